/*
 * page/heading.h - headings, and where chapters open
 *
 *	         3                    number above: a line of its own
 *	  Ownership and borrowing     title
 *	  -----------------------     rule below
 */
#ifndef PAGE_HEADING_H
#define PAGE_HEADING_H

#include "page/block.h"

void heading_set(struct builder *b, const struct column *c,
                 const struct node *node);

#endif
