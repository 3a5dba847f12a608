/*
 * plot/lines.c - lines, areas and points along x
 *
 * Lines and areas bear their names at their right ends, moved apart where they
 * would touch; a legend stands above only where the names are too wide for it.
 * The last value of a line stands behind its name.
 */
#include "plot/draw.h"

#include <math.h>
#include <stdlib.h>

#define MARKS_MOST       30 /* points of a series that still get marks */
#define VALUE_WORDS_MOST 200

static double place_of(const struct drawing_room *r, int row)
{
	const struct chart *c = r->chart;

	if (c->along != ALONG_NAMES)
		return scale_at(&r->x, c->places[row]);
	if (c->row_count == 1)
		return (r->plot.left + r->plot.right) / 2;
	return r->plot.left +
	       (r->plot.right - r->plot.left) * row / (c->row_count - 1);
}

static double height_of(const struct drawing_room *r, double value)
{
	value = fmin(fmax(value, r->y.min), r->y.max);
	return scale_at(&r->y, value);
}

/* The row of the last value of a series; -1 when it has none. */
static int last_row(const struct chart *c, int s)
{
	int row = c->row_count - 1;

	while (row >= 0 && isnan(c->series[s].values[row]))
		row--;
	return row;
}

static double value_width(struct drawing_room *r, int s)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	int row = last_row(c, s);

	if (row < 0)
		return 0;
	return 0.5 * p->label.size +
	       paper_measure(p, p->small,
	                     label_words(r, c->series[s].values[row]));
}

/* Do the series bear their names at their ends? *width is what these take on
 * the right; *valued: their last values stand behind the names. */
static bool names_at_ends(struct drawing_room *r, double *width, bool *valued)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	double named = 0, more = 0;

	*width = 0;
	*valued = false;
	if (c->type == CHART_SCATTER || c->series_count < 2)
		return false;
	for (int s = 0; s < c->series_count; s++) {
		double name = paper_measure(p, p->label, c->series[s].name);

		named = fmax(named, name);
		more = fmax(more, name + value_width(r, s));
	}
	*valued = c->labels && c->type == CHART_LINE && more < 0.35 * p->width;
	*width = (*valued ? more : named) + p->label.size;
	return named + p->label.size < 0.3 * p->width;
}

/* --- the frame --- */

static void make_y(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	double least = 0, most = 1;
	bool sums = c->stacked && c->type == CHART_AREA;

	chart_range(c, sums, &least, &most);
	/* An area says "so much of it": it stands on nought. Lines do, where
	 * nought is not far. */
	if (!c->y.wish.log &&
	    (c->type == CHART_AREA || (least > 0 && least < 0.4 * most)))
		least = fmin(least, 0);
	r->y = scale_make(least, most, c->y.wish, 5, false);
}

static void make_x(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	double least = 0, most = 0;
	int wanted = (int)((r->plot.right - r->plot.left) / 55);
	bool whole = c->along == ALONG_NUMBERS;

	for (int i = 0; i < c->row_count && c->along != ALONG_NAMES; i++) {
		least = i ? fmin(least, c->places[i]) : c->places[i];
		most = i ? fmax(most, c->places[i]) : c->places[i];
		whole = whole && c->places[i] == floor(c->places[i]);
	}
	/* No half of a year, nor of a person. */
	if (whole && most - least >= 1 && wanted > most - least)
		wanted = (int)(most - least);
	r->x = scale_make(least, most, c->x.wish, wanted < 1 ? 1 : wanted,
	                  c->type != CHART_SCATTER);
	if (c->along == ALONG_DATES && r->x.max - r->x.min < 3)
		scale_months(&r->x, wanted < 2 ? 2 : wanted);
	r->x.from = r->plot.left;
	r->x.to = r->plot.right;
	if (c->type != CHART_SCATTER) {
		r->x.from += 2;
		r->x.to -= 2;
	}
}

/* Names below, as many as there is room for. */
static void draw_names(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	double free_from = -1000, size = p->small.size;

	for (int i = 0; i < c->row_count; i++) {
		double width = paper_measure(p, p->small, c->names[i]);
		double x = place_of(r, i) - width / 2;

		if (x + width > p->width)
			x = p->width - width;
		if (x < 0)
			x = 0;
		if (x < free_from || width > 0.5 * p->width)
			continue;
		paper_words(p, p->small, ANCHOR_START, x,
		            r->plot.bottom + 1.3 * size, c->names[i]);
		free_from = x + width + 0.6 * size;
	}
}

static void draw_frame(struct drawing_room *r, double side)
{
	struct paper *p = &r->paper;

	draw_y_label(r);
	make_y(r);
	r->plot.top = p->y + 0.5 * p->small.size;
	r->plot.bottom = plot_bottom(r, 0.5, 2 * p->small.size);
	r->plot.left = tick_width(r, &r->y) + 0.7 * p->small.size;
	r->plot.right = p->width - fmax(side, 4);
	r->y.from = r->plot.bottom;
	r->y.to = r->plot.top;
	make_x(r);
	draw_y_ticks(r);
	if (r->chart->along == ALONG_NAMES)
		draw_names(r);
	else
		draw_x_ticks(r, false);
}

/* --- what is drawn in it --- */

/* How far the words of a value go aside, so that its line does not run through
 * them: away from a neighbour that is higher. */
static double aside(const struct drawing_room *r, int series, int row)
{
	const struct chart *c = r->chart;
	const double *values = c->series[series].values;
	bool before = row > 0 && values[row - 1] > values[row];
	bool after = row + 1 < c->row_count && values[row + 1] > values[row];

	return before - after;
}

/* Does the line from one row of a series to the next run through the area? */
static bool runs_through(const struct drawing_room *r, int series, int row,
                         const struct area *area)
{
	const double *values = r->chart->series[series].values;
	double x1 = place_of(r, row), x2 = place_of(r, row + 1);
	double y1, y2, rise, from, to;

	if (isnan(values[row]) || isnan(values[row + 1]) || x2 <= x1 ||
	    x2 < area->left || x1 > area->right)
		return false;
	y1 = height_of(r, values[row]);
	y2 = height_of(r, values[row + 1]);
	rise = (y2 - y1) / (x2 - x1);
	from = y1 + rise * (fmax(area->left, x1) - x1);
	to = y1 + rise * (fmin(area->right, x2) - x1);
	return fmin(from, to) < area->bottom && fmax(from, to) > area->top;
}

static bool is_crossed(const struct drawing_room *r, const struct area *area)
{
	const struct chart *c = r->chart;

	for (int s = 0; s < c->series_count && c->type == CHART_LINE; s++)
		for (int i = 0; i + 1 < c->row_count; i++)
			if (runs_through(r, s, i, area))
				return true;
	return false;
}

/* Put words around the middle of a base line where that is free; false when it
 * is not. */
static bool try_words(struct drawing_room *r, struct view words, double middle,
                      double base, bool cross)
{
	struct paper *p = &r->paper;
	double width = paper_measure(p, p->small, words);
	double size = p->small.size;
	struct area area = {middle - width / 2 - 1, base - 0.8 * size,
	                    middle + width / 2 + 1, base + 0.1 * size};

	if (area.left < r->plot.left - 2 || area.right > p->width ||
	    area.bottom > r->plot.bottom || !paper_is_free(p, area) ||
	    (!cross && is_crossed(r, &area)))
		return false;
	paper_words(p, p->small, ANCHOR_MIDDLE, middle, base, words);
	paper_take(p, area);
	return true;
}

/* Above, below, or above in the middle; where lines run through all of them,
 * through the first that is free of words. */
static void draw_value(struct drawing_room *r, int series, int row)
{
	struct paper *p = &r->paper;
	double value = r->chart->series[series].values[row];
	struct view words = label_words(r, value);
	double width = paper_measure(p, p->small, words);
	double x = place_of(r, row), size = p->small.size;
	double y = height_of(r, value);
	double shift = aside(r, series, row) * width / 2;
	double inner = fmin(fmax(x, r->plot.left + width / 2),
	                    p->width - width / 2 - 1);
	double middles[] = {x + shift, x - shift, inner, inner};
	double bases[] = {y - 0.6 * size, y + 1.3 * size, y - 0.6 * size,
	                  y + 1.3 * size};

	for (int i = 0; i < 8; i++)
		if (try_words(r, words, middles[i % 4], bases[i % 4], i >= 4))
			break;
}

static void draw_line(struct drawing_room *r, int s)
{
	const struct chart *c = r->chart;
	const double *values = c->series[s].values;
	struct paper *p = &r->paper;
	bool open = false;

	paper_path(p);
	paper_move(p, r->plot.left, r->plot.bottom);
	for (int i = 0; i < c->row_count; i++) {
		if (isnan(values[i])) {
			open = false;
			continue;
		}
		if (open)
			paper_to(p, place_of(r, i), height_of(r, values[i]));
		else
			paper_move(p, place_of(r, i), height_of(r, values[i]));
		open = true;
	}
	paper_stroke(p, c->colours[s], 1.3, paper_series_dashes(s));
	if (c->row_count > MARKS_MOST)
		return;
	for (int i = 0; i < c->row_count; i++)
		if (!isnan(values[i]))
			paper_series_mark(p, place_of(r, i),
			                  height_of(r, values[i]), 1.9, s,
			                  c->colours[s]);
}

/* valued: the last value of each line stands behind its name. */
static void draw_values(struct drawing_room *r, bool valued)
{
	const struct chart *c = r->chart;
	int left = VALUE_WORDS_MOST;

	for (int s = 0; s < c->series_count && c->labels; s++) {
		int last = last_row(c, s);

		for (int i = 0; i < c->row_count && left > 0; i++)
			if (!isnan(c->series[s].values[i]) &&
			    !(valued && i == last) && left--)
				draw_value(r, s, i);
	}
}

/* What lies below series s in a stack, without gaps. */
static double sum_below(const struct chart *c, int s, int row)
{
	double sum = 0;

	for (int i = 0; i < s && c->stacked; i++)
		if (!isnan(c->series[i].values[row]))
			sum += c->series[i].values[row];
	return sum;
}

static double top_of(const struct chart *c, int s, int row)
{
	double value = c->series[s].values[row];

	return sum_below(c, s, row) + (isnan(value) ? 0 : value);
}

/* The upper edge of a series, the start of a path. */
static void path_along(struct drawing_room *r, int s)
{
	struct paper *p = &r->paper;

	paper_path(p);
	for (int i = 0; i < r->chart->row_count; i++) {
		double y = height_of(r, top_of(r->chart, s, i));

		if (i)
			paper_to(p, place_of(r, i), y);
		else
			paper_move(p, place_of(r, i), y);
	}
}

static void draw_area(struct drawing_room *r, int s)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	uint32_t fill = c->colours[s];

	if (!c->stacked)
		fill = colour_mixed(fill, 0xFFFFFF, 0.45);
	path_along(r, s);
	for (int i = c->row_count - 1; i >= 0; i--)
		paper_to(
			p, place_of(r, i),
			height_of(r, r->y.log ? r->y.min : sum_below(c, s, i)));
	paper_close_path(p);
	paper_fill(p, fill);
	path_along(r, s);
	paper_stroke(p, c->stacked ? 0xFFFFFF : c->colours[s],
	             c->stacked ? 0.7 : 1, NULL);
}

static double largest(const struct chart *c, int s)
{
	double most = -INFINITY;

	for (int i = 0; i < c->row_count; i++)
		if (c->series[s].values[i] > most)
			most = c->series[s].values[i];
	return most;
}

/* Areas that are not stacked lie over each other, and show it by their
 * edges; there the largest should be drawn first. */
static void draw_areas(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	bool drawn[CHART_COLOURS] = {false};

	for (int n = 0; n < c->series_count; n++) {
		int next = -1;

		for (int s = 0; s < c->series_count; s++)
			if (!drawn[s] &&
			    (next < 0 ||
			     (!c->stacked && largest(c, s) > largest(c, next))))
				next = s;
		if (next < 0)
			break;
		drawn[next] = true;
		draw_area(r, next);
	}
}

/* The names of points, where the data have a column for them, are not drawn:
 * a scatter chart shows a cloud; labels give the values along y. */
static void draw_points(struct drawing_room *r)
{
	const struct chart *c = r->chart;

	for (int s = 0; s < c->series_count; s++)
		for (int i = 0; i < c->row_count; i++)
			if (!isnan(c->series[s].values[i]))
				paper_series_mark(
					&r->paper, place_of(r, i),
					height_of(r, c->series[s].values[i]),
					c->row_count > 200 ? 1.2 : 2.6, s,
					c->colours[s]);
}

/* --- names at the ends --- */

static double end_height(struct drawing_room *r, int s)
{
	const struct chart *c = r->chart;
	int row = last_row(c, s);

	if (c->type == CHART_AREA && c->stacked)
		return (height_of(r, top_of(c, s, c->row_count - 1)) +
		        height_of(r, sum_below(c, s, c->row_count - 1))) /
		       2;
	return row < 0 ? r->plot.bottom
	               : height_of(r, c->series[s].values[row]);
}

/* The name of a series, and its last value behind it. */
static void draw_end_name(struct drawing_room *r, int s, double x, double y,
                          bool valued)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	struct view name = c->series[s].name;
	int row = last_row(c, s);

	paper_words(p, p->label, ANCHOR_START, x, y, name);
	if (valued && row >= 0)
		paper_words(p, p->small, ANCHOR_START,
		            x + paper_measure(p, p->label, name) +
		                    0.5 * p->label.size,
		            y, label_words(r, c->series[s].values[row]));
}

/* A line that ends before the others bears its name at its end: behind, above
 * or below it, where nothing is in the way. */
static bool name_within(struct drawing_room *r, int s, bool valued)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	int row = last_row(c, s);
	double size = p->label.size, x, y, width;

	if (c->type != CHART_LINE || row < 0 || row == c->row_count - 1)
		return false;
	x = place_of(r, row);
	y = end_height(r, s);
	width = paper_measure(p, p->label, c->series[s].name) +
	        (valued ? value_width(r, s) : 0);
	for (int i = 0; i < 3; i++) {
		double left = i ? x - width / 2 : x + 0.6 * size;
		double middle = y + (i == 1 ? -1 : i == 2 ? 1.1 : 0) * size;
		struct area area = {left, middle - 0.6 * size, left + width + 2,
		                    middle + 0.6 * size};

		if (area.right > r->plot.right || !paper_is_free(p, area) ||
		    is_crossed(r, &area))
			continue;
		draw_end_name(r, s, left, middle + 0.33 * size, valued);
		paper_take(p, area);
		return true;
	}
	return false;
}

static void draw_end_names(struct drawing_room *r, bool valued)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	struct tag tags[CHART_COLOURS];
	double size = p->label.size, x = r->plot.right + 0.9 * size;
	int count = 0;

	for (int s = 0; s < c->series_count; s++)
		if (!name_within(r, s, valued))
			tags[count++] = (struct tag){.wanted = end_height(r, s),
			                             .height = 1.1 * size,
			                             .index = s};
	tags_spread(tags, count, p->y - size, r->plot.bottom + size);
	for (int i = 0; i < count; i++) {
		const struct tag *tag = &tags[i];

		if (fabs(tag->at - tag->wanted) > 0.4 * size)
			paper_line(p, r->plot.right + 0.5, tag->wanted, x - 1.5,
			           tag->at, 0.4, p->rule);
		draw_end_name(r, tag->index, x, tag->at + 0.33 * size, valued);
	}
}

void draw_lines(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	double side;
	bool valued, named = names_at_ends(r, &side, &valued);

	valued = valued && named;
	if (!named)
		draw_legend(r);
	draw_frame(r, named ? side : 0);
	if (c->type == CHART_AREA)
		draw_areas(r);
	else if (c->type == CHART_SCATTER)
		draw_points(r);
	else
		for (int s = 0; s < c->series_count; s++)
			draw_line(r, s);
	if (c->type != CHART_AREA || !c->stacked)
		draw_values(r, valued);
	if (named)
		draw_end_names(r, valued);
	r->paper.y = r->plot.bottom + 1.8 * r->paper.small.size;
	draw_x_label(r);
}
