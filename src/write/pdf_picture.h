/*
 * write/pdf_picture.h - the pictures of a book as XObjects of the PDF
 *
 * Takes   pictures as they are used on the pages
 * Gives   for each one an object under the name /X<index>, that covers the
 *         unit square; the same file twice is one object
 * Owns    everything lives in the arenas passed in
 * Fails   with IMAGE_BAD for a picture that cannot be decoded: a grey box
 *
 * A picture is prepared when it is first met, in the order of the pages, since
 * drawings hold text that needs codes. It is made by any thread, and written
 * when all are made.
 */
#ifndef WRITE_PDF_PICTURE_H
#define WRITE_PDF_PICTURE_H

#include "foreign/convert.h"
#include "foreign/pdf_sheet.h"
#include "svg/drawing.h"
#include "write/pdf_font.h"
#include "write/pdf_image.h"

struct pdf_picture {
	const struct picture *picture;
	const char *path;
	int object;
	/* where it is printed largest, upright */
	sp width, height;
	const struct picture *smaller; /* with fewer pixels; NULL: as it is */
	struct pdf_picture *same;      /* another file with the same bytes */
	struct drawing *drawing;       /* of an SVG; NULL when it is none */
	uint32_t *codes;               /* of its pieces of text, in order */
	int code_count, code_room;
	struct pdf_image image;       /* of a PNG or JPEG */
	struct pdf_form *form;        /* of an SVG */
	const struct pdf_sheet *page; /* of a PDF, or of an SVG that another
	                                program drew */
	bool is_good;
};

struct pdf_pictures {
	struct arena *memory;
	struct pdf_fonts *fonts;
	struct fonts *source;
	struct shaper *shaper; /* opened for the first SVG */
	struct diag *diag;
	struct converter converter;
	int dpi_most;               /* more pixels are not kept; 0: all are */
	int quality;                /* of a JPEG that loses pixels */
	struct pdf_picture **items; /* in the order of use */
	int count, room;
	struct pdf_picture **by_index; /* of picture->index, or NULL */
	int index_room;
};

void pdf_pictures_close(struct pdf_pictures *pictures);

/* A page shows it, in this size. */
void pdf_pictures_use(struct pdf_pictures *pictures,
                      const struct picture *picture, sp width, sp height);

/* Decode it, or turn it into operators. Several threads, each another one. */
void pdf_picture_make(struct pdf_picture *picture,
                      const struct pdf_pictures *pictures, struct arena *memory,
                      struct libdeflate_compressor *compressor);

/* The object of the picture with this index, once written. */
int pdf_pictures_object(const struct pdf_pictures *pictures, int index);

/* Write all; fonts: the object that holds the fonts of all pages. */
void pdf_pictures_write(const struct pdf_pictures *pictures,
                        struct pdf_file *file, int fonts);

#endif
