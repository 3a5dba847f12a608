/* write/pdf_pixels.c - GIF and WebP files as images of the PDF */
#include "foreign/pixels.h"
#include "write/pdf_image.h"

#include <stdlib.h>

#define COLOURS_MOST 256
#define SLOTS        1024 /* a power of 2 */

/* Colours as they were met, and where to find them again. */
struct palette {
	uint32_t colours[COLOURS_MOST];
	int count;
	int16_t slots[SLOTS]; /* index + 1 */
};

/* The number of a colour; -1 when there are too many. */
static int colour_index(struct palette *palette, uint32_t colour)
{
	uint32_t slot = colour * UINT32_C(2654435761) >> 22;

	while (palette->slots[slot]) {
		int index = palette->slots[slot] - 1;

		if (palette->colours[index] == colour)
			return index;
		slot = (slot + 1) % SLOTS;
	}
	if (palette->count == COLOURS_MOST)
		return -1;
	palette->colours[palette->count] = colour;
	palette->slots[slot] = (int16_t)++palette->count;
	return palette->count - 1;
}

static uint32_t colour_of(const uint8_t *pixel)
{
	return (uint32_t)pixel[0] << 16 | (uint32_t)pixel[1] << 8 | pixel[2];
}

/* Numbers of colours into out, one each pixel; false when they are too many.
 * What is not seen counts as black. */
static bool find_palette(const struct pixels *p, struct palette *palette,
                         uint8_t *out)
{
	size_t count = (size_t)p->width * (size_t)p->height;
	const uint8_t *from = p->samples;

	for (size_t i = 0; i < count; i++, from += p->channels) {
		bool is_seen = !p->has_alpha || from[3];
		int index =
			colour_index(palette, is_seen ? colour_of(from) : 0);

		if (index < 0)
			return false;
		out[i] = (uint8_t)index;
	}
	return true;
}

static void take_palette(struct pdf_image *image, struct arena *memory,
                         const struct palette *palette)
{
	char *bytes = arena_raw(memory, (size_t)palette->count, 3);

	for (int i = 0; i < palette->count; i++)
		for (int k = 0; k < 3; k++)
			bytes[3 * i + k] =
				(char)(palette->colours[i] >> (16 - 8 * k) &
			               0xFF);
	image->palette = (struct view){bytes, 3 * (size_t)palette->count};
}

/* Alpha apart, unless all is opaque. */
static void take_alpha(struct pdf_image *image, struct arena *memory,
                       const struct pixels *p, uint8_t *row_of_one,
                       struct libdeflate_compressor *compressor)
{
	size_t count = (size_t)p->width * (size_t)p->height;
	bool is_opaque = true;

	for (size_t i = 0; i < count; i++) {
		row_of_one[i] = p->samples[4 * i + 3];
		is_opaque &= row_of_one[i] == 255;
	}
	if (!is_opaque)
		image->alpha =
			pdf_image_pack(memory, row_of_one, (size_t)p->width,
		                       p->height, 1, compressor);
}

/* Colours to the front; pixels that are not seen become black, which packs
 * well. */
static void drop_alpha(const struct pixels *p)
{
	size_t count = (size_t)p->width * (size_t)p->height;

	for (size_t i = 0; i < count; i++) {
		const uint8_t *from = p->samples + 4 * i;
		bool is_seen = from[3];

		for (int k = 0; k < 3; k++)
			p->samples[3 * i + (size_t)k] = is_seen ? from[k] : 0;
	}
}

static void take_pixels(struct pdf_image *image, struct arena *memory,
                        const struct pixels *p,
                        struct libdeflate_compressor *compressor)
{
	size_t width = (size_t)p->width, count = width * (size_t)p->height;
	struct palette palette = {.count = 0};
	uint8_t *bytes = malloc(count);

	if (!bytes)
		arena_no_memory(count);
	if (p->has_alpha)
		take_alpha(image, memory, p, bytes, compressor);
	if (find_palette(p, &palette, bytes)) {
		take_palette(image, memory, &palette);
		image->colours = 1;
		image->data = pdf_image_pack(memory, bytes, width, p->height, 1,
		                             compressor);
	} else {
		if (p->has_alpha)
			drop_alpha(p);
		image->colours = 3;
		image->data = pdf_image_pack(memory, p->samples, 3 * width,
		                             p->height, 3, compressor);
	}
	free(bytes);
}

bool pdf_pixels_read(struct pdf_image *image, struct arena *memory,
                     struct view file, struct libdeflate_compressor *compressor)
{
	struct pixels pixels;

	if (!pixels_read(file, &pixels, &image->why))
		return false;
	image->width = pixels.width;
	image->height = pixels.height;
	image->bits = 8;
	pdf_image_profile(image, memory, pixels.profile);
	take_pixels(image, memory, &pixels, compressor);
	free(pixels.samples);
	return true;
}
