/* svg/mask.c - masks: how much of a group is seen */
#include "svg/walk.h"

struct box box_of_bounds(struct box shares, struct bounds bounds)
{
	double width = fmax(bounds.right - bounds.left, 0);
	double height = fmax(bounds.bottom - bounds.top, 0);

	return (struct box){bounds.left + shares.x * width,
	                    bounds.top + shares.y * height,
	                    shares.width * width, shares.height * height};
}

/* The part of the picture that a mask lets through, in user space. */
static bool find_region(struct svg *svg, const struct element *mask,
                        const struct frame *frame, struct bounds bounds,
                        struct box *box)
{
	struct frame space = *frame;
	bool is_user = view_is(element_get(mask, ATTRIBUTE_MASK_UNITS),
	                       "userSpaceOnUse");

	if (!is_user)
		space.width = space.height = 1;
	box->x = frame_length(svg, mask, ATTRIBUTE_X, &space, space.width,
	                      -0.1 * space.width);
	box->y = frame_length(svg, mask, ATTRIBUTE_Y, &space, space.height,
	                      -0.1 * space.height);
	box->width = frame_length(svg, mask, ATTRIBUTE_WIDTH, &space,
	                          space.width, 1.2 * space.width);
	box->height = frame_length(svg, mask, ATTRIBUTE_HEIGHT, &space,
	                           space.height, 1.2 * space.height);
	if (!is_user)
		*box = box_of_bounds(*box, bounds);
	return box->width > 0 && box->height > 0;
}

static bool find_space(const struct element *mask, struct bounds bounds,
                       struct frame *inner)
{
	double width = bounds.right - bounds.left;
	double height = bounds.bottom - bounds.top;

	if (!view_is(element_get(mask, ATTRIBUTE_MASK_CONTENT_UNITS),
	             "objectBoundingBox"))
		return true;
	if (width <= 0 || height <= 0)
		return false;
	inner->matrix = matrix_times(inner->matrix,
	                             matrix_move(bounds.left, bounds.top));
	inner->matrix =
		matrix_times(inner->matrix, matrix_scale(width, height));
	inner->width = inner->height = 1;
	return matrix_is_usable(inner->matrix);
}

/* A mask may be masked itself: then its content is a masked group. */
static void draw_content(struct svg *svg, struct element *mask,
                         const struct frame *frame, const struct frame *inner,
                         struct bounds bounds)
{
	struct view reference = inner->style->mask;
	struct element *outer = reference.n && reference.p[0] == '#'
	                                ? svg_find(svg, mask, reference)
	                                : NULL;
	int at = svg->drawing->count;

	if (outer && outer->kind == ELEMENT_MASK && outer->is_open)
		svg_say(svg, DIAG_SVG_REFERENCE, mask, "mask stands in itself");
	if (!outer || outer->kind != ELEMENT_MASK || outer->is_open ||
	    !begin_group(svg, mask, MATRIX_IDENTITY)) {
		draw_children(svg, mask, inner);
		return;
	}
	draw_children(svg, mask, inner);
	svg->drawing->draws[at].masked = true;
	draw_mask(svg, outer, frame, bounds);
	end_group(svg);
}

bool draw_mask(struct svg *svg, struct element *mask, const struct frame *frame,
               struct bounds bounds)
{
	struct frame inner = *frame;
	struct style style;
	struct draw *draw;
	struct box region;
	bool clipping = svg->clipping;

	if (svg->depth >= SVG_DEPTH_MOST || !svg_use(svg, mask) ||
	    !find_region(svg, mask, frame, bounds, &region) ||
	    !find_space(mask, bounds, &inner))
		return false;
	style = style_in_place(svg, mask);
	inner.style = &style;
	draw = begin_draws(svg, mask, DRAW_MASK, MATRIX_IDENTITY);
	if (!draw)
		return false;
	draw->by_alpha = style.masks_by_alpha;
	mask->is_open = true;
	svg->references++;
	svg->depth++;
	svg->clipping = false;
	if (begin_box(svg, mask, frame->matrix, region)) {
		draw_content(svg, mask, frame, &inner, bounds);
		end_group(svg);
	}
	svg->clipping = clipping;
	svg->depth--;
	svg->references--;
	mask->is_open = false;
	end_group(svg);
	return true;
}
