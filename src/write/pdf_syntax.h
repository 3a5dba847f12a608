/*
 * write/pdf_syntax.h - numbers, names and strings as PDF writes them
 *
 * Takes   lengths, valid UTF-8
 * Gives   the shortest form that every reader takes, appended to out
 * Units   milli: thousandths of a point, of an em, of anything, as integers
 * Fails   never: what is too large is cut to what PDF can hold
 * Source  ISO 32000-1, 7.3; the implementation limits of Annex C
 *
 * A length is rounded once, to milli, and sums are made of milli: errors do
 * not add up along a line or down a page.
 */
#ifndef WRITE_PDF_SYNTAX_H
#define WRITE_PDF_SYNTAX_H

#include "base/buf.h"
#include "base/units.h"

/* No coordinate is further away than this (in milli): 1,000,000 pt. */
#define MILLI_MOST INT64_C(1000000000)

/* A length in thousandths of a point, rounded to the nearest. */
int64_t pdf_milli(sp length);

/* milli / 1000 without needless zeros: 12, -.5, 3.125 */
void pdf_number(struct buf *out, int64_t milli);
/* The same, with a space after it. */
void pdf_operand(struct buf *out, int64_t milli);
/* value with at most places decimals (0 to 9). */
void pdf_real(struct buf *out, double value, int places);
/* "r g b rg" or "g g", for filling; stroke: RG or G. A line end follows. */
void pdf_colour(struct buf *out, uint32_t colour, bool stroke);

/* /Name, irregular bytes as #xx. */
void pdf_name(struct buf *out, struct view name);
/* (bytes), escaped: for identifiers and addresses. */
void pdf_bytes(struct buf *out, struct view bytes);
/* A text for people: (ASCII) or <FEFF UTF-16>. */
void pdf_text_string(struct buf *out, struct view text);
/* One character as UTF-16 in hexadecimal digits. */
void pdf_utf16(struct buf *out, uint32_t c);
/* "12 0 R" */
void pdf_reference(struct buf *out, int object);

#endif
