/*
 * doc/index.c - the index
 *
 *	[crabs]{.index}                     crabs, 12
 *	[walk]{.index key="crabs!gait"}     crabs, 12
 *	[]{.index key="Krebs" see="crab"}      gait, 14-15
 *	                                    Krebs, see crab
 *	[Ada]{.name}                        Ada, 12, in the index of names
 *
 * It stands where "::: {#index}" is written, else in a chapter of its own, the
 * last; one of names where "::: {#index-names}" is, else before it. Any other
 * is begun with {.index name=places}. A page is named once in an entry, and ranges are one.
 */
#include "base/array.h"
#include "base/collate.h"
#include "doc/folios.h"
#include "doc/words.h"

#include <stdlib.h>

/* crabs!gait!sideways */
#define LEVELS       3
#define INDEXES_MOST 8

/* One mark in the text. */
struct mark {
	struct view parts[LEVELS];
	int levels;
	struct view see, see_also;
	struct node *node;
	int order; /* in the text */
};

struct index_maker {
	struct book *book;
	struct collate *collate;
	struct mark *marks;
	int count, room;
	struct view name; /* "" for the index itself, "names" ... */
	struct map items; /* by their parts: "crab!gait" */
	struct diag *diag;
	int first_row; /* of this index in book->rows */
	struct node *div;
	int chapter; /* that div stands in */
};

/* What index a mark is for: "" for the index itself. */
static struct view index_of(const struct node *mark)
{
	if (node_has_class(mark, "index"))
		return view_trim(node_value(mark, "name"));
	return VIEW("names");
}

/* The identifier of the Div in which this index stands. */
static struct view div_id(struct arena *a, struct view name)
{
	return name.n ? view_of(arena_printf(a, "index-%.*s", (int)name.n,
	                                     name.p))
	              : VIEW("index");
}

static bool is_mark(const struct node *node)
{
	return node->kind == NODE_SPAN && node->attr &&
	       (node_has_class(node, "index") || node_has_class(node, "name"));
}

/* --- before identifiers are made --- */

static struct view title_of(const struct book *book, struct view name)
{
	struct view title =
		value_text(value_get(book->meta.values, "index-title"));

	if (view_is(name, "names"))
		return word_in(DOC_NAMES, book->meta.lang);
	if (name.n)
		return name;
	return title.n ? title : word_in(DOC_INDEX, book->meta.lang);
}

static void add_chapter(struct book *book, struct view name)
{
	struct arena *a = book->memory;
	struct place nowhere = {0};
	struct node *top = node_new(a, NODE_DOCUMENT, nowhere);
	struct node *header = node_new(a, NODE_HEADER, nowhere);
	struct node *div = node_new(a, NODE_DIV, nowhere);
	struct chapter *chapter;

	header->level = 1;
	node_add_class(a, header, VIEW("unnumbered"));
	node_set_value(a, header, VIEW("epub:type"), VIEW("index"));
	node_append(header,
	            node_text(a, NODE_STR, nowhere, title_of(book, name)));
	node_attr(a, div)->id = div_id(a, name);
	node_append(top, header);
	node_append(top, div);
	chapter = book_add_chapter(book, div_id(a, name), top);
	chapter->matter = MATTER_BACK;
	chapter->generated = true;
}

/* The names of all indexes, "" last. */
struct index_names {
	struct view names[INDEXES_MOST];
	bool has_place[INDEXES_MOST];
	int count;
};

static int find_name(const struct index_names *names, struct view name)
{
	for (int i = 0; i < names->count; i++)
		if (view_equal(names->names[i], name))
			return i;
	return -1;
}

static struct index_names names_of(const struct book *book)
{
	struct index_names names = {0};
	bool has_own = false;

	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n)) {
			if (!is_mark(n))
				continue;
			if (!index_of(n).n)
				has_own = true;
			else if (find_name(&names, index_of(n)) < 0 &&
			         names.count < INDEXES_MOST - 1)
				names.names[names.count++] = index_of(n);
		}
	}
	if (has_own)
		names.names[names.count++] = VIEW("");
	return names;
}

void book_place_index(struct book *book)
{
	struct index_names names = names_of(book);
	int marks = 0;

	for (int i = 0; i < book->chapter_count && names.count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n)) {
			for (int k = 0; k < names.count; k++)
				names.has_place[k] |=
					n->kind == NODE_DIV && node_id(n).n &&
					view_equal(node_id(n),
				                   div_id(book->memory,
				                          names.names[k]));
			if (!is_mark(n))
				continue;
			marks++;
			if (!node_id(n).n)
				n->attr->id = view_of(arena_printf(
					book->memory, "index-mark-%d", marks));
		}
	}
	for (int k = 0; k < names.count; k++)
		if (!names.has_place[k])
			add_chapter(book, names.names[k]);
}

/* --- marks --- */

static void add_mark(struct index_maker *m, struct node *node)
{
	struct arena *a = m->book->memory;
	struct mark mark = {.node = node, .order = m->count};
	struct view rest = node_value(node, "key"), part;

	if (!view_trim(rest).n)
		rest = node_words(a, node);
	while (mark.levels < LEVELS && view_split(&rest, '!', &part))
		if (view_trim(part).n)
			mark.parts[mark.levels++] = view_trim(part);
	mark.see = view_trim(node_value(node, "see"));
	mark.see_also = view_trim(node_value(node, "seealso"));
	if (!mark.see_also.n)
		mark.see_also = view_trim(node_value(node, "see-also"));
	if (mark.levels)
		*ARRAY_ADD(a, m->marks, m->count, m->room) = mark;
}

static void collect(struct index_maker *m)
{
	struct book *book = m->book;
	struct view id = div_id(book->memory, m->name);

	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n)) {
			if (is_mark(n) && view_equal(index_of(n), m->name))
				add_mark(m, n);
			if (m->div || n->kind != NODE_DIV ||
			    !view_equal(node_id(n), id))
				continue;
			m->div = n;
			m->chapter = i;
		}
	}
}

static int by_term(const void *left, const void *right, void *context)
{
	const struct mark *a = left, *b = right;

	for (int i = 0; i < LEVELS; i++) {
		int order = collate_compare(context, a->parts[i], b->parts[i]);

		if (order)
			return order;
	}
	return a->order - b->order;
}

/* --- entries --- */

static struct node *add_list(struct arena *a, struct node *parent)
{
	struct node *list = node_new(a, NODE_BULLET_LIST, parent->at);

	list->tight = true;
	node_add_class(a, list, VIEW("index"));
	node_append(parent, list);
	return list;
}

static struct node *add_item(struct arena *a, struct node *list)
{
	struct node *item = node_new(a, NODE_ITEM, list->at);

	node_append(item, node_new(a, NODE_PLAIN, list->at));
	node_append(list, item);
	return item;
}

static void add_letter(struct index_maker *m, struct view letter)
{
	struct arena *a = m->book->memory;
	struct node *div = node_new(a, NODE_DIV, m->div->at);
	struct node *para = node_new(a, NODE_PARA, m->div->at);
	struct node *strong = node_new(a, NODE_STRONG, m->div->at);

	node_add_class(a, div, VIEW("index-letter"));
	node_append(strong, node_text(a, NODE_STR, m->div->at,
	                              letter.n ? letter : VIEW("#")));
	node_append(para, strong);
	node_append(div, para);
	node_append(m->div, div);
}

/* "see lobster", behind the pages or instead of them. */
static void set_see(struct index_maker *m, struct index_row *row,
                    const struct mark *mark)
{
	struct arena *a = m->book->memory;
	struct view word = word_in(mark->see.n ? DOC_SEE : DOC_SEE_ALSO,
	                           m->book->meta.lang);
	struct view other = mark->see.n ? mark->see : mark->see_also;
	struct place at = m->div->at;

	if (row->see[0])
		return;
	row->see[0] = node_text(a, NODE_STR, at, VIEW(", "));
	row->see[1] = node_new(a, NODE_EMPH, at);
	node_append(row->see[1], node_text(a, NODE_STR, at, word));
	row->see[2] = node_new(a, NODE_SPAN, at);
	node_append(row->see[2], node_text(a, NODE_STR, at, VIEW(" ")));
	node_append(row->see[2], node_text(a, NODE_STR, at, other));
	row->see_at = mark->node->at;
}

static struct node *link_to(struct arena *a, struct node *mark, struct place at)
{
	struct node *link = node_new(a, NODE_LINK, at);

	link->link.target = mark;
	link->link.url = view_of(arena_printf(a, "#%.*s", (int)node_id(mark).n,
	                                      node_id(mark).p));
	node_append(link, node_text(a, NODE_STR, at, VIEW("")));
	return link;
}

/* One entry with the marks from first to end; none for "crabs" when there is
 * only "crabs!gait". */
static void add_row(struct index_maker *m, struct node *plain, struct view term,
                    int first, int end)
{
	struct arena *a = m->book->memory;
	struct place at = m->div->at;
	struct index_row row = {.plain = plain, .chapter = m->chapter};
	size_t room = (size_t)(end - first) + 1;

	row.term = node_text(a, NODE_STR, at, term);
	row.links = arena_alloc(a, room, sizeof(struct node *));
	row.gaps = arena_alloc(a, room, sizeof(struct node *));
	node_append(plain, row.term);
	for (int i = first; i < end; i++) {
		const struct mark *mark = &m->marks[i];

		if (mark->see.n || mark->see_also.n)
			set_see(m, &row, mark);
		if (mark->see.n)
			continue;
		row.gaps[row.count] = node_text(a, NODE_STR, at, VIEW(""));
		row.links[row.count] = link_to(a, mark->node, at);
		node_append(plain, row.gaps[row.count]);
		node_append(plain, row.links[row.count++]);
	}
	for (int i = 0; i < 3 && row.see[i]; i++)
		node_append(plain, row.see[i]);
	if (row.count || row.see[0])
		row.term->text =
			view_of(arena_printf(a, "%.*s, ", (int)term.n, term.p));
	*ARRAY_ADD(a, m->book->rows, m->book->row_count, m->book->row_room) =
		row;
}

/* How many of their parts two marks share, from the first on. */
static int shared_parts(const struct mark *a, const struct mark *b)
{
	int shared = 0;

	while (shared < LEVELS && a->parts[shared].n &&
	       view_equal(a->parts[shared], b->parts[shared]))
		shared++;
	return shared;
}

/* Remember the item under its parts, for those that say "see". */
static void note_item(struct index_maker *m, const struct mark *mark, int level,
                      struct node *item)
{
	struct buf path = {0};
	struct view key;
	void **at;

	for (int i = 0; i <= level; i++) {
		if (i)
			buf_char(&path, '!');
		buf_view(&path, mark->parts[i]);
	}
	key = arena_view(m->book->memory,
	                 (struct view){buf_text(&path), path.len});
	buf_clear(&path);
	at = map_at(&m->items, key);
	if (!*at)
		*at = item;
}

/* Marks of one entry stand together; an entry whose parents have no marks of
 * their own brings them along. */
static void add_entries(struct index_maker *m)
{
	struct arena *a = m->book->memory;
	struct node *lists[LEVELS + 1] = {0};
	struct view letter = {0};

	for (int first = 0, end; first < m->count; first = end) {
		const struct mark *mark = &m->marks[first];
		int level = first ? shared_parts(mark - 1, mark) : 0;
		struct view own =
			collate_letter(m->collate, a, mark->parts[0],
		                       arena_view(a, m->book->meta.lang).p);

		for (end = first + 1;
		     end < m->count &&
		     shared_parts(mark, &m->marks[end]) == mark->levels &&
		     m->marks[end].levels == mark->levels;)
			end++;
		if (!lists[0] || (!level && !view_equal(own, letter))) {
			if (m->book->theme.index_letters)
				add_letter(m, own);
			lists[0] = add_list(a, m->div);
			letter = own;
		}
		for (; level < mark->levels; level++) {
			bool is_own = level + 1 == mark->levels;
			struct node *item;

			if (level && lists[level - 1]->last->last->kind !=
			                     NODE_BULLET_LIST)
				add_list(a, lists[level - 1]->last);
			if (level)
				lists[level] = lists[level - 1]->last->last;
			item = add_item(a, lists[level]);
			note_item(m, mark, level, item);
			add_row(m, item->first, mark->parts[level], first,
			        is_own ? end : first);
		}
	}
}

/* "crab!gait" as it is printed: "crab, gait". */
static struct view shown_term(struct arena *a, struct view term)
{
	struct buf text = {0};
	struct view part, result;

	for (int i = 0; view_split(&term, '!', &part); i++) {
		if (i)
			buf_puts(&text, ", ");
		buf_view(&text, view_trim(part));
	}
	result = arena_view(a, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	return result;
}

/* "see crab!gait" leads to that entry. */
static void link_see(struct index_maker *m, struct index_row *row, int number)
{
	struct arena *a = m->book->memory;
	struct node *word = row->see[2] ? row->see[2]->last : NULL;
	struct node **item, *link;

	if (!word)
		return;
	item = (struct node **)map_at(&m->items, word->text);
	if (!*item) {
		diag_add(m->diag, DIAG_INDEX_SEE, row->see_at, "%.*s",
		         (int)word->text.n, word->text.p);
		return;
	}
	if (!node_id(*item).n)
		node_attr(a, *item)->id = view_of(
			arena_printf(a, "%.*s-entry-%d", (int)node_id(m->div).n,
		                     node_id(m->div).p, number + 1));
	link = node_new(a, NODE_LINK, word->at);
	link->link.target = *item;
	link->link.url = view_of(arena_printf(a, "#%.*s", (int)node_id(*item).n,
	                                      node_id(*item).p));
	node_unlink(word);
	word->text = shown_term(a, word->text);
	node_append(link, word);
	node_append(row->see[2], link);
}

static void make_index(struct book *book, struct view name, struct diag *d)
{
	struct index_maker m = {.book = book,
	                        .name = name,
	                        .diag = d,
	                        .items.memory = book->memory,
	                        .first_row = book->row_count};

	collect(&m);
	if (!m.count || !m.div)
		return;
	m.collate = collate_open(book->meta.lang);
	qsort_r(m.marks, (size_t)m.count, sizeof(*m.marks), by_term, m.collate);
	node_add_class(book->memory, m.div, VIEW("index"));
	add_entries(&m);
	collate_close(m.collate);
	for (int i = m.first_row; i < book->row_count; i++)
		link_see(&m, &book->rows[i], i);
}

void book_make_index(struct book *book, struct diag *d)
{
	struct index_names names = names_of(book);

	for (int i = 0; i < names.count; i++)
		make_index(book, names.names[i], d);
}
