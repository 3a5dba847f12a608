/* line/text.c - one line of text that the program makes */
#include "line/set.h"

#include "base/array.h"

/* A line that is too wide, and where it is cut. */
struct cutting {
	struct setter *setter;
	struct items *items;
	const struct look *look;
	sp room; /* without the ellipsis */
};

static struct item *add_word(struct cutting *c, struct view text,
                             const struct look *look, uint8_t level)
{
	struct items *items = c->items;
	struct item *item = ARRAY_ADD(&c->setter->scratch, items->at,
	                              items->count, items->room);

	*item = (struct item){
		.kind = ITEM_WORD,
		.penalty = PENALTY_NEVER,
		.look = look,
		.level = level,
		.word = word_get(c->setter, look, text, level & 1)};
	item->width = item->word->width;
	return item;
}

/* As much of the word as goes in, where nothing stands before it. */
static void keep_part(struct cutting *c, const struct item *item)
{
	struct word_breaks breaks = word_anywhere(c->setter, item->word);
	uint32_t byte = 0;

	for (int i = 0; i < breaks.count; i++)
		if (!breaks.at[i].hyphen && breaks.at[i].before <= c->room)
			byte = breaks.at[i].byte;
	if (byte)
		add_word(c, view_part(item->word->text, 0, byte), item->look,
		         item->level);
}

static void cut_short(struct cutting *c, sp width)
{
	static const char ellipsis[] = "\u2026";
	struct items *items = c->items;
	uint8_t level = items->rtl ? 1 : 0;
	const struct word *dots =
		word_get(c->setter, c->look, view_of(ellipsis), level);
	sp used = 0;
	int count = 0;

	c->room = width - dots->width;
	while (count < items->count && used + items->at[count].width <= c->room)
		used += items->at[count++].width;
	items->count = count;
	if (count == 0 && items->at[0].kind == ITEM_WORD)
		keep_part(c, &items->at[0]);
	while (items->count && items->at[items->count - 1].kind == ITEM_SPACE)
		items->count--;
	add_word(c, view_of(ellipsis), c->look, level);
}

static sp natural_width(const struct items *items)
{
	sp width = 0;

	for (int i = 0; i < items->count; i++)
		width += items->at[i].width;
	return width;
}

/* Set all items in one line at their natural width, from x = 0 on. */
static void set_all(struct setter *s, struct arena *out,
                    const struct items *items, struct line *line)
{
	struct para_shape shape = {.align = PARA_LEFT};
	struct break_point ends[2] = {
		{.part = -1},
		{.item = items->count, .part = -1, .fills = true}};
	struct setting setting = {.setter = s,
	                          .out = out,
	                          .items = items,
	                          .shape = &shape,
	                          .start = &ends[0]};
	double badness;

	shape.width = natural_width(items);
	set_line(&setting, &ends[0], &ends[1], line, &badness);
}

struct line *line_of_text(struct setter *s, struct arena *out, struct view text,
                          const struct text_style *style,
                          const struct node *node, enum role role, sp width)
{
	struct line *line = arena_new(out, struct line);
	struct look look = look_of_style(s, style, node);
	struct segments segments;
	struct items items;

	look.role = (uint8_t)role;
	look.hyphenate = false;
	segments = segments_of_text(s, text, &look);
	items = items_of(s, &segments, &look);
	if (width > 0 && items.count && natural_width(&items) > width) {
		struct cutting c = {.setter = s,
		                    .items = &items,
		                    .look = segments.at[0].look};

		cut_short(&c, width);
	}
	set_all(s, out, &items, line);
	arena_empty(&s->scratch);
	return line;
}
