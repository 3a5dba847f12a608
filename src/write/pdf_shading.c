/* write/pdf_shading.c - gradients as shadings */
#include "write/pdf_form.h"
#include "write/pdf_syntax.h"

#include <math.h>

static bool is_gradient(const struct paint *paint)
{
	return paint->kind == PAINT_LINEAR || paint->kind == PAINT_RADIAL;
}

bool form_is_gradient(const struct paint *paint)
{
	if (!is_gradient(paint) || paint->stop_count < 2)
		return false;
	if (paint->kind == PAINT_RADIAL)
		return paint->r > 0;
	return paint->x1 != paint->x2 || paint->y1 != paint->y2;
}

/* One with a single stop, or without a length, has its last colour. */
uint32_t form_plain_colour(const struct paint *paint)
{
	if (is_gradient(paint) && paint->stop_count)
		return paint->stops[paint->stop_count - 1].colour;
	return paint->colour;
}

static int in_thousandths(double opacity)
{
	if (!(opacity > 0))
		return 0;
	return opacity < 1 ? (int)lround(opacity * 1000) : 1000;
}

bool form_needs_mask(const struct paint *paint)
{
	if (!form_is_gradient(paint))
		return false;
	for (int i = 1; i < paint->stop_count; i++)
		if (in_thousandths(paint->stops[i].opacity) !=
		    in_thousandths(paint->stops[0].opacity))
			return true;
	return false;
}

int form_opacity(const struct paint *paint)
{
	double opacity = paint->opacity;

	if (is_gradient(paint) && paint->stop_count && !form_needs_mask(paint))
		opacity *= paint->stops[paint->stop_count - 1].opacity;
	return in_thousandths(opacity);
}

/* The colour of a stop as PDF writes it: [r g b], or [gray] for its opacity. */
static void put_stop(struct buf *out, const struct gradient_stop *stop,
                     bool is_mask)
{
	buf_char(out, '[');
	if (is_mask) {
		pdf_number(out, in_thousandths(stop->opacity));
	} else {
		for (int shift = 16; shift >= 0; shift -= 8)
			pdf_operand(out,
			            ((int64_t)(stop->colour >> shift & 0xFF) *
			                     1000 +
			             127) / 255);
	}
	buf_char(out, ']');
}

static void put_piece(struct buf *out, const struct gradient_stop *from,
                      const struct gradient_stop *to, bool is_mask)
{
	buf_puts(out, "<</FunctionType 2/Domain[0 1]/N 1/C0");
	put_stop(out, from, is_mask);
	buf_puts(out, "/C1");
	put_stop(out, to, is_mask);
	buf_puts(out, ">>");
}

static int64_t place_of(const struct gradient_stop *stop)
{
	double offset = stop->offset;

	return offset > 0 ? llround(fmin(offset, 1) * 100000) : 0;
}

/*
 * The pieces between stops, and one before the first and after the last where
 * these are not at the ends. Pieces without a length are left out: there the
 * colour jumps.
 */
static void put_function(struct buf *out, const struct paint *paint,
                         bool is_mask)
{
	const struct gradient_stop *last = &paint->stops[0];
	struct buf bounds = {0}, encode = {0};
	int64_t at = 0;
	int count = 0;

	buf_puts(out, "<</FunctionType 3/Domain[0 1]/Functions[");
	for (int i = 0; i <= paint->stop_count; i++) {
		const struct gradient_stop *stop =
			i < paint->stop_count ? &paint->stops[i] : last;
		int64_t to = i < paint->stop_count ? place_of(stop) : 100000;

		if (to > at) {
			put_piece(out, last, stop, is_mask);
			if (count++) {
				pdf_real(&bounds, (double)at / 100000, 5);
				buf_char(&bounds, ' ');
			}
			buf_puts(&encode, "0 1 ");
			at = to;
		}
		last = stop;
	}
	buf_printf(out, "]/Bounds[%s]/Encode[%s]>>", buf_text(&bounds),
	           buf_text(&encode));
	buf_clear(&bounds);
	buf_clear(&encode);
}

void form_put_shading(struct buf *out, const struct form_gradient *gradient)
{
	const struct paint *paint = gradient->paint;
	bool is_radial = paint->kind == PAINT_RADIAL;
	const double linear[] = {paint->x1, paint->y1, paint->x2, paint->y2};
	const double radial[] = {paint->x1, paint->y1, paint->inner_r,
	                         paint->x2, paint->y2, paint->r};
	const double *coords = is_radial ? radial : linear;

	buf_printf(out, "<</ShadingType %d/ColorSpace/Device%s/Coords[",
	           is_radial ? 3 : 2, gradient->is_mask ? "Gray" : "RGB");
	for (int i = 0; i < (is_radial ? 6 : 4); i++) {
		pdf_real(out, coords[i], 6);
		buf_char(out, ' ');
	}
	buf_puts(out, "]/Extend[true true]/Function");
	put_function(out, paint, gradient->is_mask);
	buf_puts(out, ">>");
}
