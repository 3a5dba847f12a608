/*
 * import/drawn_simple.c - tables whose columns are dashes
 *
 *	simple          without a head    multiline
 *
 *	Crab   Grams    -----  --         --------------
 *	-----  -----    Shore  12         Crab     Grams
 *	Shore     12    Pea     1         -------- -----
 *	Pea        1    -----  --         Shore       12
 *	                                  crab
 *
 *	                                  Pea crab     1
 *	                                  --------------
 *
 * A column reaches from its dashes to the next; the text of its head, beside
 * its dashes, aligns it. They become rows between bars.
 */
#include "import/drawn_parts.h"

#include "base/array.h"
#include "import/guard.h"
#include "import/lines_item.h"

/* Cells that may stand empty however short their lines are. */
#define SPARSE_CELLS 20000

struct columns {
	int count, room;
	int *start;  /* in columns of text */
	int *length; /* dashes */
	bool wide;
};

/* Which lines are what; head == body: no head. */
struct shape {
	int head;   /* its first line */
	int dashes; /* below the head, or first of all */
	int body;
	int end;    /* of the body */
	int behind; /* all of it */
	bool multiline;
};

static struct columns read_columns(struct arena *a, struct view dashes)
{
	struct columns c = {.wide = true};
	int room = 0, count = 0;

	for (size_t i = 0; i < dashes.n; i++) {
		if (dashes.p[i] != '-')
			continue;
		if (!i || dashes.p[i - 1] != '-') {
			*ARRAY_ADD(a, c.start, c.count, c.room) = (int)i;
			ARRAY_ADD(a, c.length, count, room);
		}
		c.length[c.count - 1]++;
	}
	return c;
}

/* Cut a line at the columns. False when a word stands across the gap before
 * one. */
static bool cut(const struct columns *c, struct view line, struct view *parts)
{
	size_t start = 0, at = 0;
	int width = 0, i = 1;

	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	while (at < line.n) {
		if (i < c->count && width >= c->start[i]) {
			if (width > c->start[i] || line.p[at - 1] != ' ')
				return false;
			parts[i - 1] = view_part(line, start, at);
			start = at;
			i++;
		}
		width += drawn_width(utf8_next(line.p, line.n, &at), c->wide);
	}
	parts[i - 1] = view_part(line, start, line.n);
	for (; i < c->count; i++)
		parts[i] = (struct view){0};
	return true;
}

/* By the shortest text of the head: does it begin, or end, with its dashes? */
static enum align align_of(struct view text, int start, int length, bool wide)
{
	bool left, right;
	int width = 0;

	while (text.n && text.p[text.n - 1] == ' ')
		text.n--;
	if (!text.n)
		return ALIGN_DEFAULT;
	for (size_t at = 0; at < text.n;)
		width += drawn_width(utf8_next(text.p, text.n, &at), wide);
	left = text.p[0] == ' ';
	right = width - start < length;
	return left && right ? ALIGN_CENTER
	       : left        ? ALIGN_RIGHT
	       : right       ? ALIGN_LEFT
	                     : ALIGN_DEFAULT;
}

static void put_text(struct buf *row, struct view text)
{
	text = view_trim(text);
	if (!text.n)
		return;
	if (row->len && guard_is_escaped(row->bytes, row->len)) {
		row->len--;
		buf_puts(row, "<br>");
	} else {
		buf_char(row, ' ');
	}
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '|')
			buf_char(row, '\\');
		buf_char(row, text.p[i]);
	}
}

/* The lines from first to end as one row between bars; parts: their cells,
 * line by line. */
static void put_row(struct drawing *s, const struct columns *c, int like,
                    const struct view *parts, int first, int lines)
{
	struct buf row = {0};

	for (int i = 0; i < c->count; i++) {
		buf_puts(&row, i ? " |" : "|");
		for (int k = 0; k < lines; k++)
			put_text(&row, parts[k * c->count + i]);
	}
	buf_puts(&row, " |");
	drawn_put(s, like, buf_text(&row), (struct view){0}, first);
	buf_clear(&row);
}

static void put_dashes(struct drawing *s, int like, const enum align *align,
                       int count, int from)
{
	static const char *const marks[] = {
		[ALIGN_DEFAULT] = "---|",
		[ALIGN_LEFT] = ":--|",
		[ALIGN_RIGHT] = "--:|",
		[ALIGN_CENTER] = ":-:|",
	};
	struct buf row = {0};

	buf_char(&row, '|');
	for (int i = 0; i < count; i++)
		buf_puts(&row, marks[align[i]]);
	drawn_put(s, like, buf_text(&row), (struct view){0}, from);
	buf_clear(&row);
}

/* All lines of the table cut into cells; NULL when one cannot be. */
static struct view *cut_all(struct drawing *s, const struct columns *c,
                            const struct shape *shape, int base)
{
	int lines = shape->end - shape->head;
	struct view *parts = arena_alloc(
		s->arena, (size_t)lines * (size_t)c->count, sizeof(*parts));

	for (int i = 0; i < lines; i++) {
		const struct drawn_line *line = &s->lines[shape->head + i];

		if (line->kind != DRAWN_BLANK && line->kind < DRAWN_RULE &&
		    !cut(c, drawn_body(line, base),
		         &parts[(size_t)i * (size_t)c->count]))
			return NULL;
	}
	return parts;
}

/* How the columns are aligned by the lines from first on. */
static enum align *aligns_of(struct drawing *s, const struct columns *c,
                             const struct view *parts, int lines)
{
	enum align *aligns =
		arena_alloc(s->arena, (size_t)c->count, sizeof(*aligns));

	for (int i = 0; i < c->count; i++) {
		struct view shortest = {0};

		for (int k = 0; k < lines; k++) {
			struct view text = parts[k * c->count + i];

			while (text.n && text.p[text.n - 1] == ' ')
				text.n--;
			if (text.n && (!shortest.n || text.n < shortest.n))
				shortest = text;
		}
		if (!i && shortest.n)
			shortest = view_from(shortest,
			                     (size_t)c->start[0] < shortest.n
			                             ? (size_t)c->start[0]
			                             : 0);
		aligns[i] = align_of(shortest, 0, c->length[i], c->wide);
	}
	return aligns;
}

static void put_body(struct drawing *s, const struct columns *c,
                     const struct shape *shape, const struct view *parts)
{
	for (int i = shape->body; i < shape->end;) {
		int next = i + 1;

		if (s->lines[i].kind == DRAWN_BLANK) {
			i++;
			continue;
		}
		while (shape->multiline && next < shape->end &&
		       s->lines[next].kind != DRAWN_BLANK)
			next++;
		put_row(s, c, shape->dashes,
		        parts + (ptrdiff_t)(i - shape->head) * c->count, i,
		        next - i);
		i = next;
	}
}

/* The parts of a column as wide as from its dashes to the next ones. */
static double *shares_of(struct drawing *s, const struct columns *c)
{
	int *widths = arena_alloc(s->arena, (size_t)c->count, sizeof(*widths));

	for (int i = 0; i < c->count; i++)
		widths[i] = i + 1 < c->count ? c->start[i + 1] - c->start[i]
		                             : c->length[i] + 1;
	return drawn_shares(s->arena, widths, c->count);
}

/* Few cells may be empty: then no cell costs more than its own text. */
static bool has_words(const struct drawing *s, const struct shape *shape,
                      int columns)
{
	size_t bytes = SPARSE_CELLS;
	int lines = shape->end - shape->head;

	for (int i = shape->head; i < shape->end; i++)
		bytes += s->lines[i].n;
	return (size_t)lines * (size_t)columns <= bytes;
}

static bool try_shape(struct drawing *s, const struct shape *shape, int base)
{
	const struct drawn_line *dashes = &s->lines[shape->dashes];
	struct columns c = read_columns(s->arena, drawn_body(dashes, base));
	int heads =
		shape->dashes > shape->head ? shape->dashes - shape->head : 0;
	const struct view *parts, *aligning;
	struct drawn_table *table;
	enum align *aligns;

	if (c.count > DRAWN_COLUMNS || !has_words(s, shape, c.count))
		return false;
	parts = cut_all(s, &c, shape, base);
	if (!parts) {
		c.wide = false;
		parts = cut_all(s, &c, shape, base);
	}
	if (!parts)
		return false;
	aligning = heads ? parts
	                 : parts + (ptrdiff_t)(shape->body - shape->head) *
	                                   c.count;
	aligns = aligns_of(s, &c, aligning, heads ? heads : 1);
	table = drawn_add(s, c.count);
	if (shape->multiline)
		table->share = shares_of(s, &c);
	put_row(s, &c, shape->dashes, parts, shape->head, heads);
	put_dashes(s, shape->dashes, aligns, c.count, shape->dashes);
	put_body(s, &c, shape, parts);
	table->last = s->drawn->line_count;
	return true;
}

static bool is_blank(const struct drawing *s, int line)
{
	return line >= s->count || s->lines[line].kind == DRAWN_BLANK;
}

/* The end of the lines from first on that are text, in the same quotes. */
static int text_end(const struct drawing *s, int first)
{
	int end = first;

	while (end < s->count && s->lines[end].kind == DRAWN_TEXT &&
	       s->lines[end].quotes == s->lines[first].quotes)
		end++;
	return end;
}

/* A head, dashes, rows; a blank line ends them, or dashes before one. */
static bool simple(struct drawing *s, int first, struct shape *shape)
{
	int end = text_end(s, first + 2);

	*shape = (struct shape){.head = first,
	                        .dashes = first + 1,
	                        .body = first + 2,
	                        .end = end,
	                        .behind = end};
	if (end < s->count && s->lines[end].kind >= DRAWN_RULE)
		shape->behind++;
	return end > first + 2 && is_blank(s, shape->behind);
}

/* Dashes, rows, dashes. */
static bool headless(struct drawing *s, int first, struct shape *shape)
{
	int end = s->next_dashes[first + 1];

	*shape = (struct shape){.head = first,
	                        .dashes = first,
	                        .body = first + 1,
	                        .end = end,
	                        .behind = end + 1};
	if (end == s->count || !is_blank(s, end + 1) ||
	    s->lines[first + 1].kind != DRAWN_TEXT)
		return false;
	shape->multiline = text_end(s, first + 1) < end;
	return s->lines[end].quotes == s->lines[first].quotes;
}

/* A rule, a head, dashes, rows with blank lines between, a rule. */
static bool multiline(struct drawing *s, int first, struct shape *shape)
{
	int dashes = text_end(s, first + 1), end;

	if (dashes == first + 1 || dashes >= s->count ||
	    s->lines[dashes].kind != DRAWN_DASHES)
		return false;
	end = s->next_dashes[dashes + 1];
	*shape = (struct shape){.head = first + 1,
	                        .dashes = dashes,
	                        .body = dashes + 1,
	                        .end = end,
	                        .behind = end + 1,
	                        .multiline = true};
	return end < s->count && s->lines[dashes + 1].kind == DRAWN_TEXT &&
	       is_blank(s, end + 1) &&
	       s->lines[end].quotes == s->lines[first].quotes;
}

/* May this line be the head of a simple table? */
static bool may_be_head(const struct drawing *s, int first)
{
	struct view v = drawn_rest(&s->lines[first]);
	struct item_marker marker;

	return first + 1 < s->count && v.n && !strchr("#|<+", v.p[0]) &&
	       !lines_item_length(v) && !lines_item_read(v, &marker) &&
	       !view_starts(v, ":::") &&
	       s->lines[first + 1].kind == DRAWN_DASHES &&
	       s->lines[first + 1].quotes == s->lines[first].quotes;
}

int drawn_simple(struct drawing *s, int first, int base)
{
	struct shape shape;
	bool found;

	switch (s->lines[first].kind) {
	case DRAWN_TEXT:
		found = may_be_head(s, first) && simple(s, first, &shape);
		break;
	case DRAWN_DASHES:
		found = headless(s, first, &shape);
		break;
	case DRAWN_RULE:
		found = multiline(s, first, &shape);
		break;
	default:
		found = false;
	}
	return found && try_shape(s, &shape, base) ? shape.behind : first;
}
