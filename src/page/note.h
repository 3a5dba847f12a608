/*
 * page/note.h - notes, set beside the list that calls them
 *
 * Takes   a Note whose call stands in the newest slab of builder->list
 * Gives   its slabs at the end of builder->list->notes, with the slabs of
 *         notes called in it after them
 *
 *	     7  The text of the note, in the notes' size,
 *	        going on under itself.
 *	     ^ ROLE_LABEL, and a link back to the call
 */
#ifndef PAGE_NOTE_H
#define PAGE_NOTE_H

#include "page/block.h"

void note_set(struct builder *b, const struct node *note);

#endif
