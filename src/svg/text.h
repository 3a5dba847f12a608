/*
 * svg/text.h - the words of a text element, and where they begin
 *
 * Takes   a text element with its tspans
 * Gives   one text without superfluous spaces, in spans of one style, with the
 *         places that x, y, dx, dy and rotate give to single characters
 * Owns    all of it lives in svg->scratch
 *
 *	<text x="4">See <tspan dy="-3">here</tspan></text>
 *
 *	 S e e _ h e r e      spans   0-4, 4-8
 *	 ^       ^            marks   0: x 4    4: dy -3
 */
#ifndef SVG_TEXT_H
#define SVG_TEXT_H

#include "svg/walk.h"

struct span {
	uint32_t start, end; /* bytes of the text */
	const struct element *element;
	const struct style *style;
	double shift; /* of its baseline, upwards, by baseline-shift */
	const struct element *on_path; /* textPath; NULL: on a straight line */
	const struct element *fit;     /* whose textLength it is in; or NULL */
};

enum {
	MARK_X = 1,
	MARK_Y = 2,
	MARK_ROTATE = 4
};

/* What a character's own attributes say. */
struct mark {
	uint32_t at; /* byte of the text */
	int has;     /* which of x, y, rotate; dx and dy are 0 when not said */
	double x, y, dx, dy, rotate;
};

struct words {
	struct buf text;
	struct span *spans;
	int span_count, span_room;
	struct mark *marks;
	int mark_count, mark_room;
};

/* The font of a style; NULL when there is none at all (svg/text.c). */
const struct font *style_font(struct svg *svg, const struct style *style);

/* The text buf must be cleared. */
void words_read(struct svg *svg, const struct element *e,
                const struct frame *frame, struct words *words);

/* svg/text_path.c: the line that a textPath leads its text along, in corners
 * with the way to each. */
struct guide {
	double *corners; /* x, y, way from the start */
	int count, room; /* doubles */
	double length;
	double start; /* startOffset */
};

/* False when there is none. frame: of the text. */
bool guide_read(struct svg *svg, const struct element *e,
                const struct frame *frame, struct guide *guide);
/* The place and direction (in degrees) so far along it. */
void guide_at(const struct guide *guide, double way, double *x, double *y,
              double *degrees);

#endif
