/*
 * page/floats.h - figures that leave their place
 *
 * Takes   a block of the class top or page, as LaTeX's [t] and [p]
 * Gives   one slab among the list's floats, or its plates; notes called on a
 *         page of its own stand at its foot
 * Fails   where nothing may leave: in notes, cells, boxes, columns. Then the
 *         block is to stand where it was written
 *
 *	+-----------+  .top           +-----------+  .page
 *	| [figure]  |                 |           |
 *	| text text |  the page that  | [figure]  |  the page after the one
 *	| text ...  |  calls it, or   |           |  that calls it
 *	+-----------+  the next       +-----------+
 *
 * In the EPUB it stands where it was written.
 */
#ifndef PAGE_FLOATS_H
#define PAGE_FLOATS_H

#include "page/block.h"

/* May a block leave its place here? */
bool float_may(const struct builder *b, const struct column *c);

/* False: the block is to be set in its place. */
bool float_set(struct builder *b, const struct column *c,
               const struct node *node);

#endif
