/* write/xhtml_image.c - pictures and their alternative texts */
#include "write/epub_url.h"
#include "write/xhtml_parts.h"

#include <stdio.h>

#define SP_PER_PIXEL (PT(3) / 4)
#define MOST_PIXELS  100000

int xhtml_pixels(sp length)
{
	sp pixels = (length + SP_PER_PIXEL / 2) / SP_PER_PIXEL;

	return pixels < 1             ? 1
	       : pixels > MOST_PIXELS ? MOST_PIXELS
	                              : (int)pixels;
}

/* --- alternative text --- */

static bool has_pair(const struct node *node, const char *key)
{
	for (int i = 0; node->attr && i < node->attr->pair_count; i++)
		if (view_is(node->attr->pairs[i].key, key))
			return true;
	return false;
}

/*
 * The text for who cannot see the picture: what the author gave as alt, else
 * the words in the brackets, else the caption of its figure. An empty alt
 * says that the picture only decorates.
 */
static void alt_text(const struct node *image, struct buf *alt)
{
	const struct node *figure = node_above(image, NODE_FIGURE);

	if (has_pair(image, "alt")) {
		buf_view(alt, node_value(image, "alt"));
		return;
	}
	node_plain_text(image, alt);
	if (!alt->len && figure && figure->first &&
	    figure->first->kind == NODE_CAPTION)
		node_plain_text(figure->first, alt);
}

static struct view trimmed(const struct buf *b)
{
	return view_trim((struct view){buf_text(b), b->len});
}

bool xhtml_has_alt(const struct node *image)
{
	struct buf alt = {0};
	bool has;

	alt_text(image, &alt);
	has = trimmed(&alt).n > 0;
	buf_clear(&alt);
	return has;
}

/* --- size --- */

/* The number at the start of text in thousandths; *unit is what follows. */
static int64_t thousandths(struct view text, struct view *unit)
{
	int64_t value = 0, part = 100;
	size_t i = 0;

	for (; i < text.n && ascii_is_digit(text.p[i]) && value < 1000000000;
	     i++)
		value = 10 * value + INT64_C(1000) * (text.p[i] - '0');
	if (i < text.n && text.p[i] == '.')
		for (i++; i < text.n && ascii_is_digit(text.p[i]); i++) {
			value += (text.p[i] - '0') * part;
			part /= 10;
		}
	*unit = view_trim(view_from(text, i));
	return value;
}

/* A length with pandoc's units as sp; 0 when there is none, -percent for one
 * of the measure. A bare number counts pixels. */
static sp length_of(const struct node *image, const char *key)
{
	static const struct {
		const char *unit;
		int64_t sp_per_thousand;
	} units[] = {
		{"", 49152000},    {"px", 49152000},   {"pt", 65536000},
		{"pc", 786432000}, {"in", 4718592000}, {"cm", 1857713386},
		{"mm", 185771339}, {"em", 786432000},
	};
	struct view unit;
	int64_t value = thousandths(view_trim(node_value(image, key)), &unit);

	if (value <= 0 || value > 100000000)
		return 0;
	if (view_is(unit, "%"))
		return value < 1000     ? -1
		       : value > 100000 ? -100
		                        : -value / 1000;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (view_is_nocase(unit, units[i].unit))
			return value * (units[i].sp_per_thousand / 1000) / 1000;
	return 0;
}

/* What the author asked for, in proportion; percentages are no size. */
static void size_of(const struct node *image, const struct picture *picture,
                    sp *width, sp *height)
{
	sp wanted_width = length_of(image, "width");
	sp wanted_height = length_of(image, "height");

	*width = picture->width;
	*height = picture->height;
	if (*width <= 0 || *height <= 0 || (wanted_width | wanted_height) <= 0)
		return;
	if (wanted_width)
		*width = wanted_width;
	if (wanted_height)
		*height = wanted_height;
	else
		*height = (sp)((double)*width * (double)picture->height /
		               (double)picture->width);
	if (!wanted_width)
		*width = (sp)((double)*height * (double)picture->width /
		              (double)picture->height);
}

/* --- tags --- */

int xhtml_percent(struct xhtml *w, const struct node *node, char class[16])
{
	sp width = length_of(node, "width");

	*class = '\0';
	if (width >= 0)
		return 0;
	snprintf(class, 16, "width-%d", (int)-width);
	w->facts->widths[-width] = true;
	return (int)-width;
}

const char *xhtml_wrap(const struct node *image)
{
	static const char *const classes[] = {"wrap-left", "wrap-right",
	                                      "margin"};

	for (int i = 0; i < 3; i++)
		if (node_has_class(image, classes[i]))
			return classes[i];
	return NULL;
}

static void add_picture(struct xhtml *w, const struct node *image,
                        const struct plan_media *media, struct view alt)
{
	sp width, height;
	char class[16];

	size_of(image, media->picture, &width, &height);
	/* The figure that text runs around has the width; this fills it. */
	if (xhtml_percent(w, image, class) && xhtml_wrap(image) &&
	    node_above(image, NODE_FIGURE)) {
		snprintf(class, sizeof(class), "width-100");
		w->facts->widths[100] = true;
	}
	buf_puts(w->out, "<img src=\"../media/");
	buf_view(w->out, media->name);
	buf_char(w->out, '"');
	xml_attribute(w->out, "alt", alt);
	if (!alt.n)
		buf_puts(w->out, " role=\"presentation\"");
	if (image->link.title.n)
		xml_attribute(w->out, "title", image->link.title);
	if (width > 0 && height > 0) {
		xml_attribute_int(w->out, "width", xhtml_pixels(width));
		xml_attribute_int(w->out, "height", xhtml_pixels(height));
	}
	xhtml_attributes(w, image, *class ? class : NULL);
	buf_puts(w->out, "/>");
}

/* A picture on another machine is not in the book: a link leads to it. */
static bool add_link_to(struct xhtml *w, const struct node *image,
                        struct view words)
{
	struct buf address = {0};
	bool is_link = !w->in_link && epub_url_is_remote(image->link.url) &&
	               epub_url(image->link.url, &address);

	if (is_link) {
		buf_puts(w->out, "<a");
		xml_attribute(w->out, "href",
		              (struct view){buf_text(&address), address.len});
		buf_char(w->out, '>');
		xhtml_text(w, words);
		buf_puts(w->out, "</a>");
	}
	buf_clear(&address);
	return is_link;
}

static void add_missing(struct xhtml *w, const struct node *image,
                        struct view alt, bool is_block)
{
	struct view words = alt.n ? alt : image->link.url;

	buf_puts(w->out, is_block ? "<p" : "<span");
	xhtml_attributes(w, image, "missing-image");
	buf_char(w->out, '>');
	if (!add_link_to(w, image, words))
		xhtml_text(w, words);
	buf_puts(w->out, is_block ? "</p>" : "</span>");
}

void xhtml_image(struct xhtml *w, struct node *image, bool is_block)
{
	const struct plan_media *media =
		plan_media(w->plan, image->link.picture);
	struct buf text = {0};
	struct view alt;
	int count;
	struct plan_page *pages = plan_pages(w->plan, image, &count);

	/* its identifier has a tag of its own; the page marks stand before */
	for (int i = 0; i < count; i++)
		xhtml_page(&pages[i], w->out);
	for (struct node *n = image->first; n; n = n->next)
		xhtml_wait_below(w, n);
	xhtml_flush(w);
	alt_text(image, &text);
	alt = trimmed(&text);
	if (media) {
		add_picture(w, image, media, alt);
		w->facts->described += alt.n > 0;
		w->facts->undescribed += !alt.n && !has_pair(image, "alt");
	} else {
		add_missing(w, image, alt, is_block);
	}
	if (is_block)
		buf_char(w->out, '\n');
	buf_clear(&text);
}
