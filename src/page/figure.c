/* page/figure.c - pictures, and figures with their captions */
#include "page/figure.h"

#include "page/links.h"

/* Below this many pixels an inch, print looks coarse. */
#define COARSE_DPI 150
/* So much of an alternative text is shown for a missing picture. */
#define MOST_ALT_LINES 8

sp size_read(struct view text, sp whole)
{
	static const struct {
		const char *unit;
		int64_t per_thousand; /* sp of 1000 units */
	} units[] = {
		{"", 49152000},    {"px", 49152000},   {"pt", 65536000},
		{"mm", 185771339}, {"cm", 1857713386}, {"in", 4718592000},
	};
	int64_t number = 0, scale = 1000;
	bool point = false;
	size_t at = 0;

	text = view_trim(text);
	for (; at < text.n; at++) {
		if (text.p[at] == '.' && !point) {
			point = true;
			continue;
		}
		if (!ascii_is_digit(text.p[at]) || number > 1000000)
			break;
		if (point && scale == 1)
			continue;
		number = 10 * number + text.p[at] - '0';
		scale /= point ? 10 : 1;
	}
	number *= scale; /* thousandths */
	text = view_trim(view_from(text, at));
	if (view_is(text, "%"))
		return whole * number / 100000;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (view_is_nocase(text, units[i].unit))
			return number * (units[i].per_thousand / 1000) / 1000;
	return 0;
}

/* The size the author asked for, else the natural one. */
static void wanted_size(const struct column *c, const struct node *image,
                        sp page, sp *width, sp *height)
{
	const struct picture *picture = image->link.picture;
	sp w = size_read(node_value(image, "width"), c->width);
	sp h = size_read(node_value(image, "height"), page);

	*width = picture->width > 0 ? picture->width : 1;
	*height = picture->height > 0 ? picture->height : 1;
	if (w > 0 && h <= 0)
		h = (sp)((double)w * (double)*height / (double)*width);
	else if (h > 0 && w <= 0)
		w = (sp)((double)h * (double)*width / (double)*height);
	if (w > 0 && h > 0) {
		*width = w;
		*height = h;
	}
}

sp picture_natural_width(const struct column *c, const struct node *image)
{
	sp width = 4 * c->leading, height;

	if (image->link.picture)
		wanted_size(c, image, c->width, &width, &height);
	return width;
}

static void report_coarse(const struct builder *b, const struct node *image,
                          sp width)
{
	const struct picture *picture = image->link.picture;
	int pixels = picture->orientation >= 5 ? picture->pixel_height
	                                       : picture->pixel_width;
	int64_t dpi =
		(int64_t)pixels * 72 * SP_PER_PT / (width > 0 ? width : 1);

	if (pixels > 0 && dpi < COARSE_DPI)
		diag_add(b->setter->diag, DIAG_IMAGE_COARSE, image->at,
		         "%d dpi: %.*s", (int)dpi, (int)image->link.url.n,
		         image->link.url.p);
}

const struct node *figure_image(const struct node *node)
{
	if (node->kind == NODE_PARA)
		return block_lone_image(node);
	return node->kind == NODE_FIGURE && node->last
	               ? block_lone_image(node->last)
	               : NULL;
}

bool figure_has_class(const struct node *node, const char *class)
{
	const struct node *image = figure_image(node);

	return node_has_class(node, class) ||
	       (image && node_has_class(image, class));
}

/* Does the picture or its figure have this class? */
static bool has_class(const struct node *image, const char *class)
{
	const struct node *figure = node_above(image, NODE_FIGURE);

	return node_has_class(image, class) ||
	       (figure && node_has_class(figure, class));
}

bool picture_bleeds(const struct builder *b, const struct column *c,
                    const struct node *image)
{
	return b->may_bleed && !c->in_cell && has_class(image, "bleed");
}

/* As wide as the column, or the page, as far as its height allows. */
static void grown_size(const struct node *image, sp across, sp most_height,
                       sp *width, sp *height)
{
	const struct picture *picture = image->link.picture;
	double ratio =
		picture->width > 0 && picture->height > 0
			? (double)picture->height / (double)picture->width
			: 1;

	*width = across;
	*height = (sp)((double)across * ratio);
	if (*height <= most_height)
		return;
	*height = most_height;
	*width = (sp)((double)most_height / ratio);
}

/* Fit the column, then the page. */
static void fitted_size(const struct builder *b, const struct column *c,
                        const struct node *image, sp most_height, sp *width,
                        sp *height)
{
	double scale;

	if (picture_bleeds(b, c, image)) {
		grown_size(image, b->theme->page_width, most_height, width,
		           height);
		return;
	}
	if (b->fills) {
		grown_size(image, c->width, most_height, width, height);
		return;
	}
	if (has_class(image, "page") && !node_value(image, "width").n &&
	    !node_value(image, "height").n) {
		grown_size(image, c->width, most_height, width, height);
		return;
	}
	wanted_size(c, image, b->most_height, width, height);
	if (*width > c->width) {
		scale = (double)c->width / (double)*width;
		*width = c->width;
		*height = (sp)((double)*height * scale);
	}
	if (*height <= most_height)
		return;
	diag_add(b->setter->diag, DIAG_BOX_TOO_TALL, image->at, "%.*s",
	         (int)image->link.url.n, image->link.url.p);
	scale = (double)most_height / (double)*height;
	*height = most_height;
	*width = (sp)((double)*width * scale);
}

static bool has_caption(const struct node *image)
{
	const struct node *figure = node_above(image, NODE_FIGURE);

	return figure && figure->first && figure->first->kind == NODE_CAPTION;
}

/* What a missing picture would show: its alternative text. Where a caption
 * says that, the name of the file. */
static struct lines missing_words(struct builder *b, const struct node *image,
                                  const struct text_style *style,
                                  const struct para_shape *shape)
{
	struct view alt = node_value(image, "alt");
	struct lines lines = {0};

	if (!alt.n && !has_caption(image))
		return para_set(b->setter, b->lines, image, style, shape);
	lines.lines =
		line_of_text(b->setter, b->lines, alt.n ? alt : image->link.url,
	                     style, image, ROLE_CONTENT, shape->width);
	lines.count = lines.lines != NULL;
	return lines;
}

/* A frame around these words stands for what cannot be had. */
static void set_missing(struct builder *b, const struct column *c,
                        const struct node *image)
{
	struct column inner = *c;
	sp pad = c->leading / 2;
	struct text_style style;
	struct para_shape shape;
	struct lines lines;
	struct slab *slab;
	struct mark *mark;
	sp height;

	if (inner.width > 4 * pad) {
		inner.x += pad;
		inner.width -= 2 * pad;
	}
	inner.colour = b->theme->muted_colour;
	inner.align = PARA_LEFT;
	style = column_style(b, &inner, image);
	shape = (struct para_shape){.width = inner.width, .align = PARA_LEFT};
	lines = missing_words(b, image, &style, &shape);
	if (lines.count > MOST_ALT_LINES)
		lines.count = MOST_ALT_LINES;
	height = 2 * pad + (lines.count ? lines.count : 1) * c->leading;
	slab = vlist_add(b->list, height, 0);
	mark = vlist_mark(b->list, MARK_FRAME, c->x, slab->baseline);
	mark->role = ROLE_ARTIFACT;
	mark->width = c->width;
	mark->height = height;
	mark->thickness = PT(0.5);
	mark->colour = b->theme->rule_colour;
	mark->node = image;
	if (lines.count)
		slab->start = lines.lines[0].start;
	for (int i = 0; i < lines.count; i++)
		vlist_line(b->list, &lines.lines[i], inner.x,
		           slab->baseline + pad + i * c->leading +
		                   column_baseline(&inner));
}

static const struct node *link_around(const struct node *image)
{
	const struct node *node = image->parent;

	while (node && node->kind == NODE_SPAN)
		node = node->parent;
	return node && node->kind == NODE_LINK ? node : NULL;
}

static void place_picture(struct builder *b, const struct node *image, sp x,
                          sp width, sp height)
{
	struct slab *slab = vlist_add(b->list, height, 0);
	struct mark *mark =
		vlist_mark(b->list, MARK_PICTURE, x, slab->baseline);
	const struct node *link = link_around(image);

	mark->role = ROLE_CONTENT;
	mark->picture = image->link.picture;
	mark->width = width;
	mark->height = height;
	mark->node = image;
	slab->start = (struct spot){image, 0};
	if (link) {
		struct link_area *area = vlist_link(b->list, link);

		area->x = x;
		area->y = slab->baseline;
		area->width = width;
		area->height = height;
	}
}

void picture_set(struct builder *b, const struct column *c,
                 const struct node *image, sp reserve, bool centred)
{
	sp most = b->most_height - reserve;
	sp least = c->in_cell ? 0 : c->leading / 2;
	sp width, height;

	if (node_id(image).n)
		vlist_anchor(b->list, image, c->x);
	if (!image->link.picture) {
		vlist_space(b->list, least);
		set_missing(b, c, image);
		vlist_space(b->list, least);
		return;
	}
	if (most < b->most_height / 4)
		most = b->most_height / 4;
	fitted_size(b, c, image, most, &width, &height);
	report_coarse(b, image, width);
	vlist_space(b->list, least);
	place_picture(b, image, centred ? c->x + (c->width - width) / 2 : c->x,
	              width, height);
	if (picture_bleeds(b, c, image))
		b->list->marks[b->list->mark_count - 1].bleeds = true;
	if (!reserve)
		block_centre(b, c, b->list->count - 1, least);
	vlist_space(b->list, least);
}

struct column caption_column(const struct builder *b, const struct column *c)
{
	struct column caption = column_of_size(c, b->theme->caption_size,
	                                       b->theme->caption_leading);

	caption.family = (int)b->theme->caption_family;
	caption.colour = b->theme->caption_colour;
	caption.align = PARA_LEFT;
	caption.indent = 0;
	caption.on_grid = false;
	return caption;
}

/* The one paragraph of a caption, or NULL. */
static const struct node *only_paragraph(const struct node *caption)
{
	const struct node *first = caption ? caption->first : NULL;

	return first && !first->next &&
	                       (first->kind == NODE_PARA ||
	                        first->kind == NODE_PLAIN) &&
	                       !block_lone_image(first)
	               ? first
	               : NULL;
}

static int line_count(struct builder *b, const struct column *c,
                      const struct node *para)
{
	struct text_style style = column_style(b, c, para);
	sp least = 0, most = 0;

	if (!para)
		return 3;
	para_widths(b->setter, para, &style, &least, &most);
	return (int)(most / (c->width > 0 ? c->width : 1)) + 1;
}

void caption_set(struct builder *b, const struct column *c,
                 const struct node *caption, bool centred)
{
	struct column column = caption_column(b, c);
	const struct node *para = only_paragraph(caption);
	int first = b->list->count;

	if (!caption || !caption->first)
		return;
	if (node_id(caption).n)
		vlist_anchor(b->list, caption, c->x);
	if (centred && para && line_count(b, &column, para) == 1)
		column.align = PARA_CENTER;
	block_set_children(b, &column, caption);
	block_keep(b, first);
}

/* The height a caption will take, with the gap above it; nearly. */
static sp caption_height(struct builder *b, const struct column *c,
                         const struct node *caption)
{
	struct column column = caption_column(b, c);

	if (!caption || !caption->first)
		return 0;
	return (line_count(b, &column, only_paragraph(caption)) + 1) *
	       column.leading;
}

/* One block of a figure: its picture is centred, others stand as always. */
static void set_part(struct builder *b, const struct column *c,
                     const struct node *block, sp reserve)
{
	const struct node *image = NULL;

	if (block->kind == NODE_PLAIN || block->kind == NODE_PARA)
		image = block_lone_image(block);
	if (block->kind == NODE_IMAGE)
		image = block;
	if (image)
		picture_set(b, c, image, reserve, true);
	else
		block_set_one(b, c, block);
}

/* Several pictures stay on one page if one can hold them. */
static void keep_parts(struct builder *b, int first)
{
	const struct vlist *v = b->list;
	sp height = 0;

	for (int i = first; i < v->count; i++)
		height += v->slabs[i].space + v->slabs[i].height;
	if (height <= b->most_height)
		block_keep(b, first);
}

void figure_set(struct builder *b, const struct column *c,
                const struct node *figure)
{
	const struct node *caption = figure->first;
	const struct node *block = figure->first;
	struct column inner = *c;
	int first = b->list->count;
	sp reserve;

	if (caption && caption->kind == NODE_CAPTION)
		block = caption->next;
	else
		caption = NULL;
	inner.gap = 0;
	inner.indent = 0;
	reserve = caption_height(b, &inner, caption);
	vlist_space(b->list, c->leading / 2);
	for (; block; block = block->next)
		set_part(b, &inner, block, reserve);
	if (caption && caption->first) {
		b->list->next.space = c->leading / 3;
		b->list->next.keep_lines = 1;
		caption_set(b, &inner, caption, true);
	}
	keep_parts(b, first);
	block_centre(b, c, first, c->leading / 2);
	vlist_space(b->list, c->leading / 2);
}
