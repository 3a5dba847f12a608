/* write/epub_pages.c - where in the EPUB the printed pages begin */
#include "write/epub_pages.h"

#include "base/array.h"

#include <stdlib.h>

static bool precedes(struct spot one, struct spot other)
{
	uint32_t a = one.node ? one.node->serial : 0;
	uint32_t b = other.node ? other.node->serial : 0;

	return a != b ? a < b : one.offset < other.offset;
}

static bool is_in_book(const struct plan *plan, struct spot spot)
{
	return spot.node && spot.node->serial &&
	       spot.node->serial < plan->serials;
}

/* Does the page begin where its first words stand in the EPUB? Notes stand at
 * the end of their file there, a picture before text of the last page, and the
 * contents are the navigation, where reading systems look for no marks. */
static bool begins_in_text(const struct plan *plan, const struct page *page)
{
	const struct node *node = page->start.node;

	return is_in_book(plan, page->start) && node->kind != NODE_NOTE &&
	       !node_above(node, NODE_NOTE) &&
	       (!plan->book->contents ||
	        node_above(node, NODE_DOCUMENT) != plan->book->contents) &&
	       !(page->is_apart && node->kind == NODE_IMAGE);
}

static void add_page(struct plan *plan, const struct page *page,
                     struct spot spot)
{
	struct plan_page *mark = ARRAY_ADD(plan->memory, plan->pages,
	                                   plan->page_count, plan->page_room);

	mark->page = page;
	mark->node = spot.node;
	mark->serial = spot.node ? spot.node->serial : 0;
	mark->offset = spot.offset;
}

/* Where each page begins, or the next one that begins behind all before it. */
static struct spot *all_starts(const struct plan *plan,
                               const struct pages *pages)
{
	struct spot *starts = arena_alloc(
		plan->memory, (size_t)pages->count + 1, sizeof(*starts));
	struct spot last = {0};

	for (int i = 0; i < pages->count; i++) {
		struct spot start = pages->pages[i].start;

		if (begins_in_text(plan, &pages->pages[i]) &&
		    !precedes(start, last))
			starts[i] = last = start;
	}
	for (int i = pages->count; i-- > 0;)
		if (!starts[i].node)
			starts[i] = starts[i + 1];
	return starts;
}

static int by_spot(const void *left, const void *right)
{
	const struct plan_page *a = left, *b = right;

	if (a->serial != b->serial)
		return a->serial < b->serial ? -1 : 1;
	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	return a->page->index - b->page->index;
}

void plan_place_pages(struct plan *plan, const struct pages *pages)
{
	struct spot *starts = pages ? all_starts(plan, pages) : NULL;

	for (int i = 0; pages && i < pages->count; i++) {
		const struct page *page = &pages->pages[i];
		struct spot spot = starts[i].node ? starts[i] : page->start;

		if (page->blank || !page->label.n)
			continue;
		if (page->is_cover)
			add_page(plan, page, (struct spot){0});
		else if (is_in_book(plan, spot))
			add_page(plan, page, spot);
	}
	if (plan->page_count)
		qsort(plan->pages, (size_t)plan->page_count,
		      sizeof(*plan->pages), by_spot);
	for (int i = plan->page_count; i-- > 0;)
		if (plan->pages[i].serial)
			plan->page_of[plan->pages[i].serial] = (uint32_t)i + 1;
}

/* --- names --- */

static void name_page(struct plan *plan, struct plan_page *page, int file,
                      struct xml_names *taken)
{
	struct view label =
		xml_name(plan->memory, page->page->label, "n", true);

	page->file = file;
	page->id = xml_unique(taken,
	                      view_of(arena_printf(plan->memory, "page-%.*s",
	                                           (int)label.n, label.p)));
}

void plan_name_pages(struct plan *plan, int file, const struct node *node)
{
	int count;
	struct plan_page *pages = plan_pages(plan, node, &count);

	for (int i = 0; i < count; i++)
		name_page(plan, &pages[i], file, &plan->files[file].ids);
}

struct plan_page *plan_cover_page(const struct plan *plan)
{
	return plan->page_count && plan->pages[0].page->is_cover
	               ? &plan->pages[0]
	               : NULL;
}

void plan_name_cover_page(struct plan *plan)
{
	struct plan_page *cover = plan_cover_page(plan);

	for (int i = 0; cover && i < plan->file_count; i++)
		if (plan->files[i].kind == PLAN_COVER)
			name_page(plan, cover, i, &plan->files[i].ids);
}
