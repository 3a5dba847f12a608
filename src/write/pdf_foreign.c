/* write/pdf_foreign.c - a page of another PDF as a Form XObject */
#include "write/pdf_foreign.h"

/* The text with its references as they are in this file. */
static void put_text(struct view text, const struct pdf_sheet *page,
                     const int *numbers, struct buf *out)
{
	while (text.n) {
		size_t at = view_find(text, PDF_SHEET_REFERENCE, 0);
		int index = 0;

		buf_view(out, view_part(text, 0, at));
		if (at == text.n)
			return;
		for (at++; at < text.n && ascii_is_digit(text.p[at]); at++)
			index = 10 * index + (text.p[at] - '0');
		if (index > 0 && index < page->count)
			buf_printf(out, "%d 0 R ", numbers[index]);
		else
			buf_puts(out, "null ");
		text = view_from(text, at + 1);
	}
}

/* A dictionary's << and >> are the file's to write. */
static struct view without_brackets(struct view text)
{
	return text.n >= 4 && view_starts(text, "<<")
	               ? view_part(text, 2, text.n - 2)
	               : text;
}

void pdf_foreign_write(const struct pdf_sheet *page, struct pdf_file *file,
                       int object, struct arena *memory)
{
	int *numbers =
		arena_alloc(memory, (size_t)page->count, sizeof(*numbers));

	numbers[0] = object;
	for (int i = 1; i < page->count; i++)
		numbers[i] = pdf_object_new(file);
	for (int i = 0; i < page->count; i++) {
		const struct pdf_sheet_object *one = &page->objects[i];
		struct buf text = {0};

		put_text(one->is_stream ? one->text
		                        : without_brackets(one->text),
		         page, numbers, &text);
		if (!one->is_stream)
			pdf_object_set(file, numbers[i], &text);
		else if (one->is_packed)
			pdf_object_stream(file, numbers[i], &text, one->bytes);
		else
			pdf_object_deflate(file, numbers[i], &text, one->bytes);
		buf_clear(&text);
	}
}
