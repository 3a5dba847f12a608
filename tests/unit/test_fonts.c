/* tests/unit/test_fonts.c - families, fallback, metrics, damaged fonts */
#include "base/file.h"
#include "base/unicode.h"
#include "font/fonts.h"
#include "tests/check.h"

#include <hb.h>
#include <stdlib.h>
#include <unistd.h>

static void check_face(struct fonts *fonts, int family, int weight, bool italic,
                       const char *name)
{
	const struct font *font = fonts_get(fonts, family, weight, italic, 0);

	CHECK_TEXT(font->face->postscript_name, name);
}

static void nearest_weight_and_slant(struct fonts *fonts)
{
	check_face(fonts, FONT_SERIF, 400, false, "Literata-Regular");
	check_face(fonts, FONT_SERIF, 700, true, "Literata-BoldItalic");
	check_face(fonts, FONT_SERIF, 600, false, "Literata-SemiBold");
	check_face(fonts, FONT_SERIF, 900, false, "Literata-Bold");
	check_face(fonts, FONT_SERIF, 100, true, "Literata-Italic");
	check_face(fonts, FONT_SANS, 600, false, "SourceSans3-SemiBold");
	check_face(fonts, FONT_MONO, 400, false, "JetBrainsMono-Regular");
	check_face(fonts, FONT_MONO, 600, false, "JetBrainsMono-Bold");
	check_face(fonts, FONT_MONO, 550, true, "JetBrainsMono-BoldItalic");
	check_face(fonts, FONT_MONO, 500, false, "JetBrainsMono-Regular");
}

static void fonts_are_interned(struct fonts *fonts)
{
	const struct font *plain = fonts_get(fonts, FONT_SERIF, 400, false, 0);
	const struct font *small =
		fonts_with(fonts, plain, FONT_SMALL_CAPS | FONT_OLD_STYLE);

	CHECK(plain == fonts_get(fonts, FONT_SERIF, 400, false, 0));
	CHECK(small != plain && small->face == plain->face);
	CHECK(small->index != plain->index);
	CHECK(fonts_with(fonts, small, 0) == plain);
}

static void metrics_are_read_or_measured(struct fonts *fonts)
{
	const struct face *text =
		fonts_get(fonts, FONT_SERIF, 400, false, 0)->face;
	const struct face *code =
		fonts_get(fonts, FONT_MONO, 400, false, 0)->face;
	const struct face *signs = fonts_fallback(
		fonts, fonts_get(fonts, FONT_SERIF, 400, false, 0), 0x2200);
	int box[4];
	hb_codepoint_t glyph;

	CHECK(text->units_per_em == 1000 && text->x_height == 507);
	CHECK(text->ascent == 1177 && text->descent == -308);
	CHECK(text->space == 200 && !text->monospaced && !text->cff);
	CHECK(text->ascii[0] >> ' ' & 1 && text->ascii[1] >> ('z' - 64) & 1);
	CHECK(!(text->ascii[0] >> '\n' & 1));
	CHECK(code->monospaced && code->space == 600);
	CHECK(fonts_get(fonts, FONT_SERIF, 400, true, 0)->face->italic_angle <
	      0);
	/* DejaVu's OS/2 has no x-height: the letter x has. */
	CHECK_TEXT(signs->postscript_name, "DejaVuSans");
	CHECK(signs->x_height > 1000 && signs->x_height < 1300);
	hb_font_get_nominal_glyph(text->hb_font, 'x', &glyph);
	CHECK(face_glyph_box(text, glyph, box));
	CHECK(box[1] == 0 && box[3] == 507 && box[0] < box[2]);
	hb_font_get_nominal_glyph(text->hb_font, ' ', &glyph);
	CHECK(!face_glyph_box(text, glyph, box));
}

static void only_faces_that_kern_the_space_say_so(struct fonts *fonts)
{
	CHECK(!fonts_get(fonts, FONT_SERIF, 400, false, 0)->face->space_kerns);
	CHECK(!fonts_get(fonts, FONT_SERIF, 700, false, 0)->face->space_kerns);
	CHECK(fonts_get(fonts, FONT_SERIF, 700, true, 0)->face->space_kerns);
	CHECK(!fonts_get(fonts, FONT_MONO, 400, false, 0)->face->space_kerns);
}

static void check_fallback(struct fonts *fonts, int family, int weight,
                           uint32_t c, const char *name)
{
	const struct font *font = fonts_get(fonts, family, weight, false, 0);
	const struct face *face = fonts_fallback(fonts, font, c);

	CHECK_TEXT(face ? face->postscript_name : "none", name);
}

static void fallback_knows_code_emoji_and_scripts(struct fonts *fonts)
{
	check_fallback(fonts, FONT_SERIF, 400, 0x2713, "DejaVuSans");
	check_fallback(fonts, FONT_SERIF, 700, 0x2713, "DejaVuSans-Bold");
	check_fallback(fonts, FONT_MONO, 400, 0x2713, "DejaVuSansMono");
	check_fallback(fonts, FONT_SERIF, 400, 0x1F980, "NotoEmoji-Regular");
	check_fallback(fonts, FONT_MONO, 400, 0x1F600, "NotoEmoji-Regular");
	/* DejaVu Sans has both, but others are made for them. */
	check_fallback(fonts, FONT_SERIF, 400, 0x0634, "Amiri-Regular");
	check_fallback(fonts, FONT_SERIF, 700, 0x0634, "Amiri-Bold");
	check_fallback(fonts, FONT_SERIF, 400, 0x05D0,
	               "NotoSerifHebrew-Regular");
	check_fallback(fonts, FONT_SANS, 400, 0x0915,
	               "NotoSansDevanagari-Regular");
	check_fallback(fonts, FONT_SERIF, 400, 0x4E2D, "DroidSansFallback");
	check_fallback(fonts, FONT_SERIF, 400, 0x10FFFD, "none");
}

static void clusters_fall_back_whole(struct fonts *fonts)
{
	const struct font *font = fonts_get(fonts, FONT_SERIF, 400, false, 0);
	const uint32_t astronaut[] = {0x1F469, 0x200D, 0x1F680};
	const uint32_t letter_and_picture[] = {0x0915, 0x1F680};
	const struct face *face =
		fonts_fallback_cluster(fonts, font, astronaut, 3, true);

	CHECK_TEXT(face->postscript_name, "NotoEmoji-Regular");
	CHECK(!fonts_fallback_cluster(fonts, font, letter_and_picture, 2,
	                              false));
}

static void a_face_has_its_index(struct fonts *fonts)
{
	const struct face *face =
		fonts_get(fonts, FONT_SANS, 700, false, 0)->face;
	int count = fonts_face_count(fonts);

	CHECK(face->index < count);
	CHECK(fonts_face(fonts, face->index) == face);
	CHECK(!fonts_face(fonts, -1) && !fonts_face(fonts, count));
}

/* A writable folder, gone again at the end. */
static char folder[] = "/tmp/test-fonts-XXXXXX";

static const char *write_font(const char *name, const char *bytes, size_t n)
{
	static char path[200];
	struct diag d = {0};

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	CHECK(file_write(path, bytes, n, &d));
	diag_clear(&d);
	return path;
}

static void own_families_are_used(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);
	struct buf regular = {0}, bold = {0};
	const struct font *font;
	const char *path;

	CHECK(fonts_use(fonts, FONT_SERIF, "dejavu sans"));
	check_face(fonts, FONT_SERIF, 700, true, "DejaVuSans-Bold");
	file_read("fonts/amiri/Amiri-Regular.ttf", 1 << 24, &regular);
	file_read("fonts/amiri/Amiri-Bold.ttf", 1 << 24, &bold);
	write_font("Own-Bold.ttf", bold.bytes, bold.len);
	path = write_font("Own-Regular.ttf", regular.bytes, regular.len);
	CHECK(fonts_use(fonts, FONT_SANS, path));
	check_face(fonts, FONT_SANS, 400, false, "Amiri-Regular");
	check_face(fonts, FONT_SANS, 700, false, "Amiri-Bold");
	CHECK(!d.count);
	CHECK(!fonts_use(fonts, FONT_SERIF, "No Such Family"));
	CHECK(diag_count(&d, DIAG_FONT_BAD) == 1);
	check_face(fonts, FONT_SERIF, 400, false, "DejaVuSans");
	/* Looked in before the bundled ones. */
	CHECK(fonts_add_fallback(fonts, path));
	font = fonts_get(fonts, FONT_MONO, 400, false, 0);
	CHECK_TEXT(fonts_fallback(fonts, font, 0x0634)->path, path);
	fonts_close(fonts);
	diag_clear(&d);
	buf_clear(&regular);
	buf_clear(&bold);
}

/* Cut short, and with bytes changed all over: a message, or a face that can
 * be used; never a crash. */
static void damaged_fonts_do_no_harm(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);
	struct buf whole = {0};
	uint32_t random = 1;

	file_read("fonts/noto/NotoSerifHebrew-Regular.ttf", 1 << 24, &whole);
	CHECK(whole.len > 1000);
	for (size_t n = 0; n < whole.len; n += whole.len / 50) {
		char name[40];

		snprintf(name, sizeof(name), "cut-%zu.ttf", n);
		fonts_use(fonts, FONT_SANS, write_font(name, whole.bytes, n));
		CHECK(fonts_get(fonts, FONT_SANS, 400, false, 0) != NULL);
	}
	for (int i = 0; i < 200; i++) {
		char name[40];
		char *bytes = malloc(whole.len + 1);
		const struct font *font;
		int box[4];

		if (!bytes)
			break;
		memcpy(bytes, whole.bytes, whole.len);
		for (int changes = 0; changes < 8; changes++) {
			random = random * 1664525 + 1013904223;
			bytes[(random >> 8) % (i % 2 ? 1000 : whole.len)] =
				(char)(random >> 24);
		}
		snprintf(name, sizeof(name), "bad-%d.ttf", i);
		fonts_use(fonts, FONT_SANS, write_font(name, bytes, whole.len));
		free(bytes);
		font = fonts_get(fonts, FONT_SANS, 400, false, 0);
		CHECK(font != NULL);
		for (int g = 0; font && g < font->face->glyph_count; g += 7)
			face_glyph_box(font->face, (uint32_t)g, box);
	}
	CHECK(diag_count(&d, DIAG_FONT_BAD) > 40);
	fonts_close(fonts);
	diag_clear(&d);
	buf_clear(&whole);
}

static void no_fonts_is_one_message(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(folder, &d);

	CHECK(diag_count(&d, DIAG_FONT_BAD) == 1);
	CHECK(fonts_get(fonts, FONT_SERIF, 400, false, 0) == NULL);
	CHECK(fonts_face_count(fonts) == 0);
	fonts_close(fonts);
	diag_clear(&d);
}

int main(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);
	char *remove;

	nearest_weight_and_slant(fonts);
	fonts_are_interned(fonts);
	metrics_are_read_or_measured(fonts);
	only_faces_that_kern_the_space_say_so(fonts);
	fallback_knows_code_emoji_and_scripts(fonts);
	clusters_fall_back_whole(fonts);
	a_face_has_its_index(fonts);
	CHECK(d.count == 0);
	fonts_close(fonts);
	diag_clear(&d);
	CHECK(mkdtemp(folder) != NULL);
	no_fonts_is_one_message();
	own_families_are_used();
	damaged_fonts_do_no_harm();
	CHECK(asprintf(&remove, "rm -r '%s'", folder) > 0);
	CHECK(system(remove) == 0);
	free(remove);
	return check_done();
}
