/* write/epub_limits.c - what e-readers and shops do not take, or take badly */
#include "write/epub_limits.h"

#define ARCHIVE_MOST  ((size_t)50 << 20) /* bytes */
#define TEXT_MOST     ((size_t)300000)   /* bytes of one file */
#define FILES_MOST    1000
#define TABLE_ROWS    100
#define TABLE_COLUMNS 10

/* Pixels of a cover: of its sides, the shorter first. */
#define COVER_SHORT 625
#define COVER_LONG  1000
#define COVER_MOST  10000

/* A place for what concerns the book as a whole: its first chapter. */
static struct place book_place(const struct epub *epub)
{
	const struct book *book = epub->book;
	struct place at = {0};

	if (book->chapter_count)
		at.file = book->chapters[0]->top->at.file;
	return at;
}

static void check_cover(const struct epub *epub)
{
	const struct plan_media *cover = epub->plan->cover;
	const struct picture *picture = cover ? cover->picture : NULL;
	int width, height, shorter, longer;

	if (!cover || cover->bad || !picture->pixel_width)
		return;
	width = picture->pixel_width;
	height = picture->pixel_height;
	shorter = width < height ? width : height;
	longer = width < height ? height : width;
	if (shorter < COVER_SHORT || longer < COVER_LONG || longer > COVER_MOST)
		diag_add(epub->diag, DIAG_COVER_SIZE,
		         (struct place){
				 arena_view(epub->memory, picture->path).p, 0,
				 0},
		         "%d x %d pixels, Kindle takes %d x %d to %d x %d",
		         width, height, COVER_SHORT, COVER_LONG, COVER_MOST,
		         COVER_MOST);
}

static int columns_of(const struct node *row)
{
	int count = 0;

	for (const struct node *n = row->first; n; n = n->next)
		count += n->kind == NODE_CELL;
	return count;
}

static void check_table(const struct epub *epub, struct node *table)
{
	int rows = 0, columns = 0;

	for (const struct node *part = table->first; part; part = part->next)
		for (const struct node *n = part->first; n; n = n->next) {
			int count = n->kind == NODE_ROW ? columns_of(n) : 0;

			rows += n->kind == NODE_ROW;
			columns = count > columns ? count : columns;
		}
	if (rows > TABLE_ROWS || columns > TABLE_COLUMNS)
		diag_add(epub->diag, DIAG_TABLE_LARGE, table->at,
		         "%d rows, %d columns; Kindle advises at most %d and "
		         "%d",
		         rows, columns, TABLE_ROWS, TABLE_COLUMNS);
}

/* The file's first block is where an author finds it again. */
static void check_text(const struct epub *epub, int index)
{
	const struct plan_file *file = &epub->plan->files[index];
	size_t size = epub->texts[index].len;

	if (size > TEXT_MOST && file->first)
		diag_add(epub->diag, DIAG_TEXT_LARGE, file->first->at,
		         "%.*s: %zu KB", (int)file->name.n, file->name.p,
		         size / 1000);
	for (struct node *n = file->first; n && n != file->end; n = n->next)
		for (struct node *m = n; m; m = node_next(n, m))
			if (m->kind == NODE_TABLE)
				check_table(epub, m);
}

void epub_limits(const struct epub *epub, size_t archive)
{
	const struct plan *plan = epub->plan;

	check_cover(epub);
	for (int i = 0; i < plan->file_count; i++)
		check_text(epub, i);
	if (plan->file_count > FILES_MOST)
		diag_add(epub->diag, DIAG_EPUB_LARGE, book_place(epub),
		         "%d text files, many readers open more than %d slowly",
		         plan->file_count, FILES_MOST);
	if (archive > ARCHIVE_MOST)
		diag_add(epub->diag, DIAG_EPUB_LARGE, book_place(epub),
		         "%zu MB, Kindle takes at most %zu by e-mail",
		         archive >> 20, ARCHIVE_MOST >> 20);
}
