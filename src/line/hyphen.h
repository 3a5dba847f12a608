/*
 * line/hyphen.h - where a word may be divided
 *
 * Takes   a language tag; a word of lower-case letters in UTF-8, composed (NFC)
 * Gives   the places where a hyphen may stand, each before a byte of the word
 * Units   left and right minima in letters, an apostrophe counting as one
 * Owns    nothing: the patterns are constant tables, made when we are built
 * Fails   never: no language, a word that is too long or not UTF-8 gives none
 * Source  Liang's algorithm with TeX's patterns (line/patterns/README.md)
 *
 *	 .  h  y  p  h  e  n  a  t  i  o  n  .
 *	   0  0  3  0  0  2  5  4  2  0  2  0    highest level of any pattern
 *	         hy-phen-ation                   odd: a hyphen may stand there
 *
 * Lower-casing, and which words to hyphenate at all (no code, no digits), are
 * the caller's business. The apostrophes ' and U+2019 (and U+02BC, which
 * Ukrainian writes) are one letter to the patterns; the languages that have it
 * in theirs (fr, it, uk) know what to do with it, to the others it is a letter
 * that no pattern mentions.
 */
#ifndef LINE_HYPHEN_H
#define LINE_HYPHEN_H

#include <stddef.h>
#include <stdint.h>

struct hyphen_language;

enum {
	HYPHEN_LETTERS = 63, /* longer words are not divided */
};

/*
 * The patterns for a BCP 47 tag of n bytes, or NULL. Case does not matter;
 * parts are taken off the end until a language is known: "de-CH-1996" and
 * "de" are both German. "en" alone is American.
 */
const struct hyphen_language *hyphen_language(const char *tag, size_t n);

/* The tag of the patterns: "en-us" for "en". */
const char *hyphen_tag(const struct hyphen_language *language);

/* The fewest letters that stay before a hyphen, or go after it: as TeX has
 * them for the language. hyphen_word() keeps to them. */
int hyphen_left_min(const struct hyphen_language *language);
int hyphen_right_min(const struct hyphen_language *language);

/*
 * Set points[i] to 1 where a hyphen may stand before byte i of the n bytes at
 * word, all others of the n points to 0. Returns how many are set.
 */
int hyphen_word(const struct hyphen_language *language, const char *word,
                size_t n, uint8_t *points);

#endif
