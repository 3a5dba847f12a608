/*
 * doc/dump.h - the tree as text (--dump=doc), for golden tests
 *
 * Takes   a tree
 * Gives   one line a node: name, what the node itself says, place, attributes,
 *         text in quotes with C's escapes
 * Fails   never
 *
 *	Document 1:1
 *	  Header 1 1:1 #ownership .unlisted
 *	    Str 1:3 "Ownership"
 *	  Table 9:1 columns=left,center
 *	  Para 5:1
 *	    Link 5:5 url="other.md" title="" key="value"
 */
#ifndef DOC_DUMP_H
#define DOC_DUMP_H

#include "base/buf.h"
#include "doc/node.h"

void doc_dump(const struct node *top, struct buf *out);

#endif
