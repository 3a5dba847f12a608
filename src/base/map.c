/* base/map.c - text -> pointer: open addressing over an ordered list */
#include "base/map.h"

#include "base/hash.h"

#include <string.h>

static uint32_t *find_slot(const struct map *m, struct view key, uint32_t hash)
{
	uint32_t mask = m->slot_count - 1;

	for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
		uint32_t entry = m->slots[i];

		if (!entry)
			return &m->slots[i];
		if (m->entries[entry - 1].hash == hash &&
		    view_equal(m->entries[entry - 1].key, key))
			return &m->slots[i];
	}
}

static void grow(struct map *m)
{
	uint32_t room = m->room ? 2 * m->room : 16;
	struct map_entry *entries =
		arena_alloc(m->memory, room, sizeof(*entries));

	if (m->count)
		memcpy(entries, m->entries, m->count * sizeof(*entries));
	m->entries = entries;
	m->room = room;
	m->slot_count = 2 * room;
	m->slots = arena_alloc(m->memory, m->slot_count, sizeof(*m->slots));
	for (uint32_t i = 0; i < m->count; i++)
		*find_slot(m, entries[i].key, entries[i].hash) = i + 1;
}

void *map_get(const struct map *m, struct view key)
{
	uint32_t *slot;

	if (!m->count)
		return NULL;
	slot = find_slot(m, key, (uint32_t)hash_bytes(key.p, key.n));
	return *slot ? m->entries[*slot - 1].value : NULL;
}

void **map_at(struct map *m, struct view key)
{
	uint32_t hash = (uint32_t)hash_bytes(key.p, key.n);
	uint32_t *slot;

	if (m->count == m->room)
		grow(m);
	slot = find_slot(m, key, hash);
	if (!*slot) {
		m->entries[m->count] = (struct map_entry){key, NULL, hash};
		*slot = ++m->count;
	}
	return &m->entries[*slot - 1].value;
}
