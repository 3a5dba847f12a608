/*
 * doc/figure.h - pictures as figures, alone, in rows, in columns
 *
 * Takes   a book whose pictures are loaded
 * Gives   Figures with captions; Divs of columns with a Div for each column
 * Fails   never: what has no such shape stays as it is
 * Source  pandoc (implicit figures, columns), pandoc-crossref (subfigures),
 *         Quarto (layout-ncol)
 *
 *	::: {#fig:two}              Figure #fig:two
 *	![Left](a.png){#fig:l}        Caption
 *	![Right](b.png){#fig:r}       Div .columns
 *	                                Div .column
 *	Both.                             Figure .subfigure #fig:l
 *	:::                             Div .column
 *	                                  Figure .subfigure #fig:r
 */
#ifndef DOC_FIGURE_H
#define DOC_FIGURE_H

#include "doc/book.h"

/* Make a Figure of a paragraph whose only child is an Image: its inlines
 * become the caption, its alternative text (alt="", else the plain caption)
 * takes their place, the identifier is the figure's. */
void figure_of_image(struct arena *a, struct node *paragraph);

/* Move paragraph to the start of figure, as its caption. */
void figure_add_caption(struct arena *a, struct node *figure,
                        struct node *paragraph);

/* Before identifiers are made: give Divs with layout-ncol, of the class
 * subfigures, and with two or more pictures and a figure's identifier rows of
 * columns. */
void book_shape_rows(struct book *book);

/* Is this Figure one part of another? */
static inline bool figure_is_part(const struct node *figure)
{
	return node_has_class(figure, "subfigure");
}

#endif
