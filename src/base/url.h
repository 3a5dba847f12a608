/*
 * base/url.h - the little that both links and pictures ask of a URL
 *
 * Source  RFC 3986: section 3.1 (schemes), 2.1 (percent-encoding)
 */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/arena.h"

/* "https:", "mailto:", "//host": it names nothing beside the document. A
 * scheme has two letters or more, so that "c:" stays a file. */
bool url_is_absolute(struct view url);

/* "%20" and its like as bytes, once. "%00" stays as it is: no path has a NUL.
 * The result ends in a NUL. */
struct view url_decoded(struct arena *a, struct view url);

#endif
