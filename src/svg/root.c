/* svg/root.c - the outermost svg element, of a file or of a picture in it */
#include "svg/walk.h"

#define NESTED_MOST ((size_t)16 << 20) /* bytes of SVG in SVG */

bool svg_open(struct svg *svg, struct view bytes)
{
	struct buf styles = {0};

	svg_read(svg, bytes, &styles);
	if (svg->root && styles.len)
		css_read(svg, (struct view){styles.bytes, styles.len});
	buf_clear(&styles);
	return svg->root;
}

/* As import/image.c has it in points: width and height where both are known,
 * else the viewBox, else 300 x 150. */
void svg_measure(struct svg *svg, double *width, double *height)
{
	struct style initial = style_initial();
	struct frame frame = {MATRIX_IDENTITY, &initial, 0, 0};
	const struct element *root = svg->root;
	struct box box;
	bool has_box =
		value_view_box(element_get(root, ATTRIBUTE_VIEW_BOX), &box);

	*width = frame_length(svg, root, ATTRIBUTE_WIDTH, &frame, 0, 0);
	*height = frame_length(svg, root, ATTRIBUTE_HEIGHT, &frame, 0, 0);
	if (has_box && *width > 0 && *height <= 0)
		*height = *width * box.height / box.width;
	if (has_box && *height > 0 && *width <= 0)
		*width = *height * box.width / box.height;
	if (*width > 0 && *height > 0)
		return;
	if (!has_box)
		svg_say(svg, DIAG_SVG_VALUE_BAD, root,
		        "neither size nor viewBox, taken to be 300 x 150");
	*width = has_box ? box.width : 300;
	*height = has_box ? box.height : 150;
}

/* All of the picture in the colour that its style sheet gives it. */
static void draw_background(struct svg *svg, const struct style *style,
                            struct matrix outer, struct box whole)
{
	struct pen pen = {.svg = svg, .at = svg->root};
	struct draw *draw;

	if (style->background_alpha <= 0)
		return;
	pen_rect(&pen, whole.x, whole.y, whole.width, whole.height, 0, 0);
	draw = add_draw(svg, DRAW_PATH, outer);
	draw->path = path_keep(svg, &pen.path);
	draw->fill = (struct paint){.kind = PAINT_COLOUR,
	                            .colour = style->background,
	                            .opacity = style->background_alpha};
}

void draw_root(struct svg *svg, struct matrix outer, double width,
               double height)
{
	const struct element *root = svg->root;
	struct style initial = style_initial();
	struct style style = style_of(svg, root, &initial);
	struct frame frame = {outer, &style, width, height};
	struct clipped clipped;
	struct box whole = {0, 0, width, height}, view_box;

	if (value_view_box(element_get(root, ATTRIBUTE_VIEW_BOX), &view_box)) {
		struct fit fit = value_fit(
			element_get(root, ATTRIBUTE_PRESERVE_ASPECT_RATIO));

		frame.matrix =
			matrix_times(outer, fit_boxes(fit, view_box, whole));
		frame.width = view_box.width;
		frame.height = view_box.height;
	}
	if (!style.shown || !matrix_is_usable(frame.matrix))
		return;
	draw_background(svg, &style, outer, whole);
	frame.matrix = matrix_times(frame.matrix,
	                            style_transform(svg, root, &style, &frame));
	if (!matrix_is_usable(frame.matrix) ||
	    !begin_clipped(svg, root, &frame, &clipped))
		return;
	if (style.filter.n)
		svg_lacks(svg, root, "filter");
	draw_children(svg, root, &frame);
	end_clipped(svg, &frame, &clipped);
}

/* Lay the nested picture, which svg holds now, into the box. */
static void place_nested(struct svg *svg, const struct element *image,
                         const struct frame *frame, struct box box)
{
	struct fit fit =
		value_fit(element_get(image, ATTRIBUTE_PRESERVE_ASPECT_RATIO));
	struct box whole = {0};
	struct matrix fitted;
	bool cut, grouped;

	svg_measure(svg, &whole.width, &whole.height);
	box = box_around(box, whole.width, whole.height);
	if (box.width <= 0 || box.height <= 0)
		return;
	fitted = matrix_times(frame->matrix, fit_boxes(fit, whole, box));
	if (!matrix_is_usable(fitted))
		return;
	cut = fit.slice && !fit.stretch &&
	      begin_box(svg, image, frame->matrix, box);
	grouped = begin_box(svg, image, fitted, whole);
	draw_root(svg, fitted, whole.width, whole.height);
	if (grouped)
		end_group(svg);
	if (cut)
		end_group(svg);
}

void draw_nested(struct svg *svg, const struct element *image,
                 const struct frame *frame, struct box box, struct view bytes)
{
	struct svg outer = *svg;

	svg->nested += bytes.n;
	if (svg->nested > NESTED_MOST) {
		svg_say(svg, DIAG_SVG_LIMIT, image,
		        "more than 16 MB of pictures in the picture");
		return;
	}
	svg->root = NULL;
	svg->sheet = NULL;
	svg->context = NULL;
	svg->picture = NULL; /* it may name no file itself */
	svg->ids = (struct map){.memory = &svg->scratch};
	if (!svg->shown_by)
		svg->shown_by = image;
	if (svg_open(svg, bytes))
		place_nested(svg, image, frame, box);
	svg->root = outer.root;
	svg->sheet = outer.sheet;
	svg->context = outer.context;
	svg->picture = outer.picture;
	svg->ids = outer.ids;
	svg->shown_by = outer.shown_by;
}
