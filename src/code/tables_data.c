/* code/tables_data.c - markup, data, builds, sessions */
#include "code/table.h"

static const struct rule xml[] = {
	{"<!--", "-->", CODE_COMMENT, 0, 0},
	{"<![CDATA[", "]]>", CODE_STRING, 0, 0},
	{"<!", ">", CODE_META, 0, 0},
	{"<?", "?>", CODE_META, 0, 0},
	{"&", NULL, CODE_NUMBER, 0, NAME},
	{"&#", NULL, CODE_NUMBER, 0, NAME},
};

static const struct rule css[] = {
	STAR_COMMENT,
	{"//", NULL, CODE_COMMENT, 0, WORD_START},
	STRING,
	CHARACTER,
	{"@", NULL, CODE_KEYWORD, 0, NAME},
	{"#", NULL, CODE_NUMBER, 0, NAME},
	{"--", NULL, CODE_TYPE, 0, NAME | FIRST},
	{"--", NULL, CODE_META, 0, NAME},
	{"::", NULL, CODE_META, 0, NAME},
	{".", NULL, CODE_FUNCTION, 0, NAME | FIRST},
	{"$", NULL, CODE_META, 0, NAME},
};

static const struct rule json[] = {
	SLASH_COMMENT,
	STAR_COMMENT,
	STRING,
	CHARACTER,
};

static const struct rule yaml[] = {
	{"#", NULL, CODE_COMMENT, 0, WORD_START},
	{"---", NULL, CODE_META, 0, COLUMN},
	{"%", NULL, CODE_META, 0, COLUMN},
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", "'", CODE_STRING, 0, DOUBLED | WORD_START},
	{"&", NULL, CODE_META, 0, NAME | WORD_START},
	{"*", NULL, CODE_META, 0, NAME | WORD_START},
	{"!", NULL, CODE_META, 0, NAME | WORD_START},
};

static const struct rule toml[] = {
	HASH_COMMENT,
	{"[[", "]]", CODE_KEYWORD, 0, COLUMN | MUST_CLOSE},
	{"[", "]", CODE_KEYWORD, 0, COLUMN | MUST_CLOSE},
	LONG_STRING,
	{"'''", "'''", CODE_STRING, 0, 0},
	STRING,
	{"'", "'", CODE_STRING, 0, ONE_LINE},
};

static const struct rule ini[] = {
	{";", NULL, CODE_COMMENT, 0, WORD_START},
	{"#", NULL, CODE_COMMENT, 0, WORD_START},
	{"[", "]", CODE_KEYWORD, 0, FIRST | MUST_CLOSE},
	STRING,
};

static const struct rule make[] = {
	{"#", NULL, CODE_COMMENT, 0, 0},
	{"$(", ")", CODE_META, 0, BRACKETS},
	{"${", "}", CODE_META, 0, BRACKETS},
	{"$@", NULL, CODE_META, 0, WHOLE},
	{"$<", NULL, CODE_META, 0, WHOLE},
	{"$^", NULL, CODE_META, 0, WHOLE},
	{"$*", NULL, CODE_META, 0, WHOLE},
	{"$$", NULL, CODE_META, 0, NAME},
	STRING,
	CHARACTER,
	{".", NULL, CODE_META, 0, COLUMN | NAME},
};

static const struct rule cmake[] = {
	{"#[", NULL, CODE_COMMENT, 0, LEVELS},
	HASH_COMMENT,
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"[", NULL, CODE_STRING, 0, LEVELS},
	{"${", "}", CODE_META, 0, BRACKETS},
	{"$<", ">", CODE_META, 0, BRACKETS | MUST_CLOSE},
};

static const struct rule docker[] = {
	{"#", NULL, CODE_COMMENT, 0, FIRST},
	{"\"", "\"", CODE_STRING, '\\', ONE_LINE},
	{"'", "'", CODE_STRING, 0, ONE_LINE},
	{"${", "}", CODE_META, 0, BRACKETS},
	{"$", NULL, CODE_META, 0, NAME},
};

static const struct rule diff[] = {
	{"+++", NULL, CODE_META, 0, COLUMN},
	{"---", NULL, CODE_META, 0, COLUMN},
	{"@@", NULL, CODE_META, 0, COLUMN},
	{"diff ", NULL, CODE_META, 0, COLUMN},
	{"index ", NULL, CODE_META, 0, COLUMN},
	{"+", NULL, CODE_ADDED, 0, COLUMN},
	{">", NULL, CODE_ADDED, 0, COLUMN},
	{"-", NULL, CODE_REMOVED, 0, COLUMN},
	{"<", NULL, CODE_REMOVED, 0, COLUMN},
};

static const struct rule latex[] = {
	{"\\%", NULL, CODE_PLAIN, 0, WHOLE},
	{"\\$", NULL, CODE_PLAIN, 0, WHOLE},
	{"\\begin{", "}", CODE_KEYWORD, 0, MUST_CLOSE},
	{"\\end{", "}", CODE_KEYWORD, 0, MUST_CLOSE},
	{"\\", NULL, CODE_FUNCTION, 0, NAME},
	{"%", NULL, CODE_COMMENT, 0, 0},
	{"$$", "$$", CODE_STRING, '\\', 0},
	{"$", "$", CODE_STRING, '\\', 0},
};

static const struct rule markdown[] = {
	{"<!--", "-->", CODE_COMMENT, 0, 0},
	{"```", "```", CODE_STRING, 0, FIRST},
	{"``", "``", CODE_STRING, 0, MUST_CLOSE},
	{"`", "`", CODE_STRING, 0, MUST_CLOSE},
	{"#", NULL, CODE_KEYWORD, 0, FIRST},
	{"---", NULL, CODE_META, 0, COLUMN},
	{">", NULL, CODE_META, 0, FIRST | WHOLE},
	{"- ", NULL, CODE_META, 0, FIRST | WHOLE},
	{"* ", NULL, CODE_META, 0, FIRST | WHOLE},
	{"**", "**", CODE_COMMAND, '\\', MUST_CLOSE},
	{"](", ")", CODE_TYPE, '\\', MUST_CLOSE | BRACKETS},
	{"[^", "]", CODE_META, 0, MUST_CLOSE},
	{"{", "}", CODE_META, 0, MUST_CLOSE},
	{"|", NULL, CODE_META, 0, WHOLE},
};

static const struct rule console[] = {
	{"$ ", NULL, CODE_COMMAND, '\\', FIRST},
	{"% ", NULL, CODE_COMMAND, '\\', COLUMN},
	{"# ", NULL, CODE_COMMAND, '\\', COLUMN},
	{"> ", NULL, CODE_COMMAND, 0, COLUMN},
	{"PS ", NULL, CODE_COMMAND, 0, COLUMN},
	{"C:\\", NULL, CODE_COMMAND, 0, COLUMN},
	{">>> ", NULL, CODE_COMMAND, 0, COLUMN},
	{"... ", NULL, CODE_COMMAND, 0, COLUMN},
};

const struct language code_data[] = {
	{
		.names = "html htm xhtml vue svelte",
		RULES(xml),
		.flags = TAGS | NO_NUMBERS,
		.letters = "-:.",
	},
	{
		.names = "xml svg xsd xslt rss opf plist",
		RULES(xml),
		.flags = TAGS | NO_NUMBERS,
		.letters = "-:.",
	},
	{
		.names = "css scss less",
		RULES(css),
		.flags = CALLS | COLON_KEYS,
		.keywords = "important from to and not only",
		.letters = "-%",
	},
	{
		.names = "json json5 jsonc geojson",
		RULES(json),
		.flags = STRING_KEYS,
		.keywords = "true false null",
	},
	{
		.names = "yaml yml",
		RULES(yaml),
		.flags = COLON_KEYS | STRING_KEYS,
		.keywords = "true false null yes no on off",
		.letters = "-./",
	},
	{
		.names = "toml",
		RULES(toml),
		.flags = EQUAL_KEYS,
		.keywords = "true false inf nan",
		.letters = "-",
	},
	{
		.names = "ini cfg conf properties desktop editorconfig "
			 "gitconfig systemd",
		RULES(ini),
		.flags = EQUAL_KEYS,
		.keywords = "true false yes no on off",
		.letters = "-.",
	},
	{
		.names = "make makefile mk gnumake",
		RULES(make),
		.flags = LABELS | EQUAL_KEYS | NO_NUMBERS,
		.keywords = "define else endef endif export ifdef ifeq ifndef "
			    "ifneq include override unexport vpath",
		.letters = "-./%",
	},
	{
		.names = "cmake",
		RULES(cmake),
		.flags = CALLS | NO_CASE,
		.keywords = "if elseif else endif foreach endforeach while "
			    "endwhile function endfunction macro endmacro "
			    "return break continue and or not true false on "
			    "off public private interface",
		.letters = "-.",
	},
	{
		.names = "dockerfile docker containerfile",
		RULES(docker),
		.flags = NO_NUMBERS,
		.keywords = "ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM "
			    "HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL "
			    "STOPSIGNAL USER VOLUME WORKDIR",
		.letters = "-./",
	},
	{
		.names = "diff patch udiff",
		RULES(diff),
		.flags = NO_NUMBERS,
	},
	{
		.names = "latex tex context",
		RULES(latex),
		.flags = NO_NUMBERS,
	},
	{
		.names = "markdown md gfm commonmark",
		RULES(markdown),
		.flags = NO_NUMBERS,
	},
	{
		.names = "console shell-session sh-session bash-session "
			 "shellsession terminal cmd bat pycon doscon",
		RULES(console),
		.flags = NO_NUMBERS,
	},
	{0},
};
