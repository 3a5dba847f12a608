/* write/cover.c - a cover as a picture of dots, and as an SVG */
#include "write/cover.h"

#include "write/xml.h"

#include <png.h>
#include <stdlib.h>

#define HEIGHT   1800
#define SHADES   64
#define PER_TINT (256 / SHADES)

/* --- dots --- */

static void paint(const struct cover *cover, struct canvas *canvas)
{
	memset(canvas->dots, COVER_GROUND,
	       (size_t)canvas->width * (size_t)canvas->height);
	for (int i = 0; i < cover->shape_count; i++) {
		const struct cover_shape *shape = &cover->shapes[i];

		paint_curve(canvas, cover->points + shape->first, shape->count,
		            shape->tint);
	}
	for (int i = 0; i < cover->line_count; i++) {
		const struct cover_line *line = &cover->lines[i];

		paint_shaped(canvas, line->shaped, line->size, line->x, line->y,
		             255);
	}
}

static void set_palette(const struct cover *cover, png_byte palette[3 * SHADES])
{
	for (int i = 0; i < SHADES; i++) {
		uint32_t colour = cover_colour(cover, i * 255 / (SHADES - 1));

		for (int k = 0; k < 3; k++)
			palette[3 * i + k] = (png_byte)(colour >> (16 - 8 * k));
	}
}

static struct view pack(const struct cover *cover, struct canvas *canvas)
{
	png_image image = {
		.version = PNG_IMAGE_VERSION,
		.width = COVER_WIDTH,
		.height = HEIGHT,
		.format = PNG_FORMAT_RGB_COLORMAP,
		.flags = PNG_IMAGE_FLAG_FAST,
		.colormap_entries = SHADES,
	};
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
	struct view file = {0};
	png_byte palette[3 * SHADES];
	char *bytes = malloc(size);

	if (!bytes)
		arena_no_memory(size);
	for (size_t i = 0; i < (size_t)COVER_WIDTH * HEIGHT; i++)
		canvas->dots[i] /= PER_TINT;
	set_palette(cover, palette);
	if (png_image_write_to_memory(&image, bytes, &size, 0, canvas->dots,
	                              COVER_WIDTH, palette))
		file = arena_view(cover->memory, (struct view){bytes, size});
	png_image_free(&image);
	free(bytes);
	return file;
}

const struct picture *cover_dots(struct arena *a, const struct book *book,
                                 struct fonts *fonts)
{
	struct picture *picture = arena_new(a, struct picture);
	struct canvas canvas = {NULL, COVER_WIDTH, HEIGHT};
	struct cover cover;

	if (!cover_open(&cover, a, book, fonts, HEIGHT))
		return NULL;
	canvas.dots = malloc((size_t)COVER_WIDTH * HEIGHT);
	if (!canvas.dots)
		arena_no_memory((size_t)COVER_WIDTH * HEIGHT);
	paint(&cover, &canvas);
	cover_close(&cover);
	*picture = (struct picture){
		.kind = PICTURE_PNG,
		.path = VIEW("cover.png"),
		.bytes = pack(&cover, &canvas),
		.index = (int)book->pictures.count,
		.width = PT(COVER_WIDTH * 72.0 / 96),
		.height = PT(HEIGHT * 72.0 / 96),
		.pixel_width = COVER_WIDTH,
		.pixel_height = HEIGHT,
		.orientation = 1,
	};
	free(canvas.dots);
	return picture->bytes.n ? picture : NULL;
}

/* --- vectors --- */

static void put_shape(const struct cover *cover,
                      const struct cover_shape *shape, struct buf *out)
{
	const struct curve_point *p = cover->points + shape->first;

	buf_printf(out, "<path fill=\"#%06x\" d=\"M%d %d",
	           (unsigned)cover_colour(cover, shape->tint), p[0].x, p[0].y);
	for (int i = 1; i < shape->count; i++)
		if (p[i].off && i + 1 < shape->count) {
			buf_printf(out, "Q%d %d %d %d", p[i].x, p[i].y,
			           p[i + 1].x, p[i + 1].y);
			i++;
		} else {
			buf_printf(out, "L%d %d", p[i].x, p[i].y);
		}
	buf_puts(out, "z\"/>\n");
}

static void put_line(const struct cover *cover, const struct cover_line *line,
                     struct buf *out)
{
	static const char *const families[] = {"serif", "sans-serif",
	                                       "monospace"};
	enum family family = line->is_heading ? cover->theme->headings[0].family
	                                      : cover->theme->body_family;

	buf_printf(out,
	           "<text fill=\"#ffffff\" font-family=\"%s\" "
	           "font-weight=\"%d\" font-size=\"%d\" x=\"%d\" y=\"%d\">",
	           families[family], line->is_heading ? 700 : 400, line->size,
	           line->x, line->y);
	xml_text(out, line->text);
	buf_puts(out, "</text>\n");
}

static struct view svg_of(const struct cover *cover)
{
	struct buf out = {0};
	struct view bytes;

	buf_printf(&out,
	           "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	           "viewBox=\"0 0 %d %d\">\n"
	           "<rect x=\"-12\" y=\"-12\" width=\"%d\" height=\"%d\" "
	           "fill=\"#%06x\"/>\n",
	           COVER_WIDTH, cover->height, COVER_WIDTH + 24,
	           cover->height + 24, (unsigned)cover->ground);
	for (int i = 0; i < cover->shape_count; i++)
		put_shape(cover, &cover->shapes[i], &out);
	for (int i = 0; i < cover->line_count; i++)
		put_line(cover, &cover->lines[i], &out);
	buf_puts(&out, "</svg>\n");
	bytes = arena_view(cover->memory,
	                   (struct view){buf_text(&out), out.len});
	buf_clear(&out);
	return bytes;
}

const struct picture *cover_vectors(struct arena *a, const struct book *book,
                                    struct fonts *fonts)
{
	const struct theme *theme = &book->theme;
	struct picture *picture = arena_new(a, struct picture);
	double height = COVER_WIDTH * (double)theme->page_height /
	                (double)theme->page_width;
	struct cover cover;

	if (height < COVER_WIDTH || height > 3 * COVER_WIDTH ||
	    !cover_open(&cover, a, book, fonts, (int)(height + 0.5)))
		return NULL;
	*picture = (struct picture){
		.kind = PICTURE_SVG,
		.path = VIEW("cover.svg"),
		.bytes = svg_of(&cover),
		.index = (int)book->pictures.count,
		.width = theme->page_width,
		.height = theme->page_height,
		.orientation = 1,
	};
	cover_close(&cover);
	return picture;
}
