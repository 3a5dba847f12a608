/* page/vlist.c - the vertical list: a chapter as slabs, one below the other */
#include "page/vlist.h"

#include "base/array.h"

void vlist_open(struct vlist *v, struct arena *memory)
{
	*v = (struct vlist){
		.memory = memory, .open_frame = -1, .open_repeat = -1};
}

static struct slab_first now(const struct vlist *v)
{
	return (struct slab_first){v->mark_count, v->link_count,
	                           v->anchor_count};
}

struct slab_first vlist_end(const struct vlist *v, int i)
{
	return i + 1 < v->count ? v->slabs[i + 1].first : now(v);
}

/* What a page end before the next slab costs, with what headings ask for. */
static int32_t next_penalty(struct vlist *v)
{
	int32_t penalty = v->next.penalty;

	if (v->next.keep_lines > 0) {
		v->next.keep_lines--;
		if (penalty >= 0)
			penalty = BREAK_FORBIDDEN;
	}
	return penalty;
}

static void take_label(struct vlist *v, const struct pending_label *label,
                       sp baseline)
{
	struct link_area *back;

	vlist_line(v, label->line, label->x, baseline);
	if (!label->note)
		return;
	back = vlist_link(v, label->note);
	back->back = true;
	back->x = label->x;
	back->y = baseline - label->line->height;
	back->width = label->line->width;
	back->height = label->line->height + label->line->depth;
}

/* Labels and anchors that waited for a slab to stand in. */
static void take_waiting(struct vlist *v)
{
	for (int i = 0; i < v->next.label_count; i++)
		take_label(v, &v->next.labels[i],
		           v->slabs[v->count - 1].baseline);
	for (int i = 0; i < v->next.anchor_count; i++)
		vlist_anchor_here(v, v->next.anchors[i].node,
		                  v->next.anchors[i].x, 0);
	v->next.label_count = 0;
	v->next.anchor_count = 0;
}

struct slab *vlist_add(struct vlist *v, sp height, sp baseline)
{
	struct slab slab = {
		.space = v->next.space,
		.height = height + v->next.pad,
		.baseline = baseline + v->next.pad,
		.penalty = next_penalty(v),
		.frame = v->open_frame,
		.repeat = v->open_repeat,
		.note_end = v->notes ? v->notes->count : 0,
		.float_end = v->floats ? v->floats->count : 0,
		.plate_end = v->plates ? v->plates->count : 0,
		.give_end = v->count,
		.give = v->next.give,
		.first = now(v),
		.snap = (uint8_t)v->next.snap,
		.side = (uint8_t)v->next.side,
		.below = v->next.below,
		.keeps_space = v->next.keeps_space,
		.opens = v->next.opens,
		.is_part = v->next.is_part,
	};

	*ARRAY_ADD(v->memory, v->slabs, v->count, v->room) = slab;
	take_waiting(v);
	v->next.space = 0;
	v->next.pad = 0;
	v->next.penalty = BREAK_FREE;
	v->next.snap = SNAP_NONE;
	v->next.side = ON_ANY_SIDE;
	v->next.below = v->next.give = 0;
	v->next.keeps_space = v->next.opens = v->next.is_part = false;
	return &v->slabs[v->count - 1];
}

struct mark *vlist_mark(struct vlist *v, enum mark_kind kind, sp x, sp y)
{
	struct mark *mark =
		ARRAY_ADD(v->memory, v->marks, v->mark_count, v->mark_room);

	mark->kind = (uint8_t)kind;
	mark->x = x;
	mark->y = y;
	return mark;
}

void vlist_line(struct vlist *v, const struct line *line, sp x, sp baseline)
{
	struct mark *mark = vlist_mark(v, MARK_LINE, x, baseline);

	mark->line = line;
	mark->width = line->width;
	mark->height = line->height;
}

void vlist_rule(struct vlist *v, sp x, sp y, sp width, sp height,
                uint32_t colour, const struct node *node)
{
	struct mark *mark = vlist_mark(v, MARK_RULE, x, y);

	mark->role = ROLE_ARTIFACT;
	mark->width = width;
	mark->height = height;
	mark->colour = colour;
	mark->node = node;
}

struct link_area *vlist_link(struct vlist *v, const struct node *node)
{
	struct link_area *link =
		ARRAY_ADD(v->memory, v->links, v->link_count, v->link_room);

	link->node = node;
	return link;
}

void vlist_anchor_here(struct vlist *v, const struct node *node, sp x, sp y)
{
	*ARRAY_ADD(v->memory, v->anchors, v->anchor_count, v->anchor_room) =
		(struct anchor){node, x, y};
}

void vlist_space(struct vlist *v, sp space)
{
	if (v->next.pad == 0 && space > v->next.space)
		v->next.space = space;
}

void vlist_penalty(struct vlist *v, int32_t penalty)
{
	if (v->next.penalty != BREAK_FORCED && penalty > v->next.penalty)
		v->next.penalty = penalty;
}

void vlist_new_page(struct vlist *v, enum page_side side)
{
	if (v->count)
		v->next.penalty = BREAK_FORCED;
	if (side != ON_ANY_SIDE)
		v->next.side = side;
	v->next.keep_lines = 0;
}

void vlist_anchor(struct vlist *v, const struct node *node, sp x)
{
	*ARRAY_ADD(v->memory, v->next.anchors, v->next.anchor_count,
	           v->next.anchor_room) = (struct anchor){node, x, 0};
}

void vlist_label(struct vlist *v, const struct line *line, sp x,
                 const struct node *note)
{
	*ARRAY_ADD(v->memory, v->next.labels, v->next.label_count,
	           v->next.label_room) = (struct pending_label){line, x, note};
}

/* A frame's pad becomes part of the first slab in it and of the last, so that
 * no page can end between the two. */
void vlist_frame_open(struct vlist *v, const struct frame *frame)
{
	struct frame *added =
		ARRAY_ADD(v->memory, v->frames, v->frame_count, v->frame_room);

	*added = *frame;
	added->parent = v->open_frame;
	added->first = v->count;
	added->last = v->count - 1;
	added->top = v->next.pad;
	v->next.pad += frame->pad;
	v->open_frame = v->frame_count - 1;
}

void vlist_frame_close(struct vlist *v)
{
	struct frame *frame = &v->frames[v->open_frame];

	v->open_frame = frame->parent;
	if (v->count == frame->first) {
		v->next.pad -= frame->pad;
		return;
	}
	frame->last = v->count - 1;
	v->slabs[frame->last].height += frame->pad;
	/* The text in it ends where text beside it ends. */
	v->slabs[frame->last].hang += frame->pad;
	frame->bottom = v->slabs[frame->last].height;
	v->next.space = 0;
}

void vlist_finish(struct vlist *v)
{
	if (v->count && (v->next.anchor_count || v->next.label_count))
		take_waiting(v);
}

static struct mark frame_mark(const struct frame *frame, sp top, sp bottom)
{
	return (struct mark){.kind = MARK_RULE,
	                     .role = ROLE_ARTIFACT,
	                     .x = frame->x,
	                     .y = top,
	                     .width = frame->width,
	                     .height = bottom - top,
	                     .colour = frame->fill,
	                     .node = frame->node};
}

static struct mark bar_mark(const struct frame *frame, sp x, sp top, sp bottom)
{
	struct mark mark = frame_mark(frame, top, bottom);

	mark.x += x;
	mark.width = frame->bar;
	mark.colour = frame->bar_colour;
	return mark;
}

static struct mark rule_mark(const struct frame *frame, sp top, sp thickness)
{
	struct mark mark = frame_mark(frame, top, top + thickness);

	mark.colour = frame->bar_colour;
	return mark;
}

/* Where a page ends within a frame, the ground goes on for half a pad. */
int frame_marks(const struct vlist *v, int f, int first, int end,
                const sp *tops, struct mark marks[FRAME_MARKS_MOST])
{
	const struct frame *frame = &v->frames[f];
	bool begins = frame->first >= first, ends = frame->last < end;
	int from = begins ? frame->first : first;
	int to = ends ? frame->last : end - 1;
	sp top, bottom;
	int count = 0;

	if (from > to)
		return 0;
	top = tops[from - first] + (begins ? frame->top : -frame->pad / 2);
	bottom = tops[to - first] +
	         (ends ? frame->bottom : v->slabs[to].height + frame->pad / 2);
	if (frame->filled)
		marks[count++] = frame_mark(frame, top, bottom);
	if (frame->bar && (!frame->bar_right || frame->bar_both))
		marks[count++] = bar_mark(frame, 0, top, bottom);
	if (frame->bar && (frame->bar_right || frame->bar_both))
		marks[count++] =
			bar_mark(frame, frame->width - frame->bar, top, bottom);
	/* the sides that a page cut are open */
	if (frame->rule_top && begins)
		marks[count++] = rule_mark(frame, top, frame->rule_top);
	if (frame->rule_bottom && ends)
		marks[count++] = rule_mark(frame, bottom - frame->rule_bottom,
		                           frame->rule_bottom);
	return count;
}

/* A copy of a line that is not part of the text. */
static const struct line *artifact(struct arena *a, const struct line *line)
{
	struct line *copy = arena_new(a, struct line);

	*copy = *line;
	copy->runs = arena_alloc(a, (size_t)line->run_count + 1,
	                         sizeof(*copy->runs));
	for (int i = 0; i < line->run_count; i++) {
		copy->runs[i] = line->runs[i];
		copy->runs[i].role = ROLE_ARTIFACT;
	}
	return copy;
}

void mark_as_artifact(struct arena *a, struct mark *mark)
{
	mark->role = ROLE_ARTIFACT;
	if (mark->kind == MARK_LINE)
		mark->line = artifact(a, mark->line);
}
