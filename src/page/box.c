/* page/box.c - quotes and alerts: blocks beside a bar, on a ground */
#include "page/box.h"

void quote_set(struct builder *b, const struct column *c,
               const struct node *node)
{
	struct column inner = column_indented(b, c, b->theme->quote_indent);
	sp bar = c->width - inner.width < PT(6) ? 0 : PT(1.5);
	int first = b->list->count;

	inner.on_grid = false;

	vlist_space(b->list, c->leading / 2);
	vlist_frame_open(
		b->list,
		&(struct frame){.x = c->x,
	                        .width = c->width,
	                        .bar = bar,
	                        .bar_right = b->rtl,
	                        .bar_colour = b->theme->quote_rule_colour,
	                        .node = node});
	block_set_children(b, &inner, node);
	vlist_frame_close(b->list);
	block_centre(b, c, first, c->leading / 2);
	vlist_space(b->list, c->leading / 2);
}

static const struct {
	const char *class;
	uint32_t colour;
} alerts[] = {
	{"note", 0x1F5FA8},    {"tip", 0x1A6E3C},     {"important", 0x6B3FA0},
	{"warning", 0x8A5A00}, {"caution", 0xA31515}, {"danger", 0xA31515},
};

/* One part of the colour, fifteen of white. */
static uint32_t tint(uint32_t colour)
{
	uint32_t result = 0;

	for (int shift = 16; shift >= 0; shift -= 8)
		result = result << 8 |
		         (((colour >> shift) & 0xFF) + 15 * 0xFF) / 16;
	return result;
}

static void set_alert_title(struct builder *b, const struct column *c,
                            const struct node *title, uint32_t colour)
{
	struct column column = *c;

	column.family = (int)b->theme->heading_family;
	column.weight = 600;
	column.colour = colour;
	column.hyphenate = false;
	column.align = PARA_LEFT;
	block_set_one(b, &column, title);
	b->list->next.keep_lines = 2;
}

/* The importer's title is a paragraph of one Strong, pandoc's a Div. */
static bool is_title(const struct node *node)
{
	if (!node)
		return false;
	if (node->kind == NODE_DIV)
		return node_has_class(node, "title");
	return node->kind == NODE_PARA && node->first && !node->first->next &&
	       node->first->kind == NODE_STRONG;
}

/* A box with a coloured bar down its left side. */
static void set_alert(struct builder *b, const struct column *c,
                      const struct node *node, uint32_t colour)
{
	sp pad = c->leading / 2;
	struct column inner = column_indented(b, c, b->theme->quote_indent);
	struct frame frame = {.x = c->x,
	                      .width = c->width,
	                      .pad = pad,
	                      .filled = true,
	                      .fill = tint(colour),
	                      .bar = PT(2.5),
	                      .bar_right = b->rtl,
	                      .bar_colour = colour,
	                      .node = node};
	const struct node *title = node->first;
	int first = b->list->count;

	inner.on_grid = false;

	if (inner.width > 8 * pad) {
		inner.width -= pad;
		inner.x += b->rtl ? pad : 0;
	}
	vlist_space(b->list, c->leading / 2);
	vlist_frame_open(b->list, &frame);
	if (is_title(title)) {
		set_alert_title(b, &inner, title, colour);
		title = title->next;
	}
	block_set_from(b, &inner, title);
	vlist_frame_close(b->list);
	block_centre(b, c, first, c->leading / 2);
	vlist_space(b->list, c->leading / 2);
}

bool alert_set(struct builder *b, const struct column *c,
               const struct node *node)
{
	for (size_t i = 0; i < sizeof(alerts) / sizeof(*alerts); i++) {
		if (!node_has_class(node, alerts[i].class))
			continue;
		set_alert(b, c, node, alerts[i].colour);
		return true;
	}
	return false;
}
