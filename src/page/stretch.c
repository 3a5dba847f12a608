/* page/stretch.c - where the slabs of one page stand, stretched to its foot */
#include "page/stretch.h"

struct stretch stretch_none(void)
{
	return (struct stretch){.floats = -1};
}

/* A block can have a line more above it, or below if it begins the page. */
static bool gives(const struct stretch *s, const struct vlist *v, int i,
                  bool first)
{
	return !first && (v->slabs[i].give > 0 || i == s->after);
}

void stretch_add(struct stretch *s, const struct vlist *v, int i, bool first)
{
	const struct slab *slab = &v->slabs[i];

	if (slab->snap == SNAP_DOWN)
		s->floats = -1;
	if (!first &&
	    (slab->leads || (slab->snap == SNAP_CENTRE && s->floats != i - 1)))
		s->floats = i;
	if (first)
		s->after = v->grid > 0 ? slab->after : 0;
	if (!gives(s, v, i, first))
		return;
	s->places++;
	s->most += slab->give;
}

/* Space that is handed out while the slabs go by, from the top down. */
struct giver {
	const struct vlist *v;
	const struct sheet *sheet;
	struct stretch can;
	int lines; /* on a grid: to hand out */
	sp rest;   /* less than a line, for can.floats */
	int seen;  /* places so far */
	sp given;  /* above the slabs to come */
};

static struct giver giver_open(const struct vlist *v, const struct sheet *sheet)
{
	struct giver g = {.v = v, .sheet = sheet, .can = stretch_none()};

	for (int i = sheet->first; i < sheet->end; i++)
		stretch_add(&g.can, v, i, i == sheet->first);
	if (v->grid > 0) {
		g.lines = (int)(sheet->give / v->grid);
		g.rest = sheet->give % v->grid;
	}
	return g;
}

/* What slab i gives. Lines go to places at even distances. */
static sp share_of(struct giver *g, int i)
{
	const struct slab *slab = &g->v->slabs[i];
	int before;

	if (!gives(&g->can, g->v, i, i == g->sheet->first))
		return 0;
	if (g->v->grid <= 0)
		return (sp)((double)g->sheet->give * (double)slab->give /
		            (double)g->can.most);
	/* NOLINTNEXTLINE(clang-analyzer-core.DivideZero) */
	before = g->seen++ * g->lines / g->can.places;
	return (g->seen * g->lines / g->can.places - before) * g->v->grid;
}

static sp loose_height(const struct loose *loose)
{
	sp height = 0;

	for (int i = 0; i < loose->list->count; i++)
		height += loose->list->slabs[i].height;
	return height;
}

/* What stands below a block of the space that it gives. */
static sp lower_half(const struct vlist *v, const struct slab *slab, sp space)
{
	sp half = space - space / 2;

	return slab->whole ? space / 2 - space / 2 % v->grid : half;
}

void stretch_tops(const struct vlist *v, const struct sheet *sheet, sp y,
                  sp *tops)
{
	struct giver g = giver_open(v, sheet);
	const struct loose *loose = sheet->loose;
	const struct loose *loose_end = loose + sheet->loose_count;
	int halves_end = -1; /* the slab that the second half stands above */
	sp half = 0;

	for (int i = sheet->first; i < sheet->end; i++) {
		const struct slab *slab = &v->slabs[i];
		sp share = share_of(&g, i);

		if (i == halves_end)
			g.given += half;
		if (share > 0 && slab->give_end > i &&
		    slab->give_end < sheet->end) {
			halves_end = slab->give_end;
			half = lower_half(v, slab, share);
			share -= half;
		}
		g.given += share;
		if (i == g.can.floats)
			g.given += g.rest;
		y = vlist_top(v, i, i == sheet->first, y);
		tops[i - sheet->first] = y + g.given;
		if (loose < loose_end && i == loose->paragraph->first) {
			y += loose_height(loose);
			for (; i + 1 < loose->paragraph->end; i++)
				tops[i + 1 - sheet->first] = y + g.given;
			loose++;
			continue;
		}
		y += slab->height;
	}
}
