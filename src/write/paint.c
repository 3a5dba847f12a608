/* write/paint.c - one page, drawn through one small interface */
#include "write/paint.h"

static void paint_box(const struct painter *painter, const struct line_box *box,
                      sp x, sp y)
{
	struct paint_box painted = {
		.x = x + box->x,
		.y = y - box->y - box->height,
		.width = box->width,
		.height = box->height,
		.colour = box->colour,
		.picture = box->picture,
		.role = box->picture ? ROLE_CONTENT : ROLE_ARTIFACT,
		.node = box->node,
	};

	if (box->picture && painter->picture)
		painter->picture(painter->user, &painted);
	else if (!box->picture && painter->rule)
		painter->rule(painter->user, &painted);
}

static void paint_boxes(const struct painter *painter, const struct line *line,
                        sp x, sp y, bool behind)
{
	for (int i = 0; i < line->box_count; i++)
		if (line->boxes[i].behind == behind)
			paint_box(painter, &line->boxes[i], x, y);
}

static void paint_line(const struct painter *painter, const struct line *line,
                       sp x, sp y)
{
	int order[PAINT_RUNS_MOST];
	bool is_ordered = paint_order(line, order);

	paint_boxes(painter, line, x, y, true);
	for (int i = 0; painter->text && i < line->run_count; i++) {
		const struct run *run = &line->runs[is_ordered ? order[i] : i];

		if (run->count > 0)
			painter->text(painter->user, run, x + run->x,
			              y - run->rise);
	}
	paint_boxes(painter, line, x, y, false);
}

static void paint_mark(const struct painter *painter, const struct mark *mark)
{
	struct paint_box box = {
		.x = mark->x,
		.y = mark->y,
		.width = mark->width,
		.height = mark->height,
		.colour = mark->colour,
		.thickness = mark->thickness,
		.role = mark->role,
		.node = mark->node,
	};

	switch (mark->kind) {
	case MARK_LINE:
		paint_line(painter, mark->line, mark->x, mark->y);
		break;
	case MARK_RULE:
		if (painter->rule)
			painter->rule(painter->user, &box);
		break;
	case MARK_FRAME:
		if (painter->frame)
			painter->frame(painter->user, &box);
		break;
	case MARK_PICTURE:
		box.picture = mark->picture;
		if (painter->picture && mark->picture)
			painter->picture(painter->user, &box);
		break;
	}
}

void paint_page(const struct painter *painter, const struct page *page)
{
	bool turned = false;

	for (int i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];

		if (painter->turn && mark->turned != turned)
			painter->turn(painter->user, mark->turned);
		turned = mark->turned;
		paint_mark(painter, mark);
	}
	if (painter->turn && turned)
		painter->turn(painter->user, false);
}
