/*
 * write/epub_cover.h - a cover from title, author and theme
 *
 * Takes   the metadata of a book that has no cover of its own
 * Gives   a PNG of 1200 by 1800 dots: the title in the headings' face, white
 *         on the theme's accent colour; the author at the foot
 * Owns    the picture lives in the arena passed in
 * Fails   NULL where the book has no title, wants no cover (cover-image:
 *         false), or there are no fonts
 *
 * Shops and e-readers show covers small, and not all of them can draw SVG: so
 * it is dots, and the letters are large. It is drawn in the book's own fonts.
 */
#ifndef WRITE_EPUB_COVER_H
#define WRITE_EPUB_COVER_H

#include "doc/book.h"
#include "font/fonts.h"

const struct picture *epub_cover(struct arena *a, const struct book *book,
                                 struct fonts *fonts);

#endif
