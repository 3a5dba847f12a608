/* tests/unit/test_pdf_image.c - PNG and JPEG files as images of a PDF */
#include "base/file.h"
#include "tests/check.h"
#include "write/pdf_image.h"

#include <libdeflate.h>
#include <png.h>
#include <stdlib.h>

#include <jpeglib.h>

#define SIDE 9

static struct arena memory;
static struct libdeflate_compressor *compressor;

static void take(png_structp png, png_bytep bytes, size_t n)
{
	buf_add(png_get_io_ptr(png), (const char *)bytes, n);
}

static void flush(png_structp png)
{
	(void)png;
}

/* One sample: rising along both sides, different in each channel. */
static uint8_t sample(int x, int y, int channel)
{
	return (uint8_t)(x * 25 + y * 3 + channel * 50);
}

enum {
	PLAIN,
	INTERLACED = 1,
	OPAQUE = 2,
	TRANSPARENT = 4,
	LIGHT = 8,    /* a gamma of its own */
	PROFILED = 16 /* the profile that comes with chapbook */
};

struct png_wanted {
	int colour_type, bits, channels, how;
};

static void add_profile(png_structp png, png_infop info)
{
	struct buf profile = {0};

	CHECK(file_read("fonts/sRGB.icc", 100000, &profile) == FILE_OK);
	png_set_iCCP(png, info, "a", 0, (png_const_bytep)profile.bytes,
	             (png_uint_32)profile.len);
	buf_clear(&profile);
}

static void make_png(const struct png_wanted *w, struct buf *out)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
	                                          NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_color colours[4] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}};
	png_byte alphas[2] = {0, 128};
	uint8_t rows[SIDE][SIDE * 8];
	png_bytep pointers[SIDE];

	png_set_write_fn(png, out, take, flush);
	png_set_IHDR(png, info, SIDE, SIDE, w->bits, w->colour_type,
	             w->how & INTERLACED ? PNG_INTERLACE_ADAM7
	                                 : PNG_INTERLACE_NONE,
	             PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_filter(png, 0, PNG_ALL_FILTERS);
	if (w->colour_type == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, colours, 4);
	if (w->how & TRANSPARENT)
		png_set_tRNS(png, info, alphas, 2, NULL);
	if (w->how & LIGHT)
		png_set_gAMA_fixed(png, info, 100000);
	if (w->how & PROFILED)
		add_profile(png, info);
	for (int y = 0; y < SIDE; y++) {
		pointers[y] = rows[y];
		memset(rows[y], y * 0x1B, sizeof(rows[y]));
		for (int x = 0; w->bits == 8 && x < SIDE; x++)
			for (int c = 0; c < w->channels; c++)
				rows[y][x * w->channels + c] =
					(w->how & OPAQUE) &&
							c == w->channels - 1
						? 255
						: sample(x, y, c);
	}
	if (w->colour_type == PNG_COLOR_TYPE_PALETTE && w->bits == 8)
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++)
				rows[y][x] = (uint8_t)((x + y) % 4);
	png_write_info(png, info);
	png_write_image(png, pointers);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
}

static bool read_wanted(struct png_wanted w, struct pdf_image *image)
{
	struct buf file = {0};
	bool good;

	make_png(&w, &file);
	good = pdf_image_read(
		image, &memory,
		arena_view(&memory, (struct view){buf_text(&file), file.len}),
		compressor);
	buf_clear(&file);
	return good;
}

/* Undo deflate and PNG's filters; false when the size is not as told. */
static bool unpack(struct view data, int channels, uint8_t rows[SIDE][64])
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	uint8_t raw[SIDE * 64];
	int n = SIDE * channels;
	bool good = libdeflate_zlib_decompress(d, data.p, data.n, raw,
	                                       (size_t)(SIDE * (n + 1)),
	                                       NULL) == LIBDEFLATE_SUCCESS;

	libdeflate_free_decompressor(d);
	for (int y = 0; good && y < SIDE; y++) {
		const uint8_t *row = raw + (ptrdiff_t)y * (n + 1);

		for (int i = 0; i < n; i++) {
			int a = i >= channels ? rows[y][i - channels] : 0;
			int b = y ? rows[y - 1][i] : 0;
			int c = y && i >= channels ? rows[y - 1][i - channels]
			                           : 0;
			int pa = abs(b - c), pb = abs(a - c);
			int pc = abs(a + b - 2 * c);
			int guess[] = {0, a, b, (a + b) / 2,
			               pa <= pb && pa <= pc ? a
			               : pb <= pc           ? b
			                                    : c};

			rows[y][i] = (uint8_t)(row[1 + i] + guess[row[0]]);
		}
	}
	return good;
}

static void samples_are(struct view data, int channels, int first)
{
	uint8_t rows[SIDE][64] = {{0}};
	int wrong = 0;

	CHECK(unpack(data, channels, rows));
	for (int y = 0; y < SIDE; y++)
		for (int i = 0; i < SIDE * channels; i++)
			wrong += rows[y][i] !=
			         sample(i / channels, y, first + i % channels);
	CHECK(wrong == 0);
}

static void plain_ones_pass_through(void)
{
	struct pdf_image image;

	CHECK(read_wanted((struct png_wanted){PNG_COLOR_TYPE_RGB, 8, 3, PLAIN},
	                  &image));
	CHECK(image.width == SIDE && image.height == SIDE);
	CHECK(image.bits == 8 && image.colours == 3 && !image.alpha.n);
	samples_are(image.data, 3, 0);
	CHECK(read_wanted((struct png_wanted){PNG_COLOR_TYPE_GRAY, 8, 1, PLAIN},
	                  &image));
	CHECK(image.colours == 1);
	samples_are(image.data, 1, 0);
	CHECK(read_wanted((struct png_wanted){PNG_COLOR_TYPE_GRAY, 1, 1, PLAIN},
	                  &image));
	CHECK(image.bits == 1 && image.colours == 1);
	CHECK(read_wanted((struct png_wanted){PNG_COLOR_TYPE_RGB, 16, 3, PLAIN},
	                  &image));
	CHECK(image.bits == 16 && image.colours == 3);
	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_PALETTE, 8, 1, PLAIN},
		&image));
	CHECK(image.colours == 1 && image.palette.n == 12);
	CHECK(!memcmp(image.palette.p, "\1\2\3\4\5\6\7\10\11\12\13\14", 12));
}

static void alpha_is_taken_out(void)
{
	struct pdf_image image;

	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, PLAIN},
		&image));
	CHECK(image.colours == 3 && image.alpha.n);
	samples_are(image.data, 3, 0);
	samples_are(image.alpha, 1, 3);
	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_GRAY_ALPHA, 8, 2, PLAIN},
		&image));
	CHECK(image.colours == 1 && image.alpha.n);
	samples_are(image.data, 1, 0);
	samples_are(image.alpha, 1, 1);
	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, OPAQUE},
		&image));
	CHECK(image.colours == 3 && !image.alpha.n);
	samples_are(image.data, 3, 0);
	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_RGB_ALPHA, 16, 4, PLAIN},
		&image));
	CHECK(image.bits == 16 && image.alpha.n);
}

static void others_are_decoded(void)
{
	struct pdf_image image;

	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_RGB, 8, 3, INTERLACED},
		&image));
	CHECK(image.colours == 3 && !image.alpha.n);
	samples_are(image.data, 3, 0);
	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, INTERLACED},
		&image));
	samples_are(image.data, 3, 0);
	samples_are(image.alpha, 1, 3);
	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_PALETTE, 8, 1, TRANSPARENT},
		&image));
	CHECK(image.colours == 3 && image.bits == 8 && image.alpha.n &&
	      !image.palette.n);
}

/* A file's own profile or gamma goes with it; a profile for RGB is of no use to
 * gray, and one that is none is left out. */
static void colours_are_kept(void)
{
	struct pdf_image image;

	CHECK(read_wanted((struct png_wanted){PNG_COLOR_TYPE_RGB, 8, 3, LIGHT},
	                  &image));
	CHECK(image.light && image.light->power == 1 && image.profile.n > 132);
	CHECK(read_wanted(
		(struct png_wanted){PNG_COLOR_TYPE_RGB, 8, 3, PROFILED},
		&image));
	CHECK(!image.light && image.profile.n > 132);
	CHECK(read_wanted((struct png_wanted){PNG_COLOR_TYPE_RGB, 8, 3, PLAIN},
	                  &image));
	CHECK(!image.light && !image.profile.n);
	pdf_image_profile(&image, &memory, VIEW("no profile"));
	CHECK(!image.profile.n);
}

/* Cut anywhere, or with any byte changed, a file is read or refused. */
static void damage_is_survived(void)
{
	struct png_wanted kinds[] = {
		{PNG_COLOR_TYPE_RGB, 8, 3, PLAIN},
		{PNG_COLOR_TYPE_RGB_ALPHA, 8, 4, PLAIN},
		{PNG_COLOR_TYPE_PALETTE, 2, 1, TRANSPARENT},
		{PNG_COLOR_TYPE_GRAY, 16, 1, INTERLACED},
	};
	struct pdf_image image;

	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		struct buf file = {0};

		make_png(&kinds[k], &file);
		for (size_t n = 0; n < file.len; n++) {
			struct view cut = {file.bytes, n};

			if (n + 12 < file.len) /* without the end, too */
				CHECK(!pdf_image_read(&image, &memory, cut,
				                      compressor));
			file.bytes[n] ^= 0x55;
			pdf_image_read(&image, &memory,
			               (struct view){file.bytes, file.len},
			               compressor);
			file.bytes[n] ^= 0x55;
		}
		buf_clear(&file);
	}
	CHECK(!pdf_image_read(&image, &memory, VIEW("GIF89a"), compressor));
	CHECK(image.why != NULL);
}

static void make_jpeg(J_COLOR_SPACE space, int channels, struct buf *out)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long n = 0;

	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &n);
	jpeg.image_width = jpeg.image_height = 32;
	jpeg.input_components = channels;
	jpeg.in_color_space = space;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	while (jpeg.next_scanline < jpeg.image_height) {
		uint8_t row[32 * 4];
		JSAMPROW pointer = row;

		for (int i = 0; i < 32 * channels; i++)
			row[i] = (uint8_t)(i * 2 + (int)jpeg.next_scanline);
		jpeg_write_scanlines(&jpeg, &pointer, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	buf_add(out, (const char *)bytes, n);
	free(bytes);
}

static void jpegs(void)
{
	struct buf colour = {0}, gray = {0}, ink = {0};
	struct pdf_image image;

	make_jpeg(JCS_RGB, 3, &colour);
	make_jpeg(JCS_GRAYSCALE, 1, &gray);
	make_jpeg(JCS_CMYK, 4, &ink);
	CHECK(pdf_image_read(&image, &memory,
	                     (struct view){colour.bytes, colour.len},
	                     compressor));
	CHECK(image.is_jpeg && image.colours == 3 && image.width == 32);
	CHECK(image.data.p == colour.bytes);
	CHECK(pdf_image_read(&image, &memory,
	                     (struct view){gray.bytes, gray.len}, compressor));
	CHECK(image.is_jpeg && image.colours == 1);
	CHECK(pdf_image_read(&image, &memory, (struct view){ink.bytes, ink.len},
	                     compressor));
	CHECK(!image.is_jpeg && image.colours == 3); /* sRGB */
	CHECK(!pdf_image_read(&image, &memory,
	                      (struct view){colour.bytes, colour.len / 2},
	                      compressor));
	CHECK(image.why && *image.why);
	for (size_t n = 0; n < colour.len; n++) {
		colour.bytes[n] ^= 0x55;
		pdf_image_read(&image, &memory,
		               (struct view){colour.bytes, colour.len},
		               compressor);
		colour.bytes[n] ^= 0x55;
	}
	buf_clear(&colour);
	buf_clear(&gray);
	buf_clear(&ink);
}

int main(void)
{
	compressor = libdeflate_alloc_compressor(6);
	plain_ones_pass_through();
	alpha_is_taken_out();
	others_are_decoded();
	colours_are_kept();
	damage_is_survived();
	jpegs();
	libdeflate_free_compressor(compressor);
	arena_reset(&memory);
	return check_done();
}
