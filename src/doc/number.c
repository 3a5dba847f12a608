/* doc/number.c - notes, headings and nodes get their numbers */
#include "base/array.h"
#include "doc/labels.h"
#include "doc/resolve.h"
#include "doc/words.h"

/* Notes count from 1 in each chapter; a file that continues a chapter goes on
 * counting, since both may stand on one page, and so do chapters that follow
 * one another without a new page. */
void book_number_notes(struct book *book)
{
	int number = 0;

	for (int i = 0; i < book->chapter_count; i++) {
		struct chapter *chapter = book->chapters[i];
		int before;

		if (!chapter->continues && book->theme.chapters != CHAPTERS_RUNNING)
			number = 0;
		before = number;
		for (struct node *node = node_next(chapter->top, chapter->top);
		     node; node = node_next(chapter->top, node))
			if (node->kind == NODE_NOTE)
				node->number = ++number;
		chapter->note_count = number - before;
	}
}

static struct view plain_text(struct arena *a, const struct node *node)
{
	struct buf text = {0};
	struct view result;

	node_plain_text(node, &text);
	result = arena_view(
		a, view_trim((struct view){buf_text(&text), text.len}));
	buf_clear(&text);
	return result;
}

static enum number_place number_style(const struct book *book,
                                      const struct node *header)
{
	int level = header->level < 1                ? 1
	            : header->level > HEADING_LEVELS ? HEADING_LEVELS
	                                             : header->level;

	return book->theme.headings[level - 1].number;
}

/* Count this heading and give "2.1.3"; ranks above the first one are left out,
 * so that a book whose chapters are "##" does not begin with "0.1". */
static struct view next_number(struct arena *a, int *counts, int level,
                               int highest)
{
	struct buf text = {0};
	struct view result;

	counts[level]++;
	for (int i = level + 1; i <= HEADING_LEVELS; i++)
		counts[i] = 0;
	for (int i = highest; i <= level; i++)
		buf_printf(&text, "%s%d", i > highest ? "." : "", counts[i]);
	result = arena_view(a, (struct view){text.bytes, text.len});
	buf_clear(&text);
	return result;
}

/* "Chapter 3", where the theme has it so. */
static struct view shown_number(struct book *book, const struct node *header,
                                struct view number)
{
	struct view word = word_in(DOC_CHAPTER, book->meta.lang);

	if (number_style(book, header) != NUMBER_LABEL || header->level > 1)
		return number;
	word = label_capital(book->memory, word, book->meta.lang);
	return view_of(arena_printf(book->memory, "%.*s\u00A0%.*s", (int)word.n,
	                            word.p, (int)number.n, number.p));
}

/* Put "2.1 " before the heading's words, as pandoc does. */
static void print_number(struct book *book, struct node *header,
                         struct view number)
{
	struct arena *a = book->memory;
	struct node *span = node_new(a, NODE_SPAN, header->at);
	struct node *gap =
		node_text(a, NODE_STR, header->at, VIEW("\xE2\x80\x82"));

	node_add_class(a, span, VIEW("header-section-number"));
	number = shown_number(book, header, number);
	node_append(span, node_text(a, NODE_STR, header->at, number));
	if (header->first)
		node_insert_before(header->first, gap);
	else
		node_append(header, gap);
	node_insert_before(gap, span);
}

int book_highest_level(const struct book *book)
{
	int highest = HEADING_LEVELS;

	for (int i = 0; i < book->heading_count; i++)
		if (book->headings[i].level < highest)
			highest = book->headings[i].level;
	return highest;
}

static void number_sections(struct book *book)
{
	int counts[HEADING_LEVELS + 2] = {0};
	int highest = book_highest_level(book);
	int depth = value_int(value_get(book->meta.values, "secnumdepth"),
	                      HEADING_LEVELS);

	for (int i = 0; i < book->heading_count; i++) {
		struct heading *heading = &book->headings[i];

		if (node_has_class(heading->node, "unnumbered") ||
		    heading->level - highest >= depth)
			continue;
		heading->number = next_number(book->memory, counts,
		                              heading->level, highest);
		if (number_style(book, heading->node) != NUMBER_NONE)
			print_number(book, heading->node, heading->number);
	}
}

static void add_heading(struct book *book, struct chapter *chapter,
                        struct node *node)
{
	struct heading heading = {.node = node,
	                          .chapter = chapter,
	                          .text = plain_text(book->memory, node),
	                          .level = node->level};

	*ARRAY_ADD(book->memory, book->headings, book->heading_count,
	           book->heading_room) = heading;
}

void book_collect_headings(struct book *book, struct diag *d)
{
	int level = 0;

	for (int i = 0; i < book->chapter_count; i++) {
		struct chapter *chapter = book->chapters[i];

		for (struct node *node = node_next(chapter->top, chapter->top);
		     node; node = node_next(chapter->top, node)) {
			if (node->kind != NODE_HEADER)
				continue;
			if (level && node->level > level + 1)
				diag_add(d, DIAG_HEADING_SKIPPED, node->at,
				         "level %d after level %d", node->level,
				         level);
			level = node->level;
			if (!node_has_class(node, "unlisted"))
				add_heading(book, chapter, node);
		}
	}
	if (book->meta.number_sections)
		number_sections(book);
}

static uint32_t number_tree(struct node *top, uint32_t serial)
{
	if (!top)
		return serial;
	top->serial = ++serial;
	for (struct node *node = node_next(top, top); node;
	     node = node_next(top, node))
		node->serial = ++serial;
	return serial;
}

void book_number_nodes(struct book *book)
{
	uint32_t serial = number_tree(book->title_page, 0);

	serial = number_tree(book->contents, serial);
	for (int i = 0; i < book->chapter_count; i++)
		serial = number_tree(book->chapters[i]->top, serial);
}
