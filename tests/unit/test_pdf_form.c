/* tests/unit/test_pdf_form.c - drawings as forms of a PDF */
#include "tests/check.h"
#include "write/pdf_svg.h"

#include <stdlib.h>

struct trial {
	struct arena memory;
	struct diag diag;
	struct pdf_file *file;
	struct pdf_fonts fonts;
	struct buf all; /* the texts and streams of all objects */
};

static uint8_t square_verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_CLOSE};
static double square_points[] = {0, 0, 10, 0, 10, 10};
static struct gradient_stop stops[] = {
	{.25, 0xFF0000, 1}, {.5, 0x00FF00, 1}, {.5, 0x0000FF, .5}};

#define IDENTITY                                                               \
	{                                                                      \
		1, 0, 0, 1, 0, 0                                               \
	}

static struct draw path_draw(void)
{
	struct draw draw = {.kind = DRAW_PATH, .matrix = IDENTITY};

	draw.path.verbs = square_verbs;
	draw.path.verb_count = 4;
	draw.path.points = square_points;
	draw.path.point_count = 6;
	draw.fill = (struct paint){
		.kind = PAINT_COLOUR, .colour = 0x336699, .opacity = 1};
	return draw;
}

/* What all that is written for these operations says. */
static const char *form_of(struct trial *t, struct draw *draws, int count)
{
	struct drawing drawing = {
		.width = 100, .height = 50, .draws = draws, .count = count};
	struct pdf_form *form;
	int object;

	*t = (struct trial){0};
	t->file = pdf_file_open(true, &t->diag);
	pdf_fonts_open(&t->fonts, &t->memory);
	object = pdf_object_new(t->file);
	form = pdf_form_make(&drawing, NULL, &t->fonts, &t->memory, NULL,
	                     "a.svg", &t->diag);
	pdf_form_write(form, t->file, object, 7);
	for (int i = object; i < t->file->count; i++) {
		buf_view(&t->all, t->file->objects[i].text);
		buf_char(&t->all, '\n');
		buf_view(&t->all, t->file->objects[i].bytes);
		buf_char(&t->all, '\n');
	}
	return buf_text(&t->all);
}

static bool has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static void trial_close(struct trial *t)
{
	pdf_file_close(t->file);
	pdf_fonts_close(&t->fonts);
	buf_clear(&t->all);
	arena_reset(&t->memory);
	diag_clear(&t->diag);
}

static void paths(void)
{
	struct draw draw = path_draw();
	struct trial t;
	const char *text = form_of(&t, &draw, 1);

	CHECK(has(text, "/BBox[0 0 100 50]/Matrix[.01 0 0 -.02 0 1]"));
	CHECK(has(text, "0 0 m\n10 0 l\n10 10 l\nh\nf\nQ\n"));
	CHECK(has(text, ".2 .4 .6 rg\n"));
	CHECK(has(text, "/Font 7 0 R"));
	trial_close(&t);
	draw.stroke = (struct stroke){.paint = draw.fill,
	                              .width = 2,
	                              .cap = 1,
	                              .join = 2,
	                              .miter_limit = 4};
	draw.even_odd = true;
	draw.fill.opacity = .5;
	text = form_of(&t, &draw, 1);
	CHECK(has(text, "2 w 1 J 2 j 4 M\n"));
	CHECK(has(text, "B*\n"));
	CHECK(has(text, "/A0 gs\n"));
	CHECK(has(text, "/ExtGState<</A0<</ca .5/CA 1>>>>"));
	trial_close(&t);
}

static void gradients(void)
{
	struct draw draw = path_draw();
	struct trial t;
	const char *text;

	draw.fill = (struct paint){.kind = PAINT_LINEAR,
	                           .opacity = 1,
	                           .x2 = 10,
	                           .matrix = IDENTITY,
	                           .stops = stops,
	                           .stop_count = 2};
	text = form_of(&t, &draw, 1);
	CHECK(has(text, "/Pattern cs/P0 scn\n"));
	CHECK(has(text, "/ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 10 "
	                "0 ]"));
	CHECK(has(text, "/Bounds[.25 .5 ]/Encode[0 1 0 1 0 1 ]"));
	CHECK(!has(text, "SMask"));
	trial_close(&t);
	/* its opacity changes: a mask, and a jump of colour at .5 */
	draw.fill.stop_count = 3;
	text = form_of(&t, &draw, 1);
	CHECK(has(text, "/SMask<</Type/Mask/S/Luminosity/G "));
	CHECK(has(text, "/ColorSpace/DeviceGray"));
	CHECK(has(text, "cm/S0 sh"));
	trial_close(&t);
	/* no length: the last colour */
	draw.fill.x2 = 0;
	text = form_of(&t, &draw, 1);
	CHECK(has(text, "0 0 1 rg\n"));
	CHECK(!has(text, "/Pattern"));
	trial_close(&t);
}

static void groups(void)
{
	struct draw draws[4] = {
		{.kind = DRAW_BEGIN,
	         .matrix = {2, 0, 0, 2, 5, 0},
	         .opacity = .5},
		path_draw(),
		{.kind = DRAW_END},
		{.kind = DRAW_END}, /* one too many */
	};
	struct trial t;
	const char *text;

	draws[0].path = draws[1].path;
	text = form_of(&t, draws, 4);
	CHECK(has(text, "5 0 m\n25 0 l\n25 20 l\nh\nW n\n/A0 gs\n/G1 Do\nQ"));
	CHECK(has(text, "/Group<</S/Transparency/CS/DeviceRGB/I true>>"));
	trial_close(&t);
	/* never closed */
	draws[0].opacity = 1;
	text = form_of(&t, draws, 2);
	CHECK(has(text, "f\nQ\nQ\n"));
	trial_close(&t);
}

static void bad_images_are_reported(void)
{
	struct draw draw = {.kind = DRAW_IMAGE,
	                    .matrix = IDENTITY,
	                    .image = VIEW("\x89PNG\r\n\x1A\n broken")};
	struct trial t;

	CHECK(!has(form_of(&t, &draw, 1), " Do"));
	CHECK(diag_count(&t.diag, DIAG_IMAGE_BAD) == 1);
	trial_close(&t);
}

int main(void)
{
	paths();
	gradients();
	groups();
	bad_images_are_reported();
	return check_done();
}
