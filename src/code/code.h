/*
 * code/code.h - program text -> tokens, for both editions
 *
 * Takes   the name of a language, and code (any bytes)
 * Gives   spans in order, none empty, none over another; what lies between
 *         them is plain. A span never cuts a character of valid UTF-8
 * Owns    spans live in the arena of the coder
 * Fails   never: an unclosed string or comment ends with the text
 *
 *	let s = r#"x"#; // raw
 *	kkk     sssssss cccccc
 *
 * One engine (lexer.c) walks over the text; a table for each language
 * (tables_*.c) says what its comments, strings and words are. It tells tokens
 * apart, it does not parse: a name is a type because it begins with a capital
 * letter, where the language has that custom. Time is linear in the text.
 */
#ifndef CODE_CODE_H
#define CODE_CODE_H

#include "base/arena.h"

enum code_class {
	CODE_PLAIN,
	CODE_KEYWORD, /* and tags, directives */
	CODE_TYPE,    /* and keys of data */
	CODE_STRING,  /* and characters, quoted text */
	CODE_NUMBER,
	CODE_COMMENT,
	CODE_FUNCTION, /* where it is called or defined; macros, labels */
	CODE_META,     /* attributes, preprocessor, variables of a shell */
	CODE_ADDED,    /* lines of a diff */
	CODE_REMOVED,
	CODE_COMMAND, /* what is typed at a prompt, with the prompt */
	CODE_CLASSES
};

struct code_span {
	uint32_t start; /* bytes of the text */
	uint32_t end;
	uint32_t class; /* enum code_class, not CODE_PLAIN */
};

struct code_spans {
	struct code_span *at;
	int count, room;
};

/* The tables of a language made ready, for as long as the arena lives. */
struct coder {
	struct arena *memory;
	struct prepared *prepared; /* a list of those met so far */
};

/* By name or alias ("rust", "rs"), without case; NULL when nobody knows. */
const struct language *code_language(struct view name);
/* The name it goes by: the first in its list. */
struct view code_language_name(const struct language *language);

struct code_spans code_scan(struct coder *c, const struct language *language,
                            struct view text);

/* The letter that stands for a class in the EPUB's markup. */
const char *code_class_letter(enum code_class class);

#endif
