/* foreign/pixels.c - GIF and WebP pictures as pixels */
#include "foreign/pixels.h"

#include "base/arena.h"

#include <stdlib.h>

bool pixels_is_gif(struct view file)
{
	return file.n >= 13 &&
	       (view_starts(file, "GIF87a") || view_starts(file, "GIF89a"));
}

bool pixels_is_webp(struct view file)
{
	return file.n >= 20 && view_starts(file, "RIFF") &&
	       view_starts(view_from(file, 8), "WEBP");
}

bool pixels_read(struct view file, struct pixels *pixels, const char **why)
{
	*pixels = (struct pixels){0};
	if (pixels_is_gif(file))
		return pixels_read_gif(file, pixels, why);
	if (pixels_is_webp(file))
		return pixels_read_webp(file, pixels, why);
	*why = "neither GIF nor WebP";
	return false;
}

bool pixels_make(struct pixels *pixels, int width, int height, int channels,
                 const char **why)
{
	size_t size = (size_t)width * (size_t)height * (size_t)channels;

	if (width <= 0 || height <= 0) {
		*why = "has no pixels";
		return false;
	}
	if ((int64_t)width * height > PIXELS_MOST) {
		*why = "more than 50 megapixels";
		return false;
	}
	*pixels = (struct pixels){
		.samples = calloc(size, 1),
		.width = width,
		.height = height,
		.channels = channels,
		.has_alpha = channels == 4,
	};
	if (!pixels->samples)
		arena_no_memory(size);
	return true;
}

uint8_t *pixels_at(const struct pixels *pixels, int x, int y)
{
	return pixels->samples +
	       ((size_t)y * (size_t)pixels->width + (size_t)x) *
	               (size_t)pixels->channels;
}
