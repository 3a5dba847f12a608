/* line/even.c - neighbouring lines with gaps alike */
#include "line/even.h"

static int16_t gap_where(sp missing, const struct sums *line)
{
	sp gap = GAP_NATURAL;

	if (missing > 0)
		gap += line->stretch > 0 ? 50 * missing / line->stretch
		                         : GAP_MOST;
	else if (missing < 0 && line->shrink > 0)
		gap += 30 * missing / line->shrink;
	if (gap < 0)
		return 0;
	return (int16_t)(gap > GAP_MOST ? GAP_MOST : gap);
}

static struct sums line_sums(const struct break_point *from,
                             const struct break_point *to)
{
	return (struct sums){to->end.width - from->start.width,
	                     to->end.stretch - from->start.stretch,
	                     to->end.shrink - from->start.shrink,
	                     to->end.letters - from->start.letters};
}

struct line_gap line_gap(const struct break_point *from,
                         const struct break_point *to,
                         const struct break_rules *rules, int number)
{
	struct sums line = line_sums(from, to);
	sp missing = break_rules_width(rules, number) - line.width;
	sp flex = line.letters * rules->expansion / 1000;
	sp left = missing > flex ? missing - flex : 0;

	if (missing > 0 && to->fills)
		return (struct line_gap){GAP_NATURAL, GAP_NATURAL};
	if (missing < -flex)
		left = missing + flex;
	return (struct line_gap){gap_where(left, &line),
	                         gap_where(missing + flex, &line)};
}

/* At least as wide as its neighbour's, but for one step. */
static void let_in(struct line_gap *line, const struct line_gap *neighbour)
{
	int least = neighbour->gap - GAP_STEP;

	if (least > line->most)
		least = line->most;
	if (least > line->gap)
		line->gap = (int16_t)least;
}

int16_t *even_gaps(struct arena *a, const struct break_point *points,
                   const struct breaks *breaks, const struct break_rules *rules)
{
	int count = breaks->count;
	int16_t *narrower = arena_alloc(a, (size_t)count, sizeof(*narrower));
	struct line_gap *gaps = arena_raw(a, (size_t)count, sizeof(*gaps));
	int from = 0;

	for (int i = 0; i < count; from = breaks->at[i++]) {
		gaps[i] = line_gap(&points[from], &points[breaks->at[i]], rules,
		                   i);
		narrower[i] = gaps[i].gap;
	}
	for (int i = 1; i < count; i++)
		let_in(&gaps[i], &gaps[i - 1]);
	for (int i = count - 2; i >= 0; i--)
		let_in(&gaps[i], &gaps[i + 1]);
	from = 0;
	for (int i = 0; i < count; from = breaks->at[i++]) {
		struct sums line =
			line_sums(&points[from], &points[breaks->at[i]]);
		sp more = line.stretch * (gaps[i].gap - narrower[i]) / 50;

		if (line.letters > 0)
			more = more * 1000 / line.letters;
		if (more > (sp)2 * rules->expansion)
			more = (sp)2 * rules->expansion;
		narrower[i] = (int16_t)more;
	}
	return narrower;
}
