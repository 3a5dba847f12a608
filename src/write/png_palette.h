/*
 * write/png_palette.h - a drawing in dots, with few colours and few bytes
 *
 * Takes   the bytes of a PNG file that was made from a drawing
 * Gives   the same dots in at most 256 colours, none of whose channels is
 *         further than 3 of 255 from what it was: nobody sees that
 * Owns    the file lives in the arena passed in
 * Fails   the file as it was, where 256 colours are too few, or it cannot be
 *         decoded, or nothing would be won
 *
 * A drawing has a few colours and those between two of them, at its edges;
 * most such shades stand in a dot or two, and a neighbour serves as well. The
 * cover of the book that comes with the program has 932 colours, or 168.
 */
#ifndef WRITE_PNG_PALETTE_H
#define WRITE_PNG_PALETTE_H

#include "base/arena.h"

struct view png_palette(struct arena *a, struct view file);

#endif
