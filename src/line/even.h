/*
 * line/even.h - neighbouring lines with gaps alike
 *
 * Takes   a paragraph's points and where its lines end
 * Gives   for each line, how much narrower its letters should be than they
 *         need be, so that its gaps grow towards those of a looser neighbour
 * Units   gaps in 1/100 of the natural space, letters in 1/1000
 * Owns    the array lives in the arena passed in
 * Fails   never
 *
 * Font expansion leaves a choice: a line can be filled by its letters or by
 * its gaps. Letters first, since they are not seen; but a loose line beside
 * one with gaps of natural width is seen, and there the gaps are let in.
 *
 *	gap  1.8  1.0  1.0   letters have filled lines 2 and 3
 *	     1.8  1.45 1.1   the same lines, their letters a little narrower
 */
#ifndef LINE_EVEN_H
#define LINE_EVEN_H

#include "line/breaks.h"

enum {
	GAP_NATURAL = 100,
	GAP_STEP = 38, /* from line to line: not noticed yet */
	GAP_MOST = 400,
};

/* The gaps of a line. */
struct line_gap {
	int16_t gap;  /* when letters give what they can first */
	int16_t most; /* when letters are as narrow as they may be */
};

/* Gaps can grow by half and shrink by 3/10 where badness is 100. */
struct line_gap line_gap(const struct break_point *from,
                         const struct break_point *to,
                         const struct break_rules *rules, int number);

int16_t *even_gaps(struct arena *a, const struct break_point *points,
                   const struct breaks *breaks,
                   const struct break_rules *rules);

#endif
