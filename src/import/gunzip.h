/*
 * import/gunzip.h - a file in a gzip (.svgz) -> the file
 *
 * Takes   bytes of any kind
 * Gives   what is packed in them, where they are a gzip of one member
 * Owns    the bytes live in the arena
 * Fails   with a reason: broken, or larger unpacked than GUNZIP_MOST, whatever
 *         the gzip says of its size
 * Source  RFC 1952
 */
#ifndef IMPORT_GUNZIP_H
#define IMPORT_GUNZIP_H

#include "base/arena.h"

#define GUNZIP_MOST ((size_t)16 << 20)

bool is_gzip(struct view bytes);
/* False with a reason; unpacked is untouched then. */
bool gunzip(struct arena *a, struct view bytes, struct view *unpacked,
            const char **reason);

#endif
