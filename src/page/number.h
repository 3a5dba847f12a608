/*
 * page/number.h - the order of the pages, their numbers, and what stands where
 *
 * Takes   parts that are cut into sheets
 * Gives   pages without marks: index, side, label, chapter; blank ones so that
 *         the body begins on a right-hand page; page_of for every anchor
 *
 *	cover i | title iii  (iv) | contents v vi | 1 2 3 ...
 *	         front matter, roman               body and back, arabic
 */
#ifndef PAGE_NUMBER_H
#define PAGE_NUMBER_H

#include "page/part.h"

/* What a page is made of; a blank one has no part. */
struct leaf {
	const struct part *part;
	const struct sheet *sheet;
	bool is_cover;
};

struct order {
	struct leaf *leaves; /* parallel to pages->pages */
	int count, room;
};

/* Start over and number all pages. */
void number_pages(struct arena *a, struct pages *pages, struct order *order,
                  const struct book *book, const struct part *parts, int count);

/* The headings in force while the pages go by. */
struct running {
	struct arena *memory;
	const struct book *book;
	const struct part *part;
	int next; /* the heading of the part's list to look at */
	const struct node *chapter, *section;
	const struct node *part_heading;
	const struct node *shown; /* whose text this is: */
	struct view text;
};

/* Does a chapter begin at the top of this page? */
bool leaf_opens(const struct leaf *leaf);
/* Does a part? */
bool leaf_is_part(const struct leaf *leaf);

/* The running head of the next page; empty where a chapter opens. */
struct view running_head(struct running *r, const struct leaf *leaf,
                         const struct page *page);

#endif
