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
 *
 * Where pages come out poor, paragraphs around them are weighed: those that
 * stand whole on a page can be a line shorter or longer.
 */
#ifndef PAGE_PAGINATE_H
#define PAGE_PAGINATE_H

#include "page/vlist.h"

/* A paragraph that stands with a line less, or more, on its page. */
struct loose {
	const struct vlist_paragraph *paragraph;
	int lines;                /* -1 or 1 */
	const struct vlist *list; /* its slabs then; NULL until they are set */
};

struct sheet {
	int first, end;             /* slabs */
	int note_first, note_end;   /* note slabs */
	int float_first, float_end; /* figures above them */
	int plate; /* the figure that has this page for itself, or -1 */
	sp give;   /* to be handed out (page/stretch.h) */
	struct loose *loose; /* in the order of their slabs */
	int loose_count;
	int empty; /* lines at the foot that nothing could fill */
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
	/* Find the costs of a paragraph of the list, asked for at most once;
	 * NULL: paragraphs stay as they are. */
	void (*weigh)(void *context, struct vlist_paragraph *paragraph);
	void *context;
};

/* The same list for both sides it can begin on; equal without .facing. */
struct cuts {
	struct sheets right, left;
};

struct cuts paginate(struct arena *a, struct vlist *v,
                     const struct page_rules *rules);

#endif
