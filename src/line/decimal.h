/*
 * line/decimal.h - a number on one line, before and behind its decimal sign
 *
 * Takes   a node whose children are inlines, its style, the decimal sign of
 *         its language
 * Gives   how wide the line is to the left of the place that stands below its
 *         like (doc/decimal.h), and to the right of it
 * Units   sp
 * Fails   false where there is no number, or more than one line
 *
 *	        -12|.5 ms
 *	before <-->|<---> after
 */
#ifndef LINE_DECIMAL_H
#define LINE_DECIMAL_H

#include "line/para.h"

struct decimal_widths {
	sp before, after;
};

bool para_decimal(struct setter *s, const struct node *parent,
                  const struct text_style *style, char sign,
                  struct decimal_widths *widths);

#endif
