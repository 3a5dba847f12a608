/*
 * write/pdf_linear.h - reorder a PDF so that its first page loads first
 *
 * Takes   a whole file
 * Gives   the same file, linearized, in its place
 * Fails   false, with PDF_FAILED, where libqpdf is not installed or fails
 * Source  ISO 32000-1, Annex F; qpdf's qpdf-c.h
 *
 * libqpdf is C++ and takes milliseconds to load: it is loaded only here, when
 * it is asked for, and chapbook runs without it.
 */
#ifndef WRITE_PDF_LINEAR_H
#define WRITE_PDF_LINEAR_H

#include "base/buf.h"
#include "base/diag.h"

bool pdf_linearize(struct buf *file, struct diag *d);

#endif
