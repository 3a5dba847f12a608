/* test_chapbook.c - books that share fonts are the books they were */
#include "chapbook.h"
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

/* A book of one text; free() the bytes. */
static char *made(struct chapbook *owner, const char *text, const char *font,
                  enum chapbook_format format, size_t *n)
{
	struct chapbook *cb = chapbook_new();
	const char *bytes;
	char *copy;

	chapbook_data_dir(cb, ".");
	chapbook_threads(cb, 1);
	if (owner)
		chapbook_share_fonts(cb, owner);
	if (font)
		chapbook_set(cb, "mainfont", font);
	chapbook_add_text(cb, "a.md", text, strlen(text));
	CHECK(chapbook_make(cb, format, &bytes, n));
	copy = malloc(*n + 1);
	if (!copy)
		abort();
	memcpy(copy, bytes, *n);
	chapbook_free(cb);
	return copy;
}

static void check_same(struct chapbook *owner, const char *text,
                       const char *font, enum chapbook_format format)
{
	size_t alone_n, shared_n;
	char *alone = made(NULL, text, font, format, &alone_n);
	char *shared = made(owner, text, font, format, &shared_n);

	CHECK(alone_n > 0);
	CHECK(alone_n == shared_n && memcmp(alone, shared, alone_n) == 0);
	free(alone);
	free(shared);
}

/* Whatever faces others have opened before, and in which order. */
static void same_bytes(void)
{
	struct chapbook *owner = chapbook_new();

	chapbook_data_dir(owner, ".");
	check_same(owner, "`x` and \u2603\n", NULL, CHAPBOOK_PDF);
	check_same(owner, "# A *head*\n\n**Text** \u05D0\n", NULL,
	           CHAPBOOK_PDF);
	check_same(owner, "plain\n", NULL, CHAPBOOK_PDF);
	check_same(owner, "plain `code`\n", NULL, CHAPBOOK_EPUB);
	chapbook_free(owner);
}

/* Quarto's list of chapters by part. */
static void parts_in_settings(void)
{
	struct chapbook *cb = chapbook_new();
	const char *bytes, *at;
	size_t n;

	chapbook_data_dir(cb, ".");
	CHECK(chapbook_add_settings(cb, "tests/golden/part/files/quarto.yaml"));
	CHECK(chapbook_chapter_count(cb) == 5);
	CHECK(chapbook_make(cb, CHAPBOOK_DOC, &bytes, &n));
	at = strstr(bytes, "#the-land .part");
	CHECK(at && (at = strstr(at, "#valleys")));
	CHECK(at && (at = strstr(at, "#the-sea .part")));
	CHECK(at && strstr(at, "#tides"));
	CHECK(chapbook_worst(cb) < CHAPBOOK_ERROR);
	chapbook_free(cb);
}

/* A book that chooses fonts changes nobody else's. */
static void own_choice(void)
{
	struct chapbook *owner = chapbook_new();

	chapbook_data_dir(owner, ".");
	check_same(owner, "One\n", "DejaVu Sans", CHAPBOOK_PDF);
	check_same(owner, "One\n", NULL, CHAPBOOK_PDF);
	chapbook_free(owner);
}

int main(void)
{
	parts_in_settings();
	same_bytes();
	own_choice();
	return check_done();
}
