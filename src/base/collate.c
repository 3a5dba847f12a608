/* base/collate.c - the order of words in a language */
#include "base/collate.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>

struct collate {
	UCollator *words;
	UCollator *letters; /* sees no accents, no case */
	const UNormalizer2 *parts;
};

static UCollator *open_collator(const char *lang, UCollationStrength strength)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *collator = ucol_open(lang, &error);

	if (U_FAILURE(error))
		return NULL;
	ucol_setStrength(collator, strength);
	return collator;
}

struct collate *collate_open(struct view lang)
{
	struct collate *c = calloc(1, sizeof(*c));
	UErrorCode error = U_ZERO_ERROR;
	char tag[40] = "";

	if (!c)
		arena_no_memory(sizeof(*c));
	if (lang.n && lang.n < sizeof(tag))
		memcpy(tag, lang.p, lang.n);
	else
		memcpy(tag, "en", 3); /* never the locale of the machine */
	c->words = open_collator(tag, UCOL_TERTIARY);
	c->letters = open_collator(tag, UCOL_PRIMARY);
	c->parts = unorm2_getNFDInstance(&error);
	return c;
}

void collate_close(struct collate *c)
{
	if (!c)
		return;
	if (c->words)
		ucol_close(c->words);
	if (c->letters)
		ucol_close(c->letters);
	free(c);
}

static int compare_with(const UCollator *collator, struct view a, struct view b)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollationResult result;

	if (!collator || a.n > INT32_MAX || b.n > INT32_MAX)
		return 0;
	result = ucol_strcollUTF8(collator, a.p ? a.p : "", (int32_t)a.n,
	                          b.p ? b.p : "", (int32_t)b.n, &error);
	return U_FAILURE(error) ? 0 : (int)result;
}

int collate_compare(const struct collate *c, struct view a, struct view b)
{
	int order = compare_with(c->words, a, b);

	return order ? order : view_compare(a, b);
}

/* The letter without its accents: the first of its parts. */
static uint32_t base_letter(const struct collate *c, uint32_t letter)
{
	for (int depth = 0; c->parts && depth < 4; depth++) {
		UErrorCode error = U_ZERO_ERROR;
		UChar parts[8];
		int32_t n = unorm2_getRawDecomposition(
			c->parts, (UChar32)letter, parts, 8, &error);

		/* none is beyond the first plane */
		if (U_FAILURE(error) || n <= 0 || parts[0] == letter ||
		    (parts[0] >= 0xD800 && parts[0] < 0xE000))
			break;
		letter = parts[0];
	}
	return letter;
}

struct view collate_letter(const struct collate *c, struct arena *a,
                           struct view word, const char *lang)
{
	char base[4];
	size_t at = 0;
	uint32_t letter;
	struct view first, plain;

	if (!word.n)
		return (struct view){0};
	letter = utf8_next(word.p, word.n, &at);
	if (!unicode_is_letter(letter))
		return (struct view){0};
	first = view_part(word, 0, at);
	plain = (struct view){base,
	                      (size_t)utf8_put(base_letter(c, letter), base)};
	if (compare_with(c->letters, first, plain))
		plain = first;
	return unicode_upper(a, arena_view(a, plain), lang);
}
