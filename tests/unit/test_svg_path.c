/* tests/unit/test_svg_path.c - path data, shapes, arcs, bounds */
#include "svg/path.h"
#include "tests/check.h"

static struct svg svg;
static struct diag diag;

static void begin(void)
{
	svg = (struct svg){.d = &diag, .file = "a.svg"};
	svg.reported.memory = &svg.scratch;
	svg.memory = &svg.scratch;
}

static void end(void)
{
	arena_reset(&svg.scratch);
	diag_clear(&diag);
}

static const struct element nothing;

/* The path through the print of a drawing, its first line and paint cut. */
static void check_pen(struct pen *pen, const char *want)
{
	struct draw draw = {.kind = DRAW_PATH, .matrix = MATRIX_IDENTITY};
	struct drawing drawing = {.draws = &draw, .count = 1};
	struct buf out = {0};

	draw.path = pen->path;
	drawing_dump(&drawing, &out);
	CHECK_TEXT(strchr(buf_text(&out), '\n') + 1, want);
	buf_clear(&out);
}

static void check_data(const char *data, bool is_whole, const char *want)
{
	struct pen pen = {.svg = &svg, .at = &nothing};

	begin();
	CHECK(pen_path_data(&pen, view_of(data)) == is_whole);
	check_pen(&pen, want);
	end();
}

static void lines_absolute_and_relative(void)
{
	check_data("M1 2L3 4l1,1H9h-1V0v2z", true,
	           "  path M 1 2 L 3 4 L 4 5 L 9 5 L 8 5 L 8 0 L 8 2 Z\n");
	check_data("m1 2 3 4", true, "  path M 1 2 L 4 6\n");
	check_data("M.5.5-1-1e1", true, "  path M 0.5 0.5 L -1 -10\n");
	check_data("", true, "  path\n");
	check_data("none", true, "  path\n");
}

static void after_a_close_the_next_begins_at_its_start(void)
{
	check_data("M1 1 h2 z l1 1", true,
	           "  path M 1 1 L 3 1 Z M 1 1 L 2 2\n");
}

static void smooth_curves_mirror_the_last_control(void)
{
	check_data("M0 0C0 1 1 2 2 2S4 3 4 4", true,
	           "  path M 0 0 C 0 1 1 2 2 2 C 3 2 4 3 4 4\n");
	check_data("M0 0S1 1 2 0", true, "  path M 0 0 C 0 0 1 1 2 0\n");
	check_data("M0 0Q3 3 6 0T12 0", true,
	           "  path M 0 0 C 2 2 4 2 6 0 C 8 -2 10 -2 12 0\n");
	check_data("M0 0C0 1 1 2 2 2T4 2", true,
	           "  path M 0 0 C 0 1 1 2 2 2 C 2 2 2.667 2 4 2\n");
}

static void arcs_become_curves(void)
{
	check_data("M0 0A1 1 0 0 1 1 1", true,
	           "  path M 0 0 C 0.552 0 1 0.448 1 1\n");
	check_data("M0 0A1 1 0 0 0 1 1", true,
	           "  path M 0 0 C 0 0.552 0.448 1 1 1\n");
	check_data("M0 0a1 1 0 01.5.5", true,
	           "  path M 0 0 C 0.222 0.1 0.4 0.278 0.5 0.5\n");
	/* A radius of zero is a line; one too small is made to reach. */
	check_data("M0 0A0 1 0 0 1 4 0", true, "  path M 0 0 L 4 0\n");
	check_data("M0 0A1 1 0 0 1 4 0", true,
	           "  path M 0 0 C 0 -1.105 0.895 -2 2 -2 "
	           "C 3.105 -2 4 -1.105 4 0\n");
}

static void a_fault_keeps_what_stands_before(void)
{
	check_data("M1 1L2 2Lx", false, "  path M 1 1 L 2 2\n");
	check_data("L1 1", false, "  path\n");
	check_data("1 1", false, "  path\n");
	check_data("M1 1z5", false, "  path M 1 1 Z\n");
	check_data("M1 1LNaN inf", false, "  path M 1 1\n");
	check_data("M1 1A1 1 0 2 0 3 3", false, "  path M 1 1\n");
	check_data("M1 1L 3", false, "  path M 1 1\n");
}

static void huge_numbers_are_held(void)
{
	check_data("M1e999 -1e999l1e9 1e9 1e9 1e9", true,
	           "  path M 1000000000 -1000000000 L 1000000000 0 "
	           "L 1000000000 1000000000\n");
	check_data("M1e-999 0.00000000000000000000000000000000000000001", true,
	           "  path M 0 0\n");
	check_data("M123456789012345678901234567890 12345678.125", true,
	           "  path M 1000000000 12345678.125\n");
	check_data("M0 0A1e9 1e-9 1e9 1 1 1e9 1e9", true,
	           "  path M 0 0 L 1000000000 1000000000\n");
}

static void shapes(void)
{
	struct pen pen = {.svg = &svg, .at = &nothing};

	begin();
	pen_rect(&pen, 0, 0, 4, 2, 0, 0);
	check_pen(&pen, "  path M 0 0 L 4 0 L 4 2 L 0 2 Z\n");
	CHECK(path_area(&pen.path) > 0);
	pen = (struct pen){.svg = &svg, .at = &nothing};
	pen_rect(&pen, 0, 0, 4, 2, 9, 1);
	check_pen(&pen, "  path M 2 0 L 2 0 C 3.105 0 4 0.448 4 1 L 4 1 "
	                "C 4 1.552 3.105 2 2 2 L 2 2 C 0.895 2 0 1.552 0 1 "
	                "L 0 1 C 0 0.448 0.895 0 2 0 Z\n");
	end();
}

static void points(void)
{
	struct pen pen = {.svg = &svg, .at = &nothing};

	begin();
	CHECK(pen_points(&pen, VIEW(" 1,2 3-4 "), true));
	check_pen(&pen, "  path M 1 2 L 3 -4 Z\n");
	pen = (struct pen){.svg = &svg, .at = &nothing};
	CHECK(!pen_points(&pen, VIEW("1 2 3"), false));
	check_pen(&pen, "  path M 1 2\n");
	end();
}

static void bounds_follow_the_curve(void)
{
	struct pen pen = {.svg = &svg, .at = &nothing};
	struct bounds b;

	begin();
	pen_ellipse(&pen, 5, 5, 2, 3);
	b = path_bounds(&pen.path, MATRIX_IDENTITY);
	CHECK(fabs(b.left - 3) < 1e-9 && fabs(b.right - 7) < 1e-9);
	CHECK(fabs(b.top - 2) < 1e-9 && fabs(b.bottom - 8) < 1e-9);
	pen = (struct pen){.svg = &svg, .at = &nothing};
	pen_path_data(&pen, VIEW("M0 0C0 4 4 4 4 0"));
	b = path_bounds(&pen.path, matrix_move(1, 1));
	CHECK(fabs(b.top - 1) < 1e-9 && fabs(b.bottom - 4) < 1e-9);
	end();
}

static void backwards_is_the_same_outline(void)
{
	struct pen pen = {.svg = &svg, .at = &nothing};
	struct path turned = {0};

	begin();
	pen_path_data(&pen, VIEW("M0 0L4 0C5 0 5 1 4 2zM9 9h1v1z"));
	path_append(&svg, &turned, &pen.path, true);
	CHECK(fabs(path_area(&turned) + path_area(&pen.path)) < 1e-9);
	pen.path = turned;
	check_pen(&pen, "  path M 4 2 C 5 1 5 0 4 0 L 0 0 Z "
	                "M 10 10 L 10 9 L 9 9 Z\n");
	end();
}

static void too_many_segments_end_the_path(void)
{
	struct pen pen = {.svg = &svg, .at = &nothing};

	begin();
	svg.segments = SVG_SEGMENTS_MOST - 2;
	pen_path_data(&pen, VIEW("M0 0H1V1H0A3 3 0 0 0 4 4z"));
	check_pen(&pen, "  path M 0 0 L 1 0\n");
	CHECK(diag_count(&diag, DIAG_SVG_LIMIT) == 1);
	end();
}

int main(void)
{
	lines_absolute_and_relative();
	after_a_close_the_next_begins_at_its_start();
	smooth_curves_mirror_the_last_control();
	arcs_become_curves();
	a_fault_keeps_what_stands_before();
	huge_numbers_are_held();
	shapes();
	points();
	bounds_follow_the_curve();
	backwards_is_the_same_outline();
	too_many_segments_end_the_path();
	return check_done();
}
