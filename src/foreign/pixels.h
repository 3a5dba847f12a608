/*
 * foreign/pixels.h - GIF and WebP pictures as pixels
 *
 * Takes   the bytes of a file; of one that moves, the first picture is taken
 * Gives   its samples; what the picture does not cover is transparent
 * Owns    the caller frees the samples
 * Fails   false with the reason: damaged, too many pixels, or the library is not
 *         installed
 *
 * giflib and libwebp are loaded when the first such picture is met: they take
 * no time to start from those who have none.
 */
#ifndef FOREIGN_PIXELS_H
#define FOREIGN_PIXELS_H

#include "base/text.h"

/* More are not decoded. */
#define PIXELS_MOST INT64_C(50000000)

/* Samples of 8 bits, row after row. */
struct pixels {
	uint8_t *samples;
	int width, height, channels;
	bool has_alpha;      /* the last channel */
	struct view profile; /* ICC, in the file; empty: sRGB */
};

/* By the first bytes of a file. */
bool pixels_is_gif(struct view file);
bool pixels_is_webp(struct view file);

bool pixels_read(struct view file, struct pixels *pixels, const char **why);

/* foreign/gif.c, foreign/webp.c */
bool pixels_read_gif(struct view file, struct pixels *pixels, const char **why);
bool pixels_read_webp(struct view file, struct pixels *pixels,
                      const char **why);

/* Room for a picture of this size, all transparent; false when it is too
 * large. Frees nothing. */
bool pixels_make(struct pixels *pixels, int width, int height, int channels,
                 const char **why);
/* The pixel at x, y, which must lie within. */
uint8_t *pixels_at(const struct pixels *pixels, int x, int y);

#endif
