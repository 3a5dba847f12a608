/* base/date.c - days and points in time as text, without a clock or a time zone */
#include "base/date.h"

#include <time.h>

#define LAST_SECOND INT64_C(253402300799) /* 9999-12-31T23:59:59Z */

const char *date_from_epoch(struct arena *a, struct view seconds)
{
	int64_t count = 0;
	time_t moment;
	struct tm t;

	if (!seconds.n || seconds.n > 12)
		return NULL;
	for (size_t i = 0; i < seconds.n; i++) {
		if (!ascii_is_digit(seconds.p[i]))
			return NULL;
		count = 10 * count + (seconds.p[i] - '0');
	}
	moment = (time_t)count;
	if (count > LAST_SECOND || !gmtime_r(&moment, &t))
		return NULL;
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	                    t.tm_year + 1900, t.tm_mon + 1, t.tm_mday,
	                    t.tm_hour, t.tm_min, t.tm_sec);
}

static int days_of(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
	                           31, 31, 30, 31, 30, 31};
	bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && is_leap);
}

bool date_exists(struct view date)
{
	struct view rest = date, word;
	int parts[3] = {0}, count = 0;

	while (view_split(&rest, '-', &word)) {
		if (count == 3 || word.n != (count ? 2u : 4u))
			return false;
		for (size_t i = 0; i < word.n; i++) {
			if (!ascii_is_digit(word.p[i]))
				return false;
			parts[count] = 10 * parts[count] + (word.p[i] - '0');
		}
		if (parts[count] < 1 || (count == 1 && parts[1] > 12) ||
		    (count == 2 && parts[2] > days_of(parts[0], parts[1])))
			return false;
		count++;
	}
	return count > 0;
}
