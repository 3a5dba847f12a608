/*
 * page/table.h - tables: rows as slabs
 *
 *	 caption
 *	=================  top rule
 *	 Head      Head    semibold; again on each page the table goes on
 *	-----------------  middle rule
 *	 cell      cell    a row is one slab, unless it is taller than half a
 *	 cell      cell    page: then it is cut where no line of any cell is
 *	=================  bottom rule
 */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "page/block.h"

void table_set(struct builder *b, const struct column *c,
               const struct node *table);

#endif
