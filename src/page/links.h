/*
 * page/links.h - link areas and anchors of one line
 *
 * Takes   a line that was just added to the list, as its newest slab
 * Gives   a link_area for each stretch of runs below one Link, and for each
 *         note's call; an anchor for each inline with an identifier
 * Fails   never
 */
#ifndef PAGE_LINKS_H
#define PAGE_LINKS_H

#include "page/block.h"

void line_links(struct vlist *v, const struct line *line,
                const struct column *c, sp baseline);

/* The first inline below parent that has an identifier, or NULL. */
struct node *line_first_target(const struct node *parent);
/* Anchor target and those after it that stand before next, the start of the
 * next line (NULL: all). Returns the first that does not. */
struct node *line_anchors(struct vlist *v, const struct node *parent,
                          struct node *target, const struct spot *next, sp x);

#endif
