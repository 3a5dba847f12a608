/*
 * page/index.h - the index
 *
 *	C
 *	crabs, 12, 14-18, see also
 *	    lobsters              what goes on is set further in than
 *	  gait, 14                an entry below it
 */
#ifndef PAGE_INDEX_H
#define PAGE_INDEX_H

#include "page/block.h"

/* False when node, a list or a Div, is no part of an index. */
bool index_set(struct builder *b, const struct column *c,
               const struct node *node);

#endif
