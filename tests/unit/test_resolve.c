/* tests/unit/test_resolve.c - identifiers, links, numbers, generated parts */
#include "doc/book.h"
#include "import/import.h"
#include "tests/check.h"

static struct arena memory;
static struct diag diag;

static const char *messages(void)
{
	static struct buf out;

	buf_empty(&out);
	diag_print(&diag, DIAG_WARNING, &out);
	return buf_text(&out);
}

static struct book *book_of(int count, const char *const texts[][2])
{
	struct book *book = arena_new(&memory, struct book);

	diag_clear(&diag);
	book->theme = theme_default();
	book->memory = &memory;
	book->meta.lang = VIEW("en");
	book->meta.toc_depth = 3;
	for (int i = 0; i < count; i++)
		book_add_chapter(book, view_of(texts[i][0]),
		                 markdown_read(&memory, view_of(texts[i][1]),
		                               texts[i][0], 1, &diag));
	return book;
}

static struct node *find(const struct node *top, enum node_kind kind)
{
	struct node *node = node_next(top, (struct node *)top);

	while (node && node->kind != kind)
		node = node_next(top, node);
	return node;
}

static void headings_get_githubs_identifiers(void)
{
	static const char *const texts[][2] = {
		{"a.md", "# What's *new*, in C++?\n\n## Same\n\n## Same\n\n"
	                 "# Ünï 2.0 {#mine}\n\n# !!!\n"}};
	struct book *book = book_of(1, texts);
	static const char *const ids[] = {"whats-new-in-c", "same", "same-1",
	                                  "mine", "section"};

	book_resolve(book, &diag);
	CHECK(book->heading_count == 5);
	for (int i = 0; i < 5 && i < book->heading_count; i++)
		CHECK_TEXT(
			arena_view(&memory, node_id(book->headings[i].node)).p,
			ids[i]);
}

static void links_find_their_chapter(void)
{
	static const char *const texts[][2] = {
		{"src/one.md",
	         "# One\n\n[a](two.md) [b](two.md#same) [c](#same) "
	         "[d](sub/../two.html#same) [e](#two) "
	         "[f](https://x.y/)\n\n## Same\n"},
		{"src/two.md", "# Two\n\n## Same\n\n[g](one.md#same) "
	                       "[h](gone.md) [i](one.md#gone)\n"}};
	struct book *book = book_of(2, texts);
	struct node *targets[9] = {NULL};
	int count = 0;

	book_resolve(book, &diag);
	for (int i = 0; i < 2; i++)
		for (struct node *node = node_next(book->chapters[i]->top,
		                                   book->chapters[i]->top);
		     node; node = node_next(book->chapters[i]->top, node))
			if (node->kind == NODE_LINK && count < 9)
				targets[count++] = node->link.target;
	CHECK(count == 9);
	CHECK(targets[0] == book->chapters[1]->top);
	CHECK(targets[1] == book->headings[3].node);
	CHECK(targets[2] == book->headings[1].node);
	CHECK(targets[3] == book->headings[3].node);
	CHECK(targets[4] == book->headings[2].node);
	CHECK(!targets[5]);
	CHECK(targets[6] == book->headings[1].node);
	CHECK(!targets[7] && !targets[8]);
	CHECK(diag_count(&diag, DIAG_LINK_BROKEN) == 2);
	CHECK(strstr(messages(), "src/two.md:5:") != NULL);
	/* The second "same" of the book has a name of its own. */
	CHECK(view_is(node_id(book->headings[3].node), "same-1"));
}

static void a_given_identifier_is_used_once(void)
{
	static const char *const texts[][2] = {
		{"a.md", "# A {#x}\n\n# B {#x}\n\n# X\n"}};
	struct book *book = book_of(1, texts);

	book_resolve(book, &diag);
	CHECK(diag_count(&diag, DIAG_ID_DUPLICATE) == 1);
	CHECK(view_is(node_id(book->headings[0].node), "x"));
	CHECK(!view_is(node_id(book->headings[1].node), "x"));
	CHECK(!view_is(node_id(book->headings[2].node), "x"));
}

static void sections_and_notes_are_numbered(void)
{
	static const char *const texts[][2] = {
		{"1.md", "# A\n\nx[^n] y[^n]\n\n## B\n\n## C\n\n[^n]: Note\n"},
		{"2.md", "## D\n\nx[^n]\n\n[^n]: Note\n"},
		{"3.md", "# E {-}\n\nx[^n]\n\n# F\n\n[^n]: Note\n"}};
	struct book *book = book_of(3, texts);
	static const char *const numbers[] = {"1",   "1.1", "1.2",
	                                      "1.3", "",    "2"};

	book->meta.number_sections = true;
	book_resolve(book, &diag);
	CHECK(book->heading_count == 6);
	for (int i = 0; i < 6 && i < book->heading_count; i++)
		CHECK_TEXT(arena_view(&memory, book->headings[i].number).p,
		           numbers[i]);
	CHECK(book->chapters[1]->continues);
	CHECK(!book->chapters[2]->continues);
	CHECK(find(book->chapters[1]->top, NODE_NOTE)->number == 3);
	CHECK(find(book->chapters[2]->top, NODE_NOTE)->number == 1);
}

/* The numbers of the notes of two chapters, "1 2 1". */
static const char *note_numbers(const char *numbering)
{
	static const char *const texts[][2] = {
		{"a.md", "# A\n\nOne^[x], two^[y].\n"},
		{"b.md", "# B\n\nThree^[z].\n"}};
	static struct buf out;
	struct book *book = book_of(2, texts);

	buf_empty(&out);
	if (numbering)
		meta_set(&memory, &book->meta, VIEW("notes-numbering"),
		         view_of(numbering));
	book_resolve(book, &diag);
	for (int i = 0; i < 2; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n))
			if (n->kind == NODE_NOTE)
				buf_printf(&out, out.len ? " %d" : "%d",
				           n->number);
	}
	return buf_text(&out);
}

static void notes_count_by_chapter_or_book(void)
{
	CHECK_TEXT(note_numbers(NULL), "1 2 1");
	CHECK_TEXT(note_numbers("chapter"), "1 2 1");
	CHECK_TEXT(note_numbers("book"), "1 2 3");
	CHECK_TEXT(note_numbers("page"), "1 2 1");
	CHECK_TEXT(note_numbers("line"), "1 2 1");
	CHECK(strstr(messages(), "notes-numbering: line") != NULL);
}

static void contents_nest_by_level(void)
{
	static const char *const texts[][2] = {
		{"1.md",
	         "# A\n\n### B\n\n## C\n\n#### No\n\n# D {.unlisted}\n"}};
	struct book *book = book_of(1, texts);
	struct node *list;

	book->meta.toc = true;
	book->meta.title = VIEW("T");
	book_resolve(book, &diag);
	CHECK(diag_count(&diag, DIAG_HEADING_SKIPPED) == 2);
	CHECK(book->title_page && book->contents);
	list = find(book->contents, NODE_BULLET_LIST);
	CHECK(list->first == list->last);
	list = find(list, NODE_BULLET_LIST);
	CHECK(list->first != list->last && list->first->next == list->last);
	CHECK(find(list, NODE_LINK)->link.target == book->headings[1].node);
	CHECK(book->title_page && book->title_page->serial == 1);
	CHECK(book->chapters[0]->top->serial > book->contents->serial);
}

static void a_book_without_a_title_takes_its_first_heading(void)
{
	static const char *const texts[][2] = {
		{"x y.md", "text\n\n## Hi *U*\n"}, {"x-y.md", "text"}};
	struct book *book = book_of(2, texts);

	book_resolve(book, &diag);
	CHECK(view_is(book->meta.title, "Hi U"));
	CHECK(!book->title_page);
	CHECK(view_is(book->chapters[0]->name, "x-y"));
	CHECK(view_is(book->chapters[1]->name, "x-y-2"));
	CHECK(view_is(book->chapters[1]->title, "x-y-2"));
}

int main(void)
{
	headings_get_githubs_identifiers();
	links_find_their_chapter();
	a_given_identifier_is_used_once();
	sections_and_notes_are_numbered();
	notes_count_by_chapter_or_book();
	contents_nest_by_level();
	a_book_without_a_title_takes_its_first_heading();
	diag_clear(&diag);
	arena_reset(&memory);
	return check_done();
}
