/*
 * plot/alt.c - a chart told in words
 *
 * At most three sentences: what it is; how its series run or what it compares;
 * its largest and smallest value. English is spoken in English books; elsewhere
 * names and numbers stand alone, which every voice can read.
 */
#include "plot/chart.h"
#include "plot/number.h"

#include <math.h>

#define NAMES_MOST 6

struct telling {
	const struct chart *chart;
	struct buf out;
	char point;
	bool english;
};

struct peak {
	int series, row;
};

static void put_number(struct telling *t, double value)
{
	number_put(&t->out, value, t->chart->decimals, t->point);
	buf_view(&t->out, t->chart->y.unit.n ? VIEW(" ") : VIEW(""));
	buf_view(&t->out, t->chart->y.unit);
}

/* The end of a sentence, unless its last words bring one. */
static void put_stop(struct telling *t)
{
	char last = t->out.len ? t->out.bytes[t->out.len - 1] : '.';

	if (last != '.' && last != '?' && last != '!')
		buf_char(&t->out, '.');
}

static void put_title(struct telling *t)
{
	static const char *const kinds[] = {
		"Bar chart", "Line chart",  "Area chart", "Scatter chart",
		"Pie chart", "Donut chart", "Timeline"};
	const struct chart *c = t->chart;

	if (t->english)
		buf_puts(&t->out, kinds[c->type]);
	if (t->english && c->title.n)
		buf_puts(&t->out, ": ");
	buf_view(&t->out, c->title);
	if (c->subtitle.n) {
		buf_puts(&t->out, c->title.n ? ", " : ": ");
		buf_view(&t->out, c->subtitle);
	}
	put_stop(t);
	buf_puts(&t->out, t->out.len ? " " : "");
}

static void put_names(struct telling *t)
{
	const struct chart *c = t->chart;

	for (int i = 0; i < c->row_count && i < NAMES_MOST; i++) {
		buf_puts(&t->out, i ? ", " : "");
		buf_view(&t->out, c->names[i]);
	}
	if (c->row_count > NAMES_MOST && t->english)
		buf_printf(&t->out, " and %d more", c->row_count - NAMES_MOST);
	else if (c->row_count > NAMES_MOST)
		buf_printf(&t->out, " (+%d)", c->row_count - NAMES_MOST);
}

/* The first (or last) row that has a value of this series. */
static int end_row(const struct chart_series *series, int count, bool last)
{
	for (int i = 0; i < count; i++) {
		int row = last ? count - 1 - i : i;

		if (!isnan(series->values[row]))
			return row;
	}
	return -1;
}

/* "Rust, 3 to 9 (2015 to 2024); Go, 4 to 8" */
static void put_runs(struct telling *t)
{
	const struct chart *c = t->chart;
	const char *to = t->english ? " to " : "\xE2\x80\x93";

	for (int s = 0; s < c->series_count; s++) {
		const struct chart_series *series = &c->series[s];
		int first = end_row(series, c->row_count, false);
		int last = end_row(series, c->row_count, true);

		if (first < 0)
			continue;
		buf_puts(&t->out, s ? "; " : "");
		buf_view(&t->out, series->name);
		buf_puts(&t->out, series->name.n ? ", " : "");
		put_number(t, series->values[first]);
		buf_puts(&t->out, to);
		put_number(t, series->values[last]);
		if (s)
			continue;
		buf_puts(&t->out, " (");
		buf_view(&t->out, c->names[first]);
		buf_puts(&t->out, to);
		buf_view(&t->out, c->names[last]);
		buf_char(&t->out, ')');
	}
}

static void put_what(struct telling *t)
{
	const struct chart *c = t->chart;

	if (c->type == CHART_LINE || c->type == CHART_AREA) {
		put_runs(t);
	} else if (c->type == CHART_SCATTER) {
		buf_printf(&t->out, "%d %s", c->row_count,
		           t->english ? "points" : "\xC3\x97");
	} else {
		put_names(t);
		for (int s = 0; c->series_count > 1 && s < c->series_count;
		     s++) {
			buf_puts(&t->out, s ? ", " : "; ");
			buf_view(&t->out, c->series[s].name);
		}
	}
	put_stop(t);
	buf_char(&t->out, ' ');
}

static struct peak find_peak(const struct chart *c, bool largest)
{
	struct peak peak = {-1, -1};
	double best = 0;

	for (int s = 0; s < c->series_count; s++)
		for (int i = 0; i < c->row_count; i++) {
			double value = c->series[s].values[i];

			if (isnan(value) ||
			    (peak.row >= 0 &&
			     (largest ? value <= best : value >= best)))
				continue;
			best = value;
			peak = (struct peak){s, i};
		}
	return peak;
}

static void put_peak(struct telling *t, const char *word, bool largest)
{
	const struct chart *c = t->chart;
	struct peak peak = find_peak(c, largest);

	if (peak.row < 0)
		return;
	buf_puts(&t->out, word);
	if (c->series_count > 1) {
		buf_view(&t->out, c->series[peak.series].name);
		buf_puts(&t->out, ", ");
	}
	buf_view(&t->out, c->names[peak.row]);
	buf_puts(&t->out, ", ");
	put_number(t, c->series[peak.series].values[peak.row]);
}

static void put_event(struct telling *t, int row)
{
	buf_view(&t->out, t->chart->dates[row]);
	buf_puts(&t->out, " (");
	buf_view(&t->out, t->chart->names[row]);
	buf_char(&t->out, ')');
}

static void put_events(struct telling *t)
{
	const struct chart *c = t->chart;
	int first = 0, last = 0;

	for (int i = 1; i < c->row_count; i++) {
		if (c->places[i] < c->places[first])
			first = i;
		if (c->places[i] >= c->places[last])
			last = i;
	}
	if (t->english)
		buf_printf(&t->out, "%d %s, from ", c->row_count,
		           c->row_count == 1 ? "event" : "events");
	put_event(t, first);
	buf_puts(&t->out, t->english ? " to " : " \xE2\x80\x93 ");
	put_event(t, last);
	buf_char(&t->out, '.');
}

struct view chart_alt(struct arena *a, const struct chart *chart)
{
	struct view rest = chart->lang, primary = {0};
	struct telling t = {.chart = chart};
	struct view text;

	if (chart->alt.n)
		return chart->alt;
	view_split(&rest, '-', &primary);
	t.point = number_point(chart->lang);
	t.english = view_is_nocase(primary, "en");
	put_title(&t);
	if (chart->type == CHART_TIMELINE) {
		put_events(&t);
	} else {
		put_what(&t);
		put_peak(&t, t.english ? "Largest: " : "max. ", true);
		put_peak(&t, t.english ? "; smallest: " : "; min. ", false);
		put_stop(&t);
	}
	text = arena_view(a, (struct view){buf_text(&t.out), t.out.len});
	buf_clear(&t.out);
	return text;
}
