/*
 * write/pdf_idat.h - the data of a PNG as it stands in the file, still filtered
 *
 * Takes   a PNG that is not interlaced, of 8 or 16 bits where it has alpha
 * Gives   its zlib stream, checked; its colours and its alpha as two streams
 * Owns    streams live in the arena passed in
 * Fails   false for data that are not what the header says: libpng then tells
 *         what is wrong
 *
 * The filters of PNG work on each byte of a pixel alone: what a row's filter
 * took from the pixel's left or upper neighbour is of the same channel. So the
 * filtered bytes can be dealt out to colours and alpha as they are, and each
 * row keeps its filter; pictures of few colours lose it (write/pdf_flat.h):
 *
 *	2 RGBA RGBA RGBA ...  -->  2 RGB RGB RGB ...    /Predictor 15 /Colors 3
 *	                           2 A A A ...          the SMask
 */
#ifndef WRITE_PDF_IDAT_H
#define WRITE_PDF_IDAT_H

#include "write/pdf_image.h"

struct idat {
	int width, height;
	int channels;
	int bits; /* of a sample */
};

/* All IDAT chunks as one stream; empty when one is damaged. */
struct view idat_join(struct arena *memory, struct view file);

/* Does the stream inflate to the rows that are told? */
bool idat_check(const struct idat *idat, struct view stream);

/* The stream with alpha (2 or 4 channels) as data, bits, colours and palette of
 * the image, and its alpha, which is left empty where all pixels are opaque. */
bool idat_split(const struct idat *idat, struct view stream,
                struct arena *memory, struct libdeflate_compressor *compressor,
                struct pdf_image *image);

#endif
