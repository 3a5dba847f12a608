/*
 * doc/verify.h - what holds for every tree, checked in tests
 *
 * Takes   a tree
 * Gives   true, or false and one line a fault
 * Fails   never
 */
#ifndef DOC_VERIFY_H
#define DOC_VERIFY_H

#include "base/buf.h"
#include "doc/node.h"

/* Nodes stand inside each other at most so deep: whoever walks the tree may
 * recurse. */
#define DOC_DEEP 128

bool doc_verify(const struct node *top, struct buf *why);

#endif
