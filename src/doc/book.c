/* doc/book.c - one book: its chapters, and the order in which it is resolved */
#include "doc/book.h"

#include "base/array.h"
#include "base/file.h"
#include "doc/figure.h"
#include "doc/folios.h"
#include "doc/labels.h"
#include "doc/resolve.h"

/* A stem that no other chapter has, safe as a file name: "03-ownership". */
static struct view unique_name(struct book *book, struct view path)
{
	struct view stem = file_stem(path);
	struct buf name = {0};
	struct view result;
	size_t base;

	for (size_t i = 0; i < stem.n; i++) {
		char c = stem.p[i];

		if (ascii_is_alpha(c) || ascii_is_digit(c) || c == '_')
			buf_char(&name, c);
		else if (name.len && name.bytes[name.len - 1] != '-')
			buf_char(&name, '-');
	}
	while (name.len && name.bytes[name.len - 1] == '-')
		name.bytes[--name.len] = '\0';
	if (!name.len)
		buf_puts(&name, "chapter");
	base = name.len;
	for (int copy = 2;; copy++) {
		bool taken = false;

		for (int i = 0; i < book->chapter_count && !taken; i++)
			taken = view_is_nocase(book->chapters[i]->name,
			                       buf_text(&name));
		if (!taken)
			break;
		name.len = base;
		buf_printf(&name, "-%d", copy);
	}
	result = arena_view(book->memory, (struct view){name.bytes, name.len});
	buf_clear(&name);
	return result;
}

struct chapter *book_add_chapter(struct book *book, struct view path,
                                 struct node *top)
{
	struct chapter *chapter = arena_new(book->memory, struct chapter);

	chapter->path = file_normal(book->memory, path);
	chapter->name = unique_name(book, path);
	chapter->top = top;
	chapter->matter = MATTER_BODY;
	chapter->index = book->chapter_count;
	*ARRAY_ADD(book->memory, book->chapters, book->chapter_count,
	           book->chapter_room) = chapter;
	return chapter;
}

struct chapter *book_insert_chapter(struct book *book, int index,
                                    struct view path, struct node *top)
{
	struct chapter *chapter = book_add_chapter(book, path, top);

	for (int i = book->chapter_count - 1; i > index; i--) {
		book->chapters[i] = book->chapters[i - 1];
		book->chapters[i]->index = i;
	}
	book->chapters[index] = chapter;
	chapter->index = index;
	return chapter;
}

static void find_continuations(struct book *book)
{
	int highest = book_highest_level(book);

	for (int i = 1; i < book->chapter_count; i++) {
		const struct node *first = book->chapters[i]->top->first;

		book->chapters[i]->continues = first &&
		                               first->kind == NODE_HEADER &&
		                               first->level > highest;
	}
}

static void name_chapters(struct book *book)
{
	for (int i = 0; i < book->chapter_count; i++) {
		struct chapter *chapter = book->chapters[i];

		chapter->lang = node_lang(chapter->top, book->meta.lang);
		chapter->title = chapter->name;
		for (int h = 0; h < book->heading_count; h++) {
			if (book->headings[h].chapter != chapter)
				continue;
			chapter->title = book->headings[h].text;
			chapter->has_heading = true;
			break;
		}
	}
}

void book_resolve(struct book *book, struct diag *d)
{
	book->places.memory = book->memory;
	book_title_boxes(book);
	book_shape_rows(book);
	book_name_rows(book);
	book_shape_labels(book);
	book_number_examples(book);
	book_read_notes(book, d);
	book_move_notes(book, d);
	book_place_index(book);
	book_shape_glossary(book);
	book_sort_matter(book);
	book_identify(book, d);
	book_collect_headings(book, d);
	find_continuations(book);
	name_chapters(book);
	if (!book->meta.title.n && book->heading_count) {
		const struct heading *first = &book->headings[0];

		book->meta.title = first->text;
		diag_add(d, DIAG_TITLE_MISSING, first->node->at, "%.*s",
		         (int)first->text.n, first->text.p);
	} else if (book->meta.title.n) {
		book_make_title_page(book);
	}
	book_number_labels(book);
	book_refer(book, d);
	book_finish_labels(book);
	book_number_notes(book);
	book_link(book, d);
	book_link_glossary(book, d);
	book_make_index(book, d);
	book_add_folios(book);
	book_rank_headings(book);
	if (book->meta.toc || book->meta.list_of_figures ||
	    book->meta.list_of_tables)
		book_make_contents(book);
	book_number_nodes(book);
}

struct chapter *book_chapter_of(const struct book *book,
                                const struct node *node)
{
	while (node->parent)
		node = node->parent;
	for (int i = 0; i < book->chapter_count; i++)
		if (book->chapters[i]->top == node)
			return book->chapters[i];
	return NULL;
}

struct view book_target_id(const struct node *node)
{
	return node_id(node);
}
