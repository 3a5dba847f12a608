/*
 * page/part.h - a part of the book that begins on a page of its own
 *
 * Takes   the title page, the contents, or chapter files that go on below one
 *         another (chapter->continues)
 * Gives   its vertical list, cut into sheets; parts know nothing of each
 *         other, so that threads can set them at the same time
 * Owns    lines (for as long as the pages), lists (until they are filled)
 */
#ifndef PAGE_PART_H
#define PAGE_PART_H

#include "page/paginate.h"

enum part_kind {
	PART_TITLE,
	PART_CONTENTS,
	PART_CHAPTERS,
};

struct part {
	enum part_kind kind;
	enum matter matter;
	bool is_titled;    /* it begins with the title, */
	bool has_contents; /* and then the contents */
	int first, end;    /* chapters of the book */
	struct arena lines;
	struct arena lists;
	struct vlist list, notes, floats, plates;
	struct cuts cuts;
};

/* numbered: the pages as they are so far, for the contents; NULL where there
 * are none yet: the same lines without page numbers. */
void part_set(struct part *part, struct setter *setter, const struct book *book,
              const struct pages *numbered);

/* Forget what was set: to set it again. */
void part_clear(struct part *part);

#endif
