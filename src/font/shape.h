/*
 * font/shape.h - text and font -> placed glyphs, with a cache
 *
 * Takes   a piece of text of one style, at most SHAPE_MOST bytes: in a font
 *         without space kerning a word, else a run
 * Gives   glyphs in font units, so that one result serves every size
 * Owns    results live in the shaper, until shaper_close(); two calls with the
 *         same text, font, script and direction give the same pointer
 * Fails   never: a character that no face has is drawn as U+25A1; of text
 *         longer than 65535 bytes the rest is left out
 * Source  HarfBuzz; fallback is chosen per grapheme cluster
 */
#ifndef FONT_SHAPE_H
#define FONT_SHAPE_H

#include "font/fonts.h"

#define SHAPE_MOST 16384

/* One glyph, in font units of its piece's face. */
struct glyph {
	uint16_t id;
	uint16_t cluster; /* byte offset in the shaped text */
	int32_t advance;  /* shaped: with kerning */
	int16_t dx, dy;
	uint8_t unsafe_to_break; /* a line break before it means shaping anew */
};

/*
 * Glyphs of one face and script, in visual order. What is drawn as nothing
 * (soft hyphens, joiners, selectors) has no glyph, but belongs to the bytes of
 * a piece; text of such characters alone has no piece. A character nobody has
 * is a piece of its own.
 */
struct piece {
	const struct face *face;
	const struct glyph *glyphs;
	int count;
	int32_t advance; /* of all glyphs together */
	uint32_t start;  /* bytes of the text it stands for */
	uint32_t end;
	bool missing; /* nobody has the character: glyphs draw a box */
};

struct shaped {
	struct view text; /* copied */
	const struct font *font;
	const struct piece *pieces; /* in visual order */
	int piece_count;
	bool rtl;
	void *user; /* for the caller's own cache beside this entry */
};

/* One for each thread. */
struct shaper *shaper_open(struct fonts *fonts);
void shaper_close(struct shaper *shaper);
struct fonts *shaper_fonts(struct shaper *shaper);

/* lang: BCP 47 or NULL. The script is found from the text. */
struct shaped *shape(struct shaper *shaper, const struct font *font,
                     struct view text, const char *lang, bool rtl);

/* The width of all pieces at size. */
sp shaped_width(const struct shaped *shaped, sp size);

#endif
