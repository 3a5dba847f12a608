/*
 * base/arena.h - memory that is freed together
 *
 * Takes   a size, or a text to copy
 * Gives   zeroed memory, aligned for any type
 * Owns    the arena owns every block; nothing taken from it is freed alone
 * Fails   never: when the system has no memory left, the program stops here
 * Source  the same idea as MuPDF's fz_pool and git's mem_pool
 *
 * Three arenas live in this program, each named for what dies with it:
 *
 *	book     the document model, until the program ends
 *	pages    the laid-out pages, until the PDF is written
 *	scratch  one paragraph's work, emptied before the next paragraph
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/text.h"

#include <stddef.h>

struct arena {
	struct arena_block *blocks; /* newest first */
	char *at;                   /* next free byte of the newest block */
	char *end;                  /* one past that block's last byte */
	size_t used;                /* bytes handed out since the last reset */
};

/* Say that memory ran out and end the program: the one place that does. */
_Noreturn void arena_no_memory(size_t bytes);

/* An arena of all zeroes is ready for use: struct arena a = {0}; */
void arena_reset(struct arena *a); /* give back all memory, ready for reuse */
/* Forget everything but keep one block: for scratch that is emptied often. */
void arena_empty(struct arena *a);
/* Give from the memory of one arena to another: what lived in "from" now lives
 * as long as "to", and from is empty. */
void arena_join(struct arena *to, struct arena *from);

/* Zeroed memory for count items of size bytes each. */
void *arena_alloc(struct arena *a, size_t count, size_t size);
#define arena_new(a, type) ((type *)arena_alloc((a), 1, sizeof(type)))

/* The same without zeroing, for bytes that are filled at once. */
void *arena_raw(struct arena *a, size_t count, size_t size);

/* A copy of the n bytes at text, with a NUL after them. */
char *arena_copy(struct arena *a, const char *text, size_t n);
/* A copy of v; its bytes have a NUL after them. */
struct view arena_view(struct arena *a, struct view v);
/* printf into the arena. */
char *arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
