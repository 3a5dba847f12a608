/* write/epub_svg.c - an SVG file written again with what is known to be safe */
#include "write/epub_svg.h"

#include "write/xml.h"

#include <expat.h>
#include <stdlib.h>

#define SVG_SPACE   "http://www.w3.org/2000/svg"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"
#define XML_SPACE   "http://www.w3.org/XML/1998/namespace"
#define DEEPEST     256
#define MOST_BYTES  (64u << 20)

/* Both lists are sorted by strcmp, for bsearch. */
static const char *const elements[] = {
	"circle",
	"clipPath",
	"defs",
	"desc",
	"ellipse",
	"feBlend",
	"feColorMatrix",
	"feComponentTransfer",
	"feComposite",
	"feConvolveMatrix",
	"feDiffuseLighting",
	"feDisplacementMap",
	"feDistantLight",
	"feFlood",
	"feFuncA",
	"feFuncB",
	"feFuncG",
	"feFuncR",
	"feGaussianBlur",
	"feMerge",
	"feMergeNode",
	"feMorphology",
	"feOffset",
	"fePointLight",
	"feSpecularLighting",
	"feSpotLight",
	"feTile",
	"feTurbulence",
	"filter",
	"g",
	"image",
	"line",
	"linearGradient",
	"marker",
	"mask",
	"path",
	"pattern",
	"polygon",
	"polyline",
	"radialGradient",
	"rect",
	"stop",
	"style",
	"svg",
	"switch",
	"symbol",
	"text",
	"textPath",
	"title",
	"tspan",
	"use",
};

static const char *const attributes[] = {
	"alignment-baseline",
	"amplitude",
	"azimuth",
	"baseFrequency",
	"baseline-shift",
	"bias",
	"class",
	"clip",
	"clip-path",
	"clip-rule",
	"clipPathUnits",
	"color",
	"color-interpolation",
	"color-interpolation-filters",
	"cx",
	"cy",
	"d",
	"diffuseConstant",
	"direction",
	"display",
	"divisor",
	"dominant-baseline",
	"dx",
	"dy",
	"edgeMode",
	"elevation",
	"exponent",
	"fill",
	"fill-opacity",
	"fill-rule",
	"filter",
	"filterUnits",
	"flood-color",
	"flood-opacity",
	"font-family",
	"font-size",
	"font-size-adjust",
	"font-stretch",
	"font-style",
	"font-variant",
	"font-weight",
	"fx",
	"fy",
	"gradientTransform",
	"gradientUnits",
	"height",
	"image-rendering",
	"in",
	"in2",
	"intercept",
	"k1",
	"k2",
	"k3",
	"k4",
	"kernelMatrix",
	"kernelUnitLength",
	"kerning",
	"lengthAdjust",
	"letter-spacing",
	"lighting-color",
	"limitingConeAngle",
	"marker-end",
	"marker-mid",
	"marker-start",
	"markerHeight",
	"markerUnits",
	"markerWidth",
	"mask",
	"maskContentUnits",
	"maskUnits",
	"method",
	"mode",
	"numOctaves",
	"offset",
	"opacity",
	"operator",
	"order",
	"orient",
	"overflow",
	"pathLength",
	"patternContentUnits",
	"patternTransform",
	"patternUnits",
	"pointer-events",
	"points",
	"pointsAtX",
	"pointsAtY",
	"pointsAtZ",
	"preserveAlpha",
	"preserveAspectRatio",
	"primitiveUnits",
	"r",
	"radius",
	"refX",
	"refY",
	"result",
	"rotate",
	"rx",
	"ry",
	"scale",
	"seed",
	"shape-rendering",
	"slope",
	"spacing",
	"specularConstant",
	"specularExponent",
	"spreadMethod",
	"startOffset",
	"stdDeviation",
	"stitchTiles",
	"stop-color",
	"stop-opacity",
	"stroke",
	"stroke-dasharray",
	"stroke-dashoffset",
	"stroke-linecap",
	"stroke-linejoin",
	"stroke-miterlimit",
	"stroke-opacity",
	"stroke-width",
	"style",
	"surfaceScale",
	"tableValues",
	"targetX",
	"targetY",
	"text-anchor",
	"text-decoration",
	"text-rendering",
	"textLength",
	"transform",
	"type",
	"unicode-bidi",
	"values",
	"viewBox",
	"visibility",
	"width",
	"word-spacing",
	"writing-mode",
	"x",
	"x1",
	"x2",
	"xChannelSelector",
	"y",
	"y1",
	"y2",
	"yChannelSelector",
	"z",
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static int compare_names(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static bool is_among(const char *name, const char *const *list, size_t count)
{
	return bsearch(name, list, count, sizeof(*list), compare_names);
}

/* The work of two passes: identifiers first, for links may lead forwards. */
struct cleaner {
	struct arena *memory;
	const struct picture *picture; /* whose links are known, or NULL */
	int depth_of_pictures;         /* in pictures */
	XML_Parser parser;
	struct xml_names names;
	struct map ids; /* as written -> clean (char *) */
	bool collecting;
	struct map written; /* ids that stand in the output already */
	struct buf *out;
	struct buf style; /* the text of a <style> */
	int depth;        /* of elements that are kept */
	int dropped;      /* depth inside one that is dropped; 0: none */
	bool in_style;
	bool tag_is_open; /* "<g ..." without its ">" */
	bool is_svg;
	const char *reason;
};

static void stop(struct cleaner *c, const char *reason)
{
	if (!c->reason)
		c->reason = reason;
	XML_StopParser(c->parser, XML_FALSE);
}

/* expat gives "namespace name", or "name" where there is none. Returns the
 * name when its namespace is this one. */
static const char *name_in(const char *full, const char *space)
{
	size_t n = strlen(space);

	return strncmp(full, space, n) == 0 && full[n] == ' ' ? full + n + 1
	                                                      : NULL;
}

static void check_size(struct cleaner *c)
{
	if (c->out->len > MOST_BYTES)
		stop(c, "it is too large when its entities are expanded");
}

/* --- values --- */

static const char *clean_id(struct cleaner *c, struct view id)
{
	return map_get(&c->ids, view_trim(id));
}

/* Is every url(...) in a value or a style sheet one to this file? Escapes
 * and imports could hide others. */
static bool is_local(struct view value)
{
	for (size_t i = 0; i < value.n; i++) {
		struct view rest = view_from(value, i);

		if (value.p[i] == '\\' || value.p[i] == '@' ||
		    value.p[i] == '<')
			return false;
		if (rest.n < 4 ||
		    !view_is_nocase(view_part(rest, 0, 4), "url("))
			continue;
		rest = view_trim(view_from(rest, 4));
		while (rest.n && (*rest.p == '"' || *rest.p == '\''))
			rest = view_from(rest, 1);
		if (!rest.n || *rest.p != '#')
			return false;
	}
	return true;
}

/* The value with the identifier in each "url(#...)" cleaned; false when one
 * is not in the file. */
static bool add_local(struct cleaner *c, struct view value, struct buf *out)
{
	size_t at = 0;

	while (at < value.n) {
		size_t hash = view_find(value, '#', at), end;
		struct view before = view_trim(view_part(value, at, hash));
		const char *id;

		while (before.n && strchr("\"'", before.p[before.n - 1]))
			before.n--;
		buf_view(out, view_part(value, at, hash));
		if (hash == value.n)
			return true;
		buf_char(out, '#');
		at = hash + 1;
		if (!view_ends(before, "(")) /* a colour */
			continue;
		end = at;
		while (end < value.n && !strchr(")\"'", value.p[end]))
			end++;
		id = clean_id(c, view_part(value, at, end));
		if (!id)
			return false;
		buf_puts(out, id);
		at = end;
	}
	return true;
}

static void add_link(struct cleaner *c, const char *element, struct view value)
{
	const char *id;

	value = view_trim(value);
	if (strcmp(element, "image") == 0) {
		struct view data = epub_svg_image(c->memory, c->picture, value,
		                                  c->depth_of_pictures);

		if (data.n)
			xml_attribute(c->out, "xlink:href", data);
		return;
	}
	id = view_starts(value, "#") ? clean_id(c, view_from(value, 1)) : NULL;
	if (id)
		buf_printf(c->out, " xlink:href=\"#%s\"", id);
}

static void add_id(struct cleaner *c, struct view value)
{
	const char *id = clean_id(c, value);
	void **written;

	if (!id)
		return;
	written = map_at(&c->written, view_of(id));
	if (!*written)
		buf_printf(c->out, " id=\"%s\"", id);
	*written = c;
}

static void add_attribute(struct cleaner *c, const char *element,
                          const char *full, const char *text)
{
	struct view value = view_of(text);
	const char *name = name_in(full, XLINK_SPACE);
	struct buf local = {0};

	if (strcmp(full, "id") == 0) {
		add_id(c, value);
	} else if (strcmp(full, "href") == 0 ||
	           (name && strcmp(name, "href") == 0)) {
		add_link(c, element, value);
	} else if ((name = name_in(full, XML_SPACE))) {
		if (strcmp(name, "lang") == 0 && xml_is_language(value))
			xml_attribute(c->out, "xml:lang", value);
		else if (strcmp(name, "space") == 0 &&
		         view_is(value, "preserve"))
			xml_attribute(c->out, "xml:space", value);
	} else if (is_among(full, attributes, COUNT(attributes)) &&
	           is_local(value) && add_local(c, value, &local)) {
		xml_attribute(c->out, full,
		              (struct view){buf_text(&local), local.len});
	}
	buf_clear(&local);
}

/* --- events --- */

static void end_tag(struct cleaner *c)
{
	if (c->tag_is_open)
		buf_char(c->out, '>');
	c->tag_is_open = false;
}

static void collect_id(struct cleaner *c, const char *const *pairs)
{
	for (; *pairs; pairs += 2) {
		struct view id = view_trim(view_of(pairs[1])), clean;
		void **slot;

		if (strcmp(pairs[0], "id") != 0 || !id.n)
			continue;
		slot = map_at(&c->ids, arena_view(c->memory, id));
		if (*slot)
			continue;
		clean = xml_unique(&c->names,
		                   xml_name(c->memory, id, "part", false));
		*slot = arena_copy(c->memory, clean.p, clean.n);
	}
}

/* The name of an element that is kept, or NULL. The files of some programs
 * have no namespace at all; theirs is taken for SVG's. */
static const char *kept_name(const struct cleaner *c, const char *full)
{
	const char *name = strchr(full, ' ') ? name_in(full, SVG_SPACE) : full;

	if (!name || !is_among(name, elements, COUNT(elements)))
		return NULL;
	/* the first must be <svg>, which the XHTML's <img> shows */
	return c->depth || strcmp(name, "svg") == 0 ? name : NULL;
}

static void start_element(void *state, const char *full, const char **pairs)
{
	struct cleaner *c = state;
	const char *name = c->dropped ? NULL : kept_name(c, full);

	if (!c->depth && !name) {
		stop(c, "it is no SVG");
		return;
	}
	if (c->dropped || !name) {
		c->dropped++;
		return;
	}
	if (++c->depth > DEEPEST) {
		stop(c, "its elements are nested too deeply");
		return;
	}
	c->is_svg = true;
	if (c->collecting) {
		collect_id(c, pairs);
		return;
	}
	end_tag(c);
	c->in_style = strcmp(name, "style") == 0;
	buf_empty(&c->style);
	buf_char(c->out, '<');
	buf_puts(c->out, name);
	if (c->depth == 1)
		buf_puts(c->out,
		         " xmlns=\"" SVG_SPACE "\" xmlns:xlink=\"" XLINK_SPACE
		         "\" version=\"1.1\"");
	for (; *pairs; pairs += 2)
		add_attribute(c, name, pairs[0], pairs[1]);
	if (c->in_style)
		buf_puts(c->out, " type=\"text/css\"");
	c->tag_is_open = true;
	check_size(c);
}

static void end_element(void *state, const char *full)
{
	struct cleaner *c = state;
	const char *space = strchr(full, ' ');
	const char *name = space ? space + 1 : full;

	if (c->dropped) {
		c->dropped--;
		return;
	}
	c->depth--;
	if (c->collecting)
		return;
	if (c->in_style) {
		struct view style = {buf_text(&c->style), c->style.len};
		struct buf local = {0};

		end_tag(c);
		if (is_local(style) && add_local(c, style, &local))
			xml_text(c->out,
			         (struct view){buf_text(&local), local.len});
		buf_clear(&local);
		c->in_style = false;
	}
	if (c->tag_is_open)
		buf_puts(c->out, "/>");
	else
		buf_printf(c->out, "</%s>", name);
	c->tag_is_open = false;
}

static void add_characters(void *state, const char *text, int n)
{
	struct cleaner *c = state;
	struct view v = {text, (size_t)n};

	if (c->dropped || c->collecting || !c->depth)
		return;
	if (c->in_style) {
		buf_view(&c->style, v);
		return;
	}
	end_tag(c);
	xml_text(c->out, v);
	check_size(c);
}

/* As svg/xml.c has it: an entity holds no others, and is in this file. */
static void entity_declared(void *state, const char *name, int is_parameter,
                            const char *value, int length, const char *base,
                            const char *system, const char *public_name,
                            const char *notation)
{
	(void)name, (void)is_parameter, (void)base, (void)system;
	(void)public_name, (void)notation;
	if (value && memchr(value, '&', (size_t)length))
		stop(state, "it declares an entity that holds others");
}

/* --- the two passes --- */

static bool parse(struct cleaner *c, struct view bytes)
{
	/* a fixed salt: the order of nothing depends on it, and no clock or
	 * random source is asked for one */
	XML_Parser parser = XML_ParserCreateNS(NULL, ' ');
	bool is_good;

	if (!parser)
		arena_no_memory(0);
	c->parser = parser;
	c->depth = c->dropped = 0;
	XML_SetHashSalt(parser, 0x6368617062UL);
	XML_SetUserData(parser, c);
	XML_SetElementHandler(parser, start_element, end_element);
	XML_SetCharacterDataHandler(parser, add_characters);
	XML_SetEntityDeclHandler(parser, entity_declared);
	is_good = bytes.n <= MOST_BYTES &&
	          XML_Parse(parser, bytes.p, (int)bytes.n, 1) == XML_STATUS_OK;
	if (!is_good && !c->reason)
		c->reason = bytes.n > MOST_BYTES
		                    ? "it is too large"
		                    : XML_ErrorString(XML_GetErrorCode(parser));
	XML_ParserFree(parser);
	return is_good && c->is_svg;
}

bool epub_svg_within(struct arena *a, struct view bytes,
                     const struct picture *picture, int depth, struct buf *out,
                     const char **reason)
{
	struct cleaner c = {
		.memory = a,
		.picture = picture,
		.depth_of_pictures = depth,
		.names = {.taken = {.memory = a}},
		.ids = {.memory = a},
		.written = {.memory = a},
		.collecting = true,
		.out = out,
	};
	size_t before = out->len;
	bool is_good = parse(&c, bytes);

	if (is_good) {
		c.collecting = false;
		buf_puts(out, XML_HEAD);
		is_good = parse(&c, bytes);
		buf_char(out, '\n');
	}
	if (!is_good) {
		out->len = before;
		if (out->bytes)
			out->bytes[before] = '\0';
		*reason = c.reason ? c.reason : "it is no SVG";
	}
	buf_clear(&c.style);
	return is_good;
}

bool epub_svg(struct arena *a, const struct picture *picture, struct buf *out,
              const char **reason)
{
	return epub_svg_within(a, picture->bytes, picture, 0, out, reason);
}
