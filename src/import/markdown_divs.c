/* import/markdown_divs.c - fenced divs, definition lists, fancy lists */
#include "import/markdown.h"

#include "import/lines.h"

/* The change of the line that a block of the parser begins on. */
static const struct line_change *change_of(struct markdown *m, cmark_node *from)
{
	return lines_find(&m->changes,
	                  cmark_node_get_start_line(from) - m->call_lines);
}

void markdown_restore(struct markdown *m, cmark_node *from, int skip,
                      struct view text)
{
	if (m->changes.count && text.n)
		lines_restore(&m->changes,
		              cmark_node_get_start_line(from) + skip -
		                      m->call_lines,
		              (char *)text.p, text.n);
}

bool markdown_is_verse(struct markdown *m, cmark_node *from)
{
	const struct line_change *change = change_of(m, from);

	return change && change->kind == LINE_VERSE;
}

/* --- fences --- */

/* A fence waits for markdown_join_divs() as a raw block of this format. */
static const char fence_format[] = "fence";

static bool is_fence(const struct node *node)
{
	return node->kind == NODE_RAW_BLOCK &&
	       view_is(node->format, fence_format);
}

bool markdown_fence(struct markdown *m, struct node *parent, cmark_node *from)
{
	const struct line_change *change = change_of(m, from);
	struct node *node;
	struct view text;

	if (!change || change->kind > LINE_FENCE_CLOSE)
		return false;
	node = markdown_node(m, NODE_RAW_BLOCK, from, parent);
	node->format = view_of(fence_format);
	node_append(parent, node);
	if (change->kind == LINE_FENCE_CLOSE)
		return true;
	text = markdown_copy(m, cmark_node_get_literal(from), true);
	text = view_from(text, text.n < 3 ? text.n : 3);
	while (view_starts(text, ":"))
		text = view_from(text, 1);
	lines_read_fence(m->arena, text, node);
	return true;
}

/* A fence that closes nothing is what the author wrote. */
static void keep_fence(struct markdown *m, struct node *parent,
                       struct node *fence)
{
	*fence = (struct node){.kind = NODE_PARA, .at = fence->at};
	node_append(fence,
	            node_text(m->arena, NODE_STR, fence->at, VIEW(":::")));
	node_append(parent, fence);
}

void markdown_join_divs(struct markdown *m, struct node *parent)
{
	struct node *node = parent->first, *next, *into = parent;

	parent->first = NULL;
	parent->last = NULL;
	for (; node; node = next) {
		next = node->next;
		node->next = NULL;
		node->parent = NULL;
		if (!is_fence(node)) {
			node_append(into, node);
		} else if (node->attr) {
			node->kind = NODE_DIV;
			node->format = (struct view){0};
			node_append(into, node);
			into = node;
		} else if (into != parent) {
			into = into->parent;
		} else {
			keep_fence(m, parent, node);
		}
	}
	if (into != parent)
		diag_add(m->diag, DIAG_DIV_OPEN, into->at, "%s", ":::");
}

/* --- definitions --- */

/* Paragraphs stand with space around them, or without. */
static void set_tight(struct node *definition, bool is_tight)
{
	for (struct node *n = definition->first; n; n = n->next)
		if (n->kind == NODE_PARA || n->kind == NODE_PLAIN)
			n->kind = is_tight ? NODE_PLAIN : NODE_PARA;
}

/* The items of a list that began with ":" become definitions. */
static void make_definitions(struct markdown *m, struct node *list)
{
	bool is_tight = true;

	list->kind = NODE_DEFINITION_LIST;
	for (struct node *item = list->first; item; item = item->next) {
		const struct line_change *change =
			lines_find(&m->changes, item->at.line - m->line_shift -
		                                        m->call_lines);

		if (change && change->kind == LINE_DEFINITION &&
		    item == list->first)
			is_tight = change->is_tight;
		item->kind = NODE_DEFINITION;
		set_tight(item, is_tight);
	}
}

/* --- fancy lists --- */

static bool is_blank_line(struct markdown *m, int line)
{
	struct view v = markdown_source(m, line - m->line_shift);

	v.n = view_find(v, '\n', 0);
	v = view_trim(v);
	while (view_starts(v, ">"))
		v = view_trim(view_from(v, 1));
	return !v.n;
}

/* Is no blank line between the items of list, nor between the blocks of one?
 * The parser took lists that stand apart for one. */
static bool is_tight(struct markdown *m, const struct node *list)
{
	for (const struct node *item = list->first; item; item = item->next) {
		if (item != list->first && is_blank_line(m, item->at.line - 1))
			return false;
		for (const struct node *n = item->first; n; n = n->next)
			if (n != item->first &&
			    is_blank_line(m, n->at.line - 1))
				return false;
	}
	return true;
}

static void tighten(struct markdown *m, struct node *list)
{
	if (list->list.tight || !is_tight(m, list))
		return;
	list->list.tight = true;
	for (struct node *item = list->first; item; item = item->next)
		set_tight(item, true);
}

/* The number that an item's marker says. */
static int item_number(struct markdown *m, const struct node *item,
                       const struct line_change *change)
{
	struct view v = markdown_source(m, item->at.line - m->line_shift);
	int number = 0;

	if (change)
		return change->number;
	for (size_t i = (size_t)item->at.col - 1;
	     i < v.n && ascii_is_digit(v.p[i]) && number < 100000000; i++)
		number = 10 * number + (v.p[i] - '0');
	return number;
}

static void set_style(struct node *list, const struct line_change *change)
{
	list->list.style = change ? change->style : LIST_DECIMAL;
	if (change)
		list->list.delim = change->delim;
}

/* Items whose marker is of another kind begin another list. */
static void part_items(struct markdown *m, struct node *list)
{
	struct node *item = list->first, *next;
	struct node *into = list, *after = list;
	enum list_delim plain = list->list.delim;
	const struct line_change *last = NULL;

	list->first = NULL;
	list->last = NULL;
	for (bool first = true; item; item = next, first = false) {
		const struct line_change *change =
			lines_find(&m->changes, item->at.line - m->line_shift -
		                                        m->call_lines);
		bool same;

		next = item->next;
		item->next = NULL;
		item->parent = NULL;
		if (change && change->kind != LINE_ITEM)
			change = NULL;
		same = change && last ? change->style == last->style &&
		                                change->delim == last->delim
		                      : change == last;
		if (!first && !same) {
			into = node_new(m->arena, NODE_ORDERED_LIST, item->at);
			into->list = list->list;
			into->list.start = item_number(m, item, change);
			into->list.delim = plain;
			node_insert_after(after, into);
			after = into;
		}
		if (first || !same)
			set_style(into, change);
		last = change;
		node_append(into, item);
	}
	if (after == list)
		return;
	for (; list != after; list = list->next)
		tighten(m, list);
	tighten(m, after);
}

void markdown_finish_list(struct markdown *m, struct node *list,
                          cmark_node *from, bool *has_definitions)
{
	const struct line_change *change = change_of(m, from);

	if (!list->parent || !list->first)
		return;
	if (list->kind == NODE_ORDERED_LIST) {
		part_items(m, list);
	} else if (change && change->kind == LINE_DEFINITION) {
		make_definitions(m, list);
		*has_definitions = true;
	}
}

void markdown_join_definitions(struct node *parent)
{
	struct node *node = parent->first, *next, *last = NULL;

	parent->first = NULL;
	parent->last = NULL;
	for (; node; last = parent->last, node = next) {
		struct node *into = last ? last->parent : NULL;

		next = node->next;
		node->next = NULL;
		node->parent = NULL;
		if (node->kind != NODE_DEFINITION_LIST || !last ||
		    (last->kind != NODE_PARA && last->kind != NODE_PLAIN) ||
		    !into) {
			node_append(parent, node);
			continue;
		}
		node_unlink(last);
		last->kind = NODE_TERM;
		into = parent->last;
		if (into && into->kind == NODE_DEFINITION_LIST && into->first &&
		    into->first->kind == NODE_TERM) {
			node_append(into, last);
			node_take_children(into, node);
			continue;
		}
		node->at = last->at;
		if (node->first)
			node_insert_before(node->first, last);
		else
			node_append(node, last);
		node_append(parent, node);
	}
}
