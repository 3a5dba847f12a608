/* line/cased.c - text in small capitals or capitals */
#include "line/cased.h"

/* Made small capitals are a little higher than the x-height; in 1/1000 of it,
 * and of the capitals, which they must stay clear of. */
enum {
	ABOVE_X = 1100,
	LEAST_SIZE = 700,
	MOST_SIZE = 820,
};

struct casing {
	struct setter *setter;
	struct segments *segments;
	const struct node *node;
	struct look real; /* for what the face has itself */
	struct look made; /* for what is made of smaller capitals */
	bool all;         /* capitals become small capitals, too */
};

static void space_out(struct setter *s, struct look *look, unsigned features,
                      int tracking)
{
	unsigned own = look->font->features;

	if (features & FONT_LINING)
		own &= ~(unsigned)FONT_OLD_STYLE;
	look->font = fonts_with(s->fonts, look->font, own | features);
	look->font = fonts_spaced(s->fonts, look->font, tracking);
}

static struct look made_of(struct setter *s, const struct look *look)
{
	const struct face *face = look->font->face;
	struct look made = *look;
	int size = MOST_SIZE;

	if (face->cap_height > 0)
		size = face->x_height * ABOVE_X / face->cap_height;
	if (size > MOST_SIZE)
		size = MOST_SIZE;
	if (size < LEAST_SIZE)
		size = LEAST_SIZE;
	made.size = look->size * size / 1000;
	made.font = fonts_get(s->fonts, look->font->family,
	                      look->weight * 1000 / size, look->italic,
	                      look->font->features);
	made.words = WORD_PLAIN;
	space_out(s, &made, FONT_CAPITALS,
	          s->theme->small_caps_tracking * 3 / 2);
	return made;
}

/* Is c a letter that the face has no small capital for? */
static bool is_made(const struct casing *c, uint32_t letter)
{
	const struct face *face = c->real.font->face;

	if (!unicode_is_letter(letter) || unicode_is_mark(letter))
		return false;
	if (unicode_is_upper(letter))
		return c->all &&
		       !face_substitutes(face, FONT_ALL_SMALL_CAPS, letter);
	return unicode_is_lower(letter) &&
	       !face_substitutes(face, FONT_SMALL_CAPS, letter);
}

static void add_part(const struct casing *c, struct view text, size_t from,
                     size_t to, bool made)
{
	struct segment *segment;

	if (from == to)
		return;
	segment = segments_add(c->setter, c->segments, SEGMENT_TEXT,
	                       made ? &c->made : &c->real, c->node);
	segment->text = view_part(text, from, to);
	segment->offset = (uint32_t)from;
}

static void add_small_caps(struct casing *c, struct view text)
{
	size_t start = 0, at = 0;
	bool made = false;

	while (at < text.n) {
		size_t here = at;
		uint32_t letter = utf8_next(text.p, text.n, &at);
		bool goes_on =
			unicode_is_mark(letter) || is_made(c, letter) == made;

		if (goes_on)
			continue;
		add_part(c, text, start, here, made);
		start = here;
		made = !made;
	}
	add_part(c, text, start, text.n, made);
}

void cased_add(struct setter *s, struct segments *segments,
               const struct look *look, const struct node *node,
               struct view text)
{
	const struct theme *theme = s->theme;
	struct casing c = {s, segments, node, *look, *look, false};

	c.all = look->letter_case == CASE_ALL_SMALL_CAPS;
	if (look->letter_case == CASE_CAPITALS) {
		space_out(s, &c.real, FONT_CAPITALS | FONT_LINING,
		          theme->capitals_tracking);
		add_part(&c, text, 0, text.n, false);
		return;
	}
	c.made = made_of(s, look);
	space_out(s, &c.real, c.all ? FONT_ALL_SMALL_CAPS : FONT_SMALL_CAPS,
	          theme->small_caps_tracking);
	add_small_caps(&c, text);
}
