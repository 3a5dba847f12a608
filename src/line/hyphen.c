/* line/hyphen.c - where a word may be divided */
#include "line/hyphen.h"

#include "base/text.h"
#include "line/patterns/table.h"

/* A word as the patterns see it: an edge, its letters, an edge. */
struct letters {
	uint8_t code[HYPHEN_LETTERS + 2];
	uint8_t start[HYPHEN_LETTERS + 2]; /* the letter's first byte */
	int count;                         /* with the edges */
};

/* Tags that do not start with the tag of their patterns. */
static const struct {
	char tag[6];
	char patterns[8];
} aliases[] = {
	{"de", "de-1996"},  {"en", "en-us"},    {"en-au", "en-gb"},
	{"en-ie", "en-gb"}, {"en-in", "en-gb"}, {"en-nz", "en-gb"},
	{"en-za", "en-gb"},
};

static const struct hyphen_language *patterns_named(struct view tag)
{
	for (int i = 0; i < hyphen_language_count; i++)
		if (view_is_nocase(tag, hyphen_languages[i].tag))
			return &hyphen_languages[i];
	return NULL;
}

static struct view unalias(struct view tag)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++)
		if (view_is_nocase(tag, aliases[i].tag))
			return view_of(aliases[i].patterns);
	return tag;
}

const struct hyphen_language *hyphen_language(const char *tag, size_t n)
{
	const struct hyphen_language *found = NULL;

	while (n && !found) {
		found = patterns_named(unalias((struct view){tag, n}));
		while (n && tag[--n] != '-')
			;
	}
	return found;
}

const char *hyphen_tag(const struct hyphen_language *language)
{
	return language->tag;
}

int hyphen_left_min(const struct hyphen_language *language)
{
	return language->left_min;
}

int hyphen_right_min(const struct hyphen_language *language)
{
	return language->right_min;
}

static uint8_t code_of(const struct hyphen_language *language, uint32_t c)
{
	if (c == 0x2019 || c == 0x02BC)
		c = '\'';
	return c < HYPHEN_CHARACTERS ? language->code[c] : 0;
}

/* False when the word is too long or not UTF-8. */
static bool read_letters(const struct hyphen_language *language,
                         const char *word, size_t n, struct letters *w)
{
	size_t at = 0;

	if (n > (size_t)4 * HYPHEN_LETTERS)
		return false;
	w->code[0] = HYPHEN_EDGE;
	w->count = 1;
	while (at < n) {
		size_t start = at;
		uint32_t c = utf8_next(word, n, &at);

		if (c == 0xFFFD || w->count > HYPHEN_LETTERS)
			return false;
		w->code[w->count] = code_of(language, c);
		w->start[w->count++] = (uint8_t)start;
	}
	w->code[w->count++] = HYPHEN_EDGE;
	return true;
}

/* A pattern ends before the gap at level: raise the levels it speaks of. */
static void raise_levels(uint8_t *level, const uint16_t *weight)
{
	for (; *weight; weight++) {
		uint8_t *there = level - (*weight >> 4);
		uint8_t wanted = *weight & 15;

		if (*there < wanted)
			*there = wanted;
	}
}

/* Find all patterns; level[i] becomes that of the gap before letter i. */
static void match(const struct hyphen_language *language,
                  const struct letters *w, uint8_t *level)
{
	for (int first = 0; first < w->count; first++) {
		uint32_t node = language->root;

		for (int i = first; i < w->count && node; i++) {
			uint32_t at = node + w->code[i];

			if (!w->code[i] ||
			    (hyphen_trie[at] & 0xFF) != w->code[i])
				break;
			raise_levels(level + i + 1,
			             hyphen_weights + hyphen_values[at]);
			node = hyphen_trie[at] >> 8;
		}
	}
}

int hyphen_word(const struct hyphen_language *language, const char *word,
                size_t n, uint8_t *points)
{
	uint8_t level[HYPHEN_LETTERS + 3] = {0};
	struct letters w;
	int count = 0;

	if (n)
		memset(points, 0, n);
	if (!language || !read_letters(language, word, n, &w))
		return 0;
	if (w.count - 2 < language->left_min + language->right_min)
		return 0;
	match(language, &w, level);
	for (int i = 1 + language->left_min; i < w.count - language->right_min;
	     i++) {
		if (level[i] % 2 == 0)
			continue;
		points[w.start[i]] = 1;
		count++;
	}
	return count;
}
