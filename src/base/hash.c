/* base/hash.c - one number for many bytes */
#include "base/hash.h"

#include <string.h>

static uint64_t mix(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xff51afd7ed558ccd);
	h ^= h >> 33;
	h *= UINT64_C(0xc4ceb9fe1a85ec53);
	h ^= h >> 33;
	return h;
}

uint64_t hash_seeded(const void *bytes, size_t n, uint64_t seed)
{
	const unsigned char *p = bytes;
	uint64_t h = seed ^ (n * UINT64_C(0x9e3779b97f4a7c15));

	for (; n >= 8; n -= 8, p += 8) {
		uint64_t word;

		memcpy(&word, p, 8);
		h = (h ^ mix(word)) * UINT64_C(0x9e3779b97f4a7c15);
	}
	if (n) {
		uint64_t word = 0;

		memcpy(&word, p, n);
		h = (h ^ mix(word)) * UINT64_C(0x9e3779b97f4a7c15);
	}
	return mix(h);
}

uint64_t hash_bytes(const void *bytes, size_t n)
{
	return hash_seeded(bytes, n, 0);
}

struct hash_wide hash_wide(struct hash_wide h, const void *bytes, size_t n)
{
	h.high = hash_seeded(bytes, n, h.high + 1);
	h.low = hash_seeded(bytes, n, h.low + UINT64_C(0x5bd1e9955bd1e995));
	return h;
}
