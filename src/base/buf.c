/* base/buf.c - text that grows */
#include "base/buf.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Make room for n more bytes and the NUL after them. */
static void grow(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 64;
	char *bytes;

	if (n > SIZE_MAX / 4 - b->len)
		arena_no_memory(n);
	while (cap < b->len + n + 1)
		cap *= 2;
	if (cap == b->cap)
		return;
	bytes = realloc(b->bytes, cap);
	if (!bytes)
		arena_no_memory(cap);
	b->bytes = bytes;
	b->cap = cap;
}

void buf_add(struct buf *b, const char *bytes, size_t n)
{
	grow(b, n);
	if (n)
		memcpy(b->bytes + b->len, bytes, n);
	b->len += n;
	b->bytes[b->len] = '\0';
}

void buf_char(struct buf *b, char c)
{
	if (b->len + 1 >= b->cap)
		grow(b, 1);
	b->bytes[b->len++] = c;
	b->bytes[b->len] = '\0';
}

void buf_view(struct buf *b, struct view v)
{
	buf_add(b, v.p, v.n);
}

void buf_int(struct buf *b, int64_t value)
{
	char digits[24];
	int at = (int)sizeof(digits);
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (value < 0)
		digits[--at] = '-';
	buf_add(b, digits + at, sizeof(digits) - (size_t)at);
}

void buf_empty(struct buf *b)
{
	b->len = 0;
	if (b->bytes)
		b->bytes[0] = '\0';
}

void buf_puts(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n <= 0)
		return;
	grow(b, (size_t)n);
	vsnprintf(b->bytes + b->len, (size_t)n + 1, format, args);
	b->len += (size_t)n;
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(b, format, args);
	va_end(args);
}

const char *buf_text(const struct buf *b)
{
	return b->bytes ? b->bytes : "";
}

void buf_clear(struct buf *b)
{
	free(b->bytes);
	*b = (struct buf){0};
}
