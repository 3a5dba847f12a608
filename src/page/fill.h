/*
 * page/fill.h - one sheet of a vertical list -> the marks of a page
 *
 * Takes   a list, the slabs and note slabs of one page (page/paginate.h)
 * Gives   marks, anchors and links in the page's own coordinates: grounds
 *         first, then the slabs; a table's head again where it goes on; notes
 *         at the foot, below a short rule
 * Owns    the page's arrays live in the arena passed in
 *
 *	x, y +---------------+
 *	     | slabs         |
 *	     |               |
 *	     | ----          |
 *	     | note slabs    |
 *	     +---------------+ y + height
 */
#ifndef PAGE_FILL_H
#define PAGE_FILL_H

#include "page/paginate.h"

struct text_area {
	sp x, y, width, height;
};

void page_fill(struct arena *a, struct page *page, const struct vlist *v,
               const struct sheet *sheet, const struct text_area *area,
               const struct theme *theme);

#endif
