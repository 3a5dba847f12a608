/* tests/unit/test_plot_scale.c - ticks at round numbers, places between them */
#include "plot/scale.h"
#include "tests/check.h"

#include <math.h>

static void shows(struct scale s, const char *want)
{
	char got[400] = "";
	size_t n = 0;

	for (int i = 0; i < s.tick_count; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*f",
		                      i ? " " : "", s.decimals, s.ticks[i]);
	CHECK_TEXT(got, want);
}

static void ticks_are_one_two_or_five(void)
{
	struct axis_wish none = {0};

	shows(scale_make(0, 15, none, 5, false), "0 5 10 15");
	shows(scale_make(0, 97, none, 5, false), "0 20 40 60 80 100");
	shows(scale_make(0.11, 0.34, none, 5, false),
	      "0.10 0.15 0.20 0.25 0.30 0.35");
	shows(scale_make(-120, 1240, none, 4, false), "-500 0 500 1000 1500");
	CHECK(scale_make(0, 8e99, none, 2, false).tick_count == 3);
}

static void ends_may_be_given(void)
{
	struct axis_wish ends = {
		.has_min = true, .min = 3, .has_max = true, .max = 11};
	struct scale s = scale_make(0, 100, ends, 4, false);

	shows(s, "4 6 8 10");
	CHECK(s.min == 3 && s.max == 11);
}

static void logarithms_stand_on_powers(void)
{
	struct axis_wish wish = {.log = true};

	shows(scale_make(12, 148000, wish, 5, false),
	      "10 100 1000 10000 100000 1000000");
	shows(scale_make(3, 90, wish, 5, false), "1 2 5 10 20 50 100");
	CHECK(scale_make(1e-90, 1e90, wish, 5, false).tick_count <
	      SCALE_TICKS_MOST);
}

static void makes_room_where_there_is_none(void)
{
	struct axis_wish none = {0}, wish = {.log = true};
	struct scale s = scale_make(7, 7, none, 5, false);

	CHECK(s.min < 7 && s.max > 7 && s.tick_count > 1);
	s = scale_make(0, 0, none, 5, false);
	CHECK(s.max > s.min && s.tick_count > 1);
	s = scale_make(1e100, nextafter(1e100, INFINITY), none, 5, false);
	CHECK(s.max > s.min && s.tick_count <= SCALE_TICKS_MOST);
	s = scale_make(5, 5, wish, 5, false);
	CHECK(s.max > s.min);
}

static void places_are_between_from_and_to(void)
{
	struct axis_wish none = {0}, wish = {.log = true};
	struct scale s = scale_make(0, 10, none, 5, false);

	s.from = 100;
	s.to = 0;
	CHECK(fabs(scale_at(&s, 2.5) - 75) < 1e-9);
	s = scale_make(1, 100, wish, 5, false);
	s.from = 0;
	s.to = 100;
	CHECK(fabs(scale_at(&s, 10) - 50) < 1e-9);
}

static void few_years_have_months(void)
{
	struct axis_wish none = {0};
	struct scale s = scale_make(2024.0, 2025.0, none, 5, true);

	scale_months(&s, 5);
	CHECK(s.tick_count == 5);
	CHECK(fabs(s.ticks[1] - 2024.25) < 1e-9);
}

int main(void)
{
	ticks_are_one_two_or_five();
	ends_may_be_given();
	logarithms_stand_on_powers();
	makes_room_where_there_is_none();
	places_are_between_from_and_to();
	few_years_have_months();
	return check_done();
}
