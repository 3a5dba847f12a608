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

struct text_style style_make(struct setter *s, int family, int weight,
                             bool italic, sp size, uint32_t colour)
{
	return (struct text_style){
		.font = fonts_get(s->fonts, family, weight, italic, 0),
		.size = size,
		.colour = colour,
		.hyphenate = s->theme->hyphenate,
		.lang = s->book->meta.lang,
	};
}
