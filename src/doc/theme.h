/*
 * doc/theme.h - how both editions look
 *
 * Gives   page size, type sizes, spaces, colours, boxes; the EPUB's stylesheet
 *         comes from the same values
 * Takes   the themes in doc/themes/ and those of authors (doc/theme_read.h),
 *         and pandoc's print variables, which go before any theme
 * Units   lengths in sp; colours 0xRRGGBB; shares in 1/1000
 * Owns    texts are borrowed from where they were read
 *
 *	+-----------------------------+
 *	|        top                  |
 *	|      +---------------+      |
 *	| inner|  measure      |outer |   inner and outer change sides on
 *	|      |               |      |   left-hand pages when two_sided
 *	|      +---------------+      |
 *	|        bottom  folio        |
 *	+-----------------------------+
 *
 * What each value means is said in doc/themes/book.yaml, under the name that
 * doc/theme_fields.c gives it.
 */
#ifndef DOC_THEME_H
#define DOC_THEME_H

#include "base/units.h"
#include "code/code.h"
#include "doc/meta.h"

enum family {
	FAMILY_SERIF, /* Literata */
	FAMILY_SANS,  /* Source Sans 3 */
	FAMILY_MONO,  /* JetBrains Mono */
	FAMILIES
};

/* What is made of letters, whatever was written: copied text stays. */
enum letter_case {
	CASE_AS_WRITTEN,
	CASE_SMALL_CAPS,     /* small letters become small capitals */
	CASE_ALL_SMALL_CAPS, /* all letters do */
	CASE_CAPITALS,
};

enum figures {
	FIGURES_LINING,    /* as high as capitals */
	FIGURES_OLD_STYLE, /* with ascenders and descenders, in running text */
};

#define HEADING_LEVELS 6
#define CHART_COLOURS  8
#define BOXES_MOST     32

/* What stands in place of a colour. */
#define COLOUR_NONE UINT32_C(0xFF000000)
#define COLOUR_AUTO UINT32_C(0xFE000000)

enum text_align { /* as enum para_align */
	TEXT_JUSTIFY,
	TEXT_LEFT,
	TEXT_RIGHT,
	TEXT_CENTER,
};

enum emphasis {
	EMPHASIS_ITALIC,
	EMPHASIS_BOLD,
};

/* Where a heading's number stands. */
enum number_place {
	NUMBER_BEFORE, /* in its first line */
	NUMBER_ABOVE,  /* alone, in a line of its own */
	NUMBER_LABEL,  /* there, too, with a word: "Chapter 3" */
	NUMBER_NONE,
};

struct heading_style {
	enum family family;
	int weight; /* 400, 600, 700 */
	bool italic;
	sp size;
	sp leading;
	sp space_before;
	sp space_after;
	uint32_t colour;
	enum letter_case letter_case;
	enum text_align align;
	enum number_place number;
	enum family number_family;
	int number_weight;
	sp number_size;
	uint32_t number_colour;
	sp rule_above; /* thickness, 0 for none */
	sp rule_below;
	int rule_length; /* of the measure */
	uint32_t rule_colour;
};

/* Where chapters begin. */
enum chapters_begin {
	CHAPTERS_ANY,   /* on pages of their own */
	CHAPTERS_RECTO, /* on right-hand ones */
	CHAPTERS_VERSO,
	CHAPTERS_RUNNING, /* below what stands before */
};

/* The large letter that a chapter's text begins with. */
struct dropcap_style {
	int lines; /* that it is high; 0: none but where the author asks */
	enum family family;
	int weight;
	uint32_t colour;
	enum letter_case lead; /* of the rest of its word */
};

/* What a running head shows. */
enum head_text {
	HEAD_CHAPTER,
	HEAD_SECTION,
	HEAD_PART,
	HEAD_TITLE, /* of the book */
	HEAD_NONE,
};

enum head_place {
	HEAD_OUTSIDE,
	HEAD_CENTER,
	HEAD_INSIDE,
};

enum leaders {
	LEADERS_NONE,
	LEADERS_DOTS,
};

enum folio_place {
	FOLIO_FOOT_OUTSIDE,
	FOLIO_FOOT_CENTER,
	FOLIO_HEAD_OUTSIDE,
	FOLIO_NONE,
};

/* Running heads, folios. */
struct furniture_style {
	enum family family;
	int weight;
	bool italic;
	sp size;
	uint32_t colour;
	sp distance; /* from its baseline to the text */
};

enum title_place {
	TITLE_PAGE,
	TITLE_TOP, /* of the first page of text */
};

struct title_style {
	enum title_place place;
	bool half_title; /* a page before it with the title alone */
	bool imprint;    /* a page behind it: publisher, rights, ISBN */
	enum text_align align;
	int drop; /* of the text's height */
	enum family family;
	int weight;
	sp size;
	sp subtitle_size;
	sp author_size;
	sp rule; /* thickness */
	int rule_length;
	uint32_t rule_colour;
};

/* Sides of a box, as bits. */
enum {
	SIDE_LEFT = 1, /* where lines begin */
	SIDE_TOP = 2,
	SIDE_BOTTOM = 4,
	SIDE_ALL = 8, /* all around */
};

struct box_style {
	struct view class;
	uint32_t colour; /* of borders and title */
	uint32_t fill;   /* or COLOUR_NONE */
	unsigned borders;
	sp border_width;
	sp padding;
	sp indent;
	sp space;
	enum family family;
	sp size;
	sp leading;
	bool italic;
	enum text_align align;
	bool page;         /* it stands on a page of its own */
	int drop;          /* there, of the text's height above it */
	struct view title; /* where the author gives none */
	enum family title_family;
	int title_weight;
	sp title_size;
};

/* How the tokens of a class look in code. On grey paper weight and slant tell
 * them apart. */
struct code_style {
	uint32_t colour; /* 4.5:1 at least on code_background, code_marked */
	bool bold;
	bool italic;
};

struct theme {
	struct view paper;
	sp page_width;
	sp page_height;
	sp margin_top;
	sp margin_bottom;
	sp margin_inner;
	sp margin_outer;
	bool two_sided;
	enum chapters_begin chapters;
	bool grid;    /* text stands on common lines, a leading apart */
	bool balance; /* facing pages end on the same line */

	enum family body_family;
	sp body_size;
	sp leading;          /* the baseline grid */
	sp paragraph_indent; /* 0 with paragraph_space > 0: block paragraphs */
	sp paragraph_space;
	enum text_align align;
	bool hyphenate;
	bool cjk_spacing; /* a quarter of an em between Han and Latin */
	int expansion;    /* font expansion allowed: 20 is 2% */
	bool protrude;    /* punctuation hangs into the margin */
	enum emphasis emphasis;
	enum figures figures;
	int capitals_tracking;         /* of heads in capitals, 1/1000 em */
	int small_caps_tracking;       /* of small capitals */
	enum letter_case running_case; /* of running heads */
	struct view ornament; /* of thematic breaks; theme_ornament() */
	struct dropcap_style dropcap;
	struct heading_style headings[HEADING_LEVELS];
	struct heading_style part; /* of a part's opening page: */
	int part_drop;             /* of the text's height above it */
	uint32_t part_fill;        /* or COLOUR_NONE */

	enum head_text head_left, head_right;
	enum head_place head_place;
	struct furniture_style head;
	sp head_rule; /* thickness */
	enum folio_place folio_place;
	struct furniture_style folio;
	bool folio_on_openers;

	sp list_indent;
	sp list_space; /* above and below a list; between its loose items */
	struct view bullets; /* "• –" */
	sp quote_indent;
	sp quote_space; /* above and below */
	sp quote_bar;
	uint32_t quote_bar_colour;
	bool quote_italic;
	sp quote_size;
	sp quote_leading;
	sp note_size;
	sp note_leading;
	int note_rule_length;
	enum family table_family;
	sp table_size;
	sp table_leading;
	sp table_rule_heavy;
	sp table_rule_light;
	int table_head_weight;
	uint32_t table_head_fill; /* or COLOUR_NONE */
	uint32_t table_stripe_fill;
	bool table_continued; /* said where a head is repeated */
	enum family caption_family;
	sp caption_size;
	sp caption_leading;
	uint32_t caption_colour;
	sp code_size; /* blocks */
	sp code_leading;
	int inline_code; /* size of inline code, of the text's */
	uint32_t code_background;
	uint32_t code_marked; /* ground of highlighted lines */
	struct code_style code_styles[CODE_CLASSES];
	enum leaders contents_leaders;
	int contents_weight; /* of chapters that have sections */
	sp contents_space;   /* above them */
	sp contents_indent;
	int index_columns;
	sp index_gap;
	sp index_size;
	sp index_leading;
	bool index_letters;
	struct title_style title;

	uint32_t text_colour;
	uint32_t muted_colour;  /* captions, running heads; 4.5:1 at least */
	uint32_t accent_colour; /* chapter numbers, rules */
	uint32_t link_colour;
	uint32_t rule_colour;
	/* Of the series of a chart: told apart by how light they are, too. */
	uint32_t chart_colours[CHART_COLOURS];

	struct box_style box; /* what all boxes begin with */
	struct box_style boxes[BOXES_MOST];
	int box_count;

	struct view font_files[FAMILIES]; /* mainfont, sansfont, monofont names;
	                                     empty: the bundled ones */
};

/* The measure: width of the text block; and its height. */
sp theme_measure(const struct theme *theme);
sp theme_text_height(const struct theme *theme);

/* What is drawn between scenes; nothing where it is a rule, or space alone. */
struct view theme_ornament(const struct theme *theme);

/* The bundled "book", for no book in particular. */
struct theme theme_default(void);

/* What pandoc's print variables say of a theme (doc/theme_print.c), in the
 * order in which other values depend on them. Bad values are reported and
 * left. */
struct theme_variables {
	const struct meta *meta;
	struct diag *diag;
};

/* papersize, classoption, geometry's paper size */
void theme_take_paper(struct theme *theme, const struct theme_variables *v);
/* fontsize, linestretch; size is what a theme says, 0 for auto. */
void theme_take_size(struct theme *theme, const struct theme_variables *v);
void theme_take_leading(struct theme *theme, const struct theme_variables *v);
/* geometry, margin-*; margins below 0 are auto. */
void theme_take_margins(struct theme *theme, const struct theme_variables *v);
/* linkcolor, colorlinks ... */
void theme_take_colours(struct theme *theme, const struct theme_variables *v);
/* indent, justify, hyphenate, mainfont ... */
void theme_take_text(struct theme *theme, const struct theme_variables *v);
/* a5 ... -> page size; false for no known paper. */
bool theme_paper(struct theme *theme, struct view name);

/* How a heading looks; level 1 to 6, others are made so. */
const struct heading_style *theme_heading(const struct theme *theme, int level,
                                          bool is_part);

/* The box of node's class, or NULL; class: one of them. */
const struct box_style *theme_box(const struct theme *theme, struct view class);

#endif
