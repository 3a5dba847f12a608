/* write/css_box.c - boxes by class, as the theme has them */
#include "write/css_parts.h"

#include <stdio.h>

static void add_selector(struct buf *out, const struct box_style *box,
                         const char *below)
{
	buf_printf(out, ".%.*s%s {\n", (int)box->class.n, box->class.p, below);
}

/* A class that CSS would read otherwise gets no rules. */
static bool is_plain(struct view class)
{
	for (size_t i = 0; i < class.n; i++) {
		char c = class.p[i];

		if (!ascii_is_alpha(c) && c != '_' && (unsigned char)c < 0x80 &&
		    (!i || (!ascii_is_digit(c) && c != '-')))
			return false;
	}
	return class.n > 0;
}

static void add_borders(const struct theme *theme, const struct box_style *box,
                        struct buf *out)
{
	static const struct {
		unsigned side;
		const char *property;
	} sides[] = {{SIDE_ALL, "border"},
	             {SIDE_LEFT, "border-left"},
	             {SIDE_TOP, "border-top"},
	             {SIDE_BOTTOM, "border-bottom"}};
	char property[40];

	for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
		if (!(box->borders & sides[i].side))
			continue;
		buf_printf(out, "\t%s-style: solid;\n", sides[i].property);
		snprintf(property, sizeof(property), "%s-width",
		         sides[i].property);
		css_em(out, property, box->border_width, theme->body_size);
	}
	if (box->borders)
		css_colour(out, "border-color", box->colour);
}

static void add_box(const struct theme *theme, const struct web_fonts *fonts,
                    const struct box_style *box, struct buf *out)
{
	static const char *const aligns[] = {NULL, "left", "right", "center"};
	bool is_set_off = box->borders || box->fill != COLOUR_NONE;

	add_selector(out, box, "");
	css_em(out, "margin", box->space + theme->leading / 4, box->size);
	buf_puts(out, "\tmargin-left: 0;\n\tmargin-right: 0;\n");
	css_em(out, "padding", box->padding * 2 / 3, box->size);
	css_em(out, "padding-left",
	       is_set_off ? box->indent * 2 / 3 : box->indent, box->size);
	if (!is_set_off)
		buf_puts(out, "\tpadding-top: 0;\n\tpadding-right: 0;\n"
		              "\tpadding-bottom: 0;\n");
	if (box->family != theme->body_family)
		css_family(out, fonts, box->family);
	if (box->size != theme->body_size)
		css_em(out, "font-size", box->size, theme->body_size);
	if (box->italic)
		buf_puts(out, "\tfont-style: italic;\n");
	if (aligns[box->align])
		buf_printf(out, "\ttext-align: %s;\n", aligns[box->align]);
	add_borders(theme, box, out);
	buf_puts(out, "}\n");
	add_selector(out, box, " > .box-title");
	css_family(out, fonts, box->title_family);
	css_em(out, "font-size", box->title_size, box->size);
	css_colour(out, "color", css_readable(box->colour, DAY_GROUND));
	buf_puts(out, "\tfont-style: normal;\n\ttext-indent: 0;\n"
	              "\tmargin: 0 0 0.2em 0;\n"
	              "\tpage-break-after: avoid;\n\tbreak-after: avoid;\n"
	              "}\n");
	add_selector(out, box, " > .box-title + p");
	buf_puts(out, "\ttext-indent: 0;\n\tmargin-top: 0;\n}\n");
}

void css_boxes(const struct theme *theme, const struct web_fonts *fonts,
               struct buf *out)
{
	for (int i = 0; i < theme->box_count; i++)
		if (is_plain(theme->boxes[i].class))
			add_box(theme, fonts, &theme->boxes[i], out);
}

static void add_ground(const struct theme *theme, const char *selector,
                       uint32_t fill, struct buf *out)
{
	if (fill == COLOUR_NONE)
		return;
	buf_printf(out, "%s {\n", selector);
	css_colour(out, "background-color", fill);
	css_colour(out, "color", css_readable(theme->text_colour, fill));
	buf_puts(out, "}\n");
}

void css_box_grounds(const struct theme *theme, struct buf *out)
{
	add_ground(theme, "thead th", theme->table_head_fill, out);
	add_ground(theme, "tbody tr:nth-child(even)", theme->table_stripe_fill,
	           out);
	for (int i = 0; i < theme->box_count; i++) {
		const struct box_style *box = &theme->boxes[i];

		if (box->fill == COLOUR_NONE || !is_plain(box->class))
			continue;
		add_selector(out, box, "");
		css_colour(out, "background-color", box->fill);
		css_colour(out, "color",
		           css_readable(theme->text_colour, box->fill));
		buf_puts(out, "}\n");
		add_selector(out, box, " > .box-title");
		css_colour(out, "color", css_readable(box->colour, box->fill));
		buf_puts(out, "}\n");
	}
}
