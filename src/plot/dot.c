/* plot/dot.c - a graph in Graphviz's language -> SVG, drawn by its "dot" */
#include "plot/dot.h"

#include "foreign/process.h"

#define TEXT_MOST ((size_t)256 * 1024)

static const struct process_limits limits = {
	.seconds = 5,
	.memory = (size_t)1 << 30,
	.output = (size_t)16 << 20,
};

/*
 * How a graph looks unless its author says otherwise: the book's sans serif in
 * the size of captions, thin lines, little room.
 */
static const char *const *make_words(struct arena *a, const struct theme *theme)
{
	double size = sp_to_pt(theme->caption_size);
	const char **words = arena_alloc(a, 40, sizeof(*words));
	int tenths = (int)(size * 10 + 0.5), count = 0;
	unsigned ink = theme->text_colour, rule = theme->muted_colour;
	const char *kinds = "GNE";

	words[count++] = "dot";
	words[count++] = "-Tsvg";
	/* No file is read, wherever one is named after all. */
	words[count++] = "-Gimagepath=";
	words[count++] = "-Gbgcolor=transparent";
	words[count++] = "-Gpad=0.02";
	words[count++] = "-Gnodesep=0.25";
	words[count++] = "-Granksep=0.35";
	words[count++] = "-Nheight=0.3";
	words[count++] = "-Nwidth=0.5";
	words[count++] = "-Nmargin=0.1,0.05";
	/* A cluster's name stands where edges into it seldom pass. */
	words[count++] = "-Glabeljust=l";
	words[count++] = "-Gpenwidth=0.7";
	words[count++] = "-Npenwidth=0.7";
	words[count++] = "-Epenwidth=0.7";
	words[count++] = "-Earrowsize=0.6";
	for (; *kinds; kinds++) {
		words[count++] =
			arena_printf(a, "-%cfontname=Source Sans 3", *kinds);
		words[count++] = arena_printf(a, "-%cfontsize=%d.%d", *kinds,
		                              tenths / 10, tenths % 10);
		words[count++] =
			arena_printf(a, "-%cfontcolor=#%06x", *kinds, ink);
	}
	words[count++] = arena_printf(a, "-Gcolor=#%06x", rule);
	words[count++] = arena_printf(a, "-Ncolor=#%06x", rule);
	words[count++] = arena_printf(a, "-Ecolor=#%06x", rule);
	return words;
}

/* Only our own fonts, so that widths are the same on every machine; and
 * SERVER_NAME, which makes Graphviz refuse to open files. */
static const char *const *make_environment(struct arena *a, const char *fonts)
{
	const char **list = arena_alloc(a, 4, sizeof(*list));

	list[0] = "SERVER_NAME=chapbook";
	list[1] = arena_printf(a, "FONTCONFIG_FILE=%s/fonts.conf", fonts);
	list[2] = "LC_ALL=C";
	return list;
}

/* What to skip where text stands: names of nodes, which dot_alt() has told, and
 * links around them, which a picture cannot have. */
static size_t to_skip(struct view text)
{
	const char *end;

	if (view_starts(text, "</a>"))
		return 4;
	if (view_starts(text, "<a "))
		return view_find(text, '>', 0) + 1;
	if (!view_starts(text, "<title>"))
		return 0;
	end = memmem(text.p, text.n, "</title>", 8);
	return end ? (size_t)(end - text.p) + 8 : 0;
}

/* From <svg on, and with "none" where dot says "transparent", which SVG 1.1
 * does not know. In texts angle brackets and quotation marks are escaped: no
 * words are hit. */
static struct view cleaned(struct arena *a, const struct buf *out)
{
	static const char from[] = "=\"transparent\"";
	const char *start = memmem(buf_text(out), out->len, "<svg", 4);
	struct view rest, file;
	struct buf clean = {0};

	if (!start)
		return VIEW("");
	rest = (struct view){start, out->len - (size_t)(start - buf_text(out))};
	while (rest.n) {
		size_t n = rest.p[0] == '<' ? to_skip(rest) : 0;

		if (rest.p[0] == '=' && view_starts(rest, from)) {
			buf_puts(&clean, "=\"none\"");
			n = sizeof(from) - 1;
		} else if (!n) {
			buf_char(&clean, rest.p[0]);
			n = 1;
		}
		rest = view_from(rest, n < rest.n ? n : rest.n);
	}
	file = arena_view(a, (struct view){buf_text(&clean), clean.len});
	buf_clear(&clean);
	return file;
}

/* "Error: <stdin>: syntax error in line 3 near '-'" */
static void explain(struct arena *a, struct dot_result *result,
                    const struct buf *errors)
{
	struct view text = {buf_text(errors), errors->len}, line = {0};
	const char *number;

	view_split(&text, '\n', &line);
	if (view_starts(line, "Error: "))
		line = view_from(line, 7);
	if (view_starts(line, "<stdin>: "))
		line = view_from(line, 9);
	line.n = line.n > 200 ? 200 : line.n;
	result->why = arena_printf(a, "dot: %.*s", (int)line.n, line.p);
	if (!line.n)
		result->why = "dot failed without a word";
	number = memmem(line.p, line.n, " line ", 6);
	if (number) {
		int found = 0;

		for (const char *p = number + 6;
		     ascii_is_digit(*p) && found < 1000000; p++)
			found = 10 * found + (*p - '0');
		result->line = found > 0 ? found - 1 : -1;
	}
}

static void run(struct arena *a, struct view text, const struct theme *theme,
                const char *fonts, struct dot_result *result)
{
	struct buf out = {0}, errors = {0};
	enum process_end end =
		process_run(make_words(a, theme), make_environment(a, fonts),
	                    text, &limits, &out, &errors);

	switch (end) {
	case PROCESS_DONE:
		result->svg = dot_labels(a, cleaned(a, &out));
		if (!result->svg.n)
			explain(a, result, &errors);
		else if (utf8_invalid(result->svg) != result->svg.n)
			result->why = "dot gave no valid UTF-8";
		else
			result->alt = dot_alt(
				a, (struct view){buf_text(&out), out.len});
		break;
	case PROCESS_MISSING:
		result->why = "the program dot is not installed (package "
			      "graphviz)";
		break;
	case PROCESS_FAILED:
		explain(a, result, &errors);
		break;
	case PROCESS_SLOW:
		result->why = "dot took more than 5 seconds";
		break;
	case PROCESS_LARGE:
		result->why = "dot gave more than 16 MB";
		break;
	}
	buf_clear(&out);
	buf_clear(&errors);
}

struct dot_result dot_draw(struct arena *a, struct view text,
                           const struct theme *theme, const char *fonts)
{
	struct dot_result result = {.line = -1};
	struct view word;

	if (text.n > TEXT_MOST)
		result.why = "larger than 256 KB";
	else if (!view_trim(text).n)
		result.why = "no graph is written here";
	else if (!dot_is_harmless(text, &word, &result.line))
		result.why = arena_printf(a, "%.*s could open a file",
		                          (int)word.n, word.p);
	else {
		result.line = -1;
		run(a, text, theme, fonts, &result);
	}
	return result;
}
