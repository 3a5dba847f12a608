/*
 * import/limits.h - what a Markdown file may ask of the parser
 *
 * Takes   the text of a file, changed in place, byte for byte
 * Gives   a text that the parser takes in linear time: what passes a limit is
 *         guarded (import/guard.h) and so stays text
 * Fails   never; each limit that is passed is reported with its place
 * Source  measured on cmark-gfm 0.29.0.gfm.6, in CPU time: 15 s for table rows
 *         of 50,000 cells; 16 s for 25,000 list markers in one line before as
 *         many blank lines; 24 s for 50,000 "<http://a" in one word; 10 s for
 *         20,000 "*a*[x](y)" in one paragraph; each four times that when
 *         doubled
 */
#ifndef IMPORT_LIMITS_H
#define IMPORT_LIMITS_H

#include "base/diag.h"

enum {
	LIMIT_NESTING = 64,    /* blocks and inlines inside each other */
	LIMIT_CELLS = 1000,    /* "|" in one line */
	LIMIT_RUN = 1000,      /* equal delimiters in a row */
	LIMIT_ADDRESSES = 200, /* links and e-mail in one word */
	LIMIT_LINKS = 4000000, /* "]" times "*_~" in a paragraph */
	LIMIT_MEGABYTES = 64   /* of one file */
};

/* True when something was guarded. first_line: the number of the line that
 * text starts with. */
bool limits_apply(char *text, size_t n, const char *file, int first_line,
                  struct diag *d);

#endif
