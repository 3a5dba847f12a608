/*
 * write/pdf_object.h - the objects of a PDF file (the door to libharu)
 *
 * Takes   the text of dictionaries and the bytes of streams
 * Gives   numbers of objects, and in the end the bytes of the whole file
 * Owns    copies of dictionary texts; bytes of streams are borrowed until
 *         pdf_file_save()
 * Fails   sticky: the first error of libharu is reported as PDF_FAILED, and
 *         pdf_file_save() is false
 * Source  ISO 32000-1; libharu 2.3.0 and its hpdf_objects.h
 *
 * libharu keeps the graph: every object is an entry of its cross-reference
 * table, and its are the page tree, the outline and the page labels. What
 * stands in a dictionary is ours: libharu calls write_fn between "<<" and ">>"
 * and after_write_fn behind them, where the text and the stream of the object
 * are handed over. Its loaders of fonts and images, its number formatting and
 * its file writer are not used.
 *
 *	HPDF_Dict 17 --- write_fn ---> objects[17] {text, bytes}
 *	   |                               "/Type/Font ..."
 *	  xref --- pdf_file_save ---> 17 0 obj << ... >> endobj
 */
#ifndef WRITE_PDF_OBJECT_H
#define WRITE_PDF_OBJECT_H

#include "base/buf.h"
#include "base/diag.h"

struct _HPDF_Doc_Rec;
struct libdeflate_compressor;

struct pdf_object {
	struct view text;  /* of the dictionary, without << and >> */
	struct view bytes; /* of the stream, as they stand in the file */
	bool is_stream;
	const char *note; /* a comment before it, or NULL */
};

struct pdf_file {
	struct _HPDF_Doc_Rec *doc; /* NULL when libharu could not begin */
	struct arena memory;
	struct diag *diag;
	struct pdf_object *objects; /* by number */
	int count, room;
	struct libdeflate_compressor *compressor;
	void *out;   /* libharu's stream while an object is written */
	bool plain;  /* nothing is compressed */
	bool failed; /* reported */
};

struct pdf_file *pdf_file_open(bool plain, struct diag *d);
void pdf_file_close(struct pdf_file *file);

/* The number of a new, empty dictionary. */
int pdf_object_new(struct pdf_file *file);
/* Its text. */
void pdf_object_set(struct pdf_file *file, int object, const struct buf *text);
/* Its text and its stream: bytes as they are, text tells the filter. */
void pdf_object_stream(struct pdf_file *file, int object,
                       const struct buf *text, struct view bytes);
/* The same for bytes that are compressed here (text without the filter). */
void pdf_object_deflate(struct pdf_file *file, int object,
                        const struct buf *text, struct view bytes);
/* For who reads the file: what the object is. Kept where nothing is compressed;
 * elsewhere this does nothing. */
void pdf_object_note(struct pdf_file *file, int object, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* pdf_object_new() and pdf_object_set(). */
int pdf_object_add(struct pdf_file *file, const struct buf *text);

/* Append the bytes deflated to out; compressor NULL: as they are. */
void pdf_deflate(struct libdeflate_compressor *compressor, struct view bytes,
                 struct buf *out);

/* A page at the end of the page tree, empty, and its contents, a stream that
 * pdf_object_stream() fills. The rest of the page (MediaBox, Resources ...) is
 * set with pdf_object_set(). */
int pdf_page_new(struct pdf_file *file, int *contents);

/* An entry of the outline below parent (0: at the top); closed: what is below
 * it is folded away. Title and Dest are set with pdf_object_set(). */
int pdf_outline_new(struct pdf_file *file, int parent, bool closed);

enum pdf_label_style {
	PDF_LABEL_DECIMAL,
	PDF_LABEL_LOWER_ROMAN,
	PDF_LABEL_UPPER_ROMAN,
};

/* From the page with this index on, labels count in this style from first. */
void pdf_label_from(struct pdf_file *file, int page, enum pdf_label_style style,
                    int first);

/* The two dictionaries that every file has; libharu writes Type and Pages. */
int pdf_file_catalog(const struct pdf_file *file);
int pdf_file_info(const struct pdf_file *file);
const char *pdf_file_library(void); /* "libharu 2.3.0" */

/* Report what went wrong since the last call; false when something did, ever. */
bool pdf_file_good(struct pdf_file *file);

/* Append the whole file to out (write/pdf_save.c). */
bool pdf_file_save(struct pdf_file *file, struct buf *out);

#endif
