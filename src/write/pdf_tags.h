/*
 * write/pdf_tags.h - the structure of the tagged PDF, from the book's tree
 *
 * Takes   the book, its pages, and what each page marked
 * Gives   for every mark its element, and in the end the structure tree
 * Owns    everything lives in the arena passed to pdf_tags_plan()
 * Fails   never
 * Source  ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1); the Tagged PDF
 *         Best Practice Guide
 *
 * Elements mirror the tree of the document, so the reading order is that of
 * the source, wherever things stand on paper. A node has an element of its
 * own, or its marks belong to that of a node above:
 *
 *	Para            P            owner of the marks in Str: the Para
 *	  Str            \_ MCID 0
 *	  Code            \_ Code    owner: the Code itself
 *	                      \_ MCID 1
 *	  Note            \_ Reference > Link (the call)
 *	  Str             \_ MCID 2
 *	                Note         after the paragraph that calls it
 *	                  \_ Lbl, P
 *
 * Before painting, a plan says what each node is. Painting is done by several
 * threads, which only read it. Then the tree is made of what was marked:
 * elements with nothing in them are left out.
 */
#ifndef WRITE_PDF_TAGS_H
#define WRITE_PDF_TAGS_H

#include "page/pages.h"
#include "write/pdf_object.h"

enum tag {
	TAG_NONE,     /* its marks belong to the element above */
	TAG_ARTIFACT, /* its marks belong to none: decoration */
	TAG_SECT,
	TAG_DIV,
	TAG_INDEX,
	TAG_BLOCK_QUOTE,
	TAG_P,
	TAG_H1, /* H1 to H6 follow each other */
	TAG_H6 = TAG_H1 + 5,
	TAG_L,
	TAG_LI, /* of an Item: with Lbl and LBody */
	TAG_TERM,
	TAG_DEFINITION,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TFOOT,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_CAPTION,
	TAG_FIGURE,
	TAG_CODE_BLOCK, /* Code in a P */
	TAG_CODE,
	TAG_FORMULA,
	TAG_SPAN,
	TAG_LINK,
	TAG_NOTE,
	TAG_TOC,
	TAG_TOCI,
	/* elements that no node has of its own */
	TAG_DOCUMENT,
	TAG_PART,
	TAG_LBL,
	TAG_LBODY,
	TAG_REFERENCE,
	TAGS
};

/* Which element of a node a mark is in. */
enum part {
	PART_CONTENT,
	PART_LABEL, /* Lbl */
	PART_CALL,  /* of a Note, where it is called */
	PARTS
};

/* An element: its node's serial and the part; 0: an artifact. */
#define ELEMENT_KEY(serial, part) ((uint32_t)((serial)*PARTS + (part)))

/* Marked content of a page: MCID n is the n-th. */
struct pdf_mark {
	uint32_t key;
	uint32_t order; /* serial of the leaf: where in the text */
};

/* Where a picture stands on its page, for BBox. */
struct pdf_figure {
	uint32_t key;
	int page;
	int64_t left, bottom, right, top; /* milli-points */
};

/* A link annotation. */
struct pdf_annotation {
	uint32_t key;
	int page;
	int object;
};

struct pdf_tags {
	struct arena *memory;
	const struct book *book;
	uint32_t count;   /* every serial is below this */
	uint8_t *tags;    /* enum tag, by serial */
	uint32_t *owners; /* serial of the node whose element marks are in */
	uint8_t *links;   /* bits of enum part: link areas stand on this */
};

/* What the nodes are. */
void pdf_tags_plan(struct pdf_tags *tags, struct arena *memory,
                   const struct book *book, const struct pages *pages);

/* The element that a mark of this node and role is in, or 0. */
uint32_t pdf_tags_key(const struct pdf_tags *tags, const struct node *node,
                      enum role role);
/* The element of a link area. */
uint32_t pdf_tags_link_key(const struct link_area *area);
/* What stands before its MCID in the page: "P", "Code". */
const char *pdf_tags_name(const struct pdf_tags *tags, uint32_t key);
bool pdf_tags_is_figure(const struct pdf_tags *tags, uint32_t key);

/* What was marked on the pages. */
struct pdf_marked {
	struct marked_page {
		int object; /* the page */
		const struct pdf_mark *marks;
		int mark_count;
	} * pages;
	int page_count;
	const struct pdf_figure *figures;
	int figure_count;
	const struct pdf_annotation *annotations; /* StructParent: page_count
	                                             + index */
	int annotation_count;
};

/* Write the tree; returns the object StructTreeRoot (write/pdf_tree.c). */
int pdf_tags_write(const struct pdf_tags *tags, struct pdf_file *file,
                   const struct pdf_marked *marked);

/* What a picture says to those who do not see it; false for decoration. */
bool pdf_tags_alt(const struct node *image, struct buf *alt);

#endif
