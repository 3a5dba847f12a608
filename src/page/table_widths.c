/* page/table_widths.c - how wide the columns of a table are */
#include "page/table_widths.h"

struct sums {
	sp least, most;
	double share;
};

/* Least and most in order and of a sane size, so that no product of two
 * lengths leaves 64 bits. */
static struct sums tidy(struct table_need *needs, int count, sp room)
{
	struct sums sums = {0};

	for (int i = 0; i < count; i++) {
		struct table_need *need = &needs[i];

		if (need->least < 0)
			need->least = 0;
		if (need->least > 8 * room)
			need->least = 8 * room;
		if (need->most > 8 * room)
			need->most = 8 * room;
		if (need->most < need->least)
			need->most = need->least;
		if (!(need->share > 0 && need->share <= 1))
			need->share = 0;
		sums.least += need->least;
		sums.most += need->most;
		sums.share += need->share;
	}
	return sums;
}

/* The least widths at this scale, and a part of what is left for each: by its
 * wish for more. Columns that have a width keep it. */
static void spread(const struct table_need *needs, int count, sp room,
                   int scale, sp *widths)
{
	sp rest = room, wishes = 0;

	for (int i = 0; i < count; i++) {
		if (widths[i]) {
			rest -= widths[i];
			continue;
		}
		rest -= needs[i].least * scale / 1000;
		wishes += needs[i].most - needs[i].least;
	}
	for (int i = 0; i < count; i++) {
		sp wish = needs[i].most - needs[i].least;

		if (widths[i])
			continue;
		widths[i] = needs[i].least * scale / 1000;
		if (wishes > 0 && rest > 0)
			widths[i] += (sp)((double)rest * (double)wish /
			                  (double)wishes);
	}
}

/*
 * Columns that want no more than an even share of what is left get all they
 * want, as long as the words of the others fit: a short column is not broken
 * for the sake of a long one. The others keep a width of 0.
 */
static void serve_modest(const struct table_need *needs, int count, sp room,
                         sp least, sp *widths)
{
	int left = count;
	bool served = true;

	while (served && left) {
		sp share = room / left;

		served = false;
		for (int i = 0; i < count; i++) {
			sp others = least - needs[i].least;

			if (widths[i] || needs[i].most > share ||
			    needs[i].most <= 0 || room - needs[i].most < others)
				continue;
			widths[i] = needs[i].most;
			room -= widths[i];
			least = others;
			left--;
			served = true;
		}
	}
}

/* The shares the author asked for; columns without one get what is left.
 * False when some word would not fit. */
static bool by_shares(const struct table_need *needs, int count, sp room,
                      const struct sums *sums, sp *widths)
{
	double scale = sums->share > 1 ? 1 / sums->share : 1;
	sp rest = room;
	int others = 0;

	for (int i = 0; i < count; i++) {
		widths[i] = (sp)(needs[i].share * scale * (double)room);
		rest -= widths[i];
		others += needs[i].share <= 0;
	}
	for (int i = 0; i < count; i++) {
		if (needs[i].share <= 0)
			widths[i] = rest / others;
		if (widths[i] < needs[i].least)
			return false;
	}
	return true;
}

/* Long words take less room when they are divided. Returns what all columns
 * need then. */
static sp divide_words(struct table_need *needs, int count)
{
	sp least = 0;

	for (int i = 0; i < count; i++) {
		struct table_need *need = &needs[i];

		if (need->divided > 0 && need->divided < need->least)
			need->least = need->divided;
		least += need->least;
	}
	return least;
}

int table_widths(struct table_need *needs, int count, sp room, sp *widths,
                 bool *overfull)
{
	struct sums sums;
	sp scale;

	*overfull = false;
	if (count <= 0)
		return 1000;
	if (room < count)
		room = count;
	sums = tidy(needs, count, room);
	if (sums.share > 0 && by_shares(needs, count, room, &sums, widths))
		return 1000;
	if (sums.most <= room) {
		for (int i = 0; i < count; i++)
			widths[i] = needs[i].most;
		return 1000;
	}
	for (int i = 0; i < count; i++)
		widths[i] = 0;
	if (room * 1000 / TABLE_WHOLE_SCALE < sums.least)
		sums.least = divide_words(needs, count);
	if (sums.least <= room) {
		serve_modest(needs, count, room, sums.least, widths);
		spread(needs, count, room, 1000, widths);
		return 1000;
	}
	scale = room * 1000 / sums.least;
	if (scale >= TABLE_LEAST_SCALE) {
		spread(needs, count, room, (int)scale, widths);
		return (int)scale;
	}
	*overfull = true;
	for (int i = 0; i < count; i++)
		widths[i] = (sp)((double)room * (double)needs[i].least /
		                 (double)sums.least);
	return TABLE_LEAST_SCALE;
}
