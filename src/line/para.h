/*
 * line/para.h - paragraphs -> lines
 *
 * Takes   a node whose children are inlines, its style, and the shape of the
 *         paragraph
 * Gives   lines (line/run.h), justified, hyphenated, with margin protrusion
 *         and expansion as the theme says
 * Units   sp
 * Owns    lines live in the arena passed in; scratch memory is the setter's
 * Fails   never: what is too wide is set and reported as LINE_OVERFULL at the
 *         place of the word that sticks out; a glyph nobody has as
 *         GLYPH_MISSING, once for each character
 */
#ifndef LINE_PARA_H
#define LINE_PARA_H

#include "base/unicode.h"
#include "code/code.h"
#include "doc/book.h"
#include "line/exceptions.h"
#include "line/run.h"

/* What one thread needs to set lines. All members are borrowed. */
struct setter {
	const struct book *book;
	const struct theme *theme;
	struct fonts *fonts;
	struct shaper *shaper;
	struct unicode *unicode;
	struct diag *diag;
	struct arena scratch; /* emptied after each paragraph */
	struct words *words;  /* line/word.h: shaped and measured, for ever */
	struct exceptions exceptions; /* in the memory of ... */
	struct arena memory;          /* ... what stays until it is closed */
};

void setter_open(struct setter *s, const struct book *book, struct fonts *fonts,
                 struct diag *d);
void setter_close(struct setter *s);

struct text_style {
	const struct font *font;
	sp size;
	uint32_t colour;
	bool hyphenate;
	bool plain_links; /* links are not coloured (contents, headings) */
	enum letter_case letter_case;
	struct view lang; /* BCP 47 */
};

enum para_align {
	PARA_JUSTIFY,
	PARA_LEFT, /* ragged right */
	PARA_RIGHT,
	PARA_CENTER,
};

/* A first letter several lines high, the text beside it. */
struct drop_cap {
	int lines;
	sp leading; /* of the text */
	int family, weight;
	uint32_t colour;
	enum letter_case lead; /* of the rest of its word */
};

struct para_shape {
	sp width;        /* of the column */
	sp first_indent; /* of the first line, may be negative */
	enum para_align align;
	bool balanced; /* its lines, ragged, are about as long as one another */
	const struct drop_cap *drop_cap; /* NULL: none */
	int narrow_lines;                /* lines that begin further in ... */
	sp narrow_by;                    /* ... by this much */
	bool goes_on;  /* in another paragraph: a space stands behind the end */
	int looseness; /* lines more (+) or fewer (-) than best, if it can be */
};

struct lines {
	struct line *lines;
	int count;
	double badness; /* mean of the lines', 0 perfect */
	int drop_lines; /* so many stand beside the first letter */
};

/* A style from the theme. */
struct text_style style_make(struct setter *s, int family, int weight,
                             bool italic, sp size, uint32_t colour);

/* The same with figures as wide and as high as one another: for numbers that
 * stand in columns. */
void style_tabular(struct setter *s, struct text_style *style);

/* Set the inline children of parent (Para, Plain, Header, Term, Line ...). */
struct lines para_set(struct setter *s, struct arena *out,
                      const struct node *parent, const struct text_style *style,
                      const struct para_shape *shape);

/* What it costs, in demerits beyond those of the best lines, to set a paragraph
 * of so many lines in one line less, or one more, in a way that is not seen;
 * -1 where that cannot be. */
struct looseness {
	int64_t shorter, longer;
};

struct looseness para_looseness(struct setter *s, const struct node *parent,
                                const struct text_style *style,
                                const struct para_shape *shape, int lines);

/* The width of its longest unbreakable part, and its width on one line. */
void para_widths(struct setter *s, const struct node *parent,
                 const struct text_style *style, sp *least, sp *most);

/* One line of generated text (labels, folios, running heads), left aligned,
 * cut with an ellipsis at width (0: no limit). */
struct line *line_of_text(struct setter *s, struct arena *out, struct view text,
                          const struct text_style *style,
                          const struct node *node, enum role role, sp width);

/* Code: every space kept, tabs to 4 columns, line ends as written; a longer
 * line goes on in the next with a hanging indent and a mark. The spans are
 * the tokens of node->text; the theme says how each class looks. */
struct lines code_set(struct setter *s, struct arena *out,
                      const struct node *node, const struct text_style *style,
                      sp width, const struct code_span *spans, int span_count);

/* Print the lines as text (--dump=lines). */
void lines_dump(const struct lines *lines, struct buf *out);

#endif
