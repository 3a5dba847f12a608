/* doc/theme.c - how both editions look */
#include "doc/theme.h"

#include "doc/theme_read.h"

sp theme_measure(const struct theme *theme)
{
	return theme->page_width - theme->margin_inner - theme->margin_outer;
}

sp theme_text_height(const struct theme *theme)
{
	return theme->page_height - theme->margin_top - theme->margin_bottom;
}

struct view theme_ornament(const struct theme *theme)
{
	static const struct {
		const char *name, *text;
	} words[] = {
		{"rule", ""},
		{"space", ""},
		{"stars", "*\u2003*\u2003*"},
		{"asterism", "\u2042"},
		{"fleuron", "\u2766"},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (view_is(theme->ornament, words[i].name))
			return view_of(words[i].text);
	return theme->ornament;
}

struct theme theme_default(void)
{
	struct meta meta = {0};
	struct diag diag = {0};
	struct theme theme;

	theme_make(&theme, NULL, 0, &meta, &diag);
	diag_clear(&diag);
	return theme;
}

const struct box_style *theme_box(const struct theme *theme, struct view class)
{
	for (int i = 0; i < theme->box_count; i++)
		if (view_equal(theme->boxes[i].class, class))
			return &theme->boxes[i];
	return NULL;
}

const struct heading_style *theme_heading(const struct theme *theme, int level,
                                          bool is_part)
{
	if (is_part)
		return &theme->part;
	level = level < 1 ? 1 : level > HEADING_LEVELS ? HEADING_LEVELS : level;
	return &theme->headings[level - 1];
}
