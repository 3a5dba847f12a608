/*
 * page/stretch.h - where the slabs of one page stand, stretched to its foot
 *
 * Takes   a list and the slabs of one page; how much higher they should be
 *         together than they are by themselves
 * Gives   the top of each; how much they can give, slab by slab
 * Units   sp, from the top of the page's text
 * Owns    nothing: the caller's array is filled
 * Fails   never
 *
 *	|text       |text          a slab that gives has more space above it:
 *	|           |              all of it, or half, the other half above
 *	|Heading    |              the first slab after its block
 *	|text       |Heading
 *	|           |text          on a grid, space is given by whole lines, so
 *	|                          that text below stands on the grid again, and
 *	|                          below a block that begins the page, too; what
 *	|                          is less than a line only a block at the foot
 *	                           can take: nothing on the grid is below it
 *	                           (a block that is on the grid stays there)
 */
#ifndef PAGE_STRETCH_H
#define PAGE_STRETCH_H

#include "page/paginate.h"

/* What the slabs of a page, added one after the other, can give. */
struct stretch {
	int places; /* that can give a line (on a grid) */
	sp most;    /* all together (without a grid) */
	int floats; /* the block at the foot that takes less than a line; -1 */
	int after;  /* the slab below the block that begins the page; 0 */
};

struct stretch stretch_none(void);
/* Add slab i; first: it begins the page. */
void stretch_add(struct stretch *s, const struct vlist *v, int i, bool first);

/* The tops of the slabs from sheet->first to sheet->end, the first at y or
 * below; sheet->give is handed out. */
void stretch_tops(const struct vlist *v, const struct sheet *sheet, sp y,
                  sp *tops);

#endif
