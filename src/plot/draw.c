/* plot/draw.c - from a chart to its picture */
#include "plot/draw.h"

#include "plot/number.h"

static double paragraph_height(struct paper *p, struct lettering l,
                               struct view text)
{
	struct view lines[6];

	return l.size * 1.25 * paper_cut(p, l, text, p->width, lines, 6);
}

static void draw_head(struct drawing_room *r)
{
	struct paper *p = &r->paper;
	const struct chart *c = r->chart;

	paper_paragraph(p, p->title, c->title);
	paper_paragraph(p, p->small, c->subtitle);
	if (c->title.n || c->subtitle.n)
		p->y += 0.5 * p->label.size;
}

static void draw_foot(struct drawing_room *r)
{
	struct paper *p = &r->paper;

	if (r->below > 0)
		p->y += 0.5 * p->label.size;
	paper_paragraph(p, p->small, r->chart->note);
	paper_paragraph(p, p->small, r->chart->source);
	p->y += 0.25 * p->label.size;
}

struct view chart_draw(const struct chart *chart, const struct book *book,
                       struct shaper *shaper)
{
	struct drawing_room r = {.chart = chart};
	struct paper *p = &r.paper;
	struct view file;

	paper_open(p, book->memory, shaper, &book->theme,
	           arena_view(book->memory, chart->lang).p, chart->width);
	r.point = number_point(chart->lang);
	r.below = paragraph_height(p, p->small, chart->note) +
	          paragraph_height(p, p->small, chart->source);
	if (r.below > 0)
		r.below += 0.5 * p->label.size;
	draw_head(&r);
	switch (chart->type) {
	case CHART_BAR:
		draw_bars(&r);
		break;
	case CHART_LINE:
	case CHART_AREA:
	case CHART_SCATTER:
		draw_lines(&r);
		break;
	case CHART_PIE:
	case CHART_DONUT:
		draw_slices(&r);
		break;
	case CHART_TIMELINE:
		draw_events(&r);
		break;
	}
	draw_foot(&r);
	file = paper_file(p);
	paper_close(p);
	return file;
}
