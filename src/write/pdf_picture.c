/* write/pdf_picture.c - the pictures of a book as XObjects of the PDF */
#include "write/pdf_picture.h"

#include "base/array.h"
#include "write/epub_svg.h"
#include "write/pdf_foreign.h"
#include "write/pdf_svg.h"
#include "write/pdf_syntax.h"
#include "write/picture_shrink.h"

void pdf_pictures_close(struct pdf_pictures *pictures)
{
	shaper_close(pictures->shaper);
}

static struct pdf_picture *find_same(const struct pdf_pictures *pictures,
                                     const struct picture *picture)
{
	for (int i = 0; i < pictures->count; i++) {
		const struct picture *other = pictures->items[i]->picture;

		if (other->kind == picture->kind &&
		    other->page_number == picture->page_number &&
		    view_equal(other->bytes, picture->bytes))
			return pictures->items[i];
	}
	return NULL;
}

/* The pieces of text of a drawing, in order. */
static void add_codes(struct pdf_pictures *pictures, struct pdf_picture *p)
{
	for (int i = 0; i < p->drawing->count; i++) {
		const struct draw *draw = &p->drawing->draws[i];
		const struct shaped *shaped = draw->text.shaped;

		if (draw->kind != DRAW_TEXT || !shaped)
			continue;
		for (int k = 0; k < shaped->piece_count; k++) {
			const struct piece *piece = &shaped->pieces[k];

			*ARRAY_ADD(pictures->memory, p->codes, p->code_count,
			           p->code_room) =
				pdf_fonts_add(
					pictures->fonts, piece->face,
					piece->glyphs, piece->count,
					view_part(shaped->text, 0, piece->end));
		}
	}
}

/* Let librsvg draw what our own walker cannot; false with the reason. */
static bool draw_elsewhere(struct pdf_pictures *pictures, struct pdf_picture *p,
                           const char **why)
{
	struct buf clean = {0}, pdf = {0};

	*why = "no SVG";
	if (epub_svg(pictures->memory, p->picture, &clean, why) &&
	    convert_svg(&pictures->converter,
	                (struct view){buf_text(&clean), clean.len}, &pdf, why))
		p->page = pdf_sheet_read(pictures->memory,
		                         (struct view){buf_text(&pdf), pdf.len},
		                         1, why);
	buf_clear(&clean);
	buf_clear(&pdf);
	return p->page;
}

static void replace_drawing(struct pdf_pictures *pictures,
                            struct pdf_picture *p)
{
	const struct drawing *drawing = p->drawing;
	struct place at = {p->path, drawing->lacks_line, drawing->lacks_col};
	const char *why;

	if (draw_elsewhere(pictures, p, &why))
		diag_add(pictures->diag, DIAG_SVG_FOREIGN, at, "%s",
		         drawing->lacks);
	else
		diag_add(pictures->diag, DIAG_SVG_UNSUPPORTED, at, "%s (%s)",
		         drawing->lacks, why);
}

static void prepare_drawing(struct pdf_pictures *pictures,
                            struct pdf_picture *p)
{
	if (!pictures->shaper)
		pictures->shaper = shaper_open(pictures->source);
	p->drawing = svg_draw_picture(pictures->memory, p->picture,
	                              pictures->shaper, pictures->diag);
	if (p->drawing && p->drawing->lacks)
		replace_drawing(pictures, p);
	if (p->drawing && !p->page)
		add_codes(pictures, p);
}

static void remember(struct pdf_pictures *pictures, struct pdf_picture *p)
{
	int index = p->picture->index;

	if (index >= pictures->index_room) {
		int room = index < 32 ? 64 : 2 * index;
		struct pdf_picture **grown = arena_alloc(
			pictures->memory, (size_t)room, sizeof(*grown));

		if (pictures->index_room)
			memcpy(grown, pictures->by_index,
			       (size_t)pictures->index_room * sizeof(*grown));
		pictures->by_index = grown;
		pictures->index_room = room;
	}
	pictures->by_index[index] = p;
}

static void note_size(struct pdf_picture *p, sp width, sp height)
{
	if (p->same)
		note_size(p->same, width, height);
	if (p->width < width)
		p->width = width;
	if (p->height < height)
		p->height = height;
}

/* The picture that was met before, or NULL. */
static struct pdf_picture *find_known(const struct pdf_pictures *pictures,
                                      const struct picture *picture)
{
	return picture->index < pictures->index_room
	               ? pictures->by_index[picture->index]
	               : NULL;
}

void pdf_pictures_use(struct pdf_pictures *pictures,
                      const struct picture *picture, sp width, sp height)
{
	struct pdf_picture *p;

	if (picture->index < 0)
		return;
	p = find_known(pictures, picture);
	if (p) {
		note_size(p, width, height);
		return;
	}
	p = arena_new(pictures->memory, struct pdf_picture);
	p->picture = picture;
	p->path =
		arena_copy(pictures->memory, picture->path.p, picture->path.n);
	p->page = picture->page;
	p->same = find_same(pictures, picture);
	remember(pictures, p);
	note_size(p, width, height);
	if (p->same)
		return;
	*ARRAY_ADD(pictures->memory, pictures->items, pictures->count,
	           pictures->room) = p;
	if (picture->kind == PICTURE_SVG)
		prepare_drawing(pictures, p);
}

/* How many pixels a length takes at this resolution. */
static int64_t pixels_of(sp length, int dpi)
{
	const int64_t inch = INT64_C(72) * SP_PER_PT;

	return (length * dpi + inch - 1) / inch;
}

/* The longer side of the picture in pixels, where it is as fine as it may be;
 * 0 where it is no finer than that. */
static int side_allowed(const struct pdf_picture *p, int dpi)
{
	const struct picture *picture = p->picture;
	bool is_turned = picture->orientation >= 5;
	int64_t across = pixels_of(is_turned ? p->height : p->width, dpi);
	int64_t down = pixels_of(is_turned ? p->width : p->height, dpi);
	int wide = picture->pixel_width, high = picture->pixel_height;

	if (dpi <= 0 || across <= 0 || down <= 0 || across >= wide ||
	    down >= high)
		return 0;
	/* the side that needs more of its pixels decides for both */
	if (across * high >= down * wide)
		return (int)(wide >= high ? across
		                          : (across * high + wide - 1) / wide);
	return (int)(high >= wide ? down : (down * wide + high - 1) / high);
}

/* The bytes to show: fewer, where the printed size allows it. */
static struct view bytes_of(struct pdf_picture *p,
                            const struct pdf_pictures *pictures,
                            struct arena *memory)
{
	int most = side_allowed(p, pictures->dpi_most);

	if (most)
		p->smaller = picture_shrink(memory, p->picture, most,
		                            pictures->quality);
	return p->smaller ? p->smaller->bytes : p->picture->bytes;
}

void pdf_picture_make(struct pdf_picture *p,
                      const struct pdf_pictures *pictures, struct arena *memory,
                      struct libdeflate_compressor *compressor)
{
	const struct picture *picture = p->picture;

	if (p->page) {
		p->is_good = true;
	} else if (picture->kind == PICTURE_SVG) {
		p->is_good = p->drawing != NULL;
		if (p->is_good)
			p->form = pdf_form_make(
				p->drawing, p->codes, pictures->fonts, memory,
				compressor, p->path, pictures->diag);
	} else {
		p->is_good = pdf_image_read(&p->image, memory,
		                            bytes_of(p, pictures, memory),
		                            compressor);
	}
}

/* What stands where a picture cannot: a grey box. */
static void write_box(struct pdf_file *file, int object)
{
	struct buf text = {0};

	buf_puts(&text, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]"
	                "/Resources<<>>");
	pdf_object_deflate(file, object, &text, VIEW(".8 g 0 0 1 1 re f"));
	buf_clear(&text);
}

static void tell_of_fewer(const struct pdf_pictures *pictures,
                          const struct pdf_picture *p)
{
	const struct picture *was = p->picture, *is = p->smaller;

	diag_add(pictures->diag, DIAG_IMAGE_SHRUNK,
	         (struct place){p->path, 0, 0},
	         "in the PDF, %d x %d, not %d x %d: %zu to %zu KB",
	         is->pixel_width, is->pixel_height, was->pixel_width,
	         was->pixel_height, was->bytes.n / 1024, is->bytes.n / 1024);
}

/* Pictures of one camera or program have the same profile. */
static void share_profile(const struct pdf_pictures *pictures, int index)
{
	struct pdf_image *image = &pictures->items[index]->image;

	for (int i = 0; image->profile.n && i < index; i++) {
		const struct pdf_image *other = &pictures->items[i]->image;

		if (!other->profile_object ||
		    !view_equal(other->profile, image->profile))
			continue;
		image->profile_object = other->profile_object;
		return;
	}
}

void pdf_pictures_write(const struct pdf_pictures *pictures,
                        struct pdf_file *file, int fonts)
{
	for (int i = 0; i < pictures->count; i++) {
		struct pdf_picture *p = pictures->items[i];
		struct place at = {p->path, 0, 0};

		p->object = pdf_object_new(file);
		pdf_object_note(file, p->object, "picture %s", p->path);
		if (p->smaller)
			tell_of_fewer(pictures, p);
		if (p->is_good && p->page) {
			pdf_foreign_write(p->page, file, p->object,
			                  pictures->memory);
		} else if (p->is_good && p->form) {
			pdf_form_write(p->form, file, p->object, fonts);
		} else if (p->is_good) {
			if (p->image.is_guess)
				diag_add(pictures->diag, DIAG_IMAGE_INK, at,
				         "%s", "CMYK");
			share_profile(pictures, i);
			pdf_image_write(&p->image, file, p->object);
		} else {
			diag_add(pictures->diag, DIAG_IMAGE_BAD, at, "%s",
			         p->image.why ? p->image.why : "no SVG");
			write_box(file, p->object);
		}
	}
}

int pdf_pictures_object(const struct pdf_pictures *pictures, int index)
{
	const struct pdf_picture *p = pictures->by_index[index];

	return p->same ? p->same->object : p->object;
}
