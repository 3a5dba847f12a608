/* write/css.c - the EPUB's stylesheet, from the theme that sets the PDF */
#include "write/css_parts.h"

#include <math.h>

#define READABLE 4.6 /* WCAG's 4.5:1, and a little for rounding */

/* Grounds by night. */
#define NIGHT_CODE UINT32_C(0x2A2A2A)
#define NIGHT_MARK UINT32_C(0x3A3420) /* of highlighted lines */

/* --- colours --- */

static double linear(uint32_t channel)
{
	double value = (double)(channel & 0xFF) / 255;

	return value <= 0.04045 ? value / 12.92
	                        : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
	return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) +
	       0.0722 * linear(colour);
}

double css_contrast(uint32_t one, uint32_t other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

	return a > b ? a / b : b / a;
}

/* part/16 of the way from colour to black or white. */
static uint32_t toward(uint32_t colour, uint32_t end, uint32_t part)
{
	uint32_t mixed = 0;

	for (int shift = 0; shift <= 16; shift += 8) {
		uint32_t a = (colour >> shift) & 0xFF;
		uint32_t b = (end >> shift) & 0xFF;

		mixed |= ((a * (16 - part) + b * part) / 16) << shift;
	}
	return mixed;
}

uint32_t css_readable(uint32_t colour, uint32_t ground)
{
	uint32_t end = css_contrast(ground, 0) > css_contrast(ground, 0xFFFFFF)
	                       ? 0
	                       : 0xFFFFFF;
	uint32_t best = colour & 0xFFFFFF;

	for (uint32_t part = 1;
	     part <= 16 && css_contrast(best, ground) < READABLE; part++)
		best = toward(colour, end, part);
	return best;
}

void css_colour(struct buf *out, const char *property, uint32_t colour)
{
	buf_printf(out, "\t%s: #%06x;\n", property,
	           (unsigned)(colour & 0xFFFFFF));
}

/* --- lengths --- */

void css_em(struct buf *out, const char *property, sp length, sp size)
{
	int64_t thousandths = size > 0 ? (length * 1000 + size / 2) / size : 0;

	if (thousandths < 0)
		thousandths = 0;
	buf_printf(out, "\t%s: %d.%03dem;\n", property,
	           (int)(thousandths / 1000), (int)(thousandths % 1000));
}

/* --- fonts --- */

static void add_faces(const struct web_fonts *fonts, struct buf *out)
{
	for (int i = 0; i < fonts->count; i++) {
		const struct web_font *font = &fonts->fonts[i];

		if (!font->family)
			continue; /* an author's: their stylesheet names it */
		buf_printf(out,
		           "@font-face {\n"
		           "\tfont-family: \"%s\";\n"
		           "\tfont-weight: %s;\n"
		           "\tfont-style: %s;\n"
		           "\tsrc: url(../fonts/%s);\n"
		           "}\n",
		           font->family, font->bold ? "bold" : "normal",
		           font->italic ? "italic" : "normal", font->file);
	}
}

void css_family(struct buf *out, const struct web_fonts *fonts,
                enum family family)
{
	static const char *const kinds[FAMILIES] = {
		[FAMILY_SERIF] = "serif",
		[FAMILY_SANS] = "sans-serif",
		[FAMILY_MONO] = "monospace",
	};

	buf_puts(out, "\tfont-family: ");
	if (fonts->has_family[family])
		buf_printf(out, "\"%s\", ", web_family((int)family));
	for (int i = 1; i <= fonts->extra_count; i++)
		buf_printf(out, "\"Chapbook Extra %d\", ", i);
	buf_printf(out, "%s;\n", kinds[family]);
}

/* --- rules --- */

static void add_body(const struct theme *theme, const struct web_fonts *fonts,
                     struct buf *out)
{
	buf_puts(out, "body {\n");
	css_family(out, fonts, theme->body_family);
	buf_puts(out, "\tmargin: 0;\n\tpadding: 0;\n");
	if (theme->figures == FIGURES_OLD_STYLE)
		buf_puts(out, "\tfont-variant-numeric: oldstyle-nums "
		              "proportional-nums;\n");
	if (theme->hyphenate)
		buf_puts(out, "\t-webkit-hyphens: auto;\n"
		              "\thyphens: auto;\n");
	buf_puts(out, "\toverflow-wrap: break-word;\n"
	              "\torphans: 2;\n\twidows: 2;\n}\n"
	              "p {\n");
	css_em(out, "margin", theme->paragraph_space, theme->body_size);
	buf_puts(out, "\tmargin-left: 0;\n\tmargin-right: 0;\n");
	if (!theme->paragraph_space)
		css_em(out, "text-indent", theme->paragraph_indent,
		       theme->body_size);
	buf_puts(out, "}\n");
	if (theme->paragraph_space)
		return;
	/* an indent tells two paragraphs apart: only there */
	buf_puts(out, "p:first-child, h1 + p, h2 + p, h3 + p, h4 + p,\n"
	              "h5 + p, h6 + p, hr + p, figure + p, pre + p,\n"
	              "ul + p, ol + p, dl + p, table + p, blockquote + p,\n"
	              "div + p, details + p, .lines, .missing-image {\n"
	              "\ttext-indent: 0;\n}\n"
	              "li > p, dd > p, td > p, aside > p, .titlepage p {\n"
	              "\ttext-indent: 0;\n}\n");
}

static sp at_most(sp length, sp most)
{
	return length < most ? length : most;
}

static void add_heading_shape(const struct heading_style *style,
                              struct buf *out)
{
	if (style->align == TEXT_CENTER || style->align == TEXT_RIGHT)
		buf_printf(out, "\ttext-align: %s;\n",
		           style->align == TEXT_CENTER ? "center" : "right");
	if (style->rule_above) {
		css_em(out, "border-top-width", style->rule_above, style->size);
		buf_puts(out, "\tborder-top-style: solid;\n"
		              "\tpadding-top: 0.3em;\n");
	}
	if (style->rule_below) {
		css_em(out, "border-bottom-width", style->rule_below,
		       style->size);
		buf_puts(out, "\tborder-bottom-style: solid;\n"
		              "\tpadding-bottom: 0.2em;\n");
	}
	if (style->rule_above || style->rule_below)
		css_colour(out, "border-color", style->rule_colour);
}

/* A number in a line of its own. */
static void add_number(const struct theme *theme, const struct web_fonts *fonts,
                       const struct heading_style *style, int level,
                       struct buf *out)
{
	if (style->number != NUMBER_ABOVE && style->number != NUMBER_LABEL)
		return;
	buf_printf(out, "h%d .header-section-number {\n\tdisplay: block;\n",
	           level);
	css_family(out, fonts, style->number_family);
	css_em(out, "font-size", style->number_size, style->size);
	buf_printf(out, "\tfont-weight: %s;\n",
	           style->number_weight > 500 ? "bold" : "normal");
	if (style->number_colour != theme->text_colour)
		css_colour(out, "color",
		           css_readable(style->number_colour, DAY_GROUND));
	buf_puts(out, "}\n");
}

/* The title of a part looks as it does on its page. */
static void add_part_heading(const struct theme *theme, struct buf *out)
{
	const struct heading_style *style = &theme->part;

	buf_puts(out, "h1.part {\n");
	css_em(out, "font-size", style->size, theme->body_size);
	buf_puts(out, "\tmargin-top: 3em;\n");
	if (style->colour != theme->text_colour)
		css_colour(out, "color",
		           css_readable(style->colour, DAY_GROUND));
	add_heading_shape(style, out);
	buf_puts(out, "}\n");
	if (style->number == NUMBER_ABOVE || style->number == NUMBER_LABEL) {
		buf_puts(out, "h1.part .header-section-number {\n"
		              "\tdisplay: block;\n");
		css_em(out, "font-size", style->number_size, style->size);
		css_colour(out, "color",
		           css_readable(style->number_colour, DAY_GROUND));
		buf_puts(out, "}\n");
	}
}

static void add_headings(const struct theme *theme,
                         const struct web_fonts *fonts,
                         const bool levels[HEADING_LEVELS + 1], struct buf *out)
{
	buf_puts(out, "h1, h2, h3, h4, h5, h6 {\n");
	css_family(out, fonts, theme->headings[0].family);
	buf_puts(out, "\tline-height: 1.2;\n\ttext-align: left;\n"
	              "\ttext-wrap: balance;\n"
	              "\t-webkit-hyphens: none;\n\thyphens: none;\n"
	              "\tpage-break-after: avoid;\n\tbreak-after: avoid;\n"
	              "\tpage-break-inside: avoid;\n\tbreak-inside: avoid;\n"
	              "}\n");
	for (int i = 0; i < HEADING_LEVELS; i++) {
		const struct heading_style *style = &theme->headings[i];
		/* a screen has no room for the spaces around a chapter's
		 * title on paper */
		sp before = at_most(style->space_before, style->size * 3 / 2);
		sp after = at_most(style->space_after, style->size * 9 / 10);

		/* a heading that was moved to close a gap keeps its looks */
		buf_printf(out, "h%d", i + 1);
		if (levels[i + 1])
			buf_printf(out, ", .level-%d", i + 1);
		buf_puts(out, " {\n");
		css_em(out, "font-size", style->size, theme->body_size);
		buf_printf(out, "\tfont-weight: %s;\n",
		           style->weight > 500 ? "bold" : "normal");
		if (style->italic)
			buf_puts(out, "\tfont-style: italic;\n");
		css_em(out, "margin-top", before, style->size);
		css_em(out, "margin-bottom", after, style->size);
		css_case(out, theme, style->letter_case);
		if (style->letter_case == CASE_CAPITALS)
			buf_puts(out, "\tfont-variant-numeric: "
			              "lining-nums;\n");
		if (style->colour != theme->text_colour)
			css_colour(out, "color",
			           css_readable(style->colour, DAY_GROUND));
		if (style->family != theme->headings[0].family)
			css_family(out, fonts, style->family);
		add_heading_shape(style, out);
		buf_puts(out, "}\n");
		add_number(theme, fonts, style, i + 1, out);
	}
	add_part_heading(theme, out);
	buf_puts(out, ".header-section-number {\n"
	              "\tmargin-inline-end: 0.25em;\n}\n"
	              ".number {\n");
	css_colour(out, "color",
	           css_readable(theme->accent_colour, DAY_GROUND));
	buf_puts(out, "}\n");
}

static void add_blocks(const struct theme *theme, struct buf *out)
{
	buf_puts(out, "blockquote {\n");
	css_em(out, "padding-left", theme->quote_indent / 2, theme->body_size);
	buf_puts(out, "\tmargin: 0 0 0 0.5em;\n");
	css_em(out, "margin-top", theme->quote_space, theme->body_size);
	css_em(out, "margin-bottom", theme->quote_space, theme->body_size);
	buf_puts(out, "\tborder-left: 0.15em solid;\n");
	css_colour(out, "border-color", theme->quote_bar_colour);
	buf_puts(out, "}\nul, ol {\n\tmargin: 0;\n");
	css_em(out, "margin-top", theme->list_space, theme->body_size);
	css_em(out, "margin-bottom", theme->list_space, theme->body_size);
	css_em(out, "padding-left", theme->list_indent, theme->body_size);
	buf_puts(out, "}\n"
	              "li > ul, li > ol {\n\tmargin: 0;\n}\n"
	              ".tasks {\n\tlist-style-type: none;\n}\n"
	              ".task {\n\ttext-indent: -1.4em;\n}\n"
	              ".task * {\n\ttext-indent: 0;\n}\n"
	              "li > p {\n\tmargin: 0.4em 0;\n}\n"
	              "dl {\n\tmargin: 0.8em 0;\n}\n"
	              "dt {\n\tfont-weight: bold;\n"
	              "\tpage-break-after: avoid;\n\tbreak-after: avoid;\n}\n"
	              "dd {\n\tmargin: 0.2em 0 0.6em 1.5em;\n}\n");
	css_breaks(theme, out);
	buf_puts(out, ".pagebreak {\n\tpage-break-after: always;\n"
	              "\tbreak-after: page;\n}\n"
	              ".pagebreak-before {\n\tpage-break-before: always;\n"
	              "\tbreak-before: page;\n}\n");
}

static void add_code(const struct theme *theme, const struct web_fonts *fonts,
                     struct buf *out)
{
	buf_puts(out, "code, pre, kbd {\n");
	css_family(out, fonts, FAMILY_MONO);
	/* two signs stay two: "!=" is not one character */
	buf_puts(out, "\tfont-variant-ligatures: none;\n"
	              "\t-webkit-hyphens: none;\n\thyphens: none;\n}\n"
	              "code, kbd {\n");
	css_em(out, "font-size", theme->inline_code, 1000);
	buf_puts(out, "\toverflow-wrap: anywhere;\n}\npre {\n");
	css_em(out, "font-size", theme->code_size, theme->body_size);
	buf_puts(out, "\tline-height: 1.4;\n\tmargin: 1em 0;\n"
	              "\tpadding: 0.6em 0.8em;\n"
	              "\tborder-left: 0.2em solid;\n");
	css_colour(out, "border-color", theme->quote_bar_colour);
	buf_puts(out, "\ttext-align: left;\n"
	              "\twhite-space: pre-wrap;\n"
	              "\ttext-indent: 0;\n"
	              "\ttext-indent: 3em hanging each-line;\n"
	              "\ttab-size: 4;\n"
	              "\toverflow-wrap: anywhere;\n"
	              "\tword-wrap: break-word;\n}\n"
	              "pre code {\n\tfont-size: 1em;\n}\n"
	              ".math.display {\n\tdisplay: block;\n"
	              "\tmargin: 0.8em 1.5em;\n\twhite-space: pre-wrap;\n"
	              "}\n");
}

/* Colours stand only where the ground is ours, too (add_lights); weight and
 * slant are enough elsewhere, and on paper-like screens. */
static void add_token_styles(const struct theme *theme, struct buf *out)
{
	for (int i = 1; i < CODE_CLASSES; i++) {
		const struct code_style *style = &theme->code_styles[i];

		if (!style->bold && !style->italic)
			continue;
		buf_printf(out, "pre .%s {\n",
		           code_class_letter((enum code_class)i));
		if (style->bold)
			buf_puts(out, "\tfont-weight: bold;\n");
		if (style->italic)
			buf_puts(out, "\tfont-style: italic;\n");
		buf_puts(out, "}\n");
	}
}

static void add_token_colours(const struct theme *theme, uint32_t ground,
                              struct buf *out)
{
	for (int i = 1; i < CODE_CLASSES; i++) {
		buf_printf(out, "pre .%s {\n",
		           code_class_letter((enum code_class)i));
		css_colour(out, "color",
		           css_readable(theme->code_styles[i].colour, ground));
		buf_puts(out, "}\n");
	}
	buf_puts(out, ".numbered .line::before {\n");
	css_colour(out, "color", css_readable(theme->muted_colour, ground));
	buf_puts(out, "}\n");
}

static void add_listings(const struct theme *theme, struct buf *out)
{
	add_token_styles(theme, out);
	/* the line end after it stays in the text, for who copies it */
	buf_puts(out, "pre .line {\n\tdisplay: inline-block;\n"
	              "\twidth: 100%;\n\tbox-sizing: border-box;\n"
	              "\tpadding-left: 3em;\n\ttext-indent: -3em;\n}\n"
	              "pre mark.line {\n");
	css_colour(out, "background-color", theme->code_marked);
	css_colour(out, "color",
	           css_readable(theme->text_colour, theme->code_marked));
	buf_puts(out, "}\n"
	              "pre.numbered {\n\tpadding-left: 3.6em;\n}\n"
	              ".numbered .line::before {\n"
	              "\tcontent: attr(data-number);\n"
	              "\tdisplay: inline-block;\n"
	              "\twidth: 2.2em;\n\tmargin-left: -3.2em;\n"
	              "\tpadding-right: 1em;\n\ttext-align: right;\n"
	              "\ttext-indent: 0;\n\tfont-weight: normal;\n");
	buf_puts(out, "}\n"
	              ".listing {\n\tmargin: 1em 0;\n}\n"
	              ".listing pre {\n\tmargin-top: 0;\n}\n"
	              "p.filename {\n\tmargin: 0 0 0.2em 0;\n"
	              "\ttext-indent: 0;\n"
	              "\tpage-break-after: avoid;\n\tbreak-after: avoid;\n");
	css_em(out, "font-size", theme->code_size, theme->body_size);
	buf_puts(out, "}\n");
}

static void add_tables(const struct theme *theme, const struct web_fonts *fonts,
                       struct buf *out)
{
	buf_puts(out, "table {\n");
	css_family(out, fonts, theme->table_family);
	css_em(out, "font-size", theme->table_size, theme->body_size);
	buf_puts(out, "\tfont-variant-numeric: lining-nums tabular-nums;\n"
	              "\tmargin: 1em 0;\n\tmax-width: 100%;\n"
	              "\tborder-collapse: collapse;\n"
	              "\tborder-top: 1px solid;\n"
	              "\tborder-bottom: 1px solid;\n}\n"
	              "caption {\n");
	css_family(out, fonts, theme->caption_family);
	css_em(out, "font-size", theme->caption_size, theme->table_size);
	css_colour(out, "color",
	           css_readable(theme->caption_colour, DAY_GROUND));
	buf_puts(out, "\ttext-align: left;\n"
	              "\tpadding-bottom: 0.4em;\n"
	              "\tpage-break-after: avoid;\n\tbreak-after: avoid;\n"
	              "}\n"
	              "thead {\n\tborder-bottom: 1px solid;\n}\n"
	              "tfoot {\n\tborder-top: 1px solid;\n}\n"
	              "tr {\n\tpage-break-inside: avoid;\n"
	              "\tbreak-inside: avoid;\n}\n"
	              "th, td {\n\tpadding: 0.3em 0.8em 0.3em 0;\n"
	              "\ttext-align: left;\n\tvertical-align: top;\n"
	              "\t-webkit-hyphens: auto;\n\thyphens: auto;\n"
	              "\toverflow-wrap: break-word;\n}\n"
	              "tbody th, tfoot th {\n\tfont-weight: inherit;\n}\n"
	              "td > :first-child {\n\tmargin-top: 0;\n}\n"
	              "td > :last-child {\n\tmargin-bottom: 0;\n}\n"
	              "th code, td code {\n\toverflow-wrap: inherit;\n}\n"
	              ".long-word code {\n\toverflow-wrap: anywhere;\n}\n"
	              "@media (max-width: 30em) {\n.long-word {\n"
	              "\toverflow-wrap: anywhere;\n}\n"
	              ".crowded {\n");
	css_em(out, "font-size", theme->table_size * 4 / 5, theme->body_size);
	buf_puts(out, "}\n.crowded th, .crowded td {\n"
	              "\tpadding-right: 0.4em;\n}\n}\n"
	              "@media (max-width: 18em) {\nth, td {\n"
	              "\toverflow-wrap: anywhere;\n}\n}\n"
	              "th:last-child, td:last-child {\n"
	              "\tpadding-right: 0;\n}\n"
	              "th {\n\tfont-weight: bold;\n"
	              "\tvertical-align: bottom;\n}\n"
	              "th.left, td.left {\n\ttext-align: left;\n}\n"
	              "th.right, td.right {\n\ttext-align: right;\n}\n"
	              "th.center, td.center {\n\ttext-align: center;\n}\n");
}

/* Columns stand one below the other where the screen is narrow, and where the
 * reading system knows nothing of flexible boxes. */
static void add_columns(struct buf *out)
{
	buf_puts(out, ".columns {\n\tdisplay: -webkit-flex;\n"
	              "\tdisplay: flex;\n\t-webkit-flex-wrap: wrap;\n"
	              "\tflex-wrap: wrap;\n\tmargin: 1em 0;\n}\n"
	              ".columns > * {\n\t-webkit-flex: 1 1 100%;\n"
	              "\tflex: 1 1 100%;\n}\n"
	              ".columns > .column {\n\t-webkit-flex: 1 1 0;\n"
	              "\tflex: 1 1 0;\n\tmin-width: 8em;\n"
	              "\tbox-sizing: border-box;\n\tpadding: 0 0.6em;\n}\n"
	              ".columns > .column:first-child {\n"
	              "\tpadding-left: 0;\n}\n"
	              ".columns > .column:last-child {\n"
	              "\tpadding-right: 0;\n}\n"
	              ".columns > .column[class*=\"width-\"] {\n"
	              "\t-webkit-flex: 0 1 auto;\n\tflex: 0 1 auto;\n}\n"
	              "figure.wrap-left {\n\tfloat: left;\n"
	              "\tmax-width: 48%;\n\tmargin: 0.3em 1em 0.5em 0;\n}\n"
	              "figure.wrap-right, figure.margin {\n"
	              "\tfloat: right;\n\tmax-width: 48%;\n"
	              "\tmargin: 0.3em 0 0.5em 1em;\n}\n"
	              "h1, h2, h3, h4, h5, h6 {\n\tclear: both;\n}\n"
	              ".column > figure, .subfigure {\n"
	              "\tmargin-top: 0;\n\tmargin-bottom: 0.5em;\n}\n");
}

static void add_figures(const struct theme *theme,
                        const struct web_fonts *fonts, const bool widths[101],
                        struct buf *out)
{
	buf_puts(out, "p.picture {\n\ttext-indent: 0;\n}\n");
	buf_puts(out, "img {\n\tmax-width: 100%;\n\theight: auto;\n}\n"
	              "figure {\n\tmargin: 1.2em 0;\n\ttext-align: center;\n"
	              "\tpage-break-inside: avoid;\n"
	              "\tbreak-inside: avoid;\n}\n"
	              "figure > * {\n\ttext-align: left;\n}\n"
	              "figcaption {\n");
	css_family(out, fonts, theme->caption_family);
	css_em(out, "font-size", theme->caption_size, theme->body_size);
	css_colour(out, "color",
	           css_readable(theme->caption_colour, DAY_GROUND));
	/* As wide as its words, in the middle, but its lines begin left. */
	buf_puts(out, "\tdisplay: table;\n\tmargin: 0.5em auto 0 auto;\n"
	              "\ttext-align: left;\n"
	              "\tpage-break-before: avoid;\n"
	              "\tbreak-before: avoid;\n}\n"
	              "details.data {\n\tmargin: 0 0 1.2em 0;\n");
	css_family(out, fonts, theme->caption_family);
	css_em(out, "font-size", theme->caption_size, theme->body_size);
	buf_puts(out, "}\n"
	              "figure.listing {\n\tpage-break-inside: auto;\n"
	              "\tbreak-inside: auto;\n}\n"
	              ".missing-image {\n\tborder: 1px solid;\n"
	              "\tpadding: 0.3em 0.5em;\n}\n"
	              "body.cover {\n\tmargin: 0;\n\ttext-align: center;\n}\n"
	              "body.cover img {\n\tmax-width: 100%;\n"
	              "\tmax-height: 100vh;\n\twidth: auto;\n}\n");
	add_columns(out);
	for (int i = 1; i <= 100; i++)
		if (widths[i])
			buf_printf(out, ".width-%d {\n\twidth: %d%%;\n}\n", i,
			           i);
}

static void add_inlines(const struct theme *theme, struct buf *out)
{
	buf_puts(out, "a {\n");
	css_colour(out, "color", css_readable(theme->link_colour, DAY_GROUND));
	buf_puts(out,
	         "\ttext-decoration: underline;\n}\n"
	         "sup, sub, .noteref {\n\tfont-size: 0.75em;\n"
	         "\tline-height: 0;\n}\n"
	         "sup, .noteref {\n\tvertical-align: super;\n}\n"
	         "sub {\n\tvertical-align: sub;\n}\n"
	         ".noteref {\n\tmargin-left: 0.1em;\n}\n"
	         ".underline, .ul {\n\ttext-decoration: underline;\n}\n"
	         "small {\n\tfont-size: 0.85em;\n}\n"
	         "mark {\n\tbackground-color: #fff3b0;\n\tcolor: #1a1a1a;\n}\n"
	         "kbd {\n\tborder: 1px solid;\n\tpadding: 0 0.25em;\n}\n");
}

static void add_parts(const struct theme *theme, struct buf *out)
{
	buf_puts(out, ".notes {\n\tmargin-top: 2em;\n\tpadding-top: 0.6em;\n"
	              "\tborder-top: 1px solid;\n");
	css_colour(out, "border-color", theme->rule_colour);
	css_em(out, "font-size", theme->note_size, theme->body_size);
	buf_puts(out, "}\naside {\n\tmargin: 0 0 0.5em 0;\n}\n"
	              "dfn {\n\tfont-style: normal;\n}\n"
	              "ul.index {\n\tlist-style-type: none;\n"
	              "\tmargin: 0;\n\tpadding-left: 0;\n}\n"
	              "ul.index ul.index {\n\tpadding-left: 1.2em;\n}\n"
	              "ul.index li {\n\tmargin: 0;\n}\n"
	              ".index-letter {\n\tmargin: 1em 0 0.2em 0;\n"
	              "\tpage-break-after: avoid;\n"
	              "\tbreak-after: avoid;\n}\n"
	              "nav ol {\n\tlist-style-type: none;\n"
	              "\tpadding-left: 0;\n}\n"
	              "nav ol ol {\n\tpadding-left: 1.2em;\n}\n"
	              "nav li {\n\tmargin: 0.3em 0;\n}\n"
	              "nav a {\n\ttext-decoration: none;\n}\n");
}

/*
 * Code gets a ground of its own only where the reading system says which light
 * it shows the book in; elsewhere a rule beside it is enough. By night our
 * colours give way to the reader's: how dark the page is, nobody tells us. Those
 * of headings and boxes stand behind selectors of many kinds.
 */
static void add_lights(const struct theme *theme, struct buf *out)
{
	buf_puts(out, "@media (prefers-color-scheme: light) {\npre {\n");
	css_colour(out, "background-color", theme->code_background);
	css_colour(out, "color",
	           css_readable(theme->text_colour, theme->code_background));
	buf_puts(out, "}\n");
	css_box_grounds(theme, out);
	/* the darker of the two grounds */
	add_token_colours(theme, theme->code_marked, out);
	buf_puts(out, "}\n"
	              "@media (prefers-color-scheme: dark) {\n"
	              "a {\n\tcolor: inherit;\n}\n"
	              ".number, .header-section-number, .box-title,\n"
	              ".publisher, .date, .rights,\n"
	              "p::first-letter, caption, figcaption, h1, h2, h3, h4, "
	              "h5, h6 {\n"
	              "\tcolor: inherit !important;\n}\n"
	              "pre {\n");
	css_colour(out, "background-color", NIGHT_CODE);
	css_colour(out, "color", css_readable(0xE0E0E0, NIGHT_CODE));
	buf_puts(out, "}\n");
	add_token_colours(theme, NIGHT_MARK, out);
	buf_puts(out, "pre mark.line {\n");
	css_colour(out, "background-color", NIGHT_MARK);
	css_colour(out, "color", css_readable(0xE0E0E0, NIGHT_MARK));
	/* drawings with a transparent ground are made for white paper, and
	 * reach to its edges */
	buf_puts(out, "}\nimg {\n\tbackground-color: #ffffff;\n}\n"
	              "figure img[src$=\".svg\"], .picture "
	              "img[src$=\".svg\"] {\n"
	              "\tpadding: 0.6em;\n\tbox-sizing: border-box;\n"
	              "\tborder-radius: 0.3em;\n}\n}\n");
}

void css_write(const struct theme *theme, const struct web_fonts *fonts,
               const struct xhtml_facts *facts, struct buf *out)
{
	buf_puts(out, "@charset \"UTF-8\";\n");
	add_faces(fonts, out);
	add_body(theme, fonts, out);
	add_headings(theme, fonts, facts->levels, out);
	add_blocks(theme, out);
	add_code(theme, fonts, out);
	add_listings(theme, out);
	add_tables(theme, fonts, out);
	add_figures(theme, fonts, facts->widths, out);
	add_inlines(theme, out);
	css_emphasis(theme, out);
	css_small_caps(theme, out);
	css_boxes(theme, fonts, out);
	css_dropcaps(theme, fonts, out);
	css_title_page(theme, fonts, out);
	add_parts(theme, out);
	add_lights(theme, out);
}
