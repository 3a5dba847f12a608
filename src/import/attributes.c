/* import/attributes.c - {#id .class key=value key="value"} */
#include "import/attributes.h"

/* What is left to read, and where it goes: nowhere while node is NULL. */
struct reader {
	struct arena *arena;
	struct view text;
	size_t at;
	struct node *node;
};

static bool ends_word(char c)
{
	return ascii_is_space(c) || c == '{' || c == '}' || c == '"' ||
	       c == '\'' || c == '=' || c == '<' || c == '>' || c == '`';
}

/* The bytes of a name from here on; empty when there is none. */
static struct view read_word(struct reader *r)
{
	size_t start = r->at;

	while (r->at < r->text.n && !ends_word(r->text.p[r->at]))
		r->at++;
	return view_part(r->text, start, r->at);
}

/* A value in quotes, without them; a backslash before ASCII punctuation is
 * left out. False when the quotes are not closed. */
static bool read_quoted(struct reader *r, struct view *value)
{
	char quote = r->text.p[r->at++];
	size_t start = r->at, length = 0;
	char *copy;

	while (r->at < r->text.n && r->text.p[r->at] != quote) {
		bool escaped =
			r->text.p[r->at] == '\\' && r->at + 1 < r->text.n;

		r->at += escaped ? 2 : 1;
	}
	if (r->at >= r->text.n)
		return false;
	*value = view_part(r->text, start, r->at++);
	if (!r->node)
		return true;
	copy = arena_raw(r->arena, value->n + 1, 1);
	for (size_t i = 0; i < value->n; i++) {
		char next = i + 1 < value->n ? value->p[i + 1] : 'a';

		if (value->p[i] == '\\' && (unsigned char)next > ' ' &&
		    (unsigned char)next < 0x7F && !ascii_is_alpha(next) &&
		    !ascii_is_digit(next))
			i++;
		copy[length++] = value->p[i];
		/* a value may run over a line end, which is a space in it */
		if (copy[length - 1] == '\n')
			copy[length - 1] = ' ';
	}
	copy[length] = '\0';
	*value = (struct view){copy, length};
	return true;
}

static bool read_value(struct reader *r, struct view *value)
{
	size_t start = r->at;

	if (r->at < r->text.n &&
	    (r->text.p[r->at] == '"' || r->text.p[r->at] == '\''))
		return read_quoted(r, value);
	while (r->at < r->text.n && !ascii_is_space(r->text.p[r->at]) &&
	       r->text.p[r->at] != '}' && r->text.p[r->at] != '{' &&
	       r->text.p[r->at] != '"')
		r->at++;
	*value = view_part(r->text, start, r->at);
	return true;
}

static void keep_classes(struct reader *r, struct view names)
{
	struct view name;

	while (view_split(&names, ' ', &name))
		if (name.n)
			node_add_class(r->arena, r->node,
			               arena_view(r->arena, name));
}

static void keep_pair(struct reader *r, struct view key, struct view value)
{
	if (view_is(key, "id"))
		node_attr(r->arena, r->node)->id = arena_view(r->arena, value);
	else if (view_is(key, "class"))
		keep_classes(r, value);
	else
		node_set_value(r->arena, r->node, arena_view(r->arena, key),
		               arena_view(r->arena, value));
}

static bool read_pair(struct reader *r)
{
	struct view key = read_word(r), value;

	if (!key.n || r->at >= r->text.n || r->text.p[r->at] != '=')
		return false;
	r->at++;
	if (!read_value(r, &value))
		return false;
	if (r->node)
		keep_pair(r, key, value);
	return true;
}

/* One of #id .class - key=value. */
static bool read_item(struct reader *r)
{
	char mark = r->text.p[r->at];
	struct view word;

	if (mark != '#' && mark != '.' && mark != '-')
		return read_pair(r);
	r->at++;
	word = read_word(r);
	if (mark == '-' ? word.n != 0 : word.n == 0)
		return false;
	if (!r->node)
		return true;
	if (mark == '#')
		node_attr(r->arena, r->node)->id = arena_view(r->arena, word);
	else
		node_add_class(r->arena, r->node,
		               mark == '-' ? VIEW("unnumbered")
		                           : arena_view(r->arena, word));
	return true;
}

static void skip_space(struct reader *r)
{
	while (r->at < r->text.n && ascii_is_space(r->text.p[r->at]))
		r->at++;
}

static size_t read_braces(struct reader *r)
{
	if (!r->text.n || r->text.p[0] != '{')
		return 0;
	r->at = 1;
	for (;;) {
		size_t before = r->at;

		skip_space(r);
		if (r->at >= r->text.n)
			return 0;
		if (r->text.p[r->at] == '}')
			return r->at + 1;
		if (r->at == before && before > 1)
			return 0; /* items stand apart */
		if (!read_item(r))
			return 0;
	}
}

size_t attributes_read(struct arena *a, struct view text, struct node *node)
{
	struct reader r = {.arena = a, .text = text};
	size_t length;

	if (r.text.n > ATTRIBUTES_MOST)
		r.text.n = ATTRIBUTES_MOST;
	length = read_braces(&r);
	/* Only when all of it is good does the node change. */
	if (length && node) {
		r.node = node;
		read_braces(&r);
	}
	return length;
}

/* What may follow the language: pairs; bare words are nobody's business. */
static void read_info_pairs(struct reader *r)
{
	while (skip_space(r), r->at < r->text.n) {
		size_t start = r->at;

		if (r->text.p[r->at] == '{' &&
		    attributes_read(r->arena, view_from(r->text, r->at),
		                    r->node))
			return;
		if (!read_pair(r)) {
			r->at = start;
			while (r->at < r->text.n &&
			       !ascii_is_space(r->text.p[r->at]))
				r->at++;
		}
	}
}

void attributes_read_info(struct arena *a, struct view info, struct node *node)
{
	struct reader r = {.arena = a, .node = node};
	size_t end = 0;
	struct view words, word;

	info = view_trim(info);
	while (end < info.n && !ascii_is_space(info.p[end]) &&
	       info.p[end] != '{')
		end++;
	words = view_part(info, 0, end);
	if (view_find(words, '=', 0) < words.n)
		end = 0; /* no language, a pair */
	else
		while (view_split(&words, ',', &word))
			if (word.n)
				node_add_class(a, node, arena_view(a, word));
	r.text = view_from(info, end);
	read_info_pairs(&r);
}
