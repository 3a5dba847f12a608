/* tests/unit/test_css_clean.c - only what was understood is written again */
#include "tests/check.h"
#include "write/css_clean.h"

struct fixture {
	struct arena memory;
	struct diag diag;
	struct buf out;
};

/* What is left of css; the messages are counted in *dropped. */
static const char *clean(struct fixture *f, const char *css, int *dropped)
{
	static const struct view given[] = {{"Own One.ttf", 11}};
	static const struct view names[] = {{"Own-One.ttf", 11}};
	struct css_files fonts = {given, names, 1};
	int before = f->diag.total;

	buf_empty(&f->out);
	css_clean(&f->memory, view_of(css), "a.css", &fonts, &f->out, &f->diag);
	*dropped = f->diag.total - before;
	return buf_text(&f->out);
}

struct expectation {
	const char *css, *left;
	int dropped;
};

static void check_all(const struct expectation *all, size_t count)
{
	struct fixture f = {0};
	int dropped;

	for (size_t i = 0; i < count; i++) {
		const char *left = clean(&f, all[i].css, &dropped);

		CHECK(strcmp(left, all[i].left) == 0);
		CHECK(dropped == all[i].dropped);
	}
	buf_clear(&f.out);
	diag_clear(&f.diag);
	arena_reset(&f.memory);
}

static void good_rules_stay(void)
{
	static const struct expectation all[] = {
		{"p{color:red}", "p {\n\tcolor: red;\n}\n", 0},
		{"a > b, .c::after { content: \"};\" !important; }",
	         "a > b, .c::after {\n\tcontent: \"};\" !important;\n}\n", 0},
		{"/* } */ p:not(.a) [b=\"c\"] { width: calc(1em + 2%) }",
	         "p:not(.a) [b=\"c\"] {\n\twidth: calc(1em + 2%);\n}\n", 0},
		{"@media (min-width: 3em) { p { margin: 0 } }",
	         "@media (min-width: 3em) {\np {\n\tmargin: 0;\n}\n}\n", 0},
		{"@charset \"latin-1\"; ", "", 0},
	};

	check_all(all, sizeof(all) / sizeof(*all));
}

static void what_leads_out_is_left_out(void)
{
	static const struct expectation all[] = {
		{"@import url(http://a/b.css); p { color: red }",
	         "p {\n\tcolor: red;\n}\n", 1},
		{"p { background: url(//a/b.png); top: 0 }",
	         "p {\n\ttop: 0;\n}\n", 1},
		{"p { direction: rtl; unicode-bidi: embed }", "", 2},
		{"@font-face { font-family: A; src: url('x/Own One.ttf') }",
	         "@font-face {\n\tfont-family: A;\n"
	         "\tsrc: url(../fonts/Own-One.ttf);\n}\n",
	         0},
		{"@font-face { src: url(Other.ttf) }", "", 1},
		{"@font-face { font-family: A; src: url(Other.ttf) } a{top:0}",
	         "a {\n\ttop: 0;\n}\n", 2},
		{"@font-face { font-family: \"\tsrc: \" }", "", 1},
		{"@font-face { font-family: A; font-weight: bold }", "", 1},
	};

	check_all(all, sizeof(all) / sizeof(*all));
}

static void broken_rules_are_left_out_alone(void)
{
	static const struct expectation all[] = {
		{"a >> b { top: 0 } p { top: 0 }", "p {\n\ttop: 0;\n}\n", 1},
		{"..a { top: 0 }", "", 1},
		{"p { top 0; left: (1; right: 2) }", "", 2},
		{"p { content: \"open\n; top: 0 }", "p {\n\ttop: 0;\n}\n", 1},
		{"p { top: 0", "p {\n\ttop: 0;\n}\n", 0},
		{"@keyframes k { from { top: 0 } } }", "", 2},
		{"\\", "", 1},
		{"p { a: \\", "", 1},
		{"/*", "", 0},
	};

	check_all(all, sizeof(all) / sizeof(*all));
}

int main(void)
{
	good_rules_stay();
	what_leads_out_is_left_out();
	broken_rules_are_left_out_alone();
	return check_done();
}
