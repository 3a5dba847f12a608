/* doc/theme.c - how both editions look: the default, and what metadata say */
#include "doc/theme.h"

#include "base/array.h"

#include <stdio.h>

sp theme_measure(const struct theme *theme)
{
	return theme->page_width - theme->margin_inner - theme->margin_outer;
}

sp theme_text_height(const struct theme *theme)
{
	return theme->page_height - theme->margin_top - theme->margin_bottom;
}

/* part/1000 of length. */
static sp share(sp length, int part)
{
	return length * part / 1000;
}

/*
 * Margins for a page of some size: a measure of at most 34 times the type
 * size (about 70 letters), the outer margin the wider one for the thumb, the
 * text block a whole number of lines.
 */
static void set_margins(struct theme *theme)
{
	sp measure = share(theme->page_width, 713);
	sp most = 34 * theme->body_size;
	sp rest, height;

	if (measure > most)
		measure = most;
	rest = theme->page_width - measure;
	theme->margin_inner = share(rest, 460);
	theme->margin_outer = rest - theme->margin_inner;
	height = share(theme->page_height, 785);
	height -= height % theme->leading;
	theme->margin_top = share(theme->page_height - height, 440);
	theme->margin_bottom = theme->page_height - height - theme->margin_top;
}

/* Sizes and spaces of a heading level, in 1/1000 of body size and leading.
 * Before, leading and after add up to whole lines: text stays on the grid. */
static const struct {
	int size, leading, before, after, weight;
	bool italic;
} heading_table[HEADING_LEVELS] = {
	{2100, 2000, 3000, 2000, 600, false},
	{1350, 1250, 1250, 500, 600, false},
	{1120, 1000, 750, 250, 600, false},
	{1000, 1000, 750, 250, 600, true},
	{1000, 1000, 1000, 0, 400, true},
	{1000, 1000, 1000, 0, 400, true},
};

static void set_headings(struct theme *theme)
{
	for (int i = 0; i < HEADING_LEVELS; i++)
		theme->headings[i] = (struct heading_style){
			.family = theme->heading_family,
			.weight = heading_table[i].weight,
			.italic = heading_table[i].italic,
			.size = share(theme->body_size, heading_table[i].size),
			.leading =
				share(theme->leading, heading_table[i].leading),
			.space_before =
				share(theme->leading, heading_table[i].before),
			.space_after =
				share(theme->leading, heading_table[i].after),
			.colour = theme->text_colour,
		};
}

/* All that follows from page size, type size and leading. */
static void set_sizes(struct theme *theme)
{
	theme->paragraph_indent = share(theme->body_size, 1400);
	theme->paragraph_space = 0;
	theme->list_indent = share(theme->body_size, 1800);
	theme->quote_indent = share(theme->body_size, 1600);
	theme->code_size = share(theme->body_size, 800);
	theme->code_leading = share(theme->leading, 830);
	theme->inline_code = 900;
	theme->note_size = share(theme->body_size, 820);
	theme->note_leading = share(theme->leading, 800);
	theme->table_size = share(theme->body_size, 880);
	theme->table_leading = share(theme->leading, 880);
	theme->caption_size = share(theme->body_size, 850);
	theme->caption_leading = share(theme->leading, 830);
	theme->running_size = share(theme->body_size, 800);
	set_headings(theme);
}

static void set_code_styles(struct theme *theme)
{
	static const struct code_style styles[CODE_CLASSES] = {
		[CODE_PLAIN] = {0x1A1A1A, false, false},
		[CODE_KEYWORD] = {0x1F3F77, true, false},
		[CODE_TYPE] = {0x0F5563, false, false},
		[CODE_STRING] = {0x38601B, false, false},
		[CODE_NUMBER] = {0x8A3A00, false, false},
		[CODE_COMMENT] = {0x615F58, false, true},
		[CODE_FUNCTION] = {0x6A2B79, false, false},
		[CODE_META] = {0x86321F, false, false},
		[CODE_ADDED] = {0x17602C, true, false},
		[CODE_REMOVED] = {0x9B2222, false, true},
		[CODE_COMMAND] = {0x1A1A1A, true, false},
	};

	memcpy(theme->code_styles, styles, sizeof(styles));
}

static void set_colours(struct theme *theme)
{
	/* Navy, amber, teal, sky; brick, olive, plum, rose: the first four as
	 * light as 32, 71, 50 and 82 of 100, the others are hatched besides. */
	static const uint32_t charts[CHART_COLOURS] = {
		0x1F4E79, 0xE69F00, 0x23857C, 0x9CCBEA,
		0xA5422A, 0x8B9A46, 0x5B3A73, 0xD9A0B4};

	set_code_styles(theme);
	theme->code_marked = 0xFBEBB8;
	theme->text_colour = 0x1A1A1A;
	theme->muted_colour = 0x595959;
	theme->accent_colour = 0xA33B0B;
	theme->link_colour = 0x1F4E79;
	theme->rule_colour = 0x8C8C8C;
	theme->code_background = 0xF5F3EF;
	theme->quote_rule_colour = 0xC9B8A8;
	memcpy(theme->chart_colours, charts, sizeof(charts));
}

struct theme theme_default(void)
{
	struct theme theme = {
		.page_width = MM(148),
		.page_height = MM(210),
		.two_sided = true,
		.body_family = FAMILY_SERIF,
		.body_size = PT(10),
		.leading = PT(13.5),
		.justify = true,
		.hyphenate = true,
		.expansion = 20,
		.protrude = true,
		.capitals_tracking = 80,
		.small_caps_tracking = 25,
		.heading_family = FAMILY_SANS,
	};

	set_colours(&theme);
	set_margins(&theme);
	set_sizes(&theme);
	return theme;
}

static void bad_value(struct diag *d, const struct value *value,
                      const char *key)
{
	struct view text = value_text(value);

	diag_add(d, DIAG_VALUE_BAD, value->at, "%s: %.*s", key, (int)text.n,
	         text.p);
}

/* A decimal number as millionths; false when there is none. */
static bool read_millionths(struct view *text, int64_t *number)
{
	int64_t whole = 0, part = 0, scale = 1000000;
	size_t at = 0;

	while (at < text->n && ascii_is_digit(text->p[at]) && whole < 100000)
		whole = 10 * whole + (text->p[at++] - '0');
	if (!at)
		return false;
	if (at < text->n && text->p[at] == '.') {
		at++;
		while (at < text->n && ascii_is_digit(text->p[at])) {
			scale /= 10;
			part += scale * (text->p[at++] - '0');
		}
	}
	*number = whole * 1000000 + part;
	*text = view_from(*text, at);
	return true;
}

/* "25mm", "1in", "2.5cm", "12pt", "96px", "3pc" -> sp. */
static bool read_length(struct view text, sp *length)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = {{"pt", 1},  {"mm", 72 / 25.4}, {"cm", 72 / 2.54},
	             {"in", 72}, {"px", 0.75},      {"pc", 12},
	             {"bp", 1},  {"", 1},           {NULL, 0}};
	int64_t millionths;

	text = view_trim(text);
	if (!read_millionths(&text, &millionths))
		return false;
	text = view_trim(text);
	for (int i = 0; units[i].unit; i++) {
		if (!view_is_nocase(text, units[i].unit))
			continue;
		*length = (sp)((double)millionths * units[i].points *
		                       (double)SP_PER_PT / 1e6 +
		               0.5);
		return *length < PT(20000);
	}
	return false;
}

static bool read_length_of(const struct meta *meta, const char *key, sp *length,
                           struct diag *d)
{
	const struct value *value = value_get(meta->values, key);

	if (!value || value->kind != VALUE_TEXT)
		return false;
	if (read_length(value->text, length))
		return true;
	bad_value(d, value, key);
	return false;
}

static const struct {
	const char *name;
	double width, height; /* mm */
} papers[] = {
	{"a3", 297, 420},
	{"a4", 210, 297},
	{"a5", 148, 210},
	{"a6", 105, 148},
	{"b5", 176, 250},
	{"b6", 125, 176},
	{"letter", 215.9, 279.4},
	{"legal", 215.9, 355.6},
	{"executive", 184.1, 266.7},
	{"half-letter", 139.7, 215.9},
	{"statement", 139.7, 215.9},
	{"digest", 139.7, 215.9},
	{"6x9", 152.4, 228.6},
	{NULL, 0, 0},
};

static void read_paper(struct theme *theme, const struct meta *meta,
                       struct diag *d)
{
	const struct value *value = value_get(meta->values, "papersize");
	struct view name = view_trim(value_text(value));

	if (!name.n)
		return;
	if (view_ends(name, "paper"))
		name.n -= 5;
	for (int i = 0; papers[i].name; i++) {
		if (!view_is_nocase(name, papers[i].name))
			continue;
		theme->page_width = MM(papers[i].width);
		theme->page_height = MM(papers[i].height);
		return;
	}
	bad_value(d, value, "papersize");
}

/* One word of classoption. */
static void read_class_option(struct theme *theme, struct view word)
{
	word = view_trim(word);
	if (view_is(word, "oneside"))
		theme->two_sided = false;
	else if (view_is(word, "twoside"))
		theme->two_sided = true;
	else if (view_is(word, "openright"))
		theme->open_right = true;
	else if (view_is(word, "openany"))
		theme->open_right = false;
	else if (view_is(word, "landscape") &&
	         theme->page_width < theme->page_height) {
		sp width = theme->page_width;

		theme->page_width = theme->page_height;
		theme->page_height = width;
	}
}

static void read_class_options(struct theme *theme, const struct meta *meta)
{
	const struct value *value = value_get(meta->values, "classoption");
	struct view rest = value_text(value), word;

	if (value && value->kind == VALUE_LIST)
		for (int i = 0; i < value->count; i++)
			read_class_option(theme, value_text(value->items[i]));
	else if (rest.n)
		while (view_split(&rest, ',', &word))
			read_class_option(theme, word);
}

/* Type size and leading; the larger the page, the larger the type. */
static void read_type_size(struct theme *theme, const struct meta *meta,
                           struct diag *d)
{
	const struct value *stretch = value_get(meta->values, "linestretch");
	struct view text = value_text(stretch);
	int64_t millionths;
	sp size;

	if (theme->page_width >= MM(170))
		theme->body_size = PT(11);
	else if (theme->page_width <= MM(110))
		theme->body_size = PT(9);
	if (read_length_of(meta, "fontsize", &size, d)) {
		if (size >= PT(4) && size <= PT(72))
			theme->body_size = size;
		else
			bad_value(d, value_get(meta->values, "fontsize"),
			          "fontsize");
	}
	theme->leading = share(theme->body_size, 1350);
	if (!text.n)
		return;
	if (read_millionths(&text, &millionths) && !text.n &&
	    millionths >= 500000 && millionths <= 4000000)
		theme->leading = theme->leading * millionths / 1000000;
	else
		bad_value(d, stretch, "linestretch");
}

static void set_margin(struct theme *theme, struct view name, sp length,
                       bool *known)
{
	*known = true;
	if (view_is(name, "margin"))
		theme->margin_top = theme->margin_bottom = theme->margin_inner =
			theme->margin_outer = length;
	else if (view_is(name, "top") || view_is(name, "tmargin"))
		theme->margin_top = length;
	else if (view_is(name, "bottom") || view_is(name, "bmargin"))
		theme->margin_bottom = length;
	else if (view_is(name, "left") || view_is(name, "inner") ||
	         view_is(name, "lmargin"))
		theme->margin_inner = length;
	else if (view_is(name, "right") || view_is(name, "outer") ||
	         view_is(name, "rmargin"))
		theme->margin_outer = length;
	else if (view_is(name, "x") || view_is(name, "hmargin"))
		theme->margin_inner = theme->margin_outer = length;
	else if (view_is(name, "y") || view_is(name, "vmargin"))
		theme->margin_top = theme->margin_bottom = length;
	else if (view_is(name, "paperwidth"))
		theme->page_width = length;
	else if (view_is(name, "paperheight"))
		theme->page_height = length;
	else
		*known = false;
}

/* "margin=2cm,top=3cm" of LaTeX's geometry package. */
static void read_geometry_text(struct theme *theme, const struct value *value,
                               struct diag *d)
{
	struct view rest = value_text(value), part;

	while (rest.n && view_split(&rest, ',', &part)) {
		size_t equals = view_find(part, '=', 0);
		struct view name = view_trim(view_part(part, 0, equals));
		bool known = false;
		sp length;

		if (equals < part.n &&
		    read_length(view_from(part, equals + 1), &length))
			set_margin(theme, name, length, &known);
		if (!known)
			bad_value(d, value, "geometry");
	}
}

static void read_margins(struct theme *theme, const struct meta *meta,
                         struct diag *d)
{
	static const char *const sides[] = {"top", "bottom", "left",  "right",
	                                    "x",   "y",      "inner", "outer"};
	const struct value *geometry = value_get(meta->values, "geometry");
	const struct value *margin = value_get(meta->values, "margin");
	bool known;
	sp length;

	if (geometry && geometry->kind == VALUE_LIST)
		for (int i = 0; i < geometry->count; i++)
			read_geometry_text(theme, geometry->items[i], d);
	else if (geometry)
		read_geometry_text(theme, geometry, d);
	for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
		char key[32];

		snprintf(key, sizeof(key), "margin-%s", sides[i]);
		if (read_length_of(meta, key, &length, d))
			set_margin(theme, view_of(sides[i]), length, &known);
		if (margin && margin->kind == VALUE_MAP &&
		    value_get(margin, sides[i]) &&
		    read_length(value_text(value_get(margin, sides[i])),
		                &length))
			set_margin(theme, view_of(sides[i]), length, &known);
	}
	if (margin && margin->kind == VALUE_TEXT &&
	    read_length(margin->text, &length))
		set_margin(theme, VIEW("margin"), length, &known);
}

/* Margins that leave too little text are taken back. */
static void check_margins(struct theme *theme, const struct meta *meta,
                          struct diag *d)
{
	const struct value *geometry = value_get(meta->values, "geometry");
	struct place at = geometry ? geometry->at : (struct place){0};

	if (theme_measure(theme) >= 4 * theme->body_size &&
	    theme_text_height(theme) >= 3 * theme->leading)
		return;
	diag_add(d, DIAG_VALUE_BAD, at,
	         "margins leave %.0f x %.0f pt for the text",
	         sp_to_pt(theme_measure(theme)),
	         sp_to_pt(theme_text_height(theme)));
	if (theme->page_width < 8 * theme->body_size)
		theme->page_width = 8 * theme->body_size;
	if (theme->page_height < 6 * theme->leading)
		theme->page_height = 6 * theme->leading;
	set_margins(theme);
}

static bool read_hex(struct view text, uint32_t *colour)
{
	uint32_t value = 0;

	if (text.n == 7 && text.p[0] == '#')
		text = view_from(text, 1);
	if (text.n != 6)
		return false;
	for (size_t i = 0; i < 6; i++) {
		char c = ascii_lower(text.p[i]);

		if (ascii_is_digit(c))
			value = value << 4 | (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			value = value << 4 | (uint32_t)(c - 'a' + 10);
		else
			return false;
	}
	*colour = value;
	return true;
}

static void read_colour(uint32_t *colour, const struct meta *meta,
                        const char *key, struct diag *d)
{
	static const struct {
		const char *name;
		uint32_t colour;
	} names[] = {{"black", 0x000000},   {"blue", 0x0000EE},
	             {"red", 0xB00000},     {"green", 0x006400},
	             {"magenta", 0xA0009A}, {"cyan", 0x006E7A},
	             {"brown", 0x7A4A00},   {"gray", 0x595959},
	             {"grey", 0x595959},    {"NavyBlue", 0x003A7A},
	             {"Maroon", 0x7A1F1F},  {NULL, 0}};
	const struct value *value = value_get(meta->values, key);
	struct view text = view_trim(value_text(value));

	if (!text.n || read_hex(text, colour))
		return;
	for (int i = 0; names[i].name; i++) {
		if (!view_is_nocase(text, names[i].name))
			continue;
		*colour = names[i].colour;
		return;
	}
	bad_value(d, value, key);
}

static void read_colours(struct theme *theme, const struct meta *meta,
                         struct diag *d)
{
	const struct value *links = value_get(meta->values, "colorlinks");

	read_colour(&theme->link_colour, meta, "linkcolor", d);
	read_colour(&theme->link_colour, meta, "urlcolor", d);
	if (links && !value_bool(links, true))
		theme->link_colour = theme->text_colour;
}

static void read_fonts(struct theme *theme, const struct meta *meta)
{
	static const char *const keys[FAMILIES] = {"mainfont", "sansfont",
	                                           "monofont"};

	for (int i = 0; i < FAMILIES; i++)
		theme->font_files[i] =
			value_text(value_get(meta->values, keys[i]));
}

/* One of a list of words; the value stays as it is when it is none of them. */
static void read_word(const struct value *value, const char *key,
                      const char *const words[], int *choice, struct diag *d)
{
	struct view text = view_trim(value_text(value));

	if (!value)
		return;
	for (int i = 0; words[i]; i++) {
		if (!view_is_nocase(text, words[i]))
			continue;
		*choice = i;
		return;
	}
	bad_value(d, value, key);
}

static void read_case(const struct value *value, const char *key,
                      enum letter_case *letter_case, struct diag *d)
{
	/* in the order of enum letter_case */
	static const char *const words[] = {"none", "smallcaps",
	                                    "all-smallcaps", "capitals", NULL};
	int choice = (int)*letter_case;

	read_word(value, key, words, &choice, d);
	*letter_case = (enum letter_case)choice;
}

/* heading-case: one word for all levels, or a list, from level 1 on. */
static void read_letters(struct theme *theme, const struct meta *meta,
                         struct diag *d)
{
	static const char *const figures[] = {"lining", "oldstyle", NULL};
	const struct value *cases = value_get(meta->values, "heading-case");
	int choice = (int)theme->figures;

	read_word(value_get(meta->values, "figures"), "figures", figures,
	          &choice, d);
	theme->figures = (enum figures)choice;
	for (int i = 0; cases && i < HEADING_LEVELS; i++)
		if (cases->kind != VALUE_LIST)
			read_case(i ? NULL : cases, "heading-case",
			          &theme->headings[i].letter_case, d);
		else if (i < cases->count)
			read_case(cases->items[i], "heading-case",
			          &theme->headings[i].letter_case, d);
	for (int i = 1; cases && cases->kind != VALUE_LIST; i++) {
		if (i == HEADING_LEVELS)
			break;
		theme->headings[i].letter_case = theme->headings[0].letter_case;
	}
	read_case(value_get(meta->values, "running-case"), "running-case",
	          &theme->running_case, d);
}

void theme_from_meta(struct theme *theme, const struct meta *meta,
                     struct diag *d)
{
	const struct value *indent = value_get(meta->values, "indent");

	read_paper(theme, meta, d);
	read_class_options(theme, meta);
	read_type_size(theme, meta, d);
	set_margins(theme);
	read_margins(theme, meta, d);
	check_margins(theme, meta, d);
	set_sizes(theme);
	if (indent && !value_bool(indent, true)) {
		theme->paragraph_indent = 0;
		theme->paragraph_space = theme->leading / 2;
	}
	read_colours(theme, meta, d);
	read_fonts(theme, meta);
	read_letters(theme, meta, d);
	if (value_get(meta->values, "hyphenate"))
		theme->hyphenate =
			value_bool(value_get(meta->values, "hyphenate"), true);
	if (value_get(meta->values, "justify"))
		theme->justify =
			value_bool(value_get(meta->values, "justify"), true);
}
