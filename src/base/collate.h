/*
 * base/collate.h - the order of words in a language (a second door to ICU)
 *
 * Takes   valid UTF-8
 * Gives   an order as dictionaries have it, the same on every run; the letter
 *         that a word stands under in an index
 * Fails   never: where ICU fails, words are in the order of their bytes
 * Source  CLDR's collations through ICU 72
 *
 *	de  Ära under A, after Ara       sv  Ära under Ä, after Z
 */
#ifndef BASE_COLLATE_H
#define BASE_COLLATE_H

#include "base/arena.h"
#include "base/text.h"

struct collate *collate_open(struct view lang); /* BCP 47 */
void collate_close(struct collate *c);

/* Less than, equal to, greater than 0; equal only for equal bytes. */
int collate_compare(const struct collate *c, struct view a, struct view b);

/* "E" for "été" in French, "Ö" for "öl" in Swedish; empty for words that begin
 * with no letter. */
struct view collate_letter(const struct collate *c, struct arena *a,
                           struct view word, const char *lang);

#endif
