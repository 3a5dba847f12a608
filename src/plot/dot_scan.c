/*
 * plot/dot_scan.c - what in a graph could make Graphviz open a file
 *
 * The words of the language are read as Graphviz reads them: names, "quoted"
 * (where a backslash before a line end joins lines, and "+" joins two of them)
 * and <HTML>. Names of attributes that lead to files are refused wherever they
 * stand as a whole word; what a label says inside of quotes is free.
 *
 * Source  graphviz.org/doc/info/lang.html and attrs.html
 */
#include "plot/dot.h"

struct scan {
	struct view text;
	size_t at;
	int line;
};

static const char *const refused[] = {"image",      "imagepath",  "shapefile",
                                      "fontpath",   "stylesheet", "_background",
                                      "background", NULL};

static bool is_name(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' ||
	       (unsigned char)c >= 0x80;
}

static char peek(const struct scan *s, size_t ahead)
{
	return s->at + ahead < s->text.n ? s->text.p[s->at + ahead] : '\0';
}

static void step(struct scan *s)
{
	s->line += s->text.p[s->at] == '\n';
	s->at++;
}

/* White space, comments of both kinds, and lines of a preprocessor. */
static void skip_blanks(struct scan *s)
{
	while (s->at < s->text.n) {
		char c = peek(s, 0);
		bool fresh = !s->at || s->text.p[s->at - 1] == '\n';

		if (c == '/' && peek(s, 1) == '*') {
			while (s->at < s->text.n &&
			       !(peek(s, 0) == '*' && peek(s, 1) == '/'))
				step(s);
			s->at += s->at + 2 <= s->text.n ? 2 : 0;
		} else if ((c == '/' && peek(s, 1) == '/') ||
		           (c == '#' && fresh)) {
			while (s->at < s->text.n && peek(s, 0) != '\n')
				s->at++;
		} else if (ascii_is_space(c)) {
			step(s);
		} else {
			return;
		}
	}
}

/* A quoted text as it is meant; at stands on its first quote. */
static void read_quoted(struct scan *s, struct buf *word)
{
	for (step(s); s->at < s->text.n && peek(s, 0) != '"'; step(s)) {
		if (peek(s, 0) == '\\' && peek(s, 1) == '\n')
			step(s);
		else if (peek(s, 0) == '\\' && peek(s, 1) == '"') {
			step(s);
			buf_char(word, '"');
		} else {
			buf_char(word, peek(s, 0));
		}
	}
	if (s->at < s->text.n)
		s->at++;
}

static bool starts_nocase(struct view text, const char *word)
{
	size_t n = strlen(word);

	return text.n >= n && view_is_nocase(view_part(text, 0, n), word);
}

/* <...> with its angle brackets in pairs; false when an <IMG> is in it. */
static bool read_html(struct scan *s)
{
	int depth = 0;

	for (; s->at < s->text.n; step(s)) {
		if (peek(s, 0) == '>' && --depth == 0)
			break;
		if (peek(s, 0) != '<')
			continue;
		depth++;
		if (starts_nocase(view_from(s->text, s->at + 1), "img"))
			return false;
	}
	if (s->at < s->text.n)
		s->at++;
	return true;
}

/* One word, joined with those that "+" adds to it. False when it is an HTML
 * label with a picture. */
static bool read_word(struct scan *s, struct buf *word)
{
	buf_empty(word);
	if (peek(s, 0) == '<')
		return read_html(s);
	while (peek(s, 0) == '"') {
		struct scan ahead;

		read_quoted(s, word);
		ahead = *s;
		skip_blanks(&ahead);
		if (peek(&ahead, 0) != '+')
			return true;
		ahead.at++;
		skip_blanks(&ahead);
		if (peek(&ahead, 0) != '"')
			return true;
		*s = ahead;
	}
	while (s->at < s->text.n && is_name(peek(s, 0)))
		buf_char(word, s->text.p[s->at++]);
	if (!word->len)
		step(s);
	return true;
}

bool dot_is_harmless(struct view text, struct view *word, int *line)
{
	struct scan s = {.text = text};
	struct buf now = {0};
	const char *found = NULL;

	while (!found) {
		skip_blanks(&s);
		if (s.at >= text.n)
			break;
		*line = s.line;
		if (!read_word(&s, &now)) {
			found = "<IMG>";
			break;
		}
		skip_blanks(&s);
		for (int i = 0; refused[i] && peek(&s, 0) == '='; i++)
			if (view_is_nocase(
				    (struct view){buf_text(&now), now.len},
				    refused[i]))
				found = refused[i];
	}
	buf_clear(&now);
	*word = view_of(found);
	return !found;
}
