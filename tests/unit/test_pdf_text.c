/* tests/unit/test_pdf_text.c - codes of glyphs, and runs as TJ */
#include "tests/check.h"
#include "write/pdf_text.h"

#include <stdlib.h>

static int16_t advances[20];
static struct face face = {.units_per_em = 1000,
                           .glyph_count = 20,
                           .advances = advances,
                           .postscript_name = "Made-Up"};

static struct arena memory;
static struct pdf_fonts fonts;

static uint32_t add(const struct glyph *glyphs, int count, const char *text)
{
	return pdf_fonts_add(&fonts, &face, glyphs, count, view_of(text));
}

static const char *says(int order)
{
	return fonts.fonts[0]->codes[order].text.p;
}

static void fonts_anew(void)
{
	pdf_fonts_close(&fonts);
	arena_reset(&memory);
	for (int i = 0; i < 20; i++)
		advances[i] = 500;
	pdf_fonts_open(&fonts, &memory);
}

static void check_codes(bool is_wide, int count)
{
	int seen = 0;

	for (int i = 0; i < count; i++) {
		int code = pdf_code_value(i, is_wide);
		int bytes[] = {code >> 8, code & 0xFF};

		CHECK(code > seen && code <= 0xFFFF); /* they rise */
		seen = code;
		for (int k = code > 0xFF ? 0 : 1; k < 2; k++)
			CHECK(!strchr("()\\\r", bytes[k]) || !bytes[k]);
		/* what begins with less than 10 has two bytes */
		CHECK(is_wide || (code <= 0xFF) == (code >= 0x10));
		CHECK(!is_wide || code > 0xFF);
	}
}

static void codes_need_no_escapes(void)
{
	check_codes(false, 237);
	check_codes(true, 63252);
	CHECK(pdf_code_value(236, false) == 0xFF);
	CHECK(pdf_code_value(237, false) == 0x0100);
	CHECK(pdf_code_value(237 + 14 * 252 - 1, false) == 0x0FFF);
	CHECK(pdf_code_value(PDF_SPACE_INDEX, false) == ' ');
}

/* The same glyph with another text has another code, and so it has with
 * another advance. */
static void codes_are_pairs(void)
{
	static const struct glyph hyphen[] = {{.id = 7, .advance = 500}};
	static const struct glyph kerned[] = {{.id = 7, .advance = 480}};
	static const struct glyph spread[] = {{.id = 7, .advance = 900}};
	uint32_t one, soft, two, far;

	fonts_anew();
	one = add(hyphen, 1, "-");
	soft = add(hyphen, 1, "\xC2\xAD");
	two = add(kerned, 1, "-");
	far = add(spread, 1, "-");     /* that is no kern */
	CHECK(fonts.orders[one] == 1); /* the font */
	CHECK(fonts.orders[one + 1] == 1);
	CHECK(fonts.orders[soft + 1] == 2);
	CHECK(fonts.orders[two + 1] == 3);
	CHECK(fonts.orders[far + 1] == 1);
	CHECK(add(hyphen, 1, "-") == one);
	CHECK_TEXT(says(1), "\xC2\xAD");
	CHECK(fonts.fonts[0]->codes[0].width == 500);
	CHECK(fonts.fonts[0]->codes[2].width == 480);
}

/* What is used most gets the shortest code, and the space its own. */
static void codes_by_use(void)
{
	static const struct glyph glyphs[] = {{.id = 1, .advance = 500},
	                                      {.id = 2, .advance = 500}};
	const struct pdf_code *codes;

	fonts_anew();
	add(glyphs, 1, "rare");
	for (int c = 'a'; c <= 'z'; c++) {
		const char *text = arena_printf(&memory, "%c", c);

		add(glyphs, 1, text);
		add(glyphs, 1, text);
	}
	add(glyphs, 1, "nearly never");
	for (int i = 0; i < 9; i++)
		add(glyphs + 1, 1, " ");
	for (int i = 0; i < 300; i++)
		add(glyphs, 1, arena_printf(&memory, "%d", i));
	add(glyphs, 1, "299");
	pdf_fonts_settle(&fonts);
	codes = fonts.fonts[0]->codes;
	CHECK(codes[1].value == 0x10); /* a */
	CHECK(codes[26].value == pdf_code_value(26, false));
	CHECK(codes[28].value == ' ');
	CHECK(codes[28 + 300].value == pdf_code_value(27, false));
	CHECK(codes[0].value == pdf_code_value(28, false));
	CHECK(codes[28 + 299].value > 0xFF);
	CHECK(fonts.fonts[0]->order_at[0] == 2);
}

static void ligatures_say_all_letters(void)
{
	static const struct glyph office[] = {{.id = 1, .cluster = 0},
	                                      {.id = 2, .cluster = 1},
	                                      {.id = 3, .cluster = 4}};

	fonts_anew();
	add(office, 3, "office");
	CHECK_TEXT(says(0), "o");
	CHECK_TEXT(says(1), "ffi");
	CHECK_TEXT(says(2), "ce");
}

/* A letter and its mark, one glyph each; one character in two glyphs. */
static void clusters_of_glyphs(void)
{
	static const struct glyph marked[] = {{.id = 1}, {.id = 2}};
	static const struct glyph cut[] = {{.id = 3}, {.id = 4}};

	fonts_anew();
	add(marked, 2, "q\xCC\x87");
	add(cut, 2, "x");
	CHECK_TEXT(says(0), "q");
	CHECK_TEXT(says(1), "\xCC\x87");
	CHECK_TEXT(says(2), "x");
	CHECK_TEXT(says(3), "\xE2\x80\x8B");
}

static void right_to_left(void)
{
	/* the text "abc", its last letter leftmost */
	static const struct glyph glyphs[] = {{.id = 3, .cluster = 2},
	                                      {.id = 2, .cluster = 1},
	                                      {.id = 1, .cluster = 0}};

	fonts_anew();
	add(glyphs, 3, "abc");
	CHECK_TEXT(says(0), "c");
	CHECK_TEXT(says(1), "b");
	CHECK_TEXT(says(2), "a");
}

/* .notdef is never drawn; what is out of the font neither. */
static void bad_glyphs_have_no_code(void)
{
	static const struct glyph glyphs[] = {{.id = 0, .cluster = 0},
	                                      {.id = 20, .cluster = 1},
	                                      {.id = 19, .cluster = 9}};
	uint32_t at;

	fonts_anew();
	at = add(glyphs, 3, "ab");
	CHECK(fonts.orders[at + 1] == 0);
	CHECK(fonts.orders[at + 2] == 0);
	CHECK(fonts.orders[at + 3] != 0);
	at = pdf_fonts_add(&fonts, &face, glyphs, 0, VIEW(""));
	CHECK(fonts.orders[at] == 0);
}

struct setting {
	struct buf out;
	struct pdf_text text;
};

static void put(struct setting *s, struct run run, sp x, sp y)
{
	uint32_t at =
		pdf_fonts_add(&fonts, &face, run.glyphs, run.count, run.text);

	run.face = &face;
	pdf_text_run(&s->text, &run, x, y, pdf_fonts_codes(&fonts, at));
}

static const struct glyph word[] = {{.id = 1, .cluster = 0, .advance = 500},
                                    {.id = 2, .cluster = 1, .advance = 470},
                                    {.id = 3, .cluster = 2, .advance = 500}};
static const struct glyph space[] = {{.id = 4, .advance = 500}};

/* All that is painted below, so that the first letter of a word is code 10. */
static void settle(const struct glyph *glyphs, int count, const char *text)
{
	fonts_anew();
	add(glyphs, count, text);
	add(space, 1, " ");
	pdf_fonts_settle(&fonts);
}

/* Bytes of codes as digits: code 10 is "1". */
static const char *finished(struct setting *s)
{
	static char shown[2000];
	size_t n = 0;

	pdf_text_end(&s->text);
	for (size_t i = 0; i < s->out.len && n < sizeof(shown) - 1; i++) {
		char c = s->out.bytes[i];

		shown[n++] = c >= 16 && c < 25 ? (char)('1' + c - 16) : c;
	}
	shown[n] = '\0';
	buf_clear(&s->out);
	return shown;
}

static void runs_merge(void)
{
	struct setting s = {0};
	struct run a = {.glyphs = word,
	                .count = 3,
	                .text = VIEW("abc"),
	                .size = PT(10)};
	struct run gap = {.glyphs = space,
	                  .count = 1,
	                  .text = VIEW(" "),
	                  .size = PT(10),
	                  .colour = 0xFF0000,
	                  .expansion = 9};

	settle(word, 3, "abc");
	pdf_text_open(&s.text, &s.out, &fonts);
	put(&s, a, PT(20), PT(100));
	put(&s, gap, PT(34.7), PT(100));
	put(&s, a, PT(40.2), PT(100));
	put(&s, a, PT(20), PT(85));
	a.colour = 0xFF0000;
	a.expansion = 15;
	put(&s, a, PT(40), PT(85));
	CHECK_TEXT(finished(&s), "BT\n0 g\n/F1 10 Tf\n"
	                         "20 100 Td\n.5 Tw(123 123)Tj\n"
	                         "0 -15 Td\n(123)Tj\n"
	                         "1 0 0 rg\n101.5 Tz\n"
	                         "[-522(123)]TJ\nET\n");
}

/* The word space of a line holds for the next; a space that differs is a
 * number, and so is what follows no space. */
static void word_spaces(void)
{
	struct setting s = {0};
	struct run a = {.glyphs = word,
	                .count = 3,
	                .text = VIEW("abc"),
	                .size = PT(10)};
	struct run gap = {
		.glyphs = space, .count = 1, .text = VIEW(" "), .size = PT(10)};

	settle(word, 3, "abc");
	pdf_text_open(&s.text, &s.out, &fonts);
	for (int line = 0; line < 2; line++) {
		sp y = PT(100 - 15 * line);

		put(&s, a, 0, y);
		put(&s, gap, PT(14.7), y);
		put(&s, a, PT(20), y); /* .3 pt wider */
		put(&s, gap, PT(34.7), y);
		put(&s, a, PT(line ? 41 : 40), y);
	}
	put(&s, a, 0, PT(70));
	put(&s, gap, PT(14.7), PT(70));
	put(&s, a, PT(19.7), PT(70));
	CHECK_TEXT(finished(&s), "BT\n0 g\n/F1 10 Tf\n"
	                         "0 100 Td\n.3 Tw(123 123 123)Tj\n"
	                         "0 -15 Td\n[(123 123 )-100(123)]TJ\n"
	                         "0 -15 Td\n0 Tw(123 123)Tj\nET\n");
}

/* A thousand words of a third of a point each: the pen is where it should be
 * at the end, since every place counts from the start. */
static void rounding_never_adds_up(void)
{
	static const struct glyph narrow[] = {{.id = 1, .advance = 33}};
	struct setting s = {0};
	struct run a = {.glyphs = narrow,
	                .count = 1,
	                .text = VIEW("a"),
	                .size = PT(10)};
	sp x = 0;

	fonts_anew();
	advances[1] = 33;
	add(narrow, 1, "a");
	pdf_fonts_settle(&fonts);
	pdf_text_open(&s.text, &s.out, &fonts);
	for (int i = 0; i < 1000; i++, x += PT(1) / 3)
		put(&s, a, x, 0);
	/* the pen is past the last one; 33.299 em were to go */
	CHECK(s.text.pen >= 33300 + 33 - 3 && s.text.pen <= 33300 + 33 + 2);
	CHECK(s.text.line_x == 0);
	finished(&s);
}

/* Gaps that differ by less than can be seen are written alike, and the kerns of
 * a word do not make up for what its place was off by. */
static void gaps_of_a_line_are_alike(void)
{
	struct setting s = {0};
	struct run a = {.glyphs = word,
	                .count = 3,
	                .text = VIEW("abc"),
	                .size = PT(10)};

	settle(word, 3, "abc");
	pdf_text_open(&s.text, &s.out, &fonts);
	put(&s, a, PT(20), PT(100));
	put(&s, a, PT(40), PT(100));
	put(&s, a, PT(60.01), PT(100));
	put(&s, a, PT(80.03), PT(100));
	CHECK_TEXT(finished(&s), "BT\n0 g\n/F1 10 Tf\n"
	                         "20 100 Td\n[(123)-530(123)"
	                         "-530(123)-533(123)]TJ\nET\n");
}

static void raised_glyphs(void)
{
	static const struct glyph raised[] = {
		{.id = 1, .cluster = 0, .advance = 500},
		{.id = 2, .cluster = 1, .advance = 0, .dy = 200}};
	struct setting s = {0};
	struct run a = {.glyphs = raised,
	                .count = 2,
	                .text = VIEW("ab"),
	                .size = PT(10)};

	settle(raised, 2, "ab");
	pdf_text_open(&s.text, &s.out, &fonts);
	put(&s, a, 0, 0);
	CHECK_TEXT(finished(&s), "BT\n0 g\n/F1 10 Tf\n0 0 Td\n(1)Tj\n"
	                         "2 Ts\n(2)Tj\n0 Ts\nET\n");
}

int main(void)
{
	codes_need_no_escapes();
	codes_are_pairs();
	codes_by_use();
	ligatures_say_all_letters();
	clusters_of_glyphs();
	right_to_left();
	bad_glyphs_have_no_code();
	runs_merge();
	word_spaces();
	rounding_never_adds_up();
	gaps_of_a_line_are_alike();
	raised_glyphs();
	pdf_fonts_close(&fonts);
	arena_reset(&memory);
	return check_done();
}
