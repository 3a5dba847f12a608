/* themes.c - which theme a book is set in */
#include "session.h"

#include "base/array.h"
#include "doc/theme_read.h"

#define THEME_BYTES_MOST ((size_t)1024 * 1024)
#define THEMES_MOST      8 /* that extend each other */

/* Themes from the one that was asked for down to a bundled one. */
struct chain {
	struct chapbook *cb;
	bool is_trusted; /* named by the user: it may lie anywhere */
	const struct theme_layer *layers[THEMES_MOST];
	int count;
};

static bool is_path(struct view name)
{
	return view_find(name, '/', 0) < name.n || view_ends(name, ".yaml") ||
	       view_ends(name, ".yml");
}

/* What is left of path below folder. */
static const char *below(const char *folder, const char *path)
{
	size_t n = strlen(folder);

	return strncmp(folder, path, n) == 0 && path[n] == '/' ? path + n + 1
	                                                       : path;
}

static enum file_status read_file(const struct chain *chain, const char *path,
                                  struct buf *bytes)
{
	struct file_root root;
	enum file_status status = FILE_OUTSIDE;

	if (chain->is_trusted)
		return file_read(path, THEME_BYTES_MOST, bytes);
	if (chain->cb->sandbox ||
	    !file_root_open(&root, common_folder(chain->cb)))
		return status;
	status = file_read_beneath(&root, below(root.path, path),
	                           THEME_BYTES_MOST, bytes);
	file_root_close(&root);
	return status;
}

static const struct theme_layer *read_layer(const struct chain *chain,
                                            const char *path, struct place at)
{
	struct chapbook *cb = chain->cb;
	struct arena *a = &cb->memory;
	struct theme_layer *layer = arena_new(a, struct theme_layer);
	struct buf bytes = {0};
	enum file_status status = read_file(chain, path, &bytes);
	struct view text;

	if (status != FILE_OK) {
		diag_add(&cb->diag,
		         status == FILE_OUTSIDE ? DIAG_FILE_OUTSIDE
		                                : DIAG_FILE_UNREADABLE,
		         at, "%s: %s", path, file_status_text(status));
		buf_clear(&bytes);
		return NULL;
	}
	text = text_clean(a, (struct view){buf_text(&bytes), bytes.len}, path,
	                  &cb->diag);
	buf_clear(&bytes);
	*layer = theme_layer_of(a, yaml_read(a, text, path, 1, &cb->diag),
	                        &cb->diag);
	layer->name = path;
	return layer;
}

static void no_such_theme(struct chapbook *cb, struct view name,
                          struct place at)
{
	struct buf names = {0};

	theme_names(&names);
	diag_add(&cb->diag, DIAG_VALUE_BAD, at,
	         "theme: %.*s (%s, or a file: themes/my.yaml)", (int)name.n,
	         name.p, buf_text(&names));
	buf_clear(&names);
}

/* The theme called name, where a file beside folder is meant; NULL for none. */
static const struct theme_layer *find_layer(const struct chain *chain,
                                            struct view folder,
                                            struct view name, struct place at)
{
	const struct theme_layer *bundled = theme_bundled(name);

	if (bundled)
		return bundled;
	if (is_path(name))
		return read_layer(
			chain, file_join(&chain->cb->memory, folder, name), at);
	no_such_theme(chain->cb, name, at);
	return NULL;
}

/* A file that a document names lies beside it; one that lies in the working
 * folder only (pandoc's rule) is taken, too. */
static struct view first_folder(struct chapbook *cb, const struct value *value)
{
	const struct value *documents = cb->from_documents.values;
	struct view beside;

	for (int i = 0; documents && i < documents->count; i++) {
		if (documents->items[i] != value || !value->at.file)
			continue;
		beside = file_folder(view_of(value->at.file));
		if (file_exists(file_join(&cb->memory, beside, value->text)) ||
		    !file_exists(arena_view(&cb->memory, value->text).p))
			return beside;
	}
	return VIEW(".");
}

/* A file's name is meant from folder. */
static void follow(struct chain *chain, struct view folder, struct view name,
                   struct place at)
{
	while (name.n) {
		const struct theme_layer *layer =
			find_layer(chain, folder, name, at);

		if (!layer)
			return;
		if (chain->count == THEMES_MOST) {
			diag_add(&chain->cb->diag, DIAG_LIMIT_PASSED, at,
			         "more than %d themes extend each other",
			         THEMES_MOST);
			return;
		}
		chain->layers[chain->count++] = layer;
		if (!layer->extends)
			return;
		if (!layer->lines) {
			folder = file_folder(view_of(layer->name));
			at = (struct place){layer->name, 0, 0};
		}
		name = view_of(layer->extends);
	}
}

/* The lowest first; "book" lies below all of them anyhow. */
static int in_order(const struct chain *chain,
                    const struct theme_layer *layers[THEMES_MOST])
{
	int count = 0;

	for (int i = chain->count - 1; i >= 0; i--)
		if (i < chain->count - 1 ||
		    chain->layers[i] != theme_bundled(VIEW("book")))
			layers[count++] = chain->layers[i];
	return count;
}

static bool is_untrusted(struct chapbook *cb, const struct value *value)
{
	const struct value *list = untrusted_metadata(cb);

	for (int i = 0; list && i < list->count; i++)
		if (list->items[i] == value)
			return true;
	return false;
}

void themes_choose(struct chapbook *cb)
{
	const struct value *value = value_get(cb->book.meta.values, "theme");
	struct chain chain = {.cb = cb, .is_trusted = !is_untrusted(cb, value)};
	const struct theme_layer *layers[THEMES_MOST];
	int count;

	if (value_text(value).n)
		follow(&chain, first_folder(cb, value), value->text, value->at);
	count = in_order(&chain, layers);
	theme_make(&cb->book.theme, layers, count, &cb->book.meta, &cb->diag);
}

bool chapbook_print_theme(struct chapbook *cb, const char *theme,
                          const char **text, size_t *n)
{
	struct chain chain = {.cb = cb, .is_trusted = true};
	const struct theme_layer *layers[THEMES_MOST];
	struct meta meta = {0};
	struct theme made;
	int count;

	follow(&chain, VIEW("."), view_of(theme), (struct place){0});
	count = in_order(&chain, layers);
	theme_make(&made, layers, count, &meta, &cb->diag);
	buf_empty(&cb->bytes);
	theme_print(layers, count, &cb->bytes);
	*text = buf_text(&cb->bytes);
	*n = cb->bytes.len;
	return cb->diag.worst != DIAG_ERROR;
}
