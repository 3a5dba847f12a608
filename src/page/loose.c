/* page/loose.c - paragraphs that can be a line shorter or longer */
#include "page/loose.h"

#include "base/array.h"

/* How a paragraph was set, to set it again. */
struct recipe {
	struct column column;
	const struct node *node;
	struct view lang;
	bool rtl;
	sp first_indent;
	int lines;
};

enum {
	LEAST_LINES = 5,
	MOST_LINES = 60, /* a longer one takes too long */
	/* What a line can give, and take, in 1/1000 of the measure: more than
	 * is likely. */
	LINE_GIVES = 80,
	LINE_TAKES = 50,
	COST_LOOSE = 1500,
	DEMERITS = 100, /* for each point of cost */
};

/* Is it worth the while to ask? */
static bool may_change(const struct column *c, const struct lines *lines)
{
	sp last = 1000 * lines->lines[lines->count - 1].width / c->width;
	int others = lines->count - 1;

	return 1180 - last < (sp)LINE_GIVES * others ||
	       last < (sp)LINE_TAKES * others;
}

void loose_note(struct builder *b, const struct column *c,
                const struct node *node, sp first_indent,
                const struct lines *lines)
{
	struct vlist *v = b->list;
	struct recipe *recipe;

	/* Nothing else may stand in its slabs: no frame, label, anchor. */
	if (c->in_cell || v->open_frame >= 0 || !v->notes ||
	    v->next.label_count || v->next.anchor_count ||
	    c->align != PARA_JUSTIFY || lines->count < LEAST_LINES ||
	    lines->count > MOST_LINES || c->width <= 0 || !may_change(c, lines))
		return;
	recipe = arena_new(v->memory, struct recipe);
	*recipe = (struct recipe){*c,     node,         b->lang,
	                          b->rtl, first_indent, lines->count};
	*ARRAY_ADD(v->memory, v->paragraphs, v->paragraph_count,
	           v->paragraph_room) =
		(struct vlist_paragraph){.first = v->count,
	                                 .end = v->count + lines->count,
	                                 .recipe = recipe};
}

static struct text_style style_of(const struct builder *b,
                                  const struct recipe *recipe)
{
	struct builder own = *b;

	own.lang = recipe->lang;
	own.rtl = recipe->rtl;
	return column_style(&own, &recipe->column, recipe->node);
}

static struct para_shape shape_of(const struct recipe *recipe)
{
	return (struct para_shape){.width = recipe->column.width,
	                           .first_indent = recipe->first_indent,
	                           .align = recipe->column.align};
}

static int32_t cost_of(int64_t demerits)
{
	return demerits < 0 || demerits > 10000000
	               ? -1
	               : COST_LOOSE + (int32_t)(demerits / DEMERITS);
}

void loose_weigh(void *context, struct vlist_paragraph *paragraph)
{
	struct builder *b = context;
	const struct recipe *recipe = paragraph->recipe;
	struct text_style style = style_of(b, recipe);
	struct para_shape shape = shape_of(recipe);
	struct looseness can = para_looseness(b->setter, recipe->node, &style,
	                                      &shape, recipe->lines);

	paragraph->is_weighed = true;
	paragraph->shorter = cost_of(can.shorter);
	paragraph->longer = cost_of(can.longer);
}

/* The lines of a paragraph as slabs of a list of its own. */
static const struct vlist *set_again(struct builder *b,
                                     const struct recipe *recipe, int lines)
{
	struct builder other = *b;
	struct vlist *list = arena_new(b->list->memory, struct vlist);
	struct text_style style = style_of(b, recipe);
	struct para_shape shape = shape_of(recipe);
	struct lines set;

	vlist_open(list, b->list->memory);
	other.list = list;
	other.rtl = recipe->rtl;
	shape.looseness = lines;
	set = para_set(b->setter, b->lines, recipe->node, &style, &shape);
	block_lines(&other, &recipe->column, &set, recipe->node);
	return list;
}

void loose_set(struct builder *b, struct sheets *sheets)
{
	for (int i = 0; i < sheets->count; i++)
		for (int k = 0; k < sheets->sheets[i].loose_count; k++) {
			struct loose *loose = &sheets->sheets[i].loose[k];

			loose->list = set_again(b, loose->paragraph->recipe,
			                        loose->lines);
		}
}
