/* page/table_needs.c - how much width the columns of a table want */
#include "page/table_needs.h"

#include "doc/decimal.h"
#include "page/code.h"
#include "page/figure.h"

/* A word is long that is wider than so many times the size of the type. */
#define LONG_WORD 7

/* A number with more on one side of its sign, in sizes of the type, is text. */
#define MOST_BESIDE 10

struct widths {
	sp least, most;
};

static void widen(struct widths *widths, sp least, sp most)
{
	if (least > widths->least)
		widths->least = least;
	if (most > widths->most)
		widths->most = most;
}

static void add_inlines(struct builder *b, const struct column *c,
                        const struct node *node, struct widths *widths)
{
	const struct node *image = block_lone_image(node);
	struct text_style style = column_style(b, c, node);
	sp least = 0, most = 0;

	if (image) {
		most = picture_natural_width(c, image);
		least = most < 4 * c->leading ? most : 4 * c->leading;
	} else {
		para_widths(b->setter, node, &style, &least, &most);
	}
	widen(widths, least, most);
}

/* What all blocks below parent want. */
static void add_blocks(struct builder *b, const struct column *c,
                       const struct node *parent, struct widths *widths)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		struct widths inner = {0};
		sp indent = 0, width;

		if (node->kind == NODE_CODE_BLOCK) {
			width = code_block_width(b, c, node);
			widen(widths,
			      width < c->width / 3 ? width : c->width / 3,
			      width);
			continue;
		}
		if (node->first && node_is_inline(node->first->kind)) {
			add_inlines(b, c, node, widths);
			continue;
		}
		if (node->kind == NODE_ITEM || node->kind == NODE_DEFINITION ||
		    node->kind == NODE_BLOCK_QUOTE)
			indent = 2 * c->size;
		add_blocks(b, c, node, &inner);
		widen(widths, inner.least + indent, inner.most + indent);
	}
}

/* A cell over several columns: what they lack together, each gives a part. */
static void add_spanning(const struct cell *cell, const struct widths *widths,
                         sp gap, struct table_need *needs)
{
	sp least = widths->least - gap * (cell->columns - 1);
	sp most = widths->most - gap * (cell->columns - 1);

	for (int i = 0; i < cell->columns; i++) {
		least -= needs[cell->column + i].least;
		most -= needs[cell->column + i].most;
	}
	for (int i = 0; i < cell->columns; i++) {
		if (least > 0)
			needs[cell->column + i].least += least / cell->columns;
		if (most > 0)
			needs[cell->column + i].most += most / cell->columns;
	}
}

/* In a column of numbers: how far they reach to both sides of their decimal
 * signs. */
static void measure_number(struct builder *b, const struct column *c,
                           const struct node *table, struct cells *cells,
                           struct cell *cell)
{
	struct decimal_widths *most = &cells->numbers[cell->column];
	const struct node *only = cell->node->first;
	struct text_style style;

	if (cell_align(table, cell->node, cell->column) != ALIGN_DECIMAL ||
	    !only || only->next || !only->first ||
	    !node_is_inline(only->first->kind))
		return;
	style = column_style(b, c, only);
	if (!cells->sign)
		cells->sign = unicode_decimal_sign(node_lang(table, b->lang));
	cell->is_number = para_decimal(b->setter, only, &style, cells->sign,
	                               &cell->number) &&
	                  cell->number.before <= MOST_BESIDE * c->size &&
	                  cell->number.after <= MOST_BESIDE * c->size;
	if (!cell->is_number)
		return;
	if (cell->number.before > most->before)
		most->before = cell->number.before;
	if (cell->number.after > most->after)
		most->after = cell->number.after;
}

static void add_cell(struct builder *b, const struct column *c,
                     const struct node *table, struct cells *cells,
                     struct cell *cell, sp gap, struct table_need *needs)
{
	struct column column = *c;
	struct widths widths = {0};
	struct table_need *need = &needs[cell->column];

	if (cells->rows[cell->row].part == NODE_TABLE_HEAD)
		column.weight = b->theme->table_head_weight;
	else if (cell->columns == 1)
		measure_number(b, &column, table, cells, cell);
	add_blocks(b, &column, cell->node, &widths);
	/* A hair more, so that rounding breaks no line. */
	widths.most += c->size / 64;
	if (cell->columns > 1) {
		add_spanning(cell, &widths, gap, needs);
		return;
	}
	if (widths.least > need->least)
		need->least = widths.least;
	if (widths.most > need->most)
		need->most = widths.most;
}

/* Numbers are not divided, nor what they need to stand below one another. */
static void finish_need(struct table_need *need,
                        const struct decimal_widths *most, sp size)
{
	sp numbers = most->before + most->after + size / 64;

	if (most->before + most->after > 0) {
		if (need->least < numbers)
			need->least = numbers;
		if (need->most < numbers)
			need->most = numbers;
	}
	if (need->least > LONG_WORD * size) {
		need->divided = LONG_WORD * size;
		if (need->divided < numbers)
			need->divided = numbers;
	}
}

void table_needs(struct builder *b, const struct column *c,
                 const struct node *table, struct cells *cells, sp gap,
                 struct table_need *needs)
{
	const struct table *shape = table->table;

	for (int i = 0; shape && shape->share && i < shape->column_count &&
	                i < cells->column_count;
	     i++)
		needs[i].share = shape->share[i];
	for (int i = 0; i < cells->cell_count; i++)
		if (cells->cells[i].columns == 1)
			add_cell(b, c, table, cells, &cells->cells[i], gap,
			         needs);
	for (int i = 0; i < cells->cell_count; i++)
		if (cells->cells[i].columns > 1)
			add_cell(b, c, table, cells, &cells->cells[i], gap,
			         needs);
	for (int i = 0; i < cells->column_count; i++)
		finish_need(&needs[i], &cells->numbers[i], c->size);
}
