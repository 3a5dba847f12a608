/*
 * page/contents.h - the table of contents
 *
 * Takes   the contents' Document, and the pages of everything else, numbered
 *         (NULL: they will be; the lines are the same)
 * Gives   slabs: each entry with its number and title, leaders, page label;
 *         the whole line leads to the heading
 *
 *	1  Chapter                           3   in semibold, no leaders
 *	   1.1  Section . . . . . . . . .    4
 *	                             dots->|<--> room of the labels
 */
#ifndef PAGE_CONTENTS_H
#define PAGE_CONTENTS_H

#include "page/block.h"

void contents_set(struct builder *b, const struct node *document,
                  const struct pages *pages);

#endif
