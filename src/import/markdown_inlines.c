/* import/markdown_inlines.c - text and what stands in it */
#include "import/markdown.h"

#include "import/html.h"
#include "import/tidy.h"

/* What was seen among the children of one node: passes that have nothing to
 * do are left out. */
struct seen {
	bool html;
	bool brace;
	bool mark;
};

static void one_inline(struct markdown *m, struct node *parent,
                       cmark_node *from, struct seen *seen);

static void add_text(struct markdown *m, struct node *parent, cmark_node *from,
                     struct seen *seen)
{
	const char *literal = cmark_node_get_literal(from);
	size_t n = literal ? strlen(literal) : 0;

	if (!n)
		return;
	seen->brace |= memchr(literal, '{', n) != NULL;
	seen->mark |= m->is_guarded && markdown_has_marks(literal);
	if (strstr(literal, "[^"))
		markdown_undefined_notes(m, literal, from);
	node_append(
		parent,
		node_text(m->arena, NODE_STR,
	                  markdown_place(m, from, parent->at),
	                  (struct view){arena_copy(m->arena, literal, n), n}));
}

static void add_verbatim(struct markdown *m, struct node *parent,
                         enum node_kind kind, cmark_node *from)
{
	struct node *node = markdown_node(m, kind, from, parent);

	node->text = markdown_copy(m, cmark_node_get_literal(from), true);
	if (kind == NODE_RAW_INLINE)
		node->format = VIEW("html");
	else if (node->at.col > 1)
		node->at.col--; /* cmark's column is that of the text */
	node_append(parent, node);
}

/* The text of a container that stands too deep: its leaves, in a row. */
static void flatten(struct markdown *m, struct node *parent, cmark_node *top,
                    struct seen *seen)
{
	cmark_node *n = cmark_node_first_child(top);

	while (n) {
		cmark_node *down = cmark_node_first_child(n);

		if (down) {
			n = down;
			continue;
		}
		one_inline(m, parent, n, seen);
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
	markdown_inlines(m, node, cmark_node_first_child(from));
	markdown_leave(m);
}

static void add_link(struct markdown *m, struct node *parent, cmark_node *from,
                     struct seen *seen)
{
	bool is_link = cmark_node_get_type(from) == CMARK_NODE_LINK;
	struct node *node = markdown_node(m, is_link ? NODE_LINK : NODE_IMAGE,
	                                  from, parent);

	node->link.url = markdown_copy(m, cmark_node_get_url(from), false);
	node->link.title = markdown_copy(m, cmark_node_get_title(from), false);
	if (html_link_is_safe(node->link.url, node->at, m->diag))
		add_container(m, parent, node, from, seen);
	else
		for (cmark_node *n = cmark_node_first_child(from); n;
		     n = cmark_node_next(n))
			one_inline(m, parent, n, seen);
}

/* Containers; the extensions' have no fixed types. */
static enum node_kind container_kind(cmark_node *from)
{
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_EMPH:
		return NODE_EMPH;
	case CMARK_NODE_STRONG:
		return NODE_STRONG;
	default:
		if (strcmp(cmark_node_get_type_string(from), "strikethrough") ==
		    0)
			return NODE_STRIKEOUT;
		return NODE_SPAN;
	}
}

static void one_inline(struct markdown *m, struct node *parent,
                       cmark_node *from, struct seen *seen)
{
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_TEXT:
		add_text(m, parent, from, seen);
		break;
	case CMARK_NODE_SOFTBREAK:
		node_append(parent,
		            markdown_node(m, NODE_SOFT_BREAK, from, parent));
		break;
	case CMARK_NODE_LINEBREAK:
		node_append(parent,
		            markdown_node(m, NODE_LINE_BREAK, from, parent));
		break;
	case CMARK_NODE_CODE:
		add_verbatim(m, parent, NODE_CODE, from);
		break;
	case CMARK_NODE_HTML_INLINE:
		seen->html = true;
		add_verbatim(m, parent, NODE_RAW_INLINE, from);
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		markdown_note(m, parent, from);
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		add_link(m, parent, from, seen);
		break;
	default:
		add_container(
			m, parent,
			markdown_node(m, container_kind(from), from, parent),
			from, seen);
	}
}

/* Bracketed spans first: the tags inside one belong together. */
static void build_html(struct markdown *m, struct node *parent)
{
	for (struct node *n = parent->first; n; n = n->next)
		if (n->kind == NODE_SPAN)
			build_html(m, n);
	html_build(m->arena, parent, m->diag);
	tidy_inlines(m->arena, parent, m->is_guarded);
}

void markdown_inlines(struct markdown *m, struct node *parent,
                      cmark_node *first)
{
	struct seen seen = {0};

	for (cmark_node *n = first; n; n = cmark_node_next(n))
		one_inline(m, parent, n, &seen);
	if (seen.brace && m->is_guarded) {
		if (parent->kind == NODE_HEADER)
			markdown_end_attributes(m, parent, parent);
		else if (parent == m->captioned)
			markdown_end_attributes(m, parent, parent->parent);
	}
	if (seen.mark)
		markdown_marks(m, parent);
	if (seen.brace && m->is_guarded)
		markdown_spans(m, parent);
	if (parent->kind == NODE_LINE_BLOCK)
		markdown_verse(m, parent);
	tidy_inlines(m->arena, parent, m->is_guarded);
	if (seen.html)
		build_html(m, parent);
}
