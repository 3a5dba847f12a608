/* page/list.c - lists: bullets, numbers, tasks; terms and their definitions */
#include "page/list.h"

/* That of the depth: "• –" has two, in turn. */
static struct view bullet_at(const struct theme *theme, int depth)
{
	struct view rest = theme->bullets, word = {0};
	int count = 1;

	for (size_t i = 0; i < rest.n; i++)
		count += rest.p[i] == ' ';
	for (int i = depth % count; i >= 0; i--)
		view_split(&rest, ' ', &word);
	return word;
}

static struct view label_text(const struct builder *b, const struct column *c,
                              const struct node *list, const struct node *item,
                              int index, struct buf *text)
{
	buf_empty(text);
	if (item->kind == NODE_ITEM && item->task != TASK_NONE)
		buf_puts(text, item->task == TASK_DONE ? "\xE2\x98\x91"
		                                       : "\xE2\x98\x90");
	else if (list->kind == NODE_ORDERED_LIST)
		list_marker(list, index, text);
	else
		buf_view(text, bullet_at(b->theme, c->list_depth));
	return (struct view){buf_text(text), text->len};
}

/* The labels of all items; *widest is the width of the widest. */
static const struct line **set_labels(struct builder *b, const struct column *c,
                                      const struct node *list, sp *widest)
{
	struct text_style style = column_style(b, c, list);
	const struct line **labels;
	struct buf text = {0};
	int count = 0;

	for (const struct node *item = list->first; item; item = item->next)
		count++;
	labels = arena_alloc(b->list->memory, (size_t)count + 1,
	                     sizeof(*labels));
	count = 0;
	*widest = 0;
	for (const struct node *item = list->first; item; item = item->next) {
		struct view label = label_text(b, c, list, item, count, &text);
		struct line *line = line_of_text(b->setter, b->lines, label,
		                                 &style, item, ROLE_LABEL, 0);

		labels[count++] = line;
		if (line && line->width > *widest)
			*widest = line->width;
	}
	buf_clear(&text);
	return labels;
}

static void set_item(struct builder *b, const struct column *c,
                     const struct node *item, const struct line *label, sp gap)
{
	struct vlist *v = b->list;
	int before = v->count;

	if (node_id(item).n)
		vlist_anchor(v, item, c->x);
	if (label)
		vlist_label(v, label,
		            b->rtl ? c->x + c->width + gap
		                   : c->x - gap - label->width,
		            NULL);
	block_set_children(b, c, item);
	if (v->count == before) /* an empty item has its label all the same */
		vlist_add(v, c->leading, column_baseline(c));
}

/* Above and below a list; in smaller type, as much less. */
static sp space_of(const struct builder *b, const struct column *c)
{
	if (c->in_cell)
		return c->leading / 2;
	return b->theme->list_space * c->leading / b->theme->leading;
}

void list_set(struct builder *b, const struct column *c,
              const struct node *list)
{
	struct vlist *v = b->list;
	sp space = list->tight ? 0 : space_of(b, c);
	sp around = c->list_depth || c->in_cell ? space : space_of(b, c);
	sp gap = c->size / 2;
	sp indent = b->theme->list_indent;
	int index = 0, first = v->count;
	const struct line **labels;
	struct column inner;
	sp widest;

	labels = set_labels(b, c, list, &widest);
	if (c->in_cell)
		indent = 0;
	if (indent < widest + gap)
		indent = widest + gap;
	inner = column_indented(b, c, indent);
	if (c->in_cell)
		inner.align = PARA_LEFT; /* beside its labels */
	inner.list_depth++;
	inner.on_grid = false;
	inner.indent = 0;
	inner.gap = space;
	vlist_space(v, around);
	for (const struct node *item = list->first; item; item = item->next) {
		if (index)
			vlist_space(v, space);
		if (index == 1 || !item->next)
			vlist_penalty(v, BREAK_POOR);
		set_item(b, &inner, item, labels[index++], gap);
	}
	block_centre(b, c, first, around);
	vlist_space(v, around);
}

static void set_term(struct builder *b, const struct column *c,
                     const struct node *term)
{
	struct column column = *c;
	int first = b->list->count;

	column.on_grid = false;
	column.weight = 600;
	column.align = PARA_LEFT;
	if (node_id(term).n)
		vlist_anchor(b->list, term, c->x);
	vlist_space(b->list, space_of(b, c));
	block_paragraph(b, &column, term, 0);
	block_keep(b, first);
	if (b->list->count > first)
		b->list->next.keep_lines = 1;
}

void definitions_set(struct builder *b, const struct column *c,
                     const struct node *list)
{
	struct column inner = column_indented(b, c, b->theme->list_indent);

	inner.indent = 0;
	inner.gap = space_of(b, c);
	inner.on_grid = false;
	for (const struct node *child = list->first; child;
	     child = child->next) {
		if (child->kind == NODE_TERM) {
			set_term(b, c, child);
			continue;
		}
		if (node_id(child).n)
			vlist_anchor(b->list, child, inner.x);
		block_set_children(b, &inner, child);
	}
	vlist_space(b->list, space_of(b, c));
}
