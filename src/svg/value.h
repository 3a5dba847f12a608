/*
 * svg/value.h - numbers, lengths, transforms and colours as SVG writes them
 *
 * Takes   the text of an attribute or property
 * Gives   finite values, at most SVG_NUMBER_MOST in size
 * Fails   with false; what was read before the fault is kept
 * Source  SVG 1.1 and CSS Color 4; numbers never depend on the locale
 */
#ifndef SVG_VALUE_H
#define SVG_VALUE_H

#include "svg/matrix.h"
#include "svg/svg.h"

/* A place in a text that is read from left to right. */
struct scan {
	const char *at, *end;
};

static inline struct scan scan_of(struct view v)
{
	return (struct scan){v.p, v.p ? v.p + v.n : v.p};
}

static inline bool scan_done(const struct scan *s)
{
	return s->at == s->end;
}

void scan_space(struct scan *s);
/* Space, at most one comma, space. */
void scan_comma(struct scan *s);
/* Move past c when it is next. */
bool scan_char(struct scan *s, char c);
bool scan_number(struct scan *s, double *value);
/* Letters, digits and hyphens. */
struct view scan_word(struct scan *s);

enum unit {
	UNIT_PX, /* or none */
	UNIT_PERCENT,
	UNIT_EM,
	UNIT_EX,
};

/* Absolute units are turned into px at once. */
struct length {
	double value;
	enum unit unit;
};

bool scan_length(struct scan *s, struct length *length);
/* whole: what 100% is. */
double length_px(struct length length, double whole, double font_size);

/* The whole text is one of these. */
bool value_number(struct view text, double *value);
bool value_length(struct view text, struct length *length);
/* A number, or a percentage of 1; kept within 0 and 1. */
bool value_fraction(struct view text, double *value);
/* Not currentColor, not none. */
bool value_colour(struct view text, uint32_t *colour, double *alpha);
/* The fragment of url(#id), quotes allowed; *rest is what follows. */
bool value_url(struct view text, struct view *reference, struct view *rest);
bool value_transform(struct view text, struct matrix *matrix);

/* How one box is put into another: preserveAspectRatio. */
struct fit {
	bool stretch; /* none */
	double x, y;  /* 0 left or top, 0.5 middle, 1 right or bottom */
	bool slice;   /* fill all of it, and cut off what sticks out */
};

struct fit value_fit(struct view text);

struct box {
	double x, y, width, height;
};

/* False when there is none, or none that shows anything. */
bool value_view_box(struct view text, struct box *box);
/* What brings inner into outer. */
struct matrix fit_boxes(struct fit fit, struct box inner, struct box outer);

#endif
