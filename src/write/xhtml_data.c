/* write/xhtml_data.c - the numbers behind a chart */
#include "write/epub_words.h"
#include "write/xhtml_parts.h"

/* "-12.5", "2024-05": what is set flush right. */
static bool is_numeric(struct view text)
{
	bool digit = false;

	for (size_t i = 0; i < text.n; i++) {
		if (ascii_is_alpha(text.p[i]))
			return false;
		digit |= ascii_is_digit(text.p[i]);
	}
	return digit;
}

static void add_cell(struct xhtml *w, const struct picture_table *table,
                     int row, int column)
{
	struct view text = table->cells[row * table->columns + column];

	if (!row)
		buf_puts(w->out, "<th scope=\"col\"");
	else if (!column)
		buf_puts(w->out, "<th scope=\"row\"");
	else
		buf_puts(w->out, "<td");
	if (row && column && is_numeric(text))
		buf_puts(w->out, " class=\"right\"");
	buf_char(w->out, '>');
	if (!row || !column)
		w->style |= LETTERS_BOLD;
	xhtml_text(w, text);
	w->style &= ~LETTERS_BOLD;
	buf_puts(w->out, row && column ? "</td>" : "</th>");
}

static void add_rows(struct xhtml *w, const struct picture_table *table,
                     int from, int to)
{
	for (int row = from; row < to; row++) {
		buf_puts(w->out, "<tr>");
		for (int i = 0; i < table->columns; i++)
			add_cell(w, table, row, i);
		buf_puts(w->out, "</tr>\n");
	}
}

void xhtml_data(struct xhtml *w, const struct node *image)
{
	const struct picture *picture = image->link.picture;
	const struct picture_table *table = picture ? picture->table : NULL;
	struct view lang = node_lang(image, plan_lang(w->plan->book));
	const struct theme *theme = &w->plan->book->theme;
	int before = w->style;

	if (!table)
		return;
	w->style = LETTERS_FAMILY * (int)theme->caption_family;
	buf_puts(w->out, "<details class=\"data\">\n<summary>");
	xhtml_text(w, view_of(epub_word(WORD_DATA, lang)));
	w->style = LETTERS_FAMILY * (int)theme->table_family;
	buf_puts(w->out, "</summary>\n<table>\n<thead>\n");
	add_rows(w, table, 0, 1);
	buf_puts(w->out, "</thead>\n<tbody>\n");
	add_rows(w, table, 1, table->rows);
	buf_puts(w->out, "</tbody>\n</table>\n</details>\n");
	w->style = before;
}
