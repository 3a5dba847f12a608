/*
 * plot/csv.h - comma separated text -> a table of cells
 *
 * Takes   text as RFC 4180 has it: quotes around cells with commas, "" for a
 *         quote; besides, a tab or a semicolon in the first line separates as
 *         well, white space around cells goes, empty lines are left out
 * Gives   rows of equal length, the first one the names of the columns
 * Owns    rows and cells live in the arena; cells without "" are views of text
 * Fails   with the reason and its line: too many rows or columns, a quote that
 *         is never closed, a row longer than the first
 */
#ifndef PLOT_CSV_H
#define PLOT_CSV_H

#include "base/arena.h"

#define CSV_ROWS_MOST    10000 /* below the names */
#define CSV_COLUMNS_MOST 32

struct csv_row {
	struct view *cells; /* csv.column_count of them; missing ones empty */
	int line;           /* of the text, from 0 */
};

struct csv {
	struct csv_row *rows; /* without the first */
	int row_count, row_room;
	struct view *names;
	int column_count;
	int line;        /* where the names stand, or the fault */
	const char *why; /* NULL: all is well */
};

struct csv csv_read(struct arena *a, struct view text);

#endif
