/* page/turn.c - tables too wide for the page, turned */
#include "page/turn.h"

#include "page/apart.h"
#include "page/floats.h"
#include "page/paginate.h"

/* The slabs of a table's head once more, with lines that outlive the list;
 * returns where its bottom is. */
static sp repeat_head(struct builder *b, const struct vlist *table, int repeat)
{
	struct vlist *plates = b->list->plates;
	const struct repeat *r = &table->repeats[repeat];
	sp y = r->line_height;

	if (r->line)
		vlist_line(plates, r->line, r->line_x, r->baseline);
	for (int i = r->first; i < r->end; i++) {
		struct slab_first end = vlist_end(table, i);

		for (int k = table->slabs[i].first.mark; k < end.mark; k++) {
			const struct mark *from = &table->marks[k];
			struct mark *mark =
				vlist_mark(plates, from->kind, 0, 0);

			*mark = *from;
			mark->y += y;
			mark_as_artifact(b->lines, mark);
		}
		y += table->slabs[i].height;
	}
	return y;
}

/* The slabs of the sheet as one plate. */
static void add_plate(struct builder *b, const struct apart *apart,
                      const struct sheet *sheet, sp height)
{
	struct vlist *plates = b->list->plates;
	const struct beside *side = &apart->block;
	const struct vlist *table = side->list;
	struct slab *slab = vlist_add(plates, height, 0);
	sp y = 0, end = SP_MAX;

	slab->turned = true;
	slab->start = (struct spot){0};
	if (sheet->first < sheet->end) {
		int repeat = table->slabs[sheet->first].repeat;

		if (repeat >= 0)
			y = repeat_head(b, table, repeat);
		if (sheet->end < table->count)
			end = side->tops[sheet->end];
		beside_copy(plates, side, y - side->tops[sheet->first],
		            side->tops[sheet->first], end);
	}
	apart_add_notes(b, apart, sheet->note_first, sheet->note_end, height);
}

bool turn_table(struct builder *b, const struct column *c,
                const struct node *table)
{
	sp across = theme_text_height(b->theme);
	sp down = theme_measure(b->theme);
	struct page_rules rules = {.height = down, .leading = c->leading};
	struct column column = *c;
	struct arena scratch = {0};
	struct apart apart = {0};
	struct sheets sheets;

	if (!float_may(b, c) || across <= c->width)
		return false;
	diag_add(b->setter->diag, DIAG_TABLE_TURNED, table->at, "%s", "");
	column.x = 0;
	column.width = across;
	column.on_grid = false;
	apart_set(b, &scratch, &column, table, down, true, &apart);
	sheets = paginate(&scratch, apart.block.list, &rules).right;
	for (int i = 0; i < sheets.count; i++)
		add_plate(b, &apart, &sheets.sheets[i], down);
	arena_reset(&scratch);
	return true;
}
