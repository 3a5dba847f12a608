/* page/row.c - the rows of a table -> slabs */
#include "page/row.h"

static sp row_pad(const struct row_setter *r)
{
	return r->column.leading / 4;
}

sp row_x(const struct row_setter *r, int first, int end, sp *width)
{
	sp before = 0;

	for (int i = 0; i < first; i++)
		before += r->widths[i] + r->gap;
	*width = -r->gap;
	for (int i = first; i < end; i++)
		*width += r->widths[i] + r->gap;
	return r->builder->rtl ? r->column.x + r->column.width - before - *width
	                       : r->column.x + before;
}

void cell_set(struct row_setter *r, const struct column *c, struct cell *cell)
{
	cell->set = beside_set(r->builder, &r->scratch, c, cell->node);
}

/* The last row of a cell over several rows grows to hold what is left of it. */
static void hold_span(struct row_setter *r, const struct cell *cell)
{
	struct cells_row *rows = r->cells->rows;
	int last = cell->row + cell->rows - 1;
	sp height = 2 * row_pad(r) + cell->set.height;

	for (int row = cell->row; row < last; row++)
		height -= rows[row].height;
	if (height > rows[last].height)
		rows[last].height = height;
}

void row_heights(struct row_setter *r, int first, int end)
{
	for (int i = first; i < end; i++) {
		struct cells_row *row = &r->cells->rows[i];

		row->height = 2 * row_pad(r) + r->column.leading;
		for (int k = 0; k < row->count; k++) {
			struct cell *cell = &r->cells->cells[row->first + k];
			sp height = cell->set.height + 2 * row_pad(r);

			if (cell->rows == 1 && height > row->height)
				row->height = height;
		}
	}
	for (int i = first; i < end; i++)
		for (int k = 0; k < r->cells->rows[i].count; k++) {
			const struct cells_row *row = &r->cells->rows[i];
			struct cell *cell = &r->cells->cells[row->first + k];

			if (cell->rows > 1)
				hold_span(r, cell);
		}
}

/* The ground of a row, or COLOUR_NONE. */
static uint32_t fill_of(const struct row_setter *r, int index)
{
	const struct theme *theme = r->builder->theme;

	if (r->cells->rows[index].part == NODE_TABLE_HEAD)
		return theme->table_head_fill;
	return (index - r->first_body) % 2 ? theme->table_stripe_fill
	                                   : COLOUR_NONE;
}

/* Where rows have grounds, these and the rules stand out from the text. */
static sp overhang(const struct row_setter *r)
{
	const struct theme *theme = r->builder->theme;

	return theme->table_head_fill == COLOUR_NONE &&
	                       theme->table_stripe_fill == COLOUR_NONE
	               ? 0
	               : row_pad(r);
}

/* A rule across the table, or the ground of a row. */
static void add_bar(const struct row_setter *r, sp y, sp height,
                    uint32_t colour)
{
	sp more = overhang(r), width;
	sp x = row_x(r, 0, r->cells->column_count, &width);

	if (height > 0 && colour != COLOUR_NONE)
		vlist_rule(r->builder->list, x - more, y, width + 2 * more,
		           height, colour, r->table);
}

/* How far down its row a cell stands: heads end at the bottom of theirs. */
static sp cell_down(const struct row_setter *r, const struct cell *cell)
{
	const struct cells_row *rows = r->cells->rows;
	sp height = 0;

	if (rows[cell->row].part != NODE_TABLE_HEAD)
		return 0;
	for (int i = 0; i < cell->rows; i++)
		height += rows[cell->row + i].height;
	height -= 2 * row_pad(r) + cell->set.height;
	return height > 0 ? height : 0;
}

/* Below a head over several columns, which has heads of its own below it. */
static void add_partial_rule(struct row_setter *r, const struct cell *cell,
                             sp bottom)
{
	const struct theme *theme = r->builder->theme;
	sp width;
	sp x = row_x(r, cell->column, cell->column + cell->columns, &width);

	if (cell->columns == 1 || cell->columns == r->cells->column_count ||
	    cell->rows > 1 || cell->row + 1 >= r->first_body ||
	    !cell->node->first)
		return;
	if (width > 0 && theme->table_rule_light > 0)
		vlist_rule(r->builder->list, x,
		           bottom - theme->table_rule_light, width,
		           theme->table_rule_light, theme->text_colour,
		           r->table);
}

static void add_piece(struct row_setter *r, int index, sp above, sp below,
                      sp from, sp end, sp height)
{
	const struct cells_row *row = &r->cells->rows[index];
	struct vlist *v = r->builder->list;
	sp down = above + column_baseline(&r->column);
	struct slab *slab = vlist_add(v, height, down);
	sp top = slab->baseline - down;

	add_bar(r, top, height, fill_of(r, index));
	add_bar(r, top, above, r->builder->theme->text_colour);
	for (int i = 0; i < row->count; i++) {
		const struct cell *cell = &r->cells->cells[row->first + i];
		sp y = top + above - from;

		if (from == 0)
			y += row_pad(r);
		y += cell_down(r, cell);
		beside_copy(v, &cell->set, y, from, end);
		add_partial_rule(r, cell, top + height);
	}
	add_bar(r, top + height - below, below, r->builder->theme->text_colour);
}

/* Cut a tall row at every height that lies in no slab of any cell. */
static void add_tall(struct row_setter *r, int index, sp above, sp below)
{
	const struct cells_row *row = &r->cells->rows[index];
	const struct beside **sides = arena_alloc(
		&r->scratch, (size_t)row->count + 1, sizeof(*sides));
	sp *cuts, from = 0, bottom, pad = row_pad(r);
	int count;

	for (int i = 0; i < row->count; i++)
		sides[i] = &r->cells->cells[row->first + i].set;
	cuts = beside_cuts(&r->scratch, sides, row->count, &count, &bottom);
	for (int i = 0; i < count; i++) {
		add_piece(r, index, from ? 0 : above, 0, from, cuts[i],
		          cuts[i] - from + (from ? 0 : above + pad));
		vlist_penalty(r->builder->list, BREAK_POOR);
		from = cuts[i];
	}
	add_piece(r, index, from ? 0 : above, below, from, SP_MAX,
	          bottom - from + pad + below + (from ? 0 : above + pad));
}

void row_add(struct row_setter *r, int row, sp above, sp below, bool tied)
{
	sp height = r->cells->rows[row].height;

	if (height > r->most_row && !tied &&
	    r->cells->rows[row].part != NODE_TABLE_HEAD)
		add_tall(r, row, above, below);
	else
		add_piece(r, row, above, below, 0, SP_MAX,
		          above + height + below);
}
