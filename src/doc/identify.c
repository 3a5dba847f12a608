/*
 * doc/identify.c - identifiers: made, unique, and found again
 *
 * Two names live side by side. Within its own file an identifier is what
 * GitHub shows and what authors write ("#summary", "ch2.md#summary"); in the
 * book it must be unique, so a second "summary" becomes "summary-1". The
 * places map knows the first kind and gives the node, which carries the second.
 *
 * Source  the rule of headings is that of GitHub (pandoc's
 *         gfm_auto_identifiers): lower case, spaces to "-", punctuation out
 */
#include "base/unicode.h"
#include "doc/resolve.h"

static struct view heading_identifier(struct arena *a,
                                      const struct node *header)
{
	struct buf text = {0};
	struct buf id = {0};
	struct view lower, result;
	size_t at = 0;

	node_plain_text(header, &text);
	lower = unicode_lower(
		a, view_trim((struct view){buf_text(&text), text.len}), NULL);
	while (at < lower.n) {
		size_t start = at;
		uint32_t c = utf8_next(lower.p, lower.n, &at);

		if (c == ' ' || c == '-')
			buf_char(&id, '-');
		else if (c == '_' || unicode_is_letter(c) ||
		         unicode_is_digit(c))
			buf_add(&id, lower.p + start, at - start);
	}
	if (!id.len)
		buf_puts(&id, "section");
	result = arena_view(a, (struct view){id.bytes, id.len});
	buf_clear(&text);
	buf_clear(&id);
	return result;
}

static struct view place_key(struct arena *a, struct view path, struct view id)
{
	return view_of(arena_printf(a, "%.*s#%.*s", (int)path.n, path.p,
	                            (int)id.n, id.p));
}

/* base, or base-1, base-2 ...: the first that taken does not have. The number
 * is kept with the base, so that a thousand equal headings stay linear. */
static struct view free_name(struct arena *a, struct map *taken,
                             struct map *next, struct view base)
{
	struct view name;
	void **count;

	if (!map_get(taken, base))
		return base;
	count = map_at(next, base);
	do {
		uintptr_t number = (uintptr_t)*count + 1;

		*count = (void *)number;
		name = view_of(arena_printf(a, "%.*s-%ju", (int)base.n, base.p,
		                            (uintmax_t)number));
	} while (map_get(taken, name));
	return name;
}

/* What one pass over the book needs to know. */
struct identifiers {
	struct book *book;
	struct map in_book; /* unique names */
	struct map next_in_book;
	struct map in_file;
	struct map next_in_file;
	struct diag *diag;
};

/* Give node its unique name, findable under its file's name for it. */
static void place_node(struct identifiers *ids, const struct chapter *chapter,
                       struct node *node, struct view file_id)
{
	struct arena *a = ids->book->memory;
	struct view unique =
		free_name(a, &ids->in_book, &ids->next_in_book, file_id);

	*map_at(&ids->in_file, file_id) = node;
	*map_at(&ids->in_book, unique) = node;
	*map_at(&ids->book->places, place_key(a, chapter->path, file_id)) =
		node;
	/* "#id" from anywhere in the book finds the first. */
	if (!map_get(&ids->book->places, place_key(a, VIEW(""), file_id)))
		*map_at(&ids->book->places, place_key(a, VIEW(""), file_id)) =
			node;
	node_attr(a, node)->id = unique;
}

static void place_given(struct identifiers *ids, const struct chapter *chapter)
{
	for (struct node *node = node_next(chapter->top, chapter->top); node;
	     node = node_next(chapter->top, node)) {
		struct view id = node_id(node);

		if (!id.n)
			continue;
		if (map_get(&ids->in_file, id)) {
			diag_add(ids->diag, DIAG_ID_DUPLICATE, node->at, "%.*s",
			         (int)id.n, id.p);
			id = free_name(ids->book->memory, &ids->in_file,
			               &ids->next_in_file, id);
		}
		place_node(ids, chapter, node, id);
	}
}

static void place_headings(struct identifiers *ids,
                           const struct chapter *chapter)
{
	struct arena *a = ids->book->memory;

	for (struct node *node = node_next(chapter->top, chapter->top); node;
	     node = node_next(chapter->top, node)) {
		if (node->kind != NODE_HEADER || node_id(node).n)
			continue;
		place_node(ids, chapter, node,
		           free_name(a, &ids->in_file, &ids->next_in_file,
		                     heading_identifier(a, node)));
	}
}

void book_identify(struct book *book, struct diag *d)
{
	struct identifiers ids = {.book = book, .diag = d};

	ids.in_book.memory = ids.next_in_book.memory = book->memory;
	for (int i = 0; i < book->chapter_count; i++) {
		struct chapter *chapter = book->chapters[i];

		ids.in_file = (struct map){.memory = book->memory};
		ids.next_in_file = (struct map){.memory = book->memory};
		*map_at(&book->places, chapter->path) = chapter->top;
		place_given(&ids, chapter);
		place_headings(&ids, chapter);
	}
}
