/*
 * page/block.h - blocks -> slabs of a vertical list
 *
 * Takes   a tree of blocks (doc/node.h) and the column they stand in
 * Gives   slabs at the end of builder->list, with notes beside them
 * Units   sp
 * Owns    lines live in builder->lines, slabs in the list's own arena
 * Fails   never: what cannot be shown gives a box with its text
 *
 *	x          x + width
 *	|paragraph text     |
 *	|  o item of a list |   a column inside the column: x, width, indent,
 *	|    text           |   type and leading are those of struct column
 */
#ifndef PAGE_BLOCK_H
#define PAGE_BLOCK_H

#include "page/vlist.h"

struct builder {
	struct setter *setter;
	const struct book *book;
	const struct theme *theme;
	struct arena *lines;
	struct vlist *list;
	struct view lang;
	bool rtl;          /* the language is written from right to left */
	sp least_width;    /* no column gets narrower than this by indents */
	sp most_height;    /* of a picture, with its caption */
	bool fills;        /* pictures are as wide as their column */
	bool may_bleed;    /* pictures may run to the edges of the page */
	bool turned;       /* onto a page whose text runs upwards */
	struct wrap *wrap; /* page/wrap.h: text runs around it; or NULL */
	int titled;        /* slabs of the title that stands above the text */
	/* Notes called by the lines of a note: they are set after it. */
	const struct node **notes;
	int note_count, note_room;
};

/* Where blocks stand, and how their text looks. */
struct column {
	sp x, width;
	int family, weight;
	bool italic;
	sp size, leading;
	uint32_t colour;
	enum letter_case letter_case;
	bool tabular; /* figures stand below one another */
	enum para_align align;
	bool balanced; /* ragged lines about as long as one another */
	bool hyphenate;
	sp indent; /* of the first line of a paragraph after another */
	sp gap;    /* between paragraphs */
	int list_depth;
	bool on_grid; /* text keeps to the lines of the page's grid */
	bool in_cell; /* of a table: headings are bold text */
};

void builder_open(struct builder *b, struct setter *setter,
                  const struct book *book, struct arena *lines,
                  struct vlist *list);

/* The column of the page's text, and the same in another size. */
struct column column_of_text(const struct builder *b);
struct column column_of_size(const struct column *c, sp size, sp leading);
/* Indented where lines begin (from the right where they run to the left), as
 * far as the column stays wide enough. */
struct column column_indented(const struct builder *b, const struct column *c,
                              sp indent);
struct text_style column_style(const struct builder *b, const struct column *c,
                               const struct node *node);
/* From the top of a line's slab down to its baseline. */
sp column_baseline(const struct column *c);

/* Set one block. */
void block_set_one(struct builder *b, const struct column *c,
                   const struct node *node);
/* Set node and all blocks after it. */
void block_set_from(struct builder *b, const struct column *c,
                    const struct node *node);
/* Set all blocks below parent. */
void block_set_children(struct builder *b, const struct column *c,
                        const struct node *parent);
/* Set the inlines of node as lines of the list. */
void block_paragraph(struct builder *b, const struct column *c,
                     const struct node *node, sp first_indent);
/* Lines that were set already: slabs with their links, notes, anchors. */
void block_lines(struct builder *b, const struct column *c,
                 const struct lines *lines, const struct node *node);
/* No page ends between the slabs from first on. */
void block_keep(struct builder *b, int first);

/* As much space above the slabs from first on as below them, where the text
 * after them is on the grid again; at least so much below. Such blocks one
 * below the other go back to it together, at even distances. */
void block_centre(struct builder *b, const struct column *c, int first,
                  sp below);

/* The only picture in a paragraph that holds nothing else, or NULL. */
const struct node *block_lone_image(const struct node *node);

#endif
