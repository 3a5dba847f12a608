/* tests/unit/test_dublin_core.c - XML metadata become what YAML would give */
#include "import/import.h"
#include "tests/check.h"

static struct view text_of(const struct value *list, int index, const char *key)
{
	if (!list || index >= list->count)
		return VIEW("");
	return value_text(value_get(list->items[index], key));
}

static void elements_become_values(void)
{
	struct arena memory = {0};
	struct diag diag = {0};
	struct value *map = dublin_core_read(
		&memory,
		VIEW("<?xml version=\"1.0\"?>\n"
	             "<metadata xmlns:dc=\"x\">\n"
	             "<dc:creator opf:role=\"edt\" opf:file-as=\"B, A\">"
	             "A &amp; <b>B</b></dc:creator>\n"
	             "<dc:subject>S</dc:subject><dc:subject>T</dc:subject>\n"
	             "<dc:language>de</dc:language>\n"
	             "</metadata>"),
		"a.xml", &diag);
	const struct value *creator = value_get(map, "creator");

	CHECK(view_is(text_of(creator, 0, "text"), "A & B"));
	CHECK(view_is(text_of(creator, 0, "role"), "edt"));
	CHECK(view_is(text_of(creator, 0, "file-as"), "B, A"));
	CHECK(view_is(text_of(value_get(map, "subject"), 1, "text"), "T"));
	CHECK(view_is(value_text(value_get(map, "lang")), "de"));
	CHECK(!diag.total);
	diag_clear(&diag);
	arena_reset(&memory);
}

static void faults_are_named(void)
{
	static const char *const broken[] = {
		"<dc:title>T", "<dc:title>&nbsp;</dc:title>",
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "</all>", "<"};
	struct arena memory = {0};
	struct diag diag = {0};

	for (int i = 0; i < 5; i++) {
		dublin_core_read(&memory, view_of(broken[i]), "a.xml", &diag);
		CHECK(diag_count(&diag, DIAG_XML_BAD) == i + 1);
	}
	dublin_core_read(&memory, VIEW("<dc:title>T</dc:title><foo/>"), "b.xml",
	                 &diag);
	CHECK(diag_count(&diag, DIAG_VALUE_BAD) == 1);
	diag_clear(&diag);
	arena_reset(&memory);
}

int main(void)
{
	elements_become_values();
	faults_are_named();
	return check_done();
}
