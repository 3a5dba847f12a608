/* doc/number.c - headings and nodes get their numbers */
#include "base/array.h"
#include "doc/labels.h"
#include "doc/resolve.h"
#include "doc/words.h"

static enum number_place number_style(const struct book *book,
                                      const struct node *header)
{
	return theme_heading(&book->theme, header->level, book_is_part(header))
	        ->number;
}

/* How far sections, parts and appendices are counted. */
struct section_counts {
	int of_level[HEADING_LEVELS + 2];
	int parts, appendices;
	bool in_appendix;
};

static void put_letters(struct buf *out, int number)
{
	if (number > 26)
		put_letters(out, (number - 1) / 26);
	buf_char(out, (char)('A' + (number - 1) % 26));
}

static struct view taken(struct arena *a, struct buf *text)
{
	struct view result =
		arena_view(a, (struct view){buf_text(text), text->len});

	buf_clear(text);
	return result;
}

static struct view part_number(struct arena *a, int number)
{
	static const struct {
		int value;
		const char *letters;
	} steps[] = {{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
	             {5, "V"},  {4, "IV"},  {1, "I"}};
	struct buf text = {0};

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			buf_puts(&text, steps[i].letters);
	return taken(a, &text);
}

/* Count this heading and give "2.1.3", in an appendix "A.1.3"; ranks above the
 * first one are left out, so that a book whose chapters are "##" does not begin
 * with "0.1". */
static struct view next_number(struct arena *a, struct section_counts *c,
                               const struct heading *heading, int highest)
{
	int level = heading->level;
	struct buf text = {0};

	if (!level)
		return part_number(a, ++c->parts);
	if (level == highest)
		c->in_appendix = book_is_appendix(heading->node);
	if (level == highest && c->in_appendix)
		c->appendices++;
	else
		c->of_level[level]++;
	for (int i = level + 1; i <= HEADING_LEVELS; i++)
		c->of_level[i] = 0;
	for (int i = highest; i <= level; i++) {
		if (i > highest)
			buf_char(&text, '.');
		if (i == highest && c->in_appendix)
			put_letters(&text, c->appendices);
		else
			buf_int(&text, c->of_level[i]);
	}
	return taken(a, &text);
}

/* "Chapter 3", where the theme has it so. */
static struct view shown_number(struct book *book, const struct node *header,
                                struct view number)
{
	struct view word = word_in(book_is_part(header)       ? DOC_PART
	                           : book_is_appendix(header) ? DOC_APPENDIX
	                                                      : DOC_CHAPTER,
	                           book->meta.lang);
	bool is_label = number_style(book, header) == NUMBER_LABEL;

	/* a letter alone says too little */
	if (header->level > 1 || (!is_label && !book_is_appendix(header)))
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
		if (book->headings[i].level &&
		    book->headings[i].level < highest)
			highest = book->headings[i].level;
	return highest;
}

/* Only the body and appendices have numbers: no preface, no glossary, nor what
 * is in a chapter without one. */
static bool stands_outside(const struct heading *heading, int highest,
                           bool *outside)
{
	bool is_unnumbered = node_has_class(heading->node, "unnumbered");

	if (heading->level <= highest)
		*outside = is_unnumbered ||
		           (heading->level == 1 &&
		            !book_has_number(heading->chapter, heading->node));
	return *outside || is_unnumbered;
}

static void number_sections(struct book *book)
{
	struct section_counts counts = {0};
	int highest = book_highest_level(book);
	bool outside = false;
	int depth = value_int(value_get(book->meta.values, "secnumdepth"),
	                      HEADING_LEVELS);

	for (int i = 0; i < book->heading_count; i++) {
		struct heading *heading = &book->headings[i];

		if (stands_outside(heading, highest, &outside) ||
		    heading->level - highest >= depth)
			continue;
		heading->number =
			next_number(book->memory, &counts, heading, highest);
		if (number_style(book, heading->node) != NUMBER_NONE)
			print_number(book, heading->node, heading->number);
	}
}

static void add_heading(struct book *book, struct chapter *chapter,
                        struct node *node)
{
	struct heading heading = {.node = node,
	                          .chapter = chapter,
	                          .text = node_words(book->memory, node),
	                          .level =
	                                  book_is_part(node) ? 0 : node->level};

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
