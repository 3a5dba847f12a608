/*
 * page/attach.h - what a page bears besides its text: notes, floats, plates
 *
 * Takes   a list with the notes and the figures that its slabs call
 * Gives   how many of them were called so far, how high they are, how many
 *         stand in some room, and what it costs to leave notes over
 * Units   sp; costs as in page/vlist.h
 * Owns    the sums live in the arena passed in
 * Fails   never
 *
 *	note slabs   0 1 2 3 4      called before slab 7: 0 1 2 3
 *	            |bottom[0] = 0
 *	              |bottom[1]    the height of slabs 1 and 2, from the top
 *	                  |bottom[3]   of 1: bottom[3] - bottom[1]
 */
#ifndef PAGE_ATTACH_H
#define PAGE_ATTACH_H

#include "page/vlist.h"

struct attach {
	const struct vlist *v;
	sp *notes_bottom; /* of note slab i - 1, all in one column */
	sp *floats_bottom;
};

struct attach attach_open(struct arena *a, const struct vlist *v);

/* --- notes --- */

/* The height of the notes' slabs from first to end, one below the other. */
sp notes_height(const struct vlist *notes, int first, int end);
/* The same with the space above them; 0 when there are none. */
sp attach_notes_height(const struct attach *t, int first, int end);

/* How many of the note slabs from first to end fit in the room: all, or up to
 * the last good place to go over. */
int attach_fit_notes(const struct attach *t, int first, int end, sp room);

/* Of a page with the slabs from first to end and the note slabs from note to
 * to, which may not be all that are called. */
int64_t attach_notes_cost(const struct attach *t, int first, int note, int end,
                          int to);

/* --- figures --- */

/* Those that were written before slab end. */
int attach_floats_called(const struct attach *t, int end);
int attach_plates_called(const struct attach *t, int end);

sp attach_floats_height(const struct attach *t, int first, int end);

/* They keep their order: how many of those called before slab end stand in
 * the room. */
int attach_fit_floats(const struct attach *t, int first, int end, sp room);

#endif
