/* write/epub_pictures.c - pictures as they go into the EPUB */
#include "write/epub_pictures.h"

#include "foreign/convert.h"
#include "write/epub_svg.h"
#include "write/picture_shrink.h"
#include "write/png_palette.h"

#include <math.h>

/* Kindle takes no picture of more bytes. */
#define PICTURE_BYTES_MOST ((size_t)5 * 1024 * 1024)

static void tell_of_fewer(const struct epub *epub, const struct picture *was,
                          const struct picture *is)
{
	diag_add(epub->diag, DIAG_IMAGE_SHRUNK,
	         (struct place){arena_view(epub->memory, was->path).p, 0, 0},
	         "in the EPUB, %d x %d, not %d x %d: %zu to %zu KB",
	         is->pixel_width, is->pixel_height, was->pixel_width,
	         was->pixel_height, was->bytes.n / 1024, is->bytes.n / 1024);
}

/* As many pixels as epub-image-max allows on the longer side. */
static void shrink_picture(struct epub *epub, struct plan_media *media)
{
	const struct picture *picture = media->picture, *smaller = NULL;
	int most = value_int(
		value_get(epub->book->meta.values, "epub-image-max"), 0);
	const char *path = arena_view(epub->memory, picture->path).p;

	/* a GIF may move, and keeps all its pictures */
	if (most >= 16 && picture->kind != PICTURE_GIF)
		smaller = picture_shrink(epub->memory, picture, most,
		                         picture_quality(&epub->book->meta));
	if (smaller) {
		media->picture = smaller;
		media->bytes = smaller->bytes;
		tell_of_fewer(epub, picture, smaller);
	}
	if (media->bytes.n > PICTURE_BYTES_MOST)
		diag_add(epub->diag, DIAG_IMAGE_HEAVY,
		         (struct place){path, 0, 0}, "%zu KB",
		         media->bytes.n / 1024);
}

/* Readers of books on Kindle and Kobo, and those of old, show no WebP, though
 * EPUB 3.3 has it: it becomes what all can show. */
static bool recode_picture(struct epub *epub, struct plan_media *media,
                           const char **reason)
{
	const struct meta *meta = &epub->book->meta;
	int most = value_int(value_get(meta->values, "epub-image-max"), 0);
	const struct picture *recoded = picture_recode(
		epub->memory, media->picture, most >= 16 ? most : 0,
		picture_quality(meta), reason);

	if (!recoded)
		return false;
	if (recoded->pixel_width != media->picture->pixel_width)
		tell_of_fewer(epub, media->picture, recoded);
	media->picture = recoded;
	media->bytes = recoded->bytes;
	return true;
}

/* An SVG file may hold anything; the EPUB gets what is known to be good. */
static bool clean_drawing(struct epub *epub, struct plan_media *media,
                          const struct picture *picture, const char **reason)
{
	struct buf clean = {0};
	bool is_good = epub_svg(epub->memory, picture, &clean, reason);

	if (is_good)
		media->bytes =
			arena_view(epub->memory,
		                   (struct view){buf_text(&clean), clean.len});
	buf_clear(&clean);
	return is_good;
}

/* A page of a PDF becomes SVG. */
static bool convert_page(struct epub *epub, const struct converter *converter,
                         struct plan_media *media, const char **reason)
{
	struct picture drawing = *media->picture;
	struct buf svg = {0};
	bool is_good = convert_pdf(converter, drawing.bytes,
	                           drawing.page_number, &svg, reason);

	if (is_good) {
		drawing.bytes = (struct view){buf_text(&svg), svg.len};
		is_good = clean_drawing(epub, media, &drawing, reason);
	}
	buf_clear(&svg);
	return is_good;
}

/* --- drawings as dots --- */

/* The longer side in pixels: two to a pixel of the layout, within reason. */
#define DOTS_MOST    2400
#define COVER_DOTS   1800 /* what shops ask for, and a little more */
#define DOTS_UNKNOWN 1000 /* of a drawing that has no size */

static struct dots_size dots_of(const struct epub *epub,
                                const struct plan_media *media)
{
	const struct picture *picture = media->picture;
	int most = value_int(
		value_get(epub->book->meta.values, "epub-image-max"), 0);
	double width = picture->width > 0 ? (double)picture->width : 1;
	double height = picture->height > 0 ? (double)picture->height : 1;
	double longer = width > height ? width : height;
	double dots = 2 * longer / (PT(3) / 4.0);

	if (picture->width <= 0 || picture->height <= 0)
		dots = DOTS_UNKNOWN;
	if (most >= 16 && dots > most)
		dots = most;
	if (media == epub->plan->cover)
		dots = COVER_DOTS;
	if (dots > DOTS_MOST)
		dots = DOTS_MOST;
	return (struct dots_size){(int)fmax(1, width / longer * dots),
	                          (int)fmax(1, height / longer * dots)};
}

/* For readers that show no SVG, and for shops, which want no cover of it. */
static void add_dots(struct epub *epub, const struct converter *converter,
                     struct plan_media *media)
{
	const char *path = arena_view(epub->memory, media->picture->path).p;
	const char *reason = NULL;
	struct buf png = {0};

	if (convert_svg_to_dots(converter, media->bytes, dots_of(epub, media),
	                        &png, &reason))
		media->dots = arena_view(
			epub->memory,
			png_palette(epub->memory,
		                    (struct view){buf_text(&png), png.len}));
	else
		diag_add(epub->diag, DIAG_IMAGE_ONLY_SVG,
		         (struct place){path, 0, 0}, "%s%s",
		         media == epub->plan->cover ? "the cover: " : "",
		         reason);
	buf_clear(&png);
}

/* --- all of them --- */

void epub_pictures(struct epub *epub, const struct write_options *options)
{
	struct converter converter = converter_make(
		epub->memory, options->data_dir, options->programs);

	for (int i = 0; i < epub->plan->media_count; i++) {
		struct plan_media *media = &epub->plan->media[i];
		const struct picture *picture = media->picture;
		const char *reason = "";

		if (picture->kind == PICTURE_SVG)
			media->bad =
				!clean_drawing(epub, media, picture, &reason);
		else if (picture->kind == PICTURE_PDF)
			media->bad =
				!convert_page(epub, &converter, media, &reason);
		else if (picture->kind == PICTURE_WEBP)
			media->bad = !recode_picture(epub, media, &reason);
		if (!media->bad && picture->kind != PICTURE_SVG &&
		    picture->kind != PICTURE_PDF)
			shrink_picture(epub, media);
		if (media->bad)
			diag_add(epub->diag, DIAG_IMAGE_BAD,
			         (struct place){
					 arena_view(epub->memory, picture->path)
						 .p,
					 0, 0},
			         "%s", reason);
		else if (media->dots_name.n)
			add_dots(epub, &converter, media);
	}
}
