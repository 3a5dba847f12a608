/* page/block.c - blocks -> slabs of a vertical list */
#include "page/block.h"

#include "base/array.h"
#include "page/box.h"
#include "page/code.h"
#include "page/columns.h"
#include "page/dropcap.h"
#include "page/figure.h"
#include "page/floats.h"
#include "page/heading.h"
#include "page/index.h"
#include "page/links.h"
#include "page/list.h"
#include "page/loose.h"
#include "page/note.h"
#include "page/table.h"
#include "page/wrap.h"

void builder_open(struct builder *b, struct setter *setter,
                  const struct book *book, struct arena *lines,
                  struct vlist *list)
{
	sp measure = theme_measure(&book->theme);
	sp least = measure * 2 / 5;

	if (least < PT(80))
		least = PT(80) < measure ? PT(80) : measure;
	*b = (struct builder){
		.setter = setter,
		.book = book,
		.theme = &book->theme,
		.lines = lines,
		.list = list,
		.lang = book->meta.lang,
		.rtl = unicode_lang_is_rtl(book->meta.lang),
		.least_width = least,
		.may_bleed = true,
		.most_height = theme_text_height(&book->theme) * 85 / 100,
	};
}

struct column column_of_text(const struct builder *b)
{
	const struct theme *theme = b->theme;

	return (struct column){
		.width = theme_measure(theme),
		.family = (int)theme->body_family,
		.weight = 400,
		.size = theme->body_size,
		.leading = theme->leading,
		.colour = theme->text_colour,
		.align = (enum para_align)theme->align,
		.hyphenate = theme->hyphenate,
		.indent = theme->paragraph_indent,
		.gap = theme->paragraph_space,
		.on_grid = true,
	};
}

struct column column_of_size(const struct column *c, sp size, sp leading)
{
	struct column result = *c;

	result.size = size;
	result.leading = leading;
	if (c->size > 0)
		result.indent = c->indent * size / c->size;
	return result;
}

struct column column_indented(const struct builder *b, const struct column *c,
                              sp indent)
{
	struct column result = *c;
	sp most = (c->width - b->least_width) / 3;

	if (c->in_cell)
		most = c->width / 4;
	if (indent > most)
		indent = most > 0 ? most : 0;
	if (!b->rtl)
		result.x += indent;
	result.width -= indent;
	return result;
}

struct text_style column_style(const struct builder *b, const struct column *c,
                               const struct node *node)
{
	struct text_style style = style_make(b->setter, c->family, c->weight,
	                                     c->italic, c->size, c->colour);

	if (c->tabular)
		style_tabular(b->setter, &style);
	style.hyphenate = c->hyphenate;
	style.letter_case = c->letter_case;
	style.lang = node ? node_lang(node, b->lang) : b->lang;
	return style;
}

/* Half of what the leading has more than the type above it, half below; type
 * is 3/4 above its baseline. */
sp column_baseline(const struct column *c)
{
	return c->leading / 2 + c->size / 4;
}

/* How far the pictures in a line rise above the room of a common line, and
 * hang below it, in whole lines. */
static void tall_parts(const struct column *c, const struct line *line,
                       sp *above, sp *below)
{
	sp baseline = column_baseline(c);
	sp up = 0, down = 0;

	for (int i = 0; i < line->box_count; i++) {
		const struct line_box *box = &line->boxes[i];

		if (!box->picture)
			continue;
		if (box->y + box->height - baseline > up)
			up = box->y + box->height - baseline;
		if (-box->y - (c->leading - baseline) > down)
			down = -box->y - (c->leading - baseline);
	}
	*above = (up + c->leading - 1) / c->leading * c->leading;
	*below = (down + c->leading - 1) / c->leading * c->leading;
}

/* Widows and orphans: the first and the last line of a paragraph are never
 * alone. */
static int32_t penalty_within(const struct lines *lines, int line)
{
	int32_t penalty = BREAK_FREE;

	if (line == 1 || line == lines->count - 1)
		return BREAK_FORBIDDEN;
	if (lines->lines[line - 1].hyphenated)
		penalty += BREAK_HYPHEN;
	return penalty;
}

/* Notes go beside the list; a note's own wait until it is set. */
static void set_notes(struct builder *b, const struct line *line)
{
	struct vlist *v = b->list;

	for (int i = 0; i < line->note_count; i++) {
		if (v->notes)
			note_set(b, line->notes[i]);
		else
			*ARRAY_ADD(b->lines, b->notes, b->note_count,
			           b->note_room) = line->notes[i];
	}
	if (v->notes)
		v->slabs[v->count - 1].note_end = v->notes->count;
}

void block_lines(struct builder *b, const struct column *c,
                 const struct lines *lines, const struct node *node)
{
	struct vlist *v = b->list;
	struct node *target = line_first_target(node);

	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->lines[i];
		const struct spot *next =
			i + 1 < lines->count ? &line[1].start : NULL;
		struct slab *slab;
		sp above, below;

		tall_parts(c, line, &above, &below);
		if (i)
			vlist_penalty(v, penalty_within(lines, i));
		slab = vlist_add(v, above + c->leading + below,
		                 above + column_baseline(c));
		slab->start = line->start;
		vlist_line(v, line, c->x, slab->baseline);
		line_links(v, line, c, slab->baseline);
		target = line_anchors(v, node, target, next, c->x);
		set_notes(b, line);
	}
}

void block_keep(struct builder *b, int first)
{
	for (int i = first + 1; i < b->list->count; i++)
		if (b->list->slabs[i].penalty >= 0)
			b->list->slabs[i].penalty = BREAK_FORBIDDEN;
}

void block_paragraph(struct builder *b, const struct column *c,
                     const struct node *node, sp first_indent)
{
	struct text_style style = column_style(b, c, node);
	struct para_shape shape = {.width = c->width,
	                           .first_indent = first_indent,
	                           .align = c->align,
	                           .balanced = c->balanced};
	struct lines lines =
		para_set(b->setter, b->lines, node, &style, &shape);

	if (!lines.count)
		return;
	if (c->on_grid) {
		b->list->next.snap = SNAP_DOWN;
		loose_note(b, c, node, first_indent, &lines);
	}
	block_lines(b, c, &lines, node);
}

void block_centre(struct builder *b, const struct column *c, int first,
                  sp below)
{
	struct vlist *v = b->list;
	int run = first;
	sp height = 0;

	if (!c->on_grid || first >= v->count)
		return;
	if (v->centred.end == first && first &&
	    v->slabs[first].penalty != BREAK_FORCED) {
		run = v->centred.first;
		height = v->slabs[run].below - v->centred.below +
		         v->slabs[first].space;
	}
	for (int i = first; i < v->count; i++) {
		height += v->slabs[i].height +
		          (i > first ? v->slabs[i].space : 0);
		v->slabs[i].after = v->count;
	}
	v->slabs[first].give = c->leading;
	v->slabs[first].give_end = v->count;
	v->slabs[run].snap = SNAP_CENTRE;
	v->slabs[run].below = height + below;
	v->slabs[run].whole = v->grid > 0 && v->slabs[run].below % v->grid == 0;
	v->centred.first = run;
	v->centred.end = v->count;
	v->centred.below = below;
}

const struct node *block_lone_image(const struct node *node)
{
	const struct node *only = NULL;

	for (const struct node *child = node->first; child;
	     child = child->next) {
		if (child->kind == NODE_SOFT_BREAK ||
		    (child->kind == NODE_STR && !view_trim(child->text).n))
			continue;
		if (only)
			return NULL;
		only = child;
	}
	if (only && (only->kind == NODE_LINK || only->kind == NODE_SPAN))
		return block_lone_image(only);
	return only && only->kind == NODE_IMAGE ? only : NULL;
}

/* "The rules are:" - what follows belongs to it. */
static bool introduces(const struct node *para)
{
	const struct node *last = para->last;

	while (last && last->last)
		last = last->last;
	return last && view_ends(view_trim(last->text), ":");
}

static void set_para(struct builder *b, const struct column *c,
                     const struct node *node, const struct node *previous)
{
	bool follows = previous && (previous->kind == NODE_PARA ||
	                            previous->kind == NODE_PLAIN ||
	                            node_has_class(previous, "dropcap"));
	const struct node *image = block_lone_image(node);
	sp indent = 0;

	if (image) {
		picture_set(b, c, image, 0, false);
		return;
	}
	if (!b->wrap && dropcap_set(b, c, node, previous))
		return;
	if (follows && !block_lone_image(previous) && node->kind == NODE_PARA &&
	    b->list->next.penalty != BREAK_FORCED)
		indent = c->indent;
	if (!wrap_paragraph(b, c, node, indent))
		block_paragraph(b, c, node, indent);
	if (introduces(node))
		vlist_penalty(b->list, BREAK_BAD);
}

static bool is_page_break(const struct node *node)
{
	return node_has_class(node, "pagebreak") ||
	       node_has_class(node, "page-break") ||
	       node_has_class(node, "pagebreak-before") ||
	       node_has_class(node, "newpage");
}

static enum page_side side_of_break(const struct node *node)
{
	return node_has_class(node, "pagebreak-recto")   ? ON_RIGHT
	       : node_has_class(node, "pagebreak-verso") ? ON_LEFT
	                                                 : ON_ANY_SIDE;
}

static void set_div(struct builder *b, const struct column *c,
                    const struct node *node)
{
	if (is_page_break(node) && !c->in_cell)
		vlist_new_page(b->list, side_of_break(node));
	if (node_has_class(node, "listing"))
		listing_set(b, c, node);
	else if (node_has_class(node, "columns"))
		columns_set(b, c, node);
	else if (!index_set(b, c, node) && !box_set(b, c, node))
		block_set_children(b, c, node);
	if (node_has_class(node, "pagebreak-after") && node->first &&
	    !c->in_cell)
		vlist_new_page(b->list, side_of_break(node));
}

/* Raw parts are for other writers; "\newpage" is what people write for a page
 * break in every one of them. */
static void set_raw(struct builder *b, const struct column *c,
                    const struct node *node)
{
	struct view text = view_trim(node->text);

	if (!c->in_cell &&
	    (view_is(text, "\\newpage") || view_is(text, "\\pagebreak") ||
	     view_is(text, "\\clearpage")))
		vlist_new_page(b->list, ON_ANY_SIDE);
}

/* What a theme draws in a line of its own, as furniture. */
static void set_ornament(struct builder *b, const struct column *c,
                         struct view ornament)
{
	struct text_style style = column_style(b, c, NULL);
	struct line *line = line_of_text(b->setter, b->lines, ornament, &style,
	                                 NULL, ROLE_ARTIFACT, c->width);
	struct slab *slab = vlist_add(b->list, c->leading, column_baseline(c));

	vlist_line(b->list, line, c->x + (c->width - line->width) / 2,
	           slab->baseline);
}

/* Between scenes: a short rule in the middle of an empty line, an ornament, or
 * the line alone. */
static void set_rule(struct builder *b, const struct column *c,
                     const struct node *node)
{
	struct view ornament = theme_ornament(b->theme);
	sp width = c->width / 5;
	sp thickness = PT(0.6);
	struct slab *slab;

	vlist_space(b->list, c->leading / 2);
	vlist_penalty(b->list, BREAK_POOR);
	if (ornament.n) {
		set_ornament(b, c, ornament);
	} else {
		slab = vlist_add(b->list, c->leading, c->leading / 2);
		if (!view_is(b->theme->ornament, "space"))
			vlist_rule(b->list, c->x + (c->width - width) / 2,
			           slab->baseline - thickness / 2, width,
			           thickness, b->theme->rule_colour, node);
	}
	vlist_space(b->list, c->leading / 2);
}

/* No-break spaces that a line of verse begins with, as an indent: a line
 * drops the spaces at its start. */
static sp verse_indent(const struct column *c, const struct node *line)
{
	const struct node *first = line->first;
	struct view v =
		first && first->kind == NODE_STR ? first->text : VIEW("");
	sp indent = 0;

	for (; view_starts(v, "\xC2\xA0"); v = view_from(v, 2))
		indent += c->size / 2;
	return indent;
}

/* Verse: every line as it was written, going on further in. */
static void set_line_block(struct builder *b, const struct column *c,
                           const struct node *node)
{
	struct column column = *c;
	int first = b->list->count;

	column.align = PARA_LEFT;
	vlist_space(b->list, c->gap);
	for (const struct node *line = node->first; line; line = line->next) {
		int before = b->list->count;

		block_paragraph(b, &column, line, verse_indent(c, line));
		if (b->list->count == before) /* an empty line parts verses */
			vlist_space(b->list, c->leading);
		block_keep(b, before);
	}
	if (b->list->count >= first + 2) {
		b->list->slabs[first + 1].penalty = BREAK_FORBIDDEN;
		b->list->slabs[b->list->count - 1].penalty = BREAK_FORBIDDEN;
	}
}

/* Every block that a link or the outline may lead to. */
static bool is_target(const struct node *node)
{
	return node->kind == NODE_HEADER || node->kind == NODE_FIGURE ||
	       node->kind == NODE_TABLE || node->kind == NODE_DOCUMENT ||
	       node_id(node).n;
}

static void set_block(struct builder *b, const struct column *c,
                      const struct node *node, const struct node *previous)
{
	if (float_set(b, c, node) || wrap_set(b, c, node))
		return;
	if (node->kind != NODE_PARA || figure_image(node))
		wrap_clear(b);
	if (is_target(node))
		vlist_anchor(b->list, node, c->x);
	switch (node->kind) {
	case NODE_PLAIN:
	case NODE_PARA:
		set_para(b, c, node, previous);
		break;
	case NODE_HEADER:
		heading_set(b, c, node);
		break;
	case NODE_CODE_BLOCK:
		code_block_set(b, c, node);
		break;
	case NODE_RAW_BLOCK:
		set_raw(b, c, node);
		break;
	case NODE_HORIZONTAL_RULE:
		set_rule(b, c, node);
		break;
	case NODE_BLOCK_QUOTE:
		quote_set(b, c, node);
		break;
	case NODE_BULLET_LIST:
	case NODE_ORDERED_LIST:
		if (!index_set(b, c, node))
			list_set(b, c, node);
		break;
	case NODE_DEFINITION_LIST:
		definitions_set(b, c, node);
		break;
	case NODE_LINE_BLOCK:
		set_line_block(b, c, node);
		break;
	case NODE_FIGURE:
		figure_set(b, c, node);
		break;
	case NODE_TABLE:
		table_set(b, c, node);
		break;
	case NODE_DIV:
		set_div(b, c, node);
		break;
	default:
		if (node_is_inline(node->kind))
			break;
		block_set_children(b, c, node);
	}
}

/* One line before code, a table or a figure: most often its name. */
static bool is_title_of_next(const struct node *node, int lines)
{
	const struct node *next = node->next;

	return node->kind == NODE_PARA && lines == 1 && next &&
	       (next->kind == NODE_CODE_BLOCK || next->kind == NODE_TABLE ||
	        next->kind == NODE_FIGURE);
}

/* What a block gives stands above its title, not between the two. */
static void give_above(struct vlist *v, int title, int first)
{
	if (title < 0 || first >= v->count || !v->slabs[first].give)
		return;
	v->slabs[title].give = v->slabs[first].give;
	v->slabs[title].give_end = title;
	v->slabs[title].after = v->slabs[first].after;
	v->slabs[title].leads = true;
	v->slabs[first].give = 0;
}

/* Between blocks; without a grid it can be larger, so that pages end alike. */
static void set_gap(struct builder *b, const struct column *c)
{
	vlist_space(b->list, c->gap);
	if (c->on_grid && !b->list->grid)
		b->list->next.give = c->gap / 2;
}

void block_set_from(struct builder *b, const struct column *c,
                    const struct node *node)
{
	const struct node *previous = NULL;
	int title = -1; /* the slab above that names the next block */

	for (; node; node = node->next) {
		int before = b->list->count;

		if (previous)
			set_gap(b, c);
		set_block(b, c, node, previous);
		give_above(b->list, title, before);
		title = -1;
		if (is_title_of_next(node, b->list->count - before)) {
			vlist_penalty(b->list, BREAK_BAD);
			title = before;
		}
		if (b->list->count > before)
			previous = node;
	}
	wrap_clear(b);
}

void block_set_children(struct builder *b, const struct column *c,
                        const struct node *parent)
{
	block_set_from(b, c, parent->first);
}

void block_set_one(struct builder *b, const struct column *c,
                   const struct node *node)
{
	set_block(b, c, node, NULL);
}
