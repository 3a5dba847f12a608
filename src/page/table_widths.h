/*
 * page/table_widths.h - how wide the columns of a table are
 *
 * Takes   for each column the width of its longest word and of its longest
 *         text on one line, and the room for all of them together
 * Gives   widths that never add up to more than the room; how much smaller
 *         the type must be for that
 * Units   sp; the type's scale in 1/1000
 * Fails   never: *overfull says that words will not fit even so
 * Source  the automatic layout of CSS 2.1, 17.5.2.2, after columns that want
 *         little have it; below the least widths the type shrinks, down to
 *         TABLE_LEAST_SCALE
 *
 * Long words are divided where the type would shrink below TABLE_WHOLE_SCALE for
 * their sake.
 *
 *	      room
 *	|<------------------->|
 *	| least |+ share of   |
 *	|       |  the rest, by (most - least)
 */
#ifndef PAGE_TABLE_WIDTHS_H
#define PAGE_TABLE_WIDTHS_H

#include "base/units.h"

#include <stdbool.h>

#define TABLE_LEAST_SCALE 700
#define TABLE_WHOLE_SCALE 850

struct table_need {
	sp least;     /* the longest word */
	sp most;      /* all on one line */
	double share; /* of the room, as the author asked; 0: none */
	sp divided;   /* what is left of it if it is long; 0: it stays whole */
};

/* needs is changed: made consistent, and least is less where words are to be
 * divided. Returns the scale, 1000 or less. */
int table_widths(struct table_need *needs, int count, sp room, sp *widths,
                 bool *overfull);

#endif
