/* page/turn.c - tables too wide for the page, turned */
#include "page/turn.h"

#include "page/attach.h"
#include "page/beside.h"
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

/* The table, and the notes that it calls. */
struct turned {
	struct vlist notes;
	struct beside table, below;
};

/* At the foot of the page, below the rule that notes have there. */
static void add_notes(struct builder *b, const struct turned *t,
                      const struct sheet *sheet, sp height)
{
	struct vlist *plates = b->list->plates;
	const struct vlist *notes = &t->notes;
	const struct theme *theme = b->theme;
	sp first = t->below.tops[sheet->note_first], end = SP_MAX;
	sp y = height - notes_height(notes, sheet->note_first, sheet->note_end);
	sp length = theme_measure(theme) * theme->note_rule_length / 1000;

	if (sheet->note_end < notes->count)
		end = t->below.tops[sheet->note_end];
	vlist_rule(plates, 0, y - b->list->note_gap / 2, length, PT(0.5),
	           theme->rule_colour, NULL);
	plates->marks[plates->mark_count - 1].role = ROLE_ARTIFACT;
	beside_copy(plates, &t->below, y - first, first, end);
}

/* The slabs of the sheet as one plate. */
static void add_plate(struct builder *b, const struct turned *t,
                      const struct sheet *sheet, sp height)
{
	struct vlist *plates = b->list->plates;
	const struct beside *side = &t->table;
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
	if (sheet->note_first < sheet->note_end)
		add_notes(b, t, sheet, height);
}

/* Set the table across the page, with its notes as a list of their own. */
static void set_turned(struct builder *b, struct arena *a,
                       const struct column *c, const struct node *table,
                       struct turned *t)
{
	struct builder own = *b;
	struct vlist around = *b->list;

	vlist_open(&t->notes, a);
	around.notes = &t->notes;
	own.list = &around;
	own.turned = true;
	t->table = beside_set_block(&own, a, c, table, theme_measure(b->theme));
	b->notes = own.notes;
	b->note_count = own.note_count;
	b->note_room = own.note_room;
	vlist_finish(&t->notes);
	t->below = beside_of(a, &t->notes);
	t->table.list->note_gap = b->list->note_gap;
}

bool turn_table(struct builder *b, const struct column *c,
                const struct node *table)
{
	sp across = theme_text_height(b->theme);
	sp down = theme_measure(b->theme);
	struct page_rules rules = {.height = down, .leading = c->leading};
	struct column column = *c;
	struct arena scratch = {0};
	struct turned t = {0};
	struct sheets sheets;

	if (!float_may(b, c) || across <= c->width)
		return false;
	diag_add(b->setter->diag, DIAG_TABLE_TURNED, table->at, "%s", "");
	column.x = 0;
	column.width = across;
	column.on_grid = false;
	set_turned(b, &scratch, &column, table, &t);
	sheets = paginate(&scratch, t.table.list, &rules).right;
	for (int i = 0; i < sheets.count; i++)
		add_plate(b, &t, &sheets.sheets[i], down);
	arena_reset(&scratch);
	return true;
}
