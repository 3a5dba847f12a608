/*
 * font/paint.h - shaped text as dots, for pictures that the program makes
 *
 * Takes   text as it was shaped, where it stands and how large it is
 * Gives   the coverage of each dot, 0 to 255, added to a canvas
 * Owns    nothing; the canvas is the caller's
 * Fails   never: what cannot be drawn is left out, what is outside is cut off
 * Source  FreeType's rasteriser, without hints: the same on every machine
 */
#ifndef FONT_PAINT_H
#define FONT_PAINT_H

#include "font/shape.h"

struct canvas {
	uint8_t *dots; /* rows of width, the topmost first */
	int width, height;
};

/* size: dots of an em; x, y: the start of the baseline. */
void paint_shaped(struct canvas *canvas, const struct shaped *shaped, int size,
                  int x, int y);

#endif
