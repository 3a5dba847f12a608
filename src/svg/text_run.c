/* svg/text_run.c - cut the words of a text element into runs, and shape them */
#include "svg/text_run.h"

#include "base/unicode.h"
#include "font/part.h"

#define RUN_BYTES_MOST 4096 /* shaped at once; well below SHAPE_MOST */

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

/* Letters of these scripts hang together: no space is put between them. */
static bool is_joined(uint32_t c)
{
	static const char scripts[][5] = {"Arab", "Syrc", "Nkoo", "Mand",
	                                  "Mani", "Mong", "Phag", "Deva",
	                                  "Beng", "Guru", "Zinh"};
	uint32_t script;

	if (c < 0x300)
		return false;
	script = unicode_script(c);
	for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++) {
		const char *tag = scripts[i];

		if (script == ((uint32_t)tag[0] << 24 | (uint32_t)tag[1] << 16 |
		               (uint32_t)tag[2] << 8 | (uint32_t)tag[3]))
			return true;
	}
	return false;
}

/* A percentage is of the viewport. */
static double letter_spacing(const struct setting *s, const struct style *style)
{
	return length_px(style->letter_spacing, frame_diagonal(s->frame), 0);
}

/* Must each letter of the span be a run of its own? */
static bool stands_apart(const struct setting *s, const struct span *span)
{
	return letter_spacing(s, span->style) != 0 || span->on_path ||
	       (span->fit &&
	        !view_is(element_get(span->fit, ATTRIBUTE_LENGTH_ADJUST),
	                 "spacingAndGlyphs"));
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

static bool same_lang(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Is a run shaped together with the one before? */
static bool goes_on(const struct setting *s, const struct run *run,
                    const struct run *before, uint32_t head)
{
	const struct style *style = run->span->style;
	const struct style *other = before->span->style;

	return run->font == before->font && run->level == before->level &&
	       run->upright == before->upright && !run->upright &&
	       before->end == run->start && !run_begins_chunk(run) &&
	       run->start - head < RUN_BYTES_MOST &&
	       glyph_size(style) == glyph_size(other) &&
	       same_lang(style->lang, other->lang) && s->run_count;
}

/* The next run, which begins at at. head: where shaping began last. */
static struct run *begin_run(struct setting *s, const struct span *span,
                             const struct font *font, uint32_t at,
                             const struct mark *mark, uint32_t *head)
{
	struct run *run =
		ARRAY_ADD(&s->svg->scratch, s->runs, s->run_count, s->run_room);
	size_t next = at;

	*run = (struct run){.start = at,
	                    .end = at,
	                    .span = span,
	                    .font = font,
	                    .mark = mark,
	                    .stretch = 1,
	                    .level = s->levels ? s->levels[at] : 0};
	run->rotate = mark && mark->has & MARK_ROTATE ? mark->rotate : 0;
	if (s->vertical && !span->on_path)
		run->upright = unicode_is_upright(utf8_next(
			s->words.text.bytes, s->words.text.len, &next));
	run->begins = run == s->runs || !goes_on(s, run, run - 1, *head);
	if (run->begins)
		*head = at;
	return run;
}

/* Where cut_span() is. */
struct cutting {
	int next_mark;
	uint32_t head; /* where shaping began last */
};

/* Does a run begin with the cluster at at? run: before it, NULL at the start
 * of a span. */
static bool must_cut(const struct setting *s, const struct run *run,
                     const struct span *span, const struct mark *mark,
                     uint32_t at, uint32_t head)
{
	struct view text = {s->words.text.bytes, span->end};
	size_t next = at;
	uint32_t c = utf8_next(text.p, text.n, &next);
	bool apart = stands_apart(s, span);

	if (!run || mark || at - head >= RUN_BYTES_MOST ||
	    (s->levels && s->levels[at] != run->level) ||
	    (s->vertical && (run->upright || unicode_is_upright(c))))
		return true;
	if (apart && !span->on_path && !span->fit && is_joined(c))
		return false;
	return apart ||
	       (span->style->word_spacing.value != 0 && text.p[at - 1] == ' ');
}

/* Cut a span where a mark stands, the direction changes, or space is added. */
static void cut_span(struct setting *s, const struct span *span,
                     const struct font *font, struct cutting *cutting)
{
	struct view text = {s->words.text.bytes, span->end};
	struct run *run = NULL;
	size_t at = span->start;

	while (at < span->end) {
		uint32_t start = (uint32_t)at;
		const struct mark *mark =
			mark_at(s, start, &cutting->next_mark);
		bool whole = begins_cluster(text, at);

		if (s->run_count == DRAWS_MOST) {
			svg_say(s->svg, DIAG_SVG_LIMIT, span->element,
			        "text in more than 100000 pieces");
			return;
		}
		/* A mark upon the last letter of the span before is its. */
		if (!run && !whole && s->run_count &&
		    s->runs[s->run_count - 1].end == at)
			run = &s->runs[s->run_count - 1];
		if (!run ||
		    (whole && must_cut(s, run->span == span ? run : NULL, span,
		                       mark, start, cutting->head)))
			run = begin_run(s, span, font, start, mark,
			                &cutting->head);
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

/* How far a run goes on, and how much of that is space behind it. */
static void measure_run(const struct setting *s, struct run *run)
{
	const struct style *style = run->span->style;
	struct view text =
		view_part((struct view){s->words.text.bytes, s->words.text.len},
	                  run->start, run->end);
	size_t at = 0;

	if (run->upright)
		run->advance = glyph_size(style);
	else
		run->advance = shaped_px(run->shaped, glyph_size(style));
	if (text.n && !is_joined(utf8_next(text.p, text.n, &at)))
		run->space = letter_spacing(s, style);
	if (text.n && text.p[text.n - 1] == ' ')
		run->space += length_px(style->word_spacing,
		                        frame_diagonal(s->frame), 0);
	run->advance += run->space;
}

/* Give the runs, which were shaped at once, their part of the whole. A run
 * that begins within a ligature is part of the one before. */
static void part_runs(struct setting *s, struct run *runs, int count,
                      const struct shaped *whole)
{
	struct parting parting = parting_of(whole), ahead = parting;
	uint32_t base = runs[0].start;

	for (int i = 0; i < count;) {
		int next = i + 1;

		while (next < count &&
		       !parting_pass(&ahead, runs[next].start - base)) {
			runs[i].end = runs[next].end;
			runs[next].start = runs[next].end;
			runs[next++].shaped = NULL;
		}
		runs[i].shaped =
			parting_take(s->svg->memory, &parting,
		                     runs[i].start - base, runs[i].end - base);
		i = next;
	}
}

/* Shape the runs of one stretch; ligatures only where nothing is said of the
 * letters in it. */
static void shape_runs(struct setting *s, struct run *runs, int count)
{
	struct view text = {s->words.text.bytes, s->words.text.len};
	const struct span *span = runs[0].span;
	const struct font *font = runs[0].font;
	const struct shaped *whole;
	bool apart = letter_spacing(s, span->style) != 0;

	for (int i = 1; i < count; i++)
		apart = apart || runs[i].mark || runs[i].span == span;
	if (apart || runs[0].upright)
		font = fonts_with(
			shaper_fonts(s->svg->shaper), font,
			font->features | (apart ? FONT_APART : 0u) |
				(runs[0].upright ? FONT_VERTICAL : 0u));
	whole = shape(s->svg->shaper, font,
	              view_part(text, runs[0].start, runs[count - 1].end),
	              span->style->lang, runs[0].level % 2);
	if (count == 1)
		runs[0].shaped = whole;
	else
		part_runs(s, runs, count, whole);
}

/* Name the characters of a run that are drawn as boxes. */
static void report_missing(const struct setting *s, const struct run *run)
{
	for (int i = 0; i < run->shaped->piece_count; i++) {
		const struct piece *piece = &run->shaped->pieces[i];
		struct view text = run->shaped->text;

		for (size_t at = piece->start;
		     piece->missing && at < piece->end;) {
			size_t start = at;
			uint32_t c = utf8_next(text.p, text.n, &at);

			if (!unicode_is_ignorable(c) && !unicode_is_mark(c))
				svg_say(s->svg, DIAG_GLYPH_MISSING,
				        run->span->element, "%.*s (U+%04X)",
				        (int)(at - start), text.p + start, c);
		}
	}
}

/* Drop the runs that became part of others. */
static void drop_parts(struct setting *s)
{
	int kept = 0;

	for (int i = 0; i < s->run_count; i++) {
		if (!s->runs[i].shaped)
			continue;
		measure_run(s, &s->runs[i]);
		report_missing(s, &s->runs[i]);
		s->runs[kept++] = s->runs[i];
	}
	s->run_count = kept;
}

/* How far the runs from first to last are to reach, with their space put
 * between them, or into their glyphs. */
static void fit_runs(struct setting *s, struct run *runs, int count,
                     const struct element *fit)
{
	double wanted = frame_length(s->svg, fit, ATTRIBUTE_TEXT_LENGTH,
	                             s->frame, s->frame->width, -1);
	bool with_glyphs = view_is(element_get(fit, ATTRIBUTE_LENGTH_ADJUST),
	                           "spacingAndGlyphs");
	double width = 0, more = 0;

	for (int i = 0; i < count; i++)
		width += runs[i].advance;
	width -= runs[count - 1].space;
	if (wanted < 0 || width <= 0)
		return;
	if (count > 1)
		more = (wanted - width) / (count - 1);
	for (int i = 0; i < count; i++) {
		if (with_glyphs && wanted > width / 1000) {
			runs[i].stretch = wanted / width;
			runs[i].advance *= wanted / width;
			runs[i].space *= wanted / width;
		} else if (!with_glyphs && i < count - 1) {
			/* In text that runs to the left it stands before. */
			runs[i + runs[i].level % 2].advance += more;
			runs[i + runs[i].level % 2].space += more;
		}
	}
}

static void fit_all(struct setting *s)
{
	for (int i = 0; i < s->run_count;) {
		const struct element *fit = s->runs[i].span->fit;
		int end = i + 1;

		while (end < s->run_count && s->runs[end].span->fit == fit &&
		       !run_begins_chunk(&s->runs[end]))
			end++;
		if (fit)
			fit_runs(s, s->runs + i, end - i, fit);
		i = end;
	}
}

void runs_cut(struct setting *s)
{
	struct cutting cutting = {0};

	for (int i = 0; i < s->words.span_count; i++) {
		const struct span *span = &s->words.spans[i];
		const struct font *font = style_font(s->svg, span->style);

		if (font && span->style->font_size > 0)
			cut_span(s, span, font, &cutting);
	}
	for (int i = 0; i < s->run_count;) {
		int end = i + 1;

		while (end < s->run_count && !s->runs[end].begins)
			end++;
		shape_runs(s, s->runs + i, end - i);
		i = end;
	}
	drop_parts(s);
	fit_all(s);
}
