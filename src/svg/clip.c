/* svg/clip.c - groups for clip-path and opacity */
#include "svg/walk.h"

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
		for (int i = 0; i < count; i++)
			if (clips[i] == clip)
				return false;
		if (count == 4 || clip->is_open)
			return false;
		clips[count++] = clip;
		reference = style_in_place(svg, clip).clip_path;
	}
	for (int i = 0; i < count; i++)
		clipped->clips[i] = clips[count - 1 - i];
	clipped->clip_count = count;
	return true;
}

bool begin_clipped(struct svg *svg, const struct element *e,
                   const struct frame *frame, struct clipped *clipped)
{
	double opacity = frame->style->opacity;
	int wanted;

	*clipped = (struct clipped){.first = svg->drawing->count};
	if (!find_clips(svg, e, frame->style, clipped) || opacity <= 0)
		return false;
	wanted = clipped->clip_count;
	if (!wanted && opacity < 1)
		wanted = 1;
	while (clipped->groups < wanted && begin_group(svg, e, frame->matrix))
		clipped->groups++;
	if (clipped->groups && opacity < 1)
		svg->drawing->draws[clipped->first].opacity = opacity;
	return true;
}

/* The union of outlines: all run the same way, so that none cuts a hole into
 * another. */
struct outlines {
	struct path path;
	int count;
	bool even_odd;
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
	/* One rule serves all; for a hole in one of several it is not known. */
	if (frame->style->clip_even_odd)
		outlines->even_odd = true;
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
	inner.matrix = matrix_times(
		frame->matrix, element_transform(svg, e, ATTRIBUTE_TRANSFORM));
	if (!style.shown || !matrix_is_usable(inner.matrix))
		return;
	if (style.clip_path.n)
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e,
		        "clip-path within a clipPath");
	if (e->kind == ELEMENT_USE) {
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
	} else if (e->kind == ELEMENT_TEXT) {
		svg_say(svg, DIAG_SVG_UNSUPPORTED, e, "text within a clipPath");
	} else {
		add_outline(svg, outlines, e, &inner);
	}
}

/* The box around operations from first on, seen through back. */
static struct bounds draws_bounds(const struct drawing *drawing, int first,
                                  struct matrix back)
{
	struct bounds bounds = BOUNDS_EMPTY;

	for (int i = first; i < drawing->count; i++) {
		const struct draw *draw = &drawing->draws[i];
		struct matrix m = matrix_times(back, draw->matrix);

		if (draw->kind == DRAW_PATH)
			bounds_join(&bounds, path_bounds(&draw->path, m));
		for (int k = 0; k < 4 && (draw->kind == DRAW_IMAGE ||
		                          draw->kind == DRAW_TEXT);
		     k++) {
			double x = k % 2, y = k / 2;

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

/* The outline of one clipPath, in the user space of what it bounds. */
static struct outlines clip_outlines(struct svg *svg,
                                     const struct element *clip,
                                     const struct frame *frame,
                                     struct bounds bounds)
{
	struct style style = style_in_place(svg, clip);
	struct frame inner = *frame;
	struct outlines outlines = {0};

	inner.style = &style;
	inner.matrix = MATRIX_IDENTITY;
	if (view_is(element_get(clip, ATTRIBUTE_CLIP_PATH_UNITS),
	            "objectBoundingBox")) {
		if (bounds.left >= bounds.right || bounds.top >= bounds.bottom)
			return outlines;
		inner.matrix = (struct matrix){
			bounds.right - bounds.left, 0,           0,
			bounds.bottom - bounds.top, bounds.left, bounds.top};
		inner.width = inner.height = 1;
	}
	inner.matrix =
		matrix_times(inner.matrix,
	                     element_transform(svg, clip, ATTRIBUTE_TRANSFORM));
	if (!matrix_is_usable(inner.matrix))
		return outlines;
	for (const struct element *e = clip->first; e; e = e->next)
		add_clip_child(svg, &outlines, e, &inner);
	if (outlines.even_odd && outlines.count > 1)
		svg_say(svg, DIAG_SVG_UNSUPPORTED, clip,
		        "clip-rule evenodd of several shapes");
	return outlines;
}

static void drop_draws(struct svg *svg, const struct clipped *clipped)
{
	svg->drawing->count = clipped->first;
	svg->groups -= clipped->groups;
}

void end_clipped(struct svg *svg, const struct frame *frame,
                 const struct clipped *clipped)
{
	struct drawing *drawing = svg->drawing;
	struct bounds bounds = BOUNDS_EMPTY;

	if (!clipped->groups)
		return;
	if (drawing->count == clipped->first + clipped->groups) {
		drop_draws(svg, clipped);
		return;
	}
	if (clipped->clip_count)
		bounds = draws_bounds(drawing, clipped->first + clipped->groups,
		                      matrix_inverse(frame->matrix));
	for (int i = 0; i < clipped->clip_count && i < clipped->groups; i++) {
		struct outlines outlines =
			clip_outlines(svg, clipped->clips[i], frame, bounds);
		struct draw *begin = &drawing->draws[clipped->first + i];

		if (!outlines.path.verb_count) {
			drop_draws(svg, clipped);
			return;
		}
		begin->path = path_keep(svg, &outlines.path);
		begin->even_odd = outlines.even_odd;
	}
	for (int i = 0; i < clipped->groups; i++)
		end_group(svg);
}
