/*
 * doc/words.h - the words that the program puts into a book's text
 *
 * Takes   a language tag (BCP 47)
 * Gives   "Figure", "Warning", "Index" in that language; English where there
 *         is none
 * Fails   never
 */
#ifndef DOC_WORDS_H
#define DOC_WORDS_H

#include "base/text.h"

enum word {
	DOC_FIGURE,
	DOC_FIGURES,
	DOC_TABLE,
	DOC_TABLES,
	DOC_LISTING,
	DOC_LISTINGS,
	DOC_SECTION,
	DOC_SECTIONS,
	DOC_CHAPTER,
	DOC_CHAPTERS,
	DOC_AND,
	DOC_LIST_OF_FIGURES,
	DOC_LIST_OF_TABLES,
	DOC_NOTE,
	DOC_TIP,
	DOC_IMPORTANT,
	DOC_WARNING,
	DOC_CAUTION,
	DOC_INDEX,
	DOC_SEE,
	DOC_SEE_ALSO,
	DOC_PAGE, /* "p. 12" */
	DOC_PART,
	DOC_APPENDIX,
	DOC_NOTES,     /* at the end of the book */
	DOC_NAMES,     /* index of */
	DOC_CONTINUED, /* "Table 1 (continued)" */
	DOC_WORDS
};

struct view word_in(enum word word, struct view lang);

#endif
