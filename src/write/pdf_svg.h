/*
 * write/pdf_svg.h - a drawing as a Form XObject
 *
 * Takes   a drawing (svg/drawing.h) and the codes of its text
 * Gives   a form that covers the unit square, as images do
 * Owns    everything lives in the arena passed to pdf_form_make()
 * Fails   never; a picture in it that cannot be decoded is left out, reported
 *         as IMAGE_BAD of this file
 * Source  ISO 32000-1, 8.7.4 (shadings), 8.10 (forms), 11.6 (transparency)
 */
#ifndef WRITE_PDF_SVG_H
#define WRITE_PDF_SVG_H

#include "svg/drawing.h"
#include "write/pdf_font.h"

struct pdf_form;

/* codes: of its pieces of text, in order. file: the drawing's, for messages;
 * it stays. */
struct pdf_form *pdf_form_make(const struct drawing *drawing,
                               const uint32_t *codes,
                               const struct pdf_fonts *fonts,
                               struct arena *memory,
                               struct libdeflate_compressor *compressor,
                               const char *file, struct diag *d);

void pdf_form_write(const struct pdf_form *form, struct pdf_file *file,
                    int object, int fonts);

#endif
