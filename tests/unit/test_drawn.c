/* Tables drawn with characters: simple, multiline and in frames. */
#include "tests/unit/import_check.h"

static void heads_beside_their_dashes_align(void)
{
	reads("  Right Left    Center  Default\n"
	      "------- ------ -------- -------\n"
	      "     12 12        12    12\n",
	      "Table columns=right,left,center,default\n"
	      "  TableHead\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"Right\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"Left\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"Center\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"Default\"\n"
	      "  TableBody\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"12\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"12\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"12\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"12\"\n");
}

static void cells_of_lines_are_inlines(void)
{
	reads("a     b\n--- ---\n-    1.\n\\*  a|b\n",
	      "Table columns=left,right\n"
	      "  TableHead\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"a\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"b\"\n"
	      "  TableBody\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"-\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"1.\"\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"*\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"a|b\"\n");
}

static void rows_of_several_lines(void)
{
	reads("--- ---\na   x\\\n    y\n\nb   z\n--- ---\n\nEnd\n",
	      "Table columns=left:6%,left:6%\n"
	      "  TableHead\n"
	      "    Row\n"
	      "      Cell\n"
	      "      Cell\n"
	      "  TableBody\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"a\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"x\"\n"
	      "          LineBreak\n"
	      "          Str \"y\"\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"b\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"z\"\n"
	      "Para\n"
	      "  Str \"End\"\n");
}

static void rules_and_prose_stay(void)
{
	reads("Foo\n--- -\n\n--- ---\n\n-- -- --\n",
	      "Para\n  Str \"Foo\"\nHorizontalRule\nHorizontalRule\n"
	      "HorizontalRule\n");
	reads("Words run on\n--- --- ---\nacross the gaps\n",
	      "Para\n  Str \"Words run on\"\nHorizontalRule\n"
	      "Para\n  Str \"across the gaps\"\n");
	reads("text\n+---+\n| a |\n+---+\n",
	      "Para\n  Str \"text\"\n  SoftBreak\n  Str \"+---+\"\n"
	      "  SoftBreak\n  Str \"| a |\"\n  SoftBreak\n"
	      "  Str \"+---+\"\n");
	reads("    +---+\n    | a |\n    +---+\n",
	      "CodeBlock \"+---+\\n| a |\\n+---+\"\n");
}

static void frames_hold_blocks(void)
{
	stands("+---+-----+\n| a | - b |\n|   | - c |\n+---+-----+\n",
	       "Document 1:1\n"
	       "  Table 1:1 columns=default:6%,default:8%\n"
	       "    TableHead 1:1\n"
	       "    TableBody 1:1\n"
	       "      Row 2:1\n"
	       "        Cell 2:1\n"
	       "          Plain 2:3\n"
	       "            Str 2:3 \"a\"\n"
	       "        Cell 2:5\n"
	       "          BulletList 2:7 tight\n"
	       "            Item 2:7\n"
	       "              Plain 2:9\n"
	       "                Str 2:9 \"b\"\n"
	       "            Item 3:7\n"
	       "              Plain 3:9\n"
	       "                Str 3:9 \"c\"\n");
}

static void cells_over_rows_and_columns(void)
{
	reads("+---+---+\n| a     |\n+===+==:+\n| b | c |\n|   +---+\n"
	      "|   | d |\n+===+===+\n| e | f |\n+===+===+\n",
	      "Table columns=default:6%,right:6%\n"
	      "  TableHead\n"
	      "    Row\n"
	      "      Cell columns=2\n"
	      "        Plain\n"
	      "          Str \"a\"\n"
	      "  TableBody\n"
	      "    Row\n"
	      "      Cell rows=2\n"
	      "        Plain\n"
	      "          Str \"b\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"c\"\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"d\"\n"
	      "  TableFoot\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"e\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"f\"\n");
}

/* By columns of a terminal, or by characters. */
static void han_takes_two_columns(void)
{
	static const char want[] = "Table columns=default:10%,default:6%\n"
				   "  TableHead\n"
				   "  TableBody\n"
				   "    Row\n"
				   "      Cell\n"
				   "        Plain\n"
				   "          Str \"\u6F22\u5B57\"\n"
				   "      Cell\n"
				   "        Plain\n"
				   "          Str \"b\"\n";

	reads("+------+---+\n| \u6F22\u5B57 | b |\n+------+---+\n", want);
	reads("+------+---+\n| \u6F22\u5B57   | b |\n+------+---+\n", want);
}

static void fences_end_with_their_cells(void)
{
	reads("+-----+---+\n| ``` | b |\n| c   |   |\n+-----+---+\n\n"
	      "iv) d\n",
	      "Table columns=default:8%,default:8%\n"
	      "  TableHead\n"
	      "  TableBody\n"
	      "    Row\n"
	      "      Cell\n"
	      "        CodeBlock \"c\"\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"b\"\n"
	      "OrderedList start=4 lower-roman one-paren tight\n"
	      "  Item\n"
	      "    Plain\n"
	      "      Str \"d\"\n");
}

static void captions_and_definitions(void)
{
	reads("Term\n\n: Caption {#tbl:a}\n\n+---+\n| a |\n+---+\n",
	      "Para\n  Str \"Term\"\n"
	      "Table columns=default:6% #tbl:a\n"
	      "  Caption\n"
	      "    Plain\n"
	      "      Str \"Caption\"\n"
	      "  TableHead\n"
	      "  TableBody\n"
	      "    Row\n"
	      "      Cell\n"
	      "        Plain\n"
	      "          Str \"a\"\n");
	reads("Term\n\n:   Text\n\n    +---+\n    | a |\n    +---+\n",
	      "DefinitionList\n"
	      "  Term\n"
	      "    Str \"Term\"\n"
	      "  Definition\n"
	      "    Para\n"
	      "      Str \"Text\"\n"
	      "    Table columns=default:6%\n"
	      "      TableHead\n"
	      "      TableBody\n"
	      "        Row\n"
	      "          Cell\n"
	      "            Plain\n"
	      "              Str \"a\"\n");
}

static void broken_frames_are_code(void)
{
	reads("+---+\n| a  |\n+---+\n",
	      "CodeBlock \"+---+\\n| a  |\\n+---+\"\n");
	says("Text\n\n+---+---+\n| a | b |\n+---+--+\n",
	     "a.md:5:1: warning: frame of the table is broken, set as code "
	     "[table-broken]\n");
}

/* Messages and places below a table are those of the file. */
static void places_are_those_of_the_file(void)
{
	says("+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+\n\n"
	     "Text[^x]\n",
	     "a.md:7:5: error: footnote is not defined: [^x] "
	     "[note-undefined]\n");
}

int main(void)
{
	heads_beside_their_dashes_align();
	cells_of_lines_are_inlines();
	rows_of_several_lines();
	rules_and_prose_stay();
	frames_hold_blocks();
	cells_over_rows_and_columns();
	han_takes_two_columns();
	fences_end_with_their_cells();
	captions_and_definitions();
	broken_frames_are_code();
	places_are_those_of_the_file();
	return check_done();
}
