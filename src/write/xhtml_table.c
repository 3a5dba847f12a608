/* write/xhtml_table.c - tables as XHTML */
#include "write/xhtml_parts.h"

/* HTML's own limits. */
#define MOST_COLUMNS 1000
#define MOST_ROWS    65534

/* The class that sets a cell's alignment. */
static const char *align_class(const struct node *table,
                               const struct node *cell, int column)
{
	static const char *const classes[] = {
		[ALIGN_DEFAULT] = NULL,
		[ALIGN_LEFT] = "left",
		[ALIGN_RIGHT] = "right",
		[ALIGN_CENTER] = "center",
	};
	enum align align = cell->cell.align;

	if (align == ALIGN_DEFAULT && table->table &&
	    column < table->table->column_count)
		align = table->table->align[column];
	return classes[align];
}

/* A paragraph that is all of a cell needs no tag of its own. */
static void add_cell_content(struct xhtml *w, const struct node *cell)
{
	struct node *only = cell->first;

	if (only && !only->next && only->kind == NODE_PARA) {
		xhtml_wait(w, only);
		xhtml_flush(w);
		xhtml_inlines(w, only);
	} else {
		xhtml_blocks(w, cell);
	}
}

static int span(int wanted, int most)
{
	return wanted < 1 ? 1 : wanted > most ? most : wanted;
}

static void add_cell(struct xhtml *w, const struct node *table,
                     const struct node *cell, int column, bool is_head)
{
	int columns = span(cell->cell.column_span, MOST_COLUMNS);
	int rows = span(cell->cell.row_span, MOST_ROWS);
	/* an empty heading would be announced, and say nothing */
	bool is_heading = is_head && cell->first && cell->first->first;
	int before = w->style;

	buf_puts(w->out, is_heading ? "<th scope=\"col\"" : "<td");
	if (columns > 1)
		xml_attribute_int(w->out, "colspan", columns);
	if (rows > 1)
		xml_attribute_int(w->out, "rowspan", rows);
	xhtml_attributes(w, cell, align_class(table, cell, column));
	buf_char(w->out, '>');
	if (is_heading)
		w->style |= LETTERS_BOLD;
	xhtml_wait(w, cell);
	xhtml_flush(w);
	add_cell_content(w, cell);
	w->style = before;
	buf_puts(w->out, is_heading ? "</th>" : "</td>");
}

static bool is_row(const struct node *node)
{
	return node->kind == NODE_ROW && node->first &&
	       node->first->kind == NODE_CELL;
}

static bool has_words(const struct node *row)
{
	for (const struct node *n = row->first; n; n = n->next)
		if (n->first && n->first->first)
			return true;
	return false;
}

/* The rows of head, body or foot that can be shown. A head without words is
 * a table that the author gave none, where the syntax asks for one. */
static bool has_rows(const struct node *part)
{
	for (const struct node *n = part->first; n; n = n->next)
		if (is_row(n) &&
		    (part->kind != NODE_TABLE_HEAD || has_words(n)))
			return true;
	return false;
}

static void add_row(struct xhtml *w, const struct node *table,
                    const struct node *row, bool is_head)
{
	int column = 0;

	buf_puts(w->out, "<tr");
	xhtml_attributes(w, row, NULL);
	buf_char(w->out, '>');
	xhtml_wait(w, row);
	for (struct node *n = row->first; n; n = n->next) {
		if (n->kind != NODE_CELL) {
			xhtml_wait_below(w, n);
			continue;
		}
		add_cell(w, table, n, column, is_head);
		column += span(n->cell.column_span, MOST_COLUMNS);
	}
	buf_puts(w->out, "</tr>\n");
}

/* <thead> stands first and <tfoot> last, each once; elsewhere a part of that
 * kind is one more body. */
static const char *part_tag(const struct node *table, const struct node *part)
{
	const struct node *first = table->first;

	if (first->kind == NODE_CAPTION && first->next)
		first = first->next;
	if (part->kind == NODE_TABLE_HEAD && part == first)
		return "thead";
	return part->kind == NODE_TABLE_FOOT && !part->next ? "tfoot" : "tbody";
}

static void add_part(struct xhtml *w, const struct node *table,
                     struct node *part)
{
	const char *tag = part_tag(table, part);

	if (!has_rows(part)) {
		xhtml_wait_below(w, part);
		return;
	}
	buf_printf(w->out, "<%s", tag);
	xhtml_attributes(w, part, NULL);
	buf_puts(w->out, ">\n");
	xhtml_wait(w, part);
	for (struct node *n = part->first; n; n = n->next) {
		if (is_row(n))
			add_row(w, table, n, part->kind == NODE_TABLE_HEAD);
		else
			xhtml_wait_below(w, n);
	}
	buf_printf(w->out, "</%s>\n", tag);
}

static void add_caption(struct xhtml *w, const struct node *caption)
{
	buf_puts(w->out, "<caption");
	xhtml_attributes(w, caption, NULL);
	buf_char(w->out, '>');
	xhtml_wait(w, caption);
	xhtml_flush(w);
	xhtml_blocks(w, caption);
	buf_puts(w->out, "</caption>\n");
}

static bool is_part(const struct node *node)
{
	return node->kind == NODE_TABLE_HEAD || node->kind == NODE_TABLE_BODY ||
	       node->kind == NODE_TABLE_FOOT;
}

static bool is_shown(const struct node *table)
{
	for (const struct node *n = table->first; n; n = n->next)
		if (is_part(n) && has_rows(n))
			return true;
	return false;
}

/* A table that has nothing but a caption. */
static void add_empty(struct xhtml *w, struct node *table)
{
	for (struct node *n = table->first; n; n = n->next) {
		if (n->kind == NODE_CAPTION)
			xhtml_block(w, n);
		else
			xhtml_wait_below(w, n);
	}
	xhtml_wait(w, table);
	xhtml_flush(w);
}

void xhtml_table(struct xhtml *w, struct node *table)
{
	int before = w->style;

	w->style = LETTERS_FAMILY * FAMILY_SANS;
	if (!is_shown(table)) {
		add_empty(w, table);
		w->style = before;
		return;
	}
	buf_puts(w->out, "<table");
	xhtml_attributes(w, table, NULL);
	buf_puts(w->out, ">\n");
	for (struct node *n = table->first; n; n = n->next) {
		if (n->kind == NODE_CAPTION && n == table->first && n->first)
			add_caption(w, n);
		else if (is_part(n))
			add_part(w, table, n);
		else
			xhtml_wait_below(w, n);
	}
	buf_puts(w->out, "</table>\n");
	w->style = before;
}
