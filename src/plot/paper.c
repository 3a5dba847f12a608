/* plot/paper.c - what a chart is drawn on: SVG text in the making */
#include "plot/paper.h"

#include "base/array.h"

#include <math.h>

uint32_t colour_mixed(uint32_t colour, uint32_t other, double share)
{
	uint32_t mixed = 0;

	for (int shift = 0; shift <= 16; shift += 8) {
		double one = colour >> shift & 0xFF;
		double two = other >> shift & 0xFF;

		mixed |= (uint32_t)(one + (two - one) * share + 0.5) << shift;
	}
	return mixed;
}

void paper_open(struct paper *p, struct arena *a, struct shaper *shaper,
                const struct theme *theme, const char *lang, double width)
{
	double size = sp_to_pt(theme->caption_size);

	*p = (struct paper){.memory = a,
	                    .shaper = shaper,
	                    .lang = lang,
	                    .width = width,
	                    .ink = theme->text_colour,
	                    .muted = theme->muted_colour,
	                    .rule = theme->rule_colour};
	p->grid = colour_mixed(theme->rule_colour, 0xFFFFFF, 0.65);
	p->title = (struct lettering){size * 1.2, true, p->ink};
	p->strong = (struct lettering){size, true, p->ink};
	p->label = (struct lettering){size, false, p->ink};
	p->small = (struct lettering){size * 0.94, false, p->muted};
}

void paper_close(struct paper *p)
{
	buf_clear(&p->out);
}

/* Hundredths are finer than any printer's dot. */
static void put_number(struct paper *p, double value)
{
	int64_t hundredths = (int64_t)floor(value * 100 + 0.5);

	if (hundredths < 0) {
		buf_char(&p->out, '-');
		hundredths = -hundredths;
	}
	buf_int(&p->out, hundredths / 100);
	hundredths %= 100;
	if (!hundredths)
		return;
	buf_char(&p->out, '.');
	buf_char(&p->out, (char)('0' + hundredths / 10));
	if (hundredths % 10)
		buf_char(&p->out, (char)('0' + hundredths % 10));
}

static void put_attribute(struct paper *p, const char *name, double value)
{
	buf_printf(&p->out, " %s=\"", name);
	put_number(p, value);
	buf_char(&p->out, '"');
}

static void put_colour(struct paper *p, const char *name, uint32_t colour)
{
	buf_printf(&p->out, " %s=\"#%06x\"", name, (unsigned)colour & 0xFFFFFF);
}

struct view paper_file(struct paper *p)
{
	struct paper file = {0};
	struct view bytes;

	buf_puts(&file.out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	buf_puts(&file.out, " width=\"");
	put_number(&file, p->width);
	buf_puts(&file.out, "pt\" height=\"");
	put_number(&file, p->y);
	buf_puts(&file.out, "pt\" viewBox=\"0 0 ");
	put_number(&file, p->width);
	buf_char(&file.out, ' ');
	put_number(&file, p->y);
	buf_puts(&file.out, "\" font-family=\"'Source Sans 3', 'Source Sans "
	                    "Pro', sans-serif\">\n");
	buf_add(&file.out, buf_text(&p->out), p->out.len);
	buf_puts(&file.out, "</svg>\n");
	bytes = arena_view(p->memory,
	                   (struct view){buf_text(&file.out), file.out.len});
	buf_clear(&file.out);
	return bytes;
}

/* --- words --- */

double paper_measure(struct paper *p, struct lettering l, struct view text)
{
	const struct font *font = fonts_get(shaper_fonts(p->shaper), FONT_SANS,
	                                    l.bold ? 600 : 400, false, 0);

	if (!text.n)
		return 0;
	if (text.n > SHAPE_MOST)
		text.n = SHAPE_MOST;
	return sp_to_pt(shaped_width(
		shape(p->shaper, font, text, p->lang, false), PT(l.size)));
}

/* The longest start of text, cut before a space, that fits; at least a word. */
static size_t fitting(struct paper *p, struct lettering l, struct view text,
                      double width)
{
	size_t best = 0;

	for (size_t i = 1; i <= text.n; i++) {
		if (i < text.n && text.p[i] != ' ')
			continue;
		if (best && paper_measure(p, l, view_part(text, 0, i)) > width)
			break;
		best = i;
	}
	return best;
}

/* text with an ellipsis, shortened until it fits. */
static struct view shortened(struct paper *p, struct lettering l,
                             struct view text, double width)
{
	struct view cut = text;

	if (text.n > 300)
		text.n = utf8_before(text.p, 300);
	while (text.n) {
		cut = view_of(arena_printf(p->memory, "%.*s\xE2\x80\xA6",
		                           (int)text.n, text.p));
		if (paper_measure(p, l, cut) <= width)
			break;
		text.n = utf8_before(text.p, text.n);
		text = view_trim(text);
	}
	return cut;
}

int paper_cut(struct paper *p, struct lettering l, struct view text,
              double width, struct view *lines, int most)
{
	int count = 0;

	text = view_trim(text);
	if (text.n > 2000) /* no label: it is shortened in any case */
		text.n = utf8_before(text.p, 2000);
	while (text.n && count < most) {
		size_t n = fitting(p, l, text, width);
		struct view line = view_part(text, 0, n);

		if ((count == most - 1 && n < text.n))
			line = shortened(p, l, text, width);
		else if (paper_measure(p, l, line) > width)
			line = shortened(p, l, line, width);
		lines[count++] = line;
		text = view_trim(view_from(text, n));
	}
	return count;
}

static void put_escaped(struct buf *out, struct view text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '&')
			buf_puts(out, "&amp;");
		else if (text.p[i] == '<')
			buf_puts(out, "&lt;");
		else if (text.p[i] == '>')
			buf_puts(out, "&gt;");
		else
			buf_char(out, text.p[i]);
	}
}

void paper_words(struct paper *p, struct lettering l, enum anchor anchor,
                 double x, double y, struct view text)
{
	if (!text.n)
		return;
	buf_puts(&p->out, "<text");
	put_attribute(p, "x", x);
	put_attribute(p, "y", y);
	put_attribute(p, "font-size", l.size);
	if (l.bold)
		buf_puts(&p->out, " font-weight=\"600\"");
	if (anchor != ANCHOR_START)
		buf_printf(&p->out, " text-anchor=\"%s\"",
		           anchor == ANCHOR_END ? "end" : "middle");
	put_colour(p, "fill", l.colour);
	buf_char(&p->out, '>');
	put_escaped(&p->out, text);
	buf_puts(&p->out, "</text>\n");
}

void paper_paragraph(struct paper *p, struct lettering l, struct view text)
{
	struct view lines[6];
	int count = paper_cut(p, l, text, p->width, lines, 6);

	for (int i = 0; i < count; i++) {
		paper_words(p, l, ANCHOR_START, 0, p->y + l.size, lines[i]);
		p->y += l.size * 1.25;
	}
}

/* --- lines and shapes --- */

void paper_line(struct paper *p, double x1, double y1, double x2, double y2,
                double width, uint32_t colour)
{
	paper_path(p);
	paper_move(p, x1, y1);
	paper_to(p, x2, y2);
	paper_stroke(p, colour, width, NULL);
}

void paper_box(struct paper *p, struct area box, uint32_t fill)
{
	buf_puts(&p->out, "<rect");
	put_attribute(p, "x", box.left);
	put_attribute(p, "y", box.top);
	put_attribute(p, "width", box.right - box.left);
	put_attribute(p, "height", box.bottom - box.top);
	put_colour(p, "fill", fill);
	buf_puts(&p->out, "/>\n");
}

void paper_path(struct paper *p)
{
	buf_puts(&p->out, "<path d=\"");
}

static void put_point(struct paper *p, char verb, double x, double y)
{
	buf_char(&p->out, verb);
	put_number(p, x);
	buf_char(&p->out, ' ');
	put_number(p, y);
}

void paper_move(struct paper *p, double x, double y)
{
	put_point(p, 'M', x, y);
}

void paper_to(struct paper *p, double x, double y)
{
	put_point(p, 'L', x, y);
}

void paper_close_path(struct paper *p)
{
	buf_char(&p->out, 'Z');
}

void paper_arc(struct paper *p, double radius, bool large, bool clockwise,
               double x, double y)
{
	put_point(p, 'A', radius, radius);
	buf_printf(&p->out, " 0 %d %d ", large, clockwise);
	put_number(p, x);
	buf_char(&p->out, ' ');
	put_number(p, y);
}

void paper_fill(struct paper *p, uint32_t colour)
{
	buf_char(&p->out, '"');
	put_colour(p, "fill", colour);
	buf_puts(&p->out, "/>\n");
}

void paper_stroke(struct paper *p, uint32_t colour, double width,
                  const char *dashes)
{
	buf_puts(&p->out, "\" fill=\"none\"");
	put_colour(p, "stroke", colour);
	put_attribute(p, "stroke-width", width);
	buf_puts(&p->out, " stroke-linejoin=\"round\"");
	if (dashes)
		buf_printf(&p->out, " stroke-dasharray=\"%s\"", dashes);
	buf_puts(&p->out, "/>\n");
}

/* --- room --- */

bool paper_is_free(const struct paper *p, struct area area)
{
	for (int i = 0; i < p->taken_count; i++) {
		const struct area *t = &p->taken[i];

		if (area.left < t->right && t->left < area.right &&
		    area.top < t->bottom && t->top < area.bottom)
			return false;
	}
	return true;
}

void paper_take(struct paper *p, struct area area)
{
	*ARRAY_ADD(p->memory, p->taken, p->taken_count, p->taken_room) = area;
}
