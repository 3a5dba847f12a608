/* base/arena.c - memory that is freed together */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)64 * 1024)
#define ALIGN       ((size_t)16)

struct arena_block {
	struct arena_block *older;
	size_t size;
	alignas(16) char bytes[];
};

void arena_no_memory(size_t bytes)
{
	fprintf(stderr, "chapbook: no memory for %zu bytes\n", bytes);
	exit(1);
}

static void add_block(struct arena *a, size_t need)
{
	size_t bytes = need > BLOCK_BYTES ? need : BLOCK_BYTES;
	struct arena_block *b = malloc(sizeof(*b) + bytes);

	if (!b)
		arena_no_memory(bytes);
	b->older = a->blocks;
	b->size = bytes;
	a->blocks = b;
	a->at = b->bytes;
	a->end = b->bytes + bytes;
}

void *arena_raw(struct arena *a, size_t count, size_t size)
{
	size_t need;
	void *memory;

	if (size && count > (SIZE_MAX / 2) / size)
		arena_no_memory(SIZE_MAX);
	need = (count * size + ALIGN - 1) & ~(ALIGN - 1);
	if (!a->blocks || need > (size_t)(a->end - a->at))
		add_block(a, need);
	memory = a->at;
	a->at += need;
	a->used += need;
	return memory;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	void *memory = arena_raw(a, count, size);

	memset(memory, 0, count * size);
	return memory;
}

char *arena_copy(struct arena *a, const char *text, size_t n)
{
	char *copy = arena_raw(a, n + 1, 1);

	if (n)
		memcpy(copy, text, n);
	copy[n] = '\0';
	return copy;
}

struct view arena_view(struct arena *a, struct view v)
{
	return (struct view){arena_copy(a, v.p, v.n), v.n};
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *text;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		n = 0;
	text = arena_alloc(a, (size_t)n + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)n + 1, format, args);
	va_end(args);
	return text;
}

static void free_blocks(struct arena_block *b)
{
	while (b) {
		struct arena_block *older = b->older;

		free(b);
		b = older;
	}
}

void arena_reset(struct arena *a)
{
	free_blocks(a->blocks);
	*a = (struct arena){0};
}

void arena_empty(struct arena *a)
{
	struct arena_block *kept = a->blocks;

	if (!kept || kept->size > 16 * BLOCK_BYTES) {
		arena_reset(a);
		return;
	}
	free_blocks(kept->older);
	kept->older = NULL;
	a->at = kept->bytes;
	a->end = kept->bytes + kept->size;
	a->used = 0;
}

void arena_join(struct arena *to, struct arena *from)
{
	struct arena_block *oldest = from->blocks;

	if (!oldest)
		return;
	if (!to->blocks) {
		*to = *from;
	} else {
		while (oldest->older)
			oldest = oldest->older;
		/* Behind the block that is being filled, so that it goes on. */
		oldest->older = to->blocks->older;
		to->blocks->older = from->blocks;
		to->used += from->used;
	}
	*from = (struct arena){0};
}
