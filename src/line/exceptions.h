/*
 * line/exceptions.h - words whose division the author has given
 *
 * Takes   the metadata's "hyphenation": a list, or words with spaces between
 * Gives   for such a word the places where it may be divided, and no others
 * Owns    everything lives in the arena passed in
 * Fails   never: what is no text in the list is passed over
 *
 *	hyphenation: [man-u-script, GitHub]    GitHub is never divided
 */
#ifndef LINE_EXCEPTIONS_H
#define LINE_EXCEPTIONS_H

#include "base/map.h"
#include "doc/meta.h"

struct exceptions {
	struct map words; /* lower case, without hyphens -> as it was given */
};

void exceptions_read(struct exceptions *e, struct arena *a,
                     const struct meta *meta);

/*
 * A byte for each of the word's: 1 where a hyphen may stand before it. NULL:
 * the word is none of them. Marks around it ("(manuscript),") do not matter.
 */
uint8_t *exceptions_find(const struct exceptions *e, struct arena *a,
                         struct view word, const char *lang);

#endif
