/*
 * line/hang.h - letters and marks that hang in the margin
 *
 * Takes   a word as it is drawn, and a place in it where a line begins or ends
 * Gives   how far the glyph there stands outside, in sp
 * Owns    what was measured of a face lives in the cache's memory
 *
 * A line that ends in a full stop looks indented when the stop stands at the
 * edge, since so little ink does. Optical alignment moves it out, by its ink
 * and what the face leaves beside it; letters that are round or slanted where
 * others have a stem, a little:
 *
 *	 |hand        |  "n" is what all others are compared with
 *	 |verve       |  "v" hangs by a share of how far its ink stands back
 *	"|quoted   wi-|  marks by a share of their ink
 */
#ifndef LINE_HANG_H
#define LINE_HANG_H

#include "base/units.h"
#include "font/shape.h"

struct face_hangs;

/* Of all zeroes but for memory it is ready. One for each thread. */
struct hang_cache {
	struct arena *memory;
	struct face_hangs **faces; /* by face->index */
	int room;
};

/* Of the character at byte, where a line begins with it. */
sp hang_left(struct hang_cache *cache, const struct shaped *shaped, sp size,
             size_t byte);
/* Of the character before byte, where a line ends with it. */
sp hang_right(struct hang_cache *cache, const struct shaped *shaped, sp size,
              size_t byte);

#endif
