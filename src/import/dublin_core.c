/*
 * import/dublin_core.c - an XML file of Dublin Core -> metadata
 *
 * Its elements become the values that YAML would have given, so that all that
 * is known about metadata holds for them, too:
 *
 *	<dc:creator opf:role="edt" opf:file-as="B, A">A B</dc:creator>
 *	creator: [{text: A B, role: edt, file-as: "B, A"}]
 *
 * Source  Dublin Core 1.1; OPF 2.0.1 for the attributes; the file has no root
 *         of its own, as pandoc's MANUAL has it, or is wrapped in <metadata>
 */
#include "base/array.h"
#include "import/import.h"

#include <expat.h>

#define ELEMENTS_MOST 2000
#define TEXT_MOST     100000

struct reader {
	struct arena *memory;
	struct diag *diag;
	const char *file;
	XML_Parser parser;
	int lines_before; /* of what stands before the text */
	struct value *map;
	struct value *open; /* the element that is being read */
	struct view key;    /* where it belongs */
	struct buf text;
	int depth, count;
};

static struct place place_of(const struct reader *r)
{
	return (struct place){
		r->file,
		(int)XML_GetCurrentLineNumber(r->parser) + r->lines_before, 0};
}

static struct value *new_text(struct reader *r, struct view text)
{
	struct value *value = arena_new(r->memory, struct value);

	value->kind = VALUE_TEXT;
	value->text = arena_view(r->memory, text);
	value->at = place_of(r);
	return value;
}

static void put(struct reader *r, struct value *map, struct view key,
                struct value *value)
{
	*ARRAY_ADD(r->memory, map->keys, map->count, map->key_room) = key;
	map->count--;
	*ARRAY_ADD(r->memory, map->key_places, map->count, map->place_room) =
		place_of(r);
	map->count--;
	*ARRAY_ADD(r->memory, map->items, map->count, map->room) = value;
}

/* The part of a name after its prefix. */
static const char *local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

/* The key of our metadata that an element fills; NULL for none. */
static const char *key_of(const char *name)
{
	static const char *const keys[][2] = {
		{"title", "title"},
		{"creator", "creator"},
		{"contributor", "contributor"},
		{"subject", "subject"},
		{"description", "description"},
		{"publisher", "publisher"},
		{"date", "date"},
		{"type", "type"},
		{"format", "format"},
		{"identifier", "identifier"},
		{"source", "source"},
		{"language", "lang"},
		{"relation", "relation"},
		{"coverage", "coverage"},
		{"rights", "rights"},
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (strcmp(name, keys[i][0]) == 0)
			return keys[i][1];
	return NULL;
}

static void add_attributes(struct reader *r, const char **attributes)
{
	static const char *const known[] = {"role", "file-as",   "scheme",
	                                    "type", "authority", "term"};

	for (; *attributes; attributes += 2)
		for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
			if (strcmp(local_name(attributes[0]), known[i]) == 0)
				put(r, r->open, view_of(known[i]),
				    new_text(r, view_of(attributes[1])));
}

static void XMLCALL on_start(void *user, const char *name,
                             const char **attributes)
{
	struct reader *r = user;
	const char *key = key_of(local_name(name));
	bool is_root = strcmp(local_name(name), "metadata") == 0;

	if (r->depth++ == 0 || (is_root && r->depth == 2) || r->open)
		return; /* ours; theirs; or a tag within a text */
	if (!key || ++r->count > ELEMENTS_MOST) {
		diag_add(r->diag, DIAG_VALUE_BAD, place_of(r), "<%.60s>", name);
		return;
	}
	r->key = view_of(key);
	r->open = arena_new(r->memory, struct value);
	r->open->kind = VALUE_MAP;
	r->open->at = place_of(r);
	buf_empty(&r->text);
	add_attributes(r, attributes);
}

static void XMLCALL on_text(void *user, const char *text, int n)
{
	struct reader *r = user;

	if (r->open && r->text.len < TEXT_MOST)
		buf_add(&r->text, text, (size_t)n);
}

/* One value stands alone, as a text where it is nothing else; what may be
 * there several times is a list. */
static void keep(struct reader *r)
{
	static const char *const lists[] = {
		"title",  "creator",  "contributor", "subject", "type",
		"format", "relation", "coverage",    "source",  "identifier"};
	struct value *list = value_get(r->map, r->key.p);
	bool is_list = false;

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		is_list |= view_is(r->key, lists[i]);
	if (!is_list) {
		if (!list)
			put(r, r->map, r->key, value_get(r->open, "text"));
		return;
	}
	if (!list) {
		list = arena_new(r->memory, struct value);
		list->kind = VALUE_LIST;
		list->at = place_of(r);
		put(r, r->map, r->key, list);
	}
	*ARRAY_ADD(r->memory, list->items, list->count, list->room) = r->open;
}

static void XMLCALL on_end(void *user, const char *name)
{
	struct reader *r = user;
	struct view text = {buf_text(&r->text), r->text.len};

	if (!r->open || strcmp(local_name(name), "metadata") == 0 ||
	    key_of(local_name(name)) == NULL) {
		r->depth--;
		return;
	}
	r->depth--;
	if (view_trim(text).n) {
		put(r, r->open, VIEW("text"), new_text(r, view_trim(text)));
		keep(r);
	}
	r->open = NULL;
}

/* No entity that the file declares is believed. */
static void XMLCALL on_doctype(void *user, const char *name, const char *system,
                               const char *public, int has_internal)
{
	struct reader *r = user;

	(void)name;
	(void)system;
	(void)public;
	(void)has_internal;
	XML_StopParser(r->parser, XML_FALSE);
}

/* Past "<?xml ...?>": our root stands before it. */
static struct view without_declaration(struct view text)
{
	size_t end = 0;

	if (!view_starts(text, "<?xml"))
		return text;
	while (end < text.n && text.p[end] != '>')
		end++;
	return view_from(text, end < text.n ? end + 1 : text.n);
}

struct value *dublin_core_read(struct arena *a, struct view bytes,
                               const char *file, struct diag *d)
{
	static const char before[] =
		"<all xmlns:dc='http://purl.org/dc/elements/1.1/'"
		" xmlns:opf='http://www.idpf.org/2007/opf'>";
	struct reader r = {.memory = a, .diag = d, .file = file};
	struct view text = without_declaration(view_trim(bytes));

	for (const char *p = bytes.p; p < text.p; p++)
		r.lines_before += *p == '\n';
	r.map = arena_new(a, struct value);
	r.map->kind = VALUE_MAP;
	r.parser = XML_ParserCreate("UTF-8");
	if (!r.parser)
		arena_no_memory(sizeof(r));
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, on_start, on_end);
	XML_SetCharacterDataHandler(r.parser, on_text);
	XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
	if (!XML_Parse(r.parser, before, (int)sizeof(before) - 1, 0) ||
	    text.n > 10000000 || !XML_Parse(r.parser, text.p, (int)text.n, 0) ||
	    !XML_Parse(r.parser, "</all>", 6, 1))
		diag_add(d, DIAG_XML_BAD, place_of(&r), "%s",
		         XML_ErrorString(XML_GetErrorCode(r.parser)));
	XML_ParserFree(r.parser);
	buf_clear(&r.text);
	return r.map;
}
