/* write/css_letters.c - capitals, drop caps, ornaments */
#include "write/css_parts.h"

void css_case(struct buf *out, const struct theme *theme,
              enum letter_case letter_case)
{
	int tracking = letter_case == CASE_CAPITALS
	                       ? theme->capitals_tracking
	                       : theme->small_caps_tracking;

	switch (letter_case) {
	case CASE_AS_WRITTEN:
		return;
	case CASE_SMALL_CAPS:
		buf_puts(out, "\tfont-variant-caps: small-caps;\n");
		break;
	case CASE_ALL_SMALL_CAPS:
		buf_puts(out, "\tfont-variant-caps: all-small-caps;\n");
		break;
	case CASE_CAPITALS:
		buf_puts(out, "\ttext-transform: uppercase;\n");
		break;
	}
	if (tracking > 0)
		css_em(out, "letter-spacing", tracking, 1000);
}

/* Italics are what a reading system has without being told. */
void css_emphasis(const struct theme *theme, struct buf *out)
{
	if (theme->emphasis == EMPHASIS_BOLD)
		buf_puts(out, "em {\n\tfont-style: normal;\n"
		              "\tfont-weight: bold;\n}\n");
}

void css_small_caps(const struct theme *theme, struct buf *out)
{
	buf_puts(out, ".small-caps, .smallcaps {\n");
	css_case(out, theme, CASE_SMALL_CAPS);
	buf_puts(out, "}\n.all-small-caps, .allsmallcaps {\n");
	css_case(out, theme, CASE_ALL_SMALL_CAPS);
	buf_puts(out, "}\n");
}

/* A string of CSS: what is not plain is written by its number. */
static void add_string(struct buf *out, struct view text)
{
	buf_char(out, '"');
	for (size_t at = 0; at < text.n;) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (ascii_is_alpha((char)c) && c < 0x80)
			buf_char(out, (char)c);
		else
			buf_printf(out, "\\%06x", (unsigned)c);
	}
	buf_char(out, '"');
}

/* Between scenes, and the large letter that a chapter begins with. */
void css_breaks(const struct theme *theme, struct buf *out)
{
	struct view ornament = theme_ornament(theme);

	buf_puts(out, "hr {\n\tmargin: 1.5em auto;\n\tborder: 0;\n");
	if (!ornament.n && !view_is(theme->ornament, "space")) {
		buf_puts(out, "\twidth: 20%;\n\tborder-top: 1px solid;\n");
		css_colour(out, "border-color", theme->rule_colour);
	} else {
		buf_puts(out, "\theight: 1.2em;\n\tline-height: 1.2;\n"
		              "\toverflow: visible;\n"
		              "\ttext-align: center;\n");
	}
	buf_puts(out, "}\n");
	if (!ornament.n)
		return;
	buf_puts(out, "hr::before {\n\tcontent: ");
	add_string(out, ornament);
	buf_puts(out, ";\n}\n");
}

void css_dropcaps(const struct theme *theme, const struct web_fonts *fonts,
                  struct buf *out)
{
	const struct dropcap_style *style = &theme->dropcap;
	const char *at = style->lines >= 2 ? ", h1 + p::first-letter, "
	                                     "header + p::first-letter"
	                                   : "";
	int lines = style->lines >= 2 ? style->lines : 3;

	buf_printf(out, ".dropcap > p:first-child::first-letter%s {\n", at);
	css_family(out, fonts, style->family);
	/* capitals are 7/10 of their size high, lines 1.35 apart */
	css_em(out, "font-size", 1350 * (lines - 1) * 10 / 7 + 1000, 1000);
	buf_printf(out,
	           "\tfloat: left;\n\tline-height: 0.75;\n"
	           "\tfont-weight: %s;\n"
	           "\tpadding: 0.06em 0.06em 0 0;\n",
	           style->weight > 500 ? "bold" : "normal");
	if (style->colour != theme->text_colour)
		css_colour(out, "color",
		           css_readable(style->colour, DAY_GROUND));
	buf_puts(out, "}\n");
	if (theme->paragraph_space)
		return;
	buf_puts(out, ".dropcap + p {\n");
	css_em(out, "text-indent", theme->paragraph_indent, theme->body_size);
	buf_puts(out, "}\n");
}
