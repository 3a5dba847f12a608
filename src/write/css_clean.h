/*
 * write/css_clean.h - an author's stylesheet, written again as EPUB allows it
 *
 * Takes   any text that claims to be CSS
 * Gives   rules whose every byte was understood: selectors, @media, @supports,
 *         @page and @font-face, with their declarations
 * Fails   never: what is not understood, leads out of the EPUB, or is
 *         forbidden there is left out, with a message at its line
 * Source  CSS Syntax Level 3, for how to go on after an error; EPUB 3.3, 6.3:
 *         direction and unicode-bidi belong to the text, not to its style
 */
#ifndef WRITE_CSS_CLEAN_H
#define WRITE_CSS_CLEAN_H

#include "base/buf.h"
#include "base/diag.h"

/* Font files of the EPUB that url() may name, by their own name. */
struct css_files {
	const struct view *given; /* "Vollkorn.ttf" */
	const struct view *names; /* beneath fonts/ */
	int count;
};

/* file: its name, for messages. */
void css_clean(struct arena *a, struct view css, const char *file,
               const struct css_files *fonts, struct buf *out, struct diag *d);

#endif
