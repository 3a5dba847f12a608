/*
 * doc/examples.c - pandoc's example lists: counted through the whole book
 *
 *	(@good) All crabs walk.       (1) All crabs walk.
 *	(@) Some swim.                (2) Some swim.     with or without a blank
 *	                                                 line between
 *
 *	As (@good) shows, ...         As (1) shows, ...     a link
 */
#include "doc/resolve.h"

struct examples {
	struct arena *memory;
	struct map items; /* by label: struct example */
	int count;
};

struct example {
	struct node *item;
	int number;
};

/* "(@label)" at the start of text: its length, with the label; 0 for none. */
static size_t read_mark(struct view text, struct view *label)
{
	size_t end = 2;

	*label = (struct view){0};
	if (!view_starts(text, "(@"))
		return 0;
	while (end < text.n &&
	       (ascii_is_alpha(text.p[end]) || ascii_is_digit(text.p[end]) ||
	        text.p[end] == '_' || text.p[end] == '-'))
		end++;
	if (end == text.n || text.p[end] != ')')
		return 0;
	*label = view_part(text, 2, end);
	return end + 1;
}

static bool has_mark(const struct node *inline_node)
{
	struct view label;
	size_t n;

	if (!inline_node || inline_node->kind != NODE_STR)
		return false;
	n = read_mark(inline_node->text, &label);
	return n && (n == inline_node->text.n || inline_node->text.p[n] == ' ');
}

static bool is_example(const struct node *node)
{
	return node->kind == NODE_PARA && has_mark(node->first);
}

/* Each line of the paragraph that begins with a mark begins a paragraph. */
static void split_lines(struct arena *a, struct node *para)
{
	struct node *node = para->first, *next;

	para->first = para->last = NULL;
	for (; node; node = next) {
		next = node->next;
		if (node->kind == NODE_SOFT_BREAK && has_mark(next)) {
			struct node *more = node_new(a, NODE_PARA, next->at);

			node_insert_after(para, more);
			para = more;
			continue;
		}
		node->next = node->parent = NULL;
		node_append(para, node);
	}
}

/* The paragraph becomes an item at the end of list. */
static void take_item(struct examples *e, struct node *list, struct node *para)
{
	struct node *item = node_new(e->memory, NODE_ITEM, para->at);
	struct example *example = arena_new(e->memory, struct example);
	struct node *str = para->first;
	struct view label;
	size_t n = read_mark(str->text, &label);
	void **at;

	str->text = view_from(str->text, n < str->text.n ? n + 1 : n);
	*example = (struct example){item, ++e->count};
	node_unlink(para);
	node_append(item, para);
	node_append(list, item);
	if (!label.n)
		return;
	at = map_at(&e->items, label);
	if (*at)
		return;
	*at = example;
	node_attr(e->memory, item)->id = view_of(
		arena_printf(e->memory, "example-%.*s", (int)label.n, label.p));
}

/* Where no blank line stands between the items. */
static void tighten(struct node *list)
{
	list->list.tight = true;
	for (struct node *item = list->first; item; item = item->next)
		item->first->kind = NODE_PLAIN;
}

static void make_lists(struct examples *e, struct node *top)
{
	for (struct node *node = node_next(top, top); node;
	     node = node_next(top, node)) {
		struct node *list;
		const struct node *behind = node->next;

		if (!is_example(node))
			continue;
		list = node_new(e->memory, NODE_ORDERED_LIST, node->at);
		list->list.start = e->count + 1;
		list->list.style = LIST_EXAMPLE;
		list->list.delim = DELIM_TWO_PARENS;
		node_insert_before(node, list);
		while (list->next && is_example(list->next)) {
			split_lines(e->memory, list->next);
			take_item(e, list, list->next);
		}
		if (list->next == behind && list->first != list->last)
			tighten(list);
		node = list->last->last;
	}
}

/* The first reference in a Str becomes a link; returns what stands after it. */
static struct node *link_first(struct examples *e, struct node *str)
{
	struct view text = str->text, label;
	const struct example *example = NULL;
	struct node *link, *rest;
	size_t at = 0, n = 0;

	for (; at < text.n && !example; at += !example) {
		if (text.p[at] != '(')
			continue;
		n = read_mark(view_from(text, at), &label);
		if (n && label.n)
			example = *map_at(&e->items, label);
	}
	if (!example)
		return NULL;
	link = node_new(e->memory, NODE_LINK, str->at);
	link->link.url = view_of(arena_printf(e->memory, "#example-%.*s",
	                                      (int)label.n, label.p));
	node_append(link, node_text(e->memory, NODE_STR, str->at,
	                            view_of(arena_printf(e->memory, "(%d)",
	                                                 example->number))));
	rest = node_text(e->memory, NODE_STR, str->at, view_from(text, at + n));
	str->text = view_part(text, 0, at);
	node_insert_after(str, link);
	node_insert_after(link, rest);
	return rest;
}

static void make_links(struct examples *e, struct node *top)
{
	for (struct node *node = node_next(top, top); node;
	     node = node_next(top, node)) {
		struct node *rest;

		if (node->kind != NODE_STR || node_above(node, NODE_LINK))
			continue;
		while ((rest = link_first(e, node)))
			node = rest;
	}
}

void book_number_examples(struct book *book)
{
	struct examples e = {.memory = book->memory,
	                     .items.memory = book->memory};

	for (int i = 0; i < book->chapter_count; i++)
		make_lists(&e, book->chapters[i]->top);
	for (int i = 0; e.count && i < book->chapter_count; i++)
		make_links(&e, book->chapters[i]->top);
}
