/* font/paint.c - text and shapes as dots */
#include "font/paint.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* Points of one outline, FreeType's limit being 32,767. */
#define POINTS_MOST 64

/* Where something is painted, and how. */
struct brush {
	struct canvas *canvas;
	int tint;
};

/* Mix a dot with the tint, as far as it is covered. */
static uint8_t mixed(int dot, int tint, int coverage)
{
	return (uint8_t)(dot + (tint - dot) * coverage / 255);
}

static void lay(const struct brush *brush, const FT_Bitmap *bitmap, int left,
                int top)
{
	const struct canvas *canvas = brush->canvas;

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
			*to = mixed(*to, brush->tint, from[i]);
		}
	}
}

/* font units -> 1/64 of a dot */
static FT_Pos scaled(int64_t units, int size, const struct face *face)
{
	return (FT_Pos)(units * size * 64 / face->units_per_em);
}

static void paint_glyph(const struct brush *brush, FT_Face ft, uint32_t id,
                        FT_Vector at)
{
	FT_Vector part = {at.x & 63, at.y & 63};

	if (FT_Load_Glyph(ft, id, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) ||
	    ft->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
		return;
	FT_Outline_Translate(&ft->glyph->outline, part.x, -part.y);
	if (FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL))
		return;
	lay(brush, &ft->glyph->bitmap,
	    (int)(at.x >> 6) + ft->glyph->bitmap_left,
	    (int)(at.y >> 6) - ft->glyph->bitmap_top);
}

/* The glyphs of one piece; *x moves on. */
static void paint_piece(const struct brush *brush, FT_Library library,
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
				brush, ft, glyph->id,
				(FT_Vector){*x + scaled(glyph->dx, size, face),
			                    y - scaled(glyph->dy, size, face)});
			*x += scaled(glyph->advance, size, face);
		}
	FT_Done_Face(ft);
}

void paint_shaped(struct canvas *canvas, const struct shaped *shaped, int size,
                  int x, int y, int tint)
{
	struct brush brush = {canvas, tint};
	FT_Pos at = (FT_Pos)x * 64;
	FT_Library library;

	if (FT_Init_FreeType(&library))
		return;
	for (int i = 0; i < shaped->piece_count; i++)
		paint_piece(&brush, library, &shaped->pieces[i], size, &at,
		            (FT_Pos)y * 64);
	FT_Done_FreeType(library);
}

/* FreeType's raster gives spans of one coverage. */
static void lay_spans(int y, int count, const FT_Span *spans, void *user)
{
	const struct brush *brush = user;
	const struct canvas *canvas = brush->canvas;
	int row = canvas->height - 1 - y;

	if (row < 0 || row >= canvas->height)
		return;
	for (int i = 0; i < count; i++)
		for (int x = spans[i].x; x < spans[i].x + spans[i].len; x++) {
			uint8_t *to;

			if (x < 0 || x >= canvas->width)
				continue;
			to = &canvas->dots[(size_t)row * (size_t)canvas->width +
			                   (size_t)x];
			*to = mixed(*to, brush->tint, spans[i].coverage);
		}
}

void paint_curve(struct canvas *canvas, const struct curve_point *points,
                 int count, int tint)
{
	struct brush brush = {canvas, tint};
	FT_Vector vectors[POINTS_MOST];
	char tags[POINTS_MOST];
	short end = (short)(count - 1);
	FT_Outline outline = {1, (short)count, vectors, tags, &end, 0};
	FT_Raster_Params params = {
		.source = &outline,
		.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT |
	                 FT_RASTER_FLAG_CLIP,
		.gray_spans = lay_spans,
		.user = &brush,
		.clip_box = {0, 0, canvas->width, canvas->height},
	};
	FT_Library library;

	if (count < 3 || count > POINTS_MOST || FT_Init_FreeType(&library))
		return;
	for (int i = 0; i < count; i++) {
		vectors[i] = (FT_Vector){
			(FT_Pos)points[i].x * 64,
			(FT_Pos)(canvas->height - points[i].y) * 64};
		tags[i] = points[i].off ? FT_CURVE_TAG_CONIC : FT_CURVE_TAG_ON;
	}
	FT_Outline_Render(library, &outline, &params);
	FT_Done_FreeType(library);
}
