/*
 * plot/scale.h - from numbers to places along an axis
 *
 * Takes   the least and the largest number, and what the author asked for
 * Gives   an axis with ticks at round numbers (1, 2 or 5 times a power of ten)
 *         that ends at ticks, or at powers of ten where it is logarithmic
 * Fails   never: ends that make no sense are moved apart
 * Units   points on paper; from may be larger than to
 *
 *	0      200     400     600     800      ticks, 5 wanted
 *	|-------|-------|-------|-------|
 *	from                            to      scale_at(300) is between
 */
#ifndef PLOT_SCALE_H
#define PLOT_SCALE_H

#include <stdbool.h>

#define SCALE_TICKS_MOST 40

struct axis_wish {
	bool log;
	bool has_min, has_max;
	double min, max;
	int ticks; /* how many, about; 0: as fits */
};

struct scale {
	bool log;
	double min, max;
	double from, to;
	double ticks[SCALE_TICKS_MOST];
	int tick_count;
	int decimals; /* that the ticks need */
};

/* tight: begin and end at the numbers themselves, not at ticks. */
struct scale scale_make(double least, double most, struct axis_wish wish,
                        int wanted, bool tight);
/* Ticks at months, where less than three years are shown. */
void scale_months(struct scale *scale, int wanted);
double scale_at(const struct scale *scale, double value);

#endif
