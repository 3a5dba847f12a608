/*
 * line/dropcap.h - a first letter several lines high
 *
 * Takes   the segments of a paragraph, and how the letter shall look
 * Gives   the letter, its mark of quotation before it, as a text of its own;
 *         the segments of what follows
 * Units   sp
 * Owns    everything lives in the setter's scratch memory; runs in the arena
 *         passed in
 *
 *	-- cap height of the first line --
 *	W   WW  hen a letter stands so high,
 *	 W W    its top is that of capitals beside
 *	  W     it, and it stands on their last line.
 *
 * In the tree the letter stays in its text: what is copied has no gap.
 */
#ifndef LINE_DROPCAP_H
#define LINE_DROPCAP_H

#include "line/segments.h"

struct dropped {
	struct view text;
	const struct shaped *shaped;
	const struct node *node;
	sp size;
	sp rise;  /* below 0 */
	sp left;  /* where it begins, so that its ink is at the edge */
	sp width; /* with the gap after it */
	uint32_t colour;
	struct segments rest;
};

/* False when the paragraph does not begin with a letter. */
bool dropcap_take(struct setter *s, const struct segments *segments,
                  const struct look *base, const struct drop_cap *style,
                  struct dropped *dropped);

/* Put it at the start of the first line. */
void dropcap_place(struct setter *s, struct arena *out,
                   const struct dropped *dropped, struct line *line);

#endif
