/*
 * write/epub_opf.h - the package file of an EPUB: metadata, files, order
 *
 * Takes   an epub whose files and navigation are written
 * Gives   EPUB/content.opf
 * Fails   never: what the metadata lack has a default or is left out
 * Source  EPUB 3.3, 5; EPUB Accessibility 1.1: what is said of the book's
 *         accessibility is computed from what the files hold
 */
#ifndef WRITE_EPUB_OPF_H
#define WRITE_EPUB_OPF_H

#include "write/epub.h"

void epub_opf(const struct epub *epub, struct buf *out);

#endif
