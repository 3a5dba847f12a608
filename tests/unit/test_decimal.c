/* Where the whole part of a number ends. */
#include "base/unicode.h"
#include "doc/decimal.h"
#include "tests/check.h"

/* The text with "|" at the place; itself where it has no number. */
static const char *split(const char *text, char sign)
{
	static char result[100];
	size_t at;

	if (!decimal_place(view_of(text), sign, &at))
		return text;
	snprintf(result, sizeof(result), "%.*s|%s", (int)at, text, text + at);
	return result;
}

static void the_sign_of_the_language(void)
{
	CHECK_TEXT(split("12.5", '.'), "12|.5");
	CHECK_TEXT(split("12,5", ','), "12|,5");
	CHECK_TEXT(split("1.234", '.'), "1|.234");
	CHECK_TEXT(split("1,234", ','), "1|,234");
	CHECK_TEXT(split("-0.25", '.'), "-0|.25");
	CHECK_TEXT(split("\u22120.25 %", '.'), "\u22120|.25 %");
}

static void any_sign_that_parts_no_groups(void)
{
	CHECK_TEXT(split("12,5", '.'), "12|,5");
	CHECK_TEXT(split("3.14159", ','), "3|.14159");
	CHECK_TEXT(split("0,125", '.'), "0|,125");
	CHECK_TEXT(split("1,234", '.'), "1,234|");
	CHECK_TEXT(split("1.234.567", ','), "1.234.567|");
	CHECK_TEXT(split("1.234,5", '.'), "1.234|,5");
	CHECK_TEXT(split("1,234.5", ','), "1,234|.5");
}

static void groups_of_digits(void)
{
	CHECK_TEXT(split("1 000 000.5 km", '.'), "1 000 000|.5 km");
	CHECK_TEXT(split("1\u202F000,5", ','), "1\u202F000|,5");
	CHECK_TEXT(split("1'000.\u2013", '.'), "1'000|.\u2013");
	CHECK_TEXT(split("3.141 592", '.'), "3|.141 592");
	/* "12 3500" is two numbers */
	CHECK_TEXT(split("12 3500", '.'), "12| 3500");
}

static void what_stands_around_numbers(void)
{
	CHECK_TEXT(split("$12.10", '.'), "$12|.10");
	CHECK_TEXT(split("about 7 of 10", '.'), "about 7| of 10");
	CHECK_TEXT(split(".5 t", '.'), "|.5 t");
	CHECK_TEXT(split("no. 5.", '.'), "no. 5|.");
	CHECK_TEXT(split("1.2.3", '.'), "1.2.3|");
	CHECK_TEXT(split("n/a", '.'), "n/a");
	CHECK_TEXT(split("", '.'), "");
	/* Arabic figures and their own sign */
	CHECK_TEXT(split("\u0663\u066B\u0665", '.'), "\u0663|\u066B\u0665");
}

static void languages_have_their_signs(void)
{
	CHECK(unicode_decimal_sign(VIEW("en-GB")) == '.');
	CHECK(unicode_decimal_sign(VIEW("de")) == ',');
	CHECK(unicode_decimal_sign(VIEW("de-CH")) == '.');
	CHECK(unicode_decimal_sign(VIEW("fr")) == ',');
	CHECK(unicode_decimal_sign(VIEW("")) == '.');
	CHECK(unicode_decimal_sign(VIEW("no language")) == '.');
}

int main(void)
{
	the_sign_of_the_language();
	any_sign_that_parts_no_groups();
	groups_of_digits();
	what_stands_around_numbers();
	languages_have_their_signs();
	return check_done();
}
