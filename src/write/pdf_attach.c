/* write/pdf_attach.c - the Markdown sources, inside the PDF */
#include "write/pdf_attach.h"

#include "base/map.h"
#include "write/pdf_names.h"
#include "write/pdf_syntax.h"

static struct view last_part(struct view path)
{
	size_t start = path.n;

	while (start && path.p[start - 1] != '/')
		start--;
	return view_from(path, start);
}

/* A name that no file before has; used: the names so far. */
static struct view name_of(struct arena *a, struct map *used, struct view path,
                           int index)
{
	struct view name = last_part(path);
	void **slot = map_at(used, name);

	if (*slot)
		name = view_of(arena_printf(a, "%d-%.*s", index + 1,
		                            (int)name.n, name.p));
	*map_at(used, name) = a;
	return name;
}

static int write_file(const struct attachment *source, struct pdf_file *file)
{
	struct buf text = {0};
	int object = pdf_object_new(file);

	buf_puts(&text, "/Type/EmbeddedFile/Subtype/text#2Fmarkdown");
	buf_printf(&text, "/Params<</Size %zu>>", source->text.n);
	pdf_object_deflate(file, object, &text, source->text);
	buf_clear(&text);
	return object;
}

static int write_specification(const struct attachment *source,
                               struct view name, struct pdf_file *file)
{
	int bytes = write_file(source, file), object;
	struct buf text = {0};

	buf_puts(&text, "/Type/Filespec/F");
	pdf_bytes(&text, name);
	buf_puts(&text, "/UF");
	pdf_text_string(&text, name);
	buf_puts(&text, "/Desc(Source)/AFRelationship/Source");
	buf_printf(&text, "/EF<</F %d 0 R/UF %d 0 R>>", bytes, bytes);
	object = pdf_object_add(file, &text);
	buf_clear(&text);
	return object;
}

void pdf_attach_write(const struct write_options *options,
                      struct pdf_file *file, struct buf *names,
                      struct buf *catalog)
{
	struct arena *a = &file->memory;
	struct map used = {.memory = a};
	struct pdf_name_entry *entries = arena_alloc(
		a, (size_t)options->source_count + 1, sizeof(*entries));

	if (!options->source_count)
		return;
	buf_puts(catalog, "/AF[");
	for (int i = 0; i < options->source_count; i++) {
		const struct attachment *source = &options->sources[i];
		struct view name = name_of(a, &used, source->name, i);
		int object = write_specification(source, name, file);

		entries[i].name = name;
		entries[i].value = view_of(arena_printf(a, " %d 0 R", object));
		buf_printf(catalog, " %d 0 R", object);
	}
	buf_char(catalog, ']');
	buf_printf(names, "/EmbeddedFiles %d 0 R",
	           pdf_names_write(file, entries, options->source_count));
}
