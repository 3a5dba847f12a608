/* write/pdf_flat.c - pictures of few colours: drawings, pictures of screens */
#include "write/pdf_flat.h"

#include <stdlib.h>

/* More colours are those of a photo, as are more than one in so many pixels. */
#define COLOURS_MOST 2048
#define PIXELS_EACH  64

#define SLOTS 8192 /* a power of 2, several times COLOURS_MOST */

/* The four samples of a pixel at once. */
typedef uint8_t samples __attribute__((vector_size(4)));
typedef int16_t numbers __attribute__((vector_size(8)));

static numbers load(const uint8_t *p)
{
	samples s;

	memcpy(&s, p, sizeof(s));
	return __builtin_convertvector(s, numbers);
}

/* to = from + guess, each sample by itself. */
static numbers add_guess(const uint8_t *from, numbers guess, uint8_t *to)
{
	numbers sum = (load(from) + guess) & 0xFF;
	samples s = __builtin_convertvector(sum, samples);

	memcpy(to, &s, sizeof(s));
	return sum;
}

static numbers size_of(numbers n)
{
	numbers sign = n >> 15;

	return (n ^ sign) - sign;
}

static numbers paeth(numbers left, numbers above, numbers corner)
{
	numbers to_left = above - corner, to_above = left - corner;
	numbers to_corner = size_of(to_left + to_above);
	numbers is_left, is_above;

	to_left = size_of(to_left);
	to_above = size_of(to_above);
	is_left = (to_left <= to_above) & (to_left <= to_corner);
	is_above = ~is_left & (to_above <= to_corner);
	return (is_left & left) | (is_above & above) |
	       (~is_left & ~is_above & corner);
}

/* Sixteen samples at once, then what is left. */
static void add_above(const uint8_t *from, const uint8_t *above, size_t n,
                      uint8_t *to)
{
	typedef uint8_t block __attribute__((vector_size(16)));
	size_t i = 0;

	for (; i + sizeof(block) <= n; i += sizeof(block)) {
		block a, b;

		memcpy(&a, from + i, sizeof(a));
		memcpy(&b, above + i, sizeof(b));
		a += b;
		memcpy(to + i, &a, sizeof(a));
	}
	for (; i < n; i++)
		to[i] = (uint8_t)(from[i] + above[i]);
}

/* One row without its filter; above: the row before it, so. */
static void unfilter(int filter, const uint8_t *from, const uint8_t *above,
                     size_t pixels, uint8_t *to)
{
	numbers left = {0}, corner = {0};

	if (filter == 0) {
		memcpy(to, from, 4 * pixels);
		return;
	}
	if (filter == 2) {
		add_above(from, above, 4 * pixels, to);
		return;
	}
	for (size_t i = 0; i < pixels; i++) {
		numbers up = load(above + 4 * i), guess = left;

		if (filter == 3)
			guess = (left + up) >> 1;
		else if (filter == 4)
			guess = paeth(left, up, corner);
		left = add_guess(from + 4 * i, guess, to + 4 * i);
		corner = up;
	}
}

/* Colours as they were met. */
struct colours {
	uint32_t slots[SLOTS]; /* colour + 1 */
	int16_t index[SLOTS];
	int count;
};

/* Where a colour stands, or would. */
static size_t find_slot(const struct colours *colours, uint32_t colour)
{
	size_t slot = colour * UINT32_C(2654435761) >> 19;

	while (colours->slots[slot] && colours->slots[slot] != colour + 1)
		slot = (slot + 1) % SLOTS;
	return slot;
}

static uint32_t colour_at(const uint8_t *p)
{
	return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

/* Count the colours of a row; false when they are too many. */
static bool meet(struct colours *colours, const uint8_t *row, size_t pixels)
{
	static const uint8_t seen[4] = {255, 255, 255, 0};
	uint32_t mask, last = 0, next;

	memcpy(&mask, seen, sizeof(mask));
	for (size_t i = 0; i < pixels; i++) {
		uint32_t colour;
		size_t slot;

		memcpy(&next, row + 4 * i, sizeof(next));
		if (i && !((next ^ last) & mask))
			continue;
		last = next;
		colour = colour_at(row + 4 * i);
		slot = find_slot(colours, colour);
		if (colours->slots[slot])
			continue;
		if (colours->count == COLOURS_MOST)
			return false;
		colours->slots[slot] = colour + 1;
		colours->index[slot] = (int16_t)colours->count++;
	}
	return true;
}

static bool is_opaque(const uint8_t *row, size_t pixels)
{
	uint8_t all = 255;

	for (size_t i = 0; i < pixels; i++)
		all &= row[4 * i + 3];
	return all == 255;
}

static void take_alpha(struct flat *flat, const uint8_t *row, size_t pixels,
                       size_t y)
{
	uint8_t *to = flat->alpha + y * (pixels + 1);

	if (flat->is_opaque && is_opaque(row, pixels))
		return;
	for (size_t above = 0; flat->is_opaque && above < y; above++)
		memset(flat->alpha + above * (pixels + 1) + 1, 255, pixels);
	flat->is_opaque = false;
	for (size_t i = 0; i < pixels; i++)
		to[1 + i] = row[4 * i + 3];
}

static void take_colours(const struct flat *flat, const uint8_t *row,
                         size_t pixels, size_t y)
{
	uint8_t *to = flat->colours + y * (3 * pixels + 1);

	*to++ = 0;
	for (size_t i = 0; i + 1 < pixels;
	     i++) /* each fourth is written over */
		memcpy(to + 3 * i, row + 4 * i, 4);
	memcpy(to + 3 * (pixels - 1), row + 4 * (pixels - 1), 3);
}

/* Is a filtered row the same as the one above it? */
static bool is_repeated(const uint8_t *from, size_t row_bytes)
{
	return from[0] == 2 && from[1] == 0 &&
	       memcmp(from + 1, from + 2, row_bytes - 1) == 0;
}

/* What was taken from the row above, again. */
static void repeat(const struct flat *flat, size_t pixels, size_t y)
{
	uint8_t *colours = flat->colours + y * (3 * pixels + 1);
	uint8_t *alpha = flat->alpha + y * (pixels + 1);

	memcpy(colours, colours - (3 * pixels + 1), 3 * pixels + 1);
	if (!flat->is_opaque)
		memcpy(alpha, alpha - (pixels + 1), pixels + 1);
}

/* Each pixel's colour as its number, in place. */
static void use_palette(struct flat *flat, const struct colours *colours,
                        size_t width, size_t height)
{
	const uint8_t *from = flat->colours;
	uint8_t *to = flat->colours;

	for (size_t y = 0; y < height; y++) {
		*to++ = *from++;
		for (size_t x = 0; x < width; x++, from += 3) {
			size_t slot = find_slot(colours, colour_at(from));
			int number = colours->index[slot];

			memcpy(flat->palette + 3 * number, from, 3);
			*to++ = (uint8_t)number;
		}
	}
	flat->palette_count = colours->count;
	flat->bytes = 1;
}

bool flat_take(struct flat *flat, const struct idat *idat, const uint8_t *rows)
{
	size_t pixels = (size_t)idat->width, height = (size_t)idat->height;
	size_t row_bytes = 4 * pixels;
	struct colours *colours = calloc(1, sizeof(*colours));
	uint8_t *above = calloc(2, row_bytes), *row = above + row_bytes;
	bool is_good = idat->channels == 4 && idat->bits == 8;

	if (!colours || !above)
		arena_no_memory(2 * row_bytes);
	flat->bytes = 3;
	flat->is_opaque = true;
	for (size_t y = 0; is_good && y < height; y++) {
		const uint8_t *from = rows + y * (row_bytes + 1);
		uint8_t *done = row;

		if (y && is_repeated(from, row_bytes)) {
			repeat(flat, pixels, y);
			continue;
		}
		unfilter(from[0], from + 1, above, pixels, row);
		is_good = meet(colours, row, pixels);
		take_colours(flat, row, pixels, y);
		take_alpha(flat, row, pixels, y);
		row = above;
		above = done;
	}
	if ((size_t)colours->count * PIXELS_EACH > pixels * height)
		is_good = false;
	if (is_good && colours->count <= PALETTE_MOST)
		use_palette(flat, colours, pixels, height);
	free(colours);
	free(row < above ? row : above);
	return is_good;
}
