/* write/pdf_outline.c - the outline (bookmarks) and the labels of the pages */
#include "write/pdf_outline.h"

#include "write/pdf_syntax.h"

/* An outline of this many entries is shown whole, a longer one folded. */
#define SHOWN_WHOLE 30

static void set_entry(struct pdf_file *file, int object,
                      const struct pdf_links *links,
                      const struct heading *heading, struct pdf_place place)
{
	struct buf title = {0}, text = {0};

	if (heading->number.n) {
		buf_view(&title, heading->number);
		buf_char(&title, ' ');
	}
	buf_view(&title, heading->text);
	buf_puts(&text, "/Title");
	pdf_text_string(&text, (struct view){buf_text(&title), title.len});
	buf_puts(&text, "/Dest");
	pdf_links_put(links, place, &text);
	pdf_object_set(file, object, &text);
	buf_clear(&title);
	buf_clear(&text);
}

bool pdf_outline_write(const struct book *book, const struct pdf_links *links,
                       struct pdf_file *file)
{
	bool folded = book->heading_count > SHOWN_WHOLE;
	int objects[HEADING_LEVELS + 1] = {0}; /* entries that are open */
	int levels[HEADING_LEVELS + 1] = {0};
	int depth = 0;
	bool any = false;

	for (int i = 0; i < book->heading_count; i++) {
		const struct heading *heading = &book->headings[i];
		struct pdf_place place = pdf_links_find(links, heading->node);

		if (place.page < 0 || !heading->text.n)
			continue;
		while (depth && levels[depth - 1] >= heading->level)
			depth--;
		if (depth == HEADING_LEVELS)
			depth--;
		objects[depth] = pdf_outline_new(
			file, depth ? objects[depth - 1] : 0, folded);
		levels[depth] = heading->level;
		set_entry(file, objects[depth++], links, heading, place);
		any = true;
	}
	return any;
}

/* The number that a label in this style shows; 0: it is of another style. */
static int number_of(struct view label, enum pdf_label_style style)
{
	static const struct {
		char digit;
		int value;
	} roman[] = {{'i', 1},   {'v', 5},   {'x', 10},  {'l', 50},
	             {'c', 100}, {'d', 500}, {'m', 1000}};
	int number = 0, last = 0;

	for (size_t i = label.n; i-- > 0 && number < 1000000;) {
		char c = style == PDF_LABEL_UPPER_ROMAN
		                 ? (char)(label.p[i] + 32)
		                 : label.p[i];
		int value = 0;

		for (size_t k = 0; k < sizeof(roman) / sizeof(*roman); k++)
			if (roman[k].digit == c)
				value = roman[k].value;
		if (!value)
			return 0;
		number += value < last ? -value : value;
		if (value > last)
			last = value;
	}
	return number;
}

static int decimal_of(struct view label)
{
	int number = 0;

	for (size_t i = 0; i < label.n; i++) {
		if (!ascii_is_digit(label.p[i]) || number > 10000000)
			return 0;
		number = number * 10 + label.p[i] - '0';
	}
	return number;
}

static int read_label(struct view label, enum pdf_label_style *style)
{
	int number = decimal_of(label);

	*style = PDF_LABEL_DECIMAL;
	if (number)
		return number;
	*style = PDF_LABEL_LOWER_ROMAN;
	number = number_of(label, *style);
	if (number)
		return number;
	*style = PDF_LABEL_UPPER_ROMAN;
	return number_of(label, *style);
}

/* A page without a label counts on from the one before. */
void pdf_labels_write(const struct pages *pages, struct pdf_file *file)
{
	enum pdf_label_style style = PDF_LABEL_DECIMAL;
	int number = 0;

	for (int i = 0; i < pages->count; i++) {
		enum pdf_label_style next = style;
		int shown = read_label(pages->pages[i].label, &next);

		if (!shown && i) {
			number++;
			continue;
		}
		if (!shown)
			shown = 1;
		if (i == 0 || next != style || shown != number + 1)
			pdf_label_from(file, i, next, shown);
		style = next;
		number = shown;
	}
}
