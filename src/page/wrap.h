/*
 * page/wrap.h - figures with text beside them, and figures in the margin
 *
 * Takes   a block of the class wrap-left, wrap-right or margin, with a
 *         paragraph after it
 * Gives   the block in the first slab of that paragraph; lines beside it that
 *         are shorter
 * Owns    builder->wrap lives in the arena of the list
 * Fails   where there is no paragraph after it, or too little room: then the
 *         block is to stand where it was written
 *
 *	.wrap-left             .wrap-right            .margin
 *	+------+ text text     text text +------+     text text text   +----+
 *	|figure| text text     text text |figure|     text text text   | fig|
 *	+------+ text text     text text +------+     text text text   +----+
 *	text text text ...     text text text ...     text text text
 *
 * No page ends beside the figure. The margin is the outer one: what stands in
 * it changes sides with the page.
 */
#ifndef PAGE_WRAP_H
#define PAGE_WRAP_H

#include "page/block.h"

/* What text still has to run around. */
struct wrap;

/* False: the block is to be set in its place. */
bool wrap_set(struct builder *b, const struct column *c,
              const struct node *node);

/* Set a paragraph beside a figure that waits for it, or is not passed yet;
 * false when there is none. */
bool wrap_paragraph(struct builder *b, const struct column *c,
                    const struct node *node, sp first_indent);

/* What comes next stands below the figure. */
void wrap_clear(struct builder *b);

#endif
