/* write/xhtml_block.c - paragraphs, headings, lists, code, figures, divs */
#include "write/xhtml_parts.h"

#include <stdio.h>

/* Start a block where a <span> may stand: page marks come before its tag. */
static void begin(struct xhtml *w, const struct node *node)
{
	int pages;

	plan_pages(w->plan, node, &pages);
	if (pages)
		xhtml_wait(w, node);
}

static void open_tag(struct xhtml *w, const char *tag, const struct node *node,
                     const char *own_class)
{
	buf_char(w->out, '<');
	buf_puts(w->out, tag);
	xhtml_attributes(w, node, own_class);
	buf_char(w->out, '>');
}

static void close_tag(struct xhtml *w, const char *tag)
{
	buf_puts(w->out, "</");
	buf_puts(w->out, tag);
	buf_puts(w->out, ">\n");
}

/* The box of a task stands before the first word of its item. */
static void add_box(struct xhtml *w)
{
	if (!w->box)
		return;
	buf_puts(w->out, "<span class=\"box\">");
	xhtml_text(w, view_of(w->box));
	buf_puts(w->out, "</span> ");
	w->box = NULL;
}

void xhtml_blocks(struct xhtml *w, const struct node *parent)
{
	for (struct node *n = parent->first; n; n = n->next)
		xhtml_block(w, n);
}

/* --- paragraphs and headings --- */

/* A Plain in an item or a cell needs no tag, unless two would run together. */
static bool is_bare(const struct node *node)
{
	const struct node *parent = node->parent;

	if (node->kind != NODE_PLAIN || !parent ||
	    (node->next && node->next->kind == NODE_PLAIN))
		return false;
	return parent->kind == NODE_ITEM || parent->kind == NODE_CELL ||
	       parent->kind == NODE_DEFINITION ||
	       parent->kind == NODE_CAPTION || parent->kind == NODE_FIGURE;
}

/* The Image that is all of a paragraph, or NULL. */
static struct node *lone_image(const struct node *node)
{
	struct node *first = node->first;

	if ((node->kind != NODE_PLAIN && node->kind != NODE_PARA) || !first ||
	    first->next || first->kind != NODE_IMAGE)
		return NULL;
	return first;
}

static void add_paragraph(struct xhtml *w, const struct node *node)
{
	bool bare = is_bare(node);
	int before = w->style;

	if (bare) {
		xhtml_wait(w, node);
		xhtml_flush(w);
	} else {
		open_tag(w, "p", node, lone_image(node) ? "picture" : NULL);
	}
	add_box(w);
	w->style = xhtml_block_style(w, node);
	xhtml_inlines(w, node);
	w->style = before;
	if (!bare)
		close_tag(w, "p");
	else if (node->next)
		buf_char(w->out, '\n');
}

/* A page that begins with a heading: its mark stands before the heading, for
 * inside it would be read out as part of the title. */
static void mark_first_words(struct xhtml *w, const struct node *node)
{
	const struct node *n = node->first;

	while (n) {
		int count;
		struct plan_page *pages = plan_pages(w->plan, n, &count);

		if (count && pages[0].offset == 0)
			xhtml_page(&pages[0], w->out);
		n = n->first;
	}
}

/* A heading is one level below the last one that is higher: who moves through
 * the book by its headings meets no gap where the author left one. */
static int closed_level(struct xhtml_levels *levels, int given)
{
	int written = given;

	while (levels->count && levels->at[levels->count - 1].given >= given)
		levels->count--;
	if (levels->count)
		written = levels->at[levels->count - 1].written + 1;
	levels->at[levels->count].given = given;
	levels->at[levels->count++].written = written;
	return written;
}

static bool has_text(const struct node *node)
{
	struct buf text = {0};
	bool has;

	node_plain_text(node, &text);
	has = view_trim((struct view){buf_text(&text), text.len}).n > 0;
	buf_clear(&text);
	return has;
}

/* The number and what sets it apart on paper: here a plain space, which is
 * nothing at the start of a line below a number that has one for itself. */
static struct node *add_heading_number(struct xhtml *w, const struct node *node,
                                       int level)
{
	struct node *number = node->first;
	int before = w->style;
	struct node *gap = number ? number->next : NULL;

	if (!gap || number->kind != NODE_SPAN ||
	    !node_has_class(number, "header-section-number"))
		return number;
	w->style = xhtml_number_style(w, level);
	xhtml_inline(w, number);
	w->style = before;
	xhtml_wait(w, gap);
	xhtml_flush(w);
	xhtml_text(w, VIEW(" "));
	return gap->next;
}

static void add_heading(struct xhtml *w, const struct node *node)
{
	int level = node->level < 1 ? 1 : node->level > 6 ? 6 : node->level;
	char tag[3] = "p", class[] = "level-0";
	bool is_heading = has_text(node), is_moved = false;
	int before = w->style;

	mark_first_words(w, node);
	/* a picture, a note, nothing: no title to jump to */
	if (is_heading) {
		int written = closed_level(&w->facts->headings, level);

		tag[0] = 'h';
		tag[1] = (char)('0' + written);
		is_moved = written != level;
		class[sizeof(class) - 2] = (char)('0' + level);
		w->facts->levels[level] |= is_moved;
	}
	if (!is_heading && !node->first) {
		xhtml_wait(w, node);
		xhtml_flush(w);
		return;
	}
	w->style = LETTERS_BOLD +
	           LETTERS_FAMILY *
	                   (int)w->plan->book->theme.headings[level - 1].family;
	if (w->plan->book->theme.headings[level - 1].italic)
		w->style |= LETTERS_ITALIC;
	open_tag(w, tag, node, is_moved ? class : NULL);
	for (struct node *n = add_heading_number(w, node, level); n;
	     n = n->next)
		xhtml_inline(w, n);
	close_tag(w, tag);
	w->style = before;
}

/* --- lists --- */

static void add_item(struct xhtml *w, struct node *item)
{
	static const char *const boxes[] = {
		[TASK_NONE] = NULL,
		[TASK_OPEN] = "☐",
		[TASK_DONE] = "☑",
	};
	bool is_item = item->kind == NODE_ITEM;
	bool is_task = is_item && item->task != TASK_NONE;

	if (!is_item) {
		buf_puts(w->out, "<li>");
		xhtml_block(w, item);
		close_tag(w, "li");
		return;
	}
	open_tag(w, "li", item, is_task ? "task" : NULL);
	begin(w, item);
	xhtml_flush(w);
	w->box = is_task ? boxes[item->task] : NULL;
	if (item->first && item->first->kind != NODE_PLAIN &&
	    item->first->kind != NODE_PARA)
		add_box(w);
	if (item->first && !is_bare(item->first))
		buf_char(w->out, '\n');
	xhtml_blocks(w, item);
	add_box(w); /* of an item without words */
	close_tag(w, "li");
}

static bool has_tasks(const struct node *list)
{
	for (const struct node *n = list->first; n; n = n->next)
		if (n->kind == NODE_ITEM && n->task != TASK_NONE)
			return true;
	return false;
}

static void add_list(struct xhtml *w, const struct node *list)
{
	static const char types[] = {
		[LIST_LOWER_ROMAN] = 'i',
		[LIST_UPPER_ROMAN] = 'I',
		[LIST_LOWER_ALPHA] = 'a',
		[LIST_UPPER_ALPHA] = 'A',
	};
	bool ordered = list->kind == NODE_ORDERED_LIST;
	const char *tag = ordered ? "ol" : "ul";

	if (!list->first) {
		xhtml_wait(w, list);
		xhtml_flush(w);
		return;
	}
	buf_char(w->out, '<');
	buf_puts(w->out, tag);
	if (ordered && list->list.start != 1)
		xml_attribute_int(w->out, "start", list->list.start);
	if (ordered && types[list->list.style])
		buf_printf(w->out, " type=\"%c\"", types[list->list.style]);
	xhtml_attributes(w, list, has_tasks(list) ? "tasks" : NULL);
	buf_puts(w->out, ">\n");
	for (struct node *n = list->first; n; n = n->next)
		add_item(w, n);
	close_tag(w, tag);
}

/* <dl> holds groups of terms and definitions: where one of the two is
 * missing, an empty one takes its place. */
static void add_definitions(struct xhtml *w, const struct node *list)
{
	enum node_kind last = NODE_DEFINITION_LIST;
	bool is_glossary = node_has_class(list->parent, "glossary");
	int before = w->style;

	if (!list->first) {
		xhtml_wait(w, list);
		xhtml_flush(w);
		return;
	}
	open_tag(w, "dl", list, NULL);
	buf_char(w->out, '\n');
	for (struct node *n = list->first; n; n = n->next) {
		bool is_term = n->kind == NODE_TERM;

		if (!is_term && last == NODE_DEFINITION_LIST)
			buf_puts(w->out, "<dt></dt>\n");
		open_tag(w, is_term ? "dt" : "dd", n, NULL);
		begin(w, n);
		xhtml_flush(w);
		if (is_term) {
			w->style |= LETTERS_BOLD;
			buf_puts(w->out, is_glossary ? "<dfn>" : "");
			xhtml_inlines(w, n);
			buf_puts(w->out, is_glossary ? "</dfn>" : "");
			w->style = before;
		} else if (n->kind == NODE_DEFINITION) {
			xhtml_blocks(w, n);
		} else {
			xhtml_block(w, n);
		}
		close_tag(w, is_term ? "dt" : "dd");
		last = n->kind;
	}
	if (last == NODE_TERM)
		buf_puts(w->out, "<dd></dd>\n");
	close_tag(w, "dl");
}

static void add_line_block(struct xhtml *w, const struct node *block)
{
	open_tag(w, "p", block, "lines");
	for (struct node *n = block->first; n; n = n->next) {
		xhtml_wait(w, n);
		xhtml_flush(w);
		xhtml_inlines(w, n);
		if (n->next)
			buf_puts(w->out, "<br/>\n");
	}
	close_tag(w, "p");
}

/* --- figures and divs --- */

/* Text runs around the figure, not around its picture alone: it is as wide as
 * the picture is to be. */
static void set_wrap_class(struct xhtml *w, const struct node *figure,
                           char class[32])
{
	const struct node *image =
		figure->last ? lone_image(figure->last) : NULL;
	const char *wrap = image ? xhtml_wrap(image) : NULL;
	char width[16];

	*class = '\0';
	if (!wrap)
		return;
	xhtml_percent(w, image, width);
	snprintf(class, 32, "%s%s%s", wrap, *width ? " " : "", width);
}

static void add_figure(struct xhtml *w, const struct node *figure)
{
	struct node *caption = NULL;
	const struct node *chart = NULL;
	int before = w->style;
	char class[32];

	set_wrap_class(w, figure, class);
	open_tag(w, "figure", figure, *class ? class : NULL);
	buf_char(w->out, '\n');
	for (struct node *n = figure->first; n; n = n->next) {
		struct node *image = lone_image(n);

		if (n->kind == NODE_CAPTION && !caption) {
			caption = n;
		} else if (image) {
			xhtml_wait(w, n);
			xhtml_flush(w);
			xhtml_image(w, image, true);
			chart = image;
		} else {
			xhtml_block(w, n);
		}
	}
	if (caption) {
		w->style = LETTERS_FAMILY *
		           (int)w->plan->book->theme.caption_family;
		open_tag(w, "figcaption", caption, NULL);
		begin(w, caption);
		xhtml_flush(w);
		xhtml_blocks(w, caption);
		close_tag(w, "figcaption");
		w->style = before;
	}
	close_tag(w, "figure");
	if (chart)
		xhtml_data(w, chart);
}

/* A glossary, unless its chapter is said to be one. */
static bool is_own_glossary(const struct node *div)
{
	const struct node *first = div->parent->first;

	return node_has_class(div, "glossary") &&
	       !(first->kind == NODE_HEADER &&
	         view_is(node_value(first, "epub:type"), "glossary"));
}

static void add_div(struct xhtml *w, struct node *div)
{
	const char *tag = is_own_glossary(div) ? "section" : "div";
	char class[16];
	int width = node_has_class(div, "column") ? xhtml_percent(w, div, class)
	                                          : 0;
	int before = w->style;

	if (node_has_class(div, "halftitlepage")) { /* for print */
		xhtml_wait_below(w, div);
		return;
	}
	buf_printf(w->out, "<%s", tag);
	xhtml_attributes(w, div, width ? class : NULL);
	if (is_own_glossary(div))
		buf_puts(w->out, " epub:type=\"glossary\""
		                 " role=\"doc-glossary\"");
	if (node_has_class(div, "alert"))
		buf_puts(w->out, " role=\"note\"");
	buf_puts(w->out, ">\n");
	w->style = xhtml_block_style(w, div);
	xhtml_blocks(w, div);
	w->style = before;
	close_tag(w, tag);
}

/* --- any block --- */

static void add_rule(struct xhtml *w, const struct node *node)
{
	buf_puts(w->out, "<hr");
	xhtml_attributes(w, node, NULL);
	buf_puts(w->out, "/>\n");
}

static void add_quote(struct xhtml *w, const struct node *node)
{
	open_tag(w, "blockquote", node, NULL);
	buf_char(w->out, '\n');
	xhtml_blocks(w, node);
	close_tag(w, "blockquote");
}

void xhtml_block(struct xhtml *w, struct node *node)
{
	if (node_is_inline(node->kind)) { /* without a paragraph around it */
		xhtml_inline(w, node);
		return;
	}
	if (node->kind != NODE_CODE_BLOCK)
		begin(w, node);
	xhtml_flush(w);
	switch (node->kind) {
	case NODE_PLAIN:
	case NODE_PARA:
		add_paragraph(w, node);
		break;
	case NODE_HEADER:
		add_heading(w, node);
		break;
	case NODE_CODE_BLOCK:
		xhtml_code(w, node);
		break;
	case NODE_RAW_BLOCK:
		xhtml_wait(w, node);
		break;
	case NODE_HORIZONTAL_RULE:
		add_rule(w, node);
		break;
	case NODE_BLOCK_QUOTE:
		add_quote(w, node);
		break;
	case NODE_BULLET_LIST:
	case NODE_ORDERED_LIST:
		add_list(w, node);
		break;
	case NODE_DEFINITION_LIST:
		add_definitions(w, node);
		break;
	case NODE_LINE_BLOCK:
		add_line_block(w, node);
		break;
	case NODE_FIGURE:
		add_figure(w, node);
		break;
	case NODE_TABLE:
		xhtml_table(w, node);
		break;
	default: /* a Div, or a part of a block outside of it */
		add_div(w, node);
	}
}
