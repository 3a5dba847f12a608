/*
 * page/furniture.h - running heads and page numbers
 *
 * Takes   a finished page, and the titles in force on it
 * Gives   marks in its margins, all of them artifacts
 * Fails   never: margins that are too narrow stay empty
 *
 *	| chapter            |             section |   left, right pages
 *	|                    |                     |
 *	| 12                 |                  13 |
 */
#ifndef PAGE_FURNITURE_H
#define PAGE_FURNITURE_H

#include "page/fill.h"

struct furniture {
	struct setter *setter;
	struct arena *memory;
	const struct theme *theme;
	/* the last running head made, for pages that have the same */
	struct view head_text;
	const struct line *head;
};

/* text: of the running head; empty for none. opens: a chapter begins here. */
void furniture_add(struct furniture *f, struct page *page,
                   const struct text_area *area, struct view text, bool opens);

#endif
