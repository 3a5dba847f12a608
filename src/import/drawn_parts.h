/*
 * import/drawn_parts.h - what the readers of drawn tables share
 *
 * Takes   a file as lines
 * Gives   lines of the new text, one by one
 */
#ifndef IMPORT_DRAWN_PARTS_H
#define IMPORT_DRAWN_PARTS_H

#include "base/buf.h"
#include "import/drawn.h"

/* A table may have so many columns, and stand so far to the right. */
#define DRAWN_COLUMNS 1000
#define DRAWN_PREFIX  64
#define DRAWN_CELLS   200000

/* pandoc's: so many columns of text are as wide as the measure. */
#define DRAWN_MEASURE 72

enum drawn_kind {
	DRAWN_TEXT,
	DRAWN_BLANK,
	DRAWN_RULE,   /* dashes without a gap */
	DRAWN_DASHES, /* dashes with gaps */
};

/* One line, cut into what its containers take and what is left. */
struct drawn_line {
	const char *start;
	size_t n;
	size_t prefix; /* bytes of quote marks and spaces */
	size_t marks;  /* of these, up to the last quote mark */
	int indent;    /* spaces behind it */
	int quotes;
	enum drawn_kind kind;
};

struct drawing {
	struct arena *arena;
	struct drawn *drawn;
	struct drawn_line *lines;
	int count;
	int *next_dashes; /* by line: the next of dashes, from itself on */
	struct buf out;
	bool changed;
	const char *file;
	int first_line;
	struct diag *diag;
};

/* The line from its first character on. */
struct view drawn_rest(const struct drawn_line *line);
/* The line without what containers take: quote marks, so many spaces. */
struct view drawn_body(const struct drawn_line *line, int base);

/* Add a line that stands in the containers of line like: mark, then text,
 * which is part of line number from. */
void drawn_put(struct drawing *s, int like, const char *mark, struct view text,
               int from);
/* Note that a table begins with the next line that is put. */
struct drawn_table *drawn_add(struct drawing *s, int columns);

/* How many columns a character takes; wide: as terminals show it. */
int drawn_width(uint32_t c, bool wide);
/* What each part of a drawn line takes of the measure; the last may lack the
 * gap that the others have behind them. */
double *drawn_shares(struct arena *a, const int *widths, int count);

/* Read the table that begins at this line, whose container takes base columns;
 * returns the line behind it, or first when it is none. */
int drawn_simple(struct drawing *s, int first, int base);
int drawn_grid(struct drawing *s, int first);

#endif
