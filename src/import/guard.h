/*
 * import/guard.h - keep the Markdown parser away from some characters
 *
 * Takes   the text of a file, changed in place, byte for byte
 * Gives   the same text in which characters that Markdown would act on, but
 *         that belong to attributes or to the label of a note, or that pass a
 *         limit, are control characters standing in for them
 * Fails   never; text_clean() has left no control characters, so that they
 *         are free to be used
 *
 *	![A crab](crab.png){#fig alt="sees *all*"}     the author's
 *	![A crab](crab.png){#fig alt="sees ^all^"}     the parser's, ^ = 0x02
 *
 * The parser gives the stand-ins back in whatever they were found in: text,
 * code, an address. There guard_restore() puts the characters back. Lengths do
 * not change, so that lines and columns stay right.
 */
#ifndef IMPORT_GUARD_H
#define IMPORT_GUARD_H

#include "base/text.h"

/* The stand-in for the backslash of "\{", which keeps a brace from being read
 * as attributes; it vanishes from text and stays in code. */
#define GUARD_ESCAPE '\x01'

/* Stand-ins that say what import/marks.c and import/lines.c found: a space to
 * be kept at the start of a verse, a "~" and a "^" of H~2~O and 2^10^ (also
 * that of ^[a note]), one "=" of ==marked==. */
#define GUARD_SPACE '\x1C'
#define GUARD_SUB   '\x1D'
#define GUARD_SUPER '\x1E'
#define GUARD_MARK  '\x1F'

/* The stand-in for c, or c itself where Markdown does not act on it. */
char guard_mark(char c);
/* Is c a stand-in? */
bool guard_is_mark(char c);

/* Does an odd number of backslashes end before at? */
bool guard_is_escaped(const char *text, size_t at);

/* Put spaces where the text holds stand-ins of its own. */
void guard_clear(char *text, size_t n);

/* Guard every {...} that reads as attributes, every "\{", and the labels of
 * notes. True when something changed. */
bool guard_text(char *text, size_t n);

/* Put the characters back, in place; GUARD_ESCAPE becomes a backslash when
 * verbatim, else nothing. Returns the new length. */
size_t guard_restore(char *text, size_t n, bool verbatim);

#endif
