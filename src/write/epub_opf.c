/* write/epub_opf.c - the package file of an EPUB: metadata, files, order */
#include "write/epub_opf.h"

#include "write/epub_access.h"
#include "write/epub_words.h"

#include <stdio.h>

/* --- metadata --- */

/* A Dublin Core element; id may be NULL. */
static void add_element(struct buf *out, const char *name, const char *id,
                        struct view text)
{
	text = view_trim(text);
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
	text = view_trim(text);
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

/* ONIX code list 5: what kind of identifier it is. */
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

static void add_identifiers(const struct epub *epub, struct buf *out)
{
	const char *kind = identifier_kind(epub->identifier);
	const struct value *value =
		value_get(epub->book->meta.values, "identifier");

	add_element(out, "identifier", "book-id", epub->identifier);
	if (kind)
		add_refinement(out, "book-id", "identifier-type",
		               "onix:codelist5", view_of(kind));
	for (int i = 1; part(value, i); i++)
		add_element(out, "identifier", NULL,
		            field(part(value, i), "text"));
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
	if (view_trim(meta->subtitle).n)
		add_title(out, number++, meta->subtitle, "subtitle",
		          (struct view){0});
	for (int i = 0; (one = part(value, i)); i++) {
		const char *type =
			title_type(value_text(value_get(one, "type")));

		if (type && view_trim(field(one, "text")).n)
			add_title(out, number++, field(one, "text"), type,
			          value_text(value_get(one, "file-as")));
	}
}

/* A MARC relator code: three small letters. */
static bool is_role(struct view role)
{
	for (size_t i = 0; i < role.n; i++)
		if (role.p[i] < 'a' || role.p[i] > 'z')
			return false;
	return role.n == 3;
}

static void add_person(struct buf *out, const char *element, int number,
                       const struct person *person)
{
	char id[32];

	if (!view_trim(person->name).n)
		return;
	snprintf(id, sizeof(id), "%s-%d", element, number);
	add_element(out, element, id, person->name);
	if (is_role(person->role))
		add_refinement(out, id, "role", "marc:relators", person->role);
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

bool epub_is_date(struct view date)
{
	struct view rest = date, word;
	int part_number = 0;

	while (view_split(&rest, '-', &word)) {
		int value = 0;

		if (word.n != (part_number ? 2u : 4u) || part_number > 2)
			return false;
		for (size_t i = 0; i < word.n; i++) {
			if (!ascii_is_digit(word.p[i]))
				return false;
			value = 10 * value + (word.p[i] - '0');
		}
		if (value < 1 || (part_number == 1 && value > 12) ||
		    (part_number == 2 && value > 31))
			return false;
		part_number++;
	}
	return part_number > 0;
}

static void add_subjects(const struct meta *meta, struct buf *out)
{
	bool is_listed = false;

	for (int i = 0; i < meta->keyword_count; i++) {
		add_element(out, "subject", NULL, meta->keywords[i]);
		is_listed |= view_equal(meta->keywords[i], meta->subject);
	}
	if (!is_listed)
		add_element(out, "subject", NULL, meta->subject);
}

/* Series and numbers in it, by pandoc's names. */
static void add_collection(const struct value *values, struct buf *out)
{
	struct view name =
		value_text(value_get(values, "belongs-to-collection"));

	if (!view_trim(name).n)
		return;
	buf_puts(out, "<meta id=\"collection\""
	              " property=\"belongs-to-collection\">");
	xml_text(out, view_trim(name));
	buf_puts(out, "</meta>\n");
	add_refinement(out, "collection", "collection-type", NULL,
	               VIEW("series"));
	add_refinement(out, "collection", "group-position", NULL,
	               value_text(value_get(values, "group-position")));
}

static void add_dublin_core(const struct epub *epub, struct buf *out)
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
	add_subjects(meta, out);
	if (epub_is_date(meta->iso_date))
		add_element(out, "date", NULL, meta->iso_date);
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		add_element(out, plain[i], NULL,
		            field(value_get(meta->values, plain[i]), "text"));
	add_collection(meta->values, out);
}

/* The printed edition that the page list counts by: what the author says, or
 * the PDF of the same run. */
static void add_source(const struct epub *epub, struct buf *out)
{
	struct view source =
		field(value_get(epub->book->meta.values, "source"), "text");
	struct view title = plan_title(epub->book);

	if (!view_trim(source).n && epub->has_pages)
		source = view_of(arena_printf(epub->memory, "%.*s (PDF)",
		                              (int)title.n, title.p));
	add_element(out, "source", "source", source);
	if (epub->has_pages)
		add_refinement(out, "source", "source-of", NULL,
		               VIEW("pagination"));
}

static void add_metadata(const struct epub *epub, struct buf *out)
{
	buf_puts(out, "<metadata"
	              " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
	add_dublin_core(epub, out);
	add_source(epub, out);
	buf_puts(out, "<meta property=\"dcterms:modified\">");
	buf_view(out, epub->modified);
	buf_puts(out, "</meta>\n");
	epub_access(epub, out);
	if (epub->fonts->count)
		buf_puts(out, "<meta property=\"ibooks:specified-fonts\">true"
		              "</meta>\n");
	if (epub->plan->cover && !epub->plan->cover->bad)
		buf_printf(out, "<meta name=\"cover\" content=\"%.*s\"/>\n",
		           (int)epub->plan->cover->item.n,
		           epub->plan->cover->item.p);
	buf_puts(out, "</metadata>\n");
}

/* --- files and their order --- */

static void add_item(struct buf *out, struct view id, const char *folder,
                     struct view name, const char *type, const char *properties)
{
	buf_puts(out, "<item");
	xml_attribute(out, "id", id);
	buf_printf(out, " href=\"%s%.*s\" media-type=\"%s\"", folder,
	           (int)name.n, name.p, type);
	if (properties)
		buf_printf(out, " properties=\"%s\"", properties);
	buf_puts(out, "/>\n");
}

static void add_manifest(const struct epub *epub, struct buf *out)
{
	static const char *const types[] = {
		[PICTURE_PNG] = "image/png",
		[PICTURE_JPEG] = "image/jpeg",
		[PICTURE_SVG] = "image/svg+xml",
	};
	const struct plan *plan = epub->plan;

	buf_puts(out, "<manifest>\n");
	add_item(out, VIEW("nav"), "", VIEW("nav.xhtml"),
	         "application/xhtml+xml", "nav");
	add_item(out, VIEW("ncx"), "", VIEW("toc.ncx"),
	         "application/x-dtbncx+xml", NULL);
	add_item(out, VIEW("css"), "styles/", VIEW("book.css"), "text/css",
	         NULL);
	for (int i = 0; i < plan->file_count; i++)
		if (epub_has_file(epub, i))
			add_item(out, plan->files[i].item, "text/",
			         plan->files[i].name, "application/xhtml+xml",
			         NULL);
	for (int i = 0; i < plan->media_count; i++)
		if (!plan->media[i].bad)
			add_item(out, plan->media[i].item, "media/",
			         plan->media[i].name,
			         types[plan->media[i].picture->kind],
			         &plan->media[i] == plan->cover ? "cover-image"
			                                        : NULL);
	for (int i = 0; i < epub->fonts->count; i++)
		add_item(out,
		         view_of(arena_printf(epub->memory, "font-%d", i + 1)),
		         "fonts/", view_of(epub->fonts->fonts[i].file),
		         epub->fonts->fonts[i].type, NULL);
	buf_puts(out, "</manifest>\n");
}

/* Cover, title page, contents where they are asked for, the text. */
static void add_spine(const struct epub *epub, struct buf *out)
{
	const struct plan *plan = epub->plan;
	bool nav_is_in = !epub->book->meta.toc;

	buf_puts(out, "<spine toc=\"ncx\"");
	if (xhtml_is_right_to_left(epub->book, epub->lang))
		buf_puts(out, " page-progression-direction=\"rtl\"");
	buf_puts(out, ">\n");
	for (int i = 0; i < plan->file_count; i++) {
		if (!nav_is_in && plan->files[i].kind == PLAN_CHAPTER) {
			buf_puts(out, "<itemref idref=\"nav\"/>\n");
			nav_is_in = true;
		}
		if (!epub_has_file(epub, i))
			continue;
		buf_puts(out, "<itemref");
		xml_attribute(out, "idref", plan->files[i].item);
		buf_puts(out, "/>\n");
	}
	if (!nav_is_in)
		buf_puts(out, "<itemref idref=\"nav\"/>\n");
	buf_puts(out, "</spine>\n");
}

static void add_reference(const struct epub *epub, const char *type,
                          enum epub_word word, int file, struct buf *out)
{
	buf_printf(out, "<reference type=\"%s\" title=\"%s\" href=\"", type,
	           epub_word(word, epub->lang));
	if (file == PLAN_NAVIGATION)
		buf_puts(out, "nav.xhtml");
	else
		buf_printf(out, "text/%.*s",
		           (int)epub->plan->files[file].name.n,
		           epub->plan->files[file].name.p);
	buf_puts(out, "\"/>\n");
}

/* What older reading systems read in place of the landmarks. */
static void add_guide(const struct epub *epub, struct buf *out)
{
	int text = epub_first_text(epub);

	buf_puts(out, "<guide>\n");
	for (int i = 0; i < epub->plan->file_count; i++)
		if (epub->plan->files[i].kind == PLAN_COVER &&
		    epub_has_file(epub, i))
			add_reference(epub, "cover", WORD_COVER, i, out);
	add_reference(epub, "toc", WORD_CONTENTS, PLAN_NAVIGATION, out);
	if (text >= 0)
		add_reference(epub, "text", WORD_START, text, out);
	buf_puts(out, "</guide>\n");
}

void epub_opf(const struct epub *epub, struct buf *out)
{
	buf_puts(out,
	         XML_HEAD "<package xmlns=\"http://www.idpf.org/2007/opf\""
	                  " version=\"3.0\" unique-identifier=\"book-id\"");
	xml_attribute(out, "xml:lang", epub->lang);
	buf_puts(out, " prefix=\"ibooks: http://vocabulary.itunes.apple.com/"
	              "rdf/ibooks/vocabulary-extensions-1.0/\">\n");
	add_metadata(epub, out);
	add_manifest(epub, out);
	add_spine(epub, out);
	add_guide(epub, out);
	buf_puts(out, "</package>\n");
}
