/*
 * doc/alerts.c - the titles of alerts and other boxes
 *
 *	> [!NOTE]    ::: note    ::: {.callout-note title="Mind"}    ::: {.note}
 *
 * all become a Div .alert .note that begins with a paragraph of one Strong,
 * .box-title. Any other Div that the theme has a box for may have one, too:
 *
 *	::: {.sidebar title="Tides"}     or a heading, or a line of **Strong**
 */
#include "doc/labels.h"
#include "doc/words.h"

static const struct alert {
	const char *class;
	const char *callout; /* Quarto's */
	const char *title;   /* what the importer writes for GitHub's */
	enum word word;
} alerts[] = {
	{"note", "callout-note", "Note", DOC_NOTE},
	{"tip", "callout-tip", "Tip", DOC_TIP},
	{"important", "callout-important", "Important", DOC_IMPORTANT},
	{"warning", "callout-warning", "Warning", DOC_WARNING},
	{"caution", "callout-caution", "Caution", DOC_CAUTION},
	{"danger", "callout-danger", "Caution", DOC_CAUTION},
};

static const struct alert *alert_of(const struct node *div)
{
	if (!div->attr)
		return NULL;
	for (size_t i = 0; i < sizeof(alerts) / sizeof(*alerts); i++)
		if (node_has_class(div, alerts[i].class) ||
		    node_has_class(div, alerts[i].callout))
			return &alerts[i];
	return NULL;
}

/* The Str of a title that stands there already, or NULL. */
static struct node *own_title(const struct node *div)
{
	struct node *first = div->first;

	if (!first || first->kind != NODE_PARA || !first->first ||
	    first->first->next || first->first->kind != NODE_STRONG)
		return NULL;
	first = first->first->first;
	return first && !first->next && first->kind == NODE_STR ? first : NULL;
}

static bool has_title_div(const struct node *div)
{
	const struct node *first = div->first;

	return first && first->kind == NODE_DIV &&
	       node_has_class(first, "title");
}

/* A heading that opens the box is its title, as in Quarto. */
static bool take_heading(struct arena *a, struct node *div)
{
	struct node *first = div->first;
	struct node *strong;

	if (!first || first->kind != NODE_HEADER || node_id(first).n)
		return false;
	strong = node_new(a, NODE_STRONG, first->at);
	node_take_children(strong, first);
	*first = (struct node){.kind = NODE_PARA,
	                       .at = first->at,
	                       .parent = div,
	                       .next = first->next};
	node_append(first, strong);
	node_add_class(a, first, VIEW("box-title"));
	return true;
}

static void add_title(struct arena *a, struct node *div, struct view text)
{
	struct node *para = node_new(a, NODE_PARA, div->at);
	struct node *strong = node_new(a, NODE_STRONG, div->at);

	node_append(strong, node_text(a, NODE_STR, div->at, text));
	node_append(para, strong);
	node_add_class(a, para, VIEW("box-title"));
	if (div->first)
		node_insert_before(div->first, para);
	else
		node_append(div, para);
}

static void title_alert(struct book *book, struct node *div,
                        const struct alert *alert)
{
	struct arena *a = book->memory;
	struct view word =
		word_in(alert->word, node_lang(div, book->meta.lang));
	struct view title = view_trim(node_value(div, "title"));
	struct node *own = own_title(div);

	if (!node_has_class(div, alert->class))
		node_add_class(a, div, view_of(alert->class));
	if (node_has_class(div, "alert")) { /* GitHub's */
		if (own && view_is(own->text, alert->title))
			own->text = word;
		if (own)
			node_add_class(a, div->first, VIEW("box-title"));
		return;
	}
	node_add_class(a, div, VIEW("alert"));
	if (title.n)
		add_title(a, div, arena_view(a, title));
	else if (!has_title_div(div) && !take_heading(a, div))
		add_title(a, div, word);
}

static const struct box_style *box_of(const struct book *book,
                                      const struct node *div)
{
	const struct box_style *box = NULL;

	for (int i = 0; div->attr && i < div->attr->class_count && !box; i++)
		box = theme_box(&book->theme, div->attr->classes[i]);
	return box;
}

/* A paragraph of nothing but Strong. */
static bool begins_strong(const struct node *div)
{
	const struct node *first = div->first;

	return first && first->next && first->kind == NODE_PARA &&
	       first->first && !first->first->next &&
	       first->first->kind == NODE_STRONG;
}

static void title_box(struct book *book, struct node *div,
                      const struct box_style *box)
{
	struct arena *a = book->memory;
	struct view title = view_trim(node_value(div, "title"));

	if (title.n)
		add_title(a, div, arena_view(a, title));
	else if (begins_strong(div))
		node_add_class(a, div->first, VIEW("box-title"));
	else if (!has_title_div(div) && !take_heading(a, div) && box->title.n)
		add_title(a, div, box->title);
}

void book_title_boxes(struct book *book)
{
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n)) {
			const struct alert *alert =
				n->kind == NODE_DIV ? alert_of(n) : NULL;
			const struct box_style *box =
				n->kind == NODE_DIV ? box_of(book, n) : NULL;

			if (alert)
				title_alert(book, n, alert);
			else if (box)
				title_box(book, n, box);
		}
	}
}
