/* tests/unit/test_plot_chart.c - chart blocks: what is read, told, refused */
#include "import/import.h"
#include "plot/chart.h"
#include "tests/check.h"

static struct arena memory;
static struct diag diag;
static struct book book;

static bool read_chart(struct chart *chart, const char *yaml, const char *lang)
{
	struct chart_files files = {NULL, 0, VIEW(".")};
	struct value *map;

	diag_clear(&diag);
	book = (struct book){.memory = &memory, .theme = theme_default()};
	*chart = (struct chart){.at = {"a.md", 1, 1}, .lang = view_of(lang)};
	map = yaml_read(&memory, view_of(yaml), "a.md", 2, &diag);
	return chart_read(chart, &book, map, &files, &diag);
}

static void tells(const char *yaml, const char *lang, const char *want)
{
	struct chart chart;

	CHECK(read_chart(&chart, yaml, lang));
	CHECK_TEXT(chart_alt(&memory, &chart).p, want);
}

/* The messages of a chart, without what the kind says. */
static void says(const char *yaml, const char *want)
{
	struct chart chart;
	struct buf out = {0};

	read_chart(&chart, yaml, "en");
	diag_print(&diag, DIAG_NOTE, &out);
	CHECK_TEXT(buf_text(&out), want);
	buf_clear(&out);
}

static void alt_text_tells_the_data(void)
{
	tells("type: bar\ntitle: Apples\ny: {unit: t}\n"
	      "data: |\n  farm, t\n  Ash, 12.5\n  Elm, 3\n",
	      "en-GB",
	      "Bar chart: Apples. Ash, Elm. Largest: Ash, 12.5 t; smallest: "
	      "Elm, 3.0 t.");
	tells("type: line\ntitle: Use\n"
	      "data: |\n  year, Rust, Go\n  2020, 3, 4\n  2021, , 9\n"
	      "  2022, 8, 7\n",
	      "en",
	      "Line chart: Use. Rust, 3 to 8 (2020 to 2022); Go, 4 to 7. "
	      "Largest: Go, 2021, 9; smallest: Rust, 2020, 3.");
	tells("type: timeline\ntitle: Life\n"
	      "data: |\n  when, what\n  2010, born\n  2015-05, grown\n",
	      "en",
	      "Timeline: Life. 2 events, from 2010 (born) to 2015-05 "
	      "(grown).");
	tells("type: pie\nalt: My own words\ndata: |\n  a, b\n  x, 1\n", "en",
	      "My own words");
}

static void other_languages_hear_no_english(void)
{
	tells("type: line\ntitle: Ernte\ndata: |\n  Jahr, t\n  2020, 1.5\n"
	      "  2021, 2\n",
	      "de",
	      "Ernte. t, 1,5\xE2\x80\x93"
	      "2,0 (2020\xE2\x80\x93"
	      "2021). max. "
	      "2021, 2,0; min. 2020, 1,5.");
}

static void columns_are_chosen_and_named(void)
{
	struct chart c;

	CHECK(read_chart(&c,
	                 "type: bar\ncolumns: [k, c]\nseries: [Cee]\n"
	                 "data: |\n  a, k, c\n  1, x, 3\n  2, y, 4\n",
	                 "en"));
	CHECK(c.series_count == 1 && c.row_count == 2);
	CHECK_TEXT(c.series[0].name.p, "Cee");
	CHECK(view_is(c.names[1], "y") && c.series[0].values[1] == 4);
}

static void faults_have_their_lines(void)
{
	says("type: bar\ndata: |\n  a, b\n  x, 1\n  y, much\n",
	     "a.md:6: error: cannot draw chart, put its source: not a number: "
	     "much [chart-bad]\n");
	says("type: cake\n",
	     "a.md:2:7: error: cannot draw chart, put its source: type is none "
	     "of bar, line, area, scatter, pie, donut, timeline [chart-bad]\n");
	says("type: bar\ncolour: red\ndata: |\n  a, b\n  x, 1\n",
	     "a.md:3:1: warning: chart has no such key: colour [chart-key]\n");
	says("type: bar\ncolumns: [a, z]\ndata: |\n  a, b\n  x, 1\n",
	     "a.md:3:14: error: cannot draw chart, put its source: no column "
	     "is called \"z\" [chart-bad]\n");
	says("type: bar\nfile: ../../etc/passwd\n",
	     "a.md:3:7: error: cannot draw chart, put its source: "
	     "../../etc/passwd: cannot find data file [chart-bad]\n");
}

static void refuses(const char *yaml)
{
	struct chart chart;

	CHECK(!read_chart(&chart, yaml, "en"));
	CHECK(diag_count(&diag, DIAG_CHART_BAD) == 1);
}

static void hostile_data_are_refused(void)
{
	refuses("type: bar");
	refuses("type: bar\ndata:");
	refuses("type: bar\ndata: ''");
	refuses("type: bar\ndata: [1, 2]");
	refuses("type: bar\ndata: |\n  a, b\n");
	refuses("type: bar\ndata: |\n  a\n  1\n");
	refuses("type: bar\ndata: |\n  a, b\n  x, NaN\n");
	refuses("type: bar\ndata: |\n  a, b\n  x, 1e999\n");
	refuses("type: bar\ndata: |\n  a, b\n  x,\n");
	refuses("type: bar\ndata: |\n  a,1,2,3,4,5,6,7,8,9\n  x,1\n");
	refuses("type: pie\ndata: |\n  a, b\n  x, -1\n");
	refuses("type: pie\ndata: |\n  a, b\n  x, 0\n");
	refuses("type: scatter\ndata: |\n  a, b\n  x, 0\n");
	refuses("type: line\ny: {log: true}\ndata: |\n  a, b\n  1, 0\n");
	refuses("type: timeline\ndata: |\n  a, b\n  soon, x\n");
}

int main(void)
{
	alt_text_tells_the_data();
	other_languages_hear_no_english();
	columns_are_chosen_and_named();
	faults_have_their_lines();
	hostile_data_are_refused();
	diag_clear(&diag);
	arena_reset(&memory);
	return check_done();
}
