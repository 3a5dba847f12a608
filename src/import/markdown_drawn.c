/* import/markdown_drawn.c - the cells of framed tables, as block quotes */
#include "import/markdown.h"

static int line_of(const struct markdown *m, cmark_node *from)
{
	return cmark_node_get_start_line(from) - m->call_lines;
}

const struct drawn_table *markdown_drawn(const struct markdown *m,
                                         cmark_node *from)
{
	return m->drawn.table_count ? drawn_begins(&m->drawn, line_of(m, from))
	                            : NULL;
}

bool markdown_ends_drawn(const struct markdown *m, cmark_node *from)
{
	return from && m->drawn.table_count &&
	       drawn_ends(&m->drawn, line_of(m, from));
}

static bool is_cell(cmark_node *from)
{
	return from && cmark_node_get_type(from) == CMARK_NODE_BLOCK_QUOTE;
}

/* A paragraph alone stands without space around it. */
static void add_cell(struct markdown *m, struct node *row, cmark_node *from,
                     const struct drawn_cell *shape)
{
	struct node *cell = markdown_node(m, NODE_CELL, from, row);

	cell->cell.row_span = shape->rows;
	cell->cell.column_span = shape->columns;
	node_append(row, cell);
	if (!markdown_enter(m, from))
		return;
	markdown_blocks(m, cell, cmark_node_first_child(from));
	markdown_leave(m);
	if (cell->first && !cell->first->next && cell->first->kind == NODE_PARA)
		cell->first->kind = NODE_PLAIN;
}

static struct node *part_of(struct node *table, const struct drawn_table *shape,
                            int row)
{
	struct node *head = table->first, *body = head->next;

	if (row < shape->head_rows)
		return head;
	return row < shape->row_count - shape->foot_rows ? body : table->last;
}

static struct node *new_table(struct markdown *m, struct node *parent,
                              cmark_node *from, const struct drawn_table *shape)
{
	struct node *table = markdown_node(m, NODE_TABLE, from, parent);
	struct table *columns = arena_new(m->arena, struct table);
	size_t count = (size_t)shape->column_count;

	columns->column_count = shape->column_count;
	columns->align = arena_alloc(m->arena, count, sizeof(*columns->align));
	columns->share = arena_alloc(m->arena, count, sizeof(*columns->share));
	memcpy(columns->align, shape->align, count * sizeof(*columns->align));
	memcpy(columns->share, shape->share, count * sizeof(*columns->share));
	table->table = columns;
	node_append(parent, table);
	node_append(table, node_new(m->arena, NODE_TABLE_HEAD, table->at));
	node_append(table, node_new(m->arena, NODE_TABLE_BODY, table->at));
	if (shape->foot_rows)
		node_append(table,
		            node_new(m->arena, NODE_TABLE_FOOT, table->at));
	return table;
}

/* Between the quotes, and behind the last, stands a mark. */
cmark_node *markdown_add_drawn(struct markdown *m, struct node *parent,
                               cmark_node *from)
{
	const struct drawn_table *shape = markdown_drawn(m, from);
	struct node *table = new_table(m, parent, from, shape);
	struct node *row = NULL;
	int last = -1;

	for (int i = 0; i < shape->cell_count; i++) {
		const struct drawn_cell *cell = &shape->cells[i];
		cmark_node *quote = cmark_node_next(from);
		cmark_node *mark =
			is_cell(quote) ? cmark_node_next(quote) : NULL;

		if (!mark)
			break;
		while (last < cell->row) {
			row = markdown_node(m, NODE_ROW, quote, table);
			node_append(part_of(table, shape, ++last), row);
		}
		add_cell(m, row, quote, cell);
		from = mark;
	}
	return from;
}

static struct place moved(const struct markdown *m, struct place at)
{
	const struct drawn *drawn = &m->drawn;
	int line = at.line - m->first_line;

	if (line < 0 || line >= drawn->line_count)
		return at;
	at.line = drawn->origins[line].line + m->first_line - 1;
	at.col += drawn->origins[line].shift;
	if (at.col < 1)
		at.col = 1;
	return at;
}

static struct place move_place(void *data, struct place at)
{
	return moved(data, at);
}

void markdown_move_places(struct markdown *m, struct node *top, struct diag *to)
{
	for (struct node *n = node_next(top, top); n; n = node_next(top, n))
		n->at = moved(m, n->at);
	diag_take(to, m->diag, move_place, m);
}
