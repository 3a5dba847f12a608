/* page/title.c - the title page */
#include "page/title.h"

struct title_line {
	const char *class;
	bool heading; /* in the headings' family */
	int weight;
	int size, leading; /* 1/1000 of the body's */
	int before;        /* space above, 1/1000 of the leading */
	bool muted;
	bool foot; /* at the foot of the page */
};

static const struct title_line title_lines[] = {
	{"title", true, 600, 2800, 2500, 0, false, false},
	{"subtitle", true, 400, 1400, 1250, 500, true, false},
	{"author", false, 400, 1200, 1250, 500, false, false},
	{"publisher", false, 400, 1000, 1000, 250, true, true},
	{"date", false, 400, 1000, 1000, 250, true, true},
	{"rights", false, 400, 850, 850, 250, true, true},
	{NULL, false, 400, 1000, 1000, 250, false, false},
};

static const struct title_line *style_of(const struct node *div)
{
	const struct title_line *line = title_lines;

	while (line->class && !node_has_class(div, line->class))
		line++;
	return line;
}

/* A rule between the title and those who wrote the book. */
static void set_rule(struct builder *b, const struct column *c)
{
	struct slab *slab;

	vlist_space(b->list, c->leading * 3 / 2);
	vlist_penalty(b->list, BREAK_FORBIDDEN);
	slab = vlist_add(b->list, c->leading * 3 / 2, 0);
	vlist_rule(b->list, c->x, slab->baseline, c->width / 6, PT(1.5),
	           b->theme->accent_colour, NULL);
}

static void set_line(struct builder *b, const struct column *c,
                     const struct node *div, const struct title_line *style)
{
	struct column column = *c;
	const struct theme *theme = b->theme;
	struct vlist *v = b->list;
	int first = v->count;

	if (style->heading)
		column.family = (int)theme->heading_family;
	column.weight = style->weight;
	column.size = c->size * style->size / 1000;
	column.leading = c->leading * style->leading / 1000;
	if (style->muted)
		column.colour = theme->muted_colour;
	vlist_space(v, c->leading * style->before / 1000);
	block_set_children(b, &column, div);
	if (first)
		vlist_penalty(v, BREAK_FORBIDDEN);
	block_keep(b, first);
}

/* The space above the title, and above what stands at the foot. */
static void spread(struct builder *b, int foot)
{
	struct vlist *v = b->list;
	sp height = theme_text_height(b->theme);
	sp used = 0, rest;

	if (!v->count)
		return;
	for (int i = 0; i < v->count; i++)
		used += v->slabs[i].height + (i ? v->slabs[i].space : 0);
	rest = height - used;
	if (rest < 0)
		return;
	v->slabs[0].keeps_space = true;
	v->slabs[0].space = rest < height / 5 ? rest / 2 : height / 5;
	rest -= v->slabs[0].space;
	if (foot > 0 && foot < v->count)
		v->slabs[foot].space += rest;
}

void title_set(struct builder *b, const struct node *document)
{
	struct column c = column_of_text(b);
	const struct node *div = document->first;
	int foot = 0;
	bool ruled = false;

	c.align = PARA_LEFT;
	c.hyphenate = false;
	c.on_grid = false;
	c.indent = 0;
	vlist_anchor(b->list, document, 0);
	b->list->grid = 0;
	if (div && node_has_class(div, "titlepage"))
		div = div->first;
	for (; div; div = div->next) {
		const struct title_line *style = style_of(div);

		if (style->foot && !foot)
			foot = b->list->count;
		if (node_has_class(div, "author") && !ruled) {
			set_rule(b, &c);
			ruled = true;
		}
		set_line(b, &c, div, style);
	}
	block_keep(b, 0);
	spread(b, foot);
}
