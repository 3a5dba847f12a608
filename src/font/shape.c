/* font/shape.c - text and font -> placed glyphs, with a cache */
#include "font/shape.h"

#include "base/array.h"
#include "base/hash.h"
#include "base/map.h"
#include "font/cut.h"
#include "font/features.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Glyphs say where they come from in 16 bits. */
#define LONGEST 65535

/* Ligatures of more letters are words. */
#define LIGATURE_MOST 4

#define BOX UINT32_C(0x25A1) /* drawn for what no face has */

struct language {
	hb_language_t tag; /* NULL: of no language */
	uint32_t number;
};

/* A language as documents name it: "en-GB", "en_us", "" ... */
struct language_name {
	struct view name;
	const struct language *language;
};

struct entry {
	struct shaped shaped;
	const struct language *language;
};

struct slot {
	uint64_t hash;
	struct entry *entry; /* NULL: free */
};

struct shaper {
	struct fonts *fonts;
	struct arena memory; /* the results */
	struct slot *slots;
	size_t slot_count; /* a power of two */
	size_t entry_count;
	struct map languages; /* plain name -> struct language */
	struct map names;     /* name as given -> struct language_name */
	struct language_name *last_name;
	struct cutter cutter;
	hb_buffer_t *buffer;
	struct arena scratch; /* holds the two lists below as they grow */
	struct glyph *glyphs; /* of the text being shaped */
	int glyph_count, glyph_room;
	struct piece *pieces; /* of the same; glyphs are not set yet */
	int piece_count, piece_room;
};

struct shaper *shaper_open(struct fonts *fonts)
{
	struct shaper *shaper = calloc(1, sizeof(*shaper));

	if (!shaper)
		arena_no_memory(sizeof(*shaper));
	shaper->fonts = fonts;
	shaper->cutter.fonts = fonts;
	shaper->languages.memory = &shaper->memory;
	shaper->names.memory = &shaper->memory;
	shaper->buffer = hb_buffer_create();
	shaper->slot_count = 4096;
	shaper->slots = calloc(shaper->slot_count, sizeof(*shaper->slots));
	if (!shaper->slots || !hb_buffer_allocation_successful(shaper->buffer))
		arena_no_memory(sizeof(*shaper));
	return shaper;
}

void shaper_close(struct shaper *shaper)
{
	if (!shaper)
		return;
	hb_buffer_destroy(shaper->buffer);
	cutter_close(&shaper->cutter);
	arena_reset(&shaper->scratch);
	arena_reset(&shaper->memory);
	free(shaper->slots);
	free(shaper);
}

struct fonts *shaper_fonts(struct shaper *shaper)
{
	return shaper->fonts;
}

/*
 * The part of a BCP 47 name that fonts ask about: its language, and the few
 * regions and scripts that have a writing of their own. That bounds how many
 * languages HarfBuzz, which keeps them for ever in a list, can be given.
 */
static struct view plain_language(const char *name, char plain[16])
{
	static const char *const whole[] = {
		"zh-hant-hk", "zh-hant-mo", "zh-hant",    "zh-hans",
		"zh-hk",      "zh-mo",      "zh-tw",      "ro-md",
		"ga-latg",    "el-polyton", "hy-arevmda",
	};
	size_t n = 0;

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		size_t length = strlen(whole[i]);

		if (strncasecmp(name, whole[i], length) == 0 &&
		    (name[length] == '\0' || name[length] == '-'))
			return view_of(whole[i]);
	}
	for (; n < 4 && ascii_is_alpha(name[n]); n++)
		plain[n] = ascii_lower(name[n]);
	if (n < 2 || n > 3 || (name[n] && name[n] != '-'))
		n = 0;
	return (struct view){plain, n};
}

static struct language *make_language(struct shaper *shaper, struct view plain)
{
	struct language *language = map_get(&shaper->languages, plain);

	if (language)
		return language;
	language = arena_new(&shaper->memory, struct language);
	language->number = shaper->languages.count;
	if (plain.n)
		language->tag = hb_language_from_string(plain.p, (int)plain.n);
	*map_at(&shaper->languages, arena_view(&shaper->memory, plain)) =
		language;
	return language;
}

/* The language of a name: mostly that of the last call. */
static const struct language *find_language(struct shaper *shaper,
                                            const char *name)
{
	struct view given = view_of(name ? name : "");
	struct language_name *known = shaper->last_name;
	char plain[16];

	if (known && view_equal(given, known->name))
		return known->language;
	known = map_get(&shaper->names, given);
	if (!known) {
		known = arena_new(&shaper->memory, struct language_name);
		known->name = arena_view(&shaper->memory, given);
		known->language = make_language(
			shaper, plain_language(known->name.p, plain));
		*map_at(&shaper->names, known->name) = known;
	}
	shaper->last_name = known;
	return known->language;
}

static int16_t to_int16(int32_t value)
{
	return (int16_t)(value < INT16_MIN   ? INT16_MIN
	                 : value > INT16_MAX ? INT16_MAX
	                                     : value);
}

static struct glyph *add_glyph(struct shaper *shaper, uint32_t id,
                               uint32_t cluster, int32_t advance)
{
	struct glyph *glyph =
		ARRAY_ADD(&shaper->scratch, shaper->glyphs, shaper->glyph_count,
	                  shaper->glyph_room);

	*glyph = (struct glyph){.id = (uint16_t)id,
	                        .cluster = (uint16_t)cluster,
	                        .advance = advance};
	return glyph;
}

/* Letters of this text, and where each begins; 0 when there is anything else,
 * or too many of them. */
static int read_letters(struct view text, uint32_t starts[LIGATURE_MOST])
{
	int count = 0;

	for (size_t at = 0; at < text.n;) {
		size_t start = at;
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (!unicode_is_letter(c) || unicode_is_mark(c) ||
		    count == LIGATURE_MOST)
			return 0;
		starts[count++] = (uint32_t)start;
	}
	return count;
}

/*
 * The last glyph, a ligature of letters from right to left, says its last
 * letter alone. For those before it stand glyphs that are not seen, above it:
 * programs that read a PDF turn round what one glyph says, if they turn words.
 */
static void share_out(struct shaper *shaper, const struct shaped *shaped,
                      struct piece *piece, uint32_t end)
{
	struct glyph *glyph = &shaper->glyphs[shaper->glyph_count - 1];
	uint32_t first = glyph->cluster, starts[LIGATURE_MOST];
	uint8_t flag = glyph->unsafe_to_break;
	int32_t width = glyph->advance;
	int space = piece->face->space_glyph;
	int count = space && end > first
	                    ? read_letters(view_part(shaped->text, first, end),
	                                   starts)
	                    : 0;

	if (count < 2)
		return;
	glyph->cluster = (uint16_t)(first + starts[count - 1]);
	glyph->unsafe_to_break = 1;
	for (int i = count - 2; i >= 0; i--) {
		glyph = add_glyph(shaper, (uint32_t)space, first + starts[i],
		                  0);
		glyph->dx = to_int16(-width * (i + 1) / count);
		glyph->unsafe_to_break = i ? 1 : flag;
		piece->count++;
	}
}

/* Take the shaped glyphs out of the buffer. An advance far from the glyph's
 * own comes from a damaged table, or from memory that HarfBuzz did not get:
 * the glyph's own is used. */
static void take_glyphs(struct shaper *shaper, const struct shaped *shaped,
                        struct piece *piece, int32_t tracking)
{
	const struct face *face = piece->face;
	int32_t far = 4 * face->units_per_em;
	unsigned count;
	hb_glyph_info_t *info =
		hb_buffer_get_glyph_infos(shaper->buffer, &count);
	hb_glyph_position_t *position =
		hb_buffer_get_glyph_positions(shaper->buffer, &count);

	for (unsigned i = 0; i < count; i++) {
		uint32_t id = info[i].codepoint;
		uint32_t end = i ? info[i - 1].cluster : piece->end;
		int32_t own, advance = position[i].x_advance;
		struct glyph *glyph;

		if (id >= (uint32_t)face->glyph_count)
			id = 0;
		own = face->advances[id];
		if (advance < own - far || advance > own + far)
			advance = own;
		if (advance > 0) /* not a mark */
			advance += tracking;
		glyph = add_glyph(shaper, id, info[i].cluster, advance);
		glyph->dx = to_int16(position[i].x_offset);
		glyph->dy = to_int16(position[i].y_offset);
		glyph->unsafe_to_break =
			(hb_glyph_info_get_glyph_flags(&info[i]) &
		         HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
		piece->advance += advance;
		piece->count++;
		if (shaped->rtl &&
		    (i + 1 == count || info[i + 1].cluster < info[i].cluster))
			share_out(shaper, shaped, piece, end);
	}
}

/*
 * The capital of a letter, where it has one of its own that the face has; else
 * the letter. "SS" for a sharp s would be copied as something else than what
 * was written: its own capital stands for it.
 */
static uint32_t capital_of(struct shaper *shaper, const struct face *face,
                           struct view letter)
{
	size_t at = 0, end = 0;
	uint32_t own = utf8_next(letter.p, letter.n, &at);
	struct view upper = unicode_upper(&shaper->scratch, letter,
	                                  shaper->last_name->name.p);
	uint32_t capital = upper.n ? utf8_next(upper.p, upper.n, &end) : own;

	if (own == 0xDF)
		capital = 0x1E9E;
	else if (end < upper.n)
		return own;
	return face_has(face, capital) ? capital : own;
}

/* The capitals of a stretch; each belongs to the letter it stands for, which
 * is what copied text has. */
static void add_capitals(struct shaper *shaper, const struct shaped *shaped,
                         const struct stretch *stretch)
{
	const char *p = shaped->text.p;

	for (size_t at = stretch->start; at < stretch->end;) {
		size_t start = at;

		utf8_next(p, stretch->end, &at);
		hb_buffer_add(shaper->buffer,
		              capital_of(shaper, stretch->face,
		                         (struct view){p + start, at - start}),
		              (unsigned)start);
	}
	hb_buffer_set_content_type(shaper->buffer,
	                           HB_BUFFER_CONTENT_TYPE_UNICODE);
}

/* Letters of scripts that join or stack are never spaced. */
static int32_t tracking_of(const struct shaped *shaped,
                           const struct stretch *stretch)
{
	int tracking = shaped->font->tracking;

	if (!tracking || !features_may_space(stretch->script))
		return 0;
	return tracking * stretch->face->units_per_em / 1000;
}

static void run_harfbuzz(struct shaper *shaper, const struct shaped *shaped,
                         const struct stretch *stretch)
{
	hb_buffer_t *buffer = shaper->buffer;
	hb_feature_t features[FEATURES_MOST];
	unsigned count = features_list(shaped->font, features);

	hb_buffer_clear_contents(buffer);
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_set_cluster_level(
		buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	if (shaped->font->features & FONT_CAPITALS)
		add_capitals(shaper, shaped, stretch);
	else
		hb_buffer_add_utf8(buffer, shaped->text.p, (int)shaped->text.n,
		                   stretch->start,
		                   (int)(stretch->end - stretch->start));
	hb_buffer_set_direction(buffer, shaped->rtl ? HB_DIRECTION_RTL
	                                            : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer,
	                     (hb_script_t)(stretch->script ? stretch->script
	                                                   : SCRIPT_LATIN));
	hb_buffer_set_language(buffer, shaper->last_name->language->tag);
	if (!hb_shape_full(stretch->face->hb_font, buffer, features, count,
	                   NULL) ||
	    !hb_buffer_allocation_successful(buffer))
		arena_no_memory(shaped->text.n * sizeof(hb_glyph_info_t));
}

/* A box for a cluster that nobody has, from any face that has a box. */
static void draw_box(struct shaper *shaper, const struct shaped *shaped,
                     struct piece *piece)
{
	const struct face *face = shaped->font->face;
	const struct face *other = NULL;
	hb_codepoint_t id = 0; /* .notdef is a box, mostly */

	if (!face_has(face, BOX))
		other = fonts_fallback(shaper->fonts, shaped->font, BOX);
	if (other)
		face = other;
	if (face_has(face, BOX))
		hb_font_get_nominal_glyph(face->hb_font, BOX, &id);
	piece->face = face;
	piece->advance = face->advances[id];
	piece->count = 1;
	piece->missing = true;
	add_glyph(shaper, id, piece->start, piece->advance);
}

static void shape_stretch(struct shaper *shaper, const struct shaped *shaped,
                          const struct stretch *stretch)
{
	struct piece *piece =
		ARRAY_ADD(&shaper->scratch, shaper->pieces, shaper->piece_count,
	                  shaper->piece_room);

	*piece = (struct piece){.face = stretch->face,
	                        .start = stretch->start,
	                        .end = stretch->end};
	if (stretch->face) {
		run_harfbuzz(shaper, shaped, stretch);
		take_glyphs(shaper, shaped, piece,
		            tracking_of(shaped, stretch));
	} else {
		draw_box(shaper, shaped, piece);
	}
	if (piece->count == 0) /* soft hyphens, joiners: nothing to draw */
		shaper->piece_count--;
}

/* Copy the finished lists to where they stay. */
static void keep_pieces(struct shaper *shaper, struct shaped *shaped)
{
	size_t piece_count = (size_t)shaper->piece_count;
	size_t glyph_count = (size_t)shaper->glyph_count;
	struct piece *pieces;
	struct glyph *glyphs;

	if (!piece_count)
		return;
	pieces = arena_raw(&shaper->memory, piece_count, sizeof(*pieces));
	glyphs = arena_raw(&shaper->memory, glyph_count, sizeof(*glyphs));
	memcpy(pieces, shaper->pieces, piece_count * sizeof(*pieces));
	memcpy(glyphs, shaper->glyphs, glyph_count * sizeof(*glyphs));
	for (size_t i = 0; i < piece_count; i++) {
		pieces[i].glyphs = glyphs;
		glyphs += pieces[i].count;
	}
	shaped->pieces = pieces;
	shaped->piece_count = shaper->piece_count;
}

static void fill(struct shaper *shaper, struct shaped *shaped)
{
	struct cutter *cutter = &shaper->cutter;

	if (!shaped->text.n)
		return;
	shaper->glyph_count = 0;
	shaper->piece_count = 0;
	cut_text(cutter, shaped->font, shaped->text);
	for (int i = 0; i < cutter->count; i++) {
		int at = shaped->rtl ? cutter->count - 1 - i : i;

		shape_stretch(shaper, shaped, &cutter->stretches[at]);
	}
	keep_pieces(shaper, shaped);
}

/* The slot of a key, or the free one where it belongs. */
static struct slot *find_slot(const struct shaper *shaper, uint64_t hash,
                              const struct font *font, struct view text,
                              const struct language *language, bool rtl)
{
	size_t mask = shaper->slot_count - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct slot *slot = &shaper->slots[i];
		const struct shaped *there;

		if (!slot->entry)
			return slot;
		if (slot->hash != hash)
			continue;
		there = &slot->entry->shaped;
		if (there->font == font && there->text.n == text.n &&
		    there->rtl == rtl && slot->entry->language == language &&
		    memcmp(there->text.p, text.p, text.n) == 0)
			return slot;
	}
}

/* Twice the slots, so that at most half of them are in use. */
static void grow_table(struct shaper *shaper)
{
	struct slot *old = shaper->slots;
	size_t old_count = shaper->slot_count, mask = 2 * old_count - 1;

	shaper->slot_count = 2 * old_count;
	shaper->slots = calloc(shaper->slot_count, sizeof(*shaper->slots));
	if (!shaper->slots)
		arena_no_memory(shaper->slot_count * sizeof(*shaper->slots));
	for (size_t i = 0; i < old_count; i++) {
		size_t at = old[i].hash & mask;

		if (!old[i].entry)
			continue;
		while (shaper->slots[at].entry)
			at = (at + 1) & mask;
		shaper->slots[at] = old[i];
	}
	free(old);
}

/* Text that is longer than glyphs can count, cut before a character. */
static struct view shortened(struct view text)
{
	if (text.n <= LONGEST)
		return text;
	text.n = LONGEST;
	while (text.n && ((unsigned char)text.p[text.n] & 0xC0) == 0x80)
		text.n--;
	return text;
}

struct shaped *shape(struct shaper *shaper, const struct font *font,
                     struct view text, const char *lang, bool rtl)
{
	const struct language *language = find_language(shaper, lang);
	struct slot *slot;
	uint64_t hash;

	text = shortened(text);
	hash = hash_seeded(text.p, text.n,
	                   (uint64_t)font->index << 32 | language->number << 1 |
	                           rtl);
	slot = find_slot(shaper, hash, font, text, language, rtl);
	if (slot->entry)
		return &slot->entry->shaped;
	if (2 * (shaper->entry_count + 1) > shaper->slot_count) {
		grow_table(shaper);
		slot = find_slot(shaper, hash, font, text, language, rtl);
	}
	slot->hash = hash;
	slot->entry = arena_new(&shaper->memory, struct entry);
	slot->entry->language = language;
	slot->entry->shaped =
		(struct shaped){.text = arena_view(&shaper->memory, text),
	                        .font = font,
	                        .rtl = rtl};
	shaper->entry_count++;
	fill(shaper, &slot->entry->shaped);
	return &slot->entry->shaped;
}

sp shaped_width(const struct shaped *shaped, sp size)
{
	sp width = 0;

	for (int i = 0; i < shaped->piece_count; i++)
		width += sp_from_font(shaped->pieces[i].advance, size,
		                      shaped->pieces[i].face->units_per_em);
	return width;
}
