/*
 * page/figure.h - pictures, and figures with their captions
 *
 *	+-----------+   a picture in its natural size (or the one asked for),
 *	|           |   made smaller to fit the column and most of a page
 *	+-----------+
 *	 the caption    centred when it is one line
 */
#ifndef PAGE_FIGURE_H
#define PAGE_FIGURE_H

#include "page/block.h"

void figure_set(struct builder *b, const struct column *c,
                const struct node *figure);
/* A picture as a block; reserve: height to leave for its caption. */
void picture_set(struct builder *b, const struct column *c,
                 const struct node *image, sp reserve, bool centred);
/* Does it run to the edges of the page (class bleed)? */
bool picture_bleeds(const struct builder *b, const struct column *c,
                    const struct node *image);
/* The only picture of a figure or a paragraph, or NULL. */
const struct node *figure_image(const struct node *node);
/* The class of a block, or of its only picture. */
bool figure_has_class(const struct node *node, const char *class);
/* Its width where nothing limits it. */
sp picture_natural_width(const struct column *c, const struct node *image);

/* "50%", "300px", "8cm", "80mm", "3in", "200" (px) -> sp; 0 for none. whole:
 * what 100% is. */
sp size_read(struct view text, sp whole);

struct column caption_column(const struct builder *b, const struct column *c);
/* Set the blocks of a Caption (NULL: none); centred if that is one line. */
void caption_set(struct builder *b, const struct column *c,
                 const struct node *caption, bool centred);

#endif
