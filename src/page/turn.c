/* page/turn.c - tables too wide for the page, turned */
#include "page/turn.h"

#include "page/beside.h"
#include "page/floats.h"
#include "page/paginate.h"

/* The slabs of a table's head once more, with lines that outlive the list;
 * returns where its bottom is. */
static sp repeat_head(struct builder *b, const struct vlist *table, int repeat)
{
	struct vlist *plates = b->list->plates;
	const struct repeat *r = &table->repeats[repeat];
	sp y = 0;

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
static void add_plate(struct builder *b, const struct beside *side,
                      const struct sheet *sheet, sp height)
{
	struct vlist *plates = b->list->plates;
	const struct vlist *table = side->list;
	struct slab *slab = vlist_add(plates, height, 0);
	int repeat = table->slabs[sheet->first].repeat;
	sp y = 0, end = SP_MAX;

	slab->turned = true;
	slab->start = (struct spot){0};
	if (repeat >= 0)
		y = repeat_head(b, table, repeat);
	if (sheet->end < table->count)
		end = side->tops[sheet->end];
	beside_copy(plates, side, y - side->tops[sheet->first],
	            side->tops[sheet->first], end);
}

bool turn_table(struct builder *b, const struct column *c,
                const struct node *table)
{
	sp across = theme_text_height(b->theme);
	sp down = theme_measure(b->theme);
	struct page_rules rules = {.height = down, .leading = c->leading};
	struct column column = *c;
	struct arena scratch = {0};
	struct beside side;
	struct sheets sheets;
	bool turned = b->turned;

	if (!float_may(b, c) || across <= c->width)
		return false;
	diag_add(b->setter->diag, DIAG_TABLE_TURNED, table->at, "%s", "");
	column.x = 0;
	column.width = across;
	column.on_grid = false;
	b->turned = true;
	side = beside_set_block(b, &scratch, &column, table, down);
	b->turned = turned;
	side.list->notes = NULL; /* they stand below the text */
	sheets = paginate(&scratch, side.list, &rules).right;
	for (int i = 0; i < sheets.count; i++)
		add_plate(b, &side, &sheets.sheets[i], down);
	arena_reset(&scratch);
	return true;
}
