/* tests/unit/test_html.c - harmless tags become nodes, others leave text */
#include "tests/unit/import_check.h"

static void inline_tags(void)
{
	reads("H<sub>2</sub>O<br/>x<sup>2</sup>",
	      "Para\n  Str \"H\"\n  Subscript\n    Str \"2\"\n  Str \"O\"\n"
	      "  LineBreak\n  Str \"x\"\n  Superscript\n    Str \"2\"\n");
	reads("<B>a <i>b</i></B> <u>c</u> <ins>d</ins> <del>e</del>",
	      "Para\n  Strong\n    Str \"a \"\n    Emph\n      Str \"b\"\n"
	      "  Str \" \"\n  Underline\n    Str \"c\"\n  Str \" \"\n"
	      "  Underline\n    Str \"d\"\n  Str \" \"\n  Strikeout\n"
	      "    Str \"e\"\n");
	reads("<kbd>Ctrl</kbd> <span id='a' class=\"b c\" lang=de>d</span>",
	      "Para\n  Span .kbd\n    Str \"Ctrl\"\n  Str \" \"\n"
	      "  Span #a .b .c lang=\"de\"\n    Str \"d\"\n");
	reads("<a href=\"u?a=1&amp;b\" title=t>*x*</a> <code>a <b>b</b></code>",
	      "Para\n  Link url=\"u?a=1&b\" title=\"t\"\n    Emph\n"
	      "      Str \"x\"\n  Str \" \"\n  Code \"a b\"\n");
	reads("a <img src=z.png alt=\"Z &gt; Y\" width=300> b<!-- c --> d",
	      "Para\n  Str \"a \"\n  Image url=\"z.png\" width=\"300\"\n"
	      "    Str \"Z > Y\"\n  Str \" b d\"\n");
	reads("<a id=\"x\"></a>", "Div #x\n");
	reads("[<b>x</b>]{.y}",
	      "Para\n  Span .y\n    Strong\n      Str \"x\"\n");
}

static void what_does_not_match_is_dropped(void)
{
	reads("a <b>b <i>c</b> d</i>",
	      "Para\n  Str \"a \"\n  Strong\n    Str \"b c\"\n"
	      "  Str \" d\"\n");
	says("a <b>b <i>c</b> d</i>",
	     "a.md:1:8: warning: raw HTML dropped, its text kept: <i> "
	     "[html-dropped]\n"
	     "a.md:1:18: warning: raw HTML dropped, its text kept: </i> "
	     "[html-dropped]\n");
	reads("a <blink>b</blink> <script>no</script>c <div>d</div>",
	      "Para\n  Str \"a b c d\"\n");
	says("<script>\nx\n</script>\n\n<Listing number=\"1\">\n\nx\n\n"
	     "</Listing>\n",
	     "a.md:1:1: warning: raw HTML dropped, its text kept: <script> "
	     "[html-dropped]\n"
	     "a.md:5:1: warning: raw HTML dropped, its text kept: <Listing> "
	     "[html-dropped]\n");
	reads("x <a href=\"javascript:y\">z</a>",
	      "Para\n  Str \"x \"\n  Span\n    Str \"z\"\n");
	reads("[a <a href=b>c</a>](d)",
	      "Para\n  Link url=\"d\"\n    Str \"a \"\n    Span\n"
	      "      Str \"c\"\n");
}

static void tags_hold_markdown(void)
{
	reads("<details>\n<summary>More</summary>\n\n*x*\n\n</details>\n",
	      "Div .details\n  Para\n    Strong\n      Str \"More\"\n"
	      "  Para\n    Emph\n      Str \"x\"\n");
	reads("<p align=\"center\">\n\n![a](b)\n\n</p>\n",
	      "Div .center\n  Figure\n    Caption\n      Plain\n"
	      "        Str \"a\"\n    Plain\n      Image url=\"b\"\n"
	      "        Str \"a\"\n");
	reads("<b>\n\ntext\n\n</b>\n", "Para\n  Str \"text\"\n");
	reads("<div>\n\ntext\n", "Para\n  Str \"text\"\n");
}

static void block_tags(void)
{
	reads("<div class=\"a\" style=\"page-break-before: always\">\n"
	      "  one &hellip;\n  two<br>\n</div>\n",
	      "Div .a .pagebreak-before\n  Para\n    Str \"one … two\"\n");
	reads("<div style=\"page-break-after: always;\"></div>\n",
	      "Div .pagebreak-after .pagebreak\n");
	reads("<p>one\n<p>two\n", "Para\n  Str \"one\"\nPara\n  Str \"two\"\n");
	reads("<h2 id=\"h\">A <small>b</small></h2>\n",
	      "Header 2 #h\n  Str \"A \"\n  Span .small\n    Str \"b\"\n");
	reads("<ol type=i start=4><li>a<li><p>b</ol>\n",
	      "OrderedList start=4 lower-roman period loose\n  Item\n"
	      "    Plain\n      Str \"a\"\n  Item\n    Para\n"
	      "      Str \"b\"\n");
	reads("<pre><code class=\"language-rust\">\na &lt; b\n\n  c\n"
	      "</code></pre>\n",
	      "CodeBlock .rust \"a < b\\n\\n  c\"\n");
	reads("<figure><img src=a><figcaption>C</figcaption></figure>\n",
	      "Figure\n  Caption\n    Plain\n      Str \"C\"\n  Plain\n"
	      "    Image url=\"a\"\n");
	reads("<li>alone\n", "Para\n  Str \"alone\"\n");
	reads("<blockquote>a<hr>b</blockquote>\n",
	      "BlockQuote\n  Para\n    Str \"a\"\n  HorizontalRule\n  Para\n"
	      "    Str \"b\"\n");
}

static void tables_are_whole(void)
{
	reads("<table><caption>C</caption><tr><th>A<th align=right>B\n"
	      "<tr><td rowspan=9>1<td>2<tr><td>3<td>x<tr></table>\n",
	      "Table columns=default,right,default\n"
	      "  Caption\n    Plain\n      Str \"C\"\n"
	      "  TableHead\n    Row\n"
	      "      Cell\n        Plain\n          Str \"A\"\n"
	      "      Cell right\n        Plain\n          Str \"B\"\n"
	      "      Cell\n"
	      "  TableBody\n    Row\n"
	      "      Cell rows=3\n        Plain\n          Str \"1\"\n"
	      "      Cell\n        Plain\n          Str \"2\"\n"
	      "      Cell\n"
	      "    Row\n"
	      "      Cell\n        Plain\n          Str \"3\"\n"
	      "      Cell\n        Plain\n          Str \"x\"\n"
	      "    Row\n      Cell\n      Cell\n");
	reads("<table>stray<tfoot><tr><td>f</tfoot><tbody><tr>"
	      "<td colspan=2>a</table>\n",
	      "Table columns=default,default\n"
	      "  TableHead\n"
	      "  TableBody\n    Row\n"
	      "      Cell\n        Plain\n          Str \"stray\"\n"
	      "      Cell\n"
	      "  TableBody\n    Row\n"
	      "      Cell columns=2\n        Plain\n          Str \"a\"\n"
	      "  TableFoot\n    Row\n"
	      "      Cell\n        Plain\n          Str \"f\"\n"
	      "      Cell\n");
	reads("<table></table>\n", "");
}

int main(void)
{
	inline_tags();
	what_does_not_match_is_dropped();
	tags_hold_markdown();
	block_tags();
	tables_are_whole();
	return check_done();
}
