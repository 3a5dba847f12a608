/*
 * page/row.h - the rows of a table -> slabs
 *
 * Takes   cells with their columns chosen
 * Gives   cells set as lists of their own; rows as slabs that hold what the
 *         cells' slabs hold
 * Owns    the cells' lists live in row_setter->scratch until the rows they
 *         are tied to are added
 *
 *	rule  ----------------------   above
 *	pad
 *	      cell 0      cell 1
 *	      cell 0      cell 1       cut here, if the row is too tall
 *	      cell 0
 *	pad
 *	rule  ----------------------   below
 */
#ifndef PAGE_ROW_H
#define PAGE_ROW_H

#include "page/block.h"
#include "page/cells.h"

struct row_setter {
	struct builder *builder;
	const struct node *table;
	const struct cells *cells;
	struct column column; /* of the whole table */
	sp gap;               /* between columns */
	sp *widths;           /* of the columns */
	int scale;            /* of the type, in 1/1000 */
	sp most_row;          /* a taller row may be cut */
	int first_body;       /* the first row that is not in the head */
	struct arena scratch;
};

/* Where columns first to end - 1 stand, with the gaps between them: from the
 * right where the language runs to the left. */
sp row_x(const struct row_setter *r, int first, int end, sp *width);

/* Set a cell's blocks in this column, as a list of its own. */
void cell_set(struct row_setter *r, const struct column *c, struct cell *cell);

/* The heights of rows first to end, whose cells are set. */
void row_heights(struct row_setter *r, int first, int end);

/* Add a row to the builder's list, with rules of these thicknesses. tied: it
 * must stay whole. */
void row_add(struct row_setter *r, int row, sp above, sp below, bool tied);

#endif
