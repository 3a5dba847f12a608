/*
 * import/html.h - raw HTML -> nodes
 *
 * Takes   raw tags as the Markdown parser gives them: one inline tag a node,
 *         blocks as chunks of text
 * Gives   nodes for the tags that do no harm; what else there is, is dropped
 *         and its text kept (not that of script, style and template)
 * Owns    nodes live in the arena passed in
 * Fails   never: HTML_DROPPED names each tag that is dropped, LINK_UNSAFE each
 *         link
 *
 * Tags are matched over the children of one node, so that Markdown between
 * the tags of two raw blocks ends up inside:
 *
 *	<details>                  RawInline
 *	<summary>More</summary>    RawInline, Str, RawInline
 *	                       ->                         ->  Div.details
 *	Some *Markdown*.           Para                         Para
 *	                                                          Strong
 *	</details>                 RawInline                    Para
 *	                 html_cut()            html_build()
 */
#ifndef IMPORT_HTML_H
#define IMPORT_HTML_H

#include "doc/node.h"

/* Cut a raw block into tags (RawInline) and texts (Str), appended to parent;
 * parent's children are right only after html_build(). */
void html_cut(struct arena *a, struct node *parent, struct view text,
              struct place at, struct diag *d);

/* Turn the raw tags among the children of parent into nodes. */
void html_build(struct arena *a, struct node *parent, struct diag *d);

/* False, and a message, for javascript:, data:, vbscript:, file:. */
bool html_link_is_safe(struct view url, struct place at, struct diag *d);

#endif
