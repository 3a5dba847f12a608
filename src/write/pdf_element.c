/* write/pdf_element.c - the structure tree as objects of the PDF */
#include "base/array.h"
#include "write/pdf_names.h"
#include "write/pdf_syntax.h"
#include "write/pdf_tree.h"
#include "write/xml.h"

#include <stdio.h>

/* Pages, or annotations, of one leaf of the parent tree. */
#define LEAF_ENTRIES 64

#define NODE_NAME 20

struct element_writer {
	const struct tree *tree;
	struct pdf_file *file;
	int root;         /* object StructTreeRoot */
	int first_object; /* element i is object first_object + i */
	struct buf text;  /* of the element that is written */
};

static const char *const names[TAGS] = {
	[TAG_SECT] = "Sect",
	[TAG_DIV] = "Div",
	[TAG_INDEX] = "Index",
	[TAG_BLOCK_QUOTE] = "BlockQuote",
	[TAG_P] = "P",
	[TAG_H1] = "H1",
	[TAG_H1 + 1] = "H2",
	[TAG_H1 + 2] = "H3",
	[TAG_H1 + 3] = "H4",
	[TAG_H1 + 4] = "H5",
	[TAG_H6] = "H6",
	[TAG_L] = "L",
	[TAG_LI] = "LI",
	[TAG_TERM] = "Lbl",
	[TAG_DEFINITION] = "LBody",
	[TAG_TABLE] = "Table",
	[TAG_THEAD] = "THead",
	[TAG_TBODY] = "TBody",
	[TAG_TFOOT] = "TFoot",
	[TAG_TR] = "TR",
	[TAG_TH] = "TH",
	[TAG_TD] = "TD",
	[TAG_CAPTION] = "Caption",
	[TAG_FIGURE] = "Figure",
	[TAG_CODE_BLOCK] = "Code",
	[TAG_CODE] = "Code",
	[TAG_FORMULA] = "Formula",
	[TAG_SPAN] = "Span",
	[TAG_LINK] = "Link",
	[TAG_NOTE] = "Note",
	[TAG_TOC] = "TOC",
	[TAG_TOCI] = "TOCI",
	[TAG_DOCUMENT] = "Document",
	[TAG_PART] = "Part",
	[TAG_LBL] = "Lbl",
	[TAG_LBODY] = "LBody",
	[TAG_REFERENCE] = "Reference",
};

static int object_of(const struct element_writer *w, uint32_t element)
{
	return w->first_object + (int)element;
}

static int page_object(const struct element_writer *w, int page)
{
	return w->tree->marked->pages[page].object;
}

static void put_mark(struct element_writer *w, const struct placed *mark,
                     int page)
{
	if (mark->page == page) {
		buf_char(&w->text, ' ');
		buf_int(&w->text, mark->mcid);
		return;
	}
	buf_puts(&w->text, "<</Type/MCR/Pg ");
	pdf_reference(&w->text, page_object(w, mark->page));
	buf_puts(&w->text, "/MCID ");
	buf_int(&w->text, mark->mcid);
	buf_puts(&w->text, ">>");
}

static void put_annotation(struct element_writer *w, int index)
{
	const struct pdf_annotation *a = &w->tree->marked->annotations[index];

	buf_puts(&w->text, "<</Type/OBJR/Obj ");
	pdf_reference(&w->text, a->object);
	buf_puts(&w->text, "/Pg ");
	pdf_reference(&w->text, page_object(w, a->page));
	buf_puts(&w->text, ">>");
}

/* Marks and elements by their place in the text, then annotations. */
static void put_kids(struct element_writer *w, const struct element *e,
                     uint32_t key)
{
	const struct tree *t = w->tree;
	uint32_t mark = t->first_mark[key], end = t->first_mark[key + 1];
	int page = mark < end ? t->placed[mark].page : -1;
	uint32_t kid = e->first;

	if (page >= 0) {
		buf_puts(&w->text, "/Pg ");
		pdf_reference(&w->text, page_object(w, page));
	}
	buf_puts(&w->text, "/K[");
	while (mark < end || kid != NO_ELEMENT) {
		if (kid == NO_ELEMENT ||
		    (mark < end &&
		     t->placed[mark].order <= t->elements[kid].order)) {
			put_mark(w, &t->placed[mark++], page);
			continue;
		}
		buf_char(&w->text, ' ');
		pdf_reference(&w->text, object_of(w, kid));
		kid = t->elements[kid].next;
	}
	for (uint32_t i = t->first_annotation[key];
	     i < t->first_annotation[key + 1]; i++)
		put_annotation(w, t->annotations[i]);
	buf_char(&w->text, ']');
}

static void put_text(struct element_writer *w, const char *name,
                     const struct buf *text)
{
	buf_puts(&w->text, name);
	pdf_text_string(&w->text, (struct view){buf_text(text), text->len});
}

/* The picture that an element of the kind Figure shows. */
static const struct node *image_of(const struct node *node)
{
	if (node->kind == NODE_IMAGE)
		return node;
	for (const struct node *block = node->first; block; block = block->next)
		if (block->kind != NODE_CAPTION && block->first &&
		    block->first->kind == NODE_IMAGE)
			return block->first;
	return NULL;
}

static void put_box(struct element_writer *w, const struct element *e)
{
	uint32_t key = ELEMENT_KEY(e->node->serial, e->part);
	int at = w->tree->figure_of[key];
	const struct pdf_figure *figure;

	if (!at)
		return;
	figure = &w->tree->marked->figures[at - 1];
	buf_puts(&w->text, "/A<</O/Layout/BBox[");
	pdf_operand(&w->text, figure->left);
	pdf_operand(&w->text, figure->bottom);
	pdf_operand(&w->text, figure->right);
	pdf_number(&w->text, figure->top);
	buf_puts(&w->text, "]>>");
}

static void put_figure(struct element_writer *w, const struct element *e)
{
	const struct node *image = image_of(e->node);
	struct buf alt = {0};

	if (!image || !pdf_tags_alt(image, &alt))
		buf_puts(&alt, "?");
	put_text(w, "/Alt", &alt);
	buf_clear(&alt);
	put_box(w, e);
}

/* The identifier of a note or a header cell. */
static void name_of(const struct node *node, char name[NODE_NAME])
{
	snprintf(name, NODE_NAME, "%s-%08u",
	         node->kind == NODE_NOTE ? "note" : "head", node->serial);
}

static void put_name(struct element_writer *w, const struct node *node)
{
	char name[NODE_NAME];

	name_of(node, name);
	buf_printf(&w->text, "(%s)", name);
}

static bool tells_headers(const struct tree *t, const struct node *cell)
{
	return t->headers && t->headers[cell->serial].is_told;
}

static void put_headers(struct element_writer *w, const struct node *cell)
{
	const struct cell_headers *headers = &w->tree->headers[cell->serial];

	buf_puts(&w->text, "/Headers[");
	for (int i = 0; i < headers->count; i++)
		put_name(w, headers->at[i]);
	buf_char(&w->text, ']');
}

static void put_cell(struct element_writer *w, const struct element *e)
{
	const struct node *cell = e->node;
	int rows = cell->cell.row_span, columns = cell->cell.column_span;
	bool is_told = tells_headers(w->tree, cell), has_headers;

	if (is_told && e->tag == TAG_TH) {
		buf_puts(&w->text, "/ID");
		put_name(w, cell);
	}
	has_headers = is_told && w->tree->headers[cell->serial].count > 0;
	if (e->tag != TAG_TH && rows <= 1 && columns <= 1 && !has_headers)
		return;
	buf_puts(&w->text, "/A<</O/Table");
	if (e->tag == TAG_TH)
		buf_puts(&w->text, cell->cell.scope == SCOPE_ROW
		                           ? "/Scope/Row"
		                           : "/Scope/Column");
	if (rows > 1)
		buf_printf(&w->text, "/RowSpan %d", rows);
	if (columns > 1)
		buf_printf(&w->text, "/ColSpan %d", columns);
	if (has_headers)
		put_headers(w, cell);
	buf_puts(&w->text, ">>");
}

static void put_list(struct element_writer *w, const struct node *list)
{
	static const char *const numberings[] = {
		[LIST_DEFAULT] = "Decimal",
		[LIST_EXAMPLE] = "Decimal",
		[LIST_DECIMAL] = "Decimal",
		[LIST_LOWER_ROMAN] = "LowerRoman",
		[LIST_UPPER_ROMAN] = "UpperRoman",
		[LIST_LOWER_ALPHA] = "LowerAlpha",
		[LIST_UPPER_ALPHA] = "UpperAlpha",
	};

	if (list->kind == NODE_ORDERED_LIST)
		buf_printf(&w->text, "/A<</O/List/ListNumbering/%s>>",
		           numberings[list->list.style]);
	else if (list->kind == NODE_BULLET_LIST)
		buf_puts(&w->text, "/A<</O/List/ListNumbering/Disc>>");
}

/* From a call to its note and back; PDF 2.0 has the key, and readers that know
 * it follow it in any file. */
static void put_partner(struct element_writer *w, const struct element *e)
{
	enum part part = e->tag == TAG_NOTE ? PART_CALL : PART_CONTENT;
	const struct tree *t = w->tree;
	uint32_t at = t->element_of[ELEMENT_KEY(e->node->serial, part)];

	if (at != NO_ELEMENT && t->elements[at].tag == TAG_LINK)
		at = t->elements[at].parent;
	if (at == NO_ELEMENT || at >= (uint32_t)t->count ||
	    t->elements[at].node != e->node)
		return; /* nothing of it was printed */
	buf_puts(&w->text, "/Ref[");
	pdf_reference(&w->text, object_of(w, at));
	buf_char(&w->text, ']');
}

/* What an element says beyond its kind, kids and place. */
static void put_attributes(struct element_writer *w, const struct element *e)
{
	struct view lang = node_value(e->node, "lang");

	switch (e->tag) {
	case TAG_FIGURE:
		put_figure(w, e);
		break;
	case TAG_FORMULA:
		buf_puts(&w->text, "/Alt");
		pdf_text_string(&w->text,
		                e->node->text.n ? e->node->text : VIEW("?"));
		break;
	case TAG_TH:
	case TAG_TD:
		put_cell(w, e);
		break;
	case TAG_L:
		put_list(w, e->node);
		break;
	case TAG_NOTE:
		buf_puts(&w->text, "/ID");
		put_name(w, e->node);
		put_partner(w, e);
		break;
	case TAG_REFERENCE:
		if (e->node->kind == NODE_NOTE)
			put_partner(w, e);
		break;
	default:
		break;
	}
	if (xml_is_language(lang) && e->tag != TAG_LBL &&
	    e->tag != TAG_REFERENCE) {
		buf_puts(&w->text, "/Lang");
		pdf_text_string(&w->text, lang);
	}
}

static void write_element(struct element_writer *w, uint32_t at)
{
	const struct tree *t = w->tree;
	const struct element *e = &t->elements[at];
	/* key 0 is that of no node: nothing is marked with it */
	uint32_t key = e->node ? ELEMENT_KEY(e->node->serial, e->part) : 0;

	if (t->element_of[key] != at)
		key = 0;
	buf_empty(&w->text);
	buf_puts(&w->text, "/S/");
	buf_puts(&w->text, names[e->tag]);
	buf_puts(&w->text, "/P ");
	pdf_reference(&w->text, e->parent == NO_ELEMENT
	                                ? w->root
	                                : object_of(w, e->parent));
	put_kids(w, e, key);
	if (e->node)
		put_attributes(w, e);
	pdf_object_set(w->file, object_of(w, at), &w->text);
	if (e->node && e->node->at.file)
		pdf_object_note(w->file, object_of(w, at), "%s:%d:%d: %s",
		                e->node->at.file, e->node->at.line,
		                e->node->at.col, names[e->tag]);
}

/* The element of each MCID of a page. */
static void put_page_parents(struct element_writer *w, int page,
                             struct buf *out)
{
	const struct marked_page *p = &w->tree->marked->pages[page];

	buf_int(out, page);
	buf_char(out, '[');
	for (int i = 0; i < p->mark_count; i++) {
		uint32_t at = w->tree->element_of[p->marks[i].key];

		if (i)
			buf_char(out, ' ');
		if (at == NO_ELEMENT)
			buf_puts(out, "null");
		else
			pdf_reference(out, object_of(w, at));
	}
	buf_puts(out, "]\n");
}

static void put_annotation_parent(struct element_writer *w, int index,
                                  struct buf *out)
{
	const struct pdf_marked *m = w->tree->marked;
	uint32_t at = w->tree->element_of[m->annotations[index].key];

	buf_int(out, m->page_count + index);
	buf_char(out, ' ');
	if (at == NO_ELEMENT)
		buf_puts(out, "null");
	else
		pdf_reference(out, object_of(w, at));
	buf_char(out, '\n');
}

/* From page or annotation back to the element, in leaves that a reader can
 * take one by one. */
static int write_parent_tree(struct element_writer *w)
{
	const struct pdf_marked *m = w->tree->marked;
	int count = m->page_count + m->annotation_count;
	struct buf kids = {0}, leaf = {0};
	int object;

	buf_puts(&kids, "/Kids[");
	for (int first = 0; first < count; first += LEAF_ENTRIES) {
		int end = first + LEAF_ENTRIES < count ? first + LEAF_ENTRIES
		                                       : count;

		buf_empty(&leaf);
		buf_printf(&leaf, "/Limits[%d %d]/Nums[", first, end - 1);
		for (int i = first; i < end; i++) {
			if (i < m->page_count)
				put_page_parents(w, i, &leaf);
			else
				put_annotation_parent(w, i - m->page_count,
				                      &leaf);
		}
		buf_char(&leaf, ']');
		buf_printf(&kids, " %d 0 R", pdf_object_add(w->file, &leaf));
	}
	buf_char(&kids, ']');
	object = pdf_object_add(w->file, &kids);
	buf_clear(&kids);
	buf_clear(&leaf);
	return object;
}

static bool has_name(const struct tree *t, const struct element *e)
{
	return e->tag == TAG_NOTE ||
	       (e->tag == TAG_TH && tells_headers(t, e->node));
}

/* From identifiers to elements: notes and some header cells have them. */
static int write_ids(struct element_writer *w)
{
	const struct tree *t = w->tree;
	struct pdf_name_entry *entries = NULL;
	int count = 0, room = 0;
	char name[NODE_NAME];

	for (int i = 0; i < t->count; i++) {
		struct pdf_name_entry *entry;

		if (!has_name(t, &t->elements[i]))
			continue;
		name_of(t->elements[i].node, name);
		entry = ARRAY_ADD(t->memory, entries, count, room);
		entry->name = arena_view(t->memory, view_of(name));
		entry->value = view_of(arena_printf(t->memory, "%d 0 R",
		                                    object_of(w, (uint32_t)i)));
	}
	return pdf_names_write(w->file, entries, count);
}

int pdf_tags_write(const struct pdf_tags *tags, struct pdf_file *file,
                   const struct pdf_marked *marked)
{
	struct tree tree = {
		.tags = tags, .marked = marked, .memory = tags->memory};
	struct element_writer w = {.tree = &tree, .file = file};
	struct buf text = {0};
	int ids;

	pdf_tree_make(&tree);
	w.root = pdf_object_new(file);
	for (int i = 0; i < tree.count; i++) {
		int object = pdf_object_new(file);

		if (i == 0)
			w.first_object = object;
	}
	for (int i = 0; i < tree.count; i++)
		write_element(&w, (uint32_t)i);
	buf_printf(&text,
	           "/Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R"
	           "/ParentTreeNextKey %d",
	           w.first_object, write_parent_tree(&w),
	           marked->page_count + marked->annotation_count);
	ids = write_ids(&w);
	if (ids)
		buf_printf(&text, "/IDTree %d 0 R", ids);
	pdf_object_set(file, w.root, &text);
	pdf_object_note(file, w.root, "the structure tree");
	buf_clear(&text);
	buf_clear(&w.text);
	return w.root;
}
