/* page/pages.c - the book -> pages: parts set in parallel, then put in order */
#include "page/pages.h"

#include "base/array.h"
#include "doc/folios.h"
#include "page/fill.h"
#include "page/furniture.h"
#include "page/number.h"
#include "page/part.h"

/* Nearly always two are enough: one that sets, one that sees no change. */
enum {
	FOLIO_ROUNDS = 5
};

/* A page that ends so many lines early is reported; without a grid, which makes
 * all feet alike, this part of it. */
enum {
	SHORT_LINES = 2,
	SHORT_PART = 4,
};

struct pages_owner {
	struct setter *setters;
	int setter_count;
};

/* The parts, and which of them is to be set next. */
struct queue {
	const struct book *book;
	struct part *parts;
	int count;
	int next;
	pthread_mutex_t lock;
};

struct worker {
	struct queue *queue;
	struct setter *setter;
	pthread_t thread;
	bool runs;
};

static struct part *take_part(struct queue *queue)
{
	struct part *part = NULL;

	pthread_mutex_lock(&queue->lock);
	while (queue->next < queue->count &&
	       queue->parts[queue->next].kind == PART_CONTENTS)
		queue->next++;
	if (queue->next < queue->count)
		part = &queue->parts[queue->next++];
	pthread_mutex_unlock(&queue->lock);
	return part;
}

static void *work(void *argument)
{
	struct worker *worker = argument;
	struct part *part;

	while ((part = take_part(worker->queue)))
		part_set(part, worker->setter, worker->queue->book, NULL);
	return NULL;
}

/* The first worker is the calling thread; one that cannot start leaves its
 * share to the others. */
static void set_parts(struct arena *a, const struct book *book,
                      struct part *parts, int count,
                      const struct pages_owner *owner)
{
	struct queue queue = {.book = book, .parts = parts, .count = count};
	struct worker *workers =
		arena_alloc(a, (size_t)owner->setter_count, sizeof(*workers));

	pthread_mutex_init(&queue.lock, NULL);
	for (int i = 0; i < owner->setter_count; i++) {
		workers[i].queue = &queue;
		workers[i].setter = &owner->setters[i];
		if (i)
			workers[i].runs = !pthread_create(
				&workers[i].thread, NULL, work, &workers[i]);
	}
	work(&workers[0]);
	for (int i = 1; i < owner->setter_count; i++)
		if (workers[i].runs)
			pthread_join(workers[i].thread, NULL);
	pthread_mutex_destroy(&queue.lock);
}

static struct pages_owner *open_setters(struct arena *a,
                                        const struct book *book,
                                        struct fonts *fonts, int count,
                                        struct diag *d)
{
	struct pages_owner *owner = arena_new(a, struct pages_owner);

	owner->setters = arena_alloc(a, (size_t)count, sizeof(struct setter));
	owner->setter_count = count;
	for (int i = 0; i < count; i++)
		setter_open(&owner->setters[i], book, fonts, d);
	return owner;
}

/* Where chapters begin below one another and the title stands above them, the
 * contents do so, too. */
static bool contents_run_on(const struct book *book)
{
	return book->contents && book->chapter_count &&
	       book->theme.chapters == CHAPTERS_RUNNING &&
	       book->theme.title.place == TITLE_TOP;
}

/* Title page and contents, then the chapters; files that go on below others, or
 * on their page, join their part. */
static struct part *list_parts(struct arena *a, const struct book *book,
                               int *count)
{
	struct part *parts =
		arena_alloc(a, (size_t)book->chapter_count + 2, sizeof(*parts));

	*count = 0;
	if (book->title_page && book->theme.title.place == TITLE_PAGE)
		parts[(*count)++].kind = PART_TITLE;
	if (book->contents && !contents_run_on(book))
		parts[(*count)++].kind = PART_CONTENTS;
	for (int i = 0; i < book->chapter_count; i++) {
		const struct chapter *chapter = book->chapters[i];

		if (!i ||
		    (book->theme.chapters != CHAPTERS_RUNNING &&
		     !chapter->continues) ||
		    chapter->matter != parts[*count - 1].matter)
			parts[(*count)++] =
				(struct part){.kind = PART_CHAPTERS,
			                      .matter = chapter->matter,
			                      .first = i};
		parts[*count - 1].end = i + 1;
	}
	parts[0].is_titled = book->title_page && parts[0].kind != PART_TITLE;
	parts[0].has_contents = contents_run_on(book);
	return parts;
}

/* Where the text stands; inner and outer margins change sides. */
static struct text_area area_of(const struct theme *theme,
                                const struct page *page)
{
	bool left = theme->two_sided && !page->right;

	return (struct text_area){
		.x = left ? theme->margin_outer : theme->margin_inner,
		.y = theme->margin_top,
		.width = theme_measure(theme),
		.height = theme_text_height(theme),
	};
}

/* The cover fills the page; one of another shape is shown whole. */
static void fill_cover(struct arena *a, struct page *page,
                       const struct picture *cover)
{
	double across = (double)page->width / (double)cover->width;
	double down = (double)page->height / (double)cover->height;
	double scale = across < down ? across : down;
	struct mark *mark =
		ARRAY_ADD(a, page->marks, page->mark_count, page->mark_room);

	if (across < 1.08 * down && down < 1.08 * across)
		scale = across > down ? across : down;
	mark->kind = MARK_PICTURE;
	mark->role = ROLE_ARTIFACT;
	mark->picture = cover;
	mark->width = (sp)(scale * (double)cover->width);
	mark->height = (sp)(scale * (double)cover->height);
	mark->x = (page->width - mark->width) / 2;
	mark->y = (page->height - mark->height) / 2;
}

/* What the source has for slab i: its text, or what is drawn in it. */
static const struct node *source_of(const struct vlist *v, int i)
{
	int mark = v->slabs[i].first.mark, end = vlist_end(v, i).mark;

	if (v->slabs[i].start.node)
		return v->slabs[i].start.node;
	for (; mark < end; mark++)
		if (v->marks[mark].node)
			return v->marks[mark].node;
	return NULL;
}

/* No page end was good: what the next page begins with has parted from what it
 * belongs to, or leaves room where it does not fit. */
static void report_end(const struct leaf *leaf, const struct theme *theme,
                       struct diag *d)
{
	const struct vlist *v = &leaf->part->list;
	const struct sheet *sheet = leaf->sheet;
	const struct node *next = NULL;
	sp least = v->grid > 0 ? SHORT_LINES * v->grid
	                       : theme_text_height(theme) / SHORT_PART;

	if (!sheet->torn && sheet->empty * theme->leading < least)
		return;
	for (int i = sheet->end; !next && i < v->count; i++)
		next = source_of(v, i);
	if (next && sheet->torn)
		diag_add(d, DIAG_PAGE_TORN, next->at, "%s", "");
	else if (next)
		diag_add(d, DIAG_PAGE_SHORT, next->at, "%d lines stay empty",
		         sheet->empty);
}

/* A part may open on a page of another colour. */
static void fill_ground(struct arena *a, struct page *page, uint32_t colour)
{
	struct mark *mark;

	if (colour == COLOUR_NONE)
		return;
	mark = ARRAY_ADD(a, page->marks, page->mark_count, page->mark_room);
	mark->kind = MARK_RULE;
	mark->role = ROLE_ARTIFACT;
	mark->width = page->width;
	mark->height = page->height;
	mark->colour = colour;
}

static void fill_pages(struct arena *a, struct pages *pages,
                       const struct order *order, const struct book *book,
                       struct setter *setter)
{
	struct furniture furniture = {
		.setter = setter, .memory = a, .theme = &book->theme};
	struct running running = {.memory = a, .book = book};

	for (int i = 0; i < pages->count; i++) {
		struct page *page = &pages->pages[i];
		const struct leaf *leaf = &order->leaves[i];
		struct text_area area = area_of(&book->theme, page);

		if (leaf->is_cover)
			fill_cover(a, page, book->cover);
		if (!leaf->part)
			continue;
		if (leaf_is_part(leaf))
			fill_ground(a, page, book->theme.part_fill);
		page_fill(a, page, &leaf->part->list, leaf->sheet, &area,
		          &book->theme);
		report_end(leaf, &book->theme, setter->diag);
		if (leaf->part->kind != PART_TITLE && !page->covered &&
		    (book->theme.chapters == CHAPTERS_RUNNING ||
		     !leaf_is_part(leaf)))
			furniture_add(&furniture, page, &area,
			              running_head(&running, leaf, page),
			              leaf_opens(leaf));
	}
}

/* The contents say on which pages all else stands, which may depend on how
 * many pages the contents have: seldom more than two rounds. */
static void set_contents(struct arena *a, struct pages *pages,
                         struct order *order, const struct book *book,
                         struct part *parts, int count, struct setter *setter)
{
	struct diag *own = setter->diag, silent = {0};
	struct part *contents = NULL;

	for (int i = 0; i < count; i++)
		if (parts[i].kind == PART_CONTENTS || parts[i].has_contents)
			contents = &parts[i];
	number_pages(a, pages, order, book, parts, count);
	if (contents && contents->has_contents)
		/* its text was reported on; own is given back below */
		/* cppcheck-suppress autoVariables */
		setter->diag = &silent;
	for (int round = 0; contents && round < 4; round++) {
		int before = pages->count;

		part_clear(contents);
		part_set(contents, setter, book, pages);
		number_pages(a, pages, order, book, parts, count);
		if (pages->count == before)
			break;
	}
	setter->diag = own;
	diag_clear(&silent);
}

static int find_folio(const void *pages, const struct node *node,
                      struct view *label)
{
	const struct page *page = pages_find(pages, node);

	*label = page ? page->label : (struct view){0};
	return page ? page->index : -1;
}

static bool part_changed(const struct part *part, const bool *changed)
{
	for (int i = part->first; i < part->end; i++)
		if (part->kind == PART_CHAPTERS && changed[i])
			return true;
	return false;
}

/* "(p. 12)", the index, and notes that are numbered by page say where things
 * stand: parts in which such a text has changed are set again, which may move
 * other things. What cannot settle is left as it is after a few rounds. */
static void set_folios(struct arena *a, struct pages *pages,
                       struct order *order, struct book *book,
                       struct part *parts, int count, struct setter *setter)
{
	bool *changed = arena_alloc(a, (size_t)book->chapter_count + 1,
	                            sizeof(*changed));
	struct diag *own = setter->diag, silent = {0};

	/* all has been reported once; own is given back below */
	/* cppcheck-suppress autoVariables */
	setter->diag = &silent;
	for (int round = 0; round < FOLIO_ROUNDS; round++) {
		bool moved = book_set_folios(book, find_folio, pages, changed);

		if (book->notes == NOTES_BY_PAGE)
			moved |= book_number_notes_on_pages(book, find_folio,
			                                    pages, changed);
		if (!moved)
			break;
		for (int i = 0; i < count; i++) {
			if (!part_changed(&parts[i], changed))
				continue;
			part_clear(&parts[i]);
			part_set(&parts[i], setter, book, NULL);
		}
		memset(changed, 0,
		       (size_t)book->chapter_count * sizeof(*changed));
		set_contents(a, pages, order, book, parts, count, setter);
	}
	setter->diag = own;
	diag_clear(&silent);
}

struct pages *pages_make(struct arena *a, struct book *book,
                         struct fonts *fonts, int threads, struct diag *d)
{
	struct pages *pages = arena_new(a, struct pages);
	struct order order = {0};
	struct part *parts;
	int count;

	parts = list_parts(a, book, &count);
	if (threads > count)
		threads = count;
	pages->owner =
		open_setters(a, book, fonts, threads < 1 ? 1 : threads, d);
	set_parts(a, book, parts, count, pages->owner);
	set_contents(a, pages, &order, book, parts, count,
	             &pages->owner->setters[0]);
	if (book->folio_count || book->row_count ||
	    book->notes == NOTES_BY_PAGE)
		set_folios(a, pages, &order, book, parts, count,
		           &pages->owner->setters[0]);
	fill_pages(a, pages, &order, book, &pages->owner->setters[0]);
	for (int i = 0; i < count; i++) {
		arena_join(a, &parts[i].lines);
		arena_reset(&parts[i].lists);
	}
	return pages;
}

void pages_close(struct pages *pages)
{
	if (!pages || !pages->owner)
		return;
	for (int i = 0; i < pages->owner->setter_count; i++)
		setter_close(&pages->owner->setters[i]);
	pages->owner = NULL;
}

const struct page *pages_find(const struct pages *pages,
                              const struct node *node)
{
	int index;

	if (!node || node->serial >= pages->page_of_count)
		return NULL;
	index = pages->page_of[node->serial];
	return index >= 0 ? &pages->pages[index] : NULL;
}
