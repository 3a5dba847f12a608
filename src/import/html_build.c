/* import/html_build.c - raw tags among nodes -> nodes */
#include "import/html.h"
#include "import/html_match.h"
#include "import/html_tags.h"
#include "import/tidy.h"

/* An element that is being built. */
struct frame {
	struct node *node; /* what it becomes, NULL if only its content stays */
	struct node *box;  /* where its content goes */
	struct node *line; /* a paragraph for inlines among blocks, or NULL */
	int end;
};

struct builder {
	struct arena *arena;
	struct diag *diag;
	struct node *parent;
	struct frame frames[HTML_DEEP + 1];
	int top;
};

static bool holds_inlines(enum node_kind kind)
{
	return kind == NODE_PLAIN || kind == NODE_PARA || kind == NODE_HEADER ||
	       kind == NODE_TERM || kind == NODE_LINE ||
	       kind == NODE_CODE_BLOCK ||
	       (node_is_inline(kind) && kind != NODE_NOTE);
}

static bool is_list(enum node_kind kind)
{
	return kind == NODE_BULLET_LIST || kind == NODE_ORDERED_LIST;
}

static bool is_table_part(enum node_kind kind)
{
	return kind >= NODE_TABLE && kind <= NODE_ROW;
}

/* May a node of this kind stand in a box only of certain kinds, and is this
 * none of them? */
static bool is_misplaced(enum node_kind kind, enum node_kind box)
{
	switch (kind) {
	case NODE_ITEM:
		return !is_list(box);
	case NODE_TERM:
	case NODE_DEFINITION:
		return box != NODE_DEFINITION_LIST;
	case NODE_CAPTION:
		return box != NODE_TABLE && box != NODE_FIGURE;
	case NODE_TABLE_HEAD:
	case NODE_TABLE_BODY:
	case NODE_TABLE_FOOT:
		return box != NODE_TABLE;
	case NODE_ROW:
		return box < NODE_TABLE || box > NODE_TABLE_FOOT;
	case NODE_CELL:
		return !is_table_part(box);
	default:
		return false;
	}
}

static struct node *last_or_new(struct builder *b, struct node *box,
                                enum node_kind kind, struct place at)
{
	if (!box->last || box->last->kind != kind) {
		struct node *node = node_new(b->arena, kind, at);

		if (kind == NODE_CELL)
			node->cell.row_span = node->cell.column_span = 1;
		node_append(box, node);
	}
	return box->last;
}

/* The box inside frame that takes a node of this kind; lists and tables take
 * only their own parts, which are made as needed. */
static struct node *box_for(struct builder *b, struct node *box,
                            enum node_kind kind, struct place at)
{
	if (is_list(box->kind) && kind != NODE_ITEM)
		return last_or_new(b, box, NODE_ITEM, at);
	if (box->kind == NODE_DEFINITION_LIST && kind != NODE_TERM &&
	    kind != NODE_DEFINITION)
		return last_or_new(b, box, NODE_DEFINITION, at);
	if (box->kind == NODE_TABLE && kind != NODE_CAPTION &&
	    (kind < NODE_TABLE_HEAD || kind > NODE_TABLE_FOOT))
		box = last_or_new(b, box, NODE_TABLE_BODY, at);
	if (box->kind >= NODE_TABLE_HEAD && box->kind <= NODE_TABLE_FOOT &&
	    kind != NODE_ROW)
		box = last_or_new(b, box, NODE_ROW, at);
	if (box->kind == NODE_ROW && kind != NODE_CELL)
		box = last_or_new(b, box, NODE_CELL, at);
	return box;
}

/* "<a id=x></a>" alone: a place to lead to, without a paragraph of its own. */
static void make_target(struct node *line)
{
	struct node *only = line->first;

	if (only && !only->next && only->kind == NODE_SPAN && !only->first &&
	    node_id(only).n) {
		line->kind = NODE_DIV;
		line->attr = only->attr;
		line->first = NULL;
		line->last = NULL;
	}
}

/* End the paragraph that gathers inlines among the blocks of frame. */
static void end_line(struct builder *b, struct frame *frame)
{
	struct node *line = frame->line, *box;

	frame->line = NULL;
	if (!line)
		return;
	tidy_inlines(b->arena, line, false);
	tidy_ends(line);
	make_target(line);
	if (!line->first && line->kind != NODE_DIV)
		return;
	box = box_for(b, frame->box, line->kind, line->at);
	if (box->kind == NODE_ITEM || box->kind == NODE_CELL ||
	    box->kind == NODE_DEFINITION || box->kind == NODE_CAPTION ||
	    box->kind == NODE_FIGURE)
		line->kind = line->kind == NODE_PARA ? NODE_PLAIN : line->kind;
	node_append(box, line);
}

/* A block where only inlines may be: its text, set off by a space. */
static void add_text_of(struct builder *b, struct node *box, struct node *block)
{
	struct buf text = {0};

	if (box->first)
		node_append(box, node_text(b->arena, NODE_STR, block->at,
		                           VIEW(" ")));
	if (block->kind == NODE_PARA || block->kind == NODE_PLAIN) {
		node_take_children(box, block);
		return;
	}
	node_plain_text(block, &text);
	node_append(box, node_text(b->arena, NODE_STR, block->at,
	                           arena_view(b->arena,
	                                      (struct view){buf_text(&text),
	                                                    text.len})));
	buf_clear(&text);
}

static void add_node(struct builder *b, struct node *node)
{
	struct frame *frame = &b->frames[b->top];

	if (holds_inlines(frame->box->kind)) {
		if (node_is_block(node->kind))
			add_text_of(b, frame->box, node);
		else
			node_append(frame->box, node);
	} else if (node_is_block(node->kind)) {
		end_line(b, frame);
		node_append(box_for(b, frame->box, node->kind, node->at), node);
	} else {
		if (!frame->line)
			frame->line = node_new(b->arena, NODE_PARA, node->at);
		node_append(frame->line, node);
	}
}

/* Text with its line ends, for code. */
static void verbatim_text(const struct node *node, struct buf *out)
{
	for (const struct node *n = node->first; n; n = n->next) {
		if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_LINE_BREAK)
			buf_char(out, '\n');
		else if (n->kind != NODE_NOTE)
			buf_view(out, n->text);
		if (n->kind != NODE_NOTE)
			verbatim_text(n, out);
	}
}

/* <pre><code class="language-rust"> is how HTML names a language. */
static void take_language(struct builder *b, struct node *block)
{
	struct node *code = block->first;
	int count;

	if (code && code->kind == NODE_CODE && !code->next && code->attr) {
		for (int i = 0; i < code->attr->class_count; i++)
			node_add_class(b->arena, block, code->attr->classes[i]);
		if (node_id(code).n && !node_id(block).n)
			node_attr(b->arena, block)->id = code->attr->id;
	}
	count = block->attr ? block->attr->class_count : 0;
	for (int i = 0; i < count; i++)
		if (view_starts(block->attr->classes[i], "language-"))
			block->attr->classes[i] =
				view_from(block->attr->classes[i], 9);
}

static void finish_code(struct builder *b, struct node *node)
{
	struct buf text = {0};
	struct view v;

	if (node->kind == NODE_CODE_BLOCK)
		take_language(b, node);
	verbatim_text(node, &text);
	v = arena_view(b->arena, (struct view){buf_text(&text), text.len});
	buf_clear(&text);
	if (node->kind == NODE_CODE_BLOCK) {
		if (view_starts(v, "\n"))
			v = view_from(v, 1);
		if (view_ends(v, "\n"))
			v.n--;
	}
	node->text = v;
	node->first = NULL;
	node->last = NULL;
}

/* A list is tight when none of its items holds a paragraph. */
static void finish_list(struct node *list)
{
	list->tight = true;
	for (struct node *item = list->first; item; item = item->next)
		for (struct node *n = item->first; n; n = n->next)
			list->tight &= n->kind != NODE_PARA;
}

static void finish_figure(struct node *figure)
{
	struct node *caption = figure->first;

	while (caption && caption->kind != NODE_CAPTION)
		caption = caption->next;
	if (!caption || caption == figure->first)
		return;
	node_unlink(caption);
	node_insert_before(figure->first, caption);
}

/* An empty <div style="page-break-after: always"> is all about the break. */
static void finish_div(struct builder *b, struct node *div)
{
	if (!div->first && (node_has_class(div, "pagebreak-before") ||
	                    node_has_class(div, "pagebreak-after")))
		node_add_class(b->arena, div, VIEW("pagebreak"));
}

/* <a href="x">http://x</a>: the parser has made a link of the text, too. The
 * outer one is what the author meant. */
static void finish_link(struct node *link)
{
	struct node *n = node_next(link, link);

	while (n) {
		if (n->kind == NODE_LINK)
			n->kind = NODE_SPAN;
		n = n->kind == NODE_NOTE ? node_skip(link, n)
		                         : node_next(link, n);
	}
}

/* What nothing is in, and that nothing can lead to, goes. */
static bool is_worth_keeping(const struct node *node)
{
	return node->first || node->text.n || node->attr ||
	       node->kind == NODE_CELL || node->kind == NODE_ITEM ||
	       node->kind == NODE_ROW || node->kind == NODE_CODE_BLOCK;
}

static void finish_kind(struct builder *b, struct node *node)
{
	switch (node->kind) {
	case NODE_CODE:
	case NODE_CODE_BLOCK:
		finish_code(b, node);
		break;
	case NODE_BULLET_LIST:
	case NODE_ORDERED_LIST:
		finish_list(node);
		break;
	case NODE_LINK:
		finish_link(node);
		break;
	case NODE_FIGURE:
		finish_figure(node);
		break;
	case NODE_TABLE:
		html_finish_table(b->arena, node);
		if (!node->table->column_count) {
			node->kind = NODE_DIV;
			node->first = node->last = NULL;
		}
		break;
	case NODE_DIV:
		finish_div(b, node);
		break;
	default:
		break;
	}
}

/* The innermost element is whole: give it to the one around it. */
static void finish(struct builder *b)
{
	struct frame *frame = &b->frames[b->top--];
	struct node *node = frame->node, *box = frame->box;

	end_line(b, frame);
	if (!node)
		return;
	if (holds_inlines(box->kind) && node->kind != NODE_CODE &&
	    node->kind != NODE_CODE_BLOCK) {
		tidy_inlines(b->arena, box, false);
		if (node_is_block(node->kind))
			tidy_ends(box);
	}
	if (box != node && box->parent == node && !box->first)
		node_unlink(box);
	finish_kind(b, node);
	if (is_worth_keeping(node))
		add_node(b, node);
}

/* What is in the tags of some elements. */

static bool is_in_link(const struct builder *b)
{
	for (int i = 0; i <= b->top; i++)
		if (b->frames[i].box->kind == NODE_LINK)
			return true;
	return node_above(b->parent, NODE_LINK) != NULL;
}

static void read_link(struct builder *b, const struct html_tag *tag,
                      struct node *node)
{
	struct view url = html_value(b->arena, tag, "href");
	struct view name = html_value(b->arena, tag, "name");

	if (name.n && !node_id(node).n)
		node_attr(b->arena, node)->id = name;
	if (!url.n || is_in_link(b) ||
	    !html_link_is_safe(url, node->at, b->diag)) {
		node->kind = NODE_SPAN;
		return;
	}
	node->link.url = view_trim(url);
	node->link.title = html_value(b->arena, tag, "title");
}

static bool read_image(struct builder *b, const struct html_tag *tag,
                       struct node *node)
{
	static const char *const sizes[] = {"width", "height"};
	struct view alt = html_value(b->arena, tag, "alt"), value;

	node->link.url = view_trim(html_value(b->arena, tag, "src"));
	node->link.title = html_value(b->arena, tag, "title");
	if (alt.n) {
		node_append(node, node_text(b->arena, NODE_STR, node->at, alt));
		tidy_inlines(b->arena, node, false);
	}
	for (size_t i = 0; i < 2; i++) {
		value = html_value(b->arena, tag, sizes[i]);
		if (value.n)
			node_set_value(b->arena, node, view_of(sizes[i]),
			               value);
	}
	return html_link_is_safe(node->link.url, node->at, b->diag);
}

static int read_number(struct builder *b, const struct html_tag *tag,
                       const char *name, int most)
{
	struct view value = view_trim(html_value(b->arena, tag, name));
	int number = 0;

	for (size_t i = 0; i < value.n && ascii_is_digit(value.p[i]); i++)
		if (number < most)
			number = 10 * number + (value.p[i] - '0');
	return number > most ? most : number;
}

static void read_cell(struct builder *b, const struct html_tag *tag,
                      struct node *node)
{
	struct view align = html_value(b->arena, tag, "align");
	struct view style = html_value(b->arena, tag, "style");
	struct view scope = html_value(b->arena, tag, "scope");
	int rows = read_number(b, tag, "rowspan", 1000);
	int columns = read_number(b, tag, "colspan", 1000);

	/* for html_finish_table() */
	if (view_is_nocase(tag->name, "th"))
		node->text = scope.n ? scope : VIEW("th");
	node->cell.row_span = rows ? rows : 1;
	node->cell.column_span = columns ? columns : 1;
	if (!align.n &&
	    memmem(style.p ? style.p : "", style.n, "text-align", 10)) {
		size_t at = view_find(style, ':', 0);

		align = view_trim(view_from(style, at < style.n ? at + 1 : at));
		align.n = view_find(align, ';', 0);
	}
	if (view_is_nocase(align, "left"))
		node->cell.align = ALIGN_LEFT;
	else if (view_is_nocase(align, "right"))
		node->cell.align = ALIGN_RIGHT;
	else if (view_is_nocase(align, "center"))
		node->cell.align = ALIGN_CENTER;
	else if (view_is_nocase(align, "char"))
		node->cell.align = ALIGN_DECIMAL;
}

static void read_list(struct builder *b, const struct html_tag *tag,
                      struct node *node)
{
	struct view type = html_value(b->arena, tag, "type");

	node->list.style = LIST_DECIMAL;
	node->list.delim = DELIM_PERIOD;
	node->list.start = 1;
	if (html_value(b->arena, tag, "start").n)
		node->list.start = read_number(b, tag, "start", 99999999);
	if (view_is(type, "a"))
		node->list.style = LIST_LOWER_ALPHA;
	else if (view_is(type, "A"))
		node->list.style = LIST_UPPER_ALPHA;
	else if (view_is(type, "i"))
		node->list.style = LIST_LOWER_ROMAN;
	else if (view_is(type, "I"))
		node->list.style = LIST_UPPER_ROMAN;
}

static void read_element(struct builder *b, const struct html_tag *tag,
                         struct node *node)
{
	switch (node->kind) {
	case NODE_LINK:
		read_link(b, tag, node);
		break;
	case NODE_CELL:
		read_cell(b, tag, node);
		break;
	case NODE_ORDERED_LIST:
		read_list(b, tag, node);
		break;
	case NODE_HEADER:
		node->level = tag->name.p[1] - '0';
		break;
	case NODE_QUOTED:
		node->double_quotes = true;
		break;
	default:
		break;
	}
}

static void push(struct builder *b, struct node *node, struct node *box,
                 int end)
{
	b->frames[++b->top] = (struct frame){node, box, NULL, end};
}

/* <p> is a Para; with blocks inside, or with attributes, a Div. */
static void start_paragraph(struct builder *b, const struct html_part *part,
                            struct node *node)
{
	struct node *box = b->frames[b->top].box;

	if (part->has_blocks && !node->attr) {
		push(b, NULL, box, part->end);
	} else if (node->attr) {
		node->kind = NODE_DIV;
		box = node;
		if (!part->has_blocks) {
			box = node_new(b->arena, NODE_PARA, node->at);
			node_append(node, box);
		}
		push(b, node, box, part->end);
	} else {
		push(b, node, node, part->end);
	}
}

/* The title of <details>: a paragraph, strong. */
static void start_summary(struct builder *b, const struct html_part *part,
                          struct node *node)
{
	struct node *strong = node_new(b->arena, NODE_STRONG, node->at);

	node_append(node, strong);
	push(b, node, strong, part->end);
}

static void start(struct builder *b, const struct html_part *part)
{
	const struct html_element *element = part->tag.element;
	struct frame *above = &b->frames[b->top];
	struct node *node;

	if (element->flags & HTML_BLOCK)
		end_line(b, above);
	if ((element->flags & HTML_BLOCK) &&
	    (holds_inlines(above->box->kind) ||
	     is_misplaced(element->kind, above->box->kind))) {
		diag_add(b->diag, DIAG_HTML_DROPPED, part->node->at, "<%s>",
		         element->name);
		push(b, NULL, above->box, part->end);
		return;
	}
	node = node_new(b->arena, element->kind, part->node->at);
	if (element->flags & HTML_ATTRIBUTES)
		html_keep_attributes(b->arena, &part->tag, node);
	read_element(b, &part->tag, node);
	if (view_is(view_of(element->name), "summary"))
		start_summary(b, part, node);
	else if (node->kind == NODE_PARA)
		start_paragraph(b, part, node);
	else
		push(b, node, node, part->end);
}

static void add_void(struct builder *b, const struct html_part *part)
{
	const struct html_element *element = part->tag.element;
	struct node *node = node_new(b->arena, element->kind, part->node->at);

	if (element->kind == NODE_KINDS)
		return;
	if (node->kind == NODE_STR)
		node->text = VIEW("\u200B"); /* <wbr>: a break without width */
	if (node->kind == NODE_IMAGE) {
		html_keep_attributes(b->arena, &part->tag, node);
		if (!read_image(b, &part->tag, node)) {
			while (node->first) {
				struct node *text = node->first;

				node_unlink(text);
				add_node(b, text);
			}
			return;
		}
	}
	add_node(b, node);
}

static void build(struct builder *b, struct html_part *parts, int count)
{
	for (int i = 0; i < count; i++) {
		struct html_part *part = &parts[i];
		bool is_skipped = part->kind == PART_OPEN &&
		                  (part->tag.element->flags & HTML_SKIP);

		while (b->top && b->frames[b->top].end == i)
			finish(b);
		if (is_skipped)
			i = part->end - 1;
		else if (part->kind == PART_NODE)
			add_node(b, part->node);
		else if (part->kind == PART_OPEN)
			start(b, part);
		else if (part->kind == PART_VOID)
			add_void(b, part);
	}
	while (b->top)
		finish(b);
	end_line(b, &b->frames[0]);
}

void html_build(struct arena *a, struct node *parent, struct diag *d)
{
	struct arena scratch = {0};
	struct builder b = {.arena = a, .diag = d, .parent = parent};
	bool among_blocks = !holds_inlines(parent->kind);
	int count;
	struct html_part *parts =
		html_match(&scratch, parent, among_blocks, d, &count);

	parent->first = NULL;
	parent->last = NULL;
	for (int i = 0; i < count; i++) {
		parts[i].node->next = NULL;
		parts[i].node->parent = NULL;
	}
	b.frames[0] = (struct frame){NULL, parent, NULL, -1};
	build(&b, parts, count);
	arena_reset(&scratch);
}
