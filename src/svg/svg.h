/*
 * svg/svg.h - one drawing in the making (inside svg/ only)
 *
 * Gives   the state that all parts share: the tree that was read, the drawing
 *         that is made from it, and what is left of each budget
 * Owns    the tree, styles and growing arrays live in scratch, which ends with
 *         svg_draw(); what the drawing keeps is copied to its own arena
 *
 *	bytes --xml--> elements --style--> svg.c walks them --> draws
 *	                 ^                  |  shape: path, path_data
 *	                 +---- use, href ---+  text, paint, clip, marker, image, root
 */
#ifndef SVG_SVG_H
#define SVG_SVG_H

#include "base/array.h"
#include "base/map.h"
#include "svg/drawing.h"

enum element_kind {
	ELEMENT_OTHER, /* not known: .name says what */
	ELEMENT_WORDS, /* character data: .words */
#define ELEMENT(name, text) ELEMENT_##name,
#include "svg/names.h"
#undef ELEMENT
};

enum attribute_name {
#define ATTRIBUTE(name, text, kind) ATTRIBUTE_##name,
#include "svg/names.h"
#undef ATTRIBUTE
	ATTRIBUTES
};

struct attribute {
	enum attribute_name name;
	struct view value;
};

struct element {
	enum element_kind kind;
	int line, col;
	struct view name;
	struct view words;
	struct attribute *attributes;
	int attribute_count;
	struct element *parent, *first, *last, *next;
	struct element *previous; /* sibling, words not counted */
	bool foreign; /* of another name space: left out without a word */
	bool is_open; /* being drawn through a reference: no second time */
	/* Of a gradient, once it was asked for. */
	struct gradient_stop *stops;
	int stop_count;
	bool stops_read;
	/* Of a pattern: what was drawn for it last, at which operation. */
	const struct tile *tile;
	int tile_at;
	struct matrix tile_matrix;
	int children; /* how many */
};

/* What hostile files are held to. */
#define SVG_NESTING_MOST  64      /* elements within each other, as written */
#define SVG_DEPTH_MOST    200     /* and as drawn, through references */
#define SVG_ELEMENTS_MOST 1000000 /* in the file */
#define SVG_USES_MOST     10000   /* elements drawn through references */
#define SVG_SEGMENTS_MOST 1000000 /* of all paths */
#define SVG_WORDS_MOST    ((size_t)16 << 20) /* bytes of text */
#define SVG_MATCHES_MOST  10000000 /* selectors tried against elements */
#define SVG_WORK_MOST     ((size_t)64 << 20) /* bytes read through references */
#define SVG_STOPS_MOST    1000               /* of one gradient */

struct sheet;
struct style;

struct svg {
	struct arena *memory; /* of the drawing */
	struct arena scratch;
	const char *file;
	struct diag *d;
	struct shaper *shaper;
	struct drawing *drawing;

	/* What its images refer to; NULL within one of them. */
	const struct picture *picture;
	/* The image element that shows what is drawn; NULL: none. */
	const struct element *shown_by;
	size_t nested;     /* bytes of SVG in images */
	struct map images; /* a data: URL -> its bytes, once drawn */

	struct element *root;
	struct map ids;      /* id -> struct element */
	struct map reported; /* words of messages that are given once */
	struct sheet *sheet;

	int depth;      /* elements being drawn within each other */
	int groups;     /* BEGINs without their END */
	int references; /* use, marker and clip elements being drawn */
	int uses, segments;
	long matches;
	size_t words; /* bytes of text drawn */
	size_t work;  /* bytes of attributes read through references */
	/* The style of the shape that a marker stands on. */
	const struct style *context;
	/* Outlines of a clipPath are drawn: all are filled, nothing else. */
	bool clipping;
	int measuring;    /* groups being drawn whose box must be known */
	struct draw lost; /* takes what finds no room in the drawing */
};

/* svg/xml.c: read the tree; svg->root stays NULL when there is no svg element.
 * Words of style elements are appended to styles. */
void svg_read(struct svg *svg, struct view bytes, struct buf *styles);

/* The name as it is written, and back; false when it is not known. */
const char *attribute_text(enum attribute_name name);
bool attribute_find(struct view text, enum attribute_name *name);
bool attribute_is_property(enum attribute_name name);
bool attribute_is_css_only(enum attribute_name name);
bool attribute_is_undrawn(enum attribute_name name);
/* The value of an attribute; .p is NULL when the element has none. */
struct view element_get(const struct element *e, enum attribute_name name);
/* What an element is called. */
struct view element_name(const struct element *e);
/* The element that "#id" names, NULL (reported) when there is none. */
struct element *svg_find(struct svg *svg, const struct element *from,
                         struct view reference);
/* The same for an element's href. .p of reference is NULL without one. */
struct view element_href(const struct element *e);

/* Give a message at an element; the same words are given once. */
void svg_say(struct svg *svg, enum diag_kind kind, const struct element *at,
             const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The drawing is not right without this; the caller of svg_draw() says so. */
void svg_lacks(struct svg *svg, const struct element *at, const char *what);

/* Count one more segment, an element read again, or one drawn through a
 * reference (and read again); false (reported) when there were too many. */
bool svg_segment(struct svg *svg, const struct element *at);
bool svg_again(struct svg *svg, const struct element *at);
bool svg_use(struct svg *svg, const struct element *at);

#endif
