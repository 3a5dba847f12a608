/*
 * plot/dot_words.c - a graph told in words, from the SVG that dot made of it
 *
 *	<g id="node1" class="node"> <title>a</title> ... <text ...>Parser</text>
 *	<g id="edge1" class="edge"> <title>a&#45;&gt;b</title>
 *
 * A reader hears the labels that stand in the picture, not the names that the
 * author gave the nodes; and no words of ours, which would be English.
 */
#include "base/map.h"
#include "plot/dot.h"

#define EDGES_MOST 12
#define NODES_MOST 12
#define WORDS_MOST 400 /* bytes */

struct telling {
	struct arena *memory;
	struct map labels; /* name, escaped -> struct view * */
	struct buf out;
	struct buf alone; /* the nodes, for a graph without edges */
	int nodes, edges;
};

/* The text between start and end from *at on; *at moves past it. */
static bool between(struct view text, const char *start, const char *end,
                    size_t *at, struct view *found)
{
	const char *first =
		memmem(text.p + *at, text.n - *at, start, strlen(start));
	const char *last;

	if (!first)
		return false;
	first += strlen(start);
	last = memmem(first, text.n - (size_t)(first - text.p), end,
	              strlen(end));
	if (!last)
		return false;
	*found = (struct view){first, (size_t)(last - first)};
	*at = (size_t)(last - text.p) + strlen(end);
	return true;
}

static void put_plain(struct buf *out, struct view text)
{
	static const struct {
		const char *from, *to;
	} names[] = {{"&#45;", "-"},  {"&gt;", ">"},    {"&lt;", "<"},
	             {"&amp;", "&"},  {"&quot;", "\""}, {"&#39;", "'"},
	             {"&#160;", " "}, {NULL, NULL}};

	while (text.n) {
		int i = 0;

		while (names[i].from && !view_starts(text, names[i].from))
			i++;
		if (names[i].from) {
			buf_puts(out, names[i].to);
			text = view_from(text, strlen(names[i].from));
		} else {
			buf_char(out, text.p[0]);
			text = view_from(text, 1);
		}
	}
}

/* All lines of a node's label, in a row. */
static struct view label_of(struct telling *t, struct view group)
{
	struct buf label = {0};
	struct view line, kept;
	size_t at = 0;

	while (between(group, "<text ", "</text>", &at, &line)) {
		if (label.len)
			buf_char(&label, ' ');
		put_plain(&label, view_trim(view_from(
					  line, view_find(line, '>', 0) + 1)));
	}
	kept = arena_view(t->memory,
	                  (struct view){buf_text(&label), label.len});
	buf_clear(&label);
	return kept;
}

static void put_node(struct telling *t, struct view name)
{
	const struct view *label = map_get(&t->labels, name);

	if (label && label->n)
		buf_view(&t->out, *label);
	else
		put_plain(&t->out, name);
}

static void put_edge(struct telling *t, struct view title, struct view label)
{
	const char *arrow = memmem(title.p, title.n, "&#45;&gt;", 9);
	size_t n = arrow ? 9 : 10;

	if (!arrow)
		arrow = memmem(title.p, title.n, "&#45;&#45;", 10);
	t->edges++;
	if (!arrow || t->edges > EDGES_MOST || t->out.len > WORDS_MOST)
		return;
	buf_puts(&t->out, t->edges > 1 ? "; " : "");
	put_node(t, (struct view){title.p, (size_t)(arrow - title.p)});
	buf_puts(&t->out, " \xE2\x86\x92 ");
	put_node(t, view_from(title, (size_t)(arrow - title.p) + n));
	if (label.n) {
		buf_puts(&t->out, " (");
		buf_view(&t->out, label);
		buf_char(&t->out, ')');
	}
}

static void put_alone(struct telling *t, struct view label)
{
	if (t->nodes++ >= NODES_MOST || !label.n || t->alone.len > WORDS_MOST)
		return;
	buf_puts(&t->alone, t->alone.len ? ", " : "");
	buf_view(&t->alone, label);
}

/* Each node (or edge) of the file, in its order. */
static void each_group(struct telling *t, struct view svg, bool edges)
{
	size_t at = 0;
	struct view group;

	while (between(svg,
	               edges ? "class=\"edge\">\n<title>"
	                     : "class=\"node\">\n<title>",
	               "\n</g>", &at, &group)) {
		size_t end = view_find(group, '<', 0);
		struct view title = view_part(group, 0, end);
		struct view *label = arena_new(t->memory, struct view);

		*label = label_of(t, view_from(group, end));
		if (edges) {
			put_edge(t, title, *label);
		} else {
			*map_at(&t->labels, arena_view(t->memory, title)) =
				label;
			put_alone(t, *label);
		}
	}
}

struct view dot_alt(struct arena *a, struct view svg)
{
	struct telling t = {.memory = a, .labels = {.memory = a}};
	struct view text;

	each_group(&t, svg, false);
	each_group(&t, svg, true);
	if (t.edges > EDGES_MOST || t.out.len > WORDS_MOST)
		buf_puts(&t.out, "; \xE2\x80\xA6");
	else if (!t.edges)
		buf_add(&t.out, buf_text(&t.alone), t.alone.len);
	text = view_of(arena_printf(a, "%s.",
	                            t.out.len ? buf_text(&t.out) : "Diagram"));
	buf_clear(&t.alone);
	buf_clear(&t.out);
	return text;
}
