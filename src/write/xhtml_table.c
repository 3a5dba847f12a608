/* write/xhtml_table.c - tables as XHTML */
#include "doc/decimal.h"
#include "write/xhtml_parts.h"

#include <stdio.h>

/* HTML's own limits. */
#define MOST_COLUMNS 1000
#define MOST_ROWS    65534

/* In hundredths of the table's em: a telephone's screen within its margins,
 * for body text of its own size; the space between columns. */
#define SCREEN 2000
#define GAP    80

/* Tables of many columns that would be cut there are set in 4/5 of their size,
 * with half the space between columns (css.c, .crowded). */
#define CROWDED_COLUMNS 5

#define NOTE_CALL 45 /* as wide as a note's call is */

struct tabling {
	struct xhtml *w;
	const struct node *table;
	/* No word of the other cells needs more, when every column gets its
	 * fair share of a narrow screen. */
	int share;
	int gap; /* between columns */
	int columns;
	/* The most that stands behind the decimal sign of a number, by column,
	 * in hundredths of an em; the sign itself with it. */
	int after[MOST_COLUMNS];
	char sign; /* decimal, of the table's language; 0: not asked for yet */
};

static bool is_row(const struct node *node)
{
	return node->kind == NODE_ROW && node->first &&
	       node->first->kind == NODE_CELL;
}

static int span(int wanted, int most)
{
	return wanted < 1 ? 1 : wanted > most ? most : wanted;
}

static int columns_of(const struct node *cell)
{
	return cell->kind == NODE_CELL
	               ? span(cell->cell.column_span, MOST_COLUMNS)
	               : 0;
}

/* --- words that break on narrow screens --- */

/* About as wide as most sans-serif faces have it. */
static int width_of(uint32_t c)
{
	if (c < 0x80 && strchr(" .,:;'|!()[]ijltfrI", (int)c))
		return 32;
	if ((c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '%')
		return 72;
	return 56;
}

/* Between Han and kana every place is one to break at. */
static bool breaks_after(uint32_t c)
{
	return c <= ' ' || c == '-' || c == 0xAD || c == 0x200B ||
	       c == 0x2013 || c == 0x2014 || c >= 0x2E80;
}

/* The widest word, in hundredths of an em. */
static int longest_word(struct node *cell)
{
	struct buf text = {0};
	int longest = 0, width = 0;

	node_plain_text(cell, &text);
	for (size_t at = 0; at < text.len;) {
		uint32_t c = utf8_next(text.bytes, text.len, &at);

		width += width_of(c);
		if (width > longest && c > ' ')
			longest = width;
		if (breaks_after(c) || width > SCREEN)
			width = 0;
	}
	buf_clear(&text);
	return longest;
}

/* The class that sets a cell's alignment. */
static const char *align_class(const struct node *table,
                               const struct node *cell, int column)
{
	static const char *const classes[] = {
		[ALIGN_DEFAULT] = NULL,    [ALIGN_LEFT] = "left",
		[ALIGN_RIGHT] = "right",   [ALIGN_CENTER] = "center",
		[ALIGN_DECIMAL] = "right",
	};

	return classes[cell_align(table, cell, column)];
}

/* How many columns the row has. */
static int measure_row(const struct node *row, int *widest)
{
	int column = 0;

	if (!is_row(row))
		return 0;
	for (struct node *n = row->first; n && column < MOST_COLUMNS;
	     n = n->next) {
		int columns = columns_of(n);
		int width = columns == 1 ? longest_word(n) : 0;

		if (width > widest[column])
			widest[column] = width;
		column += columns;
	}
	return column < MOST_COLUMNS ? column : MOST_COLUMNS;
}

/* The widest word of each column, of cells that span no others. */
static int measure_columns(const struct node *table, int *widest)
{
	int count = 0;

	for (struct node *part = table->first; part; part = part->next)
		for (struct node *row = part->first; row; row = row->next) {
			int used = measure_row(row, widest);

			count = used > count ? used : count;
		}
	return count;
}

/* The largest share with which all columns stand on the screen, when those
 * that need less take what they need. */
static int share_of(const int *widest, int count, int64_t room, int gap)
{
	int least = 0, most = (int)room + 1;

	while (least + 1 < most) {
		int share = least + (most - least) / 2;
		int64_t sum = (int64_t)gap * (count - 1);

		for (int i = 0; i < count; i++)
			sum += widest[i] < share ? widest[i] : share;
		if (sum <= room)
			least = share;
		else
			most = share;
	}
	return least;
}

/* True where the table is crowded on a narrow screen. */
static bool share_screen(struct tabling *t, const int *widest)
{
	const struct theme *theme = &t->w->plan->book->theme;
	int64_t room = theme->table_size > 0
	                       ? SCREEN * theme->body_size / theme->table_size
	                       : SCREEN;
	bool is_cut = false;

	t->gap = GAP;
	t->share = share_of(widest, t->columns, room, t->gap);
	for (int i = 0; i < t->columns; i++)
		is_cut |= widest[i] > t->share;
	if (!is_cut || t->columns < CROWDED_COLUMNS)
		return false;
	t->gap = GAP / 2;
	t->share = share_of(widest, t->columns, room * 5 / 4, t->gap);
	return true;
}

/* --- numbers whose decimal signs stand below one another --- */

/* Figures that all have one width are as wide as in the bundled faces. */
static int width_in_number(const struct tabling *t, uint32_t c)
{
	static const int figures[FAMILIES] = {
		[FAMILY_SERIF] = 58,
		[FAMILY_SANS] = 50,
		[FAMILY_MONO] = 60,
	};

	return c >= '0' && c <= '9'
	               ? figures[t->w->plan->book->theme.table_family]
	       : c == '.' || c == ',' || c == ' ' ? 25
	                                          : width_of(c);
}

/* What stands behind the decimal sign of a cell, with the sign; -1 where the
 * cell is none of those that are aligned by it. */
static int after_sign(struct tabling *t, struct node *cell, int column)
{
	struct buf text = {0};
	int width = 0;
	size_t at;

	if (cell_align(t->table, cell, column) != ALIGN_DECIMAL ||
	    cell->parent->parent->kind == NODE_TABLE_HEAD)
		return -1;
	if (!t->sign)
		t->sign = unicode_decimal_sign(
			node_lang(t->table, t->w->plan->book->meta.lang));
	node_plain_text(cell, &text);
	if (!decimal_place((struct view){buf_text(&text), text.len}, t->sign,
	                   &at))
		width = -1;
	while (width >= 0 && width < SCREEN && at < text.len)
		width += width_in_number(t,
		                         utf8_next(text.bytes, text.len, &at));
	for (struct node *n = cell; width >= 0 && n; n = node_next(cell, n))
		if (n->kind == NODE_NOTE)
			width += NOTE_CALL;
	buf_clear(&text);
	return width;
}

static void measure_numbers(struct tabling *t)
{
	for (struct node *part = t->table->first; part; part = part->next)
		for (struct node *row = part->first; row; row = row->next) {
			int column = 0;

			if (!is_row(row))
				continue;
			for (struct node *n = row->first;
			     n && column < MOST_COLUMNS; n = n->next) {
				int after = after_sign(t, n, column);

				if (after > t->after[column])
					t->after[column] = after;
				column += columns_of(n);
			}
		}
}

/* Cells end at the right; those with less behind their sign end earlier. No
 * text is added, so that what is copied or spoken is what was written. */
static void add_padding(struct tabling *t, struct node *cell, int column)
{
	int after = after_sign(t, cell, column);
	int most = after < 0 || column >= MOST_COLUMNS ? 0 : t->after[column];
	int gap = column + columns_of(cell) < t->columns ? GAP : 0;

	if (most - after <= 0 || after < 0)
		return;
	gap += most - after;
	buf_printf(t->w->out, " style=\"padding-right: %d.%02dem\"", gap / 100,
	           gap % 100);
}

/* --- cells --- */

/* A paragraph that is all of a cell needs no tag of its own. */
static void add_cell_content(struct xhtml *w, const struct node *cell)
{
	struct node *only = cell->first;

	if (only && !only->next && only->kind == NODE_PARA) {
		xhtml_wait(w, only);
		xhtml_flush(w);
		xhtml_inlines(w, only);
	} else {
		xhtml_blocks(w, cell);
	}
}

/* Its alignment, and whether a word of it may break where it is narrow. */
static void add_cell_class(struct tabling *t, struct node *cell, int column)
{
	const char *align = align_class(t->table, cell, column);
	int columns = columns_of(cell);
	char classes[32] = "";
	bool is_long =
		longest_word(cell) >
		(int64_t)columns * t->share + (int64_t)(columns - 1) * t->gap;

	snprintf(classes, sizeof(classes), "%s%s%s", align ? align : "",
	         align && is_long ? " " : "", is_long ? "long-word" : "");
	xhtml_attributes(t->w, cell, *classes ? classes : NULL);
}

static void add_cell(struct tabling *t, struct node *cell, int column,
                     bool is_head)
{
	struct xhtml *w = t->w;
	int columns = columns_of(cell);
	int rows = span(cell->cell.row_span, MOST_ROWS);
	enum cell_scope scope = is_head ? SCOPE_COLUMN : cell->cell.scope;
	/* an empty heading would be announced, and say nothing */
	bool is_heading =
		scope != SCOPE_NONE && cell->first && cell->first->first;
	int before = w->style;

	buf_puts(w->out, is_heading ? "<th" : "<td");
	if (is_heading)
		xml_attribute(w->out, "scope",
		              scope == SCOPE_ROW ? VIEW("row") : VIEW("col"));
	if (columns > 1)
		xml_attribute_int(w->out, "colspan", columns);
	if (rows > 1)
		xml_attribute_int(w->out, "rowspan", rows);
	add_cell_class(t, cell, column);
	add_padding(t, cell, column);
	buf_char(w->out, '>');
	if (is_heading && is_head)
		w->style |= LETTERS_BOLD;
	xhtml_wait(w, cell);
	xhtml_flush(w);
	add_cell_content(w, cell);
	w->style = before;
	buf_puts(w->out, is_heading ? "</th>" : "</td>");
}

static bool has_words(const struct node *row)
{
	for (const struct node *n = row->first; n; n = n->next)
		if (n->first && n->first->first)
			return true;
	return false;
}

/* The rows of head, body or foot that can be shown. A head without words is
 * a table that the author gave none, where the syntax asks for one. */
static bool has_rows(const struct node *part)
{
	for (const struct node *n = part->first; n; n = n->next)
		if (is_row(n) &&
		    (part->kind != NODE_TABLE_HEAD || has_words(n)))
			return true;
	return false;
}

static void add_row(struct tabling *t, const struct node *row, bool is_head)
{
	struct xhtml *w = t->w;
	int column = 0;

	buf_puts(w->out, "<tr");
	xhtml_attributes(w, row, NULL);
	buf_char(w->out, '>');
	xhtml_wait(w, row);
	for (struct node *n = row->first; n; n = n->next) {
		if (n->kind != NODE_CELL) {
			xhtml_wait_below(w, n);
			continue;
		}
		add_cell(t, n, column, is_head);
		column += columns_of(n);
	}
	buf_puts(w->out, "</tr>\n");
}

/* <thead> stands first and <tfoot> last, each once; elsewhere a part of that
 * kind is one more body. */
static const char *part_tag(const struct node *table, const struct node *part)
{
	const struct node *first = table->first;

	if (first->kind == NODE_CAPTION && first->next)
		first = first->next;
	if (part->kind == NODE_TABLE_HEAD && part == first)
		return "thead";
	return part->kind == NODE_TABLE_FOOT && !part->next ? "tfoot" : "tbody";
}

static void add_part(struct tabling *t, struct node *part)
{
	struct xhtml *w = t->w;
	const char *tag = part_tag(t->table, part);

	if (!has_rows(part)) {
		xhtml_wait_below(w, part);
		return;
	}
	buf_printf(w->out, "<%s", tag);
	xhtml_attributes(w, part, NULL);
	buf_puts(w->out, ">\n");
	xhtml_wait(w, part);
	for (struct node *n = part->first; n; n = n->next) {
		if (is_row(n))
			add_row(t, n, part->kind == NODE_TABLE_HEAD);
		else
			xhtml_wait_below(w, n);
	}
	buf_printf(w->out, "</%s>\n", tag);
}

static void add_caption(struct xhtml *w, const struct node *caption)
{
	int before = w->style;

	w->style = LETTERS_FAMILY * (int)w->plan->book->theme.caption_family;
	buf_puts(w->out, "<caption");
	xhtml_attributes(w, caption, NULL);
	buf_char(w->out, '>');
	xhtml_wait(w, caption);
	xhtml_flush(w);
	xhtml_blocks(w, caption);
	buf_puts(w->out, "</caption>\n");
	w->style = before;
}

static bool is_part(const struct node *node)
{
	return node->kind == NODE_TABLE_HEAD || node->kind == NODE_TABLE_BODY ||
	       node->kind == NODE_TABLE_FOOT;
}

static bool is_shown(const struct node *table)
{
	for (const struct node *n = table->first; n; n = n->next)
		if (is_part(n) && has_rows(n))
			return true;
	return false;
}

/* A table that has nothing but a caption. */
static void add_empty(struct xhtml *w, struct node *table)
{
	for (struct node *n = table->first; n; n = n->next) {
		if (n->kind == NODE_CAPTION)
			xhtml_block(w, n);
		else
			xhtml_wait_below(w, n);
	}
	xhtml_wait(w, table);
	xhtml_flush(w);
}

void xhtml_table(struct xhtml *w, struct node *table)
{
	struct tabling t = {.w = w, .table = table};
	int widest[MOST_COLUMNS] = {0};
	int before = w->style;
	bool is_crowded;

	w->style = LETTERS_FAMILY * (int)w->plan->book->theme.table_family;
	if (!is_shown(table)) {
		add_empty(w, table);
		w->style = before;
		return;
	}
	t.columns = measure_columns(table, widest);
	is_crowded = share_screen(&t, widest);
	measure_numbers(&t);
	buf_puts(w->out, "<table");
	xhtml_attributes(w, table, is_crowded ? "crowded" : NULL);
	buf_puts(w->out, ">\n");
	for (struct node *n = table->first; n; n = n->next) {
		if (n->kind == NODE_CAPTION && n == table->first && n->first)
			add_caption(w, n);
		else if (is_part(n))
			add_part(&t, n);
		else
			xhtml_wait_below(w, n);
	}
	buf_puts(w->out, "</table>\n");
	w->style = before;
}
