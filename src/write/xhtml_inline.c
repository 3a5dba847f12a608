/* write/xhtml_inline.c - text, links, calls of notes */
#include "base/array.h"
#include "base/url.h"
#include "doc/quotes.h"
#include "write/epub_url.h"
#include "write/epub_words.h"
#include "write/xhtml_parts.h"

#include <stdio.h>

#define WORD_MOST 64

size_t xhtml_word_start(struct view text, size_t at)
{
	size_t start = at = at > text.n ? text.n : at;

	while (start && !ascii_is_space(text.p[start - 1]) &&
	       at - start < WORD_MOST)
		start--;
	if (!start || ascii_is_space(text.p[start - 1]))
		return start;
	while (at && at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at--; /* not inside a character */
	return at;
}

/* The text of a Str or Code, with the marks of pages that begin in it. */
static void add_text(struct xhtml *w, const struct node *node)
{
	size_t done = 0;
	int count;
	struct plan_page *pages = plan_pages(w->plan, node, &count);

	for (int i = 0; i < count; i++) {
		size_t at = xhtml_word_start(node->text, pages[i].offset);

		if (at < done)
			at = done;
		xhtml_text(w, view_part(node->text, done, at));
		xhtml_page(&pages[i], w->out);
		done = at;
	}
	xhtml_text(w, view_from(node->text, done));
}

static void add_str(struct xhtml *w, const struct node *node)
{
	bool has_tag = xhtml_has_attributes(w, node);

	if (has_tag) {
		buf_puts(w->out, "<span");
		xhtml_attributes(w, node, NULL);
		buf_char(w->out, '>');
	}
	add_text(w, node);
	if (has_tag)
		buf_puts(w->out, "</span>");
}

static void add_code(struct xhtml *w, const struct node *node,
                     const char *own_class)
{
	int before = w->style;

	buf_puts(w->out, "<code");
	xhtml_attributes(w, node, own_class);
	xhtml_left_to_right(w, node);
	buf_char(w->out, '>');
	w->style = LETTERS_FAMILY * FAMILY_MONO;
	add_text(w, node);
	w->style = before;
	buf_puts(w->out, "</code>");
}

/* Inlines in a tag, in a style. */
static void add_tag(struct xhtml *w, const struct node *node, const char *tag,
                    const char *own_class, int style)
{
	int before = w->style;

	buf_char(w->out, '<');
	buf_puts(w->out, tag);
	xhtml_attributes(w, node, own_class);
	buf_char(w->out, '>');
	w->style |= style;
	xhtml_inlines(w, node);
	w->style = before;
	buf_puts(w->out, "</");
	buf_puts(w->out, tag);
	buf_char(w->out, '>');
}

/* A Span by its class: some have an element of their own. */
static void add_span(struct xhtml *w, const struct node *node)
{
	static const char *const elements[] = {"mark", "kbd", "small"};

	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (node_has_class(node, elements[i])) {
			add_tag(w, node, elements[i], NULL, 0);
			return;
		}
	}
	if (xhtml_has_attributes(w, node))
		add_tag(w, node, "span", NULL, 0);
	else
		xhtml_inlines(w, node);
}

static void add_quoted(struct xhtml *w, const struct node *node)
{
	const struct quotes *quotes =
		quotes_of(node_lang(node, w->plan->files[w->file].lang));
	bool outer = node->double_quotes;

	xhtml_text(w, view_of(outer ? quotes->open : quotes->inner_open));
	xhtml_inlines(w, node);
	xhtml_text(w, view_of(outer ? quotes->close : quotes->inner_close));
}

/* --- links --- */

/* Does a link have words, or a picture with words, to be called by? */
static bool has_name(struct node *link)
{
	struct buf text = {0};
	bool has;

	node_plain_text(link, &text);
	has = view_trim((struct view){buf_text(&text), text.len}).n > 0;
	buf_clear(&text);
	for (struct node *n = link->first; n && !has; n = node_next(link, n))
		has = n->kind == NODE_IMAGE && xhtml_has_alt(n);
	return has;
}

/* What stands in for a link's name: where it leads. */
static struct view name_of_target(struct xhtml *w, const struct node *link)
{
	const struct node *target = link->link.target;
	const struct plan_place *place =
		target ? plan_place(w->plan, target) : NULL;
	struct buf text = {0};
	struct view name;

	if (!place)
		return link->link.url;
	if (place->file == PLAN_NAVIGATION)
		return view_of(
			epub_word(WORD_CONTENTS, w->plan->book->meta.lang));
	if (target->kind == NODE_DOCUMENT)
		return w->plan->files[place->file].title;
	node_plain_text(target, &text);
	name = arena_view(w->plan->memory,
	                  view_trim((struct view){buf_text(&text), text.len}));
	buf_clear(&text);
	return name.n ? name : link->link.url;
}

static bool link_address(struct xhtml *w, const struct node *link,
                         struct buf *address)
{
	struct view url = link->link.url;
	bool is_good;

	if (link->link.target)
		return plan_address(w->plan, w->file, link->link.target,
		                    address);
	is_good = epub_url(url, address);
	/* Others are reported where their place in the book was looked for. */
	if (!is_good && url_is_absolute(url) && w->plan->diag)
		diag_add(w->plan->diag, DIAG_LINK_INVALID, link->at, "%.*s",
		         (int)(url.n < 200 ? url.n : 200), url.p);
	return is_good;
}

/* The words of a link that leads nowhere, or stands in another link. */
static void add_words(struct xhtml *w, const struct node *link)
{
	if (xhtml_has_attributes(w, link))
		add_tag(w, link, "span", NULL, 0);
	else
		xhtml_inlines(w, link);
}

/* "<https://example.org/>": what is read is where it leads. */
static bool shows_address(const struct node *link)
{
	const struct node *text = link->first;

	return text && !text->next && text->kind == NODE_STR &&
	       view_equal(link->link.url, text->text) &&
	       url_is_absolute(link->link.url);
}

static void add_link(struct xhtml *w, struct node *link)
{
	struct buf address = {0};

	if (node_has_class(link, "page-reference")) { /* for print */
		xhtml_wait_below(w, link);
		return;
	}
	if (w->in_link || !link_address(w, link, &address)) {
		add_words(w, link);
		buf_clear(&address);
		return;
	}
	buf_puts(w->out, "<a");
	xml_attribute(w->out, "href",
	              (struct view){buf_text(&address), address.len});
	buf_clear(&address);
	if (node_has_class(link, "note-call"))
		buf_puts(w->out, " epub:type=\"noteref\""
		                 " role=\"doc-noteref\"");
	else if (node_has_class(link, "glossary-call"))
		buf_puts(w->out, " epub:type=\"glossref\""
		                 " role=\"doc-glossref\"");
	else if (node_has_class(link, "note-back"))
		buf_puts(w->out, " role=\"doc-backlink\"");
	if (link->link.title.n)
		xml_attribute(w->out, "title", link->link.title);
	xhtml_attributes(w, link, NULL);
	if (shows_address(link))
		xhtml_left_to_right(w, link);
	if (link->first && !has_name(link))
		xml_attribute(w->out, "aria-label", name_of_target(w, link));
	buf_char(w->out, '>');
	w->in_link = true;
	xhtml_inlines(w, link);
	if (!link->first)
		xhtml_text(w, name_of_target(w, link));
	w->in_link = false;
	buf_puts(w->out, "</a>");
	xhtml_late_calls(w);
}

/* --- notes --- */

static void add_call(struct xhtml *w, const struct node *note)
{
	const struct plan_place *place = plan_place(w->plan, note);
	char number[16];

	buf_puts(w->out, "<a class=\"noteref\" epub:type=\"noteref\""
	                 " role=\"doc-noteref\" href=\"#");
	buf_view(w->out, place->id);
	buf_puts(w->out, "\" id=\"");
	buf_view(w->out, place->call_id);
	buf_char(w->out, '"');
	xhtml_left_to_right(w, note);
	buf_char(w->out, '>');
	snprintf(number, sizeof(number), "%d", place->number);
	xhtml_text(w, view_of(number));
	buf_puts(w->out, "</a>");
}

void xhtml_late_calls(struct xhtml *w)
{
	while (w->called_count < w->note_count)
		add_call(w, w->notes[w->called_count++]);
}

static void add_note(struct xhtml *w, const struct node *note)
{
	const struct plan_place *place = plan_place(w->plan, note);

	if (!place || !place->call_id.n)
		return;
	*ARRAY_ADD(w->plan->memory, w->notes, w->note_count, w->note_room) =
		note;
	if (!w->in_link)
		xhtml_late_calls(w);
}

/* --- any inline --- */

/* Inlines that are nothing but a tag around others. */
static const struct {
	const char *tag;
	const char *class;
	int style;
} tags[NODE_KINDS] = {
	[NODE_EMPH] = {"em", NULL, LETTERS_ITALIC},
	[NODE_STRONG] = {"strong", NULL, LETTERS_BOLD},
	[NODE_UNDERLINE] = {"u", NULL, 0},
	[NODE_STRIKEOUT] = {"s", NULL, 0},
	[NODE_SUPERSCRIPT] = {"sup", NULL, 0},
	[NODE_SUBSCRIPT] = {"sub", NULL, 0},
	[NODE_SMALL_CAPS] = {"span", "small-caps", 0},
};

/* Does the inline put its own page marks between its letters? */
static bool marks_pages(enum node_kind kind)
{
	return kind == NODE_STR || kind == NODE_CODE || kind == NODE_MATH;
}

/* Page marks stand before an inline, and so does the identifier of one that
 * has no tag of its own. An Image sees to both itself. */
static void begin(struct xhtml *w, const struct node *node)
{
	bool has_tag = node->kind != NODE_RAW_INLINE &&
	               node->kind != NODE_LINE_BREAK &&
	               node->kind != NODE_SOFT_BREAK &&
	               node->kind != NODE_QUOTED && node->kind != NODE_CITE;
	int pages;

	if (node->kind == NODE_IMAGE)
		return;
	plan_pages(w->plan, node, &pages);
	if (!has_tag || (pages && !marks_pages(node->kind)))
		xhtml_wait(w, node);
	if (w->waiting_count)
		xhtml_flush(w);
}

/* A Cite, or a block where none can stand: its words. */
static void add_bare(struct xhtml *w, const struct node *node)
{
	if (node->text.n)
		add_text(w, node);
	xhtml_inlines(w, node);
}

/* The letters' style in a tag; a theme may show emphasis in bold. */
static int style_in(const struct xhtml *w, enum node_kind kind)
{
	bool is_bold = w->plan->book->theme.emphasis == EMPHASIS_BOLD;

	return kind == NODE_EMPH && is_bold ? LETTERS_BOLD : tags[kind].style;
}

void xhtml_inline(struct xhtml *w, struct node *node)
{
	begin(w, node);
	if (tags[node->kind].tag) {
		add_tag(w, node, tags[node->kind].tag, tags[node->kind].class,
		        style_in(w, node->kind));
		return;
	}
	switch (node->kind) {
	case NODE_STR:
		add_str(w, node);
		break;
	case NODE_CODE:
		add_code(w, node, NULL);
		break;
	case NODE_MATH:
		w->facts->formulas++;
		add_code(w, node, node->display ? "math display" : "math");
		break;
	case NODE_RAW_INLINE:
		break; /* the importer made nodes of what can be shown */
	case NODE_SOFT_BREAK:
		buf_char(w->out, '\n');
		break;
	case NODE_LINE_BREAK:
		buf_puts(w->out, "<br/>\n");
		break;
	case NODE_QUOTED:
		add_quoted(w, node);
		break;
	case NODE_LINK:
		add_link(w, node);
		break;
	case NODE_IMAGE:
		xhtml_image(w, node, false);
		break;
	case NODE_NOTE:
		add_note(w, node);
		break;
	case NODE_SPAN:
		add_span(w, node);
		break;
	default:
		add_bare(w, node);
	}
}

void xhtml_inlines(struct xhtml *w, const struct node *parent)
{
	for (struct node *n = parent->first; n; n = n->next)
		xhtml_inline(w, n);
}
