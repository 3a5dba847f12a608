/*
 * page/title.h - the title page
 *
 * Takes   the title page's Document: a Div for each line, told apart by class
 * Gives   slabs that fill one page: the title in the upper half, a rule, who
 *         wrote it; publisher, date and rights at the foot
 */
#ifndef PAGE_TITLE_H
#define PAGE_TITLE_H

#include "page/block.h"

void title_set(struct builder *b, const struct node *document);

#endif
