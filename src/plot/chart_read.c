/* plot/chart_read.c - the settings of a chart block */
#include "plot/chart.h"

#include "import/import.h"
#include "plot/number.h"

#include <math.h>

struct reading {
	struct chart *chart;
	struct arena *memory;
	const struct value *map;
	double measure;
	struct diag *diag;
};

static void bad_value(struct diag *d, struct place at, const char *key,
                      struct view text)
{
	diag_add(d, DIAG_CHART_VALUE, at, "%s: %.*s", key,
	         (int)(text.n < 60 ? text.n : 60), text.p);
}

struct view chart_text(struct arena *a, struct view text)
{
	size_t at = 0, n = 0;
	char *out = arena_raw(a, text.n + 1, 1);

	text = view_trim(text);
	while (at < text.n) {
		size_t start = at;
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
			out[n++] = ' ';
		} else if ((c & 0xFFFE) != 0xFFFE && c != 0xFEFF) {
			memcpy(out + n, text.p + start, at - start);
			n += at - start;
		}
	}
	out[n] = '\0';
	return (struct view){out, n};
}

struct view chart_words(struct arena *a, struct view text, struct view lang)
{
	static const char straight[] = "'\"-.";
	struct place nowhere = {0};
	struct node *top, *para;
	struct buf plain = {0};
	bool found = false;

	text = chart_text(a, text);
	for (const char *c = straight; *c && !found; c++)
		found = view_find(text, *c, 0) < text.n;
	if (!found)
		return text;
	top = node_new(a, NODE_DOCUMENT, nowhere);
	para = node_new(a, NODE_PARA, nowhere);
	node_append(top, para);
	node_append(para, node_text(a, NODE_STR, nowhere, text));
	smart_punctuation(a, top, lang);
	node_plain_text(para, &plain);
	text = arena_view(a, (struct view){buf_text(&plain), plain.len});
	buf_clear(&plain);
	return text;
}

static struct view read_text(struct reading *r, const struct value *map,
                             const char *key)
{
	const struct value *value = value_get(map, key);

	if (!value || value->kind == VALUE_NULL)
		return VIEW("");
	if (value->kind != VALUE_TEXT)
		bad_value(r->diag, value->at, key, VIEW("not a text"));
	return chart_words(r->memory, value_text(value), r->chart->lang);
}

static bool read_bool(struct reading *r, const char *key, bool fallback)
{
	const struct value *value = value_get(r->map, key);

	if (!value)
		return fallback;
	if (value_bool(value, true) != value_bool(value, false))
		bad_value(r->diag, value->at, key, value_text(value));
	return value_bool(value, fallback);
}

static bool read_number(struct reading *r, const struct value *map,
                        const char *key, double *number)
{
	const struct value *value = value_get(map, key);
	int decimals;

	if (!value || value->kind == VALUE_NULL)
		return false;
	if (number_read(value_text(value), number, &decimals) ||
	    date_read(value_text(value), number, &decimals))
		return true;
	bad_value(r->diag, value->at, key, value_text(value));
	return false;
}

/* "12cm", "80%", "200" (px); 0 for none. */
static double read_length(struct reading *r, const char *key, double whole)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = {{"pt", 1},  {"mm", 72 / 25.4}, {"cm", 72 / 2.54},
	             {"in", 72}, {"px", 0.75},      {"pc", 12},
	             {"", 0.75}, {NULL, 0}};
	const struct value *value = value_get(r->map, key);
	struct view text = view_trim(value_text(value));
	size_t digits = 0;
	double number, length = 0;
	int decimals;

	if (!text.n)
		return 0;
	while (digits < text.n &&
	       (ascii_is_digit(text.p[digits]) || text.p[digits] == '.'))
		digits++;
	if (number_read(view_part(text, 0, digits), &number, &decimals)) {
		struct view unit = view_trim(view_from(text, digits));

		if (view_is(unit, "%"))
			length = number / 100 * whole;
		for (int i = 0; units[i].unit; i++)
			if (view_is_nocase(unit, units[i].unit))
				length = number * units[i].points;
	}
	if (length >= 20 && length <= 2000)
		return length;
	bad_value(r->diag, value->at, key, text);
	return 0;
}

/* Keys that nobody knows are slips, and would go unseen. */
static void check_keys(struct reading *r, const struct value *map,
                       const char *const *known, const char *where)
{
	for (int i = 0; map && map->kind == VALUE_MAP && i < map->count; i++) {
		bool found = false;

		for (int k = 0; known[k] && !found; k++)
			found = view_is(map->keys[i], known[k]);
		if (!found)
			diag_add(r->diag, DIAG_CHART_KEY, map->key_places[i],
			         "%s%.*s", where, (int)map->keys[i].n,
			         map->keys[i].p);
	}
}

static struct chart_axis read_axis(struct reading *r, const char *key)
{
	static const char *const known[] = {"label", "unit",  "log", "min",
	                                    "max",   "ticks", NULL};
	struct value *value = value_get(r->map, key);
	struct chart_axis axis = {0};
	double ticks;

	if (!value || value->kind == VALUE_NULL)
		return axis;
	if (value->kind != VALUE_MAP) {
		axis.label = read_text(r, r->map, key);
		return axis;
	}
	check_keys(r, value, known, key[0] == 'x' ? "x: " : "y: ");
	axis.label = read_text(r, value, "label");
	axis.unit = read_text(r, value, "unit");
	axis.wish.log = value_bool(value_get(value, "log"), false);
	axis.wish.has_min = read_number(r, value, "min", &axis.wish.min);
	axis.wish.has_max = read_number(r, value, "max", &axis.wish.max);
	if (read_number(r, value, "ticks", &ticks) && ticks >= 2 && ticks <= 20)
		axis.wish.ticks = (int)ticks;
	if (axis.wish.has_min && axis.wish.has_max &&
	    axis.wish.min >= axis.wish.max) {
		bad_value(r->diag, value->at, key,
		          VIEW("min is not below max"));
		axis.wish.has_min = axis.wish.has_max = false;
	}
	return axis;
}

static bool read_type(struct reading *r)
{
	static const char *const names[] = {
		"bar", "line", "area", "scatter", "pie", "donut", "timeline"};
	const struct value *value = value_get(r->map, "type");
	struct view text = view_trim(value_text(value));

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!view_is(text, names[i]))
			continue;
		r->chart->type = (enum chart_type)i;
		return true;
	}
	diag_add(r->diag, DIAG_CHART_BAD, value ? value->at : r->chart->at,
	         "%s",
	         "type is none of bar, line, area, scatter, pie, donut, "
	         "timeline");
	return false;
}

/* "#1F4E79" or "1F4E79" */
static bool read_colour(struct view text, uint32_t *colour)
{
	uint32_t value = 0;

	text = view_trim(text);
	if (view_starts(text, "#"))
		text = view_from(text, 1);
	if (text.n != 6)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = ascii_lower(text.p[i]);

		if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		value = 16 * value +
		        (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	*colour = value;
	return true;
}

static void read_colours(struct reading *r)
{
	const struct value *list = value_get(r->map, "colours");

	if (!list)
		list = value_get(r->map, "colors");
	for (int i = 0; list && i < list->count && i < CHART_COLOURS; i++)
		if (!read_colour(value_text(list->items[i]),
		                 &r->chart->colours[i]))
			bad_value(r->diag, list->items[i]->at, "colours",
			          value_text(list->items[i]));
}

static void read_words(struct reading *r)
{
	struct chart *c = r->chart;
	const struct value *caption = value_get(r->map, "caption");

	c->title = read_text(r, r->map, "title");
	c->subtitle = read_text(r, r->map, "subtitle");
	c->source = read_text(r, r->map, "source");
	c->note = read_text(r, r->map, "note");
	c->alt = read_text(r, r->map, "alt");
	c->id = read_text(r, r->map, "id");
	if (value_text(caption).n)
		c->caption = caption;
}

static void read_look(struct reading *r)
{
	struct chart *c = r->chart;
	bool few_bars = c->type == CHART_BAR && !c->stacked &&
	                c->row_count * c->series_count <= 12;
	bool is_round = c->type == CHART_PIE || c->type == CHART_DONUT;

	c->horizontal = read_bool(r, "horizontal", false);
	c->upright = !read_bool(r, "horizontal", true);
	c->labels = read_bool(r, "labels", few_bars || is_round);
	c->width = read_length(r, "width", r->measure);
	c->height = read_length(r, "height", r->measure);
	if (c->width < 100 || c->width > r->measure)
		c->width = r->measure;
	if (c->height > 0 && c->height < 80)
		c->height = 80;
	read_colours(r);
}

/* A logarithm has no place for nought, and sums have none for logarithms. */
static bool check_logs(struct reading *r)
{
	struct chart *c = r->chart;
	double least = 1, most = 1;
	const char *why = NULL;

	chart_range(c, false, &least, &most);
	if (c->y.wish.log && c->stacked)
		why = "stacked values have no log scale";
	else if (c->y.wish.log && least <= 0)
		why = "a value for a log scale is not above 0";
	else if ((c->y.wish.log && c->y.wish.has_min && c->y.wish.min <= 0) ||
	         (c->x.wish.log && c->x.wish.has_min && c->x.wish.min <= 0))
		why = "min of a log scale is not above 0";
	else if (c->x.wish.log && c->along != ALONG_NUMBERS)
		why = "a log scale needs numbers in the first column";
	for (int i = 0; c->x.wish.log && !why && i < c->row_count; i++)
		if (c->places[i] <= 0)
			why = "a value for a log scale is not above 0";
	if (why)
		diag_add(r->diag, DIAG_CHART_BAD, c->at, "%s", why);
	return !why;
}

bool chart_read(struct chart *chart, const struct book *book,
                const struct value *map, const struct chart_files *files,
                struct diag *d)
{
	static const char *const known[] = {
		"type",    "title",  "subtitle",   "x",      "y",
		"data",    "file",   "columns",    "series", "stacked",
		"grouped", "labels", "horizontal", "source", "note",
		"colours", "colors", "width",      "height", "alt",
		"caption", "id",     NULL};
	struct reading r = {
		.chart = chart, .memory = book->memory, .map = map, .diag = d};

	r.measure = sp_to_pt(theme_measure(&book->theme));
	memcpy(chart->colours, book->theme.chart_colours,
	       sizeof(chart->colours));
	check_keys(&r, map, known, "");
	if (!read_type(&r))
		return false;
	read_words(&r);
	chart->x = read_axis(&r, "x");
	chart->y = read_axis(&r, "y");
	chart->stacked = read_bool(&r, "stacked", false) &&
	                 !read_bool(&r, "grouped", false);
	if (!chart_data(chart, r.memory, map, files, d))
		return false;
	read_look(&r);
	return check_logs(&r);
}

bool chart_range(const struct chart *c, bool stacked, double *least,
                 double *most)
{
	bool found = false;

	for (int row = 0; row < c->row_count; row++) {
		double below = 0, above = 0;

		for (int s = 0; s < c->series_count; s++) {
			double value = c->series[s].values[row];

			if (isnan(value))
				continue;
			below += value < 0 ? value : 0;
			above += value > 0 ? value : 0;
			if (!stacked)
				below = above = value;
			if (!found || below < *least)
				*least = below;
			if (!found || above > *most)
				*most = above;
			found = true;
		}
	}
	return found;
}
