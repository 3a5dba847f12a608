/*
 * base/base64.h - bytes as text, as data: URLs have them
 *
 * Fails   never: what does not belong there (spaces, line ends) is passed over
 * Source  RFC 4648, 4 and 5: both alphabets are read, the first is written
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/arena.h"
#include "base/buf.h"

/* Up to the first "=", if there is one. */
struct view base64_decoded(struct arena *a, struct view text);
/* Append bytes, padded. */
void base64_put(struct buf *out, struct view bytes);

#endif
