/* svg/marker.c - arrow heads and the like, at the corners of a path */
#include "svg/walk.h"

#define DEGREES (180 / 3.14159265358979323846)

/* A corner, and the ways that lead in and out of it. */
struct corner {
	double x, y;
	double in_x, in_y, out_x, out_y; /* (0, 0) where there is no way */
};

struct corners {
	struct svg *svg;
	struct corner *corners;
	int count, room;
};

static void add_corner(struct corners *c, double x, double y, double in_x,
                       double in_y)
{
	*ARRAY_ADD(&c->svg->scratch, c->corners, c->count, c->room) =
		(struct corner){.x = x, .y = y, .in_x = in_x, .in_y = in_y};
}

/* Directions of a curve at its ends: to the first point that is elsewhere. */
static void add_curve(struct corners *c, const double *p)
{
	struct corner *from = &c->corners[c->count - 1];
	double points[8] = {from->x, from->y, p[0], p[1],
	                    p[2],    p[3],    p[4], p[5]};
	double in_x = 0, in_y = 0;

	for (int i = 2; i < 8 && from->out_x == 0 && from->out_y == 0; i += 2) {
		from->out_x = points[i] - points[0];
		from->out_y = points[i + 1] - points[1];
	}
	for (int i = 4; i >= 0 && in_x == 0 && in_y == 0; i -= 2) {
		in_x = points[6] - points[i];
		in_y = points[7] - points[i + 1];
	}
	add_corner(c, p[4], p[5], in_x, in_y);
}

static void add_line(struct corners *c, double x, double y)
{
	struct corner *from = &c->corners[c->count - 1];
	double dx = x - from->x, dy = y - from->y;

	from->out_x = dx;
	from->out_y = dy;
	add_corner(c, x, y, dx, dy);
}

static void close_corners(struct corners *c, int start)
{
	add_line(c, c->corners[start].x, c->corners[start].y);
	/* The closing corner and the first are one. */
	c->corners[c->count - 1].out_x = c->corners[start].out_x;
	c->corners[c->count - 1].out_y = c->corners[start].out_y;
	c->corners[start].in_x = c->corners[c->count - 1].in_x;
	c->corners[start].in_y = c->corners[c->count - 1].in_y;
}

static void find_corners(struct corners *c, const struct path *path)
{
	const double *p = path->points;
	int start = 0;

	/* Paths begin with a move; each other verb needs a corner before it. */
	if (!path->verb_count || path->verbs[0] != PATH_MOVE)
		return;
	for (int i = 0; i < path->verb_count; i++) {
		switch ((enum path_verb)path->verbs[i]) {
		case PATH_MOVE:
			start = c->count;
			add_corner(c, p[0], p[1], 0, 0);
			p += 2;
			break;
		case PATH_LINE:
			add_line(c, p[0], p[1]);
			p += 2;
			break;
		case PATH_CURVE:
			add_curve(c, p);
			p += 6;
			break;
		case PATH_CLOSE:
			close_corners(c, start);
			break;
		}
	}
}

/* The angle between the ways in and out, in degrees. */
static double corner_angle(const struct corner *c)
{
	double in = hypot(c->in_x, c->in_y), out = hypot(c->out_x, c->out_y);
	double x = 0, y = 0;

	if (in > 0) {
		x += c->in_x / in;
		y += c->in_y / in;
	}
	if (out > 0) {
		x += c->out_x / out;
		y += c->out_y / out;
	}
	/* Straight back: at right angles to both. */
	if (fabs(x) < 1e-9 && fabs(y) < 1e-9)
		return in > 0 ? atan2(c->in_x, -c->in_y) * DEGREES : 0;
	return atan2(y, x) * DEGREES;
}

static double marker_angle(const struct element *marker,
                           const struct corner *corner, int which)
{
	struct view orient = view_trim(element_get(marker, ATTRIBUTE_ORIENT));
	struct scan s = scan_of(orient);
	struct view unit;
	double angle = 0;

	if (view_is(orient, "auto"))
		return corner_angle(corner);
	if (view_is(orient, "auto-start-reverse"))
		return corner_angle(corner) + (which == MARKER_START ? 180 : 0);
	scan_number(&s, &angle);
	unit = scan_word(&s);
	if (view_is(unit, "rad"))
		angle *= DEGREES;
	else if (view_is(unit, "turn"))
		angle *= 360;
	else if (view_is(unit, "grad"))
		angle *= 0.9;
	return angle;
}

static void draw_marker(struct svg *svg, const struct element *marker,
                        const struct frame *frame, const struct corner *corner,
                        int which, double stroke_width)
{
	struct style style = style_in_place(svg, marker);
	struct frame inner = {.style = &style};
	double width = frame_length(svg, marker, ATTRIBUTE_MARKER_WIDTH, frame,
	                            frame->width, 3);
	double height = frame_length(svg, marker, ATTRIBUTE_MARKER_HEIGHT,
	                             frame, frame->height, 3);
	struct box box = {0, 0, width, height}, view_box = box;
	struct matrix fitted = MATRIX_IDENTITY, turned;
	double x, y;
	bool grouped, has_box;

	if (!style.shown || width <= 0 || height <= 0)
		return;
	turned = matrix_times(matrix_move(corner->x, corner->y),
	                      matrix_turn(marker_angle(marker, corner, which)));
	if (!view_is(element_get(marker, ATTRIBUTE_MARKER_UNITS),
	             "userSpaceOnUse"))
		turned = matrix_times(turned,
		                      matrix_scale(stroke_width, stroke_width));
	has_box = value_view_box(element_get(marker, ATTRIBUTE_VIEW_BOX),
	                         &view_box);
	if (has_box)
		fitted = fit_boxes(
			value_fit(element_get(marker,
		                              ATTRIBUTE_PRESERVE_ASPECT_RATIO)),
			view_box, box);
	inner.width = frame->width;
	inner.height = frame->height;
	if (has_box) {
		inner.width = view_box.width;
		inner.height = view_box.height;
	}
	x = frame_length(svg, marker, ATTRIBUTE_REF_X, &inner, inner.width, 0);
	y = frame_length(svg, marker, ATTRIBUTE_REF_Y, &inner, inner.height, 0);
	matrix_apply(fitted, &x, &y);
	turned = matrix_times(turned, matrix_move(-x, -y));
	turned = matrix_times(frame->matrix, turned);
	inner.matrix = matrix_times(turned, fitted);
	if (!matrix_is_usable(inner.matrix))
		return;
	grouped =
		!style.overflow_visible && begin_box(svg, marker, turned, box);
	draw_children(svg, marker, &inner);
	if (grouped)
		end_group(svg);
}

static void draw_at(struct svg *svg, const struct element *e,
                    const struct frame *frame, const struct corner *corners,
                    int count, int which, double stroke_width)
{
	const struct style *context = svg->context;
	struct style own = context_style(svg, frame->style);
	struct element *marker = svg_find(svg, e, frame->style->markers[which]);

	if (!marker || marker->kind != ELEMENT_MARKER)
		return;
	if (marker->is_open || svg->depth >= SVG_DEPTH_MOST) {
		svg_say(svg, DIAG_SVG_REFERENCE, e, "marker stands in itself");
		return;
	}
	marker->is_open = true;
	svg->references++;
	svg->depth++;
	svg->context = &own;
	for (int i = 0; i < count && svg_use(svg, marker); i++)
		draw_marker(svg, marker, frame, &corners[i], which,
		            stroke_width);
	svg->context = context;
	svg->depth--;
	svg->references--;
	marker->is_open = false;
}

void draw_markers(struct svg *svg, const struct element *e,
                  const struct frame *frame, const struct path *path,
                  double stroke_width)
{
	const struct view *markers = frame->style->markers;
	struct corners c = {.svg = svg};

	if (!markers[MARKER_START].n && !markers[MARKER_MID].n &&
	    !markers[MARKER_END].n)
		return;
	find_corners(&c, path);
	if (!c.count)
		return;
	if (markers[MARKER_START].n)
		draw_at(svg, e, frame, c.corners, 1, MARKER_START,
		        stroke_width);
	if (markers[MARKER_MID].n && c.count > 2)
		draw_at(svg, e, frame, c.corners + 1, c.count - 2, MARKER_MID,
		        stroke_width);
	if (markers[MARKER_END].n)
		draw_at(svg, e, frame, c.corners + c.count - 1, 1, MARKER_END,
		        stroke_width);
}
