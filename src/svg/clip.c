/* svg/clip.c - groups for clip-path, mask, opacity and blending */
#include "svg/walk.h"

static bool is_among(struct element *const *clips, int count,
                     const struct element *clip)
{
	for (int i = 0; i < count; i++)
		if (clips[i] == clip)
			return true;
	return false;
}

/* The clipPath elements that bound an element, the innermost last: a clipPath
 * may be clipped itself. */
static bool find_clips(struct svg *svg, const struct element *e,
                       const struct style *style, struct clipped *clipped)
{
	struct view reference = style->clip_path;
	struct element *clips[4];
	int count = 0;

	while (reference.n) {
		struct element *clip = NULL;

		if (reference.p[0] == '#')
			clip = svg_find(svg, e, reference);
		else
			svg_say(svg, DIAG_SVG_UNSUPPORTED, e, "clip-path %.*s",
			        (int)(reference.n < 40 ? reference.n : 40),
			        reference.p);
		if (!clip || clip->kind != ELEMENT_CLIP_PATH)
			break;
		if (is_among(clips, count, clip) || clip->is_open) {
			svg_say(svg, DIAG_SVG_REFERENCE, e,
			        "clipPath stands in itself");
			break;
		}
		if (count == 4)
			return false;
		clips[count++] = clip;
		reference = style_in_place(svg, clip).clip_path;
	}
	for (int i = 0; i < count; i++)
		clipped->clips[i] = clips[count - 1 - i];
	clipped->clip_count = count;
	return true;
}

/* The mask of an element, NULL when it has none that serves. */
static struct element *find_mask(struct svg *svg, const struct element *e,
                                 const struct style *style)
{
	struct view reference = style->mask;
	struct element *mask = NULL;

	if (!reference.n || svg->clipping)
		return NULL;
	if (reference.p[0] == '#')
		mask = svg_find(svg, e, reference);
	else
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e, "mask %.*s",
		        (int)(reference.n < 40 ? reference.n : 40),
		        reference.p);
	if (!mask || mask->kind != ELEMENT_MASK)
		return NULL;
	if (!mask->is_open)
		return mask;
	svg_say(svg, DIAG_SVG_REFERENCE, e, "mask stands in itself");
	return NULL;
}

bool begin_clipped(struct svg *svg, const struct element *e,
                   const struct frame *frame, struct clipped *clipped)
{
	const struct style *style = frame->style;
	bool apart = style->opacity < 1 || style->blend || style->isolated;
	int wanted;

	*clipped = (struct clipped){.first = svg->drawing->count};
	/* What cannot be seen still counts for the box of what is around it. */
	if (!find_clips(svg, e, style, clipped) ||
	    (style->opacity <= 0 && !svg->measuring))
		return false;
	apart = apart && !svg->clipping;
	clipped->mask = find_mask(svg, e, style);
	wanted = clipped->clip_count;
	if (clipped->mask || (!wanted && apart))
		wanted++;
	while (clipped->groups < wanted && begin_group(svg, e, frame->matrix))
		clipped->groups++;
	if (clipped->groups < wanted) {
		while (clipped->groups--)
			end_group(svg);
		svg->drawing->count = clipped->first;
		return false;
	}
	if (apart) {
		struct draw *draw = &svg->drawing->draws[clipped->first];

		draw->opacity = style->opacity;
		draw->blend = style->blend;
		draw->isolated = style->isolated;
	}
	svg->measuring += clipped->clip_count || clipped->mask;
	return true;
}

/* The union of outlines: all run the same way, so that none cuts a hole into
 * another. */
struct outlines {
	struct path path;
	int count;
	bool even_odd;
	bool is_hard; /* it takes more than one path: a mask must do it */
};

static void add_outline(struct svg *svg, struct outlines *outlines,
                        const struct element *e, const struct frame *frame)
{
	struct path path;

	if (!frame->style->visible || !shape_outline(svg, e, frame, &path))
		return;
	path_transform(&path, frame->matrix);
	path_append(svg, &outlines->path, &path, path_area(&path) < 0);
	outlines->count++;
	/* One rule serves one; a hole in one of several is another matter. */
	if (frame->style->clip_even_odd)
		outlines->even_odd = true;
	if (outlines->even_odd && outlines->count > 1)
		outlines->is_hard = true;
}

/* A shape, or a use of one; what cannot bound anything is reported. */
static void add_clip_child(struct svg *svg, struct outlines *outlines,
                           const struct element *e, const struct frame *frame)
{
	struct frame inner = *frame;
	struct style style;

	if (!svg_again(svg, e) || e->kind <= ELEMENT_WORDS ||
	    e->kind == ELEMENT_TITLE || e->kind == ELEMENT_DESC)
		return;
	style = style_of(svg, e, frame->style);
	inner.style = &style;
	inner.matrix = matrix_times(frame->matrix,
	                            style_transform(svg, e, &style, frame));
	if (!style.shown || !matrix_is_usable(inner.matrix))
		return;
	if (style.clip_path.n || e->kind == ELEMENT_TEXT) {
		outlines->is_hard = true;
	} else if (e->kind == ELEMENT_USE) {
		struct element *target = svg_find(svg, e, element_href(e));
		double x = frame_length(svg, e, ATTRIBUTE_X, &inner,
		                        frame->width, 0);
		double y = frame_length(svg, e, ATTRIBUTE_Y, &inner,
		                        frame->height, 0);

		inner.matrix = matrix_times(inner.matrix, matrix_move(x, y));
		if (target && !target->is_open && target->kind != ELEMENT_USE) {
			target->is_open = true;
			add_clip_child(svg, outlines, target, &inner);
			target->is_open = false;
		}
	} else {
		add_outline(svg, outlines, e, &inner);
	}
}

/* The box around operations from first on, seen through back. */
static struct bounds draws_bounds(const struct drawing *drawing, int first,
                                  struct matrix back)
{
	struct bounds bounds = BOUNDS_EMPTY;
	int hidden = 0;

	for (int i = first; i < drawing->count; i++) {
		const struct draw *draw = &drawing->draws[i];
		struct matrix m = matrix_times(back, draw->matrix);

		/* Masks and tiles are not there to be seen themselves. */
		if (hidden || draw->kind == DRAW_MASK ||
		    draw->kind == DRAW_TILE) {
			hidden += draw->kind == DRAW_MASK ||
			          draw->kind == DRAW_TILE ||
			          draw->kind == DRAW_BEGIN;
			hidden -= draw->kind == DRAW_END;
			continue;
		}

		if (draw->kind == DRAW_PATH)
			bounds_join(&bounds, path_bounds(&draw->path, m));
		for (int k = 0; k < 4 && (draw->kind == DRAW_IMAGE ||
		                          draw->kind == DRAW_TEXT);
		     k++) {
			double x = k & 1, y = k >> 1;

			if (draw->kind == DRAW_TEXT) {
				sp size = (sp)(draw->text.size * 65536);

				x = draw->text.x +
				    x * sp_to_pt(shaped_width(draw->text.shaped,
				                              size));
				y = draw->text.y + (y - 0.8) * draw->text.size;
			}
			matrix_apply(m, &x, &y);
			bounds_add(&bounds, x, y);
		}
	}
	return bounds;
}

/* Where the children of a clipPath stand, in the user space of what it bounds;
 * false when nothing is let through. */
static bool clip_space(struct svg *svg, const struct element *clip,
                       const struct style *style, struct bounds bounds,
                       struct frame *inner)
{
	struct matrix placed = style_transform(svg, clip, style, inner);

	inner->style = style;
	inner->matrix = MATRIX_IDENTITY;
	if (view_is(element_get(clip, ATTRIBUTE_CLIP_PATH_UNITS),
	            "objectBoundingBox")) {
		if (bounds.left >= bounds.right || bounds.top >= bounds.bottom)
			return false;
		inner->matrix = (struct matrix){
			bounds.right - bounds.left, 0,           0,
			bounds.bottom - bounds.top, bounds.left, bounds.top};
		inner->width = inner->height = 1;
	}
	inner->matrix = matrix_times(placed, inner->matrix);
	return matrix_is_usable(inner->matrix);
}

static void drop_draws(struct svg *svg, const struct clipped *clipped,
                       int groups)
{
	svg->drawing->count = clipped->first;
	svg->groups -= groups;
}

/* What a clipPath lets through, painted: for text, for holes, for shapes that
 * are clipped themselves. False when that is nothing. */
static bool draw_clip(struct svg *svg, struct element *clip,
                      const struct frame *frame, const struct frame *inner)
{
	struct frame placed = *inner;
	bool clipping = svg->clipping;
	struct draw *draw = begin_draws(svg, clip, DRAW_MASK, MATRIX_IDENTITY);

	if (!draw)
		return false;
	draw->by_alpha = true;
	placed.matrix = matrix_times(frame->matrix, inner->matrix);
	svg->clipping = true;
	svg->references++;
	draw_children(svg, clip, &placed);
	svg->references--;
	svg->clipping = clipping;
	end_group(svg);
	return true;
}

/* Let the group that began at begin be bounded by a clipPath, as its last thing
 * or by its path. False: nothing of it is seen. */
static bool apply_clip(struct svg *svg, struct element *clip,
                       const struct frame *frame, struct bounds bounds,
                       int begin)
{
	struct style style = style_in_place(svg, clip);
	struct frame inner = *frame;
	struct outlines outlines = {0};
	struct draw *draw = &svg->drawing->draws[begin];
	bool seen = true;

	if (!clip_space(svg, clip, &style, bounds, &inner))
		return false;
	clip->is_open = true;
	for (const struct element *e = clip->first; e; e = e->next)
		add_clip_child(svg, &outlines, e, &inner);
	if (outlines.is_hard) {
		draw->masked = true;
		seen = draw_clip(svg, clip, frame, &inner);
	} else {
		draw->path = path_keep(svg, &outlines.path);
		draw->even_odd = outlines.even_odd;
		seen = outlines.path.verb_count > 0;
	}
	clip->is_open = false;
	return seen;
}

void end_clipped(struct svg *svg, const struct frame *frame,
                 const struct clipped *clipped)
{
	struct drawing *drawing = svg->drawing;
	struct bounds bounds = BOUNDS_EMPTY;
	int offset = clipped->groups - clipped->clip_count;

	if (!clipped->groups)
		return;
	svg->measuring -= clipped->clip_count || clipped->mask;
	if (drawing->count == clipped->first + clipped->groups) {
		drop_draws(svg, clipped, clipped->groups);
		return;
	}
	if (clipped->clip_count || clipped->mask)
		bounds = draws_bounds(drawing, clipped->first + clipped->groups,
		                      matrix_inverse(frame->matrix));
	for (int i = clipped->groups - 1; i >= 0; i--) {
		int begin = clipped->first + i;
		bool seen = true;

		if (i >= offset)
			seen = apply_clip(svg, clipped->clips[i - offset],
			                  frame, bounds, begin);
		else if (clipped->mask) {
			drawing->draws[begin].masked = true;
			seen = draw_mask(svg, clipped->mask, frame, bounds);
		}
		if (!seen) {
			drop_draws(svg, clipped, i + 1);
			return;
		}
		end_group(svg);
	}
}
