/* svg/path.c - outlines: basic shapes, arcs, measures */
#include "svg/path.h"

/* How far a control point stands from the end of a quarter circle. */
#define QUARTER 0.5522847498307936

#define PI 3.14159265358979323846

static double limited(double number)
{
	if (number > SVG_NUMBER_MOST)
		return SVG_NUMBER_MOST;
	if (number < -SVG_NUMBER_MOST)
		return -SVG_NUMBER_MOST;
	return number == number ? number : 0;
}

static void add_point(struct svg *svg, struct path *path, double x, double y)
{
	struct arena *a = &svg->scratch;

	*ARRAY_ADD(a, path->points, path->point_count, path->point_room) =
		limited(x);
	*ARRAY_ADD(a, path->points, path->point_count, path->point_room) =
		limited(y);
}

static void add_verb(struct svg *svg, struct path *path, enum path_verb verb)
{
	*ARRAY_ADD(&svg->scratch, path->verbs, path->verb_count,
	           path->verb_room) = (uint8_t)verb;
}

static bool has_room(struct pen *pen)
{
	if (!pen->is_full && !svg_segment(pen->svg, pen->at))
		pen->is_full = true;
	return !pen->is_full;
}

void pen_move(struct pen *pen, double x, double y)
{
	if (!has_room(pen))
		return;
	add_verb(pen->svg, &pen->path, PATH_MOVE);
	add_point(pen->svg, &pen->path, x, y);
	pen->x = pen->start_x = limited(x);
	pen->y = pen->start_y = limited(y);
}

/* After a close, drawing goes on where the subpath began. */
static void begin_subpath(struct pen *pen)
{
	const struct path *path = &pen->path;

	if (!path->verb_count ||
	    path->verbs[path->verb_count - 1] == PATH_CLOSE)
		pen_move(pen, pen->x, pen->y);
}

void pen_line(struct pen *pen, double x, double y)
{
	if (!has_room(pen))
		return;
	begin_subpath(pen);
	add_verb(pen->svg, &pen->path, PATH_LINE);
	add_point(pen->svg, &pen->path, x, y);
	pen->x = limited(x);
	pen->y = limited(y);
}

void pen_curve(struct pen *pen, const double points[6])
{
	if (!has_room(pen))
		return;
	begin_subpath(pen);
	add_verb(pen->svg, &pen->path, PATH_CURVE);
	for (int i = 0; i < 6; i += 2)
		add_point(pen->svg, &pen->path, points[i], points[i + 1]);
	pen->x = limited(points[4]);
	pen->y = limited(points[5]);
}

void pen_close(struct pen *pen)
{
	const struct path *path = &pen->path;

	if (!path->verb_count ||
	    path->verbs[path->verb_count - 1] == PATH_CLOSE || !has_room(pen))
		return;
	add_verb(pen->svg, &pen->path, PATH_CLOSE);
	pen->x = pen->start_x;
	pen->y = pen->start_y;
}

/* An arc of the unit circle from angle by sweep, brought to its place by m, as
 * curves of at most a quarter. */
static void unit_arc(struct pen *pen, struct matrix m, double angle,
                     double sweep)
{
	double step, reach;
	int parts = 1;

	while (parts < 4 && fabs(sweep) > parts * (PI / 2) + 1e-9)
		parts++;
	step = sweep / parts;
	reach = 4.0 / 3 * tan(step / 4);
	for (int i = 0; i < parts; i++) {
		double from = angle + i * step, to = from + step;
		double p[6] = {
			cos(from) - reach * sin(from),
			sin(from) + reach * cos(from),
			cos(to) + reach * sin(to),
			sin(to) - reach * cos(to),
			cos(to),
			sin(to),
		};

		for (int k = 0; k < 6; k += 2)
			matrix_apply(m, &p[k], &p[k + 1]);
		pen_curve(pen, p);
	}
}

void pen_arc(struct pen *pen, double rx, double ry, double turn, bool large,
             bool sweep, double x, double y)
{
	struct matrix turned = matrix_turn(turn);
	/* Half of the way to the end, seen by the turned ellipse. */
	double half_x = (pen->x - x) / 2, half_y = (pen->y - y) / 2;
	double px = turned.a * half_x + turned.b * half_y;
	double py = turned.c * half_x + turned.d * half_y;
	double too_far, distance, cx, cy, from, by;
	int last = pen->path.point_count;

	rx = fabs(rx);
	ry = fabs(ry);
	if (rx < 1e-6 || ry < 1e-6 || (half_x == 0 && half_y == 0)) {
		pen_line(pen, x, y);
		return;
	}
	px /= rx;
	py /= ry;
	too_far = px * px + py * py;
	/* Radii that cannot reach are made just large enough. */
	if (too_far > 1) {
		rx *= sqrt(too_far);
		ry *= sqrt(too_far);
		px /= sqrt(too_far);
		py /= sqrt(too_far);
		too_far = 1;
	}
	/* The centre, in units of the radii, stands across the way. */
	distance = sqrt(1 / too_far - 1) * (large == sweep ? -1 : 1);
	cx = distance * py;
	cy = -distance * px;
	from = atan2(py - cy, px - cx);
	by = atan2(-py - cy, -px - cx) - from;
	if (sweep && by < 0)
		by += 2 * PI;
	else if (!sweep && by > 0)
		by -= 2 * PI;
	turned = matrix_times(turned, matrix_scale(rx, ry));
	turned.e = (pen->x + x) / 2 + turned.a * cx + turned.c * cy;
	turned.f = (pen->y + y) / 2 + turned.b * cx + turned.d * cy;
	unit_arc(pen, turned, from, by);
	/* Rounding must not open a closed outline. */
	if (pen->is_full || pen->path.point_count == last)
		return;
	pen->x = pen->path.points[pen->path.point_count - 2] = limited(x);
	pen->y = pen->path.points[pen->path.point_count - 1] = limited(y);
}

/* A quarter of an ellipse from the pen to (x, y), leaving level or upright. */
static void quarter(struct pen *pen, double x, double y, bool level)
{
	double dx = (x - pen->x) * QUARTER, dy = (y - pen->y) * QUARTER;

	if (level)
		pen_curve(pen,
		          (double[]){pen->x + dx, pen->y, x, y - dy, x, y});
	else
		pen_curve(pen,
		          (double[]){pen->x, pen->y + dy, x - dx, y, x, y});
}

void pen_rect(struct pen *pen, double x, double y, double width, double height,
              double rx, double ry)
{
	double right = x + width, bottom = y + height;

	rx = rx > width / 2 ? width / 2 : rx;
	ry = ry > height / 2 ? height / 2 : ry;
	if (rx <= 0 || ry <= 0) {
		pen_move(pen, x, y);
		pen_line(pen, right, y);
		pen_line(pen, right, bottom);
		pen_line(pen, x, bottom);
		pen_close(pen);
		return;
	}
	pen_move(pen, x + rx, y);
	pen_line(pen, right - rx, y);
	quarter(pen, right, y + ry, true);
	pen_line(pen, right, bottom - ry);
	quarter(pen, right - rx, bottom, false);
	pen_line(pen, x + rx, bottom);
	quarter(pen, x, bottom - ry, true);
	pen_line(pen, x, y + ry);
	quarter(pen, x + rx, y, false);
	pen_close(pen);
}

void pen_ellipse(struct pen *pen, double cx, double cy, double rx, double ry)
{
	pen_move(pen, cx + rx, cy);
	quarter(pen, cx, cy + ry, false);
	quarter(pen, cx - rx, cy, true);
	quarter(pen, cx, cy - ry, false);
	quarter(pen, cx + rx, cy, true);
	pen_close(pen);
}

struct path path_keep(struct svg *svg, const struct path *path)
{
	struct path copy = *path;

	copy.verb_room = copy.verb_count;
	copy.point_room = copy.point_count;
	copy.verbs = arena_raw(svg->memory, (size_t)copy.verb_count, 1);
	copy.points = arena_raw(svg->memory, (size_t)copy.point_count,
	                        sizeof(*copy.points));
	if (copy.verb_count)
		memcpy(copy.verbs, path->verbs, (size_t)copy.verb_count);
	if (copy.point_count)
		memcpy(copy.points, path->points,
		       (size_t)copy.point_count * sizeof(*copy.points));
	return copy;
}

void bounds_add(struct bounds *b, double x, double y)
{
	if (b->left > b->right) {
		*b = (struct bounds){x, y, x, y};
		return;
	}
	b->left = fmin(b->left, x);
	b->right = fmax(b->right, x);
	b->top = fmin(b->top, y);
	b->bottom = fmax(b->bottom, y);
}

void bounds_join(struct bounds *b, struct bounds other)
{
	if (other.left > other.right)
		return;
	bounds_add(b, other.left, other.top);
	bounds_add(b, other.right, other.bottom);
}

static double curve_at(double from, const double *p, double t)
{
	double u = 1 - t;

	return u * u * u * from + 3 * u * u * t * p[0] + 3 * u * t * t * p[2] +
	       t * t * t * p[4];
}

/*
 * Where a curve turns back in x (p at the x of its points) or in y: the zeroes
 * of its derivative, a t^2 + b t + c. Returns how many, at most 2.
 */
static int curve_turns(double from, const double *p, double turns[2])
{
	double a = 3 * (p[0] - p[2]) + p[4] - from;
	double b = 2 * (from - 2 * p[0] + p[2]);
	double c = p[0] - from;
	double inside = b * b - 4 * a * c;
	int count = 0;

	if (fabs(a) < 1e-12) {
		if (fabs(b) > 1e-12)
			turns[count++] = -c / b;
	} else if (inside >= 0) {
		turns[count++] = (-b + sqrt(inside)) / (2 * a);
		turns[count++] = (-b - sqrt(inside)) / (2 * a);
	}
	return count;
}

/* p holds the two controls and the end, after the matrix. */
static void add_curve_bounds(struct bounds *b, double x, double y,
                             const double p[6])
{
	double turns[4];
	int count = curve_turns(x, p, turns);

	count += curve_turns(y, p + 1, turns + count);
	for (int i = 0; i < count; i++)
		if (turns[i] > 0 && turns[i] < 1)
			bounds_add(b, curve_at(x, p, turns[i]),
			           curve_at(y, p + 1, turns[i]));
	bounds_add(b, p[4], p[5]);
}

struct bounds path_bounds(const struct path *path, struct matrix m)
{
	struct bounds bounds = BOUNDS_EMPTY;
	const double *from = path->points;
	double x = 0, y = 0;

	for (int i = 0; i < path->verb_count; i++) {
		double p[6];
		int count = path->verbs[i] == PATH_CLOSE   ? 0
		            : path->verbs[i] == PATH_CURVE ? 6
		                                           : 2;

		for (int k = 0; k < count; k += 2) {
			p[k] = from[k];
			p[k + 1] = from[k + 1];
			matrix_apply(m, &p[k], &p[k + 1]);
		}
		if (count == 6)
			add_curve_bounds(&bounds, x, y, p);
		else if (count == 2)
			bounds_add(&bounds, p[0], p[1]);
		if (count) {
			x = p[count - 2];
			y = p[count - 1];
			from += count;
		}
	}
	return bounds;
}

void path_transform(struct path *path, struct matrix m)
{
	for (int i = 0; i < path->point_count; i += 2) {
		matrix_apply(m, &path->points[i], &path->points[i + 1]);
		path->points[i] = limited(path->points[i]);
		path->points[i + 1] = limited(path->points[i + 1]);
	}
}

double path_area(const struct path *path)
{
	const double *p = path->points;
	double area = 0;
	int start = 0, at = 0;

	/* The controls stand for their curve: the sign is all that is asked. */
	for (int i = 0; i <= path->verb_count; i++) {
		bool ends =
			i == path->verb_count || path->verbs[i] == PATH_MOVE;

		if (ends && at > start)
			area += p[at - 2] * p[start + 1] - p[start] * p[at - 1];
		if (i == path->verb_count)
			break;
		if (ends)
			start = at;
		for (int k = path->verbs[i] == PATH_CURVE   ? 3
		             : path->verbs[i] == PATH_CLOSE ? 0
		                                            : 1;
		     k > 0; k--, at += 2)
			if (at > start)
				area += p[at - 2] * p[at + 1] -
				        p[at] * p[at - 1];
	}
	return area;
}

/* The subpath of verbs first to last (without its close), whose points end
 * before end, from its end to its start. */
static void append_reversed(struct svg *svg, struct path *path,
                            const struct path *other, int first, int last,
                            int end)
{
	const double *p = other->points + end;

	p -= 2;
	add_verb(svg, path, PATH_MOVE);
	add_point(svg, path, p[0], p[1]);
	for (int i = last; i > first; i--) {
		int count = other->verbs[i] == PATH_CURVE ? 3 : 1;

		add_verb(svg, path, (enum path_verb)other->verbs[i]);
		for (; count > 0; count--) {
			p -= 2;
			add_point(svg, path, p[0], p[1]);
		}
	}
	add_verb(svg, path, PATH_CLOSE);
}

void path_append(struct svg *svg, struct path *path, const struct path *other,
                 bool backwards)
{
	int first = 0, at = 0;

	if (!backwards) {
		for (int i = 0; i < other->verb_count; i++)
			add_verb(svg, path, (enum path_verb)other->verbs[i]);
		for (int i = 0; i < other->point_count; i += 2)
			add_point(svg, path, other->points[i],
			          other->points[i + 1]);
		return;
	}
	for (int i = 0; i < other->verb_count; i++) {
		bool ends = i + 1 == other->verb_count ||
		            other->verbs[i + 1] == PATH_MOVE;

		at += other->verbs[i] == PATH_CURVE   ? 6
		      : other->verbs[i] == PATH_CLOSE ? 0
		                                      : 2;
		if (!ends)
			continue;
		append_reversed(svg, path, other, first,
		                other->verbs[i] == PATH_CLOSE ? i - 1 : i, at);
		first = i + 1;
	}
}

static bool is_one_point(const double *points, int count)
{
	for (int i = 2; i < count; i += 2)
		if (points[i] != points[0] || points[i + 1] != points[1])
			return false;
	return count > 2;
}

void path_open_points(struct path *path, double by)
{
	int first = 0, at = 0;

	for (int i = 0; i <= path->verb_count; i++) {
		bool is_end =
			i == path->verb_count || path->verbs[i] == PATH_MOVE;

		if (is_end && is_one_point(path->points + first, at - first))
			path->points[at - 2] += by;
		if (is_end)
			first = at;
		if (i < path->verb_count && path->verbs[i] != PATH_CLOSE)
			at += path->verbs[i] == PATH_CURVE ? 6 : 2;
	}
}
