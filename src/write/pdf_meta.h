/*
 * write/pdf_meta.h - what the file says about itself
 *
 * Takes   the book's metadata, the date that was asked for, the standards
 * Gives   Info, XMP with the claims of PDF/UA and PDF/A, the colour profile
 * Fails   without a profile: reported, and PDF/A is not claimed
 * Source  ISO 16684-1 (XMP); ISO 19005-2, 6.6; ISO 14289-1, 5
 *
 * No clock is read: without a date there is none in the file.
 */
#ifndef WRITE_PDF_META_H
#define WRITE_PDF_META_H

#include "doc/book.h"
#include "write/pdf_object.h"
#include "write/pdf_standard.h"
#include "write/write.h"

/* Append what the catalog says of them. */
void pdf_meta_write(const struct book *book,
                    const struct write_options *options,
                    const struct pdf_standard *standard, struct pdf_file *file,
                    struct buf *catalog);

#endif
