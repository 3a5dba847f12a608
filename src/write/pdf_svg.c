/*
 * write/pdf_svg.c - a drawing as a Form XObject
 *
 * The form's own space is the picture's: y downwards, (0,0) top left; its
 * Matrix lays it into the unit square. Every operation brings its whole matrix
 * along, so each stands in a q ... Q of its own.
 */
#include "base/array.h"
#include "svg/matrix.h"
#include "write/pdf_form.h"
#include "write/pdf_syntax.h"
#include "write/pdf_text.h"

#include <math.h>

/* A picture is printed about this wide: so fine are its coordinates. */
#define PRINTED_WIDTH 400.0

struct form_writer {
	struct pdf_form *form;
	const struct drawing *drawing;
	const struct pdf_fonts *fonts;
	const uint32_t *codes;
	int next_code;
	struct libdeflate_compressor *compressor;
	struct diag *diag;
	const char *file;
	struct view *image_files; /* that the images of the form are from */
	int image_file_count, image_file_room;
	int next; /* operation */
	int depth;
	struct form_box box; /* all that can be seen: the picture, or a tile */
	double scale;        /* points to a unit of what is drawn in */
	int *tile_parts;     /* of each tile, 0 before it was drawn */
	int mask_part;       /* of the group that is drawn */
	bool mask_by_alpha;
};

static void put_reals(struct buf *out, const double *values, int count,
                      int places)
{
	for (int i = 0; i < count; i++) {
		pdf_real(out, values[i], places);
		buf_char(out, ' ');
	}
}

void form_put_matrix(struct buf *out, struct matrix m)
{
	const double values[] = {m.a, m.b, m.c, m.d, m.e, m.f};

	put_reals(out, values, 6, 6);
}

/* Decimals that show in print, for lengths that a matrix makes this much
 * larger. */
static int places_for(const struct form_writer *w, double scale)
{
	double points = scale * w->scale;
	int places = 3;

	if (points > 0)
		places += (int)ceil(log10(points));
	return places < 1 ? 1 : places > 6 ? 6 : places;
}

static double scale_of(struct matrix m)
{
	return sqrt(fabs(m.a * m.d - m.b * m.c));
}

/* The path in the space of matrix; NULL: as it stands. */
static void put_path(struct buf *out, const struct path *path,
                     const struct matrix *matrix, int places)
{
	static const int points_of[] = {
		[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3};
	static const char *const operators[] = {[PATH_MOVE] = "m\n",
	                                        [PATH_LINE] = "l\n",
	                                        [PATH_CURVE] = "c\n",
	                                        [PATH_CLOSE] = "h\n"};
	const double *point = path->points;

	for (int i = 0; i < path->verb_count; i++) {
		int verb = path->verbs[i];

		for (int k = 0; verb != PATH_CLOSE && k < points_of[verb];
		     k++, point += 2) {
			double place[2] = {point[0], point[1]};

			if (matrix)
				matrix_apply(*matrix, &place[0], &place[1]);
			put_reals(out, place, 2, places);
		}
		buf_puts(out, operators[verb]);
	}
}

static int add_gradient(struct form_writer *w, const struct paint *paint,
                        struct matrix user, bool is_mask)
{
	struct pdf_form *form = w->form;
	struct form_gradient *gradient =
		ARRAY_ADD(form->memory, form->gradients, form->gradient_count,
	                  form->gradient_room);

	*gradient = (struct form_gradient){
		paint, matrix_times(user, paint->matrix), is_mask, w->box, 0};
	if (form_is_tiled(paint))
		gradient->part = w->tile_parts[paint->tile->number];
	return form->gradient_count - 1;
}

static bool same_state(const struct form_state *a, const struct form_state *b)
{
	return a->fill == b->fill && a->stroke == b->stroke &&
	       a->mask == b->mask && a->mask_part == b->mask_part &&
	       a->by_alpha == b->by_alpha && a->blend == b->blend;
}

/* One of the last states, or a new one. */
static void put_state(struct form_writer *w, struct buf *out,
                      struct form_state state)
{
	static const struct form_state usual = {.fill = 1000, .stroke = 1000};
	struct pdf_form *form = w->form;
	int at = form->state_count > 64 ? form->state_count - 64 : 0;

	if (same_state(&state, &usual))
		return;
	while (at < form->state_count && !same_state(&form->states[at], &state))
		at++;
	if (at == form->state_count)
		*ARRAY_ADD(form->memory, form->states, form->state_count,
		           form->state_room) = state;
	buf_printf(out, "/A%d gs\n", at);
}

static void put_paint(struct form_writer *w, struct buf *out,
                      const struct paint *paint, struct matrix user,
                      bool stroke)
{
	if (!form_is_gradient(paint) && !form_is_tiled(paint)) {
		pdf_colour(out, form_plain_colour(paint), stroke);
		return;
	}
	buf_printf(out,
	           stroke ? "/Pattern CS/P%d SCN\n" : "/Pattern cs/P%d scn\n",
	           add_gradient(w, paint, user, false));
}

static void put_pen(struct buf *out, const struct stroke *stroke, int places)
{
	pdf_real(out, stroke->width, places + 1);
	buf_printf(out, " w %d J %d j ", stroke->cap, stroke->join);
	pdf_real(out, fmax(stroke->miter_limit, 1), 3);
	buf_puts(out, " M\n");
	if (!stroke->dash_count)
		return;
	buf_char(out, '[');
	put_reals(out, stroke->dashes, stroke->dash_count, places + 1);
	buf_char(out, ']');
	pdf_real(out, stroke->dash_offset, places + 1);
	buf_puts(out, " d\n");
}

/* What one painting needs before its path or text: q, opacity, matrix,
 * colours. NULL: not filled, not stroked. */
static void begin_painting(struct form_writer *w, struct buf *out,
                           struct matrix m, const struct paint *fill,
                           const struct stroke *stroke, int places)
{
	const struct paint *masked = NULL;
	struct form_state state = {
		.fill = fill ? form_opacity(fill) : 1000,
		.stroke = stroke ? form_opacity(&stroke->paint) : 1000,
	};

	/* Tiles of a stroke are filled. */
	if (!fill && stroke)
		state.fill = state.stroke;
	if (fill && form_needs_mask(fill))
		masked = fill;
	else if (stroke && form_needs_mask(&stroke->paint))
		masked = &stroke->paint;
	if (masked)
		state.mask = add_gradient(w, masked, m, true) + 1;
	buf_puts(out, "q\n");
	put_state(w, out, state);
	form_put_matrix(out, m);
	buf_puts(out, "cm\n");
	if (fill)
		put_paint(w, out, fill, m, false);
	if (!stroke)
		return;
	put_paint(w, out, &stroke->paint, m, true);
	put_pen(out, stroke, places);
}

static bool is_painted(const struct paint *paint)
{
	return paint->kind != PAINT_NONE && form_opacity(paint) > 0;
}

static void put_shape(struct form_writer *w, struct buf *out,
                      const struct draw *draw, bool fill, bool stroke)
{
	int places = places_for(w, scale_of(draw->matrix));
	const char *operation = "S\n";

	if (fill && stroke)
		operation = draw->even_odd ? "B*\n" : "B\n";
	else if (fill)
		operation = draw->even_odd ? "f*\n" : "f\n";
	begin_painting(w, out, draw->matrix, fill ? &draw->fill : NULL,
	               stroke ? &draw->stroke : NULL, places);
	put_path(out, &draw->path, NULL, places);
	buf_puts(out, operation);
	buf_puts(out, "Q\n");
}

/* Filled and stroked at once, unless one of the two needs a mask, or the fill
 * must be seen through the stroke: what is painted at once is not. */
static void put_drawn_path(struct form_writer *w, struct buf *out,
                           const struct draw *draw)
{
	bool fill = is_painted(&draw->fill);
	bool stroke = is_painted(&draw->stroke.paint) && draw->stroke.width > 0;
	bool apart = fill && stroke &&
	             (form_opacity(&draw->stroke.paint) < 1000 ||
	              form_needs_mask(&draw->fill) ||
	              form_needs_mask(&draw->stroke.paint));

	if (!draw->path.verb_count || draw->path.verbs[0] != PATH_MOVE)
		return;
	if (apart || (fill && !stroke))
		put_shape(w, out, draw, true, false);
	if (apart || (stroke && !fill))
		put_shape(w, out, draw, false, true);
	else if (fill && stroke)
		put_shape(w, out, draw, true, true);
}

/* One piece of text after another, from left to right. */
static void put_pieces(struct form_writer *w, struct buf *out,
                       const struct draw *draw)
{
	const struct shaped *shaped = draw->text.shaped;
	double x = draw->text.x, size = draw->text.size;

	for (int i = 0; i < shaped->piece_count; i++) {
		const struct piece *piece = &shaped->pieces[i];
		const uint16_t *codes =
			pdf_fonts_codes(w->fonts, w->codes[w->next_code++]);

		if (codes[0]) {
			buf_printf(out, "/F%d 1 Tf ", codes[0]);
			form_put_matrix(out, (struct matrix){size, 0, 0, -size,
			                                     x, draw->text.y});
			buf_puts(out, "Tm");
			pdf_text_piece(out, w->fonts, piece, shaped->rtl, codes,
			               1000);
		}
		x += piece->advance * size / piece->face->units_per_em;
	}
}

static void put_drawn_text(struct form_writer *w, struct buf *out,
                           const struct draw *draw)
{
	bool fill = is_painted(&draw->text.fill);
	bool stroke = is_painted(&draw->stroke.paint) && draw->stroke.width > 0;
	/* 3: invisible, but there for those who search */
	int mode = fill && stroke ? 2 : stroke ? 1 : fill ? 0 : 3;

	if (!draw->text.shaped || !draw->text.shaped->piece_count)
		return;
	begin_painting(w, out, draw->matrix, fill ? &draw->text.fill : NULL,
	               stroke ? &draw->stroke : NULL,
	               places_for(w, scale_of(draw->matrix)));
	/* a form begins with what the page has set */
	buf_puts(out, "BT 0 Tw 100 Tz\n");
	if (mode)
		buf_printf(out, "%d Tr\n", mode);
	put_pieces(w, out, draw);
	buf_puts(out, "ET\nQ\n");
}

/* The image in the form, put there now or before; -1, reported, when it cannot
 * be decoded. */
static int add_image(struct form_writer *w, struct view bytes)
{
	struct pdf_form *form = w->form;
	struct pdf_image image;
	int at = form->image_count > 64 ? form->image_count - 64 : 0;

	for (; at < form->image_count; at++)
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
		if (w->image_files[at].p == bytes.p)
			return at;
	if (!pdf_image_read(&image, form->memory, bytes, w->compressor)) {
		diag_add_once(w->diag, DIAG_IMAGE_BAD,
		              (struct place){w->file, 0, 0},
		              "in the drawing: %s", image.why);
		return -1;
	}
	*ARRAY_ADD(form->memory, w->image_files, w->image_file_count,
	           w->image_file_room) = bytes;
	*ARRAY_ADD(form->memory, form->images, form->image_count,
	           form->image_room) = image;
	return at;
}

static void put_drawn_image(struct form_writer *w, struct buf *out,
                            const struct draw *draw)
{
	int image = add_image(w, draw->image);

	if (image < 0)
		return;
	buf_puts(out, "q\n");
	form_put_matrix(out, matrix_times(draw->matrix,
	                                  (struct matrix){1, 0, 0, -1, 0, 1}));
	buf_printf(out, "cm\n/I%d Do\nQ\n", image);
}

static void put_draws(struct form_writer *w, struct buf *out);

static struct view pack(const struct form_writer *w, const struct buf *content)
{
	struct buf packed = {0};
	struct view result;

	pdf_deflate(w->compressor,
	            (struct view){buf_text(content), content->len}, &packed);
	result = arena_view(w->form->memory,
	                    (struct view){buf_text(&packed), packed.len});
	buf_clear(&packed);
	return result;
}

/* A part of the form's own: what stands until the next DRAW_END. */
static int add_part(struct form_writer *w, bool is_tile)
{
	struct pdf_form *form = w->form;
	struct buf inner = {0};
	int part = form->part_count;
	struct form_part *new = ARRAY_ADD(form->memory, form->parts,
	                                  form->part_count, form->part_room);

	*new = (struct form_part){.box = w->box, .is_tile = is_tile};
	put_draws(w, &inner);
	form->parts[part].content = pack(w, &inner);
	buf_clear(&inner);
	return part;
}

/* A group that is painted apart: a form of its own. */
static void put_apart(struct form_writer *w, struct buf *out,
                      const struct draw *draw)
{
	int outer_mask = w->mask_part, part;
	int level = (int)lround(fmin(fmax(draw->opacity, 0), 1) * 1000);
	struct form_state state = {
		.fill = level, .stroke = level, .blend = draw->blend};

	w->mask_part = 0;
	part = add_part(w, false);
	state.mask_part = w->mask_part;
	state.by_alpha = w->mask_part && w->mask_by_alpha;
	w->mask_part = outer_mask;
	if (draw->blend)
		w->form->blends = true;
	put_state(w, out, state);
	buf_printf(out, "/G%d Do\n", part);
}

static void put_group(struct form_writer *w, struct buf *out,
                      const struct draw *draw)
{
	buf_puts(out, "q\n");
	if (draw->path.verb_count && draw->path.verbs[0] == PATH_MOVE) {
		put_path(out, &draw->path, &draw->matrix, 6);
		buf_puts(out, draw->even_odd ? "W* n\n" : "W n\n");
	}
	if (draw->opacity < 1 || draw->blend || draw->masked || draw->isolated)
		put_apart(w, out, draw);
	else
		put_draws(w, out);
	buf_puts(out, "Q\n");
}

static void put_tile(struct form_writer *w, const struct draw *draw)
{
	const struct tile *tile = draw->tile;
	struct form_box outer = w->box;
	int part;

	w->box = (struct form_box){tile->x, tile->y, tile->x + tile->width,
	                           tile->y + tile->height};
	part = add_part(w, true);
	w->box = outer;
	w->tile_parts[tile->number] = part;
}

/* Until the group's end, or the drawing's. */
static void put_draws(struct form_writer *w, struct buf *out)
{
	w->depth++;
	while (w->next < w->drawing->count) {
		const struct draw *draw = &w->drawing->draws[w->next++];

		switch (draw->kind) {
		case DRAW_PATH:
			put_drawn_path(w, out, draw);
			break;
		case DRAW_TEXT:
			put_drawn_text(w, out, draw);
			break;
		case DRAW_IMAGE:
			put_drawn_image(w, out, draw);
			break;
		case DRAW_BEGIN:
			put_group(w, out, draw);
			break;
		case DRAW_MASK:
			w->mask_part = add_part(w, false);
			w->mask_by_alpha = draw->by_alpha;
			break;
		case DRAW_TILE:
			put_tile(w, draw);
			break;
		case DRAW_END:
			if (w->depth > 1) {
				w->depth--;
				return;
			}
			break;
		}
	}
	w->depth--;
}

struct pdf_form *pdf_form_make(const struct drawing *drawing,
                               const uint32_t *codes,
                               const struct pdf_fonts *fonts,
                               struct arena *memory,
                               struct libdeflate_compressor *compressor,
                               const char *file, struct diag *d)
{
	struct pdf_form *form = arena_new(memory, struct pdf_form);
	struct form_writer w = {.form = form,
	                        .drawing = drawing,
	                        .fonts = fonts,
	                        .codes = codes,
	                        .compressor = compressor,
	                        .file = file,
	                        .diag = d};
	struct buf content = {0};

	form->memory = memory;
	form->width = drawing->width > 0 ? drawing->width : 1;
	form->height = drawing->height > 0 ? drawing->height : 1;
	form->is_plain = !compressor;
	w.box = (struct form_box){0, 0, form->width, form->height};
	w.scale = PRINTED_WIDTH / form->width;
	w.tile_parts = arena_alloc(memory, (size_t)drawing->tile_count,
	                           sizeof(*w.tile_parts));
	*ARRAY_ADD(memory, form->parts, form->part_count, form->part_room) =
		(struct form_part){.box = w.box};
	put_draws(&w, &content);
	form->parts[0].content = pack(&w, &content);
	buf_clear(&content);
	return form;
}
