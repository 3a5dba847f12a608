/* tests/unit/test_yaml.c - YAML becomes values; limits and errors have places */
#include "import/import.h"
#include "tests/check.h"

static struct arena memory;
static struct diag diag;

static struct value *read(const char *text)
{
	diag_clear(&diag);
	return yaml_read(&memory, view_of(text), "book.yaml", 1, &diag);
}

static const char *messages(void)
{
	static struct buf out;

	buf_empty(&out);
	diag_print(&diag, DIAG_OK, &out);
	return buf_text(&out);
}

static void reads_maps_lists_and_scalars(void)
{
	struct value *v = read("title: On Crabs\n"
	                       "author: [Ann, 'B: C']\n"
	                       "toc: yes\n"
	                       "depth: 12\n"
	                       "none: ~\n");

	CHECK(v->kind == VALUE_MAP && v->count == 5);
	CHECK(view_is(value_text(value_get(v, "title")), "On Crabs"));
	CHECK(value_get(v, "author")->kind == VALUE_LIST);
	CHECK(view_is(value_get(v, "author")->items[1]->text, "B: C"));
	CHECK(value_bool(value_get(v, "toc"), false));
	CHECK(value_int(value_get(v, "depth"), 0) == 12);
	CHECK(value_get(v, "none")->kind == VALUE_NULL);
	CHECK(value_get(v, "missing") == NULL);
	CHECK(value_get(v, "title")->at.line == 1);
	CHECK(value_get(v, "author")->at.col == 9);
	CHECK_TEXT(messages(), "");
}

static void names_the_place_of_an_error(void)
{
	CHECK(read("a: 1\nb: [1, 2\nc: 3\n")->kind == VALUE_NULL);
	CHECK(strncmp(messages(), "book.yaml:3:2: error: bad YAML", 30) == 0);
	CHECK(read("a: 1\na: 2\n")->kind == VALUE_NULL);
	CHECK(strstr(messages(), "book.yaml:2:1: error: bad YAML: key is given "
	                         "twice") != NULL);
}

static void expands_aliases_once_each(void)
{
	struct value *v = read("a: &x {k: v}\nb: *x\n");

	CHECK(view_is(value_text(value_get(value_get(v, "b"), "k")), "v"));
	CHECK(read("a: &x [*x]\n")->kind == VALUE_NULL);
}

static void stops_at_the_limits(void)
{
	static char deep[100000];
	const char *laughs = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
			     "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
			     "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
			     "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
			     "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
			     "f: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";

	memset(deep, '[', sizeof(deep) - 1);
	CHECK(read(deep)->kind == VALUE_NULL);
	CHECK(strstr(messages(), "deeper than 64") != NULL);
	CHECK(read(laughs)->kind == VALUE_NULL);
	CHECK(strstr(messages(), "after aliases") != NULL);
}

static void finds_front_matter(void)
{
	struct view body;
	int line;
	struct value *v =
		front_matter_read(&memory, VIEW("---\ntitle: T\n---\nText\n"),
	                          "a.md", &body, &line, &diag);

	CHECK(view_is(value_text(value_get(v, "title")), "T"));
	CHECK(view_is(body, "Text\n") && line == 4);
	CHECK(!front_matter_read(&memory, VIEW("---\n\nText\n"), "a.md", &body,
	                         &line, &diag));
	CHECK(view_is(body, "---\n\nText\n") && line == 1);
	CHECK(!front_matter_read(&memory, VIEW("---\na: b\n"), "a.md", &body,
	                         &line, &diag));
	CHECK(!front_matter_read(&memory, VIEW(""), "a.md", &body, &line,
	                         &diag));
}

static void reads_metadata_in_all_its_forms(void)
{
	struct meta meta = {0};

	diag_clear(&diag);
	meta_merge(&memory, &meta,
	           read("title:\n- type: main\n  text: Main\n"
	                "- type: subtitle\n  text: Sub\n"
	                "author:\n- Ann\n- name: Bob\n  role: edt\n"
	                "date: 21 November 2026\nlang: en_GB\n"
	                "keywords: a, b ,c\nmine_: ignored\n"),
	           false);
	meta_set(&memory, &meta, VIEW("toc"), VIEW("true"));
	meta_read(&memory, &meta, &diag);
	CHECK(view_is(meta.title, "Main") && view_is(meta.subtitle, "Sub"));
	CHECK(meta.author_count == 2);
	CHECK(view_is(meta.authors[1].name, "Bob"));
	CHECK(view_is(meta.authors[1].role, "edt"));
	CHECK(view_is(meta.iso_date, "2026-11-21"));
	CHECK(view_is(meta.lang, "en-GB"));
	CHECK(meta.keyword_count == 3 && view_is(meta.keywords[1], "b"));
	CHECK(meta.toc && meta.toc_depth == 3);
	CHECK(!value_get(meta.values, "mine_"));
}

static void understands_dates(void)
{
	static const char *const dates[][2] = {
		{"2026-11-21", "2026-11-21"},
		{"2026-11", "2026-11"},
		{"2026", "2026"},
		{"11/21/2026", "2026-11-21"},
		{"20261121", "2026-11-21"},
		{"November 21, 2026", "2026-11-21"},
		{"May 2015", "2015-05"},
		{"2026-11-21T08:00:00Z", "2026-11-21"},
		{"long ago", ""},
		{"31 February 2026", ""},
	};

	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		struct meta meta = {0};

		diag_clear(&diag);
		meta_merge(&memory, &meta, read("x: y"), false);
		meta_set(&memory, &meta, VIEW("date"), view_of(dates[i][0]));
		meta_read(&memory, &meta, &diag);
		CHECK_TEXT(arena_view(&memory, meta.iso_date).p, dates[i][1]);
	}
}

static void suggests_a_known_key(void)
{
	keys_check(read("titel: x\ntoc-deph: 2\nown_: 1\nzzzzzz: 3\n"), &diag);
	CHECK_TEXT(messages(),
	           "book.yaml:1:1: error: unknown key: titel (did you mean "
	           "title?) [key-unknown]\n"
	           "book.yaml:2:1: error: unknown key: toc-deph (did you mean "
	           "toc-depth?) [key-unknown]\n"
	           "book.yaml:4:1: error: unknown key: zzzzzz [key-unknown]\n");
}

int main(void)
{
	reads_maps_lists_and_scalars();
	names_the_place_of_an_error();
	expands_aliases_once_each();
	stops_at_the_limits();
	finds_front_matter();
	reads_metadata_in_all_its_forms();
	understands_dates();
	suggests_a_known_key();
	diag_clear(&diag);
	arena_reset(&memory);
	return check_done();
}
