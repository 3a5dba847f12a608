/*
 * base/date.h - days and points in time as text, without a clock or a time zone
 *
 * Takes   seconds since 1970-01-01T00:00:00Z, in digits
 * Gives   CCYY-MM-DDThh:mm:ssZ
 * Fails   NULL for what is no number, or after the year 9999
 * Source  reproducible-builds.org, SOURCE_DATE_EPOCH
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"
#include "base/text.h"

const char *date_from_epoch(struct arena *a, struct view seconds);

/* Is it CCYY, CCYY-MM or CCYY-MM-DD, and are there such a month and day? */
bool date_exists(struct view date);

#endif
