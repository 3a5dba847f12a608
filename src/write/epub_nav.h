/*
 * write/epub_nav.h - the contents, landmarks and page list of an EPUB
 *
 * Takes   an epub whose files are written
 * Gives   EPUB/nav.xhtml, and EPUB/toc.ncx for older reading systems
 * Fails   never; a book without headings has its files as contents
 */
#ifndef WRITE_EPUB_NAV_H
#define WRITE_EPUB_NAV_H

#include "write/epub.h"

/* Sets epub->toc_depth. */
void epub_nav(struct epub *epub, struct buf *out);
/* The characters that the contents will show. */
void epub_nav_letters(const struct epub *epub, struct letters *letters);
void epub_ncx(const struct epub *epub, struct buf *out);

#endif
