/* import/markdown_blocks.c - paragraphs, lists, quotes, code, figures */
#include "import/markdown.h"

#include "doc/figure.h"
#include "import/attributes.h"
#include "import/html.h"
#include "import/tidy.h"

#include <cmark-gfm-core-extensions.h>

/* Passes that have nothing to do are left out. */
struct seen {
	bool html;
	bool caption;
	bool fence;
	bool definitions;
};

static cmark_node *one_block(struct markdown *m, struct node *parent,
                             cmark_node *from, struct seen *seen);

/* pandoc >= 3: Figure (id) [Caption [Plain ...], Plain [Image ...]] */
static void make_figure(struct markdown *m, struct node *paragraph)
{
	struct node *image = paragraph->first;

	figure_of_image(m->arena, paragraph);
	tidy_inlines(m->arena, image, false);
}

/* <a id="x"></a> alone: a place to lead to, without a paragraph of its own. */
static bool make_target(struct node *paragraph)
{
	struct node *only = paragraph->first;

	if (!only || only->next || only->kind != NODE_SPAN || only->first ||
	    !node_id(only).n)
		return false;
	paragraph->kind = NODE_DIV;
	paragraph->attr = only->attr;
	paragraph->first = NULL;
	paragraph->last = NULL;
	return true;
}

/* "![x](y)\" is an image in a line, as in pandoc; the backslash goes. */
static void finish_paragraph(struct markdown *m, struct node *paragraph)
{
	struct node *image = paragraph->first;

	if (make_target(paragraph) || paragraph->kind != NODE_PARA || !image ||
	    image->kind != NODE_IMAGE || !image->first)
		return;
	if (!image->next)
		make_figure(m, paragraph);
	else if (image->next == paragraph->last &&
	         image->next->kind == NODE_STR &&
	         view_is(image->next->text, "\\"))
		node_unlink(image->next);
}

static bool is_page_break(cmark_node *paragraph)
{
	cmark_node *child = cmark_node_first_child(paragraph);
	const char *text;

	if (!child || cmark_node_next(child) ||
	    cmark_node_get_type(child) != CMARK_NODE_TEXT)
		return false;
	text = cmark_node_get_literal(child);
	return text && (strcmp(text, "\\newpage") == 0 ||
	                strcmp(text, "\\pagebreak") == 0);
}

static void add_paragraph(struct markdown *m, struct node *parent,
                          cmark_node *from, struct seen *seen)
{
	struct node *node;

	if (markdown_is_caption(m, from)) {
		markdown_caption(m, parent, from);
		seen->caption = true;
		return;
	}
	node = markdown_node(m, NODE_PARA, from, parent);
	node_append(parent, node);
	if (is_page_break(from)) {
		node->kind = NODE_DIV;
		node_add_class(m->arena, node, VIEW("pagebreak"));
		return;
	}
	if (parent->kind == NODE_ITEM && parent->parent &&
	    parent->parent->tight)
		node->kind = NODE_PLAIN;
	if (markdown_is_verse(m, from))
		node->kind = NODE_LINE_BLOCK;
	markdown_inlines(m, node, cmark_node_first_child(from));
	if (node->kind != NODE_LINE_BLOCK)
		finish_paragraph(m, node);
}

static void add_heading(struct markdown *m, struct node *parent,
                        cmark_node *from)
{
	struct node *node = markdown_node(m, NODE_HEADER, from, parent);

	node->level = cmark_node_get_heading_level(from);
	node_append(parent, node);
	markdown_inlines(m, node, cmark_node_first_child(from));
}

static bool is_fenced(cmark_node *code)
{
	int length, offset;
	char mark;

	return cmark_node_get_fenced(code, &length, &offset, &mark);
}

static void add_code(struct markdown *m, struct node *parent, cmark_node *from)
{
	struct node *node = markdown_node(m, NODE_CODE_BLOCK, from, parent);
	struct view info =
		markdown_copy(m, cmark_node_get_fence_info(from), true);

	node->text = markdown_copy(m, cmark_node_get_literal(from), true);
	markdown_restore(m, from, is_fenced(from), node->text);
	if (view_ends(node->text, "\n"))
		node->text.n--;
	if (info.n)
		attributes_read_info(m->arena, info, node);
	node_append(parent, node);
}

/* A container that stands too deep: the blocks in it, in a row. */
static void flatten(struct markdown *m, struct node *parent, cmark_node *top,
                    struct seen *seen)
{
	cmark_node *n = cmark_node_first_child(top);

	while (n) {
		cmark_node *down = NULL;

		switch (cmark_node_get_type(n)) {
		case CMARK_NODE_BLOCK_QUOTE:
		case CMARK_NODE_LIST:
		case CMARK_NODE_ITEM:
			down = cmark_node_first_child(n);
			break;
		default:
			n = one_block(m, parent, n, seen);
		}
		if (down) {
			n = down;
			continue;
		}
		while (n != top && !cmark_node_next(n))
			n = cmark_node_parent(n);
		n = n == top ? NULL : cmark_node_next(n);
	}
}

static void add_container(struct markdown *m, struct node *parent,
                          struct node *node, cmark_node *from,
                          struct seen *seen)
{
	if (!markdown_enter(m, from)) {
		flatten(m, parent, from, seen);
		return;
	}
	node_append(parent, node);
	markdown_blocks(m, node, cmark_node_first_child(from));
	markdown_leave(m);
}

/* > [!NOTE], alone in its line: GitHub's alerts. */
static void make_alert(struct markdown *m, struct node *quote)
{
	static const struct {
		const char *mark;
		const char *title;
		const char *class;
	} alerts[] = {
		{"[!NOTE]", "Note", "note"},
		{"[!TIP]", "Tip", "tip"},
		{"[!IMPORTANT]", "Important", "important"},
		{"[!WARNING]", "Warning", "warning"},
		{"[!CAUTION]", "Caution", "caution"},
	};
	struct node *first = quote->first, *mark, *title, *strong;
	size_t i = 0, count = sizeof(alerts) / sizeof(*alerts);

	mark = first && first->kind == NODE_PARA ? first->first : NULL;
	if (!mark || mark->kind != NODE_STR ||
	    (mark->next && mark->next->kind != NODE_SOFT_BREAK &&
	     mark->next->kind != NODE_LINE_BREAK))
		return;
	while (i < count &&
	       !view_is_nocase(view_trim(mark->text), alerts[i].mark))
		i++;
	if (i == count)
		return;
	quote->kind = NODE_DIV;
	node_add_class(m->arena, quote, VIEW("alert"));
	node_add_class(m->arena, quote, view_of(alerts[i].class));
	if (mark->next)
		node_unlink(mark->next);
	node_unlink(mark);
	if (!first->first)
		node_unlink(first);
	title = node_new(m->arena, NODE_PARA, mark->at);
	strong = node_new(m->arena, NODE_STRONG, mark->at);
	node_append(title, strong);
	node_append(strong, node_text(m->arena, NODE_STR, mark->at,
	                              view_of(alerts[i].title)));
	if (quote->first)
		node_insert_before(quote->first, title);
	else
		node_append(quote, title);
}

static void add_quote(struct markdown *m, struct node *parent, cmark_node *from,
                      struct seen *seen)
{
	struct node *quote = markdown_node(m, NODE_BLOCK_QUOTE, from, parent);

	add_container(m, parent, quote, from, seen);
	make_alert(m, quote);
}

static void add_list(struct markdown *m, struct node *parent, cmark_node *from,
                     struct seen *seen)
{
	bool ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
	struct node *list =
		markdown_node(m, ordered ? NODE_ORDERED_LIST : NODE_BULLET_LIST,
	                      from, parent);

	list->tight = cmark_node_get_list_tight(from);
	if (ordered) {
		list->list.start = cmark_node_get_list_start(from);
		list->list.style = LIST_DECIMAL;
		list->list.delim =
			cmark_node_get_list_delim(from) == CMARK_PAREN_DELIM
				? DELIM_ONE_PAREN
				: DELIM_PERIOD;
	}
	add_container(m, parent, list, from, seen);
	markdown_finish_list(m, list, from, &seen->definitions);
}

static void add_item(struct markdown *m, struct node *parent, cmark_node *from,
                     struct seen *seen)
{
	struct node *item = markdown_node(m, NODE_ITEM, from, parent);

	if (strcmp(cmark_node_get_type_string(from), "tasklist") == 0)
		item->task =
			cmark_gfm_extensions_get_tasklist_item_checked(from)
				? TASK_DONE
				: TASK_OPEN;
	add_container(m, parent, item, from, seen);
}

static cmark_node *add_html(struct markdown *m, struct node *parent,
                            cmark_node *from, struct seen *seen)
{
	struct place at = markdown_place(m, from, parent->at);
	struct view text;

	if (markdown_drawn(m, from))
		return markdown_add_drawn(m, parent, from);
	if (markdown_fence(m, parent, from)) {
		seen->fence = true;
		return from;
	}
	text = markdown_copy(m, cmark_node_get_literal(from), true);
	markdown_restore(m, from, 0, text);
	html_cut(m->arena, parent, text, at, m->diag);
	seen->html = true;
	return from;
}

/* Returns the last of the parser's blocks that it took. */
static cmark_node *one_block(struct markdown *m, struct node *parent,
                             cmark_node *from, struct seen *seen)
{
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_PARAGRAPH:
		add_paragraph(m, parent, from, seen);
		break;
	case CMARK_NODE_HEADING:
		add_heading(m, parent, from);
		break;
	case CMARK_NODE_CODE_BLOCK:
		add_code(m, parent, from);
		break;
	case CMARK_NODE_HTML_BLOCK:
		return add_html(m, parent, from, seen);
	case CMARK_NODE_THEMATIC_BREAK:
		node_append(parent, markdown_node(m, NODE_HORIZONTAL_RULE, from,
		                                  parent));
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		add_quote(m, parent, from, seen);
		break;
	case CMARK_NODE_LIST:
		add_list(m, parent, from, seen);
		break;
	case CMARK_NODE_ITEM:
		add_item(m, parent, from, seen);
		break;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		break; /* put where it is called */
	default:
		if (markdown_is_table(from))
			markdown_table(m, parent, from);
	}
	return from;
}

void markdown_blocks(struct markdown *m, struct node *parent, cmark_node *first)
{
	struct seen seen = {0};

	for (cmark_node *n = first; n; n = cmark_node_next(n))
		n = one_block(m, parent, n, &seen);
	if (seen.definitions)
		markdown_join_definitions(parent);
	if (seen.caption)
		markdown_join_captions(m, parent);
	if (seen.html)
		html_build(m->arena, parent, m->diag);
	if (seen.fence)
		markdown_join_divs(m, parent);
}
