/* write/pdf_jpeg.c - JPEG files as images of the PDF */
#include "write/pdf_image.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>

struct jpeg_reader {
	struct jpeg_decompress_struct jpeg;
	struct jpeg_error_mgr errors;
	jmp_buf leave;
	char reason[JMSG_LENGTH_MAX];
	uint8_t *rows; /* all of them, or one */
	bool is_cut;   /* the data end too early */
};

static _Noreturn void on_error(j_common_ptr jpeg)
{
	struct jpeg_reader *r = jpeg->client_data;

	jpeg->err->format_message(jpeg, r->reason);
	longjmp(r->leave, 1);
}

/* Warnings: only one means that part of the picture is lost. */
static void on_message(j_common_ptr jpeg, int level)
{
	struct jpeg_reader *r = jpeg->client_data;

	if (level < 0 && (jpeg->err->msg_code == JWRN_JPEG_EOF ||
	                  jpeg->err->msg_code == JWRN_HIT_MARKER))
		r->is_cut = true;
}

static void open_reader(struct jpeg_reader *r, struct view file)
{
	*r = (struct jpeg_reader){0};
	r->jpeg.err = jpeg_std_error(&r->errors);
	r->errors.error_exit = on_error;
	r->errors.emit_message = on_message;
	r->jpeg.client_data = r;
	jpeg_create_decompress(&r->jpeg);
	r->jpeg.mem->max_memory_to_use = 512L * 1024 * 1024;
	jpeg_mem_src(&r->jpeg, (const unsigned char *)file.p, file.n);
}

static bool read_head(struct jpeg_reader *r, struct pdf_image *image)
{
	if (setjmp(r->leave))
		return false;
	jpeg_save_markers(&r->jpeg, JPEG_APP0 + 2, 0xFFFF);
	jpeg_read_header(&r->jpeg, TRUE);
	if (r->jpeg.image_width > IMAGE_SIDE_MOST ||
	    r->jpeg.image_height > IMAGE_SIDE_MOST ||
	    (uint64_t)r->jpeg.image_width * r->jpeg.image_height >
	            IMAGE_PIXELS_MOST) {
		snprintf(r->reason, sizeof(r->reason),
		         "more pixels than can be read");
		return false;
	}
	image->width = (int)r->jpeg.image_width;
	image->height = (int)r->jpeg.image_height;
	image->bits = 8;
	return true;
}

static void read_profile(struct jpeg_reader *r, struct pdf_image *image,
                         struct arena *memory)
{
	JOCTET *bytes = NULL;
	unsigned n = 0;

	if (setjmp(r->leave))
		return;
	if (jpeg_read_icc_profile(&r->jpeg, &bytes, &n))
		pdf_image_profile(image, memory,
		                  (struct view){(const char *)bytes, n});
	free(bytes);
}

/* Can a reader of PDF decode the file itself, and show it in sRGB? */
static bool is_plain(const struct jpeg_reader *r, const struct pdf_image *image)
{
	bool has_inks = image->profile.n && image->profile.p[16] == 'C';

	return !r->jpeg.arith_code && r->jpeg.data_precision == 8 &&
	       (r->jpeg.num_components == 1 || r->jpeg.num_components == 3 ||
	        (r->jpeg.num_components == 4 && has_inks));
}

/* Decode all rows: into memory where they are kept. */
static bool read_rows(struct jpeg_reader *r, bool kept)
{
	size_t row_bytes;

	if (setjmp(r->leave))
		return false;
	jpeg_start_decompress(&r->jpeg);
	row_bytes = (size_t)r->jpeg.output_width *
	            (size_t)r->jpeg.output_components;
	r->rows = malloc(row_bytes * (kept ? r->jpeg.output_height : 1));
	if (!r->rows)
		arena_no_memory(row_bytes);
	while (r->jpeg.output_scanline < r->jpeg.output_height) {
		JSAMPROW row = r->rows +
		               (kept ? r->jpeg.output_scanline * row_bytes : 0);

		jpeg_read_scanlines(&r->jpeg, &row, 1);
	}
	jpeg_finish_decompress(&r->jpeg);
	if (r->is_cut)
		snprintf(r->reason, sizeof(r->reason),
		         "the file ends too early");
	return !r->is_cut;
}

/* The file itself, once it is known to be whole. */
static bool take_as_is(struct jpeg_reader *r, struct pdf_image *image,
                       struct view file)
{
	if (!read_rows(r, false))
		return false;
	image->colours = r->jpeg.num_components;
	image->is_jpeg = true;
	image->is_rgb = r->jpeg.jpeg_color_space == JCS_RGB &&
	                !r->jpeg.saw_Adobe_marker;
	image->is_inverted = image->colours == 4 && r->jpeg.saw_Adobe_marker;
	image->data = file;
	return true;
}

/* Ink to light, as screens do without profiles. With Adobe's marker the
 * numbers are light already: 255 is no ink. */
static void cmyk_to_rgb(uint8_t *samples, size_t pixels, bool is_inverted)
{
	const uint8_t *from = samples;
	uint8_t *to = samples;

	for (size_t i = 0; i < pixels; i++, from += 4, to += 3) {
		int black = is_inverted ? from[3] : 255 - from[3];

		for (int k = 0; k < 3; k++) {
			int light = is_inverted ? from[k] : 255 - from[k];

			to[k] = (uint8_t)(light * black / 255);
		}
	}
}

static bool take_decoded(struct jpeg_reader *r, struct pdf_image *image,
                         struct arena *memory,
                         struct libdeflate_compressor *compressor)
{
	size_t pixels = (size_t)image->width * (size_t)image->height;

	if (r->jpeg.num_components == 4)
		r->jpeg.out_color_space = JCS_CMYK;
	if (!read_rows(r, true))
		return false;
	image->colours = r->jpeg.output_components;
	if (image->colours == 4) {
		cmyk_to_rgb(r->rows, pixels, r->jpeg.saw_Adobe_marker);
		image->colours = 3;
		image->is_guess = true;
	}
	if (image->colours != 1 && image->colours != 3) {
		snprintf(r->reason, sizeof(r->reason), "%d colours",
		         image->colours);
		return false;
	}
	image->data = pdf_image_pack(
		memory, r->rows, (size_t)image->width * (size_t)image->colours,
		image->height, image->colours, compressor);
	return true;
}

bool pdf_jpeg_read(struct pdf_image *image, struct arena *memory,
                   struct view file, struct libdeflate_compressor *compressor)
{
	struct jpeg_reader *r = calloc(1, sizeof(*r));
	bool good;

	if (!r)
		arena_no_memory(sizeof(*r));
	open_reader(r, file);
	good = read_head(r, image);
	if (good)
		read_profile(r, image, memory);
	if (good && is_plain(r, image))
		good = take_as_is(r, image, file);
	else if (good)
		good = take_decoded(r, image, memory, compressor);
	if (!good)
		image->why = arena_copy(memory, r->reason, strlen(r->reason));
	jpeg_destroy_decompress(&r->jpeg);
	free(r->rows);
	free(r);
	return good;
}
