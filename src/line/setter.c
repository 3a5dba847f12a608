/* line/setter.c - what one thread needs to set lines */
#include "line/word.h"

void setter_open(struct setter *s, const struct book *book, struct fonts *fonts,
                 struct diag *d)
{
	*s = (struct setter){
		.book = book,
		.theme = &book->theme,
		.fonts = fonts,
		.shaper = shaper_open(fonts),
		.unicode = unicode_open(),
		.diag = d,
		.words = words_open(),
	};
	exceptions_read(&s->exceptions, &s->memory, &book->meta);
}

void setter_close(struct setter *s)
{
	words_close(s->words);
	unicode_close(s->unicode);
	shaper_close(s->shaper);
	arena_reset(&s->scratch);
	arena_reset(&s->memory);
	*s = (struct setter){0};
}

/* What the text of a family asks for: figures as the theme has them, each as
 * wide as it is. */
static unsigned features_of(const struct theme *theme, int family)
{
	if (family == FONT_MONO)
		return 0;
	return FONT_PROPORTIONAL |
	       (theme->figures == FIGURES_OLD_STYLE ? FONT_OLD_STYLE
	                                            : FONT_LINING);
}

struct text_style style_make(struct setter *s, int family, int weight,
                             bool italic, sp size, uint32_t colour)
{
	return (struct text_style){
		.font = fonts_get(s->fonts, family, weight, italic,
	                          features_of(s->theme, family)),
		.size = size,
		.colour = colour,
		.hyphenate = s->theme->hyphenate,
		.lang = s->book->meta.lang,
	};
}

void style_tabular(struct setter *s, struct text_style *style)
{
	unsigned features = style->font->features;

	if (style->font->family == FONT_MONO)
		return;
	features &= ~(unsigned)(FONT_PROPORTIONAL | FONT_OLD_STYLE);
	style->font = fonts_with(s->fonts, style->font,
	                         features | FONT_TABULAR | FONT_LINING);
}
