/* write/picture_shrink.c - a picture with fewer pixels */
#include "write/picture_shrink.h"

#include "foreign/pixels.h"

#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

/* The light of a sample of 255. */
#define LIGHT_MOST 65535

/* sRGB: the light of each sample. */
struct light {
	uint16_t of[256];
};

static void *need(size_t bytes)
{
	void *memory = malloc(bytes ? bytes : 1);

	if (!memory)
		arena_no_memory(bytes);
	return memory;
}

/* --- fewer --- */

static struct light srgb_light(void)
{
	struct light light;

	for (int i = 0; i < 256; i++) {
		double v = i / 255.0;

		v = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
		light.of[i] = (uint16_t)lround(v * LIGHT_MOST);
	}
	return light;
}

/* The sample whose light comes next to this. */
static uint8_t sample_of(const struct light *light, uint64_t value)
{
	int low = 0, high = 255;

	while (low < high) {
		int middle = (low + high) / 2;

		if (2 * value <=
		    (uint64_t)light->of[middle] + light->of[middle + 1])
			high = middle;
		else
			low = middle + 1;
	}
	return (uint8_t)low;
}

/* Which pixels of a side one of fewer pixels stands for: from first up to end,
 * the two at the ends in part. */
struct span {
	int first, end;
	int64_t start, stop; /* in pixels / fewer */
};

static struct span span_of(int i, int pixels, int fewer)
{
	struct span s = {.start = (int64_t)i * pixels,
	                 .stop = (int64_t)(i + 1) * pixels};

	s.first = (int)(s.start / fewer);
	s.end = (int)((s.stop + fewer - 1) / fewer);
	return s;
}

/* How much of a pixel lies in the span, of fewer. */
static uint64_t share_of(const struct span *s, int pixel, int fewer)
{
	int64_t from = (int64_t)pixel * fewer, to = from + fewer;

	return (uint64_t)((to < s->stop ? to : s->stop) -
	                  (from > s->start ? from : s->start));
}

/* The mean of the light that falls onto one of fewer pixels. Shares add up to
 * the pixels of the picture, so that sums stay below 2^52. */
static void take_mean(const struct pixels *p, const struct light *light,
                      const struct span *across, const struct span *down,
                      const struct pixels *few, uint8_t *to)
{
	int colours = p->channels - p->has_alpha;
	uint64_t sums[4] = {0}, weights = 0, count = 0;

	for (int y = down->first; y < down->end; y++) {
		const uint8_t *from = pixels_at(p, across->first, y);
		uint64_t high = share_of(down, y, few->height);

		for (int x = across->first; x < across->end;
		     x++, from += p->channels) {
			uint64_t share = high * share_of(across, x, few->width);
			uint64_t weight =
				p->has_alpha ? share * from[colours] : share;

			for (int k = 0; k < colours; k++)
				/* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.ArraySubscript) */
				sums[k] += weight * light->of[from[k]];
			weights += weight;
			count += share;
		}
	}
	for (int k = 0; k < colours; k++)
		to[k] = weights ? sample_of(light,
		                            (sums[k] + weights / 2) / weights)
		                : 0;
	if (p->has_alpha)
		to[colours] = (uint8_t)((weights + count / 2) / count);
}

/* The sides of a picture whose longer one has most pixels. */
static void fewer_sides(int *width, int *height, int most)
{
	int longer = *width > *height ? *width : *height;

	*width = (int)((int64_t)*width * most / longer);
	*height = (int)((int64_t)*height * most / longer);
	*width += !*width;
	*height += !*height;
}

/* p with at most most pixels on its longer side. */
static struct pixels fewer(const struct pixels *p, int most)
{
	struct pixels out = *p;
	const struct light light = srgb_light();

	fewer_sides(&out.width, &out.height, most);
	out.samples = need((size_t)out.width * (size_t)out.height *
	                   (size_t)out.channels);
	for (int y = 0; y < out.height; y++) {
		struct span down = span_of(y, p->height, out.height);

		for (int x = 0; x < out.width; x++) {
			struct span across = span_of(x, p->width, out.width);

			take_mean(p, &light, &across, &down, &out,
			          pixels_at(&out, x, y));
		}
	}
	return out;
}

/* --- PNG --- */

static struct view pack_png(struct arena *a, const struct pixels *p,
                            png_uint_32 format)
{
	png_image image = {
		.version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)p->width,
		.height = (png_uint_32)p->height,
		.format = format,
	};
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	char *bytes = need(size);
	struct view file = {0};

	if (png_image_write_to_memory(&image, bytes, &size, 0, p->samples, 0,
	                              NULL))
		file = arena_view(a, (struct view){bytes, size});
	png_image_free(&image);
	free(bytes);
	return file;
}

/* Is there a chunk iCCP, which stands before the pixels? */
static bool has_profile(struct view file)
{
	for (size_t at = 8; at + 8 <= file.n;) {
		const unsigned char *p = (const unsigned char *)file.p + at;
		size_t length = (size_t)p[0] << 24 | (size_t)p[1] << 16 |
		                (size_t)p[2] << 8 | p[3];

		if (memcmp(p + 4, "iCCP", 4) == 0)
			return true;
		if (memcmp(p + 4, "IDAT", 4) == 0)
			return false;
		at += length + 12;
	}
	return false;
}

static struct view shrink_png(struct arena *a, struct view file, int most)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	struct pixels all = {0}, few;
	struct view out = {0};

	if (!png_image_begin_read_from_memory(&image, file.p, file.n))
		return out;
	image.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
	all.width = (int)image.width;
	all.height = (int)image.height;
	all.channels = (int)PNG_IMAGE_SAMPLE_CHANNELS(image.format);
	all.has_alpha = image.format & PNG_FORMAT_FLAG_ALPHA;
	all.samples = need((size_t)all.width * (size_t)all.height *
	                   (size_t)all.channels);
	if (png_image_finish_read(&image, NULL, all.samples, 0, NULL)) {
		few = fewer(&all, most);
		out = pack_png(a, &few, image.format);
		free(few.samples);
	}
	png_image_free(&image);
	free(all.samples);
	return out;
}

/* --- JPEG --- */

/* What must outlive a longjmp. */
struct jpeg {
	struct jpeg_decompress_struct in;
	struct jpeg_compress_struct out;
	struct jpeg_error_mgr errors;
	jmp_buf leave;
	struct pixels all, few;
	unsigned char *bytes;
	unsigned long size;
	int quality;
	bool is_cut;
};

static _Noreturn void on_error(j_common_ptr any)
{
	struct jpeg *j = any->client_data;

	longjmp(j->leave, 1);
}

static void on_message(j_common_ptr any, int level)
{
	struct jpeg *j = any->client_data;

	j->is_cut |= level < 0;
}

static bool read_jpeg(struct jpeg *j, struct view file)
{
	struct pixels *all = &j->all;

	if (setjmp(j->leave))
		return false;
	jpeg_mem_src(&j->in, (const unsigned char *)file.p, file.n);
	jpeg_save_markers(&j->in, JPEG_APP0 + 1, 0xFFFF);
	jpeg_save_markers(&j->in, JPEG_APP0 + 2, 0xFFFF);
	jpeg_read_header(&j->in, TRUE);
	if (j->in.num_components == 4)
		return false; /* ink: the colours would change */
	jpeg_start_decompress(&j->in);
	all->width = (int)j->in.output_width;
	all->height = (int)j->in.output_height;
	all->channels = j->in.output_components;
	all->samples = need((size_t)all->width * (size_t)all->height *
	                    (size_t)all->channels);
	while (j->in.output_scanline < j->in.output_height) {
		JSAMPROW row = pixels_at(all, 0, (int)j->in.output_scanline);

		jpeg_read_scanlines(&j->in, &row, 1);
	}
	return !j->is_cut;
}

static bool write_jpeg(struct jpeg *j)
{
	if (setjmp(j->leave))
		return false;
	jpeg_mem_dest(&j->out, &j->bytes, &j->size);
	j->out.image_width = (JDIMENSION)j->few.width;
	j->out.image_height = (JDIMENSION)j->few.height;
	j->out.input_components = j->few.channels;
	j->out.in_color_space = j->few.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
	jpeg_set_defaults(&j->out);
	jpeg_set_quality(&j->out, j->quality, TRUE);
	jpeg_start_compress(&j->out, TRUE);
	if (j->few.profile.n)
		jpeg_write_icc_profile(&j->out,
		                       (const JOCTET *)j->few.profile.p,
		                       (unsigned)j->few.profile.n);
	for (jpeg_saved_marker_ptr m = j->in.marker_list; m; m = m->next)
		jpeg_write_marker(&j->out, m->marker, m->data, m->data_length);
	while (j->out.next_scanline < j->out.image_height) {
		JSAMPROW row = pixels_at(&j->few, 0, (int)j->out.next_scanline);

		jpeg_write_scanlines(&j->out, &row, 1);
	}
	jpeg_finish_compress(&j->out);
	return true;
}

static struct jpeg *open_jpeg(int quality)
{
	struct jpeg *j = need(sizeof(*j));

	*j = (struct jpeg){.quality = quality};
	j->in.err = j->out.err = jpeg_std_error(&j->errors);
	j->errors.error_exit = on_error;
	j->errors.emit_message = on_message;
	j->in.client_data = j->out.client_data = j;
	jpeg_create_decompress(&j->in);
	jpeg_create_compress(&j->out);
	return j;
}

/* Write j->few, and free all. */
static struct view close_jpeg(struct jpeg *j, struct arena *a)
{
	struct view out = {0};

	if (j->few.samples && write_jpeg(j))
		out = arena_view(a, (struct view){(char *)j->bytes, j->size});
	jpeg_destroy_compress(&j->out);
	jpeg_destroy_decompress(&j->in);
	free(j->all.samples);
	free(j->few.samples);
	free(j->bytes);
	free(j);
	return out;
}

static struct view shrink_jpeg(struct arena *a, struct view file, int most,
                               int quality)
{
	struct jpeg *j = open_jpeg(quality);

	if (read_jpeg(j, file))
		j->few = fewer(&j->all, most);
	return close_jpeg(j, a);
}

/* --- GIF and WebP --- */

static struct view pack_jpeg(struct arena *a, const struct pixels *p,
                             int quality)
{
	struct jpeg *j = open_jpeg(quality);

	j->few = *p;
	return close_jpeg(j, a);
}

/* p is freed. */
static struct view pack(struct arena *a, struct pixels *p, bool is_photo,
                        int quality)
{
	struct view out;

	if (is_photo && !p->has_alpha)
		return pack_jpeg(a, p, quality);
	out = pack_png(a, p, p->has_alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB);
	free(p->samples);
	return out;
}

enum picture_kind picture_recoded_kind(const struct picture *picture)
{
	if (picture->kind != PICTURE_WEBP && picture->kind != PICTURE_GIF)
		return picture->kind;
	return picture->is_photo ? PICTURE_JPEG : PICTURE_PNG;
}

const struct picture *picture_recode(struct arena *a,
                                     const struct picture *picture, int most,
                                     int quality, const char **why)
{
	struct pixels pixels;
	struct picture *recoded;
	bool is_large =
		picture->pixel_width > most || picture->pixel_height > most;

	if (!pixels_read(picture->bytes, &pixels, why))
		return NULL;
	if (most > 0 && is_large) {
		struct pixels few = fewer(&pixels, most);

		free(pixels.samples);
		pixels = few;
	}
	recoded = arena_new(a, struct picture);
	*recoded = *picture;
	recoded->kind = picture_recoded_kind(picture);
	recoded->pixel_width = pixels.width;
	recoded->pixel_height = pixels.height;
	recoded->bytes = pack(a, &pixels, picture->is_photo, quality);
	*why = "no memory";
	return recoded->bytes.n ? recoded : NULL;
}

int picture_quality(const struct meta *meta)
{
	int quality = value_int(value_get(meta->values, "image-quality"),
	                        PICTURE_QUALITY);

	return quality < 1 ? 1 : quality > 100 ? 100 : quality;
}

const struct picture *picture_shrink(struct arena *a,
                                     const struct picture *picture, int most,
                                     int quality)
{
	struct picture *smaller;
	struct view out = {0};
	const char *why;

	if (picture->pixel_width <= most && picture->pixel_height <= most)
		return NULL;
	if (picture->kind == PICTURE_PNG && !has_profile(picture->bytes))
		out = shrink_png(a, picture->bytes, most);
	else if (picture->kind == PICTURE_JPEG)
		out = shrink_jpeg(a, picture->bytes, most, quality);
	else if (picture->kind == PICTURE_GIF || picture->kind == PICTURE_WEBP)
		return picture_recode(a, picture, most, quality, &why);
	if (!out.n || out.n >= picture->bytes.n)
		return NULL;
	smaller = arena_new(a, struct picture);
	*smaller = *picture;
	smaller->bytes = out;
	fewer_sides(&smaller->pixel_width, &smaller->pixel_height, most);
	return smaller;
}
