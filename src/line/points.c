/* line/points.c - the legal breaks among items, with sums up to each */
#include "line/items.h"

/* In ragged text there is always another way than to divide a word. */
enum {
	RAGGED_HYPHEN = 5
};

struct marking {
	struct setter *setter;
	const struct items *items;
	const struct points_wish *wish;
	struct points points;
	struct sums sum; /* of all items before the one that is looked at */
};

int items_line_start(const struct items *items, const struct break_point *at)
{
	int i = at->item;

	if (at->part >= 0)
		return i;
	if (i < items->count && items->at[i].kind == ITEM_BREAK)
		return i + 1;
	while (i < items->count && items->at[i].kind == ITEM_SPACE)
		i++;
	return i;
}

static struct word_breaks breaks_in(const struct marking *m,
                                    const struct word *word)
{
	return m->wish->anywhere ? word_anywhere(m->setter, word)
	                         : word->breaks;
}

static const struct word *word_at(const struct marking *m, int i)
{
	const struct items *items = m->items;

	if (i < 0 || i >= items->count || items->at[i].kind != ITEM_WORD)
		return NULL;
	return items->at[i].word;
}

static struct break_point *add(struct marking *m, int item, int part,
                               int32_t penalty)
{
	struct break_point *point = &m->points.at[m->points.count++];

	*point = (struct break_point){.penalty = penalty,
	                              .end = m->sum,
	                              .start = m->sum,
	                              .item = item,
	                              .part = part};
	return point;
}

/* What closes the line, item i - 1, hangs out of it. */
static void close_line(const struct marking *m, struct break_point *point)
{
	const struct word *word = word_at(m, point->item - 1);

	if (!word)
		return;
	point->last_word = word->id;
	if (m->wish->hangs)
		point->end.width -= word->hang_right;
}

/* Spaces vanish where the next line begins, and its first mark hangs out. */
static void open_line(const struct marking *m, struct break_point *point)
{
	int first = items_line_start(m->items, point);
	const struct word *word = word_at(m, first);

	for (int i = point->item; i < first; i++) {
		const struct item *space = &m->items->at[i];

		if (space->kind != ITEM_SPACE)
			continue;
		point->start.width += space->width;
		if (!m->wish->ragged) {
			point->start.stretch += space->stretch;
			point->start.shrink += space->shrink;
		}
	}
	if (!word)
		return;
	point->first_word = word->id;
	if (m->wish->hangs)
		point->start.width += word->hang_left;
}

static void add_between(struct marking *m, int item, int32_t penalty)
{
	struct break_point *point = add(m, item, -1, penalty);

	close_line(m, point);
	open_line(m, point);
}

static void add_forced(struct marking *m, int item)
{
	add_between(m, item, PENALTY_FORCED);
	m->points.at[m->points.count - 1].fills = true;
}

static void add_within(struct marking *m, int item, const struct word *word)
{
	struct word_breaks breaks = breaks_in(m, word);

	for (int k = 0; k < breaks.count; k++) {
		const struct word_break *b = &breaks.at[k];
		int32_t penalty = b->penalty;
		struct break_point *point;

		if (b->hyphen && m->wish->ragged)
			penalty *= RAGGED_HYPHEN;
		point = add(m, item, k, penalty);
		point->hyphen = b->hyphen;
		point->dash = !b->hyphen && b->byte &&
		              word->text.p[b->byte - 1] == '-';
		point->end.width += b->before;
		point->end.letters += b->before;
		point->start.width += word->width - b->after;
		point->start.letters += word->width - b->after;
		if (m->wish->hangs) {
			point->end.width -= b->hang_right;
			point->start.width += b->hang_left;
		}
	}
}

static void mark_item(struct marking *m, int i)
{
	const struct item *item = &m->items->at[i];
	bool gap_before = i > 0 && m->items->at[i - 1].kind == ITEM_SPACE &&
	                  m->items->at[i - 1].penalty < PENALTY_NEVER;

	switch ((enum item_kind)item->kind) {
	case ITEM_WORD:
		add_within(m, i, item->word);
		m->sum.width += item->width;
		m->sum.letters += item->width;
		break;
	case ITEM_SPACE:
		/* One break for a row of spaces: all of them vanish there. */
		if (item->penalty < PENALTY_NEVER && !gap_before)
			add_between(m, i, item->penalty);
		m->sum.width += item->width;
		if (!m->wish->ragged) {
			m->sum.stretch += item->stretch;
			m->sum.shrink += item->shrink;
		}
		return;
	case ITEM_PICTURE:
		m->sum.width += item->width;
		break;
	case ITEM_BREAK:
		add_forced(m, i);
		return;
	}
	if (item->penalty < PENALTY_NEVER)
		add_between(m, i + 1, item->penalty);
	else if (m->wish->anywhere && i + 1 < m->items->count &&
	         (m->items->at[i + 1].kind == ITEM_WORD ||
	          m->items->at[i + 1].kind == ITEM_PICTURE))
		add_between(m, i + 1, PENALTY_ANYWHERE);
}

static size_t most_points(const struct marking *m)
{
	size_t most = 2;

	for (int i = 0; i < m->items->count; i++) {
		const struct item *item = &m->items->at[i];

		most++;
		if (item->kind == ITEM_WORD)
			most += (size_t)breaks_in(m, item->word).count;
	}
	return most;
}

struct points points_of(struct setter *s, const struct items *items,
                        const struct points_wish *wish)
{
	struct marking m = {.setter = s, .items = items, .wish = wish};

	m.points.anywhere = wish->anywhere;
	m.points.at =
		arena_raw(&s->scratch, most_points(&m), sizeof(*m.points.at));
	open_line(&m, add(&m, 0, -1, 0));
	m.points.at[0].start.width -= wish->first_indent;
	for (int i = 0; i < items->count; i++)
		mark_item(&m, i);
	add_forced(&m, items->count);
	return m.points;
}
