/*
 * write/pdf_form.h - a drawing while it becomes a form (inside the PDF only)
 *
 * Takes   operations, paints
 * Gives   content streams, and the resources that they name
 * Owns    everything lives in form->memory
 *
 *	/A3    an ExtGState: opacities of filling and stroking, a soft mask,
 *	       how colours mix
 *	/G1    a form in the form: a group that is painted apart, a tile
 *	/P2    a pattern: a gradient, or tiles
 *	/I4    an image
 */
#ifndef WRITE_PDF_FORM_H
#define WRITE_PDF_FORM_H

#include "write/pdf_image.h"
#include "write/pdf_svg.h"

struct form_state {
	int fill, stroke; /* opacity in 1/1000 */
	int mask;         /* index of a gradient plus one; 0: none */
	int mask_part;    /* the mask is this part; 0: none */
	bool by_alpha;    /* of the part its opacity counts */
	enum blend blend;
};

struct form_box {
	double left, top, right, bottom;
};

/* Where a gradient or pattern is used: where its coordinates are in the picture,
 * or in the tile that it is used in. */
struct form_gradient {
	const struct paint *paint;
	struct matrix matrix; /* gradient space -> the picture */
	bool is_mask;         /* its opacities are painted, as gray */
	struct form_box box;  /* all that can be seen where it is used */
	int part;             /* of a pattern: its tile */
};

struct form_part {
	struct view content; /* deflated */
	struct form_box box;
	bool is_tile; /* painted where it stands, else as a group */
};

struct pdf_form {
	struct arena *memory;
	double width, height;
	bool is_plain;           /* streams are not compressed */
	bool blends;             /* it must not mix with the page below */
	struct form_part *parts; /* the first is the form itself */
	int part_count, part_room;
	struct form_state *states;
	int state_count, state_room;
	struct form_gradient *gradients;
	int gradient_count, gradient_room;
	struct pdf_image *images;
	int image_count, image_room;
};

/* Append "a b c d e f ". */
void form_put_matrix(struct buf *out, struct matrix m);

/* Is it painted with a pattern's tiles? */
static inline bool form_is_tiled(const struct paint *paint)
{
	return paint->kind == PAINT_PATTERN && paint->tile;
}

/* Can it be painted as a gradient? Else form_plain_colour() serves. */
bool form_is_gradient(const struct paint *paint);
uint32_t form_plain_colour(const struct paint *paint);
/* The opacity that all of it has; 1000 where it changes. */
int form_opacity(const struct paint *paint);
/* Its opacity changes: that takes a mask. */
bool form_needs_mask(const struct paint *paint);

/* Append the shading of a gradient, a dictionary (write/pdf_shading.c). */
void form_put_shading(struct buf *out, const struct form_gradient *gradient);

#endif
