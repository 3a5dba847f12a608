/* tests/unit/test_node.c - the tree stays whole, marks of lists count right */
#include "base/buf.h"
#include "doc/dump.h"
#include "doc/node.h"
#include "doc/verify.h"
#include "tests/check.h"

static struct place nowhere(void)
{
	return (struct place){"a.md", 1, 1};
}

static struct node *str(struct arena *a, const char *text)
{
	return node_text(a, NODE_STR, nowhere(), view_of(text));
}

static void children_keep_their_order(void)
{
	struct arena a = {0};
	struct buf out = {0};
	struct node *para = node_new(&a, NODE_PARA, nowhere());
	struct node *b = str(&a, "b"), *d = str(&a, "d");

	node_append(para, b);
	node_append(para, d);
	node_insert_before(b, str(&a, "a"));
	node_insert_after(b, str(&a, "c"));
	node_insert_after(d, str(&a, "e"));
	node_plain_text(para, &out);
	CHECK_TEXT(buf_text(&out), "abcde");
	node_unlink(b);
	node_unlink(para->last);
	buf_empty(&out);
	node_plain_text(para, &out);
	CHECK_TEXT(buf_text(&out), "acd");
	CHECK(para->last == d && !b->parent && !b->next);
	buf_clear(&out);
	arena_reset(&a);
}

static void walk_visits_each_node_once(void)
{
	struct arena a = {0};
	struct node *top = node_new(&a, NODE_DOCUMENT, nowhere());
	struct node *para = node_new(&a, NODE_PARA, nowhere());
	struct node *emph = node_new(&a, NODE_EMPH, nowhere()), *other;
	int count = 0;

	node_append(top, para);
	node_append(para, emph);
	node_append(emph, str(&a, "a"));
	node_append(para, str(&a, "b"));
	for (struct node *n = node_next(top, top); n; n = node_next(top, n))
		count++;
	CHECK(count == 4);
	CHECK(node_skip(top, emph) == para->last);
	CHECK(node_skip(top, para) == NULL);
	CHECK(node_next(emph, emph->first) == NULL);
	CHECK(node_above(emph->first, NODE_PARA) == para);
	CHECK(node_above(para, NODE_PARA) == NULL);
	other = node_new(&a, NODE_PARA, nowhere());
	node_take_children(other, para);
	CHECK(!para->first && !para->last && emph->parent == other);
	arena_reset(&a);
}

static void attributes_are_looked_up(void)
{
	struct arena a = {0};
	struct node *div = node_new(&a, NODE_DIV, nowhere());
	struct node *para = node_new(&a, NODE_PARA, nowhere());

	CHECK(!node_id(div).n && !node_has_class(div, "x"));
	node_add_class(&a, div, VIEW("x"));
	node_add_class(&a, div, VIEW("x"));
	CHECK(node_has_class(div, "x") && div->attr->class_count == 1);
	node_set_value(&a, div, VIEW("lang"), VIEW("de"));
	node_set_value(&a, div, VIEW("lang"), VIEW("fr"));
	CHECK(view_is(node_value(div, "lang"), "fr"));
	node_append(div, para);
	CHECK(view_is(node_lang(para, VIEW("en")), "fr"));
	CHECK(view_is(node_lang(node_new(&a, NODE_PARA, nowhere()), VIEW("en")),
	              "en"));
	arena_reset(&a);
}

static void plain_text_leaves_notes_out(void)
{
	struct arena a = {0};
	struct buf out = {0};
	struct node *para = node_new(&a, NODE_PARA, nowhere());
	struct node *note = node_new(&a, NODE_NOTE, nowhere());
	struct node *quoted = node_new(&a, NODE_QUOTED, nowhere());

	node_append(para, str(&a, "one"));
	node_append(note, node_new(&a, NODE_PARA, nowhere()));
	node_append(note->first, str(&a, "hidden"));
	node_append(para, note);
	node_append(para, node_new(&a, NODE_SOFT_BREAK, nowhere()));
	node_append(para, node_text(&a, NODE_CODE, nowhere(), VIEW("two")));
	node_append(para, node_new(&a, NODE_LINE_BREAK, nowhere()));
	quoted->double_quotes = true;
	node_append(quoted, str(&a, "three"));
	node_append(para, quoted);
	node_plain_text(para, &out);
	CHECK_TEXT(buf_text(&out), "one two “three”");
	buf_clear(&out);
	arena_reset(&a);
}

static const char *marker(struct buf *out, enum list_style style,
                          enum list_delim delim, int start, int index)
{
	struct node list = {.kind = NODE_ORDERED_LIST};

	list.list.style = style;
	list.list.delim = delim;
	list.list.start = start;
	buf_empty(out);
	list_marker(&list, index, out);
	return buf_text(out);
}

static void lists_count_in_their_style(void)
{
	struct buf b = {0};

	CHECK_TEXT(marker(&b, LIST_DECIMAL, DELIM_PERIOD, 1, 2), "3.");
	CHECK_TEXT(marker(&b, LIST_DEFAULT, DELIM_DEFAULT, 0, 0), "0.");
	CHECK_TEXT(marker(&b, LIST_LOWER_ALPHA, DELIM_ONE_PAREN, 1, 2), "c)");
	CHECK_TEXT(marker(&b, LIST_UPPER_ALPHA, DELIM_PERIOD, 26, 1), "AA.");
	CHECK_TEXT(marker(&b, LIST_LOWER_ALPHA, DELIM_PERIOD, 702, 1), "aaa.");
	CHECK_TEXT(marker(&b, LIST_LOWER_ROMAN, DELIM_TWO_PARENS, 4, 0),
	           "(iv)");
	CHECK_TEXT(marker(&b, LIST_UPPER_ROMAN, DELIM_PERIOD, 1988, 0),
	           "MCMLXXXVIII.");
	CHECK_TEXT(marker(&b, LIST_UPPER_ROMAN, DELIM_PERIOD, 4000, 0),
	           "4000.");
	CHECK_TEXT(marker(&b, LIST_LOWER_ALPHA, DELIM_PERIOD, 0, 0), "0.");
	buf_clear(&b);
}

static void verify_finds_faults(void)
{
	struct arena a = {0};
	struct buf why = {0};
	struct node *top = node_new(&a, NODE_DOCUMENT, nowhere());
	struct node *para = node_new(&a, NODE_PARA, nowhere());

	node_append(top, para);
	node_append(para, str(&a, "good"));
	CHECK(doc_verify(top, &why));
	node_append(para, str(&a, "two  spaces\n"));
	node_append(para, node_new(&a, NODE_PARA, nowhere()));
	CHECK(!doc_verify(top, &why));
	CHECK_TEXT(buf_text(&why), "1:1: Para in Para: does not belong there\n"
	                           "1:1: Str in Para: two texts side by side\n"
	                           "1:1: Str in Para: two spaces\n"
	                           "1:1: Str in Para: control character\n");
	buf_clear(&why);
	arena_reset(&a);
}

static void dump_shows_all_of_a_node(void)
{
	struct arena a = {0};
	struct buf out = {0};
	struct node *para = node_new(&a, NODE_PARA, nowhere());
	struct node *link = node_new(&a, NODE_LINK, nowhere());

	link->link.url = VIEW("a \"b\"");
	link->link.title = VIEW("t");
	node_attr(&a, link)->id = VIEW("i");
	node_add_class(&a, link, VIEW("c"));
	node_set_value(&a, link, VIEW("k"), VIEW("v\\"));
	node_append(para, link);
	node_append(para,
	            node_text(&a, NODE_CODE, nowhere(), VIEW("x\ty\n\x01")));
	doc_dump(para, &out);
	CHECK_TEXT(buf_text(&out),
	           "Para 1:1\n"
	           "  Link 1:1 url=\"a \\\"b\\\"\" title=\"t\" #i .c "
	           "k=\"v\\\\\"\n"
	           "  Code 1:1 \"x\\ty\\n\\x01\"\n");
	buf_clear(&out);
	arena_reset(&a);
}

int main(void)
{
	children_keep_their_order();
	walk_visits_each_node_once();
	attributes_are_looked_up();
	plain_text_leaves_notes_out();
	lists_count_in_their_style();
	verify_finds_faults();
	dump_shows_all_of_a_node();
	return check_done();
}
