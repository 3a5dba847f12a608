/*
 * import/french.c - the spaces before French marks
 *
 * Source  Lexique des règles typographiques en usage à l'Imprimerie nationale:
 *         a thin space before ; ! ? and a whole one before : and inside « »,
 *         none of which breaks; Guide du typographe (Lausanne) for Switzerland:
 *         thin ones everywhere
 *
 *	Quoi ?   ->   Quoi U+202F ?          « Oui »   ->   «U+00A0 Oui U+00A0 »
 *
 * Spaces are changed, never added: who writes "Quoi?" means it.
 */
#include "import/import.h"

#define NO_BREAK "\xC2\xA0"
#define THIN     "\xE2\x80\xAF"

#define OPENING "«"
#define CLOSING "»"

/* What follows a mark that ends something. */
static bool ends_here(struct view v, size_t at)
{
	return at >= v.n || v.p[at] == ' ' || v.p[at] == ')' ||
	       v.p[at] == ',' || v.p[at] == '.' || v.p[at] == ']' ||
	       (unsigned char)v.p[at] >= 0x80;
}

static size_t marks_end(struct view v, size_t at)
{
	while (at < v.n && (v.p[at] == '!' || v.p[at] == '?'))
		at++;
	return at;
}

/* The space for byte at of a text, which is one; NULL: it stays as it is. */
static const char *space_at(const struct node *str, size_t at,
                            const char *whole)
{
	struct view v = str->text;
	struct view rest = view_from(v, at + 1);
	char mark = rest.n ? rest.p[0] : '\0';

	if (at >= 2 && memcmp(v.p + at - 2, OPENING, 2) == 0)
		return whole;
	if (at ? v.p[at - 1] == ' ' : str->parent->first == str)
		return NULL;
	if (view_starts(rest, CLOSING))
		return whole;
	if ((mark == '!' || mark == '?') && ends_here(rest, marks_end(rest, 0)))
		return THIN;
	if (mark == ';' && ends_here(rest, 1))
		return THIN;
	if (mark == ':' && !view_starts(rest, ":)") && ends_here(rest, 1))
		return whole;
	if (mark == '%' && ends_here(rest, 1) && at &&
	    ascii_is_digit(v.p[at - 1]))
		return whole;
	return NULL;
}

static bool has_place(const struct node *str)
{
	struct view v = str->text;

	for (size_t at = 0; at < v.n; at++)
		if (v.p[at] == ' ' && space_at(str, at, NO_BREAK))
			return true;
	return false;
}

/* "fr", "fr-CH": its country's whole space; NULL: it is not French. */
static const char *whole_space(struct view lang)
{
	struct view name = view_part(lang, 0, view_find(lang, '-', 0));

	if (!view_is_nocase(name, "fr"))
		return NULL;
	return view_is_nocase(view_from(lang, name.n), "-CH") ? THIN : NO_BREAK;
}

static void change_spaces(struct arena *a, struct node *str, const char *whole)
{
	struct view v = str->text;
	struct buf out = {0};

	for (size_t at = 0; at < v.n; at++) {
		const char *space =
			v.p[at] == ' ' ? space_at(str, at, whole) : NULL;

		if (space)
			buf_puts(&out, space);
		else
			buf_char(&out, v.p[at]);
	}
	str->text = arena_view(a, (struct view){buf_text(&out), out.len});
	buf_clear(&out);
}

void french_spaces(struct arena *a, struct node *top, struct view lang)
{
	for (struct node *n = node_next(top, top); n; n = node_next(top, n)) {
		const char *whole;

		if (n->kind != NODE_STR || !has_place(n))
			continue;
		whole = whole_space(node_lang(n, lang));
		if (whole)
			change_spaces(a, n, whole);
	}
}
