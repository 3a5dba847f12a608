/* import/markdown_spans.c - {attributes} behind inlines */
#include "import/markdown.h"

#include "import/attributes.h"
#include "import/guard.h"
#include "import/tidy.h"

/* Bracketed spans may stand inside each other so deep. */
enum {
	SPANS_DEEP = 8
};

/*
 * [text]{.class}: an opening bracket is put on the stack as a Str of its own;
 * when its closing bracket has attributes, it becomes the Span and takes what
 * follows it.
 */
struct spans {
	struct markdown *m;
	struct node *parent;
	struct node *open[SPANS_DEEP];
	int depth; /* brackets open, also those too deep for the stack */
	struct node *rest; /* siblings that were not looked at yet */
};

/* Attributes in a text with stand-ins: verbatim, a stand-in is as long as what
 * it stands for. "{}" stays text. */
static size_t read_guarded(struct markdown *m, struct view v,
                           struct node *target)
{
	char copy[ATTRIBUTES_MOST];

	if (v.n > sizeof(copy))
		v.n = sizeof(copy);
	memcpy(copy, v.p, v.n);
	guard_restore(copy, v.n, true);
	v.p = copy;
	if (attributes_read(NULL, v, NULL) <= 2)
		return 0;
	return attributes_read(m->arena, v, target);
}

/* The attributes that v starts with, over line ends too, put on target.
 * Returns their length in v and in the siblings after it, with stand-ins. */
static size_t read_attributes(struct spans *s, struct view v,
                              struct node *target)
{
	struct buf text = {0};
	size_t length;

	/* Mostly they end at the next brace; one in quotes comes later. */
	length = view_find(v, '}', 0);
	if (length < v.n)
		length =
			read_guarded(s->m, view_part(v, 0, length + 1), target);
	else
		length = 0;
	if (length)
		return length;
	if (v.n > ATTRIBUTES_MOST)
		v.n = ATTRIBUTES_MOST;
	buf_view(&text, v);
	for (struct node *n = s->rest; n && text.len < ATTRIBUTES_MOST;
	     n = n->next) {
		if (n->kind == NODE_SOFT_BREAK)
			buf_char(&text, ' ');
		else if (n->kind == NODE_STR)
			buf_view(&text, n->text);
		else
			break;
	}
	length = read_guarded(s->m, (struct view){buf_text(&text), text.len},
	                      target);
	buf_clear(&text);
	return length;
}

/* Take length bytes off v, and off the siblings after it when it is short. */
static struct view skip_bytes(struct spans *s, struct view v, size_t length)
{
	while (length > v.n) {
		length -= v.n;
		v = s->rest->kind == NODE_SOFT_BREAK ? VIEW(" ")
		                                     : s->rest->text;
		s->rest = s->rest->next;
	}
	return view_from(v, length);
}

static void add_str(struct spans *s, struct place at, struct view text)
{
	if (text.n)
		node_append(s->parent,
		            node_text(s->m->arena, NODE_STR, at, text));
}

/* Everything behind opener becomes its child. */
static void make_span(struct spans *s, struct node *opener)
{
	struct node *inside = opener->next, *next;

	opener->kind = NODE_SPAN;
	opener->text = (struct view){0};
	opener->next = NULL;
	s->parent->last = opener;
	for (; inside; inside = next) {
		next = inside->next;
		inside->next = NULL;
		inside->parent = NULL;
		node_append(opener, inside);
	}
	tidy_inlines(s->m->arena, opener, s->m->is_guarded);
}

/* At a closing bracket; v begins behind it. */
static struct view close_bracket(struct spans *s, struct place at,
                                 struct view v)
{
	struct node target = {0};
	size_t length = 0;
	int depth = s->depth ? --s->depth : -1;

	if (depth >= 0 && depth < SPANS_DEEP && v.n && v.p[0] == '{')
		length = read_attributes(s, v, &target);
	if (!length) {
		add_str(s, at, VIEW("]"));
		return v;
	}
	s->open[depth]->attr = target.attr;
	make_span(s, s->open[depth]);
	return skip_bytes(s, v, length);
}

static void open_bracket(struct spans *s, struct place at)
{
	add_str(s, at, VIEW("["));
	if (s->depth < SPANS_DEEP)
		s->open[s->depth] = s->parent->last;
	s->depth++;
}

static void one_text(struct spans *s, struct place at, struct view v)
{
	while (v.n) {
		size_t end = 0;

		while (end < v.n && v.p[end] != '[' && v.p[end] != ']')
			end++;
		add_str(s, at, view_part(v, 0, end));
		if (end == v.n)
			return;
		if (v.p[end] == '[') {
			open_bracket(s, at);
			v = view_from(v, end + 1);
		} else {
			v = close_bracket(s, at, view_from(v, end + 1));
		}
	}
}

static bool takes_attributes(const struct node *node)
{
	return node && (node->kind == NODE_LINK || node->kind == NODE_IMAGE ||
	                node->kind == NODE_CODE);
}

void markdown_spans(struct markdown *m, struct node *parent)
{
	struct spans s = {.m = m, .parent = parent, .rest = parent->first};
	struct node *before = NULL;

	parent->first = NULL;
	parent->last = NULL;
	while (s.rest) {
		struct node *node = s.rest;

		s.rest = node->next;
		node->next = NULL;
		node->parent = NULL;
		if (node->kind == NODE_STR) {
			struct view v = node->text;

			if (takes_attributes(before) && v.n && v.p[0] == '{')
				v = skip_bytes(&s, v,
				               read_attributes(&s, v, before));
			one_text(&s, node->at, v);
		} else {
			node_append(parent, node);
		}
		before = node;
	}
}

void markdown_end_attributes(struct markdown *m, struct node *parent,
                             struct node *target)
{
	struct node *last = parent->last;
	struct view text;
	char *copy;

	if (!last || last->kind != NODE_STR)
		return;
	text = last->text;
	while (text.n && ascii_is_space(text.p[text.n - 1]))
		text.n--;
	if (!text.n || text.p[text.n - 1] != '}')
		return;
	copy = arena_copy(&m->scratch, text.p, text.n);
	guard_restore(copy, text.n, true);
	for (size_t i = text.n > ATTRIBUTES_MOST ? text.n - ATTRIBUTES_MOST : 0;
	     i < text.n; i++) {
		struct view rest = {copy + i, text.n - i};

		if (text.p[i] != '{' || (i && text.p[i - 1] == GUARD_ESCAPE) ||
		    rest.n < 3 || attributes_read(NULL, rest, NULL) != rest.n)
			continue;
		attributes_read(m->arena, rest, target);
		while (i && ascii_is_space(text.p[i - 1]))
			i--;
		last->text.n = i;
		return;
	}
}
