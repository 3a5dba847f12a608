/* font/paint.c - shaped text as dots */
#include "font/paint.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* Lay a glyph's dots onto the canvas; the darker one counts. */
static void lay(struct canvas *canvas, const FT_Bitmap *bitmap, int left,
                int top)
{
	for (int row = 0; row < (int)bitmap->rows; row++) {
		const uint8_t *from =
			bitmap->buffer + (ptrdiff_t)row * bitmap->pitch;
		int y = top + row;

		if (y < 0 || y >= canvas->height)
			continue;
		for (int i = 0; i < (int)bitmap->width; i++) {
			int x = left + i;
			uint8_t *to;

			if (x < 0 || x >= canvas->width)
				continue;
			to = &canvas->dots[(size_t)y * (size_t)canvas->width +
			                   (size_t)x];
			if (*to < from[i])
				*to = from[i];
		}
	}
}

/* font units -> 1/64 of a dot */
static FT_Pos scaled(int64_t units, int size, const struct face *face)
{
	return (FT_Pos)(units * size * 64 / face->units_per_em);
}

static void paint_glyph(struct canvas *canvas, FT_Face ft, uint32_t id,
                        FT_Vector at)
{
	FT_Vector part = {at.x & 63, at.y & 63};

	if (FT_Load_Glyph(ft, id, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) ||
	    ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
		return;
	FT_Outline_Translate(&ft->glyph->outline, part.x, -part.y);
	if (FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL))
		return;
	lay(canvas, &ft->glyph->bitmap,
	    (int)(at.x >> 6) + ft->glyph->bitmap_left,
	    (int)(at.y >> 6) - ft->glyph->bitmap_top);
}

/* The glyphs of one piece; *x moves on. */
static void paint_piece(struct canvas *canvas, FT_Library library,
                        const struct piece *piece, int size, FT_Pos *x,
                        FT_Pos y)
{
	const struct face *face = piece->face;
	FT_Face ft;

	if (FT_New_Memory_Face(library, (const FT_Byte *)face->bytes.p,
	                       (FT_Long)face->bytes.n, face->collection_index,
	                       &ft)) {
		*x += scaled(piece->advance, size, face);
		return;
	}
	if (FT_Set_Pixel_Sizes(ft, 0, (FT_UInt)size) == 0)
		for (int i = 0; i < piece->count; i++) {
			const struct glyph *glyph = &piece->glyphs[i];

			paint_glyph(
				canvas, ft, glyph->id,
				(FT_Vector){*x + scaled(glyph->dx, size, face),
			                    y - scaled(glyph->dy, size, face)});
			*x += scaled(glyph->advance, size, face);
		}
	FT_Done_Face(ft);
}

void paint_shaped(struct canvas *canvas, const struct shaped *shaped, int size,
                  int x, int y)
{
	FT_Pos at = (FT_Pos)x * 64;
	FT_Library library;

	if (FT_Init_FreeType(&library))
		return;
	for (int i = 0; i < shaped->piece_count; i++)
		paint_piece(canvas, library, &shaped->pieces[i], size, &at,
		            (FT_Pos)y * 64);
	FT_Done_FreeType(library);
}
