/* line/items.c - segments as words, spaces, and the places to end a line */
#include "line/items.h"

#include "base/array.h"

static const char no_break_space[] = "\u00A0";

enum {
	NOTHING_BETWEEN = 255
};

struct building {
	struct setter *setter;
	struct arena *memory;
	struct items items;
	const struct segments *segments;
	int segment;           /* the one that is being cut up */
	const uint8_t *levels; /* of its bytes; NULL: all are 0 */
	uint8_t between;       /* of the next item */
};

static struct item *last_item(struct building *b)
{
	return b->items.count ? &b->items.at[b->items.count - 1] : NULL;
}

static const struct look *look_now(const struct building *b)
{
	return b->segments->at[b->segment].look;
}

static struct item *add(struct building *b, enum item_kind kind, size_t offset)
{
	struct item *item = ARRAY_ADD(b->memory, b->items.at, b->items.count,
	                              b->items.room);

	item->kind = (uint8_t)kind;
	item->penalty = PENALTY_NEVER;
	item->look = look_now(b);
	item->offset = b->segments->at[b->segment].offset + (uint32_t)offset;
	item->level = b->levels ? b->levels[offset] : 0;
	item->between = b->between;
	b->between = NOTHING_BETWEEN;
	return item;
}

/* Something of this level stands, unseen, before the next item. */
static void pass_between(struct building *b, uint8_t level)
{
	if (level < b->between)
		b->between = level;
}

/* A gap that no line ends at: between two note calls, after "Fig." */
static struct item *add_fixed_space(struct building *b, const struct word *word,
                                    sp width, size_t offset)
{
	struct item *item = add(b, ITEM_SPACE, offset);

	item->word = word;
	item->width = width;
	return item;
}

/* Between letters of scripts without spaces, a little can be put in. */
static void add_elastic_gap(struct building *b, size_t offset)
{
	struct item *item = add(b, ITEM_SPACE, offset);

	item->penalty = 0;
	item->stretch = item->look->size / 10;
}

static void add_no_break_space(struct building *b, size_t offset)
{
	const struct look *look = look_now(b);
	const struct word *word =
		word_get(b->setter, look, view_of(no_break_space), false);
	struct item *item = add_fixed_space(b, word, word->width, offset);

	item->stretch = look->space_stretch;
	item->shrink = look->space_shrink;
}

/* A letter, and marks before it. */
static bool is_one_letter(struct view text)
{
	size_t last = utf8_before(text.p, text.n), at = last;

	if (!unicode_is_letter(utf8_next(text.p, text.n, &at)))
		return false;
	for (at = 0; at < last;) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (unicode_is_letter(c) || unicode_is_digit(c))
			return false;
	}
	return true;
}

/* Do the items end in a word that goes with the next: "(" alone, or a letter
 * alone where the language keeps it? Of two such words only the first. */
static bool ends_in_bound_word(struct building *b)
{
	const struct item *item = last_item(b);

	if (!item || item->kind != ITEM_WORD || item->look->words == WORD_CODE)
		return false;
	if (b->items.count > 1 && item[-1].kind != ITEM_BREAK &&
	    !(item[-1].kind == ITEM_SPACE && item[-1].penalty < PENALTY_NEVER))
		return false;
	return divide_is_opening(item->word->text) ||
	       (item->look->language->keeps_letters &&
	        is_one_letter(item->word->text));
}

/* "Bonjour !": a mark that closes stays with the word before its space. */
static void bind_to_last(struct building *b, const struct look *look,
                         struct view text)
{
	struct item *item = last_item(b);

	if (!item || item->kind != ITEM_SPACE || b->items.count < 2 ||
	    look->words == WORD_CODE || !divide_is_closing(text))
		return;
	if (item[-1].kind == ITEM_PICTURE ||
	    (item[-1].kind == ITEM_WORD &&
	     !divide_is_closing(item[-1].word->text)))
		item->penalty = PENALTY_NEVER;
}

/* One space: further ones add nothing, but in code they do. */
static void add_space(struct building *b, size_t offset)
{
	const struct look *look = look_now(b);
	struct item *item = last_item(b);
	bool stays;

	if (!item || item->kind == ITEM_BREAK)
		return;
	if (item->kind == ITEM_SPACE && item->penalty < PENALTY_NEVER &&
	    !(look->words == WORD_CODE && item->look == look))
		return;
	stays = ends_in_bound_word(b);
	item = add(b, ITEM_SPACE, offset);
	item->penalty = stays                      ? PENALTY_NEVER
	                : look->words == WORD_CODE ? PENALTY_HYPHEN
	                                           : 0;
	item->word = look->space;
	item->width = look->space->width;
	item->stretch = look->space_stretch;
	item->shrink = look->space_shrink;
}

static uint32_t last_character(struct view text)
{
	size_t at = text.n ? utf8_before(text.p, text.n) : 0;

	return text.n ? utf8_next(text.p, text.n, &at) : 0;
}

static uint32_t first_character(struct view text)
{
	size_t at = 0;

	return text.n ? utf8_next(text.p, text.n, &at) : 0;
}

/* Han, kana and bopomofo, without their marks; Korean has spaces. */
static bool is_cjk_letter(uint32_t c)
{
	return (c >= 0x3005 && c <= 0x3007) ||
	       (c >= 0x3041 && c < 0x3100 && c != 0x30A0 && c != 0x30FB) ||
	       (c >= 0x3105 && c < 0x3130) || (c >= 0x31A0 && c < 0x3200) ||
	       (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
	       (c >= 0x20000 && c < 0x40000);
}

static bool is_latin_letter(uint32_t c)
{
	return c < 0x2000 && (unicode_is_letter(c) || unicode_is_digit(c));
}

/* Does one stand higher or lower than the other? */
static bool is_script(const struct look *one, const struct look *other)
{
	return one->rise != other->rise || one->role != other->role ||
	       (one->font->features ^ other->font->features) &
	               (FONT_SUPERIORS | FONT_INFERIORS);
}

/* Do Han and Latin letters meet here, which a gap sets apart? */
static bool scripts_meet(struct building *b, const struct item *before,
                         struct view text)
{
	uint32_t last, first;

	if (!b->setter->theme->cjk_spacing ||
	    is_script(look_now(b), before->look))
		return false;
	last = last_character(before->word->text);
	first = first_character(text);
	return (is_cjk_letter(last) && is_latin_letter(first)) ||
	       (is_latin_letter(last) && is_cjk_letter(first));
}

static void add_script_gap(struct building *b, size_t offset, int penalty)
{
	struct item *item = add(b, ITEM_SPACE, offset);

	item->penalty = penalty;
	item->width = item->look->size / 4;
	item->stretch = item->width / 2;
	item->shrink = item->width / 2;
}

/* It belongs to neither of the two, nor do their directions. */
static void add_space_between_calls(struct building *b, size_t offset)
{
	const struct look *look = look_now(b);
	uint8_t between = b->between;
	struct item *item =
		add_fixed_space(b, look->space, look->size / 8, offset);

	if (between < item->level)
		item->level = between;
	b->between = between;
}

/* joint: the cost of a break before it, where a word stands before it. */
static void add_word(struct building *b, struct view text, size_t offset,
                     int joint)
{
	const struct look *look = look_now(b);
	bool rtl = b->levels && b->levels[offset] & 1;
	const struct word *word = word_get(b->setter, look, text, rtl);
	struct item *item = last_item(b);

	if (!word->text.n)
		return;
	bind_to_last(b, look, word->text);
	if (item && item->kind == ITEM_WORD) {
		if (look->role == ROLE_NOTE_CALL &&
		    item->look->role == ROLE_NOTE_CALL)
			add_space_between_calls(b, offset);
		else if (scripts_meet(b, item, word->text))
			add_script_gap(b, offset, joint);
		else
			item->penalty = joint;
	}
	item = add(b, ITEM_WORD, offset);
	item->word = word;
	item->width = word->width;
	if (word->shaped->piece_count == 0) /* nothing is seen of it */
		pass_between(b, item->level < item->between ? item->level
		                                            : item->between);
}

/* What may happen between the last word and text, which follows without a
 * space in another look. */
static int joint_before(struct building *b, struct view text)
{
	const struct item *item = last_item(b);

	if (!item || item->kind != ITEM_WORD ||
	    look_now(b)->role == ROLE_NOTE_CALL ||
	    look_now(b)->rise > item->look->rise ||
	    look_now(b)->font->features & FONT_SUPERIORS)
		return PENALTY_NEVER;
	return divide_between(b->setter->unicode, item->word->text, text);
}

/* Han, kana, bopomofo and their marks: set solid, without spaces. */
static bool is_solid(uint32_t c)
{
	return (c >= 0x2E80 && c < 0xA4D0 && c != 0x3000) ||
	       (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE50) ||
	       (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x40000);
}

/* Thai, Lao, Burmese, Khmer: words without spaces, which may be spread. */
static bool is_spread(uint32_t c)
{
	return is_solid(c) || (c >= 0x0E00 && c < 0x0F00) ||
	       (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800);
}

static bool needs_unicode(struct view text)
{
	for (size_t at = 0; at < text.n;)
		if (divide_needs_unicode(utf8_next(text.p, text.n, &at)))
			return true;
	return false;
}

/*
 * A text of scripts with breaks of their own: each part between two breaks
 * becomes a word. Returns how much of it was taken: where the text goes on
 * after it, only up to its last break.
 */
static size_t add_by_unicode(struct building *b, struct view text,
                             size_t offset, bool goes_on)
{
	uint8_t breaks[DIVIDE_MOST + 1];
	size_t start = 0;

	unicode_line_breaks(b->setter->unicode, text, breaks);
	for (size_t end = 1; end <= text.n; end++) {
		struct view part = view_part(text, start, end);
		int joint = start ? 0 : joint_before(b, part);
		uint32_t before;

		if (end < text.n ? !breaks[end] : goes_on && start)
			continue;
		before = start ? last_character((struct view){text.p, start})
		               : 0;
		if (before == '-')
			joint = PENALTY_HYPHEN;
		if (is_spread(before) && is_spread(first_character(part)))
			add_elastic_gap(b, offset + start);
		add_word(b, part, offset + start, joint);
		start = end;
	}
	return start;
}

/* The end of the characters from start on that stand together: up to a space,
 * a change of direction, or the most a word can hold. */
static size_t token_end(const struct building *b, struct view text,
                        size_t start, bool *is_ascii)
{
	size_t end = start;
	uint8_t high = 0;

	while (end < text.n && !ascii_is_space(text.p[end])) {
		if (text.p[end] == '\xC2' && end + 1 < text.n &&
		    text.p[end + 1] == '\xA0')
			break;
		if (b->levels && b->levels[end] != b->levels[start])
			break;
		high |= (uint8_t)text.p[end++];
	}
	if (end - start > DIVIDE_MOST) {
		size_t at = utf8_before(text.p, start + DIVIDE_MOST);

		end = at;
		while (end > start + DIVIDE_MOST / 2 &&
		       (unicode_is_mark(utf8_next(text.p, text.n, &at)) ||
		        unicode_is_ignorable(
				last_character((struct view){text.p, end}))))
			at = end = utf8_before(text.p, end);
	}
	*is_ascii = high < 0x80;
	return end;
}

static size_t add_token(struct building *b, struct view text, size_t start)
{
	bool is_ascii;
	size_t end = token_end(b, text, start, &is_ascii);
	struct view token = view_part(text, start, end);

	if (!is_ascii && needs_unicode(token))
		return start +
		       add_by_unicode(b, token, start,
		                      end - start > DIVIDE_MOST / 2 &&
		                              end < text.n &&
		                              !ascii_is_space(text.p[end]));
	add_word(b, token, start, joint_before(b, token));
	return end;
}

/* A line end in the source says nothing between two Chinese characters. */
static bool joins_solid(struct building *b)
{
	const struct item *item = last_item(b);
	const struct segment *next;

	if (!item || item->kind != ITEM_WORD ||
	    b->segment + 1 >= b->segments->count)
		return false;
	next = &b->segments->at[b->segment + 1];
	return next->kind == SEGMENT_TEXT &&
	       is_solid(last_character(item->word->text)) &&
	       is_solid(first_character(next->text));
}

static void add_text(struct building *b, const struct segment *segment)
{
	struct view text = segment->text;
	size_t at = 0;

	if (segment->line_end && joins_solid(b)) {
		add_elastic_gap(b, 0);
		return;
	}
	while (at < text.n) {
		if (ascii_is_space(text.p[at])) {
			add_space(b, at++);
		} else if (text.p[at] == '\xC2' && at + 1 < text.n &&
		           text.p[at + 1] == '\xA0') {
			add_no_break_space(b, at);
			at += 2;
		} else {
			at = add_token(b, text, at);
		}
	}
}

static void drop_spaces(struct building *b)
{
	while (b->items.count && last_item(b)->kind == ITEM_SPACE)
		b->items.count--;
}

static void add_segment(struct building *b, const struct segment *segment)
{
	struct item *item;

	switch (segment->kind) {
	case SEGMENT_TEXT:
		add_text(b, segment);
		break;
	case SEGMENT_PICTURE:
		item = add(b, ITEM_PICTURE, 0);
		item->width = segment->width;
		item->height = segment->height;
		break;
	case SEGMENT_BREAK:
		drop_spaces(b);
		add(b, ITEM_BREAK, 0);
		break;
	case SEGMENT_ISOLATE:
		if (b->levels)
			pass_between(b, b->levels[0]);
		break;
	}
}

/* What stands for a segment while the direction of the text is found. */
static struct view bidi_text(const struct segment *segment)
{
	switch (segment->kind) {
	case SEGMENT_PICTURE:
		return VIEW("\uFFFC");
	case SEGMENT_BREAK:
		return VIEW("\u2028");
	default:
		return segment->text;
	}
}

static bool wants_bidi(struct view text)
{
	for (size_t at = 0; at < text.n;) {
		/* The first such characters, in UTF-8: D6 90. */
		if ((unsigned char)text.p[at] < 0xD6)
			at++;
		else if (unicode_wants_bidi(utf8_next(text.p, text.n, &at)))
			return true;
	}
	return false;
}

/* 0: left to right, 1: right to left, -1: as the first strong letter says. */
static int base_direction(const struct look *base)
{
	int asked = node_direction(base->node);

	return asked >= 0 ? asked : base->language->rtl ? 1 : -1;
}

/* The level of each byte of all segments, one after another. */
static const uint8_t *find_levels(struct building *b, int direction)
{
	size_t n = 0;
	char *text;
	uint8_t *levels;

	for (int i = 0; i < b->segments->count; i++)
		n += bidi_text(&b->segments->at[i]).n;
	text = arena_raw(b->memory, n + 1, 1);
	levels = arena_raw(b->memory, n + 1, 1);
	n = 0;
	for (int i = 0; i < b->segments->count; i++) {
		struct view part = bidi_text(&b->segments->at[i]);

		memcpy(text + n, part.p, part.n);
		n += part.n;
	}
	b->items.rtl = unicode_bidi_levels((struct view){text, n}, direction,
	                                   levels) == 1;
	return levels;
}

struct items items_of(struct setter *s, const struct segments *segments,
                      const struct look *base)
{
	struct building b = {.setter = s,
	                     .memory = &s->scratch,
	                     .segments = segments,
	                     .between = NOTHING_BETWEEN};
	const uint8_t *levels = NULL;
	int direction = base_direction(base);

	b.items.base = *base;
	look_finish(s, &b.items.base);
	b.items.bidi = direction == 1;
	for (int i = 0; i < segments->count && !b.items.bidi; i++)
		b.items.bidi = segments->at[i].kind == SEGMENT_TEXT &&
		               wants_bidi(segments->at[i].text);
	if (b.items.bidi)
		levels = find_levels(&b, direction);
	for (; b.segment < segments->count; b.segment++) {
		const struct segment *segment = &segments->at[b.segment];

		b.levels = levels;
		add_segment(&b, segment);
		if (levels)
			levels += bidi_text(segment).n;
	}
	drop_spaces(&b);
	if (b.items.count && last_item(&b)->kind == ITEM_BREAK)
		b.items.count--;
	return b.items;
}
