/*
 * write/pdf_attach.h - the Markdown sources, inside the PDF
 *
 * Takes   the chapters as they were read
 * Gives   an embedded file for each, listed by readers, related to the whole
 *         document as its source
 * Fails   never
 * Source  ISO 32000-1, 7.11; ISO 19005-3 (PDF/A-3), 6.8 and Annex E
 *
 * Folders are left out of names: they say more of the author's machine than of
 * the book. Of two files with one name, the second gets a number before it.
 */
#ifndef WRITE_PDF_ATTACH_H
#define WRITE_PDF_ATTACH_H

#include "write/pdf_object.h"
#include "write/write.h"

/* names gets what the Names dictionary, catalog what the catalog says. */
void pdf_attach_write(const struct write_options *options,
                      struct pdf_file *file, struct buf *names,
                      struct buf *catalog);

#endif
