/*
 * import/listings.h - code blocks become listings (import/ only)
 *
 *	listings.c   what attributes ask for, hidden lines, tokens
 *	include.c    parts of files
 */
#ifndef IMPORT_LISTINGS_H
#define IMPORT_LISTINGS_H

#include "import/import.h"

struct listings {
	struct book *book;
	const struct file_root *roots;
	int root_count;
	struct diag *diag;
	struct coder coder;
	struct view folder; /* of the chapter */
	size_t included;    /* bytes of all files so far */
};

/* Put files in place of the directives in a code block that name them. */
void listing_include(struct listings *l, struct node *node);

#endif
