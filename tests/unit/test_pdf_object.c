/* tests/unit/test_pdf_object.c - objects become a file that can be read */
#include "tests/check.h"
#include "write/pdf_names.h"
#include "write/pdf_object.h"

#include <stdlib.h>

static int add(struct pdf_file *file, const char *text)
{
	struct buf b = {0};
	int object;

	buf_puts(&b, text);
	object = pdf_object_add(file, &b);
	buf_clear(&b);
	return object;
}

/* A file of three pages, an outline, labels, and some objects. */
static bool save(bool plain, int objects, struct buf *out)
{
	struct diag d = {0};
	struct pdf_file *file = pdf_file_open(plain, &d);
	struct buf text = {0};
	bool good;

	for (int i = 0; i < 3; i++) {
		int contents, page = pdf_page_new(file, &contents);

		buf_empty(&text);
		buf_puts(&text, "/MediaBox[0 0 100 100]/Resources<<>>");
		pdf_object_set(file, page, &text);
		buf_empty(&text);
		pdf_object_stream(file, contents, &text, VIEW("0 g"));
	}
	pdf_outline_new(file, pdf_outline_new(file, 0, true), false);
	pdf_label_from(file, 0, PDF_LABEL_LOWER_ROMAN, 1);
	pdf_label_from(file, 2, PDF_LABEL_DECIMAL, 1);
	for (int i = 0; i < objects; i++)
		add(file, "/Type/Nothing/Title(x)");
	good = pdf_file_save(file, out);
	CHECK(diag_count(&d, DIAG_PDF_FAILED) == 0);
	pdf_file_close(file);
	buf_clear(&text);
	diag_clear(&d);
	return good;
}

static const char *last_of(const struct buf *b, const char *word)
{
	const char *found = NULL;

	for (const char *at = b->bytes; at + strlen(word) <= b->bytes + b->len;
	     at++)
		if (memcmp(at, word, strlen(word)) == 0)
			found = at;
	return found;
}

/* startxref tells where the table begins, and the table is told right. */
static void table_is_found(void)
{
	for (int plain = 0; plain < 2; plain++) {
		struct buf out = {0};
		const char *start;
		long at;

		CHECK(save(plain, 500, &out));
		CHECK(out.len > 500);
		CHECK(memcmp(out.bytes, "%PDF-1.7\n%", 10) == 0);
		start = last_of(&out, "startxref\n");
		CHECK(start != NULL);
		at = start ? strtol(start + 10, NULL, 10) : 0;
		CHECK(at > 0 && (size_t)at < out.len);
		CHECK(strstr(out.bytes + at, " 0 obj\n<</Type/XRef") != NULL);
		CHECK(last_of(&out, "%%EOF\n") == out.bytes + out.len - 6);
		buf_clear(&out);
	}
}

static void plain_can_be_read(void)
{
	struct buf out = {0};

	CHECK(save(true, 2, &out));
	CHECK(last_of(&out, "/Type /Pages") != NULL);
	CHECK(last_of(&out, "/Count 3") != NULL);
	CHECK(last_of(&out, "/PageLabels") != NULL);
	CHECK(last_of(&out, "/Length 3>>\nstream\r\n0 g\nendstream") != NULL);
	CHECK(last_of(&out, "/Type/Nothing/Title(x)>>") != NULL);
	CHECK(last_of(&out, "ProcSet") == NULL);
	CHECK(last_of(&out, "Producer") == NULL);
	buf_clear(&out);
}

static void same_objects_same_bytes(void)
{
	struct buf one = {0}, two = {0}, other = {0};

	save(false, 300, &one);
	save(false, 300, &two);
	save(false, 301, &other);
	CHECK(one.len == two.len && !memcmp(one.bytes, two.bytes, one.len));
	CHECK(strstr(last_of(&one, "/ID["), "/ID[<") != NULL);
	CHECK(memcmp(last_of(&one, "/ID["), last_of(&other, "/ID["), 40) != 0);
	buf_clear(&one);
	buf_clear(&two);
	buf_clear(&other);
}

static void names_are_sorted(void)
{
	struct diag d = {0};
	struct pdf_file *file = pdf_file_open(true, &d);
	struct pdf_name_entry entries[] = {
		{VIEW("b"), VIEW(" 2")},
		{VIEW("aa"), VIEW(" 1")},
		{VIEW("b"), VIEW(" 3")},
	};
	int object = pdf_names_write(file, entries, 3);
	struct view leaf = file->objects[object - 1].text;

	CHECK(view_is(leaf, "/Limits[(aa)(b)]/Names[(aa) 1(b) 2]"));
	CHECK(pdf_names_write(file, entries, 0) == 0);
	pdf_file_close(file);
	diag_clear(&d);
}

int main(void)
{
	table_is_found();
	plain_can_be_read();
	same_objects_same_bytes();
	names_are_sorted();
	return check_done();
}
