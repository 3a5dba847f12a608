/*
 * import/html_tags.h - the tags that become nodes, and what is in a tag
 *
 * Takes   the text of one tag, "<a href=x>"
 * Gives   its element, or NULL for one that is not taken over; its attributes
 * Fails   never
 */
#ifndef IMPORT_HTML_TAGS_H
#define IMPORT_HTML_TAGS_H

#include "doc/node.h"

enum {
	HTML_BLOCK = 1,        /* stands among blocks only */
	HTML_VOID = 2,         /* has no end tag */
	HTML_SKIP = 4,         /* goes with all that is in it */
	HTML_OPTIONAL_END = 8, /* ends where its parent or the like does */
	HTML_VERBATIM = 16,    /* white space in it counts */
	HTML_ATTRIBUTES = 32,  /* keeps id, class, lang */
};

struct html_element {
	const char *name;
	enum node_kind kind;
	const char *class; /* given to the node, or NULL */
	unsigned flags;
	const char *ends; /* open elements that its start tag ends */
};

struct html_tag {
	const struct html_element *element; /* NULL: not taken over */
	struct view name;
	struct view attributes; /* between the name and ">" */
	bool is_close;
	bool is_empty; /* "<br/>" */
};

/* NULL for an unknown name; case does not matter. */
const struct html_element *html_element(struct view name);
/* The index of an element, below HTML_ELEMENTS. */
int html_element_index(const struct html_element *element);
#define HTML_ELEMENTS 80

/* False when text is not one tag (but a comment, or no HTML at all). */
bool html_read_tag(struct view text, struct html_tag *tag);
/* The length of the tag at the start of v; 0 when it has no end. */
size_t html_tag_length(struct view v);
/* The value of an attribute, entities decoded; p is NULL without one. */
struct view html_value(struct arena *a, const struct html_tag *tag,
                       const char *name);
/* v with its entities decoded. */
struct view html_decode(struct arena *a, struct view v);

/* id, class, lang, dir, align and page breaks of a tag, put on node. */
void html_keep_attributes(struct arena *a, const struct html_tag *tag,
                          struct node *node);

/* html_table.c: when all rows are there: count columns, fill rows up, put
 * caption and head first. */
void html_finish_table(struct arena *a, struct node *table);

#endif
