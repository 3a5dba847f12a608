/*
 * doc/resolve.h - the steps of book_resolve(), in the order they run
 *
 * Each takes the whole book and leaves it a little more finished; see
 * doc/book.h for what holds in the end.
 */
#ifndef DOC_RESOLVE_H
#define DOC_RESOLVE_H

#include "doc/book.h"

/* doc/identify.c: every heading has an identifier, every identifier is unique;
 * fills book->places. */
void book_identify(struct book *book, struct diag *d);
/* doc/links.c: link.target of every internal link. */
void book_link(struct book *book, struct diag *d);
/* doc/notes.c: how notes are numbered; their numbers. */
void book_read_notes(struct book *book, struct diag *d);
void book_number_notes(struct book *book);
/* doc/number.c: headings, section numbers, serials. */
void book_collect_headings(struct book *book, struct diag *d);
void book_number_nodes(struct book *book);
/* The level of the book's highest headings, 1 to 6. */
int book_highest_level(const struct book *book);
/* doc/row_heads.c: the scope of cells that stand at the head of a row. */
void book_name_rows(struct book *book);
/* doc/endnotes.c: notes to where the metadata want them. */
void book_move_notes(struct book *book, struct diag *d);
/* doc/glossary.c: terms in order, with identifiers; later, "[term]{.glossary}"
 * as links to them. */
void book_shape_glossary(struct book *book);
void book_link_glossary(struct book *book, struct diag *d);
/* doc/examples.c: "(@good)" as items of lists, and links to them. */
void book_number_examples(struct book *book);
/* doc/matter.c: which chapters are front, body, back; headings' ranks, after
 * they are numbered. */
void book_sort_matter(struct book *book);
void book_rank_headings(struct book *book);
/* Does this Header open a part, an appendix? */
bool book_is_part(const struct node *header);
bool book_is_appendix(const struct node *header);
/* May a chapter of this heading have a number: no preface, no glossary? */
bool book_has_number(const struct chapter *chapter, const struct node *header);
/* doc/generate.c: the title page and the contents. */
void book_make_title_page(struct book *book);
void book_make_contents(struct book *book);

#endif
