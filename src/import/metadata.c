/*
 * import/metadata.c - YAML values -> the fields of struct meta
 *
 * Source  pandoc's MANUAL ("Metadata variables", "EPUB metadata"); the forms
 *         that people write: title as text or as a list by type, author as
 *         text, list, or list of maps
 */
#include "base/array.h"
#include "base/date.h"
#include "import/import.h"

static void set_pair(struct arena *a, struct value *map, struct view key,
                     struct place key_place, struct value *value, bool keep)
{
	for (int i = 0; i < map->count; i++) {
		if (!view_equal(map->keys[i], key))
			continue;
		if (!keep)
			map->items[i] = value;
		return;
	}
	*ARRAY_ADD(a, map->keys, map->count, map->key_room) = key;
	map->count--;
	*ARRAY_ADD(a, map->key_places, map->count, map->place_room) = key_place;
	map->count--;
	*ARRAY_ADD(a, map->items, map->count, map->room) = value;
}

static struct value *values_of(struct arena *a, struct meta *meta)
{
	if (!meta->values) {
		meta->values = arena_new(a, struct value);
		meta->values->kind = VALUE_MAP;
	}
	return meta->values;
}

void meta_merge(struct arena *a, struct meta *meta, const struct value *map,
                bool keep)
{
	struct value *values = values_of(a, meta);

	if (!map || map->kind != VALUE_MAP)
		return;
	for (int i = 0; i < map->count; i++) {
		struct view key = map->keys[i];

		/* Pandoc's rule: a name that ends in "_" is the author's. */
		if (key.n && key.p[key.n - 1] == '_')
			continue;
		set_pair(a, values, key, map->key_places[i], map->items[i],
		         keep);
	}
}

void meta_set(struct arena *a, struct meta *meta, struct view key,
              struct view text)
{
	struct value *value = arena_new(a, struct value);

	value->kind = VALUE_TEXT;
	value->text = arena_view(a, text);
	set_pair(a, values_of(a, meta), arena_view(a, key), (struct place){0},
	         value, false);
}

void meta_add(struct arena *a, struct meta *meta, struct view key,
              struct view text)
{
	struct value *list =
		value_get(values_of(a, meta), arena_view(a, key).p);
	struct value *item = arena_new(a, struct value);

	item->kind = VALUE_TEXT;
	item->text = arena_view(a, text);
	if (!list || list->kind != VALUE_LIST) {
		struct value *one = list;

		list = arena_new(a, struct value);
		list->kind = VALUE_LIST;
		if (one)
			*ARRAY_ADD(a, list->items, list->count, list->room) =
				one;
		set_pair(a, meta->values, arena_view(a, key), (struct place){0},
		         list, false);
	}
	*ARRAY_ADD(a, list->items, list->count, list->room) = item;
}

/* The text of a value that may be a text or a map with a text. */
static struct view text_or_field(const struct value *value, const char *field)
{
	if (value && value->kind == VALUE_MAP)
		return value_text(value_get(value, field));
	return value_text(value);
}

static struct view folded(struct arena *a, struct view text)
{
	char *out = arena_raw(a, text.n + 1, 1);
	size_t n = 0;

	text = view_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_space(text.p[i]))
			out[n++] = text.p[i];
		else if (n && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	out[n] = '\0';
	return (struct view){out, n};
}

static void read_titles(struct arena *a, struct meta *meta)
{
	const struct value *title = value_get(meta->values, "title");
	const struct value *subtitle = value_get(meta->values, "subtitle");

	meta->title = folded(a, text_or_field(title, "text"));
	meta->subtitle = folded(a, text_or_field(subtitle, "text"));
	if (!title || title->kind != VALUE_LIST)
		return;
	for (int i = 0; i < title->count; i++) {
		const struct value *item = title->items[i];
		struct view type = value_text(value_get(item, "type"));
		struct view text = folded(a, text_or_field(item, "text"));

		if (view_is(type, "subtitle"))
			meta->subtitle = text;
		else if (!meta->title.n && (!type.n || view_is(type, "main")))
			meta->title = text;
	}
}

static void add_person(struct arena *a, struct meta *meta,
                       const struct value *value)
{
	struct person person = {.role = VIEW("aut")};
	struct view role = value_text(value_get(value, "role"));

	person.name = folded(a, text_or_field(value, "text"));
	if (!person.name.n)
		person.name = folded(a, text_or_field(value, "name"));
	person.file_as = value_text(value_get(value, "file-as"));
	if (role.n)
		person.role = role;
	if (person.name.n)
		*ARRAY_ADD(a, meta->authors, meta->author_count,
		           meta->author_room) = person;
}

static void read_people(struct arena *a, struct meta *meta, const char *key)
{
	const struct value *value = value_get(meta->values, key);

	if (value && value->kind == VALUE_LIST)
		for (int i = 0; i < value->count; i++)
			add_person(a, meta, value->items[i]);
	else if (value)
		add_person(a, meta, value);
}

static void add_keyword(struct arena *a, struct meta *meta, struct view word)
{
	word = folded(a, word);
	if (word.n)
		*ARRAY_ADD(a, meta->keywords, meta->keyword_count,
		           meta->keyword_room) = word;
}

static void read_keywords(struct arena *a, struct meta *meta, const char *key)
{
	const struct value *value = value_get(meta->values, key);
	struct view rest = value_text(value), word;

	if (value && value->kind == VALUE_LIST)
		for (int i = 0; i < value->count; i++)
			add_keyword(a, meta,
			            text_or_field(value->items[i], "text"));
	else if (rest.n)
		while (view_split(&rest, ',', &word))
			add_keyword(a, meta, word);
}

/* The number at the start of text, and how many digits it has. */
static int leading_number(struct view text, int *digits)
{
	int number = 0;

	*digits = 0;
	while ((size_t)*digits < text.n && *digits < 8 &&
	       ascii_is_digit(text.p[*digits]))
		number = 10 * number + (text.p[(*digits)++] - '0');
	return number;
}

static int month_by_name(struct view word)
{
	static const char *const names[] = {"jan", "feb", "mar", "apr",
	                                    "may", "jun", "jul", "aug",
	                                    "sep", "oct", "nov", "dec"};

	for (int i = 0; i < 12; i++)
		if (word.n >= 3 &&
		    view_is_nocase(view_part(word, 0, 3), names[i]))
			return i + 1;
	return 0;
}

/* Words and numbers of a written date: "21 November 2026", "11/21/2026". */
static void read_date_parts(struct view text, int *year, int *month, int *day)
{
	bool slashes = view_find(text, '/', 0) < text.n;
	size_t at = 0;

	while (at < text.n) {
		struct view rest = view_from(text, at);
		int digits, number = leading_number(rest, &digits);
		size_t letters = 0;

		if (digits == 4)
			*year = number;
		else if (digits && slashes && !*month)
			*month = number;
		else if (digits)
			*day = number;
		while (letters < rest.n && ascii_is_alpha(rest.p[letters]))
			letters++;
		if (letters && !*month)
			*month = month_by_name(view_part(rest, 0, letters));
		at += digits ? (size_t)digits : letters ? letters : 1;
	}
}

static bool is_iso_date(struct view text)
{
	static const char form[] = "dddd-dd-dd";

	if (text.n != 4 && text.n != 7 && text.n != 10)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (form[i] == 'd' ? !ascii_is_digit(text.p[i])
		                   : text.p[i] != '-')
			return false;
	return true;
}

/* Any of pandoc's date forms -> CCYY[-MM[-DD]], or nothing. */
static struct view read_date(struct arena *a, struct view text)
{
	int year = 0, month = 0, day = 0, digits;

	text = view_trim(text);
	if (is_iso_date(text))
		return text;
	if (text.n > 10 && is_iso_date(view_part(text, 0, 10)))
		return view_part(text, 0, 10); /* a time follows */
	if (text.n == 8) {
		leading_number(text, &digits);
		if (digits == 8)
			return view_of(arena_printf(a, "%.4s-%.2s-%.2s", text.p,
			                            text.p + 4, text.p + 6));
	}
	read_date_parts(text, &year, &month, &day);
	if (!year)
		return VIEW("");
	if (!month)
		return view_of(arena_printf(a, "%04d", year));
	if (!day)
		return view_of(arena_printf(a, "%04d-%02d", year, month));
	return view_of(arena_printf(a, "%04d-%02d-%02d", year, month, day));
}

static struct view iso_date(struct arena *a, struct view text)
{
	struct view date = read_date(a, text);

	return date_exists(date) ? date : VIEW("");
}

static bool is_language_tag(struct view text)
{
	size_t letters = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_alpha(text.p[i]) && !ascii_is_digit(text.p[i]) &&
		    text.p[i] != '-')
			return false;
	}
	while (letters < text.n && ascii_is_alpha(text.p[letters]))
		letters++;
	return letters >= 2 && letters <= 8 && text.n <= 35 &&
	       (letters == text.n || text.p[letters] == '-') &&
	       text.p[text.n - 1] != '-';
}

static void read_language(struct arena *a, struct meta *meta, struct diag *d)
{
	const struct value *value = value_get(meta->values, "lang");
	char *tag;

	meta->lang = VIEW("en");
	if (!value)
		value = value_get(meta->values, "language");
	if (!value || !value_text(value).n)
		return;
	tag = arena_copy(a, value->text.p, value->text.n);
	for (char *p = tag; *p; p++)
		if (*p == '_')
			*p = '-';
	if (is_language_tag(view_of(tag)))
		meta->lang = view_of(tag);
	else
		diag_add(d, DIAG_VALUE_BAD, value->at, "lang: %s", tag);
}

static struct view plain_text(struct arena *a, const struct meta *meta,
                              const char *key)
{
	return folded(a, text_or_field(value_get(meta->values, key), "text"));
}

static void read_toc_depth(struct meta *meta, struct diag *d)
{
	const struct value *value = value_get(meta->values, "toc-depth");
	int depth = value_int(value, 0);

	meta->toc_depth = 3;
	if (depth >= 1 && depth <= 6)
		meta->toc_depth = depth;
	else if (value)
		diag_add(d, DIAG_VALUE_BAD, value->at,
		         "toc-depth: %.*s (1 to 6)", (int)value_text(value).n,
		         value_text(value).p);
}

void meta_read(struct arena *a, struct meta *meta, struct diag *d)
{
	struct value *values = values_of(a, meta);
	const struct value *identifier = value_get(values, "identifier");

	*meta = (struct meta){.values = values};
	read_titles(a, meta);
	read_people(a, meta, "author");
	read_people(a, meta, "creator");
	meta->date = plain_text(a, meta, "date");
	meta->iso_date = iso_date(a, meta->date);
	if (meta->date.n && !meta->iso_date.n)
		diag_add(d, DIAG_VALUE_BAD, value_get(values, "date")->at,
		         "date: %.*s", (int)meta->date.n, meta->date.p);
	read_language(a, meta, d);
	meta->rights = plain_text(a, meta, "rights");
	meta->publisher = plain_text(a, meta, "publisher");
	meta->description = plain_text(a, meta, "description");
	if (!meta->description.n)
		meta->description = plain_text(a, meta, "abstract");
	meta->subject = plain_text(a, meta, "subject");
	read_keywords(a, meta, "keywords");
	if (identifier && identifier->kind == VALUE_LIST && identifier->count)
		identifier = identifier->items[0];
	meta->identifier = folded(a, text_or_field(identifier, "text"));
	meta->cover_image = value_text(value_get(values, "cover-image"));
	if (!meta->cover_image.n)
		meta->cover_image =
			value_text(value_get(values, "epub-cover-image"));
	if (!value_bool(value_get(values, "cover-image"), true))
		meta->cover_image = VIEW(""); /* not even a made one */
	meta->toc_title = plain_text(a, meta, "toc-title");
	meta->toc = value_bool(value_get(values, "toc"), false);
	if (value_get(values, "table-of-contents"))
		meta->toc = value_bool(value_get(values, "table-of-contents"),
		                       meta->toc);
	meta->list_of_figures = value_bool(
		value_get(values, "lof"),
		value_bool(value_get(values, "list-of-figures"), false));
	meta->list_of_tables = value_bool(
		value_get(values, "lot"),
		value_bool(value_get(values, "list-of-tables"), false));
	read_toc_depth(meta, d);
	meta->number_sections = value_bool(
		value_get(values, "numbersections"),
		value_bool(value_get(values, "number-sections"), false));
}
