/* font/part.c - shaped text, taken apart without shaping it again */
#include "font/part.h"

/* To the first glyph, in the order of the text, of this piece or the next. */
static void enter(struct parting *parting)
{
	const struct shaped *whole = parting->whole;

	while (parting->piece >= 0 && parting->piece < whole->piece_count &&
	       !whole->pieces[parting->piece].count)
		parting->piece += whole->rtl ? -1 : 1;
	if (parting->piece < 0 || parting->piece >= whole->piece_count)
		return;
	parting->glyph =
		whole->rtl ? whole->pieces[parting->piece].count - 1 : 0;
}

struct parting parting_of(const struct shaped *whole)
{
	struct parting parting = {whole,
	                          whole->rtl ? whole->piece_count - 1 : 0, 0};

	enter(&parting);
	return parting;
}

/* NULL at the end. */
static const struct glyph *next_glyph(const struct parting *parting)
{
	const struct shaped *whole = parting->whole;

	if (parting->piece < 0 || parting->piece >= whole->piece_count)
		return NULL;
	return &whole->pieces[parting->piece].glyphs[parting->glyph];
}

static void step(struct parting *parting)
{
	bool rtl = parting->whole->rtl;
	int count = parting->whole->pieces[parting->piece].count;

	parting->glyph += rtl ? -1 : 1;
	if (parting->glyph >= 0 && parting->glyph < count)
		return;
	parting->piece += rtl ? -1 : 1;
	enter(parting);
}

bool parting_pass(struct parting *parting, uint32_t at)
{
	const struct glyph *glyph = next_glyph(parting);

	while (glyph && glyph->cluster < at) {
		step(parting);
		glyph = next_glyph(parting);
	}
	return glyph && glyph->cluster == at;
}

/* Glyphs of one piece from first on, as a piece of the part. */
static struct piece part_of(struct arena *a, const struct piece *piece,
                            int first, int count, uint32_t start, uint32_t end)
{
	struct glyph *glyphs = arena_raw(a, (size_t)count, sizeof(*glyphs));
	struct piece part = *piece;

	part.glyphs = glyphs;
	part.count = count;
	part.advance = 0;
	part.start = piece->start > start ? piece->start - start : 0;
	part.end = (piece->end < end ? piece->end : end) - start;
	for (int i = 0; i < count; i++) {
		glyphs[i] = piece->glyphs[first + i];
		glyphs[i].cluster = (uint16_t)(glyphs[i].cluster - start);
		part.advance += glyphs[i].advance;
	}
	return part;
}

const struct shaped *parting_take(struct arena *a, struct parting *parting,
                                  uint32_t start, uint32_t end)
{
	const struct shaped *whole = parting->whole;
	struct shaped *part = arena_new(a, struct shaped);
	int from = parting->piece, room;
	struct piece *pieces;
	struct parting ahead = *parting;

	*part = (struct shaped){.text = view_part(whole->text, start, end),
	                        .font = whole->font,
	                        .rtl = whole->rtl};
	parting_pass(&ahead, end);
	room = (whole->rtl ? from - ahead.piece : ahead.piece - from) + 1;
	pieces = arena_alloc(a, (size_t)room, sizeof(*pieces));
	while (next_glyph(parting) && next_glyph(parting)->cluster < end) {
		int piece = parting->piece, first = parting->glyph, count = 0;

		while (parting->piece == piece && next_glyph(parting) &&
		       next_glyph(parting)->cluster < end) {
			first = whole->rtl ? parting->glyph : first;
			count++;
			step(parting);
		}
		pieces[part->piece_count++] = part_of(a, &whole->pieces[piece],
		                                      first, count, start, end);
	}
	for (int i = 0, k = part->piece_count - 1; whole->rtl && i < k;
	     i++, k--) {
		struct piece kept = pieces[i];

		pieces[i] = pieces[k];
		pieces[k] = kept;
	}
	part->pieces = pieces;
	return part;
}
