/*
 * write/png_light.h - the colours of a PNG without a profile, as it tells them
 *
 * Takes   the chunks gAMA and cHRM, as numbers
 * Gives   the same as an ICC profile, and as a colour space of PDF for readers
 *         that use no profiles
 * Units   primaries in XYZ, where the white has a Y of 1
 * Owns    a profile lives in the arena passed in
 * Source  PNG (ISO 15948) 11.3.3; ICC.1:2001-04 (version 2.4); ISO 32000-1,
 *         8.6.5; the adaptation to the white of ICC (D50) is Bradford's
 *
 * Several readers take CalRGB for DeviceRGB, or its gamma for another one: the
 * profile is drawn right by more of them.
 */
#ifndef WRITE_PNG_LIGHT_H
#define WRITE_PNG_LIGHT_H

#include "base/arena.h"
#include "base/buf.h"

struct png_light {
	double power;     /* light = number ^ power */
	double rgb[3][3]; /* XYZ of red, green, blue */
	bool is_gray;     /* only their sum, the white, counts */
};

/* Does it mean sRGB, as near as it can be said in these chunks? */
bool png_light_is_usual(const struct png_light *light);

/* With the primaries of sRGB. */
struct png_light png_light_make(double power, bool is_gray);

struct view png_light_profile(const struct png_light *light,
                              struct arena *memory);

/* [/CalRGB<<...>>] or [/CalGray<<...>>] */
void png_light_space(const struct png_light *light, struct buf *text);

#endif
