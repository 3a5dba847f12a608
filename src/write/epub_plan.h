/*
 * write/epub_plan.h - what stands in which file of the EPUB, under which name
 *
 * Takes   the book, and where its printed pages start (page/pages.h)
 * Gives   the XHTML files, the identifier of every node that something leads
 *         to, the pictures' file names, the places of page-break marks
 * Owns    everything lives in the arena passed to plan_make()
 * Fails   never: names and identifiers are mended and made unique
 *
 * All of it is settled before the first line is written, so that a link can
 * lead forwards. A chapter that is too long for e-readers is cut before its
 * headings into several files:
 *
 *	chapter 03-ownership      text/03-ownership.xhtml      parts of
 *	  Header 1                  first ... end                one top
 *	  Para ...
 *	  Header 2                text/03-ownership-2.xhtml
 *	  Para ...                  first ... end = NULL
 *
 * Nodes are found by their serial number.
 */
#ifndef WRITE_EPUB_PLAN_H
#define WRITE_EPUB_PLAN_H

#include "doc/book.h"
#include "page/pages.h"
#include "write/xml.h"

/* The places of the navigation, which is no file of the plan. */
#define PLAN_NAVIGATION (-1)

enum plan_kind {
	PLAN_COVER,
	PLAN_TITLE,
	PLAN_CHAPTER,
};

/* One XHTML file: the blocks from first up to end (NULL: to the last). */
struct plan_file {
	enum plan_kind kind;
	struct view name;  /* beneath text/: "03-ownership.xhtml" */
	struct view item;  /* its id in the package file */
	struct view title; /* never empty */
	struct view lang;
	const struct chapter *chapter; /* NULL for cover and title page */
	struct node *top;              /* NULL for the cover */
	struct node *first, *end;
	bool is_continued; /* not the first file of its chapter */
	struct xml_names ids;
};

/* A node that something leads to. */
struct plan_place {
	const struct node *node;
	int file;
	struct view id;                /* empty: the file as a whole */
	struct view call_id;           /* of a Note: where it is called */
	int number;                    /* of a Note */
	const struct heading *heading; /* the entry of the contents, or NULL */
	bool written;
};

/* A printed page begins here. */
struct plan_page {
	const struct page *page;
	const struct node *node; /* it begins in this; NULL: the cover */
	uint32_t serial;
	uint32_t offset;
	int file;
	struct view id;
	bool written; /* only these stand in the page list */
};

/* A picture file. */
struct plan_media {
	const struct picture *picture;
	struct view name;  /* beneath media/ */
	struct view item;  /* its id in the package file */
	struct view bytes; /* to be written; those of an SVG are cleaned */
	/* The same as PNG, for readers that show no SVG: only where there are
	 * bytes. */
	struct view dots_name, dots_item, dots;
	bool bad; /* it is left out, and shown as a box */
};

struct plan {
	struct arena *memory;
	struct diag *diag; /* NULL: nobody wants to know */
	const struct book *book;
	struct plan_file *files;
	int file_count, file_room;
	struct plan_place *places;
	int place_count, place_room;
	struct plan_page *pages; /* by serial, then offset */
	int page_count, page_room;
	struct plan_media *media;
	int media_count, media_room;
	uint32_t serials; /* every serial is below this */
	/* by serial: index plus one of the node's place, of the first page
	 * that begins in it */
	uint32_t *place_of;
	uint32_t *page_of;
	int *media_of; /* by picture->index: index plus one */
	int picture_count;
	const struct plan_media *cover; /* NULL: no cover */
	bool cover_is_made; /* by the program: it shows but title and author */
};

/* pages may be NULL. */
struct plan *plan_make(struct arena *a, const struct book *book,
                       const struct pages *pages);

/* The place of a node, or NULL when nothing leads there. */
struct plan_place *plan_place(const struct plan *plan, const struct node *node);
/* The pages that begin in node: the first of *count, or NULL. */
struct plan_page *plan_pages(const struct plan *plan, const struct node *node,
                             int *count);
/* The file of a picture; NULL when there is none, or it is bad. */
const struct plan_media *plan_media(const struct plan *plan,
                                    const struct picture *picture);

/* Append the address of target as it is written in the file from (an index,
 * or PLAN_NAVIGATION); false when target is not in the EPUB. */
bool plan_address(const struct plan *plan, int from, const struct node *target,
                  struct buf *out);

/* What the title of the book is, never empty. */
struct view plan_title(const struct book *book);
/* Its language, well-formed: "en" where the metadata have none. */
struct view plan_lang(const struct book *book);

#endif
