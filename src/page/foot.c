/* page/foot.c - what it costs to leave room at the foot of a page */
#include "page/foot.h"

enum {
	COST_GIVEN = 300,       /* for each line that is handed out */
	COST_GIVEN_DENSE = 200, /* its square, by the places for it */
	COST_STRETCHED = 1500,  /* all that can be given, without a grid */
	COST_EMPTY = 2500,      /* times the square of the empty lines */
	COST_BLOCKED = 2500,    /* and for each line: */
	COST_BLOCKED_LINE = 2500,
	COST_UNLIKE = 2000, /* facing pages end on different lines */
	UNLIKE = 3,         /* from here on: quarters of a line */
	MOST_GIVEN = 2,     /* lines, in one place */
};

static int64_t cost_of_gap(int64_t lines, bool blocked)
{
	if (!lines)
		return 0;
	return blocked ? COST_BLOCKED + lines * COST_BLOCKED_LINE
	               : lines * lines * COST_EMPTY;
}

struct foot foot_choose(const struct vlist *v, sp leading, sp room,
                        const struct stretch *can, bool blocked)
{
	struct foot foot = {0};
	int64_t lines = (room + leading / 16) / leading;
	sp rest = room - lines * leading;

	if (room <= 0)
		return foot;
	if (v->grid > 0 && lines <= (int64_t)MOST_GIVEN * can->places) {
		foot.give = lines * leading;
		foot.cost = lines * COST_GIVEN;
		if (lines)
			foot.cost +=
				lines * lines * COST_GIVEN_DENSE / can->places;
		lines = 0;
		if (can->floats >= 0 && rest > 0) {
			foot.give += rest;
			rest = 0;
		}
	} else if (v->grid <= 0 && room <= can->most) {
		double part = (double)room / (double)can->most;

		foot.give = room;
		foot.cost = (int64_t)(part * part * COST_STRETCHED);
		lines = rest = 0;
	}
	foot.cost += cost_of_gap(lines, blocked);
	foot.lines = (int)lines;
	foot.gap = (int)((lines * leading + rest) * 4 / leading);
	if (foot.gap > FOOT_MOST_GAP)
		foot.gap = FOOT_MOST_GAP;
	return foot;
}

int64_t foot_unlike(int gap, int other)
{
	int unlike = gap > other ? gap - other : other - gap;

	return unlike >= UNLIKE ? COST_UNLIKE : 0;
}
