/* doc/theme_fields.c - the keys of a theme */
#include "doc/theme_fields.h"

#include "doc/length.h"

#include <stddef.h>

#define FAMILY_WORDS   "serif sans mono"
#define CASE_WORDS     "none smallcaps all-smallcaps capitals"
#define ALIGN_WORDS    "justify left right center"
#define CHAPTERS_WORDS "any recto verso running"

#define AT(member)     (uint16_t) offsetof(struct theme, member)
#define BOX_AT(member) (uint16_t) offsetof(struct box_style, member)

#define ROW(name, kind, stage, member)                                         \
	{                                                                      \
		name, FIELD_##kind, STAGE_##stage, AT(member), NULL, 0, 0      \
	}
#define REST(name, kind, member) ROW(name, kind, REST, member)
#define WORD(name, member, words)                                              \
	{                                                                      \
		name, FIELD_WORD, STAGE_REST, AT(member), words, 0, 0          \
	}

/* of is the start of a path: NOLINTBEGIN(bugprone-macro-parentheses) */
#define HEADING(name, of)                                                      \
	WORD(name ".font", of.family, FAMILY_WORDS),                           \
		REST(name ".weight", WEIGHT, of.weight),                       \
		REST(name ".italic", BOOL, of.italic),                         \
		REST(name ".size", LENGTH, of.size),                           \
		REST(name ".leading", LENGTH, of.leading),                     \
		WORD(name ".case", of.letter_case, CASE_WORDS),                \
		REST(name ".space-before", LENGTH, of.space_before),           \
		REST(name ".space-after", LENGTH, of.space_after),             \
		REST(name ".colour", COLOUR, of.colour),                       \
		WORD(name ".align", of.align, ALIGN_WORDS),                    \
		WORD(name ".number", of.number, "before above label none"),    \
		WORD(name ".number-font", of.number_family, FAMILY_WORDS),     \
		REST(name ".number-weight", WEIGHT, of.number_weight),         \
		REST(name ".number-size", LENGTH, of.number_size),             \
		REST(name ".number-colour", COLOUR, of.number_colour),         \
		REST(name ".rule-above", LENGTH, of.rule_above),               \
		REST(name ".rule-below", LENGTH, of.rule_below),               \
		REST(name ".rule-length", SHARE, of.rule_length),              \
		REST(name ".rule-colour", COLOUR, of.rule_colour)
/* NOLINTEND(bugprone-macro-parentheses) */

#define TOKEN(name, class)                                                     \
	REST("tokens." name, TOKEN, code_styles[CODE_##class])

const struct theme_field theme_fields[] = {
	ROW("page.paper", TEXT, PAGE, paper),
	ROW("page.width", AUTO_LENGTH, PAGE, page_width),
	ROW("page.height", AUTO_LENGTH, PAGE, page_height),
	ROW("page.margin-top", AUTO_LENGTH, MARGINS, margin_top),
	ROW("page.margin-bottom", AUTO_LENGTH, MARGINS, margin_bottom),
	ROW("page.margin-inner", AUTO_LENGTH, MARGINS, margin_inner),
	ROW("page.margin-outer", AUTO_LENGTH, MARGINS, margin_outer),
	ROW("page.two-sided", BOOL, PAGE, two_sided),
	{"page.chapters", FIELD_WORD, STAGE_PAGE, AT(chapters), CHAPTERS_WORDS,
         0, 0},
	REST("page.grid", BOOL, grid),
	REST("page.balance", BOOL, balance),
	REST("fonts.serif", TEXT, font_files[FAMILY_SERIF]),
	REST("fonts.sans", TEXT, font_files[FAMILY_SANS]),
	REST("fonts.mono", TEXT, font_files[FAMILY_MONO]),
	WORD("text.font", body_family, FAMILY_WORDS),
	ROW("text.size", AUTO_LENGTH, SIZE, body_size),
	ROW("text.leading", LENGTH, LEADING, leading),
	WORD("text.align", align, "justify left"),
	REST("text.hyphenate", BOOL, hyphenate),
	REST("text.cjk-spacing", BOOL, cjk_spacing),
	REST("text.expansion", SHARE, expansion),
	REST("text.protrude", BOOL, protrude),
	WORD("text.figures", figures, "lining oldstyle"),
	REST("text.capitals-tracking", SHARE, capitals_tracking),
	REST("text.small-caps-tracking", SHARE, small_caps_tracking),
	WORD("text.emphasis", emphasis, "italic bold"),
	REST("paragraph.indent", LENGTH, paragraph_indent),
	REST("paragraph.space", LENGTH, paragraph_space),
	REST("breaks.ornament", TEXT, ornament),
	{"dropcaps.lines", FIELD_COUNT, STAGE_REST, AT(dropcap.lines), NULL, 0,
         6},
	WORD("dropcaps.font", dropcap.family, FAMILY_WORDS),
	REST("dropcaps.weight", WEIGHT, dropcap.weight),
	REST("dropcaps.colour", COLOUR, dropcap.colour),
	WORD("dropcaps.lead", dropcap.lead, CASE_WORDS),
	ROW("colours.text", COLOUR, COLOURS, text_colour),
	ROW("colours.muted", COLOUR, COLOURS, muted_colour),
	ROW("colours.accent", COLOUR, COLOURS, accent_colour),
	ROW("colours.link", COLOUR, COLOURS, link_colour),
	ROW("colours.rule", COLOUR, COLOURS, rule_colour),
	HEADING("heading-1", headings[0]),
	HEADING("heading-2", headings[1]),
	HEADING("heading-3", headings[2]),
	HEADING("heading-4", headings[3]),
	HEADING("heading-5", headings[4]),
	HEADING("heading-6", headings[5]),
	HEADING("part", part),
	REST("part.drop", SHARE, part_drop),
	REST("part.fill", FILL, part_fill),
	WORD("running-heads.left", head_left,
             "chapter section part title none"),
	WORD("running-heads.right", head_right,
             "chapter section part title none"),
	WORD("running-heads.place", head_place, "outside center inside"),
	WORD("running-heads.font", head.family, FAMILY_WORDS),
	REST("running-heads.weight", WEIGHT, head.weight),
	REST("running-heads.italic", BOOL, head.italic),
	WORD("running-heads.case", running_case, CASE_WORDS),
	REST("running-heads.size", LENGTH, head.size),
	REST("running-heads.colour", COLOUR, head.colour),
	REST("running-heads.distance", LENGTH, head.distance),
	REST("running-heads.rule", LENGTH, head_rule),
	WORD("folios.place", folio_place,
             "foot-outside foot-center head-outside none"),
	WORD("folios.font", folio.family, FAMILY_WORDS),
	REST("folios.weight", WEIGHT, folio.weight),
	REST("folios.size", LENGTH, folio.size),
	REST("folios.colour", COLOUR, folio.colour),
	REST("folios.distance", LENGTH, folio.distance),
	REST("folios.on-openers", BOOL, folio_on_openers),
	REST("lists.indent", LENGTH, list_indent),
	REST("lists.space", LENGTH, list_space),
	REST("lists.bullets", TEXT, bullets),
	REST("quotes.indent", LENGTH, quote_indent),
	REST("quotes.space", LENGTH, quote_space),
	REST("quotes.bar", LENGTH, quote_bar),
	REST("quotes.bar-colour", COLOUR, quote_bar_colour),
	REST("quotes.italic", BOOL, quote_italic),
	REST("quotes.size", LENGTH, quote_size),
	REST("quotes.leading", LENGTH, quote_leading),
	REST("notes.size", LENGTH, note_size),
	REST("notes.leading", LENGTH, note_leading),
	REST("notes.rule-length", SHARE, note_rule_length),
	REST("tables.size", LENGTH, table_size),
	REST("tables.leading", LENGTH, table_leading),
	WORD("tables.font", table_family, FAMILY_WORDS),
	REST("tables.rule-heavy", LENGTH, table_rule_heavy),
	REST("tables.rule-light", LENGTH, table_rule_light),
	REST("tables.head-weight", WEIGHT, table_head_weight),
	REST("tables.head-fill", FILL, table_head_fill),
	REST("tables.stripe-fill", FILL, table_stripe_fill),
	REST("tables.continued", BOOL, table_continued),
	WORD("captions.font", caption_family, FAMILY_WORDS),
	REST("captions.size", LENGTH, caption_size),
	REST("captions.leading", LENGTH, caption_leading),
	REST("captions.colour", COLOUR, caption_colour),
	REST("code.size", LENGTH, code_size),
	REST("code.leading", LENGTH, code_leading),
	REST("code.inline-size", SHARE, inline_code),
	REST("code.fill", COLOUR, code_background),
	REST("code.marked-fill", COLOUR, code_marked),
	TOKEN("plain", PLAIN),
	TOKEN("keyword", KEYWORD),
	TOKEN("type", TYPE),
	TOKEN("string", STRING),
	TOKEN("number", NUMBER),
	TOKEN("comment", COMMENT),
	TOKEN("function", FUNCTION),
	TOKEN("meta", META),
	TOKEN("added", ADDED),
	TOKEN("removed", REMOVED),
	TOKEN("command", COMMAND),
	REST("charts.colours", COLOURS, chart_colours),
	WORD("contents.leaders", contents_leaders, "none dots"),
	REST("contents.chapter-weight", WEIGHT, contents_weight),
	REST("contents.chapter-space", LENGTH, contents_space),
	REST("contents.indent", LENGTH, contents_indent),
	{"index.columns", FIELD_COUNT, STAGE_REST, AT(index_columns), NULL, 1,
         3},
	REST("index.gap", LENGTH, index_gap),
	REST("index.size", LENGTH, index_size),
	REST("index.leading", LENGTH, index_leading),
	REST("index.letters", BOOL, index_letters),
	WORD("title-page.place", title.place, "page top"),
	REST("title-page.half-title", BOOL, title.half_title),
	REST("title-page.imprint", BOOL, title.imprint),
	WORD("title-page.align", title.align, ALIGN_WORDS),
	REST("title-page.drop", SHARE, title.drop),
	WORD("title-page.font", title.family, FAMILY_WORDS),
	REST("title-page.weight", WEIGHT, title.weight),
	REST("title-page.size", LENGTH, title.size),
	REST("title-page.subtitle-size", LENGTH, title.subtitle_size),
	REST("title-page.author-size", LENGTH, title.author_size),
	REST("title-page.rule", LENGTH, title.rule),
	REST("title-page.rule-length", SHARE, title.rule_length),
	REST("title-page.rule-colour", COLOUR, title.rule_colour),
};

const int theme_field_count = sizeof(theme_fields) / sizeof(*theme_fields);

#define BOX(name, kind, member)                                                \
	{                                                                      \
		"box." name, FIELD_##kind, STAGE_REST, BOX_AT(member), NULL,   \
			0, 0                                                   \
	}
#define BOX_WORD(name, member, words)                                          \
	{                                                                      \
		"box." name, FIELD_WORD, STAGE_REST, BOX_AT(member), words, 0, \
			0                                                      \
	}

const struct theme_field box_fields[] = {
	BOX("colour", COLOUR, colour),
	BOX("fill", FILL, fill),
	BOX("borders", SIDES, borders),
	BOX("border-width", LENGTH, border_width),
	BOX("padding", LENGTH, padding),
	BOX("indent", LENGTH, indent),
	BOX("space", LENGTH, space),
	BOX_WORD("font", family, FAMILY_WORDS),
	BOX("size", LENGTH, size),
	BOX("leading", LENGTH, leading),
	BOX("italic", BOOL, italic),
	BOX_WORD("align", align, ALIGN_WORDS),
	BOX("page", BOOL, page),
	BOX("drop", SHARE, drop),
	BOX("title", TEXT, title),
	BOX_WORD("title-font", title_family, FAMILY_WORDS),
	BOX("title-weight", WEIGHT, title_weight),
	BOX("title-size", LENGTH, title_size),
};

const int box_field_count = sizeof(box_fields) / sizeof(*box_fields);

_Static_assert(sizeof(theme_fields) / sizeof(*theme_fields) <=
                       THEME_FIELDS_MOST,
               "THEME_FIELDS_MOST is too small");
_Static_assert(sizeof(box_fields) / sizeof(*box_fields) <= BOX_FIELDS_MOST,
               "BOX_FIELDS_MOST is too small");
_Static_assert(sizeof(struct theme) <= UINT16_MAX, "offsets are too small");

/* --- values --- */

static bool read_bool(struct view text, bool *value)
{
	static const char *const words[] = {"false", "no",  "off",
	                                    "true",  "yes", "on"};

	for (int i = 0; i < 6; i++) {
		if (!view_is_nocase(text, words[i]))
			continue;
		*value = i >= 3;
		return true;
	}
	return false;
}

static bool read_weight(struct view text, int *weight)
{
	static const struct {
		const char *word;
		int weight;
	} weights[] = {{"regular", 400},  {"normal", 400}, {"400", 400},
	               {"semibold", 600}, {"600", 600},    {"bold", 700},
	               {"700", 700}};

	for (size_t i = 0; i < sizeof(weights) / sizeof(*weights); i++) {
		if (!view_is_nocase(text, weights[i].word))
			continue;
		*weight = weights[i].weight;
		return true;
	}
	return false;
}

/* Which of the words; -1 for none. */
static int find_word(const char *words, struct view text)
{
	struct view rest = view_of(words), word;

	for (int i = 0; view_split(&rest, ' ', &word); i++)
		if (view_equal(word, text))
			return i;
	return -1;
}

static bool read_sides(struct view text, unsigned *sides)
{
	unsigned all = 0;
	struct view word;

	if (view_is(text, "none")) {
		*sides = 0;
		return true;
	}
	while (view_split(&text, ' ', &word)) {
		int which = find_word("left top bottom all", view_trim(word));

		if (which < 0)
			return false;
		all |= 1U << which;
	}
	*sides = all;
	return all != 0;
}

static bool read_colour(const struct theme *theme, struct view text,
                        uint32_t *colour)
{
	const struct {
		const char *name;
		uint32_t colour;
	} names[] = {
		{"text", theme->text_colour},
		{"muted", theme->muted_colour},
		{"accent", theme->accent_colour},
		{"link", theme->link_colour},
		{"rule", theme->rule_colour},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!view_is(text, names[i].name))
			continue;
		*colour = names[i].colour;
		return true;
	}
	return colour_read(text, colour);
}

/* A theme with fewer colours uses them again. */
static bool read_colours(const struct theme *theme, struct view text,
                         uint32_t *colours)
{
	uint32_t read[CHART_COLOURS];
	struct view word;
	int count = 0;

	while (view_split(&text, ' ', &word) && count < CHART_COLOURS)
		if (!read_colour(theme, word, &read[count++]))
			return false;
	for (int i = 0; count && i < CHART_COLOURS; i++)
		colours[i] = read[i % count];
	return count > 0;
}

/* "#1F3F77 bold" */
static bool read_token(const struct theme *theme, struct view text,
                       struct code_style *style)
{
	struct code_style read = {0};
	struct view word;

	if (!view_split(&text, ' ', &word) ||
	    !read_colour(theme, word, &read.colour))
		return false;
	while (view_split(&text, ' ', &word)) {
		if (view_is(word, "bold"))
			read.bold = true;
		else if (view_is(word, "italic"))
			read.italic = true;
		else if (word.n)
			return false;
	}
	*style = read;
	return true;
}

static bool read_count(const struct theme_field *field, struct view text,
                       int *count)
{
	int64_t millionths;

	if (!decimal_read(&text, &millionths) || text.n ||
	    millionths % 1000000 || millionths / 1000000 < field->least ||
	    millionths / 1000000 > field->most)
		return false;
	*count = (int)(millionths / 1000000);
	return true;
}

static bool read_word(const struct theme_field *field, struct view text,
                      void *at)
{
	int which = find_word(field->words, text);

	if (which < 0)
		return false;
	*(unsigned *)at = (unsigned)which;
	return true;
}

bool theme_field_set(const struct theme_field *field, const struct theme *theme,
                     void *whole, struct view text)
{
	char *at = (char *)whole + field->offset;

	text = view_trim(text);
	switch ((enum field_kind)field->kind) {
	case FIELD_AUTO_LENGTH:
		if (view_is(text, "auto")) {
			*(sp *)(void *)at = -1;
			return true;
		}
		/* fallthrough */
	case FIELD_LENGTH:
		return length_read(text, theme->body_size, theme->leading,
		                   (sp *)(void *)at);
	case FIELD_BOOL:
		return read_bool(text, (bool *)at);
	case FIELD_SHARE:
		return share_read(text, (int *)(void *)at);
	case FIELD_COUNT:
		return read_count(field, text, (int *)(void *)at);
	case FIELD_WEIGHT:
		return read_weight(text, (int *)(void *)at);
	case FIELD_WORD:
		return read_word(field, text, at);
	case FIELD_SIDES:
		return read_sides(text, (unsigned *)(void *)at);
	case FIELD_FILL:
		if (view_is(text, "none") || view_is(text, "auto")) {
			*(uint32_t *)(void *)at = view_is(text, "none")
			                                  ? COLOUR_NONE
			                                  : COLOUR_AUTO;
			return true;
		}
		/* fallthrough */
	case FIELD_COLOUR:
		return read_colour(theme, text, (uint32_t *)(void *)at);
	case FIELD_COLOURS:
		return read_colours(theme, text, (uint32_t *)(void *)at);
	case FIELD_TOKEN:
		return read_token(theme, text, (struct code_style *)(void *)at);
	case FIELD_TEXT:
		*(struct view *)(void *)at = text;
		return true;
	}
	return false;
}

void theme_field_explain(const struct theme_field *field, struct buf *out)
{
	static const char *const texts[] = {
		[FIELD_LENGTH] = "a length: 12pt, 5mm, 1.2em, 2 lines",
		[FIELD_AUTO_LENGTH] = "auto, or a length: 12pt, 5mm",
		[FIELD_BOOL] = "true or false",
		[FIELD_SHARE] = "a share: 20%",
		[FIELD_WEIGHT] = "regular, semibold, bold",
		[FIELD_SIDES] = "none, all, or some of left top bottom",
		[FIELD_COLOUR] = "a colour: \"#A33B0B\", accent, muted",
		[FIELD_FILL] = "none, auto, or a colour: \"#A33B0B\"",
		[FIELD_COLOURS] = "a list of colours",
		[FIELD_TOKEN] = "a colour, bold, italic: \"#1F3F77 bold\"",
		[FIELD_TEXT] = "a text",
	};
	struct view rest = view_of(field->words ? field->words : ""), word;

	if (field->kind == FIELD_COUNT)
		buf_printf(out, "%d to %d", field->least, field->most);
	else if (field->kind != FIELD_WORD)
		buf_puts(out, texts[field->kind]);
	for (int i = 0; rest.n && view_split(&rest, ' ', &word); i++)
		buf_printf(out, "%s%.*s", i ? ", " : "", (int)word.n, word.p);
}
