/*
 * doc/quotes.h - the quotation marks of a language
 *
 * Takes   a language (BCP 47)
 * Gives   its marks, outer and inner; English ones where it is not known
 * Owns    nothing: the tables are constant
 */
#ifndef DOC_QUOTES_H
#define DOC_QUOTES_H

#include "base/text.h"

/* Spaces in them do not break. */
struct quotes {
	const char *lang;
	const char *open, *close;
	const char *inner_open, *inner_close;
};

/* The longest tag that fits is taken: "de-CH" before "de". */
const struct quotes *quotes_of(struct view lang);

/* Written without spaces around quotes, which tell nothing then of where they
 * open: Chinese, Japanese. */
bool quotes_alternate(const struct quotes *quotes);

#endif
