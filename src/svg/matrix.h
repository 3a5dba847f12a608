/*
 * svg/matrix.h - moving, turning and scaling of points
 *
 *	| a c e |   x     a x + c y + e
 *	| b d f | * y  =  b x + d y + f
 *	            1
 */
#ifndef SVG_MATRIX_H
#define SVG_MATRIX_H

#include "svg/drawing.h"

#include <math.h>

/* Coordinates and matrices beyond this are no picture any more. */
#define SVG_NUMBER_MOST 1e9

#define MATRIX_IDENTITY ((struct matrix){1, 0, 0, 1, 0, 0})

static inline struct matrix matrix_move(double x, double y)
{
	return (struct matrix){1, 0, 0, 1, x, y};
}

static inline struct matrix matrix_scale(double x, double y)
{
	return (struct matrix){x, 0, 0, y, 0, 0};
}

static inline struct matrix matrix_turn(double degrees)
{
	double angle = degrees * (3.14159265358979323846 / 180);
	double c = cos(angle), s = sin(angle);

	return (struct matrix){c, s, -s, c, 0, 0};
}

/* First inner, then outer. */
static inline struct matrix matrix_times(struct matrix outer,
                                         struct matrix inner)
{
	return (struct matrix){
		outer.a * inner.a + outer.c * inner.b,
		outer.b * inner.a + outer.d * inner.b,
		outer.a * inner.c + outer.c * inner.d,
		outer.b * inner.c + outer.d * inner.d,
		outer.a * inner.e + outer.c * inner.f + outer.e,
		outer.b * inner.e + outer.d * inner.f + outer.f,
	};
}

static inline void matrix_apply(struct matrix m, double *x, double *y)
{
	double old = *x;

	*x = m.a * old + m.c * *y + m.e;
	*y = m.b * old + m.d * *y + m.f;
}

/* False for one that flattens everything, or is out of all measure. */
static inline bool matrix_is_usable(struct matrix m)
{
	double area = fabs(m.a * m.d - m.b * m.c);
	double most = fmax(
		fmax(fmax(fabs(m.a), fabs(m.b)), fmax(fabs(m.c), fabs(m.d))),
		fmax(fabs(m.e), fabs(m.f)));

	/* A comparison with a NaN is false. */
	return area > 1e-12 && most < SVG_NUMBER_MOST;
}

/* Of a usable matrix. */
static inline struct matrix matrix_inverse(struct matrix m)
{
	double area = m.a * m.d - m.b * m.c;

	return (struct matrix){
		m.d / area,
		-m.b / area,
		-m.c / area,
		m.a / area,
		(m.c * m.f - m.d * m.e) / area,
		(m.b * m.e - m.a * m.f) / area,
	};
}

/* How much longer lines become, on the whole. */
static inline double matrix_growth(struct matrix m)
{
	return sqrt(fabs(m.a * m.d - m.b * m.c));
}

#endif
