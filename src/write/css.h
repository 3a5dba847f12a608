/*
 * write/css.h - the EPUB's stylesheet, from the theme that sets the PDF
 *
 * Takes   the theme, the embedded fonts, what the files were found to use
 * Gives   CSS that leaves the reader in charge: no size or colour for the
 *         text itself, no fixed heights, no scrolling; every colour has a
 *         contrast of at least 4.5:1 by day, and gives way by night
 * Units   em, so that all grows with the text
 * Source  contrast: WCAG 2.1, "relative luminance" and "contrast ratio";
 *         page-break-* stands beside break-* for readers of EPUB 2
 */
#ifndef WRITE_CSS_H
#define WRITE_CSS_H

#include "base/buf.h"
#include "write/xhtml.h"

/* facts: which of the classes width-50 and level-3 are used. */
void css_write(const struct theme *theme, const struct web_fonts *fonts,
               const struct xhtml_facts *facts, struct buf *out);

/* The contrast ratio of two colours (0xRRGGBB), 1 to 21. */
double css_contrast(uint32_t one, uint32_t other);
/* colour, made lighter or darker until it can be read on ground. */
uint32_t css_readable(uint32_t colour, uint32_t ground);

#endif
