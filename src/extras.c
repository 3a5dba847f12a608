/* extras.c - files beside the chapters that the EPUB takes in */
#include "extras.h"

#include "base/array.h"
#include "import/import.h"

#define STYLE_BYTES_MOST ((size_t)4 * 1024 * 1024)
#define FONT_BYTES_MOST  ((size_t)32 * 1024 * 1024)
#define COVER_BYTES_MOST ((size_t)64 * 1024 * 1024)
#define XML_BYTES_MOST   ((size_t)4 * 1024 * 1024)

/* Does the value stand in a chapter's front matter? */
static bool is_of_documents(const struct value *documents,
                            const struct value *value)
{
	for (int i = 0; documents && i < documents->count; i++)
		if (documents->items[i] == value)
			return true;
	return false;
}

static enum file_status read_beneath(const struct extras_source *s,
                                     const char *path, size_t most,
                                     struct buf *out)
{
	enum file_status worst = FILE_MISSING;

	for (int i = 0; i < s->root_count; i++) {
		enum file_status status =
			file_read_beneath(&s->roots[i], path, most, out);

		if (status == FILE_OK)
			return status;
		if (status != FILE_MISSING)
			worst = status;
	}
	return worst;
}

static void report(struct diag *d, const struct value *value,
                   enum file_status status)
{
	diag_add(d,
	         status == FILE_OUTSIDE     ? DIAG_FILE_OUTSIDE
	         : status == FILE_TOO_LARGE ? DIAG_FILE_TOO_LARGE
	                                    : DIAG_FILE_UNREADABLE,
	         value->at, "%.*s: %s", (int)value->text.n, value->text.p,
	         file_status_text(status));
}

static bool read_one(const struct extras_source *s, const struct value *value,
                     bool is_trusted, size_t most, struct write_file *file)
{
	struct arena *a = s->book->memory;
	struct buf bytes = {0};
	enum file_status status;

	file->path = arena_view(a, value->text).p;
	status = is_trusted ? file_read(file->path, most, &bytes)
	                    : read_beneath(s, file->path, most, &bytes);
	if (status == FILE_OK)
		file->bytes = arena_view(
			a, (struct view){buf_text(&bytes), bytes.len});
	else
		report(s->diag, value, status);
	buf_clear(&bytes);
	return status == FILE_OK;
}

/* The files that the value under key names, one or a list. */
static void read_all(const struct extras_source *s, const char *key,
                     size_t most, struct write_file **files, int *count,
                     int *room)
{
	const struct value *value = value_get(s->book->meta.values, key);
	bool is_trusted = !is_of_documents(s->documents, value);
	bool is_list = value && value->kind == VALUE_LIST;

	for (int i = 0; value && i < (is_list ? value->count : 1); i++) {
		const struct value *one = is_list ? value->items[i] : value;
		struct write_file file = {0};

		if (!value_text(one).n || !value_bool(one, true) ||
		    !read_one(s, one, is_trusted, most, &file))
			continue;
		*ARRAY_ADD(s->book->memory, *files, *count, *room) = file;
	}
}

/* A cover that the user named is found wherever it lies. */
static void read_cover(const struct extras_source *s)
{
	const struct value *values = s->book->meta.values;
	const struct value *value = value_get(values, "cover-image");
	struct buf bytes = {0};

	if (!value_text(value).n)
		value = value_get(values, "epub-cover-image");
	if (!value_text(value).n || is_of_documents(s->documents, value))
		return;
	if (file_read(arena_view(s->book->memory, value->text).p,
	              COVER_BYTES_MOST, &bytes) == FILE_OK)
		book_add_picture(s->book, value->text,
		                 (struct view){buf_text(&bytes), bytes.len});
	buf_clear(&bytes);
}

void extras_read(struct extras *extras, const struct extras_source *s)
{
	static const char *const styles[] = {"stylesheet", "css"};

	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++)
		read_all(s, styles[i], STYLE_BYTES_MOST, &extras->styles,
		         &extras->style_count, &extras->style_room);
	for (int i = 0; i < extras->style_count; i++)
		extras->styles[i].bytes =
			text_clean(s->book->memory, extras->styles[i].bytes,
		                   extras->styles[i].path, s->diag);
	read_all(s, "epub-fonts", FONT_BYTES_MOST, &extras->fonts,
	         &extras->font_count, &extras->font_room);
	read_cover(s);
}

void extras_metadata(struct arena *a, struct meta *meta,
                     const struct value *documents, struct diag *d)
{
	const struct value *value = value_get(meta->values, "epub-metadata");
	bool has_author = value_get(meta->values, "author") ||
	                  value_get(meta->values, "creator");
	enum file_status status;
	struct buf bytes = {0};
	struct value *map;
	const char *path;

	if (!value_text(value).n)
		return;
	path = arena_view(a, value->text).p;
	status = is_of_documents(documents, value)
	                 ? FILE_OUTSIDE
	                 : file_read(path, XML_BYTES_MOST, &bytes);
	if (status == FILE_OK) {
		map = dublin_core_read(
			a,
			text_clean(a,
		                   (struct view){buf_text(&bytes), bytes.len},
		                   path, d),
			path, d);
		for (int i = 0; i < map->count && has_author; i++)
			if (view_is(map->keys[i], "creator"))
				map->keys[i] = VIEW("creator_");
		meta_merge(a, meta, map, true);
	} else {
		report(d, value, status);
	}
	buf_clear(&bytes);
}
