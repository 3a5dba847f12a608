/*
 * line/divide.h - where a line may end inside a word
 *
 * Takes   a word: text without spaces, at most DIVIDE_MOST bytes
 * Gives   the places, in order, each with what it costs
 * Owns    the array lives in the arena passed in
 * Fails   never
 *
 *	mem-ory-|safe            hyphens by the language; after a hyphen
 *	https://|doc.|rust-|...  in addresses, after their marks
 *	std::|collections::|...  in code, after its marks
 *	中|文                     by UAX 14, where a script has no spaces
 *
 * Never inside "C++", "->", "..=", numbers, or so that one letter is left.
 */
#ifndef LINE_DIVIDE_H
#define LINE_DIVIDE_H

#include "base/unicode.h"
#include "line/hyphen.h"

enum {
	DIVIDE_MOST = 1000,

	PENALTY_EM_DASH = 20,
	PENALTY_HYPHEN = 50,
	PENALTY_SLASH = 200, /* and other places that UAX 14 would allow */
	PENALTY_CODE = 500,
	PENALTY_CAMEL = 1000,
	PENALTY_ANYWHERE = 5000, /* a word wider than the line */
};

enum word_kind {
	WORD_TEXT,  /* hyphenated */
	WORD_PLAIN, /* not hyphenated */
	WORD_CODE,
};

struct division {
	uint32_t byte; /* the next line starts with this byte of the word */
	int32_t penalty;
	bool hyphen; /* one is put in */
};

struct divisions {
	struct division *at;
	int count;
};

/* soft: 1 for each byte of the word that followed a soft hyphen; NULL where
 * there was none. */
struct divisions divide_word(struct arena *a, struct view word,
                             enum word_kind kind,
                             const struct hyphen_language *language,
                             const uint8_t *soft);

/* Between any two grapheme clusters: when nothing else helps. */
struct divisions divide_anywhere(struct arena *a, struct unicode *unicode,
                                 struct view word);

/*
 * The cost of ending a line between two words of different looks with no space
 * between, as after "`and`/": PENALTY_NEVER mostly.
 */
int divide_between(struct unicode *unicode, struct view before,
                   struct view after);

/* Nothing but marks that close, "!" or "):"; or that open, "(" or "« ": with a
 * space beside them they stay with what they belong to. */
bool divide_is_closing(struct view word);
bool divide_is_opening(struct view word);

/* Is c of a script that lines break in by other rules than ours (Chinese,
 * Thai, Arabic ...)? */
bool divide_needs_unicode(uint32_t c);

/* "https://...", "www...", "mail@host": its marks are places to break at. */
bool divide_is_address(struct view word);

#endif
