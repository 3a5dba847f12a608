/* doc/theme_variables.c - pandoc's print variables, laid over a theme */
#include "doc/length.h"
#include "doc/theme.h"

#include <stdio.h>

static void bad_value(struct diag *d, const struct value *value,
                      const char *key)
{
	struct view text = value_text(value);

	diag_add(d, DIAG_VALUE_BAD, value->at, "%s: %.*s", key, (int)text.n,
	         text.p);
}

static bool read_length_of(const struct meta *meta, const char *key, sp *length,
                           struct diag *d)
{
	const struct value *value = value_get(meta->values, key);

	if (!value || value->kind != VALUE_TEXT)
		return false;
	if (length_read(value->text, 0, 0, length))
		return true;
	bad_value(d, value, key);
	return false;
}

/* part/1000 of length. */
static sp share(sp length, int part)
{
	return length * part / 1000;
}

/* --- paper --- */

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

bool theme_paper(struct theme *theme, struct view name)
{
	name = view_trim(name);
	if (view_ends(name, "paper"))
		name.n -= 5;
	for (int i = 0; papers[i].name; i++) {
		if (!view_is_nocase(name, papers[i].name))
			continue;
		theme->page_width = MM(papers[i].width);
		theme->page_height = MM(papers[i].height);
		return true;
	}
	return false;
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
		theme->chapters = CHAPTERS_RECTO;
	else if (view_is(word, "openany"))
		theme->chapters = CHAPTERS_ANY;
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

void theme_take_paper(struct theme *theme, const struct theme_variables *v)
{
	const struct value *value = value_get(v->meta->values, "papersize");
	struct view name = view_trim(value_text(value));

	if (name.n && !theme_paper(theme, name))
		bad_value(v->diag, value, "papersize");
	read_class_options(theme, v->meta);
}

/* --- type --- */

void theme_take_size(struct theme *theme, const struct theme_variables *v)
{
	sp size;

	/* the larger the page, the larger the type */
	if (theme->body_size <= 0 && theme->page_width >= MM(170))
		theme->body_size = PT(11);
	else if (theme->body_size <= 0 && theme->page_width <= MM(110))
		theme->body_size = PT(9);
	else if (theme->body_size <= 0)
		theme->body_size = PT(10);
	if (!read_length_of(v->meta, "fontsize", &size, v->diag))
		return;
	if (size >= PT(4) && size <= PT(72))
		theme->body_size = size;
	else
		bad_value(v->diag, value_get(v->meta->values, "fontsize"),
		          "fontsize");
}

void theme_take_leading(struct theme *theme, const struct theme_variables *v)
{
	const struct value *stretch = value_get(v->meta->values, "linestretch");
	struct view text = value_text(stretch);
	int64_t millionths;

	if (!text.n)
		return;
	if (decimal_read(&text, &millionths) && !text.n &&
	    millionths >= 500000 && millionths <= 4000000)
		theme->leading = theme->leading * millionths / 1000000;
	else
		bad_value(v->diag, stretch, "linestretch");
}

/* --- margins --- */

/*
 * Margins for a page of some size: a measure of at most 34 times the type
 * size (about 70 letters), the outer margin the wider one for the thumb, the
 * text block a whole number of lines.
 */
static void set_margins(struct theme *theme)
{
	sp measure = share(theme->page_width, 713);
	sp most = 34 * theme->body_size;
	sp rest, height, inner, top;

	if (measure > most)
		measure = most;
	rest = theme->page_width - measure;
	inner = theme->two_sided ? share(rest, 460) : rest / 2;
	height = share(theme->page_height, 785);
	height -= height % theme->leading;
	top = share(theme->page_height - height, 440);
	if (theme->margin_inner < 0)
		theme->margin_inner = inner;
	if (theme->margin_outer < 0)
		theme->margin_outer = rest - inner;
	if (theme->margin_top < 0)
		theme->margin_top = top;
	if (theme->margin_bottom < 0)
		theme->margin_bottom = theme->page_height - height - top;
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
		    length_read(view_from(part, equals + 1), 0, 0, &length))
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
		    length_read(value_text(value_get(margin, sides[i])), 0, 0,
		                &length))
			set_margin(theme, view_of(sides[i]), length, &known);
	}
	if (margin && margin->kind == VALUE_TEXT &&
	    length_read(margin->text, 0, 0, &length))
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
	theme->margin_inner = theme->margin_outer = -1;
	theme->margin_top = theme->margin_bottom = -1;
	set_margins(theme);
}

void theme_take_margins(struct theme *theme, const struct theme_variables *v)
{
	set_margins(theme);
	read_margins(theme, v->meta, v->diag);
	check_margins(theme, v->meta, v->diag);
}

/* --- colours, text --- */

static void read_colour(uint32_t *colour, const struct theme_variables *v,
                        const char *key)
{
	const struct value *value = value_get(v->meta->values, key);
	struct view text = view_trim(value_text(value));

	if (text.n && !colour_read(text, colour))
		bad_value(v->diag, value, key);
}

void theme_take_colours(struct theme *theme, const struct theme_variables *v)
{
	const struct value *links = value_get(v->meta->values, "colorlinks");

	read_colour(&theme->link_colour, v, "linkcolor");
	read_colour(&theme->link_colour, v, "urlcolor");
	if (links && !value_bool(links, true))
		theme->link_colour = theme->text_colour;
}

static void read_fonts(struct theme *theme, const struct meta *meta)
{
	static const char *const keys[FAMILIES] = {"mainfont", "sansfont",
	                                           "monofont"};

	for (int i = 0; i < FAMILIES; i++) {
		struct view name = value_text(value_get(meta->values, keys[i]));

		if (name.n)
			theme->font_files[i] = name;
	}
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

/* half-title, imprint, chapters, grid, balance. Paragraphs set apart by less than a line leave no
 * grid: who asks for one asks for a line. */
static void read_pages(struct theme *theme, const struct meta *meta,
                       struct diag *d)
{
	static const char *const words[] = {"any", "recto", "verso", "running",
	                                    NULL};
	const struct value *grid = value_get(meta->values, "grid");
	sp over = theme->paragraph_space % theme->leading;
	int choice = (int)theme->chapters;

	read_word(value_get(meta->values, "chapters"), "chapters", words,
	          &choice, d);
	theme->chapters = (enum chapters_begin)choice;
	theme->title.half_title = value_bool(
		value_get(meta->values, "half-title"), theme->title.half_title);
	theme->title.imprint = value_bool(value_get(meta->values, "imprint"),
	                                  theme->title.imprint);
	theme->balance =
		value_bool(value_get(meta->values, "balance"), theme->balance);
	theme->grid = value_bool(grid, theme->grid);
	if (grid && theme->grid && over)
		theme->paragraph_space += theme->leading - over;
}

void theme_take_text(struct theme *theme, const struct theme_variables *v)
{
	const struct value *values = v->meta->values;
	const struct value *indent = value_get(values, "indent");
	const struct value *justify = value_get(values, "justify");

	if (indent && !value_bool(indent, true)) {
		theme->paragraph_indent = 0;
		theme->paragraph_space = theme->leading / 2;
	} else if (indent && !theme->paragraph_indent) {
		theme->paragraph_indent = share(theme->body_size, 1400);
		theme->paragraph_space = 0;
	}
	read_fonts(theme, v->meta);
	read_letters(theme, v->meta, v->diag);
	read_pages(theme, v->meta, v->diag);
	theme->hyphenate =
		value_bool(value_get(values, "hyphenate"), theme->hyphenate);
	theme->cjk_spacing = value_bool(value_get(values, "cjk-spacing"),
	                                theme->cjk_spacing);
	if (justify)
		theme->align =
			value_bool(justify, true) ? TEXT_JUSTIFY : TEXT_LEFT;
}
