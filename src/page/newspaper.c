/* page/newspaper.c - text in columns that go on in one another */
#include "page/newspaper.h"

#include "page/beside.h"

#define COLUMNS_MOST 3

struct newspaper {
	struct builder *builder;
	struct beside side; /* all of it, in one narrow column */
	int columns;
	sp pitch;               /* from column to column */
	int ends[COLUMNS_MOST]; /* slabs of side that the columns of a page end
	                           before */
};

/* The room that is left on the page that the list has come to. */
static sp room_left(const struct builder *b)
{
	const struct vlist *v = b->list;
	sp room = theme_text_height(b->theme) - v->next.space;

	for (int i = v->count - 1; i >= 0; i--) {
		room -= v->slabs[i].height;
		if (v->slabs[i].penalty == BREAK_FORCED || i == 0)
			return v->slabs[i].keeps_space
			               ? room - v->slabs[i].space
			               : room;
		room -= v->slabs[i].space;
	}
	return room;
}

static sp height_of(const struct beside *side, int first, int end)
{
	return side->tops[end - 1] + side->list->slabs[end - 1].height -
	       side->tops[first];
}

/* Where a column of this height ends that begins with slab first: at the last
 * place where one may; one slab it holds in any case. */
static int column_end(const struct beside *side, int first, sp height)
{
	const struct vlist *v = side->list;
	int end = first, best = first;

	while (end < v->count && height_of(side, first, end + 1) <= height) {
		end++;
		if (end == v->count || v->slabs[end].penalty < BREAK_BAD)
			best = end;
	}
	if (best == first)
		best = end;
	return best > first ? best : first + 1;
}

/* Fill the columns of a page; returns the first slab of the next. */
static int fill(struct newspaper *n, int first, sp height)
{
	for (int i = 0; i < n->columns; i++) {
		if (first < n->side.list->count)
			first = column_end(&n->side, first, height);
		n->ends[i] = first;
	}
	return first;
}

/* The least height at which the rest fits into the columns of one page. */
static sp balanced(struct newspaper *n, int first, sp most, sp step)
{
	int count = n->side.list->count;
	sp height = height_of(&n->side, first, count) / n->columns;

	while (height < most && fill(n, first, height) < count)
		height += step;
	return height < most ? height : most;
}

/* Move what stands in the slabs to the right. */
static void shift(struct vlist *v, int first, int end, sp x)
{
	struct slab_first from = v->slabs[first].first;
	struct slab_first to = vlist_end(v, end - 1);

	for (int k = from.mark; k < to.mark; k++)
		v->marks[k].x += x;
	for (int k = from.link; k < to.link; k++)
		v->links[k].x += x;
	for (int k = from.anchor; k < to.anchor; k++)
		v->anchors[k].x += x;
}

static void add_page(struct newspaper *n, const struct column *c, int first)
{
	struct vlist *v = n->builder->list;
	const struct beside *side = &n->side;
	sp down = column_baseline(c), height = 0;
	int from = first;
	struct slab *slab;

	for (int i = 0; i < n->columns; from = n->ends[i++])
		if (n->ends[i] > from &&
		    height_of(side, from, n->ends[i]) > height)
			height = height_of(side, from, n->ends[i]);
	slab = vlist_add(v, height, down);
	from = first;
	for (int i = 0; i < n->columns; from = n->ends[i++]) {
		int end = n->ends[i];
		int column = n->builder->rtl ? n->columns - 1 - i : i;

		if (end == from)
			continue;
		shift(side->list, from, end, column * n->pitch);
		beside_copy(v, side, slab->baseline - down - side->tops[from],
		            side->tops[from],
		            end < side->list->count ? side->tops[end] : SP_MAX);
	}
}

void newspaper_set(struct builder *b, const struct column *c,
                   const struct node *node, int columns, sp gap)
{
	struct newspaper n = {.builder = b, .columns = columns};
	struct column narrow = *c;
	struct arena scratch = {0};
	sp room = room_left(b) - c->leading;

	if (n.columns > COLUMNS_MOST)
		n.columns = COLUMNS_MOST;
	narrow.width = (c->width - gap * (n.columns - 1)) / n.columns;
	narrow.on_grid = false;
	n.pitch = narrow.width + gap;
	n.side = beside_set(b, &scratch, &narrow, node);
	if (room < theme_text_height(b->theme) / 5) {
		vlist_new_page(b->list, ON_ANY_SIDE);
		room = theme_text_height(b->theme);
	}
	for (int first = 0; first < n.side.list->count;) {
		sp height = balanced(&n, first, room, c->leading / 4);
		int next = fill(&n, first, height);

		add_page(&n, c, first);
		first = next;
		if (first < n.side.list->count)
			vlist_new_page(b->list, ON_ANY_SIDE);
		room = theme_text_height(b->theme);
	}
	arena_reset(&scratch);
}
