/*
 * page/table_needs.h - how much width the columns of a table want
 *
 * Takes   the cells, and the column whose type they are set in
 * Gives   for each column of the table its need (page/table_widths.h); cells
 *         that are numbers to be aligned know it
 */
#ifndef PAGE_TABLE_NEEDS_H
#define PAGE_TABLE_NEEDS_H

#include "page/block.h"
#include "page/cells.h"
#include "page/table_widths.h"

void table_needs(struct builder *b, const struct column *c,
                 const struct node *table, struct cells *cells, sp gap,
                 struct table_need *needs);

#endif
