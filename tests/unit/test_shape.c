/* tests/unit/test_shape.c - words become glyphs, pieces and clusters */
#include "base/buf.h"
#include "font/shape.h"
#include "tests/check.h"

#include <stdlib.h>

static struct fonts *fonts;
static struct shaper *shaper;

static const struct font *serif(unsigned features)
{
	return fonts_get(fonts, FONT_SERIF, 400, false, features);
}

static const struct font *mono(unsigned features)
{
	return fonts_get(fonts, FONT_MONO, 400, false, features);
}

/* All pieces as text: "Face[start-end]cluster+advance ...", "!" if missing. */
static const char *picture(const struct shaped *shaped)
{
	static struct buf out;

	buf_empty(&out);
	for (int i = 0; i < shaped->piece_count; i++) {
		const struct piece *piece = &shaped->pieces[i];

		buf_printf(&out, "%s%s%s[%u-%u]", i ? " " : "",
		           piece->missing ? "!" : "",
		           piece->face->postscript_name, piece->start,
		           piece->end);
		for (int g = 0; g < piece->count; g++)
			buf_printf(&out, "%s%u", g ? "," : "",
			           piece->glyphs[g].cluster);
	}
	return buf_text(&out);
}

static const char *shape_picture(const struct font *font, const char *text,
                                 bool rtl)
{
	return picture(shape(shaper, font, view_of(text), "en", rtl));
}

static int32_t advance_of(const struct font *font, const char *text)
{
	return shape(shaper, font, view_of(text), "en", false)
	        ->pieces[0]
	        .advance;
}

static void the_same_question_has_the_same_answer(void)
{
	struct shaped *first = shape(shaper, serif(0), VIEW("word"), "en", 0);
	struct shaped *again = shape(shaper, serif(0), VIEW("word"), "en", 0);

	CHECK(first == again);
	CHECK(first == shape(shaper, serif(0), VIEW("word"), "en-GB", 0));
	CHECK(first != shape(shaper, serif(0), VIEW("word"), "de", 0));
	CHECK(first != shape(shaper, serif(0), VIEW("word"), NULL, 0));
	CHECK(first != shape(shaper, serif(0), VIEW("word"), "en", 1));
	CHECK(first != shape(shaper, mono(0), VIEW("word"), "en", 0));
	CHECK(first != shape(shaper, serif(0), VIEW("words"), "en", 0));
	CHECK(view_is(first->text, "word") && first->font == serif(0));
	CHECK(shaper_fonts(shaper) == fonts);
}

static void results_stay_while_the_table_grows(void)
{
	struct shaped *first = shape(shaper, serif(0), VIEW("n7"), "en", 0);

	first->user = fonts;
	for (int i = 0; i < 20000; i++) {
		char word[20];

		snprintf(word, sizeof(word), "n%d", i);
		shape(shaper, serif(0), view_of(word), "en", false);
	}
	CHECK(first == shape(shaper, serif(0), VIEW("n7"), "en", 0));
	CHECK(first->user == fonts);
}

static void letters_kern_and_ligate(void)
{
	const struct face *face = serif(0)->face;
	struct shaped *shaped = shape(shaper, serif(0), VIEW("AVAT"), "en", 0);
	int32_t plain = 0;

	for (int i = 0; i < 4; i++)
		plain += face->advances[shaped->pieces[0].glyphs[i].id];
	CHECK(shaped->pieces[0].advance < plain);
	CHECK(shaped->pieces[0].glyphs[1].unsafe_to_break);
	CHECK(!shaped->pieces[0].glyphs[0].unsafe_to_break);
	CHECK(shaped_width(shaped, PT(10)) ==
	      sp_from_font(shaped->pieces[0].advance, PT(10), 1000));
	CHECK_TEXT(shape_picture(serif(0), "office", false),
	           "Literata-Regular[0-6]0,1,4,5");
}

static void code_is_set_letter_by_letter(void)
{
	struct shaped *plain = shape(shaper, mono(0), VIEW("!="), "en", 0);
	struct shaped *code =
		shape(shaper, mono(FONT_CODE), VIEW("!="), "en", 0);

	CHECK(plain->pieces[0].glyphs[1].id != code->pieces[0].glyphs[1].id);
	CHECK(advance_of(mono(FONT_CODE), "->>=") == 4 * 600);
	CHECK_TEXT(shape_picture(mono(FONT_CODE), "a != b", false),
	           "JetBrainsMono-Regular[0-6]0,1,2,3,4,5");
}

static void features_change_glyphs(void)
{
	static const struct {
		unsigned feature;
		const char *text;
	} cases[] = {
		{FONT_SMALL_CAPS, "a"},
		{FONT_OLD_STYLE, "3"},
		{FONT_SUPERIORS, "3"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct view text = view_of(cases[i].text);
		struct shaped *plain = shape(shaper, serif(0), text, "en", 0);
		struct shaped *changed =
			shape(shaper, serif(cases[i].feature), text, "en", 0);

		CHECK(plain->pieces[0].glyphs[0].id !=
		      changed->pieces[0].glyphs[0].id);
	}
	CHECK(advance_of(serif(FONT_LINING | FONT_TABULAR), "1") ==
	      advance_of(serif(FONT_LINING | FONT_TABULAR), "8"));
}

static void missing_characters_fall_back(void)
{
	CHECK_TEXT(shape_picture(serif(0), "a\u2713b", false),
	           "Literata-Regular[0-1]0 DejaVuSans[1-4]1 "
	           "Literata-Regular[4-5]4");
	CHECK_TEXT(shape_picture(mono(FONT_CODE), "\u2713", false),
	           "DejaVuSansMono[0-3]0");
	CHECK_TEXT(shape_picture(serif(0), "\u4E2D\u3002\u6587.", false),
	           "DroidSansFallback[0-9]0,3,6 Literata-Regular[9-10]9");
	/* Nobody has Hangul: a box for each, each with its text. */
	CHECK_TEXT(shape_picture(serif(0), "\uD55C\uAE00!", false),
	           "!Literata-Regular[0-3]0 !Literata-Regular[3-6]3 "
	           "Literata-Regular[6-7]6");
}

static void emoji_stay_whole(void)
{
	struct shaped *shaped;

	CHECK_TEXT(shape_picture(serif(0), "\U0001F980", false),
	           "NotoEmoji-Regular[0-4]0");
	/* Woman, joiner, rocket: one picture. */
	shaped = shape(shaper, serif(0), VIEW("\U0001F469\u200D\U0001F680"),
	               "en", false);
	CHECK(shaped->piece_count == 1 && shaped->pieces[0].count == 1);
	CHECK(shaped->pieces[0].end == 11);
	/* A heart as a sign, and as a picture. */
	CHECK_TEXT(shape_picture(serif(0), "\u2764\uFE0E", false),
	           "DejaVuSans[0-6]0");
	CHECK_TEXT(shape_picture(serif(0), "\u2764\uFE0F", false),
	           "NotoEmoji-Regular[0-6]0");
	/* A selector alone is no reason for another face. */
	CHECK_TEXT(shape_picture(serif(0), "a\uFE0Fb", false),
	           "Literata-Regular[0-5]0,4");
}

static void ignorable_characters_draw_nothing(void)
{
	int32_t plain = advance_of(serif(0), "cooperate");

	CHECK(advance_of(serif(0), "co\u00ADop\u200Berate\u200D") == plain);
	CHECK(shape(shaper, serif(0), VIEW("\u00AD"), "en", 0)->piece_count ==
	      0);
	CHECK(shape(shaper, serif(0), VIEW(""), "en", 0)->piece_count == 0);
	CHECK_TEXT(shape_picture(serif(0), "\u2060\u2713", false),
	           "DejaVuSans[0-6]0");
	/* A thin space is made from the space, a fixed hyphen from the other. */
	CHECK_TEXT(shape_picture(serif(0), "a\u2009b\u2011c", false),
	           "Literata-Regular[0-9]0,1,4,5,8");
}

static void marks_have_clusters_of_their_own(void)
{
	/* e + acute is composed; q + dot has two glyphs for two characters. */
	CHECK_TEXT(shape_picture(serif(0), "e\u0301t", false),
	           "Literata-Regular[0-4]0,3");
	CHECK_TEXT(shape_picture(serif(0), "q\u0323t", false),
	           "Literata-Regular[0-4]0,1,3");
}

static void scripts_are_shaped_apart(void)
{
	/* i stands before its consonant on paper, after it in the text. */
	CHECK_TEXT(shape_picture(serif(0), "x\u0915\u093F", false),
	           "Literata-Regular[0-1]0 NotoSansDevanagari-Regular[1-7]1,1");
	CHECK_TEXT(shape_picture(serif(0), "ab\u0431\u0432", false),
	           "Literata-Regular[0-2]0,1 Literata-Regular[2-6]2,4");
}

static void right_to_left_is_in_visual_order(void)
{
	CHECK_TEXT(shape_picture(serif(0), "\u05D0\u05D1", true),
	           "NotoSerifHebrew-Regular[0-4]2,0");
	CHECK_TEXT(shape_picture(serif(0), "\u05D0!\u05D1", true),
	           "NotoSerifHebrew-Regular[3-5]3 Literata-Regular[2-3]2 "
	           "NotoSerifHebrew-Regular[0-2]0");
	/* Lam and alif join; the comma follows the letters' face. */
	CHECK_TEXT(shape_picture(serif(0), "\u0644\u0627\u060C", true),
	           "Amiri-Regular[0-6]4,2,0");
}

static void ligatures_share_their_letters_out(void)
{
	const struct shaped *word =
		shape(shaper, mono(0), VIEW("السلام"), "ar", true);
	const struct glyph *glyphs = word->pieces[0].glyphs;

	/* one glyph for lam and alef; one that is not seen says the lam */
	CHECK_TEXT(picture(word), "DejaVuSansMono[0-12]10,8,6,4,2,0");
	CHECK(glyphs[2].id == word->pieces[0].face->space_glyph);
	CHECK(glyphs[2].advance == 0);
	CHECK(glyphs[2].dx == -glyphs[1].advance / 2);
	CHECK(glyphs[1].unsafe_to_break);
	CHECK_TEXT(shape_picture(serif(0), "לא", true),
	           "NotoSerifHebrew-Regular[0-4]2,0");
}

static void anything_can_be_shaped(void)
{
	static char heap[70000];
	struct shaped *shaped;

	/* A letter under 30,000 accents. */
	heap[0] = 'x';
	for (size_t i = 1; i + 1 < sizeof(heap); i += 2) {
		heap[i] = (char)0xCC;
		heap[i + 1] = (char)0x81;
	}
	shaped = shape(shaper, serif(0), (struct view){heap, 16383}, "en", 0);
	CHECK(shaped->piece_count > 1);
	shape(shaper, mono(0), (struct view){heap, 16383}, "en", 0);
	/* Longer than glyphs can count: the rest is left out. */
	shaped = shape(shaper, serif(0), (struct view){heap, sizeof(heap) - 1},
	               "en", 0);
	CHECK(shaped->text.n == 65535);
	/* Bytes that are not UTF-8, controls, names that are no languages. */
	shape(shaper, serif(0), VIEW("a\xFF\xC3 \x01\x7F"), "en", 0);
	shape(shaper, serif(0), VIEW("\xED\xA0\x80\xF4\x90\x80\x80"), "", 0);
	for (int i = 0; i < 3000; i++) {
		char name[20];

		snprintf(name, sizeof(name), "x%d-%d", i, i);
		shape(shaper, serif(0), VIEW("name"), name, false);
	}
	CHECK(shape(shaper, serif(0), VIEW("name"), "x1", false) ==
	      shape(shaper, serif(0), VIEW("name"), NULL, false));
	CHECK(shape(shaper, serif(0), VIEW("n"), "zh-Hant-TW", false) ==
	      shape(shaper, serif(0), VIEW("n"), "ZH-hant", false));
}

static void random_text_tiles(void)
{
	static const uint32_t some[] = {
		'a',    'f',    'i',    ' ',    '.',     0x301,   0xAD,
		0x200D, 0xFE0F, 0x5D0,  0x627,  0x644,   0x915,   0x94D,
		0x93F,  0xE01,  0xE33,  0x4E2D, 0x1F469, 0x1F680, 0x1F1E9,
		0x20E3, 0x2713, 0xAC00, 0x1100, 0x10FFFD};
	uint32_t random = 7;

	for (int round = 0; round < 3000; round++) {
		char text[64];
		size_t n = 0;
		struct shaped *shaped;

		for (int i = 0; i < 12; i++) {
			random = random * 1664525 + 1013904223;
			n += (size_t)utf8_put(
				some[(random >> 16) %
			             (sizeof(some) / sizeof(some[0]))],
				text + n);
		}
		shaped = shape(shaper, round % 3 ? serif(0) : mono(FONT_CODE),
		               (struct view){text, n}, "en", round & 1);
		for (int i = 0; i < shaped->piece_count; i++) {
			const struct piece *p = &shaped->pieces[i];
			int32_t sum = 0;

			CHECK(p->start < p->end && p->end <= n);
			CHECK(p->count > 0);
			for (int g = 0; g < p->count; g++) {
				CHECK(p->glyphs[g].cluster >= p->start &&
				      p->glyphs[g].cluster < p->end);
				CHECK(p->glyphs[g].id < p->face->glyph_count);
				CHECK(p->glyphs[g].id || p->missing);
				sum += p->glyphs[g].advance;
			}
			CHECK(sum == p->advance);
		}
	}
}

int main(void)
{
	struct diag d = {0};

	fonts = fonts_open(".", &d);
	shaper = shaper_open(fonts);
	the_same_question_has_the_same_answer();
	results_stay_while_the_table_grows();
	letters_kern_and_ligate();
	code_is_set_letter_by_letter();
	features_change_glyphs();
	missing_characters_fall_back();
	emoji_stay_whole();
	ignorable_characters_draw_nothing();
	marks_have_clusters_of_their_own();
	scripts_are_shaped_apart();
	right_to_left_is_in_visual_order();
	ligatures_share_their_letters_out();
	anything_can_be_shaped();
	random_text_tiles();
	CHECK(d.count == 0);
	shaper_close(shaper);
	fonts_close(fonts);
	diag_clear(&d);
	return check_done();
}
