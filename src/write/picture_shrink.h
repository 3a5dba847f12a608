/*
 * write/picture_shrink.h - a picture with fewer pixels
 *
 * Takes   the bytes of a PNG, JPEG, GIF or WebP file, how long its longer side may be, and
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

/* A GIF or WebP as a PNG, or as a JPEG, with its profile, where it is a photo;
 * most: as above, 0 for as many pixels as it has. NULL with the reason. */
const struct picture *picture_recode(struct arena *a,
                                     const struct picture *picture, int most,
                                     int quality, const char **why);
/* What it becomes; for other pictures, what they are. */
enum picture_kind picture_recoded_kind(const struct picture *picture);

#endif
