/* line/word.c - words, shaped and measured once */
#include "line/word.h"

#include "base/array.h"
#include "base/hash.h"
#include "line/breaks.h"
#include "line/hang.h"

#include <stdlib.h>

/* The glyphs of U+0020 to U+007E in one font. */
struct ascii_glyphs {
	const struct glyph *glyph[128];
};

struct words {
	struct arena memory;
	struct arena scratch; /* one word's work */
	struct word **slots;  /* NULL: free */
	size_t slot_count;    /* a power of two */
	uint32_t count;
	struct language **languages;
	int language_count, language_room;
	struct ascii_glyphs **ascii; /* by the font's index */
	int ascii_room;
	struct hang_cache hangs;
};

struct words *words_open(void)
{
	struct words *words = calloc(1, sizeof(*words));

	if (!words)
		arena_no_memory(sizeof(*words));
	words->hangs.memory = &words->memory;
	words->slot_count = 4096;
	words->slots = calloc(words->slot_count, sizeof(*words->slots));
	if (!words->slots)
		arena_no_memory(words->slot_count * sizeof(*words->slots));
	return words;
}

void words_close(struct words *words)
{
	if (!words)
		return;
	arena_reset(&words->memory);
	arena_reset(&words->scratch);
	free(words->slots);
	free(words);
}

/* Where a preposition of one letter goes with the word that follows. */
static bool keeps_letters(struct view tag)
{
	static const char *const names[] = {"cs", "sk", "pl", "ru", "uk", "be"};
	struct view name = view_part(tag, 0, view_find(tag, '-', 0));

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (view_is_nocase(name, names[i]))
			return true;
	return false;
}

const struct language *language_find(struct setter *s, struct view tag)
{
	struct words *words = s->words;
	struct language *language;

	for (int i = 0; i < words->language_count; i++)
		if (view_equal(words->languages[i]->tag, tag))
			return words->languages[i];
	language = arena_new(&words->memory, struct language);
	language->tag = arena_view(&words->memory, tag);
	language->name = language->tag.p;
	language->patterns = hyphen_language(tag.p, tag.n);
	language->rtl = unicode_lang_is_rtl(tag);
	language->keeps_letters = keeps_letters(tag);
	*ARRAY_ADD(&words->memory, words->languages, words->language_count,
	           words->language_room) = language;
	return language;
}

/* Code keeps its gaps nearly as they are: there, a space says something. */
static void set_space(struct setter *s, struct look *look)
{
	sp width;

	look->space = word_get(s, look, VIEW(" "), false);
	width = look->space->width;
	if (look->words == WORD_CODE) {
		look->space_stretch = width / 6;
		look->space_shrink = width / 9;
	} else {
		look->space_stretch = width / 2;
		look->space_shrink = width * 3 / 10;
	}
}

void look_finish(struct setter *s, struct look *look)
{
	const struct face *face = look->font->face;
	uint64_t parts[4] = {
		(uint64_t)look->font->index, (uint64_t)look->size,
		(uint64_t)look->words << 1 | look->hyphenate,
		hash_bytes(look->language->tag.p, look->language->tag.n)};

	look->key = hash_bytes(parts, sizeof(parts));
	look->height =
		sp_from_font(face->cap_height, look->size, face->units_per_em) +
		look->rise;
	look->depth = look->size / 4 - look->rise;
	if (look->depth < 0)
		look->depth = 0;
	set_space(s, look);
}

static bool is_same(const struct word *word, const struct look *look,
                    struct view raw, bool rtl)
{
	return word->key == look->key && word->raw.n == raw.n &&
	       memcmp(word->raw.p, raw.p, raw.n) == 0 && word->rtl == rtl &&
	       word->shaped->font == look->font && word->size == look->size &&
	       word->kind == look->words && word->language == look->language &&
	       word->patterns ==
	               (look->hyphenate ? look->language->patterns : NULL);
}

/* The slot of a word, or the free one where it belongs. */
static struct word **find_slot(const struct words *words, uint64_t hash,
                               const struct look *look, struct view raw,
                               bool rtl)
{
	size_t mask = words->slot_count - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct word *there = words->slots[i];

		if (!there)
			return &words->slots[i];
		if (there->hash == hash && is_same(there, look, raw, rtl))
			return &words->slots[i];
	}
}

static void grow_table(struct words *words)
{
	struct word **old = words->slots;
	size_t old_count = words->slot_count, mask = 2 * old_count - 1;

	words->slot_count = 2 * old_count;
	words->slots = calloc(words->slot_count, sizeof(*words->slots));
	if (!words->slots)
		arena_no_memory(words->slot_count * sizeof(*words->slots));
	for (size_t i = 0; i < old_count; i++) {
		size_t at;

		if (!old[i])
			continue;
		at = old[i]->hash & mask;
		while (words->slots[at])
			at = (at + 1) & mask;
		words->slots[at] = old[i];
	}
	free(old);
}

const struct shaped *word_part(struct setter *s, const struct word *word,
                               uint32_t from, uint32_t to)
{
	return shape(s->shaper, word->shaped->font,
	             view_part(word->text, from, to), word->language->name,
	             word->rtl);
}

/* What stands before each byte of a word. */
struct prefixes {
	sp *width;        /* of the glyphs of all bytes before it */
	uint8_t *is_safe; /* a glyph starts here and does not look back */
};

static struct prefixes measure_prefixes(struct arena *a,
                                        const struct word *word)
{
	size_t n = word->text.n;
	struct prefixes p = {arena_alloc(a, n + 1, sizeof(*p.width)),
	                     arena_alloc(a, n + 1, 1)};
	sp sum = 0;

	for (int i = 0; i < word->shaped->piece_count; i++) {
		const struct piece *piece = &word->shaped->pieces[i];

		for (int k = 0; k < piece->count; k++) {
			const struct glyph *g = &piece->glyphs[k];

			p.width[g->cluster] +=
				sp_from_font(g->advance, word->size,
			                     piece->face->units_per_em);
			p.is_safe[g->cluster] =
				!g->unsafe_to_break && !word->rtl;
		}
	}
	for (size_t i = 0; i <= n; i++) {
		sp here = p.width[i];

		p.width[i] = sum;
		sum += here;
	}
	return p;
}

/* Not in code, whose marks stand in the middle of wide cells. */
static bool may_hang(const struct word *word)
{
	return !word->rtl && word->kind != WORD_CODE;
}

/* exactly: shape both parts where a cut changes them. */
static struct word_break measure_break(struct setter *s,
                                       const struct word *word,
                                       const struct prefixes *prefixes,
                                       const struct division *division,
                                       const struct word *hyphen, bool exactly)
{
	uint32_t byte = division->byte;
	uint32_t end = (uint32_t)word->text.n;
	struct word_break b = {.byte = byte,
	                       .penalty = division->penalty,
	                       .hyphen = division->hyphen && hyphen,
	                       .before = prefixes->width[byte]};

	b.after = word->width - b.before;
	if (exactly && !prefixes->is_safe[byte]) {
		b.before =
			shaped_width(word_part(s, word, 0, byte), word->size);
		b.after =
			shaped_width(word_part(s, word, byte, end), word->size);
	}
	if (may_hang(word)) {
		struct hang_cache *hangs = &s->words->hangs;

		b.hang_left = hang_left(hangs, word->shaped, word->size, byte);
		b.hang_right =
			hang_right(hangs, word->shaped, word->size, byte);
	}
	if (b.hyphen) {
		b.before += hyphen->width;
		b.hang_right = hyphen->hang_right;
	}
	return b;
}

static struct word_breaks
measure_breaks(struct setter *s, const struct word *word,
               const struct prefixes *prefixes, struct divisions divisions,
               const struct word *hyphen, bool exactly)
{
	struct word_breaks breaks = {.count = divisions.count};
	struct word_break *at;

	if (!breaks.count)
		return breaks;
	at = arena_raw(&s->words->memory, (size_t)breaks.count, sizeof(*at));
	for (int i = 0; i < breaks.count; i++)
		at[i] = measure_break(s, word, prefixes, &divisions.at[i],
		                      hyphen, exactly);
	breaks.at = at;
	return breaks;
}

/* Take soft hyphens out; marks the bytes that followed one. NULL: none. */
static uint8_t *strip_soft_hyphens(struct words *words, struct word *word)
{
	static const char soft_hyphen[] = "\xC2\xAD";
	struct view raw = word->raw;
	char *text;
	uint8_t *marks;
	size_t n = 0;

	word->text = raw;
	if (!memmem(raw.p, raw.n, soft_hyphen, 2))
		return NULL;
	text = arena_raw(&words->memory, raw.n + 1, 1);
	marks = arena_alloc(&words->scratch, raw.n + 1, 1);
	for (size_t i = 0; i < raw.n; i++) {
		if (i + 1 < raw.n && memcmp(raw.p + i, soft_hyphen, 2) == 0) {
			marks[n] = 1;
			i++;
		} else {
			text[n++] = raw.p[i];
		}
	}
	text[n] = '\0';
	word->text = (struct view){text, n};
	return marks;
}

/*
 * A number for the letters and digits of a word, the same whatever marks stand
 * around them and whether it opens a sentence; 0: too few to be noticed.
 */
static uint32_t word_sign(const struct word *word)
{
	uint32_t sign = 2166136261u;
	int letters = 0;

	for (size_t at = 0; at < word->text.n;) {
		uint32_t c = utf8_next(word->text.p, word->text.n, &at);

		letters += unicode_is_letter(c);
		if (c < 0x80)
			c = (uint32_t)ascii_lower((char)c);
		if (unicode_is_letter(c) || unicode_is_digit(c))
			sign = (sign ^ c) * 16777619u;
	}
	return letters < 3 ? 0 : sign | 1;
}

/* Width, hanging marks, places to divide. */
static void measure_word(struct setter *s, struct word *word,
                         const struct word *hyphen, const uint8_t *soft)
{
	struct words *words = s->words;
	struct prefixes prefixes;

	word->width = shaped_width(word->shaped, word->size);
	if (!word->text.n)
		return;
	prefixes = measure_prefixes(&words->scratch, word);
	if (may_hang(word)) {
		word->hang_left =
			hang_left(&words->hangs, word->shaped, word->size, 0);
		word->hang_right = hang_right(&words->hangs, word->shaped,
		                              word->size, word->text.n);
	}
	word->id = word_sign(word);
	if (!word->rtl)
		word->breaks = measure_breaks(
			s, word, &prefixes,
			divide_word(&words->scratch, word->text, word->kind,
		                    word->patterns, soft),
			hyphen, true);
}

static struct word *make_word(struct setter *s, const struct look *look,
                              struct view raw, bool rtl)
{
	struct words *words = s->words;
	/* First of all: making it empties the scratch memory. */
	const struct word *hyphen =
		view_is(raw, "-") ? NULL : word_hyphen(s, look);
	struct word *word = arena_new(&words->memory, struct word);
	uint8_t *soft;

	word->raw = arena_view(&words->memory, raw);
	word->size = look->size;
	word->kind = look->words;
	word->rtl = rtl;
	word->key = look->key;
	word->language = look->language;
	if (look->hyphenate)
		word->patterns = look->language->patterns;
	soft = strip_soft_hyphens(words, word);
	if (!soft && look->hyphenate && look->words == WORD_TEXT)
		soft = exceptions_find(&s->exceptions, &words->scratch,
		                       word->text, look->language->name);
	word->shaped = shape(s->shaper, look->font, word->text,
	                     look->language->name, rtl);
	measure_word(s, word, hyphen, soft);
	arena_empty(&words->scratch);
	return word;
}

const struct word *word_get(struct setter *s, const struct look *look,
                            struct view text, bool rtl)
{
	struct words *words = s->words;
	uint64_t hash = hash_seeded(text.p, text.n, look->key + rtl);
	struct word **slot = find_slot(words, hash, look, text, rtl);
	struct word *word = *slot;

	if (word)
		return word;
	word = make_word(s, look, text, rtl);
	word->hash = hash;
	/* Making it may have made its hyphen, and moved the table. */
	if (2 * (size_t)++words->count > words->slot_count)
		grow_table(words);
	*find_slot(words, hash, look, text, rtl) = word;
	return word;
}

struct word_breaks word_anywhere(struct setter *s, const struct word *given)
{
	struct words *words = s->words;
	struct word *word = (struct word *)given; /* it is ours, in the cache */
	struct prefixes prefixes;
	struct word_break *at;
	int own = 0;

	if (word->anywhere.at || !word->text.n)
		return word->anywhere;
	prefixes = measure_prefixes(&words->scratch, word);
	word->anywhere = measure_breaks(
		s, word, &prefixes,
		divide_anywhere(&words->scratch, s->unicode, word->text), NULL,
		false);
	at = (struct word_break *)word->anywhere.at;
	for (int i = 0; i < word->anywhere.count; i++) {
		while (own < word->breaks.count &&
		       word->breaks.at[own].byte < at[i].byte)
			own++;
		if (own < word->breaks.count &&
		    word->breaks.at[own].byte == at[i].byte)
			at[i] = word->breaks.at[own];
	}
	arena_empty(&words->scratch);
	return word->anywhere;
}

uint32_t word_raw_byte(const struct word *word, uint32_t byte)
{
	uint32_t raw = 0, n = 0;

	if (word->raw.n == word->text.n)
		return byte;
	while (raw < word->raw.n && n < byte) {
		if (word->raw.p[raw] == word->text.p[n]) {
			raw++;
			n++;
		} else {
			raw += 2;
		}
	}
	return raw;
}

const struct word *word_hyphen(struct setter *s, const struct look *look)
{
	struct look plain = *look;

	if (look->words == WORD_PLAIN)
		return word_get(s, look, VIEW("-"), false);
	plain.words = WORD_PLAIN;
	plain.key = hash_bytes(&look->key, sizeof(look->key));
	return word_get(s, &plain, VIEW("-"), false);
}

static const struct glyph *only_glyph(const struct shaped *shaped)
{
	if (shaped->piece_count != 1 || shaped->pieces[0].count != 1 ||
	    shaped->pieces[0].face != shaped->font->face)
		return NULL;
	return &shaped->pieces[0].glyphs[0];
}

const struct glyph *ascii_glyph(struct setter *s, const struct font *font,
                                char c)
{
	struct words *words = s->words;
	struct ascii_glyphs *table;

	while (font->index >= words->ascii_room)
		words->ascii = array_grow(&words->memory, words->ascii,
		                          words->ascii_room, &words->ascii_room,
		                          sizeof(*words->ascii));
	table = words->ascii[font->index];
	if (!table) {
		table = arena_new(&words->memory, struct ascii_glyphs);
		words->ascii[font->index] = table;
		for (char i = ' '; i < 0x7F; i++)
			table->glyph[(int)i] = only_glyph(
				shape(s->shaper, font, (struct view){&i, 1},
			              NULL, false));
	}
	return c >= ' ' && c < 0x7F ? table->glyph[(int)c] : NULL;
}
