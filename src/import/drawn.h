/*
 * import/drawn.h - tables drawn with dashes, as the parser can read them
 *
 * Takes   the text of a file
 * Gives   the text in which each such table is what the parser knows: rows
 *         between bars, or a block quote for each cell; where each line of
 *         it came from; what the parser cannot be told
 * Owns    everything lives in the arena passed in
 * Fails   never: what is no table stays as it is; a frame that does not close
 *         is reported as TABLE_BROKEN and set as code
 * Source  pandoc's simple_tables, multiline_tables, grid_tables
 *
 *	Crab    Grams      | Crab | Grams |      simple: a line for each row;
 *	------  -----      |---|--:|             multiline: rows stand apart,
 *	Shore      12      | Shore | 12 |        and may have several lines
 *
 *	+-------+----+     <?>                   grid: blocks in cells, cells
 *	| Shore | 12 |     > Shore               over several rows and columns;
 *	| crab  |    |     > crab                "<?>" is an HTML block of one
 *	+-------+----+     <?>                   line, as in import/lines.h
 *	                   > 12
 *	                   <?>
 *
 * Columns are counted as terminals show them, where Han and kana are two
 * columns wide, or else by characters.
 */
#ifndef IMPORT_DRAWN_H
#define IMPORT_DRAWN_H

#include "doc/node.h"

/* Where a line came from: its number, and how much further right it began. */
struct drawn_origin {
	int line;
	int shift;
};

struct drawn_cell {
	int row, rows, columns;
};

struct drawn_table {
	int first, last; /* its first line in the new text, and its last */
	int column_count;
	enum align *align; /* NULL: the parser knows */
	double *share;     /* of the measure; NULL: the content decides */
	struct drawn_cell *cells; /* by row; NULL: the parser knows them */
	int cell_count;
	int row_count, head_rows, foot_rows;
};

struct drawn {
	struct view text;
	struct drawn_origin *origins; /* of lines 1, 2, 3 ... */
	int line_count, line_room;
	struct drawn_table *tables; /* in the order of lines */
	int table_count, table_room;
};

/* False where there is no such table: then all is as it was. first_line: the
 * number of the line that text starts with. */
bool drawn_expand(struct arena *a, struct view text, const char *file,
                  int first_line, struct diag *d, struct drawn *drawn);

/* The table that begins, or ends, at this line of the new text; or NULL. */
const struct drawn_table *drawn_begins(const struct drawn *drawn, int line);
const struct drawn_table *drawn_ends(const struct drawn *drawn, int line);

#endif
