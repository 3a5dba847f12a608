/* line/patterns/records.c - a hash table of lists of numbers */
#include "line/patterns/records.h"

#include "base/array.h"

#include <stdbool.h>
#include <string.h>

static uint32_t hash(const uint32_t *words, int count)
{
	uint32_t h = 2166136261u;

	for (int i = 0; i < count; i++) {
		h = (h ^ words[i]) * 16777619u;
		h ^= h >> 15;
	}
	return h;
}

static bool is_record(const struct records *r, int index, const uint32_t *words,
                      int count)
{
	struct record known = r->list[index];

	return known.count == count &&
	       (!count || memcmp(r->words + known.start, words,
	                         (size_t)count * sizeof(*words)) == 0);
}

int records_find(struct records *r, struct arena *memory, const uint32_t *words,
                 int count)
{
	uint32_t slot = hash(words, count) % RECORD_SLOTS;
	struct record *added;

	if (!r->slots)
		r->slots = arena_alloc(memory, RECORD_SLOTS, sizeof(*r->slots));
	while (r->slots[slot]) {
		if (is_record(r, r->slots[slot] - 1, words, count))
			return r->slots[slot] - 1;
		slot = (slot + 1) % RECORD_SLOTS;
	}
	if (r->count >= RECORD_SLOTS / 2)
		return -1;
	added = ARRAY_ADD(memory, r->list, r->count, r->room);
	added->start = r->word_count;
	added->count = count;
	for (int i = 0; i < count; i++)
		*ARRAY_ADD(memory, r->words, r->word_count, r->word_room) =
			words[i];
	r->slots[slot] = r->count;
	return r->count - 1;
}
