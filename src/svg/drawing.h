/*
 * svg/drawing.h - a vector picture as a list of painting operations
 *
 * Gives   what PDF can paint directly: paths, glyph runs, images, groups
 * Units   doubles, in the picture's own user units after all transforms were
 *         applied by matrices; y downwards, (0,0) top left, the picture covers
 *         0..width x 0..height, and what sticks out of it is cut off
 * Owns    everything lives in the arena it was made in; glyphs in the shaper
 */
#ifndef SVG_DRAWING_H
#define SVG_DRAWING_H

#include "base/diag.h"
#include "doc/picture.h"
#include "font/shape.h"

/* x' = a x + c y + e,  y' = b x + d y + f */
struct matrix {
	double a, b, c, d, e, f;
};

enum draw_kind {
	DRAW_PATH,  /* .path, .even_odd, .fill, .stroke */
	DRAW_TEXT,  /* .text, .stroke */
	DRAW_IMAGE, /* .image: a PNG or JPEG in the unit square under .matrix,
	               its top left corner at (0,0), bottom right at (1,1) */
	DRAW_BEGIN, /* a group: .matrix, .path (the clip), .even_odd, .opacity;
	               until its DRAW_END */
	DRAW_MASK,  /* the last thing in a group that is .masked: what is drawn
	               until its DRAW_END shows how much of the group is seen */
	DRAW_TILE,  /* what a pattern repeats, until its DRAW_END: .tile; it
	               stands before all that is painted with it */
	DRAW_END,
};

/* How colours mix with what is there, in the order of blend_names. */
enum blend {
	BLEND_NORMAL,
	BLEND_MULTIPLY,
	BLEND_SCREEN,
	BLEND_OVERLAY,
	BLEND_DARKEN,
	BLEND_LIGHTEN,
	BLEND_COLOR_DODGE,
	BLEND_COLOR_BURN,
	BLEND_HARD_LIGHT,
	BLEND_SOFT_LIGHT,
	BLEND_DIFFERENCE,
	BLEND_EXCLUSION,
	BLEND_HUE,
	BLEND_SATURATION,
	BLEND_COLOR,
	BLEND_LUMINOSITY,
	BLENDS
};

/* A drawing has at most so many operations. */
#define DRAWS_MOST 100000

/* Groups stand in each other at most this deep: PDF/A allows 28 levels of q. */
#define DRAW_GROUPS_MOST 20

enum path_verb {
	PATH_MOVE,  /* 1 point */
	PATH_LINE,  /* 1 point */
	PATH_CURVE, /* 3 points: two controls, the end */
	PATH_CLOSE, /* 0 points */
};

struct path {
	uint8_t *verbs; /* enum path_verb */
	int verb_count, verb_room;
	double *points;              /* x, y pairs, in the order of the verbs */
	int point_count, point_room; /* doubles, not pairs */
};

enum paint_kind {
	PAINT_NONE,
	PAINT_COLOUR,
	PAINT_LINEAR,
	PAINT_RADIAL,
	PAINT_PATTERN /* .tile, .matrix: tile space -> user space */
};

/* The drawing of a tile has a space of its own, in which this box of it is
 * seen, and said again at each width and height. */
struct tile {
	int number; /* in the drawing, from 0 */
	double x, y, width, height;
};

/* At least one stop; offsets never fall, and may be equal (a hard edge). Before
 * the first and after the last stop their colour goes on for ever. */
struct gradient_stop {
	double offset; /* 0 to 1 */
	uint32_t colour;
	double opacity;
};

struct paint {
	enum paint_kind kind;
	uint32_t colour;
	double opacity; /* of the whole paint; stops have their own besides */
	double x1, y1, x2, y2; /* linear: ends; radial: focus and centre */
	double r;              /* around the centre; the focus is inside it */
	double inner_r;        /* around the focus */
	struct matrix matrix;  /* gradient space -> user space */
	const struct tile *tile;
	struct gradient_stop *stops;
	int stop_count, stop_room;
};

struct stroke {
	struct paint paint;
	double width;
	int cap;  /* 0 butt, 1 round, 2 square, as in PDF */
	int join; /* 0 miter, 1 round, 2 bevel */
	double miter_limit;
	double *dashes;
	int dash_count;
	double dash_offset;
};

struct draw {
	enum draw_kind kind;
	struct matrix matrix; /* user space of this operation -> the picture */
	struct path path;     /* PATH; BEGIN: the clip, verb_count 0 for none */
	bool even_odd;
	struct paint fill;
	struct stroke stroke;
	double opacity; /* BEGIN: of the group as a whole; below 1 it is painted
	                   apart and then laid on what is there */
	enum blend blend; /* BEGIN: painted apart unless NORMAL */
	bool masked;      /* BEGIN: painted apart, its last thing a MASK */
	bool isolated;    /* BEGIN: painted apart for its own sake */
	bool by_alpha;    /* MASK: opacity counts, not lightness */
	const struct tile *tile; /* TILE */
	struct {
		const struct shaped
			*shaped; /* drawn from (x, y), left to right */
		double x, y, size;
		struct paint fill;
	} text;
	struct view image; /* bytes of a PNG or JPEG */
};

struct drawing {
	double width, height; /* user units */
	struct draw *draws;
	int count, room;
	int tile_count;
	struct view title; /* <title> */
	struct view description;
	/* What had to be left out, although the picture is not right without
	 * it, and where; NULL: nothing. */
	const char *lacks;
	int lacks_line, lacks_col;
};

/*
 * svg/svg.c: read a PICTURE_SVG, or the bytes of a file that shows no others,
 * and draw it. What is not known is reported with its line and left out. NULL
 * when it is no SVG at all.
 */
struct drawing *svg_draw_picture(struct arena *a, const struct picture *picture,
                                 struct shaper *shaper, struct diag *d);
struct drawing *svg_draw(struct arena *a, struct view bytes, const char *file,
                         struct shaper *shaper, struct diag *d);

/* svg/dump.c: the drawing as text, one operation a line, for tests. */
void drawing_dump(const struct drawing *drawing, struct buf *out);

#endif
