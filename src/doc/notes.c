/*
 * doc/notes.c - the numbers of notes
 *
 *	notes-numbering: chapter   from 1 in each chapter (the default)
 *	notes-numbering: book      from 1 to the last
 *	notes-numbering: page      from 1 on each page; where there are no
 *	                           pages, as by chapter
 */
#include "doc/folios.h"
#include "doc/resolve.h"

void book_read_notes(struct book *book, struct diag *d)
{
	static const char *const words[] = {"chapter", "book", "page"};
	const struct value *value =
		value_get(book->meta.values, "notes-numbering");
	struct view text = view_trim(value_text(value));

	for (int i = 0; i < 3 && text.n; i++)
		if (view_is(text, words[i])) {
			book->notes = (enum notes_numbering)i;
			return;
		}
	if (text.n)
		diag_add(d, DIAG_VALUE_BAD, value->at,
		         "notes-numbering: %.*s (chapter, book, page)",
		         (int)text.n, text.p);
}

/* A file that continues a chapter goes on counting, since both may stand on
 * one page, and so do chapters that follow one another without a new page. */
void book_number_notes(struct book *book)
{
	bool restarts = book->notes != NOTES_BY_BOOK &&
	                book->theme.chapters != CHAPTERS_RUNNING;
	int number = 0;

	for (int i = 0; i < book->chapter_count; i++) {
		struct chapter *chapter = book->chapters[i];
		int before;

		if (!chapter->continues && restarts)
			number = 0;
		before = number;
		for (struct node *node = node_next(chapter->top, chapter->top);
		     node; node = node_next(chapter->top, node))
			if (node->kind == NODE_NOTE)
				node->number = node->printed = ++number;
		chapter->note_count = number - before;
	}
}

/* What has been counted on a page; pages are met in order, but for those of
 * tables and figures that have left the text. */
struct page_notes {
	int *counts; /* by page */
	int room;
};

static int next_on_page(struct arena *a, struct page_notes *notes, int page)
{
	if (page >= notes->room) {
		int room = 2 * page + 64;
		int *counts = arena_alloc(a, (size_t)room, sizeof(*counts));

		if (notes->room)
			memcpy(counts, notes->counts,
			       (size_t)notes->room * sizeof(*counts));
		notes->counts = counts;
		notes->room = room;
	}
	return ++notes->counts[page];
}

bool book_number_notes_on_pages(struct book *book, folio_finder *find,
                                const void *pages, bool *changed)
{
	struct arena scratch = {0};
	struct page_notes notes = {0};
	bool any_changed = false;

	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *node = node_next(top, top);
		     node && book->chapters[i]->note_count;
		     node = node_next(top, node)) {
			struct view label;
			int page, number;

			if (node->kind != NODE_NOTE)
				continue;
			page = find(pages, node, &label);
			number = page < 0
			                 ? node->number
			                 : next_on_page(&scratch, &notes, page);
			if (number == node->printed)
				continue;
			node->printed = number;
			changed[i] = any_changed = true;
		}
	}
	arena_reset(&scratch);
	return any_changed;
}
