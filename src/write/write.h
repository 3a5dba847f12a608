/*
 * write/write.h - the two editions
 *
 * Takes   the book, its pages, its fonts
 * Gives   the bytes of a whole file, appended to out
 * Fails   false, and the reason is in d; out is then of no use
 *
 * The same input gives the same bytes: no clock, no random number, no order
 * that depends on a hash or an address, any number of threads.
 */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "page/pages.h"

/* A chapter as it was read, for attach-sources. */
struct attachment {
	struct view name; /* path as given */
	struct view text;
};

/* A file that the author adds to the EPUB. */
struct write_file {
	const char *path; /* as it was named */
	struct view bytes;
};

struct write_options {
	int threads;
	bool debug;           /* uncompressed, commented PDF */
	bool linear;          /* PDF whose first page loads first */
	bool strict;          /* refuse what a standard does not allow */
	bool programs;        /* others may be run, to convert pictures */
	const char *data_dir; /* holds fonts/sRGB.icc */
	const char *modified; /* CCYY-MM-DDThh:mm:ssZ or NULL: from metadata */
	const struct attachment *sources; /* the chapters as they were read */
	int source_count;
	/* for the EPUB: stylesheets that follow the theme's, and fonts that
	 * these may name */
	const struct write_file *styles, *fonts;
	int style_count, font_count;
};

bool pdf_write(const struct book *book, const struct pages *pages,
               struct fonts *fonts, const struct write_options *options,
               struct buf *out, struct diag *d);

/* pages may be NULL: then there is no page list. */
bool epub_write(const struct book *book, const struct pages *pages,
                struct fonts *fonts, const struct write_options *options,
                struct buf *out, struct diag *d);

/* One chapter as XHTML, without the file around it (--dump=xhtml, tests). */
void xhtml_write_body(const struct book *book, const struct node *top,
                      struct buf *out);

#endif
