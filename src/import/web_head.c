/* import/web_head.c - kind and size of GIF and WebP pictures, from their heads */
#include "import/web_head.h"

static unsigned byte_at(struct view v, size_t at)
{
	return at < v.n ? (unsigned char)v.p[at] : 0;
}

static unsigned little_endian(struct view v, size_t at, int bytes)
{
	unsigned value = 0;

	for (int i = bytes; i-- > 0;)
		value = value << 8 | byte_at(v, at + (size_t)i);
	return value;
}

/* --- GIF --- */

/* Behind the blocks of data from at on, each with its length before it. */
static size_t skip_blocks(struct view v, size_t at)
{
	while (at < v.n && v.p[at])
		at += 1 + byte_at(v, at);
	return at + 1;
}

/* A table of 2, 4, ... 256 colours, where the bits say that there is one. */
static size_t table_bytes(unsigned bits)
{
	return bits & 0x80 ? (size_t)6 << (bits & 7) : 0;
}

static int count_frames(struct view v)
{
	size_t at = 13 + table_bytes(byte_at(v, 10));
	int frames = 0;

	while (at < v.n && frames < 2) {
		if (v.p[at] == '!') {
			at = skip_blocks(v, at + 2);
		} else if (v.p[at] == ',') {
			frames++;
			at = skip_blocks(
				v, at + 11 + table_bytes(byte_at(v, at + 9)));
		} else {
			break;
		}
	}
	return frames;
}

bool web_read_gif(struct picture *picture, const char **reason)
{
	struct view v = picture->bytes;
	int frames = count_frames(v);

	if (!frames) {
		*reason = "GIF is cut off";
		return false;
	}
	picture->kind = PICTURE_GIF;
	picture->pixel_width = (int)little_endian(v, 6, 2);
	picture->pixel_height = (int)little_endian(v, 8, 2);
	picture->is_moving = frames > 1;
	return true;
}

/* --- WebP --- */

static bool has_name(struct view v, size_t at, const char *name)
{
	return at + 8 <= v.n && memcmp(v.p + at, name, 4) == 0;
}

/* Is the chunk with the pixels one of those with loss? */
static bool has_loss(struct view v)
{
	for (size_t at = 12; at + 8 <= v.n;) {
		size_t n = little_endian(v, at + 4, 4);

		if (has_name(v, at, "VP8 "))
			return true;
		if (n > v.n - at - 8)
			break;
		at += 8 + n + (n & 1);
	}
	return false;
}

static void read_extended(struct picture *picture)
{
	unsigned flags = byte_at(picture->bytes, 20);

	picture->is_moving = flags & 2;
	picture->is_photo = !picture->is_moving && !(flags & 0x10) &&
	                    has_loss(picture->bytes);
	picture->pixel_width = (int)little_endian(picture->bytes, 24, 3) + 1;
	picture->pixel_height = (int)little_endian(picture->bytes, 27, 3) + 1;
}

bool web_read_webp(struct picture *picture, const char **reason)
{
	struct view v = picture->bytes;

	if (v.n < 30 || little_endian(v, 4, 4) > v.n - 8) {
		*reason = "WebP is cut off";
		return false;
	}
	picture->kind = PICTURE_WEBP;
	if (has_name(v, 12, "VP8 ")) {
		picture->is_photo = true;
		picture->pixel_width = (int)little_endian(v, 26, 2) & 0x3FFF;
		picture->pixel_height = (int)little_endian(v, 28, 2) & 0x3FFF;
	} else if (has_name(v, 12, "VP8L")) {
		unsigned bits = little_endian(v, 21, 4);

		picture->pixel_width = (int)(bits & 0x3FFF) + 1;
		picture->pixel_height = (int)(bits >> 14 & 0x3FFF) + 1;
	} else if (has_name(v, 12, "VP8X")) {
		read_extended(picture);
	} else {
		*reason = "broken WebP header";
		return false;
	}
	return true;
}

/* --- others --- */

const char *web_other_kind(struct view bytes)
{
	static const struct {
		size_t at;
		const char *magic, *advice;
	} rows[] = {
		{4, "ftypavif", "AVIF is not read: save it as PNG or JPEG"},
		{4, "ftypavis", "AVIF is not read: save it as PNG or JPEG"},
		{4, "ftyphei", "HEIC is not read: save it as JPEG"},
		{4, "ftypmif1", "HEIF is not read: save it as PNG or JPEG"},
		{4, "JXL ", "JPEG XL is not read: save it as PNG or JPEG"},
		{0, "\xFF\x0A", "JPEG XL is not read: save it as PNG or JPEG"},
		{4, "jP  ", "JPEG 2000 is not read: save it as PNG or JPEG"},
		{0, "II*", "TIFF is not read: save it as PNG"},
		{0, "MM", "TIFF is not read: save it as PNG"},
		{0, "BM", "BMP is not read: save it as PNG"},
		{0, "8BPS", "Photoshop's files are not read: save it as PNG"},
		{0, "%!PS", "PostScript is not read: save it as PDF"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (bytes.n > rows[i].at &&
		    view_starts(view_from(bytes, rows[i].at), rows[i].magic))
			return rows[i].advice;
	return NULL;
}
