/*
 * svg/walk.h - what the parts that draw share
 *
 * A frame is where an element stands: the matrix from its user space to the
 * picture, the style it inherits, and the viewport that percentages are of.
 */
#ifndef SVG_WALK_H
#define SVG_WALK_H

#include "svg/path.h"
#include "svg/style.h"

struct frame {
	struct matrix matrix;
	const struct style *style;
	double width, height; /* of the viewport, in user units */
};

/* What a percentage of neither width nor height is of. */
static inline double frame_diagonal(const struct frame *frame)
{
	return sqrt(
		(frame->width * frame->width + frame->height * frame->height) /
		2);
}

/* svg.c */
void draw_element(struct svg *svg, const struct element *e,
                  const struct frame *frame);
void draw_children(struct svg *svg, const struct element *e,
                   const struct frame *frame);
/* A length attribute in user units; otherwise where it is missing or bad. */
double frame_length(struct svg *svg, const struct element *e,
                    enum attribute_name name, const struct frame *frame,
                    double whole, double otherwise);
struct matrix element_transform(struct svg *svg, const struct element *e,
                                enum attribute_name name);
/* The style of an element that is reached by a reference: what it inherits
 * comes from where it is written. */
struct style style_in_place(struct svg *svg, const struct element *e);
/* The next operation of the drawing, with its kind and matrix. Valid until the
 * next one. */
struct draw *add_draw(struct svg *svg, enum draw_kind kind, struct matrix m);
/* False when groups are too deep, reported; then no end is due. */
bool begin_group(struct svg *svg, const struct element *e, struct matrix m);
void end_group(struct svg *svg);
/* A group clipped to a rectangle. */
bool begin_box(struct svg *svg, const struct element *e, struct matrix m,
               struct box box);

/* shape.c: the outline of a basic shape or path; false when e is none. */
bool shape_outline(struct svg *svg, const struct element *e,
                   const struct frame *frame, struct path *path);
void draw_shape(struct svg *svg, const struct element *e,
                const struct frame *frame);
/* Fill and stroke for something of these bounds in user space. */
struct paint frame_fill(struct svg *svg, const struct element *e,
                        const struct frame *frame, struct bounds bounds);
struct stroke frame_stroke(struct svg *svg, const struct element *e,
                           const struct frame *frame, struct bounds bounds);

/* paint.c */
struct paint paint_source(struct svg *svg, const struct element *e,
                          const struct frame *frame,
                          const struct source *source, double opacity,
                          struct bounds bounds);

/* marker.c */
void draw_markers(struct svg *svg, const struct element *e,
                  const struct frame *frame, const struct path *path,
                  double stroke_width);

/* clip.c: groups for the clip-path and opacity of an element, then (all has
 * been drawn) their clips and ends. */
struct clipped {
	int first; /* index of the first BEGIN */
	int groups;
	const struct element *clips[4]; /* clipPath elements, outermost first */
	int clip_count;
};

/* False when nothing of the element can be seen. */
bool begin_clipped(struct svg *svg, const struct element *e,
                   const struct frame *frame, struct clipped *clipped);
void end_clipped(struct svg *svg, const struct frame *frame,
                 const struct clipped *clipped);

/* image.c */
void draw_image(struct svg *svg, const struct element *e,
                const struct frame *frame);

/* text.c */
void draw_text(struct svg *svg, const struct element *e,
               const struct frame *frame);

#endif
