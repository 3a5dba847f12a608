/*
 * doc/themes.h - the bundled themes, as doc/themes/compile.awk makes them
 */
#ifndef DOC_THEMES_H
#define DOC_THEMES_H

#include "doc/theme_read.h"

extern const struct theme_layer theme_layers[]; /* the first is "book" */
extern const int theme_layer_count;

#endif
