/*
 * write/pdf_headers.c - which header cells name each cell of a table
 *
 * In a plain table the Scope of its TH says all: a head of one row, names of
 * rows in the first column. Where cells span others, or heads stand elsewhere,
 * each cell lists the TH that name it (Headers):
 *
 *	        |    Coast     |         c: of the columns that a cell stands
 *	        | North| South |            in, heads from the top down; those
 *	  ------+------+-------+            of a body hold until the next
 *	   2024 |  12  |  31   |         r: of the rows that it stands in
 *
 *	12: Coast, North, 2024
 */
#include "write/pdf_tree.h"

#include <string.h>

/* More than these name no cell: who would listen to them? */
#define HEADS_MOST 8

struct heads {
	int count;
	const struct node *at[HEADS_MOST];
};

struct grid {
	struct tree *tree;
	int column_count, row_count;
	int *covered;          /* by column: rows that a cell above covers */
	struct heads *columns; /* by column: what names it, from here on */
	int *named_at; /* by column: the row of its last name, plus one */
	struct heads *rows;
};

static bool is_head(const struct tree *t, const struct node *cell)
{
	return t->tags->tags[cell->serial] == TAG_TH;
}

static bool is_section(const struct node *part)
{
	return part->kind == NODE_TABLE_HEAD || part->kind == NODE_TABLE_BODY ||
	       part->kind == NODE_TABLE_FOOT;
}

static void add_head(struct heads *heads, const struct node *head)
{
	for (int i = 0; i < heads->count; i++)
		if (heads->at[i] == head)
			return;
	if (heads->count < HEADS_MOST)
		heads->at[heads->count++] = head;
}

static void add_heads(struct heads *heads, const struct heads *more)
{
	for (int i = 0; i < more->count; i++)
		add_head(heads, more->at[i]);
}

/* Does Scope leave open what this cell names, or what names it? */
static bool is_ambiguous(const struct node *cell)
{
	return cell->cell.row_span > 1 || cell->cell.column_span > 1 ||
	       cell->cell.scope == SCOPE_COLUMN ||
	       (cell->cell.scope == SCOPE_ROW && cell != cell->parent->first);
}

static bool needs_headers(const struct tree *t, const struct node *table,
                          int *rows)
{
	bool needed = false, has_heads = false;

	*rows = 0;
	for (const struct node *part = table->first; part; part = part->next) {
		const struct node *row = is_section(part) ? part->first : NULL;

		needed |= row && part->kind == NODE_TABLE_HEAD && row->next;
		for (; row; row = row->next, ++*rows)
			for (const struct node *cell = row->first; cell;
			     cell = cell->next) {
				needed |= is_ambiguous(cell);
				has_heads |= is_head(t, cell);
			}
	}
	return needed && has_heads;
}

/* Calls visit for each cell with its row and first column. */
static void each_cell(struct grid *g, const struct node *table,
                      void (*visit)(struct grid *g, const struct node *cell,
                                    int row, int column))
{
	int row = 0;

	for (const struct node *part = table->first; part; part = part->next) {
		if (!is_section(part))
			continue;
		memset(g->covered, 0,
		       (size_t)g->column_count * sizeof(*g->covered));
		for (const struct node *n = part->first; n; n = n->next) {
			const struct node *cell = n->first;
			int column = 0;

			for (; column < g->column_count; column++) {
				if (g->covered[column] > 0) {
					g->covered[column]--;
					continue;
				}
				if (!cell)
					continue;
				visit(g, cell, row, column);
				for (int i = 0; i < cell->cell.column_span &&
				                column + i < g->column_count;
				     i++)
					g->covered[column + i] =
						cell->cell.row_span - 1;
				column += cell->cell.column_span - 1;
				cell = cell->next;
			}
			row++;
		}
	}
}

static void note_row_head(struct grid *g, const struct node *cell, int row,
                          int column)
{
	(void)column;
	if (cell->cell.scope != SCOPE_ROW || !is_head(g->tree, cell))
		return;
	for (int i = row; i < row + cell->cell.row_span && i < g->row_count;
	     i++)
		add_head(&g->rows[i], cell);
}

static void keep_heads(struct tree *t, const struct node *cell,
                       const struct heads *heads)
{
	const struct node **kept = NULL;

	if (heads->count) {
		kept = arena_raw(t->memory, (size_t)heads->count,
		                 sizeof(*kept));
		memcpy(kept, heads->at, (size_t)heads->count * sizeof(*kept));
	}
	t->headers[cell->serial] = (struct cell_headers){
		.is_told = true, .count = heads->count, .at = kept};
}

/* A head below a body begins anew: what named the column before ends, but for
 * the head of the table. */
static void name_column(struct grid *g, const struct node *cell, int row,
                        int column)
{
	struct heads *heads = &g->columns[column];
	bool in_head = cell->parent->parent->kind == NODE_TABLE_HEAD;
	int kept = 0;

	if (!in_head && g->named_at[column] != row) {
		for (int i = 0; i < heads->count; i++)
			if (heads->at[i]->parent->parent->kind ==
			    NODE_TABLE_HEAD)
				heads->at[kept++] = heads->at[i];
		heads->count = kept;
	}
	add_head(heads, cell);
	g->named_at[column] = row + cell->cell.row_span;
}

static void note_cell(struct grid *g, const struct node *cell, int row,
                      int column)
{
	bool names = is_head(g->tree, cell);
	bool names_row = names && cell->cell.scope == SCOPE_ROW;
	struct heads heads = {0};
	int end = column + cell->cell.column_span;

	for (int i = column; i < end && i < g->column_count; i++)
		add_heads(&heads, &g->columns[i]);
	for (int i = row;
	     !names && i < row + cell->cell.row_span && i < g->row_count; i++)
		add_heads(&heads, &g->rows[i]);
	keep_heads(g->tree, cell, &heads);
	for (int i = column;
	     names && !names_row && i < end && i < g->column_count; i++)
		name_column(g, cell, row, i);
}

static int count_columns(const struct node *table)
{
	int most = 0;

	for (const struct node *part = table->first; part; part = part->next) {
		int count = 0;

		if (!is_section(part) || !part->first)
			continue;
		/* nothing covers the first row */
		for (const struct node *cell = part->first->first; cell;
		     cell = cell->next)
			count += cell->cell.column_span;
		most = count > most ? count : most;
	}
	return most;
}

void pdf_tree_headers(struct tree *t, const struct node *table)
{
	struct arena scratch = {0};
	struct grid g = {.tree = t};
	size_t columns, rows;

	if (!needs_headers(t, table, &g.row_count))
		return;
	g.column_count = count_columns(table);
	columns = (size_t)g.column_count + 1;
	rows = (size_t)g.row_count + 1;
	g.covered = arena_alloc(&scratch, columns, sizeof(*g.covered));
	g.named_at = arena_alloc(&scratch, columns, sizeof(*g.named_at));
	g.columns = arena_alloc(&scratch, columns, sizeof(*g.columns));
	g.rows = arena_alloc(&scratch, rows, sizeof(*g.rows));
	if (!t->headers)
		t->headers = arena_alloc(t->memory, t->tags->count,
		                         sizeof(*t->headers));
	each_cell(&g, table, note_row_head);
	each_cell(&g, table, note_cell);
	arena_reset(&scratch);
}
