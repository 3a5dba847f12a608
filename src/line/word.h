/*
 * line/word.h - words, shaped and measured once
 *
 * Takes   text without spaces, how it looks, its direction
 * Gives   its glyphs and width, the places where it may be divided and the
 *         widths of the parts, hyphens included
 * Units   sp
 * Owns    words live in the setter, until setter_close(); asking twice gives
 *         the same pointer
 * Fails   never
 *
 *	 h y p h e n a t i o n
 *	         ^ breaks[1].byte      before: width of "hyphen-"
 *	 -------->                     after:  width of "ation"
 *	             <---------
 *
 * before and after are measured as drawn: where letters change or kern across
 * the place, both parts are shaped by themselves.
 */
#ifndef LINE_WORD_H
#define LINE_WORD_H

#include "line/divide.h"
#include "line/para.h"

/* A language, as the setter knows it. */
struct language {
	struct view tag;
	const char *name;                       /* the same with a NUL */
	const struct hyphen_language *patterns; /* NULL: none */
	bool rtl;           /* it is written from right to left */
	bool keeps_letters; /* no line ends after a word of one letter */
};

enum decoration {
	DECORATION_UNDERLINE = 1 << 0,
	DECORATION_STRIKEOUT = 1 << 1,
	DECORATION_MARK = 1 << 2, /* a coloured ground */
};

/* How a stretch of text looks, and which node it comes from. */
struct look {
	const struct font *font;
	int weight; /* asked for; the face's may differ */
	bool italic;
	sp size;
	sp rise;
	uint32_t colour;
	uint8_t decoration; /* enum decoration */
	uint8_t role;       /* enum role */
	enum word_kind words;
	bool hyphenate;
	enum letter_case letter_case; /* for line/segments.c to carry out */
	const struct language *language;
	const struct node *node; /* the leaf */
	/* look_finish() sets these: */
	uint64_t key; /* of all that words depend on */
	const struct word *space;
	sp space_stretch, space_shrink;
	sp height, depth; /* of its text, from the line's baseline */
};

struct word_break {
	uint32_t byte;
	int32_t penalty;
	bool hyphen;
	sp before;     /* of the part that ends here, hyphen included */
	sp after;      /* of the part that starts here */
	sp hang_right; /* of the last mark before, or of the hyphen */
	sp hang_left;  /* of the first mark after */
};

struct word_breaks {
	const struct word_break *at;
	int count;
};

struct word {
	struct view text; /* without soft hyphens */
	struct view raw;  /* as it was given */
	const struct shaped *shaped;
	sp size;
	enum word_kind kind;
	bool rtl;
	uint64_t key;
	uint64_t hash;
	uint32_t id; /* 1, 2, 3 ...; 0: too short to be noticed twice */
	const struct language *language;
	const struct hyphen_language *patterns; /* NULL: not hyphenated */
	sp width;
	sp hang_left, hang_right;
	struct word_breaks breaks;
	struct word_breaks anywhere; /* word_anywhere() fills it */
};

struct words;

struct words *words_open(void);
void words_close(struct words *words);

const struct language *language_find(struct setter *s, struct view tag);

/* Set what follows from font, size, rise, language: call it before words are
 * asked for. */
void look_finish(struct setter *s, struct look *look);

/* text: 1 to DIVIDE_MOST bytes. */
const struct word *word_get(struct setter *s, const struct look *look,
                            struct view text, bool rtl);

/* Its breaks between any two clusters, beside its own. */
struct word_breaks word_anywhere(struct setter *s, const struct word *given);

/* Bytes from..to of the word, shaped by themselves. */
const struct shaped *word_part(struct setter *s, const struct word *word,
                               uint32_t from, uint32_t to);

/* Where byte of word->text stands in word->raw. */
uint32_t word_raw_byte(const struct word *word, uint32_t byte);

/* "-" as this look draws it. */
const struct word *word_hyphen(struct setter *s, const struct look *look);

/* The glyph that a font draws for an ASCII character when it draws one alone;
 * NULL when it draws several, or takes another face. */
const struct glyph *ascii_glyph(struct setter *s, const struct font *font,
                                char c);

#endif
