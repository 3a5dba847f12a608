/*
 * line/items.h - segments as words, spaces, and the places to end a line
 *
 * Takes   segments (line/segments.h)
 * Gives   items in the order of reading; then the legal breaks among them,
 *         with the sums that line/breaks.h wants
 * Units   sp
 * Owns    everything lives in the setter's scratch memory
 * Fails   never
 *
 *	Two roads di-verged, `if`.
 *	 w s  w  s    w     s  w w     w word  s space; a word's own breaks are
 *	               ^^              in line/word.h: here is one
 *
 * A break is in item .item at its break .part, or before item .item when part
 * is -1; spaces there vanish.
 */
#ifndef LINE_ITEMS_H
#define LINE_ITEMS_H

#include "line/breaks.h"
#include "line/segments.h"

enum item_kind {
	ITEM_WORD,
	ITEM_SPACE, /* .word is its glyph; NULL for a gap of nothing */
	ITEM_PICTURE,
	ITEM_BREAK,
};

struct item {
	uint8_t kind;    /* enum item_kind */
	uint8_t level;   /* of bidi embedding */
	uint8_t between; /* level of what stands unseen before it; or 255 */
	int32_t penalty; /* of a break at a space, or between this word and the
	                    next item; PENALTY_NEVER: none */
	const struct look *look;
	const struct word *word;
	sp width;
	sp stretch, shrink; /* of a space */
	sp height;          /* of a picture */
	uint32_t offset;    /* in the text of look->node */
};

struct items {
	struct item *at;
	int count, room;
	bool bidi;        /* something is written from right to left */
	bool rtl;         /* the paragraph is */
	struct look base; /* of the paragraph; finished */
};

struct items items_of(struct setter *s, const struct segments *segments,
                      const struct look *base);

/* How points are to be made. */
struct points_wish {
	sp first_indent;
	bool ragged;   /* spaces keep their width, hyphens cost more */
	bool hangs;    /* marks at the edges hang out */
	bool anywhere; /* words may be cut between any two clusters */
};

struct points {
	struct break_point *at;
	int count;
	bool anywhere;
};

struct points points_of(struct setter *s, const struct items *items,
                        const struct points_wish *wish);

/* The first item of the line that begins at a break. */
int items_line_start(const struct items *items, const struct break_point *at);

#endif
