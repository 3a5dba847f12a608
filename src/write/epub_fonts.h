/*
 * write/epub_fonts.h - which characters the EPUB shows in which style, and the
 * font files with just these
 *
 * Takes   every text as it is written, with its style
 * Gives   subsets of the theme's faces, and of the fallbacks for characters
 *         that those lack, each under a family name of its own
 * Owns    everything lives in the arena passed in
 * Fails   never: a face that cannot be cut down is left out, and the reading
 *         system's own font serves
 *
 * The families are called "Chapbook ...": some fonts reserve their names, and
 * a reader who has the whole font installed shall not get a mixture.
 */
#ifndef WRITE_EPUB_FONTS_H
#define WRITE_EPUB_FONTS_H

#include "doc/theme.h"
#include "font/fonts.h"

/* A family with two bits of style. */
enum {
	LETTERS_ITALIC = 1,
	LETTERS_BOLD = 2,
	LETTERS_FAMILY = 4, /* times enum family */
	LETTERS_STYLES = LETTERS_FAMILY * FAMILIES,
};

/* Sets of characters, one for each style. */
struct letters {
	struct arena *memory;
	uint8_t ascii[LETTERS_STYLES][128];
	uint32_t **blocks[LETTERS_STYLES]; /* of 256 characters, as bits */
};

struct letters *letters_new(struct arena *a);
void letters_add(struct letters *letters, int style, struct view text);

struct web_font {
	const char *file;   /* beneath fonts/ */
	const char *family; /* "Chapbook Serif"; NULL: the author's file */
	const char *type;   /* media type */
	bool bold;
	bool italic;
	struct view bytes;
};

struct web_fonts {
	struct web_font *fonts;
	int count, room;
	bool has_family[FAMILIES];
	int extra_count; /* families "Chapbook Extra 1", 2 ...: fallbacks */
};

/* "Chapbook Serif", "Chapbook Sans", "Chapbook Mono". */
const char *web_family(int family);

/* A font file as the author gives it: true when it is one, under a name of its
 * own in *font. */
bool web_font_read(struct arena *a, struct view file_name, struct view bytes,
                   struct web_font *font);

/* fonts may be NULL: then no font is embedded. */
struct web_fonts *web_fonts_make(struct arena *a, struct letters *letters,
                                 const struct theme *theme,
                                 struct fonts *fonts);

#endif
