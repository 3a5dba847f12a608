/*
 * plot/paper.h - what a chart is drawn on: SVG text in the making
 *
 * Takes   lines, boxes, paths and words at places in points, y downwards
 * Gives   an SVG file whose unit is the point, so that sizes are as in print
 * Owns    the SVG grows in out, until paper_close(); cut texts in the arena
 *
 * Words are measured with the fonts of the print edition. In the EPUB another
 * font may serve: nothing here is so tight that a tenth more width would hurt.
 */
#ifndef PLOT_PAPER_H
#define PLOT_PAPER_H

#include "base/buf.h"
#include "doc/theme.h"
#include "font/shape.h"

enum anchor {
	ANCHOR_START,
	ANCHOR_MIDDLE,
	ANCHOR_END,
};

/* How words look. */
struct lettering {
	double size;
	bool bold;
	uint32_t colour;
};

struct area {
	double left, top, right, bottom;
};

struct paper {
	struct arena *memory;
	struct buf out;
	struct shaper *shaper;
	const char *lang;
	double width;
	double y; /* how far down it is used */
	struct lettering title, label, small, strong;
	uint32_t ink, muted, rule, grid;
	/* What words cover, for paper_is_free(). */
	struct area *taken;
	int taken_count, taken_room;
};

void paper_open(struct paper *p, struct arena *a, struct shaper *shaper,
                const struct theme *theme, const char *lang, double width);
/* The whole file, as it is now; p->y is its height. Lives in the arena. */
struct view paper_file(struct paper *p);
void paper_close(struct paper *p);

double paper_measure(struct paper *p, struct lettering l, struct view text);
/* Cut text between words so that each line fits width; at most most lines, of
 * which the last ends in an ellipsis where something is left out. */
int paper_cut(struct paper *p, struct lettering l, struct view text,
              double width, struct view *lines, int most);
/* y is the baseline. */
void paper_words(struct paper *p, struct lettering l, enum anchor anchor,
                 double x, double y, struct view text);
/* Lines of one paragraph from p->y on; moves p->y below them. */
void paper_paragraph(struct paper *p, struct lettering l, struct view text);

void paper_line(struct paper *p, double x1, double y1, double x2, double y2,
                double width, uint32_t colour);
void paper_box(struct paper *p, struct area box, uint32_t fill);

/* A path: <path d=" and its segments, then its paint and "/>. */
void paper_path(struct paper *p);
void paper_move(struct paper *p, double x, double y);
void paper_to(struct paper *p, double x, double y);
void paper_close_path(struct paper *p);
void paper_arc(struct paper *p, double radius, bool large, bool clockwise,
               double x, double y);
void paper_fill(struct paper *p, uint32_t colour);
/* dashes: as in SVG, or NULL. */
void paper_stroke(struct paper *p, uint32_t colour, double width,
                  const char *dashes);

/* The look of a series: box or slice, mark at a point, line. Each is known in
 * grey, too: by how light it is, by hatching, by its form, by its dashes. */
void paper_series_box(struct paper *p, struct area box, int series,
                      uint32_t colour);
void paper_series_mark(struct paper *p, double x, double y, double radius,
                       int series, uint32_t colour);
const char *paper_series_dashes(int series);

/* Is nothing written there yet? paper_take() marks it as written. */
bool paper_is_free(const struct paper *p, struct area area);
void paper_take(struct paper *p, struct area area);

uint32_t colour_mixed(uint32_t colour, uint32_t other, double share);

#endif
