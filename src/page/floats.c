/* page/floats.c - figures that leave their place */
#include "page/floats.h"

#include "page/apart.h"
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

/* A page with the block in the middle, or from its upper edge on, and with the
 * notes that it calls at the foot. */
static void add_plate(struct builder *b, const struct column *c,
                      const struct node *node)
{
	bool bleeds = figure_has_class(node, "bleed");
	sp page = theme_text_height(b->theme), notes, above;
	sp most = bleeds ? most_bleed(b, node) : page;
	struct arena scratch = {0};
	struct apart apart = {0};

	apart_set(b, &scratch, c, node, most, b->turned, &apart);
	notes = apart_notes_height(b, &apart, 0, apart.notes.count);
	if (notes && notes < most && apart.block.height > most - notes) {
		arena_empty(&scratch);
		apart_set(b, &scratch, c, node, most - notes, b->turned,
		          &apart);
	}
	above = bleeds ? 0 : (page - notes - apart.block.height) / 2;
	add_whole(b->list->plates, &apart.block, above > 0 ? above : 0, page);
	/* what bleeds begins at the edge of the paper */
	apart_add_notes(b, &apart, 0, apart.notes.count,
	                bleeds ? page + b->theme->margin_top : page);
	arena_reset(&scratch);
}

/* At the top of a page, or with one of its own where that is too little. */
static void add_float(struct builder *b, const struct column *c,
                      const struct node *node)
{
	sp page = theme_text_height(b->theme), height;
	struct arena scratch = {0};
	struct beside side =
		beside_set_block(b, &scratch, c, node, page * 3 / 5);

	height = in_lines(side.height, c->leading);
	if (height <= page)
		add_whole(b->list->floats, &side, 0, height);
	else
		add_whole(b->list->plates, &side,
		          side.height < page ? (page - side.height) / 2 : 0,
		          page);
	arena_reset(&scratch);
}

bool float_set(struct builder *b, const struct column *c,
               const struct node *node)
{
	struct column column = *c;

	if (!float_may(b, c))
		return false;
	column.on_grid = false;
	if (figure_has_class(node, "top"))
		add_float(b, &column, node);
	else if (figure_has_class(node, "page"))
		add_plate(b, &column, node);
	else
		return false;
	return true;
}
