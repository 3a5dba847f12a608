/*
 * doc/theme_read.h - themes as they are written -> struct theme
 *
 * Takes   layers of values, each laid over the one before; the lowest is the
 *         bundled "book", which has all of them
 * Gives   a whole theme
 * Owns    layers made here live in the arena passed in; the bundled ones are
 *         part of the program (made from doc/themes/ when it is built)
 * Fails   never: an unknown key is reported with the nearest known one, a bad
 *         value with what could stand there; what book says holds then
 *
 *	text:                           "text.size"  "12pt"
 *	  size: 12pt
 *	boxes:                          "boxes.sidebar.fill"  "auto"
 *	  sidebar:
 *	    fill: auto
 */
#ifndef DOC_THEME_READ_H
#define DOC_THEME_READ_H

#include "doc/theme.h"

struct theme_value {
	const char *key;
	const char *text;
	struct place at;
};

struct theme_layer {
	const char *name;
	const char *extends; /* the layer below it; NULL: "book" */
	const struct theme_value *values;
	int count;
	const char *const *lines; /* a bundled one's file, ending in NULL */
};

/* "book", "handout" ...; NULL for no bundled one. */
const struct theme_layer *theme_bundled(struct view name);
/* Their names, in a list with commas between. */
void theme_names(struct buf *out);

/* The values of a YAML map. */
struct theme_layer theme_layer_of(struct arena *a, const struct value *map,
                                  struct diag *d);

/* layers[0] lies on "book", the others each on the one before. What meta says
 * with pandoc's variables lies over all. */
void theme_make(struct theme *theme, const struct theme_layer *const *layers,
                int count, const struct meta *meta, struct diag *d);

/* Print the theme that the layers make, as a file with all keys and what they
 * mean. */
void theme_print(const struct theme_layer *const *layers, int count,
                 struct buf *out);

#endif
