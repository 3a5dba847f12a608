/*
 * write/epub_limits.h - what e-readers and shops do not take, or take badly
 *
 * Takes   an EPUB whose files are written, and the size of its archive
 * Gives   a message for each thing that is over a limit; nothing is changed
 * Source  Kindle Publishing Guidelines (tables, cover); Amazon's limit for
 *         books sent by e-mail; the 300 KB past which older engines, Adobe's
 *         among them, open a file slowly or not at all
 *
 * A picture's own limit is kept where it is made smaller (write/epub.c).
 */
#ifndef WRITE_EPUB_LIMITS_H
#define WRITE_EPUB_LIMITS_H

#include "write/epub.h"

void epub_limits(const struct epub *epub, size_t archive);

#endif
