/*
 * font/paint.h - text and shapes as dots, for pictures that the program makes
 *
 * Takes   text as it was shaped, where it stands and how large it is
 * Gives   dots mixed with a tint, 0 to 255, as far as they are covered
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
                  int x, int y, int tint);

/* A point of a closed outline; off it: a parabola's control point. */
struct curve_point {
	int x, y;
	bool off;
};

void paint_curve(struct canvas *canvas, const struct curve_point *points,
                 int count, int tint);

#endif
