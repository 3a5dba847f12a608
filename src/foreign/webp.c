/*
 * foreign/webp.c - the first picture of a WebP, by libwebp
 *
 * Source  RFC 9649: a RIFF file; the frames of one that moves are chunks ANMF,
 *         each with a place on the canvas and the chunks of a still picture
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/library.h"
#include "foreign/pixels.h"

#include <stdlib.h>

#include <webp/decode.h>

struct webp {
	void *library;
	VP8StatusCode (*features)(const uint8_t *bytes, size_t n,
	                          WebPBitstreamFeatures *features, int version);
	uint8_t *(*read_rgb)(const uint8_t *bytes, size_t n, uint8_t *out,
	                     size_t size, int row_bytes);
	uint8_t *(*read_rgba)(const uint8_t *bytes, size_t n, uint8_t *out,
	                      size_t size, int row_bytes);
	const char *why;
};

static bool load(struct webp *w)
{
	static const char *const names[] = {"libwebp.so.7"};
	const struct library_function functions[] = {
		{"WebPGetFeaturesInternal", &w->features},
		{"WebPDecodeRGBInto", &w->read_rgb},
		{"WebPDecodeRGBAInto", &w->read_rgba},
	};

	w->library = library_open(names, 1, functions,
	                          sizeof(functions) / sizeof(*functions));
	w->why = w->library ? "WebP is damaged"
	                    : "libwebp, which reads WebP, is not installed";
	return w->library != NULL;
}

static uint32_t little_endian(const char *p, int bytes)
{
	uint32_t value = 0;

	for (int i = bytes; i-- > 0;)
		value = value << 8 | (unsigned char)p[i];
	return value;
}

/* A frame as a file of its own. */
static void put_still(struct view chunks, int width, int height,
                      struct buf *out)
{
	uint32_t sizes[] = {(uint32_t)chunks.n + 22, 10};
	char head[10] = {0x10}; /* it may have alpha */

	for (int i = 0; i < 3; i++) {
		head[4 + i] = (char)((width - 1) >> 8 * i & 0xFF);
		head[7 + i] = (char)((height - 1) >> 8 * i & 0xFF);
	}
	buf_puts(out, "RIFF");
	for (int i = 0; i < 4; i++)
		buf_char(out, (char)(sizes[0] >> 8 * i & 0xFF));
	buf_puts(out, "WEBPVP8X");
	for (int i = 0; i < 4; i++)
		buf_char(out, (char)(sizes[1] >> 8 * i & 0xFF));
	buf_add(out, head, sizeof(head));
	buf_view(out, chunks);
}

/* The data of the first chunk of this name; empty when there is none. */
static struct view find_chunk(struct view file, const char *name)
{
	for (size_t at = 12; at + 8 <= file.n;) {
		size_t n = little_endian(file.p + at + 4, 4);

		if (n > file.n - at - 8)
			break;
		if (memcmp(file.p + at, name, 4) == 0)
			return view_part(file, at + 8, at + 8 + n);
		at += 8 + n + (n & 1);
	}
	return VIEW("");
}

static bool read_still(struct webp *w, struct view file, struct pixels *pixels)
{
	const uint8_t *bytes = (const uint8_t *)file.p;
	WebPBitstreamFeatures is;
	size_t size;
	int row;

	if (w->features(bytes, file.n, &is, WEBP_DECODER_ABI_VERSION) !=
	            VP8_STATUS_OK ||
	    !pixels_make(pixels, is.width, is.height, is.has_alpha ? 4 : 3,
	                 &w->why))
		return false;
	row = pixels->width * pixels->channels;
	size = (size_t)row * (size_t)pixels->height;
	return (is.has_alpha ? w->read_rgba : w->read_rgb)(
		bytes, file.n, pixels->samples, size, row);
}

/* Put the frame onto the canvas. */
static bool place_frame(struct webp *w, struct view file, struct view frame,
                        struct pixels *pixels)
{
	struct pixels still = {0};
	struct buf alone = {0};
	int x = 2 * (int)little_endian(frame.p, 3);
	int y = 2 * (int)little_endian(frame.p + 3, 3);
	int width = 1 + (int)little_endian(frame.p + 6, 3);
	int height = 1 + (int)little_endian(frame.p + 9, 3);
	bool is_good;

	put_still(view_from(frame, 16), width, height, &alone);
	is_good =
		pixels_make(pixels, 1 + (int)little_endian(file.p + 24, 3),
	                    1 + (int)little_endian(file.p + 27, 3), 4,
	                    &w->why) &&
		read_still(w, (struct view){alone.bytes, alone.len}, &still) &&
		x <= pixels->width - still.width &&
		y <= pixels->height - still.height;
	for (int row = 0; is_good && row < still.height; row++)
		for (int i = 0; i < still.width; i++) {
			uint8_t *to = pixels_at(pixels, x + i, y + row);

			to[3] = 255;
			memcpy(to, pixels_at(&still, i, row),
			       (size_t)still.channels);
		}
	free(still.samples);
	buf_clear(&alone);
	return is_good;
}

/* Of a file that moves, head: VP8X, with a bit for it. */
static bool moves(struct view file)
{
	return file.n >= 30 && view_starts(view_from(file, 12), "VP8X") &&
	       (file.p[20] & 2);
}

bool pixels_read_webp(struct view file, struct pixels *pixels, const char **why)
{
	struct webp w = {0};
	bool is_good = false;

	if (load(&w)) {
		if (moves(file)) {
			struct view frame = find_chunk(file, "ANMF");

			is_good = frame.n >= 16 &&
			          place_frame(&w, file, frame, pixels);
		} else {
			is_good = read_still(&w, file, pixels);
		}
		library_close(w.library);
	}
	pixels->profile = find_chunk(file, "ICCP");
	if (!is_good) {
		free(pixels->samples);
		*pixels = (struct pixels){0};
	}
	*why = w.why;
	return is_good;
}
