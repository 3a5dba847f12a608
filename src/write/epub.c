/* write/epub.c - the EPUB edition: what goes in, in which order */
#include "write/epub.h"

#include "base/array.h"
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "write/cover.h"
#include "write/css.h"
#include "write/css_clean.h"
#include "write/epub_limits.h"
#include "write/epub_meta.h"
#include "write/epub_nav.h"
#include "write/epub_opf.h"
#include "write/epub_pictures.h"
#include "write/write.h"
#include "write/zip.h"

bool epub_has_file(const struct epub *epub, int file)
{
	return epub->plan->files[file].kind != PLAN_COVER ||
	       (epub->plan->cover && !epub->plan->cover->bad);
}

bool epub_shows_nav(const struct epub *epub)
{
	const struct meta *meta = &epub->book->meta;

	return meta->toc || meta->list_of_figures || meta->list_of_tables;
}

int epub_first_text(const struct epub *epub)
{
	const struct plan *plan = epub->plan;
	int first = -1;

	for (int i = plan->file_count; i-- > 0;)
		if (plan->files[i].kind == PLAN_CHAPTER)
			first = i;
	for (int i = 0; i < plan->file_count; i++)
		if (plan->files[i].kind == PLAN_CHAPTER &&
		    plan->files[i].chapter->matter == MATTER_BODY)
			return i;
	return first; /* no chapter is of the body */
}

static struct view view_of_buf(const struct buf *b)
{
	return (struct view){buf_text(b), b->len};
}

static void write_texts(struct epub *epub)
{
	int count = epub->plan->file_count;

	epub->texts =
		arena_alloc(epub->memory, (size_t)count, sizeof(*epub->texts));
	for (int i = 0; i < count; i++)
		if (epub_has_file(epub, i))
			xhtml_file(epub->plan, i, &epub->facts, epub->letters,
			           &epub->texts[i]);
	for (int i = 0; i < epub->plan->page_count; i++)
		epub->has_pages |= epub->plan->pages[i].written;
}

/* --- what is derived from the content --- */

static struct hash_wide add_view(struct hash_wide hash, struct view v)
{
	return hash_wide(hash, v.p ? v.p : "", v.n);
}

/* A UUID of version 8 (RFC 9562): the bits are ours, a hash of the book. */
static struct view content_uuid(const struct epub *epub)
{
	const struct meta *meta = &epub->book->meta;
	struct hash_wide hash = {0};

	hash = add_view(hash, meta->title);
	hash = add_view(hash, meta->subtitle);
	hash = add_view(hash, meta->lang);
	hash = add_view(hash, meta->date);
	for (int i = 0; i < meta->author_count; i++)
		hash = add_view(hash, meta->authors[i].name);
	for (int i = 0; i < epub->plan->file_count; i++)
		hash = add_view(hash, (struct view){epub->texts[i].bytes,
		                                    epub->texts[i].len});
	for (int i = 0; i < epub->plan->media_count; i++)
		hash = add_view(hash, epub->plan->media[i].bytes);
	hash.high = (hash.high & ~UINT64_C(0xF000)) | UINT64_C(0x8000);
	hash.low = (hash.low & ~(UINT64_C(3) << 62)) | (UINT64_C(2) << 62);
	return view_of(arena_printf(
		epub->memory, "urn:uuid:%08x-%04x-%04x-%04x-%012llx",
		(unsigned)(hash.high >> 32),
		(unsigned)(hash.high >> 16) & 0xFFFF,
		(unsigned)hash.high & 0xFFFF, (unsigned)(hash.low >> 48),
		(unsigned long long)hash.low & 0xFFFFFFFFFFFFULL));
}

/* No clock: the date that the book itself gives, or one that says nothing. */
static struct view modified(const struct epub *epub, const char *given)
{
	struct view date = epub->book->meta.iso_date;

	if (given)
		return view_of(given);
	if (!date_exists(date))
		date = VIEW("2000");
	return view_of(arena_printf(epub->memory, "%.*s%sT00:00:00Z",
	                            (int)date.n, date.p,
	                            date.n == 4   ? "-01-01"
	                            : date.n == 7 ? "-01"
	                                          : ""));
}

/* --- fonts and stylesheet --- */

/* Is a font wanted in the EPUB? */
static bool embeds_fonts(const struct epub *epub)
{
	const struct value *values = epub->book->meta.values;

	return value_bool(value_get(values, "epub-embed-font"), true) &&
	       value_bool(value_get(values, "epub-fonts"), true);
}

/* The author's font files, after ours; files learns their names. */
static void add_own_fonts(struct epub *epub,
                          const struct write_options *options,
                          struct css_files *files)
{
	struct arena *a = epub->memory;
	size_t count = (size_t)options->font_count;
	struct view *given = arena_alloc(a, count + 1, sizeof(*given));
	struct view *names = arena_alloc(a, count + 1, sizeof(*names));
	struct xml_names taken = {.taken = {.memory = a}, .any_case = true};
	struct web_fonts *web = epub->fonts;

	for (int i = 0; i < web->count; i++)
		xml_unique(&taken, view_of(web->fonts[i].file));
	*files = (struct css_files){given, names, 0};
	for (int i = 0; i < options->font_count; i++) {
		const struct write_file *file = &options->fonts[i];
		struct view own = file_name(view_of(file->path));
		struct view name =
			xml_unique(&taken, xml_name(a, own, "font", true));
		struct web_font font;

		if (!web_font_read(a, name, file->bytes, &font)) {
			diag_add(epub->diag, DIAG_FONT_BAD,
			         (struct place){file->path, 0, 0}, "%s",
			         "no TrueType, OpenType or WOFF file");
			continue;
		}
		*ARRAY_ADD(a, web->fonts, web->count, web->room) = font;
		given[files->count] = own;
		names[files->count++] = name;
	}
}

/* The theme's stylesheet, and the author's after it. */
static void make_style(struct epub *epub, struct fonts *fonts,
                       const struct write_options *options)
{
	const struct theme *theme = &epub->book->theme;
	struct css_files files;
	size_t own; /* where the author's begins */

	letters_add(epub->letters, (int)theme->body_family * LETTERS_FAMILY,
	            theme_ornament(theme));
	if (epub_shows_nav(epub))
		epub_nav_letters(epub, epub->letters);
	epub->fonts = web_fonts_make(epub->memory, epub->letters, theme,
	                             embeds_fonts(epub) ? fonts : NULL);
	add_own_fonts(epub, options, &files);
	css_write(theme, epub->fonts, &epub->facts, &epub->style);
	own = epub->style.len;
	for (int i = 0; i < options->style_count; i++)
		css_clean(epub->memory, options->styles[i].bytes,
		          options->styles[i].path, &files, &epub->style,
		          epub->diag);
	epub->has_own_colours =
		strstr(buf_text(&epub->style) + own, "color:") ||
		strstr(buf_text(&epub->style) + own, "background");
}

/* --- the archive --- */

static const char container[] =
	XML_HEAD "<container version=\"1.0\""
		 " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
		 "<rootfiles>\n"
		 "<rootfile full-path=\"EPUB/content.opf\""
		 " media-type=\"application/oebps-package+xml\"/>\n"
		 "</rootfiles>\n"
		 "</container>\n";

static const char *entry_name(const struct epub *epub, const char *folder,
                              struct view name)
{
	return arena_printf(epub->memory, "EPUB/%s/%.*s", folder, (int)name.n,
	                    name.p);
}

static void add_texts(const struct epub *epub, struct zipper *zip)
{
	for (int i = 0; i < epub->plan->file_count; i++)
		if (epub_has_file(epub, i))
			zipper_deflate(zip,
			               entry_name(epub, "text",
			                          epub->plan->files[i].name),
			               view_of_buf(&epub->texts[i]));
}

static void add_media(const struct epub *epub, struct zipper *zip)
{
	for (int i = 0; i < epub->plan->media_count; i++) {
		const struct plan_media *media = &epub->plan->media[i];
		const char *name = entry_name(epub, "media", media->name);

		if (media->bad)
			continue;
		/* many a PNG was packed in haste: a quarter less is common */
		if (media->picture->kind == PICTURE_JPEG)
			zipper_store(zip, name, media->bytes);
		else
			zipper_deflate(zip, name, media->bytes);
		if (media->dots.n)
			zipper_deflate(
				zip,
				entry_name(epub, "media", media->dots_name),
				media->dots);
	}
}

static void add_fonts(const struct epub *epub, struct zipper *zip)
{
	for (int i = 0; i < epub->fonts->count; i++)
		zipper_deflate(zip,
		               entry_name(epub, "fonts",
		                          view_of(epub->fonts->fonts[i].file)),
		               epub->fonts->fonts[i].bytes);
}

static bool pack(struct epub *epub, struct buf *out, struct diag *d)
{
	struct buf opf = {0}, nav = {0}, ncx = {0};
	struct zipper *zip = zipper_open();
	const char *reason = NULL;
	bool is_good;

	epub_nav(epub, &nav);
	epub_ncx(epub, &ncx);
	epub_opf(epub, &opf);
	zipper_store(zip, "mimetype", VIEW("application/epub+zip"));
	zipper_deflate(zip, "META-INF/container.xml", VIEW(container));
	zipper_deflate(zip, "EPUB/content.opf", view_of_buf(&opf));
	zipper_deflate(zip, "EPUB/nav.xhtml", view_of_buf(&nav));
	zipper_deflate(zip, "EPUB/toc.ncx", view_of_buf(&ncx));
	zipper_deflate(zip, "EPUB/styles/book.css", view_of_buf(&epub->style));
	add_texts(epub, zip);
	add_media(epub, zip);
	add_fonts(epub, zip);
	is_good = zipper_finish(zip, out, &reason);
	if (!is_good)
		diag_add(d, DIAG_EPUB_FAILED, (struct place){0}, "%s", reason);
	buf_clear(&opf);
	buf_clear(&nav);
	buf_clear(&ncx);
	return is_good;
}

static bool make(struct epub *epub, struct fonts *fonts,
                 const struct write_options *options, struct buf *out,
                 struct diag *d)
{
	bool is_good;

	epub_pictures(epub, options);
	write_texts(epub);
	make_style(epub, fonts, options);
	epub->identifier = view_trim(epub->book->meta.identifier);
	if (!epub->identifier.n)
		epub->identifier = content_uuid(epub);
	epub->modified = modified(epub, options->modified);
	is_good = pack(epub, out, d);
	epub_limits(epub, out->len);
	for (int i = 0; i < epub->plan->file_count; i++)
		buf_clear(&epub->texts[i]);
	buf_clear(&epub->style);
	return is_good;
}

bool epub_write(const struct book *book, const struct pages *pages,
                struct fonts *fonts, const struct write_options *options,
                struct buf *out, struct diag *d)
{
	struct arena memory = {0};
	struct book with_cover = *book;
	struct epub epub = {
		.memory = &memory,
		.diag = d,
		.book = &with_cover,
		.lang = plan_lang(book),
	};
	bool is_good = false;

	bool is_made = !book->cover || book->cover_is_made;

	if (is_made && book->chapter_count)
		with_cover.cover = cover_dots(&memory, book, fonts);
	epub.plan = plan_make(&memory, &with_cover, pages);
	epub.plan->diag = d;
	epub.plan->cover_is_made = is_made;
	epub.letters = letters_new(&memory);
	if (epub.plan->file_count)
		is_good = make(&epub, fonts, options, out, d);
	else
		diag_add(d, DIAG_EPUB_FAILED, (struct place){0},
		         "the book has no chapter");
	arena_reset(&memory);
	return is_good;
}
