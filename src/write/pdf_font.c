/* write/pdf_font.c - fonts of the PDF: codes for glyphs, and what they say */
#include "write/pdf_font.h"

#include "base/array.h"
#include "base/hash.h"

#include <stdlib.h>

/* Codes of one byte: 10 to FF, all but ( ) and \. */
#define SINGLE_FIRST 0x10
#define SINGLES      (0x100 - SINGLE_FIRST - 3)

/* Those of two bytes begin with 01 to 0F (or FF, where there are no others),
 * all but CR. */
#define LEADS        14
#define WIDE_LEADS   251
#define SECOND_BYTES 252

/* With this many codes, a font gets no more for kerned glyphs. */
#define KERNED_MOST 2000

/* A run that has its codes: the shaper's cache gives the same glyphs at the
 * same address for the same word, so that most runs are found here. */
struct known_run {
	const struct glyph *glyphs; /* NULL: free */
	const struct face *face;
	struct view text;
	int count;
	uint32_t uses;
	uint32_t orders;
};

void pdf_fonts_open(struct pdf_fonts *fonts, struct arena *memory)
{
	*fonts = (struct pdf_fonts){.memory = memory};
}

void pdf_fonts_close(struct pdf_fonts *fonts)
{
	free(fonts->orders);
	free(fonts->known);
}

static unsigned code_byte(int value)
{
	static const uint8_t left_out[] = {'\r', '(', ')', '\\'};

	for (size_t i = 0; i < sizeof(left_out); i++)
		if (value >= left_out[i])
			value++;
	return (unsigned)value;
}

/* All codes of CFF are of two bytes: its CIDs are anywhere, and MuPDF wants
 * a CID to be in the range of the codes, too. */
uint16_t pdf_code_value(int index, bool is_wide)
{
	int second = is_wide ? index : index - SINGLES;

	if (second < 0)
		return (uint16_t)code_byte(SINGLE_FIRST - 1 + index);
	return (uint16_t)(code_byte(1 + second / SECOND_BYTES) << 8 |
	                  code_byte(second % SECOND_BYTES));
}

static int codes_most(const struct face *face)
{
	return face->cff ? WIDE_LEADS * SECOND_BYTES
	                 : SINGLES + LEADS * SECOND_BYTES - 1;
}

static struct pdf_font *new_font(struct pdf_fonts *fonts,
                                 const struct face *face)
{
	struct pdf_font *font = arena_new(fonts->memory, struct pdf_font);

	font->face = face;
	font->number = fonts->count + 1;
	*ARRAY_ADD(fonts->memory, fonts->fonts, fonts->count, fonts->room) =
		font;
	return font;
}

/* The font for count more glyphs of a face; a second one when the first has no
 * codes left for them. */
static struct pdf_font *font_of(struct pdf_fonts *fonts,
                                const struct face *face, int count)
{
	struct pdf_font **newest;

	while (face->index >= fonts->face_room)
		fonts->of_face = array_grow(fonts->memory, fonts->of_face,
		                            fonts->face_room, &fonts->face_room,
		                            sizeof(*fonts->of_face));
	newest = &fonts->of_face[face->index];
	if (!*newest || (*newest)->count > codes_most(face) - count)
		*newest = new_font(fonts, face);
	return *newest;
}

static void grow_slots(struct pdf_fonts *fonts, struct pdf_font *font)
{
	font->slot_count = font->slot_count ? 2 * font->slot_count : 256;
	font->slots = arena_alloc(fonts->memory, font->slot_count,
	                          sizeof(*font->slots));
	for (int i = 0; i < font->count; i++) {
		uint32_t at = (uint32_t)font->codes[i].hash;

		while (font->slots[at & (font->slot_count - 1)])
			at++;
		font->slots[at & (font->slot_count - 1)] = (uint32_t)i + 1;
	}
}

/* What the pen goes on by: the advance that kerning gave the glyph, where the
 * font can get a glyph for it (font/subset.h); else its own. */
static int16_t advance_of(const struct pdf_font *font,
                          const struct glyph *glyph)
{
	const struct face *face = font->face;
	int own = face->advances[glyph->id];
	int64_t kern = glyph->advance - own;

	if (face->cff || font->count >= KERNED_MOST || glyph->advance < 0 ||
	    glyph->advance > INT16_MAX || 5 * kern > face->units_per_em ||
	    5 * kern < -face->units_per_em)
		return (int16_t)own;
	return (int16_t)glyph->advance;
}

/* The order, plus 1, of the code for a glyph that says this text. */
static uint16_t order_of(struct pdf_fonts *fonts, struct pdf_font *font,
                         const struct glyph *glyph, struct view text)
{
	int16_t advance = advance_of(font, glyph);
	uint64_t hash = hash_seeded(text.p, text.n,
	                            glyph->id | (uint32_t)advance << 16);
	uint32_t at = (uint32_t)hash, mask;
	struct pdf_code *code;

	if (2 * (uint32_t)font->count >= font->slot_count)
		grow_slots(fonts, font);
	mask = font->slot_count - 1;
	for (; font->slots[at & mask]; at++) {
		code = &font->codes[font->slots[at & mask] - 1];
		if (code->hash == hash && code->glyph == glyph->id &&
		    code->advance == advance && view_equal(code->text, text))
			return (uint16_t)font->slots[at & mask];
	}
	if (font->count == codes_most(font->face))
		return 0;
	font->slots[at & mask] = (uint32_t)font->count + 1;
	code = ARRAY_ADD(fonts->memory, font->codes, font->count, font->room);
	*code = (struct pdf_code){
		.glyph = (uint16_t)glyph->id,
		.advance = advance,
		.width = (int16_t)sp_from_font(advance, 1000,
	                                       font->face->units_per_em),
		.text = arena_view(fonts->memory, text),
		.hash = hash,
	};
	return (uint16_t)font->count;
}

/* The first n characters of text, in bytes. */
static size_t bytes_of(struct view text, int characters)
{
	size_t at = 0;

	while (characters-- > 0 && at < text.n)
		utf8_next(text.p, text.n, &at);
	return at;
}

/*
 * A cluster: glyphs[first] up to glyphs[end] stand together for text. Where
 * there are as many characters as glyphs, each glyph says one; else the first
 * says what is left over. A glyph that says nothing of its own says U+200B,
 * since PDF/UA wants every glyph to say something.
 */
static void add_cluster(struct pdf_fonts *fonts, struct pdf_font *font,
                        const struct glyph *glyphs, int count, bool rtl,
                        struct view text, uint16_t *orders)
{
	int characters = (int)utf8_count(text);
	int spare = characters > count ? characters - count : 0;

	for (int i = 0; i < count; i++) {
		int at = rtl ? count - 1 - i : i;
		size_t n = bytes_of(text, i ? 1 : 1 + spare);
		struct view says =
			n ? view_part(text, 0, n) : VIEW("\xE2\x80\x8B");

		text = view_from(text, n);
		if (glyphs[at].id < font->face->glyph_count && glyphs[at].id)
			orders[at] = order_of(fonts, font, &glyphs[at], says);
	}
}

/* Joiners and marks of direction, which have no glyph. */
static bool is_format(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/* Where the text of a cluster ends, or the next begins: before what has no
 * glyph. pdf.js leaves out a glyph whose text ends in such a character. */
static size_t cluster_border(struct view text, size_t at)
{
	size_t moved = at < text.n ? at : text.n;

	while (moved > 0) {
		size_t before = utf8_before(text.p, moved), next = before;

		if (!is_format(utf8_next(text.p, text.n, &next)))
			return moved;
		moved = before;
	}
	return at < text.n ? at : text.n; /* there is nothing else */
}

/* Clusters rise from left to right, or fall where text runs to the left. */
static void add_clusters(struct pdf_fonts *fonts, struct pdf_font *font,
                         const struct glyph *glyphs, int count,
                         struct view text, uint16_t *orders)
{
	bool rtl = glyphs[0].cluster > glyphs[count - 1].cluster;
	int start = 0;

	while (start < count) {
		size_t from = glyphs[start].cluster, to = text.n;
		int end = start + 1;

		while (end < count && glyphs[end].cluster == from)
			end++;
		if (rtl && start > 0)
			to = glyphs[start - 1].cluster;
		else if (!rtl && end < count)
			to = glyphs[end].cluster;
		to = cluster_border(text, to);
		from = from ? cluster_border(text, from) : 0;
		if (from > to)
			from = to;
		add_cluster(fonts, font, glyphs + start, end - start, rtl,
		            view_part(text, from, to), orders + start);
		start = end;
	}
}

static uint32_t new_orders(struct pdf_fonts *fonts, int count)
{
	uint32_t at = fonts->order_count;
	uint32_t needed = at + (uint32_t)count + 1;

	if (needed > fonts->order_room) {
		fonts->order_room = needed + needed / 2 + 4096;
		fonts->orders = realloc(fonts->orders,
		                        fonts->order_room * sizeof(uint16_t));
		if (!fonts->orders)
			arena_no_memory(fonts->order_room * sizeof(uint16_t));
	}
	memset(fonts->orders + at, 0, ((size_t)count + 1) * sizeof(uint16_t));
	fonts->order_count = needed;
	return at;
}

static uint32_t hash_of(const struct known_run *run)
{
	uint64_t h = (uint64_t)(uintptr_t)run->glyphs;

	h = (h ^ (uint64_t)run->count << 48 ^ (uint64_t)run->text.n << 56) *
	    UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(h >> 32);
}

static struct known_run *slot_of(const struct pdf_fonts *fonts,
                                 const struct known_run *run)
{
	uint32_t mask = fonts->known_slots - 1;

	for (uint32_t at = hash_of(run);; at++) {
		struct known_run *slot = &fonts->known[at & mask];

		if (!slot->glyphs)
			return slot;
		if (slot->glyphs == run->glyphs && slot->count == run->count &&
		    slot->face == run->face &&
		    view_equal(slot->text, run->text))
			return slot;
	}
}

static void grow_known(struct pdf_fonts *fonts)
{
	struct known_run *old = fonts->known;
	uint32_t slots = fonts->known_slots;

	fonts->known_slots = slots ? 2 * slots : 8192;
	fonts->known = calloc(fonts->known_slots, sizeof(*fonts->known));
	if (!fonts->known)
		arena_no_memory(fonts->known_slots * sizeof(*fonts->known));
	for (uint32_t i = 0; i < slots; i++)
		if (old[i].glyphs)
			*slot_of(fonts, &old[i]) = old[i];
	free(old);
}

uint32_t pdf_fonts_add(struct pdf_fonts *fonts, const struct face *face,
                       const struct glyph *glyphs, int count, struct view text)
{
	struct known_run run = {glyphs, face, text, count, 1, 0};
	struct known_run *slot;
	struct pdf_font *font;

	if (count <= 0)
		return new_orders(fonts, 0);
	if (2 * (fonts->known_count + 1) > fonts->known_slots)
		grow_known(fonts);
	slot = slot_of(fonts, &run);
	if (slot->glyphs) {
		slot->uses++;
		return slot->orders;
	}
	font = font_of(fonts, face, count);
	run.orders = new_orders(fonts, count);
	fonts->orders[run.orders] = (uint16_t)font->number;
	add_clusters(fonts, font, glyphs, count, text,
	             fonts->orders + run.orders + 1);
	*slot = run;
	fonts->known_count++;
	return run.orders;
}

/* How often each code is used. */
static void count_uses(struct pdf_fonts *fonts)
{
	for (uint32_t i = 0; i < fonts->known_slots; i++) {
		const struct known_run *run = &fonts->known[i];
		const uint16_t *orders = fonts->orders + run->orders;

		for (int k = 0; run->glyphs && k < run->count; k++)
			if (orders[k + 1])
				fonts->fonts[orders[0] - 1]
					->codes[orders[k + 1] - 1]
					.uses += run->uses;
	}
}

struct rank {
	uint32_t uses;
	int order;
	bool is_space, is_soft_hyphen;
};

static int by_uses(const void *a, const void *b)
{
	const struct rank *one = a, *two = b;

	if (one->is_soft_hyphen != two->is_soft_hyphen)
		return one->is_soft_hyphen ? -1 : 1;
	if (one->uses != two->uses)
		return one->uses > two->uses ? -1 : 1;
	return one->order - two->order;
}

/* Codes of CFF that draw one glyph share a CID, and MuPDF takes for all of them
 * the text of the last: a hyphen is better than a soft one where neither line
 * nor word ends. */
static bool is_soft_hyphen(const struct pdf_font *font, int order)
{
	return font->face->cff && view_is(font->codes[order].text, "\u00AD");
}

/* The space that is used most gets the code of spaces, the others go on from
 * the shortest code, those used most first. */
static void settle(struct pdf_fonts *fonts, struct pdf_font *font)
{
	size_t count = (size_t)font->count;
	struct rank *ranks =
		arena_raw(fonts->memory, count + 1, sizeof(*ranks));
	int next = 0;
	bool is_wide = font->face->cff, has_space = is_wide;

	font->order_at = arena_alloc(fonts->memory, count + PDF_SPACE_INDEX + 2,
	                             sizeof(*font->order_at));
	for (int i = 0; i < font->count; i++)
		ranks[i] = (struct rank){font->codes[i].uses, i,
		                         view_is(font->codes[i].text, " "),
		                         is_soft_hyphen(font, i)};
	qsort(ranks, count, sizeof(*ranks), by_uses);
	for (int i = 0; i < font->count; i++) {
		bool is_space = ranks[i].is_space && !has_space;
		int index = is_space ? PDF_SPACE_INDEX : next;

		has_space |= is_space;
		if (!is_space && ++next == PDF_SPACE_INDEX && !is_wide)
			next++;
		font->codes[ranks[i].order].value =
			pdf_code_value(index, is_wide);
		font->order_at[index] = ranks[i].order + 1;
		if (font->index_count <= index)
			font->index_count = index + 1;
	}
}

void pdf_fonts_settle(struct pdf_fonts *fonts)
{
	count_uses(fonts);
	for (int i = 0; i < fonts->count; i++)
		settle(fonts, fonts->fonts[i]);
}
