/* write/cover_design.c - the designs of covers, and where their words stand */
#include "write/cover.h"

#include "base/array.h"
#include "base/hash.h"
#include "write/css.h"
#include "write/xhtml.h"

#define MARGIN      120
#define MEASURE     (COVER_WIDTH - 2 * MARGIN)
#define LINES_MOST  8
#define TITLE_LEAST 56
#define TITLE_MOST  168
#define TITLE_CUT   104 /* a word that has to be cut, or no spaces at all */
#define SUBTITLE    62
#define AUTHOR      58
#define TILE        300
#define BLEED       12 /* beyond the edges: no seam shows there */
/* Of an eighth of a circle's arc, in 1/10000 of its radius. */
#define ARC_CONTROL 4142
#define ARC_MIDDLE  7071
#define WHITE       UINT32_C(0xFFFFFF)

/* --- words --- */

/* Lines of one text. */
struct broken {
	struct shaped *lines[LINES_MOST];
	struct view texts[LINES_MOST];
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

static struct broken break_lines(const struct cover *c, const struct font *font,
                                 struct view text, int size, int most)
{
	struct broken lines = {0};
	size_t at = 0;

	text = view_trim(text);
	while (at < text.n && lines.count < most) {
		size_t end = line_end(c, font, text, at, size, &lines.is_wide);

		lines.texts[lines.count] = view_part(text, at, end);
		lines.lines[lines.count] =
			shape_line(c, font, lines.texts[lines.count]);
		lines.count++;
		for (at = end; at < text.n && text.p[at] == ' ';)
			at++;
	}
	lines.is_cut = at < text.n;
	return lines;
}

/* The first baseline is y; returns the last. */
static int add_lines(struct cover *c, const struct broken *lines, int size,
                     int leading, int y, bool is_heading)
{
	for (int i = 0; i < lines->count && c->line_count < COVER_LINES; i++) {
		c->lines[c->line_count++] = (struct cover_line){
			.shaped = lines->lines[i],
			.text = lines->texts[i],
			.is_heading = is_heading,
			.size = size,
			.x = c->is_rtl ? COVER_WIDTH - MARGIN -
		                                 width_of(lines->lines[i], size)
		                       : MARGIN,
			.y = y + i * leading,
		};
	}
	return y + (lines->count - 1) * leading;
}

/* The largest letters with which the title has at most so many lines. */
static int title_size(const struct cover *c, const struct font *font,
                      struct view title, int lines_most)
{
	int size = TITLE_MOST;

	if (break_lines(c, font, title, TITLE_LEAST, LINES_MOST).is_wide)
		return TITLE_CUT;
	while (size > TITLE_LEAST) {
		struct broken lines =
			break_lines(c, font, title, size,
		                    size > 100 ? lines_most : LINES_MOST - 2);

		if (!lines.is_cut && !lines.is_wide)
			break;
		size -= 8;
	}
	return size;
}

/* --- shapes --- */

static void add_point(struct cover *c, int x, int y, bool off)
{
	*ARRAY_ADD(c->memory, c->points, c->point_count, c->point_room) =
		(struct curve_point){x, y, off};
	c->shapes[c->shape_count - 1].count++;
}

static void add_shape(struct cover *c, int tint)
{
	*ARRAY_ADD(c->memory, c->shapes, c->shape_count, c->shape_room) =
		(struct cover_shape){.tint = tint, .first = c->point_count};
}

static void add_box(struct cover *c, int x, int y, int width, int height,
                    int tint)
{
	add_shape(c, tint);
	add_point(c, x, y, false);
	add_point(c, x + width, y, false);
	add_point(c, x + width, y + height, false);
	add_point(c, x, y + height, false);
}

/* Two parabolas from the point beside (x, y) to the one below it. */
static void add_arc(struct cover *c, int x, int y, int across, int down, int r)
{
	int k = r * ARC_CONTROL / 10000, m = r * ARC_MIDDLE / 10000;

	add_point(c, x + across * r, y + down * k, true);
	add_point(c, x + across * m, y + down * m, false);
	add_point(c, x + across * k, y + down * r, true);
	add_point(c, x, y + down * r, false);
}

/* A quarter of a disc around the corner (x, y); the others are r to the right
 * or left (across is 1 or -1), below or above (down). */
static void add_quarter(struct cover *c, int x, int y, int across, int down,
                        int r, int tint)
{
	add_shape(c, tint);
	add_point(c, x, y, false);
	add_point(c, x + across * r, y, false);
	add_arc(c, x, y, across, down, r);
}

/* Half a disc below the point (x, y), or above it. */
static void add_half(struct cover *c, int x, int y, int down, int r, int tint)
{
	int k = r * ARC_CONTROL / 10000, m = r * ARC_MIDDLE / 10000;

	add_shape(c, tint);
	add_point(c, x + r, y, false);
	add_arc(c, x, y, 1, down, r);
	add_point(c, x - k, y + down * r, true);
	add_point(c, x - m, y + down * m, false);
	add_point(c, x - r, y + down * k, true);
	add_point(c, x - r, y, false);
}

static void add_rule(struct cover *c, int y)
{
	add_box(c, c->is_rtl ? COVER_WIDTH - MARGIN - 180 : MARGIN, y, 180, 8,
	        255);
}

/* --- designs --- */

/* What stands on a cover. */
struct words {
	const struct font *heading, *body;
	struct view title, subtitle;
	struct view authors;
};

static int add_title(struct cover *c, const struct words *w, int y,
                     int lines_most)
{
	int size = title_size(c, w->heading, w->title, lines_most);
	struct broken lines =
		break_lines(c, w->heading, w->title, size, LINES_MOST);

	return add_lines(c, &lines, size, size * 9 / 8, y + size * 3 / 4, true);
}

static void add_subtitle(struct cover *c, const struct words *w, int y,
                         int most)
{
	struct broken lines =
		break_lines(c, w->body, w->subtitle, SUBTITLE, most);

	add_lines(c, &lines, SUBTITLE, 80, y, false);
}

/* The last line of the names stands at y, or the first. */
static void add_authors(struct cover *c, const struct words *w, int y,
                        bool is_last)
{
	struct broken lines = break_lines(c, w->body, w->authors, AUTHOR, 3);

	add_lines(c, &lines, AUTHOR, 76,
	          is_last ? y - 76 * (lines.count - 1) : y, false);
}

static void draw_type(struct cover *c, const struct words *w)
{
	int y = add_title(c, w, c->height / 5, 4);

	add_rule(c, y + 90);
	add_subtitle(c, w, y + 210, 4);
	add_authors(c, w, c->height - 150, true);
}

/* Bands that rise to the right, the hindmost the darkest. */
static void draw_bands(struct cover *c, const struct words *w)
{
	static const int tints[] = {64, 120, 150, 186, 222};
	int rise = COVER_WIDTH * 2 / 5, y;

	for (int i = 0; i < 5; i++) {
		int top = c->height * 11 / 20 + rise + i * 170;

		add_shape(c, tints[i]);
		add_point(c, -BLEED, top, false);
		add_point(c, COVER_WIDTH + BLEED, top - rise - 40 * i, false);
		add_point(c, COVER_WIDTH + BLEED, c->height + BLEED, false);
		add_point(c, -BLEED, c->height + BLEED, false);
	}
	add_authors(c, w, 170, false);
	y = add_title(c, w, 300, 3);
	add_subtitle(c, w, y + 126, 2);
}

/* One square; what is in it comes from the title's hash. */
static void add_tile(struct cover *c, int x, int y, unsigned random)
{
	static const int tints[] = {48, 72, 128, 160, 200, 236};
	int tint = tints[random % 6], other = tints[(random >> 3) % 6];
	int across = random & 64 ? 1 : -1, down = random & 128 ? 1 : -1;
	int corner_x = across > 0 ? x : x + TILE;
	int corner_y = down > 0 ? y : y + TILE;

	add_box(c, x, y, TILE, TILE, tint);
	if (other == tint)
		other = COVER_GROUND;
	switch ((random >> 8) % 4) {
	case 0:
		add_quarter(c, corner_x, corner_y, across, down, TILE, other);
		break;
	case 1:
		add_quarter(c, corner_x, corner_y, across, down, TILE, other);
		add_quarter(c, corner_x, corner_y, across, down, TILE / 2,
		            tint);
		break;
	case 2:
		add_shape(c, other);
		add_point(c, corner_x, corner_y, false);
		add_point(c, corner_x + across * TILE, corner_y, false);
		add_point(c, corner_x, corner_y + down * TILE, false);
		break;
	default:
		add_half(c, x + TILE / 2, corner_y, down, TILE / 2, other);
	}
}

static void draw_tiles(struct cover *c, const struct words *w)
{
	uint64_t random = hash_bytes(w->title.p, w->title.n);
	int rows = (c->height - 1100) / TILE, y;

	rows = rows < 1 ? 1 : rows > 3 ? 3 : rows;
	for (int row = 0; row < rows; row++)
		for (int i = 0; i < COVER_WIDTH / TILE; i++) {
			random = hash_seeded(&random, sizeof(random), 1);
			add_tile(c, i * TILE, row * TILE,
			         (unsigned)(random >> 20));
		}
	y = add_title(c, w, rows * TILE + 110, 3);
	add_subtitle(c, w, y + 126, 2);
	add_authors(c, w, c->height - 110, true);
}

static const struct {
	const char *name;
	void (*draw)(struct cover *c, const struct words *w);
} designs[] = {
	{"type", draw_type},
	{"bands", draw_bands},
	{"tiles", draw_tiles},
};

/* The design of this name, or the first; *known says which. */
static int find_design(struct view name, bool *known)
{
	for (size_t i = 0; i < sizeof(designs) / sizeof(*designs); i++) {
		*known = view_is_nocase(view_trim(name), designs[i].name);
		if (*known)
			return (int)i;
	}
	return 0;
}

bool cover_has_design(struct view name)
{
	bool known;

	find_design(name, &known);
	return known;
}

static struct view author_names(struct arena *a, const struct meta *meta)
{
	struct buf names = {0};
	struct view result;

	for (int i = 0; i < meta->author_count && i < 4; i++) {
		if (i)
			buf_puts(&names, ", ");
		buf_view(&names, meta->authors[i].name);
	}
	result = arena_view(a, (struct view){buf_text(&names), names.len});
	buf_clear(&names);
	return result;
}

static void draw(struct cover *c, const struct book *book, struct fonts *fonts)
{
	const struct theme *theme = &book->theme;
	struct view wanted =
		value_text(value_get(book->meta.values, "cover-design"));
	struct words w = {
		.heading = fonts_get(fonts, (int)theme->headings[0].family, 700,
	                             false, 0),
		.body = fonts_get(fonts, (int)theme->body_family, 400, false,
	                          0),
		.title = book->meta.title,
		.subtitle = book->meta.subtitle,
		.authors = author_names(c->memory, &book->meta),
	};
	bool known;

	designs[find_design(wanted, &known)].draw(c, &w);
}

bool cover_open(struct cover *cover, struct arena *a, const struct book *book,
                struct fonts *fonts, int height)
{
	const struct value *wanted =
		value_get(book->meta.values, "cover-image");

	if (!view_trim(book->meta.title).n || !fonts ||
	    !value_bool(wanted, true) ||
	    !fonts_get(fonts, FONT_SERIF, 400, false, 0))
		return false;
	*cover = (struct cover){
		.memory = a,
		.theme = &book->theme,
		.height = height,
		.ground = css_readable(book->theme.accent_colour, WHITE),
		.shaper = shaper_open(fonts),
		.lang = arena_view(a, book->meta.lang).p,
		.is_rtl = xhtml_is_right_to_left(book, book->meta.lang),
	};
	draw(cover, book, fonts);
	return true;
}

void cover_close(struct cover *cover)
{
	shaper_close(cover->shaper);
}

uint32_t cover_colour(const struct cover *cover, int tint)
{
	uint32_t colour = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		int part = (int)(cover->ground >> shift) & 0xFF;

		if (tint < COVER_GROUND) /* down to half of it */
			part = part / 2 + part * tint / (2 * COVER_GROUND);
		else
			part += (255 - part) * (tint - COVER_GROUND) /
			        (255 - COVER_GROUND);
		colour |= (uint32_t)part << shift;
	}
	return colour;
}
