/* font/subset.c - smaller font files for the editions */
#include "font/subset.h"

#include "font/rename.h"

#include <ft2build.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include FT_FREETYPE_H
#include FT_CID_H

/* What a PDF does not read: it finds glyphs by number, and places them. */
static const hb_tag_t not_for_pdf[] = {
	HB_TAG('B', 'A', 'S', 'E'), HB_TAG('C', 'O', 'L', 'R'),
	HB_TAG('C', 'P', 'A', 'L'), HB_TAG('G', 'D', 'E', 'F'),
	HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'S', 'U', 'B'),
	HB_TAG('J', 'S', 'T', 'F'), HB_TAG('L', 'T', 'S', 'H'),
	HB_TAG('M', 'A', 'T', 'H'), HB_TAG('O', 'S', '/', '2'),
	HB_TAG('P', 'C', 'L', 'T'), HB_TAG('S', 'T', 'A', 'T'),
	HB_TAG('S', 'V', 'G', ' '), HB_TAG('V', 'D', 'M', 'X'),
	HB_TAG('V', 'O', 'R', 'G'), HB_TAG('c', 'm', 'a', 'p'),
	HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
	HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'e', 't', 'a'),
	HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
	HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
};

/* Features a style sheet can ask for, beside those that are always on. */
static const hb_tag_t for_web[] = {
	HB_TAG('l', 'n', 'u', 'm'), HB_TAG('o', 'n', 'u', 'm'),
	HB_TAG('p', 'n', 'u', 'm'), HB_TAG('t', 'n', 'u', 'm'),
	HB_TAG('s', 'm', 'c', 'p'), HB_TAG('s', 'u', 'p', 's'),
	HB_TAG('c', '2', 's', 'c'),
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* An order for HarfBuzz: no hinting, and a variable font as it stands. */
static hb_subset_input_t *new_input(const struct face *face, unsigned flags)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_ot_var_axis_info_t axes[64];
	unsigned count = COUNT(axes);

	if (!input)
		return NULL;
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | flags);
	hb_ot_var_get_axis_infos(face->hb_face, 0, &count, axes);
	for (unsigned i = 0; i < count; i++)
		hb_subset_input_pin_axis_to_default(input, face->hb_face,
		                                    axes[i].tag);
	return input;
}

/* Append the bytes; false when there are none. */
static bool take_blob(hb_blob_t *blob, struct buf *out)
{
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);

	if (length)
		buf_add(out, bytes, length);
	hb_blob_destroy(blob);
	return length != 0;
}

/*
 * A CID-keyed font finds glyphs by CID, and a subset keeps the CIDs of the
 * whole font: put them in place of the glyph ids.
 */
static bool use_cids(const struct face *face, const uint8_t *used,
                     uint16_t *new_id)
{
	FT_Library library;
	FT_Face ft;
	FT_Bool has_cids = 0; /* FT_IS_CID_KEYED knows bare CFF only */
	bool good = true;

	if (FT_Init_FreeType(&library) != 0)
		return false;
	if (FT_New_Memory_Face(library, (const FT_Byte *)face->bytes.p,
	                       (FT_Long)face->bytes.n, face->collection_index,
	                       &ft) != 0) {
		FT_Done_FreeType(library);
		return false;
	}
	FT_Get_CID_Is_Internally_CID_Keyed(ft, &has_cids);
	for (int i = 0; has_cids && i < face->glyph_count; i++) {
		FT_UInt cid;

		if (!used[i] && i != 0)
			continue;
		if (FT_Get_CID_From_Glyph_Index(ft, (FT_UInt)i, &cid) == 0)
			new_id[i] = (uint16_t)cid;
		else
			good = false;
	}
	FT_Done_Face(ft);
	FT_Done_FreeType(library);
	return good;
}

static bool execute_for_pdf(const struct face *face, hb_subset_plan_t *plan,
                            const uint8_t *used, uint16_t *new_id,
                            struct buf *out)
{
	const hb_map_t *ids = hb_subset_plan_old_to_new_glyph_mapping(plan);
	hb_face_t *subset = hb_subset_plan_execute_or_fail(plan);
	bool good;

	if (!subset)
		return false;
	for (int i = 0; i < face->glyph_count; i++) {
		hb_codepoint_t id = 0;

		if (used[i] || i == 0)
			id = hb_map_get(ids, (hb_codepoint_t)i);
		new_id[i] = id == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)id;
	}
	good = !face->cff || use_cids(face, used, new_id);
	if (good && face->cff)
		good = take_blob(hb_face_reference_table(
					 subset, HB_TAG('C', 'F', 'F', ' ')),
		                 out);
	else if (good)
		good = take_blob(hb_face_reference_blob(subset), out);
	hb_face_destroy(subset);
	return good;
}

bool subset_for_pdf(const struct face *face, const uint8_t *used,
                    uint16_t *new_id, struct buf *out)
{
	hb_subset_input_t *input =
		new_input(face, HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_subset_plan_t *plan;
	hb_set_t *set;
	bool good = false;

	if (!input)
		return false;
	set = hb_subset_input_glyph_set(input);
	hb_set_add(set, 0);
	for (int i = 0; i < face->glyph_count; i++)
		if (used[i])
			hb_set_add(set, (hb_codepoint_t)i);
	set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < COUNT(not_for_pdf); i++)
		hb_set_add(set, not_for_pdf[i]);
	plan = hb_subset_plan_create_or_fail(face->hb_face, input);
	if (plan)
		good = execute_for_pdf(face, plan, used, new_id, out);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return good;
}

bool subset_for_web(const struct face *face, const uint32_t *characters,
                    int count, const char *name, struct buf *out)
{
	hb_subset_input_t *input =
		new_input(face, HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_face_t *subset;
	hb_set_t *set;
	bool good;

	if (!input)
		return false;
	set = hb_subset_input_unicode_set(input);
	hb_set_add(set, ' ');
	for (int i = 0; i < count; i++)
		hb_set_add(set, characters[i]);
	set = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	for (size_t i = 0; i < COUNT(for_web); i++)
		hb_set_add(set, for_web[i]);
	/* It tells the styles of a family apart by names that may be gone. */
	set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	hb_set_add(set, HB_TAG('S', 'T', 'A', 'T'));
	subset = hb_subset_or_fail(face->hb_face, input);
	hb_subset_input_destroy(input);
	if (!subset)
		return false;
	if (name)
		subset = face_renamed(subset, face->hb_face, name);
	good = take_blob(hb_face_reference_blob(subset), out);
	hb_face_destroy(subset);
	return good;
}
