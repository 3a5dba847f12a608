/*
 * svg/selector.h - which elements a rule of a style sheet is for
 *
 * Takes   "g > .mark rect[width='4']:first-child", without commas
 * Gives   whether an element is meant, and how much the selector counts
 * Owns    the parts live in svg->scratch, names are those of the sheet
 * Fails   with false for what is not known: other pseudo-classes
 * Source  Selectors Level 3; of attributes only those known to svg/names.h
 */
#ifndef SVG_SELECTOR_H
#define SVG_SELECTOR_H

#include "svg/svg.h"

/* Read from right to left: "g > .a rect" is rect, then ' ' .a, then '>' g. */
struct compound {
	struct view text; /* "rect.a#b", "*" */
	char joined; /* to the next compound: ' ', '>', '+', '~'; 0: last */
};

struct selector {
	struct compound *compounds;
	int compound_count;
	int weight; /* specificity */
};

bool selector_read(struct svg *svg, struct view text,
                   struct selector *selector);
bool selector_fits(struct svg *svg, const struct element *e,
                   const struct selector *selector);

#endif
