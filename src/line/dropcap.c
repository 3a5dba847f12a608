/* line/dropcap.c - a first letter several lines high */
#include "line/dropcap.h"

#include "base/array.h"
#include "line/cased.h"
#include "line/slots.h"

/* The gap after the letter, in 1/1000 of the text's size. */
enum {
	GAP = 220
};

static bool opens_quotation(uint32_t c)
{
	return c == '"' || c == '\'' || c == 0xAB || c == 0xBB ||
	       (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

/* The first letter with its marks, in bytes; 0: text begins otherwise. */
static size_t letter_end(struct view text)
{
	size_t at = 0, end = 0;
	uint32_t c = text.n ? utf8_next(text.p, text.n, &at) : 0;

	if (opens_quotation(c) && at < text.n)
		c = utf8_next(text.p, text.n, &at);
	if (!unicode_is_letter(c) || unicode_is_rtl(c))
		return 0;
	for (end = at; at < text.n; end = at)
		if (!unicode_is_mark(utf8_next(text.p, text.n, &at)))
			break;
	return end;
}

static size_t word_end(struct view text, size_t at)
{
	while (at < text.n && !ascii_is_space(text.p[at]))
		at++;
	return at;
}

/* As high as from the top of capitals in the first line to the line that the
 * last one stands on. */
static void size_letter(struct dropped *dropped, const struct look *base,
                        const struct drop_cap *style, const struct font *font)
{
	const struct face *text = base->font->face, *face = font->face;
	sp below = (style->lines - 1) * style->leading;
	sp height = below + sp_from_font(text->cap_height, base->size,
	                                 text->units_per_em);

	dropped->rise = -below;
	dropped->size = (sp)((double)height * face->units_per_em /
	                     (face->cap_height > 0 ? face->cap_height
	                                           : face->units_per_em));
}

static void place_letter(struct dropped *dropped, const struct look *base)
{
	const struct piece *piece = &dropped->shaped->pieces[0];
	struct face_edges edges;

	if (face_glyph_edges(piece->face, piece->glyphs[0].id, &edges))
		dropped->left =
			-sp_from_font(edges.left + edges.left_depth / 8,
		                      dropped->size, piece->face->units_per_em);
	dropped->width = dropped->left +
	                 shaped_width(dropped->shaped, dropped->size) +
	                 base->size * GAP / 1000;
}

/* What follows the letter: the rest of its word, all other segments. */
static void take_rest(struct setter *s, const struct segments *segments,
                      size_t from, const struct drop_cap *style,
                      struct segments *rest)
{
	const struct segment *first = &segments->at[0];
	size_t to = style->lead ? word_end(first->text, from) : from;
	struct look lead = *first->look;

	*rest = (struct segments){0};
	lead.letter_case = style->lead;
	if (to > from) {
		cased_add(s, rest, &lead, first->look->node,
		          view_part(first->text, from, to));
		for (int i = 0; i < rest->count; i++)
			rest->at[i].offset += (uint32_t)from;
	}
	if (to < first->text.n) {
		struct segment *after = ARRAY_ADD(&s->scratch, rest->at,
		                                  rest->count, rest->room);

		*after = *first;
		after->text = view_from(first->text, to);
		after->offset = first->offset + (uint32_t)to;
	}
	for (int i = 1; i < segments->count; i++)
		*ARRAY_ADD(&s->scratch, rest->at, rest->count, rest->room) =
			segments->at[i];
}

bool dropcap_take(struct setter *s, const struct segments *segments,
                  const struct look *base, const struct drop_cap *style,
                  struct dropped *dropped)
{
	const struct segment *first = &segments->at[0];
	const struct font *font;
	size_t end;

	if (!segments->count || first->kind != SEGMENT_TEXT ||
	    first->look->words == WORD_CODE || first->look->rise)
		return false;
	end = letter_end(first->text);
	if (!end)
		return false;
	font = fonts_get(s->fonts, style->family, style->weight,
	                 first->look->italic, FONT_LINING);
	*dropped = (struct dropped){
		.text = view_part(first->text, 0, end),
		.node = first->look->node,
		.colour = style->colour,
	};
	dropped->shaped = shape(s->shaper, font, dropped->text,
	                        first->look->language->name, false);
	if (dropped->shaped->piece_count < 1)
		return false;
	size_letter(dropped, base, style, font);
	place_letter(dropped, base);
	take_rest(s, segments, end, style, &dropped->rest);
	return true;
}

void dropcap_place(struct setter *s, struct arena *out,
                   const struct dropped *dropped, struct line *line)
{
	int count = dropped->shaped->piece_count;
	struct run *runs = arena_raw(
		out, (size_t)count + (size_t)line->run_count, sizeof(*runs));
	sp x = dropped->left;

	for (int i = 0; i < count; i++) {
		runs[i] = (struct run){.role = ROLE_CONTENT,
		                       .rise = dropped->rise,
		                       .size = dropped->size,
		                       .colour = dropped->colour,
		                       .node = dropped->node,
		                       .x = x};
		slots_take_piece(s, out, dropped->shaped, i, &runs[i]);
		x += runs[i].width;
	}
	memcpy(runs + count, line->runs,
	       (size_t)line->run_count * sizeof(*runs));
	line->runs = runs;
	line->run_count += count;
	line->start.node = dropped->node;
	line->start.offset = 0;
}
