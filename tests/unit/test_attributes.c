/* tests/unit/test_attributes.c - braces are attributes, or stay text */
#include "doc/dump.h"
#include "import/attributes.h"
#include "tests/check.h"

/* What the text puts on a Div, and what is left of the text. */
static void reads(const char *text, const char *want)
{
	struct arena a = {0};
	struct buf got = {0};
	struct node *div = node_new(&a, NODE_DIV, (struct place){0});
	size_t length = attributes_read(&a, view_of(text), div);

	doc_dump(div, &got);
	got.len--; /* the line end */
	buf_printf(&got, "|%s", text + length);
	CHECK_TEXT(buf_text(&got) + strlen("Div 0:0"), want);
	buf_clear(&got);
	arena_reset(&a);
}

static void info(const char *text, const char *want)
{
	struct arena a = {0};
	struct buf got = {0};
	struct node *div = node_new(&a, NODE_DIV, (struct place){0});

	attributes_read_info(&a, view_of(text), div);
	doc_dump(div, &got);
	CHECK_TEXT(buf_text(&got) + strlen("Div 0:0"), want);
	buf_clear(&got);
	arena_reset(&a);
}

static void all_forms_are_read(void)
{
	reads("{#id} x", " #id| x");
	reads("{.a .b}", " .a .b|");
	reads("{-}", " .unnumbered|");
	reads("{ #fig:a\n.k width=50% }", " #fig:a .k width=\"50%\"|");
	reads("{alt=\"a } b\"}", " alt=\"a } b\"|");
	reads("{alt='it is \"so\"'}", " alt=\"it is \\\"so\\\"\"|");
	reads("{alt=\"a \\\"b\\\" c\\d\"}", " alt=\"a \\\"b\\\" c\\\\d\"|");
	reads("{alt=\"two\nlines\"}", " alt=\"two lines\"|");
	reads("{epub:type=preface}", " epub:type=\"preface\"|");
	reads("{id=x class=\"a b\"}", " #x .a .b|");
	reads("{k=}", " k=\"\"|");
	reads("{#größe .größer}", " #größe .größer|");
	reads("{}", "|");
}

static void other_braces_stay_text(void)
{
	reads("{span}", "|{span}");
	reads("{#}", "|{#}");
	reads("{.}", "|{.}");
	reads("{-x}", "|{-x}");
	reads("{.a", "|{.a");
	reads("{a=\"b}", "|{a=\"b}");
	reads("{.a} }", " .a| }");
	reads("{=html}", "|{=html}");
	reads("{a=\"b\".c}", "|{a=\"b\".c}");
	reads("{\"a\": 1}", "|{\"a\": 1}");
	reads("x", "|x");
	reads("", "|");
}

static void code_fences_name_a_language(void)
{
	info("rust", " .rust\n");
	info("rust,ignore,noplayground", " .rust .ignore .noplayground\n");
	info("{.rust #id}", " #id .rust\n");
	info("rust {.numberLines startFrom=\"10\"}",
	     " .rust .numberLines startFrom=\"10\"\n");
	info("rust{.numberLines}", " .rust .numberLines\n");
	info("js title=\"a b.js\" live", " .js title=\"a b.js\"\n");
	info("c++", " .c++\n");
	info("", "\n");
	info("{", "\n");
}

int main(void)
{
	all_forms_are_read();
	other_braces_stay_text();
	code_fences_name_a_language();
	return check_done();
}
