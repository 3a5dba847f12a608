/* page/part.c - a part of the book that begins on a page of its own */
#include "page/part.h"

#include "base/array.h"
#include "page/block.h"
#include "page/contents.h"
#include "page/loose.h"
#include "page/title.h"

/* None where paragraphs are set apart by less than a line. */
static sp grid_of(const struct theme *theme)
{
	if (theme->leading <= 0 || theme->paragraph_space % theme->leading)
		return 0;
	return theme->grid ? theme->leading : 0;
}

static void open_lists(struct part *part, const struct theme *theme)
{
	vlist_open(&part->list, &part->lists);
	vlist_open(&part->notes, &part->lists);
	vlist_open(&part->floats, &part->lists);
	vlist_open(&part->plates, &part->lists);
	part->list.notes = &part->notes;
	part->list.floats = &part->floats;
	part->list.plates = &part->plates;
	part->list.grid = grid_of(theme);
	part->list.note_gap = theme->note_leading;
}

static void set_chapters(struct builder *b, const struct part *part)
{
	struct column column = column_of_text(b);
	struct vlist *v = b->list;

	for (int i = part->first; i < part->end; i++) {
		const struct chapter *chapter = b->book->chapters[i];

		*ARRAY_ADD(v->memory, v->chapters, v->chapter_count,
		           v->chapter_room) =
			(struct vlist_chapter){v->count, chapter};
		b->lang = chapter->lang.n ? chapter->lang : b->book->meta.lang;
		b->rtl = unicode_lang_is_rtl(b->lang);
		v->rtl = b->rtl;
		if (i > part->first)
			vlist_space(v, column.gap);
		vlist_anchor(v, chapter->top, 0);
		block_set_children(b, &column, chapter->top);
	}
}

/* The contents, and the text below them on the same page. */
static void set_contents_above(struct builder *b, const struct pages *numbered)
{
	sp grid = b->list->grid;

	contents_set(b, b->book->contents, numbered);
	b->list->grid = grid;
	vlist_space(b->list, b->theme->leading);
	b->titled = b->list->count;
}

void part_set(struct part *part, struct setter *setter, const struct book *book,
              const struct pages *numbered)
{
	const struct theme *theme = &book->theme;
	struct builder b;

	open_lists(part, theme);
	builder_open(&b, setter, book, &part->lines, &part->list);
	if (part->is_titled)
		title_set_above(&b, book->title_page);
	if (part->has_contents)
		set_contents_above(&b, numbered);
	if (part->kind == PART_TITLE)
		title_set(&b, book->title_page);
	else if (part->kind == PART_CONTENTS)
		contents_set(&b, book->contents, numbered);
	else
		set_chapters(&b, part);
	if (!part->list.count && (part->floats.count || part->plates.count))
		vlist_add(&part->list, 0, 0); /* the page that calls them */
	vlist_finish(&part->list);
	vlist_finish(&part->notes);
	if (part->list.count)
		part->list.slabs[0].opens = true;
	part->cuts =
		paginate(&part->lists, &part->list,
	                 &(struct page_rules){
				 .height = theme_text_height(theme),
				 .leading = theme->leading,
				 .facing = theme->two_sided && theme->balance,
				 .weigh = loose_weigh,
				 .context = &b,
			 });
	loose_set(&b, &part->cuts.right);
	if (part->cuts.left.sheets != part->cuts.right.sheets)
		loose_set(&b, &part->cuts.left);
}

void part_clear(struct part *part)
{
	arena_reset(&part->lines);
	arena_reset(&part->lists);
	part->cuts = (struct cuts){0};
}
