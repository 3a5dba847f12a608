/*
 * plot/number.h - numbers and dates as people write them
 *
 * Takes   a cell of a table; a number to be printed
 * Gives   its value and how many decimals it had; the number in print, with
 *         thin spaces between thousands and a true minus
 * Fails   false for what is no number or date; words like NaN are none
 *
 * Nothing here asks the locale: data have a decimal point everywhere, print has
 * the one of the book's language.
 *
 *	-12345.5  ->  −12 345.5   en      4 digits stand together: 2024, 1500
 *	              −12 345,5   de      3.2e15  ->  3.2×10¹⁵
 */
#ifndef PLOT_NUMBER_H
#define PLOT_NUMBER_H

#include "base/buf.h"

/* Larger numbers are refused, so that sums and ranges stay finite. */
#define NUMBER_LARGEST 1e100

bool number_read(struct view text, double *value, int *decimals);
/* CCYY, CCYY-MM or CCYY-MM-DD as a year with its fraction. parts: how many of
 * the three were given. */
bool date_read(struct view text, double *year, int *parts);

/* The decimal sign of a language (BCP 47). */
char number_point(struct view lang);
void number_put(struct buf *out, double value, int decimals, char point);
/* A date of date_read() again, as CCYY-MM. */
void date_put_month(struct buf *out, double year);

/* 10 to the power of n, the same on every machine. */
double power_of_ten(int n);

#endif
