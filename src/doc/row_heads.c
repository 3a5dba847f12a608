/*
 * doc/row_heads.c - cells that name the row they stand in
 *
 * HTML says which cells do (<th scope="row">). A table of Markdown does not;
 * but where the corner of its head is empty, the first column names the rows:
 *
 *	|      | North | South |
 *	|------|------:|------:|
 *	| 2024 |    12 |    31 |      2024: SCOPE_ROW
 */
#include "doc/resolve.h"

static bool has_words(const struct node *cell)
{
	return cell->first && cell->first->first;
}

static bool is_spanned(const struct node *cell)
{
	return cell->cell.row_span > 1 || cell->cell.column_span > 1;
}

static bool is_plain_row(const struct node *row)
{
	for (const struct node *cell = row->first; cell; cell = cell->next)
		if (is_spanned(cell) || cell->cell.scope != SCOPE_NONE)
			return false;
	return row->first && row->first->next;
}

/* A head whose corner alone says nothing. */
static bool has_corner(const struct node *head)
{
	const struct node *row = head->first;

	if (!row || row->next || has_words(row->first))
		return false;
	for (const struct node *cell = row->first->next; cell;
	     cell = cell->next)
		if (!has_words(cell))
			return false;
	return true;
}

static bool names_rows(const struct node *table)
{
	bool found = false;

	for (const struct node *part = table->first; part; part = part->next) {
		if (part->kind == NODE_TABLE_HEAD)
			found = has_corner(part);
		if (part->kind == NODE_CAPTION)
			continue;
		for (const struct node *row = part->first; row; row = row->next)
			if (!is_plain_row(row))
				return false;
	}
	return found;
}

static void name_rows(const struct node *table)
{
	for (const struct node *part = table->first; part; part = part->next) {
		if (part->kind == NODE_CAPTION || part->kind == NODE_TABLE_HEAD)
			continue;
		for (const struct node *row = part->first; row; row = row->next)
			if (has_words(row->first))
				row->first->cell.scope = SCOPE_ROW;
	}
}

void book_name_rows(struct book *book)
{
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = top; n; n = node_next(top, n))
			if (n->kind == NODE_TABLE && names_rows(n))
				name_rows(n);
	}
}
