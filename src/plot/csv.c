/* plot/csv.c - comma separated text -> a table of cells */
#include "plot/csv.h"

#include "base/array.h"

struct reader {
	struct arena *memory;
	struct view text;
	size_t at;
	int line;
	char separator;
	const char *why;
};

/* The sign between cells, told by the first line outside of quotes. */
static char find_separator(struct view text)
{
	bool quoted = false;
	char found = ',';

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '"')
			quoted = !quoted;
		else if (c == '\n' && !quoted && i)
			break;
		else if (c == ',' && !quoted)
			return ',';
		else if ((c == ';' || c == '\t') && !quoted && found == ',')
			found = c;
	}
	return found;
}

static void skip_blanks(struct reader *r)
{
	while (r->at < r->text.n && r->text.p[r->at] != r->separator &&
	       (r->text.p[r->at] == ' ' || r->text.p[r->at] == '\t'))
		r->at++;
}

/* The text between quotes, "" taken as one; at stands behind the first. */
static struct view quoted_cell(struct reader *r)
{
	size_t start = r->at, n = 0;
	char *out;

	for (; r->at < r->text.n; r->at++) {
		if (r->text.p[r->at] == '"') {
			if (r->at + 1 == r->text.n ||
			    r->text.p[r->at + 1] != '"')
				break;
			r->at++;
		}
		r->line += r->text.p[r->at] == '\n';
	}
	if (r->at == r->text.n) {
		r->why = "a quote is never closed";
		return VIEW("");
	}
	out = arena_raw(r->memory, r->at - start + 1, 1);
	for (size_t i = start; i < r->at; i++) {
		char c = r->text.p[i];

		out[n++] = c == '\n' ? ' ' : c;
		i += c == '"';
	}
	out[n] = '\0';
	r->at++;
	skip_blanks(r);
	if (r->at < r->text.n && r->text.p[r->at] != r->separator &&
	    r->text.p[r->at] != '\n')
		r->why = "text after a closing quote";
	return view_trim((struct view){out, n});
}

static struct view read_cell(struct reader *r)
{
	size_t start;

	skip_blanks(r);
	if (r->at < r->text.n && r->text.p[r->at] == '"') {
		r->at++;
		return quoted_cell(r);
	}
	start = r->at;
	while (r->at < r->text.n && r->text.p[r->at] != r->separator &&
	       r->text.p[r->at] != '\n')
		r->at++;
	return view_trim(view_part(r->text, start, r->at));
}

/* The cells of a line; returns how many there are. */
static int read_line(struct reader *r, struct view cells[CSV_COLUMNS_MOST])
{
	int count = 0;

	while (!r->why) {
		struct view cell = read_cell(r);

		if (count == CSV_COLUMNS_MOST) {
			r->why = "more than 32 columns";
			break;
		}
		cells[count++] = cell;
		if (r->at == r->text.n || r->text.p[r->at] == '\n')
			break;
		r->at++;
	}
	return count;
}

static void keep_row(struct reader *r, struct csv *csv, struct view *cells,
                     int count, int line)
{
	size_t size = (size_t)(csv->names ? csv->column_count : count);
	struct view *kept = arena_alloc(r->memory, size, sizeof(*kept));

	if (csv->names && count > csv->column_count) {
		r->why = "more cells than the first row has";
		return;
	}
	memcpy(kept, cells, (size_t)count * sizeof(*kept));
	if (!csv->names) {
		csv->names = kept;
		csv->column_count = count;
		csv->line = line;
	} else if (csv->row_count == CSV_ROWS_MOST) {
		r->why = "more than 10000 rows";
	} else {
		*ARRAY_ADD(r->memory, csv->rows, csv->row_count,
		           csv->row_room) = (struct csv_row){kept, line};
	}
}

struct csv csv_read(struct arena *a, struct view text)
{
	struct reader r = {.memory = a, .text = text};
	struct csv csv = {0};
	struct view cells[CSV_COLUMNS_MOST];

	r.separator = find_separator(text);
	while (r.at < text.n && !r.why) {
		int line = r.line;
		int count = read_line(&r, cells);

		if (!r.why && (count > 1 || cells[0].n))
			keep_row(&r, &csv, cells, count, line);
		if (r.why) {
			csv.line = line;
			csv.why = r.why;
		}
		r.at++;
		r.line++;
	}
	return csv;
}
