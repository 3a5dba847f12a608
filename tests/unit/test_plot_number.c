/* tests/unit/test_plot_number.c - numbers and dates in and out */
#include "plot/number.h"
#include "tests/check.h"

#include <math.h>

#define THIN  "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"

static bool is_number(const char *text, double want)
{
	double value = 0;
	int decimals;

	return number_read(view_of(text), &value, &decimals) && value == want;
}

static bool is_none(const char *text)
{
	double value;
	int decimals;

	return !number_read(view_of(text), &value, &decimals);
}

static void reads_what_people_write(void)
{
	CHECK(is_number("12", 12));
	CHECK(is_number(" -0.5 ", -0.5));
	CHECK(is_number(MINUS "3", -3));
	CHECK(is_number("+1e3", 1000));
	CHECK(is_number("2.5E-1", 0.25));
	CHECK(is_number("1 234 567", 1234567));
	CHECK(is_number("1" THIN "234.5", 1234.5));
	CHECK(is_number("1_000", 1000));
	CHECK(is_number("45%", 45));
	CHECK(is_number(".5", 0.5));
}

static void refuses_what_is_none(void)
{
	CHECK(is_none(""));
	CHECK(is_none("NaN"));
	CHECK(is_none("inf"));
	CHECK(is_none("1,234"));
	CHECK(is_none("12 km"));
	CHECK(is_none("0x10"));
	CHECK(is_none("--1"));
	CHECK(is_none("1e101"));
	CHECK(is_none("1e999999999999999999999"));
	CHECK(is_none("."));
	CHECK(!is_none("1e-999999999999"));
}

static void prints(double value, int decimals, char point, const char *want)
{
	struct buf out = {0};

	number_put(&out, value, decimals, point);
	CHECK_TEXT(buf_text(&out), want);
	buf_clear(&out);
}

static void prints_thousands_apart(void)
{
	prints(0, 0, '.', "0");
	prints(1500, 0, '.', "1500");
	prints(15000, 0, '.', "15" THIN "000");
	prints(-1234567.25, 1, ',', MINUS "1" THIN "234" THIN "567,3");
	prints(0.05, 2, '.', "0.05");
	prints(-0.001, 1, '.', "0.0");
	prints(3.2e15, 0, '.',
	       "3.2\xC3\x97"
	       "10\xC2\xB9\xE2\x81\xB5");
	prints(1e100, 0, '.',
	       "1\xC3\x97"
	       "10\xC2\xB9\xE2\x81\xB0\xE2\x81\xB0");
	prints(2e-7, 0, '.',
	       "2\xC3\x97"
	       "10\xE2\x81\xBB\xE2\x81\xB7");
}

static void reads_dates(void)
{
	double year;
	int parts;

	CHECK(date_read(VIEW("2024"), &year, &parts) && year == 2024);
	CHECK(date_read(VIEW("2024-07"), &year, &parts) && year == 2024.5);
	CHECK(date_read(VIEW("2023-12-31"), &year, &parts) && year > 2023.99 &&
	      year < 2024 && parts == 3);
	CHECK(!date_read(VIEW("2024-13"), &year, &parts));
	CHECK(!date_read(VIEW("2024-1"), &year, &parts));
	CHECK(!date_read(VIEW("24"), &year, &parts));
	CHECK(!date_read(VIEW("2024-01-01-01"), &year, &parts));
}

static void points_follow_the_language(void)
{
	CHECK(number_point(VIEW("en-GB")) == '.');
	CHECK(number_point(VIEW("de-AT")) == ',');
	CHECK(number_point(VIEW("")) == '.');
}

int main(void)
{
	reads_what_people_write();
	refuses_what_is_none();
	prints_thousands_apart();
	reads_dates();
	points_follow_the_language();
	return check_done();
}
