/* line/para.c - paragraphs -> lines */
#include "line/para.h"

#include "line/dropcap.h"
#include "line/even.h"
#include "line/set.h"

/* Lines cannot be set in less; what is asked for then sticks out. */
#define LEAST_WIDTH SP_PER_PT

enum {
	/* Breaks that cost more are no places where a word may end. */
	CHEAP_BREAK = 400,
	/* Gaps in 1/100 of a space that are not seen (line/even.h). */
	GAP_LEAST_UNSEEN = 79,
	GAP_MOST_UNSEEN = 185,
	LAST_LINE_LEAST = 13, /* % of the measure */
};

static struct break_rules rules_for(const struct setter *s,
                                    const struct para_shape *shape)
{
	struct break_rules rules = break_rules_book(shape->width);

	if (shape->align == PARA_JUSTIFY) {
		rules.expansion = s->theme->expansion;
	} else {
		rules.line_stretch = shape->width / 8;
		rules.class_demerits = 0;
		rules.most_stretch = 0; /* every line stays short */
	}
	rules.looseness = shape->looseness;
	rules.narrow_lines = shape->narrow_lines;
	rules.narrow_by = shape->narrow_by;
	return rules;
}

/* Where nothing fits, try again with breaks between any two letters. */
static struct breaks find_breaks(struct setter *s, const struct items *items,
                                 const struct para_shape *shape, bool hangs,
                                 struct points *points)
{
	struct break_rules rules = rules_for(s, shape);
	struct points_wish wish = {
		.first_indent = shape->first_indent,
		.ragged = shape->align != PARA_JUSTIFY,
		.hangs = hangs,
	};
	struct breaks breaks;

	*points = points_of(s, items, &wish);
	breaks = breaks_choose(&s->scratch, points->at, points->count, &rules);
	if (!breaks.overfull)
		return breaks;
	wish.anywhere = true;
	*points = points_of(s, items, &wish);
	return breaks_choose(&s->scratch, points->at, points->count, &rules);
}

/* More lines are no heading. */
enum {
	MOST_BALANCED = 6,
	BALANCE_STEPS = 10
};

/* The breaks of the narrowest column that takes no more lines: so none of them
 * is a word alone. */
static struct breaks balance(struct setter *s, const struct points *points,
                             const struct para_shape *shape,
                             struct breaks breaks)
{
	struct para_shape narrow = *shape;
	sp least = shape->width / (breaks.count + 1), most = shape->width;

	if (breaks.count < 2 || breaks.count > MOST_BALANCED)
		return breaks;
	for (int i = 0; i < BALANCE_STEPS; i++) {
		struct break_rules rules;
		struct breaks tried;

		narrow.width = (least + most) / 2;
		rules = rules_for(s, &narrow);
		tried = breaks_choose(&s->scratch, points->at, points->count,
		                      &rules);
		if (tried.overfull || tried.count > breaks.count) {
			least = narrow.width;
			continue;
		}
		most = narrow.width;
		if (tried.count == breaks.count)
			breaks = tried;
	}
	return breaks;
}

static struct lines set_lines(struct setter *s, struct arena *out,
                              const struct items *items,
                              const struct para_shape *shape)
{
	bool hangs = s->theme->protrude && shape->align == PARA_JUSTIFY &&
	             !items->bidi;
	struct points points;
	struct breaks breaks = find_breaks(s, items, shape, hangs, &points);
	struct setting setting = {
		.setter = s,
		.out = out,
		.items = items,
		.shape = shape,
		.start = &points.at[0],
		.expansion =
			shape->align == PARA_JUSTIFY ? s->theme->expansion : 0,
		.hangs = hangs,
		.anywhere = points.anywhere,
		.report = true,
	};
	const struct break_point *from = &points.at[0];
	struct lines lines = {.count = breaks.count};
	struct break_rules rules = rules_for(s, shape);
	const int16_t *narrower = NULL;

	if (shape->balanced && shape->align != PARA_JUSTIFY &&
	    !points.anywhere) {
		breaks = balance(s, &points, shape, breaks);
		lines.count = breaks.count;
	}
	lines.lines =
		arena_raw(out, (size_t)breaks.count, sizeof(*lines.lines));
	if (setting.expansion)
		narrower = even_gaps(&s->scratch, points.at, &breaks, &rules);
	for (int i = 0; i < breaks.count; i++) {
		const struct break_point *to = &points.at[breaks.at[i]];
		double badness;

		setting.narrower = narrower ? narrower[i] : 0;
		setting.line = i;
		set_line(&setting, from, to, &lines.lines[i], &badness);
		lines.badness += badness / breaks.count;
		from = to;
	}
	return lines;
}

/* With a large first letter, where the paragraph has one and lines enough to
 * stand beside it; else there are no lines. */
static struct lines set_with_drop_cap(struct setter *s, struct arena *out,
                                      const struct segments *segments,
                                      const struct look *base,
                                      const struct para_shape *shape)
{
	const struct drop_cap *style = shape->drop_cap;
	struct para_shape own = *shape;
	struct lines lines = {0};
	struct dropped dropped;
	struct items items;

	if (!style || style->lines < 2 ||
	    !dropcap_take(s, segments, base, style, &dropped) ||
	    dropped.width > shape->width / 3)
		return lines;
	own.first_indent = 0;
	own.narrow_lines = style->lines;
	own.narrow_by = dropped.width;
	items = items_of(s, &dropped.rest, base);
	if (items.count && !items.bidi)
		lines = set_lines(s, out, &items, &own);
	if (lines.count < style->lines)
		return (struct lines){0};
	dropcap_place(s, out, &dropped, &lines.lines[0]);
	lines.drop_lines = style->lines;
	return lines;
}

struct lines para_set(struct setter *s, struct arena *out,
                      const struct node *parent, const struct text_style *style,
                      const struct para_shape *shape)
{
	struct para_shape own = *shape;
	struct look base = look_of_style(s, style, parent);
	struct lines lines;
	struct segments segments;
	struct items items;

	if (own.width < LEAST_WIDTH)
		own.width = LEAST_WIDTH;
	if (own.first_indent > own.width / 2)
		own.first_indent = own.width / 2;
	segments = segments_of(s, parent, style, own.width);
	lines = set_with_drop_cap(s, out, &segments, &base, &own);
	if (!lines.count) {
		items = items_of(s, &segments, &base);
		if (items.count)
			lines = set_lines(s, out, &items, &own);
	}
	arena_empty(&s->scratch);
	return lines;
}

/* Lines that nobody would think forced: no gap is wider or narrower than it may
 * be, and the last line is no runt. */
static bool look_natural(const struct points *points,
                         const struct breaks *breaks,
                         const struct break_rules *rules)
{
	const struct break_point *from = &points->at[0], *to;

	for (int i = 0; i < breaks->count; i++, from = to) {
		struct line_gap gap;

		to = &points->at[breaks->at[i]];
		gap = line_gap(from, to, rules, i);
		if (!to->fills &&
		    (gap.gap < GAP_LEAST_UNSEEN || gap.gap > GAP_MOST_UNSEEN))
			return false;
		if (i == breaks->count - 1 &&
		    100 * (to->end.width - from->start.width) <
		            LAST_LINE_LEAST * rules->width)
			return false;
	}
	return !breaks->overfull;
}

struct looseness para_looseness(struct setter *s, const struct node *parent,
                                const struct text_style *style,
                                const struct para_shape *shape, int lines)
{
	struct look base = look_of_style(s, style, parent);
	struct segments segments = segments_of(s, parent, style, shape->width);
	struct items items = items_of(s, &segments, &base);
	struct break_rules rules = rules_for(s, shape);
	struct points points;
	struct breaks best = find_breaks(
		s, &items, shape, s->theme->protrude && !items.bidi, &points);
	int64_t cost[2] = {-1, -1};

	for (int i = 0; i < 2 && best.count == lines; i++) {
		struct breaks breaks;

		rules.looseness = i ? 1 : -1;
		breaks = breaks_choose(&s->scratch, points.at, points.count,
		                       &rules);
		if (breaks.count == lines + rules.looseness &&
		    look_natural(&points, &breaks, &rules))
			cost[i] = breaks.demerits > best.demerits
			                  ? breaks.demerits - best.demerits
			                  : 0;
	}
	arena_empty(&s->scratch);
	return (struct looseness){cost[0], cost[1]};
}

void para_widths(struct setter *s, const struct node *parent,
                 const struct text_style *style, sp *least, sp *most)
{
	struct look base = look_of_style(s, style, parent);
	struct segments segments = segments_of(s, parent, style, 0);
	struct items items = items_of(s, &segments, &base);
	struct points_wish wish = {.ragged = true};
	struct points points = points_of(s, &items, &wish);
	const struct break_point *part = &points.at[0], *line = part;

	*least = *most = 0;
	for (int i = 1; i < points.count; i++) {
		const struct break_point *to = &points.at[i];
		sp part_width = to->end.width - part->start.width;
		sp line_width = to->end.width - line->start.width;

		if (to->hyphen || to->penalty > CHEAP_BREAK)
			continue;
		if (*least < part_width)
			*least = part_width;
		part = to;
		if (!to->fills)
			continue;
		if (*most < line_width)
			*most = line_width;
		line = to;
	}
	arena_empty(&s->scratch);
}
