/* settings.c - settings files ("-d"): metadata, inputs, outputs */
#include "session.h"

#include "base/array.h"
#include "doc/theme_read.h"

/* A path in a settings file is meant from the file's own folder; one that
 * exists only from the working folder (pandoc's rule) is taken, too. */
static const char *settings_path(struct chapbook *cb, const char *settings,
                                 struct view name)
{
	char *beside =
		file_join(&cb->memory, file_folder(view_of(settings)), name);

	if (file_exists(beside))
		return beside;
	name = arena_view(&cb->memory, name);
	return file_exists(name.p) ? name.p : beside;
}

static void add_input_files(struct chapbook *cb, const char *settings,
                            const struct value *value);

/* Quarto's "part: Title", "chapters: [...]": a page of its own for the title,
 * or the file that has it. */
static void add_part(struct chapbook *cb, const char *settings,
                     const struct value *map)
{
	const struct value *part = value_get(map, "part");
	struct view title = view_trim(value_text(part));
	struct buf text = {0};
	int number = ++cb->part_count;

	if (view_ends(title, ".md")) {
		chapbook_add_file(cb, settings_path(cb, settings, title));
	} else if (title.n) {
		buf_printf(&text, "# %.*s {.part}\n", (int)title.n, title.p);
		chapbook_add_text(
			cb, arena_printf(&cb->memory, "part-%d.md", number),
			buf_text(&text), text.len);
	}
	buf_clear(&text);
	add_input_files(cb, settings, value_get(map, "chapters"));
}

static void add_input_files(struct chapbook *cb, const char *settings,
                            const struct value *value)
{
	if (!value)
		return;
	if (value->kind == VALUE_TEXT)
		chapbook_add_file(cb, settings_path(cb, settings, value->text));
	if (value->kind == VALUE_MAP)
		add_part(cb, settings, value);
	for (int i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		add_input_files(cb, settings, value->items[i]);
}

/* Outputs are named from the working folder, as on the command line. */
static void add_output_files(struct chapbook *cb, const struct value *value)
{
	if (!value)
		return;
	if (value->kind == VALUE_TEXT)
		*ARRAY_ADD(&cb->memory, cb->outputs, cb->output_count,
		           cb->output_room) = value->text.p;
	for (int i = 0; i < value->count; i++)
		if (value->items[i]->kind == VALUE_TEXT)
			*ARRAY_ADD(&cb->memory, cb->outputs, cb->output_count,
			           cb->output_room) = value->items[i]->text.p;
}

static void place_file(struct chapbook *cb, const char *settings,
                       struct value *value)
{
	if (value->kind == VALUE_TEXT && value->text.n &&
	    !theme_bundled(value->text) && value_bool(value, true) &&
	    !value_bool(value, false))
		value->text = view_of(settings_path(cb, settings, value->text));
}

/* A file that settings name lies beside them. */
static void place_files(struct chapbook *cb, const char *settings,
                        const struct value *map)
{
	static const char *const keys[] = {"cover-image",   "epub-cover-image",
	                                   "epub-metadata", "epub-fonts",
	                                   "css",           "stylesheet",
	                                   "theme"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct value *value = value_get(map, keys[i]);

		if (!value)
			continue;
		place_file(cb, settings, value);
		for (int k = 0; k < value->count; k++)
			place_file(cb, settings, value->items[k]);
	}
}

bool chapbook_add_settings(struct chapbook *cb, const char *path)
{
	struct buf bytes = {0};
	struct view text;
	struct value *map;

	path = arena_copy(&cb->memory, path, strlen(path));
	if (!book_was_read(cb, path,
	                   file_read(path, SOURCE_BYTES_MOST, &bytes))) {
		buf_clear(&bytes);
		return false;
	}
	text = text_clean(&cb->memory,
	                  (struct view){buf_text(&bytes), bytes.len}, path,
	                  &cb->diag);
	buf_clear(&bytes);
	map = yaml_read(&cb->memory, text, path, 1, &cb->diag);
	if (map->kind == VALUE_NULL)
		return !diag_count(&cb->diag, DIAG_YAML_BAD) &&
		       !diag_count(&cb->diag, DIAG_YAML_LIMIT);
	if (map->kind != VALUE_MAP) {
		diag_add(&cb->diag, DIAG_YAML_BAD, map->at, "%s",
		         "not a list of \"key: value\"");
		return false;
	}
	keys_check(map, &cb->diag);
	place_files(cb, path, map);
	place_files(cb, path, value_get(map, "metadata"));
	meta_merge(&cb->memory, &cb->from_settings, map, false);
	meta_merge(&cb->memory, &cb->from_settings, value_get(map, "metadata"),
	           false);
	meta_merge(&cb->memory, &cb->from_settings, value_get(map, "variables"),
	           false);
	add_input_files(cb, path, value_get(map, "input-file"));
	add_input_files(cb, path, value_get(map, "input-files"));
	add_output_files(cb, value_get(map, "output-file"));
	add_output_files(cb, value_get(map, "output-files"));
	return true;
}

int chapbook_output_count(const struct chapbook *cb)
{
	return cb->output_count;
}

const char *chapbook_output(const struct chapbook *cb, int index)
{
	return cb->outputs[index];
}

const struct value *untrusted_metadata(struct chapbook *cb)
{
	const struct value *lists[] = {cb->from_documents.values,
	                               cb->from_settings.values};
	struct value *both;

	if (!cb->switches[CHAPBOOK_CONFINED])
		return lists[0];
	both = arena_new(&cb->memory, struct value);
	for (int i = 0; i < 2; i++)
		both->count += lists[i] ? lists[i]->count : 0;
	both->items = arena_alloc(&cb->memory, (size_t)both->count,
	                          sizeof(*both->items));
	both->count = 0;
	for (int i = 0; i < 2; i++)
		for (int k = 0; lists[i] && k < lists[i]->count; k++)
			both->items[both->count++] = lists[i]->items[k];
	return both;
}
