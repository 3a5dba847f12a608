/* svg/text_path.c - the line that a textPath leads its text along */
#include "svg/text.h"

#define CURVE_STEPS 64    /* straight pieces that stand for a curve */
#define VERBS_MOST  10000 /* of one path that leads text */

static void add_corner(struct svg *svg, struct guide *guide, double x, double y)
{
	double values[] = {x, y, guide->length};

	for (int i = 0; i < 3; i++)
		*ARRAY_ADD(&svg->scratch, guide->corners, guide->count,
		           guide->room) = values[i];
}

static void add_line(struct svg *svg, struct guide *guide, double x, double y)
{
	const double *last = guide->corners + guide->count - 3;

	guide->length += hypot(x - last[0], y - last[1]);
	add_corner(svg, guide, x, y);
}

static void add_curve(struct svg *svg, struct guide *guide, const double *p)
{
	const double *last = guide->corners + guide->count - 3;
	double x = last[0], y = last[1];

	for (int i = 1; i <= CURVE_STEPS; i++) {
		double t = (double)i / CURVE_STEPS, u = 1 - t;
		double a = u * u * u, b = 3 * u * u * t;
		double c = 3 * u * t * t, d = t * t * t;

		add_line(svg, guide, a * x + b * p[0] + c * p[2] + d * p[4],
		         a * y + b * p[1] + c * p[3] + d * p[5]);
	}
}

/* A new subpath goes on where the last one ended, without a way between. */
static void add_path(struct svg *svg, struct guide *guide,
                     const struct path *path)
{
	const double *p = path->points, *start = p;

	for (int i = 0; i < path->verb_count; i++) {
		switch ((enum path_verb)path->verbs[i]) {
		case PATH_MOVE:
			start = p;
			add_corner(svg, guide, p[0], p[1]);
			p += 2;
			break;
		case PATH_LINE:
			add_line(svg, guide, p[0], p[1]);
			p += 2;
			break;
		case PATH_CURVE:
			add_curve(svg, guide, p);
			p += 6;
			break;
		case PATH_CLOSE:
			add_line(svg, guide, start[0], start[1]);
			break;
		}
	}
}

/* The outline that href names, in the space of the text. */
static bool find_path(struct svg *svg, const struct element *e,
                      const struct frame *frame, struct path *path)
{
	struct element *target = svg_find(svg, e, element_href(e));
	struct style style;
	struct frame inner = *frame;

	if (!target || !svg_use(svg, target))
		return false;
	style = style_in_place(svg, target);
	inner.style = &style;
	if (!shape_outline(svg, target, &inner, path))
		return false;
	if (path->verb_count > VERBS_MOST) {
		svg_say(svg, DIAG_SVG_LIMIT, e,
		        "textPath along more than 10000 segments");
		return false;
	}
	/* Each piece of a curve takes memory until the picture is done. */
	svg->work += (size_t)path->verb_count * CURVE_STEPS * 24;
	if (!svg_again(svg, target))
		return false;
	path_transform(path, style_transform(svg, target, &style, frame));
	return true;
}

bool guide_read(struct svg *svg, const struct element *e,
                const struct frame *frame, struct guide *guide)
{
	struct path path, turned = {0};

	*guide = (struct guide){0};
	if (!find_path(svg, e, frame, &path))
		return false;
	if (view_is(element_get(e, ATTRIBUTE_SIDE), "right")) {
		path_append(svg, &turned, &path, true);
		path = turned;
	}
	add_path(svg, guide, &path);
	guide->start = frame_length(svg, e, ATTRIBUTE_START_OFFSET, frame,
	                            guide->length, 0);
	return guide->length > 0;
}

void guide_at(const struct guide *guide, double way, double *x, double *y,
              double *degrees)
{
	const double *c = guide->corners;
	int low = 1, high = guide->count / 3 - 1;
	double piece, dx, dy;

	/* The first corner that is not before the place. */
	while (low < high) {
		int middle = (low + high) / 2;

		if (c[3 * middle + 2] < way)
			low = middle + 1;
		else
			high = middle;
	}
	c += (ptrdiff_t)3 * (low - 1);
	piece = c[5] - c[2];
	dx = c[3] - c[0];
	dy = c[4] - c[1];
	*x = c[0] + (piece > 0 ? dx * (way - c[2]) / piece : 0);
	*y = c[1] + (piece > 0 ? dy * (way - c[2]) / piece : 0);
	*degrees = atan2(dy, dx) * (180 / 3.14159265358979323846);
}
