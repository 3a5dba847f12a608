/* tests/unit/test_markdown_limits.c - hostile input is read in time, its text
 * kept, its tree sound */
#include "tests/unit/import_check.h"

#include <time.h>

/* Seconds of CPU time for one input of some 100 to 400 KB. */
#ifdef __SANITIZE_ADDRESS__
#define SECONDS_MOST 20.0
#else
#define SECONDS_MOST 1.0
#endif

enum {
	MANY = 50000
};

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void read_in_time(const char *name, struct view text)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf why = {0};
	double start = seconds(), end;
	struct node *top;

	top = markdown_read(&a, text_clean(&a, text, "a.md", &d), "a.md", 1,
	                    &d);
	smart_punctuation(&a, top, VIEW("en"));
	end = seconds();
	if (end - start > SECONDS_MOST)
		fprintf(stderr, "%s took %.2f s\n", name, end - start);
	CHECK(end - start <= SECONDS_MOST);
	if (!doc_verify(top, &why))
		CHECK_TEXT(buf_text(&why), name);
	buf_clear(&why);
	diag_clear(&d);
	arena_reset(&a);
}

/* "before", then "part" count times, then "after" count times. */
static void repeat(const char *before, const char *part, const char *after,
                   int count)
{
	struct buf text = {0};

	buf_puts(&text, before);
	for (int i = 0; i < count; i++)
		buf_puts(&text, part);
	for (int i = 0; i < count; i++)
		buf_puts(&text, after);
	read_in_time(part, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
}

static void one_part_many_times(void)
{
	static const char *const parts[] = {
		"[",         "[a",
		"[a](",      "![",
		"*a_ ",      "*a **a ",
		"*a*[x](y)", "*a*[^x]",
		"`",         "``a`",
		"~a ",       "> ",
		"- ",        "1. ",
		"| ",        "<b>",
		"<div>\n\n", "<a \">",
		"<!-- ",     "<![CDATA[",
		"<?",        "<a \"x>\"",
		"a <!--",    "<http://a",
		"@-",        ".w@",
		"www.",      "&#x41;",
		"\"",        "'a ",
		"a' 'b ",    "a--",
		"\\",        "{",
		"{a=",       "[a]{.x}",
		"[]{\"}",    "[a]{a=\"",
		"![](x){",   "[]{\n",
		"\\[^x]",    "&#91;^x]",
		"[^",        "[^x]: a\n",
		"a\n=\n",    "```\n",
		"\n",        "> [!NOTE]\n\n",
		": a\n\n",   "\\newpage\n\n",
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		repeat("", parts[i], "", MANY);
}

static void parts_that_belong_together(void)
{
	repeat("", "- ", "\n", MANY);
	repeat("", "+ ", "\n", MANY);
	repeat("", "> 1) ", "\n", MANY);
	repeat("", "<b>", "</i>", MANY);
	repeat("", "**", "a**", MANY);
	repeat("", "![", "](b)", MANY);
	repeat("", "[", "]{.x}", MANY);
	repeat("a|b\n-|-\n", "|", "a", MANY);
	repeat("<div>", "<script>", "</", MANY);
	repeat("<table>", "<tr><td colspan=1000>", "", MANY);
	repeat("<table>", "<tr><td rowspan=1000>", "", MANY);
	repeat("<table><tr>", "<td>", "", MANY);
	repeat("", "<table><tr><td>", "</table>", 1000);
	repeat("", "<ul><li>", "</ul>", MANY);
	repeat("# ", "{a=", "}", MANY);
	repeat("[^a]: b\n\n", "[^a] ", "", MANY);
}

/* 300 KB behind one reference, called 30,000 times: 9 GB when copied. */
static void long_references(void)
{
	struct buf text = {0};

	buf_puts(&text, "[a]: ");
	for (int i = 0; i < 300000; i++)
		buf_char(&text, 'x');
	buf_puts(&text, "\n\n");
	for (int i = 0; i < 30000; i++)
		buf_puts(&text, "[a]");
	read_in_time("references", (struct view){buf_text(&text), text.len});
	buf_clear(&text);
}

/* 1,000 columns, and rows of one cell that are filled up. */
static void wide_tables(void)
{
	struct buf text = {0};

	for (int i = 0; i < 900; i++)
		buf_puts(&text, "|a");
	buf_char(&text, '\n');
	for (int i = 0; i < 900; i++)
		buf_puts(&text, "|-");
	for (int i = 0; i < MANY; i++)
		buf_puts(&text, "\na");
	read_in_time("cells", (struct view){buf_text(&text), text.len});
	buf_clear(&text);
}

/* Each note calls the next one twice: 2 to the 60th when copied. */
static void notes_in_notes(void)
{
	struct buf text = {0};

	for (int i = 0; i < 60; i++)
		buf_printf(&text, "[^%d]: [^%d] [^%d]\n\n", i, i + 1, i + 1);
	buf_puts(&text, "[^0]\n\n[^60]: end\n");
	read_in_time("notes", (struct view){buf_text(&text), text.len});
	buf_clear(&text);
}

/* Tags in each item of lists in lists. */
static void deep_tags(void)
{
	struct buf text = {0};

	for (int i = 0; i < 60; i++) {
		for (int part = 0; part < 2; part++) {
			for (int indent = 0; indent < i; indent++)
				buf_puts(&text, "  ");
			buf_puts(&text, part ? "  x\n\n"
			                     : "- <div><div><ul><li><div>"
			                       "<section><div>\n\n");
		}
	}
	for (int i = 60; i-- > 0;) {
		for (int indent = 0; indent <= i; indent++)
			buf_puts(&text, "  ");
		buf_puts(&text, "</div></section></div></li></ul></div>"
		                "</div>\n\n");
	}
	read_in_time("tags", (struct view){buf_text(&text), text.len});
	buf_clear(&text);
}

static void any_bytes(void)
{
	struct buf text = {0};
	uint32_t state = 1;
	static const char pieces[] = "*_`[](){}<>!|#-+.:^~\\\"'&;=/ \n\n\t"
				     "ab1.@w\xC3\xA9\xFF\x01";

	for (int i = 0; i < 200000; i++) {
		state = state * 1664525 + 1013904223;
		buf_char(&text, pieces[(state >> 16) % sizeof(pieces)]);
	}
	read_in_time("bytes", (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	read_in_time("control", VIEW("a\0b\rc\xFF {.x\x01} \x02*a* `\x03`"));
}

static void limits_are_reported(void)
{
	struct buf text = {0};

	for (int i = 0; i < 70; i++)
		buf_puts(&text, "> ");
	says(buf_text(&text),
	     "a.md:1:129: warning: input is over a limit: more than 64 lists "
	     "or quotes inside each other, kept as text [limit-passed]\n");
	buf_empty(&text);
	for (int i = 0; i < 1001; i++)
		buf_puts(&text, "|");
	says(buf_text(&text),
	     "a.md:1:1: warning: input is over a limit: more than 1000 table "
	     "cells in a row, kept as text [limit-passed]\n");
	buf_empty(&text);
	for (int i = 0; i < 70; i++)
		buf_puts(&text, "* ");
	says(buf_text(&text), "");
	buf_clear(&text);
}

int main(void)
{
	one_part_many_times();
	parts_that_belong_together();
	long_references();
	wide_tables();
	notes_in_notes();
	deep_tags();
	any_bytes();
	limits_are_reported();
	return check_done();
}
