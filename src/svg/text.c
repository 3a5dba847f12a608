/* svg/text.c - set the words of a text element as glyph runs */
#include "svg/text.h"

#include "base/unicode.h"

#define RUN_BYTES_MOST 4096 /* well below SHAPE_MOST */

/* A stretch of one style that is shaped at once and stands at one place. */
struct run {
	uint32_t start, end; /* bytes of the text */
	const struct span *span;
	const struct mark *mark; /* NULL: it follows what is before it */
	const struct font *font;
	const struct shaped *shaped;
	double advance; /* with spacing */
	double x, y;
	double rotate;
	uint8_t level; /* of bidi */
	bool hidden;   /* beyond an end of its textPath */
};

struct setting {
	struct svg *svg;
	const struct frame *frame;
	struct words words;
	uint8_t *levels; /* of each byte; NULL: all run left to right */
	struct run *runs;
	int run_count, run_room;
	double spacing; /* between clusters, for textLength */
	bool spaced;
	double stretch; /* of glyphs, for textLength; 1 for none */
};

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

/* May a cluster begin with the character at at? Marks, and what is joined by
 * U+200D, stay with the letter before. */
static bool begins_cluster(struct view text, size_t at)
{
	size_t next = at;
	uint32_t c = utf8_next(text.p, text.n, &next);

	if (at && (unsigned char)text.p[at - 1] >= 0x80) {
		size_t before = utf8_before(text.p, at);

		if (utf8_next(text.p, text.n, &before) == 0x200D)
			return false;
	}
	return c < 0x300 || !(unicode_is_mark(c) || unicode_is_ignorable(c));
}

/* A face that stands for a narrower one is set smaller. */
static double glyph_size(const struct style *style)
{
	return style->font_size * style->family_size;
}

static double spacing_of(const struct setting *s, const struct style *style)
{
	return s->spacing +
	       length_px(style->letter_spacing, style->font_size, 0);
}

static struct run *begin_run(struct setting *s, const struct span *span,
                             const struct font *font, uint32_t at,
                             const struct mark *mark)
{
	struct run *run =
		ARRAY_ADD(&s->svg->scratch, s->runs, s->run_count, s->run_room);

	run->start = run->end = at;
	run->span = span;
	run->font = font;
	run->mark = mark;
	run->level = s->levels ? s->levels[at] : 0;
	run->rotate = mark && mark->has & MARK_ROTATE ? mark->rotate : 0;
	return run;
}

/* The marks are in the order of the text; the next one at or after at. */
static const struct mark *mark_at(const struct setting *s, uint32_t at,
                                  int *next)
{
	const struct words *words = &s->words;

	while (*next < words->mark_count && words->marks[*next].at < at)
		++*next;
	if (*next < words->mark_count && words->marks[*next].at == at)
		return &words->marks[*next];
	return NULL;
}

/* Cut a span where a mark stands, the direction changes, or space is added. */
static void cut_span(struct setting *s, const struct span *span, int *next_mark)
{
	const struct style *style = span->style;
	struct view text = {s->words.text.bytes, span->end};
	bool each = s->spaced || spacing_of(s, style) != 0 || span->on_path;
	bool each_word = style->word_spacing.value != 0;
	const struct font *font = fonts_get(
		shaper_fonts(s->svg->shaper), style->family, style->weight,
		style->italic, style->small_caps ? FONT_SMALL_CAPS : 0);
	struct run *run = NULL;
	size_t at = span->start;

	if (!font || style->font_size <= 0)
		return;
	while (at < span->end) {
		uint32_t start = (uint32_t)at;
		const struct mark *mark = mark_at(s, start, next_mark);
		bool whole = !run || begins_cluster(text, at);

		if (s->run_count == DRAWS_MOST) {
			svg_say(s->svg, DIAG_SVG_LIMIT, span->element,
			        "text in more than 100000 pieces");
			return;
		}
		if (!run ||
		    (whole &&
		     (mark || each || start - run->start >= RUN_BYTES_MOST ||
		      (s->levels && s->levels[start] != run->level) ||
		      (each_word && text.p[at - 1] == ' '))))
			run = begin_run(s, span, font, start, mark);
		utf8_next(text.p, text.n, &at);
		/* A heap of marks on one letter has an end, too. */
		if (at - run->start > SHAPE_MOST)
			run = NULL;
		else
			run->end = (uint32_t)at;
	}
}

static double shaped_px(const struct shaped *shaped, double size)
{
	double width = 0;

	for (int i = 0; i < shaped->piece_count; i++)
		width += (double)shaped->pieces[i].advance * size /
		         shaped->pieces[i].face->units_per_em;
	return width;
}

static void shape_run(struct setting *s, struct run *run)
{
	const struct style *style = run->span->style;
	struct view text =
		view_part((struct view){s->words.text.bytes, s->words.text.len},
	                  run->start, run->end);

	run->shaped = shape(s->svg->shaper, run->font, text, style->lang,
	                    run->level % 2);
	run->advance = shaped_px(run->shaped, glyph_size(style)) * s->stretch +
	               spacing_of(s, style);
	if (text.n && text.p[text.n - 1] == ' ')
		run->advance +=
			length_px(style->word_spacing, style->font_size, 0);
}

static double cut_runs(struct setting *s)
{
	int next_mark = 0;
	double width = 0;

	s->run_count = 0;
	for (int i = 0; i < s->words.span_count; i++)
		cut_span(s, &s->words.spans[i], &next_mark);
	for (int i = 0; i < s->run_count; i++) {
		shape_run(s, &s->runs[i]);
		width += s->runs[i].advance;
		if (s->runs[i].mark)
			width += s->runs[i].mark->dx;
	}
	return width;
}

/* UAX 9, L2: from the highest level down, what runs at that level or above is
 * turned round. order holds the runs of one chunk. */
static void order_runs(const struct run *runs, int *order, int count)
{
	int highest = 0;

	for (int i = 0; i < count; i++) {
		order[i] = i;
		if (runs[i].level > highest)
			highest = runs[i].level;
	}
	for (int level = highest; level > 0; level--) {
		for (int start = 0; start < count; start++) {
			int end = start;

			while (end < count && runs[order[end]].level >= level)
				end++;
			for (int a = start, b = end - 1; a < b; a++, b--) {
				int kept = order[a];

				order[a] = order[b];
				order[b] = kept;
			}
			if (end > start)
				start = end;
		}
	}
}

/* Place the runs of one chunk: from a mark with x or y to the next. */
static void place_chunk(struct setting *s, struct run *runs, int count,
                        double *x, double *y)
{
	const struct style *style = runs[0].span->style;
	const struct mark *mark = runs[0].mark;
	int *order = arena_raw(&s->svg->scratch, (size_t)count, sizeof(*order));
	double width = 0;

	if (mark && mark->has & MARK_X)
		*x = mark->x;
	if (mark && mark->has & MARK_Y)
		*y = mark->y;
	for (int i = 0; i < count; i++)
		width +=
			runs[i].advance + (runs[i].mark ? runs[i].mark->dx : 0);
	/* What was added after the last cluster is no part of it. */
	width -= spacing_of(s, runs[count - 1].span->style);
	if (style->anchor == ANCHOR_MIDDLE)
		*x -= width / 2;
	else if ((style->anchor == ANCHOR_END) != style->rtl)
		*x -= width;
	/* dy adds up in the order of the text, x in the order of sight. */
	for (int i = 0; i < count; i++) {
		if (runs[i].mark)
			*y += runs[i].mark->dy;
		runs[i].y = *y;
	}
	order_runs(runs, order, count);
	for (int i = 0; i < count; i++) {
		struct run *run = &runs[order[i]];

		if (run->mark)
			*x += run->mark->dx;
		run->x = *x;
		*x += run->advance;
	}
}

static bool begins_chunk(const struct run *run)
{
	return run->mark && run->mark->has & (MARK_X | MARK_Y);
}

/* Place the runs of a textPath, each cluster by its middle. The text behind
 * goes on where it ends. */
static void place_on_path(struct setting *s, struct run *runs, int count,
                          double *x, double *y)
{
	const struct style *style = runs[0].span->style;
	struct guide guide = {0};
	double width = 0, off = 0, way, degrees;
	bool has = guide_read(s->svg, runs[0].span->on_path, s->frame, &guide);

	for (int i = 0; i < count; i++)
		width += runs[i].advance;
	way = guide.start;
	if (style->anchor == ANCHOR_MIDDLE)
		way -= width / 2;
	else if (style->anchor == ANCHOR_END)
		way -= width;
	for (int i = 0; i < count; i++) {
		struct run *run = &runs[i];
		double half = run->advance / 2, turn;

		if (run->mark) {
			way += run->mark->dx;
			off += run->mark->dy;
		}
		run->hidden =
			!has || way + half < 0 || way + half > guide.length;
		if (!run->hidden) {
			guide_at(&guide, way + half, x, y, &degrees);
			turn = degrees * (3.14159265358979323846 / 180);
			run->x = *x - half * cos(turn) - off * sin(turn);
			run->y = *y - half * sin(turn) + off * cos(turn);
			run->rotate += degrees;
		}
		way += run->advance;
	}
	if (has)
		guide_at(&guide, way, x, y, &degrees);
}

static void place_runs(struct setting *s)
{
	double x = 0, y = 0;

	for (int i = 0; i < s->run_count;) {
		int end = i + 1;

		const struct element *path = s->runs[i].span->on_path;

		while (end < s->run_count &&
		       s->runs[end].span->on_path == path &&
		       (path || !begins_chunk(&s->runs[end])))
			end++;
		if (path)
			place_on_path(s, s->runs + i, end - i, &x, &y);
		else
			place_chunk(s, s->runs + i, end - i, &x, &y);
		i = end;
	}
}

/* How far below its y the baseline of a run stands. */
static double baseline_drop(const struct run *run)
{
	const struct style *style = run->span->style;
	const struct face *face = run->font->face;
	double em = glyph_size(style) / face->units_per_em;
	double drop = 0;

	switch (style->baseline) {
	case BASELINE_ALPHABETIC:
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
	return drop * em - run->span->shift;
}

static struct matrix run_matrix(const struct setting *s, const struct run *run)
{
	struct matrix m = s->frame->matrix;

	if (run->rotate == 0 && s->stretch == 1)
		return m;
	m = matrix_times(m, matrix_move(run->x, run->y));
	m = matrix_times(m, matrix_turn(run->rotate));
	m = matrix_times(m, matrix_scale(s->stretch, 1));
	return matrix_times(m, matrix_move(-run->x, -run->y));
}

static void add_text(struct setting *s, const struct run *run,
                     struct paint fill, struct stroke stroke)
{
	struct draw *draw;

	if (fill.kind == PAINT_NONE && stroke.paint.kind == PAINT_NONE)
		return;
	draw = add_draw(s->svg, DRAW_TEXT, run_matrix(s, run));
	draw->text.shaped = run->shaped;
	draw->text.x = run->x;
	draw->text.y = run->y + baseline_drop(run);
	draw->text.size = glyph_size(run->span->style);
	draw->text.fill = fill;
	draw->stroke = stroke;
}

/* position: of the bar's middle above the baseline, in font units. */
static void add_bar(struct setting *s, const struct run *run, struct paint fill,
                    double position)
{
	const struct face *face = run->font->face;
	double em = glyph_size(run->span->style) / face->units_per_em;
	double height = face->underline_thickness * em;
	struct pen pen = {.svg = s->svg, .at = run->span->element};
	struct draw *draw;

	if (fill.kind == PAINT_NONE || height <= 0)
		return;
	pen_rect(&pen, run->x,
	         run->y + baseline_drop(run) - position * em - height / 2,
	         run->advance / s->stretch, height, 0, 0);
	draw = add_draw(s->svg, DRAW_PATH, run_matrix(s, run));
	draw->path = path_keep(s->svg, &pen.path);
	draw->fill = fill;
}

static void draw_run(struct setting *s, const struct run *run,
                     struct bounds bounds)
{
	const struct style *style = run->span->style;
	const struct face *face = run->font->face;
	const struct element *e = run->span->element;
	struct frame frame = *s->frame;
	struct paint fill, no_fill = {0};
	struct stroke stroke, no_stroke = {0};

	frame.style = style;
	if (!style->visible || run->hidden)
		return;
	fill = frame_fill(s->svg, e, &frame, bounds);
	stroke = frame_stroke(s->svg, e, &frame, bounds);
	if (style->decoration & DECORATION_UNDER)
		add_bar(s, run, fill, face->underline_position);
	if (style->decoration & DECORATION_OVER)
		add_bar(s, run, fill, face->ascent);
	if (!view_trim(run->shaped->text).n) {
		/* Spaces show nothing but their bars. */
	} else if (style->paint_order.stroke_first &&
	           stroke.paint.kind != PAINT_NONE) {
		add_text(s, run, no_fill, stroke);
		add_text(s, run, fill, no_stroke);
	} else {
		add_text(s, run, fill, stroke);
	}
	if (style->decoration & DECORATION_THROUGH)
		add_bar(s, run, fill, face->x_height / 2.0);
}

static struct bounds text_bounds(const struct setting *s)
{
	struct bounds bounds = BOUNDS_EMPTY;

	for (int i = 0; i < s->run_count; i++) {
		const struct run *run = &s->runs[i];
		const struct face *face = run->font->face;
		double em = glyph_size(run->span->style) / face->units_per_em;
		double y = run->y + baseline_drop(run);

		bounds_add(&bounds, run->x, y - face->ascent * em);
		bounds_add(&bounds, run->x + run->advance,
		           y - face->descent * em);
	}
	return bounds;
}

/* textLength: the runs again, with what is missing put between all clusters,
 * or into the glyphs. */
static void fit_length(struct setting *s, const struct element *e, double width)
{
	double wanted = frame_length(s->svg, e, ATTRIBUTE_TEXT_LENGTH, s->frame,
	                             s->frame->width, 0);
	int chunks = 0;

	for (int i = 0; i < s->run_count; i++)
		chunks += !i || begins_chunk(&s->runs[i]);
	if (wanted <= 0 || width <= 0 || chunks != 1)
		return;
	if (view_is(element_get(e, ATTRIBUTE_LENGTH_ADJUST),
	            "spacingAndGlyphs")) {
		s->stretch = wanted / width;
		cut_runs(s);
		return;
	}
	s->spaced = true;
	cut_runs(s);
	if (s->run_count < 2)
		return;
	s->spacing = (wanted - width) / (s->run_count - 1);
	cut_runs(s);
}

void draw_text(struct svg *svg, const struct element *e,
               const struct frame *frame)
{
	struct setting s = {.svg = svg, .frame = frame, .stretch = 1};
	double width;

	words_read(svg, e, frame, &s.words);
	if (s.words.text.len && (frame->style->rtl || has_rtl(&s.words))) {
		s.levels = arena_alloc(&svg->scratch, s.words.text.len, 1);
		unicode_bidi_levels(
			(struct view){s.words.text.bytes, s.words.text.len},
			frame->style->rtl, s.levels);
	}
	width = cut_runs(&s);
	if (element_get(e, ATTRIBUTE_TEXT_LENGTH).p)
		fit_length(&s, e, width);
	if (s.run_count) {
		struct bounds bounds;

		place_runs(&s);
		bounds = text_bounds(&s);
		for (int i = 0; i < s.run_count; i++)
			draw_run(&s, &s.runs[i], bounds);
	}
	buf_clear(&s.words.text);
}
