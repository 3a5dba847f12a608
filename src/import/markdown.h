/*
 * import/markdown.h - what the parts of the Markdown importer share
 *
 * Takes   cmark-gfm's tree of one file
 * Gives   our nodes below a Document
 * Owns    nodes live in the book's arena, everything else in the scratch
 *         arena, which is freed when the file is read
 *
 *	markdown.c          one file: guard, parse, convert
 *	markdown_blocks.c   paragraphs, lists, quotes, code, figures
 *	markdown_tables.c   tables and their captions
 *	markdown_drawn.c    tables in frames
 *	markdown_inlines.c  text and what stands in it
 *	markdown_spans.c    {attributes} behind inlines
 *	markdown_notes.c    footnotes
 *	markdown_divs.c     fenced divs, definition lists, fancy lists
 *	markdown_marks.c    sub- and superscripts, marks, verses, ^[notes]
 *	html.c              raw HTML, of blocks and of inlines
 */
#ifndef IMPORT_MARKDOWN_H
#define IMPORT_MARKDOWN_H

#include "import/drawn.h"
#include "import/import.h"
#include "import/lines.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>

/* A note that is called again is copied; the copies of one file may weigh so
 * much, in nodes and in 64 bytes of text. */
#define NOTE_COPIES_MOST 100000

/* [^label]: the text of a note. */
struct definition {
	cmark_node *blocks;
	bool is_called;
	bool is_open; /* being converted: a call inside is a circle */
};

struct markdown {
	struct arena *arena;
	struct arena scratch;
	struct diag *diag;
	const char *file;
	int first_line;
	int call_lines;     /* parsed before the source */
	int line_shift;     /* cmark's line + line_shift = the file's line */
	struct view source; /* what was parsed, guarded */
	bool is_guarded;    /* texts hold stand-ins */
	struct line_changes changes;
	struct drawn drawn;
	size_t *line_starts; /* made when first needed */
	int line_count;
	struct definition *definitions; /* in the order of cmark's numbers */
	int definition_count;
	int definition_room;
	int note_copies; /* the weight of all copies of notes so far */
	bool copies_reported;
	int depth; /* containers around us */
	bool depth_reported;
	const struct node *captioned; /* takes attributes at its end, as a
	                                 heading does */
};

/* where a node stands; breaks and cells have no place in cmark: above's */
struct place markdown_place(const struct markdown *m, cmark_node *from,
                            struct place above);
struct node *markdown_node(struct markdown *m, enum node_kind kind,
                           cmark_node *from, const struct node *above);
/* A copy of text in the arena, stand-ins put back. */
struct view markdown_copy(struct markdown *m, const char *text, bool verbatim);
/* The source from the start of a line on, as cmark counts. */
struct view markdown_source(struct markdown *m, int line);

/* Into a container and out of it again. False when it is too deep: then
 * only its text is kept. */
bool markdown_enter(struct markdown *m, cmark_node *from);
void markdown_leave(struct markdown *m);

void markdown_blocks(struct markdown *m, struct node *parent,
                     cmark_node *first);
void markdown_inlines(struct markdown *m, struct node *parent,
                      cmark_node *first);

/* markdown_tables.c */
void markdown_table(struct markdown *m, struct node *parent, cmark_node *from);
/* Is this paragraph the caption of the table beside it? */
bool markdown_is_caption(const struct markdown *m, cmark_node *from);
void markdown_caption(struct markdown *m, struct node *parent,
                      cmark_node *from);
/* Put the captions among the children of parent into their tables. */
void markdown_join_captions(struct markdown *m, struct node *parent);
/* May from be a table? Extensions have no fixed node types. */
bool markdown_is_table(cmark_node *from);

/* markdown_drawn.c: the table whose text begins with from, or NULL; is from
 * the end of one? */
const struct drawn_table *markdown_drawn(const struct markdown *m,
                                         cmark_node *from);
bool markdown_ends_drawn(const struct markdown *m, cmark_node *from);
/* A table in a frame, of from and its siblings; returns the last of these. */
cmark_node *markdown_add_drawn(struct markdown *m, struct node *parent,
                               cmark_node *from);
/* Where drawn tables moved lines: the places of nodes and messages become
 * those of the file. The messages are added to "to". */
void markdown_move_places(struct markdown *m, struct node *top,
                          struct diag *to);

/* markdown_spans.c: among the children of parent, put {attributes} on the
 * link, image, code or [bracketed span] they follow. */
void markdown_spans(struct markdown *m, struct node *parent);
/* Attributes at the very end of parent's text, put on target. */
void markdown_end_attributes(struct markdown *m, struct node *parent,
                             struct node *target);

/* markdown_divs.c: put the characters back that import/lines.h changed in a
 * verbatim text; its first line is skip lines below the start of from. */
void markdown_restore(struct markdown *m, cmark_node *from, int skip,
                      struct view text);
bool markdown_is_verse(struct markdown *m, cmark_node *from);
/* A fence of ":::", put as a block to wait for markdown_join_divs(); false
 * when from is none. */
bool markdown_fence(struct markdown *m, struct node *parent, cmark_node *from);
/* What stands between two fences goes into a Div. */
void markdown_join_divs(struct markdown *m, struct node *parent);
/* Lists whose markers the parser did not know get what they are. */
void markdown_finish_list(struct markdown *m, struct node *list,
                          cmark_node *from, bool *has_definitions);
/* Paragraphs before definitions are their terms. */
void markdown_join_definitions(struct node *parent);

/* markdown_marks.c: among the children of parent, nodes of what stands
 * between two signs; and the lines of a LineBlock. */
bool markdown_has_marks(const char *text);
void markdown_marks(struct markdown *m, struct node *parent);
void markdown_verse(struct markdown *m, struct node *block);

/* markdown_notes.c: a paragraph that calls every note there might be, so that
 * the parser keeps them all; empty when there is no need. */
void markdown_call_all_notes(struct view text, struct buf *out);
void markdown_find_definitions(struct markdown *m, cmark_node *document);
void markdown_note(struct markdown *m, struct node *parent, cmark_node *call);
void markdown_report_unused(struct markdown *m);
/* Report calls of notes that are not defined: the parser left them as text. */
void markdown_undefined_notes(struct markdown *m, const char *text,
                              cmark_node *from);

#endif
