/* tests/unit/test_date.c - seconds since 1970 as dates */
#include "base/date.h"
#include "tests/check.h"

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

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *date =
			date_from_epoch(&memory, view_of(cases[i][0]));

		CHECK(!date == !cases[i][1]);
		CHECK(!date || !cases[i][1] || strcmp(date, cases[i][1]) == 0);
	}
	arena_reset(&memory);
	return check_done();
}
