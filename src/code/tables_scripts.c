/* code/tables_scripts.c - scripts, functional languages, shells */
#include "code/table.h"

static const struct rule python[] = {
	HASH_COMMENT, LONG_STRING, {"'''", "'''", CODE_STRING, '\\', 0},
	STRING,       CHARACTER,   AT_NAME,
};

static const struct rule ruby[] = {
	{"=begin", "=end", CODE_COMMENT, 0, COLUMN},
	HASH_COMMENT,
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", "'", CODE_STRING, '\\', 0},
	{"`", "`", CODE_STRING, '\\', ONE_LINE},
	{"<<", NULL, CODE_STRING, 0, HERE},
	{"/", NULL, CODE_STRING, 0, REGEX},
	{"::", NULL, CODE_PLAIN, 0, WHOLE},
	{":\"", "\"", CODE_STRING, '\\', ONE_LINE},
	{":", NULL, CODE_STRING, 0, NAME},
	{"@@", NULL, CODE_META, 0, NAME},
	AT_NAME,
	{"$", NULL, CODE_META, 0, NAME},
	{"%w[", "]", CODE_STRING, '\\', BRACKETS},
	{"%i[", "]", CODE_STRING, '\\', BRACKETS},
};

static const struct rule perl[] = {
	{"=pod", "=cut", CODE_COMMENT, 0, COLUMN},
	{"=head1", "=cut", CODE_COMMENT, 0, COLUMN},
	{"#", NULL, CODE_COMMENT, 0, WORD_START},
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", "'", CODE_STRING, '\\', 0},
	{"<<", NULL, CODE_STRING, 0, HERE},
	{"/", NULL, CODE_STRING, 0, REGEX},
	{"qw(", ")", CODE_STRING, '\\', BRACKETS},
	{"qq{", "}", CODE_STRING, '\\', BRACKETS},
	{"qr/", "/", CODE_STRING, '\\', MUST_CLOSE},
	{"$#", NULL, CODE_META, 0, NAME},
	{"$", NULL, CODE_META, 0, NAME},
	{"@", NULL, CODE_META, 0, NAME},
	{"%", NULL, CODE_META, 0, NAME | WORD_START},
};

static const struct rule lua[] = {
	{"--[", NULL, CODE_COMMENT, 0, LEVELS},
	{"--", NULL, CODE_COMMENT, 0, 0},
	{"[", NULL, CODE_STRING, 0, LEVELS},
	STRING,
	CHARACTER,
};

static const struct rule haskell[] = {
	{"{-#", "#-}", CODE_META, 0, 0},
	{"{-", "-}", CODE_COMMENT, 0, NESTS},
	{"-->", NULL, CODE_PLAIN, 0, WHOLE},
	{"--", NULL, CODE_COMMENT, 0, 0},
	STRING,
	{"'", NULL, CODE_STRING, 0, QUOTE},
};

static const struct rule ocaml[] = {
	{"(*)", NULL, CODE_PLAIN, 0, WHOLE},
	{"(*", "*)", CODE_COMMENT, 0, NESTS},
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", NULL, CODE_STRING, 0, QUOTE},
	{"[@", "]", CODE_META, 0, BRACKETS | MUST_CLOSE},
};

static const struct rule elixir[] = {
	HASH_COMMENT,
	LONG_STRING,
	{"'''", "'''", CODE_STRING, '\\', 0},
	{"\"", "\"", CODE_STRING, '\\', 0},
	CHARACTER,
	{"~r/", "/", CODE_STRING, '\\', MUST_CLOSE},
	{"~s(", ")", CODE_STRING, '\\', 0},
	{"~w[", "]", CODE_STRING, '\\', 0},
	{"~w(", ")", CODE_STRING, '\\', 0},
	{"::", NULL, CODE_PLAIN, 0, WHOLE},
	{":", NULL, CODE_STRING, 0, NAME},
	AT_NAME,
};

static const struct rule r_rules[] = {
	HASH_COMMENT,
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", "'", CODE_STRING, '\\', 0},
	{"`", "`", CODE_PLAIN, 0, MUST_CLOSE},
};

static const struct rule julia[] = {
	{"#=", "=#", CODE_COMMENT, 0, NESTS},
	HASH_COMMENT,
	LONG_STRING,
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", NULL, CODE_STRING, 0, QUOTE},
	{"@", NULL, CODE_FUNCTION, 0, NAME},
	{"::", NULL, CODE_PLAIN, 0, WHOLE},
	{":", NULL, CODE_STRING, 0, NAME | WORD_START},
};

static const struct rule shell[] = {
	{"#", NULL, CODE_COMMENT, 0, WORD_START},
	{"\\\"", NULL, CODE_PLAIN, 0, WHOLE},
	{"\\'", NULL, CODE_PLAIN, 0, WHOLE},
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", "'", CODE_STRING, 0, 0},
	{"$'", "'", CODE_STRING, '\\', 0},
	{"${", "}", CODE_META, 0, BRACKETS},
	{"$", NULL, CODE_META, 0, NAME},
	{"$?", NULL, CODE_META, 0, WHOLE},
	{"$#", NULL, CODE_META, 0, WHOLE},
	{"$@", NULL, CODE_META, 0, WHOLE},
	{"$!", NULL, CODE_META, 0, WHOLE},
	{"<<<", NULL, CODE_PLAIN, 0, WHOLE},
	{"<<", NULL, CODE_STRING, 0, HERE},
};

static const struct rule powershell[] = {
	{"<#", "#>", CODE_COMMENT, 0, 0},
	HASH_COMMENT,
	{"@\"", "\"@", CODE_STRING, 0, 0},
	{"@'", "'@", CODE_STRING, 0, 0},
	{"\"", "\"", CODE_STRING, '`', 0},
	{"'", "'", CODE_STRING, 0, DOUBLED},
	{"${", "}", CODE_META, 0, MUST_CLOSE},
	{"$", NULL, CODE_META, 0, NAME},
	{"[", "]", CODE_TYPE, 0, MUST_CLOSE | WORD_START},
};

static const struct rule sql[] = {
	{"--", NULL, CODE_COMMENT, 0, 0},
	STAR_COMMENT,
	{"'", "'", CODE_STRING, 0, DOUBLED},
	{"\"", "\"", CODE_PLAIN, 0, DOUBLED | ONE_LINE},
	{"`", "`", CODE_PLAIN, 0, ONE_LINE},
	{"@", NULL, CODE_META, 0, NAME},
	{":", NULL, CODE_META, 0, NAME | WORD_START},
};

const struct language code_scripts[] = {
	{
		.names = "python py python3 py3 pyi",
		RULES(python),
		.flags = CALLS | CAPITALS | PREFIXES,
		.keywords =
			"and as assert async await break case class continue "
			"del elif else except False finally for from global if "
			"import in is lambda match None nonlocal not or pass "
			"raise return True try while with yield",
		.types = "bool bytearray bytes complex dict float frozenset "
			 "int list object set str tuple type",
		.definers = "def",
	},
	{
		.names = "ruby rb",
		RULES(ruby),
		.flags = CALLS | CAPITALS,
		.keywords =
			"alias and begin break case class defined? do else "
			"elsif end ensure extend false for if in include "
			"module next nil not or private protected public raise "
			"redo require require_relative rescue retry return "
			"self super then true undef unless until when while "
			"yield",
		.functions = "attr_accessor attr_reader attr_writer puts print "
			     "p lambda proc",
		.definers = "def",
		.letters = "?!",
	},
	{
		.names = "perl pl pm",
		RULES(perl),
		.flags = CALLS,
		.keywords =
			"and cmp default die do else elsif eq for foreach ge "
			"given gt if last le local lt my ne next no not or our "
			"package redo require return state undef unless until "
			"use when while x xor",
		.functions = "chomp close defined delete each exists grep join "
			     "keys map open pop print printf push ref say "
			     "scalar shift sort splice split sprintf unshift "
			     "values",
		.definers = "sub",
	},
	{
		.names = "lua",
		RULES(lua),
		.flags = CALLS,
		.keywords = "and break do else elseif end false for goto if in "
			    "local nil not or repeat return then true until "
			    "while",
		.definers = "function",
	},
	{
		.names = "haskell hs",
		RULES(haskell),
		.flags = CAPITALS | NO_CONSTANTS,
		.keywords = "as case class data default deriving do else "
			    "family forall foreign hiding if import in infix "
			    "infixl infixr instance let mdo module newtype of "
			    "qualified rec then type where",
		.letters = "'",
	},
	{
		.names = "ocaml ml mli reasonml",
		RULES(ocaml),
		.flags = CAPITALS | NO_CONSTANTS,
		.keywords =
			"and as assert begin class constraint do done downto "
			"else end exception external false for fun function "
			"functor if in include inherit initializer lazy let "
			"match method module mutable new nonrec object of open "
			"or private rec sig struct then to true try type val "
			"virtual when while with",
		.types = "array bool bytes char exn float int list option ref "
			 "string unit",
	},
	{
		.names = "elixir ex exs",
		RULES(elixir),
		.flags = CALLS | CAPITALS | NO_CONSTANTS,
		.keywords =
			"after alias and case catch cond defdelegate "
			"defexception defguard defimpl defmodule defprotocol "
			"defstruct do else end false fn for if import in nil "
			"not or quote raise receive require rescue super true "
			"try unless unquote use when with",
		.definers = "def defp defmacro defmacrop",
		.letters = "?!",
	},
	{
		.names = "r rscript splus",
		RULES(r_rules),
		.flags = CALLS,
		.keywords = "break else FALSE for function if in Inf NA NaN "
			    "next NULL repeat return TRUE while",
		.letters = ".",
	},
	{
		.names = "julia jl",
		RULES(julia),
		.flags = CALLS | CAPITALS | PREFIXES,
		.keywords =
			"abstract baremodule begin break catch const continue "
			"do else elseif end export false finally for global if "
			"import in isa let local module mutable nothing "
			"primitive quote return struct true try type using "
			"where while",
		.definers = "function macro",
		.letters = "!",
	},
	{
		.names = "sh bash shell zsh ksh dash fish",
		RULES(shell),
		.flags = NO_NUMBERS,
		.keywords = "case coproc do done elif else esac fi for "
			    "function if in select then until while return "
			    "break continue local",
		.functions = "alias cd command declare echo eval exec exit "
			     "export getopts mkdir printf pwd read readonly "
			     "set shift source sudo test trap type ulimit "
			     "umask unalias unset wait",
		.letters = "-./:",
	},
	{
		.names = "powershell ps1 pwsh ps psm1",
		RULES(powershell),
		.flags = NO_CASE | CALLS,
		.keywords =
			"begin break catch class continue data do dynamicparam "
			"else elseif end enum exit filter finally for foreach "
			"from hidden if in param process return static switch "
			"throw trap try until using while -eq -ne -gt -ge -lt "
			"-le -like -notlike -match -notmatch -contains -in "
			"-and -or -not -is -as -replace -split -join",
		.definers = "function",
		.letters = "-",
	},
	{
		.names = "sql mysql postgres postgresql psql sqlite plsql tsql",
		RULES(sql),
		.flags = NO_CASE | CALLS,
		.keywords =
			"add all alter analyze and any as asc begin between by "
			"cascade case check collate column commit conflict "
			"constraint create cross current_date "
			"current_timestamp database declare default delete "
			"desc distinct do drop else end except exists explain "
			"false fetch filter first for foreign from full "
			"function generated grant group having if in index "
			"inner insert intersect into is join key last lateral "
			"left like limit materialized natural not nothing null "
			"nulls of offset on only or order outer over partition "
			"primary procedure recursive references replace "
			"returning returns revoke right rollback row rows "
			"schema select set some table temporary then to "
			"transaction trigger true truncate union unique update "
			"using values view when where window with",
		.types = "bigint blob boolean bytea char date datetime decimal "
			 "double float int integer interval json jsonb numeric "
			 "real serial smallint text time timestamp timestamptz "
			 "uuid varchar",
	},
	{0},
};
