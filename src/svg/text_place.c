/* svg/text_place.c - where the runs of a text element stand */
#include "svg/text_run.h"

#define DEGREE (3.14159265358979323846 / 180)

/* A place on the page, by the line that text runs along and what is across. */
struct pen_place {
	double along, across;
};

static double shift_along(const struct setting *s, const struct run *run)
{
	if (!run->mark)
		return 0;
	return s->vertical ? run->mark->dy : run->mark->dx;
}

static double shift_across(const struct setting *s, const struct run *run)
{
	if (!run->mark)
		return 0;
	return s->vertical ? run->mark->dx : run->mark->dy;
}

/* UAX 9, L2: from the highest level down, what runs at that level or above is
 * turned round. order holds the runs of one chunk. */
static void order_runs(const struct run *runs, int *order, int count)
{
	int highest = 0;

	for (int i = 0; i < count; i++) {
		order[i] = i;
		if (runs[i].level > highest)
			highest = runs[i].level;
	}
	for (int level = highest; level > 0; level--) {
		for (int start = 0; start < count; start++) {
			int end = start;

			while (end < count && runs[order[end]].level >= level)
				end++;
			for (int a = start, b = end - 1; a < b; a++, b--) {
				int kept = order[a];

				order[a] = order[b];
				order[b] = kept;
			}
			if (end > start)
				start = end;
		}
	}
}

/* To where text-anchor says; width: of all of it. */
static double anchored(const struct style *style, double at, double width)
{
	if (style->anchor == ANCHOR_MIDDLE)
		return at - width / 2;
	if ((style->anchor == ANCHOR_END) != style->rtl)
		return at - width;
	return at;
}

static void set_place(const struct setting *s, struct run *run, double along,
                      double across)
{
	run->x = s->vertical ? across : along;
	run->y = s->vertical ? along : across;
}

/* Place the runs of one chunk: from a mark with x or y to the next. */
static void place_chunk(struct setting *s, struct run *runs, int count,
                        struct pen_place *at)
{
	const struct mark *mark = runs[0].mark;
	int *order = arena_raw(&s->svg->scratch, (size_t)count, sizeof(*order));
	double *across =
		arena_raw(&s->svg->scratch, (size_t)count, sizeof(*across));
	double width = 0;

	if (mark && mark->has & MARK_X)
		*(s->vertical ? &at->across : &at->along) = mark->x;
	if (mark && mark->has & MARK_Y)
		*(s->vertical ? &at->along : &at->across) = mark->y;
	for (int i = 0; i < count; i++)
		width += runs[i].advance + shift_along(s, &runs[i]);
	/* What was added after the last cluster is no part of it. */
	width -= runs[count - 1].space;
	at->along = anchored(runs[0].span->style, at->along, width);
	/* Across it adds up in the order of the text, along in that of sight. */
	for (int i = 0; i < count; i++) {
		at->across += shift_across(s, &runs[i]);
		across[i] = at->across;
	}
	order_runs(runs, order, count);
	for (int i = 0; i < count; i++) {
		struct run *run = &runs[order[i]];

		at->along += shift_along(s, run);
		set_place(s, run, at->along, across[order[i]]);
		at->along += run->advance;
	}
}

bool run_begins_chunk(const struct run *run)
{
	return run->mark && run->mark->has & (MARK_X | MARK_Y) &&
	       !run->span->on_path;
}

/* Turn a run, of which the middle is so far along the guide, to stand on it. */
static void set_on_guide(struct run *run, const struct guide *guide,
                         double middle, double off)
{
	double half = (run->advance - run->space) / 2, x, y, degrees;

	guide_at(guide, middle, &x, &y, &degrees);
	run->x = x - half * cos(degrees * DEGREE) - off * sin(degrees * DEGREE);
	run->y = y - half * sin(degrees * DEGREE) + off * cos(degrees * DEGREE);
	run->rotate += degrees;
}

/* Place the runs of a textPath, each cluster by its middle. The text behind
 * goes on at the end of the path. x counts from the start of the path. */
static void place_on_path(struct setting *s, struct run *runs, int count,
                          struct pen_place *at)
{
	struct guide guide = {0};
	double width = 0, off = 0, way, degrees, x, y;

	if (!guide_read(s->svg, runs[0].span->on_path, s->frame, &guide)) {
		for (int i = 0; i < count; i++)
			runs[i].hidden = true;
		return;
	}
	for (int i = 0; i < count; i++)
		width += runs[i].advance;
	way = anchored(runs[0].span->style, guide.start,
	               width - runs[count - 1].space);
	for (int i = 0; i < count; i++) {
		struct run *run = &runs[i];
		double middle;

		if (run->mark && run->mark->has & MARK_X)
			way = guide.start + run->mark->x;
		if (run->mark) {
			way += run->mark->dx;
			off += run->mark->dy;
		}
		middle = way + (run->advance - run->space) / 2;
		run->hidden = middle < 0 || middle > guide.length;
		if (!run->hidden)
			set_on_guide(run, &guide, middle, off);
		way += run->advance;
	}
	guide_at(&guide, guide.length, &x, &y, &degrees);
	at->along = s->vertical ? y : x;
	at->across = s->vertical ? x : y;
}

void runs_place(struct setting *s)
{
	struct pen_place at = {0};

	for (int i = 0; i < s->run_count;) {
		const struct element *path = s->runs[i].span->on_path;
		int end = i + 1;

		while (end < s->run_count &&
		       s->runs[end].span->on_path == path &&
		       !run_begins_chunk(&s->runs[end]))
			end++;
		if (path)
			place_on_path(s, s->runs + i, end - i, &at);
		else
			place_chunk(s, s->runs + i, end - i, &at);
		i = end;
	}
}
