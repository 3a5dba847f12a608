/* tests/unit/test_base64.c - bytes as text, and back */
#include "base/base64.h"
#include "tests/check.h"

static void check_pair(const char *bytes, const char *text)
{
	struct arena a = {0};
	struct buf out = {0};
	struct view back = base64_decoded(&a, view_of(text));

	base64_put(&out, view_of(bytes));
	CHECK_TEXT(buf_text(&out), text);
	CHECK(view_is(back, bytes));
	buf_clear(&out);
	arena_reset(&a);
}

static void vectors_of_the_standard(void)
{
	check_pair("", "");
	check_pair("f", "Zg==");
	check_pair("fo", "Zm8=");
	check_pair("foo", "Zm9v");
	check_pair("foob", "Zm9vYg==");
	check_pair("fooba", "Zm9vYmE=");
	check_pair("foobar", "Zm9vYmFy");
}

static void spaces_and_the_other_alphabet_are_read(void)
{
	struct arena a = {0};

	CHECK(view_is(base64_decoded(&a, VIEW(" Zm 9v\nYg==Zm8")), "foob"));
	CHECK(view_is(base64_decoded(&a, VIEW("_-__")), "\xFF\xEF\xFF"));
	arena_reset(&a);
}

int main(void)
{
	vectors_of_the_standard();
	spaces_and_the_other_alphabet_are_read();
	return check_done();
}
