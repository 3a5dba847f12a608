/* page/apart.c - blocks that leave the text, with their notes */
#include "page/apart.h"

#include "page/attach.h"

void apart_set(struct builder *b, struct arena *a, const struct column *c,
               const struct node *node, sp most_height, bool turned,
               struct apart *apart)
{
	struct builder own = *b;
	struct vlist around = *b->list;

	vlist_open(&apart->notes, a);
	around.notes = &apart->notes;
	own.list = &around;
	own.turned = turned;
	apart->block = beside_set_block(&own, a, c, node, most_height);
	b->notes = own.notes;
	b->note_count = own.note_count;
	b->note_room = own.note_room;
	vlist_finish(&apart->notes);
	apart->below = beside_of(a, &apart->notes);
	apart->block.list->note_gap = b->list->note_gap;
}

sp apart_notes_height(const struct builder *b, const struct apart *apart,
                      int first, int end)
{
	return first < end ? b->list->note_gap +
	                             notes_height(&apart->notes, first, end)
	                   : 0;
}

void apart_add_notes(struct builder *b, const struct apart *apart, int first,
                     int end, sp height)
{
	struct vlist *plates = b->list->plates;
	const struct theme *theme = b->theme;
	sp length = theme_measure(theme) * theme->note_rule_length / 1000;
	sp x = b->rtl ? theme_measure(theme) - length : 0;
	sp top, bottom = SP_MAX, y;

	if (first >= end)
		return;
	y = height - notes_height(&apart->notes, first, end);
	top = apart->below.tops[first];
	if (end < apart->notes.count)
		bottom = apart->below.tops[end];
	vlist_rule(plates, x, y - b->list->note_gap / 2, length, PT(0.5),
	           theme->rule_colour, NULL);
	plates->marks[plates->mark_count - 1].role = ROLE_ARTIFACT;
	beside_copy(plates, &apart->below, y - top, top, bottom);
}
