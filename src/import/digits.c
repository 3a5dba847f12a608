/*
 * import/digits.c - long numbers in groups of three digits
 *
 * Source  the SI brochure, 5.4.4: groups of three, parted by a thin space that
 *         no line ends at; numbers of four digits stay whole, as years do
 *
 *	1000000 m  ->  1 000 000 m        2026, v12345, 3.14159, 0x100000, 12-34567
 *	                                  stay as they are
 */
#include "import/import.h"

#include "base/unicode.h"

#define THIN  "\xE2\x80\xAF" /* U+202F, narrow no-break space */
#define LEAST 5              /* digits that are grouped */
#define MOST  30             /* what is longer is no number */

static bool is_digit(struct view v, size_t at)
{
	return at < v.n && ascii_is_digit(v.p[at]);
}

/* Part of a name, a version, a code, an address, a date, a fraction? */
static bool is_joining(uint32_t c)
{
	return unicode_is_letter(c) || unicode_is_digit(c) ||
	       (c < 0x80 && strchr("_.,:/-#&=@~'", (int)c) != NULL);
}

/* The character before byte "at", which is not the first. */
static uint32_t character_before(struct view v, size_t at)
{
	size_t start = at - 1;

	while (start && ((unsigned char)v.p[start] & 0xC0) == 0x80)
		start--;
	return utf8_next(v.p, v.n, &start);
}

static uint32_t character_at(struct view v, size_t at)
{
	return utf8_next(v.p, v.n, &at);
}

/* May the digits from first to end be grouped? What follows a full stop or a
 * comma is a sentence only if a space stands behind it. */
static bool is_number(struct view v, size_t first, size_t end)
{
	if (end - first < LEAST || end - first > MOST || v.p[first] == '0')
		return false;
	if (first && is_joining(character_before(v, first)))
		return false;
	if (end == v.n || !is_joining(character_at(v, end)))
		return true;
	if (v.p[end] != '.' && v.p[end] != ',' && v.p[end] != ':')
		return false;
	return end + 1 == v.n || v.p[end + 1] == ' ' || is_digit(v, end + 1);
}

static void put_grouped(struct buf *out, struct view digits)
{
	for (size_t i = 0; i < digits.n; i++) {
		if (i && (digits.n - i) % 3 == 0)
			buf_puts(out, THIN);
		buf_char(out, digits.p[i]);
	}
}

static void group_text(struct arena *a, struct node *str, struct buf *out)
{
	struct view v = str->text;
	bool any = false;

	buf_empty(out);
	for (size_t at = 0; at < v.n;) {
		size_t end = at;

		while (is_digit(v, end))
			end++;
		if (end > at && is_number(v, at, end)) {
			put_grouped(out, view_part(v, at, end));
			any = true;
		} else {
			end += end == at;
			buf_view(out, view_part(v, at, end));
		}
		at = end;
	}
	if (any)
		str->text =
			arena_view(a, (struct view){buf_text(out), out->len});
}

void group_digits(struct arena *a, struct node *top)
{
	struct buf out = {0};

	for (struct node *n = node_next(top, top); n; n = node_next(top, n))
		if (n->kind == NODE_STR)
			group_text(a, n, &out);
	buf_clear(&out);
}
