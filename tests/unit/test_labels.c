/* tests/unit/test_labels.c - numbers, references, the index's pages */
#include "doc/folios.h"
#include "doc/labels.h"
#include "doc/verify.h"
#include "import/import.h"
#include "tests/check.h"

static struct arena memory;
static struct diag diag;

static struct book *book_of(int count, const char *const texts[][2])
{
	struct book *book = arena_new(&memory, struct book);

	diag_clear(&diag);
	book->theme = theme_default();
	book->memory = &memory;
	book->meta.lang = VIEW("en");
	book->meta.title = VIEW("Book");
	for (int i = 0; i < count; i++)
		book_add_chapter(book, view_of(texts[i][0]),
		                 markdown_read(&memory, view_of(texts[i][1]),
		                               texts[i][0], 1, &diag));
	book_resolve(book, &diag);
	return book;
}

static const char *text_of(const struct node *node)
{
	static struct buf text;

	buf_empty(&text);
	node_plain_text(node, &text);
	return buf_text(&text);
}

static void check_trees(const struct book *book)
{
	struct buf why = {0};

	for (int i = 0; i < book->chapter_count; i++)
		doc_verify(book->chapters[i]->top, &why);
	CHECK_TEXT(buf_text(&why), "");
	buf_clear(&why);
}

static void numbers_count_by_chapter(void)
{
	static const char *const texts[][2] = {
		{"a.md", "# A\n\n![One](x.png){#fig:one}\n\n@fig:two\n"},
		{"b.md", "# B\n\n![Two](x.png){#fig:two}\n\n@fig-one\n"}};
	struct book *book = book_of(2, texts);

	CHECK(book->label_count == 2);
	CHECK_TEXT(text_of(book->labels[1].node->first), "Figure\xC2\xA0"
	                                                 "2.1: Two");
	CHECK_TEXT(text_of(book->chapters[0]->top->last), "Figure\xC2\xA0"
	                                                  "2.1");
	CHECK(book->chapters[1]->top->last->first->link.target ==
	      book->labels[0].node);
	CHECK(diag.worst < DIAG_ERROR);
	check_trees(book);
}

static void numbers_of_one_chapter_are_plain(void)
{
	static const char *const texts[][2] = {
		{"a.md", "# A\n\n![One](x.png){#fig:one}\n\n![No](x.png)\n\n"
	                 "[@fig:one; -@fig:one] x@fig:one @fig:none\n"}};
	struct book *book = book_of(1, texts);

	CHECK_TEXT(text_of(book->chapters[0]->top->last),
	           "Figures\xC2\xA0"
	           "1 and 1 x@fig:one @fig:none");
	CHECK(diag_count(&diag, DIAG_REFERENCE_UNKNOWN) == 1);
	check_trees(book);
}

/* Everything stands on the page that pages points to. */
static int find_page(const void *pages, const struct node *node,
                     struct view *label)
{
	static const char *const labels[] = {"1", "2", "3", "4"};
	int page = *(const int *)pages;

	(void)node;
	*label = view_of(labels[page % 4]);
	return page;
}

static void index_names_a_page_once(void)
{
	static const char *const texts[][2] = {
		{"a.md", "# A\n\n[crab]{.index} [crab]{.index}\n\n"
	                 "[gait]{.index key=\"crab!gait\"}\n"}};
	struct book *book = book_of(1, texts);
	bool changed[2] = {false, false};
	int page = 2;

	CHECK(book->chapter_count == 2 && book->row_count == 2);
	CHECK_TEXT(text_of(book->rows[0].plain), "crab, 1, 2");
	check_trees(book);
	CHECK(book_set_folios(book, find_page, &page, changed));
	CHECK_TEXT(text_of(book->rows[0].plain), "crab, 3");
	CHECK(!changed[0] && changed[1]);
	CHECK(!book_set_folios(book, find_page, &page, changed));
	check_trees(book);
}

int main(void)
{
	numbers_count_by_chapter();
	numbers_of_one_chapter_are_plain();
	index_names_a_page_once();
	diag_clear(&diag);
	arena_reset(&memory);
	return check_done();
}
