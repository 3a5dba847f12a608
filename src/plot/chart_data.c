/* plot/chart_data.c - the numbers and names of a chart */
#include "plot/chart.h"

#include "import/import.h"
#include "plot/csv.h"
#include "plot/number.h"

#include <math.h>

#define FILE_MOST ((size_t)4 << 20)

struct data {
	struct chart *chart;
	struct arena *memory;
	const struct value *map;
	struct csv csv;
	struct place start; /* of the first line of the table */
	bool one_line;      /* lines of the table are no lines of the file */
	int columns[CSV_COLUMNS_MOST]; /* those used, the first along x */
	int column_count;
	struct diag *diag;
};

static bool fail(struct data *t, int line, const char *format, struct view word)
{
	struct place at = t->start;
	struct buf why = {0};

	if (!t->one_line)
		at.line += line;
	buf_printf(&why, format, (int)(word.n < 60 ? word.n : 60), word.p);
	diag_add(t->diag, DIAG_CHART_BAD, at, "%s", buf_text(&why));
	buf_clear(&why);
	return false;
}

/* The data file: from the chapter's folder, else from the root. */
static bool read_file(struct data *t, const struct value *value,
                      const struct chart_files *files, struct buf *bytes)
{
	struct arena *a = t->memory;
	struct view name = value_text(value);
	const char *paths[2];
	enum file_status status = FILE_MISSING;

	paths[0] = file_normal(a, view_of(file_join(a, files->folder, name))).p;
	paths[1] = file_normal(a, name).p;
	for (int i = 0; i < 2 * files->root_count && status != FILE_OK; i++) {
		enum file_status now = file_read_beneath(
			&files->roots[i / 2], paths[i % 2], FILE_MOST, bytes);

		if (now != FILE_MISSING)
			status = now;
	}
	if (status != FILE_OK)
		diag_add(t->diag, DIAG_CHART_BAD, value->at, "%.*s: %s",
		         (int)(name.n < 200 ? name.n : 200), name.p,
		         status == FILE_MISSING ? "cannot find data file"
		                                : file_status_text(status));
	t->start = (struct place){arena_view(a, name).p, 1, 0};
	return status == FILE_OK;
}

/* The text of the table, and where its first line stands. */
static bool find_table(struct data *t, const struct chart_files *files,
                       struct view *text)
{
	const struct value *inline_text = value_get(t->map, "data");
	const struct value *file = value_get(t->map, "file");
	struct buf bytes = {0};
	bool found;

	if (inline_text && inline_text->kind == VALUE_TEXT) {
		*text = inline_text->text;
		t->start = inline_text->at;
		t->start.col = 0;
		/* "data: |" has its first line below. */
		t->one_line = view_find(*text, '\n', 0) == text->n;
		t->start.line += !t->one_line;
		return true;
	}
	if (!file || file->kind != VALUE_TEXT || !file->text.n) {
		diag_add(t->diag, DIAG_CHART_BAD,
		         inline_text ? inline_text->at : t->chart->at, "%s",
		         "no data: neither \"data\" nor \"file\" has a text");
		return false;
	}
	found = read_file(t, file, files, &bytes);
	if (found)
		*text = text_clean(t->memory,
		                   (struct view){buf_text(&bytes), bytes.len},
		                   t->start.file, t->diag);
	buf_clear(&bytes);
	return found;
}

static int column_named(const struct data *t, struct view name)
{
	for (int i = 0; i < t->csv.column_count; i++)
		if (view_equal(t->csv.names[i], view_trim(name)))
			return i;
	return -1;
}

/* All columns, or those that the author names. */
static bool choose_columns(struct data *t)
{
	const struct value *list = value_get(t->map, "columns");

	if (!list || list->kind != VALUE_LIST) {
		t->column_count = t->csv.column_count;
		for (int i = 0; i < t->column_count; i++)
			t->columns[i] = i;
		return true;
	}
	for (int i = 0; i < list->count && i < CSV_COLUMNS_MOST; i++) {
		struct view name = value_text(list->items[i]);
		int column = column_named(t, name);

		if (column < 0) {
			t->start = list->items[i]->at;
			return fail(t, 0, "no column is called \"%.*s\"", name);
		}
		t->columns[t->column_count++] = column;
	}
	return true;
}

static struct view cell(const struct data *t, int row, int column)
{
	return t->csv.rows[row].cells[t->columns[column]];
}

static bool read_series(struct data *t, int index)
{
	struct chart *c = t->chart;
	struct chart_series *series = &c->series[index];
	const struct value *names = value_get(t->map, "series");

	series->name = chart_words(
		t->memory, t->csv.names[t->columns[index + 1]], c->lang);
	if (names && index < names->count)
		series->name = chart_words(
			t->memory, value_text(names->items[index]), c->lang);
	series->values =
		arena_alloc(t->memory, (size_t)c->row_count, sizeof(double));
	for (int i = 0; i < c->row_count; i++) {
		struct view text = cell(t, i, index + 1);
		int decimals;

		series->values[i] = NAN;
		if (!text.n)
			continue;
		if (!number_read(text, &series->values[i], &decimals))
			return fail(t, t->csv.rows[i].line,
			            "not a number: %.*s", text);
		if (decimals > c->decimals)
			c->decimals = decimals;
	}
	return true;
}

/* What the first column is: all numbers, all dates, or names. */
static void read_along(struct data *t)
{
	struct chart *c = t->chart;
	bool numbers = true, dates = true;
	int ignored;

	c->names =
		arena_alloc(t->memory, (size_t)c->row_count, sizeof(*c->names));
	c->places =
		arena_alloc(t->memory, (size_t)c->row_count, sizeof(double));
	for (int i = 0; i < c->row_count; i++) {
		struct view text = cell(t, i, 0);

		c->names[i] = chart_words(t->memory, text, c->lang);
		numbers &= number_read(text, &c->places[i], &ignored);
		if (dates)
			dates = date_read(text, &c->places[i], &ignored);
	}
	c->along = numbers ? ALONG_NUMBERS : dates ? ALONG_DATES : ALONG_NAMES;
	if (!numbers)
		return;
	for (int i = 0; i < c->row_count; i++)
		number_read(cell(t, i, 0), &c->places[i], &ignored);
}

/* Events: a date, an end where a column is called so, and the words. */
static bool read_events(struct data *t)
{
	struct chart *c = t->chart;
	int last = t->column_count - 1, end = -1, parts;
	size_t count = (size_t)c->row_count;

	for (int i = 1; i < last; i++)
		if (view_is_nocase(t->csv.names[t->columns[i]], "end"))
			end = i;
	c->names = arena_alloc(t->memory, count, sizeof(*c->names));
	c->dates = arena_alloc(t->memory, count, sizeof(*c->dates));
	c->places = arena_alloc(t->memory, count, sizeof(double));
	c->ends = arena_alloc(t->memory, count, sizeof(double));
	for (int i = 0; i < c->row_count; i++) {
		struct view date = cell(t, i, 0);

		c->names[i] = chart_words(t->memory, cell(t, i, last), c->lang);
		c->dates[i] = chart_text(t->memory, date);
		if (!date_read(date, &c->places[i], &parts))
			return fail(t, t->csv.rows[i].line,
			            "not a date (2024, 2024-05, 2024-05-17): "
			            "%.*s",
			            date);
		c->ends[i] = NAN;
		if (end > 0 && cell(t, i, end).n &&
		    (!date_read(cell(t, i, end), &c->ends[i], &parts) ||
		     c->ends[i] < c->places[i]))
			return fail(t, t->csv.rows[i].line,
			            "not a date after the first: %.*s",
			            cell(t, i, end));
	}
	c->along = ALONG_DATES;
	return true;
}

static bool check_slices(struct data *t)
{
	struct chart *c = t->chart;
	double sum = 0;

	if (c->row_count > CHART_COLOURS)
		return fail(t, 0, "more than 8 slices%.*s", VIEW(""));
	for (int i = 0; i < c->row_count; i++) {
		double value = c->series[0].values[i];

		if (value < 0)
			return fail(t, t->csv.rows[i].line,
			            "a slice cannot be below 0: %.*s",
			            cell(t, i, 1));
		sum += isnan(value) ? 0 : value;
	}
	return sum > 0 || fail(t, 0, "all slices are 0%.*s", VIEW(""));
}

static bool check_data(struct data *t)
{
	struct chart *c = t->chart;
	double least, most;

	if (!chart_range(c, false, &least, &most))
		return fail(t, 0, "no numbers at all%.*s", VIEW(""));
	if (c->type == CHART_SCATTER && c->along != ALONG_NUMBERS)
		return fail(t, 0,
		            "the first column of a scatter chart holds "
		            "something that is no number%.*s",
		            VIEW(""));
	if (c->type == CHART_BAR &&
	    c->row_count * c->series_count > CHART_BARS_MOST)
		return fail(t, 0, "more than 200 bars%.*s", VIEW(""));
	if (c->type == CHART_PIE || c->type == CHART_DONUT)
		return check_slices(t);
	return true;
}

/* One series for each column after the first. */
static bool read_columns(struct data *t)
{
	struct chart *c = t->chart;

	if (t->column_count - 1 > CHART_COLOURS)
		return fail(t, 0, "more than 8 series%.*s", VIEW(""));
	c->series_count = t->column_count - 1;
	if (c->type == CHART_PIE || c->type == CHART_DONUT)
		c->series_count = 1;
	read_along(t);
	for (int i = 0; i < c->series_count; i++)
		if (!read_series(t, i))
			return false;
	return check_data(t);
}

bool chart_data(struct chart *chart, struct arena *a, const struct value *map,
                const struct chart_files *files, struct diag *d)
{
	struct data t = {.chart = chart, .memory = a, .map = map, .diag = d};
	struct view text;

	if (!find_table(&t, files, &text))
		return false;
	t.csv = csv_read(a, text);
	if (t.csv.why)
		return fail(&t, t.csv.line, "%.*s", view_of(t.csv.why));
	if (!choose_columns(&t))
		return false;
	if (t.column_count < 2 || !t.csv.row_count)
		return fail(&t, 0,
		            "data need two columns and a row below "
		            "their names%.*s",
		            VIEW(""));
	chart->row_count = t.csv.row_count;
	chart->table = arena_new(a, struct csv);
	*chart->table = t.csv;
	if (chart->type != CHART_TIMELINE)
		return read_columns(&t);
	if (chart->row_count > CHART_EVENTS_MOST)
		return fail(&t, 0, "more than 100 events%.*s", VIEW(""));
	return read_events(&t);
}
