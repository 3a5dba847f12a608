/* write/png_palette.c - a drawing in dots, with few colours and few bytes */
#include "write/png_palette.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#define COLOURS_MOST 4096
#define SLOTS        (4 * COLOURS_MOST)
#define PALETTE_MOST 256
#define NEAR         3 /* of 255 */

struct colour {
	uint8_t channels[4]; /* red, green, blue, opacity */
	uint8_t entry;       /* of the palette */
	uint32_t dots;
};

struct colours {
	struct colour colours[COLOURS_MOST];
	int count;
	uint16_t slots[SLOTS]; /* index plus one, by hash */
	uint8_t palette[PALETTE_MOST][4];
	int entries;
};

static void *need(size_t bytes)
{
	void *memory = calloc(bytes ? bytes : 1, 1);

	if (!memory)
		arena_no_memory(bytes);
	return memory;
}

/* The slot of the dot's colour, or the free one where it would stand. */
static uint16_t *slot_of(struct colours *c, const uint8_t *dot)
{
	uint32_t value = (uint32_t)dot[0] << 24 | (uint32_t)dot[1] << 16 |
	                 (uint32_t)dot[2] << 8 | dot[3];
	uint32_t slot = (value * UINT32_C(2654435761)) >> 18;

	while (c->slots[slot] &&
	       memcmp(c->colours[c->slots[slot] - 1].channels, dot, 4) != 0)
		slot = (slot + 1) % SLOTS;
	return &c->slots[slot];
}

static bool count_colours(struct colours *c, const uint8_t *dots, size_t count)
{
	struct colour *last = NULL;

	for (size_t i = 0; i < count; i++, dots += 4) {
		if (!last || memcmp(last->channels, dots, 4) != 0) {
			uint16_t *slot = slot_of(c, dots);

			if (!*slot && c->count == COLOURS_MOST)
				return false;
			if (!*slot) {
				memcpy(c->colours[c->count].channels, dots, 4);
				*slot = (uint16_t)++c->count;
			}
			last = &c->colours[*slot - 1];
		}
		last->dots++;
	}
	return true;
}

/* The most frequent first. */
static int by_dots(const void *left, const void *right)
{
	const struct colour *a = left, *b = right;

	if (a->dots != b->dots)
		return a->dots > b->dots ? -1 : 1;
	return memcmp(a->channels, b->channels, sizeof(a->channels));
}

static bool is_near(const uint8_t *a, const uint8_t *b)
{
	for (int i = 0; i < 4; i++)
		if (abs(a[i] - b[i]) > NEAR)
			return false;
	return true;
}

/* Each colour gets the first entry near it, or becomes one. */
static bool choose_palette(struct colours *c)
{
	qsort(c->colours, (size_t)c->count, sizeof(c->colours[0]), by_dots);
	memset(c->slots, 0, sizeof(c->slots));
	for (int i = 0; i < c->count; i++) {
		struct colour *colour = &c->colours[i];
		int entry = 0;

		while (entry < c->entries &&
		       !is_near(c->palette[entry], colour->channels))
			entry++;
		if (entry == PALETTE_MOST)
			return false;
		if (entry == c->entries)
			memcpy(c->palette[c->entries++], colour->channels, 4);
		colour->entry = (uint8_t)entry;
		*slot_of(c, colour->channels) = (uint16_t)(i + 1);
	}
	return true;
}

/* Dots of four bytes become numbers of entries, in the same place. */
static void number_dots(struct colours *c, uint8_t *dots, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const uint8_t *dot = dots + 4 * i;

		dots[i] = c->colours[*slot_of(c, dot) - 1].entry;
	}
}

static struct view pack(struct arena *a, const struct colours *c,
                        const uint8_t *dots, const png_image *from)
{
	png_image image = {
		.version = PNG_IMAGE_VERSION,
		.width = from->width,
		.height = from->height,
		.format = PNG_FORMAT_RGBA_COLORMAP,
		.colormap_entries = (png_uint_32)c->entries,
	};
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *bytes = need(size);
	struct view file = {0};

	if (png_image_write_to_memory(&image, bytes, &size, 0, dots, 0,
	                              c->palette))
		file = arena_view(a, (struct view){bytes, size});
	png_image_free(&image);
	free(bytes);
	return file;
}

struct view png_palette(struct arena *a, struct view file)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	struct colours *colours;
	struct view packed = {0};
	uint8_t *dots;
	size_t count;

	if (!png_image_begin_read_from_memory(&image, file.p, file.n))
		return file;
	image.format = PNG_FORMAT_RGBA;
	count = (size_t)image.width * image.height;
	colours = need(sizeof(*colours));
	dots = need(4 * count);
	if (png_image_finish_read(&image, NULL, dots, 0, NULL) &&
	    count_colours(colours, dots, count) && choose_palette(colours)) {
		number_dots(colours, dots, count);
		packed = pack(a, colours, dots, &image);
	}
	png_image_free(&image);
	free(dots);
	free(colours);
	return packed.n && packed.n < file.n ? packed : file;
}
