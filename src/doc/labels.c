/* doc/labels.c - figures, tables, listings and sections by number */
#include "doc/labels.h"

#include "base/array.h"
#include "base/unicode.h"
#include "doc/figure.h"
#include "doc/resolve.h"
#include "doc/words.h"

static const struct {
	const char *prefix;
	const char *title;    /* of captions, pandoc-crossref's key */
	const char *prefixes; /* of references */
	enum word singular, plural;
} kinds[LABEL_KINDS] = {
	{"fig", "figureTitle", "figPrefix", DOC_FIGURE, DOC_FIGURES},
	{"tbl", "tableTitle", "tblPrefix", DOC_TABLE, DOC_TABLES},
	{"lst", "listingTitle", "lstPrefix", DOC_LISTING, DOC_LISTINGS},
	{"sec", "sectionTitle", "secPrefix", DOC_SECTION, DOC_SECTIONS},
};

enum label_kind label_kind_of(struct view id, size_t *n)
{
	*n = 4;
	if (id.n < 5 || (id.p[3] != ':' && id.p[3] != '-'))
		return LABEL_KINDS;
	for (int i = 0; i < LABEL_KINDS; i++)
		if (!memcmp(id.p, kinds[i].prefix, 3))
			return (enum label_kind)i;
	return LABEL_KINDS;
}

struct view label_capital(struct arena *a, struct view word, struct view lang)
{
	size_t first = 0;
	struct view upper;

	if (!word.n)
		return word;
	utf8_next(word.p, word.n, &first);
	upper = unicode_upper(a, view_part(word, 0, first),
	                      arena_view(a, lang).p);
	return view_of(arena_printf(a, "%.*s%.*s", (int)upper.n, upper.p,
	                            (int)(word.n - first), word.p + first));
}

/* One text, or the first or second of a list. */
static struct view own_word(const struct value *value, bool plural)
{
	if (!value || value->kind != VALUE_LIST)
		return value_text(value);
	if (!value->count)
		return (struct view){0};
	return value_text(value->items[plural && value->count > 1 ? 1 : 0]);
}

struct view label_word(struct book *book, enum label_kind kind, bool plural,
                       bool capital)
{
	const struct value *values = book->meta.values;
	struct view lang = book->meta.lang;
	struct view word =
		own_word(value_get(values, kinds[kind].prefixes), plural);

	if (!word.n)
		word = word_in(plural ? kinds[kind].plural
		                      : kinds[kind].singular,
		               lang);
	return capital ? label_capital(book->memory, word, lang) : word;
}

struct view label_list_title(const struct book *book, enum label_kind kind)
{
	bool figures = kind == LABEL_FIGURE;
	struct view title = view_trim(value_text(value_get(
		book->meta.values, figures ? "lofTitle" : "lotTitle")));

	while (view_starts(title, "#")) /* pandoc-crossref's "# Figures" */
		title = view_trim(view_from(title, 1));
	return title.n ? title
	               : word_in(figures ? DOC_LIST_OF_FIGURES
	                                 : DOC_LIST_OF_TABLES,
	                         book->meta.lang);
}

/* --- shape --- */

static void give_id(struct arena *a, struct node *from, struct node *to)
{
	node_attr(a, to)->id = from->attr->id;
	from->attr->id = (struct view){0};
}

/* Quarto's ::: {#fig-x}, whose last paragraph is the caption. */
static void shape_div(struct arena *a, struct node *div, enum label_kind kind)
{
	struct node *first = div->first, *last = div->last;
	enum node_kind inner = kind == LABEL_FIGURE ? NODE_FIGURE : NODE_TABLE;

	if (!first || kind == LABEL_SECTION)
		return;
	if (kind != LABEL_LISTING && first->kind == inner &&
	    !node_id(first).n) {
		if (last != first && last->kind == NODE_PARA &&
		    (!first->first || first->first->kind != NODE_CAPTION))
			figure_add_caption(a, first, last);
		give_id(a, div, first);
		return;
	}
	if (first == last || last->kind != NODE_PARA || kind == LABEL_TABLE)
		return;
	div->kind = NODE_FIGURE;
	figure_add_caption(a, div, last);
}

/* ```{#lst:x caption="..."} */
static void shape_listing(struct arena *a, struct node *code)
{
	struct view text = view_trim(node_value(code, "caption"));
	struct node *figure, *caption, *plain;

	if (!text.n)
		text = view_trim(node_value(code, "lst-cap"));
	figure = node_new(a, NODE_FIGURE, code->at);
	node_insert_before(code, figure);
	node_unlink(code);
	if (text.n) {
		caption = node_new(a, NODE_CAPTION, code->at);
		plain = node_new(a, NODE_PLAIN, code->at);
		node_append(figure, caption);
		node_append(caption, plain);
		node_append(plain, node_text(a, NODE_STR, code->at, text));
	}
	node_append(figure, code);
	if (node_id(code).n)
		give_id(a, code, figure);
	node_add_class(a, figure, VIEW("listing"));
}

static bool numbers_all(const struct book *book)
{
	return value_bool(value_get(book->meta.values, "number-figures"),
	                  false);
}

static void shape_one(struct book *book, struct node *node)
{
	size_t n;
	enum label_kind kind = label_kind_of(node_id(node), &n);

	if (node->kind == NODE_DIV && kind < LABEL_SECTION)
		shape_div(book->memory, node, kind);
	if (node->kind != NODE_CODE_BLOCK || node->parent->kind == NODE_FIGURE)
		return;
	if (kind == LABEL_LISTING ||
	    (numbers_all(book) && node_value(node, "caption").n))
		shape_listing(book->memory, node);
}

void book_shape_labels(struct book *book)
{
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n))
			if (n->kind == NODE_DIV || n->kind == NODE_CODE_BLOCK)
				shape_one(book, n);
	}
}

/* --- numbers --- */

/* Where the count stands. */
struct counts {
	struct book *book;
	int highest;
	bool by_chapter;
	bool all;
	int chapter; /* numbered ones */
	int appendix;
	bool in_appendix;
	bool in_chapter;
	int of_kind[LABEL_KINDS];
	/* the figure whose parts come next */
	struct view whole;
	int parts;
};

static struct node *caption_of(const struct node *node)
{
	struct node *first = node->first;

	return first && first->kind == NODE_CAPTION ? first : NULL;
}

/* ": ", after the manner of the country. */
static const char *colon(struct view lang)
{
	lang.n = view_find(lang, '-', 0);
	return view_is_nocase(lang, "fr") ? "\xC2\xA0:" : ":";
}

/* The paragraph that the caption begins with. */
static struct node *caption_start(struct arena *a, struct node *node)
{
	struct node *caption = caption_of(node), *plain;

	if (!caption) {
		caption = node_new(a, NODE_CAPTION, node->at);
		if (node->first)
			node_insert_before(node->first, caption);
		else
			node_append(node, caption);
	}
	plain = caption->first;
	if (plain && (plain->kind == NODE_PLAIN || plain->kind == NODE_PARA))
		return plain;
	plain = node_new(a, NODE_PLAIN, caption->at);
	if (caption->first)
		node_insert_before(caption->first, plain);
	else
		node_append(caption, plain);
	return plain;
}

static void begin_caption(struct book *book, const struct label *label)
{
	struct arena *a = book->memory;
	struct view title = value_text(
		value_get(book->meta.values, kinds[label->kind].title));
	struct node *plain = caption_start(a, label->node);
	struct node *strong = node_new(a, NODE_STRONG, plain->at);
	struct node *first = plain->first;

	if (!title.n)
		title = label_capital(
			a,
			word_in(kinds[label->kind].singular, book->meta.lang),
			book->meta.lang);
	node_append(strong,
	            node_text(a, NODE_STR, plain->at,
	                      view_of(arena_printf(
				      a, "%.*s\xC2\xA0%.*s%s", (int)title.n,
				      title.p, (int)label->number.n,
				      label->number.p,
				      first ? colon(book->meta.lang) : ""))));
	if (!first) {
		node_append(plain, strong);
		return;
	}
	if (first->kind == NODE_STR)
		first->text = view_of(arena_printf(
			a, " %.*s", (int)first->text.n, first->text.p));
	else
		node_insert_before(
			first, node_text(a, NODE_STR, plain->at, VIEW(" ")));
	node_insert_before(plain->first, strong);
}

static struct view next_number(struct counts *c, enum label_kind kind)
{
	int number = ++c->of_kind[kind];

	if (c->by_chapter && c->in_chapter && c->in_appendix)
		return view_of(arena_printf(c->book->memory, "%c.%d",
		                            'A' + (c->appendix - 1) % 26,
		                            number));
	if (c->by_chapter && c->in_chapter)
		return view_of(arena_printf(c->book->memory, "%d.%d",
		                            c->chapter, number));
	return view_of(arena_printf(c->book->memory, "%d", number));
}

static enum label_kind kind_of_node(const struct node *node)
{
	if (node->kind == NODE_TABLE)
		return LABEL_TABLE;
	if (node->kind != NODE_FIGURE)
		return LABEL_KINDS;
	return node_has_class(node, "listing") ||
	                       view_starts(node_id(node), "lst:") ||
	                       view_starts(node_id(node), "lst-")
	               ? LABEL_LISTING
	               : LABEL_FIGURE;
}

/* "(b)"; in references "3.2 (b)", after the number of the whole. */
static void add_part(struct counts *c, struct node *node)
{
	struct arena *a = c->book->memory;
	struct label label = {
		.kind = LABEL_FIGURE, .node = node, .is_part = true};
	int letter = c->parts++;
	const char *mark = letter < 26 ? arena_printf(a, "(%c)", 'a' + letter)
	                               : arena_printf(a, "(%d)", letter + 1);
	struct node *plain = caption_start(a, node);
	struct node *first = plain->first;
	struct node *sign = node_text(
		a, NODE_STR, plain->at,
		view_of(first ? arena_printf(a, "%s\xC2\xA0", mark) : mark));

	label.text = node_words(a, caption_of(node));
	if (!first)
		node_append(plain, sign);
	else if (first->kind == NODE_STR)
		first->text = view_of(arena_printf(
			a, "%.*s%.*s", (int)sign->text.n, sign->text.p,
			(int)first->text.n, first->text.p));
	else
		node_insert_before(first, sign);
	if (c->whole.n)
		label.number = view_of(arena_printf(a, "%.*s\xC2\xA0%s",
		                                    (int)c->whole.n, c->whole.p,
		                                    mark));
	*ARRAY_ADD(a, c->book->labels, c->book->label_count,
	           c->book->label_room) = label;
}

static void add_label(struct counts *c, struct node *node)
{
	struct book *book = c->book;
	size_t n;
	struct label label = {.kind = kind_of_node(node), .node = node};
	bool has_id = label_kind_of(node_id(node), &n) == label.kind;

	if (figure_is_part(node)) {
		add_part(c, node);
		return;
	}
	c->whole = (struct view){0};
	c->parts = 0;
	label.text = node_words(book->memory, caption_of(node));
	if (!has_id && !label.text.n)
		return;
	if (has_id || (c->all && !node_has_class(node, "unnumbered"))) {
		label.number = next_number(c, label.kind);
		begin_caption(book, &label);
		c->whole = label.number;
	}
	*ARRAY_ADD(book->memory, book->labels, book->label_count,
	           book->label_room) = label;
}

static void count_node(struct counts *c, const struct chapter *chapter,
                       struct node *node)
{
	if (node->kind == NODE_HEADER && node->level == c->highest &&
	    !book_is_part(node)) {
		c->in_chapter = !node_has_class(node, "unlisted") &&
		                book_has_number(chapter, node);
		c->in_appendix = book_is_appendix(node);
		c->appendix += c->in_chapter && c->in_appendix;
		c->chapter += c->in_chapter && !c->in_appendix;
		if (c->by_chapter)
			memset(c->of_kind, 0, sizeof(c->of_kind));
	}
	if (kind_of_node(node) != LABEL_KINDS)
		add_label(c, node);
}

void book_finish_labels(struct book *book)
{
	struct arena *a = book->memory;

	for (int i = 0; i < book->label_count; i++) {
		struct label *label = &book->labels[i];
		const struct node *caption = caption_of(label->node);
		struct view text;

		if (!caption || label->is_part ||
		    view_find(label->text, '@', 0) == label->text.n)
			continue;
		text = node_words(a, caption);
		if (label->number.n) /* begins with "Figure 1:" */
			text = view_from(
				text, node_words(a, caption->first->first).n);
		label->text = view_trim(text);
	}
}

void book_number_labels(struct book *book)
{
	struct counts c = {.book = book,
	                   .highest = book_highest_level(book),
	                   .all = numbers_all(book)};
	int chapters = 0;

	for (int i = 0; i < book->heading_count; i++)
		chapters += book->headings[i].level == c.highest &&
		            book_has_number(book->headings[i].chapter,
		                            book->headings[i].node);
	c.by_chapter = chapters > 1 && c.highest == 1;
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n))
			count_node(&c, book->chapters[i], n);
	}
}
