/*
 * foreign/pdf_sheet.h - a page of a PDF file as a picture
 *
 * Takes   the bytes of a file, the number of a page
 * Gives   the objects that a Form XObject of it needs, and what in them keeps
 *         a book from PDF/A and PDF/UA
 * Units   points
 * Owns    all of it lives in the arena passed in
 * Fails   with a reason: no PDF, broken, encrypted, no such page, libqpdf not
 *         installed, over the limits (10 s, 1 GB, 64 MB of objects)
 * Source  ISO 32000-1, 7.7.3 (pages), 8.10 (forms); ISO 19005-2
 *
 * libqpdf reads the file in a copy of this process, which is ended when it
 * takes too much, and whose end, whatever it is, is not ours. Marks of the
 * page's own structure are taken out, its annotations are left out.
 */
#ifndef FOREIGN_PDF_SHEET_H
#define FOREIGN_PDF_SHEET_H

#include "base/arena.h"
#include "base/buf.h"

/* Around the index of an object where text refers to it. */
#define PDF_SHEET_REFERENCE '\x1F'

struct pdf_sheet_object {
	struct view text;  /* as it stands in the file, of a stream without
	                      << >>, Length and what follows from .packed */
	struct view bytes; /* of a stream */
	bool is_stream;
	bool is_packed; /* its filters are in text; else it has none */
};

/* The first object is the form: it covers the unit square. */
struct pdf_sheet {
	double width, height;
	struct pdf_sheet_object *objects;
	int count;
	/* A font that is not embedded, or whose letters cannot be known;
	 * empty for none. */
	struct view loose_font, dumb_font;
	bool is_cmyk; /* it has colours of a press that is not known */
};

const struct pdf_sheet *pdf_sheet_read(struct arena *a, struct view file,
                                       int number, const char **reason);

/* foreign/pdf_copy.c: what runs in the other process. Appends what
 * pdf_sheet_read() takes apart, or the reason. */
struct pdf_sheet_job {
	struct view file;
	int number; /* from 1 */
};

/* Before the objects; each of them has a struct pdf_copy_part before its text
 * and bytes. */
struct pdf_copy_head {
	double width, height;
	int count;
	bool is_cmyk;
	char loose_font[64], dumb_font[64];
	char why[64]; /* it failed */
};

struct pdf_copy_part {
	size_t text, bytes; /* how many */
	bool is_stream, is_packed;
};

void pdf_sheet_copy(void *data, struct buf *out);

/* foreign/pdf_content.c: append operators without marks of structure. *is_cmyk
 * is set when they choose colours in CMYK. */
void pdf_content_clean(struct view content, struct buf *out, bool *is_cmyk);

#endif
