/* page/heading.c - headings, and where chapters open */
#include "page/heading.h"

#include "base/array.h"
#include "doc/resolve.h"

/* What one heading is set with. */
struct heading_setter {
	struct builder *builder;
	const struct heading_style *style;
	const struct node *node;
	struct column column; /* of the title */
	struct para_shape shape;
};

static void note_heading(struct vlist *v, const struct node *node)
{
	if (node->level > 2)
		return;
	*ARRAY_ADD(v->memory, v->headings, v->heading_count, v->heading_room) =
		(struct vlist_heading){v->count, node};
}

/* The side on which chapters begin. */
static enum page_side side_of(const struct theme *theme)
{
	return theme->chapters == CHAPTERS_RECTO   ? ON_RIGHT
	       : theme->chapters == CHAPTERS_VERSO ? ON_LEFT
	                                           : ON_ANY_SIDE;
}

/* A heading of the first rank opens a chapter, on a page of its own. */
static void open_chapter(struct builder *b, const struct node *node,
                         const struct heading_style *style)
{
	struct vlist *v = b->list;
	bool is_part = book_is_part(node);

	if (node->level != 1 || node->parent->kind != NODE_DOCUMENT)
		return;
	if ((b->titled && v->count == b->titled) ||
	    (!is_part && b->theme->chapters == CHAPTERS_RUNNING)) {
		v->next.keeps_space = v->count > 0;
		return;
	}
	vlist_new_page(v, is_part ? ON_RIGHT : side_of(b->theme));
	v->next.opens = true;
	v->next.keeps_space = true;
	v->next.space = style->space_before;
	if (!is_part)
		return;
	v->next.is_part = true;
	v->next.space +=
		theme_text_height(b->theme) * b->theme->part_drop / 1000;
}

/* The number that stands in a line of its own, or NULL. */
static const struct node *number_of(const struct heading_setter *h)
{
	const struct node *first = h->node->first;

	if (h->style->number != NUMBER_ABOVE &&
	    h->style->number != NUMBER_LABEL)
		return NULL;
	if (!first || first->kind != NODE_SPAN ||
	    !node_has_class(first, "header-section-number"))
		return NULL;
	return first;
}

static struct lines set_number(struct heading_setter *h,
                               const struct node *number, struct column *column)
{
	struct builder *b = h->builder;
	struct para_shape shape = h->shape;
	struct text_style style;

	shape.goes_on = true;
	*column = h->column;
	column->family = (int)h->style->number_family;
	column->weight = h->style->number_weight;
	column->italic = false;
	column->size = h->style->number_size;
	column->leading = h->style->number_size * 7 / 4;
	column->colour = h->style->number_colour;
	style = column_style(b, column, number);
	return para_set(b->setter, b->lines, number, &style, &shape);
}

/* The title without the number and the gap behind it. */
static struct lines set_words(struct heading_setter *h,
                              const struct node *number)
{
	struct builder *b = h->builder;
	struct text_style style = column_style(b, &h->column, h->node);
	struct node words = *h->node;

	if (number)
		words.first = number->next ? number->next->next : NULL;
	style.plain_links = true;
	return para_set(b->setter, b->lines, &words, &style, &h->shape);
}

/* On the side that the title is on. */
static void add_rule(const struct heading_setter *h, sp y, sp thickness)
{
	const struct heading_style *style = h->style;
	sp width = h->column.width * style->rule_length / 1000;
	sp x = h->column.x, rest = h->column.width - width;

	if (style->align == TEXT_CENTER)
		x += rest / 2;
	else if ((style->align == TEXT_RIGHT) != h->builder->rtl)
		x += rest;
	vlist_rule(h->builder->list, x, y, width, thickness, style->rule_colour,
	           NULL);
}

/* The rule above is a slab; the one below stands in the space that follows. */
static void set_lines(struct heading_setter *h)
{
	struct builder *b = h->builder;
	struct vlist *v = b->list;
	const struct heading_style *style = h->style;
	const struct node *number = number_of(h);
	struct lines above = {0}, lines;
	struct column column = h->column;
	sp rule = style->rule_above ? h->column.leading / 2 : 0;

	if (number)
		above = set_number(h, number, &column);
	lines = set_words(h, number);
	if (!above.count && !lines.count)
		return;
	if (h->column.on_grid) {
		v->next.snap = SNAP_DOWN;
		v->next.below = rule + above.count * column.leading +
		                lines.count * h->column.leading +
		                style->space_after;
	}
	if (rule) {
		vlist_add(v, rule, rule);
		add_rule(h, 0, style->rule_above);
	}
	if (above.count)
		block_lines(b, &column, &above, number);
	block_lines(b, &h->column, &lines, h->node);
	if (style->rule_below)
		add_rule(h,
		         v->slabs[v->count - 1].height + style->space_after / 4,
		         style->rule_below);
}

static void set_in_cell(struct builder *b, const struct column *c,
                        const struct node *node)
{
	struct column column = *c;
	int first = b->list->count;

	column.weight = 600;
	column.hyphenate = false;
	block_paragraph(b, &column, node, 0);
	block_keep(b, first);
}

/* One line between two headings: a page may end below it when all else fails,
 * rather than below this heading. */
static void part_from_line(struct vlist *v)
{
	if (v->next.keep_lines != 1)
		return;
	v->next.keep_lines = 0;
	vlist_penalty(v, BREAK_LAST);
}

void heading_set(struct builder *b, const struct column *c,
                 const struct node *node)
{
	const struct heading_style *style =
		theme_heading(b->theme, node->level, book_is_part(node));
	struct heading_setter h = {b, style, node, *c, {.width = c->width}};
	int first = b->list->count;

	if (c->in_cell) {
		set_in_cell(b, c, node);
		return;
	}
	h.shape.align = style->align == TEXT_JUSTIFY
	                        ? PARA_LEFT
	                        : (enum para_align)style->align;
	h.shape.balanced = true;
	h.column.family = (int)style->family;
	h.column.weight = style->weight;
	h.column.italic = style->italic;
	h.column.size = style->size;
	h.column.leading = style->leading;
	h.column.colour = style->colour;
	h.column.letter_case = style->letter_case;
	h.column.hyphenate = false;
	part_from_line(b->list);
	vlist_space(b->list, style->space_before);
	open_chapter(b, node, style);
	note_heading(b->list, node);
	set_lines(&h);
	block_keep(b, first);
	if (b->list->count == first)
		return;
	if (c->on_grid)
		b->list->slabs[first].give = c->leading;
	vlist_space(b->list, style->space_after);
	b->list->next.keep_lines = 2;
}
