/* write/pdf_names.c - name trees: from a string to an object */
#include "write/pdf_names.h"

#include "write/pdf_syntax.h"

#include <stdlib.h>

#define LEAF_NAMES 64

static int by_name(const void *a, const void *b)
{
	const struct pdf_name_entry *one = a, *two = b;
	int order = view_compare(one->name, two->name);

	return order ? order : view_compare(one->value, two->value);
}

static void put_limits(struct buf *out, struct view first, struct view last)
{
	buf_puts(out, "/Limits[");
	pdf_bytes(out, first);
	pdf_bytes(out, last);
	buf_char(out, ']');
}

static int write_leaf(struct pdf_file *file,
                      const struct pdf_name_entry *entries, int count)
{
	struct buf text = {0};
	int object;

	put_limits(&text, entries[0].name, entries[count - 1].name);
	buf_puts(&text, "/Names[");
	for (int i = 0; i < count; i++) {
		if (i && view_equal(entries[i].name, entries[i - 1].name))
			continue;
		pdf_bytes(&text, entries[i].name);
		buf_view(&text, entries[i].value);
	}
	buf_char(&text, ']');
	object = pdf_object_add(file, &text);
	buf_clear(&text);
	return object;
}

int pdf_names_write(struct pdf_file *file, struct pdf_name_entry *entries,
                    int count)
{
	struct buf kids = {0};
	int object;

	if (!count)
		return 0;
	qsort(entries, (size_t)count, sizeof(*entries), by_name);
	buf_puts(&kids, "/Kids[");
	for (int first = 0; first < count; first += LEAF_NAMES) {
		int left = count - first;

		buf_char(&kids, ' ');
		pdf_reference(
			&kids,
			write_leaf(file, entries + first,
		                   left < LEAF_NAMES ? left : LEAF_NAMES));
	}
	buf_char(&kids, ']');
	object = pdf_object_add(file, &kids);
	buf_clear(&kids);
	return object;
}
