/*
 * import/html_match.h - which end tag belongs to which start tag
 *
 * Takes   the children of one node, raw tags among them
 * Gives   what each of them is to become, in the same order
 * Fails   never: tags without a partner, unknown ones, and ones that may not
 *         stand there are reported, and are PART_NOTHING
 */
#ifndef IMPORT_HTML_MATCH_H
#define IMPORT_HTML_MATCH_H

#include "import/html_tags.h"

/* Tags may stand inside each other so deep; deeper ones are dropped. */
enum {
	HTML_DEEP = 24
};

enum html_part_kind {
	PART_NODE, /* no tag */
	PART_OPEN,
	PART_VOID,
	PART_NOTHING, /* an end tag, or dropped */
};

struct html_part {
	enum html_part_kind kind;
	struct node *node;
	struct html_tag tag;
	int end;         /* of PART_OPEN: the first part behind it */
	bool has_blocks; /* of PART_OPEN: blocks stand inside */
};

struct html_part *html_match(struct arena *a, struct node *parent,
                             bool among_blocks, struct diag *d, int *count);

#endif
