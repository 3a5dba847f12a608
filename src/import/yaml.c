/*
 * import/yaml.c - one YAML document -> a value (libyaml's events)
 *
 * The limits stand here, not in libyaml: its flow nesting is quadratic, so the
 * reading stops at depth 64; aliases cost what their anchor's tree costs, so a
 * "billion laughs" ends at the limit of nodes.
 */
#include "base/array.h"
#include "import/import.h"

#include <yaml.h>

#define DEPTH_MOST   64
#define ALIASES_MOST 1000
#define NODES_MOST   100000
#define BYTES_MOST   ((size_t)1024 * 1024)

struct anchor {
	struct view name;
	struct value *value; /* NULL while it is still being read */
	int nodes;
};

struct reader {
	yaml_parser_t parser;
	struct arena *memory;
	const char *file;
	int first_line;
	struct diag *diag;
	struct anchor *anchors;
	int anchor_count;
	int anchor_room;
	int aliases;
	int nodes;
	bool failed;
};

static struct place place_of(const struct reader *r, yaml_mark_t mark)
{
	return (struct place){r->file, r->first_line + (int)mark.line,
	                      (int)mark.column + 1};
}

static void fail(struct reader *r, enum diag_kind kind, yaml_mark_t mark,
                 const char *what)
{
	if (!r->failed)
		diag_add(r->diag, kind, place_of(r, mark), "%s", what);
	r->failed = true;
}

static bool next_event(struct reader *r, yaml_event_t *event)
{
	if (r->failed)
		return false;
	if (yaml_parser_parse(&r->parser, event))
		return true;
	fail(r, DIAG_YAML_BAD,
	     r->parser.problem_mark.line || r->parser.problem_mark.column
	             ? r->parser.problem_mark
	             : r->parser.mark,
	     r->parser.problem ? r->parser.problem : "cannot be parsed");
	return false;
}

static bool is_core_tag(const yaml_char_t *tag)
{
	return !tag ||
	       strncmp((const char *)tag, "tag:yaml.org,2002:", 18) == 0;
}

static struct value *new_value(struct reader *r, enum value_kind kind,
                               const yaml_event_t *event)
{
	struct value *value = arena_new(r->memory, struct value);

	value->kind = kind;
	value->at = place_of(r, event->start_mark);
	if (++r->nodes > NODES_MOST)
		fail(r, DIAG_YAML_LIMIT, event->start_mark,
		     "more than 100000 values");
	return value;
}

static struct value *read_scalar(struct reader *r, const yaml_event_t *event)
{
	struct value *value = new_value(r, VALUE_TEXT, event);

	value->text = arena_view(
		r->memory, (struct view){(const char *)event->data.scalar.value,
	                                 event->data.scalar.length});
	value->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	if (!value->quoted && (!value->text.n || view_is(value->text, "~") ||
	                       view_is_nocase(value->text, "null")))
		value->kind = VALUE_NULL;
	return value;
}

static struct value *read_alias(struct reader *r, const yaml_event_t *event)
{
	struct view name = view_of((const char *)event->data.alias.anchor);

	if (++r->aliases > ALIASES_MOST)
		fail(r, DIAG_YAML_LIMIT, event->start_mark,
		     "more than 1000 aliases");
	for (int i = r->anchor_count - 1; i >= 0; i--) {
		struct anchor *anchor = &r->anchors[i];

		if (!view_equal(anchor->name, name))
			continue;
		if (!anchor->value) {
			fail(r, DIAG_YAML_BAD, event->start_mark,
			     "alias inside its own anchor");
			return NULL;
		}
		r->nodes += anchor->nodes;
		if (r->nodes > NODES_MOST)
			fail(r, DIAG_YAML_LIMIT, event->start_mark,
			     "more than 100000 values after aliases");
		return anchor->value;
	}
	fail(r, DIAG_YAML_BAD, event->start_mark, "alias without an anchor");
	return NULL;
}

/* Remember an anchor; returns its index, or -1 for none. */
static int open_anchor(struct reader *r, const yaml_char_t *name)
{
	struct view text = view_of((const char *)name);

	if (!name)
		return -1;
	*ARRAY_ADD(r->memory, r->anchors, r->anchor_count, r->anchor_room) =
		(struct anchor){arena_view(r->memory, text), NULL, r->nodes};
	return r->anchor_count - 1;
}

static void close_anchor(struct reader *r, int index, struct value *value)
{
	if (index < 0)
		return;
	r->anchors[index].value = value;
	r->anchors[index].nodes = r->nodes - r->anchors[index].nodes;
}

static struct value *read_value(struct reader *r, yaml_event_t *event,
                                int depth);

static void read_items(struct reader *r, struct value *list, int depth)
{
	yaml_event_t event;

	while (next_event(r, &event)) {
		bool ends = event.type == YAML_SEQUENCE_END_EVENT;
		struct value *item =
			ends ? NULL : read_value(r, &event, depth + 1);

		yaml_event_delete(&event);
		if (ends || !item)
			return;
		*ARRAY_ADD(r->memory, list->items, list->count, list->room) =
			item;
	}
}

static void add_pair(struct reader *r, struct value *map, struct view key,
                     struct place key_place, struct value *value)
{
	*ARRAY_ADD(r->memory, map->keys, map->count, map->key_room) = key;
	map->count--;
	*ARRAY_ADD(r->memory, map->key_places, map->count, map->place_room) =
		key_place;
	map->count--;
	*ARRAY_ADD(r->memory, map->items, map->count, map->room) = value;
}

static void read_pairs(struct reader *r, struct value *map, int depth)
{
	yaml_event_t event;
	struct map seen = {.memory = r->memory};

	while (next_event(r, &event)) {
		struct value *key = NULL, *value = NULL;
		yaml_mark_t mark = event.start_mark;
		bool ends = event.type == YAML_MAPPING_END_EVENT;

		if (!ends)
			key = read_value(r, &event, depth + 1);
		yaml_event_delete(&event);
		if (ends || !key)
			return;
		if (key->kind != VALUE_TEXT) {
			fail(r, DIAG_YAML_BAD, mark, "key is not a text");
			return;
		}
		if (*map_at(&seen, key->text)) {
			fail(r, DIAG_YAML_BAD, mark, "key is given twice");
			return;
		}
		*map_at(&seen, key->text) = key;
		if (!next_event(r, &event))
			return;
		value = read_value(r, &event, depth + 1);
		yaml_event_delete(&event);
		if (!value)
			return;
		add_pair(r, map, key->text, key->at, value);
	}
}

/* The value that begins with event; NULL once reading has failed. */
static struct value *read_value(struct reader *r, yaml_event_t *event,
                                int depth)
{
	struct value *value = NULL;
	const yaml_char_t *tag = NULL, *name = NULL;
	int anchor;

	if (depth > DEPTH_MOST)
		fail(r, DIAG_YAML_LIMIT, event->start_mark,
		     "nested deeper than 64");
	if (r->failed)
		return NULL;
	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return read_alias(r, event);
	case YAML_SCALAR_EVENT:
		tag = event->data.scalar.tag;
		name = event->data.scalar.anchor;
		anchor = open_anchor(r, name);
		value = read_scalar(r, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		tag = event->data.sequence_start.tag;
		name = event->data.sequence_start.anchor;
		anchor = open_anchor(r, name);
		value = new_value(r, VALUE_LIST, event);
		read_items(r, value, depth);
		break;
	case YAML_MAPPING_START_EVENT:
		tag = event->data.mapping_start.tag;
		name = event->data.mapping_start.anchor;
		anchor = open_anchor(r, name);
		value = new_value(r, VALUE_MAP, event);
		read_pairs(r, value, depth);
		break;
	default:
		fail(r, DIAG_YAML_BAD, event->start_mark, "unexpected end");
		return NULL;
	}
	if (!is_core_tag(tag))
		fail(r, DIAG_YAML_BAD, event->start_mark,
		     "tags of one's own are not read");
	close_anchor(r, anchor, value);
	return r->failed ? NULL : value;
}

/* The events around the first document; NULL for an empty stream. */
static struct value *read_document(struct reader *r)
{
	struct value *value = NULL;
	yaml_event_t event;

	while (!value && next_event(r, &event)) {
		bool ends = event.type == YAML_STREAM_END_EVENT ||
		            event.type == YAML_DOCUMENT_END_EVENT;

		if (event.type != YAML_STREAM_START_EVENT &&
		    event.type != YAML_DOCUMENT_START_EVENT && !ends)
			value = read_value(r, &event, 0);
		yaml_event_delete(&event);
		if (ends)
			break;
	}
	/* What follows the value must be well-formed, too. */
	while (value && next_event(r, &event)) {
		bool ends = event.type == YAML_STREAM_END_EVENT;

		if (event.type == YAML_DOCUMENT_START_EVENT)
			fail(r, DIAG_YAML_BAD, event.start_mark,
			     "more than one document");
		yaml_event_delete(&event);
		if (ends)
			break;
	}
	return value;
}

struct value *yaml_read(struct arena *a, struct view text, const char *file,
                        int first_line, struct diag *d)
{
	struct reader r = {
		.memory = a, .file = file, .first_line = first_line, .diag = d};
	struct value *value = NULL;
	yaml_mark_t start = {0};

	if (text.n > BYTES_MOST)
		fail(&r, DIAG_YAML_LIMIT, start, "larger than 1 MB");
	else if (!yaml_parser_initialize(&r.parser))
		arena_no_memory(sizeof(r.parser));
	else {
		yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
		yaml_parser_set_input_string(
			&r.parser,
			(const unsigned char *)(text.n ? text.p : ""), text.n);
		value = read_document(&r);
		yaml_parser_delete(&r.parser);
	}
	if (!value || r.failed) {
		value = arena_new(a, struct value);
		value->at = (struct place){file, first_line, 1};
	}
	return value;
}
