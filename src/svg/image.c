/* svg/image.c - pictures within an SVG file: PNG, JPEG, SVG */
#include "base/base64.h"
#include "base/url.h"
#include "svg/walk.h"

/* The bytes of "data:image/png;base64,..." or "data:,...", read once however
 * often they are drawn. */
static struct view data_bytes(struct svg *svg, struct view url)
{
	size_t comma = view_find(url, ',', 0);
	struct view head = view_trim(view_part(url, 0, comma)), data;
	struct view *known;
	void **slot;

	if (comma == url.n)
		return VIEW("");
	slot = map_at(&svg->images, url);
	known = *slot;
	if (known)
		return *known;
	data = view_from(url, comma + 1);
	*slot = known = arena_new(&svg->scratch, struct view);
	*known = view_ends(head, "base64") ? base64_decoded(svg->memory, data)
	                                   : url_decoded(svg->memory, data);
	return *known;
}

/* The file that import/ has read for this address; empty, and reported there,
 * when there is none. */
static struct view linked_bytes(struct svg *svg, const struct element *e,
                                struct view url)
{
	const struct picture *picture = svg->picture;

	if (!picture) {
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e,
		        "image of a picture that is itself in a picture");
		return VIEW("");
	}
	for (int i = 0; i < picture->link_count; i++)
		if (view_equal(picture->links[i].url, url))
			return picture->links[i].bytes;
	svg_say(svg, DIAG_SVG_REFERENCE, e, "%.*s",
	        (int)(url.n < 60 ? url.n : 60), url.p);
	return VIEW("");
}

static struct view image_bytes(struct svg *svg, const struct element *e)
{
	struct view href = element_href(e);

	if (!href.n)
		return href;
	return href.n > 5 && view_is_nocase(view_part(href, 0, 5), "data:")
	               ? data_bytes(svg, href)
	               : linked_bytes(svg, e, href);
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

/* "<", after spaces and a mark of order. */
static bool is_markup(struct view v)
{
	if (view_starts(v, "\xEF\xBB\xBF"))
		v = view_from(v, 3);
	return view_starts(view_trim(v), "<");
}

static double side(struct svg *svg, const struct element *e,
                   enum attribute_name name, const struct frame *frame,
                   double whole)
{
	double length = frame_length(svg, e, name, frame, whole, -1);

	/* 0 is said, and shows nothing. */
	return length < 0 ? NAN : length;
}

struct box box_around(struct box box, double width, double height)
{
	if (isnan(box.width))
		box.width =
			isnan(box.height) ? width : box.height * width / height;
	if (isnan(box.height))
		box.height = box.width * height / width;
	return box;
}

static void draw_pixels(struct svg *svg, const struct element *e,
                        const struct frame *frame, struct box box,
                        struct view bytes)
{
	struct fit fit =
		value_fit(element_get(e, ATTRIBUTE_PRESERVE_ASPECT_RATIO));
	struct box pixels = {0};
	struct matrix fitted;
	bool grouped;

	if (!png_size(bytes, &pixels.width, &pixels.height) &&
	    !jpeg_size(bytes, &pixels.width, &pixels.height)) {
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e,
		        "image that is neither PNG, JPEG nor SVG");
		return;
	}
	box = box_around(box, pixels.width, pixels.height);
	if (box.width <= 0 || box.height <= 0)
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

void draw_image(struct svg *svg, const struct element *e,
                const struct frame *frame)
{
	struct view bytes = image_bytes(svg, e);
	struct box box = {
		frame_length(svg, e, ATTRIBUTE_X, frame, frame->width, 0),
		frame_length(svg, e, ATTRIBUTE_Y, frame, frame->height, 0),
		side(svg, e, ATTRIBUTE_WIDTH, frame, frame->width),
		side(svg, e, ATTRIBUTE_HEIGHT, frame, frame->height),
	};

	if (!bytes.n || !frame->style->visible)
		return;
	if (is_markup(bytes))
		draw_nested(svg, e, frame, box, bytes);
	else
		draw_pixels(svg, e, frame, box, bytes);
}
