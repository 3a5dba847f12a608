/* page/dropcap.c - paragraphs that begin with a large letter */
#include "page/dropcap.h"

/* Where only the author asks for one. */
enum {
	LINES_ASKED = 3
};

/* The first text of a chapter, by the theme; or the author asked. */
static int lines_of(const struct builder *b, const struct column *c,
                    const struct node *node, const struct node *previous)
{
	int lines = b->theme->dropcap.lines;
	bool opens = previous && previous->kind == NODE_HEADER &&
	             previous->level == 1;
	bool asked =
		node_has_class(node, "dropcap") ||
		(!previous && node->parent && node->parent->kind == NODE_DIV &&
	         node_has_class(node->parent, "dropcap"));

	if (c->in_cell || !c->on_grid)
		return 0;
	if (asked)
		return lines >= 2 ? lines : LINES_ASKED;
	return opens && node->parent->kind == NODE_DOCUMENT ? lines : 0;
}

bool dropcap_set(struct builder *b, const struct column *c,
                 const struct node *node, const struct node *previous)
{
	const struct dropcap_style *style = &b->theme->dropcap;
	struct drop_cap cap = {.lines = lines_of(b, c, node, previous),
	                       .leading = c->leading,
	                       .family = (int)style->family,
	                       .weight = style->weight,
	                       .colour = style->colour,
	                       .lead = style->lead};
	struct para_shape shape = {
		.width = c->width, .align = c->align, .drop_cap = &cap};
	struct text_style text = column_style(b, c, node);
	int first = b->list->count;
	struct lines lines;

	if (cap.lines < 2)
		return false;
	lines = para_set(b->setter, b->lines, node, &text, &shape);
	if (!lines.count)
		return false;
	b->list->next.snap = SNAP_DOWN;
	block_lines(b, c, &lines, node);
	for (int i = 1; i < lines.drop_lines; i++)
		b->list->slabs[first + i].penalty = BREAK_FORBIDDEN;
	return true;
}
