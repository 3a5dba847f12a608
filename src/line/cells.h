/*
 * line/cells.h - a line of code as cells of the typewriter (line/ only)
 *
 * Takes   code with its tokens
 * Gives   cells: a character of ASCII, a tab, or a row of other characters,
 *         which is shaped as a whole
 * Units   sp
 * Owns    everything lives in the setter's scratch memory
 *
 *	let π=1;
 *	|||||||| each its own cell, no HarfBuzz asked but for the third row
 */
#ifndef LINE_CELLS_H
#define LINE_CELLS_H

#include "line/para.h"

struct code_cell {
	uint32_t start, end; /* bytes of the text */
	sp width;
	const struct glyph *glyph;   /* of a character of ASCII */
	const struct shaped *shaped; /* of others; both are NULL for a tab */
	int variant;
};

/* The font and colour of some of the code. */
struct code_variant {
	const struct font *font;
	uint32_t colour;
};

struct code_cells {
	/* Set these, and call cells_open(). */
	struct setter *setter;
	const struct font *font;
	sp size;
	sp width; /* of a line */
	struct view text;
	const char *lang;
	const struct code_span *spans;
	int span_count;
	/* The line that was read. */
	struct code_cell *at;
	int count, room;
	sp column;                                  /* advance of a space */
	struct code_variant variants[CODE_CLASSES]; /* without font: not met */
	int span; /* the first that does not end before here */
};

void cells_open(struct code_cells *c, uint32_t colour);
/* Cut bytes start to end, one line of the source; later lines come later. */
void cells_read(struct code_cells *c, uint32_t start, uint32_t end);

#endif
