/* import/lines.c - blocks that the Markdown parser does not know */
#include "import/lines.h"

#include "base/array.h"
#include "import/attributes.h"
#include "import/guard.h"
#include "import/lines_item.h"

/* One line, cut into what its containers take and what is left. */
struct source_line {
	char *start;
	size_t n;
	size_t prefix; /* bytes of quote marks and spaces */
	size_t indent; /* spaces behind the last quote mark */
	int quotes;
	bool is_blank;
};

/* What is known of the lines before the one that is looked at. */
struct lines {
	struct arena *arena;
	struct line_changes *changes;
	char *text;
	size_t n;
	int number;
	char fence; /* ` or ~ in a code block, else 0 */
	size_t fence_length;
	int fence_quotes;          /* around it: it ends with them */
	int divs;                  /* open */
	struct source_line before; /* the last that is not blank */
	int blanks;                /* lines since then */
	bool in_definition;        /* of a term with this indent */
	size_t term_indent;
	bool term_is_new; /* before is the first line of a paragraph */
	bool in_verse;
	bool starts;     /* a paragraph may start here */
	bool after_item; /* before is the first line of an item */
	size_t item_indent, item_content;
};

static struct source_line cut_line(char *text, size_t n)
{
	struct source_line line = {.start = text};
	const char *end = memchr(text, '\n', n);

	line.n = end ? (size_t)(end - text) : n;
	for (; line.prefix < line.n; line.prefix++) {
		char c = text[line.prefix];

		if (c == '>') {
			line.quotes++;
			line.indent = 0;
		} else if (c == ' ') {
			line.indent++;
		} else if (c == '\t') {
			line.indent += 4;
		} else {
			break;
		}
	}
	line.is_blank = line.prefix == line.n;
	return line;
}

static struct view rest_of(const struct source_line *line)
{
	return (struct view){line->start + line->prefix,
	                     line->n - line->prefix};
}

/* Note the change of n bytes at the line's first character. */
static struct line_change *change(struct lines *s, struct source_line *line,
                                  enum line_kind kind, const char *after,
                                  size_t n)
{
	struct line_change *c = ARRAY_ADD(s->arena, s->changes->at,
	                                  s->changes->count, s->changes->room);
	char *at = line->start + line->prefix;

	*c = (struct line_change){.line = s->number, .kind = kind, .n = n};
	memcpy(c->before, at, n);
	memcpy(c->after, after, n);
	memcpy(at, after, n);
	return c;
}

static size_t run_length(struct view v, char c)
{
	size_t n = 0;

	while (n < v.n && v.p[n] == c)
		n++;
	return n;
}

/* --- code, which stays as it is --- */

/* Behind bullets and numbers, too, a code block may open. */
static struct view behind_markers(struct view v)
{
	for (;;) {
		size_t n = lines_item_length(v);

		if (!n)
			return v;
		v = view_trim(view_from(v, n));
	}
}

/* True for the fences of code blocks and all that stands between them. */
static bool is_code(struct lines *s, const struct source_line *line)
{
	struct view v = rest_of(line);
	size_t n;
	char c;

	if (line->quotes < s->fence_quotes)
		s->fence = '\0';
	if (!s->fence)
		v = behind_markers(v);
	c = v.n ? v.p[0] : '\0';
	n = run_length(v, c);
	if (s->fence) {
		if (c == s->fence && n >= s->fence_length &&
		    !view_trim(view_from(v, n)).n)
			s->fence = '\0';
		return true;
	}
	if ((c != '`' && c != '~') || n < 3 ||
	    (c == '`' && view_find(v, '`', n) < v.n))
		return false;
	s->fence = c;
	s->fence_length = n;
	s->fence_quotes = line->quotes;
	return true;
}

/* --- ::: --- */

bool lines_read_fence(struct arena *a, struct view rest, struct node *node)
{
	size_t end = 0;

	rest = view_trim(rest);
	while (rest.n && rest.p[rest.n - 1] == ':')
		rest = view_trim((struct view){rest.p, rest.n - 1});
	if (!rest.n)
		return false;
	if (rest.p[0] == '{')
		return rest.n > 2 && attributes_read(a, rest, node) == rest.n;
	while (end < rest.n &&
	       (ascii_is_alpha(rest.p[end]) || ascii_is_digit(rest.p[end]) ||
	        rest.p[end] == '-' || rest.p[end] == '_' ||
	        (unsigned char)rest.p[end] >= 0x80))
		end++;
	if (end < rest.n)
		return false;
	if (node)
		node_add_class(a, node, arena_view(a, rest));
	return true;
}

static bool opens_div(struct lines *s, struct view rest)
{
	char *copy;

	if (rest.n > ATTRIBUTES_MOST)
		return false;
	copy = arena_copy(s->arena, rest.p, rest.n);
	rest = (struct view){copy, guard_restore(copy, rest.n, true)};
	return lines_read_fence(s->arena, rest, NULL);
}

static bool try_fence(struct lines *s, struct source_line *line)
{
	struct view v = rest_of(line);
	size_t colons = run_length(v, ':');
	struct view rest = view_from(v, colons);
	bool closes = !view_trim(rest).n;

	if (colons < 3 || (line->indent > 3 && !s->starts))
		return false;
	if (closes ? !s->divs : !opens_div(s, rest))
		return false;
	s->divs += closes ? -1 : 1;
	change(s, line, closes ? LINE_FENCE_CLOSE : LINE_FENCE_OPEN, "<?>", 3);
	return true;
}

/* --- definitions --- */

/* A line that may be all of a term. */
static bool is_term(const struct source_line *line)
{
	struct view v = rest_of(line);

	return !strchr("#<|:~", v.p[0]) && run_length(v, '`') < 3 &&
	       !lines_item_length(v) && view_find(v, '|', 0) == v.n &&
	       memmem(v.p, v.n, "]:", 2) == NULL;
}

/* Do "-", "|" and ":" make up all of v, as below the head of a table? */
static bool is_rule_of_table(struct view v)
{
	bool has_dash = false;

	for (size_t i = 0; i < v.n; i++) {
		has_dash |= v.p[i] == '-';
		if (!strchr("-|: \t", v.p[i]))
			return false;
	}
	return has_dash && view_find(v, '|', 0) < v.n;
}

/* ": text" before a table is its caption, unless a definition holds both. */
static bool is_caption(const struct lines *s, const struct source_line *line)
{
	char *end = s->text + s->n;
	char *at = line->start;
	struct source_line next = *line;
	struct view v = rest_of(line);
	size_t content = 1;
	int lines = 0;

	/* where the text of a definition would stand */
	while (content < v.n && v.p[content] == ' ')
		content++;

	for (; !next.is_blank && lines < 20; lines++) {
		at += next.n + 1;
		if (at >= end)
			return false;
		next = cut_line(at, (size_t)(end - at));
	}
	at += next.n + 1;
	if (!next.is_blank || at >= end)
		return false;
	next = cut_line(at, (size_t)(end - at));
	at += next.n + 1;
	if (next.indent >= line->indent + content)
		return false;
	/* import/drawn.h */
	if (view_is(rest_of(&next), "<?>"))
		return true;
	if (view_find(rest_of(&next), '|', 0) >= rest_of(&next).n || at >= end)
		return false;
	next = cut_line(at, (size_t)(end - at));
	return is_rule_of_table(rest_of(&next));
}

static bool try_definition(struct lines *s, struct source_line *line)
{
	struct view v = rest_of(line);
	bool first = s->term_is_new && s->blanks <= 1 &&
	             s->before.quotes == line->quotes &&
	             line->indent >= s->before.indent &&
	             line->indent <= s->before.indent + 3;
	bool next = s->in_definition && line->indent >= s->term_indent &&
	            line->indent <= s->term_indent + 3;

	if (v.n < 3 || (v.p[0] != ':' && v.p[0] != '~') ||
	    (v.p[1] != ' ' && v.p[1] != '\t') || !view_trim(view_from(v, 2)).n)
		return false;
	if (!next && (!first || !is_term(&s->before)))
		return false;
	if (is_caption(s, line))
		return false;
	if (!next)
		s->term_indent = s->before.indent;
	s->in_definition = true;
	change(s, line, LINE_DEFINITION, "+", 1)->is_tight = !s->blanks;
	return true;
}

/* --- items --- */

static bool may_be_item(const struct lines *s, const struct source_line *line,
                        const struct item_marker *marker)
{
	bool sibling = s->after_item && line->indent >= s->item_indent &&
	               line->indent < s->item_content;
	bool inner = s->after_item && line->indent >= s->item_content &&
	             line->indent <= s->item_content + 3;

	if (s->starts || s->blanks)
		return marker->may_start || s->after_item;
	return sibling || (inner && marker->number == 1);
}

static bool try_item(struct lines *s, struct source_line *line)
{
	struct item_marker marker;
	struct line_change *c;
	size_t n;

	if (!lines_item_read(rest_of(line), &marker)) {
		n = lines_item_length(rest_of(line));
		if (n) {
			s->item_indent = line->indent;
			s->item_content = line->indent + n;
		}
		s->after_item = n > 0 || (s->after_item && line->indent &&
		                          line->indent >= s->item_content);
		return false;
	}
	if (!may_be_item(s, line, &marker)) {
		s->after_item = s->after_item && line->indent;
		return false;
	}
	s->item_indent = line->indent;
	s->item_content = line->indent + marker.length;
	s->after_item = true;
	c = change(s, line, LINE_ITEM, marker.after, marker.n);
	c->style = marker.style;
	c->delim = marker.delim;
	c->number = marker.number;
	return true;
}

/* --- verses --- */

static bool is_verse(const struct source_line *line)
{
	struct view v = rest_of(line);

	return v.n && v.p[0] == '|' && (v.n == 1 || v.p[1] == ' ');
}

/* Lines that begin with a bar, but no table. */
static bool starts_verse(const struct lines *s, const struct source_line *line)
{
	char *end = s->text + s->n;
	char *at = line->start + line->n + 1;
	struct source_line next;

	if (!is_verse(line) || s->before.quotes > line->quotes)
		return false;
	if (at >= end)
		return true;
	next = cut_line(at, (size_t)(end - at));
	return !is_rule_of_table(rest_of(&next));
}

/* The bar and the spaces behind it that the author wants to keep. */
static void change_verse(struct source_line *line)
{
	char *p = line->start + line->prefix;
	size_t n = line->n - line->prefix;

	p[0] = guard_mark('|');
	for (size_t i = 2; i < n && p[i] == ' '; i++)
		p[i] = GUARD_SPACE;
}

static bool try_verse(struct lines *s, struct source_line *line)
{
	if (s->in_verse && is_verse(line)) {
		change_verse(line);
		return true;
	}
	s->in_verse = false;
	if (!s->starts || !starts_verse(s, line))
		return false;
	s->in_verse = true;
	change(s, line, LINE_VERSE, "|", 1);
	change_verse(line);
	return true;
}

/* --- all --- */

static void one_line(struct lines *s, struct source_line *line)
{
	bool is_start = s->starts;

	if (line->is_blank) {
		s->blanks++;
		s->starts = true;
		s->in_verse = false;
		return;
	}
	if (line->indent <= s->term_indent && s->blanks)
		s->in_definition &=
			strchr(":~", line->start[line->prefix]) != NULL;
	if (is_code(s, line) || try_fence(s, line)) {
		s->term_is_new = false;
		s->after_item = false;
		s->in_verse = false;
		s->starts = true;
	} else if (try_definition(s, line) || try_item(s, line) ||
	           try_verse(s, line)) {
		s->term_is_new = false;
		s->starts = false;
	} else {
		s->term_is_new = is_start || line->quotes > s->before.quotes;
		s->starts = false;
	}
	s->before = *line;
	s->blanks = 0;
}

bool lines_change(struct arena *a, char *text, size_t n,
                  struct line_changes *changes)
{
	struct lines s = {.arena = a,
	                  .changes = changes,
	                  .text = text,
	                  .n = n,
	                  .starts = true};

	for (size_t at = 0; at < n;) {
		struct source_line line = cut_line(text + at, n - at);

		s.number++;
		one_line(&s, &line);
		at += line.n + 1;
	}
	return changes->count > 0;
}

const struct line_change *lines_find(const struct line_changes *changes,
                                     int line)
{
	int low = 0, high = changes->count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (changes->at[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low < changes->count && changes->at[low].line == line
	               ? &changes->at[low]
	               : NULL;
}

void lines_restore(const struct line_changes *changes, int line, char *text,
                   size_t n)
{
	for (size_t at = 0; changes->count && at < n; line++) {
		struct source_line source = cut_line(text + at, n - at);
		const struct line_change *c = lines_find(changes, line);
		char *p = text + at + source.prefix;

		if (c && source.n - source.prefix >= c->n &&
		    !memcmp(p, c->after, c->n))
			memcpy(p, c->before, c->n);
		at += source.n + 1;
	}
}
