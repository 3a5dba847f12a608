/* page/furniture.c - running heads and page numbers */
#include "page/furniture.h"

#include "base/array.h"

static struct line *make_line(const struct furniture *f, struct view text,
                              enum letter_case letter_case, sp width)
{
	const struct theme *theme = f->theme;
	struct text_style style =
		style_make(f->setter, (int)theme->heading_family, 400, false,
	                   theme->running_size, theme->muted_colour);

	style.letter_case = letter_case;
	return line_of_text(f->setter, f->memory, text, &style, NULL,
	                    ROLE_ARTIFACT, width);
}

static void add_line(struct furniture *f, struct page *page,
                     const struct line *line, sp x, sp y)
{
	struct mark *mark = ARRAY_ADD(f->memory, page->marks, page->mark_count,
	                              page->mark_room);

	mark->kind = MARK_LINE;
	mark->role = ROLE_ARTIFACT;
	mark->line = line;
	mark->x = x;
	mark->y = y;
	mark->width = line->width;
	mark->height = line->height;
}

/* On the outer side of the page. */
static sp outside(const struct page *page, const struct text_area *area,
                  const struct line *line)
{
	return page->right ? area->x + area->width - line->width : area->x;
}

static void add_head(struct furniture *f, struct page *page,
                     const struct text_area *area, struct view text)
{
	sp baseline = area->y - f->theme->leading * 3 / 2;

	if (baseline < 2 * f->theme->running_size)
		return;
	if (!f->head || !view_equal(text, f->head_text)) {
		f->head =
			make_line(f, text, f->theme->running_case, area->width);
		f->head_text = text;
	}
	if (f->head)
		add_line(f, page, f->head, outside(page, area, f->head),
		         baseline);
}

static void add_folio(struct furniture *f, struct page *page,
                      const struct text_area *area)
{
	const struct theme *theme = f->theme;
	sp foot = area->y + area->height;
	sp baseline = foot + 2 * theme->leading;
	const struct line *line;

	if (baseline > page->height - theme->running_size)
		baseline = foot + (page->height - foot) / 2 +
		           theme->running_size / 3;
	if (page->height - foot < 2 * theme->running_size || !page->label.n)
		return;
	line = make_line(f, page->label, CASE_AS_WRITTEN, 0);
	if (line)
		add_line(f, page, line,
		         theme->two_sided
		                 ? outside(page, area, line)
		                 : area->x + (area->width - line->width) / 2,
		         baseline);
}

void furniture_add(struct furniture *f, struct page *page,
                   const struct text_area *area, struct view text)
{
	if (text.n)
		add_head(f, page, area, text);
	add_folio(f, page, area);
}
