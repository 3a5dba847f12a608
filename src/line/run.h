/*
 * line/run.h - lines of glyphs, ready to stand on a page
 *
 * Gives   what every painter needs: glyphs of one face at one place
 * Units   sp; x from the line's left edge, y up from its baseline
 * Owns    lines and runs live in the arena of the pages; glyphs in the shaper
 */
#ifndef LINE_RUN_H
#define LINE_RUN_H

#include "doc/node.h"
#include "doc/picture.h"
#include "font/shape.h"

/* What a mark on the page is to a reader who does not see it. */
enum role {
	ROLE_CONTENT,   /* the text of its node */
	ROLE_LABEL,     /* the number or bullet before its Item or Note */
	ROLE_NOTE_CALL, /* the superior number that calls a Note */
	ROLE_ARTIFACT,  /* furniture: not part of the text */
};

struct run {
	const struct face *face;
	const struct glyph *glyphs; /* visual order */
	int count;
	int16_t expansion; /* glyphs are drawn this many 1/1000 wider */
	uint8_t role;      /* enum role */
	bool rtl;
	int order;        /* the first to be read of its line has the least */
	struct view text; /* of all glyphs; clusters count from its start */
	sp x;
	sp rise; /* of the run above the line's baseline */
	sp size;
	sp width;        /* as set, with expansion; a space: as stretched */
	uint32_t colour; /* 0xRRGGBB */
	const struct node *node; /* the leaf it is of: Str, Code, Note ... */
};

/* A filled rectangle (underline, strikeout, highlight) or a picture in a
 * line. y is its bottom edge above the baseline. */
struct line_box {
	sp x, y, width, height;
	uint32_t colour;
	const struct picture *picture; /* NULL: a rectangle */
	bool behind;                   /* drawn before the glyphs */
	const struct node *node;
};

/* A place in the text: byte offset in node->text (0 for other nodes). */
struct spot {
	const struct node *node;
	uint32_t offset;
};

struct line {
	struct run *runs; /* left to right */
	int run_count;
	struct line_box *boxes;
	int box_count;
	const struct node **notes; /* Note nodes called in this line */
	int note_count;
	struct spot start; /* where the line's first character stands */
	sp width;          /* of what is set, from x = 0 */
	sp height;         /* above the baseline */
	sp depth;          /* below it, positive */
	bool hyphenated;   /* it ends in a hyphen that was put there */
};

#endif
