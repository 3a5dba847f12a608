/* page/fill.c - one sheet of a vertical list -> the marks of a page */
#include "page/fill.h"

#include "base/array.h"
#include "page/attach.h"
#include "page/stretch.h"

/* The page being filled, and the corner that the slabs' x and y count from. */
struct filler {
	struct arena *memory;
	struct page *page;
	sp x, y;
	sp to_left;  /* from the right margin to the left one */
	sp upper;    /* where the text area begins */
	bool turned; /* x and y are those of turned marks (page/pages.h) */
};

static struct mark *add_mark(struct filler *f, const struct mark *mark)
{
	struct mark *added = ARRAY_ADD(f->memory, f->page->marks,
	                               f->page->mark_count, f->page->mark_room);

	*added = *mark;
	added->x += f->x;
	added->y += f->y;
	added->turned = f->turned;
	if (mark->is_outer && !f->page->right)
		added->x -= f->to_left;
	if (mark->bleeds)
		added->x = (f->page->width - mark->width) / 2;
	return added;
}

static void add_frame(struct filler *f, const struct vlist *v, int frame,
                      int first, int end, const sp *tops)
{
	struct mark marks[FRAME_MARKS_MOST];
	int count = frame_marks(v, frame, first, end, tops, marks);

	for (int i = 0; i < count; i++)
		add_mark(f, &marks[i]);
}

/* Frames around the first slab, the outermost first. */
static void add_outer_frames(struct filler *f, const struct vlist *v, int frame,
                             int first, int end, const sp *tops)
{
	if (frame < 0)
		return;
	add_outer_frames(f, v, v->frames[frame].parent, first, end, tops);
	if (v->frames[frame].first < first)
		add_frame(f, v, frame, first, end, tops);
}

/* The first frame that opens at this slab or after it. */
static int frame_from(const struct vlist *v, int slab)
{
	int low = 0, high = v->frame_count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (v->frames[middle].first < slab)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add_frames(struct filler *f, const struct vlist *v, int first,
                       int end, const sp *tops)
{
	add_outer_frames(f, v, v->slabs[first].frame, first, end, tops);
	for (int i = frame_from(v, first);
	     i < v->frame_count && v->frames[i].first < end; i++)
		add_frame(f, v, i, first, end, tops);
}

static void turn_link(struct link_area *link, const struct page *page)
{
	struct link_area from = *link;

	link->x = from.y;
	link->y = page->height - from.x - from.width;
	link->width = from.height;
	link->height = from.width;
}

/* Who comes to something on a turned page sees it from its upper edge. */
static void turn_anchor(struct anchor *anchor, const struct filler *f)
{
	anchor->x = anchor->y;
	anchor->y = f->upper;
}

static void add_slab(struct filler *f, const struct vlist *v, int i)
{
	struct slab_first at = v->slabs[i].first;
	struct slab_first end = vlist_end(v, i);
	struct page *page = f->page;

	for (int k = at.mark; k < end.mark; k++)
		add_mark(f, &v->marks[k]);
	for (int k = at.link; k < end.link; k++) {
		struct link_area *link =
			ARRAY_ADD(f->memory, page->links, page->link_count,
		                  page->link_room);

		*link = v->links[k];
		link->x += f->x;
		link->y += f->y;
		if (f->turned)
			turn_link(link, page);
	}
	for (int k = at.anchor; k < end.anchor; k++) {
		struct anchor *anchor =
			ARRAY_ADD(f->memory, page->anchors, page->anchor_count,
		                  page->anchor_room);

		*anchor = v->anchors[k];
		anchor->x += f->x;
		anchor->y += f->y;
		if (f->turned)
			turn_anchor(anchor, f);
	}
}

/* The head of a table once more; returns where its bottom is. */
static sp add_repeat(struct filler *f, const struct vlist *v, int repeat)
{
	const struct repeat *r = &v->repeats[repeat];
	sp y = r->line_height;

	if (r->line)
		add_mark(f, &(struct mark){.kind = MARK_LINE,
		                           .role = ROLE_ARTIFACT,
		                           .x = r->line_x,
		                           .y = r->baseline,
		                           .width = r->line->width,
		                           .height = r->line->height,
		                           .line = r->line});
	for (int i = r->first; i < r->end; i++) {
		struct slab_first end = vlist_end(v, i);

		for (int k = v->slabs[i].first.mark; k < end.mark; k++) {
			struct mark *mark = add_mark(f, &v->marks[k]);

			mark->y += y;
			mark_as_artifact(f->memory, mark);
		}
		y += v->slabs[i].height;
	}
	return y;
}

/* All slabs of a paragraph, from f->y on. */
static void add_loose(struct filler *f, const struct vlist *v)
{
	for (int i = 0; i < v->count; i++) {
		add_slab(f, v, i);
		f->y += v->slabs[i].height;
	}
}

/* The slabs of the sheet, below y. */
static void add_slabs(struct filler *f, const struct vlist *v,
                      const struct sheet *sheet, sp y)
{
	struct arena scratch = {0};
	int count = sheet->end - sheet->first;
	sp *tops = arena_raw(&scratch, (size_t)count, sizeof(sp));
	const struct loose *loose = sheet->loose;
	const struct loose *loose_end = loose + sheet->loose_count;
	sp top = f->y;

	stretch_tops(v, sheet, y, tops);
	add_frames(f, v, sheet->first, sheet->end, tops);
	for (int i = sheet->first; i < sheet->end; i++) {
		f->y = top + tops[i - sheet->first];
		if (loose < loose_end && i == loose->paragraph->first) {
			add_loose(f, loose->list);
			i = loose++->paragraph->end - 1;
			continue;
		}
		add_slab(f, v, i);
	}
	f->y = top;
	arena_reset(&scratch);
}

/* The notes end where the text area ends. */
static void add_notes(struct filler *f, const struct vlist *v,
                      const struct sheet *sheet, const struct text_area *area,
                      const struct theme *theme)
{
	sp height = notes_height(v->notes, sheet->note_first, sheet->note_end);
	struct mark rule = {.kind = MARK_RULE,
	                    .role = ROLE_ARTIFACT,
	                    .width = area->width * theme->note_rule_length /
	                             1000,
	                    .height = PT(0.5),
	                    .colour = theme->rule_colour};

	f->y = area->y + area->height - height;
	rule.y = -v->note_gap / 2;
	if (v->rtl)
		rule.x = area->width - rule.width;
	add_mark(f, &rule);
	add_slabs(f, v->notes,
	          &(struct sheet){.first = sheet->note_first,
	                          .end = sheet->note_end},
	          0);
}

static struct spot start_in(const struct vlist *v, int first, int end)
{
	for (int i = first; i < end; i++)
		if (v->slabs[i].start.node)
			return v->slabs[i].start;
	return (struct spot){0};
}

/* Where the text of the page begins, for the other edition's page list. */
static void set_start(struct page *page, const struct vlist *v,
                      const struct sheet *sheet)
{
	struct spot start = {0};

	if (sheet->plate < 0)
		start = start_in(v, sheet->first, sheet->end);
	page->is_apart = !start.node;
	if (sheet->plate >= 0)
		start = start_in(v->plates, sheet->plate, sheet->plate + 1);
	if (!start.node && sheet->float_end > sheet->float_first)
		start = start_in(v->floats, sheet->float_first,
		                 sheet->float_end);
	if (!start.node && sheet->note_end > sheet->note_first)
		start = start_in(v->notes, sheet->note_first, sheet->note_end);
	page->start = start;
}

/* Figures that left their place, one below the other from y. */
static void add_figures(struct filler *f, const struct vlist *figures,
                        int first, int end, sp y)
{
	sp top = f->y;

	for (int i = first; i < end; i++) {
		f->y = top + y;
		add_slab(f, figures, i);
		y += figures->slabs[i].height;
	}
	f->y = top;
}

/* Does a picture in slab i run to the edges of the page? */
static bool has_bleed(const struct vlist *v, int i)
{
	struct slab_first end = vlist_end(v, i);

	for (int k = v->slabs[i].first.mark; k < end.mark; k++)
		if (v->marks[k].bleeds)
			return true;
	return false;
}

/* A picture that runs to the edges begins at the upper one; where it has
 * nearly the shape of the page, it covers it. */
static void add_plate(struct filler *f, const struct vlist *plates, int i,
                      const struct text_area *area)
{
	struct page *page = f->page;
	struct mark *mark;
	double across, down;

	f->turned = plates->slabs[i].turned;
	if (f->turned) {
		f->x = page->height - area->y - area->height;
		f->y = area->x;
	}
	page->covered = has_bleed(plates, i);
	if (page->covered)
		f->y = 0;
	add_figures(f, plates, i, i + 1, 0);
	mark = page->marks;
	if (!page->covered || page->mark_count != 1)
		return;
	across = (double)page->width / (double)mark->width;
	down = (double)page->height / (double)mark->height;
	if (across > 1.08 * down || down > 1.08 * across)
		return;
	if (across < down)
		across = down;
	mark->width = (sp)((double)mark->width * across);
	mark->height = (sp)((double)mark->height * across);
	mark->x = (page->width - mark->width) / 2;
	mark->y = (page->height - mark->height) / 2;
}

/* Above the text; below it where a chapter opens. Returns their height above
 * it. */
static sp add_floats(struct filler *f, const struct vlist *v,
                     const struct sheet *sheet, const struct text_area *area,
                     sp leading)
{
	bool below = sheet->first < sheet->end && v->slabs[sheet->first].opens;
	sp height = 0, y = 0;

	for (int i = sheet->float_first; i < sheet->float_end; i++)
		height += v->floats->slabs[i].height;
	if (below) {
		y = area->height - height + leading * 3 / 4;
		if (sheet->note_end > sheet->note_first)
			y -= v->note_gap + notes_height(v->notes,
			                                sheet->note_first,
			                                sheet->note_end);
	}
	add_figures(f, v->floats, sheet->float_first, sheet->float_end, y);
	return below ? 0 : height;
}

void page_fill(struct arena *a, struct page *page, const struct vlist *v,
               const struct sheet *sheet, const struct text_area *area,
               const struct theme *theme)
{
	struct filler f = {.memory = a,
	                   .page = page,
	                   .x = area->x,
	                   .y = area->y,
	                   .upper = area->y,
	                   .to_left = area->width + theme->margin_outer};

	set_start(page, v, sheet);
	if (sheet->plate >= 0) {
		add_plate(&f, v->plates, sheet->plate, area);
		return;
	}
	if (sheet->float_end > sheet->float_first)
		f.y += add_floats(&f, v, sheet, area, theme->leading);
	if (sheet->end > sheet->first) {
		int repeat = v->slabs[sheet->first].repeat;
		sp y = repeat >= 0 ? add_repeat(&f, v, repeat) : 0;

		add_slabs(&f, v, sheet, y);
	}
	if (sheet->note_end > sheet->note_first)
		add_notes(&f, v, sheet, area, theme);
}
