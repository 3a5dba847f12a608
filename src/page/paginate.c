/* page/paginate.c - where the pages of a vertical list end */
#include "page/paginate.h"

#include "base/array.h"
#include "page/attach.h"
#include "page/foot.h"
#include "page/slack.h"

/* Costs beside those of page/vlist.h. */
enum {
	COST_NOTES_ALONE = 50000, /* a page with nothing but notes */
	COST_FLOAT_LATE = 20000,  /* a figure waits for the next page */
	COST_FLOATS_ALONE = 50000,
	COST_SHORT_END = 8000, /* each line that the last page has too few */
	END_LINES = 5,         /* what the last page should have */
	COST_POOR = 1800,      /* of a foot that one would like better */
	BLOCK_LINES = 4,       /* what is higher is a block */
	MOST_WAYS = 8,         /* remembered to one slab */
};

/* A way to begin a page. */
struct way {
	int slab;
	int note;      /* the first note slab of the page */
	int afloat;    /* the first figure that waits for its top */
	int float_fit; /* those up to here are on the page before */
	int64_t cost;  /* of all pages before */
	int before;    /* the way that begins the page before, -1: none */
	int next;      /* another way to the same slab, -1: none */
	sp give;       /* what the page before is stretched by */
	int empty;     /* lines that stay so at its foot */
	int8_t lines;  /* what its paragraphs give (+) or take (-) */
	bool poor;     /* it is worth a search for such paragraphs */
	uint8_t side;  /* of the page: ON_RIGHT or ON_LEFT */
	uint8_t gap;   /* of the facing page, when this is a right-hand one */
	bool torn;     /* the page before ends where none should */
};

/* Ways that begin on a right-hand page, and on a left-hand one, are kept apart:
 * whoever puts the parts of the book in order takes one or the other. */
enum {
	ORIGINS = 2
};

struct search {
	struct arena *memory;
	const struct vlist *v;
	const struct page_rules *rules;
	sp height, leading;
	int origins;
	struct way *ways;
	int way_count, way_room;
	int *ways_to; /* first way to each slab, for each origin, -1: none */
	struct attach attach;
	sp *units; /* from each slab on: what no page end can divide */
	struct slack slack;
};

/* The height of each slab with all below it that no page end should part from
 * it. */
static sp *sum_units(struct arena *a, const struct vlist *v)
{
	sp *units = arena_raw(a, (size_t)v->count, sizeof(sp));

	for (int i = v->count - 1; i >= 0; i--) {
		bool goes_on = i + 1 < v->count &&
		               v->slabs[i + 1].penalty >= BREAK_FORBIDDEN;

		units[i] = v->slabs[i].space + v->slabs[i].height +
		           (goes_on ? units[i + 1] : 0);
	}
	return units;
}

/* A page that can be made; what comes before it is not known yet. */
struct trial {
	int first, end;
	int note, note_end;
	int afloat, float_fit, float_end; /* up to fit they are on the page */
	sp used;                          /* without notes, with figures */
	struct stretch can;
	struct slack_sums slack;
	int lines; /* that paragraphs give or take */
	struct foot foot;
	int64_t cost;
	bool poor;
	bool forced; /* nothing that belongs to it goes on */
	bool torn;
};

static bool is_forced(const struct search *s, int end)
{
	return end == s->v->count || s->v->slabs[end].penalty == BREAK_FORCED;
}

/* Room at the foot; in the last page of a chapter, too little text. Notes end
 * where the page does: room above them is no fault. */
static void weigh_foot(const struct search *s, struct trial *t)
{
	sp notes = attach_notes_height(&s->attach, t->note, t->note_end);
	sp room = s->height - t->used - notes;
	struct stretch none = stretch_none();
	bool blocked;

	if (t->forced) {
		int64_t lines = t->used / s->leading;

		if (lines < END_LINES) {
			t->cost += COST_SHORT_END * (END_LINES - lines);
			t->poor = true;
		}
		return;
	}
	blocked = s->units[t->end] > room &&
	          s->units[t->end] > BLOCK_LINES * s->leading;
	t->foot = foot_choose(s->v, s->leading, room, notes ? &none : &t->can,
	                      blocked);
	if (notes) {
		t->foot.cost /= 4;
		t->foot.gap = t->foot.lines = 0;
	}
	t->cost += t->foot.cost;
	t->poor = t->foot.cost >= COST_POOR && t->foot.gap < FOOT_MOST_GAP;
}

static int *list_of(const struct search *s, int slab, int origin)
{
	return &s->ways_to[(size_t)slab * ORIGINS + (size_t)origin];
}

/* What is to come does not know these two apart. */
static bool same_state(const struct way *a, const struct way *b)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	return a->note == b->note && a->afloat == b->afloat &&
	       a->side == b->side && a->gap == b->gap;
}

/* Keep this way to its slab if it is among the best. */
static void remember(struct search *s, struct way way, int origin)
{
	int *link = list_of(s, way.slab, origin);
	int ways = 0, worst = -1;

	for (; *link >= 0; link = &s->ways[*link].next, ways++) {
		struct way *other = &s->ways[*link];

		if (same_state(other, &way)) {
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

static enum page_side other_side(enum page_side side)
{
	return side == ON_RIGHT ? ON_LEFT : ON_RIGHT;
}

/* The page goes on from this way. */
static void extend(struct search *s, int index, const struct trial *t,
                   int origin)
{
	const struct way *from = &s->ways[index];
	struct way way = {
		.slab = t->end,
		.note = t->note_end,
		.afloat = t->float_end,
		.float_fit = t->float_fit,
		.cost = from->cost + t->cost,
		.before = index,
		.give = t->foot.give,
		.empty = t->foot.lines,
		.lines = (int8_t)t->lines,
		.poor = t->poor,
		.side = (uint8_t)(s->rules->facing ? other_side(from->side)
	                                           : from->side),
		.torn = t->torn,
	};

	if (s->rules->facing && !t->forced) {
		if (from->side == ON_LEFT)
			way.gap = (uint8_t)t->foot.gap;
		else if (foot_unlike(from->gap, t->foot.gap)) {
			way.cost += foot_unlike(from->gap, t->foot.gap);
			way.poor = true;
		}
	}
	if (t->forced && t->end < s->v->count && s->rules->facing &&
	    s->v->slabs[t->end].side != ON_ANY_SIDE)
		way.side = s->v->slabs[t->end].side;
	remember(s, way, origin);
}

/* All ways to a slab whose page begins with the same note. */
static void extend_all(struct search *s, const struct trial *t)
{
	for (int origin = 0; origin < s->origins; origin++)
		for (int i = *list_of(s, t->first, origin); i >= 0;
		     i = s->ways[i].next)
			if (s->ways[i].note == t->note &&
			    s->ways[i].afloat == t->afloat)
				extend(s, i, t, origin);
}

/* Figures called on the page or before it stand at its top if there is room;
 * the others wait, or have pages of their own where the chapter ends. */
static void place_floats(const struct search *s, struct trial *t)
{
	int called = attach_floats_called(&s->attach, t->end);
	sp room = s->height - t->used -
	          attach_notes_height(&s->attach, t->note, t->note_end);

	t->float_fit = attach_fit_floats(&s->attach, t->afloat, t->end, room);
	t->used += attach_floats_height(&s->attach, t->afloat, t->float_fit);
	t->cost += (int64_t)COST_FLOAT_LATE * (called - t->float_fit);
	t->float_end = t->forced ? called : t->float_fit;
	if (t->float_fit < t->float_end)
		t->cost += COST_FLOATS_ALONE;
}

/* The page ends before slab t.end; its paragraphs have so many lines more (or
 * less) for that. True if one could wish for more of them. */
static bool try_end(struct search *s, struct trial t, int lines)
{
	const struct vlist *v = s->v;
	int called = v->slabs[t.end - 1].note_end;

	t.lines = lines;
	t.used += lines * s->leading;
	t.note_end = attach_fit_notes(&s->attach, t.note, called,
	                              s->height - t.used);
	t.cost = attach_notes_cost(&s->attach, t.first, t.note, t.end,
	                           t.note_end) +
	         slack_cost(&t.slack, lines);
	t.forced = is_forced(s, t.end);
	place_floats(s, &t);
	t.torn = !t.forced && v->slabs[t.end].penalty >= BREAK_FORBIDDEN;
	weigh_foot(s, &t);
	if (!t.forced)
		t.cost += v->slabs[t.end].penalty;
	if (t.end == v->count && t.note_end < called)
		t.cost += COST_NOTES_ALONE;
	extend_all(s, &t);
	return t.poor;
}

/* The page ends here, as it is and with lines that paragraphs can give. */
static void try_ends(struct search *s, struct trial t)
{
	int called = s->v->slabs[t.end - 1].note_end;
	bool poor = true;

	if (called <= t.note)
		t.used -= s->v->slabs[t.end - 1].hang;
	if (t.used <= s->height || t.end == t.first + 1)
		poor = try_end(s, t, 0);
	for (int lines = 1; poor && lines <= SLACK_MOST; lines++) {
		if (slack_cost(&t.slack, lines) < SLACK_NEVER &&
		    t.used + lines * s->leading <= s->height)
			try_end(s, t, lines);
		if (slack_cost(&t.slack, -lines) < SLACK_NEVER &&
		    t.used > s->height &&
		    t.used - lines * s->leading <= s->height)
			try_end(s, t, -lines);
	}
}

/* Which page ends are looked at. */
enum care {
	CARE_FULL, /* not those that leave a quarter of the page empty for nothing */
	CARE_ALLOWED,
	CARE_NONE, /* where no page should end, too */
};

static bool is_tried(const struct search *s, const struct trial *t,
                     enum care care)
{
	const struct slab *next = &s->v->slabs[t->end];
	sp room = s->height - t->used;

	if (is_forced(s, t->end) || care == CARE_NONE)
		return true;
	if (next->penalty >= BREAK_FORBIDDEN)
		return false;
	return care != CARE_FULL || 4 * room < s->height ||
	       s->units[t->end] > room || next[-1].note_end > t->note ||
	       attach_floats_called(&s->attach, t->end) > t->afloat;
}

/* All pages that can begin with these slabs. Returns how many there were. */
static int try_pages(struct search *s, int first, const struct way *way,
                     enum care care)
{
	const struct vlist *v = s->v;
	int repeat = v->slabs[first].repeat;
	struct trial t = {.first = first,
	                  .note = way->note,
	                  .afloat = way->afloat,
	                  .can = stretch_none(),
	                  .slack = slack_none(&s->slack, first)};
	int tried = 0;

	if (repeat >= 0)
		t.used = v->repeats[repeat].height;
	for (int i = first; i < v->count; i++) {
		t.used = vlist_top(v, i, i == first, t.used) +
		         v->slabs[i].height;
		t.end = i + 1;
		slack_add(&t.slack, &s->slack, t.end);
		if (i > first &&
		    t.used - v->slabs[i].hang -
		                    slack_room(&t.slack) * s->leading >
		            s->height)
			break;
		stretch_add(&t.can, v, i, i == first);
		if (is_tried(s, &t, care)) {
			try_ends(s, t);
			tried++;
		}
		if (is_forced(s, t.end))
			break;
	}
	return tried;
}

/* Does a page that begins with the slab and the note of way i not stand for
 * one of the ways before it? */
static bool is_new_start(const struct search *s, int slab, int origin, int i)
{
	for (int before = 0; before <= origin; before++)
		for (int k = *list_of(s, slab, before); k >= 0 && k != i;
		     k = s->ways[k].next)
			if (s->ways[k].note == s->ways[i].note &&
			    s->ways[k].afloat == s->ways[i].afloat)
				return false;
	return true;
}

static void find_ways(struct search *s)
{
	for (int origin = 0; origin < s->origins; origin++)
		remember(s,
		         (struct way){.before = -1,
		                      .side = origin ? ON_LEFT : ON_RIGHT},
		         origin);
	for (int slab = 0; slab < s->v->count; slab++)
		for (int origin = 0; origin < s->origins; origin++)
			for (int i = *list_of(s, slab, origin); i >= 0;
			     i = s->ways[i].next) {
				struct way way = s->ways[i];

				if (!is_new_start(s, slab, origin, i))
					continue;
				if (try_pages(s, slab, &way, CARE_FULL) ||
				    try_pages(s, slab, &way, CARE_ALLOWED))
					continue;
				try_pages(s, slab, &way, CARE_NONE);
			}
}

static int best_way(const struct search *s, int origin)
{
	int best = *list_of(s, s->v->count, origin);

	for (int i = best; i >= 0; i = s->ways[i].next)
		if (s->ways[i].cost < s->ways[best].cost)
			best = i;
	return best;
}

static void add_sheet(struct arena *a, struct sheets *sheets,
                      struct sheet sheet)
{
	*ARRAY_ADD(a, sheets->sheets, sheets->count, sheets->room) = sheet;
}

/* Pages with nothing but what is left of the notes. */
static void add_notes_alone(const struct search *s, struct arena *a, int note,
                            struct sheets *sheets)
{
	int end = s->v->notes ? s->v->notes->count : 0;
	int slabs = s->v->count;

	while (note < end) {
		int to = attach_fit_notes(&s->attach, note, end, s->height);

		if (to == note)
			to++;
		add_sheet(a, sheets,
		          (struct sheet){.first = slabs,
		                         .end = slabs,
		                         .note_first = note,
		                         .note_end = to,
		                         .plate = -1});
		note = to;
	}
}

/* Pages with nothing but figures that found no room. */
static void add_floats_alone(const struct search *s, struct arena *a,
                             const struct sheet *sheet, int end,
                             struct sheets *sheets)
{
	int first = sheet->float_end;

	while (first < end) {
		int to = first + 1;

		while (to < end && attach_floats_height(&s->attach, first,
		                                        to + 1) <= s->height)
			to++;
		add_sheet(a, sheets,
		          (struct sheet){.first = sheet->end,
		                         .end = sheet->end,
		                         .note_first = sheet->note_end,
		                         .note_end = sheet->note_end,
		                         .float_first = first,
		                         .float_end = to,
		                         .plate = -1});
		first = to;
	}
}

/* Figures with pages of their own stand behind the page that calls them. */
static void add_plates(const struct search *s, struct arena *a,
                       const struct sheet *sheet, struct sheets *sheets)
{
	int first = sheet->first
	                    ? attach_plates_called(&s->attach, sheet->first)
	                    : 0;
	int end = attach_plates_called(&s->attach, sheet->end);
	struct sheet plate = {.first = sheet->end,
	                      .end = sheet->end,
	                      .note_first = sheet->note_end,
	                      .note_end = sheet->note_end};

	for (plate.plate = first; plate.plate < end; plate.plate++)
		add_sheet(a, sheets, plate);
}

static struct sheets sheets_of(struct search *s, struct arena *a, int last)
{
	struct sheets sheets = {0};
	int count = 0, *order;

	for (int i = last; s->ways[i].before >= 0; i = s->ways[i].before)
		count++;
	order = arena_alloc(s->memory, (size_t)count + 1, sizeof(*order));
	for (int i = last, k = count; k > 0; i = s->ways[i].before)
		order[--k] = i;
	for (int i = 0; i < count; i++) {
		const struct way *end = &s->ways[order[i]];
		const struct way *begin = &s->ways[end->before];
		struct sheet sheet = {.first = begin->slab,
		                      .end = end->slab,
		                      .note_first = begin->note,
		                      .note_end = end->note,
		                      .float_first = begin->afloat,
		                      .float_end = end->float_fit,
		                      .plate = -1,
		                      .give = end->give,
		                      .empty = end->empty,
		                      .torn = end->torn};

		slack_take(&s->slack, a, &sheet, end->lines);
		add_sheet(a, &sheets, sheet);
		add_floats_alone(s, a, &sheet, end->afloat, &sheets);
		add_plates(s, a, &sheet, &sheets);
	}
	add_notes_alone(s, a, s->ways[last].note, &sheets);
	return sheets;
}

/* On a grid, the foot is its last line. */
static sp usable_height(const struct vlist *v, const struct page_rules *rules)
{
	sp height = rules->height > 0 ? rules->height : 1;

	if (v->grid > 0 && height > v->grid)
		height -= height % v->grid;
	return height;
}

/* Forget all ways, and search. */
static void search(struct search *s)
{
	size_t lists = ((size_t)s->v->count + 1) * ORIGINS;

	s->way_count = 0;
	for (size_t i = 0; i < lists; i++)
		s->ways_to[i] = -1;
	find_ways(s);
}

/* Paragraphs on poor pages, and on a few pages before, are to be weighed. */
static bool ask_for_slack(struct search *s)
{
	bool any = false;

	for (int origin = 0; origin < s->origins; origin++)
		for (int i = best_way(s, origin); s->ways[i].before >= 0;
		     i = s->ways[i].before) {
			int from = i;

			if (!s->ways[i].poor)
				continue;
			for (int k = 0; k < SLACK_PAGES; k++)
				if (s->ways[from].before >= 0)
					from = s->ways[from].before;
			any |= slack_allow(&s->slack, s->ways[from].slab,
			                   s->ways[i].slab);
		}
	return any;
}

struct cuts paginate(struct arena *a, struct vlist *v,
                     const struct page_rules *rules)
{
	struct arena scratch = {0};
	struct search s = {
		.memory = &scratch,
		.v = v,
		.rules = rules,
		.height = usable_height(v, rules),
		.leading = rules->leading > 0 ? rules->leading : 1,
		.origins = rules->facing ? ORIGINS : 1,
	};
	size_t lists = ((size_t)v->count + 1) * ORIGINS;
	struct cuts cuts = {0};

	if (v->count <= 0)
		return cuts;
	s.attach = attach_open(&scratch, v);
	s.units = sum_units(&scratch, v);
	s.ways_to = arena_raw(&scratch, lists, sizeof(int));
	s.slack = slack_open(&scratch, v, rules);
	search(&s);
	if (rules->weigh && ask_for_slack(&s))
		search(&s);
	cuts.right = sheets_of(&s, a, best_way(&s, 0));
	cuts.left =
		s.origins > 1 ? sheets_of(&s, a, best_way(&s, 1)) : cuts.right;
	arena_reset(&scratch);
	return cuts;
}
