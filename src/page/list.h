/*
 * page/list.h - lists: bullets, numbers, tasks; terms and their definitions
 *
 *	x    label  inner.x
 *	|        3. |text of the item, going
 *	|           |on under itself
 *	         ^ ends a gap before the text; ROLE_LABEL, node = the Item
 */
#ifndef PAGE_LIST_H
#define PAGE_LIST_H

#include "page/block.h"

void list_set(struct builder *b, const struct column *c,
              const struct node *list);
void definitions_set(struct builder *b, const struct column *c,
                     const struct node *list);

#endif
