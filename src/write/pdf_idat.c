/* write/pdf_idat.c - the data of a PNG as it stands in the file */
#include "write/pdf_idat.h"

#include "write/pdf_flat.h"

#include <libdeflate.h>
#include <stdlib.h>

/* Larger pictures are decoded row by row, by libpng. */
#define ROWS_MOST ((size_t)160 * 1024 * 1024)

static uint32_t big_endian(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
	       (uint32_t)u[2] << 8 | u[3];
}

struct view idat_join(struct arena *memory, struct view file)
{
	struct buf data = {0};
	struct view result = {0};
	bool whole = true;

	for (size_t at = 8; at + 12 <= file.n && whole;) {
		const char *chunk = file.p + at;
		size_t length = big_endian(chunk);

		if (length > file.n - at - 12)
			break;
		if (memcmp(chunk + 4, "IDAT", 4) == 0) {
			whole = libdeflate_crc32(0, chunk + 4, length + 4) ==
			        big_endian(chunk + 8 + length);
			buf_add(&data, chunk + 8, length);
		}
		at += 12 + length;
	}
	if (whole)
		result = arena_view(memory,
		                    (struct view){buf_text(&data), data.len});
	buf_clear(&data);
	return result;
}

static size_t row_bytes(const struct idat *idat)
{
	return ((size_t)idat->width * (size_t)idat->channels *
	                (size_t)idat->bits +
	        7) /
	       8;
}

/* The rows, each behind its filter; NULL when they are not all there. */
static uint8_t *inflate(const struct idat *idat, struct view stream)
{
	size_t row = row_bytes(idat) + 1;
	size_t size = row * (size_t)idat->height;
	struct libdeflate_decompressor *decompressor;
	uint8_t *rows;
	bool good;

	if (!stream.n || size > ROWS_MOST)
		return NULL;
	decompressor = libdeflate_alloc_decompressor();
	rows = malloc(size);
	if (!decompressor || !rows)
		arena_no_memory(size);
	good = libdeflate_zlib_decompress(decompressor, stream.p, stream.n,
	                                  rows, size,
	                                  NULL) == LIBDEFLATE_SUCCESS;
	libdeflate_free_decompressor(decompressor);
	for (size_t at = 0; good && at < size; at += row)
		good = rows[at] <= 4;
	if (good)
		return rows;
	free(rows);
	return NULL;
}

bool idat_check(const struct idat *idat, struct view stream)
{
	uint8_t *rows = inflate(idat, stream);

	free(rows);
	return rows != NULL;
}

/* Four channels of 8 bits, the common case. */
static void deal_rgba(const uint8_t *from, size_t pixels, uint8_t *colours,
                      uint8_t *alpha)
{
	for (size_t i = 0; i < pixels; i++) {
		colours[3 * i] = from[4 * i];
		colours[3 * i + 1] = from[4 * i + 1];
		colours[3 * i + 2] = from[4 * i + 2];
		alpha[i] = from[4 * i + 3];
	}
}

static void deal(const uint8_t *from, size_t pixels, size_t colour_bytes,
                 size_t alpha_bytes, uint8_t *colours, uint8_t *alpha)
{
	if (colour_bytes == 3) {
		deal_rgba(from, pixels, colours, alpha);
		return;
	}
	for (size_t i = 0; i < pixels; i++) {
		memcpy(colours, from, colour_bytes);
		memcpy(alpha, from + colour_bytes, alpha_bytes);
		colours += colour_bytes;
		alpha += alpha_bytes;
		from += colour_bytes + alpha_bytes;
	}
}

static int nearest(int left, int above, int corner)
{
	int to_left = abs(above - corner), to_above = abs(left - corner);
	int to_corner = abs(left + above - 2 * corner);

	if (to_left <= to_above && to_left <= to_corner)
		return left;
	return to_above <= to_corner ? above : corner;
}

/* Are all samples 255? The rows are filtered; a row above that is opaque is
 * known, so that each row needs only itself. */
static bool is_opaque(const uint8_t *rows, size_t n, int height, size_t sample)
{
	for (int y = 0; y < height; y++, rows += n + 1) {
		int above = y ? 255 : 0;

		for (size_t i = 0; i < n; i++) {
			int left = i >= sample ? 255 : 0;
			int corner = i >= sample ? above : 0;
			int guess[5] = {0, left, above, (left + above) / 2,
			                nearest(left, above, corner)};

			if ((uint8_t)(rows[1 + i] + guess[rows[0]]) != 255)
				return false;
		}
	}
	return true;
}

static struct view pack(struct arena *memory, const uint8_t *bytes, size_t n,
                        struct libdeflate_compressor *compressor)
{
	struct buf packed = {0};
	struct view result;

	pdf_deflate(compressor, (struct view){(const char *)bytes, n}, &packed);
	result = arena_view(memory,
	                    (struct view){buf_text(&packed), packed.len});
	buf_clear(&packed);
	return result;
}

/* Rows of colours and of alpha, each with its filter. */
struct parts {
	uint8_t *colours, *alpha;
	size_t colour_row, alpha_row; /* bytes, with the filter */
};

static void deal_rows(const struct idat *idat, const uint8_t *rows,
                      const struct parts *parts)
{
	size_t pixels = (size_t)idat->width, sample = (size_t)idat->bits / 8;
	size_t colour_bytes = sample * (size_t)(idat->channels - 1);

	for (size_t y = 0; y < (size_t)idat->height; y++) {
		const uint8_t *from = rows + y * (row_bytes(idat) + 1);
		uint8_t *to = parts->colours + y * parts->colour_row;
		uint8_t *beside = parts->alpha + y * parts->alpha_row;

		to[0] = beside[0] = from[0];
		deal(from + 1, pixels, colour_bytes, sample, to + 1,
		     beside + 1);
	}
}

/* Split rows into parts: without filters where that is better. */
static void split_rows(const struct idat *idat, const uint8_t *rows,
                       struct parts *parts, struct flat *flat,
                       struct pdf_image *image, struct arena *memory)
{
	*flat = (struct flat){.colours = parts->colours, .alpha = parts->alpha};
	image->colours = idat->channels - 1;
	if (!flat_take(flat, idat, rows)) {
		deal_rows(idat, rows, parts);
		flat->is_opaque =
			is_opaque(parts->alpha, parts->alpha_row - 1,
		                  idat->height, (size_t)idat->bits / 8);
	} else if (flat->palette_count) {
		parts->colour_row = (size_t)idat->width + 1;
		image->colours = 1;
		image->palette = arena_view(
			memory, (struct view){(const char *)flat->palette,
		                              3 * (size_t)flat->palette_count});
	}
}

bool idat_split(const struct idat *idat, struct view stream,
                struct arena *memory, struct libdeflate_compressor *compressor,
                struct pdf_image *image)
{
	size_t sample = (size_t)idat->bits / 8, height = (size_t)idat->height;
	size_t alpha_row = (size_t)idat->width * sample;
	struct parts parts = {
		.colour_row = alpha_row * (size_t)(idat->channels - 1) + 1,
		.alpha_row = alpha_row + 1,
	};
	uint8_t *rows = inflate(idat, stream);
	struct flat *flat;

	if (!rows)
		return false;
	flat = arena_new(memory, struct flat);
	parts.colours = malloc(parts.colour_row * height);
	parts.alpha = calloc(height, parts.alpha_row);
	if (!parts.colours || !parts.alpha)
		arena_no_memory(parts.colour_row * height);
	split_rows(idat, rows, &parts, flat, image, memory);
	free(rows);
	image->bits = idat->bits;
	image->data = pack(memory, parts.colours, parts.colour_row * height,
	                   compressor);
	if (!flat->is_opaque)
		image->alpha = pack(memory, parts.alpha,
		                    parts.alpha_row * height, compressor);
	free(parts.colours);
	free(parts.alpha);
	return true;
}
