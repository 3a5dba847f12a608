/* page/row.c - the rows of a table -> slabs */
#include "page/row.h"

#include <stdlib.h>

static sp row_pad(const struct row_setter *r)
{
	return r->column.leading / 4;
}

static void place_slabs(struct arena *a, struct cell *cell)
{
	const struct vlist *v = cell->list;

	cell->tops = arena_alloc(a, (size_t)v->count + 1, sizeof(sp));
	cell->height = 0;
	for (int i = 0; i < v->count; i++) {
		cell->tops[i] = vlist_top(v, i, i == 0, cell->height);
		cell->height = cell->tops[i] + v->slabs[i].height;
	}
}

void cell_set(struct row_setter *r, const struct column *c, struct cell *cell)
{
	struct builder *b = r->builder;
	struct builder inner = *b;

	cell->list = arena_new(&r->scratch, struct vlist);
	vlist_open(cell->list, &r->scratch);
	cell->list->notes = b->list->notes;
	inner.list = cell->list;
	inner.most_height = b->most_height / 2;
	if (node_id(cell->node).n)
		vlist_anchor(cell->list, cell->node, c->x);
	block_set_children(&inner, c, cell->node);
	vlist_finish(cell->list);
	b->notes = inner.notes;
	b->note_count = inner.note_count;
	b->note_room = inner.note_room;
	place_slabs(&r->scratch, cell);
}

/* The last row of a cell over several rows grows to hold what is left of it. */
static void hold_span(struct row_setter *r, const struct cell *cell)
{
	struct cells_row *rows = r->cells->rows;
	int last = cell->row + cell->rows - 1;
	sp height = 2 * row_pad(r) + cell->height;

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
			sp height = cell->height + 2 * row_pad(r);

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

/* Copy what stands in slab i of the cell into the newest slab of v, y lower. */
static void copy_slab(struct vlist *v, const struct vlist *from, int i, sp y)
{
	struct slab_first at = from->slabs[i].first;
	struct slab_first end = vlist_end(from, i);
	struct slab *slab = &v->slabs[v->count - 1];

	for (int k = at.mark; k < end.mark; k++) {
		const struct mark *mark = &from->marks[k];

		*vlist_mark(v, mark->kind, 0, 0) = *mark;
		v->marks[v->mark_count - 1].y += y;
	}
	for (int k = at.link; k < end.link; k++) {
		*vlist_link(v, from->links[k].node) = from->links[k];
		v->links[v->link_count - 1].y += y;
	}
	for (int k = at.anchor; k < end.anchor; k++)
		vlist_anchor_here(v, from->anchors[k].node, from->anchors[k].x,
		                  from->anchors[k].y + y);
	if (!slab->start.node)
		slab->start = from->slabs[i].start;
}

/* Draw the slabs of a cell whose tops are in from to end. */
static void copy_cell(struct vlist *v, const struct cell *cell, sp y, sp from,
                      sp end)
{
	const struct vlist *list = cell->list;
	int first = 0, last;

	while (first < list->count && cell->tops[first] < from)
		first++;
	last = first;
	while (last < list->count && cell->tops[last] < end)
		last++;
	for (int f = 0; f < list->frame_count && first < last; f++) {
		struct mark marks[2];
		int count = frame_marks(list, f, first, last,
		                        cell->tops + first, marks);

		for (int k = 0; k < count; k++) {
			*vlist_mark(v, MARK_RULE, 0, 0) = marks[k];
			v->marks[v->mark_count - 1].y += y;
		}
	}
	for (int i = first; i < last; i++)
		copy_slab(v, list, i, y + cell->tops[i]);
}

static void add_piece(struct row_setter *r, int index, sp above, sp below,
                      sp from, sp end, sp height)
{
	const struct cells_row *row = &r->cells->rows[index];
	struct vlist *v = r->builder->list;
	sp down = above + column_baseline(&r->column);
	struct slab *slab = vlist_add(v, height, down);
	sp top = slab->baseline - down;

	if (above)
		vlist_rule(v, r->column.x, top, r->width, above,
		           r->builder->theme->text_colour, r->table);
	for (int i = 0; i < row->count; i++) {
		const struct cell *cell = &r->cells->cells[row->first + i];
		sp y = top + above - from;

		if (from == 0)
			y += row_pad(r);
		if (row->part == NODE_TABLE_HEAD && cell->rows == 1)
			y += row->height - 2 * row_pad(r) - cell->height;
		copy_cell(v, cell, y, from, end);
	}
	if (below)
		vlist_rule(v, r->column.x, top + height - below, r->width,
		           below, r->builder->theme->text_colour, r->table);
}

/* A slab of some cell, from its top to its bottom. */
struct stretch {
	sp top, bottom;
};

static int by_top(const void *left, const void *right)
{
	const struct stretch *a = left, *b = right;

	return a->top < b->top ? -1 : a->top > b->top;
}

/* All slabs of the row's cells, by their tops. */
static struct stretch *collect_slabs(struct row_setter *r,
                                     const struct cells_row *row, int *count)
{
	struct stretch *slabs;

	*count = 0;
	for (int i = 0; i < row->count; i++)
		*count += r->cells->cells[row->first + i].list->count;
	slabs = arena_alloc(&r->scratch, (size_t)*count + 1, sizeof(*slabs));
	*count = 0;
	for (int i = 0; i < row->count; i++) {
		const struct cell *cell = &r->cells->cells[row->first + i];

		for (int k = 0; k < cell->list->count; k++)
			slabs[(*count)++] = (struct stretch){
				cell->tops[k],
				cell->tops[k] + cell->list->slabs[k].height};
	}
	qsort(slabs, (size_t)*count, sizeof(*slabs), by_top);
	return slabs;
}

/* Cut a tall row at every height that lies in no slab of any cell. */
static void add_tall(struct row_setter *r, int index, sp above, sp below)
{
	int count;
	struct stretch *slabs =
		collect_slabs(r, &r->cells->rows[index], &count);
	sp from = 0, bottom = 0, pad = row_pad(r);

	for (int i = 0; i < count; i++) {
		if (i && slabs[i].top >= bottom && bottom > from) {
			sp end = slabs[i].top;

			add_piece(r, index, from ? 0 : above, 0, from, end,
			          end - from + (from ? 0 : above + pad));
			vlist_penalty(r->builder->list, BREAK_POOR);
			from = end;
		}
		if (slabs[i].bottom > bottom)
			bottom = slabs[i].bottom;
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
