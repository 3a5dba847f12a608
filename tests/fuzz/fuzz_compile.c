/*
 * tests/fuzz/fuzz_compile.c - any bytes become both editions, without a crash
 *
 * Takes   a Markdown file of any content. A first line that starts with "!"
 *         chooses settings, a letter each; a form feed ends a chapter:
 *
 *	!t6	a table of contents, on A6 paper
 *	# One
 *
 * Checks  that each edition is made and looks like one; the sanitizers check
 *         the rest. Built with libFuzzer by fuzz.sh, and with corpus.c into a
 *         plain program.
 */
#include "tests/fuzz/fuzz_compile.h"
#include "chapbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	char letter;
	const char *key, *value;
} settings[] = {
	{'t', "toc", "true"},
	{'n', "numbersections", "true"},
	{'1', "toc-depth", "1"},
	{'5', "papersize", "a5"},
	{'6', "papersize", "a6"},
	{'l', "classoption", "landscape"},
	{'r', "classoption", "openany"},
	{'g', "geometry", "margin=2mm"},
	{'w', "geometry", "paperwidth=30mm,paperheight=40mm,margin=5mm"},
	{'f', "fontsize", "20pt"},
	{'s', "fontsize", "6pt"},
	{'i', "indent", "true"},
	{'d', "lang", "de"},
	{'a', "lang", "ar"},
	{'j', "lang", "ja"},
	{'x', "title", "A Title <of> \"one\" & more"},
};

static void stop(struct chapbook *cb, const char *what)
{
	fprintf(stderr, "%s\n%s", what, chapbook_messages(cb, CHAPBOOK_NOTE));
	abort();
}

/* Take the letters of the first line; returns how many bytes it has. */
static size_t choose(struct chapbook *cb, const char *text, size_t n,
                     bool *prints)
{
	size_t at = 1;

	if (!n || text[0] != '!')
		return 0;
	for (; at < n && text[at] != '\n'; at++) {
		*prints |= text[at] == 'p';
		for (size_t i = 0; i < sizeof(settings) / sizeof(*settings);
		     i++)
			if (settings[i].letter == text[at])
				chapbook_set(cb, settings[i].key,
				             settings[i].value);
	}
	return at < n ? at + 1 : n;
}

static void add_chapters(struct chapbook *cb, const char *text, size_t n)
{
	char name[32];

	for (int i = 1; i <= 16; i++) {
		const char *end = n ? memchr(text, '\f', n) : NULL;
		size_t length = end && i < 16 ? (size_t)(end - text) : n;

		snprintf(name, sizeof(name), "%02d.md", i);
		chapbook_add_text(cb, name, text, length);
		if (length == n)
			return;
		text += length + 1;
		n -= length + 1;
	}
}

/* Make a format; it starts as its files do, or an error says why not. */
static void make(struct chapbook *cb, enum chapbook_format format,
                 const char *start)
{
	const char *bytes;
	size_t n;

	if (!chapbook_make(cb, format, &bytes, &n)) {
		if (chapbook_worst(cb) != CHAPBOOK_ERROR)
			stop(cb, "nothing was made, and no error says why");
		return;
	}
	if (n < strlen(start) || memcmp(bytes, start, strlen(start)) != 0)
		stop(cb, "an edition does not start as its files do");
}

/* The book that all others have their fonts from; freed by nobody. */
static struct chapbook *font_owner(void)
{
	static struct chapbook *owner;
	const char *fonts = getenv("CHAPBOOK_DATA");

	if (!owner) {
		owner = chapbook_new();
		chapbook_data_dir(owner, fonts ? fonts : ".");
	}
	return owner;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct chapbook *cb = chapbook_new();
	bool prints = false;
	const char *text = n ? (const char *)data : "";
	size_t head;

	chapbook_share_fonts(cb, font_owner());
	chapbook_threads(cb, 1);
	chapbook_sandbox(cb);
	head = choose(cb, text, n, &prints);
	add_chapters(cb, text + head, n - head);
	make(cb, CHAPBOOK_PDF, "%PDF-");
	make(cb, CHAPBOOK_EPUB, "PK");
	if (prints) {
		make(cb, CHAPBOOK_DOC, "");
		make(cb, CHAPBOOK_LINES, "");
		make(cb, CHAPBOOK_PAGES, "");
		make(cb, CHAPBOOK_XHTML, "");
	}
	(void)chapbook_messages(cb, CHAPBOOK_NOTE);
	(void)chapbook_status(cb, true);
	chapbook_free(cb);
	return 0;
}
