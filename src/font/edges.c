/* font/edges.c - how far a glyph's ink keeps from its edges */
#include "font/fonts.h"

#include <hb.h>

/* The height that is looked at, in so many rows; curves, in so many lines. */
enum {
	ROWS = 24,
	LINES = 8
};

#define NOWHERE INT32_MAX

struct point {
	double x, y;
};

/* The outermost ink in each row, while an outline is followed. */
struct profile {
	int bottom, top;
	int left[ROWS], right[ROWS]; /* NOWHERE: no ink */
	struct point pen;
};

static double row_height(const struct profile *p, int row)
{
	return p->bottom + (p->top - p->bottom) * (2 * row + 1) / (2.0 * ROWS);
}

static void cross(struct profile *p, int row, int x)
{
	if (p->left[row] == NOWHERE || x < p->left[row])
		p->left[row] = x;
	if (p->right[row] == NOWHERE || x > p->right[row])
		p->right[row] = x;
}

static void line_to(struct profile *p, struct point to)
{
	struct point from = p->pen;

	p->pen = to;
	for (int row = 0; row < ROWS; row++) {
		double y = row_height(p, row);

		if ((from.y <= y) == (to.y <= y))
			continue;
		cross(p, row,
		      (int)(from.x +
		            (to.x - from.x) * (y - from.y) / (to.y - from.y)));
	}
}

/* Any Bezier curve of degree 3 at most; of degree 2, with c twice as near. */
static void curve_to(struct profile *p, struct point b, struct point c,
                     struct point to)
{
	struct point a = p->pen;

	for (int i = 1; i <= LINES; i++) {
		double t = (double)i / LINES, s = 1 - t;
		double wa = s * s * s, wb = 3 * s * s * t;
		double wc = 3 * s * t * t, wd = t * t * t;

		line_to(p, (struct point){
				   wa * a.x + wb * b.x + wc * c.x + wd * to.x,
				   wa * a.y + wb * b.y + wc * c.y + wd * to.y});
	}
}

static void on_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                    float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	((struct profile *)data)->pen = (struct point){x, y};
}

static void on_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                    float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	line_to(data, (struct point){x, y});
}

static void on_quadratic(hb_draw_funcs_t *funcs, void *data,
                         hb_draw_state_t *state, float bx, float by, float x,
                         float y, void *user)
{
	struct profile *p = data;
	struct point a = p->pen;

	(void)funcs, (void)state, (void)user;
	curve_to(p,
	         (struct point){(a.x + 2 * (double)bx) / 3,
	                        (a.y + 2 * (double)by) / 3},
	         (struct point){((double)x + 2 * (double)bx) / 3,
	                        ((double)y + 2 * (double)by) / 3},
	         (struct point){x, y});
}

static void on_cubic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                     float bx, float by, float cx, float cy, float x, float y,
                     void *user)
{
	(void)funcs, (void)state, (void)user;
	curve_to(data, (struct point){bx, by}, (struct point){cx, cy},
	         (struct point){x, y});
}

static void follow(const struct face *face, uint32_t glyph, struct profile *p)
{
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(funcs, on_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, on_line, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(funcs, on_quadratic, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, on_cubic, NULL, NULL);
	hb_font_get_glyph_shape(face->hb_font, glyph, funcs, p);
	hb_draw_funcs_destroy(funcs);
}

/* How far the ink of a row stands back from an edge. */
static int clear_of(int ink, int edge, int most)
{
	int clear = ink == NOWHERE ? most
	            : ink > edge   ? ink - edge
	                           : edge - ink;

	return clear < most ? clear : most;
}

static bool find_edges(const struct profile *p, struct face_edges *edges)
{
	bool found = false;

	for (int row = 0; row < ROWS; row++) {
		if (p->left[row] == NOWHERE)
			continue;
		if (!found || p->left[row] < edges->left)
			edges->left = p->left[row];
		if (!found || p->right[row] > edges->right)
			edges->right = p->right[row];
		found = true;
	}
	return found;
}

bool face_glyph_edges(const struct face *face, uint32_t glyph,
                      struct face_edges *edges)
{
	struct profile p = {.top = face->x_height};
	int most = face->units_per_em / 10;
	int box[4];

	*edges = (struct face_edges){0};
	if (!face_glyph_box(face, glyph, box))
		return false;
	if (box[3] > p.top)
		p.top = box[3] < face->cap_height ? box[3] : face->cap_height;
	if (p.top <= 0)
		return false;
	for (int row = 0; row < ROWS; row++)
		p.left[row] = p.right[row] = NOWHERE;
	follow(face, glyph, &p);
	if (!find_edges(&p, edges))
		return false;
	for (int row = 0; row < ROWS; row++) {
		edges->left_depth += clear_of(p.left[row], edges->left, most);
		edges->right_depth +=
			clear_of(p.right[row], edges->right, most);
	}
	edges->left_depth /= ROWS;
	edges->right_depth /= ROWS;
	return true;
}
