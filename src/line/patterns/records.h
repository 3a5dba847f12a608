/*
 * line/patterns/records.h - lists of numbers, each kept once
 *
 * Takes   lists of words of 32 bits
 * Gives   the index of each: the first list that came has 0, the next new one 1
 * Owns    nothing: all is in the arena that is handed in
 */
#ifndef LINE_PATTERNS_RECORDS_H
#define LINE_PATTERNS_RECORDS_H

#include "base/arena.h"

#include <stdint.h>

#define RECORD_SLOTS (1 << 19) /* half of them can be filled */

struct records {
	uint32_t *words;
	int word_count, word_room;
	struct record {
		int start; /* in words */
		int count;
	} * list;
	int count, room;
	int *slots; /* index + 1 of the record that hashes to the slot */
};

/* The index of the record that holds these words, an old one or a new one; -1
 * when there is no room for another. */
int records_find(struct records *r, struct arena *memory, const uint32_t *words,
                 int count);

#endif
