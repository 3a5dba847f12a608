/*
 * plot/draw.h - from a chart to its picture (inside plot/ only)
 *
 *	draw.c      title, notes, which drawing
 *	frame.c     axes, grid, legend, labels that give way to each other
 *	bars.c      bar            lines.c     line, area, scatter
 *	slices.c    pie, donut     events.c    timeline
 */
#ifndef PLOT_DRAW_H
#define PLOT_DRAW_H

#include "plot/chart.h"
#include "plot/paper.h"

/* The SVG file of a chart; lives in the book's arena. */
struct view chart_draw(const struct chart *chart, const struct book *book,
                       struct shaper *shaper);

/* What the parts share. */
struct drawing_room {
	const struct chart *chart;
	struct paper paper;
	char point;       /* decimal sign */
	double below;     /* height that notes under the picture will take */
	struct area plot; /* between the axes */
	struct scale x, y;
};

void draw_bars(struct drawing_room *r);
void draw_lines(struct drawing_room *r);
void draw_slices(struct drawing_room *r);
void draw_events(struct drawing_room *r);

/* frame.c */

/* The text of a number; lives in the paper's arena. */
struct view value_words(struct drawing_room *r, double value, int decimals);
/* As it stands at a mark: with its unit where that is short. */
struct view label_words(struct drawing_room *r, double value);
/* The bottom of the plot, when the chart's height is given or not. */
double plot_bottom(const struct drawing_room *r, double share, double below);
/* One key for each series, in rows below the title. */
void draw_legend(struct drawing_room *r);
/* What stands above the y axis: its label and unit. */
void draw_y_label(struct drawing_room *r);
void draw_x_label(struct drawing_room *r);
/* Room for the numbers of an upright axis. */
double tick_width(struct drawing_room *r, const struct scale *scale);
/* Numbers and light lines; the line at nought is stronger. */
void draw_y_ticks(struct drawing_room *r);
void draw_x_ticks(struct drawing_room *r, bool lines);

/* Words that belong to heights, moved apart until they do not touch. */
struct tag {
	double wanted, at; /* middles */
	double height;
	int index;
};
void tags_spread(struct tag *tags, int count, double top, double bottom);

#endif
