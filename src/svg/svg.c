/* svg/svg.c - walk the elements of an SVG file and draw them */
#include "svg/svg.h"

#include "svg/walk.h"

#include <stdarg.h>

void svg_say(struct svg *svg, enum diag_kind kind, const struct element *at,
             const char *format, ...)
{
	struct buf words = {0};
	va_list args;
	struct view said;

	va_start(args, format);
	buf_vprintf(&words, format, args);
	va_end(args);
	/* The same words may be said in another kind of message. */
	buf_char(&words, (char)('a' + kind % 26));
	said = (struct view){words.bytes, words.len};
	if (!map_get(&svg->reported, said)) {
		*map_at(&svg->reported, arena_view(&svg->scratch, said)) = svg;
		if (svg->shown_by)
			at = svg->shown_by;
		diag_add(svg->d, kind,
		         (struct place){svg->file, at->line, at->col}, "%.*s",
		         (int)(words.len - 1), words.bytes);
	}
	buf_clear(&words);
}

void svg_lacks(struct svg *svg, const struct element *at, const char *what)
{
	if (svg->drawing->lacks)
		return;
	if (svg->shown_by)
		at = svg->shown_by;
	svg->drawing->lacks = what;
	svg->drawing->lacks_line = at->line;
	svg->drawing->lacks_col = at->col;
}

bool svg_segment(struct svg *svg, const struct element *at)
{
	if (++svg->segments <= SVG_SEGMENTS_MOST)
		return true;
	svg_say(svg, DIAG_SVG_LIMIT, at, "more than 1000000 path segments");
	return false;
}

bool svg_again(struct svg *svg, const struct element *at)
{
	svg->work += 16 * (size_t)(at->children + 1);
	for (int i = 0; i < at->attribute_count; i++)
		svg->work += at->attributes[i].value.n;
	if (svg->work <= SVG_WORK_MOST)
		return true;
	svg_say(svg, DIAG_SVG_LIMIT, at, "references are too much work");
	return false;
}

bool svg_use(struct svg *svg, const struct element *at)
{
	if (!svg_again(svg, at))
		return false;
	if (++svg->uses <= SVG_USES_MOST)
		return true;
	svg_say(svg, DIAG_SVG_LIMIT, at,
	        "more than 10000 elements drawn through references");
	return false;
}

struct view element_href(const struct element *e)
{
	struct view href = element_get(e, ATTRIBUTE_HREF);

	return view_trim(href.p ? href : element_get(e, ATTRIBUTE_XLINK_HREF));
}

struct element *svg_find(struct svg *svg, const struct element *from,
                         struct view reference)
{
	struct element *found = NULL;

	if (!reference.n)
		return NULL;
	if (reference.p[0] != '#') {
		svg_say(svg, DIAG_SVG_UNSUPPORTED, from,
		        "reference outside the file: %.*s",
		        (int)(reference.n < 60 ? reference.n : 60),
		        reference.p);
		return NULL;
	}
	found = map_get(&svg->ids, view_from(reference, 1));
	if (!found)
		svg_say(svg, DIAG_SVG_REFERENCE, from, "%.*s",
		        (int)(reference.n < 60 ? reference.n : 60),
		        reference.p);
	return found;
}

double frame_length(struct svg *svg, const struct element *e,
                    enum attribute_name name, const struct frame *frame,
                    double whole, double otherwise)
{
	struct view text = element_get(e, name);
	struct length length;

	if (!text.p || view_is(text, "auto"))
		return otherwise;
	if (!value_length(text, &length)) {
		svg_say(svg, DIAG_SVG_VALUE_BAD, e, "%s=\"%.*s\"",
		        attribute_text(name), (int)(text.n < 60 ? text.n : 60),
		        text.p);
		return otherwise;
	}
	return length_px(length, whole, frame->style->font_size);
}

struct style style_in_place(struct svg *svg, const struct element *e)
{
	struct style parent =
		e->parent ? style_in_place(svg, e->parent) : style_initial();

	return style_of(svg, e, &parent);
}

/* False, reported, when the drawing is full. */
static bool has_room(struct svg *svg, const struct element *e)
{
	if (svg->drawing->count < DRAWS_MOST)
		return true;
	svg_say(svg, DIAG_SVG_LIMIT, e, "more than 100000 painting operations");
	return false;
}

struct draw *add_draw(struct svg *svg, enum draw_kind kind, struct matrix m)
{
	struct drawing *drawing = svg->drawing;
	struct draw *draw = &svg->lost;

	/* A group that began has room for its end. */
	if (kind == DRAW_END || has_room(svg, svg->root))
		draw = ARRAY_ADD(&svg->scratch, drawing->draws, drawing->count,
		                 drawing->room);
	*draw = (struct draw){.kind = kind, .matrix = m, .opacity = 1};
	return draw;
}

struct draw *begin_draws(struct svg *svg, const struct element *e,
                         enum draw_kind kind, struct matrix m)
{
	if (svg->groups == DRAW_GROUPS_MOST) {
		svg_say(svg, DIAG_SVG_LIMIT, e, "groups too deep");
		return NULL;
	}
	if (!has_room(svg, e))
		return NULL;
	svg->groups++;
	return add_draw(svg, kind, m);
}

bool begin_group(struct svg *svg, const struct element *e, struct matrix m)
{
	return begin_draws(svg, e, DRAW_BEGIN, m);
}

void end_group(struct svg *svg)
{
	svg->groups--;
	add_draw(svg, DRAW_END, MATRIX_IDENTITY);
}

bool begin_box(struct svg *svg, const struct element *e, struct matrix m,
               struct box box)
{
	struct pen pen = {.svg = svg, .at = e};

	if (!begin_group(svg, e, m))
		return false;
	pen_rect(&pen, box.x, box.y, box.width, box.height, 0, 0);
	svg->drawing->draws[svg->drawing->count - 1].path =
		path_keep(svg, &pen.path);
	return true;
}

void draw_children(struct svg *svg, const struct element *e,
                   const struct frame *frame)
{
	for (const struct element *child = e->first; child; child = child->next)
		draw_element(svg, child, frame);
}

/*
 * What stands in a box of its own coordinates: a nested svg, or a symbol. The
 * size that a use gives counts more than the element's own.
 */
static void draw_viewport(struct svg *svg, const struct element *e,
                          const struct element *use, const struct frame *frame)
{
	bool is_symbol = e->kind == ELEMENT_SYMBOL;
	const struct element *sized =
		use && (is_symbol || element_get(use, ATTRIBUTE_WIDTH).p) ? use
									  : e;
	const struct element *tall =
		use && (is_symbol || element_get(use, ATTRIBUTE_HEIGHT).p) ? use
									   : e;
	struct frame inner = *frame;
	struct box box = {0}, view_box;
	bool grouped;

	if (!is_symbol) {
		box.x = frame_length(svg, e, ATTRIBUTE_X, frame, frame->width,
		                     0);
		box.y = frame_length(svg, e, ATTRIBUTE_Y, frame, frame->height,
		                     0);
	}
	box.width = frame_length(svg, sized, ATTRIBUTE_WIDTH, frame,
	                         frame->width, frame->width);
	box.height = frame_length(svg, tall, ATTRIBUTE_HEIGHT, frame,
	                          frame->height, frame->height);
	if (box.width <= 0 || box.height <= 0)
		return;
	grouped = !frame->style->overflow_visible &&
	          begin_box(svg, e, frame->matrix, box);
	inner.width = box.width;
	inner.height = box.height;
	if (value_view_box(element_get(e, ATTRIBUTE_VIEW_BOX), &view_box)) {
		struct fit fit = value_fit(
			element_get(e, ATTRIBUTE_PRESERVE_ASPECT_RATIO));

		inner.matrix = matrix_times(frame->matrix,
		                            fit_boxes(fit, view_box, box));
		inner.width = view_box.width;
		inner.height = view_box.height;
	} else {
		inner.matrix =
			matrix_times(frame->matrix, matrix_move(box.x, box.y));
	}
	if (matrix_is_usable(inner.matrix))
		draw_children(svg, e, &inner);
	if (grouped)
		end_group(svg);
}

static bool stands_in(const struct element *e, const struct element *outer)
{
	for (; e; e = e->parent)
		if (e == outer)
			return true;
	return false;
}

static void draw_symbol(struct svg *svg, const struct element *symbol,
                        const struct element *use, const struct frame *frame)
{
	struct style style = style_of(svg, symbol, frame->style);
	struct frame inner = *frame;
	struct clipped clipped;

	inner.style = &style;
	if (!style.shown || !begin_clipped(svg, symbol, &inner, &clipped))
		return;
	draw_viewport(svg, symbol, use, &inner);
	end_clipped(svg, &inner, &clipped);
}

static void draw_use(struct svg *svg, const struct element *e,
                     const struct frame *frame)
{
	struct view href = element_href(e);
	struct element *target = svg_find(svg, e, href);
	struct frame inner = *frame;
	const struct style *context = svg->context;
	struct style own;
	double x = frame_length(svg, e, ATTRIBUTE_X, frame, frame->width, 0);
	double y = frame_length(svg, e, ATTRIBUTE_Y, frame, frame->height, 0);

	if (!target || target->foreign)
		return;
	if (target->is_open || stands_in(e, target)) {
		svg_say(svg, DIAG_SVG_REFERENCE, e, "%.*s stands in itself",
		        (int)(href.n < 60 ? href.n : 60), href.p);
		return;
	}
	inner.matrix = matrix_times(frame->matrix, matrix_move(x, y));
	own = context_style(svg, frame->style);
	svg->context = &own;
	target->is_open = true;
	svg->references++;
	if (target->kind == ELEMENT_SYMBOL) {
		if (svg_use(svg, target))
			draw_symbol(svg, target, e, &inner);
	} else if (target->kind == ELEMENT_SVG) {
		struct style style = style_of(svg, target, frame->style);

		inner.style = &style;
		if (style.shown && svg_use(svg, target))
			draw_viewport(svg, target, e, &inner);
	} else {
		draw_element(svg, target, &inner);
	}
	svg->references--;
	target->is_open = false;
	svg->context = context;
}

/* No language is preferred; English is taken where a choice must be made. */
bool element_is_meant(const struct element *e)
{
	struct view languages = element_get(e, ATTRIBUTE_SYSTEM_LANGUAGE);
	struct view one;

	if (view_trim(element_get(e, ATTRIBUTE_REQUIRED_EXTENSIONS)).n)
		return false;
	if (!languages.p)
		return true;
	while (view_split(&languages, ',', &one))
		if (view_starts(view_trim(one), "en"))
			return true;
	return false;
}

/* Can this child of a switch be drawn? */
static bool can_draw(const struct element *e)
{
	return e->kind > ELEMENT_WORDS && e->kind != ELEMENT_FOREIGN_OBJECT &&
	       element_is_meant(e);
}

static void draw_switch(struct svg *svg, const struct element *e,
                        const struct frame *frame)
{
	for (const struct element *child = e->first; child;
	     child = child->next) {
		if (!can_draw(child))
			continue;
		draw_element(svg, child, frame);
		return;
	}
}

/* Elements that draw nothing where they stand. */
static bool is_silent(const struct element *e)
{
	switch (e->kind) {
	case ELEMENT_WORDS:
	case ELEMENT_DEFS:
	case ELEMENT_TITLE:
	case ELEMENT_DESC:
	case ELEMENT_METADATA:
	case ELEMENT_STYLE:
	case ELEMENT_SYMBOL:
	case ELEMENT_MARKER:
	case ELEMENT_CLIP_PATH:
	case ELEMENT_LINEAR_GRADIENT:
	case ELEMENT_RADIAL_GRADIENT:
	case ELEMENT_STOP:
	case ELEMENT_VIEW:
	case ELEMENT_CURSOR:
	case ELEMENT_MASK:
	case ELEMENT_PATTERN:
	case ELEMENT_FILTER: /* reported by what refers to it */
		return true;
	default:
		return e->foreign;
	}
}

/* What may stand in a clipPath. */
static bool can_clip(const struct element *e)
{
	switch (e->kind) {
	case ELEMENT_G:
	case ELEMENT_A:
	case ELEMENT_SVG:
	case ELEMENT_SWITCH:
	case ELEMENT_IMAGE:
		return false;
	default:
		return true;
	}
}

static void draw_kind(struct svg *svg, const struct element *e,
                      const struct frame *frame)
{
	if (svg->clipping && !can_clip(e))
		return;
	switch (e->kind) {
	case ELEMENT_G:
	case ELEMENT_A:
		draw_children(svg, e, frame);
		break;
	case ELEMENT_SVG:
		draw_viewport(svg, e, NULL, frame);
		break;
	case ELEMENT_USE:
		draw_use(svg, e, frame);
		break;
	case ELEMENT_SWITCH:
		draw_switch(svg, e, frame);
		break;
	case ELEMENT_TEXT:
		draw_text(svg, e, frame);
		break;
	case ELEMENT_IMAGE:
		draw_image(svg, e, frame);
		break;
	case ELEMENT_PATH:
	case ELEMENT_RECT:
	case ELEMENT_CIRCLE:
	case ELEMENT_ELLIPSE:
	case ELEMENT_LINE:
	case ELEMENT_POLYLINE:
	case ELEMENT_POLYGON:
		draw_shape(svg, e, frame);
		break;
	default: {
		struct view name = element_name(e);

		svg_say(svg, DIAG_SVG_UNSUPPORTED, e, "%.*s",
		        (int)(name.n < 60 ? name.n : 60), name.p);
	}
	}
}

/* The opacity of what is painted in one go needs no group of its own. */
static void fold_opacity(const struct element *e, struct style *style)
{
	bool one_paint = (style->fill.kind == SOURCE_NONE) !=
	                 (style->stroke.kind == SOURCE_NONE);
	bool marked = style->markers[MARKER_START].n ||
	              style->markers[MARKER_MID].n ||
	              style->markers[MARKER_END].n;
	bool is_shape = e->kind == ELEMENT_PATH || e->kind == ELEMENT_RECT ||
	                e->kind == ELEMENT_CIRCLE ||
	                e->kind == ELEMENT_ELLIPSE || e->kind == ELEMENT_LINE ||
	                e->kind == ELEMENT_POLYLINE ||
	                e->kind == ELEMENT_POLYGON;
	bool is_plain_text = e->kind == ELEMENT_TEXT && e->first &&
	                     e->first == e->last &&
	                     e->first->kind == ELEMENT_WORDS;

	if (style->blend || style->isolated || !one_paint ||
	    !(is_plain_text || (is_shape && !marked)))
		return;
	style->fill_opacity *= style->opacity;
	style->stroke_opacity *= style->opacity;
	style->opacity = 1;
}

void draw_element(struct svg *svg, const struct element *e,
                  const struct frame *frame)
{
	struct frame inner = *frame;
	struct clipped clipped;
	struct style style;

	if (is_silent(e) || !element_is_meant(e) ||
	    (svg->references && !svg_use(svg, e)) || !has_room(svg, e))
		return;
	if (svg->depth == SVG_DEPTH_MOST) {
		svg_say(svg, DIAG_SVG_LIMIT, e, "drawn too deep");
		return;
	}
	style = style_of(svg, e, frame->style);
	inner.matrix = matrix_times(frame->matrix,
	                            style_transform(svg, e, &style, frame));
	inner.style = &style;
	if (!style.shown || !matrix_is_usable(inner.matrix))
		return;
	svg->depth++;
	if (style.filter.n)
		svg_lacks(svg, e, "filter");
	fold_opacity(e, &style);
	if (begin_clipped(svg, e, &inner, &clipped)) {
		draw_kind(svg, e, &inner);
		end_clipped(svg, &inner, &clipped);
	}
	svg->depth--;
}

/* The words of the first child of this kind, spaces at both ends taken off. */
static struct view child_words(struct svg *svg, enum element_kind kind)
{
	const struct element *child = svg->root->first;

	while (child && child->kind != kind)
		child = child->next;
	for (child = child ? child->first : NULL; child; child = child->next)
		if (child->kind == ELEMENT_WORDS)
			return arena_view(svg->memory, view_trim(child->words));
	return VIEW("");
}

static void finish(struct svg *svg)
{
	struct drawing *drawing = svg->drawing;
	size_t bytes = (size_t)drawing->count * sizeof(*drawing->draws);
	struct draw *kept =
		arena_raw(svg->memory, (size_t)drawing->count, sizeof(*kept));

	if (bytes)
		memcpy(kept, drawing->draws, bytes);
	drawing->draws = kept;
	drawing->room = drawing->count;
	drawing->title = child_words(svg, ELEMENT_TITLE);
	drawing->description = child_words(svg, ELEMENT_DESC);
}

struct drawing *svg_draw_picture(struct arena *a, const struct picture *picture,
                                 struct shaper *shaper, struct diag *d)
{
	struct svg svg = {
		.memory = a,
		.picture = picture,
		.file = arena_copy(a, picture->path.p, picture->path.n),
		.d = d,
		.shaper = shaper};

	svg.ids.memory = &svg.scratch;
	svg.reported.memory = &svg.scratch;
	svg.images.memory = &svg.scratch;
	if (svg_open(&svg, picture->bytes)) {
		svg.drawing = arena_new(a, struct drawing);
		svg_measure(&svg, &svg.drawing->width, &svg.drawing->height);
		draw_root(&svg, MATRIX_IDENTITY, svg.drawing->width,
		          svg.drawing->height);
		finish(&svg);
	}
	arena_reset(&svg.scratch);
	return svg.drawing;
}

struct drawing *svg_draw(struct arena *a, struct view bytes, const char *file,
                         struct shaper *shaper, struct diag *d)
{
	struct picture picture = {
		.kind = PICTURE_SVG, .path = view_of(file), .bytes = bytes};

	return svg_draw_picture(a, &picture, shaper, d);
}
