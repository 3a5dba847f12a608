/* tests/unit/test_code_lines.c - code blocks become lines */
#include "tests/unit/line_check.h"

static struct line_test test;
static struct text_style code;

static struct lines set(const char *text, int columns)
{
	struct node *node = node_text(&test.memory, NODE_CODE_BLOCK,
	                              (struct place){0}, view_of(text));
	sp column = sp_from_font(code.font->face->space, code.size,
	                         code.font->face->units_per_em);

	return code_set(&test.setter, &test.memory, node, &code,
	                columns * column + column / 2, NULL, 0);
}

static const char *show(const char *text, int columns)
{
	struct lines lines = set(text, columns);

	return line_test_show(&test, &lines);
}

static void lines_are_as_written(void)
{
	CHECK_TEXT(show("fn main() {\n    x;\n}\n", 40),
	           "fn main() {\n    x;\n}");
	CHECK_TEXT(show("a\r\n\r\nb", 40), "a\n\nb");
	CHECK(set("", 40).count == 1);
	CHECK(set("\n\n", 40).count == 2);
}

static void empty_lines_have_a_height(void)
{
	struct lines lines = set("a\n\nb", 40);

	CHECK(lines.lines[1].run_count == 0);
	CHECK(lines.lines[1].height == lines.lines[0].height);
	CHECK(lines.lines[1].height > 0);
}

static void tabs_go_to_every_fourth_column(void)
{
	CHECK_TEXT(show("\ta\tb", 40), "    a   b");
}

static void long_lines_go_on_below(void)
{
	CHECK_TEXT(show("let total = prices.iter();", 20),
	           "let total = \nprices.iter();");
	CHECK_TEXT(show("    aaaaaaaaaaaaaaaaaaaa", 16),
	           "    aaaaaaaaaaaa\naaaaaaaa");
}

static void marks_are_no_text(void)
{
	struct lines lines = set("aaaa bbbb", 6);

	CHECK(lines.count == 2);
	CHECK(lines.lines[0].box_count == 0);
	CHECK(lines.lines[1].box_count == 2);
	CHECK(lines.lines[1].boxes[1].x + lines.lines[1].boxes[1].width <
	      lines.lines[1].runs[0].x);
	CHECK(lines.lines[1].run_count == 1);
	CHECK(lines.lines[1].start.offset == 5);
}

static void tokens_have_colours(void)
{
	static const struct code_span spans[] = {{0, 3, CODE_KEYWORD},
	                                         {8, 9, CODE_NUMBER}};
	const struct code_style *styles = test.setter.theme->code_styles;
	struct node *node = node_text(&test.memory, NODE_CODE_BLOCK,
	                              (struct place){0}, VIEW("let x = 5;"));
	struct lines lines = code_set(&test.setter, &test.memory, node, &code,
	                              PT(300), spans, 2);
	const struct run *runs = lines.lines[0].runs;

	CHECK(lines.lines[0].run_count == 4);
	CHECK(view_is(runs[0].text, "let") &&
	      runs[0].colour == styles[CODE_KEYWORD].colour);
	CHECK(runs[0].face->weight == 700);
	CHECK(view_is(runs[1].text, " x = ") && runs[1].colour == code.colour);
	CHECK(view_is(runs[2].text, "5") &&
	      runs[2].colour == styles[CODE_NUMBER].colour);
	CHECK(view_is(runs[3].text, ";") && runs[3].colour == code.colour);
}

/* Runs stand from left to right, whichever way they are read. */
static void other_scripts_are_shaped(void)
{
	struct lines lines = set("caf\u00e9 \u4e2d\u6587 \u05d0 \u05d1", 40);

	CHECK_TEXT(line_test_show(&test, &lines),
	           "caf\u00e9 \u4e2d\u6587 \u05d1 \u05d0");
}

static void hostile_lines_end(void)
{
	char text[5000];

	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	CHECK(set(text, 0).count == 4999);
	CHECK(set(text, 50).count >= 100);
	memset(text, '\t', sizeof(text) - 1);
	CHECK(set(text, 8).count >= 1);
}

int main(void)
{
	line_test_open(&test, "en-US");
	code = style_make(&test.setter, FONT_MONO, 400, false, PT(8), 0x111111);
	code.font = fonts_with(test.fonts, code.font, FONT_CODE);
	lines_are_as_written();
	empty_lines_have_a_height();
	tabs_go_to_every_fourth_column();
	long_lines_go_on_below();
	marks_are_no_text();
	tokens_have_colours();
	other_scripts_are_shaped();
	hostile_lines_end();
	line_test_close(&test);
	return check_done();
}
