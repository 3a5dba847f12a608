/* font/cover.c - what a face can draw, and how it treats the space */
#include "font/face.h"

#include "base/unicode.h"

#include <hb-ot.h>
#include <hb.h>
#include <string.h>

/* Canonical decompositions nest at most this deep. */
#define DEEPEST 4

/* One character with a glyph of its own, or what HarfBuzz makes it from. */
static bool covers_one(const struct face *face, uint32_t c, int depth)
{
	hb_codepoint_t first, second;

	if (face_has(face, c) || unicode_is_ignorable(c))
		return true;
	if (c == 0x2011) /* a hyphen that does not break is a hyphen */
		return face_has(face, 0x2010);
	/* The en space, the thin space ...: a space of another width. */
	if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	    c == 0x205F || c == 0x3000)
		return face_has(face, ' ');
	if (depth == DEEPEST ||
	    !hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &first,
	                          &second))
		return false;
	return covers_one(face, first, depth + 1) &&
	       (second == 0 || covers_one(face, second, depth + 1));
}

bool face_covers(const struct face *face, const uint32_t *characters, int count)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	hb_codepoint_t before = 0, composed;

	for (int i = 0; i < count; i++) {
		uint32_t c = characters[i];

		if (before && !face_has(face, c) &&
		    hb_unicode_compose(unicode, before, c, &composed) &&
		    face_has(face, composed)) {
			before = composed;
			continue;
		}
		if (!covers_one(face, c, 0))
			return false;
		before = c;
	}
	return true;
}

/*
 * Every letter, digit and mark with a space on both sides, then pairs of those
 * that leave most white, for fonts that kern "T A" as a whole.
 */
static void add_sample(struct buf *sample, const struct face *face)
{
	static const uint32_t marks[] = {0x2018, 0x2019, 0x201C, 0x201D,
	                                 0x2013, 0x2014, 0x2026};
	static const char open[] = "ATVWYLPfr";

	buf_char(sample, ' ');
	for (uint32_t c = '!'; c <= '~'; c++)
		if (face_has(face, c))
			buf_printf(sample, "%c ", (int)c);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		char bytes[4];

		if (!face_has(face, marks[i]))
			continue;
		buf_add(sample, bytes, (size_t)utf8_put(marks[i], bytes));
		buf_char(sample, ' ');
	}
	for (const char *left = open; *left; left++)
		for (const char *right = open; *right; right++)
			if (face_has(face, (unsigned char)*left) &&
			    face_has(face, (unsigned char)*right))
				buf_printf(sample, "%c %c ", *left, *right);
}

/* Set the text in Latin letters, with the features that are on by default. */
static hb_buffer_t *shape_latin(const struct face *face, const char *text,
                                size_t n)
{
	hb_buffer_t *buffer = hb_buffer_create();

	hb_buffer_add_utf8(buffer, text, (int)n, 0, (int)n);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
	hb_shape(face->hb_font, buffer, NULL, 0);
	return buffer;
}

/* A glyph and its place as HarfBuzz set it. */
struct set_glyph {
	uint32_t id;
	int32_t advance, dx, dy;
};

static struct set_glyph glyph_at(hb_buffer_t *buffer, unsigned index)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *position =
		hb_buffer_get_glyph_positions(buffer, &count);

	return (struct set_glyph){
		info[index].codepoint, position[index].x_advance,
		position[index].x_offset, position[index].y_offset};
}

/* Is the glyph the one that its character has when it stands alone? Mostly
 * it is the face's own: only where not, HarfBuzz is asked. */
static bool is_as_alone(const struct face *face, const struct set_glyph *glyph,
                        const char *character, size_t n)
{
	hb_codepoint_t plain = 0;
	hb_buffer_t *buffer;
	struct set_glyph alone;
	size_t at = 0;
	bool same;

	hb_font_get_nominal_glyph(face->hb_font, utf8_next(character, n, &at),
	                          &plain);
	if (glyph->id == plain && glyph->advance == face->advances[plain] &&
	    !glyph->dx && !glyph->dy)
		return true;
	buffer = shape_latin(face, character, at);
	same = hb_buffer_get_length(buffer) == 1;
	if (same) {
		alone = glyph_at(buffer, 0);
		same = glyph->id == alone.id &&
		       glyph->advance == alone.advance &&
		       glyph->dx == alone.dx && glyph->dy == alone.dy;
	}
	hb_buffer_destroy(buffer);
	return same;
}

bool face_kerns_spaces(const struct face *face)
{
	struct buf sample = {0};
	hb_buffer_t *buffer;
	size_t at = 0;
	bool kerns;

	if (!face_has(face, ' '))
		return false;
	add_sample(&sample, face);
	buffer = shape_latin(face, sample.bytes, sample.len);
	kerns = hb_buffer_get_length(buffer) !=
	        utf8_count((struct view){sample.bytes, sample.len});
	for (unsigned i = 0; at < sample.len && !kerns; i++) {
		struct set_glyph glyph = glyph_at(buffer, i);
		const char *character = sample.bytes + at;

		kerns = !is_as_alone(face, &glyph, character, sample.len - at);
		utf8_next(sample.bytes, sample.len, &at);
	}
	hb_buffer_destroy(buffer);
	buf_clear(&sample);
	return kerns;
}
