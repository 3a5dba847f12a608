/* tests/unit/test_part.c - shaped text is taken apart without loss */
#include "font/part.h"
#include "tests/check.h"

static struct fonts *fonts;
static struct shaper *shaper;

static const struct shaped *whole_of(int family, const char *text, bool rtl)
{
	return shape(shaper, fonts_get(fonts, family, 400, false, 0),
	             view_of(text), NULL, rtl);
}

static int width_of(const struct shaped *shaped)
{
	int width = 0;

	for (int i = 0; i < shaped->piece_count; i++)
		width += shaped->pieces[i].advance;
	return width;
}

static void parts_are_as_wide_as_the_whole(void)
{
	struct arena arena = {0};
	const struct shaped *whole = whole_of(FONT_SANS, "Text AVA", false);
	struct parting parting = parting_of(whole);
	int width = 0;

	for (uint32_t at = 0; at < 8; at++) {
		const struct shaped *part =
			parting_take(&arena, &parting, at, at + 1);

		CHECK(part->piece_count == 1);
		CHECK(part->text.n == 1 && part->text.p[0] == "Text AVA"[at]);
		CHECK(part->pieces[0].glyphs[0].cluster == 0);
		CHECK(part->pieces[0].end == 1);
		width += width_of(part);
	}
	CHECK(width == width_of(whole));
	arena_reset(&arena);
}

static void ligatures_are_not_cut(void)
{
	const struct shaped *whole = whole_of(FONT_SERIF, "of fish", false);
	struct parting parting = parting_of(whole);
	int glyphs = whole->pieces[0].count;

	CHECK(parting_pass(&parting, 3));
	CHECK(glyphs == 6);
	CHECK(!parting_pass(&parting, 4));
	CHECK(parting_pass(&parting, 5));
	CHECK(!parting_pass(&parting, 7));
}

static void text_to_the_left_is_passed_in_its_order(void)
{
	static const char text[] =
		"\xD8\xA8\xD9\x84\xD8\xA7 \xD8\xA8"; /* beh lam alef, beh */
	struct arena arena = {0};
	const struct shaped *whole = whole_of(FONT_SERIF, text, true);
	struct parting parting = parting_of(whole), ahead = parting;
	const struct shaped *first, *rest;

	CHECK(parting_pass(&ahead, 2));
	CHECK(parting_pass(&ahead, 6));
	first = parting_take(&arena, &parting, 0, 6);
	rest = parting_take(&arena, &parting, 6, 9);
	CHECK(width_of(first) + width_of(rest) == width_of(whole));
	CHECK(first->text.n == 6 && rest->text.n == 3);
	CHECK(first->pieces[first->piece_count - 1]
	              .glyphs[first->pieces[first->piece_count - 1].count - 1]
	              .cluster == 0);
	CHECK(rest->pieces[0].glyphs[0].cluster == 1);
	arena_reset(&arena);
}

int main(void)
{
	struct diag d = {0};

	fonts = fonts_open(".", &d);
	shaper = shaper_open(fonts);
	parts_are_as_wide_as_the_whole();
	ligatures_are_not_cut();
	text_to_the_left_is_passed_in_its_order();
	shaper_close(shaper);
	fonts_close(fonts);
	diag_clear(&d);
	return check_done();
}
