/*
 * font/bundled.h - the font files that come with the program
 *
 * Gives   every file of fonts/, the family that each kind of text is set in,
 *         and where a missing character is looked for, in what order
 *
 * fonts/README.md tells readers the same, with the licences.
 */
#ifndef FONT_BUNDLED_H
#define FONT_BUNDLED_H

#include "font/fonts.h"

struct bundled_file {
	const char *family;
	const char *path; /* beneath fonts/ */
	int weight;
	bool italic;
};

/* When a fallback family is asked before those above it in the list. */
enum bundled_use {
	BUNDLED_ALWAYS,
	BUNDLED_CODE,  /* only for monospaced text, and then first */
	BUNDLED_EMOJI, /* first for what is shown as a picture */
};

struct bundled_fallback {
	const char *family;
	enum bundled_use use;
	uint32_t script; /* first for characters of this script (ISO 15924) */
};

extern const struct bundled_file bundled_files[];
extern const int bundled_file_count;

extern const char *const bundled_families[FONT_FAMILIES];

extern const struct bundled_fallback bundled_fallbacks[];
extern const int bundled_fallback_count;

#endif
