/* tests/unit/test_cased.c - small capitals, real and made; scripts */
#include "line/segments.h"
#include "tests/unit/line_check.h"

static struct line_test test;

static void add_segment(const struct segment *segment)
{
	const struct node *node = segment->look->node;
	const struct font *font = segment->look->font;
	unsigned small = FONT_SMALL_CAPS | FONT_ALL_SMALL_CAPS;
	uint32_t end = segment->offset + (uint32_t)segment->text.n;
	const char *ends = font->features & FONT_CAPITALS ? "<>"
	                   : font->features & small       ? "{}"
	                   : segment->look->rise          ? "^^"
	                                                  : "..";

	if (node->kind == NODE_STR)
		CHECK(view_equal(segment->text,
		                 view_part(node->text, segment->offset, end)));
	buf_char(&test.text, ends[0]);
	buf_view(&test.text, segment->text);
	buf_char(&test.text, ends[1]);
}

/* Segments as text: <made capitals>, {capitals of the face},
 * ^raised by size^. */
static const char *picture(const char *markdown)
{
	const struct node *block = line_test_block(&test, markdown);
	struct segments segments =
		segments_of(&test.setter, block, &test.style, PT(300));

	buf_empty(&test.text);
	for (int i = 0; i < segments.count; i++)
		if (segments.at[i].kind == SEGMENT_TEXT)
			add_segment(&segments.at[i]);
	arena_empty(&test.setter.scratch);
	return buf_text(&test.text);
}

static void a_face_with_small_capitals_uses_them(void)
{
	CHECK_TEXT(picture("[Crabs in 2021]{.smallcaps}"), "{Crabs in 2021}");
	CHECK_TEXT(picture("[NASA]{.allsmallcaps}"), "{NASA}");
	CHECK_TEXT(picture("*[Crabs]{.smallcaps}*"), "{Crabs}");
	CHECK_TEXT(picture("[a `code` b]{.smallcaps}"), "{a }.code.{ b}");
}

static void a_face_without_is_helped(void)
{
	struct text_style serif = test.style;

	test.style = style_make(&test.setter, FONT_SANS, 400, true, PT(10), 0);
	CHECK_TEXT(picture("[Crabs, \u00E9tude 21]{.smallcaps}"),
	           "{C}<rabs>{, }<\u00E9tude>{ 21}");
	CHECK_TEXT(picture("[NASA 2]{.allsmallcaps}"), "<NASA>{ 2}");
	test.style = serif;
}

static void a_style_may_ask_for_capitals(void)
{
	struct text_style serif = test.style;

	test.style.letter_case = CASE_CAPITALS;
	CHECK_TEXT(picture("Crabs *and* x"), "<Crabs ><and>< x>");
	test.style = serif;
}

static void superiors_are_real_where_there_are_some(void)
{
	CHECK_TEXT(picture("2^10^ H~2~O"), ".2..10.. H..2..O.");
	CHECK_TEXT(picture("x^*n*+1^"), ".x.^n^^+1^");
	CHECK_TEXT(picture("1^st^ a[^1]\n\n[^1]: b"), ".1.^st^. a..1.");
}

int main(void)
{
	line_test_open(&test, "en-US");
	a_face_with_small_capitals_uses_them();
	a_face_without_is_helped();
	a_style_may_ask_for_capitals();
	superiors_are_real_where_there_are_some();
	line_test_close(&test);
	return check_done();
}
