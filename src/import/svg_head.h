/*
 * import/svg_head.h - the size of an SVG file, and the files it shows
 *
 * Takes   the bytes of the file, looked through as text: svg/ parses it later
 * Gives   what must be known before: how large it is, what is to be read
 * Source  SVG 1.1, 7.2 and 5.7
 */
#ifndef IMPORT_SVG_HEAD_H
#define IMPORT_SVG_HEAD_H

#include "import/import.h"

/* Its kind and natural size; false with a reason when there is no svg. */
bool svg_read_head(struct picture *picture, const char **reason);

struct svg_link {
	struct view url; /* as it is written */
	int line;
};

struct svg_links {
	struct svg_link *items;
	int count, room;
};

/* What its image elements name, each once, 100 at most; data: URLs left out. */
struct svg_links svg_find_links(struct arena *a, struct view text);

#endif
