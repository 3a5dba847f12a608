/*
 * code/scan.h - where the engine stands in a text (code/ only)
 *
 *	lexer.c    tables made ready; blanks, words, numbers
 *	rules.c    comments, strings and whatever else a rule describes
 *	markup.c   tags, keys
 */
#ifndef CODE_SCAN_H
#define CODE_SCAN_H

#include "code/table.h"

enum {
	WORD_SLOTS = 1024, /* more than twice the words of any language */
	WORD_MOST = 24,    /* no known word is longer */
	AHEAD_MOST = 1000, /* bytes to look ahead for what must close */
	MARKS_MOST = 32,   /* hashes or levels of a raw string */
};

enum byte_kind {
	BYTE_OTHER,
	BYTE_BLANK,
	BYTE_LETTER,
	BYTE_DIGIT,
	BYTE_LINE_END,
};

struct word {
	const char *text;
	uint8_t length;
	uint8_t class;
	bool defines; /* the name of a function follows */
};

struct prepared {
	struct prepared *next;
	const struct language *language;
	uint8_t kinds[256]; /* enum byte_kind */
	uint8_t first_rules
		[256]; /* index of the first that begins so, plus 1 */
	/* by first letter, the lengths of words that begin so, as bits */
	uint32_t lengths[256];
	struct word words[WORD_SLOTS];
};

struct scan {
	const struct prepared *table;
	struct arena *memory;
	struct view text;
	size_t at;
	struct code_spans spans;
	bool is_first; /* only blanks so far in the line */
	bool is_name;  /* of a function, by the word before */
	char last;     /* the last byte that is no blank, 0 in a new text */
	struct view
		here; /* mark of a here-document that the next line starts */
	bool here_indented;
};

void scan_add(struct scan *s, size_t start, size_t end, int class);

static inline bool scan_is_letter(const struct scan *s, size_t at)
{
	uint8_t kind;

	if (at >= s->text.n)
		return false;
	kind = s->table->kinds[(unsigned char)s->text.p[at]];
	return kind == BYTE_LETTER || kind == BYTE_DIGIT;
}

static inline char scan_byte(const struct scan *s, size_t at)
{
	return at < s->text.n ? s->text.p[at] : '\0';
}

/* One past the letters of the name at at. */
size_t scan_name_end(const struct scan *s, size_t at);
/* Does the text go on with these letters? */
bool scan_goes_on(const struct scan *s, size_t at, const char *with);

/* rules.c: take what a rule describes; false when none fits. */
bool scan_rule(struct scan *s);
/* At the start of a line: the here-document that was announced. */
void scan_here(struct scan *s);

/* markup.c: false when there is none here. */
bool scan_tag(struct scan *s);
bool scan_key(struct scan *s);

#endif
