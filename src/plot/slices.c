/*
 * plot/slices.c - a pie, or a donut with its sum in the middle
 *
 * Slices go clockwise from the top. Their names stand left and right of them,
 * moved apart where they would touch, with a fine line to each.
 */
#include "plot/draw.h"

#include <math.h>

#define TURN    6.28318530717958647
#define HOLE    0.58 /* of the radius */
#define HATCHED 4

struct slices {
	struct drawing_room *room;
	double x, y, radius;
	double sum;
	double side; /* width of names on either side */
};

static void point_at(const struct slices *s, double part, double radius,
                     double *x, double *y)
{
	*x = s->x + radius * sin(part * TURN);
	*y = s->y - radius * cos(part * TURN);
}

/* The ring between two parts of a turn and two radii. */
static void trace(struct slices *s, double from, double to, double inner,
                  double outer)
{
	struct paper *p = &s->room->paper;
	double x, y;
	bool large = to - from > 0.5;

	point_at(s, from, outer, &x, &y);
	paper_move(p, x, y);
	if (to - from > 0.999) { /* all of it: in two halves */
		point_at(s, from + 0.5, outer, &x, &y);
		paper_arc(p, outer, false, true, x, y);
		large = false;
	}
	point_at(s, to, outer, &x, &y);
	paper_arc(p, outer, large, true, x, y);
	point_at(s, to, inner, &x, &y);
	paper_to(p, x, y);
	if (inner > 0) {
		if (to - from > 0.999) {
			point_at(s, from + 0.5, inner, &x, &y);
			paper_arc(p, inner, false, false, x, y);
		}
		point_at(s, from, inner, &x, &y);
		paper_arc(p, inner, large, false, x, y);
	}
	paper_close_path(p);
}

/* Hatching of a slice: arcs around the middle. */
static void hatch(struct slices *s, double from, double to, double inner)
{
	struct paper *p = &s->room->paper;

	for (double r = inner + 3; r < s->radius; r += 3.4) {
		double x, y;

		point_at(s, from, r, &x, &y);
		paper_path(p);
		paper_move(p, x, y);
		if (to - from > 0.999) {
			point_at(s, from + 0.5, r, &x, &y);
			paper_arc(p, r, false, true, x, y);
		}
		point_at(s, to, r, &x, &y);
		paper_arc(p, r, to - from > 0.5 && to - from <= 0.999, true, x,
		          y);
		paper_stroke(p, 0xFFFFFF, 0.8, NULL);
	}
}

static void draw_slice(struct slices *s, int index, double from, double to)
{
	const struct chart *c = s->room->chart;
	struct paper *p = &s->room->paper;
	double inner = c->type == CHART_DONUT ? HOLE * s->radius : 0;

	paper_path(p);
	trace(s, from, to, inner, s->radius);
	paper_fill(p, c->colours[index]);
	if (index >= HATCHED)
		hatch(s, from, to, inner);
	paper_path(p);
	trace(s, from, to, inner, s->radius);
	paper_stroke(p, 0xFFFFFF, 1, NULL);
}

static struct view percent_words(struct slices *s, double value)
{
	double percent = value / s->sum * 100;
	struct view number =
		value_words(s->room, percent, percent < 9.95 ? 1 : 0);

	return view_of(arena_printf(s->room->paper.memory, "%.*s\xE2\x80\xAF%%",
	                            (int)number.n, number.p));
}

/* "1 234 km, 23 %" */
static struct view value_line(struct slices *s, int row)
{
	const struct chart *c = s->room->chart;
	double value = c->series[0].values[row];
	struct view number = value_words(s->room, value, c->decimals);
	struct view percent = percent_words(s, value);

	/* What is shares already is not said twice. */
	if (view_is(c->y.unit, "%") ||
	    (!c->y.unit.n && fabs(s->sum - 100) < 0.5))
		return view_of(arena_printf(s->room->paper.memory,
		                            "%.*s\xE2\x80\xAF%%", (int)number.n,
		                            number.p));
	return view_of(arena_printf(
		s->room->paper.memory, "%.*s%s%.*s \xC2\xB7 %.*s",
		(int)number.n, number.p, c->y.unit.n ? " " : "",
		(int)c->y.unit.n, c->y.unit.p, (int)percent.n, percent.p));
}

static void draw_tag(struct slices *s, const struct tag *tag, double middle,
                     bool right)
{
	struct drawing_room *r = s->room;
	struct paper *p = &r->paper;
	double out = right ? 1 : -1, x, y;
	double words_x = s->x + out * (s->radius + 1.8 * p->label.size);
	enum anchor anchor = right ? ANCHOR_START : ANCHOR_END;
	struct view name;

	point_at(s, middle, s->radius + 1.5, &x, &y);
	paper_path(p);
	paper_move(p, x, y);
	paper_to(p, s->x + out * (s->radius + 0.8 * p->label.size), tag->at);
	paper_to(p, words_x - out * 2, tag->at);
	paper_stroke(p, p->rule, 0.5, NULL);
	if (paper_cut(p, p->label, r->chart->names[tag->index], s->side, &name,
	              1))
		paper_words(p, p->label, anchor, words_x,
		            tag->at + (r->chart->labels ? -0.1 : 0.33) *
		                              p->label.size,
		            name);
	if (r->chart->labels)
		paper_words(p, p->small, anchor, words_x,
		            tag->at + 0.95 * p->label.size,
		            value_line(s, tag->index));
}

static void draw_tags(struct slices *s, const double *middles, bool right)
{
	const struct chart *c = s->room->chart;
	struct paper *p = &s->room->paper;
	struct tag tags[CHART_COLOURS];
	int count = 0;
	double x, y;

	for (int i = 0; i < c->row_count; i++) {
		if (middles[i] < 0 || (middles[i] < 0.5) != right)
			continue;
		point_at(s, middles[i], s->radius, &x, &y);
		tags[count++] = (struct tag){.wanted = y,
		                             .height = (c->labels ? 2.4 : 1.3) *
		                                       p->label.size,
		                             .index = i};
	}
	tags_spread(tags, count, s->y - s->radius - 1.2 * p->label.size,
	            s->y + s->radius + 1.2 * p->label.size);
	for (int i = 0; i < count; i++)
		draw_tag(s, &tags[i], middles[tags[i].index], right);
}

static void draw_sum(struct slices *s)
{
	const struct chart *c = s->room->chart;
	struct paper *p = &s->room->paper;
	struct view words = value_words(s->room, s->sum, c->decimals), unit;

	if (view_is(c->y.unit, "%") ||
	    (!c->y.unit.n && fabs(s->sum - 100) < 0.5))
		return;
	paper_words(p, p->title, ANCHOR_MIDDLE, s->x,
	            s->y + (c->y.unit.n ? 0 : 0.35) * p->title.size, words);
	if (paper_cut(p, p->small, c->y.unit, 1.6 * HOLE * s->radius, &unit, 1))
		paper_words(p, p->small, ANCHOR_MIDDLE, s->x,
		            s->y + 1.2 * p->small.size, unit);
}

void draw_slices(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	struct slices s = {.room = r, .x = p->width / 2};
	double middles[CHART_COLOURS] = {0}, at = 0, high;

	for (int i = 0; i < c->row_count; i++)
		if (!isnan(c->series[0].values[i]))
			s.sum += c->series[0].values[i];
	high = plot_bottom(r, 0.42, 0) - p->y;
	s.radius = fmin(high / 2 - 1.2 * p->label.size, 0.25 * p->width);
	s.side = p->width / 2 - s.radius - 2 * p->label.size;
	s.y = p->y + 1.2 * p->label.size + s.radius;
	for (int i = 0; i < c->row_count; i++) {
		double value = c->series[0].values[i];
		double part = isnan(value) ? 0 : value / s.sum;

		middles[i] = part > 0 ? at + part / 2 : -1;
		if (part > 0)
			draw_slice(&s, i, at, at + part);
		at += part;
	}
	if (c->type == CHART_DONUT)
		draw_sum(&s);
	draw_tags(&s, middles, true);
	draw_tags(&s, middles, false);
	p->y = s.y + s.radius + 1.6 * p->label.size;
}
