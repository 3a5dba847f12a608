/* page/table.c - tables: rows as slabs */
#include "page/table.h"

#include "base/array.h"
#include "doc/decimal.h"
#include "doc/words.h"
#include "page/cells.h"
#include "page/figure.h"
#include "page/row.h"
#include "page/table_needs.h"
#include "page/table_widths.h"
#include "page/turn.h"

/* What is no number in a column of numbers stands in the middle of them. */
static enum para_align para_align_of(const struct node *table,
                                     const struct cell *cell)
{
	switch (cell_align(table, cell->node, cell->column)) {
	case ALIGN_RIGHT:
		return PARA_RIGHT;
	case ALIGN_CENTER:
	case ALIGN_DECIMAL:
		return PARA_CENTER;
	default:
		return PARA_LEFT;
	}
}

/* Numbers stand in the middle of their column, all together: their decimal
 * signs one below the other. */
static void place_number(const struct row_setter *r, const struct cell *cell,
                         struct column *column)
{
	const struct decimal_widths *most = &r->cells->numbers[cell->column];
	sp all = (most->before + most->after) * r->scale / 1000;
	sp own = (cell->number.before + cell->number.after) * r->scale / 1000;

	if (all > column->width) {
		column->align = PARA_RIGHT;
		return;
	}
	column->x += (column->width - all) / 2 +
	             (most->before - cell->number.before) * r->scale / 1000;
	/* A hair more, so that rounding breaks no line. */
	column->width = own + column->size / 64;
	column->align = PARA_LEFT;
}

/* Where a cell's text stands: its columns with the gaps between them. */
static struct column cell_column(const struct row_setter *r,
                                 const struct cell *cell)
{
	struct column column = r->column;

	column.x = row_x(r, cell->column, cell->column + cell->columns,
	                 &column.width);
	if (column.width < 1)
		column.width = 1;
	column.align = para_align_of(r->table, cell);
	if (r->cells->rows[cell->row].part == NODE_TABLE_HEAD)
		column.weight = r->builder->theme->table_head_weight;
	if (cell->is_number)
		place_number(r, cell, &column);
	return column;
}

/* Set the cells of the rows from first to end: those that row spans tie
 * together. */
static void set_group(struct row_setter *r, int first, int end)
{
	const struct cells *cells = r->cells;

	for (int row = first; row < end; row++)
		for (int i = 0; i < cells->rows[row].count; i++) {
			struct cell *cell =
				&cells->cells[cells->rows[row].first + i];
			struct column column = cell_column(r, cell);

			cell_set(r, &column, cell);
		}
	row_heights(r, first, end);
}

/* What a page end before this row costs: no row stands alone at the foot of a
 * page or at the head of the next. */
static int32_t penalty_before(const struct row_setter *r, int row)
{
	const struct cells *cells = r->cells;
	bool after_head =
		row > 0 && cells->rows[row - 1].part == NODE_TABLE_HEAD;
	bool near_end = row == cells->row_count - 1 || row == r->first_body + 1;

	if (after_head || cells->rows[row].part != NODE_TABLE_BODY)
		return BREAK_FORBIDDEN;
	if (near_end && cells->rows[row].height < r->most_row / 2)
		return BREAK_FORBIDDEN;
	return BREAK_TABLE;
}

/* The head takes the rule below it along when it is repeated. */
static sp rule_below(const struct row_setter *r, int row)
{
	const struct cells *cells = r->cells;

	if (row == cells->row_count - 1)
		return r->builder->theme->table_rule_heavy;
	return row == r->first_body - 1 ? r->builder->theme->table_rule_light
	                                : 0;
}

static sp rule_above(const struct row_setter *r, int row)
{
	const struct cells *cells = r->cells;

	if (row == 0)
		return r->builder->theme->table_rule_heavy;
	return cells->rows[row].part == NODE_TABLE_FOOT &&
	                       cells->rows[row - 1].part == NODE_TABLE_BODY
	               ? r->builder->theme->table_rule_light
	               : 0;
}

static void add_row(struct row_setter *r, int row, bool tied)
{
	struct vlist *v = r->builder->list;

	if (tied)
		vlist_penalty(v, BREAK_FORBIDDEN);
	else if (row)
		vlist_penalty(v, penalty_before(r, row));
	row_add(r, row, rule_above(r, row), rule_below(r, row),
	        tied || cells_group_end(r->cells, row) > row + 1);
}

/* "Table 1" of the caption "Table 1: What crabs weigh". */
static void add_label(const struct node *caption, struct buf *text)
{
	const struct node *strong = caption->first->first;

	if (!strong || strong->kind != NODE_STRONG)
		return;
	node_plain_text(strong, text);
	while (text->len && (text->bytes[text->len - 1] == ':' ||
	                     ascii_is_space(text->bytes[text->len - 1])))
		text->len--;
	buf_char(text, ' ');
}

/* "Table 1 (continued)", to stand above the head where it is repeated. */
static void say_continued(struct row_setter *r, struct repeat *repeat)
{
	struct builder *b = r->builder;
	const struct node *caption = r->table->first;
	struct column c = caption_column(b, &r->column);
	struct text_style style = column_style(b, &c, r->table);
	struct view word = word_in(DOC_CONTINUED, style.lang);
	struct buf text = {0};

	if (!b->theme->table_continued || caption->kind != NODE_CAPTION ||
	    !caption->first)
		return;
	add_label(caption, &text);
	buf_printf(&text, "(%.*s)", (int)word.n, word.p);
	repeat->line = line_of_text(b->setter, b->lines,
	                            (struct view){buf_text(&text), text.len},
	                            &style, NULL, ROLE_ARTIFACT, c.width);
	buf_clear(&text);
	if (!repeat->line)
		return;
	repeat->line_x = b->rtl ? c.x + c.width - repeat->line->width : c.x;
	repeat->line_height = c.leading * 4 / 3;
	repeat->baseline = column_baseline(&c);
	repeat->height += repeat->line_height;
}

/* The slabs of the head are repeated where the table goes on. */
static void open_repeat(struct row_setter *r, int first)
{
	struct vlist *v = r->builder->list;
	struct repeat repeat = {.first = first, .end = v->count};

	say_continued(r, &repeat);

	for (int i = first; i < v->count; i++)
		repeat.height += v->slabs[i].height;
	if (first == v->count || repeat.height > r->most_row)
		return;
	*ARRAY_ADD(v->memory, v->repeats, v->repeat_count, v->repeat_room) =
		repeat;
	v->open_repeat = v->repeat_count - 1;
}

static void add_rows(struct row_setter *r)
{
	const struct cells *cells = r->cells;
	struct vlist *v = r->builder->list;
	int start = v->count;

	while (r->first_body < cells->row_count &&
	       cells->rows[r->first_body].part == NODE_TABLE_HEAD)
		r->first_body++;
	for (int first = 0; first < cells->row_count;) {
		int end = cells_group_end(cells, first);

		if (first == r->first_body)
			open_repeat(r, start);
		set_group(r, first, end);
		for (int row = first; row < end; row++)
			add_row(r, row, row > first);
		arena_empty(&r->scratch);
		first = end;
	}
	v->open_repeat = -1;
}

/* A narrow gap where there are very many columns. */
static sp gap_of(const struct column *c, int columns)
{
	sp gap = c->size * 6 / 5;
	sp most = columns > 0 ? c->width / ((sp)4 * columns) : 0;

	return gap < most ? gap : most;
}

/* Size and columns of a table in this column; false when some words do not fit
 * however small they are. */
static bool choose_widths(struct builder *b, const struct column *c,
                          const struct node *table, struct cells *cells,
                          struct row_setter *r)
{
	struct table_need *needs = arena_alloc(
		b->list->memory, (size_t)cells->column_count, sizeof(*needs));
	sp gaps = r->gap * (cells->column_count - 1);
	bool overfull, divided = false;

	table_needs(b, &r->column, table, cells, r->gap, needs);
	r->scale = table_widths(needs, cells->column_count, c->width - gaps,
	                        r->widths, &overfull);
	for (int i = 0; i < cells->column_count; i++)
		divided |= needs[i].divided > 0 &&
		           needs[i].least <= needs[i].divided;
	/* Else no word is wider than its column. */
	r->column.hyphenate = (overfull || divided) && c->hyphenate;
	r->column = column_of_size(&r->column, r->column.size * r->scale / 1000,
	                           r->column.leading * r->scale / 1000);
	return !overfull;
}

static struct row_setter open_rows(struct builder *b, const struct column *c,
                                   const struct node *table,
                                   const struct cells *cells)
{
	struct row_setter r = {
		.builder = b,
		.table = table,
		.cells = cells,
		.column = column_of_size(c, b->theme->table_size,
	                                 b->theme->table_leading),
		.gap = gap_of(c, cells->column_count),
		.widths = arena_alloc(b->list->memory,
	                              (size_t)cells->column_count, sizeof(sp)),
		.most_row = theme_text_height(b->theme) / 2,
	};

	if (b->turned)
		r.most_row = theme_measure(b->theme) / 2;
	r.column.in_cell = true;
	r.column.tabular = true;
	r.column.family = (int)b->theme->table_family;
	r.column.on_grid = false;
	r.column.indent = 0;
	r.column.gap = r.column.leading / 3;
	return r;
}

/* What is too wide for the column may be turned, where it may leave it. */
void table_set(struct builder *b, const struct column *c,
               const struct node *table)
{
	struct cells cells = cells_collect(b->list->memory, table);
	bool has_cells = cells.row_count && cells.column_count;
	const struct node *caption = table->first;
	int first = b->list->count;
	sp around = c->in_cell ? c->leading / 4 : c->leading * 3 / 4;
	struct row_setter r = open_rows(b, c, table, &cells);

	if (has_cells && !choose_widths(b, c, table, &cells, &r)) {
		if (turn_table(b, c, table))
			return;
		diag_add(b->setter->diag, DIAG_TABLE_OVERFULL, table->at,
		         "%d columns", cells.column_count);
	}
	vlist_space(b->list, around);
	if (caption && caption->kind == NODE_CAPTION && caption->first) {
		caption_set(b, c, caption, false);
		b->list->next.space = c->leading / 3;
		b->list->next.keep_lines = 1;
	}
	if (has_cells)
		add_rows(&r);
	arena_reset(&r.scratch);
	block_centre(b, c, first, around);
	vlist_space(b->list, around);
}
