/*
 * write/pdf_tree.c - the structure tree, from what was marked on the pages
 *
 * The tree of the book is walked once. An element is put at the end of a list
 * when its node is entered, and taken off again when nothing came into it;
 * elements that stay are in the order of the document, and so are their
 * numbers. The kids of an element are marks (MCIDs), elements below it, and
 * annotations: marks and elements are merged by their place in the text.
 */
#include "write/pdf_tree.h"

#include "base/array.h"
#include "doc/resolve.h"

#include <stdlib.h>

static uint32_t key_count(const struct tree *t)
{
	return t->tags->count * PARTS;
}

/* Counts at key + 1 become the index of each key's first. */
static void sum_up(uint32_t *counts, uint32_t keys)
{
	for (uint32_t key = 0; key < keys; key++)
		counts[key + 1] += counts[key];
}

static int by_order(const void *a, const void *b)
{
	const struct placed *one = a, *two = b;

	if (one->order != two->order)
		return one->order < two->order ? -1 : 1;
	if (one->page != two->page)
		return one->page < two->page ? -1 : 1;
	return (one->mcid > two->mcid) - (one->mcid < two->mcid);
}

static void sort_marks(struct tree *t)
{
	for (uint32_t key = 0; key < key_count(t); key++) {
		uint32_t first = t->first_mark[key];
		uint32_t count = t->first_mark[key + 1] - first;
		bool is_sorted = true;

		for (uint32_t i = 1; i < count && is_sorted; i++)
			is_sorted = t->placed[first + i].order >=
			            t->placed[first + i - 1].order;
		if (!is_sorted)
			qsort(t->placed + first, count, sizeof(*t->placed),
			      by_order);
	}
}

/* Bring the marks of each element together, in the order of the pages. */
static void gather_marks(struct tree *t)
{
	const struct pdf_marked *m = t->marked;
	uint32_t keys = key_count(t);
	uint32_t *fill =
		arena_alloc(t->memory, (size_t)keys + 2, sizeof(*fill));

	/* counted two places on, so that filling moves each to its start */
	for (int i = 0; i < m->page_count; i++)
		for (int k = 0; k < m->pages[i].mark_count; k++)
			fill[m->pages[i].marks[k].key + 2]++;
	sum_up(fill + 1, keys);
	t->placed = arena_alloc(t->memory, (size_t)fill[keys + 1] + 1,
	                        sizeof(*t->placed));
	for (int i = 0; i < m->page_count; i++) {
		for (int k = 0; k < m->pages[i].mark_count; k++) {
			const struct pdf_mark *mark = &m->pages[i].marks[k];
			uint32_t at = fill[mark->key + 1]++;

			t->placed[at] = (struct placed){mark->order, i, k};
		}
	}
	t->first_mark = fill;
	sort_marks(t);
}

static void gather_annotations(struct tree *t)
{
	const struct pdf_marked *m = t->marked;
	uint32_t keys = key_count(t);
	uint32_t *fill =
		arena_alloc(t->memory, (size_t)keys + 2, sizeof(*fill));

	for (int i = 0; i < m->annotation_count; i++)
		fill[m->annotations[i].key + 2]++;
	sum_up(fill + 1, keys);
	t->annotations = arena_alloc(t->memory, (size_t)m->annotation_count + 1,
	                             sizeof(*t->annotations));
	for (int i = 0; i < m->annotation_count; i++)
		t->annotations[fill[m->annotations[i].key + 1]++] = i;
	t->first_annotation = fill;
}

/* Where a picture stands first. */
static void gather_figures(struct tree *t)
{
	const struct pdf_marked *m = t->marked;

	t->figure_of =
		arena_alloc(t->memory, key_count(t), sizeof(*t->figure_of));
	for (int i = m->figure_count - 1; i >= 0; i--)
		t->figure_of[m->figures[i].key] = i + 1;
}

static bool has_content(const struct tree *t, uint32_t key)
{
	return t->first_mark[key + 1] > t->first_mark[key] ||
	       t->first_annotation[key + 1] > t->first_annotation[key];
}

/* A new element at the end of parent's. */
static uint32_t enter(struct tree *t, enum tag tag, const struct node *node,
                      enum part part, uint32_t parent, uint32_t order)
{
	uint32_t at = (uint32_t)t->count;
	struct element *e =
		ARRAY_ADD(t->memory, t->elements, t->count, t->room);

	*e = (struct element){.tag = (uint8_t)tag,
	                      .part = (uint8_t)part,
	                      .node = node,
	                      .parent = parent,
	                      .order = order,
	                      .first = NO_ELEMENT,
	                      .last = NO_ELEMENT,
	                      .next = NO_ELEMENT};
	return at;
}

/* Of the elements of this node and part, this one holds the marks. */
static void claim(struct tree *t, uint32_t at)
{
	const struct element *e = &t->elements[at];

	t->element_of[ELEMENT_KEY(e->node->serial, e->part)] = at;
}

/* The element is done: it stays, below its parent, or was never there. */
static bool leave(struct tree *t, uint32_t at, bool stays)
{
	struct element *e = &t->elements[at];
	struct element *parent;

	if (!stays) {
		t->count = (int)at;
		return false;
	}
	if (e->parent == NO_ELEMENT)
		return true;
	parent = &t->elements[e->parent];
	if (parent->last == NO_ELEMENT)
		parent->first = at;
	else
		t->elements[parent->last].next = at;
	parent->last = at;
	return true;
}

static bool walk(struct tree *t, const struct node *node, uint32_t parent);

static bool walk_children(struct tree *t, const struct node *node,
                          uint32_t parent)
{
	bool any = false;

	for (const struct node *child = node->first; child; child = child->next)
		any |= walk(t, child, parent);
	return any;
}

/* An element that holds the marks of one part of node. */
static bool add_part(struct tree *t, enum tag tag, const struct node *node,
                     enum part part, uint32_t parent, uint32_t order)
{
	uint32_t key = ELEMENT_KEY(node->serial, part);
	uint32_t at;

	if (!has_content(t, key))
		return false;
	at = enter(t, tag, node, part, parent, order);
	if (t->first_annotation[key + 1] > t->first_annotation[key]) {
		uint32_t link = enter(t, TAG_LINK, node, part, at, order);

		claim(t, link);
		leave(t, link, true);
	} else {
		claim(t, at);
	}
	return leave(t, at, true);
}

/* LI > Lbl, LBody; a table of contents has TOCI > Lbl, Reference, TOC. */
static bool walk_item(struct tree *t, const struct node *node, uint32_t parent)
{
	uint32_t key = ELEMENT_KEY(node->serial, PART_CONTENT);
	uint32_t item =
		enter(t, TAG_LI, node, PART_CONTENT, parent, node->serial);
	bool any = add_part(t, TAG_LBL, node, PART_LABEL, item, 0);
	uint32_t body =
		enter(t, TAG_LBODY, node, PART_CONTENT, item, node->serial);
	bool content = walk_children(t, node, body);

	claim(t, body);
	content |= has_content(t, key);
	any |= leave(t, body, content);
	return leave(t, item, any);
}

static bool walk_entry(struct tree *t, const struct node *node, uint32_t parent)
{
	uint32_t item =
		enter(t, TAG_TOCI, node, PART_CONTENT, parent, node->serial);
	bool any = add_part(t, TAG_LBL, node, PART_LABEL, item, 0);

	any |= walk_children(t, node, item);
	claim(t, item);
	any |= has_content(t, ELEMENT_KEY(node->serial, PART_CONTENT));
	return leave(t, item, any);
}

/* A Link of the contents stands in a Reference. */
static bool walk_link(struct tree *t, const struct node *node, uint32_t parent)
{
	uint32_t key = ELEMENT_KEY(node->serial, PART_CONTENT);
	uint32_t around = parent, at;
	bool in_toc =
		parent != NO_ELEMENT && t->elements[parent].tag == TAG_TOCI;
	bool any;

	if (in_toc)
		around = enter(t, TAG_REFERENCE, node, PART_CONTENT, parent,
		               node->serial);
	at = enter(t, TAG_LINK, node, PART_CONTENT, around, node->serial);
	any = walk_children(t, node, at);
	claim(t, at);
	any |= has_content(t, key);
	any = leave(t, at, any);
	return in_toc ? leave(t, around, any) : any;
}

/* P > Code */
static bool walk_code_block(struct tree *t, const struct node *node,
                            uint32_t parent)
{
	uint32_t para =
		enter(t, TAG_P, node, PART_CONTENT, parent, node->serial);
	uint32_t code =
		enter(t, TAG_CODE, node, PART_CONTENT, para, node->serial);
	bool any = has_content(t, ELEMENT_KEY(node->serial, PART_CONTENT));

	claim(t, code);
	any = leave(t, code, any);
	return leave(t, para, any);
}

/* The body of a note: after the block that calls it. */
static bool walk_note(struct tree *t, const struct node *node, uint32_t parent,
                      uint32_t order)
{
	uint32_t at = enter(t, TAG_NOTE, node, PART_CONTENT, parent, order);
	bool any = add_part(t, TAG_LBL, node, PART_LABEL, at, 0);

	any |= walk_children(t, node, at);
	claim(t, at);
	any |= has_content(t, ELEMENT_KEY(node->serial, PART_CONTENT));
	return leave(t, at, any);
}

/* A call; the note itself waits until its block is done. */
static bool walk_call(struct tree *t, const struct node *node, uint32_t parent)
{
	*ARRAY_ADD(t->memory, t->notes, t->note_count, t->note_room) = node;
	return add_part(t, TAG_REFERENCE, node, PART_CALL, parent,
	                node->serial);
}

/* Terms begin an LI, which their definitions go on. */
static bool walk_definitions(struct tree *t, const struct node *list,
                             uint32_t parent)
{
	uint32_t at = enter(t, TAG_L, list, PART_CONTENT, parent, list->serial);
	const struct node *node = list->first;
	bool any = false;

	while (node) {
		uint32_t item =
			enter(t, TAG_LI, node, PART_CONTENT, at, node->serial);
		bool has = false;

		do {
			has |= walk(t, node, item);
			node = node->next;
		} while (node && node->kind != NODE_TERM);
		any |= leave(t, item, has);
	}
	return leave(t, at, any);
}

/* A table stays whole: rows and cells are kept, empty or not. */
static bool is_cell(enum tag tag)
{
	return tag == TAG_TR || tag == TAG_TH || tag == TAG_TD;
}

static bool walk_plain(struct tree *t, const struct node *node, uint32_t parent)
{
	enum tag tag = t->tags->tags[node->serial];
	uint32_t at;
	bool any;

	if (tag == TAG_NONE || tag == TAG_ARTIFACT)
		return walk_children(t, node, parent);
	at = enter(t, tag, node, PART_CONTENT, parent, node->serial);
	if (tag == TAG_TABLE)
		pdf_tree_headers(t, node);
	any = walk_children(t, node, at);
	claim(t, at);
	any |= has_content(t, ELEMENT_KEY(node->serial, PART_CONTENT));
	leave(t, at, any || is_cell(tag));
	return any;
}

static bool walk_one(struct tree *t, const struct node *node, uint32_t parent)
{
	switch (t->tags->tags[node->serial]) {
	case TAG_LI:
		return walk_item(t, node, parent);
	case TAG_TOCI:
		return walk_entry(t, node, parent);
	case TAG_LINK:
		return walk_link(t, node, parent);
	case TAG_CODE_BLOCK:
		return walk_code_block(t, node, parent);
	case TAG_NOTE:
		return walk_call(t, node, parent);
	case TAG_L:
		if (node->kind == NODE_DEFINITION_LIST)
			return walk_definitions(t, node, parent);
		return walk_plain(t, node, parent);
	default:
		return walk_plain(t, node, parent);
	}
}

static bool holds_inlines(const struct node *node)
{
	return node->first && node_is_inline(node->first->kind) &&
	       !node_is_inline(node->kind);
}

static uint32_t last_serial(const struct node *node)
{
	while (node->last)
		node = node->last;
	return node->serial;
}

/* Notes that were called in this block follow it; in a term they stay, since an
 * LI holds nothing but Lbl and LBody. */
static bool walk(struct tree *t, const struct node *node, uint32_t parent)
{
	int before = t->note_count;
	bool any;

	if (node->serial == 0 || node->serial >= t->tags->count)
		return false;
	any = walk_one(t, node, parent);
	if (!holds_inlines(node))
		return any;
	if (any && node->kind == NODE_TERM)
		parent = t->elements[parent].last;
	for (int i = before; i < t->note_count; i++) {
		const struct node *note = t->notes[i];

		any |= walk_note(t, note, parent, last_serial(node));
	}
	t->note_count = before;
	return any;
}

static bool walk_document(struct tree *t, const struct node *top, uint32_t root)
{
	return top && walk(t, top, root);
}

static bool opens_part(const struct chapter *chapter)
{
	const struct node *first = chapter->top->first;

	return first && book_is_part(first);
}

/* The chapters; those of a part stand in its Part. */
static void walk_chapters(struct tree *t, uint32_t root)
{
	const struct book *book = t->tags->book;
	uint32_t part = NO_ELEMENT;
	bool any = false;

	for (int i = 0; i < book->chapter_count; i++) {
		const struct chapter *chapter = book->chapters[i];

		if (part != NO_ELEMENT &&
		    (opens_part(chapter) || chapter->matter != MATTER_BODY)) {
			leave(t, part, any);
			part = NO_ELEMENT;
		}
		if (opens_part(chapter)) {
			part = enter(t, TAG_PART, NULL, PART_CONTENT, root,
			             chapter->top->serial);
			any = false;
		}
		any |= walk_document(t, chapter->top,
		                     part != NO_ELEMENT ? part : root);
	}
	if (part != NO_ELEMENT)
		leave(t, part, any);
}

void pdf_tree_make(struct tree *t)
{
	const struct book *book = t->tags->book;
	uint32_t keys = key_count(t), root;

	gather_marks(t);
	gather_annotations(t);
	gather_figures(t);
	t->element_of = arena_raw(t->memory, keys, sizeof(*t->element_of));
	for (uint32_t i = 0; i < keys; i++)
		t->element_of[i] = NO_ELEMENT;
	root = enter(t, TAG_DOCUMENT, NULL, PART_CONTENT, NO_ELEMENT, 0);
	walk_document(t, book->title_page, root);
	walk_document(t, book->contents, root);
	walk_chapters(t, root);
	leave(t, root, true);
}
