/* write/pdf_text.c - runs of glyphs -> BT ... TJ ... ET */
#include "write/pdf_text.h"

#include "write/pdf_syntax.h"

#include <string.h>

/* A difference this small is left for the next glyph to make up. */
#define SLACK 2

/* Numbers in a TJ reach this far; beyond it a new line begins. */
#define REACH 30000

/* From one font to the next on a line, the pen goes no further without a new
 * start. */
#define NEAR PT(20)

void pdf_text_open(struct pdf_text *text, struct buf *out,
                   const struct pdf_fonts *fonts)
{
	*text = (struct pdf_text){.out = out,
	                          .fonts = fonts,
	                          .has_word_space = true,
	                          .colour = PDF_NO_COLOUR};
}

static void leave_string(struct pdf_text *text)
{
	if (text->in_string)
		buf_char(text->out, ')');
	text->in_string = false;
}

/* The bytes at this place of out give way to these. */
static void replace(struct buf *out, size_t at, size_t n, struct view with)
{
	size_t behind = out->len - at - n;

	if (with.n > n)
		buf_add(out, with.p, with.n - n); /* any bytes: room */
	memmove(out->bytes + at + with.n, out->bytes + at + n, behind);
	memcpy(out->bytes + at, with.p, with.n);
	out->len = at + with.n + behind;
}

static void enter_list(struct pdf_text *text)
{
	text->list_at = text->out->len;
	buf_char(text->out, '[');
	text->in_list = true;
	text->numbers = text->spaces = 0;
	text->after_space = false;
	text->space = text->size > 0 ? text->word_space / text->size : 0;
}

/* A list of one string is written as that string. */
static void leave_list(struct pdf_text *text)
{
	leave_string(text);
	if (text->in_list && !text->numbers &&
	    text->out->len > text->list_at + 1) {
		replace(text->out, text->list_at, 1, VIEW(""));
		buf_puts(text->out, "Tj\n");
	} else if (text->in_list) {
		buf_puts(text->out, "]TJ\n");
	}
	text->in_list = false;
}

static void set_rise(struct pdf_text *text, int64_t rise)
{
	if (rise == text->rise)
		return;
	leave_list(text);
	pdf_operand(text->out, rise);
	buf_puts(text->out, "Ts\n");
	enter_list(text);
	text->rise = rise;
}

void pdf_text_begin(struct pdf_text *text)
{
	if (!text->is_open)
		buf_puts(text->out, "BT\n");
	text->is_open = true;
}

void pdf_text_flush(struct pdf_text *text)
{
	leave_list(text);
	if (text->rise)
		buf_puts(text->out, "0 Ts\n");
	text->rise = 0;
}

void pdf_text_end(struct pdf_text *text)
{
	pdf_text_flush(text);
	if (text->is_open)
		buf_puts(text->out, "ET\n");
	text->is_open = false;
	text->line_x = text->line_y = 0;
}

void pdf_text_colour(struct pdf_text *text, uint32_t colour)
{
	if (colour == text->colour)
		return;
	leave_list(text);
	pdf_colour(text->out, colour, false);
	text->colour = colour;
}

static bool is_slack(int64_t difference)
{
	return difference >= -SLACK && difference <= SLACK;
}

/* The first space of a TJ may lead anywhere: what it is wider than the font's
 * is set before the TJ, and holds on. */
static bool set_word_space(struct pdf_text *text, int64_t to)
{
	int64_t space = text->space + to - text->pen;
	struct buf tw = {0};

	if (!text->has_word_space || !text->after_space || text->spaces != 1)
		return false;
	if (is_slack(space))
		space = 0;
	text->pen += space - text->space;
	text->space = space;
	text->word_space = space * text->size;
	pdf_real(&tw, (double)text->word_space / 1e6, 6);
	buf_puts(&tw, " Tw");
	replace(text->out, text->list_at, 0,
	        (struct view){buf_text(&tw), tw.len});
	text->list_at += tw.len;
	buf_clear(&tw);
	return true;
}

static void move_pen(struct pdf_text *text, int64_t to)
{
	int64_t back = text->pen - to;

	if (is_slack(back) || set_word_space(text, to))
		return;
	leave_string(text);
	buf_int(text->out, back);
	text->numbers++;
	text->pen = to;
}

/* To where a run begins. The gaps of a line are alike but for rounding: one
 * written like the one before costs next to nothing once it is deflated, and
 * what it is off by does not add up, since runs are placed by themselves. */
static void move_to_run(struct pdf_text *text, int64_t to)
{
	int64_t back = text->pen - to;

	if (is_slack(back))
		return;
	if (is_slack(back - text->gap))
		to = text->pen - text->gap;
	else
		text->gap = back;
	move_pen(text, to);
}

static void put_code(struct pdf_text *text, const struct pdf_code *code)
{
	struct buf *out = text->out;

	if (!text->in_string)
		buf_char(out, '(');
	text->in_string = true;
	if (code->value > 0xFF)
		buf_char(out, (char)(code->value >> 8));
	buf_char(out, (char)(code->value & 0xFF));
	text->pen += code->width;
	text->after_space = code->value == ' ';
	if (text->after_space) {
		text->pen += text->space;
		text->spaces++;
	}
}

struct glyph_run {
	const struct face *face;
	const struct glyph *glyphs; /* from left to right */
	int count;
	bool rtl;
	const uint16_t *codes;
};

static int64_t width_of(const struct glyph_run *run)
{
	int64_t width = 0;

	for (int i = 0; i < run->count; i++)
		width += run->glyphs[i].advance;
	return width;
}

/*
 * start: where the leftmost glyph stands, 1/1000 of the size from the TJ's
 * start. What is read from right to left is drawn so, too, with steps back, so
 * that the text comes in the order of reading.
 */
static void put_glyphs(struct pdf_text *text, const struct glyph_run *run,
                       int64_t start)
{
	int64_t per_em = run->face->units_per_em;
	int64_t at = run->rtl ? width_of(run) : 0; /* font units */
	bool is_first = true;

	for (int k = 0; k < run->count; k++) {
		int i = run->rtl ? run->count - 1 - k : k;
		const struct glyph *glyph = &run->glyphs[i];
		int64_t to;

		at -= run->rtl ? glyph->advance : 0;
		to = at + glyph->dx;
		at += run->rtl ? 0 : glyph->advance;
		if (!run->codes[i + 1])
			continue;
		if (per_em != 1000)
			to = to * 1000 / per_em;
		if (glyph->dy || text->rise)
			set_rise(text, glyph->dy * text->size / per_em);
		if (is_first) {
			move_to_run(text, start + to);
			start = text->pen - to; /* kerns stay as they are */
			is_first = false;
		}
		move_pen(text, start + to);
		put_code(text, pdf_fonts_code(text->fonts, run->codes, i));
	}
}

/* How far length is along the TJ, 1/1000 of the size as it is drawn. */
static int64_t in_ems(const struct pdf_text *text, sp length)
{
	int64_t unit = text->size * (1000 + text->expansion); /* 1e-6 pt */
	int64_t micro = length * 1000000 / SP_PER_PT;         /* 1e-6 pt */

	if (unit <= 0)
		return 0;
	return (micro * 1000 + (micro < 0 ? -unit / 2 : unit / 2)) / unit;
}

/* The other way round. */
static sp along(const struct pdf_text *text, int64_t ems)
{
	int64_t unit = text->size * (1000 + text->expansion);

	return ems * unit / 1000 * SP_PER_PT / 1000000;
}

static bool is_space(const struct run *run)
{
	return run->count == 1 &&
	       (view_is(run->text, " ") || view_is(run->text, "\xC2\xA0"));
}

/* Can the run go on in the TJ that is open? */
static bool goes_on(const struct pdf_text *text, const struct run *run, sp x,
                    sp y, int font)
{
	int64_t gap;

	if (!text->in_list || y != text->baseline || font != text->font ||
	    run->size != text->run_size)
		return false;
	if (!is_space(run) &&
	    (run->colour != text->colour || run->expansion != text->expansion))
		return false;
	if (x > text->start + SP_PER_PT * 20000 ||
	    x < text->start - SP_PER_PT * 20000)
		return false;
	gap = in_ems(text, x - text->start) - text->pen;
	return gap > -REACH && gap < REACH;
}

static void set_state(struct pdf_text *text, const struct run *run, int font)
{
	struct buf *out = text->out;
	int64_t size = pdf_milli(run->size);

	pdf_text_begin(text);
	pdf_text_colour(text, run->colour);
	if (font != text->font || size != text->size) {
		buf_puts(out, "/F");
		buf_int(out, font);
		buf_char(out, ' ');
		pdf_operand(out, size);
		buf_puts(out, "Tf\n");
	}
	if (run->expansion != text->expansion) {
		pdf_operand(out, INT64_C(100) * (1000 + run->expansion));
		buf_puts(out, "Tz\n");
	}
	text->font = font;
	text->size = size;
	text->expansion = run->expansion;
	text->run_size = run->size;
}

static void begin_list(struct pdf_text *text, const struct run *run, sp x, sp y,
                       int font)
{
	struct buf *out = text->out;
	int64_t to_x = pdf_milli(x), to_y = pdf_milli(y);
	sp pen = text->start + along(text, text->pen);
	bool is_same_line = text->line_x && y == text->baseline &&
	                    x > pen - NEAR && x < pen + NEAR;

	pdf_text_flush(text);
	set_state(text, run, font);
	if (is_same_line) {
		/* the pen stands where the last glyph ended */
		enter_list(text);
		text->start = pen;
		text->pen = 0;
		return;
	}
	pdf_operand(out, to_x - text->line_x);
	pdf_operand(out, to_y - text->line_y);
	buf_puts(out, "Td\n");
	enter_list(text);
	text->line_x = to_x;
	text->line_y = to_y;
	text->start = x;
	text->baseline = y;
	text->pen = 0;
	text->gap = 0;
}

void pdf_text_run(struct pdf_text *text, const struct run *run, sp x, sp y,
                  const uint16_t *codes)
{
	if (run->count <= 0 || !codes[0] || run->expansion <= -1000)
		return;
	if (!goes_on(text, run, x, y, codes[0]))
		begin_list(text, run, x, y, codes[0]);
	put_glyphs(text,
	           &(struct glyph_run){run->face, run->glyphs, run->count,
	                               run->rtl, codes},
	           in_ems(text, x - text->start));
}

void pdf_text_piece(struct buf *out, const struct pdf_fonts *fonts,
                    const struct piece *piece, bool rtl, const uint16_t *codes,
                    int64_t size)
{
	struct pdf_text text = {
		.out = out, .fonts = fonts, .is_open = true, .size = size};

	if (!codes[0])
		return;
	enter_list(&text);
	put_glyphs(&text,
	           &(struct glyph_run){piece->face, piece->glyphs, piece->count,
	                               rtl, codes},
	           0);
	pdf_text_flush(&text);
}
