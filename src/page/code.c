/* page/code.c - code blocks: their lines on a coloured ground */
#include "page/code.h"

/* Two lines stay together at either end; an empty line is a good place. */
static int32_t penalty_before(const struct lines *lines, int line)
{
	if (line == 1 || line == lines->count - 1)
		return BREAK_FORBIDDEN;
	return lines->lines[line - 1].run_count ? BREAK_CODE : BREAK_POOR;
}

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

sp code_block_width(struct builder *b, const struct column *c,
                    const struct node *node)
{
	struct column code = code_column(b, c);
	struct text_style style = column_style(b, &code, node);
	const struct face *face = style.font->face;
	sp advance = sp_from_font(face->space, style.size, face->units_per_em);

	return longest_line(node->text) * advance + 2 * side_pad(&code);
}

static void add_lines(struct builder *b, const struct column *code, sp x,
                      const struct lines *lines)
{
	for (int i = 0; i < lines->count; i++) {
		struct slab *slab;

		if (i)
			vlist_penalty(b->list, penalty_before(lines, i));
		slab = vlist_add(b->list, code->leading, column_baseline(code));
		slab->start = lines->lines[i].start;
		vlist_line(b->list, &lines->lines[i], x, slab->baseline);
	}
}

void code_block_set(struct builder *b, const struct column *c,
                    const struct node *node)
{
	struct column code = code_column(b, c);
	struct text_style style = column_style(b, &code, node);
	sp side = side_pad(&code);
	sp pad = code.leading / 2;
	struct lines lines = code_set(b->setter, b->lines, node, &style,
	                              code.width - 2 * side, NULL, 0);
	int first = b->list->count;
	sp least = c->in_cell ? c->leading / 4 : c->leading / 2;

	if (!lines.count)
		return;
	vlist_space(b->list, least);
	vlist_frame_open(b->list,
	                 &(struct frame){.x = c->x,
	                                 .width = c->width,
	                                 .pad = pad,
	                                 .filled = true,
	                                 .fill = b->theme->code_background,
	                                 .node = node});
	add_lines(b, &code, code.x + side, &lines);
	vlist_frame_close(b->list);
	block_centre(b, c, first, least);
	vlist_space(b->list, least);
}
