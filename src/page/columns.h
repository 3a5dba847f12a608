/*
 * page/columns.h - blocks side by side
 *
 *	::: columns                 +------+  +----------+
 *	:::: {.column width="40%"}  | one  |  | two two  |
 *	one one                     | one  |  | two      |
 *	::::                        +------+  +----------+
 *	:::: column
 *	two two two                 a page may end where no line of any column is
 *	::::
 *	:::
 *
 * Columns without a width share what the others leave. What stands between
 * the columns has the whole measure.
 */
#ifndef PAGE_COLUMNS_H
#define PAGE_COLUMNS_H

#include "page/block.h"

void columns_set(struct builder *b, const struct column *c,
                 const struct node *div);

#endif
