/* svg/pattern.c - patterns as tiles that are said again and again */
#include "svg/walk.h"

#define TILES_MOST 1000000 /* of one pattern in one shape */

static bool is_pattern(const struct element *e)
{
	return e->kind == ELEMENT_PATTERN;
}

/* The first of the chain that holds anything. */
static const struct element *with_content(const struct chain *chain)
{
	for (int i = 0; i < chain->count; i++)
		for (const struct element *e = chain->links[i]->first; e;
		     e = e->next)
			if (e->kind != ELEMENT_WORDS)
				return chain->links[i];
	return NULL;
}

static struct view chain_get(const struct chain *chain,
                             enum attribute_name name)
{
	return element_get(chain_says(chain, name), name);
}

static double chain_length(struct svg *svg, const struct chain *chain,
                           enum attribute_name name, const struct frame *frame,
                           double whole)
{
	return frame_length(svg, chain_says(chain, name), name, frame, whole,
	                    0);
}

/* The box of one tile in tile space; false when there is none. */
static bool find_box(struct svg *svg, const struct chain *chain,
                     const struct frame *frame, struct bounds bounds,
                     struct box *box)
{
	struct frame space = *frame;
	bool is_user = view_is(chain_get(chain, ATTRIBUTE_PATTERN_UNITS),
	                       "userSpaceOnUse");

	if (!is_user)
		space.width = space.height = 1;
	box->x = chain_length(svg, chain, ATTRIBUTE_X, &space, space.width);
	box->y = chain_length(svg, chain, ATTRIBUTE_Y, &space, space.height);
	box->width =
		chain_length(svg, chain, ATTRIBUTE_WIDTH, &space, space.width);
	box->height = chain_length(svg, chain, ATTRIBUTE_HEIGHT, &space,
	                           space.height);
	if (!is_user)
		*box = box_of_bounds(*box, bounds);
	return box->width > 0 && box->height > 0;
}

/* What the content is drawn through; false when it cannot be. */
static bool find_space(const struct chain *chain, struct bounds bounds,
                       const struct box *box, struct frame *inner)
{
	struct box view_box;
	double width = bounds.right - bounds.left;
	double height = bounds.bottom - bounds.top;

	inner->matrix = matrix_move(box->x, box->y);
	if (value_view_box(chain_get(chain, ATTRIBUTE_VIEW_BOX), &view_box)) {
		struct fit fit = value_fit(
			chain_get(chain, ATTRIBUTE_PRESERVE_ASPECT_RATIO));

		inner->matrix = fit_boxes(fit, view_box, *box);
		inner->width = view_box.width;
		inner->height = view_box.height;
	} else if (view_is(chain_get(chain, ATTRIBUTE_PATTERN_CONTENT_UNITS),
	                   "objectBoundingBox")) {
		if (width <= 0 || height <= 0)
			return false;
		inner->matrix = matrix_times(inner->matrix,
		                             matrix_scale(width, height));
		inner->width = inner->height = 1;
	}
	return matrix_is_usable(inner->matrix);
}

static bool same_matrix(struct matrix a, struct matrix b)
{
	return a.a == b.a && a.b == b.b && a.c == b.c && a.d == b.d &&
	       a.e == b.e && a.f == b.f;
}

/* The tile that was drawn last for this pattern, if it serves again. */
static const struct tile *drawn_before(const struct svg *svg,
                                       const struct element *pattern,
                                       const struct box *box,
                                       struct matrix matrix)
{
	const struct drawing *drawing = svg->drawing;
	const struct draw *draw = drawing->draws + pattern->tile_at;
	const struct tile *tile = pattern->tile;

	/* What is not seen may have been taken out of the drawing again. */
	if (!tile || pattern->tile_at >= drawing->count || draw->tile != tile ||
	    !same_matrix(pattern->tile_matrix, matrix))
		return NULL;
	return tile->x == box->x && tile->y == box->y &&
	                       tile->width == box->width &&
	                       tile->height == box->height
	               ? tile
	               : NULL;
}

static const struct tile *draw_tile(struct svg *svg, struct element *pattern,
                                    const struct element *content,
                                    const struct box *box,
                                    const struct frame *inner)
{
	struct tile *tile = arena_new(svg->memory, struct tile);
	struct draw *draw;
	bool clipping = svg->clipping;
	int at = svg->drawing->count;

	draw = begin_draws(svg, pattern, DRAW_TILE, MATRIX_IDENTITY);
	if (!draw)
		return NULL;
	*tile = (struct tile){svg->drawing->tile_count++, box->x, box->y,
	                      box->width, box->height};
	draw->tile = tile;
	pattern->is_open = true;
	svg->references++;
	svg->depth++;
	svg->clipping = false;
	draw_children(svg, content, inner);
	svg->clipping = clipping;
	svg->depth--;
	svg->references--;
	pattern->is_open = false;
	end_group(svg);
	pattern->tile = tile;
	pattern->tile_at = at;
	pattern->tile_matrix = inner->matrix;
	return tile;
}

static bool is_too_fine(const struct box *box, struct matrix matrix,
                        struct bounds bounds)
{
	double area =
		(bounds.right - bounds.left) * (bounds.bottom - bounds.top);
	double one = box->width * box->height *
	             fabs(matrix.a * matrix.d - matrix.b * matrix.c);

	return !(area / one < TILES_MOST);
}

bool set_pattern(struct svg *svg, struct element *pattern,
                 const struct frame *frame, struct bounds bounds,
                 struct paint *paint)
{
	struct chain chain = chain_of(svg, pattern, is_pattern);
	const struct element *content = with_content(&chain);
	struct frame inner = *frame;
	struct style style;
	struct box box;

	if (!content || pattern->is_open || svg->depth >= SVG_DEPTH_MOST ||
	    !svg_use(svg, pattern) ||
	    !find_box(svg, &chain, frame, bounds, &box) ||
	    !find_space(&chain, bounds, &box, &inner))
		return false;
	paint->matrix = chain_transform(svg, &chain,
	                                ATTRIBUTE_PATTERN_TRANSFORM, frame);
	if (!matrix_is_usable(paint->matrix))
		return false;
	if (is_too_fine(&box, paint->matrix, bounds)) {
		svg_say(svg, DIAG_SVG_LIMIT, pattern,
		        "pattern repeats too often");
		return false;
	}
	style = style_in_place(svg, content);
	inner.style = &style;
	paint->tile = drawn_before(svg, pattern, &box, inner.matrix);
	if (!paint->tile)
		paint->tile = draw_tile(svg, pattern, content, &box, &inner);
	if (paint->tile)
		paint->kind = PAINT_PATTERN;
	return paint->tile;
}
