/* svg/text.c - draw the words of a text element as glyph runs and bars */
#include "svg/text_run.h"

#include "base/unicode.h"

static bool has_rtl(const struct words *words)
{
	struct view text = {words->text.bytes, words->text.len};
	size_t at = 0;

	while (at < text.n) {
		/* Hebrew begins at U+0590, led by 0xD6. */
		if ((unsigned char)text.p[at] < 0xD6)
			at++;
		else if (unicode_is_rtl(utf8_next(text.p, text.n, &at)))
			return true;
	}
	return false;
}

const struct font *style_font(struct svg *svg, const struct style *style)
{
	unsigned features = (style->small_caps ? FONT_SMALL_CAPS : 0u) |
	                    (style->unkerned ? FONT_CODE : 0u);

	return fonts_get(shaper_fonts(svg->shaper), style->family,
	                 style->weight, style->italic, features);
}

/* User units to a unit of the run's font. */
static double run_em(const struct run *run)
{
	return glyph_size(run->span->style) / run->font->face->units_per_em;
}

/* How far below its y the baseline of a run stands. */
static double baseline_drop(const struct setting *s, const struct run *run)
{
	const struct style *style = run->span->style;
	const struct face *face = run->font->face;
	enum baseline baseline =
		style->alignment ? style->alignment : style->baseline;
	double drop = 0;

	/* Letters that lie on their side have the line in their middle. */
	if (s->vertical && !run->span->on_path)
		baseline = BASELINE_CENTRAL;
	switch (baseline) {
	case BASELINE_AUTO:
	case BASELINE_ALPHABETIC:
		break;
	case BASELINE_MATHEMATICAL:
		drop = face->ascent * 0.5;
		break;
	case BASELINE_MIDDLE:
		drop = face->x_height / 2.0;
		break;
	case BASELINE_CENTRAL:
		drop = (face->ascent + face->descent) / 2.0;
		break;
	case BASELINE_HANGING:
		drop = face->ascent * 0.8;
		break;
	case BASELINE_TOP:
		drop = face->ascent;
		break;
	case BASELINE_BOTTOM:
		drop = face->descent;
		break;
	}
	return drop * run_em(run) - run->span->shift;
}

/* From the space of a run, whose origin is its start and whose x axis is its
 * baseline's direction, to that of the text. */
static struct matrix run_space(const struct setting *s, const struct run *run)
{
	bool lies = s->vertical && !run->span->on_path;
	struct matrix m = matrix_move(run->x, run->y);

	if (run->rotate != 0 || lies)
		m = matrix_times(m, matrix_turn(run->rotate + (lies ? 90 : 0)));
	return matrix_times(m, matrix_move(0, baseline_drop(s, run)));
}

/* Where glyphs stand in that space: upright ones in the middle of their place
 * in a line that runs down, with the em square in it. */
static struct matrix glyph_space(const struct setting *s, const struct run *run)
{
	double size = glyph_size(run->span->style), width;
	struct matrix m = run_space(s, run);

	if (run->stretch != 1)
		m = matrix_times(m, matrix_scale(run->stretch, 1));
	if (!run->upright)
		return m;
	width = run->advance / run->stretch - run->space;
	m = matrix_times(m,
	                 matrix_move(width / 2,
	                             run->span->shift - baseline_drop(s, run)));
	m = matrix_times(m, matrix_turn(-90));
	width = 0;
	for (int i = 0; i < run->shaped->piece_count; i++)
		width += run->shaped->pieces[i].advance * size /
		         run->shaped->pieces[i].face->units_per_em;
	return matrix_times(m, matrix_move(-width / 2, size * 0.38));
}

static bool is_moved_only(struct matrix m)
{
	return m.a == 1 && m.b == 0 && m.c == 0 && m.d == 1;
}

/* Paint of the text's own space, for something drawn in a space in it. */
static struct paint paint_within(struct paint paint, struct matrix space)
{
	paint.matrix = matrix_times(matrix_inverse(space), paint.matrix);
	return paint;
}

static void add_text(struct setting *s, const struct run *run,
                     struct paint fill, struct stroke stroke)
{
	struct matrix m = glyph_space(s, run);
	double x = m.e, y = m.f;
	struct draw *draw;

	if (fill.kind == PAINT_NONE && stroke.paint.kind == PAINT_NONE)
		return;
	/* Where text stands upright its place is that of its first glyph; what
	 * it is painted with stays in the space of the text. */
	if (is_moved_only(m))
		m = MATRIX_IDENTITY;
	else
		x = y = 0;
	fill = paint_within(fill, m);
	stroke.paint = paint_within(stroke.paint, m);
	draw = add_draw(s->svg, DRAW_TEXT, matrix_times(s->frame->matrix, m));
	draw->text.shaped = run->shaped;
	draw->text.x = x;
	draw->text.y = y;
	draw->text.size = glyph_size(run->span->style);
	draw->text.fill = fill;
	draw->stroke = stroke;
}

/* Where the middle of a bar is above the baseline, in font units. */
static double bar_rise(const struct face *face, int bar)
{
	switch (bar) {
	case BAR_UNDER:
		return face->underline_position;
	case BAR_OVER:
		return face->ascent;
	default:
		return face->strikeout_position;
	}
}

/* A bar along runs that stand on one line, painted as what asked for it is. */
static void add_bar(struct setting *s, const struct run *run, int bar,
                    double width, struct bounds bounds)
{
	const struct face *face = run->font->face;
	struct frame frame = *s->frame;
	double em = run_em(run), height = face->underline_thickness * em;
	struct pen pen = {.svg = s->svg, .at = run->span->element};
	struct draw *draw;
	struct paint fill;
	struct stroke stroke;

	frame.style = run->span->style->bars[bar];
	fill = frame_fill(s->svg, run->span->element, &frame, bounds);
	stroke = frame_stroke(s->svg, run->span->element, &frame, bounds);
	if ((fill.kind == PAINT_NONE && stroke.paint.kind == PAINT_NONE) ||
	    height <= 0 || width <= 0)
		return;
	pen_rect(&pen, 0, -bar_rise(face, bar) * em - height / 2, width, height,
	         0, 0);
	path_transform(&pen.path, run_space(s, run));
	draw = add_draw(s->svg, DRAW_PATH, s->frame->matrix);
	draw->path = path_keep(s->svg, &pen.path);
	draw->fill = fill;
	draw->stroke = stroke;
}

/* Does the bar of one run go on under the next? */
static bool bar_goes_on(const struct run *run, const struct run *next)
{
	return next->span == run->span && !next->mark && !run->span->on_path &&
	       next->level == run->level && next->rotate == run->rotate;
}

/* The bars of one kind; they run on under letters that stand apart. */
static void add_bars(struct setting *s, int bar, int first, int end,
                     struct bounds bounds)
{
	for (int i = first; i < end;) {
		const struct run *run = &s->runs[i];
		int next = i + 1;
		double width = run->advance;

		while (next < end &&
		       bar_goes_on(&s->runs[next - 1], &s->runs[next]))
			width += s->runs[next++].advance;
		/* The first one to the left. */
		if (run->level % 2)
			run = &s->runs[next - 1];
		width -= s->runs[next - 1].space;
		if (run->span->style->bars[bar] && run->span->style->visible &&
		    !run->hidden)
			add_bar(s, run, bar, width, bounds);
		i = next;
	}
}

static void draw_run(struct setting *s, const struct run *run,
                     struct bounds bounds)
{
	const struct style *style = run->span->style;
	const struct element *e = run->span->element;
	struct view words = {s->words.text.bytes, s->words.text.len};
	struct frame frame = *s->frame;
	struct paint fill, no_fill = {0};
	struct stroke stroke, no_stroke = {0};

	frame.style = style;
	/* Spaces show nothing but their bars. */
	if (!style->visible || run->hidden ||
	    !view_trim(view_part(words, run->start, run->end)).n)
		return;
	fill = frame_fill(s->svg, e, &frame, bounds);
	stroke = frame_stroke(s->svg, e, &frame, bounds);
	if (style->paint_order.stroke_first &&
	    stroke.paint.kind != PAINT_NONE) {
		add_text(s, run, no_fill, stroke);
		add_text(s, run, fill, no_stroke);
	} else {
		add_text(s, run, fill, stroke);
	}
}

/* One span after another: bars below the letters, letters, bar through them. */
static void draw_spans(struct setting *s, struct bounds bounds)
{
	for (int i = 0; i < s->run_count;) {
		int end = i + 1;

		while (end < s->run_count &&
		       s->runs[end].span == s->runs[i].span)
			end++;
		add_bars(s, BAR_UNDER, i, end, bounds);
		add_bars(s, BAR_OVER, i, end, bounds);
		for (int k = i; k < end; k++)
			draw_run(s, &s->runs[k], bounds);
		add_bars(s, BAR_THROUGH, i, end, bounds);
		i = end;
	}
}

static struct bounds text_bounds(const struct setting *s)
{
	struct bounds bounds = BOUNDS_EMPTY;

	for (int i = 0; i < s->run_count; i++) {
		const struct run *run = &s->runs[i];
		const struct face *face = run->font->face;
		struct matrix m = run_space(s, run);

		for (int k = 0; k < 4 && !run->hidden; k++) {
			double x = k & 1 ? run->advance : 0;
			double y = -run_em(run) *
			           (k & 2 ? face->ascent : face->descent);

			matrix_apply(m, &x, &y);
			bounds_add(&bounds, x, y);
		}
	}
	return bounds;
}

void draw_text(struct svg *svg, const struct element *e,
               const struct frame *frame)
{
	struct setting s = {
		.svg = svg, .frame = frame, .vertical = frame->style->vertical};

	words_read(svg, e, frame, &s.words);
	if (s.words.text.len && (frame->style->rtl || has_rtl(&s.words))) {
		s.levels = arena_alloc(&svg->scratch, s.words.text.len, 1);
		unicode_bidi_levels(
			(struct view){s.words.text.bytes, s.words.text.len},
			frame->style->rtl, s.levels);
	}
	runs_cut(&s);
	if (s.run_count) {
		runs_place(&s);
		draw_spans(&s, text_bounds(&s));
	}
	buf_clear(&s.words.text);
}
