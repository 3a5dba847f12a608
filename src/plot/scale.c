/* plot/scale.c - from numbers to places along an axis */
#include "plot/scale.h"

#include "plot/number.h"

#include <math.h>

/* The power of ten at or below value, which is above nought. */
static int exponent_of(double value)
{
	int exponent = (int)floor(log10(value));

	/* log10 may miss by a hair at the powers themselves. */
	if (power_of_ten(exponent + 1) <= value * (1 + 1e-12))
		exponent++;
	if (power_of_ten(exponent) > value * (1 + 1e-12))
		exponent--;
	return exponent;
}

/* The round step nearest to length / wanted, and its decimals. */
static double round_step(double length, int wanted, int *decimals)
{
	double rough = length / (wanted > 0 ? wanted : 1);
	int exponent = exponent_of(rough);
	double power = power_of_ten(exponent);
	double digit = rough / power;

	digit = digit < 1.5 ? 1 : digit < 3 ? 2 : digit < 7 ? 5 : 10;
	*decimals = exponent < 0 ? -exponent - (digit == 10) : 0;
	return digit * power;
}

static void add_tick(struct scale *s, double value)
{
	double hair = (s->max - s->min) * 1e-9;

	if (s->tick_count < SCALE_TICKS_MOST && value >= s->min - hair &&
	    value <= s->max + hair)
		s->ticks[s->tick_count++] = value;
}

static void make_linear(struct scale *s, struct axis_wish wish, int wanted,
                        bool tight)
{
	double step, first;

	if (!(s->max > s->min)) {
		double room = fabs(s->min) > 0 ? fabs(s->min) / 2 : 1;

		s->min -= wish.has_min ? 0 : room;
		s->max = s->min + 2 * room;
	}
	step = round_step(s->max - s->min, wanted, &s->decimals);
	if (!wish.has_min && !tight)
		s->min = floor(s->min / step + 1e-9) * step;
	if (!wish.has_max && !tight)
		s->max = ceil(s->max / step - 1e-9) * step;
	first = ceil(s->min / step - 1e-9);
	for (int i = 0; i < SCALE_TICKS_MOST; i++)
		add_tick(s, (first + i) * step);
}

/* Powers of ten; 2 and 5 times them where there are few. */
static void make_log(struct scale *s, struct axis_wish wish)
{
	int first, last, each;

	if (s->min <= 0)
		s->min = s->max > 0 ? s->max / 10 : 1;
	if (s->max <= s->min)
		s->max = s->min * 10;
	first = exponent_of(s->min);
	last = exponent_of(s->max);
	if (power_of_ten(last) < s->max * (1 - 1e-12))
		last++;
	if (!wish.has_min)
		s->min = power_of_ten(first);
	if (!wish.has_max)
		s->max = power_of_ten(last);
	each = (last - first) / 10 + 1;
	for (int i = first; i <= last; i += each) {
		double power = power_of_ten(i);

		add_tick(s, power);
		if (last - first <= 2) {
			add_tick(s, 2 * power);
			add_tick(s, 5 * power);
		}
	}
	s->decimals = first < 0 ? -first : 0;
}

struct scale scale_make(double least, double most, struct axis_wish wish,
                        int wanted, bool tight)
{
	struct scale s = {.log = wish.log};

	s.min = wish.has_min ? wish.min : least;
	s.max = wish.has_max ? wish.max : most;
	if (wish.ticks > 0)
		wanted = wish.ticks < 20 ? wish.ticks : 20;
	if (s.log)
		make_log(&s, wish);
	else
		make_linear(&s, wish, wanted, tight);
	return s;
}

void scale_months(struct scale *scale, int wanted)
{
	static const int steps[] = {1, 2, 3, 6, 12};
	double months = (scale->max - scale->min) * 12;
	size_t i = 0;
	double at;

	while (i < 4 && months / steps[i] > wanted)
		i++;
	scale->tick_count = 0;
	at = ceil(scale->min * 12 / steps[i] - 1e-6) * steps[i];
	for (int count = 0; count < SCALE_TICKS_MOST; count++)
		add_tick(scale, (at + count * steps[i]) / 12);
}

double scale_at(const struct scale *scale, double value)
{
	double min = scale->min, max = scale->max;

	if (scale->log) {
		min = log10(min);
		max = log10(max);
		value = value > 0 ? log10(value) : min;
	}
	return scale->from +
	       (value - min) / (max - min) * (scale->to - scale->from);
}
