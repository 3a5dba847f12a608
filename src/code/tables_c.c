/* code/tables_c.c - Java, Kotlin, C#, Scala, JavaScript, TypeScript, PHP */
#include "code/table.h"

static const struct rule java[] = {
	SLASH_COMMENT, STAR_COMMENT, LONG_STRING, STRING, CHARACTER, AT_NAME,
};

static const struct rule kotlin[] = {
	SLASH_COMMENT,
	STAR_NESTED,
	{"\"\"\"", "\"\"\"", CODE_STRING, 0, 0},
	STRING,
	CHARACTER,
	AT_NAME,
	{"`", "`", CODE_PLAIN, 0, MUST_CLOSE},
};

static const struct rule scala[] = {
	SLASH_COMMENT,
	STAR_NESTED,
	{"\"\"\"", "\"\"\"", CODE_STRING, 0, 0},
	STRING,
	{"'", NULL, CODE_STRING, 0, QUOTE},
	AT_NAME,
};

static const struct rule csharp[] = {
	SLASH_COMMENT,
	STAR_COMMENT,
	{"#", NULL, CODE_META, 0, FIRST | NAME},
	{"\"\"\"", "\"\"\"", CODE_STRING, 0, 0},
	{"@\"", "\"", CODE_STRING, 0, DOUBLED},
	{"$@\"", "\"", CODE_STRING, 0, DOUBLED},
	{"$\"", "\"", CODE_STRING, '\\', ONE_LINE},
	STRING,
	CHARACTER,
	{"[", "]", CODE_META, 0, FIRST | BRACKETS | MUST_CLOSE},
};

static const struct rule javascript[] = {
	{"#!", NULL, CODE_COMMENT, 0, COLUMN},
	SLASH_COMMENT,
	STAR_COMMENT,
	STRING,
	CHARACTER,
	{"`", "`", CODE_STRING, '\\', 0},
	{"/", NULL, CODE_STRING, 0, REGEX},
	AT_NAME,
};

static const struct rule php[] = {
	{"<?php", NULL, CODE_META, 0, WHOLE},
	{"<?=", NULL, CODE_META, 0, WHOLE},
	{"?>", NULL, CODE_META, 0, WHOLE},
	{"<<<", NULL, CODE_STRING, 0, HERE},
	SLASH_COMMENT,
	STAR_COMMENT,
	{"#[", "]", CODE_META, 0, BRACKETS},
	HASH_COMMENT,
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", "'", CODE_STRING, '\\', 0},
	{"$", NULL, CODE_META, 0, NAME},
};

#define SCRIPT_KEYWORDS                                                        \
	"async await break case catch class const continue debugger default "  \
	"delete do else export extends false finally for from get if import "  \
	"in instanceof let new null of return set static super switch this "   \
	"throw true try typeof undefined var void while with yield"

const struct language code_c_like[] = {
	{
		.names = "java",
		RULES(java),
		.flags = CALLS | CAPITALS,
		.keywords =
			"abstract assert break case catch class const continue "
			"default do else enum extends final finally for goto "
			"if implements import instanceof interface native new "
			"package permits private protected public record "
			"return sealed static strictfp super switch "
			"synchronized this throw throws transient try var "
			"volatile while yield true false null",
		.types = "boolean byte char double float int long short void",
	},
	{
		.names = "kotlin kt kts",
		RULES(kotlin),
		.flags = CALLS | CAPITALS,
		.keywords =
			"abstract actual annotation as break by catch class "
			"companion const constructor continue crossinline data "
			"do else enum expect external false final finally for "
			"get if import in infix init inline inner interface "
			"internal is lateinit noinline null object open "
			"operator out override package private protected "
			"public reified return sealed set super suspend "
			"tailrec this throw true try typealias val value var "
			"vararg when where while",
		.definers = "fun",
	},
	{
		.names = "csharp cs c#",
		RULES(csharp),
		.flags = CALLS | CAPITALS,
		.keywords =
			"abstract as async await base break case catch checked "
			"class const continue default delegate do else enum "
			"event explicit extern false finally fixed for foreach "
			"from get goto if implicit in init interface internal "
			"is let lock namespace new null operator out override "
			"params partial private protected public readonly "
			"record ref required return sealed select set sizeof "
			"stackalloc static struct switch this throw true try "
			"typeof unchecked unsafe using var virtual volatile "
			"when where while with yield",
		.types = "bool byte char decimal double dynamic float int long "
			 "nint nuint object sbyte short string uint ulong "
			 "ushort void",
	},
	{
		.names = "scala",
		RULES(scala),
		.flags = CALLS | CAPITALS,
		.keywords =
			"abstract as case catch class do else end enum export "
			"extends extension false final finally for given if "
			"implicit import inline lazy match new null object "
			"open opaque override package private protected return "
			"sealed super then this throw trait transparent true "
			"try type using val var while with yield",
		.definers = "def",
	},
	{
		.names = "javascript js jsx mjs cjs node",
		RULES(javascript),
		.flags = CALLS | CAPITALS,
		.keywords = SCRIPT_KEYWORDS,
		.definers = "function",
		.letters = "$",
	},
	{
		.names = "typescript ts tsx mts cts",
		RULES(javascript),
		.flags = CALLS | CAPITALS,
		.keywords = SCRIPT_KEYWORDS
		" abstract as asserts declare enum implements infer interface "
		"is keyof namespace override private protected public readonly "
		"satisfies type unique",
		.types = "any bigint boolean never number object string symbol "
			 "unknown",
		.definers = "function",
		.letters = "$",
	},
	{
		.names = "php",
		RULES(php),
		.flags = CALLS | CAPITALS | NO_CASE,
		.keywords =
			"abstract and as break case catch class clone const "
			"continue declare default do echo else elseif empty "
			"enddeclare endfor endforeach endif endswitch endwhile "
			"enum extends false final finally for foreach global "
			"goto if implements include include_once instanceof "
			"insteadof interface isset list match namespace new "
			"null or print private protected public readonly "
			"require require_once return self static switch this "
			"throw trait true try unset use var while xor yield",
		.types = "array bool callable float int iterable mixed never "
			 "object string void",
		.definers = "function fn",
	},
	{
		.names = "dart",
		RULES(java),
		.flags = CALLS | CAPITALS,
		.keywords =
			"abstract as assert async await break case catch class "
			"const continue covariant default deferred do dynamic "
			"else enum export extends extension external factory "
			"false final finally for get if implements import in "
			"interface is late library mixin new null on operator "
			"part required rethrow return sealed set show static "
			"super switch sync this throw true try typedef var "
			"when while with yield",
		.types = "bool double int num void",
	},
	{0},
};
