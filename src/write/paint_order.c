/*
 * write/paint_order.c - the runs of a line in the order they are read
 *
 * Runs stand from left to right. What is read from right to left is painted in
 * the order of reading all the same, since programs that read a page aloud go
 * by the order of painting:
 *
 *	on the page    one  C  B  A  two        A B C: Hebrew words
 *	levels          0   1  1  1   0
 *	painted        one  A  B  C  two
 *
 * This is rule L2 of UAX 9 turned back. The levels are found again from the
 * direction of the runs and of the paragraph.
 */
#include "base/unicode.h"
#include "write/paint.h"

static bool has_rtl(const struct line *line)
{
	for (int i = 0; i < line->run_count; i++)
		if (line->runs[i].rtl)
			return true;
	return false;
}

/* -1: the text has no strong character. */
static int direction_of(struct view text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (unicode_is_rtl(c))
			return 1;
		if (unicode_is_letter(c))
			return 0;
	}
	return -1;
}

/* Does the paragraph around the line run from right to left? By its first
 * strong character, as line/ decides it. */
static bool is_rtl_paragraph(const struct line *line)
{
	const struct node *top = line->runs[0].node;
	int direction = -1;

	while (top && node_is_inline(top->kind) && top->parent)
		top = top->parent;
	if (!top)
		return false;
	for (struct node *node = top->first; node && direction < 0;
	     node = node_next(top, node))
		direction = direction_of(node->text);
	return direction == 1;
}

/* Numbers within text that runs to the left are of level 2, too. */
static bool is_inside_rtl(const struct line *line, int i)
{
	return i > 0 && i + 1 < line->run_count && line->runs[i - 1].rtl &&
	       line->runs[i + 1].rtl && direction_of(line->runs[i].text) < 0;
}

/* Turn round each stretch of runs of at least this level. */
static void reverse(int *order, const uint8_t *levels, int count, int level)
{
	for (int start = 0; start < count; start++) {
		int end = start;

		while (end < count && levels[order[end]] >= level)
			end++;
		for (int a = start, b = end - 1; a < b; a++, b--) {
			int kept = order[a];

			order[a] = order[b];
			order[b] = kept;
		}
		if (end > start)
			start = end;
	}
}

bool paint_order(const struct line *line, int order[PAINT_RUNS_MOST])
{
	uint8_t levels[PAINT_RUNS_MOST];
	int count = line->run_count;
	bool base;

	if (count > PAINT_RUNS_MOST || !has_rtl(line))
		return false;
	base = is_rtl_paragraph(line);
	for (int i = 0; i < count; i++) {
		order[i] = i;
		levels[i] = line->runs[i].rtl ? 1 : base ? 2 : 0;
		if (!base && is_inside_rtl(line, i))
			levels[i] = 2;
	}
	reverse(order, levels, count, 1);
	reverse(order, levels, count, 2);
	return true;
}
