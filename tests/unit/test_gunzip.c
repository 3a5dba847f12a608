/* tests/unit/test_gunzip.c - packed pictures: whole, broken, too large */
#include "import/gunzip.h"
#include "tests/check.h"

static struct arena memory;

/* "<svg/>" */
static const char packed[] =
	"\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\xB3\x29\x2E\x4B\xD7\xB7\x03"
	"\x00\x49\xFB\xB9\xAC\x06\x00\x00\x00";

static const char *reason_for(const char *bytes, size_t n)
{
	struct view unpacked = VIEW("untouched");
	const char *reason = "none";

	if (gunzip(&memory, (struct view){bytes, n}, &unpacked, &reason))
		return arena_view(&memory, unpacked).p;
	CHECK(view_is(unpacked, "untouched"));
	return reason;
}

int main(void)
{
	size_t n = sizeof(packed) - 1;
	char bad[sizeof(packed)];

	CHECK(is_gzip((struct view){packed, n}));
	CHECK(!is_gzip(VIEW("<svg/>")));
	CHECK_TEXT(reason_for(packed, n), "<svg/>");
	for (size_t cut = 0; cut < n; cut++)
		CHECK(reason_for(packed, cut)[0] == 'a');

	memcpy(bad, packed, n);
	bad[12] ^= 1;
	CHECK_TEXT(reason_for(bad, n), "a broken gzip");
	memcpy(bad, packed, n);
	bad[n - 4] = 5; /* it is larger than it says */
	CHECK_TEXT(reason_for(bad, n), "a broken gzip");
	bad[n - 1] = 1; /* 16 MB and 6 bytes */
	CHECK_TEXT(reason_for(bad, n), "a gzip of more than 16 MB");
	arena_reset(&memory);
	return check_done();
}
