/* page/title.c - the title page */
#include "page/title.h"

enum title_size {
	SIZE_TITLE,
	SIZE_SUBTITLE,
	SIZE_AUTHOR,
	SIZE_TEXT,
};

struct title_line {
	const char *class;
	enum title_size size;
	int scale;  /* 1/1000 of that size */
	int before; /* space above, 1/1000 of the leading */
	bool muted;
	bool foot; /* at the foot of the page */
};

static const struct title_line title_lines[] = {
	{"halftitle", SIZE_SUBTITLE, 1000, 0, false, false},
	{"title", SIZE_TITLE, 1000, 0, false, false},
	{"subtitle", SIZE_SUBTITLE, 1000, 500, true, false},
	{"author", SIZE_AUTHOR, 1000, 500, false, false},
	{"publisher", SIZE_TEXT, 1000, 250, true, true},
	{"date", SIZE_TEXT, 1000, 250, true, true},
	{"rights", SIZE_TEXT, 850, 250, true, true},
	{NULL, SIZE_TEXT, 1000, 250, false, false},
};

static const struct title_line *line_of(const struct node *div)
{
	const struct title_line *line = title_lines;

	while (line->class && !node_has_class(div, line->class))
		line++;
	return line;
}

static sp size_of(const struct theme *theme, const struct title_line *line)
{
	sp size = line->size == SIZE_TITLE      ? theme->title.size
	          : line->size == SIZE_SUBTITLE ? theme->title.subtitle_size
	          : line->size == SIZE_AUTHOR   ? theme->title.author_size
	                                        : theme->body_size;

	return size * line->scale / 1000;
}

/* A rule between the title and those who wrote the book. */
static void set_rule(struct builder *b, const struct column *c, sp space)
{
	const struct title_style *style = &b->theme->title;
	sp width = c->width * style->rule_length / 1000, x = c->x;
	struct slab *slab;

	vlist_space(b->list, space);
	vlist_penalty(b->list, BREAK_FORBIDDEN);
	slab = vlist_add(b->list, space, 0);
	if (c->align == PARA_CENTER)
		x += (c->width - width) / 2;
	else if (b->rtl || c->align == PARA_RIGHT)
		x += c->width - width;
	vlist_rule(b->list, x, slab->baseline, width, style->rule,
	           style->rule_colour, NULL);
}

/* Several authors are one group; so are the lines at the foot. */
static bool follows_its_like(const struct node *div,
                             const struct title_line *line)
{
	const struct node *before = div->parent->first;
	const struct title_line *last;

	if (before == div)
		return false;
	while (before->next != div)
		before = before->next;
	last = line_of(before);
	return last == line || (last->foot && line->foot);
}

static void set_line(struct builder *b, const struct column *c,
                     const struct node *div, const struct title_line *line)
{
	struct column column = *c;
	const struct theme *theme = b->theme;
	struct vlist *v = b->list;
	int first = v->count;

	if (line->size == SIZE_TITLE || line->size == SIZE_SUBTITLE)
		column.family = (int)theme->title.family;
	column.weight = line->size == SIZE_TITLE ? theme->title.weight : 400;
	column.size = size_of(theme, line);
	column.leading = line->size == SIZE_TEXT
	                         ? c->leading * line->scale / 1000
	                         : column.size * 6 / 5;
	column.balanced =
		line->size == SIZE_TITLE || line->size == SIZE_SUBTITLE;
	if (line->muted)
		column.colour = theme->muted_colour;
	if (!follows_its_like(div, line))
		vlist_space(v, c->leading * line->before / 1000);
	block_set_children(b, &column, div);
	block_keep(b, first);
}

/* The space above the title, and above what stands at the foot. */
static void spread(struct builder *b, int first, int foot)
{
	struct vlist *v = b->list;
	sp height = theme_text_height(b->theme);
	sp drop = height * b->theme->title.drop / 1000;
	sp used = 0, rest;

	if (v->count == first)
		return;
	for (int i = first; i < v->count; i++)
		used += v->slabs[i].height +
		        (i > first ? v->slabs[i].space : 0);
	rest = height - used;
	if (rest < 0)
		return;
	v->slabs[first].keeps_space = true;
	v->slabs[first].space = foot == first ? 0
	                        : rest < drop ? rest / 2
	                                      : drop;
	rest -= v->slabs[first].space;
	if (foot >= first && foot < v->count)
		v->slabs[foot].space += rest;
}

static struct column title_column(const struct builder *b)
{
	struct column c = column_of_text(b);
	enum text_align align = b->theme->title.align;

	c.align = align == TEXT_JUSTIFY ? PARA_LEFT : (enum para_align)align;
	c.hyphenate = false;
	c.on_grid = false;
	c.indent = 0;
	return c;
}

/* The line of an imprint: small, at the foot of its page. */
static const struct title_line imprint_line = {NULL, SIZE_TEXT, 850,
                                               0,    true,      true};

/* One page; the slabs from the first of the foot on go down to its end. */
static void set_page(struct builder *b, const struct column *c,
                     const struct node *page)
{
	bool is_imprint = node_has_class(page, "imprint");
	bool ruled = !b->theme->title.rule;
	int first = b->list->count, foot = -1;

	for (const struct node *div = page->first; div; div = div->next) {
		const struct title_line *line =
			is_imprint ? &imprint_line : line_of(div);

		if (line->foot && foot < 0)
			foot = b->list->count;
		if (node_has_class(div, "author") && !ruled) {
			set_rule(b, c, c->leading * 3 / 2);
			ruled = true;
		}
		set_line(b, c, div, line);
	}
	block_keep(b, first);
	spread(b, first, foot);
}

/* Half-title and title on right-hand pages, the imprint behind the title. */
void title_set(struct builder *b, const struct node *document)
{
	struct column c = title_column(b);

	vlist_anchor(b->list, document, 0);
	b->list->grid = 0;
	for (const struct node *page = document->first; page;
	     page = page->next) {
		if (b->list->count)
			vlist_new_page(b->list, node_has_class(page, "imprint")
			                                ? ON_LEFT
			                                : ON_RIGHT);
		set_page(b, &c, page);
	}
}

void title_set_above(struct builder *b, const struct node *document)
{
	struct column c = title_column(b);

	vlist_anchor(b->list, document, 0);
	for (const struct node *div = document->first->first; div;
	     div = div->next)
		set_line(b, &c, div, line_of(div));
	if (b->theme->title.rule)
		set_rule(b, &c, c.leading / 2);
	block_keep(b, 0);
	vlist_space(b->list, c.leading);
	b->titled = b->list->count;
}
