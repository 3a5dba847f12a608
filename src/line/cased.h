/*
 * line/cased.h - text in small capitals or capitals
 *
 * Takes   a text, and a look that asks for a case
 * Gives   segments: the face's own small capitals where it has them; else
 *         smaller capitals of a heavier face, which look the same; spaced by
 *         the theme's tracking
 * Owns    as line/segments.h
 * Fails   never; the text of the segments is what was written
 *
 *	Source Sans Italic has none:   R        u s t   2021
 *	                               capital  made    as it is
 */
#ifndef LINE_CASED_H
#define LINE_CASED_H

#include "line/segments.h"

void cased_add(struct setter *s, struct segments *segments,
               const struct look *look, const struct node *node,
               struct view text);

#endif
