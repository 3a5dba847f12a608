/* svg/image.c - PNG and JPEG data within an SVG file */
#include "svg/walk.h"

static int base64_digit(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (ascii_is_digit(c))
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

/* Spaces and what else does not belong there are passed over. */
static struct view decode_base64(struct svg *svg, struct view text)
{
	uint8_t *out = arena_raw(svg->memory, text.n / 4 * 3 + 3, 1);
	size_t n = 0;
	uint32_t bits = 0;
	int held = 0;

	for (size_t i = 0; i < text.n && text.p[i] != '='; i++) {
		int digit = base64_digit(text.p[i]);

		if (digit < 0)
			continue;
		bits = bits << 6 | (uint32_t)digit;
		held += 6;
		if (held < 8)
			continue;
		held -= 8;
		out[n++] = (uint8_t)(bits >> held);
	}
	return (struct view){(const char *)out, n};
}

/* The bytes of "data:image/png;base64,..."; reported when it is not such. */
static struct view image_data(struct svg *svg, const struct element *e)
{
	struct view href = element_href(e);
	size_t comma = view_find(href, ',', 0);

	if (!href.n)
		return VIEW("");
	if (href.n < 5 || !view_is_nocase(view_part(href, 0, 5), "data:")) {
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e, "image outside the file");
		return VIEW("");
	}
	if (comma == href.n ||
	    !view_ends(view_trim(view_part(href, 0, comma)), "base64")) {
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e,
		        "image that is not in base64");
		return VIEW("");
	}
	return decode_base64(svg, view_from(href, comma + 1));
}

static unsigned big_endian(const char *p, int bytes)
{
	unsigned value = 0;

	for (int i = 0; i < bytes; i++)
		value = value << 8 | (unsigned char)p[i];
	return value;
}

static bool png_size(struct view v, double *width, double *height)
{
	if (v.n < 33 || memcmp(v.p, "\x89PNG\r\n\x1a\n", 8) != 0 ||
	    memcmp(v.p + 12, "IHDR", 4) != 0)
		return false;
	*width = big_endian(v.p + 16, 4);
	*height = big_endian(v.p + 20, 4);
	return *width > 0 && *height > 0;
}

/* From the first frame header (SOF), markers before it passed over. */
static bool jpeg_size(struct view v, double *width, double *height)
{
	size_t at = 2;

	if (v.n < 4 || memcmp(v.p, "\xFF\xD8\xFF", 3) != 0)
		return false;
	while (at + 9 < v.n && (unsigned char)v.p[at] == 0xFF) {
		unsigned marker = (unsigned char)v.p[at + 1];

		if (marker == 0xFF) {
			at++;
			continue;
		}
		if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
		    marker != 0xC8 && marker != 0xCC) {
			*height = big_endian(v.p + at + 5, 2);
			*width = big_endian(v.p + at + 7, 2);
			return *width > 0 && *height > 0;
		}
		at += 2 + big_endian(v.p + at + 2, 2);
	}
	return false;
}

void draw_image(struct svg *svg, const struct element *e,
                const struct frame *frame)
{
	struct fit fit =
		value_fit(element_get(e, ATTRIBUTE_PRESERVE_ASPECT_RATIO));
	struct view bytes = image_data(svg, e);
	struct box pixels = {0}, box;
	struct matrix fitted;
	bool grouped;

	if (!bytes.n || !frame->style->visible)
		return;
	if (!png_size(bytes, &pixels.width, &pixels.height) &&
	    !jpeg_size(bytes, &pixels.width, &pixels.height)) {
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e,
		        "image that is neither PNG nor JPEG");
		return;
	}
	box.x = frame_length(svg, e, ATTRIBUTE_X, frame, frame->width, 0);
	box.y = frame_length(svg, e, ATTRIBUTE_Y, frame, frame->height, 0);
	box.width =
		frame_length(svg, e, ATTRIBUTE_WIDTH, frame, frame->width, -1);
	box.height = frame_length(svg, e, ATTRIBUTE_HEIGHT, frame,
	                          frame->height, -1);
	/* A size that is not said follows from the pixels. */
	if (box.width < 0)
		box.width = box.height < 0
		                    ? pixels.width
		                    : box.height * pixels.width / pixels.height;
	if (box.height < 0)
		box.height = box.width * pixels.height / pixels.width;
	if (box.width == 0 || box.height == 0)
		return;
	fitted = matrix_times(fit_boxes(fit, pixels, box),
	                      matrix_scale(pixels.width, pixels.height));
	fitted = matrix_times(frame->matrix, fitted);
	if (!matrix_is_usable(fitted))
		return;
	grouped = fit.slice && !fit.stretch &&
	          begin_box(svg, e, frame->matrix, box);
	add_draw(svg, DRAW_IMAGE, fitted)->image = bytes;
	if (grouped)
		end_group(svg);
}
