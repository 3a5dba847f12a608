/* import/html_table.c - rows of raw HTML -> a table that is whole */
#include "import/html_tags.h"

/* A table may have so many columns, and so many cells when it is filled up. */
enum {
	COLUMNS_MOST = 1000,
	CELLS_MOST = 200000
};

struct grid {
	struct arena *arena;
	int most;     /* columns allowed */
	int columns;  /* columns found */
	int *covered; /* by column: rows that a cell above still covers */
	int *now;     /* the same for the cells of this row */
	bool fill;    /* add the cells that are missing */
};

static struct node *new_cell(struct grid *g, struct place at)
{
	struct node *cell = node_new(g->arena, NODE_CELL, at);

	cell->cell.row_span = 1;
	cell->cell.column_span = 1;
	return cell;
}

/* Put cell at the next free column; returns the column behind it. */
static int place_cell(struct grid *g, struct node *cell, int column,
                      int rows_left)
{
	int end;

	if (cell->cell.row_span > rows_left)
		cell->cell.row_span = rows_left;
	for (end = column; end < column + cell->cell.column_span &&
	                   end < g->most && !g->covered[end];
	     end++)
		g->now[end] = cell->cell.row_span;
	cell->cell.column_span = end - column;
	return end;
}

/* Into the next row: what is covered there. */
static void end_row(struct grid *g, int column)
{
	for (int c = 0; c < g->most; c++) {
		if (g->now[c] || g->covered[c])
			column = column > c + 1 ? column : c + 1;
		if (g->covered[c])
			g->covered[c]--;
		else if (g->now[c])
			g->covered[c] = g->now[c] - 1;
		g->now[c] = 0;
	}
	if (column > g->columns)
		g->columns = column;
}

static void lay_row(struct grid *g, struct node *row, int rows_left)
{
	struct node *cell = row->first, *next;
	int column = 0;

	row->first = NULL;
	row->last = NULL;
	for (; cell; cell = next) {
		next = cell->next;
		cell->next = NULL;
		cell->parent = NULL;
		while (column < g->most && g->covered[column])
			column++;
		if (column == g->most) {
			/* no room: its text goes to the last cell */
			if (row->last)
				node_take_children(row->last, cell);
			continue;
		}
		column = place_cell(g, cell, column, rows_left);
		node_append(row, cell);
	}
	for (int c = column; g->fill && c < g->columns; c++)
		if (!g->covered[c])
			node_append(row, new_cell(g, row->at));
	end_row(g, column);
}

static int count_rows(const struct node *section)
{
	int rows = 0;

	for (const struct node *row = section->first; row; row = row->next)
		rows++;
	return rows;
}

static void lay_sections(struct grid *g, struct node *table)
{
	for (struct node *section = table->first; section;
	     section = section->next) {
		int rows = count_rows(section);

		if (section->kind == NODE_CAPTION)
			continue;
		memset(g->covered, 0, (size_t)g->most * sizeof(int));
		for (struct node *row = section->first; row; row = row->next)
			lay_row(g, row, rows--);
	}
}

static struct node *take_section(struct node **list, enum node_kind kind)
{
	for (struct node **at = list; *at; at = &(*at)->next) {
		struct node *found = *at;

		if (found->kind != kind)
			continue;
		*at = found->next;
		found->next = NULL;
		found->parent = NULL;
		return found;
	}
	return NULL;
}

/* Is this row all <th>? The builder marks them by their text. */
static bool is_heading_row(const struct node *row)
{
	for (const struct node *cell = row->first; cell; cell = cell->next)
		if (!cell->text.n)
			return false;
	return row->first != NULL;
}

static void take_heading_row(struct node *head, struct node *sections)
{
	struct node *row = sections ? sections->first : NULL;

	if (head->first || !row || sections->kind != NODE_TABLE_BODY ||
	    !is_heading_row(row))
		return;
	node_unlink(row);
	node_append(head, row);
}

/* Caption, one head, bodies, one foot: in this order. */
static void order_sections(struct arena *a, struct node *table)
{
	struct node *list = table->first;
	struct node *caption = take_section(&list, NODE_CAPTION), *more;
	struct node *head = take_section(&list, NODE_TABLE_HEAD);
	struct node *foot = take_section(&list, NODE_TABLE_FOOT);

	table->first = NULL;
	table->last = NULL;
	while ((more = take_section(&list, NODE_CAPTION)))
		node_take_children(caption, more);
	if (caption)
		node_append(table, caption);
	if (!head)
		head = node_new(a, NODE_TABLE_HEAD, table->at);
	node_append(table, head);
	take_heading_row(head, list);
	if (!list)
		list = node_new(a, NODE_TABLE_BODY, table->at);
	while (list) {
		struct node *body = list;

		list = body->next;
		body->next = NULL;
		body->parent = NULL;
		body->kind = NODE_TABLE_BODY;
		node_append(table, body);
	}
	if (foot)
		node_append(table, foot);
}

/* A column is aligned as the first row's cell in it. */
static void align_columns(struct node *table)
{
	struct table *columns = table->table;
	struct node *section = table->first;
	int column = 0;

	while (section && (section->kind == NODE_CAPTION || !section->first))
		section = section->next;
	if (!section)
		return;
	for (struct node *cell = section->first->first; cell;
	     cell = cell->next) {
		if (column < columns->column_count)
			columns->align[column] = cell->cell.align;
		column += cell->cell.column_span;
	}
}

/* Below the head, a <th> that does not say what it names, as its text, names its
 * row, or, in a row of nothing else, its column. */
static enum cell_scope scope_of(struct view scope, bool is_heading)
{
	if (!scope.n)
		return SCOPE_NONE;
	if (view_is_nocase(scope, "row") || view_is_nocase(scope, "rowgroup"))
		return SCOPE_ROW;
	if (view_is_nocase(scope, "col") || view_is_nocase(scope, "colgroup"))
		return SCOPE_COLUMN;
	return is_heading ? SCOPE_COLUMN : SCOPE_ROW;
}

static void set_scopes(struct node *section)
{
	for (struct node *row = section->first; row; row = row->next) {
		bool is_heading = is_heading_row(row);

		for (struct node *cell = row->first; cell; cell = cell->next) {
			if (section->kind != NODE_TABLE_HEAD)
				cell->cell.scope =
					scope_of(cell->text, is_heading);
			cell->text = (struct view){0};
		}
	}
}

void html_finish_table(struct arena *a, struct node *table)
{
	struct arena scratch = {0};
	struct grid g = {.arena = a};
	struct table *columns = arena_new(a, struct table);
	int rows = 0;
	size_t most;

	order_sections(a, table);
	for (struct node *section = table->first; section;
	     section = section->next)
		rows += count_rows(section);
	g.most = CELLS_MOST / (rows ? rows : 1);
	g.most = g.most > COLUMNS_MOST ? COLUMNS_MOST : g.most ? g.most : 1;
	most = (size_t)g.most;
	g.covered = arena_alloc(&scratch, most, sizeof(int));
	g.now = arena_alloc(&scratch, most, sizeof(int));
	lay_sections(&g, table);
	g.fill = true;
	lay_sections(&g, table);
	arena_reset(&scratch);
	columns->column_count = g.columns;
	columns->align =
		arena_alloc(a, (size_t)g.columns, sizeof(*columns->align));
	columns->share =
		arena_alloc(a, (size_t)g.columns, sizeof(*columns->share));
	table->table = columns;
	align_columns(table);
	for (struct node *section = table->first; section;
	     section = section->next)
		if (section->kind != NODE_CAPTION)
			set_scopes(section);
}
