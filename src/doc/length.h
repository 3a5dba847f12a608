/*
 * doc/length.h - lengths, shares and colours as people write them
 *
 * Takes   "25mm", "1.4em", "2 lines", "17%", "#A33B0B", "navy"
 * Gives   sp, thousandths, 0xRRGGBB
 * Fails   with false, for anything else; the result is then as it was
 */
#ifndef DOC_LENGTH_H
#define DOC_LENGTH_H

#include "base/text.h"
#include "base/units.h"

/* A decimal number at the start of text, which then begins behind it. */
bool decimal_read(struct view *text, int64_t *millionths);

/* pt mm cm in px pc bp, or nothing for points; "em" is so long, and a line;
 * neither is known where it is 0. */
bool length_read(struct view text, sp em, sp line, sp *length);
/* "17%" or "0.17", in 1/1000. */
bool share_read(struct view text, int *share);
/* "#RRGGBB", "RRGGBB", or LaTeX's name of a colour. */
bool colour_read(struct view text, uint32_t *colour);

#endif
