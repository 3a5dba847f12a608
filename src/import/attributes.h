/*
 * import/attributes.h - {#id .class key=value key="value"}
 *
 * Takes   text that begins with "{", or what stands behind a code fence
 * Gives   identifier, classes and pairs, put on a node
 * Owns    what is kept is copied into the arena
 * Fails   never: braces that are no attributes stay text
 * Source  pandoc's header_attributes, link_attributes, inline_code_attributes,
 *         fenced_code_attributes; rustdoc's comma lists
 *
 *	{#fig:crab .wide width=50% alt="A \"red\" crab"}     {-} is .unnumbered
 *	 id        class pair      pair
 */
#ifndef IMPORT_ATTRIBUTES_H
#define IMPORT_ATTRIBUTES_H

#include "doc/node.h"

/* Attributes are looked for in so many bytes from the opening brace on. */
#define ATTRIBUTES_MOST ((size_t)8192)

/*
 * The length of the attributes at the start of text, both braces counted; 0
 * when there are none. With a node, they are put on it: a second identifier
 * replaces the first, classes add up.
 */
size_t attributes_read(struct arena *a, struct view text, struct node *node);

/* The info string of a code fence: "rust", "rust,ignore", "{.rust #id}",
 * "rust {.numberLines startFrom=10}", "rust title=main.rs". */
void attributes_read_info(struct arena *a, struct view info, struct node *node);

#endif
