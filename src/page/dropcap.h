/*
 * page/dropcap.h - paragraphs that begin with a large letter (page/ only)
 *
 * Takes   a paragraph and what stood before it
 * Gives   its lines at the end of the list; those beside the letter stay
 *         together
 * Fails   false, and nothing is set, when it is not to have one or is too short
 */
#ifndef PAGE_DROPCAP_H
#define PAGE_DROPCAP_H

#include "page/block.h"

/* previous: the block before it, NULL for the first. */
bool dropcap_set(struct builder *b, const struct column *c,
                 const struct node *node, const struct node *previous);

#endif
