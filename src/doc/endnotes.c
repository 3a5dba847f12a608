/*
 * doc/endnotes.c - notes that stand at the end of the book or of its chapters
 *
 *	notes: end             a chapter "Notes", with a heading for each chapter
 *	notes: chapter-end     a section "Notes" at the end of each
 *	notes: foot            at the foot of the page (the default)
 *
 * A call becomes a superior number that leads to an item of a list, and that
 * has a link back. Notes in headings and captions stay at the foot: these are
 * shown in lists, too, where a number would have no sense.
 */
#include "doc/resolve.h"
#include "doc/words.h"

enum notes_place {
	NOTES_FOOT,
	NOTES_END,
	NOTES_CHAPTER_END,
};

struct endnotes {
	struct book *book;
	enum notes_place place;
	struct node *top;     /* of the chapter of all notes */
	struct node *chapter; /* heading of the notes that come next */
	struct node *list;    /* of this chapter; NULL before its first note */
	int number;           /* of the last note in its chapter */
	int count;            /* in the book, for identifiers */
};

static enum notes_place place_of(const struct book *book, struct diag *d)
{
	static const char *const words[] = {"foot", "end", "chapter-end"};
	const struct value *value = value_get(book->meta.values, "notes");
	struct view text = view_trim(value_text(value));

	for (int i = 0; i < 3 && text.n; i++)
		if (view_is(text, words[i]))
			return (enum notes_place)i;
	if (text.n)
		diag_add(d, DIAG_VALUE_BAD, value->at,
		         "notes: %.*s (foot, end, chapter-end)", (int)text.n,
		         text.p);
	return NOTES_FOOT;
}

static bool is_moved(const struct node *node)
{
	return node->kind == NODE_NOTE && !node_above(node, NODE_HEADER) &&
	       !node_above(node, NODE_CAPTION) && !node_above(node, NODE_NOTE);
}

static struct node *add_heading(struct arena *a, struct node *top, int level,
                                struct view text)
{
	struct node *header = node_new(a, NODE_HEADER, top->at);

	header->level = level;
	node_add_class(a, header, VIEW("unnumbered"));
	node_append(header, node_text(a, NODE_STR, top->at, text));
	node_append(top, header);
	return header;
}

static struct node *new_link(struct arena *a, struct place at, const char *id,
                             const char *class, const char *text)
{
	struct node *link = node_new(a, NODE_LINK, at);

	link->link.url = view_of(arena_printf(a, "#%s", id));
	node_add_class(a, link, view_of(class));
	node_append(link, node_text(a, NODE_STR, at, view_of(text)));
	return link;
}

/* The link back stands behind the note's last word. */
static void add_back(struct arena *a, struct node *item, const char *call)
{
	struct node *last = item->last;
	struct node *back =
		new_link(a, item->at, call, "note-back", "\u21A9\uFE0E");

	if (!last || (last->kind != NODE_PARA && last->kind != NODE_PLAIN)) {
		last = node_new(a, NODE_PARA, item->at);
		node_append(item, last);
	}
	node_append(last, node_text(a, NODE_STR, item->at, VIEW("\u00A0")));
	node_append(last, back);
}

static void move_note(struct endnotes *e, struct node *note)
{
	struct arena *a = e->book->memory;
	struct node *item = node_new(a, NODE_ITEM, note->at);
	struct node *call = node_new(a, NODE_SUPERSCRIPT, note->at);
	int count = ++e->count;
	const char *id = arena_printf(a, "endnote-%d", count);
	const char *call_id = arena_printf(a, "endnote-call-%d", count);

	e->number++;
	if (!e->list) {
		e->list = node_new(a, NODE_ORDERED_LIST, note->at);
		e->list->list.start = e->number;
		e->list->list.style = LIST_DECIMAL;
		e->list->list.tight = true;
		if (e->place == NOTES_END)
			node_append(e->top, e->list);
	}
	node_attr(a, item)->id = view_of(id);
	node_take_children(item, note);
	add_back(a, item, call_id);
	node_append(e->list, item);
	node_attr(a, call)->id = view_of(call_id);
	node_append(call, new_link(a, note->at, id, "note-call",
	                           arena_printf(a, "%d", e->number)));
	node_insert_before(note, call);
	node_unlink(note);
}

static struct view title_of(struct arena *a, const struct node *header)
{
	struct buf text = {0};
	struct view title;

	node_plain_text(header, &text);
	title = arena_view(a,
	                   view_trim((struct view){buf_text(&text), text.len}));
	buf_clear(&text);
	return title;
}

/* The notes of a chapter that ends before next, or with its file. */
static void end_chapter(struct endnotes *e, struct node *top, struct node *next)
{
	struct node *section, *node;

	if (e->place == NOTES_CHAPTER_END && e->list) {
		section = node_new(e->book->memory, NODE_DOCUMENT, top->at);
		add_heading(e->book->memory, section, 2,
		            word_in(DOC_NOTES, e->book->meta.lang));
		node_append(section, e->list);
		while (next && (node = section->first)) {
			node_unlink(node);
			node_insert_before(next, node);
		}
		node_take_children(top, section);
	}
	e->list = NULL;
}

/* A heading for the notes that follow, in the chapter of them all. */
static void name_chapter(struct endnotes *e)
{
	struct arena *a = e->book->memory;

	if (e->place != NOTES_END || e->list || !e->chapter)
		return;
	add_heading(a, e->top, 2, title_of(a, e->chapter));
	e->chapter = NULL;
}

/* A file whose first heading is of a lower rank goes on with the chapter. */
static void move_notes(struct endnotes *e, struct node *top)
{
	struct node *next;

	for (struct node *node = node_next(top, top); node; node = next) {
		next = node_next(top, node);
		if (node->kind == NODE_HEADER && node->level == 1 &&
		    node->parent == top) {
			end_chapter(e, top, node);
			e->chapter = node;
			if (e->book->notes != NOTES_BY_BOOK)
				e->number = 0;
		}
		if (!is_moved(node))
			continue;
		next = node_skip(top, node);
		name_chapter(e);
		move_note(e, node);
	}
	if (e->place == NOTES_CHAPTER_END)
		end_chapter(e, top, NULL);
}

void book_move_notes(struct book *book, struct diag *d)
{
	struct endnotes e = {.book = book, .place = place_of(book, d)};
	struct arena *a = book->memory;
	int count = book->chapter_count;
	struct chapter *notes;

	if (e.place == NOTES_FOOT)
		return;
	if (e.place == NOTES_END) {
		e.top = node_new(a, NODE_DOCUMENT, (struct place){0});
		node_set_value(a,
		               add_heading(a, e.top, 1,
		                           word_in(DOC_NOTES, book->meta.lang)),
		               VIEW("epub:type"), VIEW("endnotes"));
	}
	for (int i = 0; i < count; i++)
		move_notes(&e, book->chapters[i]->top);
	if (e.place != NOTES_END || !e.count)
		return;
	notes = book_add_chapter(book, VIEW("notes"), e.top);
	notes->matter = MATTER_BACK;
	notes->generated = true;
}
