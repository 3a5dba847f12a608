/* write/pdf_form.c - the parts and resources of a form as objects of the PDF */
#include "write/pdf_form.h"
#include "write/pdf_syntax.h"

struct form_objects {
	const struct pdf_form *form;
	struct pdf_file *file;
	int resources;     /* of all parts */
	int *part_objects; /* of all but the first */
};

static void put_box(const struct form_box *box, struct buf *text)
{
	const double sides[] = {box->left, box->top, box->right, box->bottom};

	buf_puts(text, "/BBox[");
	for (int i = 0; i < 4; i++) {
		pdf_real(text, sides[i], 6);
		buf_puts(text, i < 3 ? " " : "]");
	}
}

static void write_part(const struct form_objects *o, int part, int object)
{
	const struct pdf_form *form = o->form;
	struct buf text = {0};

	buf_puts(&text, "/Type/XObject/Subtype/Form");
	put_box(&form->parts[part].box, &text);
	if (part == 0) {
		buf_puts(&text, "/Matrix[");
		pdf_real(&text, 1 / form->width, 9);
		buf_puts(&text, " 0 0 ");
		pdf_real(&text, -1 / form->height, 9);
		buf_puts(&text, " 0 1]");
	}
	if (part == 0 ? form->blends : !form->parts[part].is_tile)
		buf_puts(&text,
		         "/Group<</S/Transparency/CS/DeviceRGB/I true>>");
	buf_printf(&text, "/Resources %d 0 R%s", o->resources,
	           form->is_plain ? "" : "/Filter/FlateDecode");
	pdf_object_stream(o->file, object, &text, form->parts[part].content);
	buf_clear(&text);
}

/* The opacities of a gradient, painted as gray all over the picture. */
static int write_mask(const struct form_objects *o,
                      const struct form_gradient *gradient)
{
	struct buf text = {0}, content = {0};
	int object = pdf_object_new(o->file);

	buf_puts(&text, "/Type/XObject/Subtype/Form");
	put_box(&gradient->box, &text);
	buf_puts(&text, "/Group<</S/Transparency/CS/DeviceGray>>"
	                "/Resources<</Shading<</S0 ");
	form_put_shading(&text, gradient);
	buf_puts(&text, ">>>>");
	form_put_matrix(&content, gradient->matrix);
	buf_puts(&content, "cm/S0 sh");
	pdf_object_deflate(o->file, object, &text,
	                   (struct view){buf_text(&content), content.len});
	buf_clear(&text);
	buf_clear(&content);
	return object;
}

/* The soft mask of a state: a gradient's opacities, or a part. */
static void put_mask(const struct form_objects *o, struct buf *text,
                     const struct form_state *state)
{
	const struct pdf_form *form = o->form;
	int object = state->mask_part
	                     ? o->part_objects[state->mask_part]
	                     : write_mask(o, &form->gradients[state->mask - 1]);

	buf_printf(text, "/SMask<</Type/Mask/S/%s/G %d 0 R>>",
	           state->by_alpha ? "Alpha" : "Luminosity", object);
}

static void put_states(const struct form_objects *o, struct buf *text)
{
	static const char *const blends[BLENDS] = {
		"Normal",    "Multiply",   "Screen",     "Overlay",
		"Darken",    "Lighten",    "ColorDodge", "ColorBurn",
		"HardLight", "SoftLight",  "Difference", "Exclusion",
		"Hue",       "Saturation", "Color",      "Luminosity"};
	const struct pdf_form *form = o->form;

	for (int i = 0; i < form->state_count; i++) {
		const struct form_state *state = &form->states[i];

		buf_printf(text, "/A%d<</ca ", i);
		pdf_number(text, state->fill);
		buf_puts(text, "/CA ");
		pdf_number(text, state->stroke);
		if (state->blend)
			buf_printf(text, "/BM/%s", blends[state->blend]);
		if (state->mask || state->mask_part)
			put_mask(o, text, state);
		buf_puts(text, ">>");
	}
}

/* A pattern that draws its tile; the tile may serve many. */
static int write_tiles(const struct form_objects *o,
                       const struct form_gradient *g)
{
	const struct tile *tile = g->paint->tile;
	struct buf text = {0}, content = {0};
	int object = pdf_object_new(o->file);

	buf_puts(&text, "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1");
	put_box(&o->form->parts[g->part].box, &text);
	buf_puts(&text, "/XStep ");
	pdf_real(&text, tile->width, 6);
	buf_puts(&text, "/YStep ");
	pdf_real(&text, tile->height, 6);
	buf_puts(&text, "/Matrix[");
	form_put_matrix(&text, g->matrix);
	buf_printf(&text, "]/Resources %d 0 R", o->resources);
	buf_printf(&content, "/G%d Do", g->part);
	pdf_object_deflate(o->file, object, &text,
	                   (struct view){buf_text(&content), content.len});
	buf_clear(&text);
	buf_clear(&content);
	return object;
}

static void put_patterns(const struct form_objects *o, struct buf *text)
{
	for (int i = 0; i < o->form->gradient_count; i++) {
		const struct form_gradient *g = &o->form->gradients[i];

		if (g->is_mask)
			continue;
		if (form_is_tiled(g->paint)) {
			buf_printf(text, "/P%d %d 0 R", i, write_tiles(o, g));
			continue;
		}
		buf_printf(text, "/P%d<</PatternType 2/Matrix[", i);
		form_put_matrix(text, g->matrix);
		buf_puts(text, "]/Shading");
		form_put_shading(text, g);
		buf_puts(text, ">>");
	}
}

static void put_objects(const struct form_objects *o, struct buf *text)
{
	for (int i = 1; i < o->form->part_count; i++) {
		write_part(o, i, o->part_objects[i]);
		buf_printf(text, "/G%d %d 0 R", i, o->part_objects[i]);
	}
	for (int i = 0; i < o->form->image_count; i++) {
		int object = pdf_object_new(o->file);

		pdf_image_write(&o->form->images[i], o->file, object);
		buf_printf(text, "/I%d %d 0 R", i, object);
	}
}

static void put_kind(const struct form_objects *o, const char *kind,
                     void (*put)(const struct form_objects *, struct buf *),
                     struct buf *text)
{
	struct buf entries = {0};

	put(o, &entries);
	if (entries.len)
		buf_printf(text, "/%s<<%s>>", kind, buf_text(&entries));
	buf_clear(&entries);
}

void pdf_form_write(const struct pdf_form *form, struct pdf_file *file,
                    int object, int fonts)
{
	struct form_objects o = {form, file, pdf_object_new(file), NULL};
	struct arena scratch = {0}; /* the form's own went with its thread */
	struct buf text = {0};

	o.part_objects = arena_raw(&scratch, (size_t)form->part_count,
	                           sizeof(*o.part_objects));
	for (int i = 1; i < form->part_count; i++)
		o.part_objects[i] = pdf_object_new(file);

	buf_printf(&text, "/Font %d 0 R", fonts);
	put_kind(&o, "ExtGState", put_states, &text);
	put_kind(&o, "Pattern", put_patterns, &text);
	put_kind(&o, "XObject", put_objects, &text);
	pdf_object_set(file, o.resources, &text);
	write_part(&o, 0, object);
	buf_clear(&text);
	arena_reset(&scratch);
}
