/* tests/unit/test_xhtml.c - every node becomes valid XHTML, or its words do */
#include "base/array.h"
#include "doc/book.h"
#include "tests/check.h"
#include "write/write.h"
#include "write/xhtml.h"

/* Does text hold words? */
static bool has(const char *text, const char *words)
{
	return strstr(text, words) != NULL;
}

/* A book with one chapter, built by hand and numbered. */
struct fixture {
	struct arena memory;
	struct book book;
	struct chapter chapter;
	struct chapter *chapters[1];
	struct node *top;
	struct pages pages;
	struct buf out;
};

static const struct place nowhere = {"a.md", 1, 1};

static void begin(struct fixture *f)
{
	*f = (struct fixture){0};
	f->top = node_new(&f->memory, NODE_DOCUMENT, nowhere);
	f->chapter.top = f->top;
	f->chapter.name = VIEW("a");
	f->chapter.matter = MATTER_BODY;
	f->chapters[0] = &f->chapter;
	f->book.memory = &f->memory;
	f->book.theme = theme_default();
	f->book.meta.lang = VIEW("en");
	f->book.meta.title = VIEW("Book");
	f->book.chapters = f->chapters;
	f->book.chapter_count = 1;
	f->book.places.memory = &f->memory;
	f->book.pictures.memory = &f->memory;
}

static struct node *add(struct fixture *f, struct node *parent,
                        enum node_kind kind)
{
	struct node *node = node_new(&f->memory, kind, nowhere);

	node_append(parent, node);
	return node;
}

static struct node *add_text(struct fixture *f, struct node *parent,
                             enum node_kind kind, const char *text)
{
	struct node *node = add(f, parent, kind);

	node->text = view_of(text);
	return node;
}

static struct node *add_str(struct fixture *f, struct node *parent,
                            const char *text)
{
	return add_text(f, parent, NODE_STR, text);
}

/* A paragraph with a text. */
static struct node *add_para(struct fixture *f, struct node *parent,
                             const char *text)
{
	struct node *para = add(f, parent, NODE_PARA);

	add_str(f, para, text);
	return para;
}

static void set_id(struct fixture *f, struct node *node, const char *id)
{
	node_attr(&f->memory, node)->id = view_of(id);
}

static void add_page(struct fixture *f, const struct node *node,
                     uint32_t offset, const char *label)
{
	struct page *page = ARRAY_ADD(&f->memory, f->pages.pages,
	                              f->pages.count, f->pages.room);

	page->index = f->pages.count - 1;
	page->label = view_of(label);
	page->start = (struct spot){node, offset};
}

static const char *body(struct fixture *f)
{
	struct xhtml_facts facts = {0};
	struct plan *plan;
	uint32_t serial = 0;

	for (struct node *n = f->top; n; n = node_next(f->top, n))
		n->serial = ++serial;
	plan = plan_make(&f->memory, &f->book, &f->pages);
	buf_empty(&f->out);
	for (int i = 0; i < plan->file_count; i++)
		xhtml_body(plan, i, &facts, NULL, &f->out);
	return buf_text(&f->out);
}

static void end(struct fixture *f)
{
	buf_clear(&f->out);
	arena_reset(&f->memory);
}

static void inlines_become_elements(void)
{
	struct fixture f;
	struct node *para, *quoted;

	begin(&f);
	para = add(&f, f.top, NODE_PARA);
	add_str(&f, para, "a < b ");
	add_str(&f, add(&f, para, NODE_EMPH), "e");
	add_str(&f, add(&f, para, NODE_STRONG), "s");
	add_str(&f, add(&f, para, NODE_STRIKEOUT), "x");
	add_str(&f, add(&f, para, NODE_UNDERLINE), "u");
	add_str(&f, add(&f, para, NODE_SMALL_CAPS), "c");
	add(&f, para, NODE_LINE_BREAK);
	add_text(&f, para, NODE_CODE, "a&b");
	add_text(&f, para, NODE_RAW_INLINE, "<script>");
	add_text(&f, para, NODE_MATH, "x^2");
	quoted = add(&f, para, NODE_QUOTED);
	quoted->double_quotes = true;
	add_str(&f, quoted, "q");
	CHECK_TEXT(body(&f),
	           "<p>a &lt; b <em>e</em><strong>s</strong><s>x</s><u>u</u>"
	           "<span class=\"small-caps\">c</span><br/>\n"
	           "<code>a&amp;b</code><code class=\"math\">x^2</code>"
	           "“q”</p>\n");
	end(&f);
}

static void lists_keep_numbers_and_tasks(void)
{
	struct fixture f;
	struct node *list, *item;

	begin(&f);
	list = add(&f, f.top, NODE_ORDERED_LIST);
	list->list.start = 3;
	list->list.style = LIST_LOWER_ALPHA;
	item = add(&f, list, NODE_ITEM);
	add_str(&f, add(&f, item, NODE_PLAIN), "one");
	list = add(&f, f.top, NODE_BULLET_LIST);
	item = add(&f, list, NODE_ITEM);
	item->task = TASK_DONE;
	add_str(&f, add(&f, item, NODE_PLAIN), "done");
	add(&f, f.top, NODE_BULLET_LIST); /* empty: no <ul> without <li> */
	CHECK_TEXT(body(&f),
	           "<ol start=\"3\" type=\"a\">\n<li>one</li>\n</ol>\n"
	           "<ul class=\"tasks\">\n<li class=\"task\">"
	           "<span class=\"box\">☑</span> done</li>\n</ul>\n");
	end(&f);
}

static void definitions_come_in_pairs(void)
{
	struct fixture f;
	struct node *list;

	begin(&f);
	list = add(&f, f.top, NODE_DEFINITION_LIST);
	add_para(&f, add(&f, list, NODE_DEFINITION), "first");
	add_str(&f, add(&f, list, NODE_TERM), "last");
	CHECK_TEXT(body(&f), "<dl>\n<dt></dt>\n<dd><p>first</p>\n</dd>\n"
	                     "<dt>last</dt>\n<dd></dd>\n</dl>\n");
	end(&f);
}

static void code_names_its_language(void)
{
	struct fixture f;
	struct node *code;

	begin(&f);
	code = add_text(&f, f.top, NODE_CODE_BLOCK, "if a < b {\n}");
	node_add_class(&f.memory, code, VIEW("c++"));
	CHECK_TEXT(body(&f), "<pre><code class=\"language-c++\">if a &lt; b {\n"
	                     "}</code></pre>\n");
	end(&f);
}

static struct node *add_cell(struct fixture *f, struct node *row,
                             const char *text)
{
	struct node *cell = add(f, row, NODE_CELL);

	cell->cell.column_span = cell->cell.row_span = 1;
	if (*text)
		add_str(f, add(f, cell, NODE_PLAIN), text);
	return cell;
}

static void tables_have_scopes_and_classes(void)
{
	static enum align align[] = {ALIGN_LEFT, ALIGN_RIGHT};
	static struct table shape = {.align = align, .column_count = 2};
	struct fixture f;
	struct node *table, *row;

	begin(&f);
	table = add(&f, f.top, NODE_TABLE);
	table->table = &shape;
	add_str(&f, add(&f, add(&f, table, NODE_CAPTION), NODE_PLAIN), "cap");
	row = add(&f, add(&f, table, NODE_TABLE_HEAD), NODE_ROW);
	add_cell(&f, row, "h");
	add_cell(&f, row, "");
	row = add(&f, add(&f, table, NODE_TABLE_BODY), NODE_ROW);
	add_cell(&f, row, "1");
	add_cell(&f, row, "2")->cell.column_span = 2;
	CHECK_TEXT(body(&f),
	           "<table>\n<caption>cap</caption>\n"
	           "<thead>\n<tr><th scope=\"col\" class=\"left\">h</th>"
	           "<td class=\"right\"></td></tr>\n</thead>\n"
	           "<tbody>\n<tr><td class=\"left\">1</td>"
	           "<td colspan=\"2\" class=\"right\">2</td></tr>\n</tbody>\n"
	           "</table>\n");
	end(&f);
}

static void empty_tables_leave_their_identifier(void)
{
	struct fixture f;
	struct node *table;

	begin(&f);
	table = add(&f, f.top, NODE_TABLE);
	set_id(&f, table, "t");
	add(&f, add(&f, table, NODE_TABLE_BODY), NODE_ROW);
	CHECK_TEXT(body(&f), "<span id=\"t\"></span>");
	end(&f);
}

static void figures_tell_alt_from_caption(void)
{
	static struct picture picture = {
		.kind = PICTURE_PNG,
		.path = {"p/a b.png", 9},
		.bytes = {"", 0},
		.width = PT(75),
		.height = PT(30),
	};
	struct fixture f;
	struct node *figure, *image;

	begin(&f);
	figure = add(&f, f.top, NODE_FIGURE);
	add_str(&f, add(&f, add(&f, figure, NODE_CAPTION), NODE_PLAIN),
	        "caption");
	image = add(&f, add(&f, figure, NODE_PLAIN), NODE_IMAGE);
	add_str(&f, image, "caption");
	image->link.picture = &picture;
	node_set_value(&f.memory, image, VIEW("alt"), VIEW("seen"));
	node_set_value(&f.memory, image, VIEW("width"), VIEW("50%"));
	CHECK_TEXT(body(&f),
	           "<figure>\n<img src=\"../media/a-b.png\" alt=\"seen\""
	           " width=\"100\" height=\"40\" class=\"width-50\"/>\n"
	           "<figcaption>caption</figcaption>\n</figure>\n");
	node_set_value(&f.memory, image, VIEW("alt"), VIEW(""));
	CHECK(has(body(&f), "alt=\"\" role=\"presentation\""));
	image->link.picture = NULL;
	image->link.url = VIEW("a.png");
	CHECK(has(body(&f), "<p class=\"missing-image\">a.png</p>"));
	end(&f);
}

static void links_lead_where_their_target_is(void)
{
	struct fixture f;
	struct node *heading, *para, *link;

	begin(&f);
	heading = add(&f, f.top, NODE_HEADER);
	heading->level = 1;
	set_id(&f, heading, "a b");
	add_str(&f, heading, "Title");
	para = add(&f, f.top, NODE_PARA);
	link = add(&f, para, NODE_LINK);
	link->link.url = VIEW("#a b");
	link->link.target = heading;
	add_str(&f, link, "in");
	link = add(&f, para, NODE_LINK);
	link->link.url = VIEW("https://example.com/x y");
	add_str(&f, link, "out");
	link = add(&f, link, NODE_LINK); /* a link in a link */
	link->link.url = VIEW("https://example.com");
	add_str(&f, link, "er");
	link = add(&f, para, NODE_LINK);
	link->link.url = VIEW("nowhere.md");
	add_str(&f, link, "lost");
	CHECK_TEXT(body(&f), "<h1 id=\"a-b\">Title</h1>\n"
	                     "<p><a href=\"#a-b\">in</a>"
	                     "<a href=\"https://example.com/x%20y\">outer</a>"
	                     "lost</p>\n");
	end(&f);
}

static void notes_stand_at_the_end_in_order(void)
{
	struct fixture f;
	struct node *para, *note, *inner;
	const char *text, *first, *second, *third;

	begin(&f);
	para = add(&f, f.top, NODE_PARA);
	add_str(&f, para, "a");
	note = add(&f, para, NODE_NOTE);
	note->number = 1;
	inner = add(&f, add_para(&f, note, "one"), NODE_NOTE);
	inner->number = 2;
	add_text(&f, inner, NODE_CODE_BLOCK, "two");
	note = add(&f, para, NODE_NOTE);
	note->number = 3;
	add_para(&f, note, "three");
	text = body(&f);
	CHECK(has(text, "<p>a<a class=\"noteref\" epub:type=\"noteref\""
	                " role=\"doc-noteref\" href=\"#fn-1\""
	                " id=\"fnref-1\">1</a>"));
	CHECK(has(text, "<aside epub:type=\"footnote\" role=\"doc-footnote\""
	                " id=\"fn-1\">\n<p><a class=\"backlink\""
	                " role=\"doc-backlink\" href=\"#fnref-1\">1</a>."
	                " one<a "));
	first = strstr(text, "id=\"fn-1\"");
	second = strstr(text, "id=\"fn-2\"");
	third = strstr(text, "id=\"fn-3\"");
	CHECK(first && second && third && first < second && second < third);
	end(&f);
}

static void calls_in_links_stand_after_them(void)
{
	struct fixture f;
	struct node *para, *link, *note;

	begin(&f);
	para = add(&f, f.top, NODE_PARA);
	link = add(&f, para, NODE_LINK);
	link->link.url = VIEW("https://example.com/");
	add_str(&f, link, "a");
	note = add(&f, link, NODE_NOTE);
	add_para(&f, note, "n");
	add_str(&f, link, "b");
	CHECK(has(body(&f), ">ab</a><a class=\"noteref\""));
	end(&f);
}

#define MARK(label)                                                            \
	"<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" "                \
	"id=\"page-" label "\" aria-label=\" " label " \"></span>"

static void page_marks_stand_before_words(void)
{
	struct fixture f;
	struct node *str;

	begin(&f);
	str = add_para(&f, f.top, "one two three")->first;
	add_page(&f, str, 0, "ii");
	add_page(&f, str, 6, "1");  /* inside "two" */
	add_page(&f, str, 99, "2"); /* past the end */
	CHECK_TEXT(body(&f), "<p>" MARK("ii") "one " MARK("1") "two " MARK(
				     "2") "three</p>\n");
	end(&f);
}

static void page_marks_find_a_valid_place(void)
{
	struct fixture f;
	struct node *heading, *code, *table, *row, *list, *item;

	begin(&f);
	heading = add(&f, f.top, NODE_HEADER);
	heading->level = 2;
	add_page(&f, add_str(&f, heading, "T"), 0, "1");
	code = add_text(&f, f.top, NODE_CODE_BLOCK, "a\nbcd\ne f gh");
	add_page(&f, code, 4, "2");
	add_page(&f, code, 11, "2a");
	table = add(&f, f.top, NODE_TABLE);
	row = add(&f, add(&f, table, NODE_TABLE_BODY), NODE_ROW);
	add_cell(&f, row, "c");
	add_page(&f, row, 0, "3");
	list = add(&f, f.top, NODE_BULLET_LIST);
	item = add(&f, list, NODE_ITEM);
	add_str(&f, add(&f, item, NODE_PLAIN), "i");
	add_page(&f, item, 0, "4");
	CHECK_TEXT(
		body(&f),
		MARK("1") "<h2>T</h2>\n<pre><code>a\n" MARK(
			"2") "bcd\ne f " MARK("2a") "gh</code></pre>\n"
						    "<table>\n<tbody>\n<tr><"
						    "td>" MARK(
							    "3") "c</td></tr>\n"
								 "</tbody>\n</"
								 "table>\n<ul>"
								 "\n<li>" MARK(
									 "4") "i</li>\n"
									      "</ul>\n");
	end(&f);
}

static void names_of_the_author_come_first(void)
{
	struct fixture f;
	struct node *para;

	begin(&f);
	para = add_para(&f, f.top, "x");
	set_id(&f, para, "fn-1");
	add_para(&f, add(&f, para, NODE_NOTE), "n");
	para = add_para(&f, f.top, "y");
	set_id(&f, para, "fn 1"); /* the same once it is clean */
	CHECK(has(body(&f), "<p id=\"fn-1\">x<a "));
	CHECK(has(buf_text(&f.out), "href=\"#fn-1-3\""));
	CHECK(has(buf_text(&f.out), "<p id=\"fn-1-2\">y</p>"));
	CHECK(has(buf_text(&f.out), "role=\"doc-footnote\" id=\"fn-1-3\""));
	end(&f);
}

static void empty_headings_are_no_headings(void)
{
	struct fixture f;
	struct node *heading;

	begin(&f);
	heading = add(&f, f.top, NODE_HEADER);
	heading->level = 1;
	set_id(&f, heading, "none");
	CHECK_TEXT(body(&f), "<span id=\"none\"></span>");
	end(&f);
}

static void long_chapters_are_cut_before_headings(void)
{
	static char words[40001];
	struct fixture f;
	struct plan *plan;

	memset(words, 'x', sizeof(words) - 1);
	begin(&f);
	for (int i = 0; i < 12; i++) {
		struct node *heading = add(&f, f.top, NODE_HEADER);

		heading->level = i ? 2 : 1;
		add_str(&f, heading, i ? "Part" : "Chapter");
		add_para(&f, f.top, words);
	}
	body(&f);
	plan = plan_make(&f.memory, &f.book, NULL);
	CHECK(plan->file_count == 3);
	CHECK(view_is(plan->files[0].name, "a.xhtml"));
	CHECK(view_is(plan->files[1].name, "a-2.xhtml"));
	CHECK(view_is(plan->files[1].title, "Part"));
	CHECK(plan->files[1].is_continued);
	for (int i = 0; i < plan->file_count; i++)
		CHECK(plan->files[i].first->kind == NODE_HEADER);
	end(&f);
}

static void bodies_of_other_trees_are_written(void)
{
	struct fixture f;
	struct node *top;

	begin(&f);
	add_para(&f, f.top, "chapter");
	body(&f);
	top = node_new(&f.memory, NODE_DOCUMENT, nowhere);
	add_para(&f, top, "beside");
	buf_empty(&f.out);
	xhtml_write_body(&f.book, f.top, &f.out);
	CHECK_TEXT(buf_text(&f.out), "<p>chapter</p>\n");
	buf_empty(&f.out);
	xhtml_write_body(&f.book, top, &f.out);
	CHECK_TEXT(buf_text(&f.out), "<p>beside</p>\n");
	end(&f);
}

/* The fonts hold the letters of a block in the style that it is shown in. */
static void letters_are_of_the_style_shown(void)
{
	static const char *const classes[] = {"title", "subtitle", "sidebar"};
	static const char *const words[] = {"Q", "X", "Z"};
	struct fixture f;
	struct xhtml_facts facts = {0};
	struct letters *letters;
	struct node *page;

	begin(&f);
	f.book.theme.title.family = FAMILY_MONO;
	f.book.theme.title.weight = 700;
	page = node_new(&f.memory, NODE_DIV, nowhere);
	node_add_class(&f.memory, page, VIEW("titlepage"));
	node_append(f.top, page);
	for (int i = 0; i < 3; i++) {
		struct node *div = node_new(&f.memory, NODE_DIV, nowhere);
		struct node *para = node_new(&f.memory, NODE_PARA, nowhere);

		node_add_class(&f.memory, div, view_of(classes[i]));
		node_append(para, node_text(&f.memory, NODE_STR, nowhere,
		                            view_of(words[i])));
		node_append(div, para);
		node_append(page, div);
	}
	letters = letters_new(&f.memory);
	xhtml_body(plan_make(&f.memory, &f.book, NULL), 0, &facts, letters,
	           &f.out);
	CHECK(letters->ascii[(size_t)LETTERS_FAMILY * FAMILY_MONO +
	                     LETTERS_BOLD]['Q']);
	CHECK(letters->ascii[(size_t)LETTERS_FAMILY * FAMILY_MONO]['X']);
	/* the theme's box */
	CHECK(letters->ascii[(size_t)LETTERS_FAMILY * FAMILY_SANS]['Z']);
	CHECK(!letters->ascii[(size_t)LETTERS_FAMILY * FAMILY_SERIF]['Z']);
	buf_clear(&f.out);
	arena_reset(&f.memory);
}

int main(void)
{
	inlines_become_elements();
	lists_keep_numbers_and_tasks();
	definitions_come_in_pairs();
	code_names_its_language();
	tables_have_scopes_and_classes();
	empty_tables_leave_their_identifier();
	figures_tell_alt_from_caption();
	links_lead_where_their_target_is();
	notes_stand_at_the_end_in_order();
	calls_in_links_stand_after_them();
	page_marks_stand_before_words();
	page_marks_find_a_valid_place();
	names_of_the_author_come_first();
	empty_headings_are_no_headings();
	long_chapters_are_cut_before_headings();
	bodies_of_other_trees_are_written();
	letters_are_of_the_style_shown();
	return check_done();
}
