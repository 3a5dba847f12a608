/*
 * doc/theme.h - how both editions look
 *
 * Gives   page size, type sizes, spaces, colours, with defaults that look
 *         designed; the EPUB's stylesheet comes from the same values
 * Units   lengths in sp; colours 0xRRGGBB
 *
 *	+-----------------------------+
 *	|        top                  |
 *	|      +---------------+      |
 *	| inner|  measure      |outer |   inner and outer change sides on
 *	|      |               |      |   left-hand pages when two_sided
 *	|      +---------------+      |
 *	|        bottom  folio        |
 *	+-----------------------------+
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
};

/* How the tokens of a class look in code. On grey paper weight and slant tell
 * them apart. */
struct code_style {
	uint32_t colour; /* 4.5:1 at least on code_background, code_marked */
	bool bold;
	bool italic;
};

struct theme {
	sp page_width;
	sp page_height;
	sp margin_top;
	sp margin_bottom;
	sp margin_inner;
	sp margin_outer;
	bool two_sided;
	bool open_right; /* chapters begin on right-hand pages */

	enum family body_family;
	sp body_size;
	sp leading;          /* the baseline grid */
	sp paragraph_indent; /* 0 with paragraph_space > 0: block paragraphs */
	sp paragraph_space;
	bool justify;
	bool hyphenate;
	int expansion; /* font expansion allowed, in 1/1000: 20 is 2% */
	bool protrude; /* punctuation hangs into the margin */
	enum figures figures;
	int capitals_tracking;         /* of heads in capitals, 1/1000 em */
	int small_caps_tracking;       /* of small capitals */
	enum letter_case running_case; /* of running heads */
	sp list_indent;
	sp quote_indent;
	enum family heading_family;
	struct heading_style headings[HEADING_LEVELS];

	sp code_size; /* blocks */
	sp code_leading;
	int inline_code; /* size of inline code, 1/1000 of the text's */
	sp note_size;
	sp note_leading;
	sp table_size;
	sp table_leading;
	sp caption_size;
	sp caption_leading;
	sp running_size; /* running heads and folios */

	uint32_t text_colour;
	uint32_t muted_colour;  /* captions, running heads; 4.5:1 at least */
	uint32_t accent_colour; /* chapter numbers, rules */
	uint32_t link_colour;
	uint32_t rule_colour;
	uint32_t code_background;
	uint32_t code_marked; /* ground of highlighted lines */
	struct code_style code_styles[CODE_CLASSES];
	uint32_t quote_rule_colour;
	/* Of the series of a chart: told apart by how light they are, too. */
	uint32_t chart_colours[CHART_COLOURS];

	struct view font_files[FAMILIES]; /* mainfont, sansfont, monofont names;
	                                     empty: the bundled ones */
};

/* The measure: width of the text block; and its height. */
sp theme_measure(const struct theme *theme);
sp theme_text_height(const struct theme *theme);

/* The default: A5, serif. */
struct theme theme_default(void);

/* Take pandoc's print variables (papersize, geometry, margin-*, fontsize,
 * linestretch, mainfont, classoption, indent, linkcolor ...) from metadata and
 * scale what depends on them. Bad values are reported and left. */
void theme_from_meta(struct theme *theme, const struct meta *meta,
                     struct diag *d);

#endif
