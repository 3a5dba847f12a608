/* import/html_tags.c - the tags that become nodes */
#include "import/html_tags.h"

#include <assert.h>
#include <stdlib.h>

#define P_ENDS " p " /* what a block start tag ends */
#define CELLS  " p td th "
#define ROWS   " p td th tr "
#define PARTS  " p td th tr thead tbody tfoot caption colgroup "
#define BLOCK  HTML_BLOCK
#define KEEP   HTML_ATTRIBUTES
#define END    HTML_OPTIONAL_END

/* Sorted by name, for bsearch. */
static const struct html_element elements[] = {
	{"a", NODE_LINK, NULL, KEEP, NULL},
	{"abbr", NODE_SPAN, "abbr", KEEP, NULL},
	{"article", NODE_DIV, NULL, BLOCK | KEEP, P_ENDS},
	{"aside", NODE_DIV, "aside", BLOCK | KEEP, P_ENDS},
	{"b", NODE_STRONG, NULL, 0, NULL},
	{"blockquote", NODE_BLOCK_QUOTE, NULL, BLOCK, P_ENDS},
	{"br", NODE_LINE_BREAK, NULL, HTML_VOID, NULL},
	{"caption", NODE_CAPTION, NULL, BLOCK | END, P_ENDS},
	{"center", NODE_DIV, "center", BLOCK | KEEP, P_ENDS},
	{"cite", NODE_EMPH, NULL, 0, NULL},
	{"code", NODE_CODE, NULL, KEEP, NULL},
	{"col", NODE_KINDS, NULL, BLOCK | HTML_VOID, NULL},
	{"colgroup", NODE_KINDS, NULL, BLOCK | HTML_SKIP | END, NULL},
	{"dd", NODE_DEFINITION, NULL, BLOCK | END, " p dt dd "},
	{"del", NODE_STRIKEOUT, NULL, 0, NULL},
	{"details", NODE_DIV, "details", BLOCK | KEEP, P_ENDS},
	{"dfn", NODE_EMPH, NULL, 0, NULL},
	{"div", NODE_DIV, NULL, BLOCK | KEEP, P_ENDS},
	{"dl", NODE_DEFINITION_LIST, NULL, BLOCK, P_ENDS},
	{"dt", NODE_TERM, NULL, BLOCK | END, " p dt dd "},
	{"em", NODE_EMPH, NULL, 0, NULL},
	{"figcaption", NODE_CAPTION, NULL, BLOCK | END, P_ENDS},
	{"figure", NODE_FIGURE, NULL, BLOCK | KEEP, P_ENDS},
	{"footer", NODE_DIV, "footer", BLOCK | KEEP, P_ENDS},
	{"h1", NODE_HEADER, NULL, BLOCK | KEEP, P_ENDS},
	{"h2", NODE_HEADER, NULL, BLOCK | KEEP, P_ENDS},
	{"h3", NODE_HEADER, NULL, BLOCK | KEEP, P_ENDS},
	{"h4", NODE_HEADER, NULL, BLOCK | KEEP, P_ENDS},
	{"h5", NODE_HEADER, NULL, BLOCK | KEEP, P_ENDS},
	{"h6", NODE_HEADER, NULL, BLOCK | KEEP, P_ENDS},
	{"header", NODE_DIV, "header", BLOCK | KEEP, P_ENDS},
	{"hr", NODE_HORIZONTAL_RULE, NULL, BLOCK | HTML_VOID, P_ENDS},
	{"i", NODE_EMPH, NULL, 0, NULL},
	{"img", NODE_IMAGE, NULL, HTML_VOID | KEEP, NULL},
	{"ins", NODE_UNDERLINE, NULL, 0, NULL},
	{"kbd", NODE_SPAN, "kbd", KEEP, NULL},
	{"li", NODE_ITEM, NULL, BLOCK | END, " p li "},
	{"main", NODE_DIV, NULL, BLOCK | KEEP, P_ENDS},
	{"mark", NODE_SPAN, "mark", KEEP, NULL},
	{"nav", NODE_DIV, "nav", BLOCK | KEEP, P_ENDS},
	{"ol", NODE_ORDERED_LIST, NULL, BLOCK, P_ENDS},
	{"p", NODE_PARA, NULL, BLOCK | END | KEEP, P_ENDS},
	{"pre", NODE_CODE_BLOCK, NULL, BLOCK | KEEP | HTML_VERBATIM, P_ENDS},
	{"q", NODE_QUOTED, NULL, 0, NULL},
	{"s", NODE_STRIKEOUT, NULL, 0, NULL},
	{"samp", NODE_CODE, NULL, KEEP, NULL},
	{"script", NODE_KINDS, NULL, HTML_SKIP, NULL},
	{"section", NODE_DIV, NULL, BLOCK | KEEP, P_ENDS},
	{"small", NODE_SPAN, "small", KEEP, NULL},
	{"span", NODE_SPAN, NULL, KEEP, NULL},
	{"strike", NODE_STRIKEOUT, NULL, 0, NULL},
	{"strong", NODE_STRONG, NULL, 0, NULL},
	{"style", NODE_KINDS, NULL, HTML_SKIP, NULL},
	{"sub", NODE_SUBSCRIPT, NULL, 0, NULL},
	{"summary", NODE_PARA, NULL, BLOCK, P_ENDS},
	{"sup", NODE_SUPERSCRIPT, NULL, 0, NULL},
	{"table", NODE_TABLE, NULL, BLOCK | KEEP, P_ENDS},
	{"tbody", NODE_TABLE_BODY, NULL, BLOCK | END, PARTS},
	{"td", NODE_CELL, NULL, BLOCK | END | KEEP, CELLS},
	{"template", NODE_KINDS, NULL, HTML_SKIP, NULL},
	{"tfoot", NODE_TABLE_FOOT, NULL, BLOCK | END, PARTS},
	{"th", NODE_CELL, NULL, BLOCK | END | KEEP, CELLS},
	{"thead", NODE_TABLE_HEAD, NULL, BLOCK | END, PARTS},
	{"tr", NODE_ROW, NULL, BLOCK | END, ROWS},
	{"tt", NODE_CODE, NULL, KEEP, NULL},
	{"u", NODE_UNDERLINE, NULL, 0, NULL},
	{"ul", NODE_BULLET_LIST, NULL, BLOCK, P_ENDS},
	{"var", NODE_EMPH, NULL, 0, NULL},
	{"wbr", NODE_STR, NULL, HTML_VOID, NULL},
};

static_assert(sizeof(elements) / sizeof(*elements) <= HTML_ELEMENTS,
              "tables by element are too small");

static int by_name(const void *key, const void *item)
{
	const struct html_element *element = item;

	return strcmp(key, element->name);
}

const struct html_element *html_element(struct view name)
{
	char lower[16];

	if (name.n >= sizeof(lower))
		return NULL;
	for (size_t i = 0; i < name.n; i++)
		lower[i] = ascii_lower(name.p[i]);
	lower[name.n] = '\0';
	return bsearch(lower, elements, sizeof(elements) / sizeof(*elements),
	               sizeof(*elements), by_name);
}

int html_element_index(const struct html_element *element)
{
	return (int)(element - elements);
}

/* "break-before: right": a page break, on a side where one is named. */
static void keep_break(struct arena *a, struct view value, bool after,
                       struct node *node)
{
	bool recto = view_is_nocase(value, "right") ||
	             view_is_nocase(value, "recto");
	bool verso =
		view_is_nocase(value, "left") || view_is_nocase(value, "verso");

	if (!recto && !verso && !view_is_nocase(value, "always") &&
	    !view_is_nocase(value, "page"))
		return;
	node_add_class(a, node,
	               after ? VIEW("pagebreak-after")
	                     : VIEW("pagebreak-before"));
	if (recto || verso)
		node_add_class(a, node,
		               recto ? VIEW("pagebreak-recto")
		                     : VIEW("pagebreak-verso"));
}

static void keep_style(struct arena *a, struct view style, struct node *node)
{
	struct view declaration;

	while (style.n && view_split(&style, ';', &declaration)) {
		size_t colon = view_find(declaration, ':', 0);
		struct view name = view_trim(view_part(declaration, 0, colon));
		struct view value;

		if (colon >= declaration.n)
			continue;
		value = view_trim(view_from(declaration, colon + 1));
		if (view_is_nocase(name, "page-break-before") ||
		    view_is_nocase(name, "break-before"))
			keep_break(a, value, false, node);
		else if (view_is_nocase(name, "page-break-after") ||
		         view_is_nocase(name, "break-after"))
			keep_break(a, value, true, node);
		else if (view_is_nocase(name, "text-align") &&
		         view_is_nocase(value, "center"))
			node_add_class(a, node, VIEW("center"));
	}
}

void html_keep_attributes(struct arena *a, const struct html_tag *tag,
                          struct node *node)
{
	static const char *const pairs[] = {"lang", "dir", "title"};
	struct view id = html_value(a, tag, "id"), value, name;

	if (id.n)
		node_attr(a, node)->id = id;
	if (tag->element->class)
		node_add_class(a, node, view_of(tag->element->class));
	value = html_value(a, tag, "class");
	while (view_split(&value, ' ', &name))
		if (view_trim(name).n)
			node_add_class(a, node, view_trim(name));
	if (view_is_nocase(html_value(a, tag, "align"), "center"))
		node_add_class(a, node, VIEW("center"));
	keep_style(a, html_value(a, tag, "style"), node);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		bool in_link =
			node->kind == NODE_LINK || node->kind == NODE_IMAGE;

		value = html_value(a, tag, pairs[i]);
		if (value.n && !(in_link && i == 2))
			node_set_value(a, node, view_of(pairs[i]), value);
	}
}
