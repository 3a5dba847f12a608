/*
 * write/epub_meta.h - what the package file says of the book
 *
 * Takes   an epub whose files are written, and the metadata
 * Gives   Dublin Core elements with their refinements
 * Fails   never: what is missing has a default; what EPUB does not allow is
 *         left out
 * Source  EPUB 3.3, 5.5; pandoc's MANUAL, "EPUB Metadata", for the names and
 *         forms that authors write; ONIX code list 5; MARC relators
 */
#ifndef WRITE_EPUB_META_H
#define WRITE_EPUB_META_H

#include "write/epub.h"

void epub_meta(const struct epub *epub, struct buf *out);

#endif
