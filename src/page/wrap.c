/* page/wrap.c - figures with text beside them, and figures in the margin */
#include "page/wrap.h"

#include "page/beside.h"
#include "page/figure.h"

/* Nothing narrower is set in the margin. */
#define LEAST_MARGIN PT(48)

enum wrap_side {
	WRAP_LEFT,
	WRAP_RIGHT,
	WRAP_MARGIN,
	WRAP_SIDES
};

static const char *const classes[WRAP_SIDES] = {"wrap-left", "wrap-right",
                                                "margin"};

struct wrap {
	const struct vlist *list;
	const struct node *parent; /* of the paragraphs beside it */
	struct beside figure;
	enum wrap_side side;
	bool is_placed;
	sp width;  /* taken from the text, with the gap */
	sp height; /* still to be passed */
	sp top;    /* of the figure, below that of the first line's slab */
};

/* --- where there is room --- */

static enum wrap_side side_of(const struct node *node)
{
	for (int i = 0; i < WRAP_SIDES; i++)
		if (figure_has_class(node, classes[i]))
			return (enum wrap_side)i;
	return WRAP_SIDES;
}

static sp gap_of(const struct column *c)
{
	return c->size * 5 / 4;
}

/* As wide as its picture asks to be, at most half of the measure. */
static sp width_beside(const struct builder *b, const struct column *c,
                       const struct node *node)
{
	const struct node *image = figure_image(node);
	sp most = (c->width - gap_of(c)) / 2;
	sp width = image ? size_read(node_value(image, "width"), c->width)
	                 : size_read(node_value(node, "width"), c->width);

	if (width <= 0 && image)
		width = picture_natural_width(c, image);
	if (width <= 0 || width > most)
		width = width > most ? most : c->width * 2 / 5;
	return c->width - width - gap_of(c) < b->least_width ? 0 : width;
}

static sp width_in_margin(const struct builder *b, const struct column *c)
{
	sp width = b->theme->margin_outer - gap_of(c) - PT(12);

	return width < LEAST_MARGIN ? 0 : width;
}

/* Text that can run around it comes next. */
static bool is_text(const struct node *node)
{
	return node && node->kind == NODE_PARA && !block_lone_image(node);
}

/* --- the figure --- */

/* A slab without height above the text. Figures in the margin stand at the
 * right; pages with the other margin shift them. */
static void place(struct builder *b, struct wrap *w)
{
	struct vlist *v = b->list;
	int from = v->mark_count;
	struct slab *slab;

	v->next.snap = SNAP_DOWN;
	slab = vlist_add(v, 0, 0);
	beside_copy(v, &w->figure, slab->baseline + w->top, 0, SP_MAX);
	for (int i = from; w->side == WRAP_MARGIN && i < v->mark_count; i++)
		v->marks[i].is_outer = true;
	v->slabs[v->count - 1].start = (struct spot){0};
	w->is_placed = true;
	vlist_penalty(v, BREAK_FORBIDDEN);
}

bool wrap_set(struct builder *b, const struct column *c,
              const struct node *node)
{
	enum wrap_side side = side_of(node);
	struct column column = *c;
	struct wrap *w;
	sp width;

	if (side == WRAP_SIDES || c->in_cell || !c->on_grid ||
	    !is_text(node->next))
		return false;
	width = side == WRAP_MARGIN ? width_in_margin(b, c)
	                            : width_beside(b, c, node);
	if (width <= 0) {
		diag_add(b->setter->diag, DIAG_WRAP_NARROW, node->at, "%s",
		         classes[side]);
		return false;
	}
	wrap_clear(b);
	w = arena_new(b->list->memory, struct wrap);
	column.width = width;
	column.on_grid = false;
	column.align = PARA_LEFT;
	if (side == WRAP_MARGIN)
		column.x = c->x + c->width + gap_of(c);
	else if (side == WRAP_RIGHT)
		column.x = c->x + c->width - width;
	*w = (struct wrap){.list = b->list,
	                   .parent = node->parent,
	                   .side = side,
	                   .width = width + gap_of(c)};
	b->fills = true;
	w->figure = beside_set_block(b, b->list->memory, &column, node,
	                             b->most_height * 2 / 3);
	b->fills = false;
	w->top = column_baseline(c) - c->size * 7 / 10;
	w->height = w->top + w->figure.height + c->leading / 3;
	b->wrap = w;
	return true;
}

/* --- the text --- */

/* Move what stands in a slab; the figure is not in it yet. */
static void shift(struct vlist *v, int slab, sp by)
{
	struct slab_first at = v->slabs[slab].first;
	struct slab_first end = vlist_end(v, slab);

	for (int i = at.mark; i < end.mark; i++)
		v->marks[i].x += by;
	for (int i = at.link; i < end.link; i++)
		v->links[i].x += by;
	for (int i = at.anchor; i < end.anchor; i++)
		v->anchors[i].x += by;
}

/* Lines are indented where they begin: a figure at the other side has them
 * there. */
static sp shift_of(const struct builder *b, const struct wrap *w)
{
	if (w->side == WRAP_MARGIN || (w->side == WRAP_RIGHT) == b->rtl)
		return 0;
	return b->rtl ? w->width : -w->width;
}

static void narrow_slabs(struct builder *b, struct wrap *w, int first,
                         bool is_first)
{
	struct vlist *v = b->list;
	sp by = shift_of(b, w);

	for (int i = first; i < v->count && w->height > 0; i++) {
		if (by)
			shift(v, i, by);
		if (w->side != WRAP_MARGIN && (i > first || !is_first))
			v->slabs[i].penalty = BREAK_FORBIDDEN;
		w->height -= v->slabs[i].height;
	}
}

bool wrap_paragraph(struct builder *b, const struct column *c,
                    const struct node *node, sp first_indent)
{
	struct wrap *w = b->wrap;
	struct text_style style = column_style(b, c, node);
	struct para_shape shape = {.width = c->width,
	                           .first_indent = first_indent,
	                           .align = c->align};
	bool is_first = w && !w->is_placed;
	struct lines lines;
	int first;

	if (!w || w->list != b->list || w->parent != node->parent)
		return false;
	if (w->side != WRAP_MARGIN) {
		shape.narrow_lines =
			(int)((w->height + c->leading - 1) / c->leading);
		shape.narrow_by = w->width;
	}
	lines = para_set(b->setter, b->lines, node, &style, &shape);
	if (!lines.count)
		return true;
	if (is_first)
		place(b, w);
	first = b->list->count;
	b->list->next.snap = SNAP_DOWN;
	block_lines(b, c, &lines, node);
	narrow_slabs(b, w, first, is_first);
	if (w->height <= 0)
		b->wrap = NULL;
	return true;
}

void wrap_clear(struct builder *b)
{
	struct wrap *w = b->wrap;
	struct vlist *v = b->list;

	if (!w || w->list != v)
		return;
	b->wrap = NULL;
	if (w->is_placed && w->side != WRAP_MARGIN && v->count)
		v->slabs[v->count - 1].height += w->height;
}
