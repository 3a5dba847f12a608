/* page/links.c - link areas and anchors of one line */
#include "page/links.h"

static const struct node *link_around(const struct node *node)
{
	for (; node && node_is_inline(node->kind); node = node->parent)
		if (node->kind == NODE_LINK)
			return node;
	return NULL;
}

static const struct node *link_of_run(const struct run *run)
{
	if (run->role == ROLE_NOTE_CALL)
		return run->node;
	return run->role == ROLE_CONTENT ? link_around(run->node) : NULL;
}

static void add_area(struct vlist *v, const struct node *link, sp x, sp y,
                     sp width, sp height)
{
	struct link_area *area = vlist_link(v, link);

	area->x = x;
	area->y = y;
	area->width = width;
	area->height = height;
}

static void picture_links(struct vlist *v, const struct line *line, sp x,
                          sp baseline)
{
	for (int i = 0; i < line->box_count; i++) {
		const struct line_box *box = &line->boxes[i];
		const struct node *link =
			box->picture ? link_around(box->node) : NULL;

		if (link)
			add_area(v, link, x + box->x,
			         baseline - box->y - box->height, box->width,
			         box->height);
	}
}

void line_links(struct vlist *v, const struct line *line,
                const struct column *c, sp baseline)
{
	sp top = baseline - column_baseline(c);
	const struct node *leaf = NULL, *link = NULL;
	int role = -1;

	for (int i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		const struct node *before = link;
		struct link_area *area;

		if (run->node != leaf || run->role != role)
			link = link_of_run(run);
		leaf = run->node;
		role = run->role;
		if (!link)
			continue;
		if (link != before || !v->link_count) {
			add_area(v, link, c->x + run->x, top, run->width,
			         c->leading);
			continue;
		}
		area = &v->links[v->link_count - 1];
		area->width = c->x + run->x + run->width - area->x;
	}
	picture_links(v, line, c->x, baseline);
}

/* The next inline below parent; notes are texts of their own. */
static struct node *next_inline(const struct node *parent, struct node *node)
{
	return node->kind == NODE_NOTE ? node_skip(parent, node)
	                               : node_next(parent, node);
}

static struct node *target_from(const struct node *parent, struct node *node)
{
	while (node && (node->kind == NODE_NOTE || !node_id(node).n))
		node = next_inline(parent, node);
	return node;
}

struct node *line_first_target(const struct node *parent)
{
	return target_from(parent, parent->first);
}

/* The text that begins in or after target, compared with where a line starts:
 * serials count in the order of the text. */
static bool stands_before(const struct node *target, const struct spot *start)
{
	const struct node *leaf = target;

	if (!start->node)
		return true;
	while (leaf->first && leaf->kind != NODE_NOTE)
		leaf = leaf->first;
	return leaf->serial < start->node->serial ||
	       (leaf == start->node && start->offset > 0);
}

struct node *line_anchors(struct vlist *v, const struct node *parent,
                          struct node *target, const struct spot *next, sp x)
{
	while (target && (!next || stands_before(target, next))) {
		vlist_anchor_here(v, target, x, 0);
		target = target_from(parent, next_inline(parent, target));
	}
	return target;
}
