/* write/epub_nav.c - the contents, landmarks and page list of an EPUB */
#include "write/epub_nav.h"

#include "base/array.h"
#include "doc/labels.h"
#include "write/epub_words.h"

/* One entry of the contents. */
struct entry {
	int depth; /* 1 for the outermost */
	struct view number;
	struct view text;
	struct view address;
};

struct entries {
	struct entry *entries;
	int count, room;
};

static struct view address_of(const struct epub *epub, const struct node *node)
{
	struct buf address = {0};
	struct view copy = {0};

	if (plan_address(epub->plan, PLAN_NAVIGATION, node, &address))
		copy = arena_view(epub->memory,
		                  (struct view){address.bytes, address.len});
	buf_clear(&address);
	return copy;
}

static struct view file_address(const struct epub *epub, int file)
{
	struct view name = epub->plan->files[file].name;

	return view_of(
		arena_printf(epub->memory, "text/%.*s", (int)name.n, name.p));
}

/*
 * The headings down to the depth that the book asks for. A level that was
 * skipped leaves no gap: an h4 below an h2 is one deeper than that.
 */
static struct entries headings(const struct epub *epub)
{
	const struct book *book = epub->book;
	int deepest = book->meta.toc_depth > 0 ? book->meta.toc_depth : 3;
	struct entries list = {0};
	int levels[HEADING_LEVELS + 1], depth = 0;

	for (int i = 0; i < book->heading_count; i++) {
		const struct heading *heading = &book->headings[i];
		struct view address;

		if (heading->level > deepest || !xml_trim(heading->text).n)
			continue;
		address = address_of(epub, heading->node);
		if (!address.n)
			continue;
		while (depth && levels[depth - 1] >= heading->level)
			depth--;
		if (depth < HEADING_LEVELS)
			levels[depth++] = heading->level;
		*ARRAY_ADD(epub->memory, list.entries, list.count, list.room) =
			(struct entry){depth, heading->number,
		                       xml_trim(heading->text), address};
	}
	return list;
}

/* The files as they are called: for a book without headings. */
static struct entries files(const struct epub *epub)
{
	const struct plan *plan = epub->plan;
	bool has_text = epub_first_text(epub) >= 0;
	struct entries list = {0};

	for (int i = 0; i < plan->file_count; i++)
		if (epub_has_file(epub, i) && !plan->files[i].is_continued &&
		    (plan->files[i].kind == PLAN_CHAPTER || !has_text))
			*ARRAY_ADD(epub->memory, list.entries, list.count,
			           list.room) = (struct entry){
				.depth = 1,
				.text = plan->files[i].title,
				.address = file_address(epub, i)};
	return list;
}

/* What stands in the contents; never nothing. */
static struct entries contents(const struct epub *epub)
{
	struct entries list = headings(epub);

	return list.count ? list : files(epub);
}

/* --- nav.xhtml --- */

static void add_anchor(const char *type, const struct entry *entry,
                       struct buf *out)
{
	buf_puts(out, "<a");
	if (type)
		buf_printf(out, " epub:type=\"%s\"", type);
	xml_attribute(out, "href", entry->address);
	buf_char(out, '>');
	if (entry->number.n) {
		buf_puts(out, "<span class=\"number\">");
		xml_text(out, entry->number);
		buf_puts(out, "</span> ");
	}
	xml_text(out, entry->text);
	buf_puts(out, "</a>");
}

static void add_toc(struct epub *epub, struct view title, struct buf *out)
{
	struct entries list = contents(epub);
	int depth = 0;

	buf_puts(out, "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\""
	              " aria-labelledby=\"toc-title\"");
	/* the reading system has it all the same */
	if (epub_shows_nav(epub) && !epub->book->meta.toc)
		buf_puts(out, " hidden=\"hidden\"");
	buf_puts(out, ">\n"
	              "<h1 id=\"toc-title\">");
	xml_text(out, title);
	buf_puts(out, "</h1>\n");
	for (int i = 0; i < list.count; i++) {
		const struct entry *entry = &list.entries[i];

		if (entry->depth > depth) {
			buf_puts(out, "<ol>\n");
			depth++; /* an entry is at most one deeper */
		} else {
			buf_puts(out, "</li>\n");
			for (; depth > entry->depth; depth--)
				buf_puts(out, "</ol>\n</li>\n");
		}
		if (depth > epub->toc_depth)
			epub->toc_depth = depth;
		buf_puts(out, "<li>");
		add_anchor(NULL, entry, out);
	}
	for (; depth; depth--)
		buf_puts(out, "</li>\n</ol>\n");
	buf_puts(out, "</nav>\n");
}

static const char *type_of_list(enum label_kind kind)
{
	return kind == LABEL_FIGURE ? "loi" : "lot";
}

/* The list of figures, or of tables, as in the PDF; false if there are none. */
static bool add_labels(struct epub *epub, enum label_kind kind, struct buf *out)
{
	const struct book *book = epub->book;
	const char *type = type_of_list(kind);
	bool is_open = false;

	for (int i = 0; i < book->label_count; i++) {
		const struct label *label = &book->labels[i];
		struct entry entry = {.number = label->number,
		                      .text = label->text};

		if (label->kind != kind || !label->text.n || label->is_part)
			continue;
		entry.address = address_of(epub, label->node);
		if (!entry.address.n)
			continue;
		if (!is_open) {
			buf_printf(out,
			           "<nav epub:type=\"%s\" id=\"%s\""
			           " aria-labelledby=\"%s-title\">\n"
			           "<h2 id=\"%s-title\">",
			           type, type, type, type);
			xml_text(out, label_list_title(book, kind));
			buf_puts(out, "</h2>\n<ol>\n");
		}
		is_open = true;
		buf_puts(out, "<li>");
		add_anchor(NULL, &entry, out);
		buf_puts(out, "</li>\n");
	}
	if (is_open)
		buf_puts(out, "</ol>\n</nav>\n");
	return is_open;
}

static void add_landmark(const char *type, struct view text,
                         struct view address, struct buf *out)
{
	struct entry entry = {.text = text, .address = address};

	buf_puts(out, "<li>");
	add_anchor(type, &entry, out);
	buf_puts(out, "</li>\n");
}

/* What readers look for besides: the first chapter of each of these kinds. */
static void add_special_chapters(const struct epub *epub, struct buf *out)
{
	static const char *const types[] = {
		"foreword", "preface",      "introduction", "endnotes",
		"glossary", "bibliography", "index",
	};
	const struct book *book = epub->book;

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		for (int k = 0; k < book->heading_count; k++) {
			const struct heading *heading = &book->headings[k];
			struct view text = xml_trim(heading->text);
			struct view address;

			if (!text.n ||
			    !view_is(node_value(heading->node, "epub:type"),
			             types[i]))
				continue;
			address = address_of(epub, heading->node);
			if (address.n)
				add_landmark(types[i], text, address, out);
			break;
		}
	}
}

static struct view own_word(const struct epub *epub, enum epub_word word)
{
	return view_of(epub_word(word, epub->lang));
}

static void add_list_landmark(const struct epub *epub, enum label_kind kind,
                              struct buf *out)
{
	const char *type = type_of_list(kind);
	char *address = arena_printf(epub->memory, "nav.xhtml#%s", type);

	add_landmark(type, label_list_title(epub->book, kind), view_of(address),
	             out);
}

static void add_landmarks(const struct epub *epub, bool figures, bool tables,
                          struct buf *out)
{
	int text = epub_first_text(epub);

	buf_puts(out, "<nav epub:type=\"landmarks\" hidden=\"hidden\"");
	xml_attribute(out, "aria-label",
	              view_of(epub_word(WORD_LANDMARKS, epub->lang)));
	buf_puts(out, ">\n<ol>\n");
	for (int i = 0; i < epub->plan->file_count; i++) {
		enum plan_kind kind = epub->plan->files[i].kind;

		if (kind == PLAN_CHAPTER || !epub_has_file(epub, i))
			continue;
		add_landmark(kind == PLAN_COVER ? "cover" : "titlepage",
		             own_word(epub, kind == PLAN_COVER
		                                    ? WORD_COVER
		                                    : WORD_TITLE_PAGE),
		             file_address(epub, i), out);
	}
	if (epub->book->meta.toc)
		add_landmark("toc", own_word(epub, WORD_CONTENTS),
		             VIEW("nav.xhtml#toc"), out);
	if (text >= 0)
		add_landmark("bodymatter", own_word(epub, WORD_START),
		             file_address(epub, text), out);
	if (figures)
		add_list_landmark(epub, LABEL_FIGURE, out);
	if (tables)
		add_list_landmark(epub, LABEL_TABLE, out);
	add_special_chapters(epub, out);
	buf_puts(out, "</ol>\n</nav>\n");
}

static struct view page_address(const struct epub *epub,
                                const struct plan_page *page)
{
	struct view file = file_address(epub, page->file);

	return view_of(arena_printf(epub->memory, "%.*s#%.*s", (int)file.n,
	                            file.p, (int)page->id.n, page->id.p));
}

static void add_page_list(const struct epub *epub, struct buf *out)
{
	const struct plan *plan = epub->plan;

	if (!epub->has_pages)
		return;
	buf_puts(out, "<nav epub:type=\"page-list\" role=\"doc-pagelist\""
	              " hidden=\"hidden\"");
	xml_attribute(out, "aria-label",
	              view_of(epub_word(WORD_PAGES, epub->lang)));
	buf_puts(out, ">\n<ol>\n");
	for (int i = 0; i < plan->page_count; i++) {
		struct entry entry = {.text = plan->pages[i].page->label};

		if (!plan->pages[i].written)
			continue;
		buf_puts(out, "<li>");
		entry.address = page_address(epub, &plan->pages[i]);
		add_anchor(NULL, &entry, out);
		buf_puts(out, "</li>\n");
	}
	buf_puts(out, "</ol>\n</nav>\n");
}

/* What the contents are called: as in the PDF, where that has some. */
static struct view contents_title(const struct epub *epub)
{
	const struct node *contents = epub->book->contents;
	struct view title = xml_trim(epub->book->meta.toc_title);
	struct buf text = {0};

	if (!title.n && contents && epub->book->meta.toc && contents->first &&
	    contents->first->kind == NODE_HEADER) {
		node_plain_text(contents->first, &text);
		title = arena_view(
			epub->memory,
			xml_trim((struct view){buf_text(&text), text.len}));
		buf_clear(&text);
	}
	return title.n ? title : view_of(epub_word(WORD_CONTENTS, epub->lang));
}

void epub_nav(struct epub *epub, struct buf *out)
{
	struct view title = contents_title(epub);
	bool figures, tables;

	xhtml_head(epub->book, epub->lang, title, "styles/book.css", out);
	buf_puts(out, "<body>\n");
	add_toc(epub, title, out);
	figures = epub->book->meta.list_of_figures &&
	          add_labels(epub, LABEL_FIGURE, out);
	tables = epub->book->meta.list_of_tables &&
	         add_labels(epub, LABEL_TABLE, out);
	add_landmarks(epub, figures, tables, out);
	add_page_list(epub, out);
	buf_puts(out, "</body>\n</html>\n");
}

void epub_nav_letters(const struct epub *epub, struct letters *letters)
{
	const struct book *book = epub->book;
	const struct heading_style *style = &book->theme.headings[0];
	int text = LETTERS_FAMILY * (int)book->theme.body_family;
	int title = LETTERS_FAMILY * (int)style->family +
	            (style->weight > 500 ? LETTERS_BOLD : 0) +
	            (style->italic ? LETTERS_ITALIC : 0);

	letters_add(letters, title, contents_title(epub));
	letters_add(letters, title, label_list_title(book, LABEL_FIGURE));
	letters_add(letters, title, label_list_title(book, LABEL_TABLE));
	for (int i = 0; i < book->heading_count; i++) {
		letters_add(letters, text, book->headings[i].number);
		letters_add(letters, text, book->headings[i].text);
	}
	for (int i = 0; i < book->label_count; i++) {
		letters_add(letters, text, book->labels[i].number);
		letters_add(letters, text, book->labels[i].text);
	}
}

/* --- toc.ncx --- */

static void add_label(struct buf *out, const struct entry *entry)
{
	buf_puts(out, "<navLabel><text>");
	xml_text(out, entry->number);
	if (entry->number.n)
		buf_char(out, ' ');
	xml_text(out, entry->text);
	buf_puts(out, "</text></navLabel><content");
	xml_attribute(out, "src", entry->address);
	buf_puts(out, "/>\n");
}

static void add_points(const struct epub *epub, struct buf *out)
{
	struct entries list = contents(epub);
	int depth = 0;

	buf_puts(out, "<navMap>\n");
	for (int i = 0; i < list.count; i++) {
		for (; depth >= list.entries[i].depth; depth--)
			buf_puts(out, "</navPoint>\n");
		depth++;
		buf_printf(out, "<navPoint id=\"entry-%d\">\n", i + 1);
		add_label(out, &list.entries[i]);
	}
	for (; depth; depth--)
		buf_puts(out, "</navPoint>\n");
	buf_puts(out, "</navMap>\n");
}

static void add_targets(const struct epub *epub, struct buf *out)
{
	const struct plan *plan = epub->plan;

	if (!epub->has_pages)
		return;
	buf_puts(out, "<pageList>\n");
	for (int i = 0; i < plan->page_count; i++) {
		const struct page *page = plan->pages[i].page;
		struct entry entry = {.text = page->label};

		if (!plan->pages[i].written)
			continue;
		entry.address = page_address(epub, &plan->pages[i]);
		buf_printf(out, "<pageTarget id=\"target-%d\" type=\"%s\">",
		           i + 1,
		           page->matter == MATTER_FRONT ? "front" : "normal");
		add_label(out, &entry);
		buf_puts(out, "</pageTarget>\n");
	}
	buf_puts(out, "</pageList>\n");
}

static void add_ncx_meta(struct buf *out, const char *name, int value)
{
	buf_printf(out, "<meta name=\"dtb:%s\" content=\"%d\"/>\n", name,
	           value);
}

void epub_ncx(const struct epub *epub, struct buf *out)
{
	int pages = 0, last = 0;

	for (int i = 0; i < epub->plan->page_count; i++) {
		struct view label = epub->plan->pages[i].page->label;
		int number = 0;

		pages += epub->plan->pages[i].written;
		for (size_t k = 0; k < label.n && k < 8; k++)
			number = ascii_is_digit(label.p[k])
			                 ? 10 * number + (label.p[k] - '0')
			                 : 0;
		if (epub->plan->pages[i].written && number > last)
			last = number;
	}
	buf_puts(out,
	         XML_HEAD "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\""
	                  " version=\"2005-1\"");
	xml_attribute(out, "xml:lang", epub->lang);
	buf_puts(out, ">\n<head>\n<meta name=\"dtb:uid\"");
	xml_attribute(out, "content", epub->identifier);
	buf_puts(out, "/>\n");
	add_ncx_meta(out, "depth", epub->toc_depth);
	add_ncx_meta(out, "totalPageCount", pages);
	add_ncx_meta(out, "maxPageNumber", last);
	buf_puts(out, "</head>\n<docTitle><text>");
	xml_text(out, plan_title(epub->book));
	buf_puts(out, "</text></docTitle>\n");
	add_points(epub, out);
	add_targets(epub, out);
	buf_puts(out, "</ncx>\n");
}
