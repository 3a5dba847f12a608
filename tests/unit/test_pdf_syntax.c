/* tests/unit/test_pdf_syntax.c - numbers, names and strings of a PDF */
#include "tests/check.h"
#include "write/pdf_syntax.h"

#include <math.h>

static struct buf out;

/* What was put since the last call. */
static const char *put(void)
{
	static char text[400];

	snprintf(text, sizeof(text), "%s", buf_text(&out));
	buf_empty(&out);
	return text;
}

static const char *number(int64_t milli)
{
	pdf_number(&out, milli);
	return put();
}

static const char *real(double value, int places)
{
	pdf_real(&out, value, places);
	return put();
}

static void numbers_are_short(void)
{
	CHECK_TEXT(number(0), "0");
	CHECK_TEXT(number(1), ".001");
	CHECK_TEXT(number(-500), "-.5");
	CHECK_TEXT(number(12000), "12");
	CHECK_TEXT(number(-12345), "-12.345");
	CHECK_TEXT(number(100100), "100.1");
	CHECK_TEXT(number(MILLI_MOST), "1000000");
}

/* libharu writes 1 for the first of these. */
static void reals_are_rounded(void)
{
	CHECK_TEXT(real(1.999995, 4), "2");
	CHECK_TEXT(real(-1.99994, 4), "-1.9999");
	CHECK_TEXT(real(0.00125, 9), ".00125");
	CHECK_TEXT(real(1e300, 3), "1000000");
	CHECK_TEXT(real(-INFINITY, 3), "-1000000");
	CHECK_TEXT(real(NAN, 3), "0");
	CHECK_TEXT(real(-0.0001, 3), "0");
}

static void lengths_are_rounded_to_the_nearest(void)
{
	CHECK(pdf_milli(PT(1)) == 1000);
	CHECK(pdf_milli(PT(-1.5)) == -1500);
	CHECK(pdf_milli(65) == 1); /* .00099 pt */
	CHECK(pdf_milli(32) == 0); /* .00049 pt */
	CHECK(pdf_milli(-65) == -1);
	CHECK(pdf_milli(SP_MAX) == MILLI_MOST);
	CHECK(pdf_milli(-SP_MAX) == -MILLI_MOST);
}

static void gray_is_gray(void)
{
	pdf_colour(&out, 0x000000, false);
	CHECK_TEXT(put(), "0 g\n");
	pdf_colour(&out, 0x808080, true);
	CHECK_TEXT(put(), ".502 G\n");
	pdf_colour(&out, 0xFF8000, false);
	CHECK_TEXT(put(), "1 .502 0 rg\n");
}

static void names_and_strings_are_escaped(void)
{
	pdf_name(&out, VIEW("A b#(\xC3\xA9"));
	CHECK_TEXT(put(), "/A#20b#23#28#C3#A9");
	pdf_bytes(&out, VIEW("(a)\\\r\n"));
	CHECK_TEXT(put(), "(\\(a\\)\\\\\\r\n)");
	pdf_text_string(&out, VIEW("plain (text)"));
	CHECK_TEXT(put(), "(plain \\(text\\))");
	pdf_text_string(&out, VIEW("\xC3\xA9\xF0\x9F\xA6\x80"));
	CHECK_TEXT(put(), "<FEFF00E9D83EDD80>");
	pdf_reference(&out, 17);
	CHECK_TEXT(put(), "17 0 R");
}

int main(void)
{
	numbers_are_short();
	reals_are_rounded();
	lengths_are_rounded_to_the_nearest();
	gray_is_gray();
	names_and_strings_are_escaped();
	buf_clear(&out);
	return check_done();
}
