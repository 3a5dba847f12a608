/* tests/unit/test_pdf_content.c - operators of a page without its marks */
#include "foreign/pdf_sheet.h"
#include "tests/check.h"

static void check_clean(const char *content, const char *want, bool want_cmyk)
{
	struct buf out = {0};
	bool is_cmyk = false;

	pdf_content_clean(view_of(content), &out, &is_cmyk);
	CHECK_TEXT(buf_text(&out), want);
	CHECK(is_cmyk == want_cmyk);
	buf_clear(&out);
}

static void marks_are_taken_out_with_their_operands(void)
{
	check_clean("q /P <</MCID 0 /A [1 (EMC)]>> BDC 1 0 0 rg EMC\n/A BMC "
	            "f EMC /X MP Q",
	            "q\n1 0 0 rg\nf\nQ\n", false);
}

static void strings_and_images_stay_as_they_are(void)
{
	check_clean("(a \\) BMC (b) c) Tj <42 4D43> ' % EMC\n"
	            "BI /W 1 /H 1 ID x BMC y\nEI Q true null",
	            "(a \\) BMC (b) c) Tj\n<42 4D43> '\n"
	            "BI\n/W 1 /H 1 ID x BMC y\nEI\nQ\ntrue null ",
	            false);
}

static void colours_of_a_press_are_noticed(void)
{
	check_clean("0 0 0 1 k f", "0 0 0 1 k\nf\n", true);
	check_clean("/DeviceCMYK cs", "/DeviceCMYK cs\n", true);
	check_clean("(k) Tj 0.5 g", "(k) Tj\n0.5 g\n", false);
}

static void whatever_is_cut_off_ends(void)
{
	check_clean("(a", "(a ", false);
	check_clean("<<", "<< ", false);
	check_clean("<4", "<4 ", false);
	check_clean("ID", "ID\n", false);
	check_clean("(a\\", "(a\\ ", false);
	check_clean("", "", false);
}

int main(void)
{
	marks_are_taken_out_with_their_operands();
	strings_and_images_stay_as_they_are();
	colours_of_a_press_are_noticed();
	whatever_is_cut_off_ends();
	return check_done();
}
