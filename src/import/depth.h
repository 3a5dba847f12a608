/*
 * import/depth.h - keep the tree shallow
 *
 * Takes   a tree; raw tags among the blocks of each list item and quote may
 *         have made it deeper than its Markdown is
 * Gives   the same tree, not deeper than doc/verify.h says: what stands too
 *         deep is its plain text
 * Fails   never; reports LIMIT_PASSED, once
 */
#ifndef IMPORT_DEPTH_H
#define IMPORT_DEPTH_H

#include "doc/node.h"

void depth_limit(struct arena *a, struct node *top, struct diag *d);

#endif
