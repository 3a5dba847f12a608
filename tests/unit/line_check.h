/*
 * tests/unit/line_check.h - what the tests of line/ share
 *
 * A struct line_test is a book without chapters, its fonts and a setter; a
 * paragraph is made from Markdown.
 */
#ifndef TESTS_LINE_CHECK_H
#define TESTS_LINE_CHECK_H

#include "import/import.h"
#include "line/para.h"
#include "tests/check.h"

#include <stdlib.h>

struct line_test {
	struct arena memory;
	struct diag diag;
	struct book book;
	struct fonts *fonts;
	struct setter setter;
	struct text_style style; /* the body's */
	struct buf text;
};

static inline void line_test_open(struct line_test *t, const char *lang)
{
	*t = (struct line_test){0};
	t->book.memory = &t->memory;
	t->book.theme = theme_default();
	t->book.meta.lang = view_of(lang);
	t->fonts = fonts_open(".", &t->diag);
	setter_open(&t->setter, &t->book, t->fonts, &t->diag);
	t->style = style_make(&t->setter, FONT_SERIF, 400, false, PT(10), 0);
}

static inline void line_test_close(struct line_test *t)
{
	setter_close(&t->setter);
	fonts_close(t->fonts);
	buf_clear(&t->text);
	diag_clear(&t->diag);
	arena_reset(&t->memory);
}

/* The first block of some Markdown; notes are numbered as they are called. */
static inline const struct node *line_test_block(struct line_test *t,
                                                 const char *markdown)
{
	struct node *top = markdown_read(&t->memory, view_of(markdown),
	                                 "test.md", 1, &t->diag);
	int notes = 0;

	for (struct node *node = node_next(top, top); node;
	     node = node_next(top, node))
		if (node->kind == NODE_NOTE)
			node->number = node->printed = ++notes;
	return top->first;
}

/* The lines as lines_dump() prints them, without their measures. */
static inline const char *line_test_show(struct line_test *t,
                                         const struct lines *lines)
{
	struct buf dump = {0};
	struct view rest, part;

	buf_empty(&t->text);
	lines_dump(lines, &dump);
	rest = (struct view){buf_text(&dump), dump.len};
	while (view_split(&rest, '\n', &part)) {
		size_t bar = view_find(part, '|', 0);

		if (bar == part.n)
			continue;
		if (t->text.len)
			buf_char(&t->text, '\n');
		buf_view(&t->text, view_from(part, bar + 2));
	}
	buf_clear(&dump);
	return buf_text(&t->text);
}

#endif
