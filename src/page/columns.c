/* page/columns.c - blocks side by side */
#include "page/columns.h"

#include "page/beside.h"
#include "page/figure.h"

struct row {
	struct builder *builder;
	const struct column *around;
	struct arena scratch;
	const struct node *first; /* its columns: from here on */
	int count;
	sp *widths;
	struct beside *sides;
	sp gap;
	sp start; /* of the first column: rows that are not full are centred */
};

static bool is_column(const struct node *node)
{
	return node->kind == NODE_DIV && node_has_class(node, "column");
}

/* What the columns asked for, made to fit with the gaps between them. */
static void choose_widths(struct row *r)
{
	sp room = r->around->width - r->gap * (r->count - 1);
	const struct node *node = r->first;
	sp sum = 0, share;
	int open = 0;

	for (int i = 0; i < r->count; i++, node = node->next) {
		r->widths[i] = size_read(node_value(node, "width"), room);
		sum += r->widths[i];
		open += r->widths[i] <= 0;
	}
	share = open ? (room - sum) / open : 0;
	if (share < room / 2 / r->count)
		share = room / 2 / r->count;
	sum += share * open;
	r->start = sum < room && !open ? (room - sum) / 2 : 0;
	for (int i = 0; i < r->count; i++) {
		if (r->widths[i] <= 0)
			r->widths[i] = share;
		if (sum > room)
			r->widths[i] = (sp)((double)r->widths[i] *
			                    (double)room / (double)sum);
		if (r->widths[i] < 1)
			r->widths[i] = 1;
	}
}

static void set_sides(struct row *r)
{
	struct column column = *r->around;
	const struct node *node = r->first;
	sp x = column.x + r->start;

	for (int i = 0; i < r->count; i++, node = node->next) {
		column.width = r->widths[i];
		column.x = r->builder->rtl
		                   ? 2 * r->around->x + r->around->width - x -
		                             column.width
		                   : x;
		r->sides[i] =
			beside_set(r->builder, &r->scratch, &column, node);
		x += r->widths[i] + r->gap;
	}
}

static void add_piece(struct row *r, sp from, sp end, sp height)
{
	struct vlist *v = r->builder->list;
	sp down = column_baseline(r->around);
	struct slab *slab = vlist_add(v, height, down);

	for (int i = 0; i < r->count; i++)
		beside_copy(v, &r->sides[i], slab->baseline - down - from, from,
		            end);
}

/* Rows of text may go on in the next page; rows of pictures are whole. */
static void add_pieces(struct row *r)
{
	const struct beside **sides =
		arena_alloc(&r->scratch, (size_t)r->count, sizeof(*sides));
	struct vlist *v = r->builder->list;
	sp from = 0, bottom;
	sp *cuts;
	int count;

	for (int i = 0; i < r->count; i++)
		sides[i] = &r->sides[i];
	cuts = beside_cuts(&r->scratch, sides, r->count, &count, &bottom);
	if (node_above(r->first, NODE_FIGURE))
		count = 0;
	for (int i = 0; i < count; i++) {
		add_piece(r, from, cuts[i], cuts[i] - from);
		vlist_penalty(v, i == 0 || i == count - 1 ? BREAK_FORBIDDEN
		                                          : BREAK_POOR);
		from = cuts[i];
	}
	if (bottom > from)
		add_piece(r, from, SP_MAX, bottom - from);
}

static void set_row(struct builder *b, const struct column *c,
                    const struct node *first, int count)
{
	struct row r = {
		.builder = b,
		.around = c,
		.first = first,
		.count = count,
		.gap = c->size * 3 / 2,
	};

	r.widths = arena_alloc(&r.scratch, (size_t)count, sizeof(*r.widths));
	r.sides = arena_alloc(&r.scratch, (size_t)count, sizeof(*r.sides));
	if (count > 1 && r.gap * (count - 1) > c->width / 4)
		r.gap = c->width / 4 / (count - 1);
	choose_widths(&r);
	set_sides(&r);
	if (c->on_grid && !node_above(first, NODE_FIGURE))
		b->list->next.snap = SNAP_DOWN;
	add_pieces(&r);
	arena_reset(&r.scratch);
}

void columns_set(struct builder *b, const struct column *c,
                 const struct node *div)
{
	vlist_space(b->list, c->leading / 2);
	for (const struct node *node = div->first; node;) {
		const struct node *first = node;
		int count = 0;

		for (; node && is_column(node); node = node->next)
			count++;
		if (count) {
			set_row(b, c, first, count);
			continue;
		}
		block_set_one(b, c, node);
		node = node->next;
	}
	vlist_space(b->list, c->leading / 2);
}
