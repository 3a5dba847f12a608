/*
 * doc/picture.h - a picture file, read once
 *
 * Gives   its bytes, kind, and natural size
 * Owns    bytes live in the book's arena
 */
#ifndef DOC_PICTURE_H
#define DOC_PICTURE_H

#include "base/text.h"
#include "base/units.h"

enum picture_kind {
	PICTURE_PNG,
	PICTURE_JPEG,
	PICTURE_SVG,
	PICTURE_PDF, /* a page of it */
	PICTURE_GIF,
	PICTURE_WEBP,
};

struct pdf_sheet;

/* The numbers behind a chart, as text; the first row names the columns. */
struct picture_table {
	const struct view *cells; /* row by row */
	int rows;
	int columns;
};

/* A file that an SVG shows in itself. */
struct picture_link {
	struct view url; /* as it is written, spaces at both ends taken off */
	struct view bytes;
};

struct picture {
	enum picture_kind kind;
	struct view path;  /* normalised, beneath the resource path */
	struct view bytes; /* the file as it is */
	int index;         /* 0, 1, 2 ... in order of first use */
	/* Natural size. PDF: of the page. PNG, JPEG, GIF, WebP: from pixels and pHYs/JFIF
	 * density (96 dpi where there is none); turned already when EXIF says so. SVG: width
	 * and height, else the viewBox in px (1/96 in). */
	sp width;
	sp height;
	int pixel_width; /* as stored, before orientation; 0 for SVG */
	int pixel_height;
	int orientation; /* EXIF 1 to 8; 1 is upright */
	/* PNG: colour type and bit depth as in IHDR; JPEG: components. */
	int colour_type;
	int bit_depth;
	int components;
	bool interlaced;
	const struct pdf_sheet *page;     /* of a PDF (foreign/pdf_sheet.h) */
	int page_number;                  /* from 1 */
	const struct picture_link *links; /* of an SVG */
	int link_count;
	const struct picture_table
		*table; /* to be shown in the EPUB, or NULL */
	bool is_moving; /* GIF, WebP: several pictures, of which one is shown */
	bool is_photo;  /* WebP: opaque, and packed with loss */
	bool adobe;     /* JPEG with an Adobe marker: CMYK is stored inverted */
};

#endif
