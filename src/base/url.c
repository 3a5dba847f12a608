/* base/url.c - the little that both links and pictures ask of a URL */
#include "base/url.h"

static bool is_scheme_char(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '+' || c == '-' ||
	       c == '.';
}

bool url_is_absolute(struct view url)
{
	size_t at = 0;

	if (view_starts(url, "//"))
		return true;
	while (at < url.n && is_scheme_char(url.p[at]))
		at++;
	return at > 1 && at < url.n && url.p[at] == ':';
}

static int hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct view url_decoded(struct arena *a, struct view url)
{
	char *out = arena_raw(a, url.n + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < url.n; i++) {
		int high = -1, low = -1;

		if (url.p[i] == '%' && i + 2 < url.n) {
			high = hex_digit(url.p[i + 1]);
			low = hex_digit(url.p[i + 2]);
		}
		if (high >= 0 && low >= 0 && (high || low)) {
			out[n++] = (char)(high << 4 | low);
			i += 2;
		} else {
			out[n++] = url.p[i];
		}
	}
	out[n] = '\0';
	return (struct view){out, n};
}
