/*
 * font/subset.h - smaller font files for the editions
 *
 * Takes   a face and the glyphs or characters that are used
 * Gives   a new font file in out
 * Fails   false when HarfBuzz cannot subset the face; out is unchanged
 */
#ifndef FONT_SUBSET_H
#define FONT_SUBSET_H

#include "font/fonts.h"

/*
 * For the PDF: only the glyphs with used[id] != 0 (and .notdef), no layout
 * tables. new_id[id] receives each glyph's id in the subset. For CFF, out is
 * the bare CFF table, and new_id the CID when the font is CID-keyed.
 */
bool subset_for_pdf(const struct face *face, const uint8_t *used,
                    uint16_t *new_id, struct buf *out);

/* A glyph of a subset, with the advance that kerning gives it (font units). */
struct subset_kerned {
	uint16_t glyph;
	int16_t advance;
};

/*
 * Add glyphs that look like others and have another advance, to a TrueType
 * subset: they refer to the outlines that are there, 20 bytes each. Returns
 * the id of the first, the others follow; 0 when none can be added: the font is
 * unchanged then (font/subset_kerned.c).
 */
int subset_add_kerned(struct buf *font, const struct subset_kerned *kerned,
                      int count);

/* For the EPUB: the characters used, with kerning and ligatures kept. name
 * (may be NULL) replaces the family name, for fonts with a reserved one. */
bool subset_for_web(const struct face *face, const uint32_t *characters,
                    int count, const char *name, struct buf *out);

#endif
