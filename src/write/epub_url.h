/*
 * write/epub_url.h - addresses that a reading system and EPUBCheck accept
 *
 * Takes   the address of a link as the author wrote it
 * Gives   a valid absolute URL: what may not stand in one is percent-encoded
 * Fails   false for an address that cannot be mended (no host, a strange
 *         scheme, a relative path); nothing is appended then
 * Source  URL Standard, url.spec.whatwg.org; RFC 3986
 */
#ifndef WRITE_EPUB_URL_H
#define WRITE_EPUB_URL_H

#include "base/buf.h"

bool epub_url(struct view url, struct buf *out);
/* Does url name a file on another machine ("https:", "//host/...")? */
bool epub_url_is_remote(struct view url);

#endif
