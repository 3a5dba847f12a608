/* tests/unit/test_date.c - dates of seconds since 1970; days that exist */
#include "base/date.h"
#include "tests/check.h"

static void days_exist(void)
{
	static const char *const real[] = {"2026",       "2026-11",
	                                   "2026-11-21", "2024-02-29",
	                                   "2000-02-29", "0001-01-31"};
	static const char *const others[] = {
		"",           "2026-13",     "2026-11-00",
		"11/21/2026", "2026-11-21-", "2020-02-31",
		"2023-02-29", "1900-02-29",  "2026-04-31",
		"0000",       "20261"};

	for (size_t i = 0; i < sizeof(real) / sizeof(*real); i++)
		check_that(date_exists(view_of(real[i])), real[i], __FILE__,
		           __LINE__);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		check_that(!date_exists(view_of(others[i])), others[i],
		           __FILE__, __LINE__);
}

int main(void)
{
	static const char *const cases[][2] = {
		{"0", "1970-01-01T00:00:00Z"},
		{"951827696", "2000-02-29T12:34:56Z"},
		{"253402300799", "9999-12-31T23:59:59Z"},
		{"253402300800", NULL},
		{"9999999999999", NULL},
		{"-1", NULL},
		{"12x", NULL},
		{"", NULL},
	};
	struct arena memory = {0};

	days_exist();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *date =
			date_from_epoch(&memory, view_of(cases[i][0]));

		CHECK(!date == !cases[i][1]);
		CHECK(!date || !cases[i][1] || strcmp(date, cases[i][1]) == 0);
	}
	arena_reset(&memory);
	return check_done();
}
