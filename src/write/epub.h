/*
 * write/epub.h - what the parts of the EPUB writer know of one EPUB
 *
 *	book, pages
 *	   | epub_plan    files, identifiers, pictures' names
 *	   v
 *	  plan ---> xhtml         each file, with the marks of printed pages;
 *	   |          |           gives facts and the characters shown
 *	   |          v
 *	   |        epub_fonts -> css
 *	   v          v
 *	  epub_nav, epub_opf      contents, page list, metadata
 *	              v
 *	             zip          the archive in memory
 */
#ifndef WRITE_EPUB_H
#define WRITE_EPUB_H

#include "write/epub_fonts.h"
#include "write/epub_plan.h"
#include "write/xhtml.h"

struct epub {
	struct arena *memory;
	struct diag *diag;
	const struct book *book;
	struct plan *plan;
	struct xhtml_facts facts;
	struct letters *letters;
	struct web_fonts *fonts;
	struct buf *texts; /* of each file of the plan */
	struct buf style;  /* the stylesheet */
	struct view identifier;
	struct view modified; /* CCYY-MM-DDThh:mm:ssZ */
	struct view lang;     /* of the book, well-formed */
	bool has_own_colours; /* in a stylesheet of the author's */
	bool has_pages;       /* at least one page mark was written */
	int toc_depth;        /* levels that the contents have */
};

/* Is this file of the plan in the EPUB? A cover that is broken is not. */
bool epub_has_file(const struct epub *epub, int file);
/* Are contents or lists of figures and tables among the pages to read? */
bool epub_shows_nav(const struct epub *epub);
/* The first file of the text itself, or -1. */
int epub_first_text(const struct epub *epub);

#endif
