/* import/limits.c - what a Markdown file may ask of the parser */
#include "import/limits.h"

#include "import/guard.h"

/* One line of the text, without its line end. */
struct line {
	char *text;
	size_t n;
	struct place at;
	struct diag *diag;
	size_t brackets;   /* closing ones, in the paragraph so far */
	size_t delimiters; /* * _ ~, likewise */
};

static void report(const struct line *line, size_t at, const char *what,
                   int limit)
{
	struct place place = line->at;

	place.col = (int)at + 1;
	diag_add(line->diag, DIAG_LIMIT_PASSED, place,
	         "more than %d %s, kept as text", limit, what);
}

/* "- - - -" and "* * *" are rules between paragraphs, not lists in lists. */
static bool is_rule(const struct line *line, size_t at)
{
	char mark = line->text[at];

	if (mark != '-' && mark != '*')
		return false;
	while (at < line->n &&
	       (line->text[at] == mark || ascii_is_space(line->text[at])))
		at++;
	return at == line->n;
}

/* The index of the last byte of a list or quote marker at "at"; line->n when
 * there is none. */
static size_t marker_end(const struct line *line, size_t at)
{
	size_t end = at;

	if (line->text[at] == '>')
		return at;
	while (end < line->n && end - at < 10 &&
	       ascii_is_digit(line->text[end]))
		end++;
	if (end >= line->n ||
	    !strchr(end == at ? "-+*" : ".)", line->text[end]))
		return line->n;
	if (end + 1 < line->n && !ascii_is_space(line->text[end + 1]))
		return line->n;
	return end;
}

static bool limit_nesting(const struct line *line)
{
	int count = 0;

	for (size_t at = 0; at < line->n; at++) {
		size_t end;

		if (ascii_is_space(line->text[at]))
			continue;
		end = marker_end(line, at);
		if (end == line->n)
			return false;
		if (++count > LIMIT_NESTING) {
			if (is_rule(line, at))
				return false;
			report(line, at, "lists or quotes inside each other",
			       LIMIT_NESTING);
			line->text[end] = guard_mark(line->text[end]);
			return true;
		}
		at = end;
	}
	return false;
}

static bool limit_cells(const struct line *line)
{
	int count = 0;

	for (size_t i = 0; i < line->n; i++)
		count += line->text[i] == '|';
	if (count <= LIMIT_CELLS)
		return false;
	report(line, 0, "table cells in a row", LIMIT_CELLS);
	for (size_t i = 0; i < line->n; i++)
		if (line->text[i] == '|')
			line->text[i] = guard_mark('|');
	return true;
}

static bool limit_runs(const struct line *line)
{
	bool changed = false;
	size_t run;

	for (size_t i = 0; i < line->n; i += run) {
		char c = line->text[i];

		for (run = 1; i + run < line->n && line->text[i + run] == c;)
			run++;
		if (run <= LIMIT_RUN || guard_mark(c) == c)
			continue;
		report(line, i, "equal marks in a row", LIMIT_RUN);
		for (size_t at = i; at < i + run; at++)
			line->text[at] = guard_mark(c);
		changed = true;
	}
	return changed;
}

/* At each link the parser looks through the delimiters of its paragraph. */
static bool limit_links(struct line *line)
{
	bool changed = false;

	if (!line->n)
		line->brackets = line->delimiters = 0;
	for (size_t i = 0; i < line->n; i++) {
		char c = line->text[i];

		line->delimiters += c == '*' || c == '_' || c == '~';
		if (c != ']')
			continue;
		line->brackets++;
		if (line->brackets * line->delimiters <= LIMIT_LINKS)
			continue;
		line->text[i] = guard_mark(']');
		changed = true;
	}
	return changed;
}

/* Does something at "at" make the parser look for an address around it? */
static bool is_address_mark(const struct line *line, size_t at)
{
	char c = line->text[at], next = line->text[at + 1];

	return c == '@' || (c == ':' && next == '/') ||
	       (c == 'w' && next == '.');
}

/* Addresses in one word: each is sought for over all of the word. */
static bool limit_addresses(const struct line *line)
{
	bool changed = false;
	int count = 0;

	for (size_t i = 0; i + 1 < line->n; i++) {
		if (ascii_is_space(line->text[i]))
			count = 0;
		else if (is_address_mark(line, i) &&
		         ++count > LIMIT_ADDRESSES) {
			if (count == LIMIT_ADDRESSES + 1)
				report(line, i, "addresses in one word",
				       LIMIT_ADDRESSES);
			i += line->text[i] == 'w';
			line->text[i] = guard_mark(line->text[i]);
			changed = true;
		}
	}
	return changed;
}

/* Could this line nest too deep? Most lines start with a letter. */
static bool may_nest(const struct line *line)
{
	return line->n > LIMIT_NESTING && !ascii_is_alpha(line->text[0]);
}

bool limits_apply(char *text, size_t n, const char *file, int first_line,
                  struct diag *d)
{
	struct line line = {.at = {file, first_line, 1}, .diag = d};
	bool changed = false, links_reported = false;

	for (size_t start = 0; start < n; start += line.n + 1, line.at.line++) {
		char *end = memchr(text + start, '\n', n - start);

		line.text = text + start;
		line.n = end ? (size_t)(end - line.text) : n - start;
		if (limit_links(&line)) {
			if (!links_reported)
				report(&line, 0,
				       "links times emphasis in a paragraph",
				       LIMIT_LINKS);
			links_reported = true;
			changed = true;
		}
		if (may_nest(&line))
			changed |= limit_nesting(&line);
		if (line.n > LIMIT_CELLS) {
			changed |= limit_cells(&line);
			changed |= limit_runs(&line);
			changed |= limit_addresses(&line);
		}
	}
	return changed;
}
