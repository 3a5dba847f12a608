/*
 * write/pdf_embed.c - fonts as objects of the PDF
 *
 *	Type0 --- DescendantFonts --> CIDFontType2 --- FontDescriptor -->
 *	  |                             W, CIDToGIDMap       |
 *	ToUnicode                                        FontFile2
 *
 * TrueType: a code, of one byte or two, is the CID, and CIDToGIDMap leads to
 * the glyph; one Encoding serves all such fonts. CFF: the glyph's number in the
 * font is the CID, and an Encoding of its own leads there.
 */
#include "base/array.h"
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
	int encoding;     /* the object of TrueType's */
	uint16_t *new_id; /* by glyph: its id in the subset */
	uint16_t *ids;    /* by index of the code: the glyph that it draws */
	struct buf program;
	char name[160]; /* ABCDEF+Name, as a PDF name */
};

static void put_code(struct buf *out, unsigned code)
{
	static const char digits[] = "0123456789ABCDEF";

	buf_char(out, '<');
	for (int shift = code < 0x100 ? 4 : 12; shift >= 0; shift -= 4)
		buf_char(out, digits[code >> shift & 15]);
	buf_char(out, '>');
}

/* What stands at this index; NULL: nothing does. */
static const struct pdf_code *code_at(const struct pdf_font *font, int index)
{
	int order = font->order_at[index];

	return order ? &font->codes[order - 1] : NULL;
}

static void open_cmap(struct buf *out, const char *ordering, const char *name,
                      int type, bool is_wide)
{
	buf_printf(out,
	           "/CIDInit/ProcSet findresource begin 12 dict begin "
	           "begincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)"
	           "/Supplement 0>>def\n/CMapName/%s def/CMapType %d def\n"
	           "%sendcodespacerange\n",
	           ordering, name, type,
	           is_wide ? "1 begincodespacerange<0000><FFFF>"
	                   : "2 begincodespacerange<10><FF><0100><0FFF>");
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

/* Lines of a CMap, in blocks of no more than it may have. */
struct block {
	struct buf *out, lines;
	const char *kind; /* "bfchar" */
	int count;
};

static void end_block(struct block *block)
{
	if (block->count)
		buf_printf(block->out, "%d begin%s\n%send%s\n", block->count,
		           block->kind, buf_text(&block->lines), block->kind);
	buf_empty(&block->lines);
	block->count = 0;
}

static void next_line(struct block *block)
{
	if (block->count == CMAP_BLOCK)
		end_block(block);
	block->count++;
}

static int add_to_unicode(const struct embedding *e)
{
	const struct pdf_font *font = e->font;
	struct buf text = {0}, none = {0};
	struct block block = {.out = &text, .kind = "bfchar"};
	int object = pdf_object_new(e->file);

	open_cmap(&text, "UCS", "Adobe-Identity-UCS", 2, font->face->cff);
	for (int i = 0; i < font->index_count; i++) {
		const struct pdf_code *code = code_at(font, i);

		if (!code)
			continue;
		next_line(&block);
		put_code(&block.lines, code->value);
		put_unicode(&block.lines, code->text);
	}
	end_block(&block);
	close_cmap(&text);
	pdf_object_deflate(e->file, object, &none,
	                   (struct view){buf_text(&text), text.len});
	buf_clear(&block.lines);
	buf_clear(&text);
	return object;
}

static int add_cmap(struct pdf_file *file, const struct buf *text)
{
	int object = pdf_object_new(file);
	struct buf head = {0};

	buf_puts(&head, "/Type/CMap/CMapName/Chapbook-Codes/CIDSystemInfo"
	                "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	pdf_object_deflate(file, object, &head,
	                   (struct view){buf_text(text), text->len});
	buf_clear(&head);
	return object;
}

/* CFF: from codes to the glyphs' CIDs. */
static int add_encoding(const struct embedding *e)
{
	const struct pdf_font *font = e->font;
	struct buf text = {0};
	struct block block = {.out = &text, .kind = "cidchar"};
	int object;

	open_cmap(&text, "Identity", "Chapbook-Codes", 1, true);
	for (int i = 0; i < font->index_count; i++) {
		const struct pdf_code *code = code_at(font, i);

		if (!code)
			continue;
		next_line(&block);
		put_code(&block.lines, code->value);
		buf_printf(&block.lines, " %d\n", e->ids[i]);
	}
	end_block(&block);
	close_cmap(&text);
	object = add_cmap(e->file, &text);
	buf_clear(&block.lines);
	buf_clear(&text);
	return object;
}

/* TrueType: from each code to itself. */
static int add_common_encoding(struct pdf_file *file)
{
	struct buf text = {0};
	int object;

	open_cmap(&text, "Identity", "Chapbook-Codes", 1, false);
	buf_puts(&text, "1 begincidrange\n<10><FF> 16\nendcidrange\n"
	                "15 begincidrange\n");
	for (unsigned lead = 0x0100; lead < 0x1000; lead += 0x0100) {
		put_code(&text, lead);
		put_code(&text, lead | 0xFF);
		buf_printf(&text, " %u\n", lead);
	}
	buf_puts(&text, "endcidrange\n");
	close_cmap(&text);
	object = add_cmap(file, &text);
	buf_clear(&text);
	return object;
}

/* TrueType: two bytes of glyph id for each CID up to the last one. */
static int add_glyph_map(const struct embedding *e)
{
	int object = pdf_object_new(e->file), next = 0;
	struct buf map = {0}, none = {0};

	for (int i = 0; i < e->font->index_count; i++) {
		const struct pdf_code *code = code_at(e->font, i);

		if (!code)
			continue;
		for (; next < code->value; next++)
			buf_add(&map, "\0", 2);
		buf_char(&map, (char)(e->ids[i] >> 8));
		buf_char(&map, (char)(e->ids[i] & 0xFF));
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
	for (int i = 0; i < font->index_count; i++) {
		const struct pdf_code *code = code_at(font, i);

		if (code)
			width_of[font->face->cff ? e->ids[i] : code->value] =
				code->width;
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
	buf_printf(&text, "/Encoding %d 0 R",
	           e->font->face->cff ? add_encoding(e) : e->encoding);
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

/* The glyph that each code draws. A kerned one is a glyph of its own, which
 * comes after those of the subset. */
static bool find_glyphs(struct embedding *e)
{
	const struct pdf_font *font = e->font;
	struct arena *a = &e->file->memory;
	struct subset_kerned *kerned = NULL;
	int *kern_of =
		arena_alloc(a, (size_t)font->index_count + 1, sizeof(*kern_of));
	int count = 0, room = 0, first;

	e->ids = arena_alloc(a, (size_t)font->index_count + 1, sizeof(*e->ids));
	for (int i = 0; i < font->index_count; i++) {
		const struct pdf_code *code = code_at(font, i);
		struct subset_kerned wanted;
		int k = 0;

		if (!code)
			continue;
		e->ids[i] = e->new_id[code->glyph];
		if (code->advance == font->face->advances[code->glyph])
			continue;
		wanted = (struct subset_kerned){e->ids[i], code->advance};
		while (k < count && (kerned[k].glyph != wanted.glyph ||
		                     kerned[k].advance != wanted.advance))
			k++;
		if (k == count)
			*ARRAY_ADD(a, kerned, count, room) = wanted;
		kern_of[i] = k + 1;
	}
	first = subset_add_kerned(&e->program, kerned, count);
	for (int i = 0; i < font->index_count; i++)
		if (kern_of[i] && first)
			e->ids[i] = (uint16_t)(first + kern_of[i] - 1);
	return first || !count;
}

static bool make_subset(struct embedding *e)
{
	const struct pdf_font *font = e->font;
	size_t glyphs = (size_t)font->face->glyph_count;
	uint8_t *used = arena_alloc(&e->file->memory, glyphs, 1);
	bool good;

	e->new_id = arena_alloc(&e->file->memory, glyphs, sizeof(*e->new_id));
	for (int i = 0; i < font->count; i++)
		used[font->codes[i].glyph] = 1;
	good = subset_for_pdf(font->face, used, e->new_id, &e->program);
	return find_glyphs(e) && good;
}

static int embed(struct pdf_file *file, const struct pdf_font *font,
                 int encoding)
{
	struct embedding e = {.file = file, .font = font, .encoding = encoding};
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
	int object, encoding = add_common_encoding(file);

	for (int i = 0; i < fonts->count; i++)
		buf_printf(&text, "/F%d %d 0 R", fonts->fonts[i]->number,
		           embed(file, fonts->fonts[i], encoding));
	object = pdf_object_add(file, &text);
	buf_clear(&text);
	return object;
}
