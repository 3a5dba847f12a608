/*
 * page/code.h - code blocks: their lines on a coloured ground
 *
 *	+------------------------+ x to x + width
 *	| fn main() {            |  code_leading; a page may end between lines,
 *	|     ...                |  but two stay together at both ends
 *	+------------------------+
 */
#ifndef PAGE_CODE_H
#define PAGE_CODE_H

#include "page/block.h"

void code_block_set(struct builder *b, const struct column *c,
                    const struct node *node);
/* A Div of the class "listing": the name of a file, and its code. */
void listing_set(struct builder *b, const struct column *c,
                 const struct node *div);
/* The width of the longest line, with the ground's pads. */
sp code_block_width(struct builder *b, const struct column *c,
                    const struct node *node);

#endif
