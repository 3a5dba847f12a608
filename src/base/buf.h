/*
 * base/buf.h - text that grows
 *
 * Takes   bytes, C strings or printf formats, one after another
 * Gives   one run of bytes, always with a NUL after the last
 * Owns    its bytes, until buf_clear(); buf_text() only lends them
 * Fails   never: when the system has no memory left, the program stops here
 *
 * Writers build whole files in a buf and write them in one call at the end, so
 * no writer has to check each of its lines for an error.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *bytes; /* NULL while nothing was added */
	size_t len;  /* bytes in use, the NUL not counted */
	size_t cap;  /* bytes allocated */
};

/* A buf of all zeroes is empty and ready: struct buf b = {0}; */
void buf_clear(struct buf *b); /* free its bytes; empty and ready again */
void buf_empty(struct buf *b); /* forget its bytes, keep the memory */

void buf_add(struct buf *b, const char *bytes, size_t n);
void buf_puts(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
void buf_view(struct buf *b, struct view v);
void buf_int(struct buf *b, int64_t value); /* decimal, fast */
void buf_printf(struct buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* The text so far, never NULL; valid until the next change to b. */
const char *buf_text(const struct buf *b);

#endif
