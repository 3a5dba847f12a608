/*
 * page/paginate.h - where the pages of a vertical list end
 *
 * Takes   slabs (page/vlist.h) with what it costs to end a page before each,
 *         and the height of a page's text
 * Gives   sheets: which slabs and which note slabs stand on each page, and how
 *         much the slabs are to be stretched so that the page is full
 * Units   sp; costs are bare numbers, 1,000 for one line that stays empty
 * Owns    the arrays live in the arena passed in
 * Fails   never: what no page can hold stands alone on one
 * Source  the total fit of Knuth and Plass, applied to pages as in M. F. Plass,
 *         "Optimal Pagination Techniques", 1981: the cheapest way to each slab
 *         that may begin a page, over all pages before it
 *
 *	slabs   0 1 2 3 4 5 6 7 8 9      note slabs   0 1 2 3 4
 *	sheets [0 . . . . 5)[5 . . . 10)             [0 1 2)[2 . 5)
 *	                ^ slab 4 calls a note of 5 slabs: 3 of them go over
 *
 * The state of the search is the slab that begins the page, the note slab
 * that its notes begin with, the side of the page, and for a right-hand page
 * where the text of the left-hand one ended: facing pages should end alike.
 * What is left of a note when the slabs end gets sheets of its own.
 */
#ifndef PAGE_PAGINATE_H
#define PAGE_PAGINATE_H

#include "page/vlist.h"

struct sheet {
	int first, end;           /* slabs */
	int note_first, note_end; /* note slabs */
	sp give;                  /* to be handed out (page/stretch.h) */
	bool torn; /* ends where no page should: all else is worse */
};

struct sheets {
	struct sheet *sheets;
	int count, room;
};

struct page_rules {
	sp height;  /* of a page's text */
	sp leading; /* of its lines */
	/* Pages have sides, and facing ones should end on the same line: what
	 * begins on a right-hand page may be cut otherwise than on a left. */
	bool facing;
};

/* The same list for both sides it can begin on; equal without .facing. */
struct cuts {
	struct sheets right, left;
};

struct cuts paginate(struct arena *a, const struct vlist *v,
                     const struct page_rules *rules);

/* The height of the notes' slabs from first to end, one below the other. */
sp notes_height(const struct vlist *notes, int first, int end);

#endif
