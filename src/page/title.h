/*
 * page/title.h - the title page
 *
 * Takes   the title page's Document: a Div for each page (half-title, title,
 *         imprint), in it one for each line, told apart by class
 * Gives   slabs that fill one page: the title in the upper half, a rule, who
 *         wrote it; publisher, date and rights at the foot; or, above the
 *         first page of text, all of them and a rule
 */
#ifndef PAGE_TITLE_H
#define PAGE_TITLE_H

#include "page/block.h"

void title_set(struct builder *b, const struct node *document);
void title_set_above(struct builder *b, const struct node *document);

#endif
