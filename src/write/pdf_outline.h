/*
 * write/pdf_outline.h - the outline (bookmarks) and the labels of the pages
 *
 * Takes   the headings of the book, the labels of its pages
 * Gives   an outline that nests as the headings do; labels in as few ranges as
 *         they need
 */
#ifndef WRITE_PDF_OUTLINE_H
#define WRITE_PDF_OUTLINE_H

#include "write/pdf_links.h"

/* True when there is one. */
bool pdf_outline_write(const struct book *book, const struct pdf_links *links,
                       struct pdf_file *file);

void pdf_labels_write(const struct pages *pages, struct pdf_file *file);

#endif
