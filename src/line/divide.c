/* line/divide.c - where a line may end inside a word */
#include "line/divide.h"

#include "base/array.h"
#include "line/breaks.h"

/* At least so many letters stay before a hyphen and go after it. */
enum {
	LEAST_PIECE = 3,
	GOOD_PIECE = 5
};

/* A word, decoded, with what is found so far. */
struct dividing {
	struct arena *memory;
	struct view word;
	uint32_t *c;     /* its characters */
	uint16_t *start; /* their first bytes; one more for the end */
	int count;
	int32_t *penalty; /* of a break before each; PENALTY_NEVER */
	uint8_t *hyphen;
};

static void decode(struct dividing *d)
{
	size_t n = d->word.n;
	size_t at = 0;

	d->c = arena_raw(d->memory, n + 1, sizeof(*d->c));
	d->start = arena_raw(d->memory, n + 1, sizeof(*d->start));
	while (at < n) {
		d->start[d->count] = (uint16_t)at;
		d->c[d->count++] = utf8_next(d->word.p, n, &at);
	}
	d->start[d->count] = (uint16_t)n;
	d->c[d->count] = 0;
	d->penalty = arena_raw(d->memory, n + 1, sizeof(*d->penalty));
	d->hyphen = arena_alloc(d->memory, n + 1, 1);
	for (int i = 0; i <= d->count; i++)
		d->penalty[i] = PENALTY_NEVER;
}

static bool is_letter_or_digit(uint32_t c)
{
	return unicode_is_letter(c) || unicode_is_digit(c);
}

static bool is_dash(uint32_t c)
{
	return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014;
}

/* "'", '"', "(" and their like may follow a dash and go to the next line. */
static bool opens_quote(uint32_t c)
{
	return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x2018 ||
	       c == 0x201C || c == 0x201E || c == 0xAB;
}

/* The cost of a break between this and next in running text. */
static int text_penalty(uint32_t before, uint32_t this, uint32_t next)
{
	bool between = is_letter_or_digit(before) && is_letter_or_digit(next);
	bool digits = unicode_is_digit(before) && unicode_is_digit(next);

	switch (this) {
	case '-':
	case 0x2010:
		return between && unicode_is_letter(next) ? PENALTY_HYPHEN
		                                          : PENALTY_NEVER;
	case 0x2013:
		if (!between)
			return PENALTY_NEVER;
		return digits ? 2 * PENALTY_HYPHEN : PENALTY_HYPHEN;
	case 0x2014:
		return before && (is_letter_or_digit(next) || opens_quote(next))
		               ? PENALTY_EM_DASH
		               : PENALTY_NEVER;
	case '/':
		return between && !digits ? PENALTY_SLASH : PENALTY_NEVER;
	case 0x2026:
		return between ? 2 * PENALTY_HYPHEN : PENALTY_NEVER;
	case 0x200B:
		return 0;
	}
	return PENALTY_NEVER;
}

bool divide_is_address(struct view word)
{
	for (size_t i = 1; i + 1 < word.n; i++) {
		if (word.p[i] == ':' && i + 2 < word.n &&
		    word.p[i + 1] == '/' && word.p[i + 2] == '/')
			return true;
		if (word.p[i] == '@' && view_find(word, '.', i) < word.n - 1)
			return true;
	}
	return view_starts(word, "www.");
}

/* What stays with the slash before it. */
static bool follows_slash(uint32_t c)
{
	return c && c < 0x80 && strchr("/)]}>,;:\"'", (int)c);
}

/* In an address: after its marks, never within "://". A break after "-" could
 * be taken for a hyphen that was put in, so it costs most. */
static int address_penalty(uint32_t before, uint32_t this, uint32_t next)
{
	switch (this) {
	case '/':
		return before == ':' || follows_slash(next) ? PENALTY_NEVER
		                                            : PENALTY_SLASH / 2;
	case '?':
	case '&':
	case '=':
	case '#':
	case '.':
	case '_':
	case ',':
	case ';':
	case '@':
		return is_letter_or_digit(next) ? PENALTY_SLASH : PENALTY_NEVER;
	case '-':
		return is_letter_or_digit(next) ? 4 * PENALTY_SLASH
		                                : PENALTY_NEVER;
	}
	return PENALTY_NEVER;
}

static bool is_word_char(uint32_t c)
{
	return is_letter_or_digit(c) || c == '_';
}

/* In code: after marks that join names; not in "->", "<=", "1.5", "a..b". */
static int code_penalty(uint32_t before, uint32_t this, uint32_t next)
{
	bool between = is_word_char(before) && is_word_char(next);

	switch (this) {
	case ':':
		return before == ':' && next != ':' ? PENALTY_CODE - 100
		                                    : PENALTY_NEVER;
	case '.': /* "guess.|trim().|parse()" */
		between = is_word_char(before) || before == ')' ||
		          before == ']' || before == '?';
		return between && is_word_char(next) && !unicode_is_digit(next)
		               ? PENALTY_CODE - 50
		               : PENALTY_NEVER;
	case '/':
	case '-':
		return between ? PENALTY_CODE : PENALTY_NEVER;
	case '(':
	case '[':
	case '{':
	case '<':
		return is_word_char(before) && is_word_char(next)
		               ? PENALTY_CODE
		               : PENALTY_NEVER;
	case ',':
	case ';':
	case '=':
	case '&':
	case '|':
		return is_word_char(before) && is_letter_or_digit(next)
		               ? PENALTY_CODE
		               : PENALTY_NEVER;
	case '_':
		return between && next != '_' && before != '_'
		               ? PENALTY_CODE + 100
		               : PENALTY_NEVER;
	}
	return unicode_is_letter(this) && !unicode_is_upper(this) &&
	                       unicode_is_upper(next)
	               ? PENALTY_CAMEL
	               : PENALTY_NEVER;
}

typedef int penalty_function(uint32_t before, uint32_t this, uint32_t next);

/* Ask about every place that leaves at least so many characters on each side. */
static void mark_places(struct dividing *d, int before, int after,
                        penalty_function *penalty)
{
	for (int i = before; i <= d->count - after; i++) {
		int cost =
			penalty(i > 1 ? d->c[i - 2] : 0, d->c[i - 1], d->c[i]);

		if (cost < d->penalty[i])
			d->penalty[i] = cost;
	}
}

/* "e-mail", "so-called": a piece that short costs more. */
static void spare_short_pieces(struct dividing *d)
{
	for (int i = 1; i < d->count; i++) {
		int before = 0, after = 0;

		if (d->penalty[i] != PENALTY_HYPHEN)
			continue;
		while (before < i - 1 &&
		       is_letter_or_digit(d->c[i - 2 - before]))
			before++;
		while (i + after < d->count &&
		       is_letter_or_digit(d->c[i + after]))
			after++;
		if (before < LEAST_PIECE || after < LEAST_PIECE)
			d->penalty[i] = 8 * PENALTY_HYPHEN;
	}
}

/* "std::vec::Vec", "snake_case", "a.b.c": code, though not marked as such. */
static bool looks_like_code(const struct dividing *d)
{
	for (int i = 1; i + 1 < d->count; i++)
		if (d->c[i] == '_' || (d->c[i] == ':' && d->c[i + 1] == ':') ||
		    (d->c[i] == '.' && unicode_is_letter(d->c[i - 1]) &&
		     unicode_is_letter(d->c[i + 1])))
			return true;
	return false;
}

/* Letters, and an apostrophe between letters. */
static int letters_end(const struct dividing *d, int first)
{
	int i = first;

	while (i < d->count) {
		uint32_t c = d->c[i];
		bool apostrophe = c == '\'' || c == 0x2019 || c == 0x2BC;

		if (!unicode_is_letter(c) &&
		    !(apostrophe && i > first && i + 1 < d->count &&
		      unicode_is_letter(d->c[i + 1])))
			break;
		i++;
	}
	return i;
}

static bool all_capitals(const struct dividing *d, int first, int end)
{
	for (int i = first; i < end; i++)
		if (!unicode_is_upper(d->c[i]) && unicode_is_letter(d->c[i]))
			return false;
	return true;
}

/* 15% more for each letter that a piece is short of five. */
static int32_t hyphen_penalty(int before, int after)
{
	int share = 100;

	if (before < GOOD_PIECE)
		share += 15 * (GOOD_PIECE - before);
	if (after < GOOD_PIECE)
		share += 15 * (GOOD_PIECE - after);
	return PENALTY_HYPHEN * share / 100;
}

/* Lower case of the letters; empty when that changes their length. */
static struct view lower(struct dividing *d, struct view letters,
                         const struct hyphen_language *language)
{
	char *copy = arena_raw(d->memory, letters.n, 1);

	for (size_t i = 0; i < letters.n; i++) {
		if ((unsigned char)letters.p[i] >= 0x80) {
			struct view low = unicode_lower(d->memory, letters,
			                                hyphen_tag(language));

			return low.n == letters.n ? low : (struct view){0};
		}
		copy[i] = ascii_lower(letters.p[i]);
	}
	return (struct view){copy, letters.n};
}

/* "does-n't": the apostrophe leaves a piece too short. */
static bool apostrophe_near(const struct dividing *d, int i)
{
	for (int k = i - LEAST_PIECE; k < i + LEAST_PIECE; k++)
		if (!unicode_is_letter(d->c[k]))
			return true;
	return false;
}

static void hyphenate(struct dividing *d, int first, int end,
                      const struct hyphen_language *language)
{
	uint16_t start = d->start[first];
	struct view letters =
		lower(d, view_part(d->word, start, d->start[end]), language);
	uint8_t *points;

	if (!letters.n)
		return;
	points = arena_raw(d->memory, letters.n, 1);
	if (!hyphen_word(language, letters.p, letters.n, points))
		return;
	for (int i = first + LEAST_PIECE; i <= end - LEAST_PIECE; i++) {
		int32_t cost = hyphen_penalty(i - first, end - i);

		if (points[d->start[i] - start] && d->penalty[i] > cost &&
		    !apostrophe_near(d, i)) {
			d->penalty[i] = cost;
			d->hyphen[i] = 1;
		}
	}
}

/* Each run of letters by itself, so that "(memory-safe)," is divided too. */
static void mark_hyphens(struct dividing *d,
                         const struct hyphen_language *language)
{
	for (int i = 0; i < d->count; i++)
		if (unicode_is_digit(d->c[i]))
			return;
	for (int i = 0; i < d->count;) {
		int end = letters_end(d, i);

		if (end - i >= 2 * LEAST_PIECE && !all_capitals(d, i, end))
			hyphenate(d, i, end, language);
		i = end > i ? end : i + 1;
	}
}

static struct divisions collect(struct dividing *d)
{
	struct divisions found = {0};

	for (int i = 1; i < d->count; i++)
		found.count += d->penalty[i] < PENALTY_NEVER;
	if (!found.count)
		return found;
	found.at = arena_raw(d->memory, (size_t)found.count, sizeof(*found.at));
	found.count = 0;
	for (int i = 1; i < d->count; i++)
		if (d->penalty[i] < PENALTY_NEVER)
			found.at[found.count++] = (struct division){
				d->start[i], d->penalty[i], d->hyphen[i]};
	return found;
}

/* Where the author put soft hyphens, nobody knows better. */
static void mark_soft_hyphens(struct dividing *d, const uint8_t *soft)
{
	for (int i = 1; i < d->count; i++)
		if (soft[d->start[i]] && d->penalty[i] > PENALTY_HYPHEN) {
			d->penalty[i] = PENALTY_HYPHEN;
			d->hyphen[i] = 1;
		}
}

struct divisions divide_word(struct arena *a, struct view word,
                             enum word_kind kind,
                             const struct hyphen_language *language,
                             const uint8_t *soft)
{
	struct dividing d = {.memory = a, .word = word};

	if (word.n < 4 && !soft)
		return (struct divisions){0};
	decode(&d);
	if (divide_is_address(word)) {
		mark_places(&d, 3, 2, address_penalty);
	} else if (kind == WORD_CODE) {
		mark_places(&d, 3, 3, code_penalty);
	} else {
		mark_places(&d, 2, 2, text_penalty);
		spare_short_pieces(&d);
		if (d.count >= 10 && looks_like_code(&d))
			mark_places(&d, 4, 4, code_penalty);
		else if (soft)
			mark_soft_hyphens(&d, soft);
		else if (kind == WORD_TEXT && language)
			mark_hyphens(&d, language);
	}
	return collect(&d);
}

struct divisions divide_anywhere(struct arena *a, struct unicode *unicode,
                                 struct view word)
{
	uint8_t *starts = arena_raw(a, word.n + 1, 1);
	struct divisions found = {0};

	unicode_clusters(unicode, word, starts);
	found.at = arena_raw(a, word.n + 1, sizeof(*found.at));
	for (uint32_t i = 1; i < word.n; i++)
		if (starts[i])
			found.at[found.count++] =
				(struct division){i, PENALTY_ANYWHERE, false};
	return found;
}

static bool is_one_of(struct view word, const uint32_t *marks, size_t count)
{
	for (size_t at = 0; at < word.n;) {
		uint32_t c = utf8_next(word.p, word.n, &at);
		size_t i = 0;

		while (i < count && marks[i] != c)
			i++;
		if (i == count)
			return false;
	}
	return word.n > 0;
}

bool divide_is_closing(struct view word)
{
	static const uint32_t marks[] = {'!',    '?',    ',',    '.',   ';',
	                                 ':',    ')',    ']',    '}',   0xBB,
	                                 0x2026, 0x203A, 0x203C, 0x203D};

	return !view_is(word, "::") &&
	       is_one_of(word, marks, sizeof(marks) / sizeof(*marks));
}

bool divide_is_opening(struct view word)
{
	static const uint32_t marks[] = {'(',  '[',    '{',    0xAB,  0xBF,
	                                 0xA1, 0x2039, 0x201E, 0x201A};

	return is_one_of(word, marks, sizeof(marks) / sizeof(*marks));
}

bool divide_needs_unicode(uint32_t c)
{
	if (c < 0x0590)
		return false;
	/* Latin, Greek, punctuation, symbols; Cyrillic and Latin again. */
	if ((c >= 0x1C80 && c < 0x1CC0) || (c >= 0x1D00 && c < 0x2E80))
		return c >= 0x2DE0 && c < 0x2E00;
	return !((c >= 0xA640 && c < 0xA6A0) || (c >= 0xA720 && c < 0xA800) ||
	         (c >= 0xFB00 && c < 0xFB07) || (c >= 0xFE00 && c < 0xFE10) ||
	         c == 0xFEFF || c == 0xFFFC || c == 0xFFFD);
}

int divide_between(struct unicode *unicode, struct view before,
                   struct view after)
{
	size_t last = utf8_before(before.p, before.n), at = last;
	uint32_t this = utf8_next(before.p, before.n, &at), next;
	uint32_t earlier = 0;
	char both[8];
	uint8_t breaks[8];

	at = 0;
	next = utf8_next(after.p, after.n, &at);
	if (last) {
		size_t start = utf8_before(before.p, last);

		earlier = utf8_next(before.p, before.n, &start);
	}
	if (divide_needs_unicode(this) || divide_needs_unicode(next)) {
		size_t n = before.n - last;

		memcpy(both, before.p + last, n);
		memcpy(both + n, after.p, at);
		unicode_line_breaks(unicode, (struct view){both, n + at},
		                    breaks);
		return breaks[n] ? 0 : PENALTY_NEVER;
	}
	if (this == '/' && before.n == 1)
		return is_word_char(next) ? PENALTY_SLASH : PENALTY_NEVER;
	if (!last && is_dash(this))
		earlier = 'x'; /* a dash alone joins what stands beside it */
	return text_penalty(earlier, this, next);
}
