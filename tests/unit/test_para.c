/* tests/unit/test_para.c - paragraphs become lines */
#include "tests/unit/line_check.h"

static struct line_test test;

static const char frog[] =
	"In olden times when wishing still helped one, there lived a king "
	"whose daughters were all beautiful; and the youngest was so beautiful "
	"that the sun itself, which has seen so much, was astonished whenever "
	"it shone in her face. Close by the king\u2019s castle lay a great "
	"dark forest, and under an old lime-tree in the forest was a well.";

static struct lines set(const char *markdown, sp width, enum para_align align)
{
	struct para_shape shape = {.width = width, .align = align};

	return para_set(&test.setter, &test.memory,
	                line_test_block(&test, markdown), &test.style, &shape);
}

static const struct run *last_run(const struct line *line)
{
	return &line->runs[line->run_count - 1];
}

/* Where the last mark ends that can be seen. */
static sp right_end(const struct line *line)
{
	const struct run *run = last_run(line);

	return view_is(run->text, " ") ? run->x : run->x + run->width;
}

static void full_lines_reach_the_edge(void)
{
	struct lines lines = set(frog, PT(200), PARA_JUSTIFY);

	CHECK(lines.count > 6);
	for (int i = 0; i + 1 < lines.count; i++) {
		/* Marks hang out by less than 3 pt. */
		CHECK(right_end(&lines.lines[i]) >= PT(200) - 64);
		CHECK(right_end(&lines.lines[i]) < PT(203));
		CHECK(lines.lines[i].runs[0].x <= 0);
		CHECK(lines.lines[i].runs[0].x > -PT(3));
	}
	CHECK(right_end(&lines.lines[lines.count - 1]) < PT(200));
	CHECK(diag_count(&test.diag, DIAG_LINE_OVERFULL) == 0);
}

static void runs_stand_side_by_side(void)
{
	struct lines lines = set(frog, PT(150), PARA_JUSTIFY);

	for (int i = 0; i < lines.count; i++) {
		const struct line *line = &lines.lines[i];

		for (int k = 1; k < line->run_count; k++)
			CHECK(line->runs[k].x ==
			      line->runs[k - 1].x + line->runs[k - 1].width);
		for (int k = 0; k < line->run_count; k++)
			CHECK(abs(line->runs[k].expansion) <= 20);
	}
}

static void every_gap_is_a_space(void)
{
	struct lines lines = set("one two\nthree", PT(300), PARA_JUSTIFY);

	CHECK(lines.count == 1 && lines.lines[0].run_count == 5);
	CHECK(view_is(lines.lines[0].runs[1].text, " "));
	CHECK(lines.lines[0].runs[1].count == 1);
	CHECK(lines.lines[0].runs[3].node->kind == NODE_SOFT_BREAK ||
	      lines.lines[0].runs[3].node->kind == NODE_STR);
}

static void lines_but_the_last_end_in_a_space(void)
{
	struct lines lines = set(frog, PT(120), PARA_LEFT);

	for (int i = 0; i < lines.count; i++) {
		const struct line *line = &lines.lines[i];
		bool space = view_is(last_run(line)->text, " ");

		if (line->hyphenated)
			CHECK(view_is(last_run(line)->text, "\u00AD"));
		else if (i + 1 < lines.count)
			CHECK(space || view_is(last_run(line)->text, "lime-"));
		else
			CHECK(!space);
	}
}

static void hyphens_are_soft_in_the_text(void)
{
	struct lines lines = set("internationalization of understanding",
	                         PT(60), PARA_JUSTIFY);

	CHECK_TEXT(line_test_show(&test, &lines),
	           "internation~\nalization of \nunderstand~\ning");
}

static void alignment_moves_the_line(void)
{
	struct lines left = set("short", PT(100), PARA_LEFT);
	struct lines right = set("short", PT(100), PARA_RIGHT);
	struct lines middle = set("short", PT(100), PARA_CENTER);
	sp width = left.lines[0].width;

	CHECK(left.lines[0].runs[0].x == 0);
	CHECK(right.lines[0].runs[0].x == PT(100) - width);
	CHECK(middle.lines[0].runs[0].x == (PT(100) - width) / 2);
}

static void ragged_lines_keep_their_spaces(void)
{
	struct lines lines = set(frog, PT(150), PARA_LEFT);
	sp space = 0;

	for (int i = 0; i < lines.count; i++)
		for (int k = 0; k < lines.lines[i].run_count; k++) {
			const struct run *run = &lines.lines[i].runs[k];

			if (!view_is(run->text, " "))
				continue;
			space = space ? space : run->width;
			CHECK(run->width == space);
			CHECK(run->expansion == 0);
		}
}

static void first_lines_are_indented(void)
{
	struct para_shape shape = {.width = PT(150), .first_indent = PT(14)};
	struct lines lines =
		para_set(&test.setter, &test.memory,
	                 line_test_block(&test, frog), &test.style, &shape);

	CHECK(lines.lines[0].runs[0].x > PT(13));
	CHECK(lines.lines[0].runs[0].x <= PT(14));
	CHECK(lines.lines[1].runs[0].x <= 0);
}

static void notes_are_listed(void)
{
	struct lines lines = set("One[^a] two[^b].\n\n[^a]: x\n\n[^b]: y",
	                         PT(200), PARA_JUSTIFY);
	const struct line *line = &lines.lines[0];

	CHECK(line->note_count == 2);
	CHECK(line->notes[0]->number == 1 && line->notes[1]->number == 2);
	CHECK(line->runs[1].role == ROLE_NOTE_CALL);
	CHECK(line->runs[1].node == line->notes[0]);
	CHECK_TEXT(line_test_show(&test, &lines), "One[1] two[2].");
}

static void decorations_are_boxes(void)
{
	struct lines lines = set("a ~~b c~~ d", PT(200), PARA_JUSTIFY);
	const struct line *line = &lines.lines[0];

	CHECK(line->box_count == 1);
	CHECK(line->boxes[0].x == line->runs[2].x);
	CHECK(line->boxes[0].x + line->boxes[0].width ==
	      line->runs[4].x + line->runs[4].width);
	CHECK(line->boxes[0].y > 0 && line->boxes[0].height > 0);
}

static void pictures_raise_the_line(void)
{
	struct picture picture = {.width = PT(500), .height = PT(250)};
	struct node *para =
		(struct node *)line_test_block(&test, "See ![it](x.png) here");
	struct node *image = node_next(para, para);
	struct para_shape shape = {.width = PT(200)};
	struct lines lines;

	while (image->kind != NODE_IMAGE)
		image = node_next(para, image);
	image->link.picture = &picture;
	lines = para_set(&test.setter, &test.memory, para, &test.style, &shape);
	/* As wide as the measure at most; its shape stays. */
	CHECK(lines.count == 3);
	CHECK(lines.lines[1].boxes[0].width == PT(200));
	CHECK(lines.lines[1].boxes[0].height == PT(100));
	CHECK(lines.lines[1].boxes[0].picture == &picture);
	CHECK(lines.lines[1].height == PT(100));
	CHECK(lines.lines[0].height < PT(10));
	image->link.picture = NULL;
	lines = para_set(&test.setter, &test.memory, para, &test.style, &shape);
	CHECK_TEXT(line_test_show(&test, &lines), "See it here");
}

static void holes_are_not_made(void)
{
	struct lines lines = set("Code `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` b",
	                         PT(192), PARA_JUSTIFY);

	CHECK_TEXT(line_test_show(&test, &lines),
	           "Code \naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b");
	CHECK(lines.lines[0].width < PT(60));
}

static void forced_ends_stay_short(void)
{
	struct lines lines = set("one two  \nthree", PT(200), PARA_JUSTIFY);

	CHECK_TEXT(line_test_show(&test, &lines), "one two \nthree");
	CHECK(lines.lines[0].width < PT(60));
}

static void empty_paragraphs_have_no_lines(void)
{
	struct node *para =
		node_new(&test.memory, NODE_PARA, (struct place){0});
	struct para_shape shape = {.width = PT(100)};

	CHECK(para_set(&test.setter, &test.memory, para, &test.style, &shape)
	              .count == 0);
}

static void spots_say_where_lines_begin(void)
{
	struct lines lines = set(frog, PT(150), PARA_JUSTIFY);
	const struct node *node = lines.lines[0].start.node;

	CHECK(node->kind == NODE_STR && lines.lines[0].start.offset == 0);
	for (int i = 1; i < lines.count; i++) {
		const struct line *line = &lines.lines[i];
		struct view there =
			view_from(line->start.node->text, line->start.offset);
		struct view first = line->runs[0].text;

		CHECK(line->start.node->kind == NODE_STR);
		CHECK(there.n >= first.n &&
		      memcmp(there.p, first.p, first.n) == 0);
	}
}

static void long_words_are_cut(void)
{
	char word[3000];
	struct lines lines;

	memset(word, 'm', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	lines = set(word, PT(100), PARA_JUSTIFY);
	CHECK(lines.count > 200);
	for (int i = 0; i < lines.count; i++) {
		CHECK(right_end(&lines.lines[i]) < PT(101));
		CHECK(!lines.lines[i].hyphenated);
	}
	CHECK(diag_count(&test.diag, DIAG_LINE_OVERFULL) == 0);
}

static void what_cannot_fit_is_reported(void)
{
	set("WW", PT(3), PARA_LEFT);
	CHECK(diag_count(&test.diag, DIAG_LINE_OVERFULL) == 2);
}

/* What a paragraph says it can do is what it does. */
static void a_loose_paragraph_has_another_line(void)
{
	static const char words[] =
		"In olden times when wishing still helped one, there lived a "
		"king whose daughters were all beautiful; and the youngest was "
		"so beautiful that the sun itself, which has seen so much, was "
		"astonished whenever it shone in her face. Close by the "
		"castle lay a great dark forest, and under an old lime tree "
		"in the forest was a well, and when the day was very warm, the "
		"child of the king went out. ";
	const struct node *node = line_test_block(&test, words);
	int could = 0;

	for (sp width = PT(200); width < PT(300); width += PT(2)) {
		struct para_shape shape = {.width = width};
		struct lines lines = para_set(&test.setter, &test.memory, node,
		                              &test.style, &shape);
		struct looseness can = para_looseness(
			&test.setter, node, &test.style, &shape, lines.count);

		shape.looseness = can.longer >= 0 ? 1 : -1;
		if (can.longer < 0 && can.shorter < 0)
			continue;
		could++;
		CHECK(para_set(&test.setter, &test.memory, node, &test.style,
		               &shape)
		              .count == lines.count + shape.looseness);
	}
	CHECK(could > 0 && could < 50);
}

static void widths_of_a_paragraph(void)
{
	const struct node *block =
		line_test_block(&test, "a international b  \nc");
	sp least, most;

	para_widths(&test.setter, block, &test.style, &least, &most);
	CHECK(least == set("international", PT(300), PARA_LEFT).lines[0].width);
	CHECK(most ==
	      set("a international b", PT(300), PARA_LEFT).lines[0].width);
}

static void right_to_left(void)
{
	struct lines lines =
		set("\u05d0\u05d1 abc \u05d2\u05d3", PT(200), PARA_JUSTIFY);
	const struct line *line = &lines.lines[0];

	CHECK(line->run_count == 5);
	CHECK(view_is(line->runs[0].text, "\u05d2\u05d3"));
	CHECK(view_is(line->runs[2].text, "abc"));
	CHECK(view_is(line->runs[4].text, "\u05d0\u05d1"));
	CHECK(line->width == PT(200));
}

static void made_text_is_cut_with_an_ellipsis(void)
{
	struct line *line =
		line_of_text(&test.setter, &test.memory,
	                     VIEW("A running head of some length"), &test.style,
	                     NULL, ROLE_ARTIFACT, PT(80));
	struct lines lines = {.lines = line, .count = 1};

	CHECK_TEXT(line_test_show(&test, &lines), "A running\u2026");
	CHECK(line->width <= PT(80) && line->width > PT(40));
	CHECK(line->runs[0].role == ROLE_ARTIFACT);
	line = line_of_text(&test.setter, &test.memory, VIEW("12"), &test.style,
	                    NULL, ROLE_LABEL, 0);
	CHECK(line->run_count == 1 && line->runs[0].role == ROLE_LABEL);
	line = line_of_text(&test.setter, &test.memory, VIEW(""), &test.style,
	                    NULL, ROLE_LABEL, PT(10));
	CHECK(line->run_count == 0 && line->width == 0);
}

/* Lines of three times the text, at some looseness. */
static struct lines set_loose(int looseness)
{
	char *text = arena_printf(&test.memory, "%s %s %s", frog, frog, frog);
	struct para_shape shape = {.width = PT(220), .looseness = looseness};

	return para_set(&test.setter, &test.memory,
	                line_test_block(&test, text), &test.style, &shape);
}

/* A heading's lines are alike: none is a word alone. */
static void balanced_lines_are_alike(void)
{
	const struct node *block = line_test_block(
		&test, "Ownership, borrowing and lifetimes in the books");
	struct para_shape shape = {.width = PT(190), .align = PARA_LEFT};
	struct lines plain, balanced;

	plain = para_set(&test.setter, &test.memory, block, &test.style,
	                 &shape);
	shape.balanced = true;
	balanced = para_set(&test.setter, &test.memory, block, &test.style,
	                    &shape);
	CHECK(plain.count == 2 && balanced.count == 2);
	CHECK(right_end(&plain.lines[1]) < PT(60));
	CHECK(right_end(&balanced.lines[1]) > PT(90));
	shape.width = PT(10); /* nothing can be done: nor is anything done */
	balanced = para_set(&test.setter, &test.memory, block, &test.style,
	                    &shape);
	CHECK(balanced.count > 6);
}

static const struct node *long_paragraph(const char *start)
{
	const char *text = "when a letter stands so high, its top is that of "
			   "capitals beside it, and it stands on the last of "
			   "the lines that it takes. What follows goes on at "
			   "the full measure, as it does in any other book.";

	return line_test_block(&test,
	                       arena_printf(&test.memory, "%s%s", start, text));
}

static struct lines set_drop_cap(const char *start, int lines)
{
	struct drop_cap cap = {.lines = lines,
	                       .leading = PT(13),
	                       .family = FONT_SERIF,
	                       .weight = 400,
	                       .lead = CASE_SMALL_CAPS};
	struct para_shape shape = {.width = PT(200),
	                           .align = PARA_JUSTIFY,
	                           .first_indent = PT(15),
	                           .drop_cap = &cap};

	return para_set(&test.setter, &test.memory, long_paragraph(start),
	                &test.style, &shape);
}

static void a_drop_cap_stands_beside_its_lines(void)
{
	int overfull = diag_count(&test.diag, DIAG_LINE_OVERFULL);
	struct lines lines = set_drop_cap("Just ", 3);
	const struct run *letter = &lines.lines[0].runs[0];
	sp edge = letter->x + letter->width;

	CHECK(lines.drop_lines == 3 && lines.count > 4);
	CHECK(view_is(letter->text, "J") && letter->rise == -PT(26));
	CHECK(letter->size > PT(40) && letter->x <= 0);
	CHECK(letter->node == lines.lines[0].runs[1].node);
	CHECK(view_is(lines.lines[0].runs[1].text, "ust"));
	CHECK(lines.lines[0].start.offset == 0);
	for (int i = 0; i < 3; i++) {
		const struct line *line = &lines.lines[i];

		CHECK(line->runs[i ? 0 : 1].x > edge - PT(3));
		CHECK(right_end(line) >= PT(200) - 64);
	}
	CHECK(lines.lines[3].runs[0].x <= 0);
	CHECK(right_end(&lines.lines[3]) >= PT(200) - 64);
	CHECK(diag_count(&test.diag, DIAG_LINE_OVERFULL) == overfull);
}

static void some_paragraphs_have_no_drop_cap(void)
{
	CHECK(set_drop_cap("Just ", 6).drop_lines == 6);
	CHECK(set_drop_cap("1984 ", 3).drop_lines == 0);
	CHECK(set_drop_cap("`code` ", 3).drop_lines == 0);
	CHECK(set_drop_cap("\u05D0\u05D1 ", 3).drop_lines == 0);
	CHECK(set_drop_cap("Just ", 40).drop_lines == 0); /* too short */
	CHECK(set_drop_cap("\u201CJust ", 3).drop_lines == 3);
	CHECK(view_is(set_drop_cap("\u201CJust ", 3).lines[0].runs[0].text,
	              "\u201CJ"));
	CHECK(set_drop_cap("*Just* ", 2).drop_lines == 2);
}

static void looseness_changes_the_number_of_lines(void)
{
	struct lines best = set_loose(0), longer = set_loose(1);
	struct lines shorter = set_loose(-1);

	CHECK(longer.count == best.count + 1);
	CHECK(longer.badness > best.badness);
	CHECK(shorter.count <= best.count);
}

int main(void)
{
	line_test_open(&test, "en-US");
	full_lines_reach_the_edge();
	runs_stand_side_by_side();
	every_gap_is_a_space();
	lines_but_the_last_end_in_a_space();
	hyphens_are_soft_in_the_text();
	alignment_moves_the_line();
	ragged_lines_keep_their_spaces();
	first_lines_are_indented();
	notes_are_listed();
	decorations_are_boxes();
	pictures_raise_the_line();
	holes_are_not_made();
	forced_ends_stay_short();
	empty_paragraphs_have_no_lines();
	spots_say_where_lines_begin();
	long_words_are_cut();
	what_cannot_fit_is_reported();
	a_loose_paragraph_has_another_line();
	widths_of_a_paragraph();
	right_to_left();
	made_text_is_cut_with_an_ellipsis();
	looseness_changes_the_number_of_lines();
	a_drop_cap_stands_beside_its_lines();
	some_paragraphs_have_no_drop_cap();
	balanced_lines_are_alike();
	line_test_close(&test);
	return check_done();
}
