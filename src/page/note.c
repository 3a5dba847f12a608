/* page/note.c - notes, set beside the list that calls them */
#include "page/note.h"

/* The number, and the link from it back to the call. */
static void set_label(struct builder *b, const struct column *c, sp indent,
                      const struct node *note)
{
	struct text_style style = column_style(b, c, note);
	struct buf text = {0};
	const struct line *label;

	buf_int(&text, note->printed);
	label = line_of_text(b->setter, b->lines,
	                     (struct view){buf_text(&text), text.len}, &style,
	                     note, ROLE_LABEL, 0);
	buf_clear(&text);
	if (label)
		vlist_label(b->list, label,
		            b->rtl ? c->x + c->width - indent + c->size / 2
		                   : c->x + indent - label->width - c->size / 2,
		            note);
}

static void set_one(struct builder *b, const struct column *c,
                    const struct node *note)
{
	struct column inner = *c;
	sp indent = note->printed < 100 ? c->size * 8 / 5 : c->size * 11 / 5;
	int first = b->list->count;

	if (indent > c->width / 3)
		indent = c->width / 3;
	if (!b->rtl)
		inner.x += indent;
	inner.width -= indent;
	vlist_anchor(b->list, note, c->x);
	set_label(b, c, indent, note);
	block_set_children(b, &inner, note);
	if (b->list->count == first)
		vlist_add(b->list, c->leading, column_baseline(c));
	vlist_space(b->list, c->leading / 6);
}

void note_set(struct builder *b, const struct node *note)
{
	struct builder notes = *b;
	struct column text = column_of_text(b);
	struct column c = column_of_size(&text, b->theme->note_size,
	                                 b->theme->note_leading);

	c.gap = 0;
	c.on_grid = false;
	notes.list = b->list->notes;
	notes.notes = NULL;
	notes.note_count = notes.note_room = 0;
	set_one(&notes, &c, note);
	for (int i = 0; i < notes.note_count; i++)
		set_one(&notes, &c, notes.notes[i]);
}
