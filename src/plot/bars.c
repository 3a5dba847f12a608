/*
 * plot/bars.c - bars, upright or lying, side by side or stacked
 *
 * A stack bears the names of its parts beside its last bar; a legend stands
 * above only where they have no room there, or bars stand side by side.
 *
 * Upright bars whose names do not fit below them are laid down, where the names
 * have room on the left; not so many of them that are numbered, which keep
 * every second, fifth ... number.
 */
#include "plot/draw.h"

#include <math.h>

#define NAME_LINES_MOST 3
#define BAR_WIDEST      6.5 /* times the size of labels */
#define NUMBERED_LEAST  12  /* bars that are told by some of their numbers */

struct bar {
	int row, series;
	double start, end; /* values */
	double low, high;  /* places across the bar */
};

/* How many bars stand side by side in one place. */
static int bars_abreast(const struct chart *c)
{
	return c->stacked ? 1 : c->series_count;
}

static bool is_dark(uint32_t colour)
{
	return 299 * (colour >> 16 & 0xFF) + 587 * (colour >> 8 & 0xFF) +
	               114 * (colour & 0xFF) <
	       140000;
}

static struct area bar_area(const struct drawing_room *r, const struct bar *bar)
{
	const struct scale *scale = r->chart->horizontal ? &r->x : &r->y;
	double one =
		scale_at(scale, fmin(fmax(bar->start, scale->min), scale->max));
	double two =
		scale_at(scale, fmin(fmax(bar->end, scale->min), scale->max));

	if (r->chart->horizontal)
		return (struct area){fmin(one, two), bar->low, fmax(one, two),
		                     bar->high};
	return (struct area){bar->low, fmin(one, two), bar->high,
	                     fmax(one, two)};
}

/* The value in the bar, where it is stacked, else beyond its end. */
static void label_bar(struct drawing_room *r, const struct bar *bar,
                      struct area box)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	struct lettering l = p->small;
	struct view words =
		label_words(r, c->series[bar->series].values[bar->row]);
	double width = paper_measure(p, l, words);
	double x = (box.left + box.right) / 2;
	double y = (box.top + box.bottom) / 2 + 0.33 * l.size;
	bool below = bar->end < bar->start;

	l.colour = p->ink;
	if (c->stacked) {
		double room = bar->series >= 4 ? 10 : 2; /* hatching */

		if (box.right - box.left < width + room ||
		    box.bottom - box.top < l.size)
			return;
		if (bar->series >= 4)
			paper_box(p,
			          (struct area){x - width / 2 - 1, y - l.size,
			                        x + width / 2 + 1,
			                        y + 0.2 * l.size},
			          c->colours[bar->series]);
		if (is_dark(c->colours[bar->series]))
			l.colour = 0xFFFFFF;
		paper_words(p, l, ANCHOR_MIDDLE, x, y, words);
	} else if (c->horizontal) {
		x = below ? box.left - 3 : box.right + 3;
		if (box.bottom - box.top < 0.7 * l.size)
			return;
		paper_words(p, l, below ? ANCHOR_END : ANCHOR_START, x, y,
		            words);
	} else {
		double slot = (r->plot.right - r->plot.left) / c->row_count;

		if (width > 0.98 * slot / bars_abreast(c))
			return;
		y = below ? box.bottom + l.size : box.top - 0.35 * l.size;
		paper_words(p, l, ANCHOR_MIDDLE, x, y, words);
	}
}

static void draw_bar(struct drawing_room *r, const struct bar *bar)
{
	const struct chart *c = r->chart;
	struct area box = bar_area(r, bar);
	double gap = c->stacked ? 0.3 : 0;

	if (c->horizontal)
		box.right -= box.right - box.left > 2 ? gap : 0;
	else
		box.top += box.bottom - box.top > 2 ? gap : 0;
	paper_series_box(&r->paper, box, bar->series, c->colours[bar->series]);
	if (c->labels)
		label_bar(r, bar, box);
}

/* All bars of a row, in the place that begins at low and is slot wide. */
static void draw_row(struct drawing_room *r, int row, double low, double slot)
{
	const struct chart *c = r->chart;
	double thick = 0.72 * slot / bars_abreast(c);
	double above = 0, below = 0;
	const struct scale *scale = c->horizontal ? &r->x : &r->y;

	/* Two bars are no two walls. */
	if (thick > BAR_WIDEST * r->paper.label.size)
		thick = BAR_WIDEST * r->paper.label.size;
	low += (slot - thick * bars_abreast(c)) / 2;
	for (int s = 0; s < c->series_count; s++) {
		double value = c->series[s].values[row];
		struct bar bar = {row,   s,   scale->log ? scale->min : 0,
		                  value, low, low + thick - 0.4};

		low += c->stacked ? 0 : thick;
		if (isnan(value))
			continue;
		if (c->stacked) {
			double *sum = value < 0 ? &below : &above;

			bar.start = *sum;
			*sum += value;
			bar.end = *sum;
		}
		draw_bar(r, &bar);
	}
}

static struct scale value_scale(const struct drawing_room *r, double room)
{
	const struct chart *c = r->chart;
	double least = 0, most = 0;
	int wanted = (int)(room / (c->horizontal ? 55 : 30));

	chart_range(c, c->stacked, &least, &most);
	if (!c->y.wish.log) {
		least = fmin(least, 0);
		most = fmax(most, 0);
	}
	return scale_make(least, most, c->y.wish,
	                  wanted < 2   ? 2
	                  : wanted > 8 ? 8
	                               : wanted,
	                  false);
}

/* Would each name fit its place without being shortened? */
static bool names_fit(struct drawing_room *r, double slot)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;

	for (int i = 0; i < c->row_count; i++) {
		struct view lines[NAME_LINES_MOST + 1];
		int count = paper_cut(p, p->small, c->names[i], slot, lines,
		                      NAME_LINES_MOST + 1);

		if (count > NAME_LINES_MOST)
			return false;
		for (int k = 0; k < count; k++)
			if (view_ends(lines[k], "\xE2\x80\xA6"))
				return false;
	}
	return true;
}

/* What a name counts, -1 where it is no whole number. */
static long name_number(struct view name)
{
	long number = 0;

	if (!name.n || name.n > 6)
		return -1;
	for (size_t i = 0; i < name.n; i++) {
		if (!ascii_is_digit(name.p[i]))
			return -1;
		number = 10 * number + (name.p[i] - '0');
	}
	return number;
}

/* Of bars that are numbered one by one: which numbers have room below, where
 * each bar has so much: 1 all, 2 every second, 5 ...; 0: they are not. */
static int numbers_shown(struct drawing_room *r, double slot)
{
	static const int steps[] = {1, 2, 5, 10, 20, 50, 100};
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	double widest = 0;

	if (c->row_count < NUMBERED_LEAST)
		return 0;
	for (int i = 0; i < c->row_count; i++) {
		if (name_number(c->names[i]) < 0 ||
		    (i && name_number(c->names[i]) !=
		                  name_number(c->names[i - 1]) + 1))
			return 0;
		widest = fmax(widest, paper_measure(p, p->small, c->names[i]));
	}
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		if (widest + 1.4 * p->small.size < steps[i] * slot)
			return steps[i];
	return 0;
}

/* Numbers stand alone in the middle of their bars. */
static void draw_numbers_below(struct drawing_room *r, double slot, int shown)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	struct lettering l = p->small;

	l.colour = p->ink;
	for (int i = 0; i < c->row_count; i++)
		if (name_number(c->names[i]) % shown == 0)
			paper_words(p, l, ANCHOR_MIDDLE,
			            r->plot.left + (i + 0.5) * slot,
			            r->plot.bottom + 1.3 * l.size, c->names[i]);
	p->y = r->plot.bottom + 1.85 * l.size;
}

static void draw_names_below(struct drawing_room *r, double slot)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	struct lettering l = p->small;
	int most = 1;

	l.colour = p->ink;
	for (int i = 0; i < c->row_count; i++) {
		struct view lines[NAME_LINES_MOST];
		int count = paper_cut(p, l, c->names[i], 0.96 * slot, lines,
		                      NAME_LINES_MOST);

		for (int k = 0; k < count; k++)
			paper_words(p, l, ANCHOR_MIDDLE,
			            r->plot.left + (i + 0.5) * slot,
			            r->plot.bottom + (1.3 + 1.15 * k) * l.size,
			            lines[k]);
		most = count > most ? count : most;
	}
	p->y = r->plot.bottom + (0.7 + 1.15 * most) * l.size;
}

/* --- names beside a stack --- */

/* Can the last stack bear the names of its parts, and how wide are they? A
 * part that it lacks could not be named there. */
static bool names_at_stack(struct drawing_room *r, double *width)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;

	*width = 0;
	if (!c->stacked || c->horizontal || c->series_count < 2)
		return false;
	for (int s = 0; s < c->series_count; s++) {
		const struct chart_series *series = &c->series[s];

		if (isnan(series->values[c->row_count - 1]))
			return false;
		*width = fmax(*width, paper_measure(p, p->label, series->name));
	}
	*width += p->label.size;
	return *width < 0.25 * p->width;
}

/* From the right side of the last stack, which ends at x. */
static void draw_stack_names(struct drawing_room *r, double x)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	struct tag tags[CHART_COLOURS];
	double size = p->label.size, above = 0, below = 0;

	for (int s = 0; s < c->series_count; s++) {
		double value = c->series[s].values[c->row_count - 1];
		double *sum = value < 0 ? &below : &above;
		struct bar bar = {.start = *sum, .end = *sum + value};
		struct area box = bar_area(r, &bar);

		*sum += value;
		tags[s] = (struct tag){.wanted = (box.top + box.bottom) / 2,
		                       .height = 1.1 * size,
		                       .index = s};
	}
	tags_spread(tags, c->series_count, p->y, r->plot.bottom + size);
	for (int i = 0; i < c->series_count; i++) {
		const struct tag *tag = &tags[i];

		if (fabs(tag->at - tag->wanted) > 0.4 * size)
			paper_line(p, x + 0.5, tag->wanted, x + 0.7 * size,
			           tag->at, 0.4, p->rule);
		paper_words(p, p->label, ANCHOR_START, x + 0.8 * size,
		            tag->at + 0.33 * size, c->series[tag->index].name);
	}
}

/* side: room on the right for the names of a stack, or 0. */
static void draw_upright(struct drawing_room *r, double side)
{
	struct paper *p = &r->paper;
	double slot;
	int shown;

	draw_y_label(r);
	r->plot.top = p->y + p->small.size;
	r->plot.bottom = plot_bottom(r, 0.45, 2 * p->small.size);
	r->y.from = r->plot.bottom;
	r->y.to = r->plot.top;
	r->plot.left = tick_width(r, &r->y) + 0.7 * p->small.size;
	r->plot.right = p->width - side;
	slot = (r->plot.right - r->plot.left) / r->chart->row_count;
	draw_y_ticks(r);
	for (int i = 0; i < r->chart->row_count; i++)
		draw_row(r, i, r->plot.left + i * slot, slot);
	if (side > 0)
		draw_stack_names(r, r->plot.right);
	shown = numbers_shown(r, slot);
	if (shown > 1)
		draw_numbers_below(r, slot, shown);
	else
		draw_names_below(r, slot);
	draw_x_label(r);
}

/* The names on the left; returns the width that they take. */
static double name_width(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	double most = 0;

	for (int i = 0; i < c->row_count; i++)
		most = fmax(most, paper_measure(p, p->label, c->names[i]));
	return fmin(most, 0.4 * p->width);
}

static void draw_name_beside(struct drawing_room *r, int row, double middle)
{
	struct paper *p = &r->paper;
	struct view lines[2];
	int count = paper_cut(p, p->label, r->chart->names[row],
	                      r->plot.left - 0.5 * p->label.size, lines, 2);

	for (int k = 0; k < count; k++)
		paper_words(p, p->label, ANCHOR_END,
		            r->plot.left - 0.6 * p->label.size,
		            middle + (0.34 + k - (count - 1) / 2.0) *
		                             p->label.size,
		            lines[k]);
}

/* Room for the numbers beyond the longest bars. */
static double value_width(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	double most = 0;

	for (int s = 0; s < c->series_count && c->labels && !c->stacked; s++)
		for (int i = 0; i < c->row_count; i++)
			if (!isnan(c->series[s].values[i]))
				most = fmax(
					most,
					paper_measure(
						&r->paper, r->paper.small,
						label_words(
							r,
							c->series[s]
								.values[i])));
	return most + 4;
}

static void draw_lying(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	double slot = p->label.size * (1.0 + 0.95 * bars_abreast(c));
	double side = value_width(r);

	if (c->height > 0)
		slot = fmax(p->label.size,
		            (c->height - p->y - r->below - 3 * p->label.size) /
		                    c->row_count);
	r->plot.top = p->y;
	r->plot.bottom = p->y + slot * c->row_count;
	r->plot.left = name_width(r) + 0.6 * p->label.size;
	r->plot.right = p->width - side;
	r->x = value_scale(r, r->plot.right - r->plot.left);
	if (r->x.min < 0)
		r->plot.left += side;
	r->x.from = r->plot.left;
	r->x.to = r->plot.right;
	draw_x_ticks(r, true);
	for (int i = 0; i < c->row_count; i++) {
		draw_row(r, i, r->plot.top + i * slot, slot);
		r->plot.left -= r->x.min < 0 ? side : 0;
		draw_name_beside(r, i, r->plot.top + (i + 0.5) * slot);
		r->plot.left += r->x.min < 0 ? side : 0;
	}
	p->y = r->plot.bottom + 1.8 * p->small.size;
	draw_x_label(r);
}

void draw_bars(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	double room, side;
	bool named = names_at_stack(r, &side);

	r->y = value_scale(r, c->width * 0.4);
	room = r->paper.width - tick_width(r, &r->y) - r->paper.small.size;
	room -= named ? side : 0;
	if (!c->horizontal && !c->upright &&
	    !names_fit(r, 0.96 * room / c->row_count) &&
	    !numbers_shown(r, room / c->row_count)) {
		struct chart *turned = arena_new(r->paper.memory, struct chart);

		*turned = *c;
		turned->horizontal = true;
		r->chart = turned;
		named = false;
	}
	if (!named)
		draw_legend(r);
	if (r->chart->horizontal)
		draw_lying(r);
	else
		draw_upright(r, named ? side : 0);
}
