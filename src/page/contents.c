/* page/contents.c - the table of contents */
#include "page/contents.h"

/* What all entries share. */
struct contents {
	struct builder *builder;
	const struct pages *pages;
	sp right;      /* where page labels end */
	sp dots_right; /* where leaders end */
	bool nested;   /* chapters stand out from their sections */
};

static struct line *text_line(const struct contents *c,
                              const struct column *column, struct view text,
                              const struct node *node, enum role role)
{
	struct builder *b = c->builder;
	struct text_style style = column_style(b, column, node);

	style.plain_links = true;
	return line_of_text(b->setter, b->lines, text, &style, node, role, 0);
}

/* A row of count dots. */
static struct line *dots(const struct contents *c, const struct column *column,
                         int64_t count)
{
	struct buf text = {0};
	struct line *line;

	for (int64_t i = 0; i < count; i++)
		buf_puts(&text, i ? " ." : ".");
	line = text_line(c, column, (struct view){buf_text(&text), text.len},
	                 NULL, ROLE_ARTIFACT);
	buf_clear(&text);
	return line;
}

/* Leaders from x to the right end that all lines share; so the dots of all
 * lines stand below one another. */
static void add_leaders(const struct contents *c, const struct column *column,
                        sp x, sp right, sp baseline)
{
	struct column quiet = *column;
	struct line *one, *eleven, *line;
	sp pitch;

	quiet.colour = c->builder->theme->muted_colour;
	one = dots(c, &quiet, 1);
	eleven = dots(c, &quiet, 11);
	pitch = one && eleven ? (eleven->width - one->width) / 10 : 0;
	if (pitch <= 0 || right - x < 2 * pitch)
		return;
	line = dots(c, &quiet, (right - x - one->width) / pitch);
	if (line && line->run_count)
		vlist_line(c->builder->list, line, right - line->width,
		           baseline);
}

static void add_label(const struct contents *c, const struct column *column,
                      const struct node *link, sp text_end, sp baseline,
                      bool leaders)
{
	const struct page *page =
		c->pages && link->link.target
			? pages_find(c->pages, link->link.target)
			: NULL;
	struct column figures = *column;
	struct line *label;
	sp right = c->dots_right;

	if (!page)
		return;
	figures.tabular = true;
	label = text_line(c, &figures, page->label, link, ROLE_CONTENT);
	if (!label)
		return;
	if (c->right - label->width < right)
		right = c->right - label->width;
	if (leaders && c->builder->theme->contents_leaders == LEADERS_DOTS)
		add_leaders(c, column, text_end + column->size / 2,
		            right - column->size / 2, baseline);
	vlist_line(c->builder->list, label, c->right - label->width, baseline);
}

/* The lines of one entry; the last bears the page label. */
static void set_entry(const struct contents *c, const struct column *column,
                      const struct node *plain, bool leaders)
{
	struct builder *b = c->builder;
	struct vlist *v = b->list;
	const struct node *link = plain->first;
	struct text_style style = column_style(b, column, plain);
	struct para_shape shape = {.align = PARA_LEFT};
	int first = v->count;
	sp x = column->x;
	struct lines lines;

	shape.width = c->dots_right - x - column->size;
	if (shape.width < column->size)
		shape.width = column->size;
	style.plain_links = true;
	lines = para_set(b->setter, b->lines, plain, &style, &shape);
	if (lines.count > 1 && shape.width > 6 * column->size) {
		sp hang = column->size * 3 / 2; /* of all but the first */

		shape.first_indent = -hang;
		shape.width -= hang;
		x += hang;
		lines = para_set(b->setter, b->lines, plain, &style, &shape);
	}
	for (int i = 0; i < lines.count; i++) {
		const struct line *line = &lines.lines[i];
		struct slab *slab =
			vlist_add(v, column->leading, column_baseline(column));
		sp baseline = slab->baseline;
		struct link_area *area;

		slab->start = line->start;
		vlist_line(v, line, x, baseline);
		if (!link || link->kind != NODE_LINK)
			continue;
		area = vlist_link(v, link);
		area->x = column->x;
		area->width = c->right - column->x;
		area->height = column->leading;
		if (i == lines.count - 1)
			add_label(c, column, link, x + line->width, baseline,
			          leaders);
	}
	block_keep(b, first);
}

static void set_list(const struct contents *c, const struct column *column,
                     const struct node *list, int depth)
{
	struct column inner = *column;
	bool stands_out = c->nested && depth == 0;
	struct vlist *v = c->builder->list;

	if (stands_out)
		inner.weight = c->builder->theme->contents_weight;
	for (const struct node *item = list->first; item; item = item->next) {
		const struct node *plain = item->first;
		const struct node *below;

		if (!plain)
			continue;
		if (stands_out)
			vlist_space(v, c->builder->theme->contents_space);
		set_entry(c, &inner, plain, !stands_out);
		for (below = plain->next; below; below = below->next) {
			struct column next = column_indented(
				c->builder, column,
				c->builder->theme->contents_indent);

			vlist_penalty(v, BREAK_BAD);
			set_list(c, &next, below, depth + 1);
		}
	}
}

static bool is_nested(const struct node *list)
{
	for (const struct node *item = list->first; item; item = item->next)
		if (item->first && item->first->next)
			return true;
	return false;
}

void contents_set(struct builder *b, const struct node *document,
                  const struct pages *pages)
{
	struct column column = column_of_text(b);
	struct contents contents = {
		.builder = b,
		.pages = pages,
		.right = column.width,
		.dots_right = column.width - column.size * 9 / 5,
	};

	column.align = PARA_LEFT;
	column.hyphenate = false;
	column.on_grid = false;
	b->list->grid = 0;
	vlist_anchor(b->list, document, 0);
	for (const struct node *node = document->first; node;
	     node = node->next) {
		if (!node_has_class(node, "toc")) {
			block_set_one(b, &column, node);
			continue;
		}
		contents.nested = is_nested(node);
		set_list(&contents, &column, node, 0);
	}
}
