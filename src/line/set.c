/* line/set.c - items of one line -> glyphs at their places */
#include "line/set.h"

#include "line/slots.h"

#include <stdlib.h>

#define MARK_COLOUR 0xFFF0A8u /* the ground of marked text */

/* Sums over the slots of a line. */
struct line_sums {
	sp width;
	sp letters;
	sp stretch, shrink;
};

/* The place that a line has, and what hangs out of it. */
struct frame {
	sp indent;
	sp target; /* width that a full line has, hanging marks included */
	sp hang_left;
};

static struct line_sums add_up(const struct setting *setting)
{
	struct line_sums sums = {0};

	for (int i = 0; i < setting->slot_count; i++) {
		const struct slot *slot = &setting->slots[i];

		sums.width += slot->run.width;
		sums.stretch += slot->stretch;
		sums.shrink += slot->shrink;
		if (slot->kind == SLOT_LETTERS)
			sums.letters += slot->run.width;
	}
	return sums;
}

/* Make the letters wider (narrower, below 0) as far as that is allowed and of
 * use. */
static void expand(struct setting *setting, sp missing, sp letters)
{
	sp most = setting->expansion;
	sp by;

	if (!most || !letters)
		return;
	by = missing * 1000 / letters;
	if (by > most)
		by = most;
	by -= setting->narrower;
	if (by < -most)
		by = -most;
	for (int i = 0; by && i < setting->slot_count; i++) {
		struct slot *slot = &setting->slots[i];

		if (slot->kind == SLOT_PICTURE)
			continue;
		slot->run.expansion = (int16_t)by;
		if (slot->kind == SLOT_LETTERS)
			slot->run.width += slot->run.width * by / 1000;
	}
}

/* Share what is missing (or, below 0, too much) among the spaces; what has
 * been shared is exact at each of them, so that no rounding adds up. */
static void stretch_spaces(struct setting *setting, sp missing,
                           const struct line_sums *sums)
{
	sp whole = missing > 0 ? sums->stretch : sums->shrink;
	sp passed = 0, given = 0;

	if (missing < -sums->shrink)
		missing = -sums->shrink;
	if (whole <= 0)
		return;
	for (int i = 0; i < setting->slot_count; i++) {
		struct slot *slot = &setting->slots[i];
		sp own = missing > 0 ? slot->stretch : slot->shrink;
		sp until;

		if (!own)
			continue;
		passed += own;
		/* Both stay below 2^31 in any line worth setting; the double
		 * keeps the absurd ones from overflowing. */
		until = passed < (INT64_C(1) << 31) &&
		                        llabs(missing) < (INT64_C(1) << 31)
		                ? missing * passed / whole
		                : (sp)((double)missing * (double)passed /
		                       (double)whole);
		slot->run.width += until - given;
		given = until;
	}
}

static double badness_of(sp missing, const struct line_sums *sums)
{
	sp can = missing > 0 ? sums->stretch : sums->shrink;
	double ratio, bad;

	if (missing == 0)
		return 0;
	if (can <= 0)
		return BADNESS_MOST;
	ratio = (double)llabs(missing) / (double)can;
	bad = 100 * ratio * ratio * ratio;
	return bad < BADNESS_MOST ? bad : BADNESS_MOST;
}

static sp hang_at_start(const struct setting *setting,
                        const struct break_point *from)
{
	const struct items *items = setting->items;
	int i = items_line_start(items, from);
	const struct word *word;

	if (!setting->hangs || i >= items->count ||
	    items->at[i].kind != ITEM_WORD)
		return 0;
	word = items->at[i].word;
	if (from->part < 0)
		return word->hang_left;
	return setting->anywhere ? word->anywhere.at[from->part].hang_left
	                         : word->breaks.at[from->part].hang_left;
}

static sp hang_at_end(const struct setting *setting,
                      const struct break_point *to)
{
	const struct items *items = setting->items;
	const struct item *item;

	if (!setting->hangs || to->item - (to->part < 0) < 0)
		return 0;
	item = &items->at[to->item - (to->part < 0)];
	if (item->kind != ITEM_WORD)
		return 0;
	if (to->part < 0)
		return item->word->hang_right;
	return setting->anywhere ? item->word->anywhere.at[to->part].hang_right
	                         : item->word->breaks.at[to->part].hang_right;
}

static void report_overfull(const struct setting *setting,
                            const struct frame *frame, sp width)
{
	const struct slot *last;
	struct run run;

	if (!setting->report || width <= frame->target + SP_PER_PT / 2 ||
	    !setting->slot_count)
		return;
	last = &setting->slots[setting->slot_count - 1];
	run = last->run;
	diag_add(setting->setter->diag, DIAG_LINE_OVERFULL,
	         run.node ? run.node->at : (struct place){0}, "%.1f pt: %.*s",
	         sp_to_pt(width - frame->target),
	         (int)(run.text.n < 60 ? run.text.n : 60), run.text.p);
}

/* A line that would be more holes than text is better left short. */
static bool is_hopeless(sp missing, const struct line_sums *sums)
{
	return missing > MOST_STRETCH * sums->stretch &&
	       missing > sums->width / 1000;
}

/* The slots as wide as they will be; returns how wide they are together.
 * *is_full: the line shall reach the edge; false when it cannot. */
static sp justify(struct setting *setting, const struct frame *frame,
                  bool *is_full, double *badness)
{
	struct line_sums sums = add_up(setting);
	sp missing = frame->target - sums.width;

	*badness = 0;
	if (*is_full &&
	    is_hopeless(missing - sums.letters * setting->expansion / 1000,
	                &sums)) {
		*is_full = false;
		*badness = BADNESS_MOST;
	}
	if (*is_full || missing < 0) {
		expand(setting, missing, sums.letters);
		sums = add_up(setting);
		missing = frame->target - sums.width;
		/* Within one step of expansion nothing is amiss. */
		if (llabs(missing) > sums.letters / 1000)
			*badness = badness_of(missing, &sums);
		stretch_spaces(setting, missing, &sums);
		sums = add_up(setting);
	}
	report_overfull(setting, frame, sums.width);
	return sums.width;
}

/* Where the line's left end stands. */
static sp left_end(const struct setting *setting, const struct frame *frame,
                   sp width, bool is_full)
{
	const struct para_shape *shape = setting->shape;
	enum para_align align = shape->align;

	if (align == PARA_CENTER)
		return (shape->width + frame->indent - width) / 2;
	if (setting->items->rtl) {
		if (align == PARA_RIGHT || (align == PARA_JUSTIFY && is_full))
			return 0;
		return shape->width - frame->indent - width;
	}
	if (align == PARA_RIGHT)
		return shape->width - width;
	return frame->indent - frame->hang_left;
}

/* Boxes of text decorations grow while runs that have them stand side by
 * side. */
struct decorating {
	struct line *line;
	int open[3]; /* the box of each decoration that goes on; -1: none */
};

static struct line_box decoration_box(const struct look *look, int which)
{
	const struct face *face = look->font->face;
	int upem = face->units_per_em;
	sp thickness =
		sp_from_font(face->underline_thickness, look->size, upem);
	struct line_box box = {.colour = look->colour, .node = look->node};

	if (thickness <= 0)
		thickness = look->size / 20;
	box.height = thickness;
	switch (1 << which) {
	case DECORATION_UNDERLINE:
		box.y = sp_from_font(face->underline_position, look->size,
		                     upem) -
		        thickness / 2;
		break;
	case DECORATION_STRIKEOUT:
		box.y = sp_from_font(face->x_height, look->size, upem) / 2 -
		        thickness / 2;
		break;
	default: /* a ground that letters with ascenders fit on */
		box.y = -look->size / 4;
		box.height = look->size / 4 + look->size * 4 / 5;
		box.colour = MARK_COLOUR;
		box.behind = true;
	}
	box.y += look->rise;
	return box;
}

static void decorate(struct decorating *d, const struct slot *slot)
{
	for (int which = 0; which < 3; which++) {
		struct line_box *box;

		if (!(slot->look->decoration & 1 << which)) {
			d->open[which] = -1;
			continue;
		}
		if (d->open[which] < 0) {
			d->open[which] = d->line->box_count++;
			box = &d->line->boxes[d->open[which]];
			*box = decoration_box(slot->look, which);
			box->x = slot->run.x;
		}
		box = &d->line->boxes[d->open[which]];
		box->width = slot->run.x + slot->run.width - box->x;
	}
}

static void place_picture(struct line *line, const struct slot *slot)
{
	line->boxes[line->box_count++] =
		(struct line_box){.x = slot->run.x,
	                          .y = slot->run.rise,
	                          .width = slot->run.width,
	                          .height = slot->height,
	                          .picture = slot->look->node->link.picture,
	                          .node = slot->look->node};
}

/* As high and deep as what stands in it; an empty line as its paragraph's
 * text. */
static void measure_height(const struct setting *setting, struct line *line)
{
	line->height = setting->slot_count ? 0 : setting->items->base.height;
	line->depth = setting->slot_count ? 0 : setting->items->base.depth;
	for (int i = 0; i < setting->slot_count; i++) {
		const struct slot *slot = &setting->slots[i];
		sp height = slot->kind == SLOT_PICTURE
		                    ? slot->height + slot->run.rise
		                    : slot->look->height;

		if (line->height < height)
			line->height = height;
		if (line->depth < slot->look->depth)
			line->depth = slot->look->depth;
	}
}

static void list_notes(const struct setting *setting, struct line *line)
{
	int count = 0;

	for (int i = 0; i < setting->slot_count; i++)
		count += setting->slots[i].run.role == ROLE_NOTE_CALL;
	if (!count)
		return;
	line->notes =
		arena_raw(setting->out, (size_t)count, sizeof(*line->notes));
	for (int i = 0; i < setting->slot_count; i++) {
		const struct run *run = &setting->slots[i].run;

		if (run->role != ROLE_NOTE_CALL)
			continue;
		if (!line->note_count ||
		    line->notes[line->note_count - 1] != run->node)
			line->notes[line->note_count++] = run->node;
	}
}

/* The space that the break took away stands, unseen, behind the line: copied
 * text keeps its words apart. */
static bool trailing_space(const struct setting *setting,
                           const struct break_point *to, struct run *run)
{
	const struct items *items = setting->items;
	const struct word *space = NULL;
	const struct look *look;
	int at = to->item;

	if (to->part >= 0 || (at >= items->count && !setting->shape->goes_on))
		return false;
	look = at < items->count ? items->at[at].look : &items->base;
	if (at >= items->count || items->at[at].kind == ITEM_BREAK)
		space = look->space;
	else if (items->at[at].kind == ITEM_SPACE)
		space = items->at[at].word;
	if (!space || space->shaped->piece_count != 1)
		return false;
	*run = (struct run){.face = space->shaped->pieces[0].face,
	                    .glyphs = space->shaped->pieces[0].glyphs,
	                    .count = space->shaped->pieces[0].count,
	                    .text = space->text,
	                    .rise = look->rise,
	                    .size = look->size,
	                    .width = space->width,
	                    .colour = look->colour,
	                    .node = look->node};
	return true;
}

static size_t count_boxes(const struct setting *setting)
{
	size_t count = 0;

	for (int i = 0; i < setting->slot_count; i++) {
		const struct slot *slot = &setting->slots[i];

		count += slot->kind == SLOT_PICTURE;
		if (slot->look->decoration)
			count += 3;
	}
	return count;
}

/* Slots become runs and boxes, from the left end on. */
static void place(struct setting *setting, struct line *line, sp x,
                  const struct run *behind)
{
	size_t most = (size_t)setting->slot_count + 1;
	size_t boxes = count_boxes(setting);
	struct decorating d = {line, {-1, -1, -1}};
	bool rtl = setting->items->rtl;
	struct run *run;

	line->runs = arena_raw(setting->out, most, sizeof(*line->runs));
	if (boxes)
		line->boxes =
			arena_alloc(setting->out, boxes, sizeof(*line->boxes));
	run = line->runs;
	if (behind && rtl) {
		*run = *behind;
		run->order = setting->slot_count;
		run++->x = x - behind->width;
	}
	for (int i = 0; i < setting->slot_count; i++) {
		int order = setting->items->bidi ? setting->order[i] : i;
		struct slot *slot = &setting->slots[order];

		slot->run.order = order;
		slot->run.x = x;
		x += slot->run.width;
		if (boxes)
			decorate(&d, slot);
		if (slot->kind == SLOT_PICTURE)
			place_picture(line, slot);
		else if (slot->run.count)
			*run++ = slot->run;
	}
	if (behind && !rtl) {
		*run = *behind;
		run->order = setting->slot_count;
		run++->x = x;
	}
	line->run_count = (int)(run - line->runs);
	line->width = x;
}

void set_line(struct setting *setting, const struct break_point *from,
              const struct break_point *to, struct line *line, double *badness)
{
	const struct para_shape *shape = setting->shape;
	bool is_full = shape->align == PARA_JUSTIFY && !to->fills;
	struct frame frame = {0};
	struct run behind;
	sp width;

	slots_fill(setting, from, to);
	if (from == setting->start)
		frame.indent = shape->first_indent;
	if (setting->line < shape->narrow_lines)
		frame.indent += shape->narrow_by;
	frame.hang_left = hang_at_start(setting, from);
	frame.target = shape->width - frame.indent + frame.hang_left +
	               hang_at_end(setting, to);
	*line = (struct line){.hyphenated = to->hyphen,
	                      .start = slots_spot(setting, from)};
	width = justify(setting, &frame, &is_full, badness);
	measure_height(setting, line);
	list_notes(setting, line);
	if (setting->items->bidi)
		slots_order(setting);
	place(setting, line, left_end(setting, &frame, width, is_full),
	      trailing_space(setting, to, &behind) ? &behind : NULL);
}
