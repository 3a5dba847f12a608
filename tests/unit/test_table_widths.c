/* How wide columns get: never more than the room. */
#include "page/table_widths.h"
#include "tests/check.h"

static void wide_enough_for_all(void)
{
	struct table_need needs[] = {{PT(20), PT(50), 0, 0},
	                             {PT(30), PT(60), 0, 0}};
	sp widths[2];
	bool overfull;

	CHECK(table_widths(needs, 2, PT(200), widths, &overfull) == 1000);
	CHECK(widths[0] == PT(50) && widths[1] == PT(60));
	CHECK(!overfull);
}

static void the_rest_goes_by_wishes(void)
{
	struct table_need needs[] = {{PT(20), PT(20), 0, 0},
	                             {PT(30), PT(130), 0, 0},
	                             {PT(30), PT(330), 0, 0}};
	sp widths[3];
	bool overfull;

	CHECK(table_widths(needs, 3, PT(180), widths, &overfull) == 1000);
	CHECK(widths[0] == PT(20));
	CHECK(widths[1] == PT(55));
	CHECK(widths[2] == PT(105));
}

static void modest_columns_are_not_broken(void)
{
	struct table_need needs[] = {{PT(45), PT(85), 0, 0},
	                             {PT(60), PT(900), 0, 0},
	                             {PT(40), PT(75), 0, 0}};
	sp widths[3];
	bool overfull;

	CHECK(table_widths(needs, 3, PT(270), widths, &overfull) == 1000);
	CHECK(widths[0] == PT(85) && widths[2] == PT(75));
	CHECK(widths[1] == PT(110));
}

static void type_shrinks_before_words_break(void)
{
	struct table_need needs[] = {{PT(100), PT(200), 0, 0},
	                             {PT(100), PT(100), 0, 0}};
	sp widths[2];
	bool overfull;

	CHECK(table_widths(needs, 2, PT(160), widths, &overfull) == 800);
	CHECK(widths[0] == PT(80) && widths[1] == PT(80));
	CHECK(!overfull);
}

static void long_words_break_before_type_is_small(void)
{
	struct table_need needs[] = {{PT(200), PT(300), 0, PT(70)},
	                             {PT(50), PT(60), 0, 0}};
	sp widths[2];
	bool overfull;

	CHECK(table_widths(needs, 2, PT(150), widths, &overfull) == 1000);
	CHECK(needs[0].least == PT(70) && needs[1].least == PT(50));
	CHECK(widths[0] >= PT(70) && widths[1] >= PT(50) && !overfull);
	/* Not to save a little: nine tenths are read well. */
	needs[0].least = PT(100);
	CHECK(table_widths(needs, 2, PT(135), widths, &overfull) == 900);
	CHECK(needs[0].least == PT(100));
}

static void too_much_is_said(void)
{
	struct table_need needs[200];
	sp widths[200], sum = 0;
	bool overfull;

	for (int i = 0; i < 200; i++)
		needs[i] = (struct table_need){PT(30), PT(90), 0, 0};
	CHECK(table_widths(needs, 200, PT(300), widths, &overfull) ==
	      TABLE_LEAST_SCALE);
	CHECK(overfull);
	for (int i = 0; i < 200; i++)
		sum += widths[i];
	CHECK(sum <= PT(300));
}

static void shares_are_kept(void)
{
	struct table_need needs[] = {{PT(10), PT(400), 0.25, 0},
	                             {PT(10), PT(20), 0.75, 0}};
	sp widths[2];
	bool overfull;

	table_widths(needs, 2, PT(200), widths, &overfull);
	CHECK(widths[0] == PT(50) && widths[1] == PT(150));
	/* Not where a word would not fit. */
	needs[0].least = PT(90);
	table_widths(needs, 2, PT(200), widths, &overfull);
	CHECK(widths[0] >= PT(90));
	CHECK(widths[0] + widths[1] <= PT(200));
}

static void odd_numbers_do_no_harm(void)
{
	struct table_need needs[] = {{SP_MAX, 0, -1, 0},
	                             {-PT(5), SP_MAX, 7, 0},
	                             {0, 0, 0.0 / 1.0, 0}};
	sp widths[3];
	bool overfull;

	table_widths(needs, 3, PT(100), widths, &overfull);
	CHECK(widths[0] + widths[1] + widths[2] <= PT(100));
	CHECK(table_widths(needs, 0, PT(100), widths, &overfull) == 1000);
	table_widths(needs, 3, -PT(100), widths, &overfull);
	CHECK(widths[0] >= 0 && widths[1] >= 0 && widths[2] >= 0);
}

int main(void)
{
	wide_enough_for_all();
	the_rest_goes_by_wishes();
	modest_columns_are_not_broken();
	type_shrinks_before_words_break();
	long_words_break_before_type_is_small();
	too_much_is_said();
	shares_are_kept();
	odd_numbers_do_no_harm();
	return check_done();
}
