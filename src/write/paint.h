/*
 * write/paint.h - one page, drawn through one small interface
 *
 * Takes   a page (page/pages.h) and a painter: what to do with each mark
 * Gives   one call for each mark, in the order of painting, with its place on
 *         the page; the runs of a line in the order they are read
 * Units   sp from the page's top left corner, y downwards; a run's y is its
 *         baseline, with its rise
 * Fails   never
 *
 * Who draws pages (the PDF's pages, its list of used glyphs, a text dump, an
 * imposed sheet) is a painter; nobody else knows how marks, lines, runs and
 * boxes hang together.
 */
#ifndef WRITE_PAINT_H
#define WRITE_PAINT_H

#include "page/pages.h"

/* A rectangle on the page; x, y is its top left corner. */
struct paint_box {
	sp x, y, width, height;
	uint32_t colour;
	sp thickness;                  /* of a frame */
	const struct picture *picture; /* of a picture */
	enum role role;
	const struct node *node;
};

/* A function that is NULL is not called. */
struct painter {
	void *user; /* first argument of all */
	void (*text)(void *user, const struct run *run, sp x, sp y);
	void (*rule)(void *user, const struct paint_box *box);
	void (*frame)(void *user, const struct paint_box *box);
	void (*picture)(void *user, const struct paint_box *box);
	/* Until it is called again, places are those of turned marks, or are
	 * not; at the end of a page they are not. */
	void (*turn)(void *user, bool turned);
};

/* A line with more runs is painted as it stands. */
#define PAINT_RUNS_MOST 1024

/* The order in which the runs of a line are read, as indices; false when it is
 * the order they stand in (write/paint_order.c). */
bool paint_order(const struct line *line, int order[PAINT_RUNS_MOST]);

void paint_page(const struct painter *painter, const struct page *page);

#endif
