/*
 * line/breaks.h - choose where the lines of a paragraph end
 *
 * Takes   the places where a line may end, with sums that tell the width of
 *         every line by one subtraction; the rules
 * Gives   the places where lines do end, first line first
 * Units   lengths in sp; badness 0 (perfect) to 10000 (as bad as it gets);
 *         penalties and demerits as TeX has them
 * Owns    everything lives in the arena passed in
 * Fails   never: where nothing fits, a line is too wide, and .overfull says so
 * Source  Knuth and Plass, "Breaking Paragraphs into Lines", 1981; tex.web,
 *         parts 38 and 39, for the integers; and what TeX does not look at:
 *         font expansion, three hyphens running, short last lines, a word
 *         that opens or closes two lines running
 *
 *	Two  roads   diverged  in  a  yellow      sums of all that stands
 *	   |       |         |   |  |    |        before | : .end of the point
 *	   |point 1|                     |point n
 *	 point 0: where the paragraph begins; its .start is used alone
 *
 *	line from a to b:  points[b].end - points[a].start
 *
 * With the numbers of break_rules_tex() the answers are TeX's, bit for bit.
 */
#ifndef LINE_BREAKS_H
#define LINE_BREAKS_H

#include "base/arena.h"
#include "base/units.h"

enum {
	PENALTY_FORCED = -10000,
	PENALTY_NEVER = 10000,
	BADNESS_MOST = 10000,
	/* Gaps grow to so many times what they are meant to stretch by. */
	MOST_STRETCH = 6,
};

/* Sums over the paragraph up to a place. */
struct sums {
	sp width;
	sp stretch;
	sp shrink;
	sp letters; /* width of what font expansion can change */
};

struct break_point {
	struct sums end;   /* before it, if a line ends here: with the hyphen */
	struct sums start; /* before what opens the next line: gaps are gone */
	int32_t penalty;
	bool hyphen; /* a hyphen is put in */
	bool dash;   /* a hyphen that was written ends the line */
	bool fills;  /* the line is asked to end: it may be short for nothing */
	uint32_t first_word; /* opens the next line; 0: none to speak of */
	uint32_t last_word;  /* closes the line that ends here */
	/* For the caller: not looked at. */
	int item;
	int part;
};

struct break_rules {
	sp width;
	int pretolerance; /* of a first pass without hyphens; -1: no such pass */
	int tolerance;    /* the worst line that is looked at */
	int most_tolerance;   /* doubled up to here while there is no way */
	sp emergency_stretch; /* for each line of one last pass */
	sp most_emergency_stretch; /* doubled up to here in further ones */
	int emergency_tolerance;   /* of those passes */
	int most_stretch; /* a line that misses more, in its stretch, stays
	                     short; 0: none does */
	sp line_stretch;  /* for each line: the ragged edge */
	int expansion;    /* letters can be so many 1/1000 wider or narrower */
	int looseness;
	int narrow_lines; /* so many lines at the start ... */
	sp narrow_by;     /* ... have less width */

	int line_penalty;
	int64_t class_demerits; /* a tight line beside a loose one */
	int64_t double_hyphen_demerits;
	int64_t third_hyphen_demerits; /* 0: hyphens are not counted */
	int64_t final_hyphen_demerits;
	int64_t final_piece_demerits; /* nothing but a piece of a word */
	int64_t runt_demerits; /* a last line of no width; less when wider */
	sp runt_width;         /* from here on it is none */
	int64_t stack_demerits;
	int64_t contrast_demerits; /* gaps differ by 6/10 of a space from those
	                              of the line before; more when by more */
	int tight_weight; /* badness of a tight line, in 1/100 of TeX's */
};

struct breaks {
	int *at; /* points, in order; the last is the paragraph's end */
	int count;
	int64_t demerits;
	bool overfull;
};

/* The width of a line, counted from 0. */
static inline sp break_rules_width(const struct break_rules *rules, int line)
{
	return rules->width -
	       (line < rules->narrow_lines ? rules->narrow_by : 0);
}

/* Plain TeX's numbers, at a width. */
struct break_rules break_rules_tex(sp width);
/* Ours: those of TeX, and costs for what readers notice. */
struct break_rules break_rules_book(sp width);

/* points[0] is where the paragraph begins, points[count - 1] where it ends;
 * count is 2 or more. */
struct breaks breaks_choose(struct arena *a, const struct break_point *points,
                            int count, const struct break_rules *rules);

#endif
