/* tests/unit/test_png_palette.c - drawings in dots keep their colours, nearly */
#include "tests/check.h"
#include "write/png_palette.h"

#include <png.h>
#include <stdlib.h>

#define SIDE 64

static struct view png_of(struct arena *a, const uint8_t *dots)
{
	png_image image = {.version = PNG_IMAGE_VERSION,
	                   .width = SIDE,
	                   .height = SIDE,
	                   .format = PNG_FORMAT_RGBA};
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *bytes = malloc(size);
	struct view file = {0};

	if (bytes &&
	    png_image_write_to_memory(&image, bytes, &size, 0, dots, 0, NULL))
		file = arena_view(a, (struct view){bytes, size});
	free(bytes);
	return file;
}

/* The largest difference of a channel; the dots' format goes to format. */
static int difference(struct view file, const uint8_t *dots,
                      png_uint_32 *format)
{
	static uint8_t back[4 * SIDE * SIDE];
	png_image image = {.version = PNG_IMAGE_VERSION};
	int most = 0;

	if (!png_image_begin_read_from_memory(&image, file.p, file.n))
		return 256;
	*format = image.format;
	image.format = PNG_FORMAT_RGBA;
	if (!png_image_finish_read(&image, NULL, back, 0, NULL))
		return 256;
	for (int i = 0; i < 4 * SIDE * SIDE; i++)
		if (abs(back[i] - dots[i]) > most)
			most = abs(back[i] - dots[i]);
	return most;
}

/* Five hundred shades between two colours become a few that nobody can tell
 * from them; what is clear stays clear. */
static void shades_become_few(void)
{
	static uint8_t dots[4 * SIDE * SIDE];
	struct arena a = {0};
	png_uint_32 format = 0;
	uint32_t chance = 1;
	struct view file, few;

	for (int i = 0; i < SIDE * SIDE; i++) {
		int shade;

		chance = chance * UINT32_C(1664525) + UINT32_C(1013904223);
		shade = (int)(chance >> 24);
		dots[4 * i] = (uint8_t)shade;
		dots[4 * i + 1] = (uint8_t)(255 - shade);
		dots[4 * i + 2] = (uint8_t)(i % 2);
		dots[4 * i + 3] = i < SIDE ? 0 : 255;
	}
	file = png_of(&a, dots);
	few = png_palette(&a, file);
	CHECK(few.n < file.n);
	CHECK(difference(few, dots, &format) <= 3);
	CHECK(format & PNG_FORMAT_FLAG_COLORMAP);
	arena_reset(&a);
}

static void a_photograph_stays_as_it_is(void)
{
	static uint8_t dots[4 * SIDE * SIDE];
	struct arena a = {0};
	uint32_t chance = 1;
	struct view file;

	for (int i = 0; i < 4 * SIDE * SIDE; i++) {
		chance = chance * UINT32_C(1664525) + UINT32_C(1013904223);
		dots[i] = (uint8_t)(chance >> 24);
	}
	file = png_of(&a, dots);
	CHECK(view_equal(png_palette(&a, file), file));
	CHECK(view_is(png_palette(&a, VIEW("no picture")), "no picture"));
	arena_reset(&a);
}

int main(void)
{
	shades_become_few();
	a_photograph_stays_as_it_is();
	return check_done();
}
