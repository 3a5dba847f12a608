/*
 * import/marks.h - H~2~O, 2^10^, ==marked==, ^[a note]
 *
 * Takes   the text of a file, changed in place, byte for byte
 * Gives   the same text with stand-ins (import/guard.h) for the signs that
 *         belong together, so that the parser leaves them alone:
 *         markdown_marks() makes nodes of what lies between
 * Fails   never: a sign without its fellow stays as it is
 * Source  pandoc's subscript, superscript, mark, inline_notes
 *
 *	GUARD_SUB 2 GUARD_SUB      no space inside, so that "~ 5 or ~6" is text;
 *	                           "~~gone~~" stays struck out
 *	GUARD_SUPER "[" ... "]"    the brackets of a note are guarded, too
 */
#ifndef IMPORT_MARKS_H
#define IMPORT_MARKS_H

#include "base/text.h"

/* True when something changed. */
bool marks_change(char *text, size_t n);

#endif
