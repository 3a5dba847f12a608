/*
 * write/xhtml_parts.h - what the parts of write/xhtml share
 *
 *	xhtml.c         files, sections, notes, and what all of them use
 *	xhtml_block.c   paragraphs, headings, lists, figures, divs
 *	xhtml_code.c    code, its tokens and lines
 *	xhtml_table.c   tables
 *	xhtml_inline.c  text, links, calls of notes
 *	xhtml_image.c   pictures and their alternative texts
 *	xhtml_data.c    the numbers behind a chart
 *	xhtml_letters.c the style of letters in boxes and on the title page
 */
#ifndef WRITE_XHTML_PARTS_H
#define WRITE_XHTML_PARTS_H

#include "write/xhtml.h"

struct xhtml {
	struct plan *plan;
	int file;
	struct buf *out;
	struct xhtml_facts *facts;
	struct letters *letters; /* NULL: not collected */
	int style;               /* the letters' style where we are */
	bool rtl;                /* the book is read from right to left */
	bool in_link;
	const char *box; /* of a task, to stand at the start of its text */
	/* nodes whose identifier or page marks have not found a place yet */
	const struct node **waiting;
	int waiting_count, waiting_room;
	/* Notes in the order of their calls; those from called_count on were
	 * met inside a link, where no other link can stand */
	const struct node **notes;
	int note_count, note_room;
	int called_count;
};

/* The text of the book: escaped, its characters noted for the fonts. */
void xhtml_text(struct xhtml *w, struct view text);

/* ' id="..."' when something leads to node. */
void xhtml_id(struct xhtml *w, const struct node *node);
/* Identifier, classes (own_class first, may be NULL), language, direction. */
void xhtml_attributes(struct xhtml *w, const struct node *node,
                      const char *own_class);
/* Code, numbers of notes, addresses: apart in text that runs to the left. */
void xhtml_left_to_right(struct xhtml *w, const struct node *node);
/* Is there anything for xhtml_attributes() to write? */
bool xhtml_has_attributes(const struct xhtml *w, const struct node *node);

/* Put node among those that wait, if something leads to it. */
void xhtml_wait(struct xhtml *w, const struct node *node);
/* The same for node and all below it: its text is not shown. */
void xhtml_wait_below(struct xhtml *w, struct node *node);
/* Write what waits: here a <span> may stand. */
void xhtml_flush(struct xhtml *w);
/* Where the mark of a page that begins at byte at of a text stands: before the
 * word, if that is not too long. */
size_t xhtml_word_start(struct view text, size_t at);

/* The letters' style of what stands in a Div or paragraph; of the number of a
 * heading of that level, 1 to 6. */
int xhtml_block_style(const struct xhtml *w, const struct node *node);
int xhtml_number_style(const struct xhtml *w, int level);

void xhtml_block(struct xhtml *w, struct node *node);
void xhtml_blocks(struct xhtml *w, const struct node *parent);
void xhtml_table(struct xhtml *w, struct node *table);
void xhtml_code(struct xhtml *w, const struct node *node);
void xhtml_inline(struct xhtml *w, struct node *node);
void xhtml_inlines(struct xhtml *w, const struct node *parent);
/* The calls of notes that a link held, after its end. */
void xhtml_late_calls(struct xhtml *w);
/* An Image; as a block where it stands alone in a Figure. */
void xhtml_image(struct xhtml *w, struct node *image, bool is_block);
/* The numbers behind a chart, as a table to be opened; nothing where the
 * picture has none. */
void xhtml_data(struct xhtml *w, const struct node *image);
/* A length in CSS pixels, 96 to the inch, at least 1. */
int xhtml_pixels(sp length);
/* The width in percent that node asks for, 0 for none; class becomes that of
 * the stylesheet. */
int xhtml_percent(struct xhtml *w, const struct node *node, char class[16]);
/* The class that lets text run around a picture, or NULL. */
const char *xhtml_wrap(const struct node *image);
/* Does an Image have a text for who cannot see it? */
bool xhtml_has_alt(const struct node *image);

#endif
