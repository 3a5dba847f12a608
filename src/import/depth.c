/* import/depth.c - keep the tree shallow */
#include "import/depth.h"

#include "doc/verify.h"
#include "import/tidy.h"

/* From here on blocks and inlines are flat; the parts of a list or table that
 * begins just before take a few levels more. */
enum {
	FLAT_FROM = DOC_DEEP - 16
};

static bool is_block_container(enum node_kind kind)
{
	return kind == NODE_BLOCK_QUOTE || kind == NODE_DIV ||
	       kind == NODE_BULLET_LIST || kind == NODE_ORDERED_LIST ||
	       kind == NODE_DEFINITION_LIST || kind == NODE_FIGURE ||
	       kind == NODE_TABLE || kind == NODE_LINE_BLOCK;
}

static void flatten(struct arena *a, struct node *node)
{
	struct buf text = {0};
	struct view v;

	node_plain_text(node, &text);
	v = arena_view(a, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	node->first = NULL;
	node->last = NULL;
	node->attr = NULL;
	if (is_block_container(node->kind)) {
		node->kind = NODE_PARA;
		node_append(node, node_text(a, NODE_STR, node->at, v));
		tidy_inlines(a, node, false);
	} else {
		node->kind = NODE_STR;
		node->text = v;
	}
}

static bool must_be_flat(const struct node *node)
{
	return node->first &&
	       (is_block_container(node->kind) || node_is_inline(node->kind));
}

/* The next node behind the children of node; parents that are left are made
 * tidy, when something in them may have become text. */
static struct node *leave(struct arena *a, struct node *top, struct node *node,
                          int *depth)
{
	while (node != top && !node->next) {
		node = node->parent;
		if (--*depth >= FLAT_FROM - 1 && node->first &&
		    node_is_inline(node->first->kind))
			tidy_inlines(a, node, false);
	}
	return node == top ? NULL : node->next;
}

void depth_limit(struct arena *a, struct node *top, struct diag *d)
{
	bool reported = false;
	int depth = 0;
	struct node *node = top;

	while (node) {
		if (depth >= FLAT_FROM && must_be_flat(node)) {
			if (!reported)
				diag_add(d, DIAG_LIMIT_PASSED, node->at,
				         "more than %d levels inside each "
				         "other, kept the text",
				         FLAT_FROM);
			reported = true;
			flatten(a, node);
		}
		if (node->first) {
			node = node->first;
			depth++;
		} else {
			node = leave(a, top, node, &depth);
		}
	}
}
