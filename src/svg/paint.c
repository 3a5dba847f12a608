/* svg/paint.c - colours and gradients as paint */
#include "svg/walk.h"

#define HAIR 0.00001 /* the finest difference of two offsets */

static bool is_gradient(const struct element *e)
{
	return e->kind == ELEMENT_LINEAR_GRADIENT ||
	       e->kind == ELEMENT_RADIAL_GRADIENT;
}

struct chain chain_of(struct svg *svg, struct element *server,
                      bool (*is_kind)(const struct element *))
{
	struct chain chain = {0};

	while (server && is_kind(server) && chain.count < CHAIN_MOST) {
		for (int i = 0; i < chain.count; i++)
			if (chain.links[i] == server)
				return chain;
		chain.links[chain.count++] = server;
		server = svg_find(svg, server, element_href(server));
	}
	return chain;
}

const struct element *chain_says(const struct chain *chain,
                                 enum attribute_name name)
{
	for (int i = 0; i < chain->count; i++)
		if (element_get(chain->links[i], name).p)
			return chain->links[i];
	return chain->links[0];
}

struct matrix chain_transform(struct svg *svg, const struct chain *chain,
                              enum attribute_name name,
                              const struct frame *frame)
{
	const struct element *e = chain_says(chain, name);
	struct style style = style_in_place(svg, e);
	struct matrix matrix;

	style.transform = element_get(e, name);
	matrix = style_transform(svg, e, &style, frame);
	if (matrix_is_usable(matrix))
		return matrix;
	/* One that flattens all would leave nothing to be seen. */
	svg_say(svg, DIAG_SVG_VALUE_BAD, e, "%s=\"%.*s\"", attribute_text(name),
	        (int)(style.transform.n < 60 ? style.transform.n : 60),
	        style.transform.p);
	return MATRIX_IDENTITY;
}

static void add_stop(struct svg *svg, struct element *gradient, int *room,
                     const struct element *e, const struct style *outer)
{
	struct style style = style_of(svg, e, outer);
	struct gradient_stop *stop;
	double offset = 0, last = 0;

	value_fraction(element_get(e, ATTRIBUTE_OFFSET), &offset);
	if (gradient->stop_count)
		last = gradient->stops[gradient->stop_count - 1].offset;
	stop = ARRAY_ADD(svg->memory, gradient->stops, gradient->stop_count,
	                 *room);
	stop->offset = offset < last ? last : offset;
	stop->colour = style.stop_colour;
	stop->opacity = style.stop_opacity * style.stop_alpha;
}

/* What stands before the first of several stops at 0, and after the last of
 * several at 1, is seen outside the gradient: they are moved a hair apart. */
static void part_ends(struct element *gradient)
{
	struct gradient_stop *stops = gradient->stops;
	int last = gradient->stop_count - 1;

	for (int i = 1; i <= last && stops[i].offset <= 0; i++)
		stops[i].offset = HAIR;
	for (int i = last - 1; i >= 0 && stops[i].offset >= 1; i--)
		stops[i].offset = 1 - HAIR;
}

/* The stops of the first of the chain that has any, read once. */
static const struct element *with_stops(struct svg *svg,
                                        const struct chain *chain)
{
	for (int i = 0; i < chain->count; i++) {
		struct element *gradient = chain->links[i];
		struct style style;
		int room = 0;

		if (gradient->stop_count)
			return gradient;
		if (gradient->stops_read)
			continue;
		gradient->stops_read = true;
		style = style_in_place(svg, gradient);
		for (const struct element *e = gradient->first; e; e = e->next)
			if (e->kind == ELEMENT_STOP &&
			    gradient->stop_count < SVG_STOPS_MOST)
				add_stop(svg, gradient, &room, e, &style);
		if (gradient->stop_count) {
			part_ends(gradient);
			return gradient;
		}
	}
	return NULL;
}

static double chain_length(struct svg *svg, const struct chain *chain,
                           enum attribute_name name, const struct frame *frame,
                           double whole, double percent)
{
	const struct element *e = chain->links[0];

	/* A circle takes nothing from a line. */
	for (int i = 0; i < chain->count; i++)
		if (chain->links[i]->kind == chain->links[0]->kind &&
		    element_get(chain->links[i], name).p) {
			e = chain->links[i];
			break;
		}
	return frame_length(svg, e, name, frame, whole, percent / 100 * whole);
}

static void set_linear(struct svg *svg, const struct chain *chain,
                       const struct frame *frame, struct paint *paint)
{
	double width = frame->width, height = frame->height;

	paint->kind = PAINT_LINEAR;
	paint->x1 = chain_length(svg, chain, ATTRIBUTE_X1, frame, width, 0);
	paint->y1 = chain_length(svg, chain, ATTRIBUTE_Y1, frame, height, 0);
	paint->x2 = chain_length(svg, chain, ATTRIBUTE_X2, frame, width, 100);
	paint->y2 = chain_length(svg, chain, ATTRIBUTE_Y2, frame, height, 0);
}

static void set_radial(struct svg *svg, const struct chain *chain,
                       const struct frame *frame, struct paint *paint)
{
	double width = frame->width, height = frame->height;
	double off;

	paint->kind = PAINT_RADIAL;
	paint->x2 = chain_length(svg, chain, ATTRIBUTE_CX, frame, width, 50);
	paint->y2 = chain_length(svg, chain, ATTRIBUTE_CY, frame, height, 50);
	paint->r = chain_length(svg, chain, ATTRIBUTE_R, frame,
	                        frame_diagonal(frame), 50);
	paint->inner_r = chain_length(svg, chain, ATTRIBUTE_FR, frame,
	                              frame_diagonal(frame), 0);
	/* PDF draws nothing between two circles that are one. */
	paint->inner_r = fmax(paint->inner_r, 0);
	if (paint->inner_r == paint->r)
		paint->r *= 1 + HAIR;
	paint->x1 = paint->x2;
	paint->y1 = paint->y2;
	if (element_get(chain_says(chain, ATTRIBUTE_FX), ATTRIBUTE_FX).p)
		paint->x1 = chain_length(svg, chain, ATTRIBUTE_FX, frame, width,
		                         50);
	if (element_get(chain_says(chain, ATTRIBUTE_FY), ATTRIBUTE_FY).p)
		paint->y1 = chain_length(svg, chain, ATTRIBUTE_FY, frame,
		                         height, 50);
	/* One at the rim is taken off it, where viewers divide by nothing; one
	 * outside the circle makes a cone with it. */
	off = hypot(paint->x1 - paint->x2, paint->y1 - paint->y2);
	if (off > paint->r * 0.99 && off <= paint->r * 1.0001) {
		paint->x1 = paint->x2 +
		            (paint->x1 - paint->x2) / off * paint->r * 0.99;
		paint->y1 = paint->y2 +
		            (paint->y1 - paint->y2) / off * paint->r * 0.99;
	}
}

/* How many times the gradient must be said, from *low to *high, to cover what
 * is painted. */
static void find_periods(const struct paint *paint, struct bounds bounds,
                         double *low, double *high)
{
	struct matrix back = matrix_inverse(paint->matrix);
	double vx = paint->x2 - paint->x1, vy = paint->y2 - paint->y1;
	double reach = paint->r - hypot(vx, vy);

	*low = 0;
	*high = 1;
	for (int i = 0; i < 4; i++) {
		double x = i % 2 ? bounds.right : bounds.left;
		double y = i / 2 ? bounds.bottom : bounds.top;
		double t;

		matrix_apply(back, &x, &y);
		x -= paint->x1;
		y -= paint->y1;
		t = paint->kind == PAINT_RADIAL
		            ? hypot(x, y) / reach
		            : (x * vx + y * vy) / (vx * vx + vy * vy);
		*low = fmin(*low, floor(t));
		*high = fmax(*high, ceil(t));
	}
	if (paint->kind == PAINT_RADIAL)
		*low = 0;
}

/* One period of stops, with a stop at each of its ends. */
static void add_period(struct svg *svg, struct paint *out,
                       const struct paint *in, double start, double periods,
                       bool backwards)
{
	for (int i = -1; i <= in->stop_count; i++) {
		int at = i < 0 ? 0 : i == in->stop_count ? i - 1 : i;
		struct gradient_stop stop;

		if (backwards)
			at = in->stop_count - 1 - at;
		stop = in->stops[at];
		if (backwards)
			stop.offset = 1 - stop.offset;
		/* No stop is needed twice at the same place. */
		if ((i < 0 && stop.offset <= 0) ||
		    (i == in->stop_count && stop.offset >= 1))
			continue;
		if (i < 0)
			stop.offset = 0;
		if (i == in->stop_count)
			stop.offset = 1;
		stop.offset = fmin((start + stop.offset) / periods, 1);
		*ARRAY_ADD(svg->memory, out->stops, out->stop_count,
		           out->stop_room) = stop;
	}
}

/*
 * A gradient that repeats is said as often as it is seen:
 *
 *	x1 --------> x2                  x1 ---+-------+-------+---> x2
 *	 a    b    c       becomes        c b a a  b  c c  b  a
 */
static void spread(struct svg *svg, const struct element *e,
                   struct paint *paint, struct bounds bounds, bool reflect)
{
	struct paint out = *paint;
	double low, high, periods;
	double vx = paint->x2 - paint->x1, vy = paint->y2 - paint->y1;

	find_periods(paint, bounds, &low, &high);
	periods = high - low;
	if (!(periods * (paint->stop_count + 2) < SVG_STOPS_MOST)) {
		svg_say(svg, DIAG_SVG_LIMIT, e, "gradient repeats too often");
		return;
	}
	out.stops = NULL;
	out.stop_count = out.stop_room = 0;
	for (double k = low; k < high; k++)
		add_period(svg, &out, paint, k - low, periods,
		           reflect && fmod(fabs(k), 2) == 1);
	if (paint->kind == PAINT_LINEAR) {
		out.x1 = paint->x1 + low * vx;
		out.y1 = paint->y1 + low * vy;
	}
	out.x2 = paint->x1 + high * vx;
	out.y2 = paint->y1 + high * vy;
	out.r = paint->r * high;
	*paint = out;
}

static void set_solid(struct paint *paint, struct gradient_stop stop)
{
	*paint = (struct paint){.kind = PAINT_COLOUR,
	                        .colour = stop.colour,
	                        .opacity = paint->opacity * stop.opacity};
}

/* False when there is nothing to paint with. */
static bool set_gradient(struct svg *svg, const struct element *e,
                         struct element *gradient, const struct frame *frame,
                         struct bounds bounds, struct paint *paint)
{
	struct chain chain = chain_of(svg, gradient, is_gradient);
	const struct element *stopped = with_stops(svg, &chain);
	struct frame space = *frame;
	struct matrix whole = MATRIX_IDENTITY;
	struct view method, units;

	if (!stopped)
		return false;
	paint->stops = stopped->stops;
	paint->stop_count = paint->stop_room = stopped->stop_count;
	units = element_get(chain_says(&chain, ATTRIBUTE_GRADIENT_UNITS),
	                    ATTRIBUTE_GRADIENT_UNITS);
	if (!view_is(units, "userSpaceOnUse")) {
		double width = bounds.right - bounds.left;
		double height = bounds.bottom - bounds.top;

		if (width <= 0 || height <= 0)
			return false;
		space.width = space.height = 1;
		whole = (struct matrix){width,  0,           0,
		                        height, bounds.left, bounds.top};
	}
	paint->matrix = matrix_times(
		whole, chain_transform(svg, &chain,
	                               ATTRIBUTE_GRADIENT_TRANSFORM, &space));
	if (gradient->kind == ELEMENT_LINEAR_GRADIENT)
		set_linear(svg, &chain, &space, paint);
	else
		set_radial(svg, &chain, &space, paint);
	if (!matrix_is_usable(paint->matrix))
		return false;
	if (paint->stop_count == 1 ||
	    (paint->kind == PAINT_RADIAL
	             ? paint->r <= 0
	             : paint->x1 == paint->x2 && paint->y1 == paint->y2)) {
		set_solid(paint, paint->stops[paint->stop_count - 1]);
		return true;
	}
	method = element_get(chain_says(&chain, ATTRIBUTE_SPREAD_METHOD),
	                     ATTRIBUTE_SPREAD_METHOD);
	if (view_is(method, "reflect") || view_is(method, "repeat"))
		spread(svg, e, paint, bounds, view_is(method, "reflect"));
	return true;
}

static struct paint plain_paint(const struct style *style,
                                enum source_kind kind,
                                const struct source *source, double opacity)
{
	struct paint paint = {.kind = PAINT_COLOUR};

	if (kind == SOURCE_COLOUR) {
		paint.colour = source->colour;
		paint.opacity = opacity * source->alpha;
	} else if (kind == SOURCE_CURRENT) {
		paint.colour = style->colour;
		paint.opacity = opacity * style->colour_alpha;
	}
	if (paint.opacity <= 0)
		paint.kind = PAINT_NONE;
	return paint;
}

static void resolve(struct source *source, const struct style *context)
{
	if (source->kind == SOURCE_CONTEXT_FILL)
		*source = context->fill;
	else if (source->kind == SOURCE_CONTEXT_STROKE)
		*source = context->stroke;
}

struct style context_style(const struct svg *svg, const struct style *style)
{
	struct style own = *style;

	if (svg->context) {
		resolve(&own.fill, svg->context);
		resolve(&own.stroke, svg->context);
	}
	return own;
}

struct paint paint_source(struct svg *svg, const struct element *e,
                          const struct frame *frame,
                          const struct source *source, double opacity,
                          struct bounds bounds)
{
	const struct style *style = frame->style;
	struct paint paint = {.opacity = opacity};
	struct element *server;

	if (source->kind == SOURCE_CONTEXT_FILL ||
	    source->kind == SOURCE_CONTEXT_STROKE) {
		style = svg->context ? svg->context : style;
		source = source->kind == SOURCE_CONTEXT_FILL ? &style->fill
		                                             : &style->stroke;
		/* It would run over the whole of what is marked or used; each
		 * shape has its own. */
		if (source->kind == SOURCE_URL)
			svg_say(svg, DIAG_SVG_UNSUPPORTED, e,
			        "context paint of one piece: %.*s",
			        (int)(source->url.n < 60 ? source->url.n : 60),
			        source->url.p);
	}
	if (source->kind != SOURCE_URL)
		return plain_paint(style, source->kind, source, opacity);
	server = svg_find(svg, e, source->url);
	if (opacity > 0 && server && is_gradient(server) &&
	    set_gradient(svg, e, server, frame, bounds, &paint))
		return paint;
	if (opacity > 0 && server && server->kind == ELEMENT_PATTERN &&
	    set_pattern(svg, server, frame, bounds, &paint))
		return paint;
	return plain_paint(style, source->fallback, source, opacity);
}
