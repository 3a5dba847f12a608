/*
 * write/xhtml.h - the tree as XHTML
 *
 * Takes   the plan of the EPUB and the number of one of its files
 * Gives   XHTML5 that is valid whatever the tree holds: every node kind, the
 *         notes at the end, marks where the printed pages begin
 * Owns    nothing; scratch memory comes from the plan's arena
 * Fails   never
 * Source  EPUB 3.3; HTML Standard (in its XML syntax, readable as HTML too);
 *         DPUB-ARIA 1.1 for the roles beside each epub:type
 *
 * An identifier or a page mark whose node has no tag of its own waits until
 * the next place where a <span> may stand, so that every link and every entry
 * of the page list leads somewhere:
 *
 *	<table>              the page begins in this Row: it waits
 *	  <tr><td> ^         ... and stands at the start of its first Cell
 */
#ifndef WRITE_XHTML_H
#define WRITE_XHTML_H

#include "write/epub_fonts.h"
#include "write/epub_plan.h"

/* The headings that the next one may stand below: each has a deeper level
 * than the one before it. */
struct xhtml_levels {
	int count;
	struct {
		int given;   /* by the author */
		int written; /* h1 to h6 */
	} at[HEADING_LEVELS];
};

/* What was found while the files were written, from the first to the last:
 * the accessibility metadata and the stylesheet are made from it. */
struct xhtml_facts {
	int described;    /* pictures with an alternative text */
	int undescribed;  /* without, though nobody called them decorative */
	int formulas;     /* written as TeX */
	bool widths[101]; /* classes width-1 to width-100 are used */
	bool levels[HEADING_LEVELS + 1]; /* classes level-1 to level-6 */
	struct xhtml_levels headings;    /* so far */
};

/* Append the blocks and notes of a file, without the file around them.
 * letters may be NULL. */
void xhtml_body(struct plan *plan, int file, struct xhtml_facts *facts,
                struct letters *letters, struct buf *out);

/* Append a whole file: head, title, section. */
void xhtml_file(struct plan *plan, int file, struct xhtml_facts *facts,
                struct letters *letters, struct buf *out);

/* Append the mark of a printed page, if it has none yet. */
void xhtml_page(struct plan_page *page, struct buf *out);

/* Append what stands before <body>; styles is the stylesheet's address. */
void xhtml_head(const struct book *book, struct view lang, struct view title,
                const char *styles, struct buf *out);

/* Does a text in lang run from right to left, or the metadata say so? */
bool xhtml_is_right_to_left(const struct book *book, struct view lang);

#endif
