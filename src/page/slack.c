/* page/slack.c - lines that the paragraphs of one page can give or take */
#include "page/slack.h"

#include <stdlib.h>

struct slack slack_open(struct arena *a, struct vlist *v,
                        const struct page_rules *rules)
{
	struct slack s = {.v = v, .rules = rules};

	if (rules->weigh && v->paragraph_count)
		s.allowed = arena_alloc(a, (size_t)v->paragraph_count,
		                        sizeof(*s.allowed));
	return s;
}

/* The first paragraph that begins at this slab or after it. */
static int paragraph_from(const struct vlist *v, int slab)
{
	int low = 0, high = v->paragraph_count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (v->paragraphs[middle].first < slab)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool slack_allow(struct slack *s, int first, int end)
{
	bool any = false;

	if (!s->allowed)
		return false;
	for (int i = paragraph_from(s->v, first);
	     i < s->v->paragraph_count && s->v->paragraphs[i].end <= end; i++)
		s->allowed[i] = any = true;
	return any;
}

struct slack_sums slack_none(const struct slack *s, int first)
{
	struct slack_sums sums = {.next = s->v->paragraph_count};

	if (s->allowed)
		sums.next = paragraph_from(s->v, first);
	for (int i = 0; i < SLACK_MOST; i++)
		sums.shorter[i] = sums.longer[i] = SLACK_NEVER;
	return sums;
}

static void insert(int32_t costs[SLACK_MOST], int32_t cost)
{
	for (int i = 0; i < SLACK_MOST && cost >= 0; i++)
		if (cost < costs[i]) {
			int32_t other = costs[i];

			costs[i] = cost;
			cost = other;
		}
}

void slack_add(struct slack_sums *sums, const struct slack *s, int end)
{
	for (; sums->next < s->v->paragraph_count &&
	       s->v->paragraphs[sums->next].end <= end;
	     sums->next++) {
		struct vlist_paragraph *paragraph =
			&s->v->paragraphs[sums->next];

		if (!s->allowed[sums->next])
			continue;
		if (!paragraph->is_weighed)
			s->rules->weigh(s->rules->context, paragraph);
		insert(sums->shorter, paragraph->shorter);
		insert(sums->longer, paragraph->longer);
	}
}

int64_t slack_cost(const struct slack_sums *sums, int lines)
{
	const int32_t *costs = lines < 0 ? sums->shorter : sums->longer;
	int64_t cost = 0;

	for (int i = 0; i < abs(lines); i++)
		cost += costs[i];
	return cost;
}

int slack_room(const struct slack_sums *sums)
{
	int lines = 0;

	while (lines < SLACK_MOST && sums->shorter[lines] < SLACK_NEVER)
		lines++;
	return lines;
}

static int32_t cost_of(const struct loose *loose)
{
	return loose->lines < 0 ? loose->paragraph->shorter
	                        : loose->paragraph->longer;
}

static int by_slab(const void *a, const void *b)
{
	return ((const struct loose *)a)->paragraph->first -
	       ((const struct loose *)b)->paragraph->first;
}

void slack_take(const struct slack *s, struct arena *a, struct sheet *sheet,
                int lines)
{
	int wanted = abs(lines);

	if (!lines)
		return;
	sheet->loose = arena_alloc(a, (size_t)wanted + 1, sizeof(struct loose));
	for (int i = paragraph_from(s->v, sheet->first);
	     i < s->v->paragraph_count && s->v->paragraphs[i].end <= sheet->end;
	     i++) {
		struct loose loose = {.paragraph = &s->v->paragraphs[i],
		                      .lines = lines < 0 ? -1 : 1};
		int at = sheet->loose_count;

		if (!s->allowed[i] || cost_of(&loose) < 0)
			continue;
		while (at > 0 &&
		       cost_of(&loose) < cost_of(&sheet->loose[at - 1])) {
			sheet->loose[at] = sheet->loose[at - 1];
			at--;
		}
		sheet->loose[at] = loose;
		if (sheet->loose_count < wanted)
			sheet->loose_count++;
	}
	qsort(sheet->loose, (size_t)sheet->loose_count, sizeof(struct loose),
	      by_slab);
}
