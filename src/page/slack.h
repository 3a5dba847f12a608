/*
 * page/slack.h - lines that the paragraphs of one page can give or take
 *
 * Takes   the paragraphs of a list (page/loose.h), where pages came out poor
 * Gives   what it costs to have a few lines more, or less, on a page
 * Units   lines; costs as in page/vlist.h
 * Owns    the marks live in the arena passed in
 * Fails   never: what cannot be costs SLACK_NEVER
 *
 * Only paragraphs that stand whole on the page count, each for one line: so
 * the two cheapest of either kind are all one must know of a page.
 */
#ifndef PAGE_SLACK_H
#define PAGE_SLACK_H

#include "page/paginate.h"

enum {
	SLACK_MOST = 2,  /* lines on a page */
	SLACK_PAGES = 4, /* before the end of a poor one */
	SLACK_NEVER = 1000000000,
};

struct slack {
	struct vlist *v;
	const struct page_rules *rules;
	bool *allowed; /* by paragraph; NULL: none is */
};

/* Of the slabs of a page so far. */
struct slack_sums {
	int next;                                        /* paragraph */
	int32_t shorter[SLACK_MOST], longer[SLACK_MOST]; /* cheapest first */
};

struct slack slack_open(struct arena *a, struct vlist *v,
                        const struct page_rules *rules);
/* Paragraphs between these slabs may change; false if there are none. */
bool slack_allow(struct slack *s, int first, int end);

struct slack_sums slack_none(const struct slack *s, int first);
/* The page goes up to slab end now. */
void slack_add(struct slack_sums *sums, const struct slack *s, int end);
/* What so many lines more (or less) cost. */
int64_t slack_cost(const struct slack_sums *sums, int lines);
/* By how many lines the page could be shortened. */
int slack_room(const struct slack_sums *sums);

/* Choose the paragraphs of the sheet for so many lines. */
void slack_take(const struct slack *s, struct arena *a, struct sheet *sheet,
                int lines);

#endif
