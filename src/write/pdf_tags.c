/* write/pdf_tags.c - what each node of the book is in the tagged PDF */
#include "write/pdf_tags.h"

#include "base/file.h"
#include "write/pdf_links.h"

/* What the walk knows of the nodes around. */
struct around {
	uint32_t owner; /* of marks that have no element of their own */
	bool in_toc;
	bool is_inner;  /* in an element that holds text: no P needed */
	bool in_head;   /* of a table */
	bool in_figure; /* whose Figure element is that of the figure */
};

/* Levels of the headings so far: each deeper than the one before. */
struct planner {
	struct pdf_tags *tags;
	int levels[8];
	int depth;
};

static bool is_decoration(const struct node *image)
{
	if (!image->attr)
		return false;
	for (int i = 0; i < image->attr->pair_count; i++)
		if (view_is(image->attr->pairs[i].key, "alt"))
			return !view_trim(image->attr->pairs[i].value).n;
	return false;
}

bool pdf_tags_alt(const struct node *image, struct buf *alt)
{
	if (is_decoration(image))
		return false;
	buf_view(alt, view_trim(node_value(image, "alt")));
	if (!alt->len)
		node_plain_text(image, alt);
	if (!view_trim((struct view){buf_text(alt), alt->len}).n) {
		buf_empty(alt);
		buf_view(alt, image->link.title);
	}
	if (!alt->len)
		buf_view(alt, file_stem(file_name(image->link.url)));
	if (!alt->len)
		buf_puts(alt, "?");
	return true;
}

/* The only image of a figure, or NULL. */
static const struct node *only_image(const struct node *figure)
{
	const struct node *only = NULL;

	for (const struct node *block = figure->first; block;
	     block = block->next) {
		if (block->kind == NODE_CAPTION)
			continue;
		if (block->kind != NODE_PLAIN && block->kind != NODE_PARA)
			return NULL;
		for (const struct node *child = block->first; child;
		     child = child->next) {
			if (child->kind != NODE_IMAGE || only)
				return NULL;
			only = child;
		}
	}
	return only && !is_decoration(only) ? only : NULL;
}

/* A heading is one level below the last one that is higher, so that no level
 * is skipped. */
static enum tag heading_tag(struct planner *p, const struct node *node)
{
	while (p->depth && p->levels[p->depth - 1] >= node->level)
		p->depth--;
	if (p->depth < HEADING_LEVELS)
		p->levels[p->depth++] = node->level;
	return (enum tag)(TAG_H1 + p->depth - 1);
}

static bool has_lang(const struct node *node)
{
	return node_value(node, "lang").n != 0;
}

/* The contents are a list of the class "toc", with lists in it. */
static enum tag list_tag(const struct node *node, const struct around *around)
{
	return around->in_toc || node_has_class(node, "toc") ? TAG_TOC : TAG_L;
}

static bool has_rows(const struct node *table, enum node_kind kind)
{
	for (const struct node *part = table->first; part; part = part->next)
		if (part->kind == kind && part->first)
			return true;
	return false;
}

/* Plain text in an element that holds text needs no P, unless more such text
 * stands beside it: the words of the two would run together. */
static bool needs_paragraph(const struct node *plain,
                            const struct around *around)
{
	const struct node *block = plain->parent->first;

	if (!around->is_inner)
		return true;
	while (block && (block == plain || block->kind != NODE_PLAIN))
		block = block->next;
	return block != NULL;
}

static bool has_words(const struct node *cell)
{
	return cell->first && cell->first->first;
}

/* Is this a header cell? An empty corner heads nothing. */
static bool names_others(const struct node *cell, const struct around *around)
{
	const struct node *row = cell->parent;

	if (!around->in_head)
		return cell->cell.scope != SCOPE_NONE;
	return has_words(cell) || cell != row->first || !cell->next ||
	       !has_words(cell->next);
}

static enum tag block_tag(struct planner *p, const struct node *node,
                          const struct around *around)
{
	switch (node->kind) {
	case NODE_DOCUMENT:
		return TAG_SECT;
	case NODE_PARA:
	case NODE_LINE_BLOCK:
		return TAG_P;
	case NODE_PLAIN:
		return needs_paragraph(node, around) ? TAG_P : TAG_NONE;
	case NODE_HEADER:
		return heading_tag(p, node);
	case NODE_CODE_BLOCK:
	case NODE_RAW_BLOCK:
		return TAG_CODE_BLOCK;
	case NODE_BLOCK_QUOTE:
		return TAG_BLOCK_QUOTE;
	case NODE_BULLET_LIST:
	case NODE_ORDERED_LIST:
	case NODE_DEFINITION_LIST:
		return list_tag(node, around);
	case NODE_ITEM:
		return around->in_toc ? TAG_TOCI : TAG_LI;
	case NODE_TERM:
		return TAG_TERM;
	case NODE_DEFINITION:
		return TAG_DEFINITION;
	case NODE_FIGURE:
		return only_image(node) ? TAG_FIGURE : TAG_DIV;
	case NODE_CAPTION:
		return TAG_CAPTION;
	case NODE_TABLE:
		return TAG_TABLE;
	case NODE_TABLE_HEAD:
		/* PDF/UA-1, 7.2: a THead needs a TBody beside it. */
		return has_rows(node->parent, NODE_TABLE_BODY) ? TAG_THEAD
		                                               : TAG_NONE;
	case NODE_TABLE_BODY:
		return TAG_TBODY;
	case NODE_TABLE_FOOT:
		return TAG_TFOOT;
	case NODE_ROW:
		return TAG_TR;
	case NODE_CELL:
		return names_others(node, around) ? TAG_TH : TAG_TD;
	case NODE_DIV:
		return node_has_class(node, "index") ? TAG_INDEX : TAG_DIV;
	case NODE_HORIZONTAL_RULE:
		return TAG_ARTIFACT;
	default:
		return TAG_NONE;
	}
}

static enum tag inline_tag(const struct planner *p, const struct node *node,
                           const struct around *around)
{
	switch (node->kind) {
	case NODE_CODE:
		return TAG_CODE;
	case NODE_MATH:
		return TAG_FORMULA;
	case NODE_LINK:
		if (p->tags->links[node->serial])
			return TAG_LINK;
		break;
	case NODE_IMAGE:
		if (around->in_figure)
			return TAG_NONE;
		return is_decoration(node) ? TAG_ARTIFACT : TAG_FIGURE;
	case NODE_NOTE:
		return TAG_NOTE;
	default:
		break;
	}
	return has_lang(node) ? TAG_SPAN : TAG_NONE;
}

/* What the children of node have around them. */
static struct around inside(const struct node *node, enum tag tag,
                            const struct around *around)
{
	struct around inner = *around;

	if (tag == TAG_ARTIFACT)
		inner.owner = 0;
	else if (tag != TAG_NONE)
		inner.owner = node->serial;
	if (tag == TAG_TOC)
		inner.in_toc = true;
	if (node->kind == NODE_NOTE)
		inner.in_toc = inner.in_figure = false;
	if (node_is_block(node->kind) || tag == TAG_NOTE)
		inner.is_inner = tag == TAG_LI || tag == TAG_TOCI ||
		                 tag == TAG_DEFINITION || tag == TAG_TH ||
		                 tag == TAG_TD || tag == TAG_CAPTION ||
		                 tag == TAG_FIGURE;
	if (node->kind == NODE_TABLE_HEAD)
		inner.in_head = true;
	if (node->kind == NODE_TABLE)
		inner.in_head = false;
	if (node->kind == NODE_FIGURE)
		inner.in_figure = tag == TAG_FIGURE;
	if (node->kind == NODE_CAPTION)
		inner.in_figure = false;
	return inner;
}

static void plan_node(struct planner *p, const struct node *node,
                      const struct around *around)
{
	struct pdf_tags *tags = p->tags;
	struct around inner;
	enum tag tag;

	if (node->serial == 0 || node->serial >= tags->count)
		return;
	tag = node_is_inline(node->kind) ? inline_tag(p, node, around)
	                                 : block_tag(p, node, around);
	inner = inside(node, tag, around);
	tags->tags[node->serial] = (uint8_t)tag;
	tags->owners[node->serial] = inner.owner;
	for (const struct node *child = node->first; child; child = child->next)
		plan_node(p, child, &inner);
}

static void plan_document(struct planner *p, const struct node *top)
{
	struct around around = {0};

	if (top)
		plan_node(p, top, &around);
}

static uint32_t last_serial(const struct node *node)
{
	while (node->last)
		node = node->last;
	return node->serial;
}

static uint32_t count_serials(const struct book *book)
{
	uint32_t most = 0;

	if (book->title_page && last_serial(book->title_page) > most)
		most = last_serial(book->title_page);
	if (book->contents && last_serial(book->contents) > most)
		most = last_serial(book->contents);
	for (int i = 0; i < book->chapter_count; i++)
		if (last_serial(book->chapters[i]->top) > most)
			most = last_serial(book->chapters[i]->top);
	return most + 1;
}

static void note_links(struct pdf_tags *tags, const struct pages *pages)
{
	for (int i = 0; i < pages->count; i++) {
		const struct page *page = &pages->pages[i];

		for (int k = 0; k < page->link_count; k++) {
			uint32_t key = pdf_tags_link_key(&page->links[k]);
			uint32_t serial = key / PARTS;

			if (serial < tags->count &&
			    pdf_links_leads(&page->links[k]))
				tags->links[serial] |=
					(uint8_t)(1 << key % PARTS);
		}
	}
}

void pdf_tags_plan(struct pdf_tags *tags, struct arena *memory,
                   const struct book *book, const struct pages *pages)
{
	struct planner p = {.tags = tags};

	*tags = (struct pdf_tags){.memory = memory, .book = book};
	tags->count = count_serials(book);
	tags->tags = arena_alloc(memory, tags->count, sizeof(*tags->tags));
	tags->owners = arena_alloc(memory, tags->count, sizeof(*tags->owners));
	tags->links = arena_alloc(memory, tags->count, sizeof(*tags->links));
	note_links(tags, pages);
	plan_document(&p, book->title_page);
	plan_document(&p, book->contents);
	for (int i = 0; i < book->chapter_count; i++)
		plan_document(&p, book->chapters[i]->top);
}

uint32_t pdf_tags_key(const struct pdf_tags *tags, const struct node *node,
                      enum role role)
{
	uint32_t serial = node ? node->serial : 0;
	enum tag tag;

	if (role == ROLE_ARTIFACT || serial == 0 || serial >= tags->count)
		return 0;
	tag = tags->tags[serial];
	if (role == ROLE_LABEL &&
	    (tag == TAG_LI || tag == TAG_TOCI || tag == TAG_NOTE))
		return ELEMENT_KEY(serial, PART_LABEL);
	if (role == ROLE_NOTE_CALL && tag == TAG_NOTE)
		return ELEMENT_KEY(serial, PART_CALL);
	return tags->owners[serial]
	               ? ELEMENT_KEY(tags->owners[serial], PART_CONTENT)
	               : 0;
}

uint32_t pdf_tags_link_key(const struct link_area *area)
{
	enum part part = PART_CONTENT;

	if (!area->node || !area->node->serial)
		return 0;
	if (area->node->kind == NODE_NOTE)
		part = area->back ? PART_LABEL : PART_CALL;
	return ELEMENT_KEY(area->node->serial, part);
}

const char *pdf_tags_name(const struct pdf_tags *tags, uint32_t key)
{
	static const char *const headings[] = {"H1", "H2", "H3",
	                                       "H4", "H5", "H6"};
	static const char *const names[TAGS] = {
		[TAG_LI] = "LBody",
		[TAG_TERM] = "Lbl",
		[TAG_DEFINITION] = "LBody",
		[TAG_TH] = "TH",
		[TAG_TD] = "TD",
		[TAG_CAPTION] = "Caption",
		[TAG_FIGURE] = "Figure",
		[TAG_CODE_BLOCK] = "Code",
		[TAG_CODE] = "Code",
		[TAG_FORMULA] = "Formula",
		[TAG_SPAN] = "Span",
		[TAG_LINK] = "Link",
	};
	enum tag tag = tags->tags[key / PARTS];

	if (key % PARTS == PART_LABEL)
		return "Lbl";
	if (key % PARTS == PART_CALL)
		return "Reference";
	if (tag >= TAG_H1 && tag <= TAG_H6)
		return headings[tag - TAG_H1];
	return names[tag] ? names[tag] : "P";
}

bool pdf_tags_is_figure(const struct pdf_tags *tags, uint32_t key)
{
	return key && key % PARTS == PART_CONTENT &&
	       tags->tags[key / PARTS] == TAG_FIGURE;
}
