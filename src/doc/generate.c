/* doc/generate.c - the parts of a book that nobody writes: title page, contents
 *
 * They are made as trees like any chapter, so that both editions, the tags of
 * the PDF and the dumps get them without a special case.
 */
#include "doc/labels.h"
#include "doc/resolve.h"

static const struct place nowhere = {0};

static struct node *add_div(struct arena *a, struct node *parent,
                            const char *class)
{
	struct node *div = node_new(a, NODE_DIV, nowhere);

	node_add_class(a, div, view_of(class));
	node_append(parent, div);
	return div;
}

/* A Div of this class with one paragraph; nothing for no text. */
static void add_line(struct arena *a, struct node *parent, const char *class,
                     struct view text)
{
	struct node *para;

	if (!text.n)
		return;
	para = node_new(a, NODE_PARA, nowhere);
	node_append(para, node_text(a, NODE_STR, nowhere, text));
	node_append(add_div(a, parent, class), para);
}

static struct view isbn_of(const struct meta *meta)
{
	struct view isbn = value_text(value_get(meta->values, "isbn"));

	if (!isbn.n && view_starts(meta->identifier, "urn:isbn:"))
		isbn = view_from(meta->identifier, strlen("urn:isbn:"));
	return isbn;
}

/* The page behind the title page, as far as there is something to say. */
static void add_imprint(struct book *book)
{
	struct arena *a = book->memory;
	const struct meta *meta = &book->meta;
	struct node *page = add_div(a, book->title_page, "imprint");
	struct view isbn = isbn_of(meta);

	add_line(a, page, "publisher", meta->publisher);
	add_line(a, page, "edition",
	         value_text(value_get(meta->values, "edition")));
	add_line(a, page, "date", meta->date);
	add_line(a, page, "rights", meta->rights);
	add_line(a, page, "license",
	         value_text(value_get(meta->values, "license")));
	if (isbn.n)
		add_line(a, page, "isbn",
		         view_of(arena_printf(a, "ISBN\u00A0%.*s", (int)isbn.n,
		                              isbn.p)));
	add_line(a, page, "colophon",
	         value_text(value_get(meta->values, "colophon")));
	if (!page->first)
		node_unlink(page);
}

void book_make_title_page(struct book *book)
{
	struct arena *a = book->memory;
	const struct meta *meta = &book->meta;
	const struct title_style *style = &book->theme.title;
	bool has_pages = style->place == TITLE_PAGE;
	struct node *page;

	book->title_page = node_new(a, NODE_DOCUMENT, nowhere);
	if (has_pages && style->half_title)
		add_line(a, add_div(a, book->title_page, "halftitlepage"),
		         "halftitle", meta->title);
	page = add_div(a, book->title_page, "titlepage");
	add_line(a, page, "title", meta->title);
	add_line(a, page, "subtitle", meta->subtitle);
	for (int i = 0; i < meta->author_count; i++)
		add_line(a, page, "author", meta->authors[i].name);
	add_line(a, page, "publisher", meta->publisher);
	if (has_pages && style->imprint) {
		add_imprint(book);
		return;
	}
	add_line(a, page, "date", meta->date);
	add_line(a, page, "rights", meta->rights);
}

/* What a table of contents is called in the book's language. */
static struct view contents_title(const struct meta *meta)
{
	static const struct {
		const char *lang;
		const char *title;
	} titles[] = {
		{"en", "Contents"},
		{"de", "Inhalt"},
		{"fr", "Table des matières"},
		{"es", "Índice"},
		{"it", "Indice"},
		{"nl", "Inhoud"},
		{"pl", "Spis treści"},
		{"pt", "Sumário"},
		{"ru", "Содержание"},
		{"uk", "Зміст"},
		{"sv", "Innehåll"},
		{"da", "Indhold"},
		{"nb", "Innhold"},
		{"nn", "Innhald"},
		{"fi", "Sisällys"},
		{"cs", "Obsah"},
		{"el", "Περιεχόμενα"},
		{"tr", "İçindekiler"},
		{"hu", "Tartalom"},
		{"zh", "目录"},
		{"ja", "目次"},
		{"ko", "차례"},
		{"ar", "المحتويات"},
		{"he", "תוכן העניינים"},
		{"hi", "विषय-सूची"},
		{"th", "สารบัญ"},
	};
	struct view lang = meta->lang;

	if (meta->toc_title.n)
		return meta->toc_title;
	lang.n = view_find(lang, '-', 0);
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		if (view_is_nocase(lang, titles[i].lang))
			return view_of(titles[i].title);
	return VIEW("Contents");
}

static struct node *add_entry(struct arena *a, struct node *list,
                              struct node *target, struct view number,
                              struct view text)
{
	struct node *item = node_new(a, NODE_ITEM, nowhere);
	struct node *plain = node_new(a, NODE_PLAIN, nowhere);
	struct node *link = node_new(a, NODE_LINK, nowhere);

	link->link.target = target;
	link->link.url = view_of(arena_printf(
		a, "#%.*s", (int)node_id(target).n, node_id(target).p));
	if (number.n) {
		struct node *span = node_new(a, NODE_SPAN, nowhere);

		node_add_class(a, span, VIEW("toc-section-number"));
		node_append(span, node_text(a, NODE_STR, nowhere, number));
		node_append(link, span);
		node_append(link, node_text(a, NODE_STR, nowhere,
		                            VIEW("\xE2\x80\x82")));
	}
	node_append(link, node_text(a, NODE_STR, nowhere, text));
	node_append(plain, link);
	node_append(item, plain);
	node_append(list, item);
	return item;
}

static struct node *add_list(struct arena *a, struct node *parent)
{
	struct node *list = node_new(a, NODE_BULLET_LIST, nowhere);

	list->tight = true;
	node_add_class(a, list, VIEW("toc"));
	node_append(parent, list);
	return list;
}

/* Nest by level; a skipped level nests once. The lists that are open form a
 * stack: lists[depth] holds entries of levels[depth]. */
static void add_entries(struct book *book, struct node *top)
{
	struct arena *a = book->memory;
	struct node *lists[HEADING_LEVELS + 1] = {add_list(a, top)};
	int levels[HEADING_LEVELS + 1] = {0};
	int depth = 0;

	for (int i = 0; i < book->heading_count; i++) {
		const struct heading *heading = &book->headings[i];

		if (heading->level > book->meta.toc_depth || !heading->text.n)
			continue;
		while (depth > 0 && heading->level <= levels[depth - 1])
			depth--;
		if (lists[depth]->last && heading->level > levels[depth] &&
		    depth < HEADING_LEVELS) {
			struct node *item = lists[depth]->last;

			lists[depth + 1] = add_list(a, item);
			depth++;
		}
		levels[depth] = heading->level;
		add_entry(a, lists[depth], heading->node, heading->number,
		          heading->text);
	}
}

static void add_title(struct arena *a, struct node *top, int level,
                      struct view title)
{
	struct node *header = node_new(a, NODE_HEADER, nowhere);

	header->level = level;
	node_add_class(a, header, VIEW("unnumbered"));
	node_add_class(a, header, VIEW("unlisted"));
	node_append(header, node_text(a, NODE_STR, nowhere, title));
	node_append(top, header);
}

/* Without entries, neither the list nor its title stays. */
static void drop_if_empty(struct node *top)
{
	if (top->last->first)
		return;
	node_unlink(top->last);
	node_unlink(top->last);
}

/* The list of figures, or of tables. */
static void add_labels(struct book *book, struct node *top,
                       enum label_kind kind)
{
	struct arena *a = book->memory;
	struct node *list;

	add_title(a, top, top->first ? 2 : 1, label_list_title(book, kind));
	list = add_list(a, top);
	for (int i = 0; i < book->label_count; i++) {
		const struct label *label = &book->labels[i];

		if (label->kind == kind && label->text.n && !label->is_part)
			add_entry(a, list, label->node, label->number,
			          label->text);
	}
	drop_if_empty(top);
}

void book_make_contents(struct book *book)
{
	struct arena *a = book->memory;
	struct node *top = node_new(a, NODE_DOCUMENT, nowhere);

	if (book->meta.toc) {
		add_title(a, top, 1, contents_title(&book->meta));
		add_entries(book, top);
		drop_if_empty(top);
	}
	if (book->meta.list_of_figures)
		add_labels(book, top, LABEL_FIGURE);
	if (book->meta.list_of_tables)
		add_labels(book, top, LABEL_TABLE);
	if (top->first)
		book->contents = top;
}
