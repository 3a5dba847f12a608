/*
 * write/epub_pages.h - where in the EPUB the printed pages begin
 *
 * Takes   a plan (write/epub_plan.h) whose files and tables are there; the
 *         pages of the PDF
 * Gives   plan->pages: one for each page that bears anything, in the order of
 *         the pages and of the text alike
 * Fails   never
 *
 * A page begins with its first text, a turned table's with the first words of
 * its first row. One that bears only pictures or the end of a note begins where
 * the next page does: the picture stands amid the text of a page before it,
 * and that text must not be said to be on its page. So does a page of the
 * contents: these are the navigation, where nobody looks for marks.
 *
 *	page 6                page 7          page 8
 *	text [picture] text   the picture     text
 *	^ 6                                   ^ 7, 8
 */
#ifndef WRITE_EPUB_PAGES_H
#define WRITE_EPUB_PAGES_H

#include "write/epub_plan.h"

/* pages may be NULL. */
void plan_place_pages(struct plan *plan, const struct pages *pages);

/* Names for the pages that begin in a node of a file. */
void plan_name_pages(struct plan *plan, int file, const struct node *node);
/* A name for the page that is the cover. */
void plan_name_cover_page(struct plan *plan);

/* The page that is the cover of the printed book, or NULL. */
struct plan_page *plan_cover_page(const struct plan *plan);

#endif
