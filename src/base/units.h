/*
 * base/units.h - lengths on the page
 *
 * Every length is a whole number of scaled points: 65536 sp = 1 pt = 1/72 in
 * (PDF's and CSS's point, not TeX's of 1/72.27 in). Whole numbers give the
 * same pages on every machine, so tests can compare them letter for letter.
 * Floating point starts in write/.
 */
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include <stdint.h>

typedef int64_t sp;

#define SP_PER_PT INT64_C(65536)
#define PT(x)     ((sp)((x)*SP_PER_PT))
#define MM(x)     ((sp)((x)*SP_PER_PT * 72 / 25.4))
#define SP_MAX    (INT64_C(1) << 50)

/* A length in font units, at a size, in a font of units_per_em, rounded. */
static inline sp sp_from_font(int64_t font_units, sp size, int units_per_em)
{
	int64_t twice = 2 * font_units * size;

	return (twice + (twice < 0 ? -units_per_em : units_per_em)) /
	       (2 * units_per_em);
}

/* Points, for printing and for the writers. */
static inline double sp_to_pt(sp length)
{
	return (double)length / (double)SP_PER_PT;
}

#endif
