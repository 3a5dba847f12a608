/*
 * code/table.h - what the engine knows of a language (code/ only)
 *
 * A rule says how something begins and ends. Rules that begin with the same
 * letter are tried in order, before names and numbers are:
 *
 *	{"//", NULL, CODE_COMMENT}                   to the end of the line
 *	{"/ *", "* /", CODE_COMMENT, .flags = NESTS}
 *	{"\"", "\"", CODE_STRING, '\\', ONE_LINE}    ends with the line at last
 *	{"@", NULL, CODE_META, .flags = NAME}        "@" and the name after it
 */
#ifndef CODE_TABLE_H
#define CODE_TABLE_H

#include "code/code.h"

enum {
	/* where a rule holds */
	FIRST = 1 << 0,      /* only blanks stand before it in the line */
	COLUMN = 1 << 1,     /* nothing does */
	WORD_START = 1 << 2, /* a blank or a bracket stands before it */
	/* how it goes on */
	NESTS = 1 << 3,      /* another open asks for another close */
	BRACKETS = 1 << 4,   /* so does the last letter of open */
	ONE_LINE = 1 << 5,   /* a line end closes it, too */
	MUST_CLOSE = 1 << 6, /* in its line, or it is none */
	DOUBLED = 1 << 7,    /* close written twice stands for itself */
	/* other forms */
	NAME = 1 << 8,    /* open and a name after it */
	WHOLE = 1 << 9,   /* open is all */
	QUOTE = 1 << 10,  /* 'c' is a character, 'name a lifetime */
	HASHES = 1 << 11, /* r##"..."##, as many at either end */
	LEVELS = 1 << 12, /* [==[...]==] */
	MARKED = 1 << 13, /* R"mark(...)mark" */
	HERE = 1 << 14,   /* <<MARK ... MARK */
	REGEX = 1 << 15,  /* where no value stands before it */
};

struct rule {
	const char *open;
	const char *close; /* NULL: the end of the line */
	uint8_t class;
	char escape; /* takes the next character along; 0 for none */
	uint16_t flags;
};

enum {
	NO_CASE = 1 << 0,  /* of words */
	CAPITALS = 1 << 1, /* a name with a capital first is a type */
	CALLS = 1 << 2,    /* name( is a function */
	BANGS = 1 << 3,    /* name! is a macro */
	NO_NUMBERS = 1 << 4,
	T_TYPES = 1 << 5,       /* name_t is a type */
	COLON_KEYS = 1 << 6,    /* key: first in a line */
	EQUAL_KEYS = 1 << 7,    /* key = */
	STRING_KEYS = 1 << 8,   /* "key": */
	LABELS = 1 << 9,        /* key: is a function (label, target) */
	COMMANDS = 1 << 10,     /* the first word of a line is a keyword */
	TAGS = 1 << 11,         /* <name attribute="..."> */
	DIGIT_QUOTES = 1 << 12, /* 1'000 */
	PREFIXES = 1 << 13,     /* rb"..": letters belong to the string */
	NO_CONSTANTS = 1 << 14, /* IO is a type, too: no word is a constant */
};

struct language {
	const char *names; /* separated by spaces, the usual one first */
	const struct rule *rules;
	int rule_count;
	uint32_t flags;
	const char *keywords;
	const char *types;
	const char *functions;
	const char *definers; /* keywords before the name of a function */
	const char *letters;  /* of names, beside A-Z a-z 0-9 _ and Unicode */
};

#define RULES(array)                                                           \
	.rules = (array), .rule_count = sizeof(array) / sizeof(*(array))

#define SLASH_COMMENT                                                          \
	{                                                                      \
		"//", NULL, CODE_COMMENT, 0, 0                                 \
	}
#define STAR_COMMENT                                                           \
	{                                                                      \
		"/*", "*/", CODE_COMMENT, 0, 0                                 \
	}
#define STAR_NESTED                                                            \
	{                                                                      \
		"/*", "*/", CODE_COMMENT, 0, NESTS                             \
	}
#define HASH_COMMENT                                                           \
	{                                                                      \
		"#", NULL, CODE_COMMENT, 0, 0                                  \
	}
#define STRING                                                                 \
	{                                                                      \
		"\"", "\"", CODE_STRING, '\\', ONE_LINE                        \
	}
#define CHARACTER                                                              \
	{                                                                      \
		"'", "'", CODE_STRING, '\\', ONE_LINE                          \
	}
#define LONG_STRING                                                            \
	{                                                                      \
		"\"\"\"", "\"\"\"", CODE_STRING, '\\', 0                       \
	}
#define AT_NAME                                                                \
	{                                                                      \
		"@", NULL, CODE_META, 0, NAME                                  \
	}

/* The tables, each ending with a language without a name. */
extern const struct language code_c_like[];  /* tables_c.c */
extern const struct language code_systems[]; /* tables_systems.c */
extern const struct language code_scripts[]; /* tables_scripts.c */
extern const struct language code_data[];    /* tables_data.c */

#endif
