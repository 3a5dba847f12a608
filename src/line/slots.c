/* line/slots.c - one line while it is being set */
#include "line/slots.h"

#include "base/array.h"

static struct slot *add(struct setting *setting, enum slot_kind kind,
                        const struct item *item)
{
	const struct look *look = item->look;
	struct slot *slot = ARRAY_ADD(&setting->setter->scratch, setting->slots,
	                              setting->slot_count, setting->slot_room);

	*slot = (struct slot){.look = look,
	                      .kind = (uint8_t)kind,
	                      .level = item->level,
	                      .between = item->between,
	                      .run = {.role = look->role,
	                              .rise = look->rise,
	                              .size = look->size,
	                              .colour = look->colour,
	                              .node = look->node}};
	return slot;
}

static void report_missing(struct setter *s, struct view text,
                           const struct node *node)
{
	struct place at = node ? node->at : (struct place){0};

	for (size_t i = 0; i < text.n;) {
		size_t start = i;
		uint32_t c = utf8_next(text.p, text.n, &i);

		if (!unicode_is_ignorable(c) && !unicode_is_mark(c))
			diag_add_once(s->diag, DIAG_GLYPH_MISSING, at,
			              "%.*s (U+%04X)", (int)(i - start),
			              text.p + start, c);
	}
}

/* The glyphs of a piece that does not begin its word, counted from its own
 * first byte. */
static const struct glyph *own_glyphs(struct arena *out,
                                      const struct piece *piece)
{
	struct glyph *glyphs =
		arena_raw(out, (size_t)piece->count, sizeof(*glyphs));

	for (int i = 0; i < piece->count; i++) {
		glyphs[i] = piece->glyphs[i];
		glyphs[i].cluster =
			(uint16_t)(glyphs[i].cluster - piece->start);
	}
	return glyphs;
}

void slots_take_piece(struct setter *s, struct arena *out,
                      const struct shaped *shaped, int index, struct run *run)
{
	const struct piece *piece = &shaped->pieces[index];

	run->face = piece->face;
	run->count = piece->count;
	run->rtl = shaped->rtl;
	run->width = sp_from_font(piece->advance, run->size,
	                          piece->face->units_per_em);
	if (shaped->piece_count == 1) {
		run->text = shaped->text;
		run->glyphs = piece->glyphs;
	} else {
		run->text = view_part(shaped->text, piece->start, piece->end);
		run->glyphs =
			piece->start ? own_glyphs(out, piece) : piece->glyphs;
	}
	if (piece->missing)
		report_missing(s, run->text, run->node);
}

/* In the order of reading, that is, the other way round where the word runs
 * from right to left. */
static void add_pieces(struct setting *setting, const struct item *item,
                       const struct shaped *shaped)
{
	int count = shaped->piece_count;

	for (int i = 0; i < count; i++) {
		struct slot *slot = add(setting, SLOT_LETTERS, item);

		if (i > 0)
			slot->between = UINT8_MAX;
		slots_take_piece(setting->setter, setting->out, shaped,
		                 shaped->rtl ? count - 1 - i : i, &slot->run);
	}
}

void slots_add_word(struct setting *setting, const struct item *item,
                    uint32_t from, uint32_t to)
{
	const struct word *word = item->word;

	if (from == 0 && to == word->text.n)
		add_pieces(setting, item, word->shaped);
	else if (from < to)
		add_pieces(setting, item,
		           word_part(setting->setter, word, from, to));
}

/* A hyphen that is put in is a soft one to those who copy the text. */
static void add_hyphen(struct setting *setting, const struct item *item)
{
	const struct word *hyphen = word_hyphen(setting->setter, item->look);
	int first = setting->slot_count;

	add_pieces(setting, item, hyphen->shaped);
	for (int i = first; i < setting->slot_count; i++)
		setting->slots[i].run.text = VIEW("\u00AD");
}

static void add_space(struct setting *setting, const struct item *item)
{
	struct slot *slot;

	if (item->word && item->word->shaped->piece_count == 1) {
		add_pieces(setting, item, item->word->shaped);
		slot = &setting->slots[setting->slot_count - 1];
		slot->kind = SLOT_SPACE;
		slot->run.role = item->look->role == ROLE_NOTE_CALL
		                         ? ROLE_CONTENT
		                         : item->look->role;
	} else {
		slot = add(setting, SLOT_SPACE, item);
	}
	slot->run.width = item->width;
	slot->stretch = item->stretch;
	slot->shrink = item->shrink;
}

static uint32_t break_byte(const struct setting *setting,
                           const struct break_point *at)
{
	const struct word *word = setting->items->at[at->item].word;

	return setting->anywhere ? word->anywhere.at[at->part].byte
	                         : word->breaks.at[at->part].byte;
}

static void add_item(struct setting *setting, const struct item *item,
                     uint32_t from)
{
	struct slot *slot;

	switch ((enum item_kind)item->kind) {
	case ITEM_WORD:
		slots_add_word(setting, item, from,
		               (uint32_t)item->word->text.n);
		break;
	case ITEM_SPACE:
		add_space(setting, item);
		break;
	case ITEM_PICTURE:
		slot = add(setting, SLOT_PICTURE, item);
		slot->run.width = item->width;
		slot->height = item->height;
		break;
	case ITEM_BREAK:
		break;
	}
}

void slots_fill(struct setting *setting, const struct break_point *from,
                const struct break_point *to)
{
	const struct items *items = setting->items;
	int first = items_line_start(items, from);
	uint32_t byte = from->part >= 0 ? break_byte(setting, from) : 0;

	setting->slot_count = 0;
	for (int i = first; i < to->item; i++) {
		add_item(setting, &items->at[i], byte);
		byte = 0;
	}
	if (to->part < 0)
		return;
	slots_add_word(setting, &items->at[to->item], byte,
	               break_byte(setting, to));
	if (to->hyphen)
		add_hyphen(setting, &items->at[to->item]);
}

struct spot slots_spot(const struct setting *setting,
                       const struct break_point *from)
{
	const struct items *items = setting->items;
	int first = items_line_start(items, from);
	const struct item *item;
	uint32_t offset;

	if (first >= items->count)
		return (struct spot){items->base.node, 0};
	item = &items->at[first];
	offset = item->offset;
	if (from->part >= 0)
		offset += word_raw_byte(item->word, break_byte(setting, from));
	/* The words of other nodes than texts are made, not quoted. */
	if (!item->look->node || !item->look->node->text.n)
		offset = 0;
	return (struct spot){item->look->node, offset};
}

static void reverse(int *order, int first, int end)
{
	while (first < --end) {
		int kept = order[first];

		order[first++] = order[end];
		order[end] = kept;
	}
}

void slots_order(struct setting *setting)
{
	int count = setting->slot_count;
	int highest = 0;

	if (setting->order_room < count) {
		setting->order_room = 2 * count;
		setting->order = arena_raw(&setting->setter->scratch,
		                           (size_t)setting->order_room,
		                           sizeof(*setting->order));
	}
	for (int i = 0; i < count; i++) {
		setting->order[i] = i;
		if (setting->slots[i].level > highest)
			highest = setting->slots[i].level;
	}
	for (int level = highest; level > 0; level--)
		for (int i = 0, end; i < count; i = end) {
			end = i + 1;
			if (setting->slots[i].level < level)
				continue;
			while (end < count &&
			       setting->slots[end].level >= level &&
			       setting->slots[end].between >= level)
				end++;
			reverse(setting->order, i, end);
		}
}
