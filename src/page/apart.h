/*
 * page/apart.h - blocks that leave the text, with their notes
 *
 * Takes   a table or a figure that has a page for itself
 * Gives   its slabs, and those of the notes that it calls, which stand at the
 *         foot of that page and not below the text that it left
 * Owns    the lists live in the arena passed in, lines where all lines do
 * Fails   never
 *
 *	+-----------+
 *	| block     |
 *	|           |   apart.block
 *	| --        |
 *	| 2 note    |   apart.below
 *	+-----------+
 */
#ifndef PAGE_APART_H
#define PAGE_APART_H

#include "page/beside.h"

struct apart {
	struct vlist notes;
	struct beside block, below;
};

/* turned: for a page whose text runs upwards. */
void apart_set(struct builder *b, struct arena *a, const struct column *c,
               const struct node *node, sp most_height, bool turned,
               struct apart *apart);

/* How high the notes from first to end are, with the space above them. */
sp apart_notes_height(const struct builder *b, const struct apart *apart,
                      int first, int end);

/* Draw these notes in the newest of the builder's plates, to end at this
 * height, below the rule that notes have. */
void apart_add_notes(struct builder *b, const struct apart *apart, int first,
                     int end, sp height);

#endif
