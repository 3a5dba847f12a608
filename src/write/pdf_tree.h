/*
 * write/pdf_tree.h - the structure tree while it is made (inside the PDF only)
 *
 * Takes   the plan (write/pdf_tags.h) and what was marked
 * Gives   elements in the order of the document, each with its kids
 * Owns    everything lives in tree->memory
 *
 *	elements      0        1     2    3     4
 *	           Document > Sect > H1   P  >  Link
 *	placed     marks by key (node and part), in the order of the text:
 *	           first_mark[key] .. first_mark[key + 1]
 */
#ifndef WRITE_PDF_TREE_H
#define WRITE_PDF_TREE_H

#include "write/pdf_tags.h"

#define NO_ELEMENT UINT32_C(0xFFFFFFFF)

struct element {
	uint8_t tag;             /* enum tag */
	uint8_t part;            /* enum part */
	const struct node *node; /* NULL: the Document at the top */
	uint32_t parent;
	uint32_t order; /* where it stands among its parent's marks */
	uint32_t first, last, next; /* elements below it; beside it */
};

/* A mark with its page. */
struct placed {
	uint32_t order;
	int page, mcid;
};

/* The TH that name a cell. */
struct cell_headers {
	bool is_told; /* in a table whose cells tell them; its TH have names */
	int count;
	const struct node *const *at;
};

struct tree {
	const struct pdf_tags *tags;
	const struct pdf_marked *marked;
	struct arena *memory;
	struct element *elements;
	int count, room;
	uint32_t *element_of; /* by key: the element that holds its marks */
	uint32_t *first_mark;
	struct placed *placed;
	uint32_t *first_annotation; /* by key, as first_mark */
	int *annotations;           /* indices of marked->annotations */
	int *figure_of; /* by key: index of marked->figures plus one */
	struct cell_headers *headers; /* by serial; NULL: nothing is told */
	/* notes called in the block that is being walked */
	const struct node **notes;
	int note_count, note_room;
};

/* Fill elements, and all that is found by key. */
void pdf_tree_make(struct tree *t);

/* Fill headers for the cells of this table, where the Scope of its TH is not
 * enough (write/pdf_headers.c). */
void pdf_tree_headers(struct tree *t, const struct node *table);

#endif
