/* doc/dump.c - the tree as text (--dump=doc) */
#include "doc/dump.h"

static void put_text(struct view v, struct buf *out)
{
	buf_char(out, '"');
	for (size_t i = 0; i < v.n; i++) {
		char c = v.p[i];

		if (c == '"' || c == '\\') {
			buf_char(out, '\\');
			buf_char(out, c);
		} else if (c == '\n') {
			buf_puts(out, "\\n");
		} else if (c == '\t') {
			buf_puts(out, "\\t");
		} else if ((unsigned char)c < ' ' || c == 0x7F) {
			buf_printf(out, "\\x%02X", (unsigned char)c);
		} else {
			buf_char(out, c);
		}
	}
	buf_char(out, '"');
}

static void put_pair(const char *key, struct view value, struct buf *out)
{
	buf_printf(out, " %s=", key);
	put_text(value, out);
}

static const char *align_name(enum align align)
{
	static const char *const names[] = {"default", "left", "right",
	                                    "center", "decimal"};

	return names[align];
}

static void put_list(const struct node *list, struct buf *out)
{
	static const char *const styles[] = {
		"default",     "example",     "decimal",    "lower-roman",
		"upper-roman", "lower-alpha", "upper-alpha"};
	static const char *const delims[] = {"default", "period", "one-paren",
	                                     "two-parens"};

	buf_printf(out, " start=%d %s %s", list->list.start,
	           styles[list->list.style], delims[list->list.delim]);
}

static void put_columns(const struct table *table, struct buf *out)
{
	buf_puts(out, " columns=");
	for (int i = 0; table && i < table->column_count; i++) {
		if (i)
			buf_char(out, ',');
		buf_puts(out, align_name(table->align[i]));
		if (table->share[i] > 0)
			buf_printf(out, ":%d%%",
			           (int)(100 * table->share[i] + 0.5));
	}
}

static void put_cell(const struct node *cell, struct buf *out)
{
	if (cell->cell.align != ALIGN_DEFAULT)
		buf_printf(out, " %s", align_name(cell->cell.align));
	if (cell->cell.row_span != 1)
		buf_printf(out, " rows=%d", cell->cell.row_span);
	if (cell->cell.column_span != 1)
		buf_printf(out, " columns=%d", cell->cell.column_span);
	if (cell->cell.scope != SCOPE_NONE)
		buf_puts(out, cell->cell.scope == SCOPE_ROW ? " names-row"
		                                            : " names-column");
}

/* What a kind has in the union of struct node. */
static void put_own(const struct node *node, struct buf *out)
{
	switch (node->kind) {
	case NODE_RAW_BLOCK:
	case NODE_RAW_INLINE:
		put_pair("format", node->format, out);
		break;
	case NODE_ORDERED_LIST:
		put_list(node, out);
		/* fall through */
	case NODE_BULLET_LIST:
		buf_puts(out, node->tight ? " tight" : " loose");
		break;
	case NODE_ITEM:
		if (node->task != TASK_NONE)
			buf_puts(out,
			         node->task == TASK_DONE ? " done" : " open");
		break;
	case NODE_TABLE:
		put_columns(node->table, out);
		break;
	case NODE_CELL:
		put_cell(node, out);
		break;
	case NODE_MATH:
		if (node->display)
			buf_puts(out, " display");
		break;
	case NODE_QUOTED:
		buf_puts(out, node->double_quotes ? " double" : " single");
		break;
	case NODE_LINK:
	case NODE_IMAGE:
		put_pair("url", node->link.url, out);
		if (node->link.title.n)
			put_pair("title", node->link.title, out);
		break;
	case NODE_NOTE:
		if (node->number)
			buf_printf(out, " number=%d", node->number);
		break;
	default:
		break;
	}
}

static void put_attr(const struct attr *attr, struct buf *out)
{
	if (!attr)
		return;
	if (attr->id.n) {
		buf_puts(out, " #");
		buf_view(out, attr->id);
	}
	for (int i = 0; i < attr->class_count; i++) {
		buf_puts(out, " .");
		buf_view(out, attr->classes[i]);
	}
	for (int i = 0; i < attr->pair_count; i++) {
		buf_char(out, ' ');
		buf_view(out, attr->pairs[i].key);
		buf_char(out, '=');
		put_text(attr->pairs[i].value, out);
	}
}

static bool has_text(enum node_kind kind)
{
	return kind == NODE_STR || kind == NODE_CODE || kind == NODE_MATH ||
	       kind == NODE_CODE_BLOCK || kind == NODE_RAW_BLOCK ||
	       kind == NODE_RAW_INLINE;
}

static void dump(const struct node *node, int depth, struct buf *out)
{
	for (int i = 0; i < depth; i++)
		buf_puts(out, "  ");
	buf_puts(out, node_name(node->kind));
	if (node->kind == NODE_HEADER)
		buf_printf(out, " %d", node->level);
	buf_printf(out, " %d:%d", node->at.line, node->at.col);
	put_own(node, out);
	put_attr(node->attr, out);
	if (has_text(node->kind)) {
		buf_char(out, ' ');
		put_text(node->text, out);
	}
	buf_char(out, '\n');
	for (const struct node *n = node->first; n; n = n->next)
		dump(n, depth + 1, out);
}

void doc_dump(const struct node *top, struct buf *out)
{
	dump(top, 0, out);
}
