/* svg/transform.c - where elements are moved to, and around which point */
#include "svg/walk.h"

static void bad_value(struct svg *svg, const struct element *e,
                      enum attribute_name name, struct view text)
{
	svg_say(svg, DIAG_SVG_VALUE_BAD, e, "%s=\"%.*s\"", attribute_text(name),
	        (int)(text.n < 60 ? text.n : 60), text.p);
}

struct matrix element_transform(struct svg *svg, const struct element *e,
                                enum attribute_name name)
{
	struct view text = element_get(e, name);
	struct matrix matrix = MATRIX_IDENTITY;

	if (text.p && !value_transform(text, &matrix))
		bad_value(svg, e, name, text);
	return matrix;
}

/* The next word or length of transform-origin: along x or y, where it is one
 * that tells. */
static bool read_origin(struct scan *s, const struct frame *frame, int axis,
                        double *at, bool *is_vertical)
{
	double whole = axis ? frame->height : frame->width;
	struct scan start = *s;
	struct view word = scan_word(s);
	struct length length;

	*is_vertical = view_is(word, "top") || view_is(word, "bottom");
	if (*is_vertical)
		whole = frame->height;
	*at = whole / 2;
	if (view_is(word, "left") || view_is(word, "top"))
		*at = 0;
	else if (view_is(word, "right") || view_is(word, "bottom"))
		*at = whole;
	else if (!view_is(word, "center")) {
		*s = start;
		if (!scan_length(s, &length))
			return false;
		*at = length_px(length, whole, frame->style->font_size);
	}
	scan_space(s);
	return true;
}

/* One word stands for its axis, with the middle of the other; "top left" may
 * stand for "left top". False when it cannot be read. */
static bool find_origin(const struct frame *frame, struct view text, double *x,
                        double *y)
{
	struct scan s = scan_of(view_trim(text));
	bool first_is_vertical, is_vertical = false;

	*y = frame->height / 2;
	if (!read_origin(&s, frame, 0, x, &first_is_vertical))
		return false;
	if (first_is_vertical) {
		*y = *x;
		*x = frame->width / 2;
	}
	if (scan_done(&s))
		return true;
	return read_origin(&s, frame, !first_is_vertical,
	                   first_is_vertical ? x : y, &is_vertical);
}

struct matrix style_transform(struct svg *svg, const struct element *e,
                              const struct style *style,
                              const struct frame *frame)
{
	struct frame inner = *frame;
	struct matrix matrix = MATRIX_IDENTITY;
	double x, y;

	if (!style->transform.n)
		return matrix;
	if (!value_transform(style->transform, &matrix))
		bad_value(svg, e, ATTRIBUTE_TRANSFORM, style->transform);
	if (!style->transform_origin.n)
		return matrix;
	inner.style = style;
	if (!find_origin(&inner, style->transform_origin, &x, &y)) {
		bad_value(svg, e, ATTRIBUTE_TRANSFORM_ORIGIN,
		          style->transform_origin);
		return matrix;
	}
	matrix = matrix_times(matrix_move(x, y), matrix);
	return matrix_times(matrix, matrix_move(-x, -y));
}
