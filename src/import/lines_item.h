/*
 * import/lines_item.h - the markers of list items
 *
 * Takes   a line from its first character on
 * Gives   what a marker that the parser does not know means, and the digits
 *         that say the same to the parser, in as many bytes
 * Fails   never
 * Source  pandoc's fancy_lists
 *
 *	#. auto    iv) roman    A)  letter    (2) parentheses
 *	1. auto    04) roman    1)  letter     2) parentheses
 */
#ifndef IMPORT_LINES_ITEM_H
#define IMPORT_LINES_ITEM_H

#include "doc/node.h"

struct item_marker {
	enum list_style style;
	enum list_delim delim;
	int number;
	bool may_start; /* a list; others only go on with one */
	size_t n;       /* bytes of the marker */
	size_t length;  /* with one space behind it */
	char after[12];
};

/* False when v starts with no such marker. */
bool lines_item_read(struct view v, struct item_marker *marker);

/* The length of a marker that the parser knows, with the space behind it; 0
 * when there is none. */
size_t lines_item_length(struct view v);

#endif
