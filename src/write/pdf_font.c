/* write/pdf_font.c - fonts of the PDF: codes for glyphs, and what they say */
#include "write/pdf_font.h"

#include "base/array.h"
#include "base/hash.h"

#include <stdlib.h>

/* Bytes that codes are made of: all but ( ) \ and CR. */
#define CODE_BYTES 252

/* The first code is 1: 0 is .notdef. */
#define CODES_MOST (CODE_BYTES * CODE_BYTES - 1)

/* A run that has its codes: the shaper's cache gives the same glyphs at the
 * same address for the same word, so that most runs are found here. */
struct known_run {
	const struct glyph *glyphs; /* NULL: free */
	const struct face *face;
	struct view text;
	int count;
	uint32_t codes;
};

void pdf_fonts_open(struct pdf_fonts *fonts, struct arena *memory)
{
	*fonts = (struct pdf_fonts){.memory = memory};
}

void pdf_fonts_close(struct pdf_fonts *fonts)
{
	free(fonts->codes);
	free(fonts->known);
}

static uint8_t code_byte(int value)
{
	static const uint8_t left_out[] = {'\r', '(', ')', '\\'};

	for (size_t i = 0; i < sizeof(left_out); i++)
		if (value >= left_out[i])
			value++;
	return (uint8_t)value;
}

uint16_t pdf_code_value(int order)
{
	return (uint16_t)(code_byte((order + 1) / CODE_BYTES) << 8 |
	                  code_byte((order + 1) % CODE_BYTES));
}

static struct pdf_font *new_font(struct pdf_fonts *fonts,
                                 const struct face *face)
{
	struct pdf_font *font = arena_new(fonts->memory, struct pdf_font);
	int16_t *widths = arena_raw(fonts->memory, (size_t)face->glyph_count,
	                            sizeof(*widths));

	for (int i = 0; i < face->glyph_count; i++)
		widths[i] = (int16_t)sp_from_font(face->advances[i], 1000,
		                                  face->units_per_em);
	font->face = face;
	font->widths = widths;
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
	if (!*newest || (*newest)->count > CODES_MOST - count)
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

/* The code for a glyph that says this text. */
static uint16_t code_of(struct pdf_fonts *fonts, struct pdf_font *font,
                        uint16_t glyph, struct view text)
{
	uint64_t hash = hash_seeded(text.p, text.n, glyph);
	uint32_t at = (uint32_t)hash, mask;
	struct pdf_code *code;

	if (2 * (uint32_t)font->count >= font->slot_count)
		grow_slots(fonts, font);
	mask = font->slot_count - 1;
	for (; font->slots[at & mask]; at++) {
		int order = (int)font->slots[at & mask] - 1;

		code = &font->codes[order];
		if (code->hash == hash && code->glyph == glyph &&
		    view_equal(code->text, text))
			return pdf_code_value(order);
	}
	if (font->count == CODES_MOST)
		return 0;
	font->slots[at & mask] = (uint32_t)font->count + 1;
	code = ARRAY_ADD(fonts->memory, font->codes, font->count, font->room);
	*code = (struct pdf_code){.glyph = glyph,
	                          .text = arena_view(fonts->memory, text),
	                          .hash = hash};
	return pdf_code_value(font->count - 1);
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
                        struct view text, uint16_t *codes)
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
			codes[at] = code_of(fonts, font, glyphs[at].id, says);
	}
}

/* Clusters rise from left to right, or fall where text runs to the left. */
static void add_clusters(struct pdf_fonts *fonts, struct pdf_font *font,
                         const struct glyph *glyphs, int count,
                         struct view text, uint16_t *codes)
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
		if (to > text.n)
			to = text.n;
		if (from > to)
			from = to;
		add_cluster(fonts, font, glyphs + start, end - start, rtl,
		            view_part(text, from, to), codes + start);
		start = end;
	}
}

static uint32_t new_codes(struct pdf_fonts *fonts, int count)
{
	uint32_t at = fonts->code_count;
	uint32_t needed = at + (uint32_t)count + 1;

	if (needed > fonts->code_room) {
		fonts->code_room = needed + needed / 2 + 4096;
		fonts->codes = realloc(fonts->codes,
		                       fonts->code_room * sizeof(uint16_t));
		if (!fonts->codes)
			arena_no_memory(fonts->code_room * sizeof(uint16_t));
	}
	memset(fonts->codes + at, 0, ((size_t)count + 1) * sizeof(uint16_t));
	fonts->code_count = needed;
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
	struct known_run run = {glyphs, face, text, count, 0};
	struct known_run *slot;
	struct pdf_font *font;

	if (count <= 0)
		return new_codes(fonts, 0);
	if (2 * (fonts->known_count + 1) > fonts->known_slots)
		grow_known(fonts);
	slot = slot_of(fonts, &run);
	if (slot->glyphs)
		return slot->codes;
	font = font_of(fonts, face, count);
	run.codes = new_codes(fonts, count);
	fonts->codes[run.codes] = (uint16_t)font->number;
	add_clusters(fonts, font, glyphs, count, text,
	             fonts->codes + run.codes + 1);
	*slot = run;
	fonts->known_count++;
	return run.codes;
}
