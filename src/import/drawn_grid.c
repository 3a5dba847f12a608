/*
 * import/drawn_grid.c - tables in frames
 *
 *	0   4    9
 *	+---+----+   line 0: cells begin below it, where a bar runs down
 *	| a | b  |
 *	|   +----+   line 2: [4, 9] ends, and another begins; [0, 4] goes on:
 *	|   | c  |   it is over two rows
 *	+---+----+   line 4: both end
 *
 * One walk down the lines keeps the cells that are open, from left to right.
 * Each character is looked at a few times, however the frame looks.
 */
#include "import/drawn_parts.h"

#include "base/array.h"

#include <stdlib.h>

/* A line as columns of text; at: the byte of each column, NULL where they are
 * the same. */
struct grid_line {
	struct view text;
	int *at;
	int columns;
};

struct area {
	int left, right, top, bottom; /* its borders */
};

/* A border across the whole table. */
struct border {
	int line;
	bool is_double; /* made of "=" */
};

struct grid {
	struct arena *arena;
	struct grid_line *lines;
	int count;
	int right; /* the last column */
	bool wide;
	struct area *open, *ended; /* from left to right; in order of ending */
	int open_count, open_room, ended_count, ended_room;
	struct border *borders;
	int border_count, border_room;
	int broken; /* the line where the frame is */
};

static bool is_ascii(struct view v)
{
	for (size_t i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] >= 0x80)
			return false;
	return true;
}

static struct grid_line read_line(struct arena *a, struct view text, bool wide)
{
	struct grid_line line = {.text = text, .columns = (int)text.n};

	if (is_ascii(text))
		return line;
	line.columns = 0;
	/* no character has more columns than bytes */
	line.at = arena_alloc(a, text.n + 1, sizeof(*line.at));
	for (size_t at = 0; at < text.n;) {
		int start = (int)at;
		int width = drawn_width(utf8_next(text.p, text.n, &at), wide);

		while (width--)
			line.at[line.columns++] = start;
	}
	line.at[line.columns] = (int)text.n;
	return line;
}

/* The character at a column; '\0' where the line has none. */
static char char_at(const struct grid *g, int line, int column)
{
	const struct grid_line *l = &g->lines[line];

	if (column >= l->columns)
		return '\0';
	return l->text.p[l->at ? l->at[column] : column];
}

static struct view slice(const struct grid *g, int line, int from, int end)
{
	const struct grid_line *l = &g->lines[line];

	return l->at ? view_part(l->text, (size_t)l->at[from],
	                         (size_t)l->at[end])
	             : view_part(l->text, (size_t)from, (size_t)end);
}

static bool is_border(char c)
{
	return c == '-' || c == '=' || c == ':' || c == '+';
}

/* Does a bar run down from here to the next corner? *end: where it ends. */
static bool runs_down(const struct grid *g, int line, int column, int *end)
{
	int at = line + 1;

	while (at < g->count && char_at(g, at, column) == '|')
		at++;
	*end = at < g->count ? at : g->count - 1;
	return at > line + 1 && at < g->count && char_at(g, at, column) == '+';
}

/* The cells that begin below a border from left to right. */
static bool open_areas(struct grid *g, int line, int left, int right)
{
	int from = left, end;

	if (!runs_down(g, line, left, &end) ||
	    !runs_down(g, line, right, &end)) {
		g->broken = end;
		return false;
	}
	for (int x = left + 1; x <= right; x++) {
		if (x < right && (char_at(g, line, x) != '+' ||
		                  !runs_down(g, line, x, &end)))
			continue;
		*ARRAY_ADD(g->arena, g->open, g->open_count, g->open_room) =
			(struct area){from, x, line, 0};
		from = x;
	}
	return true;
}

static bool ends_at(const struct grid *g, const struct area *area, int line)
{
	if (char_at(g, line, area->left) != '+' ||
	    char_at(g, line, area->right) != '+')
		return false;
	for (int x = area->left + 1; x < area->right; x++)
		if (!is_border(char_at(g, line, x)))
			return false;
	return true;
}

static bool goes_on(struct grid *g, const struct area *area, int line)
{
	char left = char_at(g, line, area->left);
	char right = char_at(g, line, area->right);

	if ((left == '|' || left == '+') && (right == '|' || right == '+'))
		return true;
	g->broken = line;
	return false;
}

static void add_border(struct grid *g, int line)
{
	bool is_double = true;

	for (int x = 0; x <= g->right; x++)
		is_double &= strchr("=:+", char_at(g, line, x)) != NULL;
	*ARRAY_ADD(g->arena, g->borders, g->border_count, g->border_room) =
		(struct border){line, is_double};
}

/* Cells that end at this line make room for others, the rest go on. */
static bool cross_border(struct grid *g, int line)
{
	struct area *before = g->open;
	int count = g->open_count, ended = g->ended_count;

	g->open = NULL;
	g->open_count = g->open_room = 0;
	for (int i = 0; i < count;) {
		int left = before[i].left, right = left;

		for (; i < count && ends_at(g, &before[i], line); i++) {
			right = before[i].right;
			before[i].bottom = line;
			*ARRAY_ADD(g->arena, g->ended, g->ended_count,
			           g->ended_room) = before[i];
		}
		if (right > left && line < g->count - 1 &&
		    !open_areas(g, line, left, right))
			return false;
		if (i == count)
			break;
		if (right > left && !ends_at(g, &before[i], line))
			continue;
		if (!goes_on(g, &before[i], line))
			return false;
		*ARRAY_ADD(g->arena, g->open, g->open_count, g->open_room) =
			before[i++];
	}
	if (g->ended_count - ended == count)
		add_border(g, line);
	return true;
}

/* Is there a border in this line, of some open cell? */
static bool has_border(const struct grid *g, int line)
{
	for (int i = 0; i < g->open_count; i++)
		if (is_border(char_at(g, line, g->open[i].left + 1)) &&
		    ends_at(g, &g->open[i], line))
			return true;
	return false;
}

static bool walk(struct grid *g)
{
	add_border(g, 0);
	if (!open_areas(g, 0, 0, g->right))
		return false;
	for (int line = 1; line < g->count; line++) {
		if (has_border(g, line)) {
			if (!cross_border(g, line))
				return false;
			continue;
		}
		for (int i = 0; i < g->open_count; i++)
			if (!goes_on(g, &g->open[i], line))
				return false;
	}
	g->broken = g->count - 1;
	return !g->open_count;
}

static bool read_grid(struct drawing *s, int first, int end, bool wide,
                      struct grid *g)
{
	*g = (struct grid){
		.arena = s->arena, .count = end - first, .wide = wide};
	g->lines = arena_alloc(s->arena, (size_t)g->count, sizeof(*g->lines));
	for (int i = 0; i < g->count; i++)
		g->lines[i] = read_line(s->arena,
		                        drawn_rest(&s->lines[first + i]), wide);
	g->right = g->lines[0].columns - 1;
	while (g->right && char_at(g, 0, g->right) == ' ')
		g->right--;
	return walk(g);
}

/* --- rows and columns --- */

static int by_place(const void *left, const void *right)
{
	const struct area *a = left, *b = right;

	return a->top != b->top     ? (a->top < b->top ? -1 : 1)
	       : a->left != b->left ? (a->left < b->left ? -1 : 1)
	                            : 0;
}

/* The numbers of the places that are marked with 1, from 0 on, one place later
 * each; returns how many. */
static int number_places(int *places, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++)
		if (places[i])
			places[i] = number++;
	return number;
}

static enum align align_of(const struct grid *g, int line, int left, int right)
{
	bool starts = char_at(g, line, left + 1) == ':';
	bool ends = char_at(g, line, right - 1) == ':';

	return starts && ends ? ALIGN_CENTER
	       : starts       ? ALIGN_LEFT
	       : ends         ? ALIGN_RIGHT
	                      : ALIGN_DEFAULT;
}

/* Columns: their shares, and how the border below the head aligns them. */
static void set_columns(const struct grid *g, const int *numbers, int line,
                        struct drawn_table *table)
{
	int count = table->column_count, column = 0, left = 0;
	int *widths = arena_alloc(g->arena, (size_t)count, sizeof(*widths));

	table->align =
		arena_alloc(g->arena, (size_t)count, sizeof(*table->align));
	for (int x = 1; x <= g->right && column < count; x++) {
		if (!numbers[x])
			continue;
		widths[column] = x - left;
		table->align[column++] = align_of(g, line, left, x);
		left = x;
	}
	table->share = drawn_shares(g->arena, widths, count);
}

/* The first border of "=" ends the head; another, before a last one of "=",
 * begins the foot. Returns the line whose colons align the columns. */
static int set_parts(const struct grid *g, const int *rows,
                     struct drawn_table *table)
{
	const struct border *last = &g->borders[g->border_count - 1];
	int head = 0;

	for (int i = 1; i < g->border_count - 1; i++) {
		if (!g->borders[i].is_double)
			continue;
		if (!head) {
			head = g->borders[i].line;
			table->head_rows = rows[head];
		} else if (last->is_double) {
			table->foot_rows =
				table->row_count - rows[g->borders[i].line];
		}
	}
	return head;
}

static void set_cells(const struct grid *g, const int *rows, const int *columns,
                      struct drawn_table *table)
{
	table->cell_count = g->ended_count;
	table->cells = arena_alloc(g->arena, (size_t)g->ended_count,
	                           sizeof(*table->cells));
	for (int i = 0; i < g->ended_count; i++) {
		const struct area *area = &g->ended[i];

		table->cells[i] = (struct drawn_cell){
			rows[area->top], rows[area->bottom] - rows[area->top],
			columns[area->right] - columns[area->left]};
	}
}

/* --- the new text --- */

/* The spaces that all lines of a cell begin with. */
static size_t common_indent(const struct grid *g, const struct area *area)
{
	size_t least = SIZE_MAX;

	for (int line = area->top + 1; line < area->bottom; line++) {
		struct view v = slice(g, line, area->left + 1, area->right);
		size_t n = 0;

		while (n < v.n && v.p[n] == ' ')
			n++;
		if (n < v.n && n < least)
			least = n;
	}
	return least;
}

/* A block quote with what stands in the cell. */
static void put_cell(struct drawing *s, const struct grid *g, int first,
                     const struct area *area)
{
	size_t indent = common_indent(g, area);

	if (indent == SIZE_MAX)
		drawn_put(s, first, ">", (struct view){0}, first + area->top);
	for (int line = area->top + 1;
	     indent != SIZE_MAX && line < area->bottom; line++) {
		struct view v = slice(g, line, area->left + 1, area->right);

		while (v.n && v.p[v.n - 1] == ' ')
			v.n--;
		v = view_from(v, v.n < indent ? v.n : indent);
		drawn_put(s, first, v.n ? "> " : ">", v, first + line);
	}
	drawn_put(s, first, "<?>", (struct view){0}, first + area->bottom);
}

static void put_grid(struct drawing *s, struct grid *g, int first, int columns,
                     const int *row_numbers, const int *column_numbers)
{
	struct drawn_table *table = drawn_add(s, columns);
	int aligning;

	table->row_count = row_numbers[g->count - 1];
	aligning = set_parts(g, row_numbers, table);
	set_columns(g, column_numbers, aligning, table);
	set_cells(g, row_numbers, column_numbers, table);
	drawn_put(s, first, "<?>", (struct view){0}, first);
	for (int i = 0; i < g->ended_count; i++)
		put_cell(s, g, first, &g->ended[i]);
	table->last = s->drawn->line_count;
}

static bool convert(struct drawing *s, struct grid *g, int first)
{
	int *rows = arena_alloc(s->arena, (size_t)g->count, sizeof(*rows));
	int *columns =
		arena_alloc(s->arena, (size_t)g->right + 1, sizeof(*columns));
	int column_count;

	qsort(g->ended, (size_t)g->ended_count, sizeof(*g->ended), by_place);
	for (int i = 0; i < g->ended_count; i++) {
		rows[g->ended[i].top] = rows[g->ended[i].bottom] = 1;
		columns[g->ended[i].left] = columns[g->ended[i].right] = 1;
	}
	number_places(rows, g->count);
	column_count = number_places(columns, g->right + 1) - 1;
	if (column_count > DRAWN_COLUMNS || g->ended_count > DRAWN_CELLS)
		return false;
	put_grid(s, g, first, column_count, rows, columns);
	return true;
}

/* What is no table after all keeps its looks. */
static void put_code(struct drawing *s, int first, int end)
{
	static const struct view fence = {"````````", 8};

	drawn_put(s, first, fence.p, (struct view){0}, first);
	for (int i = first; i < end; i++)
		drawn_put(s, first, "", drawn_rest(&s->lines[i]), i);
	drawn_put(s, first, fence.p, (struct view){0}, end - 1);
}

/* Corners and dashes alone, as the upper edge of a frame. */
static bool is_edge(struct view v)
{
	v = view_trim(v);
	for (size_t i = 0; i < v.n; i++)
		if (!is_border(v.p[i]))
			return false;
	return v.n > 2 && v.p[0] == '+' && v.p[v.n - 1] == '+';
}

static bool is_framed(const struct drawn_line *line)
{
	struct view v = drawn_rest(line);

	return v.n && (v.p[0] == '|' || v.p[0] == '+');
}

static void report(struct drawing *s, enum diag_kind kind, int line,
                   const char *words)
{
	struct place at = {s->file, s->first_line + line, 1};

	diag_add(s->diag, kind, at, "%s", words);
}

int drawn_grid(struct drawing *s, int first)
{
	const struct drawn_line *top = &s->lines[first];
	int end = first + 1;
	struct grid g;
	bool found;

	if (!is_edge(drawn_rest(top)))
		return first;
	while (end < s->count && is_framed(&s->lines[end]) &&
	       s->lines[end].quotes == top->quotes)
		end++;
	if (end == first + 1)
		return first;
	found = read_grid(s, first, end, true, &g);
	if (!found) {
		int broken = g.broken;

		found = read_grid(s, first, end, false, &g);
		if (!found)
			g.broken = broken;
	}
	if (!found) {
		report(s, DIAG_TABLE_BROKEN, first + g.broken, "");
		put_code(s, first, end);
	} else if (!convert(s, &g, first)) {
		report(s, DIAG_LIMIT_PASSED, first,
		       "table of very many cells, set as code");
		put_code(s, first, end);
	}
	return end;
}
