/*
 * base/array.h - typed arrays that grow inside an arena
 *
 * A growing array is a pointer, a count and a room that stand side by side in
 * some struct; ARRAY_ADD gives the address of one more item, zeroed.
 *
 *	struct { struct rule *rules; int rule_count, rule_room; } page;
 *	*ARRAY_ADD(arena, page.rules, page.rule_count, page.rule_room) = r;
 *
 * Earlier items may move: keep an index, not a pointer, across an add.
 */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include "base/arena.h"

#include <string.h>

/* More room for items of size bytes each; the old block stays in the arena. */
static inline void *array_grow(struct arena *a, const void *items, int count,
                               int *room, size_t size)
{
	int more = *room ? 2 * *room : 8;
	void *moved = arena_alloc(a, (size_t)more, size);

	if (count)
		memcpy(moved, items, (size_t)count * size);
	*room = more;
	return moved;
}

#define ARRAY_ADD(arena, items, count, room)                                   \
	(((count) == (room)                                                    \
	          ? (void)((items) = array_grow((arena), (items), (count),     \
	                                        &(room), sizeof(*(items))))    \
	          : (void)0),                                                  \
	 &(items)[(count)++])

#endif
