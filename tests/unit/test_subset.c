/* tests/unit/test_subset.c - what is in a subset, and what is not */
#include "font/shape.h"
#include "font/subset.h"
#include "tests/check.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>

static struct fonts *fonts;

/* A subset, opened again. */
static hb_face_t *reopen(const struct buf *bytes)
{
	hb_blob_t *blob = hb_blob_create(bytes->bytes, (unsigned)bytes->len,
	                                 HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);

	hb_blob_destroy(blob);
	return face;
}

static bool has_table(hb_face_t *face, const char *tag)
{
	hb_blob_t *table =
		hb_face_reference_table(face, hb_tag_from_string(tag, 4));
	bool has = hb_blob_get_length(table) > 0;

	hb_blob_destroy(table);
	return has;
}

static uint32_t glyph_of(const struct face *face, uint32_t c)
{
	hb_codepoint_t glyph = 0;

	hb_font_get_nominal_glyph(face->hb_font, c, &glyph);
	return glyph;
}

static void pdf_subset_has_the_used_glyphs(void)
{
	const struct face *face =
		fonts_get(fonts, FONT_SERIF, 400, false, 0)->face;
	uint8_t *used = calloc((size_t)face->glyph_count, 1);
	uint16_t *new_id = calloc((size_t)face->glyph_count, sizeof(*new_id));
	struct buf out = {0}, again = {0};
	hb_face_t *subset;
	hb_font_t *font;

	for (uint32_t c = 'a'; c <= 'z'; c++)
		used[glyph_of(face, c)] = 1;
	buf_puts(&out, "kept:");
	CHECK(subset_for_pdf(face, used, new_id, &out));
	CHECK(strncmp(out.bytes, "kept:", 5) == 0 && out.len < 12000);
	CHECK(subset_for_pdf(face, used, new_id, &again));
	CHECK(again.len == out.len - 5 &&
	      memcmp(again.bytes, out.bytes + 5, again.len) == 0);
	subset = reopen(&again);
	CHECK(hb_face_get_glyph_count(subset) == 27);
	CHECK(has_table(subset, "glyf") && has_table(subset, "hmtx"));
	CHECK(!has_table(subset, "cmap") && !has_table(subset, "GSUB"));
	CHECK(!has_table(subset, "name") && !has_table(subset, "fpgm"));
	font = hb_font_create(subset);
	for (uint32_t c = 'a'; c <= 'z'; c++) {
		uint32_t old = glyph_of(face, c);

		CHECK(new_id[old] > 0 && new_id[old] < 27);
		CHECK(hb_font_get_glyph_h_advance(font, new_id[old]) ==
		      face->advances[old]);
	}
	CHECK(new_id[0] == 0 && new_id[glyph_of(face, 'A')] == 0);
	hb_font_destroy(font);
	hb_face_destroy(subset);
	buf_clear(&out);
	buf_clear(&again);
	free(used);
	free(new_id);
}

/* The sum of a font file's words is fixed: tables, then the whole. */
static uint32_t sum_of_file(const struct buf *font)
{
	uint32_t sum = 0;

	CHECK(font->len % 4 == 0);
	for (size_t i = 0; i + 3 < font->len; i += 4)
		for (size_t k = 0; k < 4; k++)
			sum += (uint32_t)(unsigned char)font->bytes[i + k]
			       << (24 - 8 * k);
	return sum;
}

/* Two more glyphs look like those that they are of, and are as wide as told. */
static void pdf_subset_with_kerned_glyphs(void)
{
	const struct face *face =
		fonts_get(fonts, FONT_SERIF, 400, false, 0)->face;
	uint8_t *used = calloc((size_t)face->glyph_count, 1);
	uint16_t *new_id = calloc((size_t)face->glyph_count, sizeof(*new_id));
	uint32_t letter = glyph_of(face, 'o'), blank = glyph_of(face, ' ');
	struct subset_kerned kerned[2];
	hb_glyph_extents_t was, is;
	struct buf out = {0};
	hb_font_t *font;
	hb_face_t *subset;
	int first;

	used[letter] = used[blank] = used[glyph_of(face, 'v')] = 1;
	CHECK(subset_for_pdf(face, used, new_id, &out));
	kerned[0] = (struct subset_kerned){new_id[letter], 321};
	kerned[1] = (struct subset_kerned){new_id[blank], 99};
	first = subset_add_kerned(&out, kerned, 2);
	CHECK(first == 4);
	CHECK(sum_of_file(&out) == 0xB1B0AFBA);
	subset = reopen(&out);
	font = hb_font_create(subset);
	CHECK(hb_face_get_glyph_count(subset) == 6);
	CHECK(hb_font_get_glyph_h_advance(font, new_id[letter]) ==
	      face->advances[letter]);
	CHECK(hb_font_get_glyph_h_advance(font, 4) == 321);
	CHECK(hb_font_get_glyph_h_advance(font, 5) == 99);
	CHECK(hb_font_get_glyph_extents(font, new_id[letter], &was));
	CHECK(hb_font_get_glyph_extents(font, 4, &is));
	CHECK(memcmp(&was, &is, sizeof(is)) == 0 && is.width > 0);
	hb_font_destroy(font);
	hb_face_destroy(subset);
	buf_clear(&out);
	free(used);
	free(new_id);
}

/* What is no TrueType font stays as it is. */
static void no_kerned_glyphs_in_other_fonts(void)
{
	static const struct subset_kerned kerned[] = {{1, 300}};
	struct buf out = {0};

	buf_puts(&out, "no font at all");
	CHECK(subset_add_kerned(&out, kerned, 1) == 0);
	CHECK_TEXT(buf_text(&out), "no font at all");
	CHECK(subset_add_kerned(&out, NULL, 0) == 0);
	buf_clear(&out);
}

static void every_face_has_a_pdf_subset(void)
{
	static const uint32_t some[] = {'x',   0x2713, 0x1F980, 0x634,
	                                0x5D0, 0x915,  0xE01,   0x4E2D};

	for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++)
		fonts_fallback(fonts, fonts_get(fonts, FONT_MONO, 400, 0, 0),
		               some[i]);
	for (int i = 0; i < fonts_face_count(fonts); i++) {
		const struct face *face = fonts_face(fonts, i);
		uint8_t *used;
		uint16_t *new_id;
		struct buf out = {0};

		if (!face)
			continue;
		used = calloc((size_t)face->glyph_count, 1);
		new_id = calloc((size_t)face->glyph_count, sizeof(*new_id));
		for (int g = 0; g < face->glyph_count; g += 37)
			used[g] = 1;
		CHECK(subset_for_pdf(face, used, new_id, &out));
		CHECK(out.len > 100 && out.len < face->bytes.n);
		buf_clear(&out);
		/* None at all: .notdef is left. */
		memset(used, 0, (size_t)face->glyph_count);
		CHECK(subset_for_pdf(face, used, new_id, &out));
		buf_clear(&out);
		free(used);
		free(new_id);
	}
}

static void check_name(hb_face_t *face, hb_ot_name_id_t id, const char *want)
{
	char got[200];
	unsigned size = sizeof(got);

	hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size,
	                    got);
	CHECK_TEXT(got, want);
}

/* The width of text as the whole subset sets it. */
static int width_of(hb_face_t *face, const char *text)
{
	hb_font_t *font = hb_font_create(face);
	hb_buffer_t *buffer = hb_buffer_create();
	unsigned count;
	hb_glyph_position_t *positions;
	int width = 0;

	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(font, buffer, NULL, 0);
	positions = hb_buffer_get_glyph_positions(buffer, &count);
	for (unsigned i = 0; i < count; i++)
		width += positions[i].x_advance;
	hb_buffer_destroy(buffer);
	hb_font_destroy(font);
	return width;
}

static void web_subset_kerns_and_ligates(void)
{
	const struct face *face =
		fonts_get(fonts, FONT_SERIF, 400, false, 0)->face;
	const uint32_t characters[] = {'A', 'V', 'o', 'f', 'i', 'c', 'e'};
	struct buf out = {0}, again = {0};
	hb_face_t *subset;

	CHECK(subset_for_web(face, characters, 7, NULL, &out));
	CHECK(subset_for_web(face, characters, 7, NULL, &again));
	CHECK(out.len == again.len &&
	      memcmp(out.bytes, again.bytes, out.len) == 0);
	CHECK(out.len < face->bytes.n / 5);
	subset = reopen(&out);
	CHECK(width_of(subset, "AV") == width_of(face->hb_face, "AV"));
	CHECK(width_of(subset, "office A") ==
	      width_of(face->hb_face, "office A"));
	CHECK(has_table(subset, "cmap") && has_table(subset, "OS/2"));
	check_name(subset, HB_OT_NAME_ID_FONT_FAMILY, "Literata");
	hb_face_destroy(subset);
	buf_clear(&out);
	buf_clear(&again);
}

static void web_subset_takes_another_name(void)
{
	const struct face *face =
		fonts_get(fonts, FONT_SANS, 600, true, 0)->face;
	const uint32_t characters[] = {'A', 'V'};
	struct buf out = {0}, again = {0};
	hb_face_t *subset;
	char text[400];
	unsigned size = sizeof(text);

	CHECK(subset_for_web(face, characters, 2, "Chapbook Sans", &out));
	CHECK(subset_for_web(face, characters, 2, "Chapbook Sans", &again));
	CHECK(out.len == again.len &&
	      memcmp(out.bytes, again.bytes, out.len) == 0);
	CHECK(sum_of_file(&out) == 0xB1B0AFBA);
	subset = reopen(&out);
	check_name(subset, HB_OT_NAME_ID_FONT_FAMILY, "Chapbook Sans SemiBold");
	check_name(subset, HB_OT_NAME_ID_FONT_SUBFAMILY, "Italic");
	check_name(subset, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, "Chapbook Sans");
	check_name(subset, HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY,
	           "SemiBold Italic");
	check_name(subset, HB_OT_NAME_ID_FULL_NAME,
	           "Chapbook Sans SemiBold Italic");
	check_name(subset, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	           "ChapbookSans-SemiBoldItalic");
	hb_ot_name_get_utf8(subset, HB_OT_NAME_ID_COPYRIGHT,
	                    hb_language_from_string("en", -1), &size, text);
	CHECK(strstr(text, "Adobe") != NULL);
	CHECK(width_of(subset, "AV") == width_of(face->hb_face, "AV"));
	hb_face_destroy(subset);
	buf_clear(&out);
	buf_clear(&again);
}

int main(void)
{
	struct diag d = {0};

	fonts = fonts_open(".", &d);
	pdf_subset_has_the_used_glyphs();
	pdf_subset_with_kerned_glyphs();
	no_kerned_glyphs_in_other_fonts();
	every_face_has_a_pdf_subset();
	web_subset_kerns_and_ligates();
	web_subset_takes_another_name();
	CHECK(d.count == 0);
	fonts_close(fonts);
	diag_clear(&d);
	return check_done();
}
