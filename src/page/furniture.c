/* page/furniture.c - running heads and page numbers */
#include "page/furniture.h"

#include "base/array.h"

static struct line *make_line(const struct furniture *f, struct view text,
                              const struct furniture_style *look,
                              enum letter_case letter_case, sp width)
{
	struct text_style style =
		style_make(f->setter, (int)look->family, look->weight,
	                   look->italic, look->size, look->colour);

	style.letter_case = letter_case;
	return line_of_text(f->setter, f->memory, text, &style, NULL,
	                    ROLE_ARTIFACT, width);
}

static struct mark *add_mark(struct furniture *f, struct page *page,
                             enum mark_kind kind)
{
	struct mark *mark = ARRAY_ADD(f->memory, page->marks, page->mark_count,
	                              page->mark_room);

	mark->kind = (uint8_t)kind;
	mark->role = ROLE_ARTIFACT;
	return mark;
}

static void add_line(struct furniture *f, struct page *page,
                     const struct line *line, sp x, sp y)
{
	struct mark *mark = add_mark(f, page, MARK_LINE);

	mark->line = line;
	mark->x = x;
	mark->y = y;
	mark->width = line->width;
	mark->height = line->height;
}

/* Where a line of this width begins. */
static sp place_of(const struct page *page, const struct text_area *area,
                   enum head_place place, sp width)
{
	bool right = (place == HEAD_OUTSIDE) == page->right;

	if (place == HEAD_CENTER)
		return area->x + (area->width - width) / 2;
	return right ? area->x + area->width - width : area->x;
}

static void add_head(struct furniture *f, struct page *page,
                     const struct text_area *area, struct view text)
{
	const struct theme *theme = f->theme;
	sp baseline = area->y - theme->head.distance;

	if (baseline < 2 * theme->head.size)
		return;
	if (!f->head || !view_equal(text, f->head_text)) {
		/* a folio may stand in the same line */
		f->head = make_line(f, text, &theme->head, theme->running_case,
		                    area->width - 4 * theme->folio.size);
		f->head_text = text;
	}
	if (!f->head)
		return;
	add_line(f, page, f->head,
	         place_of(page, area, theme->head_place, f->head->width),
	         baseline);
	if (theme->head_rule) {
		struct mark *rule = add_mark(f, page, MARK_RULE);

		rule->x = area->x;
		rule->y = baseline + theme->head.size * 2 / 5;
		rule->width = area->width;
		rule->height = theme->head_rule;
		rule->colour = theme->rule_colour;
	}
}

/* Below the text, but on the page. */
static sp foot_baseline(const struct theme *theme, const struct page *page,
                        sp foot)
{
	sp baseline = foot + theme->folio.distance;

	if (baseline > page->height - theme->folio.size)
		baseline = foot + (page->height - foot) / 2 +
		           theme->folio.size / 3;
	return baseline;
}

static void add_folio(struct furniture *f, struct page *page,
                      const struct text_area *area, bool opens)
{
	const struct theme *theme = f->theme;
	enum folio_place place = theme->folio_place;
	sp foot = area->y + area->height;
	bool at_head = place == FOLIO_HEAD_OUTSIDE && !opens;
	sp baseline = at_head ? area->y - theme->head.distance
	                      : foot_baseline(theme, page, foot);
	enum head_place across = place == FOLIO_FOOT_CENTER || !theme->two_sided
	                                 ? HEAD_CENTER
	                                 : HEAD_OUTSIDE;
	const struct line *line;

	if (place == FOLIO_NONE || (opens && !theme->folio_on_openers) ||
	    !page->label.n)
		return;
	if (at_head ? baseline < 2 * theme->folio.size
	            : page->height - foot < 2 * theme->folio.size)
		return;
	if (at_head)
		across = HEAD_OUTSIDE;
	line = make_line(f, page->label, &theme->folio, CASE_AS_WRITTEN, 0);
	if (line)
		add_line(f, page, line,
		         place_of(page, area, across, line->width), baseline);
}

void furniture_add(struct furniture *f, struct page *page,
                   const struct text_area *area, struct view text, bool opens)
{
	if (text.n)
		add_head(f, page, area, text);
	add_folio(f, page, area, opens);
}
