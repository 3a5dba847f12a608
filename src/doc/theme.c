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
