/*
 * write/css_parts.h - what the parts of the stylesheet are written with
 *
 * Gives   declarations, each in a line of its own
 * Units   em, from sp; three decimals
 */
#ifndef WRITE_CSS_PARTS_H
#define WRITE_CSS_PARTS_H

#include "write/css.h"

/* By day a sepia page is the darkest ground that text stands on. */
#define DAY_GROUND UINT32_C(0xFBF0D9)

void css_colour(struct buf *out, const char *property, uint32_t colour);
/* length in em of a text of size. */
void css_em(struct buf *out, const char *property, sp length, sp size);
/* The family, what stands in for its missing characters, and what the reading
 * system has of its kind. */
void css_family(struct buf *out, const struct web_fonts *fonts,
                enum family family);

/* write/css_letters.c: what makes a case of letters; emphasis, small capitals,
 * what stands between scenes, the large letter that chapters begin with. */
void css_case(struct buf *out, const struct theme *theme,
              enum letter_case letter_case);
void css_emphasis(const struct theme *theme, struct buf *out);
void css_small_caps(const struct theme *theme, struct buf *out);
void css_breaks(const struct theme *theme, struct buf *out);
void css_dropcaps(const struct theme *theme, const struct web_fonts *fonts,
                  struct buf *out);

/* write/css_box.c: the theme's boxes by class; their grounds, and those
 * of tables, where the reading system says that it is day. */
void css_boxes(const struct theme *theme, const struct web_fonts *fonts,
               struct buf *out);
void css_box_grounds(const struct theme *theme, struct buf *out);

/* write/css_title.c */
void css_title_page(const struct theme *theme, const struct web_fonts *fonts,
                    struct buf *out);

#endif
