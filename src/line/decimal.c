/* line/decimal.c - a number on one line, before and behind its decimal sign */
#include "line/decimal.h"

#include "doc/decimal.h"

/* No line ends before this width. */
#define ENDLESS PT(100000)

/* Calls of notes and letters that run to the left are no part of a number. */
static bool may_hold_number(const struct run *run)
{
	return !run->rtl && run->role != ROLE_NOTE_CALL;
}

static void collect_text(const struct line *line, struct buf *text)
{
	for (int i = 0; i < line->run_count; i++)
		if (may_hold_number(&line->runs[i]))
			buf_view(text, line->runs[i].text);
}

/* The x of byte "at" of a run that begins there or before. */
static sp x_within(const struct run *run, size_t at)
{
	sp x = run->x;

	for (int i = 0; i < run->count && run->glyphs[i].cluster < at; i++)
		x += sp_from_font(run->glyphs[i].advance, run->size,
		                  run->face->units_per_em);
	return x;
}

/* The x of byte "at" of the collected text. */
static sp x_of(const struct line *line, size_t at)
{
	sp x = 0;

	for (int i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];

		if (!may_hold_number(run))
			continue;
		if (at < run->text.n)
			return x_within(run, at);
		at -= run->text.n;
		x = run->x + run->width;
	}
	return x;
}

bool para_decimal(struct setter *s, const struct node *parent,
                  const struct text_style *style, char sign,
                  struct decimal_widths *widths)
{
	struct para_shape shape = {.width = ENDLESS, .align = PARA_LEFT};
	struct arena memory = {0};
	struct lines lines = para_set(s, &memory, parent, style, &shape);
	struct buf text = {0};
	bool found = false;
	size_t at;

	if (lines.count == 1) {
		const struct line *line = &lines.lines[0];
		sp left = line->run_count ? line->runs[0].x : 0;

		collect_text(line, &text);
		found = decimal_place((struct view){buf_text(&text), text.len},
		                      sign, &at);
		if (found) {
			sp x = x_of(line, at);

			widths->before = x - left;
			widths->after = line->width - x;
		}
	}
	buf_clear(&text);
	arena_reset(&memory);
	return found;
}
