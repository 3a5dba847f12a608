/*
 * font/cut.h - cut a text where its face or script changes (inside font/ only)
 *
 * Takes   a text and the font it is to be set in
 * Gives   stretches in the order of the text, which together are all of it
 * Owns    the stretches live in the cutter, until its next call
 * Source  UAX 24 for scripts, UAX 29 for grapheme clusters
 *
 * A cluster (a letter and its marks, a family of emoji) stays whole where one
 * face can draw it all. What nobody can draw is a stretch of its own for each
 * cluster.
 *
 *	F   i   g   .       ش   ك   ل       ☃
 *	|--- the font's --| |- Amiri -| | |- DejaVu
 *	     Latn                Arab  the font's
 */
#ifndef FONT_CUT_H
#define FONT_CUT_H

#include "base/unicode.h"
#include "font/fonts.h"

struct stretch {
	uint32_t start, end;     /* bytes of the text */
	const struct face *face; /* NULL: nobody has its characters */
	uint32_t script;         /* ISO 15924; 0 while nothing told */
};

struct cutter {
	struct fonts *fonts;
	struct unicode *unicode; /* opened when a face first lacks something */
	struct arena memory;
	struct stretch *stretches;
	int count, room;
	int heap; /* marks and ignorable ones at the end of the last stretch */
	uint8_t *starts; /* room for the cluster starts of a text */
	size_t starts_room;
};

/* A cutter of all zeroes with its fonts set is ready. */
void cutter_close(struct cutter *cutter);

/* Fill cutter->stretches. Text that is not empty gives at least one, unless
 * all of it is drawn as nothing. */
void cut_text(struct cutter *cutter, const struct font *font, struct view text);

#endif
