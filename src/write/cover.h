/*
 * write/cover.h - a cover from title, author and theme
 *
 * Takes   the metadata of a book that has no cover of its own, and the name of
 *         a design
 * Gives   shapes and lines of words, as a picture of dots (for shops and
 *         e-readers, which show covers small, and not all of which can draw
 *         SVG) and as an SVG (for print)
 * Units   WIDTH of the cover is 1200; y downwards
 * Owns    everything lives in the arena passed in
 * Fails   NULL where the book has no title, wants no cover (cover-image:
 *         false), or there are no fonts
 *
 *	type                bands               tiles
 *	+-----------+       +-----------+       +-----------+
 *	|           |       | Author    |       |# ) ( #   )|
 *	| Title     |       | Title     |       |( # ) # ( #|
 *	| --        |       |           |       |) ( # ) ( #|
 *	|           |       |    /////  |       | Title     |
 *	| Author    |       |//////     |       | Author    |
 *	+-----------+       +-----------+       +-----------+
 *
 * Every colour is a tint of the theme's accent: 0 the darkest shade, GROUND
 * the colour itself, 255 white. White words stand on GROUND or darker.
 */
#ifndef WRITE_COVER_H
#define WRITE_COVER_H

#include "doc/book.h"
#include "font/fonts.h"
#include "font/paint.h"

enum {
	COVER_WIDTH = 1200,
	COVER_LINES = 20,
	COVER_GROUND = 96,
};

struct cover_shape {
	int tint;         /* 0 to 255 */
	int first, count; /* points */
};

struct cover_line {
	struct shaped *shaped;
	struct view text;
	bool is_heading; /* in the headings' face, bold */
	int size;
	int x, y; /* of the baseline's start */
};

struct cover {
	struct arena *memory;
	const struct theme *theme;
	int height;
	uint32_t ground; /* the colour of COVER_GROUND */
	struct cover_shape *shapes;
	int shape_count, shape_room;
	struct curve_point *points;
	int point_count, point_room;
	struct cover_line lines[COVER_LINES];
	int line_count;
	/* while it is drawn */
	struct shaper *shaper;
	const char *lang;
	bool is_rtl;
};

/* Is there a design of this name? Others give the first. */
bool cover_has_design(struct view name);

/* The colour of a tint. */
uint32_t cover_colour(const struct cover *cover, int tint);

/* A PNG, two parts wide and three high. */
const struct picture *cover_dots(struct arena *a, const struct book *book,
                                 struct fonts *fonts);

/* An SVG with the proportions of the book's pages. */
const struct picture *cover_vectors(struct arena *a, const struct book *book,
                                    struct fonts *fonts);

/* write/cover_design.c: shapes and lines; false for no cover. The lines are
 * good until cover_close(). */
bool cover_open(struct cover *cover, struct arena *a, const struct book *book,
                struct fonts *fonts, int height);
void cover_close(struct cover *cover);

#endif
