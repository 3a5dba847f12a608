/*
 * write/xml.h - well-formed text, attributes and names for XML files
 *
 * Takes   valid UTF-8 from anywhere: whatever the author wrote
 * Gives   escaped text that every XML 1.0 and HTML parser accepts; names that
 *         are plain ASCII and unique where they have to be
 * Owns    names live in the arena passed in
 * Fails   never: a character that XML 1.0 or HTML forbids is left out
 *
 * Tags are written as literals by those who know them; what comes from the
 * author passes through here.
 */
#ifndef WRITE_XML_H
#define WRITE_XML_H

#include "base/buf.h"
#include "base/map.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* Text between tags: & < > escaped, forbidden characters left out. */
void xml_text(struct buf *out, struct view text);
/* The same inside quotes; every white space becomes one space. */
void xml_value(struct buf *out, struct view value);
/* text without the white space at its ends; empty where nothing of it would be
 * written, as for forbidden characters alone. */
struct view xml_trim(struct view text);
/* A space, name="value". */
void xml_attribute(struct buf *out, const char *name, struct view value);
void xml_attribute_int(struct buf *out, const char *name, int value);

/* Whether XML and HTML allow the character c in a text. */
bool xml_allows(uint32_t c);

/* Is tag well-formed by BCP 47 (RFC 5646, 2.1)? Unregistered words pass. */
bool xml_is_language(struct view tag);

/*
 * wanted as an ASCII NCName: letters, digits, "-", "_" and "." stay, runs of
 * all else become one "-". Where nothing stays it is fallback. With
 * digit_first it may start with a digit, as file names do.
 */
struct view xml_name(struct arena *a, struct view wanted, const char *fallback,
                     bool digit_first);

/* Names that are taken; all zeroes with taken.memory set is ready. */
struct xml_names {
	struct map taken; /* name -> the number its next namesake may take */
	bool any_case; /* "A" and "a" are one name, as on some file systems */
};

/* name, or name-2, name-3 ... where it is taken; the result is taken then. */
struct view xml_unique(struct xml_names *names, struct view name);

#endif
