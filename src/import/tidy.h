/*
 * import/tidy.h - inlines as doc/node.h wants them
 *
 * Takes   the children of one node, as they were found one after another
 * Gives   neighbouring Strs joined, their white space folded, empty ones gone
 * Fails   never
 */
#ifndef IMPORT_TIDY_H
#define IMPORT_TIDY_H

#include "doc/node.h"

/* is_guarded: also put back what import/guard.h replaced. */
void tidy_inlines(struct arena *a, struct node *parent, bool is_guarded);

/* Take white space off both ends of a block's inlines. */
void tidy_ends(struct node *parent);

#endif
