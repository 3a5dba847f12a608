/* tests/unit/test_zip.c - the archive is exact, and the same every time */
#include "base/buf.h"
#include "tests/check.h"
#include "write/zip.h"

#include <libdeflate.h>

static unsigned number(const struct buf *b, size_t at, int bytes)
{
	unsigned value = 0;

	for (int i = bytes; i-- > 0;)
		value = value << 8 | (unsigned char)b->bytes[at + (size_t)i];
	return value;
}

static void make(struct buf *out, struct view text)
{
	struct zipper *z = zipper_open();
	const char *reason = NULL;

	zipper_store(z, "mimetype", VIEW("application/epub+zip"));
	zipper_deflate(z, "a/text.xhtml", text);
	zipper_deflate(z, "empty", VIEW(""));
	CHECK(zipper_finish(z, out, &reason));
}

static void mimetype_is_first_stored_and_plain(void)
{
	struct buf out = {0};

	make(&out, VIEW("text"));
	CHECK(number(&out, 0, 4) == 0x04034b50);
	CHECK(number(&out, 6, 2) == 0);  /* flags: sizes stand here */
	CHECK(number(&out, 8, 2) == 0);  /* stored */
	CHECK(number(&out, 10, 2) == 0); /* midnight */
	CHECK(number(&out, 12, 2) == (20 << 9 | 1 << 5 | 1));
	CHECK(number(&out, 22, 4) == 20);
	CHECK(number(&out, 26, 2) == 8);
	CHECK(number(&out, 28, 2) == 0); /* no extra field */
	CHECK(memcmp(out.bytes + 30, "mimetypeapplication/epub+zip", 28) == 0);
	buf_clear(&out);
}

static void deflated_entries_come_back(void)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	struct buf text = {0}, out = {0};
	static char back[200000];
	size_t entry = 58, data, n = 0;

	for (int i = 0; i < 9999; i++)
		buf_printf(&text, "line %d\n", i);
	make(&out, (struct view){text.bytes, text.len});
	CHECK(number(&out, entry, 4) == 0x04034b50);
	CHECK(number(&out, entry + 8, 2) == 8); /* deflated */
	CHECK(number(&out, entry + 22, 4) == text.len);
	CHECK(number(&out, entry + 14, 4) ==
	      libdeflate_crc32(0, text.bytes, text.len));
	CHECK(number(&out, entry + 28, 2) == 0);
	data = entry + 30 + number(&out, entry + 26, 2);
	CHECK(libdeflate_deflate_decompress(
		      d, out.bytes + data, number(&out, entry + 18, 4), back,
		      sizeof(back), &n) == LIBDEFLATE_SUCCESS);
	CHECK(n == text.len && memcmp(back, text.bytes, n) == 0);
	libdeflate_free_decompressor(d);
	buf_clear(&text);
	buf_clear(&out);
}

static void what_does_not_shrink_is_stored(void)
{
	struct buf out = {0};

	make(&out, VIEW("x"));
	CHECK(number(&out, 58 + 8, 2) == 0);
	CHECK(number(&out, 58 + 18, 4) == 1);
	buf_clear(&out);
}

static void same_input_gives_the_same_bytes(void)
{
	struct buf one = {0}, other = {0};

	make(&one, VIEW("a text, a text, a text, a text"));
	make(&other, VIEW("a text, a text, a text, a text"));
	CHECK(one.len == other.len &&
	      memcmp(one.bytes, other.bytes, one.len) == 0);
	buf_clear(&one);
	buf_clear(&other);
}

static void a_failure_is_told_at_the_end(void)
{
	struct zipper *z = zipper_open();
	struct buf out = {0};
	const char *reason = NULL;

	zipper_store(z, "twice", VIEW("a"));
	zipper_store(z, "twice", VIEW("b"));
	zipper_deflate(z, "more", VIEW("c"));
	CHECK(!zipper_finish(z, &out, &reason));
	CHECK(reason && *reason && !out.len);
	buf_clear(&out);
}

int main(void)
{
	mimetype_is_first_stored_and_plain();
	deflated_entries_come_back();
	what_does_not_shrink_is_stored();
	same_input_gives_the_same_bytes();
	a_failure_is_told_at_the_end();
	return check_done();
}
