/*
 * base/map.h - text -> pointer
 *
 * Takes   keys as views; the bytes of a key must outlive the map
 * Gives   the pointer stored under a key, in constant time
 * Owns    nothing; its table lives in the arena it was given
 * Fails   never
 *
 * Iteration is in the order of insertion, so that output never depends on a
 * hash.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/text.h"

struct map_entry {
	struct view key;
	void *value;
	uint32_t hash;
};

/* A map of all zeroes with its arena set is ready: {.memory = &arena}. */
struct map {
	struct arena *memory;
	struct map_entry *entries; /* in the order they were added */
	uint32_t count;
	uint32_t room;   /* entries allocated */
	uint32_t *slots; /* index of an entry plus one; 0 is free */
	uint32_t slot_count;
};

void *map_get(const struct map *m, struct view key);
/* Where the value of key stands; a new key starts with NULL. Valid until the
 * next new key. */
void **map_at(struct map *m, struct view key);

#endif
