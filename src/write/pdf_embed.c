/*
 * write/pdf_embed.c - fonts as objects of the PDF
 *
 *	Type0 --- DescendantFonts --> CIDFontType2 --- FontDescriptor -->
 *	  |                             W, CIDToGIDMap       |
 *	ToUnicode                                        FontFile2
 *
 * TrueType: a code is the CID, and CIDToGIDMap leads to the glyph. CFF: the
 * glyph's number in the font is the CID, and an Encoding leads there.
 */
#include "base/hash.h"
#include "font/subset.h"
#include "write/pdf_font.h"
#include "write/pdf_syntax.h"

/* Entries of one block of a CMap. */
#define CMAP_BLOCK 100

/* Bits of /Flags. */
enum {
	FLAG_FIXED = 1 << 0,
	FLAG_SYMBOLIC = 1 << 2,
	FLAG_ITALIC = 1 << 6,
};

struct embedding {
	struct pdf_file *file;
	const struct pdf_font *font;
	uint16_t *new_id; /* by glyph: its id in the subset */
	struct buf program;
	char name[160]; /* ABCDEF+Name, as a PDF name */
};

static void put_code(struct buf *out, unsigned code)
{
	static const char digits[] = "0123456789ABCDEF";

	buf_char(out, '<');
	for (int shift = 12; shift >= 0; shift -= 4)
		buf_char(out, digits[code >> shift & 15]);
	buf_char(out, '>');
}

static void open_cmap(struct buf *out, const char *ordering, const char *name,
                      int type)
{
	buf_printf(out,
	           "/CIDInit/ProcSet findresource begin 12 dict begin "
	           "begincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)"
	           "/Supplement 0>>def\n/CMapName/%s def/CMapType %d def\n"
	           "1 begincodespacerange<0000><FFFF>endcodespacerange\n",
	           ordering, name, type);
}

static void close_cmap(struct buf *out)
{
	buf_puts(out, "endcmap CMapName currentdict/CMap defineresource pop "
	              "end end\n");
}

static bool is_private(uint32_t c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* PDF/A forbids U+0000, U+FEFF, U+FFFE; private characters would need another
 * text beside them. */
static void put_unicode(struct buf *out, struct view text)
{
	size_t before = out->len + 1;

	buf_char(out, '<');
	for (size_t at = 0; at < text.n;) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (c == 0xFEFF)
			continue;
		if (c == 0 || c == 0xFFFE || is_private(c))
			c = 0xFFFD;
		pdf_utf16(out, c);
	}
	if (out->len == before)
		pdf_utf16(out, 0x200B);
	buf_puts(out, ">\n");
}

static int add_to_unicode(const struct embedding *e)
{
	const struct pdf_font *font = e->font;
	struct buf text = {0}, none = {0};
	int object = pdf_object_new(e->file);

	open_cmap(&text, "UCS", "Adobe-Identity-UCS", 2);
	for (int i = 0; i < font->count; i++) {
		int left = font->count - i;

		if (i % CMAP_BLOCK == 0)
			buf_printf(&text, "%d beginbfchar\n",
			           left < CMAP_BLOCK ? left : CMAP_BLOCK);
		put_code(&text, pdf_code_value(i));
		put_unicode(&text, font->codes[i].text);
		if (left == 1 || i % CMAP_BLOCK == CMAP_BLOCK - 1)
			buf_puts(&text, "endbfchar\n");
	}
	close_cmap(&text);
	pdf_object_deflate(e->file, object, &none,
	                   (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	return object;
}

/* CFF: from codes to the glyphs' CIDs. */
static int add_encoding(const struct embedding *e)
{
	const struct pdf_font *font = e->font;
	struct buf text = {0}, head = {0};
	int object = pdf_object_new(e->file);

	open_cmap(&text, "Identity", "Chapbook-Codes", 1);
	for (int i = 0; i < font->count; i++) {
		int left = font->count - i;

		if (i % CMAP_BLOCK == 0)
			buf_printf(&text, "%d begincidchar\n",
			           left < CMAP_BLOCK ? left : CMAP_BLOCK);
		put_code(&text, pdf_code_value(i));
		buf_printf(&text, " %d\n", e->new_id[font->codes[i].glyph]);
		if (left == 1 || i % CMAP_BLOCK == CMAP_BLOCK - 1)
			buf_puts(&text, "endcidchar\n");
	}
	close_cmap(&text);
	buf_puts(&head, "/Type/CMap/CMapName/Chapbook-Codes/CIDSystemInfo"
	                "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	pdf_object_deflate(e->file, object, &head,
	                   (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	buf_clear(&head);
	return object;
}

/* TrueType: two bytes of glyph id for each code up to the last one. */
static int add_glyph_map(const struct embedding *e)
{
	const struct pdf_font *font = e->font;
	int object = pdf_object_new(e->file);
	struct buf map = {0}, none = {0};
	int next = 0;

	for (int i = 0; i < font->count; i++) {
		int code = pdf_code_value(i);
		uint16_t glyph = e->new_id[font->codes[i].glyph];

		for (; next < code; next++)
			buf_add(&map, "\0", 2);
		buf_char(&map, (char)(glyph >> 8));
		buf_char(&map, (char)(glyph & 0xFF));
		next++;
	}
	pdf_object_deflate(e->file, object, &none,
	                   (struct view){buf_text(&map), map.len});
	buf_clear(&map);
	return object;
}

/* Runs of CIDs that follow each other: "1[480 512 ...]300[...]". */
static void put_widths(const struct embedding *e, struct buf *out)
{
	const struct pdf_font *font = e->font;
	int32_t *width_of =
		arena_raw(&e->file->memory, 65536, sizeof(*width_of));
	bool is_open = false;

	for (int i = 0; i < 65536; i++)
		width_of[i] = INT32_MIN;
	for (int i = 0; i < font->count; i++) {
		uint16_t glyph = font->codes[i].glyph;
		int cid =
			font->face->cff ? e->new_id[glyph] : pdf_code_value(i);

		width_of[cid] = font->widths[glyph];
	}
	buf_puts(out, "/DW 0/W[");
	for (int i = 0; i < 65536; i++) {
		bool is_used = width_of[i] != INT32_MIN;

		if (is_open && !is_used)
			buf_char(out, ']');
		else if (is_open)
			buf_char(out, ' ');
		else if (is_used)
			buf_printf(out, "%d[", i);
		if (is_used)
			buf_int(out, width_of[i]);
		is_open = is_used;
	}
	buf_puts(out, is_open ? "]]" : "]");
}

static int64_t per_mille(const struct face *face, int64_t font_units)
{
	return sp_from_font(font_units, 1000, face->units_per_em);
}

static int add_program(const struct embedding *e)
{
	int object = pdf_object_new(e->file);
	struct buf head = {0};

	if (e->font->face->cff)
		buf_puts(&head, "/Subtype/CIDFontType0C");
	else
		buf_printf(&head, "/Length1 %zu", e->program.len);
	pdf_object_deflate(
		e->file, object, &head,
		(struct view){buf_text(&e->program), e->program.len});
	buf_clear(&head);
	return object;
}

/* The thickness of stems is not told by a font file; the usual guess. */
static int stem_of(const struct face *face)
{
	int weight = face->weight < 100 ? 400 : face->weight;

	return 10 + 220 * (weight - 50) / 900;
}

static int add_descriptor(const struct embedding *e)
{
	const struct face *face = e->font->face;
	int flags = FLAG_SYMBOLIC | (face->monospaced ? FLAG_FIXED : 0) |
	            (face->italic ? FLAG_ITALIC : 0);
	struct buf text = {0};
	int object;

	buf_printf(&text, "/Type/FontDescriptor/FontName%s/Flags %d/FontBBox[",
	           e->name, flags);
	for (int i = 0; i < 4; i++)
		pdf_operand(&text, 1000 * per_mille(face, face->box[i]));
	buf_puts(&text, "]/ItalicAngle ");
	pdf_number(&text, (int64_t)face->italic_angle * 1000 / 65536);
	buf_printf(&text, "/Ascent %d/Descent %d/CapHeight %d/StemV %d",
	           (int)per_mille(face, face->ascent),
	           (int)per_mille(face, face->descent),
	           (int)per_mille(face, face->cap_height), stem_of(face));
	if (e->program.len)
		buf_printf(&text, "/FontFile%c %d 0 R", face->cff ? '3' : '2',
		           add_program(e));
	object = pdf_object_add(e->file, &text);
	buf_clear(&text);
	return object;
}

static int add_descendant(const struct embedding *e)
{
	bool cff = e->font->face->cff;
	struct buf text = {0};
	int object;

	buf_printf(&text, "/Type/Font/Subtype/CIDFontType%c/BaseFont%s",
	           cff ? '0' : '2', e->name);
	buf_printf(&text,
	           "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	           "/Supplement 0>>/FontDescriptor %d 0 R",
	           add_descriptor(e));
	if (!cff)
		buf_printf(&text, "/CIDToGIDMap %d 0 R", add_glyph_map(e));
	put_widths(e, &text);
	object = pdf_object_add(e->file, &text);
	buf_clear(&text);
	return object;
}

static int add_font(const struct embedding *e)
{
	struct buf text = {0};
	int object;

	buf_printf(&text, "/Type/Font/Subtype/Type0/BaseFont%s%s", e->name,
	           e->font->face->cff ? "-Chapbook-Codes" : "");
	if (e->font->face->cff)
		buf_printf(&text, "/Encoding %d 0 R", add_encoding(e));
	else
		buf_puts(&text, "/Encoding/Identity-H");
	buf_printf(&text, "/DescendantFonts[%d 0 R]", add_descendant(e));
	buf_printf(&text, "/ToUnicode %d 0 R", add_to_unicode(e));
	object = pdf_object_add(e->file, &text);
	buf_clear(&text);
	return object;
}

/* Six letters that tell subsets apart, from what is in them, and the name of
 * the font. */
static void name_subset(struct embedding *e)
{
	const struct face *face = e->font->face;
	const char *name = face->postscript_name;
	uint64_t hash = hash_seeded(buf_text(&e->program), e->program.len,
	                            (uint64_t)e->font->number);
	struct buf whole = {0}, escaped = {0};

	for (int i = 0; i < 6; i++, hash /= 26)
		buf_char(&whole, (char)('A' + hash % 26));
	buf_char(&whole, '+');
	buf_puts(&whole, name && *name ? name : "Font");
	if (whole.len > 40)
		whole.len = 40;
	pdf_name(&escaped, (struct view){buf_text(&whole), whole.len});
	memcpy(e->name, buf_text(&escaped), escaped.len + 1);
	buf_clear(&whole);
	buf_clear(&escaped);
}

static bool make_subset(struct embedding *e)
{
	const struct pdf_font *font = e->font;
	size_t glyphs = (size_t)font->face->glyph_count;
	uint8_t *used = arena_alloc(&e->file->memory, glyphs, 1);

	e->new_id = arena_alloc(&e->file->memory, glyphs, sizeof(*e->new_id));
	for (int i = 0; i < font->count; i++)
		used[font->codes[i].glyph] = 1;
	return subset_for_pdf(font->face, used, e->new_id, &e->program);
}

static int embed(struct pdf_file *file, const struct pdf_font *font)
{
	struct embedding e = {.file = file, .font = font};
	int object;

	if (!make_subset(&e))
		diag_add(file->diag, DIAG_FONT_BAD,
		         (struct place){font->face->path, 0, 0},
		         "cannot make it smaller for the PDF");
	name_subset(&e);
	object = add_font(&e);
	buf_clear(&e.program);
	return object;
}

int pdf_fonts_embed(const struct pdf_fonts *fonts, struct pdf_file *file)
{
	struct buf text = {0};
	int object;

	for (int i = 0; i < fonts->count; i++)
		buf_printf(&text, "/F%d %d 0 R", fonts->fonts[i]->number,
		           embed(file, fonts->fonts[i]));
	object = pdf_object_add(file, &text);
	buf_clear(&text);
	return object;
}
