/* page/index.c - the index */
#include "page/index.h"

#include "page/newspaper.h"

static struct column index_column(const struct builder *b,
                                  const struct column *c)
{
	struct column column = column_of_size(c, b->theme->index_size,
	                                      b->theme->index_leading);

	column.align = PARA_LEFT;
	column.on_grid = false;
	column.indent = 0;
	column.gap = 0;
	return column;
}

static void set_entries(struct builder *b, const struct column *c,
                        const struct node *list, int depth)
{
	struct column column = *c;
	sp step = c->size, hang = 2 * step;

	/* lines that go on stand further in than the entries below */
	column.x += depth * step + hang;
	column.width -= depth * step + hang;
	for (const struct node *item = list->first; item; item = item->next) {
		const struct node *plain = item->first;

		if (node_id(item).n)
			vlist_anchor(b->list, item, column.x);
		block_paragraph(b, &column, plain, -hang);
		for (const struct node *below = plain ? plain->next : NULL;
		     below; below = below->next) {
			vlist_penalty(b->list, BREAK_BAD);
			set_entries(b, c, below, depth + 1);
		}
	}
}

static void set_letter(struct builder *b, const struct column *c,
                       const struct node *div)
{
	struct column column = index_column(b, c);

	column.family = (int)b->theme->headings[1].family;
	column.weight = 600;
	column.gap = 0;
	column.colour = b->theme->accent_colour;
	vlist_space(b->list, column.leading);
	block_set_children(b, &column, div);
	b->list->next.keep_lines = 2;
}

bool index_set(struct builder *b, const struct column *c,
               const struct node *node)
{
	struct column column;

	if (node->kind == NODE_DIV && node_has_class(node, "index-letter")) {
		set_letter(b, c, node);
		return true;
	}
	column = *c;
	column.gap = 0;
	if (node->kind == NODE_DIV && node_has_class(node, "index")) {
		vlist_space(b->list, c->leading);
		if (b->theme->index_columns > 1 && !c->in_cell)
			newspaper_set(b, &column, node, b->theme->index_columns,
			              b->theme->index_gap);
		else
			block_set_children(b, &column, node);
		return true;
	}
	if (node->kind != NODE_BULLET_LIST || !node_has_class(node, "index"))
		return false;
	column = index_column(b, c);
	if (!b->theme->index_letters)
		vlist_space(b->list, column.leading / 2);
	set_entries(b, &column, node, 0);
	return true;
}
