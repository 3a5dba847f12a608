/*
 * write/pdf_image.h - PNG, JPEG, GIF and WebP files as images of the PDF
 *
 * Takes   the bytes of a file
 * Gives   an Image XObject's data: the file's own, where PDF can hold them
 * Owns    the data live in the arena passed in, or are part of the file
 * Fails   false, with the reason, for a file that cannot be decoded
 * Source  PNG (ISO 15948); JPEG (ISO 10918); ISO 32000-1, 7.4.4, 8.9
 *
 *	PNG   gray, RGB, palette    IDAT as it is, /Predictor 15
 *	      alpha, tRNS, Adam7    decoded; colours and alpha (SMask) apart
 *	JPEG  gray, YCbCr           the file as it is, /DCTDecode
 *	      CMYK with a profile   likewise
 *	      CMYK, arithmetic      decoded, as RGB: PDF/A has one profile, sRGB
 *	GIF, WebP                   decoded; a palette where 256 colours do
 *
 * Colours are those of the file's own profile (iCCP, APP2) or of one made from
 * gAMA and cHRM, and sRGB where it has none of them.
 *
 * Every file is decoded once, to know that readers can.
 */
#ifndef WRITE_PDF_IMAGE_H
#define WRITE_PDF_IMAGE_H

#include "write/pdf_object.h"
#include "write/png_light.h"

/* More pixels than this are not read. */
#define IMAGE_PIXELS_MOST UINT64_C(100000000)
#define IMAGE_SIDE_MOST   50000

struct pdf_image {
	int width, height;
	int bits;    /* of a sample */
	int colours; /* samples of a pixel: 1, 3, or 4 with a profile */
	bool is_jpeg;
	bool is_rgb;      /* a JPEG of red, green, blue that does not say so */
	bool is_inverted; /* 255 is no ink */
	bool is_guess;    /* it was of inks, and had no profile */
	struct view data; /* of the stream, with its filter */
	struct view palette; /* RGB triples; empty for none */
	struct view alpha;   /* as data, one sample a pixel; empty for none */
	struct view profile; /* ICC, of as many colours; empty: sRGB */
	int profile_object;  /* once it was written */
	/* what its profile is made of, when the file has none; or NULL */
	const struct png_light *light;
	const char *why; /* it failed */
};

bool pdf_image_read(struct pdf_image *image, struct arena *memory,
                    struct view file, struct libdeflate_compressor *compressor);

/* Its object; the SMask gets one of its own. */
void pdf_image_write(struct pdf_image *image, struct pdf_file *file,
                     int object);

/* write/pdf_png.c, write/pdf_jpeg.c, write/pdf_pixels.c; bounds are checked, width and height
 * are set */
bool pdf_png_read(struct pdf_image *image, struct arena *memory,
                  struct view file, struct libdeflate_compressor *compressor);
bool pdf_jpeg_read(struct pdf_image *image, struct arena *memory,
                   struct view file, struct libdeflate_compressor *compressor);
bool pdf_pixels_read(struct pdf_image *image, struct arena *memory,
                     struct view file,
                     struct libdeflate_compressor *compressor);

/* Keep the profile of a file where PDF/A takes it: ICC version 2 or 4, of a
 * device, of gray, RGB or CMYK as the image is. */
void pdf_image_profile(struct pdf_image *image, struct arena *memory,
                       struct view profile);

/* Rows of samples, filtered as PNG does and deflated: for /Predictor 15. */
struct view pdf_image_pack(struct arena *memory, const uint8_t *rows,
                           size_t row_bytes, int row_count, int pixel_bytes,
                           struct libdeflate_compressor *compressor);

#endif
