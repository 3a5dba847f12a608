/*
 * page/turn.h - tables too wide for the page, turned
 *
 * Takes   a table that does not fit into the width of the text, even in small
 *         type
 * Gives   plates (page/floats.h): pages of the same size with nothing but the
 *         table, whose head is at their left edge; its caption turns with it,
 *         and so do its notes, at the foot of the page that calls them
 * Fails   where nothing may leave its place: then the table is to stand there
 *
 *	+-----------+   +-----------+   both are read from the right; on each
 *	| c | H | x |   | H | x | x |   the head H stands again, the caption c
 *	| a | e | x |   | e | x | x |   on the first only
 *	| p | a | x |   | a | x |   |
 *	| . | d | x |   | d | x |   |
 *	+-----------+   +-----------+
 *
 * In the EPUB it is a table as any.
 */
#ifndef PAGE_TURN_H
#define PAGE_TURN_H

#include "page/block.h"

/* False: the table is to be set in its place. */
bool turn_table(struct builder *b, const struct column *c,
                const struct node *table);

#endif
