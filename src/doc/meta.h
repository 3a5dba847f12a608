/*
 * doc/meta.h - what is known about the book, under pandoc's names
 *
 * Gives   a tree of values (pandoc's MetaValue) and the few that the program
 *         reads everywhere, already checked
 * Owns    everything lives in the book's arena
 */
#ifndef DOC_META_H
#define DOC_META_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/text.h"

enum value_kind {
	VALUE_NULL,
	VALUE_TEXT, /* also numbers and booleans, as they were written */
	VALUE_LIST,
	VALUE_MAP,
};

/* One YAML value with its place. */
struct value {
	enum value_kind kind;
	bool quoted; /* a quoted or block scalar: "true" is a text, not a bool */
	struct place at;
	struct view text;
	struct value **items; /* of a list; of a map, parallel to keys */
	struct view *keys;
	struct place *key_places;
	int count;
	int room;
	int key_room;
	int place_room;
};

/* The value under key in a map; NULL when value is NULL, no map, or has no
 * such key. */
struct value *value_get(const struct value *map, const char *key);
struct view value_text(const struct value *value); /* "" when not a text */
/* true/yes/on, false/no/off; fallback for anything else. */
bool value_bool(const struct value *value, bool fallback);
/* A whole number, or fallback. */
int value_int(const struct value *value, int fallback);

struct person {
	struct view name;
	struct view file_as;
	struct view role; /* MARC relator: "aut" unless given */
};

struct meta {
	struct value *values; /* all of it, a map; never NULL after import */
	struct view title;
	struct view subtitle;
	struct person *authors;
	int author_count;
	int author_room;
	struct view date; /* as written */
	struct view
		iso_date; /* CCYY-MM-DD, CCYY-MM or CCYY; empty if unknown */
	struct view lang; /* BCP 47; "en" unless given */
	struct view rights;
	struct view publisher;
	struct view description;
	struct view identifier;
	struct view subject;
	struct view *keywords;
	int keyword_count;
	int keyword_room;
	struct view cover_image; /* path, or empty */
	struct view toc_title;
	bool toc;
	int toc_depth;
	bool list_of_figures;
	bool list_of_tables;
	bool number_sections;
};

#endif
