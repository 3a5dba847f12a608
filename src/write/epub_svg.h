/*
 * write/epub_svg.h - an SVG file written again with what is known to be safe
 *
 * Takes   the bytes of an SVG file, from anybody
 * Gives   SVG with static shapes, text, paint, filters and local links; no
 *         script, no foreign content, no address outside the file, no
 *         document type; every identifier valid and unique
 * Fails   false with a reason when it is no well-formed SVG or too deep; out
 *         is unchanged then
 * Source  SVG 1.1, as EPUB 3.3 allows it; expat reads the XML
 */
#ifndef WRITE_EPUB_SVG_H
#define WRITE_EPUB_SVG_H

#include "base/arena.h"
#include "base/buf.h"

bool epub_svg(struct arena *a, struct view bytes, struct buf *out,
              const char **reason);

#endif
