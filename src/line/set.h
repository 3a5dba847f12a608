/*
 * line/set.h - items of one line -> glyphs at their places
 *
 * Takes   items and two breaks; the shape of the paragraph
 * Gives   a line: letters widened or narrowed a little first (font expansion),
 *         then the spaces, so that it fills the measure; or at its natural
 *         width, to one side or in the middle
 * Units   sp
 * Owns    runs and boxes live in the arena passed in
 * Fails   never: a line that is too wide is reported as LINE_OVERFULL, a
 *         character that no font has as GLYPH_MISSING
 *
 *	x = 0                          shape->width
 *	|  indent |The  spaces  are  wi-|
 *	          ^ runs[0].x           ^ hanging marks stand outside
 */
#ifndef LINE_SET_H
#define LINE_SET_H

#include "line/items.h"

struct setting {
	struct setter *setter;
	struct arena *out;
	const struct items *items;
	const struct para_shape *shape;
	const struct break_point *start; /* of the paragraph */
	int expansion;                   /* most, in 1/1000 */
	int line;                        /* that is set, from 0 */
	int narrower; /* so much less of it in the line: its gaps grow */
	bool hangs;
	bool anywhere; /* as in struct points */
	bool report;   /* lines that are too wide */
	/* Work of one line, in the setter's scratch memory. */
	struct slot *slots;
	int slot_count, slot_room;
	int *order; /* of the slots, left to right */
	int order_room;
};

/* Set the line between two breaks. badness receives how far its spaces are
 * from their natural width, 0 to 10000; 0 where it need not be full. */
void set_line(struct setting *setting, const struct break_point *from,
              const struct break_point *to, struct line *line, double *badness);

#endif
