/* doc/figure.c - pictures as figures, alone, in rows, in columns */
#include "doc/figure.h"

#include "base/array.h"
#include "doc/labels.h"

enum {
	MOST_IN_ROW = 12,
	USUAL_IN_ROW = 3,
	LEAST_SHARE = 120, /* of a column, in thousandths of the measure */
};

void figure_of_image(struct arena *a, struct node *paragraph)
{
	struct node *image = paragraph->first;
	struct node *words = node_new(a, NODE_PLAIN, image->at);
	struct node *plain = node_new(a, NODE_PLAIN, image->at);
	struct buf text = {0};
	struct view alt = node_value(image, "alt");

	node_unlink(image);
	paragraph->kind = NODE_FIGURE;
	node_append(paragraph, words);
	figure_add_caption(a, paragraph, words);
	node_append(paragraph, plain);
	node_append(plain, image);
	if (node_id(image).n) {
		node_attr(a, paragraph)->id = image->attr->id;
		image->attr->id = (struct view){0};
	}
	if (!alt.n) {
		node_plain_text(image, &text);
		alt = arena_view(a, (struct view){buf_text(&text), text.len});
		buf_clear(&text);
	}
	node_take_children(words, image);
	if (alt.n)
		node_append(image, node_text(a, NODE_STR, image->at, alt));
}

void figure_add_caption(struct arena *a, struct node *figure,
                        struct node *paragraph)
{
	struct node *caption = node_new(a, NODE_CAPTION, paragraph->at);

	node_unlink(paragraph);
	paragraph->kind = NODE_PLAIN;
	node_append(caption, paragraph);
	if (figure->first)
		node_insert_before(figure->first, caption);
	else
		node_append(figure, caption);
}

/* --- what stands in the rows --- */

/* The blocks of a Div, one for each column, and how many make each row. */
struct rows {
	struct arena *memory;
	struct node **parts;
	int part_count, part_room;
	int *lengths;
	int count, room;
	int in_row; /* so many parts in each; 0: as the lines are written */
};

/* How many Images it holds, where it holds nothing else; 0 else. */
static int count_images(const struct node *block)
{
	int count = 0;

	if (block->kind == NODE_FIGURE)
		return block->last && block->last->kind == NODE_PLAIN &&
		       block->last->first &&
		       block->last->first->kind == NODE_IMAGE;
	if (block->kind != NODE_PARA && block->kind != NODE_PLAIN)
		return 0;
	for (const struct node *n = block->first; n; n = n->next) {
		bool blank = n->kind == NODE_SOFT_BREAK ||
		             n->kind == NODE_LINE_BREAK ||
		             (n->kind == NODE_STR && !view_trim(n->text).n);

		if (n->kind != NODE_IMAGE && !blank)
			return 0;
		count += n->kind == NODE_IMAGE;
	}
	return count;
}

static void end_row(struct rows *r, int parts)
{
	if (parts)
		*ARRAY_ADD(r->memory, r->lengths, r->count, r->room) = parts;
}

static void add_part(struct rows *r, struct node *part)
{
	*ARRAY_ADD(r->memory, r->parts, r->part_count, r->part_room) = part;
}

/* Each Image of a paragraph as a Figure of its own. */
static int add_images(struct rows *r, struct node *paragraph)
{
	int before = r->part_count;
	struct node *next;

	for (struct node *n = paragraph->first; n; n = next) {
		struct node *alone;

		next = n->next;
		if (n->kind != NODE_IMAGE)
			continue;
		alone = node_new(r->memory, NODE_PARA, n->at);
		node_unlink(n);
		node_append(alone, n);
		figure_of_image(r->memory, alone);
		add_part(r, alone);
	}
	return r->part_count - before;
}

/* Take the blocks of a Div apart into rows. */
static void collect(struct rows *r, struct node *div)
{
	struct node *next;

	for (struct node *block = div->first; block; block = next) {
		int before = r->part_count;

		next = block->next;
		node_unlink(block);
		if (block->kind != NODE_FIGURE && count_images(block))
			add_images(r, block);
		else
			add_part(r, block);
		if (!r->in_row)
			end_row(r, r->part_count - before);
	}
	for (int i = 0; r->in_row && i < r->part_count; i += r->in_row)
		end_row(r, r->part_count - i < r->in_row ? r->part_count - i
		                                         : r->in_row);
}

/* --- the rows --- */

static struct node *image_of(const struct node *part)
{
	return part->kind == NODE_FIGURE && count_images(part)
	               ? part->last->first
	               : NULL;
}

/* Width to height of a part's picture; 0 where that is not known, or not free
 * to be chosen. */
static double ratio_of(const struct node *part)
{
	const struct node *image = image_of(part);
	const struct picture *picture = image ? image->link.picture : NULL;

	if (!picture || picture->width <= 0 || picture->height <= 0 ||
	    node_value(image, "width").n)
		return 0;
	return (double)picture->width / (double)picture->height;
}

/* The shares of the row that make its pictures equally high, in thousandths
 * of the measure; each 0 when there are none. In a row that is not full, those
 * of one. */
static void choose_shares(const struct rows *r, struct node *const *parts,
                          int count, int *shares)
{
	double sum = 0;

	for (int i = 0; i < count; i++) {
		double ratio = ratio_of(parts[i]);

		shares[i] = 0;
		sum = ratio > 0 && sum >= 0 ? sum + ratio : -1;
	}
	if (sum <= 0 || (count == 1 && r->in_row < 2))
		return;
	for (int i = 0; i < count; i++) {
		shares[i] = count < r->in_row
		                    ? 1000 / r->in_row
		                    : (int)(1000 * ratio_of(parts[i]) / sum);
		if (shares[i] < LEAST_SHARE)
			shares[i] = LEAST_SHARE;
	}
}

/* A width in percent is one of the measure: the column has it, and the
 * picture fills the column. */
static void give_width(struct arena *a, struct node *column, struct node *image,
                       int share)
{
	struct view width = image ? node_value(image, "width") : VIEW("");

	if (view_ends(width, "%"))
		node_set_value(a, column, VIEW("width"), width);
	else if (share)
		node_set_value(a, column, VIEW("width"),
		               view_of(arena_printf(a, "%d.%d%%", share / 10,
		                                    share % 10)));
	else
		return;
	node_set_value(a, image, VIEW("width"), VIEW("100%"));
}

static void add_row(struct rows *r, struct node *div, struct node **parts,
                    int count)
{
	struct arena *a = r->memory;
	int shares[MOST_IN_ROW] = {0};
	struct node *row;

	if (count <= MOST_IN_ROW)
		choose_shares(r, parts, count, shares);
	if (count > MOST_IN_ROW || (count == 1 && !shares[0])) {
		for (int i = 0; i < count; i++)
			node_append(div, parts[i]);
		return;
	}
	row = node_new(a, NODE_DIV, parts[0]->at);
	node_add_class(a, row, VIEW("columns"));
	node_append(div, row);
	for (int i = 0; i < count; i++) {
		struct node *column = node_new(a, NODE_DIV, parts[i]->at);

		node_add_class(a, column, VIEW("column"));
		node_append(row, column);
		node_append(column, parts[i]);
		give_width(a, column, image_of(parts[i]), shares[i]);
	}
}

/* The paragraph behind the pictures, taken out; or fig-cap="...". */
static struct node *take_caption(struct arena *a, struct node *div)
{
	struct node *last = div->last;
	struct view text = node_value(div, "fig-cap");
	struct node *plain;

	if (!text.n)
		text = node_value(div, "caption");
	if (text.n) {
		plain = node_new(a, NODE_PARA, div->at);
		node_append(plain, node_text(a, NODE_STR, div->at, text));
		return plain;
	}
	if (!last || last == div->first || last->kind != NODE_PARA ||
	    count_images(last))
		return NULL;
	node_unlink(last);
	return last;
}

static void shape_rows(struct arena *a, struct node *div, int in_row,
                       bool is_figure)
{
	struct rows r = {.memory = a, .in_row = in_row};
	struct node *caption = is_figure ? take_caption(a, div) : NULL;
	struct node **parts;

	collect(&r, div);
	for (int i = 0; is_figure && i < r.part_count; i++)
		if (r.parts[i]->kind == NODE_FIGURE)
			node_add_class(a, r.parts[i], VIEW("subfigure"));
	parts = r.parts;
	for (int i = 0; i < r.count; i++) {
		add_row(&r, div, parts, r.lengths[i]);
		parts += r.lengths[i];
	}
	if (!is_figure)
		return;
	div->kind = NODE_FIGURE;
	if (caption)
		figure_add_caption(a, div, caption);
}

/* --- which Divs --- */

static int count_pictures(const struct node *div)
{
	int count = 0;

	for (const struct node *n = div->first; n; n = n->next)
		count += count_images(n);
	return count;
}

static int number_of(struct view text)
{
	int number = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_digit(text.p[i]) || number > MOST_IN_ROW)
			return 0;
		number = 10 * number + text.p[i] - '0';
	}
	return number > MOST_IN_ROW ? 0 : number;
}

static void shape_div(struct arena *a, struct node *div)
{
	size_t n;
	int in_row = number_of(view_trim(node_value(div, "layout-ncol")));
	bool is_figure = label_kind_of(node_id(div), &n) == LABEL_FIGURE;
	int pictures = count_pictures(div);

	if (node_has_class(div, "subfigures") && !in_row)
		in_row = pictures <= USUAL_IN_ROW ? pictures : 2;
	if (in_row > 0 && !is_figure && node_has_class(div, "subfigures"))
		is_figure = true;
	if (in_row > 0 || (is_figure && pictures > 1))
		shape_rows(a, div, in_row, is_figure && pictures > 1);
}

void book_shape_rows(struct book *book)
{
	for (int i = 0; i < book->chapter_count; i++) {
		struct node *top = book->chapters[i]->top;

		for (struct node *n = node_next(top, top); n;
		     n = node_next(top, n))
			if (n->kind == NODE_DIV && n->attr && n->first)
				shape_div(book->memory, n);
	}
}
