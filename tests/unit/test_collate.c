/* tests/unit/test_collate.c - words in the order of dictionaries */
#include "base/collate.h"
#include "tests/check.h"

static struct arena memory;

static const char *letter(const char *lang, const char *word)
{
	struct collate *c = collate_open(view_of(lang));
	struct view found = collate_letter(c, &memory, view_of(word), lang);

	collate_close(c);
	return arena_view(&memory, found).p;
}

static void letters_are_those_of_the_language(void)
{
	CHECK_TEXT(letter("fr", "\xC3\xA9t\xC3\xA9"), "E");
	CHECK_TEXT(letter("de", "\xC3\x84ra"), "A");
	CHECK_TEXT(letter("sv", "\xC3\xA4rta"), "\xC3\x84");
	CHECK_TEXT(letter("en", "crab"), "C");
	CHECK_TEXT(letter("en", "42"), "");
	CHECK_TEXT(letter("en", ""), "");
	CHECK_TEXT(letter("no such language", "crab"), "C");
}

static void order_is_that_of_the_language(void)
{
	struct collate *german = collate_open(VIEW("de"));
	struct collate *swedish = collate_open(VIEW("sv"));
	struct view o = VIEW("\xC3\xB6l"), z = VIEW("zon");

	CHECK(collate_compare(german, o, z) < 0);
	CHECK(collate_compare(swedish, o, z) > 0);
	CHECK(collate_compare(german, VIEW("a"), VIEW("B")) < 0);
	CHECK(collate_compare(german, VIEW("a"), VIEW("a")) == 0);
	CHECK(collate_compare(german, VIEW(""), VIEW("a")) < 0);
	collate_close(german);
	collate_close(swedish);
}

int main(void)
{
	letters_are_those_of_the_language();
	order_is_that_of_the_language();
	arena_reset(&memory);
	return check_done();
}
