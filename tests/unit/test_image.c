/* tests/unit/test_image.c - kind and natural size from a picture's header */
#include "import/import.h"
#include "tests/check.h"

static struct picture read(const void *bytes, size_t n, const char **reason)
{
	struct picture picture = {.bytes = {bytes, n}};

	*reason = NULL;
	if (!image_read(&picture, reason) && !*reason)
		*reason = "refused without a reason";
	return picture;
}

#define PNG_HEAD      "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
#define CRC           "\0\0\0\0"
#define PNG_TAIL      "\0\0\0\1IDATx" CRC "\0\0\0\0IEND" CRC
#define READ(literal) read((literal), sizeof(literal) - 1, &reason)

static void png_has_pixels_and_density(void)
{
	const char *reason;
	struct picture p =
		READ(PNG_HEAD
	             "\0\0\1\x2c\0\0\0\x96\x08\x06\0\0\0" CRC
	             "\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\1" CRC PNG_TAIL);

	CHECK(!reason && p.kind == PICTURE_PNG);
	CHECK(p.pixel_width == 300 && p.pixel_height == 150);
	CHECK(p.bit_depth == 8 && p.colour_type == 6 && !p.interlaced);
	/* 11811 dots a metre are 300 dpi: 72 pt wide. */
	CHECK(p.width > PT(71.9) && p.width < PT(72.1));
	p = READ(PNG_HEAD "\0\0\1\x2c\0\0\0\x96\x08\x06\0\0\1" CRC PNG_TAIL);
	CHECK(!reason && p.interlaced && p.width == PT(225));
}

static void bad_png_is_refused(void)
{
	const char *reason;

	READ(PNG_HEAD "\0\0\1\x2c\0\0\0\x96\x08\x06\0\0\0" CRC);
	CHECK_TEXT(reason, "PNG is cut off");
	READ(PNG_HEAD "\0\0\1\x2c\0\0\0\x96\x03\x06\0\0\0" CRC PNG_TAIL);
	CHECK_TEXT(reason, "broken PNG header");
	READ(PNG_HEAD "\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0" CRC PNG_TAIL);
	CHECK_TEXT(reason, "more than 50 megapixels");
	READ(PNG_HEAD "\0\0\0\0\0\0\0\0\x08\x02\0\0\0" CRC PNG_TAIL);
	CHECK_TEXT(reason, "has no pixels");
	/* 49 megapixels, and hardly a byte */
	READ(PNG_HEAD "\0\0\x1b\x58\0\0\x1b\x58\x08\x02\0\0\0" CRC PNG_TAIL);
	CHECK_TEXT(reason, "PNG is cut off");
}

static void jpeg_is_turned_by_exif(void)
{
	const char *reason;
	struct picture p = READ(
		"\xFF\xD8\xFF\xE1\0\x22"
		"Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0"
		"\xFF\xC0\0\x11\x08\0\x60\0\xC0\3\1\x22\0\2\x11\1\3\x11\1"
		"\xFF\xDA\0\2");

	CHECK(!reason && p.kind == PICTURE_JPEG);
	CHECK(p.pixel_width == 192 && p.pixel_height == 96);
	CHECK(p.components == 3 && p.orientation == 6);
	CHECK(p.width == PT(72) && p.height == PT(144));
	READ("\xFF\xD8\xFF\xE0\0\4\0\0");
	CHECK_TEXT(reason, "JPEG is cut off");
	READ("\xFF\xD8\xFF\xC2\0\x0b\x08\x1b\x58\x1b\x58\1\1\x11\0\xFF\xDA\0"
	     "\2");
	CHECK_TEXT(reason, "JPEG is cut off");
	READ("\xFF\xD8\xFF\xC9\0\x0b\x08\0\x60\0\xC0\1\1\x11\0\xFF\xDA\0\2");
	CHECK_TEXT(reason, "JPEG of arithmetic coding is shown by few: "
	                   "save it as baseline or progressive");
}

static void svg_has_a_size_or_a_view_box(void)
{
	const char *reason;
	struct picture p = READ("<?xml version='1.0'?>\n<!-- <svg --> "
	                        "<svg width=\"2in\" height='36pt'/>");

	CHECK(!reason && p.kind == PICTURE_SVG);
	CHECK(p.width == PT(144) && p.height == PT(36));
	p = READ("<svg viewBox=\"-10 0 400 200\">");
	CHECK(p.width == PT(300) && p.height == PT(150));
	p = READ("<svg width='100%' viewBox='0,0,40,20'>");
	CHECK(p.width == PT(30) && p.height == PT(15));
	p = READ("<svg width='80' viewBox='0 0 40 20'>");
	CHECK(p.width == PT(60) && p.height == PT(30));
}

#define GIF_HEAD  "GIF89a\5\0\7\0\0\0\0"
#define GIF_FRAME ",\0\0\0\0\5\0\7\0\0\2\1\0\0"

static void gif_and_webp_have_sizes(void)
{
	const char *reason;
	struct picture p = READ(GIF_HEAD GIF_FRAME ";");

	CHECK(p.kind == PICTURE_GIF && !p.is_moving);
	CHECK(p.pixel_width == 5 && p.pixel_height == 7);
	CHECK(p.width == PT(3.75));
	CHECK(READ(GIF_HEAD GIF_FRAME GIF_FRAME ";").is_moving);
	READ(GIF_HEAD "!");
	CHECK_TEXT(reason, "GIF is cut off");
	p = READ("RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\4\x80\1\0......");
	CHECK(p.kind == PICTURE_WEBP && !p.is_photo);
	CHECK(p.pixel_width == 5 && p.pixel_height == 7);
	READ("RIFF\xFF\0\0\0WEBPVP8L\x0a\0\0\0\x2f\4\x80\1\0......");
	CHECK_TEXT(reason, "WebP is cut off");
}

static void other_files_say_what_to_do(void)
{
	const char *reason;

	READ("\0\0\0\x1c"
	     "ftypavif");
	CHECK(strstr(reason, "save it as PNG or JPEG") != NULL);
	READ("BM........");
	CHECK(strstr(reason, "save it as PNG") != NULL);
	READ("");
	CHECK_TEXT(reason, "no PNG, JPEG, GIF, WebP, SVG or PDF");
	READ("hello");
	CHECK_TEXT(reason, "no PNG, JPEG, GIF, WebP, SVG or PDF");
}

int main(void)
{
	png_has_pixels_and_density();
	bad_png_is_refused();
	jpeg_is_turned_by_exif();
	svg_has_a_size_or_a_view_box();
	gif_and_webp_have_sizes();
	other_files_say_what_to_do();
	return check_done();
}
