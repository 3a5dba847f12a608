/* write/xml.c - well-formed text, attributes and names for XML files */
#include "write/xml.h"

/* What to do with a byte of text. */
enum {
	KEEP,
	ESCAPE,
	SPACE, /* white space: kept in text, one space in values */
	DROP,
	DECODE, /* part of a longer character: look at the character */
};

static int class_of(unsigned char byte)
{
	if (byte >= 0x80)
		return DECODE;
	if (byte == '&' || byte == '<' || byte == '>' || byte == '"')
		return ESCAPE;
	if (byte == '\t' || byte == '\n')
		return SPACE;
	return byte < ' ' || byte == 0x7F ? DROP : KEEP;
}

bool xml_allows(uint32_t c)
{
	if (c < ' ')
		return c == '\t' || c == '\n';
	if (c >= 0x7F && c < 0xA0)
		return false;
	if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
		return false; /* noncharacters */
	return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);
}

struct view xml_trim(struct view text)
{
	size_t at = 0;

	text = view_trim(text);
	while (at < text.n) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (c > ' ' && xml_allows(c))
			return text;
	}
	return (struct view){0};
}

static void add_escaped(struct buf *out, char c)
{
	switch (c) {
	case '&':
		buf_add(out, "&amp;", 5);
		break;
	case '<':
		buf_add(out, "&lt;", 4);
		break;
	case '>':
		buf_add(out, "&gt;", 4);
		break;
	default:
		buf_add(out, "&quot;", 6);
	}
}

/* Append the character of more than one byte at *at, and move past it. */
static void add_character(struct buf *out, struct view text, size_t *at)
{
	size_t start = *at;
	uint32_t c = utf8_next(text.p, text.n, at);
	char bytes[4];

	if (!xml_allows(c))
		return;
	if (c == 0xFFFD) /* it may stand for a byte that is no UTF-8 */
		buf_add(out, bytes, (size_t)utf8_put(c, bytes));
	else
		buf_add(out, text.p + start, *at - start);
}

static void add(struct buf *out, struct view text, bool is_value)
{
	size_t at = 0;

	while (at < text.n) {
		size_t start = at;
		int class = KEEP;

		while (at < text.n &&
		       (class = class_of((unsigned char)text.p[at])) == KEEP)
			at++;
		if (at > start)
			buf_add(out, text.p + start, at - start);
		if (at == text.n)
			return;
		if (class == DECODE) {
			add_character(out, text, &at);
			continue;
		}
		if (class == ESCAPE && (is_value || text.p[at] != '"'))
			add_escaped(out, text.p[at]);
		else if (class != DROP)
			buf_char(out, is_value ? ' ' : text.p[at]);
		at++;
	}
}

void xml_text(struct buf *out, struct view text)
{
	add(out, text, false);
}

void xml_value(struct buf *out, struct view value)
{
	add(out, value, true);
}

void xml_attribute(struct buf *out, const char *name, struct view value)
{
	buf_char(out, ' ');
	buf_puts(out, name);
	buf_puts(out, "=\"");
	xml_value(out, value);
	buf_char(out, '"');
}

void xml_attribute_int(struct buf *out, const char *name, int value)
{
	buf_char(out, ' ');
	buf_puts(out, name);
	buf_puts(out, "=\"");
	buf_int(out, value);
	buf_char(out, '"');
}

/* --- languages --- */

static bool is_made_of(struct view word, bool letters, bool digits)
{
	for (size_t i = 0; i < word.n; i++)
		if (!(letters && ascii_is_alpha(word.p[i])) &&
		    !(digits && ascii_is_digit(word.p[i])))
			return false;
	return word.n > 0;
}

/* The next subtag of *rest if it has least to most letters of that make. */
static bool take(struct view *rest, size_t least, size_t most, bool letters,
                 bool digits)
{
	struct view after = *rest, word;

	if (!view_split(&after, '-', &word) || word.n < least ||
	    word.n > most || !is_made_of(word, letters, digits))
		return false;
	*rest = after;
	return true;
}

static bool take_variant(struct view *rest)
{
	if (take(rest, 5, 8, true, true))
		return true;
	return rest->n && ascii_is_digit(rest->p[0]) &&
	       take(rest, 4, 4, true, true);
}

/* Extensions: a letter or digit of its own, then longer subtags; each letter
 * once. After "x" anything follows. */
static bool take_extensions(struct view *rest)
{
	uint64_t seen = 0;

	while (rest->n) {
		char c = ascii_lower(rest->p[0]);
		bool is_private = c == 'x';
		uint64_t bit;

		if (!take(rest, 1, 1, true, true))
			return false;
		bit = UINT64_C(1)
		      << (ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
		if (seen & bit)
			return false;
		seen |= bit;
		if (!take(rest, is_private ? 1 : 2, 8, true, true))
			return false;
		while (take(rest, is_private ? 1 : 2, 8, true, true))
			;
		if (is_private && rest->n)
			return false;
	}
	return true;
}

bool xml_is_language(struct view tag)
{
	struct view rest = tag;

	if (!tag.n || tag.p[tag.n - 1] == '-')
		return false;
	if (take(&rest, 2, 3, true, false)) {
		for (int i = 0; i < 3 && take(&rest, 3, 3, true, false); i++)
			;
	} else if (!take(&rest, 4, 8, true, false)) {
		return false;
	}
	take(&rest, 4, 4, true, false); /* script */
	if (!take(&rest, 2, 2, true, false))
		take(&rest, 3, 3, false, true); /* region */
	while (take_variant(&rest))
		;
	return take_extensions(&rest);
}

/* --- names --- */

#define NAME_MOST 80 /* bytes; longer ones are cut */

static bool is_name_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' ||
	       c == '.';
}

struct view xml_name(struct arena *a, struct view wanted, const char *fallback,
                     bool digit_first)
{
	char *name = arena_raw(a, NAME_MOST + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < wanted.n && n < NAME_MOST; i++) {
		char c = wanted.p[i];
		bool starts = ascii_is_alpha(c) || c == '_' ||
		              (digit_first && ascii_is_digit(c));

		if (!is_name_byte(c))
			c = '-';
		if (n ? c != '-' || name[n - 1] != '-' : starts)
			name[n++] = c;
	}
	while (n && (name[n - 1] == '-' || name[n - 1] == '.'))
		n--;
	name[n] = '\0';
	return n ? (struct view){name, n} : view_of(fallback);
}

/* The form in which names are compared. */
static struct view key_of(struct xml_names *names, struct view name)
{
	char *key;

	if (!names->any_case)
		return name;
	key = arena_copy(names->taken.memory, name.p, name.n);
	for (size_t i = 0; i < name.n; i++)
		key[i] = ascii_lower(key[i]);
	return (struct view){key, name.n};
}

struct view xml_unique(struct xml_names *names, struct view name)
{
	struct view key = key_of(names, name), numbered, numbered_key;
	uintptr_t next = (uintptr_t)map_get(&names->taken, key);

	if (!next) {
		*map_at(&names->taken, key) = (void *)(uintptr_t)2;
		return name;
	}
	do {
		numbered = view_of(arena_printf(names->taken.memory, "%.*s-%u",
		                                (int)name.n, name.p,
		                                (unsigned)next++));
		numbered_key = key_of(names, numbered);
	} while (map_get(&names->taken, numbered_key));
	*map_at(&names->taken, key) = (void *)next;
	*map_at(&names->taken, numbered_key) = (void *)(uintptr_t)2;
	return numbered;
}
