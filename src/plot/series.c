/*
 * plot/series.c - how a series is told from the others, in colour and in grey
 *
 * The first four colours differ in lightness; the last four are hatched as
 * well. Marks have forms, lines have dashes of their own.
 */
#include "plot/paper.h"

#include <math.h>

#define HATCHED_FROM 4
#define HATCH_STEP   4
#define HATCH_WIDTH  0.7

/* White lines at 45 degrees, rising from left to right, cut at the box:
 * x + y is the same along each. */
static void hatch(struct paper *p, struct area box, bool falling)
{
	double first = box.left + box.top, last = box.right + box.bottom;
	double c = ceil(first / HATCH_STEP) * HATCH_STEP;

	if ((last - first) / HATCH_STEP > 1000)
		return;
	paper_path(p);
	paper_move(p, box.left, box.top);
	for (; c < last; c += HATCH_STEP) {
		double x1 = fmax(box.left, c - box.bottom);
		double x2 = fmin(box.right, c - box.top);
		double y1 = c - x1, y2 = c - x2;

		if (x2 - x1 < 0.3)
			continue;
		if (falling) {
			y1 = box.top + box.bottom - y1;
			y2 = box.top + box.bottom - y2;
		}
		paper_move(p, x1, y1);
		paper_to(p, x2, y2);
	}
	paper_stroke(p, 0xFFFFFF, HATCH_WIDTH, NULL);
}

void paper_series_box(struct paper *p, struct area box, int series,
                      uint32_t colour)
{
	if (box.right - box.left < 0.05 || box.bottom - box.top < 0.05)
		return;
	paper_box(p, box, colour);
	if (series >= HATCHED_FROM)
		hatch(p, box, series % 2);
}

const char *paper_series_dashes(int series)
{
	static const char *const dashes[] = {NULL,      NULL,     "5 2",
	                                     "1.5 1.5", "8 2",    "4 1 1 1",
	                                     "2.5 2.5", "8 2 1 2"};

	return dashes[series % 8];
}

/* A polygon of n corners around (x, y), the first one above. */
static void corners(struct paper *p, double x, double y, double radius, int n,
                    double turn)
{
	paper_path(p);
	for (int i = 0; i < n; i++) {
		double angle = 2 * 3.14159265358979 * i / n + turn;
		double at_x = x + radius * sin(angle);
		double at_y = y - radius * cos(angle);

		if (i)
			paper_to(p, at_x, at_y);
		else
			paper_move(p, at_x, at_y);
	}
	paper_close_path(p);
}

static void disc(struct paper *p, double x, double y, double radius)
{
	paper_path(p);
	paper_move(p, x - radius, y);
	paper_arc(p, radius, true, true, x + radius, y);
	paper_arc(p, radius, true, true, x - radius, y);
	paper_close_path(p);
}

/* Disc, square, triangle, lozenge; then the same with a white heart. */
void paper_series_mark(struct paper *p, double x, double y, double radius,
                       int series, uint32_t colour)
{
	static const struct {
		int corners;
		double turn, size;
	} forms[] = {{0, 0, 1}, {4, 0.785398, 1.25}, {3, 0, 1.4}, {4, 0, 1.35}};
	int form = series % 4;
	double size = radius * forms[form].size;

	for (int i = 0; i < (series % 8 >= HATCHED_FROM ? 2 : 1); i++) {
		if (forms[form].corners)
			corners(p, x, y, size, forms[form].corners,
			        forms[form].turn);
		else
			disc(p, x, y, size);
		paper_fill(p, i ? 0xFFFFFF : colour);
		size *= 0.55;
	}
}
