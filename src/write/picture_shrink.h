/*
 * write/picture_shrink.h - a picture with fewer pixels
 *
 * Takes   the bytes of a PNG or JPEG file, how long its longer side may be, and
 *         the quality of a JPEG, 1 to 100
 * Gives   the same picture as a file of its kind, each pixel the mean of the
 *         light of those it stands for; a JPEG keeps its Exif and profile
 * Owns    the new picture lives in the arena passed in
 * Fails   NULL, and the picture stays as it is: it cannot be decoded, has a
 *         profile that would be lost (PNG), is of inks (JPEG), or would not
 *         become smaller
 *
 * Numbers of a picture are not light: between black and white, half the light
 * is 188, not 128. A mean of numbers would darken fine patterns.
 */
#ifndef WRITE_PICTURE_SHRINK_H
#define WRITE_PICTURE_SHRINK_H

#include "base/arena.h"
#include "doc/meta.h"
#include "doc/picture.h"

/* What a quality is when none is asked for. */
#define PICTURE_QUALITY 88

/* The quality that image-quality asks for. */
int picture_quality(const struct meta *meta);

const struct picture *picture_shrink(struct arena *a,
                                     const struct picture *picture, int most,
                                     int quality);

#endif
