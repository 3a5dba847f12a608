/* Page breaking over lists made by hand: lines are 10 points high. */
#include "page/stretch.h"
#include "tests/check.h"

#include "base/buf.h"

#define LINE PT(10)

struct list {
	struct arena memory;
	struct vlist v, notes;
};

static void list_open(struct list *l)
{
	*l = (struct list){0};
	vlist_open(&l->v, &l->memory);
	vlist_open(&l->notes, &l->memory);
	l->v.notes = &l->notes;
	l->v.note_gap = LINE;
}

/* A paragraph: its first and its last line may not be alone. */
static void add_paragraph(struct vlist *v, int lines)
{
	for (int i = 0; i < lines; i++) {
		if (i == 1 || (i && i == lines - 1))
			vlist_penalty(v, BREAK_FORBIDDEN);
		vlist_add(v, LINE, 0);
	}
}

static void add_heading(struct vlist *v)
{
	vlist_space(v, LINE);
	vlist_add(v, LINE, 0);
	v->next.keep_lines = 2;
}

/* The newest slab calls a note of so many lines. */
static void call_note(struct list *l, int lines)
{
	add_paragraph(&l->notes, lines);
	l->v.slabs[l->v.count - 1].note_end = l->notes.count;
}

/* "0-5 5-9/0-2": slabs, and note slabs, of each page. */
static const char *cut(struct list *l, int lines)
{
	struct page_rules rules = {.height = lines * LINE, .leading = LINE};
	struct sheets sheets = paginate(&l->memory, &l->v, &rules).right;
	struct buf out = {0};
	const char *text;

	for (int i = 0; i < sheets.count; i++) {
		const struct sheet *sheet = &sheets.sheets[i];

		buf_printf(&out, "%s%d-%d", i ? " " : "", sheet->first,
		           sheet->end);
		if (sheet->note_end > sheet->note_first)
			buf_printf(&out, "/%d-%d", sheet->note_first,
			           sheet->note_end);
	}
	text = arena_copy(&l->memory, buf_text(&out), out.len);
	buf_clear(&out);
	return text;
}

static void full_pages_where_nothing_forbids(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 25; i++)
		add_paragraph(&l.v, 1);
	CHECK_TEXT(cut(&l, 10), "0-10 10-20 20-25");
	arena_reset(&l.memory);
}

/* Two lines empty rather than a last page of one. */
static void last_page_has_some_lines(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 11; i++)
		add_paragraph(&l.v, 1);
	CHECK_TEXT(cut(&l, 10), "0-8 8-11");
	arena_reset(&l.memory);
}

static void nothing_gives_no_page(void)
{
	struct list l;

	list_open(&l);
	CHECK_TEXT(cut(&l, 10), "");
	arena_reset(&l.memory);
}

static void no_widow(void)
{
	struct list l;

	list_open(&l);
	add_paragraph(&l.v, 11);
	for (int i = 0; i < 4; i++)
		add_paragraph(&l.v, 1);
	CHECK_TEXT(cut(&l, 10), "0-9 9-15");
	arena_reset(&l.memory);
}

static void no_orphan(void)
{
	struct list l;

	list_open(&l);
	add_paragraph(&l.v, 9);
	add_paragraph(&l.v, 8);
	CHECK_TEXT(cut(&l, 10), "0-9 9-17");
	arena_reset(&l.memory);
}

static void heading_stays_with_two_lines(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 7; i++)
		add_paragraph(&l.v, 1);
	add_heading(&l.v);
	add_paragraph(&l.v, 6);
	CHECK_TEXT(cut(&l, 10), "0-7 7-14");
	CHECK_TEXT(cut(&l, 11), "0-10 10-14");
	arena_reset(&l.memory);
}

static void space_vanishes_at_a_page_top(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 6; i++) {
		vlist_space(&l.v, LINE);
		vlist_add(&l.v, LINE, 0);
	}
	CHECK_TEXT(cut(&l, 5), "0-3 3-6");
	arena_reset(&l.memory);
}

static void forced_page_end(void)
{
	struct list l;

	list_open(&l);
	add_paragraph(&l.v, 4);
	vlist_new_page(&l.v, ON_ANY_SIDE);
	add_paragraph(&l.v, 8);
	CHECK_TEXT(cut(&l, 10), "0-4 4-12");
	arena_reset(&l.memory);
}

static void forbidden_break_when_all_else_fails(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 12; i++) {
		vlist_penalty(&l.v, BREAK_FORBIDDEN);
		vlist_add(&l.v, LINE, 0);
	}
	CHECK_TEXT(cut(&l, 5), "0-2 2-7 7-12");
	arena_reset(&l.memory);
}

static void too_tall_stands_alone(void)
{
	struct list l;

	list_open(&l);
	vlist_add(&l.v, LINE, 0);
	vlist_add(&l.v, 30 * LINE, 0);
	vlist_add(&l.v, LINE, 0);
	CHECK_TEXT(cut(&l, 10), "0-1 1-2 2-3");
	arena_reset(&l.memory);
}

static void note_stands_with_its_call(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 15; i++) {
		vlist_add(&l.v, LINE, 0);
		if (i == 4)
			call_note(&l, 2);
	}
	/* Seven lines, the gap, two lines of the note. */
	CHECK_TEXT(cut(&l, 10), "0-7/0-2 7-15");
	arena_reset(&l.memory);
}

static void call_moves_with_a_note_that_does_not_fit(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 14; i++) {
		vlist_add(&l.v, LINE, 0);
		if (i == 9)
			call_note(&l, 3);
	}
	CHECK_TEXT(cut(&l, 10), "0-9 9-14/0-3");
	arena_reset(&l.memory);
}

static void long_note_goes_over(void)
{
	struct list l;

	list_open(&l);
	for (int i = 0; i < 15; i++) {
		vlist_add(&l.v, LINE, 0);
		if (i == 1)
			call_note(&l, 12);
	}
	/* Two lines and all that fits of the note, then the rest of it. */
	CHECK_TEXT(cut(&l, 10), "0-2/0-7 2-6/7-12 6-15");
	arena_reset(&l.memory);
}

static void note_longer_than_pages(void)
{
	struct list l;

	list_open(&l);
	vlist_add(&l.v, LINE, 0);
	call_note(&l, 30);
	CHECK_TEXT(cut(&l, 10), "0-1/0-8 1-1/8-17 1-1/17-26 1-1/26-30");
	arena_reset(&l.memory);
}

static void grid_is_kept(void)
{
	struct list l;

	list_open(&l);
	l.v.grid = LINE;
	for (int i = 0; i < 6; i++) {
		l.v.next.snap = SNAP_DOWN;
		vlist_add(&l.v, LINE * 3 / 4, 0);
	}
	CHECK_TEXT(cut(&l, 3), "0-3 3-6");
	CHECK(vlist_top(&l.v, 1, false, LINE * 3 / 4) == LINE);
	CHECK(vlist_top(&l.v, 1, true, 0) == 0);
	/* A hair over the grid is on it. */
	CHECK(vlist_top(&l.v, 1, false, LINE + 5) == LINE);
	arena_reset(&l.memory);
}

/* A page of ten lines: three, a place that can give one, five, and three that
 * stay together; then plain lines. */
static void make_page_with_a_place(struct list *l)
{
	list_open(l);
	l->v.grid = LINE;
	for (int i = 0; i < 9; i++) {
		l->v.next.give = i == 3 ? LINE : 0;
		vlist_add(&l->v, LINE, 0);
	}
	add_paragraph(&l->v, 3);
	for (int i = 0; i < 12; i++)
		vlist_add(&l->v, LINE, 0);
}

static void a_place_gives_the_line_that_is_missing(void)
{
	struct list l;
	struct page_rules rules = {.height = 10 * LINE, .leading = LINE};
	struct sheets sheets;
	sp tops[10];

	make_page_with_a_place(&l);
	sheets = paginate(&l.memory, &l.v, &rules).right;
	CHECK(sheets.sheets[0].end == 9);
	CHECK(sheets.sheets[0].give == LINE);
	stretch_tops(&l.v, &sheets.sheets[0], 0, tops);
	CHECK(tops[2] == 2 * LINE && tops[3] == 4 * LINE);
	CHECK(tops[8] == 9 * LINE);
	arena_reset(&l.memory);
}

/* Half of the line above its block, half below. */
static void a_block_gives_on_both_sides(void)
{
	struct list l;
	struct sheet sheet = {.end = 9, .give = LINE};
	sp tops[9];

	make_page_with_a_place(&l);
	l.v.slabs[3].give_end = 5;
	stretch_tops(&l.v, &sheet, 0, tops);
	CHECK(tops[3] == 3 * LINE + LINE / 2);
	CHECK(tops[4] == 4 * LINE + LINE / 2);
	CHECK(tops[5] == 6 * LINE);
	arena_reset(&l.memory);
}

/* Where the block begins the page, the line stands below it. */
static void a_block_at_the_top_gives_below(void)
{
	struct list l;
	struct sheet sheet = {.first = 3, .end = 9, .give = LINE};
	sp tops[6];

	make_page_with_a_place(&l);
	l.v.slabs[3].after = 5;
	stretch_tops(&l.v, &sheet, 0, tops);
	CHECK(tops[0] == 0 && tops[1] == LINE);
	CHECK(tops[2] == 3 * LINE && tops[5] == 6 * LINE);
	arena_reset(&l.memory);
}

/* Six lines and a block of ten, on pages of ten: four lines stay empty. */
static void empty_lines_are_counted(void)
{
	struct list l;
	struct page_rules rules = {.height = 10 * LINE, .leading = LINE};
	struct sheets sheets;

	list_open(&l);
	for (int i = 0; i < 6; i++)
		vlist_add(&l.v, LINE, 0);
	vlist_add(&l.v, 10 * LINE, 0);
	sheets = paginate(&l.memory, &l.v, &rules).right;
	CHECK(sheets.count == 2);
	CHECK(sheets.sheets[0].empty == 4 && sheets.sheets[1].empty == 0);
	arena_reset(&l.memory);
}

/* The first page ends a line short, since three lines stay together below. The
 * second could be full, for the price of a divided word: when it faces the
 * first, it is left short, too. */
static void facing_pages_end_alike(void)
{
	struct list l;
	struct page_rules rules = {
		.height = 10 * LINE, .leading = LINE, .facing = true};
	struct cuts cuts;

	list_open(&l);
	for (int i = 0; i < 9; i++)
		vlist_add(&l.v, LINE, 0);
	add_paragraph(&l.v, 3);
	for (int i = 12; i < 45; i++) {
		vlist_penalty(&l.v, i == 19 ? BREAK_HYPHEN : BREAK_FREE);
		vlist_add(&l.v, LINE, 0);
	}
	cuts = paginate(&l.memory, &l.v, &rules);
	CHECK(cuts.right.sheets[0].end == 9 && cuts.right.sheets[1].end == 19);
	CHECK(cuts.left.sheets[0].end == 9 && cuts.left.sheets[1].end == 18);
	arena_reset(&l.memory);
}

/* Any paragraph may have a line more. */
static void offer_longer(void *context, struct vlist_paragraph *paragraph)
{
	(*(int *)context)++;
	paragraph->is_weighed = true;
	paragraph->shorter = -1;
	paragraph->longer = 100;
}

/* Nine lines, three that stay together, plain lines: the first page is short
 * by a line, unless the paragraph on it is loosened. */
static void a_paragraph_gives_the_line_that_is_missing(void)
{
	struct list l;
	int asked = 0;
	struct vlist_paragraph paragraph = {.first = 2, .end = 8};
	struct page_rules rules = {.height = 10 * LINE,
	                           .leading = LINE,
	                           .weigh = offer_longer,
	                           .context = &asked};
	struct sheets sheets;

	list_open(&l);
	for (int i = 0; i < 9; i++)
		vlist_add(&l.v, LINE, 0);
	add_paragraph(&l.v, 3);
	for (int i = 0; i < 12; i++)
		vlist_add(&l.v, LINE, 0);
	l.v.paragraphs = &paragraph;
	l.v.paragraph_count = 1;
	sheets = paginate(&l.memory, &l.v, &rules).right;
	CHECK(asked == 1);
	CHECK(sheets.sheets[0].end == 9 && sheets.sheets[0].loose_count == 1);
	CHECK(sheets.sheets[0].loose[0].paragraph == &paragraph);
	CHECK(sheets.sheets[0].loose[0].lines == 1);
	CHECK(sheets.sheets[1].loose_count == 0);
	arena_reset(&l.memory);
}

static void repeated_head_takes_room(void)
{
	struct list l;
	struct repeat head = {.first = 0, .end = 1, .height = 2 * LINE};

	list_open(&l);
	vlist_add(&l.v, 2 * LINE, 0);
	l.v.repeats = &head;
	l.v.repeat_count = 1;
	l.v.open_repeat = 0;
	for (int i = 0; i < 16; i++)
		vlist_add(&l.v, LINE, 0);
	CHECK_TEXT(cut(&l, 10), "0-9 9-17");
	arena_reset(&l.memory);
}

static void frames_are_drawn_in_parts(void)
{
	struct list l;
	struct frame frame = {.pad = LINE, .filled = true, .width = PT(100)};
	sp tops[] = {0, LINE};
	struct mark marks[FRAME_MARKS_MOST];

	list_open(&l);
	vlist_frame_open(&l.v, &frame);
	for (int i = 0; i < 3; i++)
		vlist_add(&l.v, LINE, 0);
	vlist_frame_close(&l.v);
	CHECK(l.v.slabs[0].height == 2 * LINE);
	CHECK(l.v.slabs[2].height == 2 * LINE);
	/* Slabs 1 and 2: half a pad above, to the end below. */
	CHECK(frame_marks(&l.v, 0, 1, 3, tops, marks) == 1);
	CHECK(marks[0].y == -LINE / 2);
	CHECK(marks[0].height == 3 * LINE + LINE / 2);
	arena_reset(&l.memory);
}

static void ten_thousand_notes_are_quick(void)
{
	struct list l;
	struct page_rules rules = {.height = 40 * LINE, .leading = LINE};
	struct sheets sheets;

	list_open(&l);
	for (int i = 0; i < 10000; i++) {
		add_paragraph(&l.v, 5);
		call_note(&l, 3);
	}
	sheets = paginate(&l.memory, &l.v, &rules).right;
	CHECK(sheets.count >= 2000 && sheets.count < 3000);
	CHECK(sheets.sheets[sheets.count - 1].end == l.v.count);
	arena_reset(&l.memory);
}

int main(void)
{
	full_pages_where_nothing_forbids();
	last_page_has_some_lines();
	nothing_gives_no_page();
	no_widow();
	no_orphan();
	heading_stays_with_two_lines();
	space_vanishes_at_a_page_top();
	forced_page_end();
	forbidden_break_when_all_else_fails();
	too_tall_stands_alone();
	note_stands_with_its_call();
	call_moves_with_a_note_that_does_not_fit();
	long_note_goes_over();
	note_longer_than_pages();
	grid_is_kept();
	a_place_gives_the_line_that_is_missing();
	a_block_gives_on_both_sides();
	a_block_at_the_top_gives_below();
	empty_lines_are_counted();
	facing_pages_end_alike();
	a_paragraph_gives_the_line_that_is_missing();
	repeated_head_takes_room();
	frames_are_drawn_in_parts();
	ten_thousand_notes_are_quick();
	return check_done();
}
