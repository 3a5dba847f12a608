/*
 * write/zip.h - the zip file around an EPUB (the door to libzip)
 *
 * Takes   names and bytes, in the order they shall stand in the archive
 * Gives   the whole archive in memory, the same for the same input: all dates
 *         are 1 January 2000, and no entry has an extra field
 * Owns    the compressed bytes; those of stored entries are borrowed until
 *         zipper_finish()
 * Fails   in zipper_finish() alone: the first error is kept, and later calls
 *         do nothing
 *
 * libzip owns the prefix zip_ and the name struct zip, hence "zipper".
 */
#ifndef WRITE_ZIP_H
#define WRITE_ZIP_H

#include "base/buf.h"

struct zipper *zipper_open(void);
/* Put bytes in as they are: what is compressed already, and "mimetype". */
void zipper_store(struct zipper *z, const char *name, struct view bytes);
/* Put bytes in deflated; stored where that is no smaller. */
void zipper_deflate(struct zipper *z, const char *name, struct view bytes);
/* Append the archive to out and end z. False with a reason (a text that
 * stays) when it could not be made; out is unchanged then. */
bool zipper_finish(struct zipper *z, struct buf *out, const char **reason);

#endif
