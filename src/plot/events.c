/*
 * plot/events.c - a timeline, from top to bottom
 *
 *	2010 --+
 *	       o  2010     Work becomes known       Dots stand where the time
 *	       |                                    is; words give way to each
 *	2015 --+- 2015-05  First stable release     other, with a fine line
 *	       O            to their dot.
 */
#include "plot/draw.h"

#include <math.h>

#define LINES_MOST 3

struct event {
	int row;
	struct view lines[LINES_MOST];
	int line_count;
};

static double date_width(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	double most = 0;

	for (int i = 0; i < c->row_count; i++)
		most = fmax(most, paper_measure(&r->paper, r->paper.strong,
		                                c->dates[i]));
	return most;
}

static void make_time(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	double least = c->places[0], most = c->places[0];

	for (int i = 0; i < c->row_count; i++) {
		least = fmin(least, c->places[i]);
		most = fmax(most, c->places[i]);
		if (!isnan(c->ends[i]))
			most = fmax(most, c->ends[i]);
	}
	r->y = scale_make(least, most, c->x.wish, 5, true);
	r->y.from = r->plot.top;
	r->y.to = r->plot.bottom;
}

static void draw_axis(struct drawing_room *r, double x)
{
	struct paper *p = &r->paper;

	paper_line(p, x, r->plot.top - 4, x, r->plot.bottom + 4, 0.8, p->rule);
	for (int i = 0; i < r->chart->row_count; i++) {
		double from = scale_at(&r->y, r->chart->places[i]);
		double to = from;

		if (!isnan(r->chart->ends[i]))
			to = scale_at(&r->y, r->chart->ends[i]);
		if (to > from + 1)
			paper_box(p, (struct area){x - 1.8, from, x + 1.8, to},
			          r->chart->colours[0]);
		paper_series_mark(p, x, from, 2.4, 0, r->chart->colours[0]);
	}
}

static void draw_event(struct drawing_room *r, const struct event *event,
                       const struct tag *tag, double axis, double left)
{
	struct paper *p = &r->paper;
	double size = p->label.size;
	double y = tag->at - tag->height / 2 + 1.1 * size;
	double date_x = axis + 1.8 * size;

	paper_path(p);
	paper_move(p, axis + 3.2, tag->wanted);
	paper_to(p, axis + 1.3 * size, y - 0.33 * size);
	paper_to(p, date_x - 2, y - 0.33 * size);
	paper_stroke(p, p->rule, 0.5, NULL);
	paper_words(p, p->strong, ANCHOR_START, date_x, y,
	            r->chart->dates[event->row]);
	for (int i = 0; i < event->line_count; i++)
		paper_words(p, p->label, ANCHOR_START, left, y + 1.2 * i * size,
		            event->lines[i]);
}

/* The words of each event, and the height that all of them need. */
static double cut_events(struct drawing_room *r, struct event *events,
                         struct tag *tags, double width)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	double height = 0;

	for (int i = 0; i < c->row_count; i++) {
		events[i].row = i;
		events[i].line_count =
			paper_cut(p, p->label, c->names[i], width,
		                  events[i].lines, LINES_MOST);
		tags[i].index = i;
		tags[i].height = (0.35 + 1.2 * fmax(events[i].line_count, 1)) *
		                 p->label.size;
		height += tags[i].height;
	}
	return height;
}

void draw_events(struct drawing_room *r)
{
	const struct chart *c = r->chart;
	struct paper *p = &r->paper;
	size_t count = (size_t)c->row_count;
	struct event *events = arena_alloc(p->memory, count, sizeof(*events));
	struct tag *tags = arena_alloc(p->memory, count, sizeof(*tags));
	double size = p->label.size, axis = 4;
	double left = axis + 3 * size + date_width(r);
	double words = cut_events(r, events, tags, p->width - left);
	double wanted = c->height - p->y - r->below - size;

	/* A little air lets dots stand where their time is. */
	if (wanted < 1.5 * words)
		wanted = 1.5 * words;
	r->plot.top = p->y + size;
	r->plot.bottom = r->plot.top + wanted - size;
	make_time(r);
	for (int i = 0; i < c->row_count; i++)
		tags[i].wanted = scale_at(&r->y, c->places[i]);
	tags_spread(tags, c->row_count, p->y, r->plot.bottom + size);
	draw_axis(r, axis);
	for (int i = 0; i < c->row_count; i++)
		draw_event(r, &events[tags[i].index], &tags[i], axis, left);
	p->y = r->plot.bottom + 1.2 * size;
}
