/* write/epub_plan.c - what stands in which file of the EPUB */
#include "write/epub_plan.h"

#include "base/array.h"
#include "base/file.h"
#include "doc/labels.h"
#include "write/epub_pages.h"
#include "write/picture_shrink.h"

/* E-readers slow down past some 260 KB of XHTML in one file. */
#define FILE_GOOD  160000 /* cut before the next heading of level 1 or 2 */
#define FILE_MOST  220000 /* cut before any block */
#define FILES_MOST 2000   /* past them, only size cuts */
#define NODE_COST  30     /* bytes of tags around a node, about */
#define NOTE_COST  250    /* likewise, of a note and its call */

/* --- tables by number --- */

static void count_picture(struct plan *plan, const struct picture *picture)
{
	if (picture && picture->index >= plan->picture_count)
		plan->picture_count = picture->index + 1;
}

/* How many serial numbers and pictures the tables must have room for. */
static void count_below(struct plan *plan, struct node *top)
{
	for (struct node *n = top; n; n = node_next(top, n)) {
		if (n->serial >= plan->serials)
			plan->serials = n->serial + 1;
		if (n->kind == NODE_IMAGE)
			count_picture(plan, n->link.picture);
	}
}

static void count_all(struct plan *plan)
{
	const struct book *book = plan->book;

	plan->serials = 1;
	if (book->title_page)
		count_below(plan, book->title_page);
	if (book->contents)
		count_below(plan, book->contents);
	for (int i = 0; i < book->chapter_count; i++)
		count_below(plan, book->chapters[i]->top);
	for (uint32_t i = 0; i < book->pictures.count; i++)
		count_picture(plan, book->pictures.entries[i].value);
	count_picture(plan, book->cover);
}

struct plan_place *plan_place(const struct plan *plan, const struct node *node)
{
	uint32_t index =
		node->serial < plan->serials ? plan->place_of[node->serial] : 0;

	return index ? &plan->places[index - 1] : NULL;
}

struct plan_page *plan_pages(const struct plan *plan, const struct node *node,
                             int *count)
{
	uint32_t index =
		node->serial < plan->serials ? plan->page_of[node->serial] : 0;
	int first = (int)index - 1, end = first;

	*count = 0;
	if (!index)
		return NULL;
	while (end < plan->page_count &&
	       plan->pages[end].serial == node->serial)
		end++;
	*count = end - first;
	return &plan->pages[first];
}

/* --- files --- */

struct view plan_title(const struct book *book)
{
	if (xml_trim(book->meta.title).n)
		return book->meta.title;
	for (int i = 0; i < book->chapter_count; i++)
		if (xml_trim(book->chapters[i]->title).n)
			return book->chapters[i]->title;
	return VIEW("Untitled");
}

struct view plan_lang(const struct book *book)
{
	return xml_is_language(book->meta.lang) ? book->meta.lang : VIEW("en");
}

/* The plain text of the first heading from first on that has one. */
static struct view heading_text(struct plan *plan, const struct plan_file *file)
{
	struct buf text = {0};
	struct view title = {0};

	for (struct node *n = file->first; n && n != file->end && !title.n;
	     n = n->next) {
		if (n->kind != NODE_HEADER)
			continue;
		buf_empty(&text);
		node_plain_text(n, &text);
		title = arena_view(
			plan->memory,
			xml_trim((struct view){buf_text(&text), text.len}));
	}
	buf_clear(&text);
	return title;
}

static struct view file_title(struct plan *plan, const struct plan_file *file)
{
	struct view title = {0};

	if (file->chapter && !file->is_continued)
		title = xml_trim(file->chapter->title);
	if (!title.n && file->chapter)
		title = heading_text(plan, file);
	return title.n ? title : plan_title(plan->book);
}

struct naming {
	struct xml_names files, media; /* without regard to case */
	struct xml_names items;
};

static struct view item_id(struct plan *plan, struct naming *naming,
                           const char *prefix, struct view name)
{
	char *id = arena_printf(plan->memory, "%s-%.*s", prefix, (int)name.n,
	                        name.p);

	return xml_unique(&naming->items, view_of(id));
}

static struct plan_file *add_file(struct plan *plan, struct naming *naming,
                                  enum plan_kind kind, struct view stem)
{
	struct plan_file *file = ARRAY_ADD(plan->memory, plan->files,
	                                   plan->file_count, plan->file_room);

	stem = xml_unique(&naming->files, stem);
	file->kind = kind;
	file->name = view_of(
		arena_printf(plan->memory, "%.*s.xhtml", (int)stem.n, stem.p));
	file->item = item_id(plan, naming, "text", stem);
	file->lang = plan_lang(plan->book);
	file->ids.taken.memory = plan->memory;
	return file;
}

static size_t block_cost(struct node *block)
{
	size_t cost = 0;

	for (struct node *n = block; n; n = node_next(block, n))
		cost += n->text.n +
		        (n->kind == NODE_NOTE ? NOTE_COST : NODE_COST);
	return cost;
}

/* The rank of the headings that begin a file. */
static int split_level(const struct book *book)
{
	const struct value *values = book->meta.values;
	int level = value_int(
		value_get(values, "split-level"),
		value_int(value_get(values, "epub-chapter-level"), 1));

	return level > HEADING_LEVELS ? HEADING_LEVELS : level;
}

/* Where the file that starts with first ends: NULL for the last one. */
static struct node *file_end(const struct plan *plan, struct node *first)
{
	int level = plan->file_count < FILES_MOST ? split_level(plan->book) : 0;
	size_t cost = block_cost(first);
	bool has_text = first->kind != NODE_HEADER;
	struct node *n;

	for (n = first->next; n; n = n->next) {
		bool is_heading = n->kind == NODE_HEADER && n->level <= 2;
		size_t more;

		if (cost > FILE_MOST || (cost > FILE_GOOD && is_heading))
			return n;
		if (n->kind == NODE_HEADER && n->level <= level &&
		    (has_text || n->level <= first->level))
			return n; /* a heading alone makes no file */
		more = block_cost(n);
		if (has_text && cost + more > FILE_MOST + FILE_GOOD)
			return n; /* one huge block after small ones */
		has_text |= n->kind != NODE_HEADER;
		cost += more;
	}
	return NULL;
}

static void add_chapter(struct plan *plan, struct naming *naming,
                        const struct chapter *chapter)
{
	struct view stem =
		xml_name(plan->memory, chapter->name, "chapter", true);
	struct node *first = chapter->top->first;
	bool is_continued = false;

	do {
		struct plan_file *file =
			add_file(plan, naming, PLAN_CHAPTER, stem);

		file->chapter = chapter;
		file->top = chapter->top;
		file->first = first;
		file->end = first ? file_end(plan, first) : NULL;
		file->is_continued = is_continued;
		if (xml_is_language(chapter->lang))
			file->lang = chapter->lang;
		file->title = file_title(plan, file);
		first = file->end;
		is_continued = true;
	} while (first);
}

static void add_title_page(struct plan *plan, struct naming *naming)
{
	struct node *top = plan->book->title_page;
	struct plan_file *file =
		add_file(plan, naming, PLAN_TITLE, VIEW("title"));

	file->top = top;
	file->first = top->first;
	file->title = file_title(plan, file);
}

/* --- pictures --- */

/* A cover of vectors is no cover to shops and Kindle, whatever the author says
 * of the other drawings. */
static bool wants_dots(const struct plan *plan, const struct picture *picture)
{
	const struct value *wanted =
		value_get(plan->book->meta.values, "epub-svg-fallback");

	return (picture->kind == PICTURE_SVG || picture->kind == PICTURE_PDF) &&
	       value_bool(wanted, picture == plan->book->cover);
}

static void add_picture(struct plan *plan, struct naming *naming,
                        const struct picture *picture)
{
	static const char *const extensions[] = {
		[PICTURE_PNG] = "png", [PICTURE_JPEG] = "jpg",
		[PICTURE_SVG] = "svg", [PICTURE_PDF] = "svg",
		[PICTURE_GIF] = "gif",
	};
	/* a GIF stays what it is: it may move */
	enum picture_kind kind = picture->kind == PICTURE_GIF
	                                 ? PICTURE_GIF
	                                 : picture_recoded_kind(picture);
	struct plan_media *media;
	struct view stem;

	if (picture->index < 0 || picture->index >= plan->picture_count ||
	    plan->media_of[picture->index])
		return;
	media = ARRAY_ADD(plan->memory, plan->media, plan->media_count,
	                  plan->media_room);
	plan->media_of[picture->index] = plan->media_count;
	stem = xml_name(plan->memory, file_stem(file_name(picture->path)),
	                "picture", true);
	stem = xml_unique(&naming->media, stem);
	media->picture = picture;
	media->name = view_of(arena_printf(plan->memory, "%.*s.%s", (int)stem.n,
	                                   stem.p, extensions[kind]));
	media->item = item_id(plan, naming, "media", media->name);
	media->bytes = picture->bytes;
	if (!wants_dots(plan, picture))
		return;
	media->dots_name = view_of(
		arena_printf(plan->memory, "%.*s.png", (int)stem.n, stem.p));
	media->dots_item = item_id(plan, naming, "media", media->dots_name);
}

const struct plan_media *plan_media(const struct plan *plan,
                                    const struct picture *picture)
{
	const struct plan_media *media;

	if (!picture || picture->index < 0 ||
	    picture->index >= plan->picture_count ||
	    !plan->media_of[picture->index])
		return NULL;
	media = &plan->media[plan->media_of[picture->index] - 1];
	return media->bad ? NULL : media;
}

/* --- what leads where --- */

/* The next node of a file in the order of the document. The inlines of an
 * Image become its alternative text, where no tag can stand. */
static struct node *next_in_file(const struct plan_file *file, struct node *n)
{
	n = n->kind == NODE_IMAGE ? node_skip(file->top, n)
	                          : node_next(file->top, n);
	return n == file->end ? NULL : n;
}

/* n is declared here: NOLINTBEGIN(bugprone-macro-parentheses) */
#define EACH_NODE(file, n)                                                     \
	for (struct node *n = (file)->first; n; n = next_in_file((file), n))
/* NOLINTEND(bugprone-macro-parentheses) */

static struct plan_place *add_place(struct plan *plan, int file,
                                    const struct node *node)
{
	struct plan_place *place;

	if (!node->serial || node->serial >= plan->serials)
		return NULL;
	if (plan->place_of[node->serial])
		return plan_place(plan, node);
	place = ARRAY_ADD(plan->memory, plan->places, plan->place_count,
	                  plan->place_room);
	place->node = node;
	place->file = file;
	plan->place_of[node->serial] = (uint32_t)plan->place_count;
	return place;
}

/* wanted[serial] = 1 for what a link of the file or the contents lead to. */
static void want_targets(const struct plan *plan, const struct plan_file *file,
                         uint8_t *wanted)
{
	EACH_NODE(file, n)
	if (n->kind == NODE_LINK && n->link.target &&
	    n->link.target->serial < plan->serials)
		wanted[n->link.target->serial] = 1;
}

/* The identifiers that the author (or book_resolve) gave come first: they
 * keep their names, whatever else is put into the file. */
static void name_places(struct plan *plan, int index)
{
	struct plan_file *file = &plan->files[index];

	EACH_NODE(file, n)
	{
		struct view id = book_target_id(n);
		struct plan_place *place;

		if (!id.n || n->kind == NODE_NOTE)
			continue;
		place = add_place(plan, index, n);
		if (place)
			place->id = xml_unique(
				&file->ids,
				xml_name(plan->memory, id, "place", false));
	}
}

static void name_note(struct plan *plan, int index, const struct node *note,
                      int number)
{
	struct plan_file *file = &plan->files[index];
	struct plan_place *place = add_place(plan, index, note);
	struct arena *a = plan->memory;

	if (!place)
		return;
	place->number = number;
	place->id = xml_unique(&file->ids,
	                       view_of(arena_printf(a, "fn-%d", number)));
	place->call_id = xml_unique(
		&file->ids, view_of(arena_printf(a, "fnref-%d", number)));
}

/* Names for what has none of its own: targets, notes, pages. */
static void name_the_rest(struct plan *plan, int index, const uint8_t *wanted)
{
	struct plan_file *file = &plan->files[index];
	int notes = 0;

	if (file->top && !file->is_continued) {
		struct plan_place *whole = add_place(plan, index, file->top);

		if (whole)
			whole->id = VIEW("");
		plan_name_pages(plan, index, file->top);
	}
	EACH_NODE(file, n)
	{
		struct plan_place *place;

		plan_name_pages(plan, index, n);
		if (n->kind == NODE_IMAGE) /* the text in a missing one's box */
			for (struct node *m = n; m; m = node_next(n, m))
				if (m != n)
					plan_name_pages(plan, index, m);
		notes += n->kind == NODE_NOTE;
		if (n->kind == NODE_NOTE)
			name_note(plan, index, n,
			          n->number > 0 ? n->number : notes);
		if (n->serial >= plan->serials || !wanted[n->serial] ||
		    plan->place_of[n->serial])
			continue;
		place = add_place(plan, index, n);
		if (place)
			place->id = xml_unique(&file->ids, VIEW("place"));
	}
}

static void name_all_places(struct plan *plan)
{
	const struct book *book = plan->book;
	uint8_t *wanted = arena_alloc(plan->memory, plan->serials + 1, 1);

	for (int i = 0; i < book->heading_count; i++)
		if (book->headings[i].node->serial < plan->serials)
			wanted[book->headings[i].node->serial] = 1;
	for (int i = 0; book->contents && i < book->label_count; i++)
		if (book->labels[i].node->serial < plan->serials)
			wanted[book->labels[i].node->serial] = 1;
	for (int i = 0; i < plan->file_count; i++)
		want_targets(plan, &plan->files[i], wanted);
	for (int i = 0; i < plan->file_count; i++)
		name_places(plan, i);
	for (int i = 0; i < plan->file_count; i++)
		name_the_rest(plan, i, wanted);
	for (int i = 0; i < book->heading_count; i++) {
		struct plan_place *place =
			plan_place(plan, book->headings[i].node);

		if (place)
			place->heading = &book->headings[i];
	}
	if (book->contents && book->meta.toc)
		add_place(plan, PLAN_NAVIGATION, book->contents);
	plan_name_cover_page(plan);
}

/* --- the whole --- */

static void add_all_files(struct plan *plan, struct naming *naming)
{
	const struct book *book = plan->book;
	const struct picture *cover = book->cover;

	if (cover) {
		struct plan_file *file =
			add_file(plan, naming, PLAN_COVER, VIEW("cover"));

		file->title = plan_title(book);
		add_picture(plan, naming, cover);
	}
	if (book->title_page &&
	    value_bool(value_get(book->meta.values, "epub-title-page"), true))
		add_title_page(plan, naming);
	for (int i = 0; i < book->chapter_count; i++)
		add_chapter(plan, naming, book->chapters[i]);
	for (int i = 0; i < plan->file_count; i++)
		EACH_NODE(&plan->files[i], n)
	if (n->kind == NODE_IMAGE && n->link.picture)
		add_picture(plan, naming, n->link.picture);
	plan->cover = plan_media(plan, cover);
}

struct plan *plan_make(struct arena *a, const struct book *book,
                       const struct pages *pages)
{
	struct plan *plan = arena_new(a, struct plan);
	struct naming naming = {.files = {{.memory = a}, .any_case = true},
	                        .media = {{.memory = a}, .any_case = true},
	                        .items = {{.memory = a}, .any_case = false}};

	plan->memory = a;
	plan->book = book;
	count_all(plan);
	plan->place_of = arena_alloc(a, plan->serials, sizeof(uint32_t));
	plan->page_of = arena_alloc(a, plan->serials, sizeof(uint32_t));
	plan->media_of =
		arena_alloc(a, (size_t)plan->picture_count + 1, sizeof(int));
	add_all_files(plan, &naming);
	plan_place_pages(plan, pages);
	name_all_places(plan);
	return plan;
}

bool plan_address(const struct plan *plan, int from, const struct node *target,
                  struct buf *out)
{
	const struct plan_place *place =
		target ? plan_place(plan, target) : NULL;

	if (!place)
		return false;
	if (place->file == PLAN_NAVIGATION) {
		buf_puts(out,
		         from == PLAN_NAVIGATION ? "#toc" : "../nav.xhtml#toc");
		return true;
	}
	if (from == PLAN_NAVIGATION)
		buf_puts(out, "text/");
	if (from != place->file || !place->id.n)
		buf_view(out, plan->files[place->file].name);
	if (place->id.n) {
		buf_char(out, '#');
		buf_view(out, place->id);
	}
	return true;
}
