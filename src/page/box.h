/*
 * page/box.h - quotes and boxes: blocks between borders, on a ground
 *
 *	|  a quote             # Warning
 *	|  going on            # with its text on a tinted ground
 */
#ifndef PAGE_BOX_H
#define PAGE_BOX_H

#include "page/block.h"

void quote_set(struct builder *b, const struct column *c,
               const struct node *node);

/* False when the theme has no box for any of node's classes. */
bool box_set(struct builder *b, const struct column *c,
             const struct node *node);

#endif
