/* base/text.c - borrowed text and UTF-8 */
#include "base/text.h"

bool view_equal(struct view a, struct view b)
{
	return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

bool view_is(struct view v, const char *text)
{
	return view_equal(v, view_of(text));
}

bool view_is_nocase(struct view v, const char *text)
{
	if (v.n != strlen(text))
		return false;
	for (size_t i = 0; i < v.n; i++)
		if (ascii_lower(v.p[i]) != ascii_lower(text[i]))
			return false;
	return true;
}

bool view_starts(struct view v, const char *prefix)
{
	size_t n = strlen(prefix);

	return v.n >= n && (!n || memcmp(v.p, prefix, n) == 0);
}

bool view_ends(struct view v, const char *suffix)
{
	size_t n = strlen(suffix);

	return v.n >= n && (!n || memcmp(v.p + v.n - n, suffix, n) == 0);
}

struct view view_trim(struct view v)
{
	while (v.n && ascii_is_space(v.p[0]))
		v = view_from(v, 1);
	while (v.n && ascii_is_space(v.p[v.n - 1]))
		v.n--;
	return v;
}

int view_compare(struct view a, struct view b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return a.n < b.n ? -1 : a.n > b.n;
}

size_t view_find(struct view v, char c, size_t start)
{
	const char *found;

	if (start >= v.n)
		return v.n;
	found = memchr(v.p + start, c, v.n - start);
	return found ? (size_t)(found - v.p) : v.n;
}

bool view_split(struct view *rest, char c, struct view *part)
{
	size_t end;

	if (!rest->p)
		return false;
	end = view_find(*rest, c, 0);
	*part = view_part(*rest, 0, end);
	if (end < rest->n)
		*rest = view_from(*rest, end + 1);
	else
		*rest = (struct view){0};
	return true;
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many bytes the lead byte announces; 0 for a byte that cannot lead. */
static int announced_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead < 0xE0)
		return 2;
	if (lead >= 0xE0 && lead < 0xF0)
		return 3;
	if (lead >= 0xF0 && lead < 0xF5)
		return 4;
	return 0;
}

/* Decode one character; *length is 0 when the bytes are not valid. */
static uint32_t decode(const char *p, size_t n, int *length)
{
	static const unsigned char lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	int size = announced_length((unsigned char)p[0]);
	uint32_t c;

	*length = 0;
	if (!size || (size_t)size > n)
		return 0xFFFD;
	c = (unsigned char)p[0] & lead_mask[size];
	for (int i = 1; i < size; i++) {
		if (!is_continuation(p[i]))
			return 0xFFFD;
		c = c << 6 | ((unsigned char)p[i] & 0x3F);
	}
	if (c < smallest[size] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return 0xFFFD;
	*length = size;
	return c;
}

uint32_t utf8_next(const char *p, size_t n, size_t *at)
{
	int length;
	uint32_t c;

	if ((unsigned char)p[*at] < 0x80)
		return (unsigned char)p[(*at)++];
	c = decode(p + *at, n - *at, &length);
	*at += (size_t)(length ? length : 1);
	return c;
}

size_t utf8_before(const char *p, size_t at)
{
	size_t start = at - 1;

	while (start > 0 && at - start < 4 && is_continuation(p[start]))
		start--;
	return start;
}

int utf8_put(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | (c >> 18 & 7));
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t utf8_count(struct view v)
{
	size_t count = 0;

	for (size_t i = 0; i < v.n; i++)
		count += !is_continuation(v.p[i]);
	return count;
}

size_t utf8_invalid(struct view v)
{
	size_t at = 0;
	int length;

	while (at < v.n) {
		if ((unsigned char)v.p[at] < 0x80) {
			at++;
			continue;
		}
		decode(v.p + at, v.n - at, &length);
		if (!length)
			return at;
		at += (size_t)length;
	}
	return v.n;
}
