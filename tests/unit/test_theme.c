/* tests/unit/test_theme.c - pandoc's print variables change the theme */
#include "doc/theme.h"
#include "import/import.h"
#include "tests/check.h"

static struct arena memory;
static struct diag diag;

static struct theme theme_of(const char *yaml)
{
	struct meta meta = {0};
	struct theme theme = theme_default();

	diag_clear(&diag);
	meta_merge(&memory, &meta,
	           yaml_read(&memory, view_of(yaml), "a.md", 1, &diag), false);
	meta_read(&memory, &meta, &diag);
	theme_from_meta(&theme, &meta, &diag);
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

int main(void)
{
	the_default_stands_on_a_grid();
	takes_paper_and_margins();
	takes_type_and_colour();
	takes_letters_and_figures();
	refuses_nonsense();
	diag_clear(&diag);
	arena_reset(&memory);
	return check_done();
}
