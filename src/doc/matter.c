/*
 * doc/matter.c - front matter, body, back matter; parts and appendices
 *
 *	# Preface {epub:type=preface}     front: roman page numbers
 *	# The sea {.part}                 a part: chapters follow
 *	# Tides                           body
 *	# Tables {.appendix}              back: Appendix A
 *	# Glossary {epub:type=glossary}   back
 *
 * Source  pandoc's manual, "The epub:type attribute"
 */
#include "doc/resolve.h"

static const struct {
	const char *type; /* epub:type, or class */
	enum matter matter;
} types[] = {
	{"abstract", MATTER_FRONT},       {"acknowledgments", MATTER_FRONT},
	{"copyright-page", MATTER_FRONT}, {"dedication", MATTER_FRONT},
	{"foreword", MATTER_FRONT},       {"frontmatter", MATTER_FRONT},
	{"imprint", MATTER_FRONT},        {"preface", MATTER_FRONT},
	{"prologue", MATTER_FRONT},       {"afterword", MATTER_BACK},
	{"appendix", MATTER_BACK},        {"backmatter", MATTER_BACK},
	{"bibliography", MATTER_BACK},    {"colophon", MATTER_BACK},
	{"endnotes", MATTER_BACK},        {"glossary", MATTER_BACK},
	{"index", MATTER_BACK},
};

bool book_is_part(const struct node *header)
{
	return header->kind == NODE_HEADER && header->level == 1 &&
	       node_has_class(header, "part");
}

bool book_is_appendix(const struct node *header)
{
	return header->kind == NODE_HEADER && header->level == 1 &&
	       (node_has_class(header, "appendix") ||
	        view_is(node_value(header, "epub:type"), "appendix"));
}

bool book_has_number(const struct chapter *chapter, const struct node *header)
{
	return !node_has_class(header, "unnumbered") &&
	       (chapter->matter == MATTER_BODY || book_is_appendix(header));
}

static enum matter matter_of(const struct node *header)
{
	struct view type = node_value(header, "epub:type");

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (view_is(type, types[i].type) ||
		    node_has_class(header, types[i].type))
			return types[i].matter;
	return MATTER_BODY;
}

/* Readers of the EPUB hear what it is. */
static void give_type(struct arena *a, struct node *header)
{
	const char *type = book_is_part(header)       ? "part"
	                   : book_is_appendix(header) ? "appendix"
	                                              : NULL;

	for (size_t i = 0; !type && i < sizeof(types) / sizeof(*types); i++)
		if (node_has_class(header, types[i].type))
			type = types[i].type;
	if (type && !node_value(header, "epub:type").n)
		node_set_value(a, header, VIEW("epub:type"), view_of(type));
}

/*
 * Front matter ends with the first chapter of the body, and the body with the
 * first of the back: a preface that comes later is a chapter, and what has no
 * number after an appendix belongs to the back, too.
 */
static enum matter matter_after(enum matter now, const struct node *header)
{
	enum matter own = matter_of(header);

	if (now == MATTER_BACK && own == MATTER_BODY)
		return node_has_class(header, "unnumbered") ? MATTER_BACK
		                                            : MATTER_BODY;
	if (now == MATTER_BODY && own == MATTER_FRONT)
		return MATTER_BODY;
	return own;
}

/* The first heading of the first rank from node on that is of other matter, or
 * that opens a part. */
static struct node *find_change(struct arena *a, struct node *node,
                                enum matter now)
{
	for (; node; node = node->next) {
		if (node->kind != NODE_HEADER || node->level != 1)
			continue;
		give_type(a, node);
		if (book_is_part(node) || matter_after(now, node) != now)
			return node;
	}
	return NULL;
}

/* What follows from header on becomes a chapter of its own. */
static void split_chapter(struct book *book, int index, struct node *header)
{
	const struct chapter *chapter = book->chapters[index];
	struct node *top = node_new(book->memory, NODE_DOCUMENT, header->at);
	struct view lang = node_value(chapter->top, "lang");
	struct node *next;

	if (lang.n)
		node_set_value(book->memory, top, VIEW("lang"), lang);
	for (struct node *node = header; node; node = next) {
		next = node->next;
		node_unlink(node);
		node_append(top, node);
	}
	book_insert_chapter(book, index + 1, chapter->path, top);
}

void book_sort_matter(struct book *book)
{
	enum matter now = MATTER_FRONT;

	for (int i = 0; i < book->chapter_count; i++) {
		struct chapter *chapter = book->chapters[i];
		struct node *first = chapter->top->first, *change;

		if (!first)
			continue;
		if (chapter->generated) {
			now = chapter->matter;
			continue;
		}
		if (first->kind == NODE_HEADER && first->level == 1) {
			give_type(book->memory, first);
			now = matter_after(now, first);
		} else if (now == MATTER_FRONT) {
			now = MATTER_BODY;
		}
		chapter->matter = now;
		change = find_change(book->memory, first->next, now);
		if (change)
			split_chapter(book, i, change);
	}
}

static bool has_parts(const struct book *book)
{
	for (int i = 0; i < book->heading_count; i++)
		if (book_is_part(book->headings[i].node))
			return true;
	return false;
}

/* What comes before and after the parts is of their rank. */
void book_rank_headings(struct book *book)
{
	bool parts = has_parts(book);

	for (int i = 0; parts && i < book->heading_count; i++) {
		struct heading *heading = &book->headings[i];

		if (heading->level == 1 &&
		    heading->chapter->matter != MATTER_BODY)
			heading->level = 0;
	}
}
