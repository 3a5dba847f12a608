/*
 * write/epub_access.h - what an EPUB says of its own accessibility
 *
 * Takes   the facts that were found while its files were written
 * Gives   the metadata of EPUB Accessibility 1.1; the claim to conform only
 *         where our own checks found nothing against it
 * Source  EPUB Accessibility 1.1, 2.2 and 4; schema.org's accessibility terms
 *
 * Metadata that the author gives (accessibilitySummary, accessibilityHazards)
 * stand in place of ours.
 */
#ifndef WRITE_EPUB_ACCESS_H
#define WRITE_EPUB_ACCESS_H

#include "write/epub.h"

void epub_access(const struct epub *epub, struct buf *out);

/* Did the checks find nothing against WCAG 2.1 AA? Every picture has its
 * text, the book has a title and a language, no stylesheet of the author's
 * sets colours. That no heading level is skipped, tables have headings with a
 * scope and our colours can be read, the writer sees to itself. */
bool epub_is_accessible(const struct epub *epub);

#endif
