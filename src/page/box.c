/* page/box.c - quotes and boxes: blocks between borders, on a ground */
#include "page/box.h"

void quote_set(struct builder *b, const struct column *c,
               const struct node *node)
{
	const struct theme *theme = b->theme;
	struct column inner = column_indented(b, c, theme->quote_indent);
	sp bar = c->width - inner.width < PT(6) ? 0 : theme->quote_bar;
	sp space = theme->quote_space * c->leading / theme->leading;
	int first = b->list->count;

	inner = column_of_size(
		&inner, c->size * theme->quote_size / theme->body_size,
		c->leading * theme->quote_leading / theme->leading);
	inner.italic = c->italic || theme->quote_italic;
	inner.on_grid = false;
	vlist_space(b->list, space);
	vlist_frame_open(b->list,
	                 &(struct frame){.x = c->x,
	                                 .width = c->width,
	                                 .bar = bar,
	                                 .bar_right = b->rtl,
	                                 .bar_colour = theme->quote_bar_colour,
	                                 .node = node});
	block_set_children(b, &inner, node);
	vlist_frame_close(b->list);
	block_centre(b, c, first, space);
	vlist_space(b->list, space);
}

/* Ours is a paragraph of one Strong, pandoc's a Div. */
static bool is_title(const struct node *node)
{
	if (!node)
		return false;
	if (node->kind == NODE_DIV)
		return node_has_class(node, "title");
	return node_has_class(node, "box-title");
}

static void set_title(struct builder *b, const struct column *c,
                      const struct box_style *box, const struct node *title)
{
	struct column column = *c;

	column.family = (int)box->title_family;
	column.weight = box->title_weight;
	column.italic = false;
	column.size = c->size * box->title_size / box->size;
	column.colour = box->colour;
	column.hyphenate = false;
	column.align = box->align == TEXT_CENTER ? PARA_CENTER : PARA_LEFT;
	block_set_one(b, &column, title);
	b->list->next.keep_lines = 2;
}

/* Between its borders, on its ground. */
static struct frame frame_of(const struct builder *b, const struct column *c,
                             const struct box_style *box,
                             const struct node *node)
{
	bool all = box->borders & SIDE_ALL;
	bool down = all || box->borders & SIDE_LEFT;
	bool above = all || box->borders & SIDE_TOP;
	bool below = all || box->borders & SIDE_BOTTOM;

	return (struct frame){
		.x = c->x,
		.width = c->width,
		.pad = box->padding,
		.filled = box->fill != COLOUR_NONE,
		.fill = box->fill,
		.bar = down ? box->border_width : 0,
		.bar_right = b->rtl,
		.bar_both = all,
		.bar_colour = box->colour,
		.rule_top = above ? box->border_width : 0,
		.rule_bottom = below ? box->border_width : 0,
		.node = node,
	};
}

static struct column inner_column(const struct builder *b,
                                  const struct column *c,
                                  const struct box_style *box)
{
	const struct theme *theme = b->theme;
	sp right = box->fill == COLOUR_NONE && !(box->borders & SIDE_ALL)
	                   ? 0
	                   : box->padding;
	struct column inner = column_indented(b, c, box->indent);

	inner = column_of_size(&inner, c->size * box->size / theme->body_size,
	                       c->leading * box->leading / theme->leading);
	inner.family = (int)box->family;
	inner.italic = box->italic;
	inner.align = (enum para_align)box->align;
	if (box->align == TEXT_JUSTIFY && c->align != PARA_JUSTIFY)
		inner.align = c->align;
	inner.on_grid = false;
	if (inner.width > 8 * right) {
		inner.width -= right;
		inner.x += b->rtl ? right : 0;
	}
	return inner;
}

/* Such a page has no running head. */
static void open_page(struct builder *b, const struct box_style *box)
{
	struct vlist *v = b->list;

	vlist_new_page(v, ON_ANY_SIDE);
	v->next.opens = true;
	v->next.keeps_space = true;
	v->next.space = theme_text_height(b->theme) * box->drop / 1000;
}

static void set_box(struct builder *b, const struct column *c,
                    const struct node *node, const struct box_style *box)
{
	struct column inner = inner_column(b, c, box);
	struct frame frame = frame_of(b, c, box, node);
	const struct node *title = node->first;
	int first = b->list->count;

	if (box->page && !c->in_cell)
		open_page(b, box);
	else
		vlist_space(b->list, box->space);
	vlist_frame_open(b->list, &frame);
	if (is_title(title)) {
		set_title(b, &inner, box, title);
		title = title->next;
	}
	block_set_from(b, &inner, title);
	b->list->next.keep_lines = 0; /* a title holds what is in its box */
	vlist_frame_close(b->list);
	if (box->page && !c->in_cell) {
		vlist_new_page(b->list, ON_ANY_SIDE);
		return;
	}
	block_centre(b, c, first, box->space);
	vlist_space(b->list, box->space);
}

bool box_set(struct builder *b, const struct column *c, const struct node *node)
{
	const struct box_style *box = NULL;

	for (int i = 0; node->attr && i < node->attr->class_count && !box; i++)
		box = theme_box(b->theme, node->attr->classes[i]);
	if (box)
		set_box(b, c, node, box);
	return box;
}
