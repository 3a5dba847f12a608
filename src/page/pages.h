/*
 * page/pages.h - finished pages: a display list
 *
 * Takes   a book and the setter of each thread
 * Gives   pages of marks, to be painted by the PDF writer, the text dump, an
 *         imposed sheet
 * Units   sp from the page's top left corner, y downwards; a line's y is its
 *         baseline
 * Owns    everything lives in the arena passed to pages_make(), glyphs in the
 *         setters that pages_close() closes
 * Fails   never
 *
 *	(0,0) +-------------------+ x
 *	      |   x,y o lines ... |
 *	      |                   |
 *	    y +-------------------+
 *
 * A turned mark is read by who turns the page by a quarter to the right: what
 * is its left is the page's bottom, what is its top the page's left edge.
 *
 * Every mark names the node it comes from. The tree of the document is also
 * the structure tree of the tagged PDF: a painter finds a mark's place in it
 * by going up from mark.node (or run.node), so the reading order is the order
 * of the source wherever the marks stand on paper.
 */
#ifndef PAGE_PAGES_H
#define PAGE_PAGES_H

#include "line/para.h"

enum mark_kind {
	MARK_LINE,    /* .line, its baseline starts at x, y */
	MARK_RULE,    /* a filled rectangle; x, y is its top left corner */
	MARK_PICTURE, /* .picture in the rectangle */
	MARK_FRAME,   /* a rectangle's outline, .thickness, drawn inside */
};

struct mark {
	uint8_t kind; /* enum mark_kind */
	uint8_t role; /* enum role, for all but MARK_LINE (runs have theirs) */
	bool is_outer; /* in the outer margin: the right one, until it is known */
	bool bleeds;   /* from one edge of the page to the other, whatever x */
	bool turned;   /* x, y count from the bottom left corner: x upwards, y
	                * to the right */
	sp x, y, width, height;
	uint32_t colour;
	sp thickness;
	union {
		const struct line *line;
		const struct picture *picture;
	};
	const struct node *node;
};

/* A place that a link, the outline or the page list can lead to. */
struct anchor {
	const struct node *node;
	sp x, y; /* its top left corner */
};

/* A link's area on the page: one for each line that it runs over. */
struct link_area {
	const struct node *node; /* the Link, or the Note whose call or label
	                            this is */
	bool back; /* from the note at the foot to its call in the text */
	sp x, y, width, height; /* y: top */
};

struct page {
	int index;         /* 0, 1, 2 ... in the file */
	struct view label; /* "iv", "12" */
	enum matter matter;
	bool right; /* a right-hand (recto) page */
	bool blank;
	bool covered;  /* by a picture: without head and folio */
	bool is_cover; /* of the book */
	sp width, height;
	struct mark *marks;
	int mark_count, mark_room;
	struct anchor *anchors;
	int anchor_count, anchor_room;
	struct link_area *links;
	int link_count, link_room;
	const struct chapter *chapter; /* NULL: generated */
	/* the first text on it; on a page without (is_apart), the figure or the
	 * note that it bears; node NULL where there is nothing */
	struct spot start;
	bool is_apart; /* what it bears has left the text: a plate, floats */
};

struct pages {
	struct page *pages;
	int count, room;
	/* page index of a node's anchor; by node->serial, -1 for none */
	int *page_of;
	uint32_t page_of_count;
	struct pages_owner *owner; /* the setters, whose glyphs the lines use */
};

/*
 * Lay the whole book out. threads: how many may work (1 or more); the pages
 * do not depend on it.
 */
struct pages *pages_make(struct arena *a, struct book *book,
                         struct fonts *fonts, int threads, struct diag *d);

/* Give back what the arena does not hold. The glyphs of all lines go with it:
 * after this, only the arena is left to free. */
void pages_close(struct pages *pages);

/* The page that node's anchor stands on, or NULL. */
const struct page *pages_find(const struct pages *pages,
                              const struct node *node);

/* --dump=pages; --dump=lines prints the lines of each page's text column. */
void pages_dump(const struct pages *pages, struct buf *out);
void pages_dump_lines(const struct pages *pages, struct buf *out);

#endif
