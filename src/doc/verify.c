/* doc/verify.c - what holds for every tree */
#include "doc/verify.h"

static void fault(const struct node *node, const char *what, struct buf *why)
{
	buf_printf(why, "%d:%d: %s in %s: %s\n", node->at.line, node->at.col,
	           node_name(node->kind),
	           node->parent ? node_name(node->parent->kind) : "nothing",
	           what);
}

static bool is_text_kind(enum node_kind kind)
{
	return kind >= NODE_STR && kind <= NODE_RAW_INLINE;
}

/* Kinds that stand only in certain parents. */
static bool is_part(enum node_kind kind)
{
	return kind == NODE_ITEM || kind == NODE_TERM ||
	       kind == NODE_DEFINITION || kind == NODE_LINE ||
	       kind == NODE_CAPTION ||
	       (kind >= NODE_TABLE_HEAD && kind <= NODE_CELL);
}

static bool is_plain_block(enum node_kind kind)
{
	return node_is_block(kind) && !is_part(kind);
}

static bool may_hold(enum node_kind parent, enum node_kind child)
{
	switch (parent) {
	case NODE_DOCUMENT:
	case NODE_BLOCK_QUOTE:
	case NODE_ITEM:
	case NODE_DEFINITION:
	case NODE_CAPTION:
	case NODE_CELL:
	case NODE_DIV:
	case NODE_NOTE:
		return is_plain_block(child);
	case NODE_FIGURE:
		return is_plain_block(child) || child == NODE_CAPTION;
	case NODE_BULLET_LIST:
	case NODE_ORDERED_LIST:
		return child == NODE_ITEM;
	case NODE_DEFINITION_LIST:
		return child == NODE_TERM || child == NODE_DEFINITION;
	case NODE_LINE_BLOCK:
		return child == NODE_LINE;
	case NODE_TABLE:
		return child == NODE_CAPTION ||
		       (child >= NODE_TABLE_HEAD && child <= NODE_TABLE_FOOT);
	case NODE_TABLE_HEAD:
	case NODE_TABLE_BODY:
	case NODE_TABLE_FOOT:
		return child == NODE_ROW;
	case NODE_ROW:
		return child == NODE_CELL;
	case NODE_CODE_BLOCK:
	case NODE_RAW_BLOCK:
	case NODE_HORIZONTAL_RULE:
		return false;
	default:
		return node_is_inline(child) && !is_text_kind(parent) &&
		       parent != NODE_SOFT_BREAK && parent != NODE_LINE_BREAK;
	}
}

static void verify_str(const struct node *node, struct buf *why)
{
	const struct node *next = node->next;

	if (!node->text.n)
		fault(node, "empty text", why);
	if (next && next->kind == NODE_STR)
		fault(node, "two texts side by side", why);
	for (size_t i = 0; i < node->text.n; i++) {
		char c = node->text.p[i];

		if ((unsigned char)c < ' ' || c == 0x7F)
			fault(node, "control character", why);
		if (c == ' ' && i && node->text.p[i - 1] == ' ')
			fault(node, "two spaces", why);
	}
}

static void verify_text(const struct node *node, struct buf *why)
{
	if (utf8_invalid(node->text) < node->text.n)
		fault(node, "not UTF-8", why);
	if (node->kind == NODE_STR)
		verify_str(node, why);
	else if (node->text.n && !is_text_kind(node->kind) &&
	         node->kind != NODE_CODE_BLOCK && node->kind != NODE_RAW_BLOCK)
		fault(node, "text where none belongs", why);
}

static void verify_attr(const struct node *node, struct buf *why)
{
	const struct attr *attr = node->attr;

	if (!attr)
		return;
	if (utf8_invalid(attr->id) < attr->id.n)
		fault(node, "identifier is not UTF-8", why);
	for (int i = 0; i < attr->class_count; i++)
		if (!attr->classes[i].n ||
		    utf8_invalid(attr->classes[i]) < attr->classes[i].n)
			fault(node, "bad class", why);
	for (int i = 0; i < attr->pair_count; i++)
		if (!attr->pairs[i].key.n ||
		    utf8_invalid(attr->pairs[i].value) < attr->pairs[i].value.n)
			fault(node, "bad attribute", why);
}

/* How many columns a row fills, those covered from above left out. */
static int row_width(const struct node *row)
{
	int width = 0;

	for (const struct node *cell = row->first; cell; cell = cell->next)
		width += cell->cell.column_span;
	return width;
}

static void verify_section(const struct node *section, int columns,
                           struct buf *why)
{
	bool has_row_spans = false;

	for (const struct node *row = section->first; row; row = row->next) {
		for (const struct node *c = row->first; c; c = c->next) {
			has_row_spans |= c->cell.row_span > 1;
			if (c->cell.row_span < 1 || c->cell.column_span < 1)
				fault(c, "cell without a span", why);
		}
		if (has_row_spans ? row_width(row) > columns
		                  : row_width(row) != columns)
			fault(row, "row is not as wide as its table", why);
	}
}

static void verify_table(const struct node *table, struct buf *why)
{
	const struct node *part = table->first;

	if (!table->table || table->table->column_count < 1) {
		fault(table, "no columns", why);
		return;
	}
	if (part && part->kind == NODE_CAPTION)
		part = part->next;
	if (!part || part->kind != NODE_TABLE_HEAD)
		fault(table, "no head", why);
	else if (!part->next || part->next->kind != NODE_TABLE_BODY)
		fault(table, "no body", why);
	for (; part; part = part->next) {
		if (part->kind == NODE_CAPTION)
			fault(part, "caption is not first", why);
		if (part->kind == NODE_TABLE_FOOT && part->next)
			fault(part, "foot is not last", why);
		verify_section(part, table->table->column_count, why);
	}
}

/* A note inside a link's text is printed elsewhere, with its own links. */
static bool is_in_link(const struct node *node)
{
	for (node = node->parent; node && node->kind != NODE_NOTE;
	     node = node->parent)
		if (node->kind == NODE_LINK)
			return true;
	return false;
}

static void verify_own(const struct node *node, struct buf *why)
{
	switch (node->kind) {
	case NODE_HEADER:
		if (node->level < 1 || node->level > 6)
			fault(node, "level", why);
		break;
	case NODE_TABLE:
		verify_table(node, why);
		break;
	case NODE_FIGURE:
		for (const struct node *n = node->first; n; n = n->next)
			if (n->kind == NODE_CAPTION && n != node->first)
				fault(n, "caption is not first", why);
		break;
	case NODE_LINK:
		if (is_in_link(node))
			fault(node, "link inside a link", why);
		break;
	default:
		break;
	}
}

static void verify_children(const struct node *node, struct buf *why)
{
	const struct node *last = NULL;

	for (const struct node *n = node->first; n; n = n->next) {
		last = n;
		if (n->parent != node)
			fault(n, "parent does not know its child", why);
		if (!may_hold(node->kind, n->kind))
			fault(n, "does not belong there", why);
	}
	if (last != node->last)
		fault(node, "last child is not the last", why);
}

static void verify(const struct node *node, int depth, struct buf *why)
{
	if (depth > DOC_DEEP) {
		fault(node, "too deep", why);
		return;
	}
	verify_children(node, why);
	verify_text(node, why);
	verify_attr(node, why);
	verify_own(node, why);
	for (const struct node *n = node->first; n; n = n->next)
		verify(n, depth + 1, why);
}

bool doc_verify(const struct node *top, struct buf *why)
{
	size_t before = why->len;

	verify(top, 0, why);
	return why->len == before;
}
