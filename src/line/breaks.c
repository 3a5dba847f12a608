/* line/breaks.c - choose where the lines of a paragraph end */
#include "line/breaks.h"

#include "base/array.h"
#include "line/even.h"

#include <stdlib.h>

/* How a line differs from its natural width: neighbours should be alike. */
enum fit {
	VERY_LOOSE,
	LOOSE,
	DECENT,
	TIGHT
};

enum {
	RUNS = 3,   /* hyphens running before the next line: 0, 1, 2 or more */
	KINDS = 10, /* of lines, of which the best is remembered */
};

#define NO_WAY INT64_MAX

/* A way so much worse than the best to a point is not followed: no contrast
 * that it avoids is worth that. */
#define MOST_BEHIND 50000

enum {
	GAP_SEEN = 40 /* a step in gaps that is noticed, in 1/100 */
};

/* A way to break the paragraph up to a point: the best of its kind. */
struct node {
	int point;
	int from; /* the node where the last line began, -1 for the first */
	int next; /* in the list of nodes that lines can begin at, -1: none */
	int lines;
	uint8_t fit;
	uint8_t run;
	struct line_gap gap; /* of the last line */
	int64_t demerits;    /* of all lines up to here */
};

struct best {
	int64_t demerits;
	int from;
	struct line_gap gap;
	uint8_t fit;
};

struct pass {
	struct arena *memory;
	const struct break_point *points;
	int count;
	const struct break_rules *rules;
	int tolerance;
	sp extra; /* stretch that each line has beside its own */
	bool hyphens;
	bool emergency;
	bool final;    /* there will be no other: take an overfull line */
	bool by_line;  /* ways of different line counts are kept apart */
	bool monotone; /* later starts give shorter lines with less stretch */
	struct node *nodes;
	int node_count, node_room;
	int first, last;               /* ends of the list of active nodes */
	struct best best[KINDS][RUNS]; /* ways to the point being tried */
	int64_t least;
};

struct break_rules break_rules_tex(sp width)
{
	return (struct break_rules){
		.width = width,
		.pretolerance = 100,
		.tolerance = 200,
		.most_tolerance = 200,
		.emergency_tolerance = 200,
		.line_penalty = 10,
		.class_demerits = 10000,
		.tight_weight = 100,
		.double_hyphen_demerits = 10000,
		.final_hyphen_demerits = 5000,
	};
}

struct break_rules break_rules_book(sp width)
{
	struct break_rules rules = break_rules_tex(width);

	rules.pretolerance = -1;
	rules.tolerance = 1000;
	rules.most_tolerance = 8000;
	rules.emergency_stretch = width / 32;
	rules.most_emergency_stretch = width / 8;
	rules.emergency_tolerance = BADNESS_MOST;
	rules.most_stretch = MOST_STRETCH;
	rules.third_hyphen_demerits = 3000000;
	rules.final_hyphen_demerits = 10000;
	rules.final_piece_demerits = 600000;
	rules.runt_demerits = 500000;
	rules.runt_width = width / 5;
	rules.stack_demerits = 80000;
	rules.contrast_demerits = 50000;
	rules.tight_weight = 400;
	return rules;
}

/*
 * 100 (missing / can)^3 in TeX's rounding (tex.web 108): 297^3 is nearly
 * 100 * 2^18.
 */
static int badness(sp missing, sp can)
{
	sp ratio;

	if (missing == 0)
		return 0;
	if (can <= 0)
		return BADNESS_MOST;
	if (missing <= 7230584)
		ratio = missing * 297 / can;
	else if (can >= 1663497)
		ratio = missing / (can / 297);
	else
		ratio = missing;
	if (ratio > 1290)
		return BADNESS_MOST;
	return (int)((ratio * ratio * ratio + 131072) / 262144);
}

/* What stays missing (or, negative, too much) when the letters have been made
 * wider (narrower) as far as they may. */
static sp after_expansion(const struct pass *p, sp missing, sp letters)
{
	sp flex = letters * p->rules->expansion / 1000;

	if (missing > 0)
		return missing > flex ? missing - flex : 0;
	return -missing > flex ? missing + flex : 0;
}

/* The badness of a line that cannot be filled, beside that of its holes: more
 * than anything else a paragraph can suffer from. */
enum {
	HOPELESS = 3000
};

/* No gap is stretched that far: such a line will stay short (line/set.c). */
static bool is_hopeless(const struct pass *p, sp missing, sp stretch)
{
	return p->rules->most_stretch &&
	       missing > p->rules->most_stretch * (stretch - p->extra);
}

/* One more than BADNESS_MOST is a line that cannot be made narrow enough. */
static int line_badness(const struct pass *p, const struct node *begun,
                        const struct break_point *to, enum fit *fit)
{
	const struct break_point *from = &p->points[begun->point];
	sp missing = break_rules_width(p->rules, begun->lines) -
	             (to->end.width - from->start.width);
	int bad;

	if (p->rules->expansion)
		missing = after_expansion(
			p, missing, to->end.letters - from->start.letters);
	if (missing > 0) {
		sp stretch = to->end.stretch - from->start.stretch + p->extra;

		*fit = DECENT;
		if (to->fills)
			return 0;
		bad = missing > 7230584 && stretch < 1663497
		              ? BADNESS_MOST
		              : badness(missing, stretch);
		*fit = bad > 99 ? VERY_LOOSE : bad > 12 ? LOOSE : DECENT;
		if (p->emergency && is_hopeless(p, missing, stretch))
			bad += HOPELESS;
		return bad > BADNESS_MOST ? BADNESS_MOST : bad;
	}
	*fit = TIGHT;
	if (-missing > to->end.shrink - from->start.shrink)
		return BADNESS_MOST + 1;
	bad = badness(-missing, to->end.shrink - from->start.shrink);
	if (bad <= 12)
		*fit = DECENT;
	return bad * p->rules->tight_weight / 100;
}

/* Loose beside tight is seen sooner than either; but what font expansion can
 * take away (line/even.h) is not. */
static int64_t contrast(const struct pass *p, const struct node *from,
                        const struct line_gap *to)
{
	const struct line_gap *looser = &from->gap, *other = to;
	int64_t step;

	if (from->from < 0)
		return 0;
	if (to->gap > from->gap.gap) {
		looser = to;
		other = &from->gap;
	}
	step = looser->gap - GAP_SEEN -
	       (other->most > other->gap ? other->most : other->gap);
	if (step <= 0)
		return 0;
	return p->rules->contrast_demerits * step * step / 400;
}

/* Costs of the last line: the word divided before it, and its shortness. */
static int64_t last_line_demerits(const struct pass *p, const struct node *from)
{
	const struct break_rules *rules = p->rules;
	const struct break_point *start = &p->points[from->point];
	sp width = p->points[p->count - 1].end.width - start->start.width;
	int64_t demerits = 0;

	if (from->run)
		demerits += rules->final_hyphen_demerits;
	if (from->run &&
	    p->points[p->count - 1].end.stretch == start->start.stretch)
		demerits += rules->final_piece_demerits;
	if (from->point > 0 && width < rules->runt_width)
		demerits += rules->runt_demerits * (rules->runt_width - width) /
		            rules->runt_width;
	return demerits;
}

/* Costs of the same word at the start, or end, of this line and the last. */
static int64_t stacks(const struct pass *p, const struct node *from,
                      const struct break_point *to)
{
	const struct break_point *start = &p->points[from->point];
	int64_t demerits = 0;

	if (from->from >= 0) {
		const struct node *before = &p->nodes[from->from];
		uint32_t first = p->points[before->point].first_word;

		if (first && first == start->first_word)
			demerits += p->rules->stack_demerits;
	}
	if (to->last_word && to->last_word == start->last_word)
		demerits += p->rules->stack_demerits;
	return demerits;
}

/* tex.web 859, and what we add. */
static int64_t line_demerits(const struct pass *p, const struct node *from,
                             const struct break_point *to, int bad,
                             enum fit fit)
{
	const struct break_rules *rules = p->rules;
	int64_t penalty = to->penalty;
	int64_t demerits = rules->line_penalty + bad;

	demerits = llabs(demerits) >= 10000 ? 100000000 : demerits * demerits;
	if (penalty > 0)
		demerits += penalty * penalty;
	else if (penalty > PENALTY_FORCED)
		demerits -= penalty * penalty;
	if (to == &p->points[p->count - 1])
		demerits += last_line_demerits(p, from);
	else if (from->run && (to->hyphen || to->dash))
		demerits += from->run > 1 ? rules->third_hyphen_demerits
		                          : rules->double_hyphen_demerits;
	if (abs((int)fit - (int)from->fit) > 1)
		demerits += rules->class_demerits;
	if (rules->stack_demerits && !to->fills)
		demerits += stacks(p, from, to);
	return demerits;
}

static void forget_best(struct pass *p)
{
	for (int kind = 0; kind < KINDS; kind++)
		for (int run = 0; run < RUNS; run++)
			p->best[kind][run].demerits = NO_WAY;
	p->least = NO_WAY;
}

/* Which lines compete with each other: those that differ in what the next line
 * is judged by. */
static int kind_of(const struct pass *p, enum fit fit, int gap)
{
	static const int16_t most[KINDS - 1] = {84,  99,  100, 119, 139,
	                                        159, 179, 199, 239};
	int kind = 0;

	if (!p->rules->contrast_demerits)
		return (int)fit;
	while (kind < KINDS - 1 && gap > most[kind])
		kind++;
	return kind;
}

/* A line from node q to the point can be had: is it the best of its kind? */
static void consider(struct pass *p, int q, const struct break_point *to,
                     int bad, enum fit fit, bool desperate)
{
	const struct node *from = &p->nodes[q];
	int64_t demerits = from->demerits;
	bool hyphen = to->hyphen || to->dash;
	int run = !hyphen                                        ? 0
	          : from->run && p->rules->third_hyphen_demerits ? 2
	                                                         : 1;
	struct line_gap gap = {GAP_NATURAL, GAP_NATURAL};
	struct best *best;

	if (!desperate)
		demerits += line_demerits(p, from, to, bad, fit);
	if (p->rules->contrast_demerits) {
		gap = line_gap(&p->points[from->point], to, p->rules,
		               from->lines);
		demerits += to->fills ? 0 : contrast(p, from, &gap);
	}
	best = &p->best[kind_of(p, fit, gap.gap)][run];
	if (demerits <= best->demerits)
		*best = (struct best){demerits, q, gap, (uint8_t)fit};
	if (demerits < p->least)
		p->least = demerits;
}

/* Two hyphens running are never a better start than one. */
static bool is_worth_keeping(const struct pass *p, int kind, int run)
{
	int64_t demerits = p->best[kind][run].demerits;
	int64_t most = p->rules->contrast_demerits
	                       ? MOST_BEHIND
	                       : llabs(p->rules->class_demerits);

	if (demerits == NO_WAY || demerits > p->least + most)
		return false;
	return run < 2 || demerits < p->best[kind][1].demerits;
}

/* Put the best ways to point i into the list, after node "after" (-1: first).
 * Returns the last one put in, or after. */
static int keep_best(struct pass *p, int i, int after)
{
	if (p->least == NO_WAY)
		return after;
	for (int slot = 0; slot < KINDS * RUNS; slot++) {
		const struct best *best = &p->best[slot / RUNS][slot % RUNS];
		int next = after < 0 ? p->first : p->nodes[after].next;
		int made = p->node_count;

		if (!is_worth_keeping(p, slot / RUNS, slot % RUNS))
			continue;
		*ARRAY_ADD(p->memory, p->nodes, p->node_count, p->node_room) =
			(struct node){.point = i,
		                      .from = best->from,
		                      .next = next,
		                      .lines = p->nodes[best->from].lines + 1,
		                      .fit = best->fit,
		                      .run = (uint8_t)(slot % RUNS),
		                      .gap = best->gap,
		                      .demerits = best->demerits};
		if (after < 0)
			p->first = made;
		else
			p->nodes[after].next = made;
		if (next < 0)
			p->last = made;
		after = made;
	}
	forget_best(p);
	return after;
}

/* Take the node that follows "after" out of the list. */
static void drop_after(struct pass *p, int after)
{
	int dropped = after < 0 ? p->first : p->nodes[after].next;
	int next = p->nodes[dropped].next;

	if (after < 0)
		p->first = next;
	else
		p->nodes[after].next = next;
	if (next < 0)
		p->last = after;
}

/* Ways of different counts of lines are told apart as far as it matters: all
 * the way with looseness, else while lines are narrow. */
static int line_class(const struct pass *p, const struct node *node)
{
	int most = p->rules->narrow_lines;

	return p->rules->looseness || node->lines < most ? node->lines : most;
}

/* Try to end a line at point i, begun at any node of the list. */
static void try_point(struct pass *p, int i)
{
	const struct break_point *to = &p->points[i];
	bool forced = to->penalty <= PENALTY_FORCED;
	int kept = -1, lines = -1;

	for (int q = p->first; q >= 0;) {
		int line = line_class(p, &p->nodes[q]);
		int next = p->nodes[q].next;
		enum fit fit;
		int bad = line_badness(p, &p->nodes[q], to, &fit);
		bool stays = bad <= BADNESS_MOST && !forced;
		bool desperate;

		if (p->by_line && line != lines) {
			lines = line;
			kept = keep_best(p, i, kept);
		}
		desperate = !stays && p->final && p->least == NO_WAY &&
		            next < 0 && kept < 0;
		if (desperate || bad <= p->tolerance)
			consider(p, q, to, bad, fit, desperate);
		else if (p->monotone && fit == VERY_LOOSE && !forced)
			break; /* lines begun later are looser still */
		if (stays)
			kept = q;
		else
			drop_after(p, kept);
		q = next;
	}
	keep_best(p, i, p->last);
}

/*
 * Among the ways to the end, the cheapest; with looseness the cheapest of
 * those whose number of lines is nearest to what was asked for (tex.web 875).
 */
static int pick_way(const struct pass *p)
{
	const struct node *nodes = p->nodes;
	int found = -1, wanted, off = 0;

	for (int q = p->first; q >= 0; q = nodes[q].next)
		if (found < 0 || nodes[q].demerits < nodes[found].demerits)
			found = q;
	if (found < 0 || !p->rules->looseness)
		return found;
	wanted = nodes[found].lines + p->rules->looseness;
	off = abs(p->rules->looseness);
	for (int q = p->first; q >= 0; q = nodes[q].next) {
		int distance = abs(nodes[q].lines - wanted);

		if (distance < off ||
		    (distance == off &&
		     nodes[q].demerits < nodes[found].demerits)) {
			found = q;
			off = distance;
		}
	}
	return found;
}

/* The last node of the best way through the paragraph, or -1. */
static int run_pass(struct pass *p)
{
	p->node_count = 0;
	p->first = p->last = 0;
	*ARRAY_ADD(p->memory, p->nodes, p->node_count, p->node_room) =
		(struct node){.from = -1, .next = -1, .fit = DECENT};
	forget_best(p);
	for (int i = 1; i < p->count; i++) {
		if (p->points[i].hyphen && !p->hyphens)
			continue;
		try_point(p, i);
		if (p->first < 0)
			return -1;
	}
	return pick_way(p);
}

static bool is_monotone(const struct break_point *points, int count)
{
	for (int i = 1; i < count; i++) {
		const struct sums *a = &points[i - 1].start;
		const struct sums *b = &points[i].start;

		if (b->width < a->width || b->stretch < a->stretch ||
		    b->letters < a->letters)
			return false;
	}
	return true;
}

/* With no more stretch than it takes: the more each line is given, the less
 * a bad one counts beside a good one. */
static int find_emergency_way(struct pass *p)
{
	const struct break_rules *rules = p->rules;
	sp stretch = rules->emergency_stretch;
	int found = -1;

	p->tolerance = rules->emergency_tolerance;
	p->emergency = true;
	while (found < 0) {
		p->final = stretch >= rules->most_emergency_stretch;
		p->extra = rules->line_stretch + stretch;
		found = run_pass(p);
		if (p->final)
			break;
		stretch *= 2;
	}
	return found;
}

static int find_way(struct pass *p)
{
	const struct break_rules *rules = p->rules;
	int found = -1;

	p->extra = rules->line_stretch;
	if (rules->pretolerance >= 0) {
		p->tolerance = rules->pretolerance;
		found = run_pass(p);
	}
	p->hyphens = true;
	for (int tolerance = rules->tolerance; found < 0; tolerance *= 2) {
		if (tolerance >= rules->most_tolerance)
			tolerance = rules->most_tolerance;
		p->tolerance = tolerance;
		p->final = tolerance == rules->most_tolerance &&
		           rules->emergency_stretch <= 0;
		found = run_pass(p);
		if (tolerance == rules->most_tolerance || tolerance <= 0)
			break;
	}
	if (found < 0 && !p->final)
		found = find_emergency_way(p);
	return found;
}

struct breaks breaks_choose(struct arena *a, const struct break_point *points,
                            int count, const struct break_rules *rules)
{
	struct pass p = {.memory = a,
	                 .points = points,
	                 .count = count,
	                 .rules = rules,
	                 .by_line = rules->looseness != 0 ||
	                            rules->narrow_lines > 0};
	struct breaks breaks = {0};
	int found;

	p.monotone = !p.by_line && is_monotone(points, count);
	found = find_way(&p);
	if (found < 0)
		return breaks;
	breaks.demerits = p.nodes[found].demerits;
	breaks.count = p.nodes[found].lines;
	breaks.at = arena_raw(a, (size_t)breaks.count, sizeof(*breaks.at));
	for (int line = breaks.count - 1; line >= 0; line--) {
		int from = p.nodes[found].from;
		enum fit fit;

		breaks.at[line] = p.nodes[found].point;
		if (line_badness(&p, &p.nodes[from],
		                 &points[p.nodes[found].point],
		                 &fit) > BADNESS_MOST)
			breaks.overfull = true;
		found = from;
	}
	return breaks;
}
