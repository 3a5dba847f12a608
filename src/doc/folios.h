/*
 * doc/folios.h - texts that name printed pages
 *
 * Takes   a book before its nodes are numbered
 * Gives   the places of "(p. 12)" after links, and the index; their texts, as
 *         soon as somebody knows the pages
 * Owns    everything lives in book->memory
 * Fails   never: as long as no page is known, a text counts 1, 2, 3
 *
 * The nodes are all there from the start, so that serials stay; what is not
 * shown is left out of the tree:
 *
 *	crab, [12] , [13] , [13] , [40]     marks
 *	crab, [12] – [13] , [40]            shown
 */
#ifndef DOC_FOLIOS_H
#define DOC_FOLIOS_H

#include "doc/book.h"

/* " (p. 12)" behind a link, in print only. */
struct folio {
	struct node *text;
	const struct node *target;
	int chapter; /* the index of the one it stands in */
};

/* An entry of the index: a Plain. */
struct index_row {
	struct node *plain;
	struct node *term;   /* Str */
	struct node **links; /* to each mark, in the order of the text */
	struct node **gaps;  /* what stands before each but the first */
	struct node *see[3]; /* "; ", "see", " lobster" */
	struct place see_at; /* where that was written */
	int count;
	int shown; /* pages and ranges, at the last setting */
	int chapter;
};

/* Where a node is printed: the page's index, and its label; -1 for nowhere. */
typedef int folio_finder(const void *pages, const struct node *node,
                         struct view *label);

/* doc/folios.c: a folio after each link within the book that has the class
 * "page"; with page-references: true, after all of them. */
void book_add_folios(struct book *book);
/* Set all texts anew; changed[chapter] = true where one is not what it was.
 * False when none has changed. */
bool book_set_folios(struct book *book, folio_finder *find, const void *pages,
                     bool *changed);

/* doc/notes.c: the printed numbers of notes that count from 1 on each page;
 * likewise. */
bool book_number_notes_on_pages(struct book *book, folio_finder *find,
                                const void *pages, bool *changed);

/* doc/index.c: gives marks identifiers, and the index its place: before
 * identifiers are made; then its entries: before nodes are numbered. */
void book_place_index(struct book *book);
void book_make_index(struct book *book, struct diag *d);

#endif
