/* write/epub_cover.c - a cover from title, author and theme */
#include "write/epub_cover.h"

#include "font/paint.h"
#include "write/css.h"
#include "write/xhtml.h"

#include <png.h>
#include <stdlib.h>

#define WIDTH       1200
#define HEIGHT      1800
#define MARGIN      120
#define MEASURE     (WIDTH - 2 * MARGIN)
#define LINES_MOST  8
#define TITLE_LEAST 56
#define TITLE_MOST  168
#define TITLE_CUT   104 /* a word that has to be cut, or no spaces at all */
#define SHADES      16
#define WHITE       UINT32_C(0xFFFFFF)

struct cover {
	struct canvas canvas;
	struct shaper *shaper;
	const char *lang;
	bool is_rtl;
};

/* Lines of one text. */
struct cover_lines {
	struct shaped *lines[LINES_MOST];
	int count;
	bool is_cut;  /* there were more */
	bool is_wide; /* a word is wider than the measure */
};

static int width_of(const struct shaped *shaped, int size)
{
	return (int)(shaped_width(shaped, size * (sp)1024) / 1024);
}

static struct shaped *shape_line(const struct cover *c, const struct font *font,
                                 struct view text)
{
	if (text.n > 1000)
		text.n = utf8_before(text.p, 1000);
	return shape(c->shaper, font, text, c->lang, c->is_rtl);
}

/* The end of the longest part of text from start that fits; at a space, or
 * where one word is too wide, after a character. */
static size_t line_end(const struct cover *c, const struct font *font,
                       struct view text, size_t start, int size, bool *is_wide)
{
	size_t fits = start, at = start;

	while (at < text.n && at - start < 400) {
		size_t space = view_find(text, ' ', at + (at > start));

		if (width_of(shape_line(c, font, view_part(text, start, space)),
		             size) > MEASURE)
			break;
		fits = at = space;
	}
	if (fits > start)
		return fits;
	*is_wide = true;
	for (at = start; at < text.n; fits = at) {
		utf8_next(text.p, text.n, &at);
		if (fits > start &&
		    width_of(shape_line(c, font, view_part(text, start, at)),
		             size) > MEASURE)
			break;
	}
	return fits;
}

static struct cover_lines break_lines(const struct cover *c,
                                      const struct font *font, struct view text,
                                      int size, int most)
{
	struct cover_lines lines = {0};
	size_t at = 0;

	text = view_trim(text);
	while (at < text.n && lines.count < most) {
		size_t end = line_end(c, font, text, at, size, &lines.is_wide);

		lines.lines[lines.count++] =
			shape_line(c, font, view_part(text, at, end));
		for (at = end; at < text.n && text.p[at] == ' ';)
			at++;
	}
	lines.is_cut = at < text.n;
	return lines;
}

/* The lines with their last baseline's y returned; the first stands at y. */
static int add_lines(struct cover *c, const struct cover_lines *lines, int size,
                     int leading, int y)
{
	for (int i = 0; i < lines->count; i++, y += leading) {
		int x = c->is_rtl ? WIDTH - MARGIN -
		                            width_of(lines->lines[i], size)
		                  : MARGIN;

		paint_shaped(&c->canvas, lines->lines[i], size, x, y);
	}
	return y - leading;
}

static void add_rule(struct cover *c, int y, int width, int height)
{
	int x = c->is_rtl ? WIDTH - MARGIN - width : MARGIN;

	for (int row = 0; row < height && y + row < HEIGHT; row++)
		memset(c->canvas.dots + (size_t)(y + row) * WIDTH + x, 0xFF,
		       (size_t)width);
}

/* The largest letters that the title has room for. */
static int title_size(const struct cover *c, const struct font *font,
                      struct view title)
{
	int size = TITLE_MOST;

	if (break_lines(c, font, title, TITLE_LEAST, LINES_MOST).is_wide)
		return TITLE_CUT;
	while (size > TITLE_LEAST) {
		struct cover_lines lines = break_lines(
			c, font, title, size, size > 100 ? 4 : LINES_MOST - 2);

		if (!lines.is_cut && !lines.is_wide)
			break;
		size -= 8;
	}
	return size;
}

static void add_authors(struct cover *c, const struct meta *meta,
                        const struct font *font)
{
	struct cover_lines lines;
	struct buf names = {0};

	for (int i = 0; i < meta->author_count && i < 4; i++) {
		if (i)
			buf_puts(&names, ", ");
		buf_view(&names, meta->authors[i].name);
	}
	lines = break_lines(c, font, (struct view){buf_text(&names), names.len},
	                    58, 3);
	add_lines(c, &lines, 58, 76, HEIGHT - 150 - 76 * (lines.count - 1));
	buf_clear(&names);
}

static void draw(struct cover *c, const struct book *book, struct fonts *fonts)
{
	const struct theme *theme = &book->theme;
	const struct meta *meta = &book->meta;
	const struct font *heading =
		fonts_get(fonts, (int)theme->headings[0].family, 700, false, 0);
	const struct font *body =
		fonts_get(fonts, (int)theme->body_family, 400, false, 0);
	int size = title_size(c, heading, meta->title);
	struct cover_lines lines =
		break_lines(c, heading, meta->title, size, LINES_MOST);
	int y = add_lines(c, &lines, size, size * 9 / 8, 360 + size * 3 / 4);

	add_rule(c, y + 90, 180, 8);
	lines = break_lines(c, body, meta->subtitle, 62, 4);
	add_lines(c, &lines, 62, 80, y + 210);
	add_authors(c, meta, body);
}

/* --- the file --- */

/* The shade of 16 between the ground and white, as libpng wants it. */
static void set_palette(uint32_t ground, png_byte palette[3 * SHADES])
{
	for (int i = 0; i < SHADES; i++)
		for (int k = 0; k < 3; k++) {
			int dark = (int)(ground >> (16 - 8 * k)) & 0xFF;

			palette[3 * i + k] =
				(png_byte)(dark +
			                   (255 - dark) * i / (SHADES - 1));
		}
}

static struct view pack(struct arena *a, struct canvas *canvas, uint32_t ground)
{
	png_image image = {
		.version = PNG_IMAGE_VERSION,
		.width = WIDTH,
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
	for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
		canvas->dots[i] = (uint8_t)((canvas->dots[i] + 8) / 17);
	set_palette(ground, palette);
	if (png_image_write_to_memory(&image, bytes, &size, 0, canvas->dots,
	                              WIDTH, palette))
		file = arena_view(a, (struct view){bytes, size});
	png_image_free(&image);
	free(bytes);
	return file;
}

const struct picture *epub_cover(struct arena *a, const struct book *book,
                                 struct fonts *fonts)
{
	const struct value *wanted =
		value_get(book->meta.values, "cover-image");
	struct picture *picture = arena_new(a, struct picture);
	struct cover c = {
		.canvas = {calloc(WIDTH, HEIGHT), WIDTH, HEIGHT},
		.lang = arena_view(a, book->meta.lang).p,
		.is_rtl = xhtml_is_right_to_left(book, book->meta.lang),
	};

	if (!c.canvas.dots)
		arena_no_memory((size_t)WIDTH * HEIGHT);
	if (view_trim(book->meta.title).n && fonts &&
	    value_bool(wanted, true) &&
	    fonts_get(fonts, FONT_SERIF, 400, false, 0)) {
		c.shaper = shaper_open(fonts);
		draw(&c, book, fonts);
		shaper_close(c.shaper);
		*picture = (struct picture){
			.kind = PICTURE_PNG,
			.path = VIEW("cover.png"),
			.bytes = pack(
				a, &c.canvas,
				css_readable(book->theme.accent_colour, WHITE)),
			.index = (int)book->pictures.count,
			.width = PT(WIDTH * 72.0 / 96),
			.height = PT(HEIGHT * 72.0 / 96),
			.pixel_width = WIDTH,
			.pixel_height = HEIGHT,
			.orientation = 1,
		};
	}
	free(c.canvas.dots);
	return picture->bytes.n ? picture : NULL;
}
