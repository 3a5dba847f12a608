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
/* False for what systemLanguage or requiredExtensions keeps for others. */
bool element_is_meant(const struct element *e);
/* A length attribute in user units; otherwise where it is missing or bad. */
double frame_length(struct svg *svg, const struct element *e,
                    enum attribute_name name, const struct frame *frame,
                    double whole, double otherwise);
struct matrix element_transform(struct svg *svg, const struct element *e,
                                enum attribute_name name);
/* What the transform and transform-origin of a style do to an element that
 * stands in frame (svg/transform.c). */
struct matrix style_transform(struct svg *svg, const struct element *e,
                              const struct style *style,
                              const struct frame *frame);
/* The style of an element that is reached by a reference: what it inherits
 * comes from where it is written. */
struct style style_in_place(struct svg *svg, const struct element *e);
/* The next operation of the drawing, with its kind and matrix. Valid until the
 * next one. */
struct draw *add_draw(struct svg *svg, enum draw_kind kind, struct matrix m);
/* What runs until an end_group(); NULL when groups are too deep or operations
 * too many, reported; then no end is due. */
struct draw *begin_draws(struct svg *svg, const struct element *e,
                         enum draw_kind kind, struct matrix m);
/* The same for a group: false. */
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
#define CHAIN_MOST 16 /* gradients or patterns that take from each other */

/* One of them, and those it takes by href what it does not say itself. */
struct chain {
	struct element *links[CHAIN_MOST];
	int count;
};

struct chain chain_of(struct svg *svg, struct element *server,
                      bool (*is_kind)(const struct element *));
/* The first of the chain that says name, else the server itself. */
const struct element *chain_says(const struct chain *chain,
                                 enum attribute_name name);
/* gradientTransform or patternTransform, about the transform-origin. */
struct matrix chain_transform(struct svg *svg, const struct chain *chain,
                              enum attribute_name name,
                              const struct frame *frame);
/* The style of something that others take their context-fill from. */
struct style context_style(const struct svg *svg, const struct style *style);
struct paint paint_source(struct svg *svg, const struct element *e,
                          const struct frame *frame,
                          const struct source *source, double opacity,
                          struct bounds bounds);

/* pattern.c: false when there is nothing to paint with. */
bool set_pattern(struct svg *svg, struct element *pattern,
                 const struct frame *frame, struct bounds bounds,
                 struct paint *paint);

/* mask.c: the last thing in the group that is masked. False: nothing of the
 * group can be seen. bounds: of what is masked, in the user space of frame. */
bool draw_mask(struct svg *svg, struct element *mask, const struct frame *frame,
               struct bounds bounds);
/* A box that is told in shares of the bounds' sides; empty for empty bounds. */
struct box box_of_bounds(struct box shares, struct bounds bounds);

/* marker.c */
void draw_markers(struct svg *svg, const struct element *e,
                  const struct frame *frame, const struct path *path,
                  double stroke_width);

/* clip.c: groups for the clip-path and opacity of an element, then (all has
 * been drawn) their clips and ends. */
struct clipped {
	int first; /* index of the first BEGIN */
	int groups;
	struct element *clips[4]; /* clipPath elements, outermost first */
	int clip_count;
	struct element *mask; /* NULL: none */
};

/* False when nothing of the element can be seen. */
bool begin_clipped(struct svg *svg, const struct element *e,
                   const struct frame *frame, struct clipped *clipped);
void end_clipped(struct svg *svg, const struct frame *frame,
                 const struct clipped *clipped);

/* root.c: read a file; false when it has no svg element. */
bool svg_open(struct svg *svg, struct view bytes);
/* Its size in px. */
void svg_measure(struct svg *svg, double *width, double *height);
/* All of it, at this size, under a matrix. */
void draw_root(struct svg *svg, struct matrix outer, double width,
               double height);
/* An SVG file that an image element shows, in a box as box_around() takes. */
void draw_nested(struct svg *svg, const struct element *image,
                 const struct frame *frame, struct box box, struct view bytes);

/* image.c */
void draw_image(struct svg *svg, const struct element *e,
                const struct frame *frame);
/* The box with its sides known: a NAN follows from what is put into it. */
struct box box_around(struct box box, double width, double height);

/* text.c */
void draw_text(struct svg *svg, const struct element *e,
               const struct frame *frame);

#endif
