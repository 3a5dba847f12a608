/*
 * page/newspaper.h - text in columns that go on in one another
 *
 * Takes   the blocks below a node, and how many columns
 * Gives   one slab for each page that they fill; on the last, the columns are
 *         equally high, as nearly as they can be cut
 * Fails   never
 *
 *	one    four       seven  nine
 *	two    five       eight  ten
 *	three  six        --- page ends between
 */
#ifndef PAGE_NEWSPAPER_H
#define PAGE_NEWSPAPER_H

#include "page/block.h"

void newspaper_set(struct builder *b, const struct column *c,
                   const struct node *node, int columns, sp gap);

#endif
