/* tests/unit/test_paint.c - marks reach the painter in order, in place */
#include "tests/check.h"
#include "write/paint.h"

static struct buf seen;

static void see_text(void *user, const struct run *run, sp x, sp y)
{
	(void)user;
	buf_view(&seen, run->text);
	buf_printf(&seen, "@%lld,%lld ", (long long)(x / SP_PER_PT),
	           (long long)(y / SP_PER_PT));
}

static void see_rule(void *user, const struct paint_box *box)
{
	(void)user;
	buf_printf(&seen, "rule@%lld,%lld ", (long long)(box->x / SP_PER_PT),
	           (long long)(box->y / SP_PER_PT));
}

static const char *paint(const struct mark *marks, int count)
{
	struct painter painter = {.text = see_text, .rule = see_rule};
	struct page page = {.marks = (struct mark *)marks, .mark_count = count};

	buf_empty(&seen);
	paint_page(&painter, &page);
	return buf_text(&seen);
}

static void boxes_stand_around_the_text(void)
{
	struct run runs[] = {
		{.count = 1, .text = VIEW("a"), .x = PT(1)},
		{.count = 1, .text = VIEW("b"), .x = PT(2), .rise = PT(3)},
	};
	struct line_box boxes[] = {
		{.x = PT(1), .y = PT(-2), .height = PT(1)},
		{.x = PT(2), .y = PT(0), .height = PT(5), .behind = true},
	};
	struct line line = {
		.runs = runs, .run_count = 2, .boxes = boxes, .box_count = 2};
	struct mark marks[] = {
		{.kind = MARK_RULE, .x = PT(7), .y = PT(8)},
		{.kind = MARK_LINE, .x = PT(10), .y = PT(100), .line = &line},
		{.kind = MARK_FRAME}, /* the painter has no frames */
		{.kind = MARK_PICTURE},
	};

	CHECK_TEXT(paint(marks, 4), "rule@7,8 rule@12,95 a@11,100 b@12,97 "
	                            "rule@11,101 ");
}

/* One letter a run. text: as it stands on the page; read: as it is read. */
static const char *order_of(const char *text, const char *read)
{
	static char painted[32];
	struct run runs[16] = {0};
	struct line line = {.runs = runs};
	int order[PAINT_RUNS_MOST];
	bool differs;

	for (; text[line.run_count]; line.run_count++)
		runs[line.run_count].order =
			(int)(strchr(read, text[line.run_count]) - read);
	differs = paint_order(&line, order);
	for (int i = 0; i < line.run_count; i++)
		painted[i] = text[differs ? order[i] : i];
	painted[line.run_count] = '\0';
	return painted;
}

static void text_is_painted_as_it_is_read(void)
{
	CHECK_TEXT(order_of("abc", "abc"), "abc");
	CHECK_TEXT(order_of("aCBAz", "aABCz"), "aABCz");
	CHECK_TEXT(order_of("CBA", "ABC"), "ABC");
	CHECK_TEXT(order_of("EDabBA", "ABabDE"), "ABabDE");
	CHECK_TEXT(order_of("aB1Az", "aA1Bz"), "aA1Bz");
}

int main(void)
{
	boxes_stand_around_the_text();
	text_is_painted_as_it_is_read();
	buf_clear(&seen);
	return check_done();
}
