/*
 * tests/unit/import_check.h - Markdown in, tree and messages out
 *
 * For tests of the importer: reads() compares the dump of a text without
 * places, says() its messages; each tree is verified.
 */
#ifndef TESTS_UNIT_IMPORT_CHECK_H
#define TESTS_UNIT_IMPORT_CHECK_H

#include "doc/dump.h"
#include "doc/verify.h"
#include "import/import.h"
#include "tests/check.h"

#define reads(markdown, want)                                                  \
	import_check((markdown), (want), NULL, false, __FILE__, __LINE__)
#define says(markdown, want)                                                   \
	import_check((markdown), NULL, (want), false, __FILE__, __LINE__)
#define stands(markdown, want)                                                 \
	import_check((markdown), (want), NULL, true, __FILE__, __LINE__)

/* Take " 12:3" behind the name of each node out of a dump, and its first line
 * (Document) too. */
static inline void drop_places(struct buf *dump)
{
	struct buf out = {0};
	struct view rest = {buf_text(dump), dump->len}, line;
	bool is_first = true;

	while (view_split(&rest, '\n', &line)) {
		size_t at = 0;

		if (!is_first && line.n) {
			while (line.p[at] == ' ')
				at++;
			at = view_find(line, ' ', at);
			buf_add(&out, line.p + 2, at - 2);
			if (view_starts(view_from(line, at - 6), "Header")) {
				buf_add(&out, line.p + at, 2);
				at += 2;
			}
			at = view_find(line, ' ', at + 1);
			buf_add(&out, line.p + at, line.n - at);
			buf_char(&out, '\n');
		}
		is_first = false;
	}
	buf_clear(dump);
	*dump = out;
}

static inline void import_check(const char *markdown, const char *tree,
                                const char *messages, bool with_places,
                                const char *file, int line)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf out = {0};
	struct view text = text_clean(&a, view_of(markdown), "a.md", &d);
	struct node *top = markdown_read(&a, text, "a.md", 1, &d);

	if (!doc_verify(top, &out))
		check_text(buf_text(&out), "", "faults", file, line);
	buf_empty(&out);
	doc_dump(top, &out);
	if (!with_places)
		drop_places(&out);
	if (tree)
		check_text(buf_text(&out), tree, markdown, file, line);
	buf_empty(&out);
	diag_print(&d, DIAG_NOTE, &out);
	if (messages)
		check_text(buf_text(&out), messages, markdown, file, line);
	buf_clear(&out);
	diag_clear(&d);
	arena_reset(&a);
}

#endif
