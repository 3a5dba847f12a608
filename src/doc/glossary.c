/*
 * doc/glossary.c - terms and the places where they are explained
 *
 *	::: {.glossary .sorted}        a definition list
 *	moult
 *	:   To shed the shell.
 *	:::
 *
 *	It [moults]{.glossary key="moult"}, and a [moult]{.glossary} takes hours.
 *
 * Case makes no difference. The first of two equal terms counts.
 */
#include "base/collate.h"
#include "base/unicode.h"
#include "doc/resolve.h"

#include <stdlib.h>

/* A term and what stands below it, up to the next term. */
struct entry {
	struct node *first;
	struct view text;
	struct collate *collate;
	int index; /* as written: equal terms stay in order */
};

static int by_term(const void *left, const void *right)
{
	const struct entry *one = left, *two = right;
	int order = collate_compare(one->collate, one->text, two->text);

	return order ? order : one->index - two->index;
}

static void sort_list(struct arena *a, struct node *list,
                      struct collate *collate)
{
	struct entry *entries;
	int count = 0;

	for (const struct node *n = list->first; n; n = n->next)
		count += n->kind == NODE_TERM || n == list->first;
	entries = arena_alloc(a, (size_t)count + 1, sizeof(*entries));
	count = 0;
	for (struct node *n = list->first; n; n = n->next) {
		if (n->kind != NODE_TERM && n != list->first)
			continue;
		entries[count] =
			(struct entry){n, node_words(a, n), collate, count};
		count++;
	}
	qsort(entries, (size_t)count, sizeof(*entries), by_term);
	for (int i = 0; i < count; i++) {
		struct node *node = entries[i].first, *next;

		do {
			next = node->next;
			node_unlink(node);
			node_append(list, node);
			node = next;
		} while (node && node->kind != NODE_TERM);
	}
}

static bool is_glossary(const struct node *node)
{
	return node->kind == NODE_DIV && node_has_class(node, "glossary");
}

static bool is_call(const struct node *node)
{
	return node->kind == NODE_SPAN && node_has_class(node, "glossary");
}

static void sort_glossary(struct arena *a, struct node *div, struct view lang)
{
	struct collate *collate = collate_open(node_lang(div, lang));

	for (struct node *n = div->first; n; n = n->next)
		if (n->kind == NODE_DEFINITION_LIST && n->first)
			sort_list(a, n, collate);
	collate_close(collate);
}

/* Links lead to terms by their identifiers. */
static void name_terms(struct arena *a, struct node *div, int *count)
{
	for (struct node *n = node_next(div, div); n; n = node_next(div, n)) {
		if (n->kind != NODE_TERM)
			continue;
		++*count;
		if (!node_id(n).n)
			node_attr(a, n)->id =
				view_of(arena_printf(a, "glossary-%d", *count));
	}
}

void book_shape_glossary(struct book *book)
{
	int count = 0;

	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n)) {
			if (!is_glossary(n))
				continue;
			if (node_has_class(n, "sorted"))
				sort_glossary(book->memory, n, book->meta.lang);
			name_terms(book->memory, n, &count);
		}
	}
}

static struct view key_of(struct arena *a, struct view text)
{
	return unicode_lower(a, view_trim(text), "en");
}

static void collect_terms(struct arena *a, struct map *terms, struct node *div)
{
	for (struct node *n = node_next(div, div); n; n = node_next(div, n)) {
		void **place;

		if (n->kind != NODE_TERM)
			continue;
		place = map_at(terms, key_of(a, node_words(a, n)));
		if (!*place)
			*place = n;
	}
}

/* The words of span become a link to their term. */
static void link_call(struct arena *a, const struct map *terms,
                      struct node *span, struct diag *d)
{
	struct view text = node_value(span, "key");
	struct node *term, *link;

	if (!text.n)
		text = node_words(a, span);
	term = map_get(terms, key_of(a, text));
	if (!term) {
		diag_add(d, DIAG_TERM_UNKNOWN, span->at, "%.*s", (int)text.n,
		         text.p);
		return;
	}
	link = node_new(a, NODE_LINK, span->at);
	link->link.target = term;
	link->link.url = view_of(arena_printf(a, "#%.*s", (int)node_id(term).n,
	                                      node_id(term).p));
	node_add_class(a, link, VIEW("glossary-call"));
	node_take_children(link, span);
	node_append(span, link);
}

static bool holds_link(struct node *span)
{
	for (struct node *n = node_next(span, span); n; n = node_next(span, n))
		if (n->kind == NODE_LINK)
			return true;
	return false;
}

void book_link_glossary(struct book *book, struct diag *d)
{
	struct arena *a = book->memory;
	struct map terms = {.memory = a};

	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n))
			if (is_glossary(n))
				collect_terms(a, &terms, n);
	}
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n))
			if (is_call(n) && !node_above(n, NODE_LINK) &&
			    !holds_link(n))
				link_call(a, &terms, n, d);
	}
}
