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

/* For the EPUB: the characters used, with kerning and ligatures kept. name
 * (may be NULL) replaces the family name, for fonts with a reserved one. */
bool subset_for_web(const struct face *face, const uint32_t *characters,
                    int count, const char *name, struct buf *out);

#endif
