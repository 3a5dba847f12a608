/*
 * write/pdf_links.h - links, and the places they lead to
 *
 * Takes   the pages with their link areas and anchors
 * Gives   annotations, destinations, the tree of named destinations
 * Owns    everything lives in the arena passed to pdf_links_open()
 * Fails   never: a link that leads nowhere has no annotation
 * Source  ISO 32000-1, 12.3.2 and 12.5.6.5; ISO 14289-1, 7.18
 */
#ifndef WRITE_PDF_LINKS_H
#define WRITE_PDF_LINKS_H

#include "write/pdf_tags.h"

/* A place on a page: page is -1 for none. */
struct pdf_place {
	int page;
	sp x, y; /* from the page's top left corner */
};

struct pdf_links {
	struct arena *memory;
	const struct pages *pages;
	uint32_t count;     /* every serial is below this */
	const int *objects; /* of the pages, by index */
	/* by serial: where the node's anchor is; where a note is called */
	struct link_spot {
		int page;  /* index plus one; 0: nowhere */
		int index; /* of the page's anchors, of its links */
	} * anchors, *calls;
};

void pdf_links_open(struct pdf_links *links, struct arena *memory,
                    const struct pages *pages, uint32_t serials,
                    const int *page_objects);

/* Where a node stands, or what is in it, or what is around it. */
struct pdf_place pdf_links_find(const struct pdf_links *links,
                                const struct node *node);
/* "[5 0 R/XYZ x y null]" */
void pdf_links_put(const struct pdf_links *links, struct pdf_place place,
                   struct buf *out);

/* Does the area lead anywhere? Only then is it a Link. */
bool pdf_links_leads(const struct link_area *area);

/* All annotations, page by page; the first has this StructParent. */
struct pdf_annotation *pdf_links_write(const struct pdf_links *links,
                                       struct pdf_file *file, int struct_parent,
                                       int *count);

/* Named destinations for all anchors with an identifier; 0 for none. */
int pdf_links_names(const struct pdf_links *links, struct pdf_file *file);

#endif
