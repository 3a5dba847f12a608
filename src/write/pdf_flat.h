/*
 * write/pdf_flat.h - pictures of few colours: drawings, pictures of screens
 *
 * Takes   the rows of a PNG of red, green, blue and alpha, 8 bits each, as they
 *         are filtered
 * Gives   rows of colours and rows of alpha without filters, each behind a
 *         filter of 0; at most 256 colours become a palette
 * Fails   false for a picture of many colours, which filters suit better; the
 *         rows given are then not to be used
 * Source  PNG (ISO 15948), 9.2; 12.8 tells when filters do harm
 *
 * Where neighbours are equal, or of a few colours by turns, deflate finds whole
 * stretches again; a filter hides them behind differences. A picture of a
 * screen is a seventh smaller without.
 */
#ifndef WRITE_PDF_FLAT_H
#define WRITE_PDF_FLAT_H

#include "write/pdf_idat.h"

#define PALETTE_MOST 256

struct flat {
	/* Each height rows of a filter's byte and width pixels; alpha is zero
	 * at first, and written only where not all is opaque. */
	uint8_t *colours, *alpha;
	int bytes; /* of a pixel in colours: 3, or 1 with a palette */
	bool is_opaque;
	uint8_t palette[3 * PALETTE_MOST];
	int palette_count; /* 0: none */
};

bool flat_take(struct flat *flat, const struct idat *idat, const uint8_t *rows);

#endif
