/*
 * svg/text_run.h - the runs of a text element (inside its own files only)
 *
 * Takes   the words of a text element (svg/text.h)
 * Gives   runs: glyphs that stand together, each at its place
 * Owns    runs live in svg->scratch, their glyphs in the drawing's arena
 * Units   user units of the text
 *
 *	words -> text_run.c cuts and shapes -> text_place.c places -> text.c
 */
#ifndef SVG_TEXT_RUN_H
#define SVG_TEXT_RUN_H

#include "svg/text.h"

/* A stretch of one style that stands at one place. What was shaped at once may
 * be several: they keep its kerning and joined letters. */
struct run {
	uint32_t start, end; /* bytes of the text */
	const struct span *span;
	const struct mark *mark; /* NULL: it follows what is before it */
	const struct font *font;
	const struct shaped *shaped;
	double advance; /* with the space behind it */
	double space;   /* which is this */
	double stretch; /* of glyphs, for textLength; 1 for none */
	double x, y;
	double rotate;
	uint8_t level; /* of bidi */
	bool begins;   /* shaped anew from here on */
	bool upright;  /* in a line that runs down */
	bool hidden;   /* beyond an end of its textPath */
};

struct setting {
	struct svg *svg;
	const struct frame *frame;
	struct words words;
	uint8_t *levels; /* of each byte; NULL: all run left to right */
	struct run *runs;
	int run_count, run_room;
	bool vertical; /* lines run down */
};

/* A face that stands for a narrower one is set smaller. */
static inline double glyph_size(const struct style *style)
{
	return style->font_size * style->family_size;
}

/* text_run.c */
void runs_cut(struct setting *s);

/* text_place.c: does a run begin at a place of its own? */
bool run_begins_chunk(const struct run *run);
void runs_place(struct setting *s);

#endif
