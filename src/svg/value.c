/* svg/value.c - numbers, lengths, transforms as SVG writes them */
#include "svg/value.h"

void scan_space(struct scan *s)
{
	while (s->at < s->end && ascii_is_space(*s->at))
		s->at++;
}

bool scan_char(struct scan *s, char c)
{
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

void scan_comma(struct scan *s)
{
	scan_space(s);
	if (scan_char(s, ','))
		scan_space(s);
}

struct view scan_word(struct scan *s)
{
	const char *start = s->at;

	while (s->at < s->end && (ascii_is_alpha(*s->at) || *s->at == '-' ||
	                          ascii_is_digit(*s->at)))
		s->at++;
	return (struct view){start, (size_t)(s->at - start)};
}

/* Letters alone: the unit in "10em-5". */
static struct view scan_unit(struct scan *s)
{
	const char *start = s->at;

	while (s->at < s->end && ascii_is_alpha(*s->at))
		s->at++;
	return (struct view){start, (size_t)(s->at - start)};
}

/* Digits into a mantissa of at most 18. Returns how many went in; *passed
 * counts those that did not. */
static int scan_digits(struct scan *s, uint64_t *mantissa, int *passed)
{
	int used = 0;

	for (; s->at < s->end && ascii_is_digit(*s->at); s->at++) {
		if (*mantissa < UINT64_C(100000000000000000)) {
			*mantissa = *mantissa * 10 + (uint64_t)(*s->at - '0');
			used++;
		} else if (*passed < 1000) {
			++*passed;
		}
	}
	return used;
}

/* "e12" with digits after it; "em" and "ex" are units. */
static int scan_exponent(struct scan *s)
{
	struct scan ahead = *s;
	bool negative;
	int exponent = 0;

	if (!scan_char(&ahead, 'e') && !scan_char(&ahead, 'E'))
		return 0;
	negative = scan_char(&ahead, '-');
	if (!negative)
		scan_char(&ahead, '+');
	if (ahead.at == ahead.end || !ascii_is_digit(*ahead.at))
		return 0;
	for (; ahead.at < ahead.end && ascii_is_digit(*ahead.at); ahead.at++)
		if (exponent < 1000)
			exponent = exponent * 10 + (*ahead.at - '0');
	s->at = ahead.at;
	return negative ? -exponent : exponent;
}

static double times_power_of_ten(double value, int exponent)
{
	static const double powers[] = {1,   1e1, 1e2, 1e3, 1e4,
	                                1e5, 1e6, 1e7, 1e8, 1e9};

	for (; exponent < 0 && value > 1e-30; exponent += 9) {
		if (exponent > -9)
			return value / powers[-exponent];
		value /= 1e9;
	}
	for (; exponent > 0 && value < 1e30; exponent -= 9) {
		if (exponent < 9)
			return value * powers[exponent];
		value *= 1e9;
	}
	return value < 1e-30 ? 0 : value;
}

bool scan_number(struct scan *s, double *value)
{
	struct scan start = *s;
	uint64_t mantissa = 0;
	int passed = 0, digits, exponent, ignored = 0;
	bool negative = scan_char(s, '-');
	double number;

	if (!negative)
		scan_char(s, '+');
	digits = scan_digits(s, &mantissa, &passed);
	exponent = passed;
	if (s->end - s->at > 1 && s->at[0] == '.' && ascii_is_digit(s->at[1])) {
		int used;

		s->at++;
		used = scan_digits(s, &mantissa, &ignored);
		exponent -= used;
		digits += used + ignored;
	} else if (digits && s->at < s->end && *s->at == '.') {
		s->at++; /* "1." */
	}
	if (!digits) {
		*s = start;
		return false;
	}
	exponent += scan_exponent(s);
	number = times_power_of_ten((double)mantissa, exponent);
	if (number > SVG_NUMBER_MOST)
		number = SVG_NUMBER_MOST;
	*value = negative ? -number : number;
	return true;
}

bool scan_length(struct scan *s, struct length *length)
{
	static const struct {
		const char *text;
		double factor;
		enum unit unit;
	} units[] = {
		{"", 1, UNIT_PX},           {"px", 1, UNIT_PX},
		{"pt", 96 / 72.0, UNIT_PX}, {"em", 1, UNIT_EM},
		{"ex", 1, UNIT_EX},         {"rem", 16, UNIT_PX},
		{"in", 96, UNIT_PX},        {"mm", 96 / 25.4, UNIT_PX},
		{"cm", 96 / 2.54, UNIT_PX}, {"pc", 16, UNIT_PX},
		{"q", 96 / 101.6, UNIT_PX},
	};
	struct view unit;

	if (!scan_number(s, &length->value))
		return false;
	length->unit = UNIT_PERCENT;
	if (scan_char(s, '%'))
		return true;
	unit = scan_unit(s);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (!view_is_nocase(unit, units[i].text))
			continue;
		length->value *= units[i].factor;
		length->unit = units[i].unit;
		return true;
	}
	return false;
}

double length_px(struct length length, double whole, double font_size)
{
	switch (length.unit) {
	case UNIT_PX:
		break;
	case UNIT_PERCENT:
		return length.value / 100 * whole;
	case UNIT_EM:
		return length.value * font_size;
	case UNIT_EX:
		return length.value * font_size / 2;
	}
	return length.value;
}

bool value_number(struct view text, double *value)
{
	struct scan s = scan_of(view_trim(text));

	return scan_number(&s, value) && scan_done(&s);
}

bool value_length(struct view text, struct length *length)
{
	struct scan s = scan_of(view_trim(text));

	return scan_length(&s, length) && scan_done(&s);
}

bool value_fraction(struct view text, double *value)
{
	struct scan s = scan_of(view_trim(text));
	double number;

	if (!scan_number(&s, &number))
		return false;
	if (scan_char(&s, '%'))
		number /= 100;
	if (!scan_done(&s))
		return false;
	*value = number < 0 ? 0 : number > 1 ? 1 : number;
	return true;
}

bool value_url(struct view text, struct view *reference, struct view *rest)
{
	size_t end;
	struct view inside;

	text = view_trim(text);
	if (text.n < 4 || !view_is_nocase(view_part(text, 0, 4), "url("))
		return false;
	end = view_find(text, ')', 4);
	if (end == text.n)
		return false;
	inside = view_trim(view_part(text, 4, end));
	if (inside.n > 1 && (inside.p[0] == '"' || inside.p[0] == '\'') &&
	    inside.p[inside.n - 1] == inside.p[0])
		inside = view_trim(view_part(inside, 1, inside.n - 1));
	*reference = inside;
	*rest = view_trim(view_from(text, end + 1));
	return true;
}

/* One function of a transform list, from its numbers. */
static bool one_transform(struct view name, const double *n, int count,
                          struct matrix *m)
{
	static const double radians = 3.14159265358979323846 / 180;

	*m = MATRIX_IDENTITY;
	if (view_is(name, "matrix") && count == 6)
		*m = (struct matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
	else if (view_is(name, "translate") && (count == 1 || count == 2))
		*m = matrix_move(n[0], count == 2 ? n[1] : 0);
	else if (view_is(name, "scale") && (count == 1 || count == 2))
		*m = matrix_scale(n[0], count == 2 ? n[1] : n[0]);
	else if (view_is(name, "rotate") && count == 1)
		*m = matrix_turn(n[0]);
	else if (view_is(name, "rotate") && count == 3)
		*m = matrix_times(matrix_move(n[1], n[2]),
		                  matrix_times(matrix_turn(n[0]),
		                               matrix_move(-n[1], -n[2])));
	else if (view_is(name, "skewX") && count == 1)
		m->c = tan(n[0] * radians);
	else if (view_is(name, "skewY") && count == 1)
		m->b = tan(n[0] * radians);
	else
		return false;
	return true;
}

bool value_transform(struct view text, struct matrix *matrix)
{
	struct scan s = scan_of(view_trim(text));

	*matrix = MATRIX_IDENTITY;
	if (view_is(view_trim(text), "none"))
		return true;
	while (!scan_done(&s)) {
		double numbers[6];
		int count = 0;
		struct view name = scan_word(&s);
		struct matrix one;

		scan_space(&s);
		if (!scan_char(&s, '('))
			return false;
		scan_space(&s);
		while (count < 6 && scan_number(&s, &numbers[count])) {
			count++;
			scan_unit(&s); /* CSS writes px and deg */
			scan_comma(&s);
		}
		if (!scan_char(&s, ')') ||
		    !one_transform(name, numbers, count, &one))
			return false;
		*matrix = matrix_times(*matrix, one);
		scan_comma(&s);
	}
	return true;
}

static double alignment(struct view word)
{
	if (view_is(word, "Min"))
		return 0;
	return view_is(word, "Max") ? 1 : 0.5;
}

struct fit value_fit(struct view text)
{
	struct fit fit = {.x = 0.5, .y = 0.5};
	struct scan s = scan_of(view_trim(text));
	struct view word = scan_word(&s);

	if (view_is(word, "defer")) {
		scan_space(&s);
		word = scan_word(&s);
	}
	if (view_is(word, "none"))
		fit.stretch = true;
	if (word.n == 8 && word.p[0] == 'x' && word.p[4] == 'Y') {
		fit.x = alignment(view_part(word, 1, 4));
		fit.y = alignment(view_part(word, 5, 8));
	}
	scan_space(&s);
	fit.slice = view_is(scan_word(&s), "slice");
	return fit;
}

bool value_view_box(struct view text, struct box *box)
{
	struct scan s = scan_of(view_trim(text));
	double numbers[4];

	for (int i = 0; i < 4; i++) {
		if (!scan_number(&s, &numbers[i]))
			return false;
		scan_comma(&s);
	}
	*box = (struct box){numbers[0], numbers[1], numbers[2], numbers[3]};
	return scan_done(&s) && box->width > 0 && box->height > 0;
}

struct matrix fit_boxes(struct fit fit, struct box inner, struct box outer)
{
	double x = outer.width / inner.width, y = outer.height / inner.height;

	if (!fit.stretch)
		x = y = fit.slice == (x > y) ? x : y;
	return (struct matrix){
		x,
		0,
		0,
		y,
		outer.x + fit.x * (outer.width - inner.width * x) - inner.x * x,
		outer.y + fit.y * (outer.height - inner.height * y) -
			inner.y * y,
	};
}
