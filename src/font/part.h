/*
 * font/part.h - shaped text, taken apart without shaping it again
 *
 * Takes   text that was shaped as a whole, and where it is to be cut
 * Gives   the same glyphs, with their kerning and joined forms, in parts
 * Owns    parts live in the arena passed in; the whole is only read
 *
 *	 T e x t       Letters that are placed one by one keep what the whole
 *	 | | |         word gave them. A cut is possible where a glyph begins:
 *	 ^ ^ ^         not within a ligature.
 */
#ifndef FONT_PART_H
#define FONT_PART_H

#include "font/shape.h"

/* Glyphs are passed in the order of the text, from its start. */
struct parting {
	const struct shaped *whole;
	int piece, glyph; /* the next one; piece is out of range at the end */
};

struct parting parting_of(const struct shaped *whole);
/* Pass all glyphs of the text before byte at; true when one begins there. */
bool parting_pass(struct parting *parting, uint32_t at);
/* The glyphs from here to the end of those before byte end, which are passed.
 * start: byte of the text at which they begin. */
const struct shaped *parting_take(struct arena *a, struct parting *parting,
                                  uint32_t start, uint32_t end);

#endif
