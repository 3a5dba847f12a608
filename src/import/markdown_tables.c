/* import/markdown_tables.c - tables and their captions */
#include "import/markdown.h"

#include "import/tidy.h"

#include <cmark-gfm-core-extensions.h>

bool markdown_is_table(cmark_node *from)
{
	return from &&
	       cmark_node_get_type(from) > CMARK_NODE_FOOTNOTE_DEFINITION &&
	       strcmp(cmark_node_get_type_string(from), "table") == 0;
}

static enum align column_align(uint8_t mark)
{
	switch (mark) {
	case 'l':
		return ALIGN_LEFT;
	case 'r':
		return ALIGN_RIGHT;
	case 'c':
		return ALIGN_CENTER;
	default:
		return ALIGN_DEFAULT;
	}
}

static struct table *new_table(struct markdown *m, cmark_node *from)
{
	struct table *table = arena_new(m->arena, struct table);
	int count = cmark_gfm_extensions_get_table_columns(from);
	const struct drawn_table *drawn = markdown_drawn(m, from);
	const uint8_t *marks = cmark_gfm_extensions_get_table_alignments(from);

	table->column_count = count;
	table->align =
		arena_alloc(m->arena, (size_t)count, sizeof(*table->align));
	table->share =
		arena_alloc(m->arena, (size_t)count, sizeof(*table->share));
	for (int i = 0; i < count && marks; i++)
		table->align[i] = column_align(marks[i]);
	if (drawn && drawn->share && drawn->column_count == count)
		memcpy(table->share, drawn->share,
		       (size_t)count * sizeof(*table->share));
	return table;
}

static struct node *add_cell(struct markdown *m, struct node *row)
{
	struct node *cell = node_new(m->arena, NODE_CELL, row->at);

	cell->cell.row_span = 1;
	cell->cell.column_span = 1;
	node_append(row, cell);
	return cell;
}

static void add_row(struct markdown *m, struct node *section, cmark_node *from,
                    int columns)
{
	struct node *row = markdown_node(m, NODE_ROW, from, section);
	int count = 0;

	node_append(section, row);
	for (cmark_node *n = cmark_node_first_child(from); n && count < columns;
	     n = cmark_node_next(n), count++) {
		struct node *cell = add_cell(m, row), *plain;

		if (!cmark_node_first_child(n))
			continue;
		cell->at = markdown_place(m, n, row->at);
		plain = node_new(m->arena, NODE_PLAIN, cell->at);
		node_append(cell, plain);
		markdown_inlines(m, plain, cmark_node_first_child(n));
	}
	while (count++ < columns)
		add_cell(m, row);
}

/* "Table: " or ": " at the start of the first text below from. */
static size_t caption_mark(cmark_node *from)
{
	cmark_node *first = cmark_node_first_child(from);
	const char *text;

	if (!first || cmark_node_get_type(first) != CMARK_NODE_TEXT)
		return 0;
	text = cmark_node_get_literal(first);
	if (text && strncmp(text, "Table: ", 7) == 0)
		return 7;
	return text && strncmp(text, ": ", 2) == 0 ? 2 : 0;
}

bool markdown_is_caption(const struct markdown *m, cmark_node *paragraph)
{
	cmark_node *next = cmark_node_next(paragraph);
	cmark_node *before = cmark_node_previous(paragraph);

	return caption_mark(paragraph) &&
	       (markdown_is_table(next) || markdown_is_table(before) ||
	        (next && markdown_drawn(m, next)) ||
	        markdown_ends_drawn(m, before));
}

/* A line behind the last row, without a blank line before it, is a row to the
 * parser; with no "|" in it, it is a caption to its author. */
static bool is_caption_row(struct markdown *m, cmark_node *row)
{
	cmark_node *cell = cmark_node_first_child(row);
	struct view line;

	if (cmark_node_next(row) || !cell || !caption_mark(cell))
		return false;
	line = markdown_source(m, cmark_node_get_start_line(row));
	return view_find(line, '|', 0) > view_find(line, '\n', 0) ||
	       view_find(line, '|', 0) == line.n;
}

/* What a row says behind its last column: "3 |" in "| 1 | 2 | 3 |". */
static struct view words_behind(struct markdown *m, cmark_node *row,
                                int columns)
{
	struct view line = markdown_source(m, cmark_node_get_start_line(row));
	int start = cmark_node_get_start_column(row), count = 0;

	line = view_part(line, 0, view_find(line, '\n', 0));
	line = view_trim(view_from(line, start > 1 ? (size_t)start - 1 : 0));
	for (size_t i = view_starts(line, "|"); i < line.n; i++) {
		if (line.p[i] == '\\')
			i++;
		else if (line.p[i] == '|' && ++count == columns)
			return view_trim(view_from(line, i + 1));
	}
	return VIEW("");
}

/* The parser leaves such cells out, as GFM wants it; their author is told. */
static void report_cells(struct markdown *m, cmark_node *row, int columns,
                         struct place at)
{
	struct view words = words_behind(m, row, columns);

	while (words.n && (words.p[words.n - 1] == '|' ||
	                   ascii_is_space(words.p[words.n - 1])))
		words.n--;
	if (words.n)
		diag_add(m->diag, DIAG_TABLE_CELLS, at, "%.*s",
		         (int)(words.n < 60 ? words.n : 60), words.p);
}

/* from: what holds the inlines, a paragraph or a cell */
void markdown_caption(struct markdown *m, struct node *parent, cmark_node *from)
{
	struct node *caption = markdown_node(m, NODE_CAPTION, from, parent);
	struct node *plain = node_new(m->arena, NODE_PLAIN, caption->at);
	const struct node *outer = m->captioned;
	size_t mark = caption_mark(from);

	node_append(parent, caption);
	node_append(caption, plain);
	m->captioned = plain;
	markdown_inlines(m, plain, cmark_node_first_child(from));
	m->captioned = outer;
	if (plain->first && plain->first->kind == NODE_STR) {
		/* ": {#id}" is a mark without its space */
		if (mark > plain->first->text.n)
			mark = plain->first->text.n;
		plain->first->text = view_from(plain->first->text, mark);
	}
	tidy_ends(plain);
}

static bool read_align(char letter, enum align *align)
{
	switch (ascii_lower(letter)) {
	case 'l':
		*align = ALIGN_LEFT;
		return true;
	case 'r':
		*align = ALIGN_RIGHT;
		return true;
	case 'c':
		*align = ALIGN_CENTER;
		return true;
	case 'd':
	case '.':
		*align = ALIGN_DECIMAL;
		return true;
	default:
		return letter == '-';
	}
}

/* {align="lr."}: a letter for each column; "-" leaves one as it is. */
static void align_columns(struct markdown *m, struct node *table)
{
	struct view letters = node_value(table, "align");
	struct table *shape = table->table;
	bool is_good = letters.n <= (size_t)shape->column_count;
	enum align unused;

	for (size_t i = 0; i < letters.n && is_good; i++)
		is_good = read_align(letters.p[i], &unused);
	for (size_t i = 0; i < letters.n && is_good; i++)
		read_align(letters.p[i], &shape->align[i]);
	if (!is_good)
		diag_add(m->diag, DIAG_VALUE_BAD, table->at,
		         "align: one of \"lcrd.-\" for each of %d columns",
		         shape->column_count);
}

static void give_caption(struct markdown *m, struct node *table,
                         struct node *caption)
{
	if (caption->attr) {
		table->attr = caption->attr;
		caption->attr = NULL;
		align_columns(m, table);
	}
	node_insert_before(table->first, caption);
}

void markdown_table(struct markdown *m, struct node *parent, cmark_node *from)
{
	struct node *table = markdown_node(m, NODE_TABLE, from, parent);
	struct node *head = node_new(m->arena, NODE_TABLE_HEAD, table->at);
	struct node *body = node_new(m->arena, NODE_TABLE_BODY, table->at);
	cmark_node *first = cmark_node_first_child(from);
	bool counts; /* the head has as many as there are columns */

	table->table = new_table(m, from);
	counts = !words_behind(m, first, table->table->column_count).n;
	node_append(parent, table);
	node_append(table, head);
	node_append(table, body);
	for (cmark_node *row = first; row; row = cmark_node_next(row)) {
		bool is_head =
			cmark_gfm_extensions_get_table_row_is_header(row);

		if (!is_head && is_caption_row(m, row)) {
			struct node *caption;

			markdown_caption(m, table, cmark_node_first_child(row));
			caption = table->last;
			node_unlink(caption);
			give_caption(m, table, caption);
		} else {
			add_row(m, is_head ? head : body, row,
			        table->table->column_count);
			if (counts)
				report_cells(m, row, table->table->column_count,
				             (is_head ? head : body)->last->at);
		}
	}
}

/* A second caption of one table is a paragraph. */
static void append_as_paragraph(struct node *parent, struct node *caption)
{
	struct node *plain = caption->first;

	node_unlink(plain);
	plain->kind = NODE_PARA;
	plain->attr = caption->attr;
	node_append(parent, plain);
}

void markdown_join_captions(struct markdown *m, struct node *parent)
{
	struct node *next, *node = parent->first;
	struct node *waiting = NULL; /* a caption, for the table behind it */
	struct node *table = NULL;   /* one that may get the caption behind */

	parent->first = NULL;
	parent->last = NULL;
	for (; node; node = next) {
		bool has_caption = node->kind == NODE_TABLE &&
		                   node->first->kind == NODE_CAPTION;

		next = node->next;
		node->next = NULL;
		node->parent = NULL;
		if (node->kind == NODE_CAPTION && table) {
			give_caption(m, table, node);
			table = NULL;
			continue;
		}
		if (waiting && node->kind == NODE_TABLE && !has_caption) {
			give_caption(m, node, waiting);
			waiting = NULL;
			has_caption = true;
		}
		if (waiting)
			append_as_paragraph(parent, waiting);
		waiting = node->kind == NODE_CAPTION ? node : NULL;
		if (waiting)
			continue;
		table = node->kind == NODE_TABLE && !has_caption ? node : NULL;
		node_append(parent, node);
	}
	if (waiting)
		append_as_paragraph(parent, waiting);
}
