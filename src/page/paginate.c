/* page/paginate.c - where the pages of a vertical list end */
#include "page/paginate.h"

#include "base/array.h"

/* Costs beside those of page/vlist.h. */
enum {
	COST_EMPTY_LINE = 1000,   /* times the square of how many */
	COST_NOTE_SPLIT = 4000,   /* a note goes over to the next page */
	COST_NOTE_LATE = 200000,  /* a note begins after the page of its call */
	COST_NOTES_ALONE = 50000, /* a page with nothing but notes */
	COST_SHORT_END = 4000,    /* each line that the last page has too few */
	END_LINES = 5,            /* what the last page should have */
	MOST_WAYS = 8,            /* remembered to one slab */
};

/* A way to begin a page. */
struct way {
	int slab;
	int note;     /* the first note slab of the page */
	int64_t cost; /* of all pages before */
	int before;   /* the way that begins the page before, -1: none */
	int next;     /* another way to the same slab, -1: none */
};

struct search {
	struct arena *memory;
	const struct vlist *v;
	sp height, leading;
	struct way *ways;
	int way_count, way_room;
	int *ways_to;     /* first way to each slab, -1: none; and to the end */
	sp *notes_bottom; /* of note slab i - 1, all in one column */
};

/* The bottoms of all note slabs, as if no page ever ended. */
static sp *sum_notes(struct arena *a, const struct vlist *notes)
{
	int count = notes ? notes->count : 0;
	sp *bottom = arena_alloc(a, (size_t)count + 1, sizeof(sp));

	for (int i = 0; i < count; i++)
		bottom[i + 1] = bottom[i] + notes->slabs[i].space +
		                notes->slabs[i].height;
	return bottom;
}

sp notes_height(const struct vlist *notes, int first, int end)
{
	sp height = 0;

	for (int i = first; i < end; i++)
		height += (i > first ? notes->slabs[i].space : 0) +
		          notes->slabs[i].height;
	return height;
}

static sp height_of_notes(const struct search *s, int first, int end)
{
	if (!s->v->notes || first >= end)
		return 0;
	return s->notes_bottom[end] - s->notes_bottom[first] -
	       s->v->notes->slabs[first].space + s->v->note_gap;
}

/* How many of the note slabs from first to end fit in the room: all, or up to
 * the last good place to go over. */
static int fit_notes(const struct search *s, int first, int end, sp room)
{
	int low = first, high = end;

	if (height_of_notes(s, first, end) <= room)
		return end;
	while (low < high) {
		int middle = low + (high - low + 1) / 2;

		if (height_of_notes(s, first, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	while (low > first &&
	       s->v->notes->slabs[low].penalty >= BREAK_FORBIDDEN)
		low--;
	return low;
}

/* Notes that are called before slab end but have not begun by note slab to. */
static int64_t late_notes(const struct search *s, int first, int end, int to)
{
	int called = first ? s->v->slabs[first - 1].note_end : 0;
	int64_t late = 0;

	if (!s->v->notes)
		return 0;
	for (int i = first; i < end; i++) {
		late += s->v->slabs[i].note_end > called && called >= to;
		called = s->v->slabs[i].note_end;
	}
	return late;
}

static int64_t cost_of_notes(const struct search *s, const struct way *way,
                             int end, int to)
{
	int64_t cost = 0;

	if (to == s->v->slabs[end - 1].note_end)
		return 0;
	cost = COST_NOTE_SPLIT +
	       COST_NOTE_LATE * late_notes(s, way->slab, end, to);
	if (to == way->note)
		cost += COST_NOTE_LATE;
	return cost;
}

/* What is empty at the foot, in lines, squared; in the last page, too little
 * text. */
static int64_t cost_of_room(const struct search *s, int end, sp used, sp room)
{
	int64_t eighths;

	if (end == s->v->count) {
		int64_t lines = used / s->leading;

		return lines < END_LINES ? COST_SHORT_END * (END_LINES - lines)
		                         : 0;
	}
	if (s->v->slabs[end].penalty == BREAK_FORCED || room <= 0)
		return 0;
	eighths = 8 * room / s->leading;
	return eighths * eighths * COST_EMPTY_LINE / 64;
}

/* Keep this way to slab end if it is among the best; one for each note slab
 * that its notes would begin with. */
static void remember(struct search *s, struct way way)
{
	int *link = &s->ways_to[way.slab];
	int ways = 0, worst = -1;

	for (; *link >= 0; link = &s->ways[*link].next, ways++) {
		struct way *other = &s->ways[*link];

		if (other->note == way.note) {
			if (way.cost < other->cost) {
				way.next = other->next;
				*other = way;
			}
			return;
		}
		if (worst < 0 || other->cost > s->ways[worst].cost)
			worst = *link;
	}
	if (ways < MOST_WAYS) {
		int index = s->way_count;

		way.next = -1;
		*link = index; /* before the array moves */
		*ARRAY_ADD(s->memory, s->ways, s->way_count, s->way_room) = way;
	} else if (way.cost < s->ways[worst].cost) {
		way.next = s->ways[worst].next;
		s->ways[worst] = way;
	}
}

/* A page from this way's slab up to end, with used of its height. */
static void try_end(struct search *s, int index, int end, sp used,
                    int32_t penalty)
{
	struct way way = s->ways[index];
	int called = s->v->slabs[end - 1].note_end;
	int to = fit_notes(s, way.note, called, s->height - used);
	sp room = s->height - used - height_of_notes(s, way.note, to);
	int64_t cost = way.cost + cost_of_notes(s, &way, end, to) +
	               cost_of_room(s, end, used, room);

	if (penalty > 0)
		cost += penalty;
	if (end == s->v->count && to < called)
		cost += COST_NOTES_ALONE;
	remember(s, (struct way){.slab = end,
	                         .note = to,
	                         .cost = cost,
	                         .before = index});
}

/* All pages that can begin this way; those with a forbidden end only if they
 * are asked for. Returns how many there were. */
static int try_pages(struct search *s, int index, bool forbidden)
{
	const struct vlist *v = s->v;
	int first = s->ways[index].slab;
	int repeat = v->slabs[first].repeat;
	sp used = 0;
	int tried = 0;

	if (repeat >= 0)
		used = v->repeats[repeat].height;
	for (int i = first; i < v->count; i++) {
		int32_t penalty = i + 1 < v->count ? v->slabs[i + 1].penalty
		                                   : BREAK_FORCED;

		used = vlist_top(v, i, i == first, used) + v->slabs[i].height;
		if (used > s->height && i > first)
			break;
		if (penalty < BREAK_FORBIDDEN || forbidden) {
			try_end(s, index, i + 1, used, penalty);
			tried++;
		}
		if (penalty == BREAK_FORCED)
			break;
	}
	return tried;
}

static void find_ways(struct search *s)
{
	remember(s, (struct way){.before = -1});
	for (int slab = 0; slab < s->v->count; slab++)
		for (int i = s->ways_to[slab]; i >= 0; i = s->ways[i].next)
			if (!try_pages(s, i, false))
				try_pages(s, i, true);
}

static int best_way(const struct search *s)
{
	int best = s->ways_to[s->v->count];

	for (int i = best; i >= 0; i = s->ways[i].next)
		if (s->ways[i].cost < s->ways[best].cost)
			best = i;
	return best;
}

/* Pages with nothing but what is left of the notes. */
static void add_notes_alone(const struct search *s, struct arena *a, int note,
                            struct sheets *sheets)
{
	int end = s->v->notes ? s->v->notes->count : 0;
	int slabs = s->v->count;

	while (note < end) {
		int to = fit_notes(s, note, end, s->height);

		if (to == note)
			to++;
		*ARRAY_ADD(a, sheets->sheets, sheets->count, sheets->room) =
			(struct sheet){slabs, slabs, note, to};
		note = to;
	}
}

static struct sheets sheets_of(const struct search *s, struct arena *a,
                               int last)
{
	struct sheets sheets = {0};
	int count = 0;

	for (int i = last; s->ways[i].before >= 0; i = s->ways[i].before)
		count++;
	sheets.room = count + 1;
	sheets.count = count;
	sheets.sheets =
		arena_alloc(a, (size_t)sheets.room, sizeof(*sheets.sheets));
	for (int i = last; s->ways[i].before >= 0; i = s->ways[i].before) {
		const struct way *end = &s->ways[i];
		const struct way *begin = &s->ways[end->before];

		sheets.sheets[--count] = (struct sheet){begin->slab, end->slab,
		                                        begin->note, end->note};
	}
	add_notes_alone(s, a, s->ways[last].note, &sheets);
	return sheets;
}

struct sheets paginate(struct arena *a, const struct vlist *v, sp height,
                       sp leading)
{
	struct arena scratch = {0};
	struct search s = {
		.memory = &scratch,
		.v = v,
		.height = height > 0 ? height : 1,
		.leading = leading > 0 ? leading : 1,
	};
	struct sheets sheets = {0};

	if (v->count <= 0)
		return sheets;
	s.notes_bottom = sum_notes(&scratch, v->notes);
	s.ways_to = arena_raw(&scratch, (size_t)v->count + 1, sizeof(int));
	for (int i = 0; i <= v->count; i++)
		s.ways_to[i] = -1;
	find_ways(&s);
	sheets = sheets_of(&s, a, best_way(&s));
	arena_reset(&scratch);
	return sheets;
}
