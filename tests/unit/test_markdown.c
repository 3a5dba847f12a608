/* tests/unit/test_markdown.c - each construct becomes the right nodes */
#include "tests/unit/import_check.h"

static void nodes_know_their_places(void)
{
	stands("# A `b`\n\ntext *e*\nmore [l](u)\n", "Document 1:1\n"
	                                             "  Header 1 1:1\n"
	                                             "    Str 1:3 \"A \"\n"
	                                             "    Code 1:5 \"b\"\n"
	                                             "  Para 3:1\n"
	                                             "    Str 3:1 \"text \"\n"
	                                             "    Emph 3:6\n"
	                                             "      Str 3:7 \"e\"\n"
	                                             "    SoftBreak 3:1\n"
	                                             "    Str 4:1 \"more \"\n"
	                                             "    Link 4:6 url=\"u\"\n"
	                                             "      Str 4:7 \"l\"\n");
	stands("a[^1]\n\n[^1]: n\n", "Document 1:1\n"
	                             "  Para 1:1\n"
	                             "    Str 1:1 \"a\"\n"
	                             "    Note 1:2\n"
	                             "      Para 3:7\n"
	                             "        Str 3:7 \"n\"\n");
}

static void inlines(void)
{
	reads("a  b\tc", "Para\n  Str \"a b c\"\n");
	reads("a\\\nb  \nc", "Para\n  Str \"a\"\n  LineBreak\n  Str \"b\"\n"
	                     "  LineBreak\n  Str \"c\"\n");
	reads("&lt;\\*&amp;", "Para\n  Str \"<*&\"\n");
	reads("**a *b***", "Para\n  Strong\n    Str \"a \"\n    Emph\n"
	                   "      Str \"b\"\n");
	reads("~~x~~ `` a`b ``",
	      "Para\n  Strikeout\n    Str \"x\"\n  Str \" \"\n"
	      "  Code \"a`b\"\n");
	reads("[a](b \"t\") <http://x.y/?a&amp;b> www.x.org",
	      "Para\n  Link url=\"b\" title=\"t\"\n    Str \"a\"\n  Str \" \"\n"
	      "  Link url=\"http://x.y/?a&b\"\n"
	      "    Str \"http://x.y/?a&b\"\n  Str \" \"\n"
	      "  Link url=\"http://www.x.org\"\n    Str \"www.x.org\"\n");
	reads("\"q\" -- it's...", "Para\n  Str \"\\\"q\\\" -- it's...\"\n");
}

static void blocks(void)
{
	reads("***\n\n> q\n\n    code\n",
	      "HorizontalRule\nBlockQuote\n  Para\n    Str \"q\"\n"
	      "CodeBlock \"code\"\n");
	reads("```rust,ignore\nfn\n\n```\n",
	      "CodeBlock .rust .ignore \"fn\\n\"\n");
	reads("- a\n- b\n\n  c\n",
	      "BulletList loose\n  Item\n    Para\n      Str \"a\"\n  Item\n"
	      "    Para\n      Str \"b\"\n    Para\n      Str \"c\"\n");
	reads("3) a\n4) b\n",
	      "OrderedList start=3 decimal one-paren tight\n  Item\n"
	      "    Plain\n      Str \"a\"\n  Item\n    Plain\n"
	      "      Str \"b\"\n");
	reads("- [ ] a\n- [x] b\n",
	      "BulletList tight\n  Item open\n    Plain\n      Str \"a\"\n"
	      "  Item done\n    Plain\n      Str \"b\"\n");
	reads("\\newpage\n\n\\pagebreak\n\n\\newpage x\n",
	      "Div .pagebreak\nDiv .pagebreak\nPara\n"
	      "  Str \"\\\\newpage x\"\n");
}

static void alerts(void)
{
	reads("> [!tip]\n> body\n",
	      "Div .alert .tip\n  Para\n    Strong\n      Str \"Tip\"\n"
	      "  Para\n    Str \"body\"\n");
	reads("> [!CAUTION]\n", "Div .alert .caution\n  Para\n    Strong\n"
	                        "      Str \"Caution\"\n");
	reads("> [!NOTE] x\n", "BlockQuote\n  Para\n    Str \"[!NOTE] x\"\n");
}

static void tables(void)
{
	reads("| a | b |\n|:-:|--:|\n| `1\\|2` |\n",
	      "Table columns=center,right\n"
	      "  TableHead\n    Row\n"
	      "      Cell\n        Plain\n          Str \"a\"\n"
	      "      Cell\n        Plain\n          Str \"b\"\n"
	      "  TableBody\n    Row\n"
	      "      Cell\n        Plain\n          Code \"1|2\"\n"
	      "      Cell\n");
}

#define TABLE "| a |\n|---|\n"
#define TABLE_REST                                                             \
	"  TableHead\n    Row\n      Cell\n        Plain\n"                    \
	"          Str \"a\"\n  TableBody\n"

static void captions_stand_beside_tables(void)
{
	reads(TABLE "\nTable: C *x* {#tbl:a .k}\n",
	      "Table columns=default #tbl:a .k\n  Caption\n    Plain\n"
	      "      Str \"C \"\n      Emph\n        Str \"x\"\n" TABLE_REST);
	reads(": C\n\n" TABLE, "Table columns=default\n  Caption\n    Plain\n"
	                       "      Str \"C\"\n" TABLE_REST);
	reads(TABLE ": C\n", "Table columns=default\n  Caption\n    Plain\n"
	                     "      Str \"C\"\n" TABLE_REST);
	reads(TABLE "\n: A\n\n" TABLE "\n: B\n",
	      "Table columns=default\n  Caption\n    Plain\n"
	      "      Str \"A\"\n" TABLE_REST
	      "Table columns=default\n  Caption\n    Plain\n"
	      "      Str \"B\"\n" TABLE_REST);
	reads("Table: no\n\ntext\n",
	      "Para\n  Str \"Table: no\"\nPara\n  Str \"text\"\n");
	reads(TABLE "\n: A\n\n: B\n",
	      "Table columns=default\n  Caption\n    Plain\n"
	      "      Str \"A\"\n" TABLE_REST "Para\n  Str \": B\"\n");
}

static void figures(void)
{
	reads("![C *x*](a.png){#f .w width=50% alt=\"sees *all* \\\"q\\\"\"}",
	      "Figure #f\n  Caption\n    Plain\n      Str \"C \"\n"
	      "      Emph\n        Str \"x\"\n  Plain\n"
	      "    Image url=\"a.png\" .w width=\"50%\" "
	      "alt=\"sees *all* \\\"q\\\"\"\n"
	      "      Str \"sees *all* \\\"q\\\"\"\n");
	reads("![C *x*](a.png)",
	      "Figure\n  Caption\n    Plain\n      Str \"C \"\n"
	      "      Emph\n        Str \"x\"\n  Plain\n"
	      "    Image url=\"a.png\"\n      Str \"C x\"\n");
	reads("![](a.png)", "Para\n  Image url=\"a.png\"\n");
	reads("![a](a.png)\\", "Para\n  Image url=\"a.png\"\n    Str \"a\"\n");
	reads("- ![a](a.png)",
	      "BulletList tight\n  Item\n    Plain\n"
	      "      Image url=\"a.png\"\n        Str \"a\"\n");
}

static void attributes(void)
{
	reads("# T {#i .c k=v}\n", "Header 1 #i .c k=\"v\"\n  Str \"T\"\n");
	reads("T {-}\n===\n", "Header 1 .unnumbered\n  Str \"T\"\n");
	reads("# T {x}\n", "Header 1\n  Str \"T {x}\"\n");
	reads("# T \\{.x}\n", "Header 1\n  Str \"T {.x}\"\n");
	reads("# `a`{.rust} {#i} ##\n", "Header 1 #i\n  Code .rust \"a\"\n");
	reads("[a](u){.x\n.y}b", "Para\n  Link url=\"u\" .x .y\n"
	                         "    Str \"a\"\n  Str \"b\"\n");
	reads("[a *b* [c]{.in}]{.out} [d]{no}",
	      "Para\n  Span .out\n    Str \"a \"\n    Emph\n"
	      "      Str \"b\"\n    Str \" \"\n    Span .in\n"
	      "      Str \"c\"\n  Str \" [d]{no}\"\n");
	reads("]{.a} [b]{.c", "Para\n  Str \"]{.a} [b]{.c\"\n");
	reads("a \\{.x} `\\{.x}` {.y}",
	      "Para\n  Str \"a {.x} \"\n  Code \"\\\\{.x}\"\n"
	      "  Str \" {.y}\"\n");
	reads("    {#a_b k=\"*\"} \\{\n",
	      "CodeBlock \"{#a_b k=\\\"*\\\"} \\\\{\"\n");
	reads("``` rust {.n k=\"*a*\"}\n```\n",
	      "CodeBlock .rust .n k=\"*a*\" \"\"\n");
}

static void notes(void)
{
	reads("a[^my_note]\n\n[^my_note]: b\n",
	      "Para\n  Str \"a\"\n  Note\n    Para\n      Str \"b\"\n");
	reads("[^a] [^a]\n\n[^a]: b\n",
	      "Para\n  Note\n    Para\n      Str \"b\"\n  Str \" \"\n"
	      "  Note\n    Para\n      Str \"b\"\n");
	says("a\n\n[^x]: b\n\n    c\n",
	     "a.md:3:1: warning: footnote is never called, left out: [^x] "
	     "[note-unused]\n");
	says("a *b* [^x] `[^y]` \\[^z]\n",
	     "a.md:1:7: error: footnote is not defined: [^x] "
	     "[note-undefined]\n");
	says("[^a]\n\n[^a]: see [^a]\n",
	     "a.md:3:11: error: footnote calls itself, kept its label: [^a] "
	     "[note-circle]\n");
	reads("[^a]\n\n[^a]: see [^a]\n",
	      "Para\n  Note\n    Para\n      Str \"see [^a]\"\n");
}

static void unsafe_links_are_text(void)
{
	reads("[a *b*](javascript:x)",
	      "Para\n  Str \"a \"\n  Emph\n    Str \"b\"\n");
	says("[a](JAVA&#10;script:x) ![b](file:///etc) [c](http://data:1)",
	     "a.md:1:1: warning: link scheme is not allowed, kept its text: "
	     "javascript: [link-unsafe]\n"
	     "a.md:1:24: warning: link scheme is not allowed, kept its text: "
	     "file: [link-unsafe]\n");
}

static void lines_are_counted_from_the_first(void)
{
	struct arena a = {0};
	struct diag d = {0};
	struct node *top =
		markdown_read(&a, VIEW("x[^u]\n\n[^u]: y\n"), "f", 11, &d);

	CHECK(top->first->at.line == 11);
	CHECK(top->first->last->first->at.line == 13);
	CHECK(d.count == 0);
	arena_reset(&a);
	diag_clear(&d);
}

int main(void)
{
	nodes_know_their_places();
	inlines();
	blocks();
	alerts();
	tables();
	captions_stand_beside_tables();
	figures();
	attributes();
	notes();
	unsafe_links_are_text();
	lines_are_counted_from_the_first();
	return check_done();
}
