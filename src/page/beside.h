/*
 * page/beside.h - lists that stand beside one another, as slabs of one list
 *
 * Takes   the cells of a table's row, or the columns of a div
 * Gives   each as a list of its own, and what stands in them copied into the
 *         slabs of the list around them
 * Units   sp, from the top of the lists
 * Owns    lists live in the arena passed in; what is copied, in the list that
 *         it is copied to
 * Fails   never
 *
 *	0    one      one
 *	     two      two     two slabs of one list; a page may end at a cut:
 *	cut -----------------  where no slab of any list is
 *	     three    three
 *	     four
 */
#ifndef PAGE_BESIDE_H
#define PAGE_BESIDE_H

#include "page/block.h"

struct beside {
	struct vlist *list;
	sp *tops; /* of each slab of the list */
	sp height;
};

/* Set the blocks below node in this column. */
struct beside beside_set(struct builder *b, struct arena *a,
                         const struct column *c, const struct node *node);

/* The same of one block, whose pictures may be so high. */
struct beside beside_set_block(struct builder *b, struct arena *a,
                               const struct column *c, const struct node *node,
                               sp most_height);

/* A list that is finished. */
struct beside beside_of(struct arena *a, struct vlist *list);

/* Draw the slabs whose tops are in from to end in the newest slab of v, y
 * lower. */
void beside_copy(struct vlist *v, const struct beside *side, sp y, sp from,
                 sp end);

/* The heights, from the top, at which no list is cut through; *bottom is
 * where the longest ends. */
sp *beside_cuts(struct arena *a, const struct beside *const *sides, int count,
                int *cut_count, sp *bottom);

#endif
