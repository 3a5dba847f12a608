/* tests/unit/test_cover.c - made covers: their words stand apart and inside */
#include "import/import.h"
#include "tests/check.h"
#include "write/cover.h"

/* A book with this title in a design. */
static struct book book_of(struct arena *a, const char *title,
                           const char *design, struct diag *d)
{
	struct book book = {.memory = a, .theme = theme_default()};

	book.pictures.memory = a;
	meta_set(a, &book.meta, VIEW("title"), view_of(title));
	meta_set(a, &book.meta, VIEW("subtitle"),
	         VIEW("What it is, and who it is for, in as many words as "
	              "fill two lines"));
	meta_set(a, &book.meta, VIEW("author"), VIEW("Ada Example"));
	meta_set(a, &book.meta, VIEW("cover-design"), view_of(design));
	meta_read(a, &book.meta, d);
	return book;
}

/* Lines of one text come one after another; no line reaches into another. */
static void check_lines(const struct cover *cover, const char *title)
{
	for (int i = 0; i < cover->line_count; i++) {
		const struct cover_line *line = &cover->lines[i];
		sp width = shaped_width(line->shaped, line->size * (sp)1024);

		CHECK(line->x >= 0);
		CHECK(line->x + width / 1024 <= COVER_WIDTH);
		CHECK(line->y - line->size * 3 / 4 >= 0);
		CHECK(line->y + line->size / 4 <= cover->height);
		for (int k = 0; k < i; k++) {
			const struct cover_line *other = &cover->lines[k];
			int apart = line->y > other->y ? line->y - other->y
			                               : other->y - line->y;
			int size =
				line->y > other->y ? line->size : other->size;

			check_that(apart >= size, title, __FILE__, __LINE__);
		}
	}
}

static void words_stand_apart(struct fonts *fonts)
{
	static const char *const titles[] = {
		"A", "Rust, and the People Who Use It",
		"An introduction to the theory and the practice of compiling "
		"documents for readers of paper and of screens, with pictures",
		"Donaudampfschifffahrtsgesellschaftskapitänswitwenrente"};
	static const char *const designs[] = {"type", "bands", "tiles"};
	static const int heights[] = {1400, 1553, 1703, 1800, 2100};

	for (int i = 0; i < 4 * 3 * 5; i++) {
		struct arena a = {0};
		struct diag d = {0};
		struct book book =
			book_of(&a, titles[i / 15], designs[i % 3], &d);
		struct cover cover;

		CHECK(cover_has_design(view_of(designs[i % 3])));
		CHECK(cover_open(&cover, &a, &book, fonts, heights[i / 3 % 5]));
		CHECK(cover.line_count >= 3);
		check_lines(&cover, titles[i / 15]);
		cover_close(&cover);
		arena_reset(&a);
	}
	CHECK(!cover_has_design(VIEW("baroque")));
}

static uint8_t dot(const struct canvas *canvas, int x, int y)
{
	return canvas->dots[y * canvas->width + x];
}

static void curves_are_filled_inside_the_canvas(void)
{
	uint8_t dots[16 * 8];
	struct canvas canvas = {dots, 16, 8};
	struct curve_point box[] = {
		{4, -9, false}, {99, -9, false}, {99, 4, false}, {4, 4, false}};
	struct curve_point many[100] = {0};

	memset(dots, 96, sizeof(dots));
	paint_curve(&canvas, box, 4, 200);
	CHECK(dot(&canvas, 3, 0) == 96 && dot(&canvas, 4, 0) == 200);
	CHECK(dot(&canvas, 15, 3) == 200 && dot(&canvas, 15, 4) == 96);
	paint_curve(&canvas, box, 2, 1);
	paint_curve(&canvas, many, 100, 1);
	CHECK(dot(&canvas, 4, 0) == 200);
}

static void tints_run_from_dark_to_white(void)
{
	struct cover cover = {.ground = 0x804020};

	CHECK(cover_colour(&cover, 0) == 0x402010);
	CHECK(cover_colour(&cover, COVER_GROUND) == 0x804020);
	CHECK(cover_colour(&cover, 255) == 0xFFFFFF);
}

int main(void)
{
	struct diag d = {0};
	struct fonts *fonts = fonts_open(".", &d);

	words_stand_apart(fonts);
	curves_are_filled_inside_the_canvas();
	tints_run_from_dark_to_white();
	fonts_close(fonts);
	return check_done();
}
