/* code/markup.c - tags of XML and HTML, keys of data files */
#include "code/scan.h"

/* name="value" and what else stands in a tag; from after its name. */
static void scan_attributes(struct scan *s)
{
	while (s->at < s->text.n) {
		size_t start = s->at;
		char c = s->text.p[start];

		if (c == '>' || c == '<')
			return;
		if (c == '"' || c == '\'') {
			size_t end = view_find(s->text, c, start + 1);

			s->at = end < s->text.n ? end + 1 : end;
			scan_add(s, start, s->at, CODE_STRING);
		} else if (scan_is_letter(s, start)) {
			s->at = scan_name_end(s, start);
			scan_add(s, start, s->at,
			         start && s->text.p[start - 1] == '='
			                 ? CODE_STRING
			                 : CODE_META);
		} else {
			s->at++;
			if (c == '/' && scan_byte(s, s->at) == '>')
				scan_add(s, start, s->at, CODE_KEYWORD);
		}
	}
}

bool scan_tag(struct scan *s)
{
	size_t name = s->at + 1, end;

	if (scan_byte(s, name) == '/')
		name++;
	end = scan_name_end(s, name);
	if (end == name && scan_byte(s, name) != '>')
		return false;
	scan_add(s, s->at, end, CODE_KEYWORD);
	s->at = end;
	scan_attributes(s);
	if (scan_byte(s, s->at) == '>') {
		scan_add(s, s->at, s->at + 1, CODE_KEYWORD);
		s->at++;
	}
	s->is_first = false;
	return true;
}

static bool is_key_byte(const struct scan *s, size_t at)
{
	char c = scan_byte(s, at);

	return scan_is_letter(s, at) || (c && strchr("-./@$() ", c));
}

/* The separator after a key: ":" before a blank or a line end, or "=". */
static bool is_separator(const struct scan *s, size_t at)
{
	uint32_t flags = s->table->language->flags;
	char c = scan_byte(s, at), next = scan_byte(s, at + 1);

	if (flags & EQUAL_KEYS && (c == '=' || (c == ':' && next == '=')))
		return true;
	return flags & (COLON_KEYS | LABELS) && c == ':' &&
	       (!next || ascii_is_space(next));
}

/* "key: value" and "key = value", first in a line. */
bool scan_key(struct scan *s)
{
	uint32_t flags = s->table->language->flags;
	size_t end = s->at;
	bool is_label;

	if ((!scan_is_letter(s, end) && scan_byte(s, end) != '.') ||
	    (scan_byte(s, end) == '-' && scan_byte(s, end + 1) == ' '))
		return false;
	while (end - s->at < AHEAD_MOST / 8 && is_key_byte(s, end))
		end++;
	if (!is_separator(s, end))
		return false;
	is_label = flags & LABELS && s->text.p[end] == ':' &&
	           scan_byte(s, end + 1) != '=';
	while (end > s->at && s->text.p[end - 1] == ' ')
		end--;
	scan_add(s, s->at, end, is_label ? CODE_FUNCTION : CODE_TYPE);
	s->at = is_label ? view_find(s->text, ':', end) + 1 : end;
	/* after a label, a command may stand */
	s->is_first = is_label && flags & COMMANDS;
	s->last = 'a';
	return true;
}
