/*
 * import/image.c - kind and natural size of a picture, from its bytes
 *
 * Only the headers are read here; the writers decode. Broken structure that
 * would make a writer fail is found early, where a message can still name the
 * place in the source.
 *
 * Source  PNG (ISO/IEC 15948) 5.3, 11.2.2, 11.3.5.3; JPEG (ITU-T T.81) annex
 *         B, JFIF 1.02, Exif 2.32 (orientation, tag 0x0112)
 */
#include "import/svg_head.h"
#include "import/web_head.h"

#define PIXELS_MOST UINT64_C(50000000)
#define BYTES_MOST  ((size_t)64 * 1024 * 1024)
#define DEFAULT_DPI 96

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static uint32_t be16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

/* Natural size from pixels and dots per inch, turned upright. */
static void set_size(struct picture *picture, double dpi_x, double dpi_y)
{
	if (dpi_x < 10 || dpi_x > 10000 || dpi_y < 10 || dpi_y > 10000)
		dpi_x = dpi_y = DEFAULT_DPI;
	picture->width = PT(picture->pixel_width * 72.0 / dpi_x);
	picture->height = PT(picture->pixel_height * 72.0 / dpi_y);
	if (picture->orientation >= 5) {
		sp width = picture->width;

		picture->width = picture->height;
		picture->height = width;
	}
}

static bool check_pixels(const struct picture *picture, const char **reason)
{
	if (picture->pixel_width <= 0 || picture->pixel_height <= 0)
		*reason = "has no pixels";
	else if ((uint64_t)picture->pixel_width *
	                 (uint64_t)picture->pixel_height >
	         PIXELS_MOST)
		*reason = "more than 50 megapixels";
	else
		return true;
	return false;
}

/* Zlib makes no more than this of a byte. */
#define INFLATED_MOST UINT64_C(1032)

/* Could the file hold its pixels? If not, no memory is spent on them: of a
 * JPEG, each block of 8 x 8 has one bit at least. */
static bool has_room(const struct picture *picture)
{
	uint64_t wide = (uint64_t)picture->pixel_width;
	uint64_t high = (uint64_t)picture->pixel_height;
	uint64_t bytes = picture->bytes.n;

	if (picture->kind == PICTURE_JPEG)
		return bytes * 8 >= (wide + 7) / 8 * ((high + 7) / 8);
	return bytes * INFLATED_MOST >=
	       wide * high * (uint64_t)picture->bit_depth / 8;
}

static bool png_depth_fits(int colour_type, int depth)
{
	switch (colour_type) {
	case 0:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8 ||
		       depth == 16;
	case 3:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8;
	case 2:
	case 4:
	case 6:
		return depth == 8 || depth == 16;
	default:
		return false;
	}
}

static bool read_png_header(struct picture *picture, const unsigned char *p,
                            const char **reason)
{
	if (be32(p + 8) != 13 || memcmp(p + 12, "IHDR", 4) != 0 ||
	    be32(p + 16) > 1000000 || be32(p + 20) > 1000000 || p[26] ||
	    p[27] || p[28] > 1 || !png_depth_fits(p[25], p[24])) {
		*reason = "broken PNG header";
		return false;
	}
	picture->kind = PICTURE_PNG;
	picture->pixel_width = (int)be32(p + 16);
	picture->pixel_height = (int)be32(p + 20);
	picture->bit_depth = p[24];
	picture->colour_type = p[25];
	picture->interlaced = p[28] == 1;
	return check_pixels(picture, reason);
}

static bool read_png(struct picture *picture, const char **reason)
{
	const unsigned char *p = (const unsigned char *)picture->bytes.p;
	size_t n = picture->bytes.n, at = 8;
	double dpi_x = DEFAULT_DPI, dpi_y = DEFAULT_DPI;
	bool has_data = false, ended = false;

	if (n < 33) {
		*reason = "PNG is cut off";
		return false;
	}
	if (!read_png_header(picture, p, reason))
		return false;
	while (!ended && n - at >= 12) {
		size_t length = be32(p + at);

		if (length > n - at - 12)
			break;
		if (memcmp(p + at + 4, "pHYs", 4) == 0 && length == 9 &&
		    p[at + 16] == 1) {
			dpi_x = be32(p + at + 8) * 0.0254;
			dpi_y = be32(p + at + 12) * 0.0254;
		}
		has_data |= memcmp(p + at + 4, "IDAT", 4) == 0;
		ended = memcmp(p + at + 4, "IEND", 4) == 0;
		at += length + 12;
	}
	if (!has_data || !ended || !has_room(picture)) {
		*reason = "PNG is cut off";
		return false;
	}
	set_size(picture, dpi_x, dpi_y);
	return true;
}

/* Orientation from a TIFF header inside an Exif segment; 1 if unknown. */
static int exif_orientation(const unsigned char *p, size_t n)
{
	bool little;
	uint32_t offset, entries;

	if (n < 14 || memcmp(p, "Exif\0\0", 6) != 0)
		return 1;
	p += 6;
	n -= 6;
	little = p[0] == 'I';
#define GET16(at) (little ? (uint32_t)p[(at) + 1] << 8 | p[at] : be16(p + (at)))
	offset = little ? (uint32_t)p[7] << 24 | (uint32_t)p[6] << 16 |
	                          (uint32_t)p[5] << 8 | p[4]
	                : be32(p + 4);
	if (offset > n || n - offset < 2)
		return 1;
	entries = GET16(offset);
	for (uint32_t i = 0; i < entries; i++) {
		size_t at = (size_t)offset + 2 + 12 * (size_t)i;

		if (at + 12 > n)
			break;
		if (GET16(at) == 0x0112) {
			uint32_t value = GET16(at + 8);

			return value >= 1 && value <= 8 ? (int)value : 1;
		}
	}
#undef GET16
	return 1;
}

struct density {
	double x, y;
};

static void read_jfif(const unsigned char *p, size_t n, struct density *dpi)
{
	double factor;

	if (n < 12 || memcmp(p, "JFIF\0", 5) != 0 || p[7] == 0 || p[7] > 2)
		return;
	factor = p[7] == 2 ? 2.54 : 1;
	dpi->x = be16(p + 8) * factor;
	dpi->y = be16(p + 10) * factor;
}

static bool is_frame_header(int marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	       marker != 0xC8 && marker != 0xCC;
}

/* Why nobody can show such a JPEG; NULL when they can. */
static const char *lack_of_frame(const struct picture *picture, int marker)
{
	if (marker == 0xC3)
		return "lossless JPEG is shown by few: save it as PNG";
	if (marker == 0xC9 || marker == 0xCA)
		return "JPEG of arithmetic coding is shown by few: "
		       "save it as baseline or progressive";
	if (marker > 0xC2)
		return "JPEG of a rare kind: save it as baseline";
	if (picture->bit_depth != 8)
		return "JPEG of 12 bits is shown by few: save it with 8";
	if (picture->components != 1 && picture->components != 3 &&
	    picture->components != 4)
		return "JPEG has neither 1, 3 nor 4 colours";
	return NULL;
}

static bool read_frame(struct picture *picture, int marker,
                       const unsigned char *p, size_t n, const char **reason)
{
	if (n < 6) {
		*reason = "broken JPEG header";
		return false;
	}
	picture->bit_depth = p[0];
	picture->pixel_height = (int)be16(p + 1);
	picture->pixel_width = (int)be16(p + 3);
	picture->components = p[5];
	*reason = lack_of_frame(picture, marker);
	return !*reason && check_pixels(picture, reason);
}

/* One segment before the frame; false when reading must stop. */
static void read_segment(struct picture *picture, int marker,
                         const unsigned char *p, size_t n, struct density *dpi)
{
	if (marker == 0xE0)
		read_jfif(p, n, dpi);
	else if (marker == 0xE1 && picture->orientation == 1)
		picture->orientation = exif_orientation(p, n);
	else if (marker == 0xEE && n >= 12 && memcmp(p, "Adobe", 5) == 0)
		picture->adobe = true;
}

static bool read_jpeg(struct picture *picture, const char **reason)
{
	const unsigned char *p = (const unsigned char *)picture->bytes.p;
	size_t n = picture->bytes.n, at = 2;
	struct density dpi = {DEFAULT_DPI, DEFAULT_DPI};
	bool framed = false;

	picture->kind = PICTURE_JPEG;
	picture->orientation = 1;
	while (n - at >= 4) {
		int marker = p[at + 1];
		size_t length;

		if (p[at] != 0xFF) {
			*reason = "broken JPEG segment";
			return false;
		}
		if (marker == 0xFF) { /* a fill byte */
			at++;
			continue;
		}
		length = be16(p + at + 2);
		if (length < 2 || length > n - at - 2)
			break;
		if (marker == 0xDA)
			break;
		if (is_frame_header(marker)) {
			if (!read_frame(picture, marker, p + at + 4, length - 2,
			                reason))
				return false;
			framed = true;
		}
		read_segment(picture, marker, p + at + 4, length - 2, &dpi);
		at += length + 2;
	}
	if (!framed || !has_room(picture)) {
		*reason = "JPEG is cut off";
		return false;
	}
	set_size(picture, dpi.x, dpi.y);
	return true;
}

/* Of what does not tell its resolution. */
static bool set_usual_size(struct picture *picture, const char **reason)
{
	if (!check_pixels(picture, reason))
		return false;
	set_size(picture, DEFAULT_DPI, DEFAULT_DPI);
	return true;
}

bool image_read(struct picture *picture, const char **reason)
{
	const char *p = picture->bytes.p;
	size_t n = picture->bytes.n;

	picture->orientation = 1;
	if (n > BYTES_MOST) {
		*reason = "larger than 64 MB";
		return false;
	}
	if (n >= 8 && memcmp(p, "\x89PNG\r\n\x1a\n", 8) == 0)
		return read_png(picture, reason);
	if (n >= 4 && memcmp(p, "\xFF\xD8\xFF", 3) == 0)
		return read_jpeg(picture, reason);
	if (n >= 5 && memcmp(p, "%PDF-", 5) == 0) {
		picture->kind = PICTURE_PDF;
		return true;
	}
	if (n >= 13 && memcmp(p, "GIF8", 4) == 0)
		return web_read_gif(picture, reason) &&
		       set_usual_size(picture, reason);
	if (n >= 12 && memcmp(p + 8, "WEBP", 4) == 0)
		return web_read_webp(picture, reason) &&
		       set_usual_size(picture, reason);
	*reason = web_other_kind(picture->bytes);
	return !*reason && svg_read_head(picture, reason);
}
