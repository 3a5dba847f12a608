/* tests/unit/test_theme.c - pandoc's print variables change the theme */
#include "doc/theme_read.h"
#include "import/import.h"
#include "tests/check.h"

static struct arena memory;
static struct diag diag;

static struct theme theme_of(const char *yaml)
{
	struct meta meta = {0};
	struct theme theme;

	diag_clear(&diag);
	meta_merge(&memory, &meta,
	           yaml_read(&memory, view_of(yaml), "a.md", 1, &diag), false);
	meta_read(&memory, &meta, &diag);
	theme_make(&theme, NULL, 0, &meta, &diag);
	return theme;
}

static bool near_mm(sp length, double mm)
{
	sp difference = length - MM(mm);

	return difference > -PT(0.1) && difference < PT(0.1);
}

static void the_default_stands_on_a_grid(void)
{
	struct theme theme = theme_default();

	CHECK(theme_text_height(&theme) % theme.leading == 0);
	CHECK(theme_measure(&theme) > PT(290));
	CHECK(theme_measure(&theme) < PT(305));
	for (int i = 0; i < HEADING_LEVELS; i++) {
		const struct heading_style *h = &theme.headings[i];
		sp rest = (h->space_before + h->leading + h->space_after) %
		          theme.leading;

		CHECK(rest <= 2 || theme.leading - rest <= 2);
	}
}

static void takes_paper_and_margins(void)
{
	struct theme theme = theme_of("papersize: a4paper\n"
	                              "geometry: margin=2cm,top=30mm\n");

	CHECK(near_mm(theme.page_width, 210));
	CHECK(near_mm(theme.margin_inner, 20));
	CHECK(near_mm(theme.margin_top, 30));
	theme = theme_of("margin-left: 1in\nclassoption: [oneside, landscape]");
	CHECK(near_mm(theme.margin_inner, 25.4));
	CHECK(!theme.two_sided && theme.page_width > theme.page_height);
	CHECK(diag.count == 0);
}

static void takes_type_and_colour(void)
{
	struct theme theme = theme_of("fontsize: 12pt\nlinestretch: 1.5\n"
	                              "linkcolor: '#123456'\nindent: false\n");

	CHECK(theme.body_size == PT(12));
	CHECK(theme.leading == PT(12 * 1.35 * 1.5));
	CHECK(theme.link_colour == 0x123456);
	CHECK(theme.paragraph_indent == 0 && theme.paragraph_space > 0);
}

static void takes_letters_and_figures(void)
{
	struct theme theme = theme_of("figures: oldstyle\n"
	                              "heading-case: [capitals, smallcaps]\n"
	                              "running-case: all-smallcaps\n");

	CHECK(theme.figures == FIGURES_OLD_STYLE);
	CHECK(theme.headings[0].letter_case == CASE_CAPITALS);
	CHECK(theme.headings[1].letter_case == CASE_SMALL_CAPS);
	CHECK(theme.headings[2].letter_case == CASE_AS_WRITTEN);
	CHECK(theme.running_case == CASE_ALL_SMALL_CAPS);
	theme = theme_of("heading-case: smallcaps\n");
	CHECK(theme.headings[5].letter_case == CASE_SMALL_CAPS);
	CHECK(theme.figures == FIGURES_LINING);
}

static void refuses_nonsense(void)
{
	struct theme theme = theme_of("papersize: a99\nfontsize: 900pt\n"
	                              "geometry: margin=30cm\n"
	                              "linestretch: huge\nlinkcolor: '#12'\n"
	                              "figures: roman\nheading-case: huge\n");

	CHECK(diag_count(&diag, DIAG_VALUE_BAD) == 7);
	CHECK(theme_measure(&theme) > PT(100));
	CHECK(theme_text_height(&theme) > PT(100));
}

/* The tables that awk made say what libyaml reads in the same files. */
static void bundled_tables_are_their_files(void)
{
	static const char *const names[] = {"book", "handout", "large-print"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const struct theme_layer *theme =
			theme_bundled(view_of(names[i]));
		struct theme_layer read;
		struct buf text = {0};

		diag_clear(&diag);
		for (const char *const *line = theme->lines; *line; line++)
			buf_printf(&text, "%s\n", *line);
		read = theme_layer_of(
			&memory,
			yaml_read(&memory, (struct view){text.bytes, text.len},
		                  "t.yaml", 1, &diag),
			&diag);
		CHECK(diag.count == 0 && read.count == theme->count);
		CHECK(!read.extends == !theme->extends);
		for (int k = 0; k < read.count && k < theme->count; k++) {
			CHECK_TEXT(read.values[k].key, theme->values[k].key);
			CHECK_TEXT(read.values[k].text, theme->values[k].text);
			CHECK(read.values[k].at.line ==
			      theme->values[k].at.line);
		}
		buf_clear(&text);
	}
}

static void bundled_themes_are_without_fault(void)
{
	static const char *const names[] = {"book", "handout", "large-print"};
	struct meta meta = {0};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const struct theme_layer *layer =
			theme_bundled(view_of(names[i]));
		struct theme theme;

		diag_clear(&diag);
		theme_make(&theme, &layer, 1, &meta, &diag);
		CHECK(diag.count == 0);
		CHECK(theme.box_count >= 6);
	}
}

/* What is printed can be read, and is the same theme. */
static void a_print_is_the_theme(void)
{
	const struct theme_layer *layer = theme_bundled(VIEW("large-print"));
	const struct theme_layer *again;
	struct theme_layer read;
	struct theme one, other;
	struct meta meta = {0};
	struct buf text = {0};

	diag_clear(&diag);
	theme_print(&layer, 1, &text);
	read = theme_layer_of(&memory,
	                      yaml_read(&memory,
	                                (struct view){text.bytes, text.len},
	                                "t.yaml", 1, &diag),
	                      &diag);
	again = &read;
	theme_make(&one, &layer, 1, &meta, &diag);
	theme_make(&other, &again, 1, &meta, &diag);
	CHECK(diag.count == 0);
	CHECK(one.body_size == PT(18) && other.body_size == one.body_size);
	CHECK(other.leading == one.leading);
	CHECK(other.box_count == one.box_count);
	CHECK(other.boxes[0].fill == one.boxes[0].fill);
	CHECK(other.chart_colours[7] == one.chart_colours[7]);
	CHECK(other.code_styles[CODE_KEYWORD].bold);
	buf_clear(&text);
}

int main(void)
{
	bundled_tables_are_their_files();
	bundled_themes_are_without_fault();
	a_print_is_the_theme();
	the_default_stands_on_a_grid();
	takes_paper_and_margins();
	takes_type_and_colour();
	takes_letters_and_figures();
	refuses_nonsense();
	diag_clear(&diag);
	arena_reset(&memory);
	return check_done();
}
