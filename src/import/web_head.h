/*
 * import/web_head.h - kind and size of GIF and WebP pictures, from their heads
 *
 * Gives   is_moving where there are several pictures, is_photo where all of a
 *         picture is opaque and was packed with loss
 * Fails   false with the reason
 * Source  GIF89a specification, 18 to 20; RFC 9649
 */
#ifndef IMPORT_WEB_HEAD_H
#define IMPORT_WEB_HEAD_H

#include "doc/picture.h"

bool web_read_gif(struct picture *picture, const char **reason);
bool web_read_webp(struct picture *picture, const char **reason);

/* Why files of other kinds are not read, and what to do; NULL for none that
 * is known. */
const char *web_other_kind(struct view bytes);

#endif
