/*
 * page/box.h - quotes and alerts: blocks beside a bar, on a ground
 *
 *	|  a quote             # Warning
 *	|  going on            # with its text on a tinted ground
 */
#ifndef PAGE_BOX_H
#define PAGE_BOX_H

#include "page/block.h"

void quote_set(struct builder *b, const struct column *c,
               const struct node *node);

/* False when node is not of a class that alerts have (note, warning ...). */
bool alert_set(struct builder *b, const struct column *c,
               const struct node *node);

#endif
