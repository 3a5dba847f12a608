/* line/cells.c - a line of code as cells of the typewriter */
#include "line/cells.h"

#include "base/array.h"
#include "line/word.h"

enum {
	TAB = 4
};

static void add_variant(struct code_cells *c, enum code_class class)
{
	const struct code_style *style = &c->setter->theme->code_styles[class];
	const struct font *font = c->font;

	if (c->variants[class].font)
		return;
	if (style->bold || style->italic)
		font = fonts_get(c->setter->fonts, font->family,
		                 style->bold ? 700 : font->face->weight,
		                 style->italic, font->features);
	c->variants[class] = (struct code_variant){font, style->colour};
}

/* The variant for the byte at, and where it changes next. */
static int variant_at(struct code_cells *c, uint32_t at, uint32_t *until)
{
	const struct code_span *span;

	while (c->span < c->span_count && c->spans[c->span].end <= at)
		c->span++;
	*until = (uint32_t)c->text.n;
	if (c->span == c->span_count)
		return 0;
	span = &c->spans[c->span];
	if (at < span->start) {
		*until = span->start;
		return 0;
	}
	*until = span->end;
	add_variant(c, (enum code_class)span->class);
	return (int)span->class;
}

static struct code_cell *add_cell(struct code_cells *c, uint32_t start,
                                  uint32_t end, int variant)
{
	struct code_cell *cell =
		ARRAY_ADD(&c->setter->scratch, c->at, c->count, c->room);

	*cell = (struct code_cell){
		.start = start, .end = end, .variant = variant};
	return cell;
}

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static bool starts_rtl(struct view text)
{
	size_t at = 0;

	return unicode_is_rtl(utf8_next(text.p, text.n, &at));
}

/* The end of a row of characters beyond ASCII. In a script that is written
 * from right to left, spaces inside belong to it. */
static uint32_t row_end(struct view text, uint32_t start, uint32_t until,
                        bool rtl)
{
	uint32_t end = start;

	for (uint32_t i = start; i < until; i++) {
		if (is_ascii(text.p[i])) {
			if (!rtl || text.p[i] != ' ')
				break;
			continue;
		}
		if (i - start >= DIVIDE_MOST &&
		    ((unsigned char)text.p[i] & 0xC0) != 0x80)
			break;
		end = i + 1;
	}
	return end;
}

static void add_shaped(struct code_cells *c, uint32_t start, uint32_t end,
                       int variant, bool rtl)
{
	const struct font *font = c->variants[variant].font;
	struct code_cell *cell = add_cell(c, start, end, variant);

	cell->shaped = shape(c->setter->shaper, font,
	                     view_part(c->text, start, end), c->lang, rtl);
	cell->width = shaped_width(cell->shaped, c->size);
}

/* One cell for each cluster. */
static void split_clusters(struct code_cells *c, uint32_t start, uint32_t end,
                           int variant, bool rtl)
{
	uint8_t starts[DIVIDE_MOST + 4];
	struct view row = view_part(c->text, start, end);
	uint32_t from = 0;

	unicode_clusters(c->setter->unicode, row, starts);
	for (uint32_t i = 1; i <= row.n; i++)
		if (i == row.n || starts[i]) {
			add_shaped(c, start + from, start + i, variant, rtl);
			from = i;
		}
}

/* A row that is too wide for a line by itself. Letters from right to left join
 * their neighbours: such a row is divided between words, while these fit. */
static void split_row(struct code_cells *c, uint32_t start, uint32_t end,
                      int variant, bool rtl)
{
	uint32_t from = start;

	if (!rtl) {
		split_clusters(c, start, end, variant, rtl);
		return;
	}
	for (uint32_t i = start + 1; i <= end; i++) {
		if (i < end && c->text.p[i - 1] != ' ')
			continue;
		add_shaped(c, from, i, variant, rtl);
		if (c->at[c->count - 1].width > c->width / 2) {
			c->count--;
			split_clusters(c, from, i, variant, rtl);
		}
		from = i;
	}
}

static uint32_t add_row(struct code_cells *c, uint32_t start, uint32_t until,
                        int variant)
{
	bool rtl = starts_rtl(view_from(c->text, start));
	uint32_t end = row_end(c->text, start, until, rtl);

	/* A character may not be cut by a span that ends within it. */
	while (end < c->text.n && !is_ascii(c->text.p[end]) &&
	       ((unsigned char)c->text.p[end] & 0xC0) == 0x80)
		end++;
	add_shaped(c, start, end, variant, rtl);
	if (c->at[c->count - 1].width > c->width / 4) {
		c->count--;
		split_row(c, start, end, variant, rtl);
	}
	return end;
}

static void add_tab(struct code_cells *c, uint32_t at, int variant, sp x)
{
	sp stop = TAB * c->column;
	struct code_cell *cell = add_cell(c, at, at + 1, variant);

	cell->width = stop > 0 ? stop - x % stop : 0;
}

/* Control characters keep the place of a space. */
static void add_ascii(struct code_cells *c, uint32_t at, int variant)
{
	const struct font *font = c->variants[variant].font;
	char byte = c->text.p[at] < ' ' ? ' ' : c->text.p[at];
	const struct glyph *glyph = ascii_glyph(c->setter, font, byte);
	struct code_cell *cell;

	if (!glyph) {
		add_shaped(c, at, at + 1, variant, false);
		return;
	}
	cell = add_cell(c, at, at + 1, variant);
	cell->glyph = glyph;
	cell->width =
		sp_from_font(glyph->advance, c->size, font->face->units_per_em);
}

void cells_read(struct code_cells *c, uint32_t start, uint32_t end)
{
	uint32_t at = start, until = start;
	int variant = 0;
	sp x = 0;

	c->count = 0;
	while (at < end) {
		int before = c->count;

		if (at >= until)
			variant = variant_at(c, at, &until);
		if (!is_ascii(c->text.p[at])) {
			at = add_row(c, at, until < end ? until : end, variant);
		} else {
			if (c->text.p[at] == '\t')
				add_tab(c, at, variant, x);
			else
				add_ascii(c, at, variant);
			at++;
		}
		while (before < c->count)
			x += c->at[before++].width;
	}
}

void cells_open(struct code_cells *c, uint32_t colour)
{
	const struct face *face = c->font->face;

	c->column = sp_from_font(face->space, c->size, face->units_per_em);
	c->variants[CODE_PLAIN] = (struct code_variant){c->font, colour};
}
