/* font/features.c - what is asked of HarfBuzz */
#include "font/features.h"

#include "base/unicode.h"

#include <hb-ot.h>

#define TAG(a, b, c, d) HB_TAG(a, b, c, d)

/* A row is a feature that is asked for by any of the bits; by those of spaced
 * fonts, too, where spaced is set. */
static const struct {
	unsigned asked;
	bool spaced;
	hb_tag_t tag;
	uint32_t value;
} table[] = {
	{FONT_SMALL_CAPS | FONT_ALL_SMALL_CAPS, false, TAG('s', 'm', 'c', 'p'),
         1},
	{FONT_ALL_SMALL_CAPS, false, TAG('c', '2', 's', 'c'), 1},
	{FONT_OLD_STYLE, false, TAG('o', 'n', 'u', 'm'), 1},
	{FONT_LINING, false, TAG('l', 'n', 'u', 'm'), 1},
	{FONT_TABULAR, false, TAG('t', 'n', 'u', 'm'), 1},
	{FONT_PROPORTIONAL, false, TAG('p', 'n', 'u', 'm'), 1},
	{FONT_SUPERIORS, false, TAG('s', 'u', 'p', 's'), 1},
	{FONT_INFERIORS, false, TAG('s', 'u', 'b', 's'), 1},
	{FONT_CAPITALS, false, TAG('c', 'a', 's', 'e'), 1},
	{FONT_VERTICAL, false, TAG('v', 'e', 'r', 't'), 1},
	{FONT_CODE | FONT_APART, true, TAG('l', 'i', 'g', 'a'), 0},
	{FONT_CODE | FONT_APART, true, TAG('c', 'l', 'i', 'g'), 0},
	{FONT_CODE, false, TAG('c', 'a', 'l', 't'), 0},
	{FONT_CODE, false, TAG('k', 'e', 'r', 'n'), 0},
};

#define COUNT (sizeof(table) / sizeof(table[0]))

_Static_assert(COUNT <= FEATURES_MOST, "room for all features");

unsigned features_list(const struct font *font,
                       hb_feature_t features[FEATURES_MOST])
{
	unsigned count = 0;

	for (size_t i = 0; i < COUNT; i++)
		if (font->features & table[i].asked ||
		    (table[i].spaced && font->tracking))
			features[count++] = (hb_feature_t){
				table[i].tag, table[i].value,
				HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	return count;
}

bool features_may_space(uint32_t script)
{
	switch ((hb_script_t)script) {
	case HB_SCRIPT_INVALID:
	case HB_SCRIPT_COMMON:
	case HB_SCRIPT_INHERITED:
	case HB_SCRIPT_LATIN:
	case HB_SCRIPT_GREEK:
	case HB_SCRIPT_CYRILLIC:
	case HB_SCRIPT_ARMENIAN:
	case HB_SCRIPT_GEORGIAN:
	case HB_SCRIPT_HEBREW:
		return true;
	default:
		return false;
	}
}

bool face_substitutes(const struct face *face, enum font_feature feature,
                      uint32_t c)
{
	hb_tag_t tags[2] = {HB_TAG_NONE, HB_TAG_NONE};
	hb_codepoint_t lookup = HB_SET_VALUE_INVALID, glyph;
	bool found = false;
	hb_set_t *lookups;

	/* The last row that names it: c2sc rather than smcp. */
	for (size_t i = 0; i < COUNT; i++)
		if (table[i].asked & feature && table[i].value)
			tags[0] = table[i].tag;
	if (!tags[0] || !hb_font_get_nominal_glyph(face->hb_font, c, &glyph))
		return false;
	lookups = hb_set_create();
	hb_ot_layout_collect_lookups(face->hb_face, HB_OT_TAG_GSUB, NULL, NULL,
	                             tags, lookups);
	while (!found && hb_set_next(lookups, &lookup))
		found = hb_ot_layout_lookup_would_substitute(
			face->hb_face, lookup, &glyph, 1, true);
	hb_set_destroy(lookups);
	return found;
}
