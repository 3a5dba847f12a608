/*
 * write/paint_order.c - the runs of a line in the order they are read
 *
 * Runs stand from left to right. What is read from right to left is painted in
 * the order of reading all the same, since programs that read a page aloud go
 * by the order of painting:
 *
 *	on the page    one  C  B  A  two        A B C: Hebrew words
 *	levels          0   1  1  1   0
 *	painted        one  A  B  C  two
 */
#include "write/paint.h"

static bool is_in_order(const struct line *line)
{
	for (int i = 1; i < line->run_count; i++)
		if (line->runs[i].order < line->runs[i - 1].order)
			return false;
	return true;
}

/* Lines are short, and those of one script are turned round as a whole. */
bool paint_order(const struct line *line, int order[PAINT_RUNS_MOST])
{
	int count = line->run_count;

	if (count > PAINT_RUNS_MOST || is_in_order(line))
		return false;
	for (int i = 0; i < count; i++) {
		int at = i;

		for (; at > 0 &&
		       line->runs[order[at - 1]].order > line->runs[i].order;
		     at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	return true;
}
