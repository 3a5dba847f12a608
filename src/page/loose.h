/*
 * page/loose.h - paragraphs that can be a line shorter or longer
 *
 * Takes   paragraphs of the page's text as they are set
 * Gives   those that may be loosened or tightened, what that costs, and their
 *         other lines: slabs that stand where the first ones stood
 * Units   costs as in page/vlist.h
 * Owns    records live with their list, lines in the builder's arena
 * Fails   never: what cannot be done costs -1
 *
 * Few paragraphs can, and fewer are needed: the cost is found when a page asks
 * for it (page/paginate.h), the lines when a page has taken it.
 */
#ifndef PAGE_LOOSE_H
#define PAGE_LOOSE_H

#include "page/block.h"
#include "page/paginate.h"

/* The next slabs are this paragraph: remember it if it may give or take a
 * line. */
void loose_note(struct builder *b, const struct column *c,
                const struct node *node, sp first_indent,
                const struct lines *lines);

/* Find what a paragraph costs; for struct page_rules, context a builder. */
void loose_weigh(void *context, struct vlist_paragraph *paragraph);

/* Set the paragraphs that the sheets have chosen. */
void loose_set(struct builder *b, struct sheets *sheets);

#endif
