/* line/code.c - code blocks -> lines */
#include "line/cells.h"

#include "base/array.h"
#include "line/slots.h"

/*
 * A line that is too wide goes on below:
 *
 *	    let total = prices.iter()
 *	    L .sum();
 *	^^^^ its own indent; then a mark, in two columns
 */
enum {
	HANG = 2,
	RUN_MOST = 16000
};

struct coding {
	struct setter *setter;
	struct arena *out;
	const struct node *node;
	struct look look;
	struct code_cells cells;
	sp width;
	struct line *lines;
	int line_count, line_room;
	struct run *runs; /* of the line being made, in scratch memory */
	int run_count, run_room;
};

static bool is_blank(const struct code_cells *c, const struct code_cell *cell)
{
	char byte = c->text.p[cell->start];

	return byte == ' ' || byte == '\t';
}

/* May a line end after this cell, if it must? */
static bool is_mark(const struct code_cells *c, const struct code_cell *cell)
{
	char byte = c->text.p[cell->start];

	return byte && strchr(",;(){}[]<>.:+-*/=&|_", byte);
}

/* One past the last cell of the line that begins with cell first: after a
 * space, if that leaves no great hole, else after a mark, else anywhere. */
static int line_end(const struct code_cells *c, int first, sp room)
{
	int end = first, after_space = 0, after_mark = 0;
	sp x = 0, space_x = 0, mark_x = 0;

	while (end < c->count) {
		const struct code_cell *cell = &c->at[end];

		x += cell->width;
		if (x > room && end > first && !is_blank(c, cell))
			break;
		end++;
		if (is_blank(c, cell)) {
			after_space = end;
			space_x = x;
		} else if (is_mark(c, cell)) {
			after_mark = end;
			mark_x = x;
		}
	}
	if (end == c->count)
		return end;
	if (space_x > room / 2)
		return after_space;
	if (mark_x > room / 2)
		return after_mark;
	return end;
}

static struct run *add_run(struct coding *c, sp x)
{
	struct run *run = ARRAY_ADD(&c->setter->scratch, c->runs, c->run_count,
	                            c->run_room);

	*run = (struct run){.face = c->look.font->face,
	                    .order = c->run_count - 1,
	                    .x = x,
	                    .size = c->look.size,
	                    .colour = c->look.colour,
	                    .node = c->node};
	return run;
}

/* Two blanks or more have a run of their own: a gap that is text, and that
 * readers of a PDF would else take for one between columns. */
static bool is_gap(const struct coding *c, int at, int end)
{
	return at + 1 < end && is_blank(&c->cells, &c->cells.at[at]) &&
	       is_blank(&c->cells, &c->cells.at[at + 1]);
}

/* Characters of ASCII in one colour: one run. Returns the cell after it. */
static int add_plain_run(struct coding *c, int first, int end, sp x)
{
	const struct code_cell *cells = c->cells.at;
	int variant = cells[first].variant, last = first;
	bool gap = is_gap(c, first, end);
	struct run *run = add_run(c, x);
	struct glyph *glyphs;

	while (last < end && cells[last].glyph &&
	       cells[last].variant == variant && last - first < RUN_MOST &&
	       (gap ? is_blank(&c->cells, &cells[last])
	            : !is_gap(c, last, end)))
		last++;
	run->count = last - first;
	glyphs = arena_raw(c->out, (size_t)run->count, sizeof(*glyphs));
	for (int i = 0; i < run->count; i++) {
		glyphs[i] = *cells[first + i].glyph;
		glyphs[i].cluster = (uint16_t)i;
		run->width += cells[first + i].width;
	}
	run->glyphs = glyphs;
	run->face = c->cells.variants[variant].font->face;
	run->colour = c->cells.variants[variant].colour;
	run->text = view_part(c->cells.text, cells[first].start,
	                      cells[last - 1].end);
	return last;
}

/* A tab is drawn, and copied, as spaces. */
static void add_tab_run(struct coding *c, const struct code_cell *cell, sp x)
{
	static const char spaces[] = "    ";
	const struct glyph *space = ascii_glyph(c->setter, c->look.font, ' ');
	struct run *run;
	struct glyph *glyphs;
	sp count = c->cells.column > 0 ? (cell->width + c->cells.column / 2) /
	                                         c->cells.column
	                               : 1;

	if (!space)
		return;
	run = add_run(c, x);
	run->count = count < 1 ? 1 : count > 4 ? 4 : (int)count;
	run->width = cell->width;
	run->text = (struct view){spaces, (size_t)run->count};
	glyphs = arena_raw(c->out, (size_t)run->count, sizeof(*glyphs));
	for (int i = 0; i < run->count; i++) {
		glyphs[i] = *space;
		glyphs[i].cluster = (uint16_t)i;
	}
	run->glyphs = glyphs;
}

static void add_shaped_runs(struct coding *c, const struct shaped *shaped,
                            uint32_t colour, enum role role, sp x)
{
	for (int i = 0; i < shaped->piece_count; i++) {
		struct run *run = add_run(c, x);

		slots_take_piece(c->setter, c->out, shaped, i, run);
		run->colour = colour;
		run->role = (uint8_t)role;
		x += run->width;
	}
}

static bool is_rtl(const struct code_cell *cell)
{
	return cell->shaped && cell->shaped->rtl;
}

/* Cells that are read from right to left: the last of them stands first, and
 * is read last. Returns the cell after them. */
static int add_rtl_cells(struct coding *c, int first, int end, sp x)
{
	const struct code_cell *cells = c->cells.at;
	int after = first, base = c->run_count;

	while (after < end && is_rtl(&cells[after]))
		after++;
	for (int i = after - 1; i >= first; i--) {
		add_shaped_runs(c, cells[i].shaped,
		                c->cells.variants[cells[i].variant].colour,
		                ROLE_CONTENT, x);
		x += cells[i].width;
	}
	for (int i = base; i < c->run_count; i++)
		c->runs[i].order = base + c->run_count - 1 - i;
	return after;
}

/* Returns where the last of them that is not blank ends. */
static sp add_cells(struct coding *c, int first, int end, sp x)
{
	const struct code_cells *cells = &c->cells;
	sp blank = 0;

	for (int i = end; i > first && is_blank(cells, &cells->at[i - 1]); i--)
		blank += cells->at[i - 1].width;

	while (first < end) {
		const struct code_cell *cell = &cells->at[first];

		if (cell->glyph) {
			first = add_plain_run(c, first, end, x);
			x += c->runs[c->run_count - 1].width;
			continue;
		}
		if (is_rtl(cell)) {
			int after = add_rtl_cells(c, first, end, x);

			for (; first < after; first++)
				x += cells->at[first].width;
			continue;
		}
		if (cell->shaped)
			add_shaped_runs(c, cell->shaped,
			                cells->variants[cell->variant].colour,
			                ROLE_CONTENT, x);
		else
			add_tab_run(c, cell, x);
		x += cell->width;
		first++;
	}
	return x - blank;
}

/*
 * "The line above goes on here": a hook, of two rectangles. A letter would be
 * read aloud, and copied with the code, by programs that know no better.
 */
static void add_mark(struct coding *c, struct line *line, sp indent)
{
	sp column = c->cells.column, size = c->look.size, thick = size / 16;
	sp x = indent - HANG * column;
	struct line_box *boxes = arena_alloc(c->out, 2, sizeof(*boxes));

	x = (x > 0 ? x : 0) + column / 2;
	boxes[0] = (struct line_box){.x = x,
	                             .y = size / 5,
	                             .width = thick,
	                             .height = size * 2 / 5,
	                             .colour = c->setter->theme->muted_colour};
	boxes[1] = boxes[0];
	boxes[1].width = column * 9 / 10;
	boxes[1].height = thick;
	line->boxes = boxes;
	line->box_count = 2;
}

static struct line *finish_line(struct coding *c, uint32_t start, sp width)
{
	struct line *line = ARRAY_ADD(&c->setter->scratch, c->lines,
	                              c->line_count, c->line_room);

	*line = (struct line){.run_count = c->run_count,
	                      .start = {c->node, start},
	                      .width = width,
	                      .height = c->look.height,
	                      .depth = c->look.depth};
	if (c->run_count) {
		line->runs = arena_raw(c->out, (size_t)c->run_count,
		                       sizeof(*line->runs));
		memcpy(line->runs, c->runs,
		       (size_t)c->run_count * sizeof(*line->runs));
	}
	c->run_count = 0;
	return line;
}

/* Where the lines go on that one line of the source is continued in. */
static sp hanging_indent(const struct coding *c)
{
	sp indent = HANG * c->cells.column;

	for (int i = 0;
	     i < c->cells.count && is_blank(&c->cells, &c->cells.at[i]); i++)
		indent += c->cells.at[i].width;
	return indent < c->width / 3 ? indent : c->width / 3;
}

static void set_source_line(struct coding *c, uint32_t start, uint32_t end)
{
	struct code_cells *cells = &c->cells;
	sp indent = 0;
	int first = 0;

	cells_read(cells, start, end);
	do {
		int last = line_end(cells, first, c->width - indent);
		uint32_t byte =
			first < cells->count ? cells->at[first].start : start;

		sp width = add_cells(c, first, last, indent);
		struct line *line = finish_line(c, byte, width);

		if (first)
			add_mark(c, line, indent);
		if (!indent)
			indent = hanging_indent(c);
		first = last;
	} while (first < cells->count);
}

static void set_source(struct coding *c)
{
	struct view text = c->cells.text;
	size_t start = 0;

	if (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	do {
		size_t end = view_find(text, '\n', start);
		size_t next = end + 1;

		if (end > start && text.p[end - 1] == '\r')
			end--;
		set_source_line(c, (uint32_t)start, (uint32_t)end);
		start = next;
	} while (start <= text.n);
}

struct lines code_set(struct setter *s, struct arena *out,
                      const struct node *node, const struct text_style *style,
                      sp width, const struct code_span *spans, int span_count)
{
	struct coding c = {
		.setter = s,
		.out = out,
		.node = node,
		.look = look_of_style(s, style, node),
		.width = width,
	};
	struct lines lines = {0};

	look_finish(s, &c.look);
	c.cells = (struct code_cells){.setter = s,
	                              .font = style->font,
	                              .size = style->size,
	                              .width = width,
	                              .text = node->text,
	                              .lang = c.look.language->name,
	                              .spans = spans,
	                              .span_count = span_count};
	cells_open(&c.cells, style->colour);
	set_source(&c);
	lines.count = c.line_count;
	lines.lines = arena_raw(out, (size_t)lines.count, sizeof(*lines.lines));
	memcpy(lines.lines, c.lines,
	       (size_t)lines.count * sizeof(*lines.lines));
	arena_empty(&s->scratch);
	return lines;
}
