/* write/css_title.c - the title page as the theme has it, and the imprint */
#include "write/css_parts.h"

static void add_title(const struct theme *theme, const struct web_fonts *fonts,
                      struct buf *out)
{
	const struct title_style *style = &theme->title;

	buf_puts(out, ".titlepage .title, .titlepage .subtitle {\n");
	css_family(out, fonts, style->family);
	buf_puts(out, "\tline-height: 1.2;\n}\n.titlepage .title {\n");
	css_em(out, "font-size", style->size, theme->body_size);
	buf_printf(out, "\tfont-weight: %s;\n",
	           style->weight > 500 ? "bold" : "normal");
	buf_puts(out, "\tmargin-bottom: 0.3em;\n}\n.titlepage .subtitle {\n");
	css_em(out, "font-size", style->subtitle_size, theme->body_size);
	buf_puts(out, "}\n.titlepage .author {\n");
	css_em(out, "font-size", style->author_size, theme->body_size);
	buf_puts(out, "}\n");
}

/* The rule stands above the first author, where there is one. */
static void add_rule(const struct theme *theme, struct buf *out)
{
	const struct title_style *style = &theme->title;
	bool centred = style->align == TEXT_CENTER;

	if (!style->rule)
		return;
	buf_puts(out, ".titlepage :not(.author) + .author::before {\n"
	              "\tcontent: \"\";\n\tdisplay: block;\n");
	buf_printf(out, "\tmargin: 1.5em %s 1.5em %s;\n",
	           centred ? "auto" : "0", centred ? "auto" : "0");
	buf_printf(out, "\twidth: %d.%d%%;\n", style->rule_length / 10,
	           style->rule_length % 10);
	css_em(out, "border-top-width", style->rule, theme->body_size);
	buf_puts(out, "\tborder-top-style: solid;\n");
	css_colour(out, "border-top-color",
	           css_readable(style->rule_colour, DAY_GROUND));
	buf_puts(out, "}\n");
}

void css_title_page(const struct theme *theme, const struct web_fonts *fonts,
                    struct buf *out)
{
	static const char *const aligns[] = {
		[TEXT_JUSTIFY] = "left",
		[TEXT_LEFT] = "left",
		[TEXT_RIGHT] = "right",
		[TEXT_CENTER] = "center",
	};

	buf_printf(out,
	           ".titlepage {\n\ttext-align: %s;\n\tmargin-top: %s;\n}\n",
	           aligns[theme->title.align],
	           theme->title.place == TITLE_PAGE ? "3em" : "1em");
	add_title(theme, fonts, out);
	add_rule(theme, out);
	buf_puts(out, ".titlepage .publisher, .titlepage .date,"
	              " .titlepage .rights {\n");
	css_colour(out, "color", css_readable(theme->muted_colour, DAY_GROUND));
	buf_puts(out,
	         "}\n:not(.publisher):not(.date) + .publisher,"
	         " .author + .date, .author + .rights {\n"
	         "\tmargin-top: 3em;\n}\n"
	         ".titlepage .rights, .imprint {\n\tfont-size: 0.85em;\n}\n"
	         ".imprint {\n\tmargin-top: 6em;\n}\n"
	         ".imprint p {\n\ttext-align: left;\n"
	         "\ttext-indent: 0;\n\tmargin: 0 0 0.4em 0;\n}\n");
}
