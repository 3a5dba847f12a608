/*
 * page/foot.h - what it costs to leave room at the foot of a page
 *
 * Takes   the room below the last slab, what the slabs can give (stretch.h),
 *         and whether what stands on the next page could not be divided
 * Gives   the cost, how much to stretch, and where the text then ends
 * Units   sp; costs as in page/vlist.h
 * Fails   never
 *
 *	| text |   stretched to the foot where that can be: little cost
 *	| text |   before a picture or something else that is high: a cost that
 *	|      |     grows with the room, so that holes are not shared out
 *	+------+   elsewhere: the square, so that they are
 */
#ifndef PAGE_FOOT_H
#define PAGE_FOOT_H

#include "page/stretch.h"

enum {
	FOOT_MOST_GAP = 12 /* larger ones are all alike */
};

struct foot {
	int64_t cost;
	sp give;
	int gap;   /* what stays empty, in quarters of a line */
	int lines; /* the same, in whole lines, without a limit */
};

/* blocked: what comes next is high and needs more than the room. */
struct foot foot_choose(const struct vlist *v, sp leading, sp room,
                        const struct stretch *can, bool blocked);

/* The costs of facing pages that end like this. */
int64_t foot_unlike(int gap, int other);

#endif
