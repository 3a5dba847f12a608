/* write/xhtml.c - the tree as XHTML: files, sections, notes */
#include "base/array.h"
#include "write/epub_pages.h"
#include "write/epub_words.h"
#include "write/write.h"
#include "write/xhtml_parts.h"

#include <stdio.h>

void xhtml_text(struct xhtml *w, struct view text)
{
	xml_text(w->out, text);
	if (w->letters)
		letters_add(w->letters, w->style, text);
}

/* --- attributes --- */

void xhtml_id(struct xhtml *w, const struct node *node)
{
	struct plan_place *place = plan_place(w->plan, node);

	if (!place || !place->id.n || place->written)
		return;
	place->written = true;
	xml_attribute(w->out, "id", place->id);
}

/* A class as CSS can select it, or nothing. */
static struct view clean_class(struct xhtml *w, struct view class)
{
	return xml_name(w->plan->memory, class, "", false);
}

static void add_classes(struct xhtml *w, const struct node *node,
                        const char *own_class)
{
	const char *separator = own_class ? " " : " class=\"";
	bool is_open = own_class;

	if (own_class) {
		buf_puts(w->out, " class=\"");
		buf_puts(w->out, own_class);
	}
	for (int i = 0; node->attr && i < node->attr->class_count; i++) {
		struct view class = clean_class(w, node->attr->classes[i]);

		if (!class.n)
			continue;
		buf_puts(w->out, separator);
		buf_view(w->out, class);
		separator = " ";
		is_open = true;
	}
	if (is_open)
		buf_char(w->out, '"');
}

static bool is_direction(struct view dir)
{
	return view_is(dir, "ltr") || view_is(dir, "rtl") ||
	       view_is(dir, "auto");
}

void xhtml_attributes(struct xhtml *w, const struct node *node,
                      const char *own_class)
{
	struct view lang = node_value(node, "lang");
	struct view dir = node_value(node, "dir");

	xhtml_id(w, node);
	add_classes(w, node, own_class);
	if (xml_is_language(lang)) {
		xml_attribute(w->out, "lang", lang);
		xml_attribute(w->out, "xml:lang", lang);
	}
	if (is_direction(dir))
		xml_attribute(w->out, "dir", dir);
}

void xhtml_left_to_right(struct xhtml *w, const struct node *node)
{
	if (w->rtl && !is_direction(node_value(node, "dir")))
		buf_puts(w->out, " dir=\"ltr\"");
}

bool xhtml_has_attributes(const struct xhtml *w, const struct node *node)
{
	const struct plan_place *place = plan_place(w->plan, node);

	return (place && place->id.n) ||
	       (node->attr && (node->attr->class_count ||
	                       xml_is_language(node_value(node, "lang")) ||
	                       is_direction(node_value(node, "dir"))));
}

/* --- what waits for a place --- */

void xhtml_wait(struct xhtml *w, const struct node *node)
{
	int pages;
	const struct plan_place *place = plan_place(w->plan, node);

	plan_pages(w->plan, node, &pages);
	if (pages || (place && place->id.n && !place->written))
		*ARRAY_ADD(w->plan->memory, w->waiting, w->waiting_count,
		           w->waiting_room) = node;
}

void xhtml_wait_below(struct xhtml *w, struct node *node)
{
	for (struct node *n = node; n; n = node_next(node, n))
		if (n->kind != NODE_NOTE)
			xhtml_wait(w, n);
}

void xhtml_page(struct plan_page *page, struct buf *out)
{
	if (page->written || !page->id.n)
		return;
	page->written = true;
	buf_puts(out, "<span epub:type=\"pagebreak\""
	              " role=\"doc-pagebreak\"");
	xml_attribute(out, "id", page->id);
	buf_puts(out, " aria-label=\" ");
	xml_value(out, page->page->label);
	buf_puts(out, " \"></span>");
}

static void flush_one(struct xhtml *w, const struct node *node)
{
	const struct plan_place *place = plan_place(w->plan, node);
	int count;
	struct plan_page *pages = plan_pages(w->plan, node, &count);

	for (int i = 0; i < count; i++)
		xhtml_page(&pages[i], w->out);
	if (!place || !place->id.n || place->written)
		return;
	buf_puts(w->out, "<span");
	xhtml_id(w, node);
	buf_puts(w->out, "></span>");
}

void xhtml_flush(struct xhtml *w)
{
	for (int i = 0; i < w->waiting_count; i++)
		flush_one(w, w->waiting[i]);
	w->waiting_count = 0;
}

/* --- notes --- */

/* The number, which leads back to the call: first in its note, where Kindle
 * and DAISY look for it. */
static void add_back_link(struct xhtml *w, const struct plan_place *place)
{
	char number[16];

	buf_puts(w->out,
	         "<a class=\"backlink\" role=\"doc-backlink\" href=\"#");
	buf_view(w->out, place->call_id);
	buf_puts(w->out, "\">");
	snprintf(number, sizeof(number), "%d", place->number);
	xhtml_text(w, view_of(number));
	buf_puts(w->out, "</a>. ");
}

static void add_note(struct xhtml *w, const struct node *note)
{
	const struct plan_place *place = plan_place(w->plan, note);
	struct node *first = note->first;
	int called = w->note_count;
	bool starts_with_text = first && (first->kind == NODE_PARA ||
	                                  first->kind == NODE_PLAIN);

	buf_puts(w->out, "<aside epub:type=\"footnote\" role=\"doc-footnote\"");
	xhtml_id(w, note);
	buf_puts(w->out, ">\n<p>");
	add_back_link(w, place);
	if (starts_with_text) {
		xhtml_wait(w, first);
		xhtml_flush(w);
		xhtml_inlines(w, first);
		first = first->next;
	}
	buf_puts(w->out, "</p>\n");
	for (struct node *n = first; n; n = n->next)
		xhtml_block(w, n);
	buf_puts(w->out, "</aside>\n");
	/* the notes that it called: their numbers are next */
	for (int i = called, end = w->note_count; i < end; i++)
		add_note(w, w->notes[i]);
}

/* The notes that the file calls, and those that are called in them. */
static void add_notes(struct xhtml *w)
{
	int called = w->note_count;
	struct xhtml_levels before = w->facts->headings;

	if (!called)
		return;
	buf_puts(w->out, "<section class=\"notes\" epub:type=\"footnotes\""
	                 " role=\"doc-endnotes\"");
	xml_attribute(
		w->out, "aria-label",
		view_of(epub_word(WORD_NOTES, w->plan->files[w->file].lang)));
	buf_puts(w->out, ">\n");
	for (int i = 0; i < called; i++)
		add_note(w, w->notes[i]);
	buf_puts(w->out, "</section>\n");
	/* the next file goes on where the text of this one ended */
	w->facts->headings = before;
}

/* --- files --- */

static struct xhtml writer(struct plan *plan, int file,
                           struct xhtml_facts *facts, struct letters *letters,
                           struct buf *out)
{
	return (struct xhtml){
		.rtl = xhtml_is_right_to_left(plan->book,
	                                      plan->files[file].lang),
		.plan = plan,
		.file = file,
		.out = out,
		.facts = facts,
		.letters = letters,
		.style = LETTERS_FAMILY * (int)plan->book->theme.body_family,
	};
}

static void add_blocks(struct xhtml *w)
{
	const struct plan_file *file = &w->plan->files[w->file];

	if (file->top && !file->is_continued)
		xhtml_wait(w, file->top);
	for (struct node *n = file->first; n && n != file->end; n = n->next)
		xhtml_block(w, n);
	xhtml_flush(w);
}

void xhtml_body(struct plan *plan, int file, struct xhtml_facts *facts,
                struct letters *letters, struct buf *out)
{
	struct xhtml w = writer(plan, file, facts, letters, out);

	add_blocks(&w);
	add_notes(&w);
	xhtml_flush(&w);
}

bool xhtml_is_right_to_left(const struct book *book, struct view lang)
{
	struct view dir = value_text(value_get(book->meta.values, "dir"));

	return view_is(dir, "rtl") ||
	       (!view_is(dir, "ltr") && unicode_lang_is_rtl(lang));
}

void xhtml_head(const struct book *book, struct view lang, struct view title,
                const char *styles, struct buf *out)
{
	buf_puts(out, XML_HEAD "<!DOCTYPE html>\n"
	                       "<html xmlns=\"http://www.w3.org/1999/xhtml\""
	                       " xmlns:epub=\"http://www.idpf.org/2007/ops\"");
	xml_attribute(out, "lang", lang);
	xml_attribute(out, "xml:lang", lang);
	if (xhtml_is_right_to_left(book, lang))
		buf_puts(out, " dir=\"rtl\"");
	buf_puts(out, ">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
	xml_text(out, title);
	buf_puts(out, "</title>\n<link rel=\"stylesheet\" type=\"text/css\""
	              " href=\"");
	buf_puts(out, styles);
	buf_puts(out, "\"/>\n</head>\n");
}

/* epub:type of a chapter's section, and its ARIA twin: what the author said
 * with {epub:type=...} on the first heading, else by its place in the book. */
static const char *section_type(const struct plan_file *file)
{
	static const char *const types[] = {
		"abstract",   "acknowledgments", "afterword",    "appendix",
		"endnotes",   "chapter",         "colophon",     "conclusion",
		"dedication", "epigraph",        "epilogue",     "foreword",
		"glossary",   "index",           "introduction", "part",
		"preface",    "prologue",        "bibliography",
	};
	const struct node *first = file->first;
	bool is_cut = file->is_continued || file->chapter->continues;
	struct view wanted = {0};

	if (is_cut &&
	    !(first && first->kind == NODE_HEADER && first->level == 1))
		return NULL;
	if (first && first->kind == NODE_HEADER)
		wanted = node_value(first, "epub:type");
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (view_is(wanted, types[i]))
			return types[i];
	return file->chapter->matter == MATTER_BODY ? "chapter" : NULL;
}

/* The section's name: its first heading, if that is a real one. */
static void add_label(struct plan *plan, const struct plan_file *file,
                      struct buf *out)
{
	const struct node *n = file->first;
	const struct plan_place *place;
	struct buf text = {0};

	if (!n || n->kind != NODE_HEADER)
		return;
	place = plan_place(plan, n);
	node_plain_text(n, &text);
	if (place && place->id.n &&
	    xml_trim((struct view){buf_text(&text), text.len}).n)
		xml_attribute(out, "aria-labelledby", place->id);
	buf_clear(&text);
}

static void open_section(struct plan *plan, const struct plan_file *file,
                         struct buf *out)
{
	const char *type = file->kind == PLAN_TITLE ? NULL : section_type(file);

	buf_puts(out, "<section");
	if (file->kind == PLAN_TITLE)
		buf_puts(out, " epub:type=\"titlepage\"");
	if (type)
		buf_printf(out, " epub:type=\"%s\" role=\"doc-%s\"", type,
		           type);
	if (file->kind == PLAN_CHAPTER)
		add_label(plan, file, out);
	buf_puts(out, ">\n");
}

static void add_cover(struct plan *plan, struct xhtml_facts *facts,
                      struct buf *out)
{
	const struct picture *picture = plan->cover->picture;
	struct view alt =
		value_text(value_get(plan->book->meta.values, "cover-alt"));
	struct plan_page *page = plan_cover_page(plan);

	buf_puts(out, "<body class=\"cover\">\n<div>");
	if (page)
		xhtml_page(page, out);
	buf_puts(out, "<img src=\"../media/");
	buf_view(out, plan->cover->dots.n ? plan->cover->dots_name
	                                  : plan->cover->name);
	buf_puts(out, "\" epub:type=\"cover\" role=\"doc-cover\" alt=\"");
	if (alt.n) {
		xml_value(out, alt);
	} else {
		xml_text(out,
		         view_of(epub_word(WORD_COVER, plan->book->meta.lang)));
		buf_puts(out, ": ");
		xml_value(out, plan_title(plan->book));
	}
	buf_char(out, '"');
	if (picture->width > 0 && picture->height > 0) {
		xml_attribute_int(out, "width", xhtml_pixels(picture->width));
		xml_attribute_int(out, "height", xhtml_pixels(picture->height));
	}
	buf_puts(out, "/></div>\n</body>\n");
	if (plan->cover_is_made)
		return; /* a text alone does not become visual by it */
	facts->described++;
}

void xhtml_file(struct plan *plan, int file, struct xhtml_facts *facts,
                struct letters *letters, struct buf *out)
{
	const struct plan_file *f = &plan->files[file];
	struct xhtml w = writer(plan, file, facts, letters, out);

	xhtml_head(plan->book, f->lang, f->title, "../styles/book.css", out);
	if (f->kind == PLAN_COVER) {
		add_cover(plan, facts, out);
	} else {
		buf_puts(out, "<body>\n");
		open_section(plan, f, out);
		add_blocks(&w);
		add_notes(&w);
		xhtml_flush(&w);
		buf_puts(out, "</section>\n</body>\n");
	}
	buf_puts(out, "</html>\n");
}

void xhtml_write_body(const struct book *book, const struct node *top,
                      struct buf *out)
{
	struct arena memory = {0};
	struct xhtml_facts facts = {0};
	struct plan *plan = plan_make(&memory, book, NULL);
	bool is_found = false;

	for (int i = 0; i < plan->file_count; i++) {
		if (plan->files[i].top != top)
			continue;
		xhtml_body(plan, i, &facts, NULL, out);
		is_found = true;
	}
	if (!is_found) { /* a tree beside the chapters, as the contents are */
		struct chapter only = {.top = (struct node *)top};
		struct chapter *chapters[] = {&only};
		struct book beside = *book;

		beside.chapters = chapters;
		beside.chapter_count = 1;
		beside.title_page = NULL;
		beside.cover = NULL;
		plan = plan_make(&memory, &beside, NULL);
		for (int i = 0; i < plan->file_count; i++)
			xhtml_body(plan, i, &facts, NULL, out);
	}
	arena_reset(&memory);
}
