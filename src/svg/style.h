/*
 * svg/style.h - how an element is painted
 *
 * Takes   an element, the style of what it is drawn in, the style sheet
 * Gives   every property with a value; percentages wait for their viewport
 * Fails   never: a bad value is reported, and the property keeps the value it
 *         would have had without it
 * Source  CSS 2.2, 6 (the cascade); SVG 1.1, appendix N (the properties)
 *
 * Weakest first: attributes of the element, rules of style sheets by
 * specificity, the style attribute; then all of these that are !important.
 */
#ifndef SVG_STYLE_H
#define SVG_STYLE_H

#include "svg/value.h"

enum source_kind {
	SOURCE_NONE,
	SOURCE_COLOUR,
	SOURCE_CURRENT,        /* currentColor */
	SOURCE_URL,            /* a paint server, or .fallback without it */
	SOURCE_CONTEXT_FILL,   /* of the shape that a marker stands on */
	SOURCE_CONTEXT_STROKE, /* likewise */
};

/* What fill and stroke may say. */
struct source {
	enum source_kind kind;
	enum source_kind fallback; /* NONE, COLOUR or CURRENT */
	uint32_t colour;
	double alpha;
	struct view url;
};

enum anchor {
	ANCHOR_START,
	ANCHOR_MIDDLE,
	ANCHOR_END
};

enum baseline {
	BASELINE_AUTO, /* alphabetic */
	BASELINE_ALPHABETIC,
	BASELINE_MATHEMATICAL,
	BASELINE_MIDDLE,
	BASELINE_CENTRAL,
	BASELINE_HANGING,
	BASELINE_TOP,    /* text-before-edge */
	BASELINE_BOTTOM, /* text-after-edge, ideographic */
};

/* baseline-shift */
enum shift {
	SHIFT_LENGTH,
	SHIFT_SUB,
	SHIFT_SUPER,
};

/* Bars along text. */
enum {
	BAR_UNDER,
	BAR_OVER,
	BAR_THROUGH,
	BARS
};

enum {
	MARKER_START,
	MARKER_MID,
	MARKER_END,
	MARKERS
};

/* Which comes when. */
struct paint_order {
	bool stroke_first; /* before the fill */
	int markers;       /* 0 first, 1 between fill and stroke, 2 last */
};

struct style {
	/* inherited */
	struct source fill, stroke;
	uint32_t colour;
	double colour_alpha;
	double fill_opacity, stroke_opacity;
	struct length stroke_width, dash_offset;
	struct length *dashes;
	int dash_count;
	int cap, join; /* as in PDF */
	double miter_limit;
	bool fill_even_odd, clip_even_odd;
	struct paint_order paint_order;
	bool visible;
	int family;         /* FONT_SERIF ... */
	double family_size; /* 1, or less where a wider face stands in */
	double font_size;
	int weight;
	bool italic, small_caps;
	bool unkerned;
	enum anchor anchor;
	struct length letter_spacing, word_spacing;
	/* The style of the element that asked for the bar, which is painted as
	 * that element is; NULL: no such bar. */
	const struct style *bars[BARS];
	bool rtl, preserve_space;
	bool vertical; /* writing-mode: lines run down */
	enum baseline baseline;
	const char *lang;             /* NULL: not said */
	struct view markers[MARKERS]; /* url's reference; empty for none */
	/* of the element alone */
	uint32_t background; /* seen on the outermost svg alone */
	double background_alpha;
	double opacity;
	bool shown; /* not display: none */
	bool overflow_visible;
	struct view clip_path, mask, filter; /* references; empty for none */
	struct view transform, transform_origin; /* as written */
	enum blend blend;
	bool isolated;
	bool masks_by_alpha;    /* mask-type: alpha */
	bool keeps_stroke_size; /* vector-effect: non-scaling-stroke */
	uint32_t stop_colour;
	double stop_alpha, stop_opacity;
	struct length baseline_shift; /* upwards; percent of the font size */
	enum shift shift;
	/* Of a tspan against the text around it; AUTO: as the text's. */
	enum baseline alignment;
	int decoration; /* asked for by this element: 1 << BAR_UNDER ... */
};

struct style style_initial(void);
struct style style_of(struct svg *svg, const struct element *e,
                      const struct style *parent);

/* svg/property.c: false for a value that is not known; em is settled, so the
 * font size must be set before. */
bool property_set(struct svg *svg, struct style *style,
                  enum attribute_name name, struct view text);

/* svg/css.c: the rules of style elements. */
void css_read(struct svg *svg, struct view text);

/* The text without its comments, quotes respected, in the scratch arena. */
struct view css_without_comments(struct svg *svg, struct view text);

/* What was said of each property so far. */
struct declared {
	struct view values[ATTRIBUTES]; /* .p is NULL: nothing */
	bool important[ATTRIBUTES];
	bool asks_undrawn; /* for something that is only reported */
};

/* Take every "name: value" of a declaration list. */
void css_declare(struct declared *declared, struct view text);
void css_declare_one(struct declared *declared, enum attribute_name name,
                     struct view value, bool important);
/* Take those of all rules that select e, weakest rule first. */
void css_match(struct svg *svg, const struct element *e,
               struct declared *declared);

#endif
