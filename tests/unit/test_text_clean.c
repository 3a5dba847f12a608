/* tests/unit/test_text_clean.c - any bytes become text, and are reported */
#include "import/import.h"
#include "tests/check.h"

static void clean(struct view bytes, const char *want, const char *messages)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf out = {0};
	struct view got = text_clean(&a, bytes, "a.md", &d);

	CHECK_TEXT(got.p, want);
	CHECK(got.n == strlen(want));
	diag_print(&d, DIAG_NOTE, &out);
	CHECK_TEXT(buf_text(&out), messages);
	buf_clear(&out);
	diag_clear(&d);
	arena_reset(&a);
}

static void good_text_stays(void)
{
	clean(VIEW(""), "", "");
	clean(VIEW("a\n\tb ü 🦀\n"), "a\n\tb ü 🦀\n", "");
	clean(VIEW("\xEF\xBF\xBD"), "\xEF\xBF\xBD", "");
}

static void line_ends_are_one(void)
{
	clean(VIEW("\xEF\xBB\xBF"
	           "a\r\nb\rc\r\r\nd\r"),
	      "a\nb\nc\n\nd\n", "");
}

static void bad_bytes_are_replaced(void)
{
	clean(VIEW("a\nb\xFF\xC3(\n\xED\xA0\x80"),
	      "a\nb\xEF\xBF\xBD\xEF\xBF\xBD(\n"
	      "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
	      "a.md:2:2: warning: not UTF-8, put U+FFFD in place of bad "
	      "bytes: byte 0xFF [text-not-utf8]\n");
}

static void controls_are_taken_out(void)
{
	clean(VIEW("a\0b\x01\x7F"
	           "c\xC2\x85"),
	      "a\xEF\xBF\xBD"
	      "bc",
	      "a.md:1:2: warning: NUL character, put U+FFFD in its place: "
	      "byte 0x00 [text-nul]\n"
	      "a.md:1:6: warning: control character, left out: byte 0x01 "
	      "[text-control]\n");
}

int main(void)
{
	good_text_stays();
	line_ends_are_one();
	bad_bytes_are_replaced();
	controls_are_taken_out();
	return check_done();
}
