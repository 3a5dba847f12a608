/*
 * doc/decimal.h - where the whole part of a number ends
 *
 * Takes   the text of a table's cell, and the decimal sign of its language
 * Gives   the place that stands below its like in a column aligned by decimal
 *         signs: the sign, or the end of a number that has none
 * Fails   never: false where the text has no number
 *
 *	-1,234.5 ms     the comma parts groups of digits, the point is the sign
 *	1.234,5 ms      so does the point here, in any language
 *	12,5            a sign, even in English: no group has one digit
 *	1,234           in English a group; in German a sign
 *	   12 %         the place is behind the 2
 */
#ifndef DOC_DECIMAL_H
#define DOC_DECIMAL_H

#include "doc/node.h"

/* sign: '.' or ','. *at: in bytes. */
bool decimal_place(struct view text, char sign, size_t *at);

/* How a cell that begins in this column is aligned: as it says itself, or as
 * its column; a head over several columns stands in their middle. The heads of
 * columns of numbers are centred, or end at the right. */
enum align cell_align(const struct node *table, const struct node *cell,
                      int column);

#endif
