/* font/face.c - one font file, opened: metrics from FreeType */
#include "font/face.h"

#include "base/file.h"

#include <ft2build.h>
#include <hb-ot.h>
#include <hb.h>
#include <string.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_TRUETYPE_TABLES_H

/* No font in use comes near: Noto Sans CJK in all languages has 120 MB. */
#define FONT_FILE_MOST ((size_t)256 * 1024 * 1024)

#define TAG(a, b, c, d) FT_MAKE_TAG(a, b, c, d)

static bool has_table(FT_Face ft, FT_ULong tag)
{
	FT_ULong length = 0;

	return FT_Load_Sfnt_Table(ft, tag, 0, NULL, &length) == 0 && length;
}

/* What its maker says of embedding (OS/2 fsType). Of several levels, which old
 * versions allow, the most liberal counts. */
static const char *find_ban(FT_Face ft)
{
	FT_UShort bits = FT_Get_FSType_Flags(ft);

	if (bits & FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING &&
	    !(bits & (FT_FSTYPE_PREVIEW_AND_PRINT_EMBEDDING |
	              FT_FSTYPE_EDITABLE_EMBEDDING)))
		return "its licence forbids embedding";
	if (bits & FT_FSTYPE_NO_SUBSETTING)
		return "its licence forbids to embed a part of it";
	if (bits & FT_FSTYPE_BITMAP_EMBEDDING_ONLY)
		return "its licence forbids to embed its outlines";
	return NULL;
}

/* Why the face cannot be embedded and shaped by glyph id, or NULL. */
static const char *find_fault(FT_Face ft)
{
	if (!FT_IS_SFNT(ft))
		return "not a TrueType or OpenType font";
	if (!FT_IS_SCALABLE(ft))
		return "it has bitmaps only, no outlines";
	if (!has_table(ft, TAG('g', 'l', 'y', 'f')) &&
	    !has_table(ft, TAG('C', 'F', 'F', ' ')))
		return "it has no outlines of a known kind";
	if (ft->num_glyphs < 1 || ft->num_glyphs > 65535 ||
	    ft->units_per_EM < 16 || ft->units_per_EM > 16384)
		return "its head is damaged";
	return find_ban(ft);
}

/* PDF wants a name without spaces and brackets: what else is dropped. */
static const char *plain_name(struct arena *a, const char *name,
                              const char *path)
{
	struct view from =
		name && *name ? view_of(name) : file_stem(view_of(path));
	char *out = arena_alloc(a, from.n + 5, 1);
	size_t n = 0;

	for (size_t i = 0; i < from.n && n < 63; i++) {
		char c = from.p[i];

		if (c > ' ' && c < 0x7F && !strchr("[](){}<>/%#", c))
			out[n++] = c;
	}
	return n ? out : "Font";
}

static int clamp16(long value)
{
	return (int)(value < -32768 ? -32768 : value > 32767 ? 32767 : value);
}

/* The top of a flat letter, for fonts whose OS/2 does not tell (DejaVu). */
static int measured_height(const struct face *face, uint32_t letter,
                           int otherwise)
{
	hb_codepoint_t glyph;
	int box[4];

	if (hb_font_get_nominal_glyph(face->hb_font, letter, &glyph) &&
	    face_glyph_box(face, glyph, box) && box[3] > 0)
		return box[3];
	return otherwise;
}

/* Where OS/2 lets bars and small letters stand. */
static void read_offsets(struct face *face, const TT_OS2 *os2)
{
	face->strikeout_position =
		os2->yStrikeoutPosition - os2->yStrikeoutSize / 2;
	face->subscript_drop = os2->ySubscriptYOffset;
	face->superscript_rise = os2->ySuperscriptYOffset;
}

static void read_metrics(struct face *face, FT_Face ft)
{
	const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
	const TT_Postscript *post = FT_Get_Sfnt_Table(ft, FT_SFNT_POST);

	face->units_per_em = ft->units_per_EM;
	face->glyph_count = (int)ft->num_glyphs;
	face->weight = (ft->style_flags & FT_STYLE_FLAG_BOLD) ? 700 : 400;
	face->italic = (ft->style_flags & FT_STYLE_FLAG_ITALIC) != 0;
	face->monospaced = FT_IS_FIXED_WIDTH(ft) != 0;
	face->cff = has_table(ft, TAG('C', 'F', 'F', ' '));
	face->ascent = ft->ascender;
	face->descent = ft->descender > 0 ? -ft->descender : ft->descender;
	face->box[0] = clamp16(ft->bbox.xMin);
	face->box[1] = clamp16(ft->bbox.yMin);
	face->box[2] = clamp16(ft->bbox.xMax);
	face->box[3] = clamp16(ft->bbox.yMax);
	face->underline_position = ft->underline_position;
	face->underline_thickness = ft->underline_thickness;
	if (post)
		face->italic_angle = (int)post->italicAngle;
	if (os2 && os2->version != 0xFFFF && os2->usWeightClass >= 100 &&
	    os2->usWeightClass <= 1000)
		face->weight = os2->usWeightClass;
	if (os2 && os2->version != 0xFFFF)
		read_offsets(face, os2);
	if (os2 && os2->version != 0xFFFF && os2->version >= 2) {
		face->cap_height = os2->sCapHeight;
		face->x_height = os2->sxHeight;
	}
}

/* What read_metrics could not find in the tables, from the outlines. */
static void measure_letters(struct face *face)
{
	if (face->x_height <= 0)
		face->x_height =
			measured_height(face, 'x', face->units_per_em / 2);
	if (face->cap_height <= 0)
		face->cap_height =
			measured_height(face, 'H', face->units_per_em * 7 / 10);
	if (face->strikeout_position <= 0)
		face->strikeout_position = face->x_height / 2;
	if (face->subscript_drop <= 0)
		face->subscript_drop = face->units_per_em / 5;
	if (face->superscript_rise <= 0)
		face->superscript_rise = face->units_per_em * 2 / 5;
}

/*
 * The advances of all glyphs. HarfBuzz must give the same ones: where it does
 * not, it could not read the tables (it never says so), and would go on with
 * wrong widths.
 */
static bool read_advances(struct arena *a, struct arena *scratch,
                          struct face *face, FT_Face ft)
{
	FT_UInt count = (FT_UInt)face->glyph_count;
	FT_Fixed *wide = arena_raw(scratch, count, sizeof(*wide));
	int16_t *advances = arena_raw(a, count, sizeof(*advances));

	if (FT_Get_Advances(ft, 0, count,
	                    FT_LOAD_NO_SCALE | FT_LOAD_ADVANCE_ONLY, wide) != 0)
		return false;
	for (FT_UInt i = 0; i < count; i++) {
		if (hb_font_get_glyph_h_advance(face->hb_font, i) != wide[i])
			return false;
		advances[i] = (int16_t)clamp16(wide[i]);
	}
	face->advances = advances;
	return true;
}

/* Which of ASCII the face has. FreeType and HarfBuzz must agree, as above. */
static bool read_ascii(struct face *face, FT_Face ft)
{
	hb_codepoint_t glyph;

	for (uint32_t c = ' '; c < 0x7F; c++) {
		if (face_has(face, c))
			face->ascii[c >> 6] |= UINT64_C(1) << (c & 63);
		else if (FT_Get_Char_Index(ft, c) != 0)
			return false;
	}
	if (face_has(face, ' ') &&
	    hb_font_get_nominal_glyph(face->hb_font, ' ', &glyph)) {
		face->space = face->advances[glyph];
		face->space_glyph = (int)glyph;
	} else {
		face->space = face->units_per_em / 4;
	}
	return true;
}

/* HarfBuzz gives its empty objects when memory is short, and no error. */
static bool open_harfbuzz(struct face *face)
{
	hb_blob_t *blob = hb_blob_create(face->bytes.p, (unsigned)face->bytes.n,
	                                 HB_MEMORY_MODE_READONLY, NULL, NULL);

	face->hb_face = hb_face_create(blob, (unsigned)face->collection_index);
	hb_blob_destroy(blob);
	hb_face_make_immutable(face->hb_face);
	face->hb_font = hb_font_create(face->hb_face);
	hb_font_set_scale(face->hb_font, face->units_per_em,
	                  face->units_per_em);
	hb_font_make_immutable(face->hb_font);
	return hb_face_get_glyph_count(face->hb_face) ==
	               (unsigned)face->glyph_count &&
	       hb_face_get_upem(face->hb_face) == (unsigned)face->units_per_em;
}

static const char *fill_face(struct arena *a, struct face *face, FT_Face ft)
{
	const char *fault = find_fault(ft);
	struct arena scratch = {0};

	if (fault)
		return fault;
	read_metrics(face, ft);
	if (!open_harfbuzz(face) || !read_advances(a, &scratch, face, ft) ||
	    !read_ascii(face, ft))
		fault = "its tables are damaged";
	arena_reset(&scratch);
	if (fault)
		return fault;
	face->postscript_name =
		plain_name(a, FT_Get_Postscript_Name(ft), face->path);
	face->family_name = ft->family_name
	                            ? arena_copy(a, ft->family_name,
	                                         strlen(ft->family_name))
	                            : face->postscript_name;
	measure_letters(face);
	face->space_kerns = face_kerns_spaces(face);
	return NULL;
}

struct open_face *face_open(struct arena *a, struct FT_LibraryRec_ *library,
                            const char *path, int collection_index, int index,
                            const char **why)
{
	struct open_face *open = arena_new(a, struct open_face);
	enum file_status status = file_read(path, FONT_FILE_MOST, &open->file);
	FT_Face ft;

	open->face.path = arena_copy(a, path, strlen(path));
	open->face.index = index;
	open->face.collection_index = collection_index;
	open->face.bytes = (struct view){buf_text(&open->file), open->file.len};
	if (status != FILE_OK) {
		*why = file_status_text(status);
	} else if (FT_New_Memory_Face(library,
	                              (const FT_Byte *)open->file.bytes,
	                              (FT_Long)open->file.len, collection_index,
	                              &ft) != 0) {
		*why = "not a font";
	} else {
		*why = fill_face(a, &open->face, ft);
		FT_Done_Face(ft);
	}
	if (!*why)
		return open;
	face_close(open);
	return NULL;
}

void face_close(struct open_face *open)
{
	hb_font_destroy(open->face.hb_font);
	hb_face_destroy(open->face.hb_face);
	buf_clear(&open->file);
}

bool face_has(const struct face *face, uint32_t c)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(face->hb_font, c, &glyph) && glyph &&
	       glyph < (uint32_t)face->glyph_count;
}

uint32_t face_glyph(const struct face *face, uint32_t c)
{
	hb_codepoint_t glyph;

	if (!hb_font_get_nominal_glyph(face->hb_font, c, &glyph) ||
	    glyph >= (uint32_t)face->glyph_count)
		return 0;
	return glyph;
}

bool face_glyph_box(const struct face *face, uint32_t glyph, int box[4])
{
	hb_glyph_extents_t ink;

	if (!hb_font_get_glyph_extents(face->hb_font, glyph, &ink) ||
	    ink.width == 0 || ink.height == 0)
		return false;
	box[0] = ink.x_bearing;
	box[1] = ink.y_bearing + ink.height; /* height grows downwards */
	box[2] = ink.x_bearing + ink.width;
	box[3] = ink.y_bearing;
	return true;
}
