/* plot/frame.c - axes, grid, legend, labels that give way to each other */
#include "plot/draw.h"

#include "plot/number.h"

#include <math.h>

#define LEAST_PLOT 60 /* points high */

struct view value_words(struct drawing_room *r, double value, int decimals)
{
	struct buf text = {0};
	struct view words;

	number_put(&text, value, decimals, r->point);
	words = arena_view(r->paper.memory,
	                   (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	return words;
}

struct view label_words(struct drawing_room *r, double value)
{
	const struct chart *c = r->chart;
	/* "1600", where another is written with decimals: 0.2. */
	bool is_large = fabs(value) >= 100 && value == floor(value);
	struct view words = value_words(r, value, is_large ? 0 : c->decimals);

	if (!view_is(c->y.unit, "%"))
		return words;
	return view_of(arena_printf(r->paper.memory, "%.*s\xE2\x80\xAF%%",
	                            (int)words.n, words.p));
}

double plot_bottom(const struct drawing_room *r, double share, double below)
{
	double height = r->chart->width * share;

	if (r->chart->height > 0)
		height = r->chart->height - r->paper.y - r->below - below;
	return r->paper.y + (height > LEAST_PLOT ? height : LEAST_PLOT);
}

void draw_legend(struct drawing_room *r)
{
	struct paper *p = &r->paper;
	const struct chart *c = r->chart;
	double size = p->label.size, x = 0;

	if (c->series_count < 2)
		return;
	for (int i = 0; i < c->series_count; i++) {
		struct view name;
		double width;
		double middle = p->y + 0.65 * size;
		struct area box = {0, middle - 0.4 * size, 0,
		                   middle + 0.4 * size};

		if (!paper_cut(p, p->label, c->series[i].name, p->width / 2,
		               &name, 1))
			name = VIEW("");
		width = paper_measure(p, p->label, name) + 2.6 * size;
		if (x > 0 && x + width > p->width) {
			x = 0;
			p->y += 1.4 * size;
			middle += 1.4 * size;
			box.top += 1.4 * size;
			box.bottom += 1.4 * size;
		}
		box.left = x;
		box.right = x + 0.8 * size;
		if (c->type == CHART_SCATTER || c->type == CHART_LINE)
			paper_series_mark(p, x + 0.4 * size, middle,
			                  0.32 * size, i, c->colours[i]);
		else
			paper_series_box(p, box, i, c->colours[i]);
		paper_words(p, p->label, ANCHOR_START, x + 1.2 * size,
		            p->y + size, name);
		x += width;
	}
	p->y += 1.9 * size;
}

/* "Downloads (millions)" */
static struct view axis_words(struct drawing_room *r,
                              const struct chart_axis *axis)
{
	struct view label = axis->label, unit = axis->unit;

	if (!label.n || !unit.n)
		return label.n ? label : unit;
	return view_of(arena_printf(r->paper.memory, "%.*s (%.*s)",
	                            (int)label.n, label.p, (int)unit.n,
	                            unit.p));
}

static void draw_axis_label(struct drawing_room *r, struct view text,
                            enum anchor anchor, double x)
{
	struct paper *p = &r->paper;
	struct view line;

	if (!paper_cut(p, p->small, text, p->width, &line, 1))
		return;
	paper_words(p, p->small, anchor, x, p->y + p->small.size, line);
	p->y += 1.5 * p->small.size;
}

void draw_y_label(struct drawing_room *r)
{
	draw_axis_label(r, axis_words(r, &r->chart->y), ANCHOR_START, 0);
}

void draw_x_label(struct drawing_room *r)
{
	struct view text = axis_words(r, r->chart->horizontal ? &r->chart->y
	                                                      : &r->chart->x);
	double middle = (r->plot.left + r->plot.right) / 2;
	double half = paper_measure(&r->paper, r->paper.small, text) / 2;

	if (middle + half > r->paper.width)
		middle = r->paper.width - half;
	draw_axis_label(r, text, ANCHOR_MIDDLE, middle > half ? middle : half);
}

double tick_width(struct drawing_room *r, const struct scale *scale)
{
	double most = 0;

	for (int i = 0; i < scale->tick_count; i++)
		most = fmax(most, paper_measure(&r->paper, r->paper.small,
		                                value_words(r, scale->ticks[i],
		                                            scale->decimals)));
	return most;
}

/* A logarithmic scale's small numbers need decimals that its large ones do
 * not. */
static struct view tick_words(struct drawing_room *r, const struct scale *scale,
                              int index)
{
	double value = scale->ticks[index];
	int decimals = scale->decimals;
	struct buf text = {0};
	struct view words;

	if (scale->log)
		while (decimals > 0 &&
		       value * power_of_ten(decimals - 1) >= 0.999)
			decimals--;
	if (scale == &r->x && r->chart->along == ALONG_DATES &&
	    !r->chart->horizontal) {
		double year = floor(value + 0.5);

		if (fabs(value - year) < 0.01)
			buf_printf(&text, "%04d", (int)year);
		else
			date_put_month(&text, value);
		words = arena_view(r->paper.memory,
		                   (struct view){buf_text(&text), text.len});
		buf_clear(&text);
		return words;
	}
	return value_words(r, value, decimals);
}

void draw_y_ticks(struct drawing_room *r)
{
	struct paper *p = &r->paper;

	for (int i = 0; i < r->y.tick_count; i++) {
		double y = scale_at(&r->y, r->y.ticks[i]);
		bool nought = !r->y.log && r->y.ticks[i] == 0;

		paper_line(p, r->plot.left, y, r->plot.right, y,
		           nought ? 0.6 : 0.4, nought ? p->rule : p->grid);
		paper_words(p, p->small, ANCHOR_END,
		            r->plot.left - 0.5 * p->small.size,
		            y + 0.33 * p->small.size, tick_words(r, &r->y, i));
	}
}

void draw_x_ticks(struct drawing_room *r, bool lines)
{
	struct paper *p = &r->paper;
	double size = p->small.size, free_from = -1000;

	for (int i = 0; i < r->x.tick_count; i++) {
		struct view words = tick_words(r, &r->x, i);
		double half = paper_measure(p, p->small, words) / 2;
		double x = scale_at(&r->x, r->x.ticks[i]), at = x;
		bool nought = lines && !r->x.log && r->x.ticks[i] == 0;

		if (lines)
			paper_line(p, x, r->plot.top, x, r->plot.bottom,
			           nought ? 0.6 : 0.4,
			           nought ? p->rule : p->grid);
		else
			paper_line(p, x, r->plot.bottom, x,
			           r->plot.bottom + 0.3 * size, 0.4, p->rule);
		if (at + half > p->width)
			at = p->width - half;
		if (at - half < free_from)
			continue;
		paper_words(p, p->small, ANCHOR_MIDDLE, at,
		            r->plot.bottom + 1.3 * size, words);
		free_from = at + half + 0.6 * size;
	}
}

/*
 * From top to bottom each tag gives way downwards; then, from the bottom
 * upwards, back into the room. They stay in the order of what they name.
 */
void tags_spread(struct tag *tags, int count, double top, double bottom)
{
	for (int i = 1; i < count; i++) { /* few: by insertion */
		struct tag tag = tags[i];
		int at = i;

		for (; at > 0 && tags[at - 1].wanted > tag.wanted; at--)
			tags[at] = tags[at - 1];
		tags[at] = tag;
	}
	for (int i = 0; i < count; i++) {
		double least = i ? tags[i - 1].at + (tags[i - 1].height +
		                                     tags[i].height) /
		                                            2
		                 : top + tags[i].height / 2;

		tags[i].at = fmax(tags[i].wanted, least);
	}
	for (int i = count - 1; i >= 0; i--) {
		double most = i + 1 < count
		                      ? tags[i + 1].at - (tags[i + 1].height +
		                                          tags[i].height) /
		                                                 2
		                      : bottom - tags[i].height / 2;

		tags[i].at = fmin(tags[i].at, most);
	}
}
