/*
 * write/epub_shrink.h - a picture with fewer pixels
 *
 * Takes   the bytes of a PNG or JPEG file, and how long its longer side may be
 * Gives   the same picture as a file of its kind, each pixel the mean of those
 *         it stands for; a JPEG keeps its Exif and colour profile
 * Owns    the new picture lives in the arena passed in
 * Fails   NULL, and the picture stays as it is: it cannot be decoded, or
 *         would not become smaller
 */
#ifndef WRITE_EPUB_SHRINK_H
#define WRITE_EPUB_SHRINK_H

#include "base/arena.h"
#include "doc/picture.h"

const struct picture *epub_shrink(struct arena *a,
                                  const struct picture *picture, int most);

#endif
