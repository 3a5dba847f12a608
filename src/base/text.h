/*
 * base/text.h - borrowed text and UTF-8
 *
 * Takes   bytes that somebody else owns
 * Gives   views of them: compare, trim, walk character by character
 * Owns    nothing; a view is valid as long as the bytes are
 * Fails   never: an invalid byte decodes as U+FFFD and is one byte long
 *
 * After import every text of the document is valid UTF-8 (utf8_clean), and
 * nobody checks again.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct view {
	const char *p;
	size_t n; /* bytes */
};

#define VIEW(literal) ((struct view){(literal), sizeof(literal) - 1})

static inline struct view view_of(const char *text)
{
	return (struct view){text, text ? strlen(text) : 0};
}

static inline struct view view_from(struct view v, size_t start)
{
	/* NULL + 0 is undefined in C17. */
	return start ? (struct view){v.p + start, v.n - start} : v;
}

static inline struct view view_part(struct view v, size_t start, size_t end)
{
	return (struct view){start ? v.p + start : v.p, end - start};
}

bool view_equal(struct view a, struct view b);
bool view_is(struct view v, const char *text);
/* Compare without ASCII case. */
bool view_is_nocase(struct view v, const char *text);
bool view_starts(struct view v, const char *prefix);
bool view_ends(struct view v, const char *suffix);
struct view view_trim(struct view v); /* ASCII white space off both ends */
/* Order by bytes, as strcmp does. */
int view_compare(struct view a, struct view b);
/* The index of c at or after start, or v.n. */
size_t view_find(struct view v, char c, size_t start);

/* The next part of *rest before the separator c; *rest moves past it. False
 * when *rest is used up. */
bool view_split(struct view *rest, char c, struct view *part);

static inline bool ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/*
 * Decode the character at *at (of n bytes, *at < n) and move *at past it.
 * An invalid byte gives U+FFFD and moves one byte.
 */
uint32_t utf8_next(const char *p, size_t n, size_t *at);
/* The start of the character that ends before at (at > 0). */
size_t utf8_before(const char *p, size_t at);
/* Encode c into out; returns the bytes written, 1 to 4. */
int utf8_put(uint32_t c, char out[4]);
/* How many characters v has. */
size_t utf8_count(struct view v);
/* The index of the first byte that is not valid UTF-8, or v.n. */
size_t utf8_invalid(struct view v);

#endif
