/* tests/unit/test_items.c - words, spaces, and where a line may end */
#include "line/items.h"
#include "tests/unit/line_check.h"

static struct line_test test;

static void add_word(struct buf *out, const struct word *word)
{
	size_t start = 0;

	for (int i = 0; i < word->breaks.count; i++) {
		const struct word_break *b = &word->breaks.at[i];

		buf_view(out, view_part(word->text, start, b->byte));
		buf_char(out, b->hyphen ? '~' : '|');
		start = b->byte;
	}
	buf_view(out, view_from(word->text, start));
}

static struct items make_items(const char *markdown)
{
	const struct node *block = line_test_block(&test, markdown);
	struct look base = look_of_style(&test.setter, &test.style, block);
	struct segments segments =
		segments_of(&test.setter, block, &test.style, PT(300));

	return items_of(&test.setter, &segments, &base);
}

/* Items as text: "~" where a hyphen can be put in, "|" where a line can end
 * without, "_" for a space that no line ends at, "^" for a gap that is not a
 * space. */
static const char *picture(const char *markdown)
{
	struct items items = make_items(markdown);

	buf_empty(&test.text);
	for (int i = 0; i < items.count; i++) {
		const struct item *item = &items.at[i];

		if (item->kind == ITEM_WORD) {
			add_word(&test.text, item->word);
			if (item->penalty < PENALTY_NEVER)
				buf_char(&test.text, '|');
		} else if (item->kind == ITEM_BREAK) {
			buf_char(&test.text, '\n');
		} else if (item->penalty == PENALTY_NEVER) {
			buf_char(&test.text, '_');
		} else {
			buf_char(&test.text, item->word    ? ' '
			                     : item->width ? '^'
			                                   : '|');
		}
	}
	arena_empty(&test.setter.scratch);
	return buf_text(&test.text);
}

static void words_are_hyphenated(void)
{
	CHECK_TEXT(picture("Hyphenation of programming languages."),
	           "Hyphen~ation of pro~gram~ming lan~guages.");
	CHECK_TEXT(picture("\"ownership\", (borrowing)!"),
	           "\"own~er~ship\", (bor~row~ing)!");
	CHECK_TEXT(picture("understanding\u2019s don\u2019t"),
	           "under~stand~ing\u2019s don\u2019t");
}

static void languages_change_within_a_paragraph(void)
{
	CHECK_TEXT(picture("[Silbentrennung]{lang=de} understanding"),
	           "Sil~ben~tren~nung under~stand~ing");
	CHECK_TEXT(picture("[Silbentrennung]{lang=tlh}"), "Silbentrennung");
}

static void some_words_are_not(void)
{
	CHECK_TEXT(picture("NASA UNIVERSITY Rust2024edition only"),
	           "NASA UNIVERSITY Rust2024edition only");
}

static void explicit_hyphens_and_dashes(void)
{
	CHECK_TEXT(picture("memory-safe, dash\u2014like and/or"),
	           "mem~ory-|safe, dash\u2014|like and/|or");
	CHECK_TEXT(picture("C++ 10-20 -flag UTF-8 -> => ..= :: 1/2"),
	           "C++ 10-20 -flag UTF-8 -> => ..= :: 1/2");
}

static void addresses_break_after_their_marks(void)
{
	CHECK_TEXT(picture("https://doc.rust-lang.org/book/ch04.html?x=1&y=2"),
	           "https://|doc.|rust-|lang.|org/|book/|ch04.|html?|x=|1&|"
	           "y=2");
	CHECK_TEXT(picture("someone@example.org"), "someone@|example.|org");
}

static void code_breaks_after_its_marks(void)
{
	CHECK_TEXT(picture("`std::vec::Vec::new()` `snake_case_name`"),
	           "std::|vec::|Vec::|new() snake_|case_|name");
	CHECK_TEXT(picture("`--no-default-features` `SomeLongTypeName`"),
	           "--no-|default-|features Some|Long|Type|Name");
	CHECK_TEXT(picture("`a->b` `..=` `1.25.3` `x` `C++`"),
	           "a->b ..= 1.25.3 x C++");
	CHECK_TEXT(picture("`guess.trim().parse()`"), "guess.|trim().|parse()");
	CHECK_TEXT(picture("so is serde_json::from_str in text"),
	           "so is serde_|json::|from_str in text");
}

static void soft_hyphens_are_the_authors(void)
{
	CHECK_TEXT(picture("hy\u00adphena\u00adtion"), "hy~phena~tion");
}

static void spaces_that_hold(void)
{
	CHECK_TEXT(picture("Fig.\u00a03 is  here"), "Fig._3 is here");
	CHECK_TEXT(picture("Twice[^1][^2].\n\n[^1]: x\n\n[^2]: y"),
	           "Twice1_2.");
}

static void texts_of_two_looks_stay_together(void)
{
	CHECK_TEXT(picture("`and`/`or` `code`. (*em*)\u2014**dash**"),
	           "and/|or code. (em)\u2014|dash");
}

static void scripts_without_spaces(void)
{
	CHECK_TEXT(picture("\u4e2d\u6587\uff0c\u6587\u5b57\n\u4e2d is"),
	           "\u4e2d|\u6587\uff0c|\u6587|\u5b57|\u4e2d is");
	CHECK_TEXT(picture("\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35"
	                   "\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01"),
	           "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35|"
	           "\u0e0a\u0e32\u0e27|\u0e42\u0e25\u0e01");
}

/* "v" and "k" go with the next word; of two such words running, a line may
 * end between them rather than nowhere. */
static void one_letter_words_stay(void)
{
	test.style.lang = VIEW("cs-CZ");
	CHECK_TEXT(picture("a \u201ev dom\u011b\u201c, i v A1 e"),
	           "a_\u201ev dom\u011b\u201c, i_v A1 e");
	test.style.lang = VIEW("en");
	CHECK_TEXT(picture("a v"), "a v");
}

/* "hyphenation:" of the metadata beats the patterns. */
static void exceptions_are_kept(void)
{
	struct value list = {.kind = VALUE_TEXT,
	                     .text = VIEW("man-u-script, Language")};
	struct value *items[] = {&list};
	struct view key = VIEW("hyphenation");
	struct value map = {
		.kind = VALUE_MAP, .keys = &key, .items = items, .count = 1};
	struct meta meta = {.values = &map};
	struct exceptions before = test.setter.exceptions;

	exceptions_read(&test.setter.exceptions, &test.memory, &meta);
	CHECK_TEXT(picture("(Manuscript), \u201cmanuscripts\u201d language!"),
	           "(Man~u~script), \u201cman~u~scripts\u201d language!");
	test.setter.exceptions = before;
}

static void line_breaks_are_forced(void)
{
	CHECK_TEXT(picture("a  \nb\\\nc"), "a\nb\nc");
}

static void directions_are_found(void)
{
	struct items items = make_items("\u05d0\u05d1 abc \u05d2");

	CHECK(items.bidi && items.rtl);
	CHECK(items.count == 5);
	CHECK(items.at[0].level == 1 && items.at[0].word->rtl);
	CHECK(items.at[2].level == 2 && !items.at[2].word->rtl);
	items = make_items("abc \u05d0\u05d1");
	CHECK(items.bidi && !items.rtl);
	CHECK(items.at[0].level == 0 && items.at[2].level == 1);
	items = make_items("abc");
	CHECK(!items.bidi && !items.rtl);
	arena_empty(&test.setter.scratch);
}

/* The parts of a divided word are as wide as they will be drawn. */
static void parts_are_measured_as_drawn(void)
{
	static const char *const words[] = {"Affiliation", "officeholder",
	                                    "Typography", "Waverliness"};

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++) {
		struct items items = make_items(words[k]);
		const struct item *item = &items.at[0];
		const struct word *word = item->word;
		const struct word *hyphen =
			word_hyphen(&test.setter, item->look);
		uint32_t end = (uint32_t)word->text.n;

		for (int i = 0; i < word->breaks.count; i++) {
			const struct word_break *b = &word->breaks.at[i];
			sp before = shaped_width(
				word_part(&test.setter, word, 0, b->byte),
				word->size);
			sp after = shaped_width(
				word_part(&test.setter, word, b->byte, end),
				word->size);

			CHECK(llabs(b->before - before - hyphen->width) < 32);
			CHECK(llabs(b->after - after) < 32);
		}
	}
	arena_empty(&test.setter.scratch);
}

static void the_same_word_is_made_once(void)
{
	struct items items = make_items("same *same* same");

	CHECK(items.at[0].word == items.at[4].word);
	CHECK(items.at[0].word != items.at[2].word);
	arena_empty(&test.setter.scratch);
}

/* A line from a to b is as wide as its words and spaces. */
static void sums_tell_the_width(void)
{
	struct items items = make_items("one two three");
	struct points_wish wish = {.first_indent = PT(5)};
	struct points points = points_of(&test.setter, &items, &wish);
	sp two = items.at[2].width;
	sp all = two + items.at[0].width + items.at[1].width +
	         items.at[3].width + items.at[4].width;

	CHECK(points.count == 4);
	CHECK(points.at[3].end.width - points.at[0].start.width == all + PT(5));
	CHECK(points.at[2].end.width - points.at[1].start.width == two);
	CHECK(points.at[2].end.stretch == points.at[1].start.stretch);
	CHECK(points.at[3].fills && points.at[3].penalty == PENALTY_FORCED);
	arena_empty(&test.setter.scratch);
}

static void lone_marks_keep_to_their_words(void)
{
	CHECK_TEXT(picture("Bonjour ! Pourquoi ? Si ."),
	           "Bon~jour_! Pourquoi_? Si_.");
	CHECK_TEXT(picture("if ( x ) then « Oui » said"),
	           "if (_x_) then «_Oui_» said");
	CHECK_TEXT(picture("wait . . . . and .net /usr"),
	           "wait_. . . . and .net /usr");
}

static void han_and_latin_stand_apart(void)
{
	struct theme *theme = (struct theme *)test.setter.theme;

	CHECK_TEXT(picture("用Rust写第2章。ABC（x）"),
	           "用^Rust^写|第^2^章。|ABC|（x）");
	CHECK_TEXT(picture("用*Rust*写^2^"), "用^Rust^写2");
	CHECK_TEXT(picture("カナABCも 한글ABC"), "カ|ナ^ABC^も 한|글|ABC");
	theme->cjk_spacing = false;
	CHECK_TEXT(picture("用Rust写"), "用|Rust|写");
	theme->cjk_spacing = true;
}

int main(void)
{
	line_test_open(&test, "en-US");
	lone_marks_keep_to_their_words();
	han_and_latin_stand_apart();
	words_are_hyphenated();
	languages_change_within_a_paragraph();
	some_words_are_not();
	explicit_hyphens_and_dashes();
	addresses_break_after_their_marks();
	code_breaks_after_its_marks();
	soft_hyphens_are_the_authors();
	spaces_that_hold();
	texts_of_two_looks_stay_together();
	one_letter_words_stay();
	exceptions_are_kept();
	scripts_without_spaces();
	line_breaks_are_forced();
	directions_are_found();
	parts_are_measured_as_drawn();
	the_same_word_is_made_once();
	sums_tell_the_width();
	line_test_close(&test);
	return check_done();
}
