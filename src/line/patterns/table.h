/*
 * line/patterns/table.h - the patterns of all languages, packed into tables
 *
 * Gives   the tables that compile.c writes and hyphen.c reads
 * Source  Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; TeX: The Program,
 *         parts 42 and 43
 *
 * The patterns are a trie: a node has a child for each letter that may come
 * next. A node is a number, its base, and the child for the letter with code c
 * is described at base + c. Nodes overlap in the table; an entry belongs to the
 * node that looks at it when the letter written there is the one looked for.
 * Equal nodes are stored once, over all languages.
 *
 *	.ach4    a ----> c ----> h, value {0 4}
 *
 *	hyphen_trie[base + c]    base of the child << 8 | c; base 0: none
 *	hyphen_values[base + c]  where its weights start; 0: no pattern ends
 *	hyphen_weights[...]      distance << 4 | level, ...; 0 ends the list
 *
 * The distance counts letters back from the end of the pattern to the gap that
 * has the level. Odd levels allow a hyphen, even ones forbid it, the highest
 * wins. Exceptions are patterns of a whole word that give each of its gaps one
 * of the two highest levels.
 *
 * No table holds a pointer: they stay in the read-only part of the program.
 */
#ifndef LINE_PATTERNS_TABLE_H
#define LINE_PATTERNS_TABLE_H

#include <stdint.h>

enum {
	HYPHEN_CHARACTERS = 0x500,   /* Latin, Greek, Cyrillic */
	HYPHEN_EDGE = 1,             /* the code of both ends of a word */
	HYPHEN_KEEP_TOGETHER = 14,   /* levels of exceptions */
	HYPHEN_BREAK_EXCEPTION = 15, /* (TeX's patterns use 1 to 9) */
};

struct hyphen_language {
	char tag[12];
	uint8_t left_min;  /* letters */
	uint8_t right_min; /* letters */
	uint32_t root;     /* base of the node where patterns start */
	uint8_t code[HYPHEN_CHARACTERS]; /* 0: in no pattern; 2 and up */
};

extern const struct hyphen_language hyphen_languages[];
extern const int hyphen_language_count;
extern const uint32_t hyphen_trie[];
extern const uint16_t hyphen_values[];
extern const uint16_t hyphen_weights[];

#endif
