/* base/date.c - a point in time as text, without a clock or a time zone */
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
