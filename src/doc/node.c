/* doc/node.c - the book as a tree: pandoc's document model */
#include "doc/node.h"

#include "base/array.h"

#include <assert.h>

static const char *const names[NODE_KINDS] = {
	[NODE_DOCUMENT] = "Document",
	[NODE_PLAIN] = "Plain",
	[NODE_PARA] = "Para",
	[NODE_HEADER] = "Header",
	[NODE_CODE_BLOCK] = "CodeBlock",
	[NODE_RAW_BLOCK] = "RawBlock",
	[NODE_HORIZONTAL_RULE] = "HorizontalRule",
	[NODE_BLOCK_QUOTE] = "BlockQuote",
	[NODE_BULLET_LIST] = "BulletList",
	[NODE_ORDERED_LIST] = "OrderedList",
	[NODE_ITEM] = "Item",
	[NODE_DEFINITION_LIST] = "DefinitionList",
	[NODE_TERM] = "Term",
	[NODE_DEFINITION] = "Definition",
	[NODE_LINE_BLOCK] = "LineBlock",
	[NODE_LINE] = "Line",
	[NODE_FIGURE] = "Figure",
	[NODE_CAPTION] = "Caption",
	[NODE_TABLE] = "Table",
	[NODE_TABLE_HEAD] = "TableHead",
	[NODE_TABLE_BODY] = "TableBody",
	[NODE_TABLE_FOOT] = "TableFoot",
	[NODE_ROW] = "Row",
	[NODE_CELL] = "Cell",
	[NODE_DIV] = "Div",
	[NODE_STR] = "Str",
	[NODE_CODE] = "Code",
	[NODE_MATH] = "Math",
	[NODE_RAW_INLINE] = "RawInline",
	[NODE_SOFT_BREAK] = "SoftBreak",
	[NODE_LINE_BREAK] = "LineBreak",
	[NODE_EMPH] = "Emph",
	[NODE_STRONG] = "Strong",
	[NODE_UNDERLINE] = "Underline",
	[NODE_STRIKEOUT] = "Strikeout",
	[NODE_SUPERSCRIPT] = "Superscript",
	[NODE_SUBSCRIPT] = "Subscript",
	[NODE_SMALL_CAPS] = "SmallCaps",
	[NODE_QUOTED] = "Quoted",
	[NODE_CITE] = "Cite",
	[NODE_LINK] = "Link",
	[NODE_IMAGE] = "Image",
	[NODE_NOTE] = "Note",
	[NODE_SPAN] = "Span",
};

struct node *node_new(struct arena *a, enum node_kind kind, struct place at)
{
	struct node *node = arena_new(a, struct node);

	node->kind = kind;
	node->at = at;
	return node;
}

struct node *node_text(struct arena *a, enum node_kind kind, struct place at,
                       struct view text)
{
	struct node *node = node_new(a, kind, at);

	node->text = text;
	return node;
}

void node_append(struct node *parent, struct node *child)
{
	assert(!child->parent && !child->next);
	child->parent = parent;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

/* Siblings are linked forward only: most of a tree is built by appending and
 * read from front to back. Looking back costs a walk over the siblings. */
static struct node *before(const struct node *node)
{
	struct node *sibling = node->parent->first;

	if (sibling == node)
		return NULL;
	while (sibling->next != node)
		sibling = sibling->next;
	return sibling;
}

void node_insert_before(struct node *sibling, struct node *child)
{
	struct node *previous = before(sibling);

	assert(!child->parent && !child->next);
	child->parent = sibling->parent;
	child->next = sibling;
	if (previous)
		previous->next = child;
	else
		sibling->parent->first = child;
}

void node_insert_after(struct node *sibling, struct node *child)
{
	assert(!child->parent && !child->next);
	child->parent = sibling->parent;
	child->next = sibling->next;
	sibling->next = child;
	if (sibling->parent->last == sibling)
		sibling->parent->last = child;
}

void node_unlink(struct node *node)
{
	struct node *previous;

	if (!node->parent)
		return;
	previous = before(node);
	if (previous)
		previous->next = node->next;
	else
		node->parent->first = node->next;
	if (node->parent->last == node)
		node->parent->last = previous;
	node->parent = NULL;
	node->next = NULL;
}

void node_take_children(struct node *to, struct node *from)
{
	if (!from->first)
		return;
	for (struct node *n = from->first; n; n = n->next)
		n->parent = to;
	if (to->last)
		to->last->next = from->first;
	else
		to->first = from->first;
	to->last = from->last;
	from->first = NULL;
	from->last = NULL;
}

struct node *node_next(const struct node *top, struct node *node)
{
	return node->first ? node->first : node_skip(top, node);
}

struct node *node_skip(const struct node *top, struct node *node)
{
	while (node != top) {
		if (node->next)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

bool node_is_block(enum node_kind kind)
{
	return kind > NODE_DOCUMENT && kind < NODE_STR;
}

bool node_is_inline(enum node_kind kind)
{
	return kind >= NODE_STR && kind < NODE_KINDS;
}

const char *node_name(enum node_kind kind)
{
	return kind < NODE_KINDS ? names[kind] : "?";
}

struct node *node_above(const struct node *node, enum node_kind kind)
{
	struct node *above = node->parent;

	while (above && above->kind != kind)
		above = above->parent;
	return above;
}

struct attr *node_attr(struct arena *a, struct node *node)
{
	if (!node->attr)
		node->attr = arena_new(a, struct attr);
	return node->attr;
}

struct view node_id(const struct node *node)
{
	return node->attr ? node->attr->id : (struct view){0};
}

bool node_has_class(const struct node *node, const char *name)
{
	for (int i = 0; node->attr && i < node->attr->class_count; i++)
		if (view_is(node->attr->classes[i], name))
			return true;
	return false;
}

void node_add_class(struct arena *a, struct node *node, struct view name)
{
	struct attr *attr = node_attr(a, node);

	for (int i = 0; i < attr->class_count; i++)
		if (view_equal(attr->classes[i], name))
			return;
	*ARRAY_ADD(a, attr->classes, attr->class_count, attr->class_room) =
		name;
}

struct view node_value(const struct node *node, const char *key)
{
	for (int i = 0; node->attr && i < node->attr->pair_count; i++)
		if (view_is(node->attr->pairs[i].key, key))
			return node->attr->pairs[i].value;
	return (struct view){0};
}

void node_set_value(struct arena *a, struct node *node, struct view key,
                    struct view value)
{
	struct attr *attr = node_attr(a, node);

	for (int i = 0; i < attr->pair_count; i++) {
		if (view_equal(attr->pairs[i].key, key)) {
			attr->pairs[i].value = value;
			return;
		}
	}
	*ARRAY_ADD(a, attr->pairs, attr->pair_count, attr->pair_room) =
		(struct attr_pair){key, value};
}

struct view node_lang(const struct node *node, struct view fallback)
{
	for (; node; node = node->parent) {
		struct view lang = node_value(node, "lang");

		if (lang.n)
			return lang;
	}
	return fallback;
}

int node_direction(const struct node *node)
{
	for (; node; node = node->parent) {
		struct view dir = node_value(node, "dir");

		if (dir.n)
			return view_is(dir, "rtl")   ? 1
			       : view_is(dir, "ltr") ? 0
			                             : -1;
	}
	return -1;
}

static void add_plain_text(const struct node *node, struct buf *out)
{
	for (const struct node *n = node->first; n; n = n->next) {
		switch (n->kind) {
		case NODE_NOTE:
		case NODE_RAW_BLOCK:
		case NODE_RAW_INLINE:
			continue;
		case NODE_SOFT_BREAK:
		case NODE_LINE_BREAK:
			buf_char(out, ' ');
			continue;
		case NODE_QUOTED:
			buf_puts(out, n->double_quotes ? "“" : "‘");
			add_plain_text(n, out);
			buf_puts(out, n->double_quotes ? "”" : "’");
			continue;
		default:
			buf_view(out, n->text);
			add_plain_text(n, out);
		}
		/* "one" and "two" of two cells are not the word "onetwo" */
		if (n->next && node_is_block(n->kind))
			buf_char(out, ' ');
	}
}

void node_plain_text(const struct node *node, struct buf *out)
{
	buf_view(out, node->text);
	add_plain_text(node, out);
}

struct view node_words(struct arena *a, const struct node *node)
{
	struct buf text = {0};
	struct view result;

	if (node)
		node_plain_text(node, &text);
	result = arena_view(
		a, view_trim((struct view){buf_text(&text), text.len}));
	buf_clear(&text);
	return result;
}

/* a ... z, aa, ab ...: counting in twenty-six digits without a zero. */
static void add_alpha(int64_t number, bool upper, struct buf *out)
{
	char digits[16];
	int count = 0;

	for (; number > 0; number = (number - 1) / 26)
		digits[count++] =
			(char)((upper ? 'A' : 'a') + (char)((number - 1) % 26));
	while (count)
		buf_char(out, digits[--count]);
}

static void add_roman(int64_t number, bool upper, struct buf *out)
{
	static const struct {
		int value;
		const char *digits;
	} parts[] = {
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
		{90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
		{5, "v"},    {4, "iv"},   {1, "i"},
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		for (; number >= parts[i].value; number -= parts[i].value)
			for (const char *p = parts[i].digits; *p; p++)
				buf_char(out,
				         upper ? (char)(*p - 'a' + 'A') : *p);
	}
}

void list_marker(const struct node *list, int index, struct buf *out)
{
	int64_t number = (int64_t)list->list.start + index;
	enum list_style style = list->list.style;

	if (list->list.delim == DELIM_TWO_PARENS)
		buf_char(out, '(');
	if ((style == LIST_LOWER_ROMAN || style == LIST_UPPER_ROMAN) &&
	    number > 0 && number < 4000)
		add_roman(number, style == LIST_UPPER_ROMAN, out);
	else if ((style == LIST_LOWER_ALPHA || style == LIST_UPPER_ALPHA) &&
	         number > 0)
		add_alpha(number, style == LIST_UPPER_ALPHA, out);
	else
		buf_int(out, number);
	if (list->list.delim == DELIM_ONE_PAREN ||
	    list->list.delim == DELIM_TWO_PARENS)
		buf_char(out, ')');
	else
		buf_char(out, '.');
}

bool listing_is_marked(const struct listing *listing, int line)
{
	return listing && listing->marked && line >= 0 &&
	       line < listing->line_count &&
	       (listing->marked[line / 8] >> (line % 8) & 1);
}
