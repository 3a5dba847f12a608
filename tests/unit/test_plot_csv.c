/* tests/unit/test_plot_csv.c - tables as programs and people write them */
#include "base/buf.h"
#include "plot/csv.h"
#include "tests/check.h"

static struct arena memory;

/* "a|b / 1|2", or "2: why" */
static void reads(const char *text, const char *want)
{
	struct csv csv = csv_read(&memory, view_of(text));
	struct buf out = {0};

	for (int i = -1; i < csv.row_count && !csv.why; i++) {
		buf_puts(&out, i >= 0 ? " / " : "");
		for (int k = 0; k < csv.column_count; k++) {
			buf_puts(&out, k ? "|" : "");
			buf_view(&out,
			         i < 0 ? csv.names[k] : csv.rows[i].cells[k]);
		}
	}
	if (csv.why)
		buf_printf(&out, "%d: %s", csv.line, csv.why);
	CHECK_TEXT(buf_text(&out), want);
	buf_clear(&out);
}

static void takes_rows_and_cells(void)
{
	reads("a,b\n1,2\n", "a|b / 1|2");
	reads(" a , b\n\n 1 ,2", "a|b / 1|2");
	reads("a;b\n1,5;2", "a|b / 1,5|2");
	reads("a\tb\n1\t\n", "a|b / 1|");
	reads("a,b,c\n1", "a|b|c / 1||");
	reads("", "");
}

static void takes_quotes(void)
{
	reads("a,b\n\"x, y\",\"say \"\"yes\"\"\"", "a|b / x, y|say \"yes\"");
	reads("a,b\n\"two\nlines\",2\nx,3", "a|b / two lines|2 / x|3");
	reads("\"a;b\";c\n1;2", "a;b|c / 1|2");
	reads("a,b\n\"\",2", "a|b / |2");
}

static void tells_what_is_wrong(void)
{
	reads("a,b\n1,\"2\n3", "1: a quote is never closed");
	reads("a,b\n1,2,3", "1: more cells than the first row has");
	reads("a,b\n\"1\"x,2", "1: text after a closing quote");
}

static void counts_lines(void)
{
	struct csv csv = csv_read(&memory, VIEW("a,b\n\n\"x\ny\",2\nz,3\n"));

	CHECK(csv.row_count == 2 && csv.rows[0].line == 2 &&
	      csv.rows[1].line == 4);
}

static void keeps_its_limits(void)
{
	struct buf text = {0};

	buf_puts(&text, "a,b\n");
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "1,2\n");
	reads(buf_text(&text), "10001: more than 10000 rows");
	buf_empty(&text);
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, ",");
	reads(buf_text(&text), "0: more than 32 columns");
	buf_clear(&text);
}

int main(void)
{
	takes_rows_and_cells();
	takes_quotes();
	tells_what_is_wrong();
	counts_lines();
	keeps_its_limits();
	arena_reset(&memory);
	return check_done();
}
