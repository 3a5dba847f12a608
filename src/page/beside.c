/* page/beside.c - lists that stand beside one another, as slabs of one list */
#include "page/beside.h"

#include <stdlib.h>

static void place_slabs(struct arena *a, struct beside *side)
{
	const struct vlist *v = side->list;

	side->tops = arena_alloc(a, (size_t)v->count + 1, sizeof(sp));
	for (int i = 0; i < v->count; i++) {
		side->tops[i] = vlist_top(v, i, i == 0, side->height);
		side->height = side->tops[i] + v->slabs[i].height;
	}
}

/* A builder that sets a list of its own, whose notes go where b's go. */
static struct builder open_side(const struct builder *b, struct arena *a,
                                struct beside *side, sp most_height,
                                bool may_bleed)
{
	struct builder inner = *b;

	side->list = arena_new(a, struct vlist);
	vlist_open(side->list, a);
	side->list->notes = b->list->notes;
	inner.list = side->list;
	inner.wrap = NULL;
	inner.most_height = most_height;
	inner.may_bleed = may_bleed;
	return inner;
}

static void close_side(struct builder *b, const struct builder *inner,
                       struct arena *a, struct beside *side)
{
	vlist_finish(side->list);
	b->notes = inner->notes;
	b->note_count = inner->note_count;
	b->note_room = inner->note_room;
	place_slabs(a, side);
}

struct beside beside_set(struct builder *b, struct arena *a,
                         const struct column *c, const struct node *node)
{
	struct beside side = {0};
	struct builder inner =
		open_side(b, a, &side, b->most_height / 2, false);

	if (node_id(node).n)
		vlist_anchor(side.list, node, c->x);
	block_set_children(&inner, c, node);
	close_side(b, &inner, a, &side);
	return side;
}

struct beside beside_set_block(struct builder *b, struct arena *a,
                               const struct column *c, const struct node *node,
                               sp most_height)
{
	struct beside side = {0};
	struct builder inner =
		open_side(b, a, &side, most_height, b->may_bleed);

	block_set_one(&inner, c, node);
	close_side(b, &inner, a, &side);
	return side;
}

struct beside beside_of(struct arena *a, struct vlist *list)
{
	struct beside side = {.list = list};

	place_slabs(a, &side);
	return side;
}

/* --- copying --- */

/* Copy what stands in slab i into the newest slab of v, y lower. */
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

void beside_copy(struct vlist *v, const struct beside *side, sp y, sp from,
                 sp end)
{
	const struct vlist *list = side->list;
	int first = 0, last;

	while (first < list->count && side->tops[first] < from)
		first++;
	last = first;
	while (last < list->count && side->tops[last] < end)
		last++;
	for (int f = 0; f < list->frame_count && first < last; f++) {
		struct mark marks[FRAME_MARKS_MOST];
		int count = frame_marks(list, f, first, last,
		                        side->tops + first, marks);

		for (int k = 0; k < count; k++) {
			*vlist_mark(v, MARK_RULE, 0, 0) = marks[k];
			v->marks[v->mark_count - 1].y += y;
		}
	}
	for (int i = first; i < last; i++)
		copy_slab(v, list, i, y + side->tops[i]);
}

/* --- cuts --- */

/* A slab of some list, from its top to its bottom. */
struct stretch {
	sp top, bottom;
};

static int by_top(const void *left, const void *right)
{
	const struct stretch *a = left, *b = right;

	return a->top < b->top ? -1 : a->top > b->top;
}

/* All slabs of the lists, by their tops. */
static struct stretch *collect_slabs(struct arena *a,
                                     const struct beside *const *sides,
                                     int side_count, int *count)
{
	struct stretch *slabs;

	*count = 0;
	for (int i = 0; i < side_count; i++)
		*count += sides[i]->list->count;
	slabs = arena_alloc(a, (size_t)*count + 1, sizeof(*slabs));
	*count = 0;
	for (int i = 0; i < side_count; i++)
		for (int k = 0; k < sides[i]->list->count; k++)
			slabs[(*count)++] = (struct stretch){
				sides[i]->tops[k],
				sides[i]->tops[k] +
					sides[i]->list->slabs[k].height};
	qsort(slabs, (size_t)*count, sizeof(*slabs), by_top);
	return slabs;
}

sp *beside_cuts(struct arena *a, const struct beside *const *sides, int count,
                int *cut_count, sp *bottom)
{
	int slab_count;
	struct stretch *slabs = collect_slabs(a, sides, count, &slab_count);
	sp *cuts = arena_alloc(a, (size_t)slab_count + 1, sizeof(*cuts));
	sp last = 0;

	*cut_count = 0;
	*bottom = 0;
	for (int i = 0; i < slab_count; i++) {
		if (slabs[i].top >= *bottom && *bottom > last) {
			last = slabs[i].top;
			cuts[(*cut_count)++] = last;
		}
		if (slabs[i].bottom > *bottom)
			*bottom = slabs[i].bottom;
	}
	return cuts;
}
