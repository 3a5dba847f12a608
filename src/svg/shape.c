/* svg/shape.c - basic shapes and paths: outline, fill, stroke */
#include "svg/walk.h"

#define SQUARE_CAP 2 /* PDF's number */

static void bad_value(struct svg *svg, const struct element *e,
                      enum attribute_name name, struct view text)
{
	svg_say(svg, DIAG_SVG_VALUE_BAD, e, "%s=\"%.*s\"", attribute_text(name),
	        (int)(text.n < 60 ? text.n : 60), text.p);
}

static void outline_rect(struct pen *pen, const struct frame *frame)
{
	struct svg *svg = pen->svg;
	const struct element *e = pen->at;
	double x = frame_length(svg, e, ATTRIBUTE_X, frame, frame->width, 0);
	double y = frame_length(svg, e, ATTRIBUTE_Y, frame, frame->height, 0);
	double width =
		frame_length(svg, e, ATTRIBUTE_WIDTH, frame, frame->width, 0);
	double height =
		frame_length(svg, e, ATTRIBUTE_HEIGHT, frame, frame->height, 0);
	double rx = frame_length(svg, e, ATTRIBUTE_RX, frame, frame->width, -1);
	double ry =
		frame_length(svg, e, ATTRIBUTE_RY, frame, frame->height, -1);

	if (width <= 0 || height <= 0)
		return;
	/* One radius stands for both. */
	if (rx < 0)
		rx = ry;
	if (ry < 0)
		ry = rx;
	pen_rect(pen, x, y, width, height, rx, ry);
}

static void outline_ellipse(struct pen *pen, const struct frame *frame)
{
	struct svg *svg = pen->svg;
	const struct element *e = pen->at;
	double cx = frame_length(svg, e, ATTRIBUTE_CX, frame, frame->width, 0);
	double cy = frame_length(svg, e, ATTRIBUTE_CY, frame, frame->height, 0);
	double rx, ry;

	if (e->kind == ELEMENT_CIRCLE) {
		rx = ry = frame_length(svg, e, ATTRIBUTE_R, frame,
		                       frame_diagonal(frame), 0);
	} else {
		rx = frame_length(svg, e, ATTRIBUTE_RX, frame, frame->width,
		                  -1);
		ry = frame_length(svg, e, ATTRIBUTE_RY, frame, frame->height,
		                  -1);
		rx = rx < 0 ? ry : rx;
		ry = ry < 0 ? rx : ry;
	}
	if (rx > 0 && ry > 0)
		pen_ellipse(pen, cx, cy, rx, ry);
}

static void outline_line(struct pen *pen, const struct frame *frame)
{
	struct svg *svg = pen->svg;
	const struct element *e = pen->at;

	pen_move(pen,
	         frame_length(svg, e, ATTRIBUTE_X1, frame, frame->width, 0),
	         frame_length(svg, e, ATTRIBUTE_Y1, frame, frame->height, 0));
	pen_line(pen,
	         frame_length(svg, e, ATTRIBUTE_X2, frame, frame->width, 0),
	         frame_length(svg, e, ATTRIBUTE_Y2, frame, frame->height, 0));
}

bool shape_outline(struct svg *svg, const struct element *e,
                   const struct frame *frame, struct path *path)
{
	struct pen pen = {.svg = svg, .at = e};
	struct view data;

	switch (e->kind) {
	case ELEMENT_RECT:
		outline_rect(&pen, frame);
		break;
	case ELEMENT_CIRCLE:
	case ELEMENT_ELLIPSE:
		outline_ellipse(&pen, frame);
		break;
	case ELEMENT_LINE:
		outline_line(&pen, frame);
		break;
	case ELEMENT_POLYLINE:
	case ELEMENT_POLYGON:
		data = element_get(e, ATTRIBUTE_POINTS);
		if (!pen_points(&pen, data, e->kind == ELEMENT_POLYGON))
			bad_value(svg, e, ATTRIBUTE_POINTS, data);
		break;
	case ELEMENT_PATH:
		data = element_get(e, ATTRIBUTE_D);
		if (!pen_path_data(&pen, data))
			bad_value(svg, e, ATTRIBUTE_D, data);
		break;
	default:
		return false;
	}
	*path = pen.path;
	return path->verb_count > 0;
}

struct paint frame_fill(struct svg *svg, const struct element *e,
                        const struct frame *frame, struct bounds bounds)
{
	if (svg->clipping)
		return (struct paint){.kind = PAINT_COLOUR, .opacity = 1};
	return paint_source(svg, e, frame, &frame->style->fill,
	                    frame->style->fill_opacity, bounds);
}

static void set_dashes(struct svg *svg, const struct frame *frame,
                       struct stroke *stroke)
{
	const struct style *style = frame->style;
	double diagonal = frame_diagonal(frame);
	/* An odd list is said twice. */
	int count = style->dash_count * (style->dash_count % 2 ? 2 : 1);

	if (!count)
		return;
	stroke->dashes =
		arena_raw(svg->memory, (size_t)count, sizeof(*stroke->dashes));
	stroke->dash_count = count;
	stroke->dash_offset = length_px(style->dash_offset, diagonal, 0);
	for (int i = 0; i < count; i++)
		stroke->dashes[i] = length_px(
			style->dashes[i % style->dash_count], diagonal, 0);
}

struct stroke frame_stroke(struct svg *svg, const struct element *e,
                           const struct frame *frame, struct bounds bounds)
{
	const struct style *style = frame->style;
	struct stroke stroke = {
		.width = length_px(style->stroke_width, frame_diagonal(frame),
	                           0),
		.cap = style->cap,
		.join = style->join,
		.miter_limit = style->miter_limit,
	};

	if (stroke.width <= 0 || svg->clipping)
		return stroke;
	stroke.paint = paint_source(svg, e, frame, &style->stroke,
	                            style->stroke_opacity, bounds);
	if (stroke.paint.kind != PAINT_NONE)
		set_dashes(svg, frame, &stroke);
	return stroke;
}

static void add_path(struct svg *svg, const struct frame *frame,
                     struct path path, struct paint fill, struct stroke stroke)
{
	struct draw *draw;

	if (fill.kind == PAINT_NONE && stroke.paint.kind == PAINT_NONE &&
	    !svg->measuring)
		return;
	draw = add_draw(svg, DRAW_PATH, frame->matrix);
	draw->path = path;
	draw->even_odd = svg->clipping ? frame->style->clip_even_odd
	                               : frame->style->fill_even_odd;
	draw->fill = fill;
	draw->stroke = stroke;
}

/* A stroke whose width no transform changes: its path is that of the picture. */
static void add_fixed_stroke(struct svg *svg, const struct frame *frame,
                             struct path path, struct stroke stroke)
{
	struct frame outer = *frame;
	struct paint no_fill = {0};

	path = path_keep(svg, &path);
	path_transform(&path, frame->matrix);
	stroke.paint.matrix = matrix_times(frame->matrix, stroke.paint.matrix);
	outer.matrix = MATRIX_IDENTITY;
	add_path(svg, &outer, path, no_fill, stroke);
}

/* Something within a shape: titles and the like are fine. */
static void report_children(struct svg *svg, const struct element *e)
{
	for (const struct element *child = e->first; child; child = child->next)
		if (!child->foreign && (child->kind == ELEMENT_ANIMATE ||
		                        child->kind == ELEMENT_SET ||
		                        child->kind == ELEMENT_OTHER))
			svg_say(svg, DIAG_SVG_UNSUPPORTED, child, "%.*s",
			        (int)(element_name(child).n < 60
			                      ? element_name(child).n
			                      : 60),
			        element_name(child).p);
}

static bool can_be_marked(const struct element *e)
{
	return e->kind == ELEMENT_PATH || e->kind == ELEMENT_LINE ||
	       e->kind == ELEMENT_POLYLINE || e->kind == ELEMENT_POLYGON;
}

/* SVG 2 has markers on every shape, but browsers do not draw them there: both
 * editions leave them out. One that is only inherited was meant for others. */
static void report_markers(struct svg *svg, const struct element *e)
{
	static const enum attribute_name names[] = {ATTRIBUTE_MARKER_START,
	                                            ATTRIBUTE_MARKER_MID,
	                                            ATTRIBUTE_MARKER_END};

	for (int i = 0; i < 3; i++) {
		struct view marker = element_get(e, names[i]);

		if (marker.n && !can_be_marked(e) && !view_is(marker, "none"))
			svg_say(svg, DIAG_SVG_UNSUPPORTED, e, "marker on %.*s",
			        (int)element_name(e).n, element_name(e).p);
	}
}

/* Fill or stroke of a shape, or both at once. */
static void draw_paints(struct svg *svg, const struct frame *frame,
                        struct path path, struct paint fill,
                        struct stroke stroke)
{
	struct paint no_fill = {0};
	struct stroke no_stroke = {0};
	bool fixed = frame->style->keeps_stroke_size;
	bool stroke_first = frame->style->paint_order.stroke_first;

	if (stroke.paint.kind == PAINT_NONE ||
	    (!fixed && (!stroke_first || fill.kind == PAINT_NONE))) {
		add_path(svg, frame, path, fill, stroke);
		return;
	}
	if (!stroke_first)
		add_path(svg, frame, path, fill, no_stroke);
	if (fixed)
		add_fixed_stroke(svg, frame, path, stroke);
	else
		add_path(svg, frame, path, no_fill, stroke);
	if (stroke_first)
		add_path(svg, frame, path, fill, no_stroke);
}

/* The same, with markers where the paint order wants them. */
static void draw_painted(struct svg *svg, const struct element *e,
                         const struct frame *frame, struct path path,
                         struct paint fill, struct stroke stroke)
{
	struct paint_order order = frame->style->paint_order;
	struct paint no_fill = {0};
	struct stroke no_stroke = {0};
	bool marked = !svg->clipping && can_be_marked(e);

	if (marked && order.markers == 0)
		draw_markers(svg, e, frame, &path, stroke.width);
	if (marked && order.markers == 1) {
		if (order.stroke_first)
			draw_paints(svg, frame, path, no_fill, stroke);
		else
			draw_paints(svg, frame, path, fill, no_stroke);
		draw_markers(svg, e, frame, &path, stroke.width);
		if (order.stroke_first)
			draw_paints(svg, frame, path, fill, no_stroke);
		else
			draw_paints(svg, frame, path, no_fill, stroke);
		return;
	}
	draw_paints(svg, frame, path, fill, stroke);
	if (marked && order.markers == 2)
		draw_markers(svg, e, frame, &path, stroke.width);
}

void draw_shape(struct svg *svg, const struct element *e,
                const struct frame *frame)
{
	struct path path;
	struct bounds bounds;
	struct paint fill = {0};
	struct stroke stroke = {0};

	report_children(svg, e);
	report_markers(svg, e);
	if ((!frame->style->visible && !svg->measuring) ||
	    !shape_outline(svg, e, frame, &path))
		return;
	if (frame->style->cap == SQUARE_CAP)
		path_open_points(&path, length_px(frame->style->stroke_width,
		                                  frame_diagonal(frame), 0) /
		                                1000);
	path = path_keep(svg, &path);
	if (!frame->style->visible) {
		add_path(svg, frame, path, fill, stroke);
		return;
	}
	bounds = path_bounds(&path, MATRIX_IDENTITY);
	/* A line has no inside. */
	if (e->kind != ELEMENT_LINE)
		fill = frame_fill(svg, e, frame, bounds);
	stroke = frame_stroke(svg, e, frame, bounds);
	draw_painted(svg, e, frame, path, fill, stroke);
}
