/* write/epub_opf.c - the package file of an EPUB: metadata, files, order */
#include "write/epub_opf.h"

#include "write/epub_access.h"
#include "write/epub_meta.h"
#include "write/epub_words.h"

static void add_metadata(const struct epub *epub, struct buf *out)
{
	const struct plan_media *cover = epub->plan->cover;

	buf_puts(out, "<metadata"
	              " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
	epub_meta(epub, out);
	buf_puts(out, "<meta property=\"dcterms:modified\">");
	buf_view(out, epub->modified);
	buf_puts(out, "</meta>\n");
	epub_access(epub, out);
	if (cover && !cover->bad) {
		struct view item =
			cover->dots.n ? cover->dots_item : cover->item;

		buf_printf(out, "<meta name=\"cover\" content=\"%.*s\"/>\n",
		           (int)item.n, item.p);
	}
	buf_puts(out, "</metadata>\n");
}

/* --- files and their order --- */

/* fallback: the item for readers that cannot show this one; empty: none */
static void add_item_with(struct buf *out, struct view id, const char *folder,
                          struct view name, const char *type,
                          const char *properties, struct view fallback)
{
	buf_puts(out, "<item");
	xml_attribute(out, "id", id);
	buf_printf(out, " href=\"%s%.*s\" media-type=\"%s\"", folder,
	           (int)name.n, name.p, type);
	if (properties)
		buf_printf(out, " properties=\"%s\"", properties);
	if (fallback.n)
		xml_attribute(out, "fallback", fallback);
	buf_puts(out, "/>\n");
}

static void add_item(struct buf *out, struct view id, const char *folder,
                     struct view name, const char *type, const char *properties)
{
	add_item_with(out, id, folder, name, type, properties, VIEW(""));
}

static void add_media(const struct epub *epub, const struct plan_media *media,
                      struct buf *out)
{
	static const char *const types[] = {
		[PICTURE_PNG] = "image/png",
		[PICTURE_JPEG] = "image/jpeg",
		[PICTURE_SVG] = "image/svg+xml",
		[PICTURE_PDF] = "image/svg+xml",
		[PICTURE_GIF] = "image/gif",
		[PICTURE_WEBP] = "image/webp",
	};
	const char *cover = media == epub->plan->cover ? "cover-image" : NULL;

	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	if (media->bad)
		return;
	add_item_with(out, media->item, "media/", media->name,
	              types[media->picture->kind], media->dots.n ? NULL : cover,
	              media->dots.n ? media->dots_item : VIEW(""));
	if (media->dots.n)
		add_item(out, media->dots_item, "media/", media->dots_name,
		         types[PICTURE_PNG], cover);
}

static void add_manifest(const struct epub *epub, struct buf *out)
{
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
		add_media(epub, &plan->media[i], out);
	for (int i = 0; i < epub->fonts->count; i++)
		add_item(out,
		         view_of(arena_printf(epub->memory, "font-%d", i + 1)),
		         "fonts/", view_of(epub->fonts->fonts[i].file),
		         epub->fonts->fonts[i].type, NULL);
	buf_puts(out, "</manifest>\n");
}

/* Which way the pages turn: as the text runs, or as the author says. */
static void add_direction(const struct epub *epub, struct buf *out)
{
	struct view wanted = value_text(value_get(
		epub->book->meta.values, "page-progression-direction"));

	if (view_is(wanted, "ltr"))
		buf_puts(out, " page-progression-direction=\"ltr\"");
	else if (view_is(wanted, "rtl") ||
	         xhtml_is_right_to_left(epub->book, epub->lang))
		buf_puts(out, " page-progression-direction=\"rtl\"");
}

/* Cover, title page, contents where they are asked for, the text. */
static void add_spine(const struct epub *epub, struct buf *out)
{
	const struct plan *plan = epub->plan;
	bool nav_is_in = !epub_shows_nav(epub);

	buf_puts(out, "<spine toc=\"ncx\"");
	add_direction(epub, out);
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
