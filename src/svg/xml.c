/* svg/xml.c - the elements of an SVG file as a tree */
#include "base/buf.h"
#include "svg/svg.h"

#include <expat.h>
#include <limits.h>

#define SVG_SPACE   "http://www.w3.org/2000/svg"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"
#define XML_SPACE   "http://www.w3.org/XML/1998/namespace"

#define ENTITIES_MOST 1000

static const char *const element_texts[] = {
	"",
	"",
#define ELEMENT(name, text) text,
#include "svg/names.h"
#undef ELEMENT
};

#define ELEMENTS ((int)(sizeof(element_texts) / sizeof(*element_texts)))

enum {
	PLAIN,
	PROPERTY,
	CSS,
	UNDRAWN
};

static const struct {
	const char *text;
	int kind;
} attribute_texts[] = {
#define ATTRIBUTE(name, text, kind) {text, kind},
#include "svg/names.h"
#undef ATTRIBUTE
};

struct reader {
	struct svg *svg;
	size_t size; /* of the file */
	XML_Parser parser;
	struct element *open; /* the innermost one that is read */
	int depth;            /* of open, counted from the root as 1 */
	int skipped;          /* elements open within one that is left out */
	int elements, entities;
	size_t words_used;
	size_t expanded;  /* bytes of words and attributes, entities put in */
	struct buf words; /* of the innermost element so far */
	struct buf *styles;
	int style_depth; /* of the style element that is open, 0 for none */
	bool stopped;
};

static int find_element(struct view name)
{
	int low = ELEMENT_WORDS + 1, high = ELEMENTS;

	while (low < high) {
		int middle = (low + high) / 2;
		int order = view_compare(name, view_of(element_texts[middle]));

		if (!order)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return ELEMENT_OTHER;
}

bool attribute_find(struct view text, enum attribute_name *name)
{
	int low = 0, high = ATTRIBUTES;

	while (low < high) {
		int middle = (low + high) / 2;
		int order = view_compare(text,
		                         view_of(attribute_texts[middle].text));

		if (!order) {
			*name = (enum attribute_name)middle;
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

const char *attribute_text(enum attribute_name name)
{
	return attribute_texts[name].text;
}

bool attribute_is_property(enum attribute_name name)
{
	return attribute_texts[name].kind != PLAIN;
}

bool attribute_is_undrawn(enum attribute_name name)
{
	return attribute_texts[name].kind == UNDRAWN;
}

bool attribute_is_css_only(enum attribute_name name)
{
	return attribute_texts[name].kind == CSS;
}

struct view element_get(const struct element *e, enum attribute_name name)
{
	for (int i = 0; i < e->attribute_count; i++)
		if (e->attributes[i].name == name)
			return e->attributes[i].value;
	return (struct view){0};
}

struct view element_name(const struct element *e)
{
	return e->kind == ELEMENT_OTHER ? e->name
	                                : view_of(element_texts[e->kind]);
}

/* Expat joins the name space and the name by a space. */
static struct view local_name(const char *text, struct view *space)
{
	struct view v = view_of(text);
	size_t cut = view_find(v, ' ', 0);

	if (cut == v.n) {
		*space = VIEW("");
		return v;
	}
	*space = view_part(v, 0, cut);
	return view_from(v, cut + 1);
}

static struct place here(const struct reader *r)
{
	return (struct place){r->svg->file,
	                      (int)XML_GetCurrentLineNumber(r->parser),
	                      (int)XML_GetCurrentColumnNumber(r->parser) + 1};
}

static void stop(struct reader *r, enum diag_kind kind, const char *why)
{
	if (r->stopped)
		return;
	r->stopped = true;
	diag_add(r->svg->d, kind, here(r), "%s", why);
	XML_StopParser(r->parser, XML_FALSE);
}

/* Entities may make a file much larger than it is. */
static bool has_room(struct reader *r)
{
	if (r->expanded <= r->size + SVG_WORDS_MOST)
		return true;
	stop(r, DIAG_SVG_LIMIT, "entities make more than 16 MB of text");
	return false;
}

static bool known_attribute(const char *text, enum attribute_name *name)
{
	struct view space, local = local_name(text, &space);

	if (!space.n)
		return attribute_find(local, name);
	if (view_is(space, XLINK_SPACE) && view_is(local, "href")) {
		*name = ATTRIBUTE_XLINK_HREF;
		return true;
	}
	if (!view_is(space, XML_SPACE))
		return false;
	*name = view_is(local, "space") ? ATTRIBUTE_XML_SPACE
	                                : ATTRIBUTE_XML_LANG;
	return view_is(local, "space") || view_is(local, "lang");
}

static void read_attributes(struct reader *r, struct element *e,
                            const char **pairs)
{
	struct arena *scratch = &r->svg->scratch;
	size_t count = 0;

	for (; pairs[2 * count]; count++)
		r->expanded += strlen(pairs[2 * count + 1]);
	if (!has_room(r))
		return;
	e->attributes = arena_raw(scratch, count, sizeof(*e->attributes));
	for (; *pairs; pairs += 2) {
		enum attribute_name name;
		void **by_id;

		if (!known_attribute(pairs[0], &name))
			continue;
		e->attributes[e->attribute_count++] = (struct attribute){
			name, arena_view(scratch, view_of(pairs[1]))};
		if (name != ATTRIBUTE_ID)
			continue;
		by_id = map_at(&r->svg->ids,
		               e->attributes[e->attribute_count - 1].value);
		if (!*by_id)
			*by_id = e;
	}
}

static struct element *add_child(struct reader *r, enum element_kind kind)
{
	struct element *e = arena_new(&r->svg->scratch, struct element);
	struct element *parent = r->open;

	e->kind = kind;
	e->line = (int)XML_GetCurrentLineNumber(r->parser);
	e->col = (int)XML_GetCurrentColumnNumber(r->parser) + 1;
	e->parent = parent;
	if (!parent)
		return e;
	for (e->previous = parent->last;
	     e->previous && e->previous->kind == ELEMENT_WORDS;)
		e->previous = e->previous->previous;
	parent->children++;
	if (parent->last)
		parent->last->next = e;
	else
		parent->first = e;
	parent->last = e;
	return e;
}

/* Where character data counts. */
static bool holds_words(enum element_kind kind)
{
	return kind == ELEMENT_TEXT || kind == ELEMENT_TSPAN ||
	       kind == ELEMENT_TEXT_PATH || kind == ELEMENT_A ||
	       kind == ELEMENT_TITLE || kind == ELEMENT_DESC;
}

/* The words up to a tag become a child. */
static void end_words(struct reader *r)
{
	struct element *e;

	if (!r->words.len)
		return;
	e = add_child(r, ELEMENT_WORDS);
	e->words = arena_view(&r->svg->scratch,
	                      (struct view){r->words.bytes, r->words.len});
	buf_empty(&r->words);
}

/* Scripts and style sheets may name another language than the one known. */
static bool is_css(const struct element *e)
{
	struct view type = view_trim(element_get(e, ATTRIBUTE_TYPE));

	return !type.n || view_is_nocase(type, "text/css");
}

static bool may_begin(struct reader *r, enum element_kind kind)
{
	if (!r->open && (r->svg->root || kind != ELEMENT_SVG)) {
		stop(r, DIAG_IMAGE_BAD, "the outermost element is not svg");
		return false;
	}
	if (++r->elements > SVG_ELEMENTS_MOST) {
		stop(r, DIAG_SVG_LIMIT, "more than 1000000 elements");
		return false;
	}
	if (r->depth == SVG_NESTING_MOST) {
		svg_say(r->svg, DIAG_SVG_LIMIT,
		        &(struct element){.line = here(r).line,
		                          .col = here(r).col},
		        "elements nested more than 64 deep");
		return false;
	}
	return true;
}

static void begin_element(void *data, const char *text, const char **pairs)
{
	struct reader *r = data;
	struct view space, name = local_name(text, &space);
	bool foreign = space.n && !view_is(space, SVG_SPACE);
	enum element_kind kind =
		foreign ? ELEMENT_OTHER : (enum element_kind)find_element(name);
	struct element *e;

	if (r->stopped)
		return;
	if (r->skipped || !may_begin(r, kind)) {
		r->skipped++;
		return;
	}
	if (r->open)
		end_words(r);
	e = add_child(r, kind);
	e->foreign = foreign;
	if (kind == ELEMENT_OTHER)
		e->name = arena_view(&r->svg->scratch, name);
	read_attributes(r, e, pairs);
	if (!r->open)
		r->svg->root = e;
	r->open = e;
	r->depth++;
	if (kind == ELEMENT_STYLE && !r->style_depth && is_css(e))
		r->style_depth = r->depth;
}

static void end_element(void *data, const char *text)
{
	struct reader *r = data;

	(void)text;
	if (r->stopped)
		return;
	if (r->skipped) {
		r->skipped--;
		return;
	}
	end_words(r);
	if (r->style_depth == r->depth) {
		buf_char(r->styles, '\n');
		r->style_depth = 0;
	}
	r->depth--;
	r->open = r->open->parent;
}

static void character_data(void *data, const char *text, int n)
{
	struct reader *r = data;
	struct buf *to = &r->words;

	r->expanded += (size_t)n;
	if (r->stopped || !has_room(r) || r->skipped || !r->open)
		return;
	if (r->style_depth)
		to = r->styles;
	else if (!holds_words(r->open->kind))
		return;
	r->words_used += (size_t)n;
	if (r->words_used > SVG_WORDS_MOST) {
		stop(r, DIAG_SVG_LIMIT, "more than 16 MB of text");
		return;
	}
	buf_add(to, text, (size_t)n);
}

/*
 * An entity stands for its text, as drawing programs use it for name spaces and
 * colours. One that holds others could grow without end, one in another file
 * is never read.
 */
static void entity_declared(void *data, const char *name, int is_parameter,
                            const char *value, int length, const char *base,
                            const char *system, const char *public_name,
                            const char *notation)
{
	struct reader *r = data;
	enum diag_kind kind = r->svg->root ? DIAG_SVG_BROKEN : DIAG_IMAGE_BAD;

	(void)is_parameter, (void)base, (void)public_name, (void)notation;
	if (!value)
		diag_add(r->svg->d, DIAG_SVG_REFERENCE, here(r),
		         "entity %.60s is another file: %.60s", name,
		         system ? system : "");
	else if (memchr(value, '&', (size_t)length))
		stop(r, kind, "SVG declares an entity that holds others");
	else if (++r->entities > ENTITIES_MOST)
		stop(r, kind, "SVG declares more than 1000 entities");
}

static void entity_skipped(void *data, const char *name, int is_parameter)
{
	struct reader *r = data;

	if (is_parameter)
		return;
	diag_add(r->svg->d, DIAG_SVG_VALUE_BAD, here(r), "&%s;", name);
}

static void parse(struct reader *r, struct view bytes)
{
	enum XML_Status status;

	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, begin_element, end_element);
	XML_SetCharacterDataHandler(r->parser, character_data);
	XML_SetEntityDeclHandler(r->parser, entity_declared);
	XML_SetSkippedEntityHandler(r->parser, entity_skipped);
	status = XML_Parse(r->parser, bytes.p, (int)bytes.n, XML_TRUE);
	if (status == XML_STATUS_ERROR && !r->stopped)
		diag_add(r->svg->d,
		         r->svg->root ? DIAG_SVG_BROKEN : DIAG_IMAGE_BAD,
		         here(r), "%s",
		         XML_ErrorString(XML_GetErrorCode(r->parser)));
	/* What stood open at a fault keeps its words. */
	if (r->open)
		end_words(r);
}

void svg_read(struct svg *svg, struct view bytes, struct buf *styles)
{
	struct reader r = {.svg = svg, .styles = styles, .size = bytes.n};

	if (bytes.n > INT_MAX) {
		diag_add(svg->d, DIAG_IMAGE_BAD,
		         (struct place){svg->file, 0, 0},
		         "SVG is larger than 2 GB");
		return;
	}
	r.parser = XML_ParserCreateNS(NULL, ' ');
	if (!r.parser)
		arena_no_memory(sizeof(r));
	parse(&r, bytes);
	XML_ParserFree(r.parser);
	buf_clear(&r.words);
}
