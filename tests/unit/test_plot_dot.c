/* tests/unit/test_plot_dot.c - graphs: what is refused, told, and run */
#include "foreign/process.h"
#include "plot/dot.h"
#include "tests/check.h"

#include <stdlib.h>

static struct arena memory;

static void is_refused(const char *text, const char *want, int want_line)
{
	struct view word = {0};
	int line = -1;

	CHECK(!dot_is_harmless(view_of(text), &word, &line));
	CHECK_TEXT(word.p ? word.p : "nothing", want);
	CHECK(line == want_line);
}

static bool is_harmless(const char *text)
{
	struct view word;
	int line;

	return dot_is_harmless(view_of(text), &word, &line);
}

static void files_are_refused(void)
{
	is_refused("digraph {\n a [image=\"/etc/passwd\"] }", "image", 1);
	is_refused("digraph { a [\"image\" = x] }", "image", 0);
	is_refused("digraph { a [\"im\" + \"age\" = x] }", "image", 0);
	is_refused("digraph { a [\"im\\\nage\"=x] }", "image", 0);
	is_refused("digraph { a [ image /* */ = x] }", "image", 0);
	is_refused("graph { shapefile=x }", "shapefile", 0);
	is_refused("graph { fontpath=x }", "fontpath", 0);
	is_refused("graph { imagepath=x }", "imagepath", 0);
	is_refused("graph { stylesheet=x }", "stylesheet", 0);
	is_refused("graph { _background=x }", "_background", 0);
	is_refused("graph {\n\na [label=<<b>x</b><IMG SRC=\"x\"/>>] }", "<IMG>",
	           2);
}

static void words_are_free(void)
{
	CHECK(is_harmless("digraph { a [label=\"image=x\"] }"));
	CHECK(is_harmless("digraph { image -> b // image=x\n }"));
	CHECK(is_harmless("# image=x\ndigraph { /* image=x */ a }"));
	CHECK(is_harmless("digraph { a [label=<<i>imagine</i>>] }"));
	CHECK(is_harmless(""));
	CHECK(is_harmless("\"never closed"));
	CHECK(is_harmless("<never closed"));
	CHECK(is_harmless("/* never closed"));
}

#define EDGE                                                                   \
	"<g id=\"edge1\" class=\"edge\">\n"                                    \
	"<path d=\"M10,-90C10,-70 10,-40 10,-20\"/>\n"

/* A line down at x = 10: words on its right go right, both lines of them;
 * words of nodes, and of edges without a line, stay. */
static void labels_move_from_lines(void)
{
	CHECK_TEXT(dot_labels(&memory,
	                      VIEW(EDGE "<text x=\"20\" y=\"-55\" "
	                                "font-size=\"9\">yes</text>"
	                                "<text x=\"20\" y=\"-45\" "
	                                "font-size=\"9\">&gt; 2</text></g>"))
	                   .p,
	           EDGE "<text dx=\"2.5\" dy=\"0.0\" x=\"20\" y=\"-55\" "
	                "font-size=\"9\">yes</text>"
	                "<text dx=\"2.5\" dy=\"0.0\" x=\"20\" y=\"-45\" "
	                "font-size=\"9\">&gt; 2</text></g>");
	CHECK_TEXT(dot_labels(&memory,
	                      VIEW("<g class=\"edge\"><text x=\"1\" y=\"2\" "
	                           "font-size=\"9\">a</text></g><g "
	                           "class=\"node\"><text x=\"1\"></g> tail"))
	                   .p,
	           "<g class=\"edge\"><text x=\"1\" y=\"2\" "
	           "font-size=\"9\">a</text></g><g class=\"node\"><text "
	           "x=\"1\"></g> tail");
}

static void alt_text_tells_edges(void)
{
	CHECK_TEXT(dot_alt(&memory,
	                   VIEW("<g id=\"node1\" class=\"node\">\n"
	                        "<title>a</title>\n"
	                        "<text x=\"1\">Tree &amp; root</text>\n</g>\n"
	                        "<g id=\"node2\" class=\"node\">\n"
	                        "<title>b</title>\n</g>\n"
	                        "<g id=\"edge1\" class=\"edge\">\n"
	                        "<title>a&#45;&gt;b</title>\n"
	                        "<text x=\"1\">feeds</text>\n</g>\n"))
	                   .p,
	           "Tree & root \xE2\x86\x92 b (feeds).");
	CHECK_TEXT(dot_alt(&memory, VIEW("")).p, "Diagram.");
}

static enum process_end run(const char *program, const char *argument,
                            struct view input, struct buf *out)
{
	const char *words[] = {program, argument, NULL};
	const char *environment[] = {"ONLY=this", NULL};
	struct process_limits limits = {
		.seconds = 1, .memory = (size_t)1 << 30, .output = 100000};
	struct buf errors = {0};
	enum process_end end;

	buf_empty(out);
	end = process_run(words, environment, input, &limits, out, &errors);
	buf_clear(&errors);
	return end;
}

static void programs_are_held(void)
{
	struct buf out = {0};
	char *large = calloc(1, 1 << 20);

	CHECK(run("cat", NULL, VIEW("through"), &out) == PROCESS_DONE);
	CHECK_TEXT(buf_text(&out), "through");
	CHECK(run("env", NULL, VIEW(""), &out) == PROCESS_DONE);
	CHECK_TEXT(buf_text(&out), "ONLY=this\n");
	CHECK(run("false", NULL, VIEW(""), &out) == PROCESS_FAILED);
	CHECK(run("sleep", "20", VIEW(""), &out) == PROCESS_SLOW);
	CHECK(run("no-such-program", NULL, VIEW(""), &out) == PROCESS_MISSING);
	/* Input that nobody reads is no signal that ends us. */
	CHECK(run("true", NULL, (struct view){large, 1 << 20}, &out) ==
	      PROCESS_DONE);
	CHECK(run("cat", NULL, (struct view){large, 1 << 20}, &out) ==
	      PROCESS_LARGE);
	free(large);
	buf_clear(&out);
}

int main(void)
{
	files_are_refused();
	words_are_free();
	labels_move_from_lines();
	alt_text_tells_edges();
	programs_are_held();
	arena_reset(&memory);
	return check_done();
}
