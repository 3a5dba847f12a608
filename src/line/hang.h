/*
 * line/hang.h - marks that hang in the margin
 *
 * Takes   the character at the edge of a line
 * Gives   how much of its glyph may stand outside, in 1/1000 of its advance
 *
 * A line that ends in a full stop looks indented when the stop stands at the
 * edge, since so little ink does. Optical alignment moves it out.
 */
#ifndef LINE_HANG_H
#define LINE_HANG_H

#include <stdint.h>

int hang_left(uint32_t c);
int hang_right(uint32_t c);

#endif
