/* page/number.c - the order of the pages, and their numbers */
#include "page/number.h"

#include "base/array.h"
#include "doc/resolve.h"

/* The numbers so far. */
struct numberer {
	struct arena *memory;
	struct pages *pages;
	struct order *order;
	const struct theme *theme;
	int front, body; /* pages with roman numbers, with arabic ones */
};

static struct view roman(struct arena *a, int number)
{
	static const struct {
		int value;
		const char *letters;
	} steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
	             {100, "c"},  {90, "xc"},  {50, "l"},  {40, "xl"},
	             {10, "x"},   {9, "ix"},   {5, "v"},   {4, "iv"},
	             {1, "i"}};
	struct buf text = {0};
	struct view result;

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			buf_puts(&text, steps[i].letters);
	result = arena_view(a, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	return result;
}

static struct page *add_page(struct numberer *n, enum matter matter,
                             struct leaf leaf)
{
	struct pages *pages = n->pages;
	struct page *page =
		ARRAY_ADD(n->memory, pages->pages, pages->count, pages->room);

	*ARRAY_ADD(n->memory, n->order->leaves, n->order->count,
	           n->order->room) = leaf;
	*page = (struct page){
		.index = pages->count - 1,
		.matter = matter,
		.right = !n->theme->two_sided || pages->count % 2 == 1,
		.blank = !leaf.part && !leaf.is_cover,
		.is_cover = leaf.is_cover,
		.width = n->theme->page_width,
		.height = n->theme->page_height,
	};
	if (matter == MATTER_FRONT)
		page->label = roman(n->memory, ++n->front);
	else
		page->label = view_of(arena_printf(n->memory, "%d", ++n->body));
	return page;
}

static bool next_is_right(const struct numberer *n)
{
	return !n->theme->two_sided || n->pages->count % 2 == 0;
}

/* The next page will be on this side: a blank one stands before it if need
 * be. */
static void open_side(struct numberer *n, enum matter matter,
                      enum page_side side)
{
	if (!n->theme->two_sided || side == ON_ANY_SIDE ||
	    next_is_right(n) == (side == ON_RIGHT))
		return;
	add_page(n, n->body ? matter : MATTER_FRONT, (struct leaf){0});
}

static const struct chapter *chapter_at(const struct vlist *v, int slab)
{
	const struct chapter *chapter = NULL;

	for (int i = 0; i < v->chapter_count && v->chapters[i].slab <= slab;
	     i++)
		chapter = v->chapters[i].chapter;
	return chapter;
}

static void add_part(struct numberer *n, const struct part *part)
{
	const struct vlist *v = &part->list;
	const struct sheets *sheets;

	if (!v->count)
		return;
	if (part->matter == MATTER_FRONT ? part->kind != PART_CHAPTERS
	                                 : !n->body)
		open_side(n, part->matter, ON_RIGHT);
	open_side(n, part->matter, v->slabs[0].side);
	sheets = next_is_right(n) ? &part->cuts.right : &part->cuts.left;
	for (int i = 0; i < sheets->count; i++) {
		const struct sheet *sheet = &sheets->sheets[i];
		struct page *page;

		if (sheet->first < sheet->end)
			open_side(n, part->matter, v->slabs[sheet->first].side);
		page = add_page(n, part->matter,
		                (struct leaf){part, sheet, false});
		page->chapter = chapter_at(v, sheet->first);
	}
}

static uint32_t highest_serial(const struct vlist *v)
{
	uint32_t highest = 0;

	for (int i = 0; i < v->anchor_count; i++)
		if (v->anchors[i].node->serial > highest)
			highest = v->anchors[i].node->serial;
	return highest;
}

static void place_anchors(struct pages *pages, const struct vlist *v, int first,
                          int end, int index)
{
	int from, to;

	if (first >= end)
		return;
	from = v->slabs[first].first.anchor;
	to = vlist_end(v, end - 1).anchor;
	for (int i = from; i < to; i++) {
		uint32_t serial = v->anchors[i].node->serial;

		if (serial && pages->page_of[serial] < 0)
			pages->page_of[serial] = index;
	}
}

static void find_anchors(struct arena *a, struct pages *pages,
                         const struct order *order, const struct part *parts,
                         int count)
{
	uint32_t highest = 0;

	for (int i = 0; i < count; i++) {
		uint32_t list = highest_serial(&parts[i].list);
		uint32_t notes = highest_serial(&parts[i].notes);

		uint32_t floats = highest_serial(&parts[i].floats);
		uint32_t plates = highest_serial(&parts[i].plates);

		highest = floats > highest ? floats : highest;
		highest = plates > highest ? plates : highest;
		highest = list > highest ? list : highest;
		highest = notes > highest ? notes : highest;
	}
	if (!pages->page_of || pages->page_of_count != highest + 1)
		pages->page_of = arena_raw(a, (size_t)highest + 1, sizeof(int));
	pages->page_of_count = highest + 1;
	for (uint32_t i = 0; i <= highest; i++)
		pages->page_of[i] = -1;
	for (int i = 0; i < pages->count; i++) {
		const struct part *part = order->leaves[i].part;
		const struct sheet *sheet;

		if (!part)
			continue;
		sheet = order->leaves[i].sheet;
		place_anchors(pages, &part->list, sheet->first, sheet->end, i);
		place_anchors(pages, &part->notes, sheet->note_first,
		              sheet->note_end, i);
		place_anchors(pages, &part->floats, sheet->float_first,
		              sheet->float_end, i);
		if (sheet->plate >= 0)
			place_anchors(pages, &part->plates, sheet->plate,
			              sheet->plate + 1, i);
	}
}

void number_pages(struct arena *a, struct pages *pages, struct order *order,
                  const struct book *book, const struct part *parts, int count)
{
	struct numberer n = {.memory = a,
	                     .pages = pages,
	                     .order = order,
	                     .theme = &book->theme};

	pages->count = 0;
	order->count = 0;
	if (book->cover && book->cover->width > 0 && book->cover->height > 0)
		add_page(&n, MATTER_FRONT, (struct leaf){.is_cover = true});
	for (int i = 0; i < count; i++)
		add_part(&n, &parts[i]);
	if (!n.pages->count) /* a PDF has one page at least */
		add_page(&n, MATTER_BODY, (struct leaf){0});
	find_anchors(a, pages, order, parts, count);
}

static struct view text_of(struct running *r, const struct node *heading)
{
	struct buf text = {0};

	if (heading == r->shown)
		return r->text;
	node_plain_text(heading, &text);
	r->shown = heading;
	r->text =
		arena_view(r->memory, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	return r->text;
}

/* Take the headings that stand before slab end; the first section on the page
 * counts, else the one that goes on. */
static void take_headings(struct running *r, const struct vlist *v, int first,
                          int end)
{
	bool found = false;

	for (; r->next < v->heading_count; r->next++) {
		const struct vlist_heading *heading = &v->headings[r->next];

		if (heading->slab >= end)
			break;
		if (book_is_part(heading->node)) {
			r->part_heading = heading->node;
			r->chapter = r->section = NULL;
			found = false;
		} else if (heading->node->level <= 1) {
			r->chapter = heading->node;
			r->section = NULL;
			found = false;
		} else if (!found) {
			r->section = heading->node;
			found = heading->slab >= first;
		}
	}
}

bool leaf_opens(const struct leaf *leaf)
{
	const struct sheet *sheet = leaf->sheet;

	return sheet->first < sheet->end &&
	       leaf->part->list.slabs[sheet->first].opens;
}

bool leaf_is_part(const struct leaf *leaf)
{
	const struct sheet *sheet = leaf->sheet;

	return sheet->first < sheet->end &&
	       leaf->part->list.slabs[sheet->first].is_part;
}

struct view running_head(struct running *r, const struct leaf *leaf,
                         const struct page *page)
{
	const struct vlist *v = &leaf->part->list;
	const struct sheet *sheet = leaf->sheet;
	const struct node *heading;
	enum head_text what;

	if (r->part != leaf->part) {
		r->part = leaf->part;
		r->next = 0;
		r->chapter = r->section = NULL;
	}
	take_headings(r, v, sheet->first, sheet->end);
	if (leaf_opens(leaf))
		return (struct view){0};
	what = page->right ? r->book->theme.head_right
	                   : r->book->theme.head_left;
	if (what == HEAD_NONE)
		return (struct view){0};
	if (what == HEAD_TITLE)
		return r->book->meta.title;
	heading = what == HEAD_PART                    ? r->part_heading
	          : what == HEAD_SECTION && r->section ? r->section
	                                               : r->chapter;
	if (heading)
		return text_of(r, heading);
	/* A file without any heading has only its name, which is no title. */
	if (page->chapter && page->chapter->has_heading)
		return page->chapter->title;
	return (struct view){0};
}
