/*
 * plot/plot.h - charts and diagrams written as text become figures
 *
 * Takes   the book as it was imported: code blocks of the languages "chart"
 *         (YAML, plot/chart.h) and "dot" (Graphviz, plot/dot.h)
 * Gives   a Figure in the place of each, with a Caption where one was written,
 *         and an Image whose picture is an SVG file made here
 * Owns    what is made lives in the book's arena
 * Fails   never: what cannot be drawn is reported at its line, and its source
 *         stays as a listing
 *
 *	```chart                          Figure #trees .chart
 *	type: bar                           Caption
 *	caption: Trees by country     -->     Plain: Str "Trees by country"
 *	id: trees                           Plain
 *	data: |                               Image alt="Bar chart ..."
 *	  country, trees                        .link.picture: an SVG file
 *	```
 *
 * This stands between import and layout: it reads like the importer (YAML,
 * data files, places of faults) and measures words like the layout.
 */
#ifndef PLOT_PLOT_H
#define PLOT_PLOT_H

#include "base/file.h"
#include "doc/book.h"
#include "font/shape.h"

struct plot_options {
	const struct file_root *roots; /* data files lie beneath them */
	int root_count;
	struct fonts *fonts;
	const char *fonts_folder;
	bool programs; /* other programs (dot) may be started */
};

/* Has the book any such block? */
bool plot_is_needed(const struct book *book);

/* After all chapters were added, before book_load_images(). */
void book_plot(struct book *book, const struct plot_options *options,
               struct diag *d);

#endif
