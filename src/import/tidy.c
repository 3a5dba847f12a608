/* import/tidy.c - inlines as doc/node.h wants them */
#include "import/tidy.h"

#include "import/guard.h"

/* Fold white space in place to single spaces; p holds n bytes. */
static size_t fold_spaces(char *p, size_t n)
{
	size_t length = 0;

	for (size_t i = 0; i < n; i++) {
		char c = ascii_is_space(p[i]) ? ' ' : p[i];

		if (c != ' ' || !length || p[length - 1] != ' ')
			p[length++] = c;
	}
	return length;
}

/* One text out of node and the Strs that follow it, which are left out. */
static void join_texts(struct arena *a, struct node *node, bool is_guarded)
{
	struct node *end = node;
	size_t n = 0;
	char *text;

	for (; end && end->kind == NODE_STR; end = end->next)
		n += end->text.n;
	text = arena_raw(a, n + 1, 1);
	n = 0;
	for (struct node *at = node; at != end; at = at->next) {
		if (at->text.n)
			memcpy(text + n, at->text.p, at->text.n);
		n += at->text.n;
	}
	if (is_guarded)
		n = guard_restore(text, n, false);
	n = fold_spaces(text, n);
	text[n] = '\0';
	node->text = (struct view){text, n};
	node->next = end;
}

/* Most texts are alone and fit to stay as they are. */
static bool is_tidy(const struct node *node, bool is_guarded)
{
	bool after_space = false;

	if (node->next && node->next->kind == NODE_STR)
		return false;
	for (size_t i = 0; i < node->text.n; i++) {
		char c = node->text.p[i];

		if ((c == ' ' && after_space) || (c >= '\t' && c <= '\r') ||
		    (is_guarded && guard_is_mark(c)))
			return false;
		after_space = c == ' ';
	}
	return true;
}

void tidy_inlines(struct arena *a, struct node *parent, bool is_guarded)
{
	struct node *kept = NULL;

	for (struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_STR) {
			if (!is_tidy(n, is_guarded))
				join_texts(a, n, is_guarded);
			if (!n->text.n)
				continue;
		}
		if (kept)
			kept->next = n;
		else
			parent->first = n;
		kept = n;
	}
	if (kept)
		kept->next = NULL;
	else
		parent->first = NULL;
	parent->last = kept;
}

static bool is_blank(const struct node *node)
{
	return node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK ||
	       (node->kind == NODE_STR && !view_trim(node->text).n);
}

void tidy_ends(struct node *parent)
{
	struct node *kept = NULL; /* the last one that is not blank */

	while (parent->first && is_blank(parent->first))
		parent->first = parent->first->next;
	for (struct node *n = parent->first; n; n = n->next)
		if (!is_blank(n))
			kept = n;
	if (kept)
		kept->next = NULL;
	parent->last = kept;
	if (kept && kept->kind == NODE_STR)
		while (ascii_is_space(kept->text.p[kept->text.n - 1]))
			kept->text.n--;
	if (kept && parent->first->kind == NODE_STR)
		while (ascii_is_space(parent->first->text.p[0]))
			parent->first->text = view_from(parent->first->text, 1);
}
