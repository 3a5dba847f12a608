/*
 * write/epub_shrink.h - a picture with fewer pixels
 *
 * Takes   the bytes of a PNG or JPEG file, and how long its longer side may be
 * Gives   a file of the same kind, each pixel the mean of those it stands for;
 *         a JPEG keeps its Exif and colour profile
 * Owns    the new file lives in the arena passed in
 * Fails   false, and the picture stays as it is: it cannot be decoded, or
 *         would not become smaller
 */
#ifndef WRITE_EPUB_SHRINK_H
#define WRITE_EPUB_SHRINK_H

#include "base/arena.h"
#include "doc/picture.h"

bool epub_shrink(struct arena *a, const struct picture *picture, int most,
                 struct view *file);

#endif
