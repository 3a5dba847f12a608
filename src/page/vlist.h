/*
 * page/vlist.h - the vertical list: a chapter as slabs, one below the other
 *
 * Takes   lines, rules and pictures, with the space and the breaks between
 * Gives   what page/paginate.h cuts into pages
 * Units   sp; x from the column's left edge, y from a slab's top, downwards
 * Owns    everything lives in the arena of the list
 * Fails   never
 *
 *	  space     dropped where a page begins with the slab
 *	+---------+ top
 *	| marks   | baseline (of its first line)
 *	+---------+ top + height
 *	  penalty   what it costs to end the page here: that of the next slab
 *
 * A slab is never cut. Space between two slabs is the largest that anybody
 * asked for; a slab may snap to the grid of the page's lines, so that the text
 * of facing pages stands on the same lines.
 *
 * Frames (grounds and bars) run behind one or more slabs, nest, and are drawn
 * for each page's part of them:
 *
 *	frame 0 +--------+      slabs[2].frame == 1, frames[1].parent == 0
 *	        | slab 1 |
 *	frame 1 |+------+|
 *	        || slab 2|
 *	        |+------+|
 *	        +--------+
 *
 * What a slab holds (marks, links, anchors) stands together in the list's
 * arrays, from slabs[i].first up to slabs[i + 1].first.
 */
#ifndef PAGE_VLIST_H
#define PAGE_VLIST_H

#include "page/pages.h"

struct recipe;

/* The cost of ending a page, beside one line that stays empty (1,000). */
enum {
	BREAK_FREE = 0,
	BREAK_HYPHEN = 1500,         /* after a divided word */
	BREAK_TABLE = 2500,          /* within a table */
	BREAK_CODE = 1800,           /* within code, */
	BREAK_CODE_COLUMN = 100,     /* and for each column of its indent */
	BREAK_CODE_LINE = 12000,     /* within one of its lines */
	BREAK_POOR = 800,            /* after the first item of a list */
	BREAK_BAD = 30000,           /* between an introduction and its list */
	BREAK_LAST = 300000,         /* between a lone line and a heading */
	BREAK_FORBIDDEN = 100000000, /* widows, headings: when all else fails */
	BREAK_FORCED = -1,           /* the page must end */
};

/* How a slab keeps to the lines of the page's grid. */
enum snap {
	SNAP_NONE,
	SNAP_DOWN,   /* more space above, until what is below is on a line */
	SNAP_CENTRE, /* half of that space above; the rest is left below */
};

/* On which side a page must be that begins with a slab. */
enum page_side {
	ON_ANY_SIDE,
	ON_RIGHT,
	ON_LEFT,
};

/* Where the things of a slab begin in the list's arrays. */
struct slab_first {
	int mark, link, anchor;
};

struct slab {
	sp space;
	sp height;
	sp baseline;
	sp below; /* this far below its top, a line of the grid should be */
	int32_t penalty;  /* of ending the page before this slab */
	int32_t frame;    /* the innermost around it, -1 for none */
	int32_t repeat;   /* what a page that begins with it repeats, or -1 */
	int32_t note_end; /* notes->slabs up to here are called by now */
	int32_t float_end, plate_end; /* likewise, of figures */
	int32_t give_end; /* half of what it gives stands above this slab */
	int32_t after;    /* the slab after its block, 0 for none */
	sp give;          /* so much more space it may have, 0 for none */
	sp hang;          /* of its height: may stand below the page's foot */
	struct slab_first first;
	uint8_t snap;      /* enum snap */
	uint8_t side;      /* enum page_side, where a page is forced here */
	bool keeps_space;  /* also at the top of a page */
	bool whole;        /* its block is as high as lines of the grid */
	bool leads;        /* names the block below, and moves with it */
	bool opens;        /* a chapter begins here: no running head */
	bool is_part;      /* a part does: no folio, a ground of its own */
	bool turned;       /* a plate: its head is at the page's left edge */
	struct spot start; /* the first text in it */
};

struct frame {
	int parent;
	int first, last; /* slabs; last < first: empty, not drawn */
	sp top;          /* below the top of the first slab */
	sp bottom;       /* below the top of the last slab */
	sp pad;          /* above the first slab's content, below the last's */
	sp x, width;
	bool filled;
	uint32_t fill;
	sp bar;         /* width of a bar down its left side, 0 for none */
	bool bar_right; /* it runs down the right side */
	bool bar_both;  /* another runs down the other side */
	sp rule_top;    /* thickness of a rule above it, 0 for none */
	sp rule_bottom;
	uint32_t bar_colour;
	const struct node *node;
};

/* Slabs that are drawn again on each page that begins within a table. */
struct repeat {
	int first, end;
	sp height;
	/* what stands above them, so high; NULL: nothing */
	const struct line *line;
	sp line_x, line_height, baseline;
};

/* A heading, for running heads. */
struct vlist_heading {
	int slab;
	const struct node *node;
};

/* The chapter file that the slabs from here on come from. */
struct vlist_chapter {
	int slab;
	const struct chapter *chapter;
};

struct pending_label {
	const struct line *line;
	sp x;
	const struct node
		*note; /* it leads back to this note's call, or NULL */
};

/* Slabs of a paragraph that could be a line shorter, or longer; what either
 * costs, -1 for never (page/loose.h). */
struct vlist_paragraph {
	int first, end;
	const struct recipe *recipe;
	bool is_weighed;
	int32_t shorter, longer;
};

struct vlist {
	struct arena *memory;
	struct vlist *notes; /* slabs of all notes called; NULL among notes */
	/* Figures that leave their place, a slab each: for the top of a page,
	 * and with a page of their own. NULL where none may. */
	struct vlist *floats, *plates;
	sp grid;     /* distance of its lines; 0: no grid */
	sp note_gap; /* above the notes of a page, with their rule */
	bool rtl;    /* that stands at the right */

	struct slab *slabs;
	int count, room;
	struct mark *marks;
	int mark_count, mark_room;
	struct link_area *links;
	int link_count, link_room;
	struct anchor *anchors;
	int anchor_count, anchor_room;
	struct frame *frames;
	int frame_count, frame_room;
	struct repeat *repeats;
	int repeat_count, repeat_room;
	struct vlist_heading *headings;
	int heading_count, heading_room;
	struct vlist_chapter *chapters;
	int chapter_count, chapter_room;
	struct vlist_paragraph *paragraphs;
	int paragraph_count, paragraph_room;

	/* what the next slab will take */
	struct {
		sp space;
		sp pad; /* of the frames opened since the last slab */
		int32_t penalty;
		int keep_lines; /* so many slabs more stay with those before */
		enum snap snap;
		enum page_side side;
		sp below;
		sp give;
		bool keeps_space, opens, is_part;
		struct pending_label *labels;
		int label_count, label_room;
		struct anchor *anchors;
		int anchor_count, anchor_room;
	} next;
	/* The newest blocks that stand between lines of the grid, one below
	 * the other: they go back to it together (block_centre). */
	struct {
		int first, end; /* slabs; end 0: none */
		sp below;       /* the space below the last */
	} centred;
	int open_frame;  /* the innermost, -1 for none */
	int open_repeat; /* -1 for none */
};

void vlist_open(struct vlist *v, struct arena *memory);

/* A new slab with its first baseline; what was asked for the next slab is now
 * true of it. The pads of frames that open here stand above it, and move the
 * baseline down: place its marks from slab->baseline. The pointer is good
 * until the next slab. */
struct slab *vlist_add(struct vlist *v, sp height, sp baseline);

/* Add to the newest slab; y from its top. */
struct mark *vlist_mark(struct vlist *v, enum mark_kind kind, sp x, sp y);
void vlist_line(struct vlist *v, const struct line *line, sp x, sp baseline);
void vlist_rule(struct vlist *v, sp x, sp y, sp width, sp height,
                uint32_t colour, const struct node *node);
struct link_area *vlist_link(struct vlist *v, const struct node *node);
/* An anchor in the newest slab, x, y from the slab's top. */
void vlist_anchor_here(struct vlist *v, const struct node *node, sp x, sp y);

/* Ask for something of the next slab. */
void vlist_space(struct vlist *v, sp space);
void vlist_penalty(struct vlist *v, int32_t penalty);
/* On a page of that side, which only counts where pages have sides. */
void vlist_new_page(struct vlist *v, enum page_side side);
void vlist_anchor(struct vlist *v, const struct node *node, sp x);
/* A label (bullet, number) on the baseline of the next slab; that of a note
 * leads back to its call. */
void vlist_label(struct vlist *v, const struct line *line, sp x,
                 const struct node *note);

/* Everything until the matching close stands in this frame. */
void vlist_frame_open(struct vlist *v, const struct frame *frame);
void vlist_frame_close(struct vlist *v);

/* What is drawn again is no part of the text. */
void mark_as_artifact(struct arena *a, struct mark *mark);

/* What is still asked for goes to the last slab. */
void vlist_finish(struct vlist *v);

/* The end of the marks, links and anchors of slab i. */
struct slab_first vlist_end(const struct vlist *v, int i);

/*
 * What to draw of frame f on a page with the slabs from first to end, whose
 * tops are tops[0], tops[1] ...: its ground, its bars and rules. Returns how
 * many marks.
 */
#define FRAME_MARKS_MOST 5
int frame_marks(const struct vlist *v, int f, int first, int end,
                const sp *tops, struct mark marks[FRAME_MARKS_MOST]);

/* Where slab i stands on a page whose content ends at y; first: it begins the
 * page. */
static inline sp vlist_top(const struct vlist *v, int i, bool first, sp y)
{
	const struct slab *slab = &v->slabs[i];
	sp over, more;

	if (!first || slab->keeps_space)
		y += slab->space;
	if (slab->snap == SNAP_NONE || v->grid <= 0)
		return y;
	/* At the top of a page only headings move, to stand by their text. */
	if (first && (slab->snap == SNAP_CENTRE || !slab->below))
		return y;
	over = (y + slab->below) % v->grid;
	more = over > v->grid / 16 ? v->grid - over : -over;
	return slab->snap == SNAP_CENTRE ? y + more / 2 : y + more;
}

#endif
