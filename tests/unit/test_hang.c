/* tests/unit/test_hang.c - what hangs in the margin follows from the ink */
#include "line/hang.h"
#include "tests/check.h"

static struct arena memory;
static struct hang_cache cache = {.memory = &memory};
static struct fonts *fonts;
static struct shaper *shaper;

/* In 1/1000 of the em. */
static int hang(int family, const char *text, bool left)
{
	struct view v = view_of(text);
	const struct font *font = fonts_get(fonts, family, 400, false, 0);
	const struct shaped *shaped = shape(shaper, font, v, "en", false);
	sp size = PT(1000);

	return (int)((left ? hang_left(&cache, shaped, size, 0)
	                   : hang_right(&cache, shaped, size, v.n)) /
	             SP_PER_PT);
}

static void letters_hang_by_their_shape(void)
{
	for (int family = FONT_SERIF; family <= FONT_SANS; family++) {
		CHECK(hang(family, "n", true) == 0);
		CHECK(hang(family, "n", false) == 0);
		CHECK(hang(family, "v", true) > hang(family, "n", true));
		CHECK(hang(family, "A", true) > 0 &&
		      hang(family, "A", false) > 0);
		CHECK(hang(family, "T", false) <= 40);
		/* In any alphabet of the kind. */
		CHECK(hang(family, "\u0422", true) > 0); /* Te */
	}
	CHECK(hang(FONT_SANS, "o", true) > 0);
	CHECK(hang(FONT_SANS, "L", false) > hang(FONT_SANS, "H", false));
}

static void marks_hang_by_their_ink(void)
{
	CHECK(hang(FONT_SERIF, "end.", false) > 150);
	CHECK(hang(FONT_SERIF, "well-", false) > 150);
	CHECK(hang(FONT_SERIF, "\u201Cwell", true) > 150);
	CHECK(hang(FONT_SERIF, "end.", false) >
	      hang(FONT_SERIF, "end;", false));
	CHECK(hang(FONT_SERIF, "end;", false) >
	      hang(FONT_SERIF, "end?", false));
	CHECK(hang(FONT_SERIF, ".end", true) == 0);
	/* No further than it is wide. */
	CHECK(hang(FONT_SANS, "end.", false) < 250);
}

static void other_scripts_keep_to_the_edge(void)
{
	CHECK(hang(FONT_SERIF, "\u4E2D", true) == 0);
	CHECK(hang(FONT_SERIF, "\u0E01", false) == 0);
	CHECK(hang(FONT_SERIF, "\u4E2D\u3002", false) > 200);
	CHECK(hang(FONT_SERIF, "", true) == 0);
	CHECK(hang(FONT_SERIF, "", false) == 0);
}

/* A ligature's edge is that of its outer letter, and letters that were spaced
 * out have no room behind the last. */
static void edges_of_more_than_a_letter(void)
{
	const struct font *serif = fonts_get(fonts, FONT_SERIF, 400, false, 0);
	const struct shaped *spaced =
		shape(shaper, fonts_spaced(fonts, serif, 100), VIEW("an"), "en",
	              false);

	CHECK(hang(FONT_SERIF, "fi", true) >= 0);
	CHECK(hang_right(&cache, spaced, PT(1000), 2) == PT(100));
}

static void edges_are_those_of_the_ink(void)
{
	const struct face *face =
		fonts_get(fonts, FONT_SANS, 400, false, 0)->face;
	struct face_edges l, v;
	int box[4];

	CHECK(face_glyph_edges(face, face_glyph(face, 'H'), &l));
	CHECK(face_glyph_box(face, face_glyph(face, 'H'), box));
	CHECK(l.left == box[0] && l.right == box[2]);
	CHECK(l.left_depth == 0 && l.right_depth == 0);
	CHECK(face_glyph_edges(face, face_glyph(face, 'v'), &v));
	CHECK(v.left_depth > 50 && v.right_depth > 50);
	CHECK(!face_glyph_edges(face, face_glyph(face, ' '), &v));
	CHECK(face_glyph(face, 0x4E2D) == 0);
}

int main(void)
{
	struct diag d = {0};

	fonts = fonts_open(".", &d);
	shaper = shaper_open(fonts);
	letters_hang_by_their_shape();
	marks_hang_by_their_ink();
	other_scripts_keep_to_the_edge();
	edges_of_more_than_a_letter();
	edges_are_those_of_the_ink();
	CHECK(d.count == 0);
	shaper_close(shaper);
	fonts_close(fonts);
	arena_reset(&memory);
	diag_clear(&d);
	return check_done();
}
