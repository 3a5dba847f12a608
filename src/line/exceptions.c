/* line/exceptions.c - words whose division the author has given */
#include "line/exceptions.h"

#include "base/unicode.h"

static void add(struct exceptions *e, struct arena *a, struct view given)
{
	struct view low = unicode_lower(a, given, NULL);
	char *plain = arena_raw(a, low.n + 1, 1);
	struct view *kept = arena_new(a, struct view);
	size_t n = 0;

	for (size_t i = 0; i < low.n; i++)
		if (low.p[i] != '-')
			plain[n++] = low.p[i];
	*kept = arena_view(a, low);
	if (n)
		*map_at(&e->words, (struct view){plain, n}) = kept;
}

static void add_all(struct exceptions *e, struct arena *a, struct view text)
{
	size_t start = 0;

	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && !ascii_is_space(text.p[i]) &&
		    text.p[i] != ',')
			continue;
		if (i > start)
			add(e, a, view_part(text, start, i));
		start = i + 1;
	}
}

void exceptions_read(struct exceptions *e, struct arena *a,
                     const struct meta *meta)
{
	const struct value *value = value_get(meta->values, "hyphenation");

	*e = (struct exceptions){.words = {.memory = a}};
	if (!value)
		return;
	add_all(e, a, value_text(value));
	for (int i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		add_all(e, a, value_text(value->items[i]));
}

/* The first and last letter of a word, marks around it left out. */
static struct view letters_of(struct view word)
{
	size_t first = word.n, end = 0;

	for (size_t at = 0; at < word.n;) {
		size_t start = at;

		if (!unicode_is_letter(utf8_next(word.p, word.n, &at)))
			continue;
		if (first > start)
			first = start;
		end = at;
	}
	return first < end ? view_part(word, first, end) : (struct view){0};
}

uint8_t *exceptions_find(const struct exceptions *e, struct arena *a,
                         struct view word, const char *lang)
{
	struct view letters = letters_of(word), low;
	const struct view *given;
	uint8_t *marks;
	size_t n;

	if (!e->words.count || !letters.n)
		return NULL;
	low = unicode_lower(a, letters, lang);
	given = low.n == letters.n ? map_get(&e->words, low) : NULL;
	if (!given)
		return NULL;
	marks = arena_alloc(a, word.n + 1, 1);
	n = (size_t)(letters.p - word.p);
	for (size_t i = 0; i < given->n; i++) {
		if (given->p[i] == '-')
			marks[n] = 1;
		else
			n++;
	}
	return marks;
}
