/* write/pdf_image.c - PNG, JPEG, GIF and WebP files as images of the PDF */
#include "write/pdf_image.h"

#include "foreign/pixels.h"
#include "write/pdf_syntax.h"

#include <libdeflate.h>
#include <stdlib.h>

bool pdf_image_read(struct pdf_image *image, struct arena *memory,
                    struct view file, struct libdeflate_compressor *compressor)
{
	struct libdeflate_compressor *own = NULL;
	bool good = false;

	*image = (struct pdf_image){.why = "neither PNG, JPEG, GIF nor WebP"};
	/* image data is compressed even where the rest is to be read */
	if (!compressor)
		compressor = own = libdeflate_alloc_compressor(6);
	if (file.n > 8 && memcmp(file.p, "\x89PNG\r\n\x1A\n", 8) == 0)
		good = pdf_png_read(image, memory, file, compressor);
	else if (file.n > 3 && memcmp(file.p, "\xFF\xD8\xFF", 3) == 0)
		good = pdf_jpeg_read(image, memory, file, compressor);
	else if (pixels_is_gif(file) || pixels_is_webp(file))
		good = pdf_pixels_read(image, memory, file, compressor);
	libdeflate_free_compressor(own);
	return good;
}

/* The sum of the differences, taken as signed: small sums compress well. */
static unsigned long weight_of(const uint8_t *row, size_t n)
{
	unsigned long sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += row[i] < 128 ? row[i] : 256u - row[i];
	return sum;
}

static uint8_t paeth(int left, int above, int corner)
{
	int to_left = abs(above - corner), to_above = abs(left - corner);
	int to_corner = abs(left + above - 2 * corner);

	if (to_left <= to_above && to_left <= to_corner)
		return (uint8_t)left;
	return (uint8_t)(to_above <= to_corner ? above : corner);
}

enum {
	FILTER_NONE,
	FILTER_SUB,
	FILTER_UP,
	FILTER_AVERAGE,
	FILTER_PAETH
};

static void filter_row(int filter, const uint8_t *row, const uint8_t *above,
                       size_t n, size_t pixel, uint8_t *out)
{
	for (size_t i = 0; i < n; i++) {
		int left = i >= pixel ? row[i - pixel] : 0;
		int corner = i >= pixel ? above[i - pixel] : 0;
		int guess = 0;

		if (filter == FILTER_SUB)
			guess = left;
		else if (filter == FILTER_UP)
			guess = above[i];
		else if (filter == FILTER_PAETH)
			guess = paeth(left, above[i], corner);
		out[i] = (uint8_t)(row[i] - guess);
	}
}

struct view pdf_image_pack(struct arena *memory, const uint8_t *rows,
                           size_t row_bytes, int row_count, int pixel_bytes,
                           struct libdeflate_compressor *compressor)
{
	static const int filters[] = {FILTER_NONE, FILTER_SUB, FILTER_UP,
	                              FILTER_PAETH};
	struct buf filtered = {0}, packed = {0};
	uint8_t *nothing = calloc(3, row_bytes + 1);
	uint8_t *best = nothing + row_bytes, *tried = best + row_bytes;
	struct view result;

	if (!nothing)
		arena_no_memory(3 * row_bytes);
	for (int y = 0; y < row_count; y++) {
		const uint8_t *row = rows + (size_t)y * row_bytes;
		const uint8_t *above = y ? row - row_bytes : nothing;
		unsigned long least = 0;
		int chosen = -1;

		for (size_t i = 0; i < sizeof(filters) / sizeof(*filters);
		     i++) {
			unsigned long weight;

			filter_row(filters[i], row, above, row_bytes,
			           (size_t)pixel_bytes, tried);
			weight = weight_of(tried, row_bytes);
			if (chosen >= 0 && weight >= least)
				continue;
			least = weight;
			chosen = filters[i];
			memcpy(best, tried, row_bytes);
		}
		buf_char(&filtered, (char)chosen);
		buf_add(&filtered, (const char *)best, row_bytes);
	}
	pdf_deflate(compressor,
	            (struct view){buf_text(&filtered), filtered.len}, &packed);
	buf_clear(&filtered);
	free(nothing);
	result = arena_view(memory,
	                    (struct view){buf_text(&packed), packed.len});
	buf_clear(&packed);
	return result;
}

static void put_head(const struct pdf_image *image, struct buf *text)
{
	buf_printf(text,
	           "/Type/XObject/Subtype/Image/Width %d/Height %d"
	           "/BitsPerComponent %d",
	           image->width, image->height, image->bits);
}

static void put_flate(const struct pdf_image *image, int colours,
                      struct buf *text)
{
	buf_printf(text,
	           "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d"
	           "/BitsPerComponent %d/Columns %d>>",
	           colours, image->bits, image->width);
}

/* How many samples a pixel of such a profile has; 0 for any other. */
static int profile_colours(struct view profile)
{
	static const struct {
		const char *space;
		int colours;
	} rows[] = {{"GRAY", 1}, {"RGB ", 3}, {"CMYK", 4}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (memcmp(profile.p + 16, rows[i].space, 4) == 0)
			return rows[i].colours;
	return 0;
}

void pdf_image_profile(struct pdf_image *image, struct arena *memory,
                       struct view profile)
{
	static const char *const classes[] = {"scnr", "mntr", "prtr", "spac"};
	const char *p = profile.p;

	if (profile.n < 132 || memcmp(p + 36, "acsp", 4) != 0 ||
	    (p[8] != 2 && p[8] != 4) || !profile_colours(profile))
		return;
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (memcmp(p + 12, classes[i], 4) == 0)
			image->profile = arena_view(memory, profile);
}

/* A profile of gray is of no use to colours, nor the other way round. */
static bool profile_fits(const struct pdf_image *image)
{
	int colours = image->palette.n ? 3 : image->colours;

	return image->profile.n && profile_colours(image->profile) == colours;
}

static void write_profile(struct pdf_image *image, struct pdf_file *file)
{
	struct buf text = {0};

	if (image->profile_object)
		return;
	image->profile_object = pdf_object_new(file);
	buf_printf(&text, "/N %d", profile_colours(image->profile));
	if (image->light) {
		buf_puts(&text, "/Alternate");
		png_light_space(image->light, &text);
	}
	pdf_object_deflate(file, image->profile_object, &text, image->profile);
	buf_clear(&text);
}

static void put_space(struct pdf_image *image, struct pdf_file *file,
                      struct buf *text)
{
	bool rgb = image->palette.n || image->colours == 3;

	if (profile_fits(image)) {
		write_profile(image, file);
		buf_printf(text, "[/ICCBased %d 0 R]", image->profile_object);
	} else {
		buf_puts(text, rgb ? "/DeviceRGB" : "/DeviceGray");
	}
}

static void put_palette(struct pdf_image *image, struct pdf_file *file,
                        struct buf *text)
{
	buf_puts(text, "[/Indexed");
	put_space(image, file, text);
	buf_printf(text, " %zu<", image->palette.n / 3 - 1);
	for (size_t i = 0; i < image->palette.n; i++)
		buf_printf(text, "%02X", (unsigned char)image->palette.p[i]);
	buf_puts(text, ">]");
}

void pdf_image_write(struct pdf_image *image, struct pdf_file *file, int object)
{
	struct buf text = {0};
	int mask = 0;

	if (image->alpha.n) {
		mask = pdf_object_new(file);
		put_head(image, &text);
		buf_puts(&text, "/ColorSpace/DeviceGray");
		put_flate(image, 1, &text);
		pdf_object_stream(file, mask, &text, image->alpha);
		buf_empty(&text);
	}
	put_head(image, &text);
	buf_puts(&text, "/ColorSpace");
	if (image->palette.n)
		put_palette(image, file, &text);
	else
		put_space(image, file, &text);
	if (image->is_inverted)
		buf_puts(&text, "/Decode[1 0 1 0 1 0 1 0]");
	if (image->is_jpeg)
		buf_puts(&text, "/Filter/DCTDecode");
	if (image->is_rgb)
		buf_puts(&text, "/DecodeParms<</ColorTransform 0>>");
	if (!image->is_jpeg)
		put_flate(image, image->colours, &text);
	if (mask)
		buf_printf(&text, "/SMask %d 0 R", mask);
	pdf_object_stream(file, object, &text, image->data);
	buf_clear(&text);
}
