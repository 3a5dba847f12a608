/* tests/unit/test_plot_draw.c - the words that charts bear, and where */
#include "import/import.h"
#include "plot/draw.h"
#include "tests/check.h"

static struct arena memory;
static struct shaper *shaper;

/* The words of a chart in the order in which they are drawn, one a line. */
static void draws(const char *yaml, const char *want)
{
	struct chart_files files = {NULL, 0, VIEW(".")};
	struct book book = {.memory = &memory, .theme = theme_default()};
	struct chart chart = {.at = {"a.md", 1, 1}, .lang = VIEW("en")};
	struct diag diag = {0};
	struct buf words = {0};
	struct value *map = yaml_read(&memory, view_of(yaml), "a.md", 2, &diag);
	struct view svg;
	size_t at = 0;

	CHECK(chart_read(&chart, &book, map, &files, &diag));
	svg = chart_draw(&chart, &book, shaper);
	while ((at = view_find(svg, '<', at)) < svg.n) {
		size_t end = view_find(svg, '>', at);
		bool is_text = view_starts(view_from(svg, at), "<text");

		at = end + 1;
		if (is_text)
			buf_printf(&words, "%.*s\n",
			           (int)(view_find(svg, '<', at) - at),
			           svg.p + at);
	}
	CHECK_TEXT(buf_text(&words), want);
	buf_clear(&words);
	diag_clear(&diag);
}

static void last_values_stand_behind_names(void)
{
	draws("type: line\nlabels: true\nwidth: 8cm\n"
	      "data: |\n  year, Ash, Elm\n  2020, 1, 9\n  2021, 4, 5\n",
	      "0\n2\n4\n6\n8\n10\n2020\n2021\n1\n9\nElm\n5\nAsh\n4\n");
}

static void numbered_bars_stand_with_some_of_their_numbers(void)
{
	struct buf yaml = {0};

	buf_puts(&yaml, "type: bar\nlabels: false\nwidth: 6cm\n"
	                "data: |\n  day, n\n");
	for (int i = 1; i <= 40; i++)
		buf_printf(&yaml, "  %d, %d\n", i, i % 7);
	draws(buf_text(&yaml), "0\n5\n10\n5\n10\n15\n20\n25\n30\n35\n40\n");
	buf_clear(&yaml);
}

static void long_names_lay_bars_down(void)
{
	draws("type: bar\nlabels: false\nwidth: 3cm\n"
	      "data: |\n  who, n\n  Incomprehensibilities, 1\n"
	      "  Counterrevolutionaries, 3\n  Else, 2\n",
	      "0\n1\n2\n3\nIncomprehensibilities\nCounterrevolutionaries\n"
	      "Else\n");
}

int main(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);

	shaper = shaper_open(fonts);
	last_values_stand_behind_names();
	numbered_bars_stand_with_some_of_their_numbers();
	long_names_lay_bars_down();
	shaper_close(shaper);
	fonts_close(fonts);
	arena_reset(&memory);
	diag_clear(&d);
	return check_done();
}
