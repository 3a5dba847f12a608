/*
 * write/epub_words.h - the few words that the program itself puts into a book
 *
 * Gives   a word in the book's language; in English where it is not known
 */
#ifndef WRITE_EPUB_WORDS_H
#define WRITE_EPUB_WORDS_H

#include "base/text.h"

enum epub_word {
	WORD_COVER,
	WORD_TITLE_PAGE,
	WORD_CONTENTS,
	WORD_START, /* where the text begins */
	WORD_LANDMARKS,
	WORD_PAGES,
	WORD_NOTES,
	WORD_DATA, /* the numbers behind a chart */
	WORDS
};

/* lang: BCP 47. */
const char *epub_word(enum epub_word word, struct view lang);

#endif
