/*
 * svg/path.h - outlines: made, read, measured, changed
 *
 * Takes   path data, or the numbers of a basic shape
 * Gives   lines and cubic curves only: arcs and quadratic curves are turned
 * Units   user units
 * Owns    the arrays grow in svg->scratch; path_keep() copies them
 * Source  SVG 1.1, 8.3 and F.6 (arcs); a quarter of a circle as one cubic
 *         curve is off by 1/3700 of its radius
 */
#ifndef SVG_PATH_H
#define SVG_PATH_H

#include "svg/matrix.h"
#include "svg/svg.h"

/* A path that is being drawn: the pen is at (x, y). */
struct pen {
	struct svg *svg;
	const struct element *at;
	struct path path;
	double x, y;
	double start_x, start_y; /* of the subpath */
	bool is_full;            /* too many segments: nothing more is taken */
};

void pen_move(struct pen *pen, double x, double y);
void pen_line(struct pen *pen, double x, double y);
void pen_curve(struct pen *pen, const double points[6]);
void pen_close(struct pen *pen);
/* An elliptic arc to (x, y), as the A command of path data has it. */
void pen_arc(struct pen *pen, double rx, double ry, double turn, bool large,
             bool sweep, double x, double y);
void pen_rect(struct pen *pen, double x, double y, double width, double height,
              double rx, double ry);
void pen_ellipse(struct pen *pen, double cx, double cy, double rx, double ry);

/* svg/path_data.c: the d attribute. False (what stands before is kept) at the
 * first fault. */
bool pen_path_data(struct pen *pen, struct view data);
/* The points attribute. */
bool pen_points(struct pen *pen, struct view points, bool closed);

/* A copy in the drawing's memory. */
struct path path_keep(struct svg *svg, const struct path *path);

/* Left, top, right, bottom. Empty while left > right. */
struct bounds {
	double left, top, right, bottom;
};

#define BOUNDS_EMPTY ((struct bounds){1, 1, -1, -1})

void bounds_add(struct bounds *b, double x, double y);
void bounds_join(struct bounds *b, struct bounds other);
/* Of the outline itself, stroke not counted; under a matrix. */
struct bounds path_bounds(const struct path *path, struct matrix m);
void path_transform(struct path *path, struct matrix m);
/* Move the end of each subpath that is all one point along by so much: what
 * has no direction gets no square caps in PDF, but does in SVG. */
void path_open_points(struct path *path, double by);
/* Twice the area, positive when the outline runs clockwise (y is down). */
double path_area(const struct path *path);
/* Add other to path, backwards when asked. */
void path_append(struct svg *svg, struct path *path, const struct path *other,
                 bool backwards);

#endif
