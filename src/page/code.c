/* page/code.c - code blocks: their lines on a coloured ground */
#include "page/code.h"

static struct column code_column(const struct builder *b,
                                 const struct column *c)
{
	struct column code = *c;

	code.family = FAMILY_MONO;
	code.weight = 400;
	code.italic = false;
	code.hyphenate = false;
	code.colour = b->theme->text_colour;
	code.size = b->theme->code_size * c->size / b->theme->body_size;
	code.leading = b->theme->code_leading * c->size / b->theme->body_size;
	return code;
}

static sp side_pad(const struct column *code)
{
	return code->width > 12 * code->size ? code->size * 4 / 5 : 0;
}

/* Columns of the longest line, tabs to the next multiple of 4. */
static int64_t longest_line(struct view text)
{
	int64_t column = 0, longest = 0;

	for (size_t at = 0; at < text.n;) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (c == '\n')
			column = 0;
		else if (c == '\t')
			column += 4 - column % 4;
		else
			column++;
		if (column > longest)
			longest = column;
	}
	return longest;
}

/* What stands beside and behind the lines. */
struct gutter {
	const struct node *node;
	const struct listing *listing; /* may be NULL */
	struct text_style numbers;
	sp width; /* of the widest number and the gap after it; 0: no numbers */
};

/* Numbers stand at the right of the gutter, two columns from the code. */
static struct gutter make_gutter(struct builder *b, const struct column *code,
                                 const struct node *node, sp advance)
{
	struct gutter gutter = {.node = node, .listing = node->listing};
	struct column column = *code;
	int64_t last;
	int digits = 1;

	if (!gutter.listing || !gutter.listing->numbered)
		return gutter;
	column.colour = b->theme->muted_colour;
	gutter.numbers = column_style(b, &column, node);
	last = (int64_t)gutter.listing->first_number +
	       gutter.listing->line_count - 1;
	for (; last > 9; last /= 10)
		digits++;
	gutter.width = (digits + 2) * advance;
	if (gutter.width > code->width / 3)
		gutter.width = 0;
	return gutter;
}

sp code_block_width(struct builder *b, const struct column *c,
                    const struct node *node)
{
	struct column code = code_column(b, c);
	struct text_style style = column_style(b, &code, node);
	const struct face *face = style.font->face;
	sp advance = sp_from_font(face->space, style.size, face->units_per_em);

	return longest_line(node->text) * advance + 2 * side_pad(&code) +
	       make_gutter(b, &code, node, advance).width;
}

/* A line of the source begins here: no line went on in the next. */
static bool begins_line(const struct line *line)
{
	struct view text = line->start.node->text;

	return !line->start.offset || (line->start.offset <= text.n &&
	                               text.p[line->start.offset - 1] == '\n');
}

static bool is_empty(const struct lines *lines, int line)
{
	return !lines->lines[line].run_count;
}

/* The source from where a line begins up to its end. */
static struct view source_of(const struct line *line)
{
	struct view text =
		view_from(line->start.node->text, line->start.offset);

	return view_part(text, 0, view_find(text, '\n', 0));
}

/* Code is best divided between its outermost parts; a page should not begin
 * with what closes a part, nor end with what opens one. */
static int32_t penalty_by_depth(const struct line *before,
                                const struct line *line)
{
	struct view last = view_trim(source_of(before));
	struct view text = source_of(line), rest = view_trim(text);
	size_t columns = (size_t)(rest.p - text.p);
	int32_t penalty = BREAK_CODE;

	if (!begins_line(line))
		return BREAK_CODE_LINE;
	penalty += (int32_t)(columns < 24 ? columns : 24) * BREAK_CODE_COLUMN;
	if (rest.n && strchr("})]", rest.p[0]))
		penalty += BREAK_CODE;
	if (last.n && strchr("{([", last.p[last.n - 1]))
		penalty += BREAK_CODE;
	return penalty;
}

/* Two lines stay together at either end; an empty line is a good place. */
static int32_t penalty_before(const struct lines *lines, int line)
{
	const struct line *at = &lines->lines[line];
	int before = 0, after = 0;

	for (int i = line - 1; i >= 0 && before < 2; i--)
		before += !is_empty(lines, i);
	for (int i = line; i < lines->count && after < 2; i++)
		after += !is_empty(lines, i);
	if (before < 2 || after < 2)
		return BREAK_FORBIDDEN;
	if (!is_empty(lines, line - 1))
		return penalty_by_depth(&at[-1], at);
	return view_trim(source_of(at)).p == source_of(at).p ? BREAK_POOR
	                                                     : 2 * BREAK_POOR;
}

/* An empty line is space, which vanishes where a page ends; its mark, which
 * stands for it in copied text, goes to the line above. */
static void add_empty(struct vlist *v, const struct column *code, sp x,
                      const struct line *line, int nth)
{
	sp baseline = v->slabs[v->count - 1].baseline;

	vlist_line(v, line, x, baseline + nth * code->leading);
	v->next.space = nth * code->leading;
}

static void add_number(struct builder *b, const struct gutter *gutter, sp x,
                       sp baseline, int line, sp advance)
{
	struct buf text = {0};
	struct line *number;

	buf_int(&text, (int64_t)gutter->listing->first_number + line);
	number = line_of_text(b->setter, b->lines,
	                      (struct view){buf_text(&text), text.len},
	                      &gutter->numbers, gutter->node, ROLE_ARTIFACT, 0);
	buf_clear(&text);
	if (number)
		vlist_line(b->list, number,
		           x + gutter->width - 2 * advance - number->width,
		           baseline);
}

/* A highlighted line has a ground over the whole width, and a bar for those
 * who print in grey. */
static void add_ground(struct builder *b, const struct column *code,
                       const struct node *node, sp baseline)
{
	sp top = baseline - column_baseline(code);

	vlist_rule(b->list, code->x, top, code->width, code->leading,
	           b->theme->code_marked, node);
	vlist_rule(b->list, code->x, top, code->size / 5, code->leading,
	           b->theme->accent_colour, node);
}

static void add_lines(struct builder *b, const struct column *code, sp x,
                      const struct lines *lines, const struct gutter *gutter,
                      sp advance)
{
	int line = -1; /* of the source */
	int empty = 0; /* lines running */

	for (int i = 0; i < lines->count; i++) {
		bool begins = begins_line(&lines->lines[i]);
		struct slab *slab;
		sp baseline;

		line += begins;
		if (i && is_empty(lines, i) && !gutter->width &&
		    !listing_is_marked(gutter->listing, line)) {
			add_empty(b->list, code, x, &lines->lines[i], ++empty);
			continue;
		}
		empty = 0;
		if (i)
			vlist_penalty(b->list, penalty_before(lines, i));
		slab = vlist_add(b->list, code->leading, column_baseline(code));
		slab->start = lines->lines[i].start;
		baseline = slab->baseline;
		if (listing_is_marked(gutter->listing, line))
			add_ground(b, code, gutter->node, baseline);
		if (begins && gutter->width)
			add_number(b, gutter, x, baseline, line, advance);
		vlist_line(b->list, &lines->lines[i], x + gutter->width,
		           baseline);
	}
}

/* above: the space before it. */
static void set_code(struct builder *b, const struct column *c,
                     const struct node *node, sp above)
{
	struct column code = code_column(b, c);
	struct text_style style = column_style(b, &code, node);
	sp side = side_pad(&code);
	sp pad = code.leading / 2;
	const struct face *face = style.font->face;
	sp advance = sp_from_font(face->space, style.size, face->units_per_em);
	struct gutter gutter = make_gutter(b, &code, node, advance);
	const struct code_spans *tokens =
		node->listing ? &node->listing->tokens : NULL;
	struct lines lines = code_set(b->setter, b->lines, node, &style,
	                              code.width - 2 * side - gutter.width,
	                              tokens ? tokens->at : NULL,
	                              tokens ? tokens->count : 0);
	int first = b->list->count;
	sp least = c->in_cell ? c->leading / 4 : c->leading / 2;

	if (!lines.count)
		return;
	vlist_space(b->list, above);
	vlist_frame_open(b->list,
	                 &(struct frame){.x = c->x,
	                                 .width = c->width,
	                                 .pad = pad,
	                                 .filled = true,
	                                 .fill = b->theme->code_background,
	                                 .node = node});
	add_lines(b, &code, code.x + side, &lines, &gutter, advance);
	vlist_frame_close(b->list);
	if (above >= least)
		block_centre(b, c, first, least);
	vlist_space(b->list, least);
}

void code_block_set(struct builder *b, const struct column *c,
                    const struct node *node)
{
	set_code(b, c, node, c->in_cell ? c->leading / 4 : c->leading / 2);
}

/* The name of its file stands over the code, close to it, on the same page. */
void listing_set(struct builder *b, const struct column *c,
                 const struct node *div)
{
	struct column name =
		column_of_size(c, b->theme->code_size, b->theme->code_leading);
	const struct node *block = div->first;
	int first = b->list->count;

	name.colour = b->theme->muted_colour;
	name.align = PARA_LEFT;
	name.indent = 0;
	name.on_grid = false;
	if (block && block->kind == NODE_PARA &&
	    node_has_class(block, "filename")) {
		vlist_space(b->list, c->leading / 2);
		block_set_one(b, &name, block);
		block_keep(b, first);
		b->list->next.keep_lines = 1;
		b->list->next.space = 0;
		block = block->next;
		if (block && block->kind == NODE_CODE_BLOCK) {
			set_code(b, c, block, c->leading / 8);
			block_centre(b, c, first, c->leading / 2);
			block = block->next;
		}
	}
	block_set_from(b, c, block);
}
