/* svg/dump.c - a drawing as text, one operation a line */
#include "svg/drawing.h"

#include <math.h>

/* At most three decimals, none that are zero; never "-0". */
static void put_number(struct buf *out, double number)
{
	double scaled = floor(fabs(number) * 1000 + 0.5);
	int64_t thousandths = scaled < 1e15 ? (int64_t)scaled : 0;
	int64_t rest = thousandths % 1000;

	buf_char(out, ' ');
	if (scaled >= 1e15) {
		buf_puts(out, "huge");
		return;
	}
	if (number < 0 && thousandths)
		buf_char(out, '-');
	buf_int(out, thousandths / 1000);
	if (!rest)
		return;
	buf_char(out, '.');
	for (int64_t place = 100; rest; place /= 10) {
		buf_char(out, (char)('0' + rest / place));
		rest %= place;
	}
}

static void put_matrix(struct buf *out, struct matrix m)
{
	const double numbers[] = {m.a, m.b, m.c, m.d, m.e, m.f};
	bool moves_only = m.a == 1 && m.b == 0 && m.c == 0 && m.d == 1;

	if (moves_only && m.e == 0 && m.f == 0)
		return;
	buf_puts(out, moves_only ? " at" : " matrix");
	for (int i = moves_only ? 4 : 0; i < 6; i++)
		put_number(out, numbers[i]);
}

static void put_path(struct buf *out, const struct path *path)
{
	static const char letters[] = "MLCZ";
	static const int counts[] = {2, 2, 6, 0};
	const double *p = path->points;

	for (int i = 0; i < path->verb_count; i++) {
		int verb = path->verbs[i];

		buf_char(out, ' ');
		buf_char(out, letters[verb]);
		for (int k = 0; k < counts[verb]; k++)
			put_number(out, *p++);
	}
}

static void put_stops(struct buf *out, const struct paint *paint)
{
	buf_puts(out, " stops");
	for (int i = 0; i < paint->stop_count; i++) {
		const struct gradient_stop *stop = &paint->stops[i];

		put_number(out, stop->offset);
		buf_printf(out, " #%06x", (unsigned)stop->colour);
		if (stop->opacity < 1) {
			buf_char(out, '/');
			put_number(out, stop->opacity);
		}
	}
}

static void put_paint(struct buf *out, const char *name,
                      const struct paint *paint)
{
	if (paint->kind == PAINT_NONE)
		return;
	buf_printf(out, " %s", name);
	switch (paint->kind) {
	case PAINT_NONE:
		break;
	case PAINT_COLOUR:
		buf_printf(out, " #%06x", (unsigned)paint->colour);
		break;
	case PAINT_LINEAR:
		buf_puts(out, " linear");
		break;
	case PAINT_RADIAL:
		buf_puts(out, " radial");
		break;
	case PAINT_PATTERN:
		buf_printf(out, " tile %d", paint->tile->number);
		break;
	}
	if (paint->opacity < 1) {
		buf_char(out, '/');
		put_number(out, paint->opacity);
	}
	if (paint->kind == PAINT_PATTERN)
		put_matrix(out, paint->matrix);
	if (paint->kind == PAINT_COLOUR || paint->kind == PAINT_PATTERN)
		return;
	put_number(out, paint->x1);
	put_number(out, paint->y1);
	put_number(out, paint->x2);
	put_number(out, paint->y2);
	if (paint->kind == PAINT_RADIAL)
		put_number(out, paint->r);
	put_matrix(out, paint->matrix);
	put_stops(out, paint);
}

static void put_stroke(struct buf *out, const struct stroke *stroke)
{
	static const char *const caps[] = {"", " round-cap", " square-cap"};
	static const char *const joins[] = {"", " round-join", " bevel-join"};

	if (stroke->paint.kind == PAINT_NONE)
		return;
	put_paint(out, "stroke", &stroke->paint);
	buf_puts(out, " width");
	put_number(out, stroke->width);
	buf_puts(out, caps[stroke->cap]);
	buf_puts(out, joins[stroke->join]);
	if (stroke->miter_limit != 4) {
		buf_puts(out, " miter");
		put_number(out, stroke->miter_limit);
	}
	if (!stroke->dash_count)
		return;
	buf_puts(out, " dash");
	for (int i = 0; i < stroke->dash_count; i++)
		put_number(out, stroke->dashes[i]);
	if (stroke->dash_offset != 0) {
		buf_puts(out, " from");
		put_number(out, stroke->dash_offset);
	}
}

static void put_text(struct buf *out, const struct draw *draw)
{
	struct view text = draw->text.shaped->text;
	const struct font *font = draw->text.shaped->font;

	buf_puts(out, " \"");
	buf_view(out, text);
	buf_puts(out, "\" at");
	put_number(out, draw->text.x);
	put_number(out, draw->text.y);
	buf_puts(out, " size");
	put_number(out, draw->text.size);
	if (font && font->face)
		buf_printf(out, " %s", font->face->postscript_name);
	put_paint(out, "fill", &draw->text.fill);
	put_stroke(out, &draw->stroke);
}

static void put_draw(struct buf *out, const struct draw *draw)
{
	switch (draw->kind) {
	case DRAW_PATH:
		buf_puts(out, "path");
		put_path(out, &draw->path);
		put_paint(out, draw->even_odd ? "fill-evenodd" : "fill",
		          &draw->fill);
		put_stroke(out, &draw->stroke);
		break;
	case DRAW_TEXT:
		buf_puts(out, "text");
		put_text(out, draw);
		break;
	case DRAW_IMAGE:
		buf_printf(out, "image %zu bytes", draw->image.n);
		break;
	case DRAW_BEGIN:
		buf_puts(out, "begin");
		if (draw->path.verb_count)
			buf_puts(out,
			         draw->even_odd ? " clip-evenodd" : " clip");
		put_path(out, &draw->path);
		if (draw->opacity < 1) {
			buf_puts(out, " opacity");
			put_number(out, draw->opacity);
		}
		if (draw->blend)
			buf_printf(out, " blend %d", (int)draw->blend);
		if (draw->isolated)
			buf_puts(out, " isolated");
		if (draw->masked)
			buf_puts(out, " masked");
		break;
	case DRAW_MASK:
		buf_puts(out, draw->by_alpha ? "mask by-alpha" : "mask");
		break;
	case DRAW_TILE:
		buf_printf(out, "tile %d:", draw->tile->number);
		put_number(out, draw->tile->x);
		put_number(out, draw->tile->y);
		put_number(out, draw->tile->width);
		put_number(out, draw->tile->height);
		break;
	case DRAW_END:
		break;
	}
	put_matrix(out, draw->matrix);
	buf_char(out, '\n');
}

void drawing_dump(const struct drawing *drawing, struct buf *out)
{
	int depth = 0;

	buf_puts(out, "drawing");
	put_number(out, drawing->width);
	put_number(out, drawing->height);
	if (drawing->lacks)
		buf_printf(out, " lacks %s at %d:%d", drawing->lacks,
		           drawing->lacks_line, drawing->lacks_col);
	buf_char(out, '\n');
	for (int i = 0; i < drawing->count; i++) {
		const struct draw *draw = &drawing->draws[i];

		if (draw->kind == DRAW_END) {
			depth--;
			continue;
		}
		for (int k = 0; k <= depth; k++)
			buf_puts(out, "  ");
		put_draw(out, draw);
		depth += draw->kind == DRAW_BEGIN || draw->kind == DRAW_MASK ||
		         draw->kind == DRAW_TILE;
	}
}
