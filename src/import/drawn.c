/* import/drawn.c - tables drawn with dashes, as the parser can read them */
#include "import/drawn_parts.h"

#include "base/array.h"
#include "base/unicode.h"
#include "import/lines_item.h"

/* Containers whose indents are remembered; deeper ones have no tables. */
#define MOST_CONTAINERS 16

/* --- lines --- */

/* Dashes alone, with or without gaps; "- - -" is a rule between scenes. */
static enum drawn_kind kind_of(struct view v)
{
	int groups = 0;
	size_t longest = 0, length = 0;

	for (size_t i = 0; i < v.n; i++) {
		if (v.p[i] != '-' && v.p[i] != ' ')
			return DRAWN_TEXT;
		length = v.p[i] == '-' ? length + 1 : 0;
		groups += length == 1;
		if (length > longest)
			longest = length;
	}
	if (groups == 1 && longest >= 3)
		return DRAWN_RULE;
	return groups > 1 && longest >= 2 ? DRAWN_DASHES : DRAWN_TEXT;
}

static struct drawn_line cut_line(const char *text, size_t n)
{
	struct drawn_line line = {.start = text};
	const char *end = memchr(text, '\n', n);

	line.n = end ? (size_t)(end - text) : n;
	for (; line.prefix < line.n; line.prefix++) {
		char c = text[line.prefix];

		if (c == '>') {
			line.quotes++;
			line.indent = 0;
			line.marks = line.prefix + 1;
		} else if (c == ' ') {
			line.indent++;
		} else if (c == '\t') {
			line.indent += 4;
		} else {
			break;
		}
	}
	line.kind = line.prefix == line.n      ? DRAWN_BLANK
	            : text[line.prefix] == '-' ? kind_of(drawn_rest(&line))
	                                       : DRAWN_TEXT;
	return line;
}

struct view drawn_rest(const struct drawn_line *line)
{
	return (struct view){line->start + line->prefix,
	                     line->n - line->prefix};
}

struct view drawn_body(const struct drawn_line *line, int base)
{
	size_t at = line->marks;

	for (; base > 0 && at < line->prefix; at++)
		base -= line->start[at] == '\t' ? 4 : 1;
	return (struct view){line->start + at, line->n - at};
}

static bool is_frame(struct view v)
{
	return v.n > 2 && v.p[0] == '+' && strchr("-=:", v.p[1]);
}

/* Cheap: most files have none. */
static bool may_have_tables(struct view text)
{
	for (size_t at = 0; at < text.n;) {
		struct drawn_line line = cut_line(text.p + at, text.n - at);

		if (line.kind == DRAWN_DASHES || is_frame(drawn_rest(&line)))
			return true;
		at += line.n + 1;
	}
	return false;
}

static void cut_lines(struct drawing *s, struct view text)
{
	int room = 0;

	for (size_t at = 0; at < text.n;) {
		struct drawn_line line = cut_line(text.p + at, text.n - at);

		*ARRAY_ADD(s->arena, s->lines, s->count, room) = line;
		at += line.n + 1;
	}
	s->next_dashes = arena_alloc(s->arena, (size_t)s->count + 1,
	                             sizeof(*s->next_dashes));
	s->next_dashes[s->count] = s->count;
	for (int i = s->count - 1; i >= 0; i--)
		s->next_dashes[i] = s->lines[i].kind >= DRAWN_RULE
		                            ? i
		                            : s->next_dashes[i + 1];
}

/* --- the new text --- */

static void note_origin(struct drawing *s, int line, int shift)
{
	struct drawn *drawn = s->drawn;

	*ARRAY_ADD(s->arena, drawn->origins, drawn->line_count,
	           drawn->line_room) = (struct drawn_origin){line + 1, shift};
}

static void copy_line(struct drawing *s, int i)
{
	buf_add(&s->out, s->lines[i].start, s->lines[i].n);
	buf_char(&s->out, '\n');
	note_origin(s, i, 0);
}

void drawn_put(struct drawing *s, int like, const char *mark, struct view text,
               int from)
{
	const struct drawn_line *line = &s->lines[like];
	size_t before = line->prefix + strlen(mark);
	size_t stood = before;

	s->changed = true;
	if (text.n)
		stood = (size_t)(text.p - s->lines[from].start);
	buf_add(&s->out, line->start, line->prefix);
	buf_puts(&s->out, mark);
	buf_view(&s->out, text);
	buf_char(&s->out, '\n');
	note_origin(s, from, (int)stood - (int)before);
}

struct drawn_table *drawn_add(struct drawing *s, int columns)
{
	struct drawn *drawn = s->drawn;
	struct drawn_table *table = ARRAY_ADD(
		s->arena, drawn->tables, drawn->table_count, drawn->table_room);

	table->first = drawn->line_count + 1;
	table->column_count = columns;
	return table;
}

int drawn_width(uint32_t c, bool wide)
{
	if (c < 0x300 || !wide)
		return 1;
	return unicode_columns(c);
}

double *drawn_shares(struct arena *a, const int *widths, int count)
{
	double *shares = arena_alloc(a, (size_t)count, sizeof(*shares));
	int last = widths[count - 1], total = 0;

	if (count > 1 && last < widths[count - 2] &&
	    widths[count - 2] - last <= 2)
		last = widths[count - 2];
	for (int i = 0; i < count - 1; i++)
		total += widths[i];
	total += last;
	if (total < DRAWN_MEASURE)
		total = DRAWN_MEASURE;
	for (int i = 0; i < count; i++)
		shares[i] = (double)(i < count - 1 ? widths[i] : last) / total;
	return shares;
}

/* --- where tables may stand --- */

/* What is known of the lines before the one that is looked at. */
struct walk {
	char fence; /* ` or ~ in a code block, else 0 */
	size_t fence_length;
	int fence_quotes;
	const char *raw_end; /* of raw HTML, or NULL */
	bool starts;         /* a block may begin here */
	int quotes;
	int contents[MOST_CONTAINERS]; /* indents of what items hold */
	int depth;
};

static size_t run_length(struct view v, char c)
{
	size_t n = 0;

	while (n < v.n && v.p[n] == c)
		n++;
	return n;
}

static bool is_code(struct walk *w, const struct drawn_line *line,
                    struct view rest)
{
	char c = rest.n ? rest.p[0] : '\0';
	size_t n = run_length(rest, c);

	if (w->fence && line->quotes >= w->fence_quotes) {
		if (c == w->fence && n >= w->fence_length &&
		    !view_trim(view_from(rest, n)).n)
			w->fence = '\0';
		return true;
	}
	w->fence = '\0';
	if ((c != '`' && c != '~') || n < 3 ||
	    (c == '`' && view_find(rest, '`', n) < rest.n))
		return false;
	w->fence = c;
	w->fence_length = n;
	w->fence_quotes = line->quotes;
	return true;
}

/* Raw HTML whose lines may be anything. */
static bool is_raw(struct walk *w, struct view rest)
{
	static const char *const raw[][2] = {
		{"<pre", "</pre"},           {"<script", "</script"},
		{"<style", "</style"},       {"<!--", "-->"},
		{"<textarea", "</textarea"},
	};
	bool was_raw = w->raw_end != NULL;

	for (size_t i = 0; i < sizeof(raw) / sizeof(*raw) && !was_raw; i++)
		if (view_starts(rest, raw[i][0]))
			w->raw_end = raw[i][1];
	if (!w->raw_end)
		return false;
	if (rest.n && memmem(rest.p, rest.n, w->raw_end, strlen(w->raw_end)))
		w->raw_end = NULL;
	return true;
}

/* The width of a marker with the spaces behind it, or 0. */
static int marker_width(struct view v)
{
	struct item_marker marker;
	size_t n = lines_item_length(v), most;

	if (!n && lines_item_read(v, &marker))
		n = marker.length;
	if (n) {
		for (most = n + 3; n < most && n < v.n && v.p[n] == ' ';)
			n++;
		return (int)n;
	}
	if (v.n > 2 && (v.p[0] == ':' || v.p[0] == '~') && v.p[1] == ' ')
		return 4;
	return view_starts(v, "[^") && memmem(v.p, v.n, "]:", 2) ? 4 : 0;
}

/* Out of the containers that end before this line. */
static void leave_containers(struct walk *w, const struct drawn_line *line)
{
	if (line->quotes != w->quotes) {
		w->starts |= line->quotes > w->quotes;
		w->depth = 0;
	}
	w->quotes = line->quotes;
	while (w->starts && w->depth &&
	       line->indent < w->contents[w->depth - 1])
		w->depth--;
}

static void enter_container(struct walk *w, const struct drawn_line *line,
                            struct view rest)
{
	int width = marker_width(rest);

	if (!width)
		return;
	while (w->depth && line->indent < w->contents[w->depth - 1])
		w->depth--;
	if (w->depth < MOST_CONTAINERS)
		w->contents[w->depth++] = line->indent + width;
}

/* The line behind the table that begins at line i, or i. */
static int try_table(struct drawing *s, const struct walk *w, int i)
{
	const struct drawn_line *line = &s->lines[i];
	int base = w->depth ? w->contents[w->depth - 1] : line->quotes > 0;

	/* a head may stand further in than the dashes below it */
	if (line->kind == DRAWN_TEXT && i + 1 < s->count &&
	    line[1].kind == DRAWN_DASHES)
		line++;
	if (!w->starts || line->indent < base || line->indent > base + 3 ||
	    line->prefix > DRAWN_PREFIX)
		return i;
	return is_frame(drawn_rest(&s->lines[i])) ? drawn_grid(s, i)
	                                          : drawn_simple(s, i, base);
}

static void one_line(struct drawing *s, struct walk *w, int *i)
{
	const struct drawn_line *line = &s->lines[*i];
	struct view rest = drawn_rest(line);
	int behind;

	if (line->kind == DRAWN_BLANK) {
		w->starts = true;
		copy_line(s, (*i)++);
		return;
	}
	leave_containers(w, line);
	if (is_code(w, line, rest) || is_raw(w, rest)) {
		w->starts = true;
		copy_line(s, (*i)++);
		return;
	}
	behind = try_table(s, w, *i);
	if (behind > *i) {
		*i = behind;
		w->starts = true;
		return;
	}
	w->starts = view_starts(rest, ":::") || view_starts(rest, "# ") ||
	            view_starts(rest, "## ");
	enter_container(w, line, rest);
	/* code may open behind a marker */
	is_code(w, line,
	        view_from(rest, (size_t)marker_width(rest) < rest.n
	                                ? (size_t)marker_width(rest)
	                                : 0));
	copy_line(s, (*i)++);
}

bool drawn_expand(struct arena *a, struct view text, const char *file,
                  int first_line, struct diag *d, struct drawn *drawn)
{
	struct drawing s = {.arena = a,
	                    .drawn = drawn,
	                    .file = file,
	                    .first_line = first_line,
	                    .diag = d};
	struct walk walk = {.starts = true};

	*drawn = (struct drawn){0};
	if (!may_have_tables(text))
		return false;
	cut_lines(&s, text);
	for (int i = 0; i < s.count;)
		one_line(&s, &walk, &i);
	drawn->text = (struct view){arena_copy(a, buf_text(&s.out), s.out.len),
	                            s.out.len};
	buf_clear(&s.out);
	if (!s.changed)
		*drawn = (struct drawn){0};
	return s.changed;
}

/* --- afterwards --- */

/* The first table that ends at this line or behind it. */
static int find_table(const struct drawn *drawn, int line)
{
	int low = 0, high = drawn->table_count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (drawn->tables[middle].last < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct drawn_table *drawn_begins(const struct drawn *drawn, int line)
{
	int i = find_table(drawn, line);

	return i < drawn->table_count && drawn->tables[i].first == line
	               ? &drawn->tables[i]
	               : NULL;
}

const struct drawn_table *drawn_ends(const struct drawn *drawn, int line)
{
	int i = find_table(drawn, line);

	return i < drawn->table_count && drawn->tables[i].last == line
	               ? &drawn->tables[i]
	               : NULL;
}
