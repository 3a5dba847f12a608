/*
 * line/slots.h - one line while it is being set (line/ only)
 *
 * Takes   the items between two breaks
 * Gives   slots: runs, gaps and pictures in the order of reading, as wide as
 *         they are by nature
 * Owns    slots live in the setter's scratch memory, glyphs that had to be
 *         copied in the arena of the lines
 */
#ifndef LINE_SLOTS_H
#define LINE_SLOTS_H

#include "line/set.h"

enum slot_kind {
	SLOT_LETTERS,
	SLOT_SPACE, /* run.count is 0 where nothing is drawn */
	SLOT_PICTURE,
};

struct slot {
	struct run run;
	const struct look *look;
	sp stretch, shrink;
	sp height;       /* of a picture */
	uint8_t kind;    /* enum slot_kind */
	uint8_t level;   /* of bidi embedding */
	uint8_t between; /* as the item's */
};

/* Fill setting->slots with the line between two breaks. */
void slots_fill(struct setting *setting, const struct break_point *from,
                const struct break_point *to);

/* Add a word, or a part of it. */
void slots_add_word(struct setting *setting, const struct item *item,
                    uint32_t from, uint32_t to);

/* Piece index of a shaped text into a run whose size and node are set. */
void slots_take_piece(struct setter *s, struct arena *out,
                      const struct shaped *shaped, int index, struct run *run);

/* Where the text of the line between from and the next break begins. */
struct spot slots_spot(const struct setting *setting,
                       const struct break_point *from);

/* Fill setting->order: which slot stands where, from the left (UAX 9, L2). */
void slots_order(struct setting *setting);

#endif
