/* Small books through the whole stage: what stands on which page. */
#include "import/import.h"
#include "page/pages.h"
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>

struct trial {
	struct arena memory, page_memory;
	struct diag diag;
	struct book book;
	struct fonts *fonts;
	struct pages *pages;
	struct buf dump;
	const char *text; /* of the dump */
};

static void trial_open(struct trial *t)
{
	*t = (struct trial){.book.theme = theme_default()};
	t->book.memory = &t->memory;
	t->book.meta.lang = VIEW("en");
	t->book.meta.toc_depth = 3;
	t->book.meta.values = arena_new(&t->memory, struct value);
}

static struct chapter *add_chapter(struct trial *t, const char *path,
                                   const char *text)
{
	return book_add_chapter(
		&t->book, view_of(path),
		markdown_read(&t->memory, view_of(text), path, 1, &t->diag));
}

/* Lay the book out, in so many threads. */
static void make(struct trial *t, int threads)
{
	book_resolve(&t->book, &t->diag);
	t->fonts = fonts_open(".", &t->diag);
	t->pages = pages_make(&t->page_memory, &t->book, t->fonts, threads,
	                      &t->diag);
	pages_dump(t->pages, &t->dump);
	t->text = buf_text(&t->dump);
}

static void trial_close(struct trial *t)
{
	pages_close(t->pages);
	fonts_close(t->fonts);
	buf_clear(&t->dump);
	arena_reset(&t->page_memory);
	arena_reset(&t->memory);
	diag_clear(&t->diag);
}

/* "ii: left blank" and so on, for each page. */
static const char *labels(struct trial *t)
{
	struct buf out = {0};
	const char *text;

	for (int i = 0; i < t->pages->count; i++) {
		const struct page *page = &t->pages->pages[i];

		buf_printf(&out, "%s%.*s%s", i ? " " : "", (int)page->label.n,
		           page->label.p, page->blank ? "-" : "");
	}
	text = arena_copy(&t->memory, buf_text(&out), out.len);
	buf_clear(&out);
	return text;
}

static int times(const char *text, const char *word)
{
	int count = 0;

	while ((text = strstr(text, word))) {
		count++;
		text++;
	}
	return count;
}

/* The page that a node of this kind stands on; the first of them. */
static const struct page *page_of_kind(const struct trial *t,
                                       enum node_kind kind)
{
	struct node *top = t->book.chapters[0]->top, *node = top;

	while (node && node->kind != kind)
		node = node_next(top, node);
	return pages_find(t->pages, node);
}

/* count paragraphs of a few lines. */
static const char *paragraphs(struct trial *t, int count)
{
	struct buf out = {0};
	const char *text;

	for (int i = 0; i < count; i++)
		buf_printf(&out,
		           "Paragraph %d says what the one before it said, "
		           "and goes on for long enough to need some lines on "
		           "the page, which is all it is for.\n\n",
		           i);
	text = arena_copy(&t->memory, buf_text(&out), out.len);
	buf_clear(&out);
	return text;
}

static void front_matter_has_roman_numbers(void)
{
	struct trial t;

	trial_open(&t);
	t.book.meta.title = VIEW("A Title");
	t.book.meta.toc = true;
	add_chapter(&t, "a.md", "# One\n\ntext\n\n## Sub\n\ntext\n");
	add_chapter(&t, "b.md", "# Two\n\ntext\n");
	make(&t, 1);
	CHECK_TEXT(labels(&t), "i ii- iii iv- 1 2");
	CHECK(t.pages->pages[0].right && !t.pages->pages[1].right);
	CHECK(strstr(t.text, ": A Title\n") != NULL);
	CHECK(t.pages->pages[2].link_count == 3);
	/* Title and contents bear no running head; the blank page nothing. */
	CHECK(t.pages->pages[1].mark_count == 0);
	CHECK(view_is(pages_find(t.pages, t.book.chapters[1]->top)->label,
	              "2"));
	CHECK(t.pages->pages[4].start.node != NULL);
	CHECK(t.pages->pages[1].start.node == NULL);
	trial_close(&t);
}

static void chapters_open_on_right_hand_pages(void)
{
	struct trial t;

	trial_open(&t);
	t.book.theme.chapters = CHAPTERS_RECTO;
	add_chapter(&t, "a.md", "# One\n\ntext\n\n# Two\n\ntext\n");
	add_chapter(&t, "b.md", "# Three\n\ntext\n");
	make(&t, 1);
	CHECK_TEXT(labels(&t), "1 2- 3 4- 5");
	trial_close(&t);
}

static void sections_in_files_go_on_below(void)
{
	struct trial t;

	trial_open(&t);
	add_chapter(&t, "a.md", "# One\n\ntext\n");
	add_chapter(&t, "b.md", "## One point one\n\ntext\n");
	make(&t, 1);
	CHECK_TEXT(labels(&t), "1");
	trial_close(&t);
}

static void nothing_is_a_page(void)
{
	struct trial t;

	trial_open(&t);
	add_chapter(&t, "a.md", "");
	make(&t, 3);
	CHECK_TEXT(labels(&t), "1-");
	trial_close(&t);
}

static void notes_stand_at_the_foot(void)
{
	struct trial t;
	const struct page *page;

	trial_open(&t);
	add_chapter(&t, "a.md",
	            "# H[^h]\n\nText[^1].\n\n| a[^c] |\n|---|\n| b[^d] |\n\n"
	            "[^h]: of a heading\n[^1]: of a text[^in]\n"
	            "[^c]: of a head\n[^d]: of a cell\n[^in]: of a note\n");
	make(&t, 1);
	page = &t.pages->pages[0];
	CHECK_TEXT(labels(&t), "1");
	CHECK(strstr(t.text, "of a heading") && strstr(t.text, "of a text"));
	CHECK(strstr(t.text, "of a head\n") && strstr(t.text, "of a cell"));
	CHECK(strstr(t.text, "of a note") != NULL);
	CHECK(times(t.text, "  back ") == 5);
	CHECK(times(t.text, "  link ") == 5);
	CHECK(pages_find(t.pages, page->links[0].node) == page);
	trial_close(&t);
}

static void links_have_an_area_for_each_line(void)
{
	struct trial t;

	trial_open(&t);
	add_chapter(&t, "a.md",
	            "[one](https://example.org) and [a link that is long "
	            "enough to go over from this line to the next line of the "
	            "paragraph](https://example.com)\n");
	make(&t, 1);
	CHECK(t.pages->pages[0].link_count == 3);
	trial_close(&t);
}

static void heads_of_tables_are_repeated(void)
{
	struct trial t;
	struct buf text = {0};

	trial_open(&t);
	buf_puts(&text, "| Alpha | Beta |\n|---|--:|\n");
	for (int i = 0; i < 60; i++)
		buf_printf(&text, "| row %d | %d |\n", i, i * i);
	add_chapter(&t, "a.md", buf_text(&text));
	make(&t, 1);
	CHECK(t.pages->count == 3);
	CHECK(times(t.text, "artifact: Alpha") == 2);
	CHECK(times(t.text, ": Alpha") == 3);
	buf_clear(&text);
	trial_close(&t);
}

static void no_line_of_a_table_leaves_the_page(void)
{
	struct trial t;
	struct buf text = {0};

	trial_open(&t);
	for (int row = 0; row < 3; row++) {
		for (int i = 0; i < 200; i++)
			buf_puts(&text, row == 1 ? "|--" : "| abc ");
		buf_puts(&text, "|\n");
	}
	add_chapter(&t, "a.md", buf_text(&text));
	make(&t, 1);
	CHECK(diag_count(&t.diag, DIAG_TABLE_OVERFULL) == 1);
	CHECK(diag_count(&t.diag, DIAG_TABLE_TURNED) == 1);
	for (int k = 0; k < t.pages->count; k++) {
		const struct page *page = &t.pages->pages[k];

		for (int i = 0; i < page->mark_count; i++)
			CHECK(page->marks[i].x < (page->marks[i].turned
			                                  ? page->height
			                                  : page->width));
	}
	buf_clear(&text);
	trial_close(&t);
}

static void lists_leave_room_for_text(void)
{
	struct trial t;
	struct buf text = {0};
	const struct page *page;

	trial_open(&t);
	for (int i = 0; i < 60; i++)
		buf_printf(&text, "%*s- item %d\n", 2 * i, "", i);
	add_chapter(&t, "a.md", buf_text(&text));
	make(&t, 1);
	page = &t.pages->pages[0];
	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];

		if (mark->role != ROLE_ARTIFACT)
			CHECK(mark->x <
			      page->width - PT(80) - t.book.theme.margin_outer);
	}
	CHECK(times(t.text, " label: ") > 30);
	buf_clear(&text);
	trial_close(&t);
}

static void missing_pictures_show_their_text(void)
{
	struct trial t;

	trial_open(&t);
	add_chapter(&t, "a.md", "![what is seen](no.png)\n");
	make(&t, 1);
	CHECK(strstr(t.text, "  frame ") != NULL);
	CHECK(strstr(t.text, "what is seen") != NULL);
	trial_close(&t);
}

static void pictures_fit_the_page(void)
{
	struct picture tall = {.kind = PICTURE_PNG,
	                       .path = VIEW("tall.png"),
	                       .width = PT(500),
	                       .height = PT(5000),
	                       .pixel_width = 50,
	                       .pixel_height = 500};
	struct trial t;
	struct chapter *chapter;

	trial_open(&t);
	chapter = add_chapter(&t, "a.md", "![tall](tall.png)\n\ntext\n");
	for (struct node *node = chapter->top; node;
	     node = node_next(chapter->top, node))
		if (node->kind == NODE_IMAGE)
			node->link.picture = &tall;
	make(&t, 1);
	CHECK(diag_count(&t.diag, DIAG_BOX_TOO_TALL) == 1);
	CHECK(diag_count(&t.diag, DIAG_IMAGE_COARSE) == 1);
	CHECK(strstr(t.text, "picture ") != NULL);
	CHECK_TEXT(labels(&t), "1");
	trial_close(&t);
}

static void anchors_of_spans_are_on_their_page(void)
{
	struct trial t;
	const struct page *page;

	trial_open(&t);
	add_chapter(&t, "a.md", paragraphs(&t, 40));
	add_chapter(&t, "b.md",
	            arena_printf(&t.memory,
	                         "# B\n\n%s\n\nsome [words]{#here} there\n",
	                         paragraphs(&t, 20)));
	make(&t, 2);
	for (struct node *node = t.book.chapters[1]->top; node;
	     node = node_next(t.book.chapters[1]->top, node)) {
		if (!view_is(node_id(node), "here"))
			continue;
		page = pages_find(t.pages, node);
		CHECK(page && page->index == t.pages->count - 1);
	}
	CHECK(times(t.text, "#here") == 1);
	trial_close(&t);
}

static void threads_do_not_change_pages(void)
{
	struct trial one, four;

	trial_open(&one);
	trial_open(&four);
	for (int i = 0; i < 6; i++) {
		char *path = arena_printf(&one.memory, "%d.md", i);
		char *text = arena_printf(&one.memory, "# Chapter %d\n\n%s", i,
		                          paragraphs(&one, 10 + 7 * i));

		add_chapter(&one, path, text);
		add_chapter(&four, path, text);
	}
	make(&one, 1);
	make(&four, 4);
	CHECK_TEXT(four.text, one.text);
	trial_close(&four);
	trial_close(&one);
}

static void small_pages_hold_everything(void)
{
	struct trial t;

	trial_open(&t);
	t.book.theme.page_width = PT(50);
	t.book.theme.page_height = PT(50);
	t.book.theme.margin_top = t.book.theme.margin_bottom = PT(5);
	t.book.theme.margin_inner = t.book.theme.margin_outer = PT(5);
	add_chapter(&t, "a.md",
	            "# A heading\n\n> quote\n\n- list\n\n```\ncode\n```\n\n"
	            "| a | b |\n|---|---|\n| c | d |\n\n![x](y.png)\n\n"
	            "text[^1]\n\n[^1]: A note of some words to fill lines.\n");
	make(&t, 1);
	CHECK(page_of_kind(&t, NODE_TABLE) != NULL);
	CHECK(page_of_kind(&t, NODE_NOTE) != NULL);
	CHECK(strstr(t.text, "code") && strstr(t.text, "quote"));
	trial_close(&t);
}

static void tree_of_every_kind_is_set(void)
{
	struct trial t;
	struct node *top, *table;
	const struct place nowhere = {0};

	trial_open(&t);
	top = node_new(&t.memory, NODE_DOCUMENT, nowhere);
	for (int kind = NODE_PLAIN; kind < NODE_KINDS; kind++)
		if (kind != NODE_NOTE)
			node_append(top,
			            node_new(&t.memory, (enum node_kind)kind,
			                     nowhere));
	table = node_new(&t.memory, NODE_TABLE, nowhere);
	table->table = arena_new(&t.memory, struct table);
	node_append(top, table);
	node_append(table, node_new(&t.memory, NODE_TABLE_BODY, nowhere));
	node_append(table->first, node_new(&t.memory, NODE_ROW, nowhere));
	book_add_chapter(&t.book, VIEW("a.md"), top);
	make(&t, 1);
	CHECK(t.pages->count >= 1);
	trial_close(&t);
}

int main(void)
{
	front_matter_has_roman_numbers();
	chapters_open_on_right_hand_pages();
	sections_in_files_go_on_below();
	nothing_is_a_page();
	notes_stand_at_the_foot();
	links_have_an_area_for_each_line();
	heads_of_tables_are_repeated();
	no_line_of_a_table_leaves_the_page();
	lists_leave_room_for_text();
	missing_pictures_show_their_text();
	pictures_fit_the_page();
	anchors_of_spans_are_on_their_page();
	threads_do_not_change_pages();
	small_pages_hold_everything();
	tree_of_every_kind_is_set();
	return check_done();
}
