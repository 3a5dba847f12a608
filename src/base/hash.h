/*
 * base/hash.h - one number for many bytes
 *
 * Gives   hash_bytes: 64 bits, for tables; hash_wide: 128 bits, for names that
 *         are derived from content (the EPUB's identifier, the PDF's /ID)
 * Fails   never; not made to withstand an attacker who wants a collision
 * Source  the mixing step is that of Austin Appleby's MurmurHash3 (public
 *         domain): multiply, fold the high half down, multiply again
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_wide {
	uint64_t high;
	uint64_t low;
};

uint64_t hash_bytes(const void *bytes, size_t n);
uint64_t hash_seeded(const void *bytes, size_t n, uint64_t seed);
/* Continue h (start with {0}) over n more bytes; how the bytes are cut into
 * calls matters. */
struct hash_wide hash_wide(struct hash_wide h, const void *bytes, size_t n);

#endif
