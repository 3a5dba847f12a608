/* chapbook.c - the pipeline: source files -> doc -> pages -> PDF, EPUB */
#include "session.h"

#include "base/array.h"
#include "base/date.h"
#include "doc/dump.h"
#include "plot/plot.h"
#include "write/cover.h"
#include "write/pdf_standard.h"

#include <stdlib.h>
#include <unistd.h>

struct chapbook *chapbook_new(void)
{
	struct chapbook *cb = calloc(1, sizeof(*cb));

	if (!cb)
		arena_no_memory(sizeof(*cb));
	cb->book.memory = &cb->memory;
	return cb;
}

void chapbook_free(struct chapbook *cb)
{
	if (!cb)
		return;
	if (cb->pages)
		pages_close(cb->pages);
	if (cb->fonts != cb->shared)
		fonts_close(cb->fonts);
	fonts_close(cb->lent);
	arena_reset(&cb->page_memory);
	arena_reset(&cb->memory);
	buf_clear(&cb->bytes);
	buf_clear(&cb->messages);
	diag_clear(&cb->diag);
	free(cb);
}

static const char *keep(struct chapbook *cb, const char *text)
{
	return arena_copy(&cb->memory, text, strlen(text));
}

void chapbook_data_dir(struct chapbook *cb, const char *folder)
{
	cb->data_dir = keep(cb, folder);
}

void chapbook_resource_path(struct chapbook *cb, const char *folder)
{
	if (cb->resource_path_count < ROOTS_MOST - 1)
		cb->resource_paths[cb->resource_path_count++] =
			keep(cb, folder);
}

void chapbook_threads(struct chapbook *cb, int threads)
{
	cb->threads = threads;
}

void chapbook_sandbox(struct chapbook *cb)
{
	cb->sandbox = true;
}

void chapbook_turn_on(struct chapbook *cb, enum chapbook_switch which)
{
	cb->switches[which] = true;
}

bool chapbook_date(struct chapbook *cb, const char *seconds)
{
	cb->modified = date_from_epoch(&cb->memory, view_of(seconds));
	return cb->modified != NULL;
}

void chapbook_set(struct chapbook *cb, const char *key, const char *value)
{
	meta_set(&cb->memory, &cb->from_caller, view_of(key), view_of(value));
}

void chapbook_add(struct chapbook *cb, const char *key, const char *value)
{
	meta_add(&cb->memory, &cb->from_caller, view_of(key), view_of(value));
}

void chapbook_add_text(struct chapbook *cb, const char *name, const char *text,
                       size_t n)
{
	struct source source = {.name = view_of(keep(cb, name))};
	struct view clean = text_clean(&cb->memory, (struct view){text, n},
	                               source.name.p, &cb->diag);
	struct value *head =
		front_matter_read(&cb->memory, clean, source.name.p,
	                          &source.text, &source.first_line, &cb->diag);

	source.whole = clean;
	if (!view_trim(source.text).n)
		diag_add(&cb->diag, DIAG_FILE_EMPTY,
		         (struct place){source.name.p, 0, 0}, "%s", "");
	/* The first document's title is the book's; later ones add what is
	 * not known yet. */
	meta_merge(&cb->memory, &cb->from_documents, head, true);
	*ARRAY_ADD(&cb->memory, cb->sources, cb->source_count,
	           cb->source_room) = source;
}

bool book_was_read(struct chapbook *cb, const char *path,
                   enum file_status status)
{
	if (status == FILE_OK)
		return true;
	diag_add(&cb->diag,
	         status == FILE_TOO_LARGE ? DIAG_FILE_TOO_LARGE
	                                  : DIAG_FILE_UNREADABLE,
	         (struct place){path, 0, 0}, "%s", file_status_text(status));
	return false;
}

bool chapbook_add_file(struct chapbook *cb, const char *path)
{
	struct buf bytes = {0};
	bool ok = book_was_read(cb, path,
	                        file_read(path, SOURCE_BYTES_MOST, &bytes));

	if (ok)
		chapbook_add_text(cb, strcmp(path, "-") == 0 ? "stdin" : path,
		                  buf_text(&bytes), bytes.len);
	buf_clear(&bytes);
	return ok;
}

int chapbook_chapter_count(const struct chapbook *cb)
{
	return cb->source_count;
}

static bool may_run_programs(const struct chapbook *cb)
{
	return !cb->sandbox && !cb->switches[CHAPBOOK_CONFINED];
}

/* What the caller set beats the settings, and those the documents. */
static void settle_metadata(struct chapbook *cb)
{
	struct meta *meta = &cb->book.meta;

	meta_merge(&cb->memory, meta, cb->from_caller.values, true);
	meta_merge(&cb->memory, meta, cb->from_settings.values, true);
	meta_merge(&cb->memory, meta, cb->from_documents.values, true);
	if (!cb->sandbox)
		extras_metadata(&cb->memory, meta, untrusted_metadata(cb),
		                &cb->diag);
	meta_read(&cb->memory, meta, &cb->diag);
	themes_choose(cb);
}

/* The folder that every chapter is below: "." where that holds. */
const char *common_folder(struct chapbook *cb)
{
	struct view common = {0};

	for (int i = 0; i < cb->source_count; i++) {
		struct view folder = file_folder(
			file_normal(&cb->memory, cb->sources[i].name));

		if (!common.p)
			common = folder;
		while (!view_is(common, "/") && !view_is(common, ".") &&
		       !(view_starts(folder,
		                     arena_view(&cb->memory, common).p) &&
		         (folder.n == common.n || folder.p[common.n] == '/')))
			common = file_folder(common);
	}
	if (!common.p || (common.p[0] != '/' && !view_starts(common, "..")))
		return ".";
	return arena_view(&cb->memory, common).p;
}

static bool prepare_fonts(struct chapbook *cb);

/* Charts and diagrams are drawn with the fonts that they are printed in. */
static void draw_plots(struct chapbook *cb, const struct file_root *roots,
                       int count)
{
	struct plot_options options = {.roots = roots,
	                               .root_count = count,
	                               .programs = may_run_programs(cb)};
	char *folder;

	if (!plot_is_needed(&cb->book) || !prepare_fonts(cb))
		return;
	/* dot runs in another folder. */
	folder = realpath(cb->data_dir, NULL);
	options.fonts = cb->fonts;
	options.fonts_folder = arena_printf(&cb->memory, "%s/fonts",
	                                    folder ? folder : cb->data_dir);
	book_plot(&cb->book, &options, &cb->diag);
	free(folder);
}

static void load_files(struct chapbook *cb)
{
	struct file_root roots[ROOTS_MOST] = {{0}};
	int count = 0;

	if (!cb->sandbox && file_root_open(&roots[0], common_folder(cb)))
		count = 1;
	for (int i = 0; i < cb->resource_path_count && !cb->sandbox; i++) {
		if (file_root_open(&roots[count], cb->resource_paths[i]))
			count++;
		else
			diag_add(&cb->diag, DIAG_FILE_UNREADABLE,
			         (struct place){cb->resource_paths[i], 0, 0},
			         "%s", "resource path is not a folder");
	}
	draw_plots(cb, roots, count);
	if (!cb->sandbox)
		extras_read(&cb->extras,
		            &(struct extras_source){
				    .book = &cb->book,
				    .documents = untrusted_metadata(cb),
				    .roots = roots,
				    .root_count = count,
				    .diag = &cb->diag,
			    });
	book_load_images(&cb->book, roots, count, &cb->diag);
	book_load_listings(&cb->book, roots, count, &cb->diag);
	while (count > 0)
		file_root_close(&roots[--count]);
}

static void import_sources(struct chapbook *cb)
{
	struct book *book = &cb->book;

	settle_metadata(cb);
	for (int i = 0; i < cb->source_count; i++) {
		const struct source *source = &cb->sources[i];
		struct node *top =
			markdown_read(&cb->memory, source->text, source->name.p,
		                      source->first_line, &cb->diag);

		smart_punctuation(&cb->memory, top, book->meta.lang);
		if (value_bool(value_get(book->meta.values, "group-digits"),
		               false))
			group_digits(&cb->memory, top);
		book_add_chapter(book, source->name, top);
	}
	load_files(cb);
	book_resolve(book, &cb->diag);
}

/* Import once; false when there is nothing to compile. */
static bool prepare_book(struct chapbook *cb)
{
	if (!cb->imported) {
		if (!cb->source_count && !cb->diag.worst)
			diag_add(&cb->diag, DIAG_NO_INPUT, (struct place){0},
			         "%s", "no chapters given");
		if (cb->source_count)
			import_sources(cb);
		cb->imported = true;
	}
	return cb->source_count > 0;
}

/* The folder that this program stands in; NULL when it cannot be known. */
static const char *program_folder(struct chapbook *cb)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return NULL;
	return arena_view(&cb->memory,
	                  file_folder((struct view){path, (size_t)n}))
	        .p;
}

#ifndef CHAPBOOK_DATA_DIR
#define CHAPBOOK_DATA_DIR "/usr/local/share/chapbook"
#endif

/* Where fonts/ is: as told; beside the program's folder (the build tree, where
 * it is out/chapbook); PREFIX/share; where it was installed. */
static const char *find_data_dir(struct chapbook *cb)
{
	static const char *const places[] = {"..", "../share/chapbook", "."};
	const char *program = program_folder(cb);

	for (size_t i = 0; program && i < sizeof(places) / sizeof(*places);
	     i++) {
		const char *folder =
			arena_printf(&cb->memory, "%s/%s", program, places[i]);

		if (file_exists(arena_printf(&cb->memory, "%s/fonts/README.md",
		                             folder)))
			return folder;
	}
	return CHAPBOOK_DATA_DIR;
}

static int thread_count(const struct chapbook *cb)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (cb->threads > 0)
		return cb->threads < 64 ? cb->threads : 64;
	return cores < 1 ? 1 : cores > 16 ? 16 : (int)cores;
}

/* When confined, a font is a file below the working folder. */
static bool may_use_font(struct chapbook *cb, struct view path)
{
	struct view normal = file_normal(&cb->memory, path);

	if (!cb->switches[CHAPBOOK_CONFINED] ||
	    !(view_starts(normal, "/") || view_starts(normal, "..")))
		return true;
	diag_add(&cb->diag, DIAG_FILE_OUTSIDE, (struct place){0}, "%.*s",
	         (int)path.n, path.p);
	return false;
}

static void add_fallback(struct chapbook *cb, const struct value *name)
{
	if (name->kind == VALUE_TEXT && may_use_font(cb, name->text))
		fonts_add_fallback(cb->fonts, name->text.p);
}

/* mainfont, sansfont, monofont, mainfontfallback, and system-fonts. */
static void choose_fonts(struct chapbook *cb)
{
	const struct value *fallback =
		value_get(cb->book.meta.values, "mainfontfallback");

	for (int i = 0; i < FAMILIES; i++) {
		struct view file = cb->book.theme.font_files[i];

		if (file.n && may_use_font(cb, file))
			fonts_use(cb->fonts, i,
			          arena_view(&cb->memory, file).p);
	}
	if (fallback)
		add_fallback(cb, fallback);
	for (int i = 0; fallback && i < fallback->count; i++)
		add_fallback(cb, fallback->items[i]);
	if (value_bool(value_get(cb->book.meta.values, "system-fonts"), true) &&
	    !cb->switches[CHAPBOOK_CONFINED])
		fonts_use_installed(cb->fonts);
}

static bool has_text_font(struct fonts *fonts)
{
	return fonts && fonts_get(fonts, FONT_SERIF, 400, false, 0);
}

void chapbook_share_fonts(struct chapbook *cb, struct chapbook *owner)
{
	if (!owner->data_dir)
		owner->data_dir = find_data_dir(owner);
	if (!owner->lent)
		owner->lent = fonts_open(owner->data_dir, &owner->diag);
	/* Without a font each book says for itself what is missing. */
	if (!has_text_font(owner->lent))
		return;
	cb->shared = owner->lent;
	cb->data_dir = owner->data_dir;
}

/* Choosing changes the fonts: those who share them may not. */
static bool chooses_fonts(const struct chapbook *cb)
{
	bool chooses = value_get(cb->book.meta.values, "mainfontfallback");

	for (int i = 0; i < FAMILIES; i++)
		chooses = chooses || cb->book.theme.font_files[i].n;
	return chooses;
}

static bool prepare_fonts(struct chapbook *cb)
{
	if (!cb->data_dir)
		cb->data_dir = find_data_dir(cb);
	if (!cb->fonts && !chooses_fonts(cb))
		cb->fonts = cb->shared;
	if (!cb->fonts) {
		cb->fonts = fonts_open(cb->data_dir, &cb->diag);
		if (cb->fonts)
			choose_fonts(cb);
	}
	return has_text_font(cb->fonts);
}

/* A book that names a design has its cover in print, too. */
static void make_cover(struct chapbook *cb)
{
	struct book *book = &cb->book;
	const struct value *design =
		value_get(book->meta.values, "cover-design");

	if (!design || book->cover)
		return;
	if (!cover_has_design(value_text(design)))
		diag_add(&cb->diag, DIAG_VALUE_BAD, design->at,
		         "cover-design: %.*s (type, bands, tiles)",
		         (int)value_text(design).n, value_text(design).p);
	book->cover = cover_vectors(&cb->memory, book, cb->fonts);
	book->cover_is_made = book->cover != NULL;
}

static bool prepare_pages(struct chapbook *cb)
{
	if (cb->pages || !prepare_fonts(cb))
		return cb->pages != NULL;
	make_cover(cb);
	cb->pages = pages_make(&cb->page_memory, &cb->book, cb->fonts,
	                       thread_count(cb), &cb->diag);
	return cb->pages != NULL;
}

enum chapbook_format chapbook_format_of(const char *name)
{
	static const struct {
		const char *name;
		enum chapbook_format format;
	} formats[] = {
		{"pdf", CHAPBOOK_PDF},     {"epub", CHAPBOOK_EPUB},
		{"epub3", CHAPBOOK_EPUB},  {"doc", CHAPBOOK_DOC},
		{"lines", CHAPBOOK_LINES}, {"pages", CHAPBOOK_PAGES},
		{"xhtml", CHAPBOOK_XHTML},
	};

	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (view_is_nocase(view_of(name), formats[i].name))
			return formats[i].format;
	return CHAPBOOK_UNKNOWN;
}

enum chapbook_format chapbook_format_of_file(const char *path)
{
	struct view extension = file_extension(view_of(path));

	if (view_is_nocase(extension, "pdf"))
		return CHAPBOOK_PDF;
	return view_is_nocase(extension, "epub") ? CHAPBOOK_EPUB
	                                         : CHAPBOOK_UNKNOWN;
}

static const struct attachment *list_sources(struct chapbook *cb)
{
	struct attachment *list = arena_alloc(
		&cb->memory, (size_t)cb->source_count + 1, sizeof(*list));

	for (int i = 0; i < cb->source_count; i++)
		list[i] = (struct attachment){cb->sources[i].name,
		                              cb->sources[i].whole};
	return list;
}

static bool make_edition(struct chapbook *cb, enum chapbook_format format)
{
	struct write_options options = {
		.threads = thread_count(cb),
		.debug = cb->switches[CHAPBOOK_PDF_DEBUG],
		.linear = cb->switches[CHAPBOOK_LINEARIZE],
		.strict = cb->switches[CHAPBOOK_STRICT],
		.programs = may_run_programs(cb),
		.modified = cb->modified,
		.source_count = cb->source_count,
		.styles = cb->extras.styles,
		.style_count = cb->extras.style_count,
		.fonts = cb->extras.fonts,
		.font_count = cb->extras.font_count,
	};

	if (!prepare_pages(cb))
		return false;
	if (options.strict && !pdf_standard_met(&cb->book, true, &cb->diag))
		return false;
	options.data_dir = cb->data_dir;
	options.sources = list_sources(cb);
	return (format == CHAPBOOK_PDF ? pdf_write : epub_write)(
		&cb->book, cb->pages, cb->fonts, &options, &cb->bytes,
		&cb->diag);
}

static bool make_dump(struct chapbook *cb, enum chapbook_format format)
{
	if (format == CHAPBOOK_DOC || format == CHAPBOOK_XHTML) {
		for (int i = 0; i < cb->book.chapter_count; i++)
			if (format == CHAPBOOK_DOC)
				doc_dump(cb->book.chapters[i]->top, &cb->bytes);
			else
				xhtml_write_body(&cb->book,
				                 cb->book.chapters[i]->top,
				                 &cb->bytes);
		return true;
	}
	if (!prepare_pages(cb))
		return false;
	if (format == CHAPBOOK_LINES)
		pages_dump_lines(cb->pages, &cb->bytes);
	else
		pages_dump(cb->pages, &cb->bytes);
	return true;
}

bool chapbook_make(struct chapbook *cb, enum chapbook_format format,
                   const char **bytes, size_t *n)
{
	bool made = false;

	buf_empty(&cb->bytes);
	if (prepare_book(cb)) {
		if (format == CHAPBOOK_PDF || format == CHAPBOOK_EPUB)
			made = make_edition(cb, format);
		else if (format != CHAPBOOK_UNKNOWN)
			made = make_dump(cb, format);
	}
	*bytes = buf_text(&cb->bytes);
	*n = cb->bytes.len;
	return made;
}

bool chapbook_write_as(struct chapbook *cb, enum chapbook_format format,
                       const char *path)
{
	const char *bytes;
	size_t n;

	return chapbook_make(cb, format, &bytes, &n) &&
	       file_write(path, bytes, n, &cb->diag);
}

bool chapbook_write(struct chapbook *cb, const char *path)
{
	return chapbook_write_as(cb, chapbook_format_of_file(path), path);
}

const char *chapbook_messages(struct chapbook *cb, enum chapbook_level least)
{
	buf_empty(&cb->messages);
	diag_print(&cb->diag, (enum diag_level)least, &cb->messages);
	return buf_text(&cb->messages);
}

enum chapbook_level chapbook_worst(const struct chapbook *cb)
{
	return (enum chapbook_level)cb->diag.worst;
}

int chapbook_status(const struct chapbook *cb, bool warnings_count)
{
	static const struct {
		enum diag_kind kind;
		int status;
	} statuses[] = {
		/* pandoc's codes, the gravest first */
		{DIAG_FILE_UNWRITABLE, 1}, {DIAG_FILE_UNREADABLE, 1},
		{DIAG_FILE_TOO_LARGE, 1},  {DIAG_NO_INPUT, 1},
		{DIAG_YAML_BAD, 64},       {DIAG_YAML_LIMIT, 64},
		{DIAG_KEY_UNKNOWN, 64},    {DIAG_PDF_FAILED, 43},
		{DIAG_PDF_REFUSED, 43},    {DIAG_EPUB_FAILED, 44},
		{DIAG_FONT_BAD, 97},       {DIAG_IMAGE_MISSING, 99},
		{DIAG_FILE_OUTSIDE, 99},
	};

	for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
		if (diag_count(&cb->diag, statuses[i].kind))
			return statuses[i].status;
	if (cb->diag.worst == DIAG_ERROR)
		return 4;
	if (cb->diag.worst == DIAG_WARNING && warnings_count)
		return 3;
	return 0;
}

int chapbook_page_count(const struct chapbook *cb)
{
	return cb->pages ? cb->pages->count : 0;
}
