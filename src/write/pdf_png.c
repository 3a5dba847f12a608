/*
 * write/pdf_png.c - PNG files as images of the PDF
 *
 * libpng reports errors by longjmp: what must outlive one stands in a struct
 * in memory, and every function that libpng may leave so has no locals that
 * change.
 */
#include "write/pdf_idat.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>

/* No chunk of a file needs more memory than this. */
#define CHUNK_MOST ((size_t)64 * 1024 * 1024)

struct png_reader {
	struct view file;
	size_t at;
	const char *why;
	char reason[120];
	png_structp png;
	png_infop info;
	int colour_type, bits;
	bool is_interlaced;
	bool has_transparency; /* tRNS */
	size_t row_bytes;
	int channels;
	uint8_t *rows; /* all of them, or one */
	png_bytep *pointers;
};

static void read_bytes(png_structp png, png_bytep out, size_t n)
{
	struct png_reader *r = png_get_io_ptr(png);

	if (n > r->file.n - r->at)
		png_error(png, "the file ends too early");
	memcpy(out, r->file.p + r->at, n);
	r->at += n;
}

static _Noreturn void on_error(png_structp png, png_const_charp why)
{
	struct png_reader *r = png_get_error_ptr(png);
	size_t n = strlen(why);

	if (n >= sizeof(r->reason))
		n = sizeof(r->reason) - 1;
	memcpy(r->reason, why, n);
	r->reason[n] = '\0';
	longjmp(png_jmpbuf(png), 1);
}

static void on_warning(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

static void close_reader(struct png_reader *r)
{
	png_destroy_read_struct(&r->png, &r->info, NULL);
	free(r->rows);
	free(r->pointers);
	r->rows = NULL;
	r->pointers = NULL;
}

static bool open_reader(struct png_reader *r, struct view file)
{
	*r = (struct png_reader){.file = file};
	r->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, r, on_error,
	                                on_warning);
	if (r->png)
		r->info = png_create_info_struct(r->png);
	if (!r->info)
		arena_no_memory(sizeof(*r));
	png_set_user_limits(r->png, IMAGE_SIDE_MOST, IMAGE_SIDE_MOST);
	png_set_chunk_malloc_max(r->png, CHUNK_MOST);
	png_set_read_fn(r->png, r, read_bytes);
	return true;
}

static void *need(struct png_reader *r, size_t bytes)
{
	void *memory = malloc(bytes ? bytes : 1);

	(void)r;
	if (!memory)
		arena_no_memory(bytes);
	return memory;
}

/* What gAMA and cHRM say. */
static struct png_light read_light(const struct png_reader *r)
{
	png_fixed_point gamma = 0, xyz[9];
	bool is_gray =
		!(png_get_color_type(r->png, r->info) & PNG_COLOR_MASK_COLOR);
	struct png_light light = png_light_make(2.2, is_gray);

	if (png_get_gAMA_fixed(r->png, r->info, &gamma) && gamma > 1000)
		light.power = 100000.0 / gamma;
	if (png_get_cHRM_XYZ_fixed(r->png, r->info, &xyz[0], &xyz[1], &xyz[2],
	                           &xyz[3], &xyz[4], &xyz[5], &xyz[6], &xyz[7],
	                           &xyz[8]))
		for (int i = 0; i < 9; i++)
			light.rgb[i / 3][i % 3] = xyz[i] / 100000.0;
	return light;
}

/* What the file says its colours are, where that is not sRGB. */
static void read_colours(struct png_reader *r, struct pdf_image *image,
                         struct arena *memory)
{
	png_charp name;
	png_bytep profile;
	png_uint_32 n = 0;
	int method, intent;
	struct png_light light, *kept;

	if (png_get_sRGB(r->png, r->info, &intent))
		return;
	if (png_get_iCCP(r->png, r->info, &name, &method, &profile, &n)) {
		pdf_image_profile(image, memory,
		                  (struct view){(const char *)profile, n});
		return;
	}
	light = read_light(r);
	if (png_light_is_usual(&light))
		return;
	kept = arena_new(memory, struct png_light);
	*kept = light;
	image->light = kept;
	image->profile = png_light_profile(kept, memory);
}

/* All up to the first IDAT. */
static bool read_head(struct png_reader *r, struct pdf_image *image,
                      struct arena *memory)
{
	png_uint_32 width, height;

	if (setjmp(png_jmpbuf(r->png)))
		return false;
	png_read_info(r->png, r->info);
	width = png_get_image_width(r->png, r->info);
	height = png_get_image_height(r->png, r->info);
	if ((uint64_t)width * height > IMAGE_PIXELS_MOST)
		png_error(r->png, "more pixels than can be read");
	image->width = (int)width;
	image->height = (int)height;
	r->colour_type = png_get_color_type(r->png, r->info);
	r->bits = png_get_bit_depth(r->png, r->info);
	r->is_interlaced =
		png_get_interlace_type(r->png, r->info) != PNG_INTERLACE_NONE;
	r->has_transparency = png_get_valid(r->png, r->info, PNG_INFO_tRNS);
	read_colours(r, image, memory);
	return true;
}

/* Decode row by row and keep nothing: is the file whole? */
static bool try_rows(struct png_reader *r, int height)
{
	if (setjmp(png_jmpbuf(r->png)))
		return false;
	png_read_update_info(r->png, r->info);
	r->rows = need(r, png_get_rowbytes(r->png, r->info));
	for (int y = 0; y < height; y++)
		png_read_row(r->png, r->rows, NULL);
	png_read_end(r->png, NULL);
	return true;
}

/* Decode to gray or RGB of 8 or 16 bits, with alpha where there is any. */
static bool read_rows(struct png_reader *r, int height)
{
	if (setjmp(png_jmpbuf(r->png)))
		return false;
	png_set_expand(r->png);
	png_set_interlace_handling(r->png);
	png_read_update_info(r->png, r->info);
	r->row_bytes = png_get_rowbytes(r->png, r->info);
	r->channels = png_get_channels(r->png, r->info);
	r->bits = png_get_bit_depth(r->png, r->info);
	r->rows = need(r, r->row_bytes * (size_t)height);
	r->pointers = need(r, (size_t)height * sizeof(*r->pointers));
	for (int y = 0; y < height; y++)
		r->pointers[y] = r->rows + (size_t)y * r->row_bytes;
	png_read_image(r->png, r->pointers);
	png_read_end(r->png, NULL);
	return true;
}

static struct view read_palette(struct png_reader *r, struct arena *memory)
{
	png_colorp colours;
	int count = 0;
	char *bytes;

	if (!png_get_PLTE(r->png, r->info, &colours, &count) || count <= 0)
		return VIEW("");
	bytes = arena_raw(memory, (size_t)count, 3);
	for (size_t i = 0; i < (size_t)count; i++) {
		bytes[3 * i] = (char)colours[i].red;
		bytes[3 * i + 1] = (char)colours[i].green;
		bytes[3 * i + 2] = (char)colours[i].blue;
	}
	return (struct view){bytes, 3 * (size_t)count};
}

/* Colours to the front of each row, alpha into rows of its own. */
static void split_alpha(const struct png_reader *r, const struct pdf_image *i,
                        uint8_t *alpha)
{
	size_t sample = (size_t)i->bits / 8;
	size_t colours = sample * (size_t)i->colours;
	size_t pixels = (size_t)i->width * (size_t)i->height;
	uint8_t *to = r->rows;
	const uint8_t *from = r->rows;

	for (size_t k = 0; k < pixels; k++) {
		memmove(to, from, colours);
		memcpy(alpha, from + colours, sample);
		to += colours;
		alpha += sample;
		from += colours + sample;
	}
}

static bool take_decoded(struct png_reader *r, struct pdf_image *image,
                         struct arena *memory,
                         struct libdeflate_compressor *compressor)
{
	bool has_alpha;
	size_t sample;

	if (!read_rows(r, image->height))
		return false;
	has_alpha = r->channels == 2 || r->channels == 4;
	image->bits = r->bits;
	image->colours = r->channels - has_alpha;
	sample = (size_t)image->bits / 8;
	if (has_alpha) {
		size_t row = sample * (size_t)image->width;
		uint8_t *alpha = need(r, row * (size_t)image->height);

		split_alpha(r, image, alpha);
		image->alpha = pdf_image_pack(memory, alpha, row, image->height,
		                              (int)sample, compressor);
		free(alpha);
	}
	image->data = pdf_image_pack(
		memory, r->rows,
		sample * (size_t)image->colours * (size_t)image->width,
		image->height, (int)sample * image->colours, compressor);
	return true;
}

/* Gray, RGB and palettes pass through. */
static bool take_as_is(struct png_reader *r, struct pdf_image *image,
                       struct arena *memory)
{
	struct idat idat = {image->width, image->height, 1, r->bits};

	if (r->colour_type == PNG_COLOR_TYPE_RGB)
		idat.channels = 3;
	image->data = idat_join(memory, r->file);
	if (!idat_check(&idat, image->data) && !try_rows(r, image->height))
		return false;
	image->bits = r->bits;
	image->colours = idat.channels;
	if (r->colour_type == PNG_COLOR_TYPE_PALETTE)
		image->palette = read_palette(r, memory);
	return image->data.n != 0;
}

/* Alpha is taken out of the rows. */
static bool take_split(struct png_reader *r, struct pdf_image *image,
                       struct arena *memory,
                       struct libdeflate_compressor *compressor)
{
	bool rgb = r->colour_type == PNG_COLOR_TYPE_RGB_ALPHA;
	struct idat idat = {image->width, image->height, rgb ? 4 : 2, r->bits};

	return idat_split(&idat, idat_join(memory, r->file), memory, compressor,
	                  image);
}

bool pdf_png_read(struct pdf_image *image, struct arena *memory,
                  struct view file, struct libdeflate_compressor *compressor)
{
	struct png_reader r;
	bool good = open_reader(&r, file) && read_head(&r, image, memory);
	bool has_alpha, is_plain;

	has_alpha = r.colour_type & PNG_COLOR_MASK_ALPHA;
	is_plain = !r.is_interlaced && !r.has_transparency;
	if (good && is_plain && !has_alpha)
		good = take_as_is(&r, image, memory);
	else if (good &&
	         !(is_plain && take_split(&r, image, memory, compressor)))
		good = take_decoded(&r, image, memory, compressor);
	if (!good)
		image->why = r.reason[0] ? arena_copy(memory, r.reason,
		                                      strlen(r.reason))
		                         : "damaged";
	close_reader(&r);
	return good;
}
