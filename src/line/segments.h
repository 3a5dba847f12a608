/*
 * line/segments.h - inlines as a flat list of texts, each with one look
 *
 * Takes   a node whose children are inlines, and the style around them
 * Gives   texts, pictures and forced line ends, in the order of reading
 * Owns    segments and looks live in the setter's scratch memory; texts in the
 *         nodes, where they have one
 * Fails   never: what cannot be shown in a line is left out
 *
 *	Para  Str "See "          "See "    roman
 *	      Emph  Str "all"     "all"     italic
 *	      Note 3              U+2066    SEGMENT_ISOLATE
 *	                          "3"       superior, ROLE_NOTE_CALL
 *	                          U+2069    SEGMENT_ISOLATE
 *
 * Code, formulas, addresses and note calls stand between marks of UAX 9, so
 * that "123." in Arabic does not take the call's number to be a part of it.
 */
#ifndef LINE_SEGMENTS_H
#define LINE_SEGMENTS_H

#include "line/word.h"

enum segment_kind {
	SEGMENT_TEXT,
	SEGMENT_PICTURE, /* stands on the baseline */
	SEGMENT_BREAK,   /* the line ends here */
	SEGMENT_ISOLATE, /* nothing is seen of it, and .look is NULL: the
	                    direction of what follows is a matter of its own */
};

struct segment {
	enum segment_kind kind;
	const struct look *look;
	struct view text;
	uint32_t offset;  /* of text in that of its node, where it is of it */
	bool line_end;    /* a line end of the source: a space, or nothing */
	sp width, height; /* of a picture */
};

struct segments {
	struct segment *at;
	int count, room;
};

/* Add a segment, its look finished. */
struct segment *segments_add(struct setter *s, struct segments *segments,
                             enum segment_kind kind, const struct look *look,
                             const struct node *node);

/* The look of a paragraph's own text. */
struct look look_of_style(struct setter *s, const struct text_style *style,
                          const struct node *node);

/* width: of the measure, which no picture exceeds. */
struct segments segments_of(struct setter *s, const struct node *parent,
                            const struct text_style *style, sp width);

/* One text that no inlines stand behind. */
struct segments segments_of_text(struct setter *s, struct view text,
                                 const struct look *look);

#endif
