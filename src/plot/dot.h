/*
 * plot/dot.h - a graph in Graphviz's language -> SVG, drawn by its "dot"
 *
 * Takes   the text of a dot block
 * Gives   an SVG file, its words measured in the fonts of this program, and a
 *         sentence that tells what leads to what
 * Owns    both live in the arena
 * Fails   with the reason and its line: what could open a file is refused
 *         before the program sees it, a graph that it cannot read, a program
 *         that is not installed, that takes 5 seconds, 1 GB or prints 16 MB
 *
 * Graphviz is not needed to build this program, nor for books without dot
 * blocks.
 */
#ifndef PLOT_DOT_H
#define PLOT_DOT_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/theme.h"

struct dot_result {
	struct view svg;
	struct view alt;
	const char *why; /* NULL: it was drawn */
	int line;        /* of the text, from 0, that why is about; -1: all */
};

/* fonts: the folder of the bundled ones. */
struct dot_result dot_draw(struct arena *a, struct view text,
                           const struct theme *theme, const char *fonts);

/* plot/dot_scan.c: false, with the word and its line, when text asks for a
 * file: image, shapefile, fontpath, stylesheet, <IMG> ... */
bool dot_is_harmless(struct view text, struct view *word, int *line);

/* plot/dot_labels.c: the file that dot made, with the words of edges moved a
 * little away from their lines. */
struct view dot_labels(struct arena *a, struct view svg);

/* plot/dot_words.c: "a → b; b → c." from the SVG that dot made. */
struct view dot_alt(struct arena *a, struct view svg);

#endif
