/* svg/path_data.c - read the d and points attributes */
#include "svg/path.h"
#include "svg/value.h"

/* What a smooth curve mirrors: the last control point. */
struct reader {
	struct pen *pen;
	struct scan scan;
	char command; /* upper case */
	bool relative;
	double control_x, control_y;
	char controlled_by; /* 'C' or 'Q': which curves may mirror it */
};

/* How many numbers a command takes at a time; -1: it is none. */
static int argument_count(char command)
{
	switch (command) {
	case 'M':
	case 'L':
	case 'T':
		return 2;
	case 'H':
	case 'V':
		return 1;
	case 'S':
	case 'Q':
		return 4;
	case 'C':
		return 6;
	case 'A':
		return 7;
	case 'Z':
		return 0;
	}
	return -1;
}

/* Flags of an arc are one digit and may touch what follows: "a1 1 0 00.5.5". */
static bool read_flag(struct scan *s, double *value)
{
	*value = s->at < s->end && *s->at == '1';
	return scan_char(s, '0') || scan_char(s, '1');
}

static bool read_arguments(struct reader *r, double *numbers, int count)
{
	for (int i = 0; i < count; i++) {
		bool is_flag = r->command == 'A' && (i == 3 || i == 4);

		if (i)
			scan_comma(&r->scan);
		if (!(is_flag ? read_flag : scan_number)(&r->scan, &numbers[i]))
			return false;
	}
	return true;
}

static void make_absolute(const struct reader *r, double *numbers, int count)
{
	const struct pen *pen = r->pen;
	int first = r->command == 'A' ? 5 : 0;

	if (!r->relative)
		return;
	if (r->command == 'V') {
		numbers[0] += pen->y;
		return;
	}
	for (int i = first; i < count; i++)
		numbers[i] += (i - first) % 2 ? pen->y : pen->x;
}

/* The mirrored control point, or the pen where there is none to mirror. */
static void mirror(const struct reader *r, char curve, double *x, double *y)
{
	bool mirrors = r->controlled_by == curve;

	*x = mirrors ? 2 * r->pen->x - r->control_x : r->pen->x;
	*y = mirrors ? 2 * r->pen->y - r->control_y : r->pen->y;
}

static void cubic(struct reader *r, double x1, double y1, const double *n)
{
	r->control_x = n[0];
	r->control_y = n[1];
	r->controlled_by = 'C';
	pen_curve(r->pen, (double[]){x1, y1, n[0], n[1], n[2], n[3]});
}

static void quadratic(struct reader *r, double cx, double cy, const double *end)
{
	const struct pen *pen = r->pen;

	r->control_x = cx;
	r->control_y = cy;
	r->controlled_by = 'Q';
	pen_curve(r->pen, (double[]){
				  pen->x + (cx - pen->x) * 2 / 3,
				  pen->y + (cy - pen->y) * 2 / 3,
				  end[0] + (cx - end[0]) * 2 / 3,
				  end[1] + (cy - end[1]) * 2 / 3,
				  end[0],
				  end[1],
			  });
}

static void draw_segment(struct reader *r, const double *n)
{
	struct pen *pen = r->pen;
	double x, y;
	char was = r->controlled_by;

	r->controlled_by = 0;
	switch (r->command) {
	case 'M':
		pen_move(pen, n[0], n[1]);
		r->command = 'L'; /* what follows are lines */
		break;
	case 'L':
		pen_line(pen, n[0], n[1]);
		break;
	case 'H':
		pen_line(pen, n[0], pen->y);
		break;
	case 'V':
		pen_line(pen, pen->x, n[0]);
		break;
	case 'C':
		cubic(r, n[0], n[1], n + 2);
		break;
	case 'S':
		r->controlled_by = was;
		mirror(r, 'C', &x, &y);
		cubic(r, x, y, n);
		break;
	case 'Q':
		quadratic(r, n[0], n[1], n + 2);
		break;
	case 'T':
		r->controlled_by = was;
		mirror(r, 'Q', &x, &y);
		quadratic(r, x, y, n);
		break;
	case 'A':
		pen_arc(pen, n[0], n[1], n[2], n[3] != 0, n[4] != 0, n[5],
		        n[6]);
		break;
	case 'Z':
		pen_close(pen);
		break;
	}
}

/* The next command letter; without one the last command goes on. */
static bool next_command(struct reader *r, bool is_first)
{
	char c = *r->scan.at;

	if (ascii_is_alpha(c)) {
		r->relative = c >= 'a';
		r->command = r->relative ? (char)(c - 32) : c;
		r->scan.at++;
		scan_space(&r->scan);
	} else if (is_first || r->command == 'Z') {
		return false;
	}
	return argument_count(r->command) >= 0 &&
	       !(is_first && r->command != 'M');
}

bool pen_path_data(struct pen *pen, struct view data)
{
	struct reader r = {.pen = pen, .scan = scan_of(view_trim(data))};
	bool is_first = true;

	if (view_is(view_trim(data), "none"))
		return true;
	while (!scan_done(&r.scan) && !pen->is_full) {
		double numbers[7];
		int count;

		if (!next_command(&r, is_first))
			return false;
		count = argument_count(r.command);
		if (!read_arguments(&r, numbers, count))
			return false;
		make_absolute(&r, numbers, count);
		draw_segment(&r, numbers);
		scan_comma(&r.scan);
		is_first = false;
	}
	return true;
}

bool pen_points(struct pen *pen, struct view points, bool closed)
{
	struct scan s = scan_of(view_trim(points));
	bool is_whole = true;

	for (int i = 0; !scan_done(&s); i++) {
		double x, y;

		is_whole = scan_number(&s, &x);
		scan_comma(&s);
		is_whole = is_whole && scan_number(&s, &y);
		if (!is_whole)
			break;
		scan_comma(&s);
		if (i)
			pen_line(pen, x, y);
		else
			pen_move(pen, x, y);
	}
	if (closed)
		pen_close(pen);
	return is_whole;
}
