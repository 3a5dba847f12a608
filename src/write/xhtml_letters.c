/* write/xhtml_letters.c - the style that the stylesheet sets a block in */
#include "write/xhtml_parts.h"

static int style_of(enum family family, bool bold, bool italic)
{
	return LETTERS_FAMILY * (int)family + (bold ? LETTERS_BOLD : 0) +
	       (italic ? LETTERS_ITALIC : 0);
}

/* The theme's box for a block, or NULL. */
static const struct box_style *box_of(const struct xhtml *w,
                                      const struct node *node)
{
	const struct box_style *box = NULL;

	for (int i = 0; node && node->attr && i < node->attr->class_count; i++)
		if (!box)
			box = theme_box(&w->plan->book->theme,
			                node->attr->classes[i]);
	return box;
}

int xhtml_block_style(const struct xhtml *w, const struct node *node)
{
	const struct title_style *title = &w->plan->book->theme.title;
	bool on_title_page =
		node->parent && (node_has_class(node->parent, "titlepage") ||
	                         node_has_class(node->parent, "halftitlepage"));
	const struct box_style *box;

	if (on_title_page && node_has_class(node, "title"))
		return style_of(title->family, title->weight > 500, false);
	if (on_title_page && node_has_class(node, "subtitle"))
		return style_of(title->family, false, false);
	box = node_has_class(node, "box-title") ? box_of(w, node->parent)
	                                        : NULL;
	if (box)
		return style_of(box->title_family, false, false);
	box = box_of(w, node);
	return box ? style_of(box->family, false, box->italic) : w->style;
}

int xhtml_number_style(const struct xhtml *w, int level)
{
	const struct heading_style *style =
		&w->plan->book->theme.headings[level - 1];

	if (style->number != NUMBER_ABOVE && style->number != NUMBER_LABEL)
		return w->style;
	return style_of(style->number_family, style->number_weight > 500,
	                style->italic);
}
