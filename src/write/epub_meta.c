/* write/epub_meta.c - what the package file says of the book */
#include "write/epub_meta.h"

#include "base/date.h"

#include <stdio.h>

/* A Dublin Core element; id may be NULL. */
static void add_element(struct buf *out, const char *name, const char *id,
                        struct view text)
{
	text = xml_trim(text);
	if (!text.n)
		return;
	buf_printf(out, "<dc:%s", name);
	if (id)
		buf_printf(out, " id=\"%s\"", id);
	buf_char(out, '>');
	xml_text(out, text);
	buf_printf(out, "</dc:%s>\n", name);
}

/* <meta refines="#id" property="...">text</meta> */
static void add_refinement(struct buf *out, const char *id,
                           const char *property, const char *scheme,
                           struct view text)
{
	text = xml_trim(text);
	if (!text.n)
		return;
	buf_printf(out, "<meta refines=\"#%s\" property=\"%s\"", id, property);
	if (scheme)
		buf_printf(out, " scheme=\"%s\"", scheme);
	buf_char(out, '>');
	xml_text(out, text);
	buf_puts(out, "</meta>\n");
}

/* The text of a value, or of a field in it where it is a map. */
static struct view field(const struct value *value, const char *key)
{
	return value && value->kind == VALUE_MAP
	               ? value_text(value_get(value, key))
	               : value_text(value);
}

/* The parts of a value that may be one or a list. */
static const struct value *part(const struct value *value, int index)
{
	if (!value)
		return NULL;
	if (value->kind == VALUE_LIST)
		return index < value->count ? value->items[index] : NULL;
	return index ? NULL : value;
}

/* ONIX code list 5: what kind of identifier it is, by its form. */
static const char *identifier_kind(struct view identifier)
{
	int digits = 0;

	if (view_starts(identifier, "10.") || view_starts(identifier, "doi:") ||
	    view_starts(identifier, "urn:doi:"))
		return "06";
	if (view_starts(identifier, "urn:isbn:"))
		identifier = view_from(identifier, 9);
	for (size_t i = 0; i < identifier.n; i++) {
		char c = identifier.p[i];

		if (ascii_is_digit(c) || (c == 'X' && i + 1 == identifier.n))
			digits++;
		else if (c != '-' && c != ' ')
			return NULL;
	}
	return digits == 13 ? "15" : digits == 10 ? "02" : NULL;
}

/* The same by the name that the author gives it. */
static const char *scheme_kind(struct view scheme)
{
	static const char *const kinds[][2] = {
		{"ISBN-10", "02"}, {"GTIN-13", "03"},
		{"UPC", "04"},     {"ISMN-10", "05"},
		{"DOI", "06"},     {"LCCN", "13"},
		{"GTIN-14", "14"}, {"ISBN-13", "15"},
		{"ISBN", "15"},    {"Legal deposit number", "17"},
		{"URN", "22"},     {"OCLC", "23"},
		{"ISMN-13", "25"}, {"ISBN-A", "26"},
		{"JP", "27"},      {"OLCC", "28"},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (view_is_nocase(scheme, kinds[i][0]))
			return kinds[i][1];
	return NULL;
}

/* A scheme of no list is said in words: pandoc's rule. */
static void add_scheme(struct buf *out, const char *id, struct view text,
                       struct view scheme)
{
	const char *kind = scheme_kind(xml_trim(scheme));

	if (!kind && !xml_trim(scheme).n)
		kind = identifier_kind(text);
	if (kind)
		add_refinement(out, id, "identifier-type", "onix:codelist5",
		               view_of(kind));
	else
		add_refinement(out, id, "identifier-type", NULL, scheme);
}

static void add_identifiers(const struct epub *epub, struct buf *out)
{
	const struct value *value =
		value_get(epub->book->meta.values, "identifier");
	char id[32];

	add_element(out, "identifier", "book-id", epub->identifier);
	add_scheme(out, "book-id", epub->identifier,
	           value_text(value_get(part(value, 0), "scheme")));
	for (int i = 1; part(value, i); i++) {
		const struct value *one = part(value, i);
		struct view text = xml_trim(field(one, "text"));

		snprintf(id, sizeof(id), "identifier-%d", i + 1);
		add_element(out, "identifier", id, text);
		if (text.n)
			add_scheme(out, id, text,
			           value_text(value_get(one, "scheme")));
	}
}

/* A title, with what it is and how it sorts. */
static void add_title(struct buf *out, int number, struct view text,
                      const char *type, struct view file_as)
{
	char id[24];

	snprintf(id, sizeof(id), "title-%d", number);
	add_element(out, "title", id, text);
	add_refinement(out, id, "title-type", NULL, view_of(type));
	add_refinement(out, id, "file-as", NULL, file_as);
	if (number > 1)
		add_refinement(out, id, "display-seq", NULL,
		               view_of(number > 2 ? "3" : "2"));
}

/* Titles of the kinds that pandoc knows beside the main one. */
static const char *title_type(struct view type)
{
	static const char *const types[] = {"short", "collection", "edition",
	                                    "expanded", "extended"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (view_is(type, types[i]))
			return i == 4 ? "expanded" : types[i];
	return NULL;
}

static void add_titles(const struct epub *epub, struct buf *out)
{
	const struct meta *meta = &epub->book->meta;
	const struct value *value = value_get(meta->values, "title"), *one;
	struct view file_as = {0};
	int number = 1;

	for (int i = 0; (one = part(value, i)); i++)
		if (!title_type(value_text(value_get(one, "type"))) &&
		    !view_is(value_text(value_get(one, "type")), "subtitle") &&
		    !file_as.n)
			file_as = value_text(value_get(one, "file-as"));
	add_title(out, number++, plan_title(epub->book), "main", file_as);
	if (xml_trim(meta->subtitle).n)
		add_title(out, number++, meta->subtitle, "subtitle",
		          (struct view){0});
	for (int i = 0; (one = part(value, i)); i++) {
		const char *type =
			title_type(value_text(value_get(one, "type")));

		if (type && xml_trim(field(one, "text")).n)
			add_title(out, number++, field(one, "text"), type,
			          value_text(value_get(one, "file-as")));
	}
}

/* A MARC relator code (three small letters), from itself or from the relator's
 * name; empty for anything else. */
static struct view role_code(struct view role)
{
	static const char *const names[][2] = {
		{"author", "aut"},
		{"editor", "edt"},
		{"illustrator", "ill"},
		{"translator", "trl"},
		{"contributor", "ctb"},
		{"publisher", "pbl"},
		{"photographer", "pht"},
		{"narrator", "nrt"},
		{"compiler", "com"},
		{"book designer", "bkd"},
		{"book producer", "bkp"},
		{"cover designer", "cov"},
		{"typographer", "tyg"},
		{"artist", "art"},
		{"annotator", "ann"},
		{"adapter", "adp"},
		{"proofreader", "pfr"},
		{"reviewer", "rev"},
		{"author of introduction, etc.", "aui"},
		{"author of afterword, colophon, etc.", "aft"},
		{"thesis advisor", "ths"},
		{"redaktor", "red"},
	};
	bool is_code = role.n == 3;

	role = xml_trim(role);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (view_is_nocase(role, names[i][0]))
			return view_of(names[i][1]);
	for (size_t i = 0; i < role.n; i++)
		is_code &= role.p[i] >= 'a' && role.p[i] <= 'z';
	return is_code ? role : (struct view){0};
}

static void add_person(struct buf *out, const char *element, int number,
                       const struct person *person)
{
	char id[32];

	if (!xml_trim(person->name).n)
		return;
	snprintf(id, sizeof(id), "%s-%d", element, number);
	add_element(out, element, id, person->name);
	add_refinement(out, id, "role", "marc:relators",
	               role_code(person->role));
	add_refinement(out, id, "file-as", NULL, person->file_as);
}

static void add_people(const struct epub *epub, struct buf *out)
{
	const struct meta *meta = &epub->book->meta;
	const struct value *value = value_get(meta->values, "contributor");
	const struct value *one;

	for (int i = 0; i < meta->author_count; i++)
		add_person(out, "creator", i + 1, &meta->authors[i]);
	for (int i = 0; (one = part(value, i)); i++) {
		struct person person = {
			.name = field(one, "text"),
			.file_as = value_text(value_get(one, "file-as")),
			.role = value_text(value_get(one, "role")),
		};

		if (!person.name.n)
			person.name = value_text(value_get(one, "name"));
		add_person(out, "contributor", i + 1, &person);
	}
}

/* A subject of a list that others keep: the list and the term in it go
 * together, or not at all. */
static void add_subject(struct buf *out, int number, const struct value *value)
{
	struct view authority = value_text(value_get(value, "authority"));
	struct view term = value_text(value_get(value, "term"));
	char id[32];

	snprintf(id, sizeof(id), "subject-%d", number);
	add_element(out, "subject", id, field(value, "text"));
	if (!xml_trim(field(value, "text")).n || !xml_trim(authority).n ||
	    !xml_trim(term).n)
		return;
	add_refinement(out, id, "authority", NULL, authority);
	add_refinement(out, id, "term", NULL, term);
}

static void add_subjects(const struct epub *epub, struct buf *out)
{
	const struct meta *meta = &epub->book->meta;
	const struct value *value = value_get(meta->values, "subject"), *one;
	struct map seen = {.memory = epub->memory};

	for (int i = 0; (one = part(value, i)); i++) {
		add_subject(out, i + 1, one);
		*map_at(&seen, xml_trim(field(one, "text"))) = out;
	}
	for (int i = 0; i < meta->keyword_count; i++)
		if (!map_get(&seen, meta->keywords[i]))
			add_element(out, "subject", NULL, meta->keywords[i]);
}

/* The series it belongs to, and its number there. A position is digits with
 * points between: "3", "2.1". */
static void add_collection(const struct value *values, struct buf *out)
{
	const struct value *value = value_get(values, "belongs-to-collection");
	struct view name = xml_trim(field(value, "text"));
	struct view type = value_text(value_get(value, "type"));
	struct view position =
		xml_trim(value_text(value_get(values, "group-position")));

	if (!name.n)
		return;
	buf_puts(out, "<meta id=\"collection\""
	              " property=\"belongs-to-collection\">");
	xml_text(out, name);
	buf_puts(out, "</meta>\n");
	add_refinement(out, "collection", "collection-type", NULL,
	               view_is(type, "set") ? type : VIEW("series"));
	for (size_t i = 0; i < position.n; i++)
		if (!ascii_is_digit(position.p[i]) &&
		    (position.p[i] != '.' || !i || i + 1 == position.n ||
		     position.p[i - 1] == '.'))
			return;
	add_refinement(out, "collection", "group-position", NULL, position);
}

/* The printed edition that the page list counts by: what the author says, or
 * the PDF of the same run. */
static void add_source(const struct epub *epub, struct buf *out)
{
	const struct value *value =
		value_get(epub->book->meta.values, "source");
	struct view source = field(part(value, 0), "text");
	struct view title = plan_title(epub->book);

	if (!xml_trim(source).n && epub->has_pages)
		source = view_of(arena_printf(epub->memory, "%.*s (PDF)",
		                              (int)title.n, title.p));
	add_element(out, "source", "source", source);
	if (epub->has_pages)
		add_refinement(out, "source", "source-of", NULL,
		               VIEW("pagination"));
	for (int i = 1; part(value, i); i++)
		add_element(out, "source", NULL, field(part(value, i), "text"));
}

/* What Apple Books and calibre ask for under names of their own. */
static void add_programs(const struct epub *epub, struct buf *out)
{
	static const char *const apple[] = {
		"version",
		"specified-fonts",
		"ipad-orientation-lock",
		"iphone-orientation-lock",
		"binding",
		"scroll-axis",
	};
	static const char *const calibre[] = {"series", "series-index"};
	const struct value *values = epub->book->meta.values;

	for (size_t i = 0; i < sizeof(apple) / sizeof(apple[0]); i++) {
		struct view text = xml_trim(value_text(
			value_get(value_get(values, "ibooks"), apple[i])));

		if (!text.n && i == 1 && epub->fonts->count)
			text = VIEW("true");
		if (!text.n)
			continue;
		buf_printf(out, "<meta property=\"ibooks:%s\">", apple[i]);
		xml_text(out, text);
		buf_puts(out, "</meta>\n");
	}
	for (size_t i = 0; i < sizeof(calibre) / sizeof(calibre[0]); i++) {
		struct view text = xml_trim(value_text(
			value_get(value_get(values, "calibre"), calibre[i])));

		if (!text.n)
			continue;
		buf_printf(out, "<meta name=\"calibre:%s\"",
		           i ? "series_index" : "series");
		xml_attribute(out, "content", text);
		buf_puts(out, "/>\n");
	}
}

void epub_meta(const struct epub *epub, struct buf *out)
{
	static const char *const plain[] = {"type", "format", "relation",
	                                    "coverage"};
	const struct meta *meta = &epub->book->meta;

	add_identifiers(epub, out);
	add_titles(epub, out);
	add_element(out, "language", NULL, epub->lang);
	add_people(epub, out);
	add_element(out, "publisher", NULL, meta->publisher);
	add_element(out, "rights", NULL, meta->rights);
	add_element(out, "description", NULL, meta->description);
	add_subjects(epub, out);
	if (date_exists(meta->iso_date))
		add_element(out, "date", NULL, meta->iso_date);
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		const struct value *value = value_get(meta->values, plain[i]);

		for (int k = 0; part(value, k); k++)
			add_element(out, plain[i], NULL,
			            field(part(value, k), "text"));
	}
	add_collection(meta->values, out);
	add_source(epub, out);
	add_programs(epub, out);
}
