/*
 * line/dump.c - lines as text
 *
 * Each line begins with where its text starts and ends, in points, and how
 * far letters are widened (in 1/1000) where they are; then its text, gaps as
 * spaces, a hyphen that was put in as "~":
 *
 *	   0.00  298.90  +12 | Two roads diverged in a yel~
 *	   0.00  112.31      | low wood[1] [picture] ...
 */
#include "line/para.h"

static void print_run(const struct run *run, struct buf *out)
{
	if (view_is(run->text, "\u00AD"))
		buf_char(out, '~');
	else if (run->role == ROLE_NOTE_CALL)
		buf_printf(out, "[%.*s]", (int)run->text.n, run->text.p);
	else
		buf_view(out, run->text);
}

static void print_boxes(const struct line *line, struct buf *out)
{
	for (int i = 0; i < line->box_count; i++) {
		const struct line_box *box = &line->boxes[i];

		buf_printf(out, "\n          %s %.2f %.2f %.2f x %.2f",
		           box->picture  ? "picture"
		           : box->behind ? "ground"
		                         : "rule",
		           sp_to_pt(box->x), sp_to_pt(box->y),
		           sp_to_pt(box->width), sp_to_pt(box->height));
	}
}

void lines_dump(const struct lines *lines, struct buf *out)
{
	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->lines[i];
		const struct run *runs = line->runs;
		sp start = line->run_count ? runs[0].x : 0;
		int expansion = line->run_count ? runs[0].expansion : 0;

		buf_printf(out, "%8.2f %8.2f ", sp_to_pt(start),
		           sp_to_pt(line->width));
		if (expansion)
			buf_printf(out, "%+4d", expansion);
		else
			buf_puts(out, "    ");
		buf_puts(out, " | ");
		for (int k = 0; k < line->run_count; k++)
			print_run(&runs[k], out);
		print_boxes(line, out);
		buf_char(out, '\n');
	}
}
