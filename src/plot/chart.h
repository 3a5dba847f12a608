/*
 * plot/chart.h - a chart as its author meant it
 *
 * Takes   a map of settings (the YAML of a chart block) and its data
 * Gives   everything that is drawn, checked: numbers, names, colours, sizes
 * Owns    all of it lives in the book's arena
 * Fails   false, reported at its line, when nothing sensible can be drawn; an
 *         unknown key or a bad value is reported and the rest goes on
 * Units   points
 *
 *	type: line                  data: year, Rust, Go      names[], at[]
 *	title: Downloads                  2023,    5,  4      values[0][0..]
 *	y: {label: files, log: yes}       2024,    9,         values[1][0..]
 *
 * The first column is what the others belong to: names of bars and slices,
 * numbers or dates along x, dates of events. An empty cell is a gap (NAN).
 */
#ifndef PLOT_CHART_H
#define PLOT_CHART_H

#include "base/file.h"
#include "doc/book.h"
#include "plot/scale.h"

#define CHART_BARS_MOST   200
#define CHART_EVENTS_MOST 100

enum chart_type {
	CHART_BAR,
	CHART_LINE,
	CHART_AREA,
	CHART_SCATTER,
	CHART_PIE,
	CHART_DONUT,
	CHART_TIMELINE,
};

/* What the first column holds. */
enum chart_along {
	ALONG_NAMES,
	ALONG_NUMBERS,
	ALONG_DATES,
};

struct chart_axis {
	struct view label;
	struct view unit;
	struct axis_wish wish;
};

struct chart_series {
	struct view name;
	double *values; /* one a row; NAN where the cell is empty */
};

struct chart {
	enum chart_type type;
	struct place at;
	struct view title, subtitle, source, note, alt, id;
	const struct value *caption; /* a text, or NULL */
	struct chart_axis x, y;
	enum chart_along along;
	struct view *names; /* first column as written; events' labels */
	struct view *dates; /* of events, as written */
	double *places;     /* along x, where they are numbers or dates */
	double *ends;       /* of events that last; NAN for the others */
	int row_count;
	struct chart_series series[CHART_COLOURS];
	int series_count;
	int decimals; /* most that a value was written with */
	bool stacked;
	bool horizontal;
	bool upright; /* "horizontal: false" was written */
	bool labels;  /* values at the marks */
	uint32_t colours[CHART_COLOURS];
	double width;
	double height; /* of the whole; 0: as it comes */
	struct view lang;
	struct csv *table; /* as read, for readers who want the numbers */
};

/* Where the data of charts may lie. */
struct chart_files {
	const struct file_root *roots;
	int root_count;
	struct view folder; /* of the chapter; tried first */
};

/* measure: points that 100% is. */
bool chart_read(struct chart *chart, const struct book *book,
                const struct value *map, const struct chart_files *files,
                struct diag *d);

/* plot/chart_data.c: the table below columns and series of map. */
bool chart_data(struct chart *chart, struct arena *a, const struct value *map,
                const struct chart_files *files, struct diag *d);

/* text without what XML cannot carry. */
struct view chart_text(struct arena *a, struct view text);
/* The same, as print wants it: quotes and dashes of the language. */
struct view chart_words(struct arena *a, struct view text, struct view lang);

/* plot/alt.c: what somebody who cannot see the chart should know, in at most
 * three sentences. */
struct view chart_alt(struct arena *a, const struct chart *chart);

/* Least and largest of all values; false when there are none. stacked: of the
 * sums. */
bool chart_range(const struct chart *chart, bool stacked, double *least,
                 double *most);

#endif
