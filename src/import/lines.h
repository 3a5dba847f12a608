/*
 * import/lines.h - blocks that the Markdown parser does not know
 *
 * Takes   the text of a file, guarded, changed in place, byte for byte
 * Gives   the same text in which each such block reads as one that the parser
 *         does know, and a list of the changes by line
 * Owns    the list lives in the arena passed in
 * Fails   never: what is none of these blocks stays as it is
 * Source  pandoc's fenced_divs, definition_lists, line_blocks, fancy_lists
 *
 *	::: warning            <?> warning        an HTML block of one line
 *	:   A definition       +   A definition   an item
 *	iv) the fourth         04) the fourth     an item
 *	| a verse              ^ a verse          a paragraph; ^ = guard_mark
 *
 * Lengths do not change, so that lines and columns stay right. Where the
 * parser finds a changed line in code after all, lines_restore() puts the
 * characters back.
 */
#ifndef IMPORT_LINES_H
#define IMPORT_LINES_H

#include "doc/node.h"

enum line_kind {
	LINE_FENCE_OPEN,
	LINE_FENCE_CLOSE,
	LINE_DEFINITION,
	LINE_ITEM,
	LINE_VERSE, /* the first of some */
};

#define LINE_CHANGED_MOST 12

struct line_change {
	int line; /* 1, 2, 3 ... in the text */
	enum line_kind kind;
	enum list_style style; /* of an Item */
	enum list_delim delim;
	int number;
	bool is_tight; /* of a Definition: no blank line before it */
	size_t n;      /* bytes changed, and what stood there */
	char before[LINE_CHANGED_MOST];
	char after[LINE_CHANGED_MOST];
};

struct line_changes {
	struct line_change *at; /* in the order of lines */
	int count, room;
};

/* True when something changed. */
bool lines_change(struct arena *a, char *text, size_t n,
                  struct line_changes *changes);

/* The change of this line, or NULL. */
const struct line_change *lines_find(const struct line_changes *changes,
                                     int line);

/* Undo the changes in a verbatim text whose first line is this one. */
void lines_restore(const struct line_changes *changes, int line, char *text,
                   size_t n);

/* What an opening fence says behind its colons: attributes or one class. Put
 * on node, when it is not NULL; false when it says neither. */
bool lines_read_fence(struct arena *a, struct view rest, struct node *node);

#endif
