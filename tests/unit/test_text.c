/* tests/unit/test_text.c - views, UTF-8, maps, hashes and URLs */
#include "base/hash.h"
#include "base/map.h"
#include "base/text.h"
#include "base/url.h"
#include "tests/check.h"

static void views_compare_and_split(void)
{
	struct view rest = VIEW("a,,b"), part;
	int count = 0;

	while (view_split(&rest, ',', &part))
		count++;
	CHECK(count == 3 && view_is(part, "b"));
	CHECK(view_is(view_trim(VIEW(" \t x y\n")), "x y"));
	CHECK(view_is(view_trim(VIEW("  ")), ""));
	CHECK(view_compare(VIEW("ab"), VIEW("abc")) < 0);
	CHECK(view_compare(VIEW("b"), VIEW("abc")) > 0);
	CHECK(view_is_nocase(VIEW("PdF"), "pdf"));
	CHECK(view_ends(VIEW("a.md"), ".md") && !view_ends(VIEW("d"), ".md"));
	CHECK(view_find(VIEW("a=b"), '=', 0) == 1);
	CHECK(view_find(VIEW("a=b"), 'x', 9) == 3);
}

static void utf8_goes_both_ways(void)
{
	static const uint32_t all[] = {0x24,  0x7F,   0x80,    0x7FF,
	                               0x800, 0xFFFD, 0x10000, 0x10FFFF};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		char bytes[4];
		int n = utf8_put(all[i], bytes);
		size_t at = 0;

		CHECK(utf8_next(bytes, (size_t)n, &at) == all[i]);
		CHECK(at == (size_t)n);
		CHECK(utf8_before(bytes, (size_t)n) == 0);
		CHECK(utf8_invalid((struct view){bytes, (size_t)n}) ==
		      (size_t)n);
	}
}

static void bad_utf8_is_found(void)
{
	CHECK(utf8_invalid(VIEW("ok\x80")) == 2);
	CHECK(utf8_invalid(VIEW("\xC0\xAF")) == 0);     /* overlong */
	CHECK(utf8_invalid(VIEW("\xED\xA0\x80")) == 0); /* surrogate */
	CHECK(utf8_invalid(VIEW("\xF4\x90\x80\x80")) == 0);
	CHECK(utf8_invalid(VIEW("a\xE2\x82")) == 1); /* cut off */
	CHECK(utf8_invalid(VIEW("a\xE2\x82\xAC")) == 4);
	CHECK(utf8_count(VIEW("a\xE2\x82\xAC!")) == 3);
}

static void maps_keep_their_order(void)
{
	struct arena a = {0};
	struct map m = {.memory = &a};
	int values[1000];

	for (int i = 0; i < 1000; i++)
		*map_at(&m, view_of(arena_printf(&a, "key %d", i))) =
			&values[i];
	CHECK(m.count == 1000);
	CHECK(map_get(&m, VIEW("key 999")) == &values[999]);
	CHECK(!map_get(&m, VIEW("key 1000")));
	CHECK(view_is(m.entries[500].key, "key 500"));
	*map_at(&m, VIEW("key 3")) = NULL;
	CHECK(m.count == 1000);
	arena_reset(&a);
}

static void hashes_differ(void)
{
	struct hash_wide a = hash_wide((struct hash_wide){0, 0}, "abc", 3);
	struct hash_wide b = hash_wide((struct hash_wide){0, 0}, "abd", 3);

	CHECK(a.high != b.high && a.low != b.low && a.high != a.low);
	CHECK(hash_bytes("", 0) != hash_bytes("\0", 1));
}

static void urls_are_taken_apart(void)
{
	struct arena a = {0};

	CHECK(url_is_absolute(VIEW("https://x")));
	CHECK(url_is_absolute(VIEW("//x")));
	CHECK(url_is_absolute(VIEW("mailto:x@y")));
	CHECK(!url_is_absolute(VIEW("c:x")));
	CHECK(!url_is_absolute(VIEW("a/b:c")));
	CHECK_TEXT(url_decoded(&a, VIEW("a%20b%2Fc%zz%0")).p, "a b/c%zz%0");
	CHECK_TEXT(url_decoded(&a, VIEW("%252e%00")).p, "%2e%00");
	arena_reset(&a);
}

int main(void)
{
	views_compare_and_split();
	utf8_goes_both_ways();
	bad_utf8_is_found();
	maps_keep_their_order();
	hashes_differ();
	urls_are_taken_apart();
	return check_done();
}
