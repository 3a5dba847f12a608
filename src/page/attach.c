/* page/attach.c - what a page bears besides its text: notes, floats, plates */
#include "page/attach.h"

/* Costs beside those of page/vlist.h. */
enum {
	COST_NOTE_SPLIT = 4000,  /* a note goes over to the next page */
	COST_NOTE_LATE = 200000, /* a note begins after the page of its call */
};

/* The bottoms of all slabs, as if no page ever ended. */
static sp *sum_heights(struct arena *a, const struct vlist *v)
{
	int count = v ? v->count : 0;
	sp *bottom = arena_alloc(a, (size_t)count + 1, sizeof(sp));

	for (int i = 0; i < count; i++)
		bottom[i + 1] =
			bottom[i] + v->slabs[i].space + v->slabs[i].height;
	return bottom;
}

struct attach attach_open(struct arena *a, const struct vlist *v)
{
	return (struct attach){
		.v = v,
		.notes_bottom = sum_heights(a, v->notes),
		.floats_bottom = sum_heights(a, v->floats),
	};
}

/* --- notes --- */

sp notes_height(const struct vlist *notes, int first, int end)
{
	sp height = 0;

	for (int i = first; i < end; i++)
		height += (i > first ? notes->slabs[i].space : 0) +
		          notes->slabs[i].height;
	return height;
}

sp attach_notes_height(const struct attach *t, int first, int end)
{
	if (!t->v->notes || first >= end)
		return 0;
	return t->notes_bottom[end] - t->notes_bottom[first] -
	       t->v->notes->slabs[first].space + t->v->note_gap;
}

int attach_fit_notes(const struct attach *t, int first, int end, sp room)
{
	int low = first, high = end;

	if (attach_notes_height(t, first, end) <= room)
		return end;
	while (low < high) {
		int middle = low + (high - low + 1) / 2;

		if (attach_notes_height(t, first, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	while (low > first &&
	       t->v->notes->slabs[low].penalty >= BREAK_FORBIDDEN)
		low--;
	return low;
}

/* Notes that are called before slab end but have not begun by note slab to. */
static int64_t late_notes(const struct attach *t, int first, int end, int to)
{
	int called = first ? t->v->slabs[first - 1].note_end : 0;
	int64_t late = 0;

	if (!t->v->notes)
		return 0;
	for (int i = first; i < end; i++) {
		late += t->v->slabs[i].note_end > called && called >= to;
		called = t->v->slabs[i].note_end;
	}
	return late;
}

int64_t attach_notes_cost(const struct attach *t, int first, int note, int end,
                          int to)
{
	int64_t cost;

	if (to == t->v->slabs[end - 1].note_end)
		return 0;
	cost = COST_NOTE_SPLIT + COST_NOTE_LATE * late_notes(t, first, end, to);
	if (to == note)
		cost += COST_NOTE_LATE;
	return cost;
}

/* --- figures --- */

int attach_floats_called(const struct attach *t, int end)
{
	const struct vlist *v = t->v;

	if (!v->floats)
		return 0;
	return end == v->count ? v->floats->count : v->slabs[end].float_end;
}

int attach_plates_called(const struct attach *t, int end)
{
	const struct vlist *v = t->v;

	if (!v->plates)
		return 0;
	return end == v->count ? v->plates->count : v->slabs[end].plate_end;
}

sp attach_floats_height(const struct attach *t, int first, int end)
{
	return t->floats_bottom[end] - t->floats_bottom[first];
}

int attach_fit_floats(const struct attach *t, int first, int end, sp room)
{
	int called = attach_floats_called(t, end), to = first;

	while (to < called && attach_floats_height(t, first, to + 1) <= room)
		to++;
	return to;
}
