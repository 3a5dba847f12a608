/*
 * font/fonts.h - the faces a book is set in
 *
 * Takes   the data folder (fonts/) and families by name
 * Gives   a face for a family, weight and slant; a fallback for a character
 *         that it lacks; metrics in font units
 * Owns    faces, their file bytes and HarfBuzz objects, until fonts_close()
 * Fails   with FONT_BAD for a file that cannot be used; the next in the list
 *         serves
 * Source  metrics from FreeType; HarfBuzz (hb-ot) shapes
 *
 * Faces are immutable after they are opened and may be used by all threads;
 * opening (fonts_get, fonts_fallback) is locked inside.
 */
#ifndef FONT_FONTS_H
#define FONT_FONTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/units.h"

/* The first three are doc/theme.h's enum family, in its order. */
enum {
	FONT_SERIF,
	FONT_SANS,
	FONT_MONO,
	FONT_FAMILIES
};

/* OpenType features asked for, beside kern, liga and what the script needs. */
enum font_feature {
	FONT_SMALL_CAPS = 1 << 0, /* smcp */
	FONT_OLD_STYLE = 1 << 1,  /* onum */
	FONT_LINING = 1 << 2,     /* lnum */
	FONT_TABULAR = 1 << 3,    /* tnum */
	FONT_SUPERIORS = 1 << 4,  /* sups */
	FONT_CODE =
		1 << 5, /* no ligatures, no contextual alternates, no kerning */
	FONT_ALL_SMALL_CAPS = 1 << 6, /* c2sc and smcp */
	FONT_CAPITALS = 1 << 7, /* drawn in capitals, whatever was written */
	FONT_PROPORTIONAL = 1 << 8, /* pnum */
	FONT_INFERIORS = 1 << 9,    /* subs */
	FONT_APART = 1 << 10,       /* no ligatures: letters stand apart */
	FONT_VERTICAL = 1 << 11,    /* vert: signs of lines that run down */
};

struct face {
	int index; /* its place in the list of files, whoever opened it first */
	const char *path;
	const char *postscript_name;
	const char *family_name;
	int weight;
	bool italic;
	bool monospaced;
	bool cff;          /* outlines are CFF, not glyf */
	bool space_kerns;  /* glyphs kern with the space: shape across spaces */
	uint64_t ascii[2]; /* bit c is set when the face has U+00c, c < 128 */
	int units_per_em;
	int glyph_count;
	/* font units, up is positive */
	int ascent, descent; /* descent is negative */
	int cap_height, x_height;
	int box[4];       /* head's xMin yMin xMax yMax */
	int italic_angle; /* degrees * 65536, as in post */
	int underline_position, underline_thickness;
	int strikeout_position;               /* middle of the bar */
	int subscript_drop, superscript_rise; /* of their baselines */
	int space;                            /* advance of U+0020 */
	int space_glyph;                      /* 0: it has none */
	const int16_t *advances;              /* of each glyph, unshaped */
	struct view bytes;                    /* the font file */
	int collection_index;
	struct hb_face_t *hb_face;
	struct hb_font_t *hb_font; /* scale = units_per_em; immutable */
};

/* A request: which face, with which features. Interned: compare pointers. */
struct font {
	int index; /* 0, 1, 2 ... in order of interning */
	const struct face *face;
	int family;
	unsigned features; /* enum font_feature */
	int tracking; /* between letters, 1/1000 em: then without ligatures */
};

/* data_dir holds fonts/. Faces are opened when they are first asked for. */
struct fonts *fonts_open(const char *data_dir, struct diag *d);
void fonts_close(struct fonts *fonts);

/*
 * Set a family in other faces, before the first fonts_get() of any thread:
 * name is a bundled family ("DejaVu Sans") or the path of a font file; with
 * Name-Regular.ttf come its neighbours Name-Bold.ttf, Name-Italic.ttf ...
 * False, reported, and the family stays as it was, when there is no such font.
 */
bool fonts_use(struct fonts *fonts, int family, const char *name);
/* A font file to look in for missing characters before the bundled ones. */
bool fonts_add_fallback(struct fonts *fonts, const char *path);

/* Look for characters that no font above has in those of this machine, too;
 * each that is taken is said, as FONT_INSTALLED. */
void fonts_use_installed(struct fonts *fonts);

/* Never NULL: the nearest weight and slant that the family has. NULL only when
 * no font file at all can be opened (reported by fonts_open). */
const struct font *fonts_get(struct fonts *fonts, int family, int weight,
                             bool italic, unsigned features);
/* The same request with other features. */
const struct font *fonts_with(struct fonts *fonts, const struct font *font,
                              unsigned features);
/* The same request, letter-spaced by tracking (1/1000 em). */
const struct font *fonts_spaced(struct fonts *fonts, const struct font *font,
                                int tracking);

bool face_has(const struct face *face, uint32_t c);
/* A face that has c, after font's own: the list of fonts/README.md; NULL when
 * none has it. */
const struct face *fonts_fallback(struct fonts *fonts, const struct font *font,
                                  uint32_t c);

/* The same for the characters of a grapheme cluster, NULL when no face can draw
 * them all. picture: it was asked for as an emoji (U+FE0F, or by default). */
const struct face *fonts_fallback_cluster(struct fonts *fonts,
                                          const struct font *font,
                                          const uint32_t *characters, int count,
                                          bool picture);

/* One more than the largest index a face can have so far: how many files there
 * are to open. Those of this machine are added when one is first needed. */
int fonts_face_count(const struct fonts *fonts);
/* The face of this index; NULL when nobody asked for it. */
const struct face *fonts_face(struct fonts *fonts, int index);

/* The glyph of c when it stands alone; 0 when the face lacks it. */
uint32_t face_glyph(const struct face *face, uint32_t c);

/* The ink of a glyph in font units: left, bottom, right, top. False when it
 * has none. For margin protrusion. */
bool face_glyph_box(const struct face *face, uint32_t glyph, int box[4]);

/* The ink of a glyph between the line that letters stand on and the height of
 * small ones, or its own, where it is higher; in font units. */
struct face_edges {
	int left, right; /* its outermost ink */
	/* How far the rest stands back from there on the average: 0 for "l",
	 * more for "o", more for "v". */
	int left_depth, right_depth;
};

/* False when there is no ink. */
bool face_glyph_edges(const struct face *face, uint32_t glyph,
                      struct face_edges *edges);

/* Has the face a form of its own for c by this feature (one bit)? */
bool face_substitutes(const struct face *face, enum font_feature feature,
                      uint32_t c);

#endif
