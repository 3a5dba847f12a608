/* import/markdown_marks.c - nodes of what import/marks.h and lines.h found */
#include "import/markdown.h"

#include "import/guard.h"
#include "import/lines.h"
#include "import/tidy.h"

/* Marks may stand inside each other so deep. */
enum {
	MARKS_DEEP = 16
};

static const char stops[] = {GUARD_SUB, GUARD_SUPER, GUARD_MARK, '\0'};

/*
 * An opening sign is put on the stack as a Str of its own; when its fellow
 * comes, it becomes the node and takes what follows it.
 */
struct marks {
	struct markdown *m;
	struct node *parent;
	struct {
		struct node *node;
		char sign; /* ']' for a note */
	} open[MARKS_DEEP];
	int depth;
};

static void add_str(struct marks *s, struct place at, struct view text)
{
	if (text.n)
		node_append(s->parent,
		            node_text(s->m->arena, NODE_STR, at, text));
}

/* Everything behind node becomes its child. */
static void take_following(struct marks *s, struct node *node,
                           struct node *inner)
{
	struct node *child = node->next, *next;

	node->text = (struct view){0};
	node->next = NULL;
	s->parent->last = node;
	for (; child; child = next) {
		next = child->next;
		child->next = NULL;
		child->parent = NULL;
		node_append(inner, child);
	}
	markdown_spans(s->m, inner);
	tidy_inlines(s->m->arena, inner, s->m->is_guarded);
}

static void close_mark(struct marks *s, char sign)
{
	struct node *node = s->open[s->depth].node, *para;

	switch (sign) {
	case GUARD_SUB:
		node->kind = NODE_SUBSCRIPT;
		break;
	case GUARD_SUPER:
		node->kind = NODE_SUPERSCRIPT;
		break;
	case GUARD_MARK:
		node->kind = NODE_SPAN;
		node_add_class(s->m->arena, node, VIEW("mark"));
		break;
	default:
		node->kind = NODE_NOTE;
		para = node_new(s->m->arena, NODE_PARA, node->at);
		take_following(s, node, para);
		tidy_ends(para);
		node_append(node, para);
		return;
	}
	take_following(s, node, node);
}

/* The innermost open one of this sign, or -1. */
static int find_open(const struct marks *s, char sign)
{
	for (int i = s->depth - 1; i >= 0; i--) {
		if (s->open[i].sign == sign)
			return i;
		if (s->open[i].sign == ']')
			break; /* a note is a text of its own */
	}
	return -1;
}

static void one_sign(struct marks *s, struct place at, struct view text,
                     char sign, bool opens_note)
{
	int open = opens_note ? -1 : find_open(s, sign);

	if (open >= 0) {
		s->depth = open;
		close_mark(s, sign);
		return;
	}
	add_str(s, at, text);
	if (s->depth == MARKS_DEEP || (sign == ']' && !opens_note))
		return;
	s->open[s->depth].node = s->parent->last;
	s->open[s->depth++].sign = opens_note ? ']' : sign;
}

static void one_text(struct marks *s, struct place at, struct view v)
{
	const char close = guard_mark(']'), open = guard_mark('[');
	size_t start = 0;

	for (size_t i = 0; i < v.n; i++) {
		char c = v.p[i];
		size_t n = 1;
		bool opens_note =
			c == GUARD_SUPER && i + 1 < v.n && v.p[i + 1] == open;

		if (c == close)
			c = ']';
		else if (!c || !strchr(stops, c))
			continue;
		n += opens_note || (c == GUARD_MARK && i + 1 < v.n &&
		                    v.p[i + 1] == GUARD_MARK);
		add_str(s, at, view_part(v, start, i));
		one_sign(s, at, view_part(v, i, i + n), c, opens_note);
		i += n - 1;
		start = i + 1;
	}
	add_str(s, at, view_from(v, start));
}

bool markdown_has_marks(const char *text)
{
	return strpbrk(text, stops) != NULL;
}

void markdown_marks(struct markdown *m, struct node *parent)
{
	struct marks s = {.m = m, .parent = parent};
	struct node *node = parent->first, *next;

	parent->first = NULL;
	parent->last = NULL;
	for (; node; node = next) {
		next = node->next;
		node->next = NULL;
		node->parent = NULL;
		if (node->kind == NODE_STR)
			one_text(&s, node->at, node->text);
		else
			node_append(parent, node);
	}
}

/* --- verses --- */

/* The text of a verse without its bar; spaces that were kept are no-break
 * spaces. */
static struct view verse_text(struct markdown *m, struct view v)
{
	struct buf text = {0};
	struct view result;
	size_t at = 1;

	at += at < v.n && v.p[at] == ' ';
	for (; at < v.n && v.p[at] == GUARD_SPACE; at++)
		buf_puts(&text, "\xC2\xA0");
	buf_view(&text, view_from(v, at));
	result = arena_view(m->arena, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	return result;
}

static bool begins_verse(const struct node *node)
{
	return node && node->kind == NODE_STR && node->text.n &&
	       node->text.p[0] == guard_mark('|');
}

/* In emphasis, which is tidy already, the bar is a bar again. */
static bool begins_inside(const struct node *node)
{
	return node && node->kind == NODE_STR &&
	       (view_is(node->text, "|") || view_starts(node->text, "| "));
}

/* A bar inside emphasis: the line ends there, too. */
static void break_inside(struct node *top)
{
	for (struct node *n = node_next(top, top); n; n = node_next(top, n)) {
		if (n->kind != NODE_SOFT_BREAK || !begins_inside(n->next))
			continue;
		n->kind = NODE_LINE_BREAK;
		n->next->text =
			view_from(n->next->text, n->next->text.n > 1 ? 2 : 1);
		if (!n->next->text.n)
			node_unlink(n->next);
	}
}

void markdown_verse(struct markdown *m, struct node *block)
{
	struct node *node = block->first, *next, *line = NULL;

	block->first = NULL;
	block->last = NULL;
	for (; node; node = next) {
		bool ends = node->kind == NODE_SOFT_BREAK ||
		            node->kind == NODE_LINE_BREAK;

		next = node->next;
		node->next = NULL;
		node->parent = NULL;
		if (ends && begins_verse(next))
			continue;
		if (begins_verse(node) || !line) {
			line = node_new(m->arena, NODE_LINE, node->at);
			node_append(block, line);
			if (begins_verse(node))
				node->text = verse_text(m, node->text);
		}
		node_append(line, node);
	}
	for (line = block->first; line; line = line->next) {
		break_inside(line);
		tidy_inlines(m->arena, line, m->is_guarded);
	}
}
