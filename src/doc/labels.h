/*
 * doc/labels.h - figures, tables, listings and sections by number
 *
 * Takes   the chapters of a book, before and after they are identified
 * Gives   book->labels, captions that begin with "Figure 3.2:", and links in
 *         place of "@fig:crab"
 * Fails   never: a reference to nothing is reported and stays as text
 * Source  pandoc-crossref ("@fig:a", "[@fig:a; @fig:b]"), Quarto ("@fig-a")
 *
 *	![Crab](crab.png){#fig:crab}      Figure 3.2: Crab
 *	see @fig:crab                     see Figure 3.2
 */
#ifndef DOC_LABELS_H
#define DOC_LABELS_H

#include "doc/book.h"

enum label_kind {
	LABEL_FIGURE,
	LABEL_TABLE,
	LABEL_LISTING,
	LABEL_SECTION, /* only in references */
	LABEL_KINDS
};

struct label {
	enum label_kind kind;
	struct node *node;
	struct view number; /* "3.2"; empty when it has none */
	struct view text;   /* plain, of its caption */
	bool is_part;       /* of a figure; not in the list of figures */
};

/* What an identifier that begins like this is of; LABEL_KINDS for nothing. The
 * length of "fig:" goes to *n. */
enum label_kind label_kind_of(struct view id, size_t *n);

/* "Figure", "Figures"; capital: at the start of a caption or sentence. */
struct view label_word(struct book *book, enum label_kind kind, bool plural,
                       bool capital);

/* word with a capital, as its language writes it. */
struct view label_capital(struct arena *a, struct view word, struct view lang);

/* What the list of these is called: "List of Figures". */
struct view label_list_title(const struct book *book, enum label_kind kind);

/* Before identifiers are made: give Divs and code blocks with such an
 * identifier the shape of a figure. */
void book_shape_labels(struct book *book);
/* Number them and begin their captions. */
void book_number_labels(struct book *book);
/* What captions say, once references in them are links. */
void book_finish_labels(struct book *book);
/* doc/refer.c: links in place of references. */
void book_refer(struct book *book, struct diag *d);
/* doc/alerts.c: every Div that is an alert has a title in its language, and
 * other boxes the one that they are given. */
void book_title_boxes(struct book *book);

#endif
