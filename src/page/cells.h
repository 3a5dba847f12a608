/*
 * page/cells.h - the rows of a table as a grid
 *
 * Takes   a Table: Head, Body and Foot with Rows of Cells
 * Gives   each cell with its row, its column, and how many of both it spans
 * Owns    the arrays live in the arena passed in
 * Fails   never: spans that reach too far are cut
 *
 *	+---+-------+---+    row 0: A (rows 2), B (columns 2), C
 *	| A |   B   | C |    row 1: D in column 1, E in column 2, F
 *	|   +---+---+---+
 *	|   | D | E | F |    group: rows 0 and 1, tied together by A
 *	+---+---+---+---+
 */
#ifndef PAGE_CELLS_H
#define PAGE_CELLS_H

#include "line/decimal.h"
#include "page/beside.h"

struct cell {
	const struct node *node;
	int row, column;
	int rows, columns; /* spanned, 1 or more */
	struct beside set; /* its blocks, once they are set */
	bool is_number;    /* with a place for its decimal sign: */
	struct decimal_widths number;
};

struct cells_row {
	const struct node *node;
	enum node_kind part; /* TableHead, TableBody, TableFoot */
	int first, count;    /* cells */
	sp height;           /* with its pads */
};

struct cells {
	struct cell *cells;
	int cell_count, cell_room;
	struct cells_row *rows;
	int row_count, row_room;
	int column_count;
	struct decimal_widths *numbers; /* by column: the most of any */
	char sign; /* decimal, of the table's language; 0: not needed so far */
};

struct cells cells_collect(struct arena *a, const struct node *table);

/* One past the last row that is tied to the row first. */
int cells_group_end(const struct cells *cells, int first);

#endif
