/* page/cells.c - the rows of a table as a grid */
#include "page/cells.h"

#include "base/array.h"

/* Nobody prints a wider table; a larger span is a mistake. */
#define MOST_COLUMNS 4096

/* The row from which each column is free again. */
struct occupied {
	int *until;
	int count, room;
};

static bool is_taken(const struct occupied *o, int column, int row)
{
	return column < o->count && o->until[column] > row;
}

static void take(struct arena *a, struct occupied *o, const struct cell *cell)
{
	while (o->count < cell->column + cell->columns)
		*ARRAY_ADD(a, o->until, o->count, o->room) = 0;
	for (int i = 0; i < cell->columns; i++)
		o->until[cell->column + i] = cell->row + cell->rows;
}

static int clamped(int value, int most)
{
	return value < 1 ? 1 : value > most ? most : value;
}

static void collect_row(struct arena *a, struct cells *cells,
                        const struct node *row, int rows_left,
                        struct occupied *o)
{
	struct cells_row added = {.node = row,
	                          .part = row->parent->kind,
	                          .first = cells->cell_count};
	int column = 0;

	for (const struct node *node = row->first; node; node = node->next) {
		struct cell cell = {.node = node, .row = cells->row_count};

		if (node->kind != NODE_CELL)
			continue;
		while (is_taken(o, column, cell.row))
			column++;
		if (column >= MOST_COLUMNS)
			break;
		cell.column = column;
		cell.rows = clamped(node->cell.row_span, rows_left);
		cell.columns =
			clamped(node->cell.column_span, MOST_COLUMNS - column);
		take(a, o, &cell);
		column += cell.columns;
		*ARRAY_ADD(a, cells->cells, cells->cell_count,
		           cells->cell_room) = cell;
	}
	added.count = cells->cell_count - added.first;
	*ARRAY_ADD(a, cells->rows, cells->row_count, cells->row_room) = added;
}

static bool is_empty(const struct node *part)
{
	for (const struct node *row = part->first; row; row = row->next)
		for (const struct node *cell = row->first; cell;
		     cell = cell->next)
			if (cell->first &&
			    (cell->first->first || cell->first->text.n))
				return false;
	return true;
}

struct cells cells_collect(struct arena *a, const struct node *table)
{
	struct cells cells = {0};
	struct occupied o = {0};

	if (table->table)
		cells.column_count =
			clamped(table->table->column_count, MOST_COLUMNS);
	for (const struct node *part = table->first; part; part = part->next) {
		int rows = 0;

		if (part->kind == NODE_CAPTION ||
		    (part->kind == NODE_TABLE_HEAD && is_empty(part)))
			continue;
		for (const struct node *row = part->first; row; row = row->next)
			rows += row->kind == NODE_ROW;
		for (const struct node *row = part->first; row; row = row->next)
			if (row->kind == NODE_ROW)
				collect_row(a, &cells, row, rows--, &o);
	}
	if (o.count > cells.column_count)
		cells.column_count = o.count;
	cells.numbers = arena_alloc(a, (size_t)cells.column_count,
	                            sizeof(*cells.numbers));
	return cells;
}

int cells_group_end(const struct cells *cells, int first)
{
	int end = first + 1;

	for (int row = first; row < end && row < cells->row_count; row++)
		for (int i = 0; i < cells->rows[row].count; i++) {
			const struct cell *cell =
				&cells->cells[cells->rows[row].first + i];

			if (cell->row + cell->rows > end)
				end = cell->row + cell->rows;
		}
	return end < cells->row_count ? end : cells->row_count;
}
