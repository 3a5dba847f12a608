/* base/base64.c - bytes as text, as data: URLs have them */
#include "base/base64.h"

#include <stdint.h>

static int digit_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (ascii_is_digit(c))
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

struct view base64_decoded(struct arena *a, struct view text)
{
	char *out = arena_raw(a, text.n / 4 * 3 + 3, 1);
	size_t n = 0;
	uint32_t bits = 0;
	int held = 0;

	for (size_t i = 0; i < text.n && text.p[i] != '='; i++) {
		int digit = digit_of(text.p[i]);

		if (digit < 0)
			continue;
		bits = bits << 6 | (uint32_t)digit;
		held += 6;
		if (held < 8)
			continue;
		held -= 8;
		out[n++] = (char)(bits >> held & 0xFF);
	}
	return (struct view){out, n};
}

void base64_put(struct buf *out, struct view bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes.n; i += 3) {
		size_t left = bytes.n - i;
		uint32_t bits = (uint32_t)(unsigned char)bytes.p[i] << 16;

		if (left > 1)
			bits |= (uint32_t)(unsigned char)bytes.p[i + 1] << 8;
		if (left > 2)
			bits |= (unsigned char)bytes.p[i + 2];
		buf_char(out, digits[bits >> 18]);
		buf_char(out, digits[bits >> 12 & 63]);
		buf_char(out, left > 1 ? digits[bits >> 6 & 63] : '=');
		buf_char(out, left > 2 ? digits[bits & 63] : '=');
	}
}
