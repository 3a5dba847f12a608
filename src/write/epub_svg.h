/*
 * write/epub_svg.h - an SVG file written again with what is known to be safe
 *
 * Takes   an SVG file, from anybody, and the files that it shows
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
#include "doc/picture.h"

bool epub_svg(struct arena *a, const struct picture *picture, struct buf *out,
              const char **reason);
/* The same for the bytes of a file that is shown by that many others in each
 * other; picture: whose links are its own, or NULL. */
bool epub_svg_within(struct arena *a, struct view bytes,
                     const struct picture *picture, int depth, struct buf *out,
                     const char **reason);

/* write/epub_svg_image.c: what an image element shows, as a data: URL of PNG,
 * JPEG or clean SVG; empty when it is none of these. */
struct view epub_svg_image(struct arena *a, const struct picture *picture,
                           struct view url, int depth);

#endif
