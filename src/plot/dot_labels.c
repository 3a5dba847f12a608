/*
 * plot/dot_labels.c - the words at an edge stand clear of its line
 *
 *	<g id="edge1" class="edge">
 *	<path ... d="M56.8,-224.7C38.6,-220.3 16.3,-211.5 4.8,-194"/>
 *	<text text-anchor="middle" x="33.86" y="-182.8" ...>yes</text>
 *
 * dot sets the words of an edge right beside it, nearer than any printer would.
 * Each is moved away from the nearest point of its line, into the room that
 * nodesep leaves.
 */
#include "plot/dot.h"

#include "plot/number.h"

#include <math.h>

#define MOVE        2.5 /* points */
#define FAR         80  /* from the line: somewhere else for a reason */
#define STEPS       8   /* on each curve */
#define POINTS_MOST 4096

struct spot {
	double x, y;
};

/* The number that text begins with; text moves past it. */
static bool take_number(struct view *text, double *value)
{
	size_t start = 0, end;
	int decimals;
	bool good;

	while (start < text->n && !ascii_is_digit(text->p[start]) &&
	       text->p[start] != '-')
		start++;
	end = start + (start < text->n);
	while (end < text->n &&
	       (ascii_is_digit(text->p[end]) || text->p[end] == '.'))
		end++;
	good = end > start &&
	       number_read(view_part(*text, start, end), value, &decimals);
	*text = view_from(*text, end);
	return good;
}

/* The value of an attribute of a tag: name is ' x="'. */
static struct view attribute(struct view tag, const char *name)
{
	const char *found = memmem(tag.p, tag.n, name, strlen(name));
	size_t start;

	if (!found)
		return VIEW("");
	start = (size_t)(found - tag.p) + strlen(name);
	return view_part(tag, start, view_find(tag, '"', start));
}

static double on_curve(double a, double b, double c, double d, double t)
{
	double s = 1 - t;

	return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c +
	       t * t * t * d;
}

/* Of the straight line from start to end, where it is nearer than before. */
static void keep_nearest(struct spot from, struct spot start, struct spot end,
                         struct spot *nearest)
{
	double width = end.x - start.x, height = end.y - start.y;
	double square = width * width + height * height;
	double along = square > 0 ? ((from.x - start.x) * width +
	                             (from.y - start.y) * height) /
	                                    square
	                          : 0;
	struct spot point;

	along = fmin(fmax(along, 0), 1);
	point = (struct spot){start.x + along * width,
	                      start.y + along * height};
	if (hypot(point.x - from.x, point.y - from.y) <
	    hypot(nearest->x - from.x, nearest->y - from.y))
		*nearest = point;
}

/* dot writes one M and then curves only. */
static struct spot nearest_on(struct view path, struct spot from)
{
	struct spot at[4], last, nearest = {INFINITY, INFINITY};
	int count = 0;

	for (int i = 0; i < POINTS_MOST; i++) {
		if (!take_number(&path, &at[count].x) ||
		    !take_number(&path, &at[count].y))
			break;
		if (++count < 4)
			continue;
		last = at[0];
		for (int k = 1; k <= STEPS; k++) {
			double t = (double)k / STEPS;
			struct spot next = {
				on_curve(at[0].x, at[1].x, at[2].x, at[3].x, t),
				on_curve(at[0].y, at[1].y, at[2].y, at[3].y,
			                 t)};

			keep_nearest(from, last, next, &nearest);
			last = next;
		}
		at[0] = at[3];
		count = 1;
	}
	return nearest;
}

/* Tenths of a point, as SVG writes them. */
static void put_move(struct buf *out, const char *name, double move)
{
	int tenths = (int)floor(fabs(move) * 10 + 0.5);

	buf_puts(out, name);
	if (move < 0 && tenths)
		buf_char(out, '-');
	buf_int(out, tenths / 10);
	buf_char(out, '.');
	buf_int(out, tenths % 10);
	buf_char(out, '"');
}

/* Lines of one label stand at the same x, and move together. */
struct moving {
	struct view path, last_x;
	struct spot move;
};

static void move_text(struct buf *out, struct view tag, struct moving *m)
{
	struct view x = attribute(tag, " x=\""), y = attribute(tag, " y=\"");
	struct view size = attribute(tag, " font-size=\""), rest;
	struct spot at, near;
	double height, distance;

	rest = x;
	if (!m->path.n || !take_number(&rest, &at.x) ||
	    !take_number(&y, &at.y) || !take_number(&size, &height))
		return;
	if (!view_equal(x, m->last_x)) {
		at.y -= 0.33 * height;
		near = nearest_on(m->path, at);
		distance = hypot(at.x - near.x, at.y - near.y);
		m->move = (struct spot){0, 0};
		if (distance > 0.01 && distance < FAR) {
			m->move.x = (at.x - near.x) / distance * MOVE;
			m->move.y = (at.y - near.y) / distance * MOVE;
		}
		m->last_x = x;
	}
	put_move(out, " dx=\"", m->move.x);
	put_move(out, " dy=\"", m->move.y);
}

struct view dot_labels(struct arena *a, struct view svg)
{
	struct buf out = {0};
	struct moving m = {0};
	bool in_edge = false;
	struct view file;

	while (svg.n) {
		size_t end = view_find(svg, '>', 0);
		struct view tag = view_part(svg, 0, end);
		size_t start = view_find(tag, '<', 0);

		tag = view_from(tag, start);
		if (view_starts(tag, "<g "))
			in_edge = memmem(tag.p, tag.n, "\"edge\"", 6) != NULL;
		if (view_starts(tag, "<g "))
			m = (struct moving){0};
		if (in_edge && view_starts(tag, "<path ") && !m.path.n)
			m.path = attribute(tag, " d=\"");
		if (in_edge && view_starts(tag, "<text ")) {
			buf_view(&out, view_part(svg, 0, start + 5));
			move_text(&out, tag, &m);
			start += 5;
			svg = view_from(svg, start);
			end -= start;
		}
		buf_view(&out, view_part(svg, 0, end));
		svg = view_from(svg, end);
		if (svg.n)
			buf_char(&out, '>');
		svg = view_from(svg, svg.n ? 1 : 0);
	}
	file = arena_view(a, (struct view){buf_text(&out), out.len});
	buf_clear(&out);
	return file;
}
