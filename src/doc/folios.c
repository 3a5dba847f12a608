/* doc/folios.c - texts that name printed pages */
#include "doc/folios.h"

#include "base/array.h"
#include "doc/words.h"

/* all: so does each link within the book, not only [those](#marked){.page}. */
static bool takes_folio(const struct node *link, bool all)
{
	return link->kind == NODE_LINK && link->link.target && link->first &&
	       (all || node_has_class(link, "page")) &&
	       !node_above(link, NODE_HEADER) && !node_above(link, NODE_LINK);
}

/* A link of its own, so that the number leads there, too. */
static void add_folio(struct book *book, struct node *link, int chapter)
{
	struct arena *a = book->memory;
	struct node *folio = node_new(a, NODE_LINK, link->at);
	struct node *text = node_text(a, NODE_STR, link->at, VIEW(""));

	folio->link.target = link->link.target;
	folio->link.url = link->link.url;
	node_add_class(a, folio, VIEW("page-reference"));
	node_append(folio, text);
	node_insert_after(link, folio);
	*ARRAY_ADD(a, book->folios, book->folio_count, book->folio_room) =
		(struct folio){text, link->link.target, chapter};
}

void book_add_folios(struct book *book)
{
	bool all = value_bool(value_get(book->meta.values, "page-references"),
	                      false);

	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n)) {
			if (!takes_folio(n, all))
				continue;
			add_folio(book, n, i);
			n = n->next; /* and not into what was added */
			n = n->last;
		}
	}
	book_set_folios(book, NULL, NULL, NULL);
}

/* --- texts --- */

struct setting {
	struct book *book;
	folio_finder *find;
	const void *pages;
	bool any_changed;
};

/* Where a mark stands; counted as long as nobody knows. */
static int find(const struct setting *s, const struct node *target, int count,
                struct view *label)
{
	int page;

	if (s->find) {
		page = s->find(s->pages, target, label);
		if (page >= 0 && label->n)
			return page;
	}
	*label = view_of(arena_printf(s->book->memory, "%d", count));
	return -1;
}

static bool set_text(struct setting *s, struct node *text, struct view to)
{
	if (view_equal(text->text, to))
		return false;
	text->text = arena_view(s->book->memory, to);
	s->any_changed = true;
	return true;
}

static bool set_folio(struct setting *s, const struct folio *folio)
{
	struct arena *a = s->book->memory;
	struct view word = word_in(DOC_PAGE, s->book->meta.lang);
	struct view label;

	if (find(s, folio->target, 0, &label) < 0)
		label = VIEW("000"); /* as wide as most will be */
	return set_text(
		s, folio->text,
		view_of(arena_printf(a, " (%.*s\xC2\xA0%.*s)", (int)word.n,
	                             word.p, (int)label.n, label.p)));
}

/* Take all of the row's nodes out of the tree. */
static void clear_row(struct index_row *row)
{
	struct node *next;

	for (struct node *n = row->plain->first; n; n = next) {
		next = n->next;
		n->next = n->parent = NULL;
	}
	row->plain->first = row->plain->last = NULL;
}

static bool append(struct setting *s, struct index_row *row, struct node *node,
                   struct view text)
{
	node_append(row->plain, node);
	return set_text(s, node->kind == NODE_LINK ? node->first : node, text);
}

/* The pages of a row: each once, those that follow each other as one range. */
static bool set_row(struct setting *s, struct index_row *row)
{
	struct node *plain = row->plain;
	bool changed = false;
	int at = 0, shown = 0;

	clear_row(row);
	node_append(plain, row->term);
	while (at < row->count) {
		struct view label, last;
		int first =
			find(s, row->links[at]->link.target, at + 1, &label);
		int end = at + 1, page = first, to = at;

		for (; first >= 0 && end < row->count; end++) {
			int next =
				find(s, row->links[end]->link.target, 0, &last);

			if (next != page && next != page + 1)
				break;
			to = next == page ? to : end;
			page = next;
		}
		if (at)
			changed |= append(s, row, row->gaps[at], VIEW(", "));
		changed |= append(s, row, row->links[at], label);
		if (to > at) {
			find(s, row->links[to]->link.target, 0, &last);
			changed |= append(s, row, row->gaps[to],
			                  VIEW("\xE2\x80\x93"));
			changed |= append(s, row, row->links[to], last);
		}
		at = end;
		shown++;
	}
	for (int i = !row->count; i < 3 && row->see[i]; i++)
		node_append(plain, row->see[i]);
	if (row->shown != shown) /* fewer links than before */
		changed = true;
	row->shown = shown;
	return changed;
}

bool book_set_folios(struct book *book, folio_finder *find_page,
                     const void *pages, bool *changed)
{
	struct setting s = {.book = book, .find = find_page, .pages = pages};

	for (int i = 0; i < book->folio_count; i++)
		if (set_folio(&s, &book->folios[i]) && changed)
			changed[book->folios[i].chapter] = true;
	for (int i = 0; i < book->row_count; i++) {
		if (!set_row(&s, &book->rows[i]))
			continue;
		s.any_changed = true;
		if (changed)
			changed[book->rows[i].chapter] = true;
	}
	return s.any_changed;
}
