/* tests/unit/test_features.c - languages, ligatures, capitals, figures */
#include "font/shape.h"
#include "tests/check.h"

static struct fonts *fonts;
static struct shaper *shaper;

static const struct font *font_of(int family, bool italic, unsigned features)
{
	return fonts_get(fonts, family, 400, italic, features);
}

static const struct piece *piece_of(const struct font *font, const char *text,
                                    const char *lang)
{
	return &shape(shaper, font, view_of(text), lang, false)->pieces[0];
}

/* Does a letter look otherwise in one language than in another? */
static bool differ(const struct font *font, const char *text, const char *one,
                   const char *other)
{
	return piece_of(font, text, one)->glyphs[0].id !=
	       piece_of(font, text, other)->glyphs[0].id;
}

static int glyphs_in(const struct font *font, const char *text,
                     const char *lang)
{
	return piece_of(font, text, lang)->count;
}

static void letters_look_as_their_language_has_them(void)
{
	const struct font *serif = font_of(FONT_SERIF, false, 0);
	const struct font *slanted = font_of(FONT_SANS, true, 0);

	/* Romanian has commas, not cedillas, below s and t. */
	CHECK(differ(serif, "\u015F", "ro", "tr"));
	CHECK(differ(serif, "\u0163", "ro-RO", "en"));
	CHECK(!differ(serif, "\u015F", "tr", "en"));
	/* Serbian and Macedonian italics are not the Russian ones. */
	CHECK(differ(slanted, "\u0433", "sr", "ru"));
	CHECK(differ(slanted, "\u0434", "sr-Cyrl", "ru"));
	CHECK(!differ(slanted, "\u0436", "sr", "ru"));
	/* Turkish and Azeri tell i with a dot from one without. */
	CHECK(glyphs_in(font_of(FONT_SERIF, false, FONT_SMALL_CAPS), "i",
	                "tr") == 1);
	CHECK(differ(font_of(FONT_SERIF, false, FONT_SMALL_CAPS), "i", "tr",
	             "en"));
}

static void ligatures_end_where_letters_must_be_told_apart(void)
{
	const struct font *serif = font_of(FONT_SERIF, false, 0);
	const struct font *spaced = fonts_spaced(fonts, serif, 50);

	CHECK(glyphs_in(serif, "ffi", "en") == 1);
	CHECK(glyphs_in(spaced, "ffi", "en") == 3);
	CHECK(glyphs_in(font_of(FONT_SERIF, false, FONT_CODE), "ffi", "en") ==
	      3);
	CHECK(spaced == fonts_spaced(fonts, serif, 50));
	CHECK(serif == fonts_spaced(fonts, spaced, 0));
}

static void spaced_letters_are_further_apart(void)
{
	const struct font *serif = font_of(FONT_SERIF, false, 0);
	const struct font *spaced = fonts_spaced(fonts, serif, 50);
	int upem = serif->face->units_per_em;

	CHECK(piece_of(spaced, "HAND", "en")->advance ==
	      piece_of(serif, "HAND", "en")->advance + 4 * (50 * upem / 1000));
	/* A mark moves with its letter, and Arabic letters join. */
	CHECK(piece_of(spaced, "q\u0301", "en")->advance ==
	      piece_of(serif, "q\u0301", "en")->advance + 50 * upem / 1000);
	CHECK(piece_of(spaced, "\u0633\u0644", "ar")->advance ==
	      piece_of(serif, "\u0633\u0644", "ar")->advance);
}

static void capitals_stand_for_the_letters_written(void)
{
	const struct font *capitals = font_of(FONT_SERIF, false, FONT_CAPITALS);
	const struct font *serif = font_of(FONT_SERIF, false, 0);
	const struct shaped *shaped =
		shape(shaper, capitals, VIEW("na\u00EFve"), "en", false);
	const struct piece *piece = &shaped->pieces[0];

	CHECK(view_is(shaped->text, "na\u00EFve") && piece->count == 5);
	CHECK(piece->glyphs[2].cluster == 2 && piece->glyphs[3].cluster == 4);
	CHECK(piece->glyphs[0].id == piece_of(serif, "N", "en")->glyphs[0].id);
	CHECK(piece->glyphs[2].id ==
	      piece_of(serif, "\u00CF", "en")->glyphs[0].id);
	/* One letter is one letter still, and i has its dot in Turkish. */
	CHECK(piece_of(capitals, "\u00DF", "de")->glyphs[0].id ==
	      piece_of(serif, "\u1E9E", "de")->glyphs[0].id);
	CHECK(differ(capitals, "i", "tr", "en"));
}

static void faces_tell_what_they_have(void)
{
	const struct face *serif = font_of(FONT_SERIF, true, 0)->face;
	const struct face *slanted = font_of(FONT_SANS, true, 0)->face;

	CHECK(face_substitutes(serif, FONT_SMALL_CAPS, 'a'));
	CHECK(face_substitutes(serif, FONT_SMALL_CAPS, 0x0436));
	CHECK(!face_substitutes(serif, FONT_SMALL_CAPS, 'A'));
	CHECK(face_substitutes(serif, FONT_ALL_SMALL_CAPS, 'A'));
	CHECK(face_substitutes(serif, FONT_SUPERIORS, '7'));
	CHECK(!face_substitutes(slanted, FONT_SMALL_CAPS, 'a'));
	CHECK(!face_substitutes(slanted, FONT_SMALL_CAPS, 0x4E2D));
	CHECK(!face_substitutes(slanted, FONT_CODE, 'f'));
}

static void figures_are_of_the_kind_asked_for(void)
{
	const struct font *table =
		font_of(FONT_SERIF, false, FONT_TABULAR | FONT_LINING);
	const struct font *old = font_of(FONT_SERIF, false, FONT_OLD_STYLE);
	const struct font *sans =
		font_of(FONT_SANS, false, FONT_PROPORTIONAL | FONT_LINING);
	int box[4];

	CHECK(piece_of(table, "1", "en")->advance ==
	      piece_of(table, "8", "en")->advance);
	CHECK(piece_of(sans, "1", "en")->advance <
	      piece_of(sans, "8", "en")->advance);
	CHECK(face_glyph_box(old->face, piece_of(old, "7", "en")->glyphs[0].id,
	                     box) &&
	      box[1] < -50);
	CHECK(face_glyph_box(table->face,
	                     piece_of(table, "7", "en")->glyphs[0].id, box) &&
	      box[1] > -50);
}

int main(void)
{
	struct diag d = {0};

	fonts = fonts_open(".", &d);
	shaper = shaper_open(fonts);
	letters_look_as_their_language_has_them();
	ligatures_end_where_letters_must_be_told_apart();
	spaced_letters_are_further_apart();
	capitals_stand_for_the_letters_written();
	faces_tell_what_they_have();
	figures_are_of_the_kind_asked_for();
	CHECK(d.count == 0);
	shaper_close(shaper);
	fonts_close(fonts);
	diag_clear(&d);
	return check_done();
}
