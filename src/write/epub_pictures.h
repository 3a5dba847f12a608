/*
 * write/epub_pictures.h - pictures as they go into the EPUB
 *
 * Takes   the plan of an EPUB, with every picture file as it was read
 * Gives   in the plan: fewer pixels where the author wants that, SVG cleaned,
 *         pages of PDFs as SVG, and beside SVG the same as PNG, where the plan
 *         has a name for it
 * Owns    the bytes live in the EPUB's arena
 * Fails   never: what cannot be used is marked as bad, and reported
 */
#ifndef WRITE_EPUB_PICTURES_H
#define WRITE_EPUB_PICTURES_H

#include "write/epub.h"
#include "write/write.h"

void epub_pictures(struct epub *epub, const struct write_options *options);

#endif
