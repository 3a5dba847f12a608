/*
 * foreign/convert.h - pictures that other programs draw
 *
 * Takes   an SVG file that is known to be harmless, or a PDF file
 * Gives   a PDF of one page; a PNG; an SVG
 * Fails   false with the reason: the program is not installed, failed, or was
 *         ended for its limits (10 s, 1 GB, 64 MB of output)
 *
 * Neither program is needed to build or to run this one.
 */
#ifndef FOREIGN_CONVERT_H
#define FOREIGN_CONVERT_H

#include "base/arena.h"
#include "base/buf.h"

/* Programs are let see only the fonts in this folder. */
struct converter {
	struct arena *memory;
	const char *fonts; /* the folder of the bundled ones */
	bool is_allowed;   /* false: no program is run, why says so */
};

/* data_dir: what holds fonts/. */
struct converter converter_make(struct arena *a, const char *data_dir,
                                bool is_allowed);

/* By rsvg-convert; text stays text. */
bool convert_svg(const struct converter *c, struct view svg, struct buf *pdf,
                 const char **why);
/* By rsvg-convert, on white, in so many dots, however the drawing is shaped. */
struct dots_size {
	int width, height;
};

bool convert_svg_to_dots(const struct converter *c, struct view svg,
                         struct dots_size size, struct buf *png,
                         const char **why);
/* By pdftocairo; text becomes outlines. page: from 1. */
bool convert_pdf(const struct converter *c, struct view pdf, int page,
                 struct buf *svg, const char **why);

#endif
