/*
 * base/nearest.h - the known word that a mistaken one is most like
 *
 * Takes   a word, and the words that would have been right
 * Gives   that with the fewest letters to change (Levenshtein), or NULL where
 *         none is alike: more than three letters differ, or half of them
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/text.h"

struct nearest {
	struct view word;
	const char *best;
	int steps;
};

struct nearest nearest_start(struct view word);
/* One of the known words; borrowed. */
void nearest_offer(struct nearest *nearest, const char *known);

#endif
