/* tests/unit/test_css.c - the stylesheet leaves the reader in charge */
#include "tests/check.h"
#include "write/css.h"

/* Does text hold words? */
static bool has(const char *text, const char *words)
{
	return strstr(text, words) != NULL;
}

static struct buf stylesheet(struct theme theme)
{
	struct web_font font = {
		.file = "chapbook-serif-regular.ttf",
		.family = "Chapbook Serif",
		.type = "font/ttf",
	};
	struct web_fonts fonts = {.fonts = &font, .count = 1};
	struct xhtml_facts facts = {.widths = {[50] = true},
	                            .levels = {[3] = true}};
	struct buf out = {0};

	fonts.has_family[FAMILY_SERIF] = true;
	css_write(&theme, &fonts, &facts, &out);
	return out;
}

/* The declarations of the first rule that begins with selector. */
static const char *rule(struct buf *css, const char *selector)
{
	static char found[4096];
	const char *start = strstr(buf_text(css), selector);
	const char *end = start ? strchr(start, '}') : NULL;

	found[0] = '\0';
	if (end && (size_t)(end - start) < sizeof(found)) {
		memcpy(found, start, (size_t)(end - start));
		found[end - start] = '\0';
	}
	return found;
}

static void contrast_is_that_of_wcag(void)
{
	CHECK(css_contrast(0x000000, 0xFFFFFF) > 20.99);
	CHECK(css_contrast(0x777777, 0xFFFFFF) < 4.5);
	CHECK(css_contrast(0x767676, 0xFFFFFF) > 4.5);
	CHECK(css_contrast(0xFF0000, 0xFF0000) == 1.0);
}

static void every_colour_can_be_read(void)
{
	for (uint32_t colour = 0; colour < 0x1000000; colour += 0x10F0F) {
		uint32_t by_day = css_readable(colour, 0xFFFFFF);
		uint32_t by_night = css_readable(colour, 0x101010);

		CHECK(css_contrast(by_day, 0xFFFFFF) >= 4.5);
		CHECK(css_contrast(by_night, 0x101010) >= 4.5);
	}
	CHECK(css_readable(0x1F4E79, 0xFFFFFF) == 0x1F4E79);
}

static void text_keeps_the_readers_size_and_colour(void)
{
	struct buf css = stylesheet(theme_default());
	const char *body = rule(&css, "\nbody {");

	CHECK(has(body, "\"Chapbook Serif\", serif"));
	CHECK(!strstr(body, "font-size") && !strstr(body, "color"));
	CHECK(!strstr(rule(&css, "\np {"), "font-size"));
	CHECK(!strstr(buf_text(&css), "position"));
	CHECK(!strstr(buf_text(&css), "http"));
	buf_clear(&css);
}

static void code_wraps(void)
{
	struct buf css = stylesheet(theme_default());

	CHECK(has(rule(&css, "\npre {"), "white-space: pre-wrap"));
	CHECK(has(rule(&css, "\npre {"), "overflow-wrap: anywhere"));
	CHECK(has(rule(&css, "\npre {"), "text-indent: 3em hanging"));
	CHECK(has(rule(&css, "\npre .line {"), "text-indent: -3em"));
	CHECK(has(rule(&css, ".line::before {"), "text-indent: 0"));
	buf_clear(&css);
}

/* However many selectors a theme's colour stands behind. */
static void colours_give_way_by_night(void)
{
	static const char *const names[] = {
		".number,",    ".header-section-number,",
		".box-title,", "p::first-letter,",
		"figcaption,", "h1,",
		"h6 {"};
	struct buf css = stylesheet(theme_default());
	const char *night = strstr(buf_text(&css), "-scheme: dark");

	CHECK(night && has(night, "h6 {\n\tcolor: inherit !important;\n}"));
	for (size_t i = 0; night && i < sizeof(names) / sizeof(*names); i++)
		CHECK(has(night, names[i]));
	buf_clear(&css);
}

static void breaks_have_their_older_twins(void)
{
	struct buf css = stylesheet(theme_default());

	for (const char *p = buf_text(&css); (p = strstr(p, "\tbreak-")); p++) {
		char name[32], twin[64];

		CHECK(sscanf(p, " %30[a-z-]", name) == 1);
		snprintf(twin, sizeof(twin), "\tpage-%s", name);
		CHECK(has(buf_text(&css), twin));
	}
	buf_clear(&css);
}

static void lengths_come_from_the_theme(void)
{
	struct theme theme = theme_default();
	struct buf css;

	theme.body_size = PT(10);
	theme.headings[0].size = PT(25);
	theme.paragraph_indent = PT(15);
	css = stylesheet(theme);
	CHECK(has(rule(&css, "\nh1 {"), "font-size: 2.500em"));
	CHECK(has(rule(&css, "\np {"), "text-indent: 1.500em"));
	CHECK(has(buf_text(&css), "h3, .level-3 {"));
	CHECK(has(buf_text(&css), ".width-50 {\n\twidth: 50%;\n}"));
	CHECK(!strstr(buf_text(&css), ".width-51"));
	buf_clear(&css);
}

static void emphasis_comes_from_the_theme(void)
{
	struct theme theme = theme_default();
	struct buf css = stylesheet(theme);

	CHECK(!strstr(buf_text(&css), "\nem {"));
	buf_clear(&css);
	theme.emphasis = EMPHASIS_BOLD;
	css = stylesheet(theme);
	CHECK(has(rule(&css, "\nem {"), "font-weight: bold"));
	buf_clear(&css);
}

static void space_of_lists_comes_from_the_theme(void)
{
	struct theme theme = theme_default();
	struct buf css;

	theme.list_space = theme.body_size;
	theme.quote_space = 2 * theme.body_size;
	css = stylesheet(theme);
	CHECK(has(rule(&css, "\nul, ol {"), "margin-top: 1.000em"));
	CHECK(has(rule(&css, "\nblockquote {"), "margin-top: 2.000em"));
	buf_clear(&css);
}

static void braces_are_balanced(void)
{
	struct buf css = stylesheet(theme_default());
	int depth = 0;

	for (const char *p = buf_text(&css); *p; p++) {
		depth += *p == '{';
		depth -= *p == '}';
		CHECK(depth >= 0 && depth <= 2);
	}
	CHECK(depth == 0);
	buf_clear(&css);
}

/* The theme's own colours are used in print as they are. */
static void tokens_can_be_read(void)
{
	struct theme theme = theme_default();

	for (int i = 0; i < CODE_CLASSES; i++) {
		uint32_t colour = theme.code_styles[i].colour;

		CHECK(css_contrast(colour, theme.code_background) >= 4.5);
		CHECK(css_contrast(colour, theme.code_marked) >= 4.5);
		CHECK(css_contrast(css_readable(colour, 0x3A3420), 0x2A2A2A) >=
		      4.5);
	}
}

static void tokens_have_styles(void)
{
	struct buf css = stylesheet(theme_default());

	CHECK(has(rule(&css, "\npre .k {"), "font-weight: bold"));
	CHECK(has(rule(&css, "\npre .c {"), "font-style: italic"));
	CHECK(has(rule(&css, "\n.numbered .line::before {"),
	          "content: attr(data-number)"));
	buf_clear(&css);
}

/* Boxes look as they do in print, in the reader's own light. */
static void boxes_come_from_the_theme(void)
{
	struct theme theme = theme_default();
	struct buf css = stylesheet(theme);
	const char *sidebar = rule(&css, "\n.sidebar {");

	CHECK(has(sidebar, "border-top-style: solid"));
	CHECK(!has(sidebar, "border-left-style") &&
	      !has(sidebar, "background"));
	CHECK(has(rule(&css, "\n.epigraph {"), "font-style: italic"));
	for (int i = 0; i < theme.box_count; i++) {
		const struct box_style *box = &theme.boxes[i];

		if (box->fill == COLOUR_NONE)
			continue;
		CHECK(css_contrast(css_readable(box->colour, box->fill),
		                   box->fill) >= 4.5);
		CHECK(css_contrast(theme.text_colour, box->fill) >= 7);
	}
	buf_clear(&css);
}

static void headings_come_from_the_theme(void)
{
	struct theme theme = theme_default();
	struct buf css;

	theme.headings[0].align = TEXT_CENTER;
	theme.headings[0].number = NUMBER_LABEL;
	theme.headings[1].rule_below = PT(1);
	css = stylesheet(theme);
	CHECK(has(rule(&css, "\nh1 {"), "text-align: center"));
	CHECK(has(rule(&css, "\nh1 .header-section-number {"),
	          "display: block"));
	CHECK(has(rule(&css, "\nh2 {"), "border-bottom-style: solid"));
	buf_clear(&css);
}

int main(void)
{
	boxes_come_from_the_theme();
	headings_come_from_the_theme();
	contrast_is_that_of_wcag();
	every_colour_can_be_read();
	text_keeps_the_readers_size_and_colour();
	code_wraps();
	colours_give_way_by_night();
	breaks_have_their_older_twins();
	lengths_come_from_the_theme();
	emphasis_comes_from_the_theme();
	space_of_lists_comes_from_the_theme();
	braces_are_balanced();
	tokens_can_be_read();
	tokens_have_styles();
	return check_done();
}
