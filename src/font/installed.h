/*
 * font/installed.h - the fonts of this machine (inside font/ only)
 *
 * Takes   nothing; libfontconfig is loaded when it is first asked
 * Gives   every outline font that fontconfig knows, in an order that depends
 *         on nothing but their names
 * Owns    the list, until installed_close()
 * Fails   with an empty list where there is no libfontconfig
 *
 * Loading takes as long as the rest of the start (10 ms), so it is left until
 * a character is in none of the fonts that come with the program.
 */
#ifndef FONT_INSTALLED_H
#define FONT_INSTALLED_H

#include "base/arena.h"

struct installed_font {
	const char *path;
	const char *family;
	int collection_index; /* in a .ttc */
	int weight;           /* 100 to 900 */
	bool italic;
	bool monospaced;
	const void *characters; /* fontconfig's set of them */
};

struct installed {
	struct installed_font *fonts;
	int count, room;
	/* for installed_close() */
	struct fontconfig *library;
};

void installed_open(struct installed *installed, struct arena *a);
void installed_close(struct installed *installed);

bool installed_has(const struct installed *installed, int font, uint32_t c);

#endif
