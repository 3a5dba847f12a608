/* page/floats.c - figures that leave their place */
#include "page/floats.h"

#include "page/beside.h"
#include "page/figure.h"

bool float_may(const struct builder *b, const struct column *c)
{
	const struct vlist *v = b->list;

	return v->floats && v->plates && v->open_frame < 0 &&
	       v->open_repeat < 0 && !c->in_cell;
}

/* The block as one slab of its own, with so much space above it; so high, or
 * as high as it is with the space below. */
static void add_whole(struct vlist *figures, const struct beside *side,
                      sp above, sp height)
{
	struct slab *slab = vlist_add(figures, height, 0);

	slab->start = (struct spot){0};
	beside_copy(figures, side, above, 0, SP_MAX);
}

/* As many lines as hold the figure and some space: the text below it stays on
 * its grid. */
static sp in_lines(sp height, sp leading)
{
	sp most = height + leading * 3 / 4;

	return leading > 0 ? (most + leading - 1) / leading * leading : height;
}

/* From the page's upper edge; a caption stands above the lower margin. */
static sp most_bleed(const struct builder *b, const struct node *figure)
{
	const struct node *caption = figure->first;
	bool words = caption && caption->kind == NODE_CAPTION &&
	             caption->first && caption->first->first;

	return b->theme->page_height - (words ? b->theme->margin_bottom : 0);
}

bool float_set(struct builder *b, const struct column *c,
               const struct node *node)
{
	bool top = figure_has_class(node, "top");
	sp page = theme_text_height(b->theme);
	struct column column = *c;
	struct arena scratch = {0};
	struct beside side;
	bool bleeds;
	sp above;

	if ((!top && !figure_has_class(node, "page")) || !float_may(b, c))
		return false;
	column.on_grid = false;
	bleeds = figure_has_class(node, "bleed");
	side = beside_set_block(b, &scratch, &column, node,
	                        top      ? page * 3 / 5
	                        : bleeds ? most_bleed(b, node)
	                                 : page);
	above = bleeds ? 0 : (page - side.height) / 2;
	if (top && in_lines(side.height, c->leading) <= page)
		add_whole(b->list->floats, &side, 0,
		          in_lines(side.height, c->leading));
	else
		add_whole(b->list->plates, &side, above > 0 ? above : 0, page);
	arena_reset(&scratch);
	return true;
}
