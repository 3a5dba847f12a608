/*
 * font/features.h - what is asked of HarfBuzz (inside font/ only)
 *
 * Takes   a font: features and tracking
 * Gives   OpenType features, and whether a face answers to them
 * Fails   never
 */
#ifndef FONT_FEATURES_H
#define FONT_FEATURES_H

#include "font/fonts.h"

#include <hb.h>

#define FEATURES_MOST 16

/* Fill features with what differs from HarfBuzz's own choice (kern, liga, and
 * what the script needs); returns how many. */
unsigned features_list(const struct font *font,
                       hb_feature_t features[FEATURES_MOST]);

/* May letters of this script (ISO 15924; 0: none in particular) be spaced? */
bool features_may_space(uint32_t script);

#endif
