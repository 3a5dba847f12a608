/*
 * write/pdf.c - the print edition: the book and its pages as a PDF
 *
 * The order of work, and who does it:
 *
 *	plan      what each node is in the structure            one thread
 *	prepare   codes for glyphs, pictures, page by page      one thread
 *	paint     pages and pictures, compressed                all threads
 *	write     fonts, pictures, pages, links, tags, outline  one thread
 *	save      the bytes of the file                         one thread
 *
 * What is painted by several threads is put in by index, so the file does not
 * depend on their number.
 */
#include "write/pdf_attach.h"
#include "write/pdf_linear.h"
#include "write/pdf_links.h"
#include "write/pdf_meta.h"
#include "write/pdf_outline.h"
#include "write/pdf_page.h"
#include "write/pdf_syntax.h"
#include "write/picture_shrink.h"
#include "write/xml.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#define THREADS_MOST 64

struct pdf {
	const struct book *book;
	const struct pages *pages;
	const struct write_options *options;
	struct pdf_standard standard;
	struct arena memory;
	struct pdf_file *file;
	struct pdf_tags tags;
	struct pdf_fonts fonts;
	struct pdf_pictures pictures;
	struct pdf_setting setting;
	struct pdf_page *painted; /* of each page */
	int *objects;             /* of each page, and of its contents */
	int *contents;
	atomic_int next_job; /* pictures first, then pages */
};

/* One of those who paint. */
struct worker {
	struct pdf *pdf;
	struct arena memory;
	pthread_t thread;
};

static void *work(void *argument)
{
	struct worker *worker = argument;
	struct pdf *pdf = worker->pdf;
	int pictures = pdf->pictures.count;
	struct libdeflate_compressor *compressor = NULL;
	struct buf scratch = {0};

	if (!pdf->options->debug) {
		compressor = libdeflate_alloc_compressor(6);
		if (!compressor)
			arena_no_memory(0);
	}
	for (;;) {
		int job = atomic_fetch_add(&pdf->next_job, 1);

		if (job >= pictures + pdf->pages->count)
			break;
		if (job < pictures)
			pdf_picture_make(pdf->pictures.items[job],
			                 &pdf->pictures, &worker->memory,
			                 compressor);
		else
			pdf_page_paint(&pdf->painted[job - pictures],
			               &pdf->setting, &worker->memory,
			               compressor, &scratch);
	}
	libdeflate_free_compressor(compressor);
	buf_clear(&scratch);
	return NULL;
}

/* The thread that asks works, too; where no other can be had, it works alone. */
static void paint_all(struct pdf *pdf)
{
	struct worker workers[THREADS_MOST] = {0};
	int jobs = pdf->pictures.count + pdf->pages->count;
	int count = pdf->options->threads, started = 1;

	if (count > jobs)
		count = jobs;
	if (count > THREADS_MOST)
		count = THREADS_MOST;
	workers[0].pdf = pdf;
	for (; started < count; started++) {
		workers[started].pdf = pdf;
		if (pthread_create(&workers[started].thread, NULL, work,
		                   &workers[started]) != 0)
			break;
	}
	work(&workers[0]);
	for (int i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	for (int i = 0; i < started; i++)
		arena_join(&pdf->memory, &workers[i].memory);
}

static void prepare(struct pdf *pdf, struct fonts *fonts, struct diag *d)
{
	const struct pages *pages = pdf->pages;

	pdf_tags_plan(&pdf->tags, &pdf->memory, pdf->book, pages);
	pdf_fonts_open(&pdf->fonts, &pdf->memory);
	pdf->pictures = (struct pdf_pictures){.memory = &pdf->memory,
	                                      .fonts = &pdf->fonts,
	                                      .source = fonts,
	                                      .diag = d};
	pdf->pictures.converter = converter_make(
		&pdf->memory, pdf->options->data_dir, pdf->options->programs);
	pdf->pictures.dpi_most = value_int(
		value_get(pdf->book->meta.values, "image-max-dpi"), 0);
	pdf->pictures.quality = picture_quality(&pdf->book->meta);
	pdf->setting =
		(struct pdf_setting){&pdf->tags, &pdf->fonts, &pdf->pictures};
	pdf->painted = arena_alloc(&pdf->memory, (size_t)pages->count + 1,
	                           sizeof(*pdf->painted));
	pdf->objects = arena_alloc(&pdf->memory, (size_t)pages->count + 1,
	                           sizeof(*pdf->objects));
	pdf->contents = arena_alloc(&pdf->memory, (size_t)pages->count + 1,
	                            sizeof(*pdf->contents));
	for (int i = 0; i < pages->count; i++) {
		pdf->painted[i].page = &pages->pages[i];
		pdf->objects[i] = pdf_page_new(pdf->file, &pdf->contents[i]);
		pdf_page_prepare(&pdf->painted[i], &pdf->setting, &pdf->memory);
	}
	pdf_fonts_settle(&pdf->fonts);
}

static void put_box(struct buf *text, const char *name, const struct page *page)
{
	buf_puts(text, name);
	buf_puts(text, "[0 0 ");
	pdf_operand(text, pdf_milli(page->width));
	pdf_number(text, pdf_milli(page->height));
	buf_char(text, ']');
}

static void put_resources(const struct pdf *pdf, const struct pdf_page *page,
                          int fonts, struct buf *text)
{
	buf_printf(text, "/Resources<</Font %d 0 R", fonts);
	if (page->picture_count)
		buf_puts(text, "/XObject<<");
	for (int i = 0; i < page->picture_count; i++) {
		int index = page->pictures[i];

		buf_printf(text, "/X%d %d 0 R", index,
		           pdf_pictures_object(&pdf->pictures, index));
	}
	buf_puts(text, page->picture_count ? ">>>>" : ">>");
}

/* The annotations of page i are those from *next on. */
static void put_annotations(const struct pdf_annotation *annotations, int count,
                            int page, int *next, struct buf *text)
{
	if (*next >= count || annotations[*next].page != page)
		return;
	buf_puts(text, "/Annots[");
	for (; *next < count && annotations[*next].page == page; ++*next) {
		buf_char(text, ' ');
		pdf_reference(text, annotations[*next].object);
	}
	buf_char(text, ']');
}

static void note_page(const struct pdf *pdf, int index)
{
	struct view label = pdf->pages->pages[index].label;

	pdf_object_note(pdf->file, pdf->objects[index], "page %d (%.*s)",
	                index + 1, (int)label.n, label.p);
	pdf_object_note(pdf->file, pdf->contents[index], "what is on page %d",
	                index + 1);
}

static void write_pages(struct pdf *pdf, int fonts,
                        const struct pdf_annotation *annotations,
                        int annotation_count)
{
	struct buf text = {0};
	int next = 0;

	for (int i = 0; i < pdf->pages->count; i++) {
		const struct pdf_page *page = &pdf->painted[i];

		buf_empty(&text);
		put_box(&text, "/MediaBox", page->page);
		put_box(&text, "/TrimBox", page->page);
		put_resources(pdf, page, fonts, &text);
		buf_printf(&text, "/StructParents %d/Tabs/S", i);
		put_annotations(annotations, annotation_count, i, &next, &text);
		pdf_object_set(pdf->file, pdf->objects[i], &text);
		buf_empty(&text);
		if (!pdf->options->debug)
			buf_puts(&text, "/Filter/FlateDecode");
		pdf_object_stream(pdf->file, pdf->contents[i], &text,
		                  page->content);
		note_page(pdf, i);
	}
	buf_clear(&text);
}

/* What the pages marked, for the structure tree. */
static int write_tags(struct pdf *pdf, const struct pdf_annotation *annotations,
                      int annotation_count)
{
	int count = pdf->pages->count, figures = 0;
	struct pdf_marked marked = {
		.page_count = count,
		.annotations = annotations,
		.annotation_count = annotation_count,
	};
	struct pdf_figure *all;

	for (int i = 0; i < count; i++)
		figures += pdf->painted[i].figure_count;
	all = arena_alloc(&pdf->memory, (size_t)figures + 1, sizeof(*all));
	marked.pages = arena_alloc(&pdf->memory, (size_t)count + 1,
	                           sizeof(*marked.pages));
	for (int i = 0; i < count; i++) {
		const struct pdf_page *page = &pdf->painted[i];

		marked.pages[i] = (struct marked_page){
			pdf->objects[i], page->marks, page->mark_count};
		for (int k = 0; k < page->figure_count; k++)
			all[marked.figure_count++] = page->figures[k];
	}
	marked.figures = all;
	return pdf_tags_write(&pdf->tags, pdf->file, &marked);
}

static void write_catalog(struct pdf *pdf, int tree, int names, bool outline)
{
	struct view lang = pdf->book->meta.lang;
	struct buf text = {0}, named = {0};

	buf_puts(&text, "/MarkInfo<</Marked true>>/Lang");
	pdf_text_string(&text, xml_is_language(lang) ? lang : VIEW("und"));
	buf_printf(&text,
	           "/ViewerPreferences<</DisplayDocTitle true>>"
	           "/StructTreeRoot %d 0 R",
	           tree);
	if (names)
		buf_printf(&named, "/Dests %d 0 R", names);
	if (pdf->standard.attaches)
		pdf_attach_write(pdf->options, pdf->file, &named, &text);
	if (named.len)
		buf_printf(&text, "/Names<<%s>>", buf_text(&named));
	if (outline)
		buf_puts(&text, "/PageMode/UseOutlines");
	pdf_meta_write(pdf->book, pdf->options, &pdf->standard, pdf->file,
	               &text);
	pdf_object_set(pdf->file, pdf_file_catalog(pdf->file), &text);
	buf_clear(&named);
	buf_clear(&text);
}

static void write_all(struct pdf *pdf)
{
	struct pdf_annotation *annotations;
	struct pdf_links links;
	int annotation_count, fonts, names, tree;
	bool outline;

	fonts = pdf_fonts_embed(&pdf->fonts, pdf->file);
	pdf_pictures_write(&pdf->pictures, pdf->file, fonts);
	pdf_links_open(&links, &pdf->memory, pdf->pages, pdf->tags.count,
	               pdf->objects);
	annotations = pdf_links_write(&links, pdf->file, pdf->pages->count,
	                              &annotation_count);
	write_pages(pdf, fonts, annotations, annotation_count);
	tree = write_tags(pdf, annotations, annotation_count);
	names = pdf_links_names(&links, pdf->file);
	outline = pdf_outline_write(pdf->book, &links, pdf->file);
	pdf_labels_write(pdf->pages, pdf->file);
	write_catalog(pdf, tree, names, outline);
}

bool pdf_write(const struct book *book, const struct pages *pages,
               struct fonts *fonts, const struct write_options *options,
               struct buf *out, struct diag *d)
{
	struct pdf pdf = {.book = book, .pages = pages, .options = options};
	bool good;

	pdf.standard = pdf_standard_read(&book->meta, d);
	pdf.file = pdf_file_open(options->debug, d);
	good = pdf_file_good(pdf.file);
	if (good) {
		prepare(&pdf, fonts, d);
		paint_all(&pdf);
		write_all(&pdf);
		good = pdf_file_save(pdf.file, out) &&
		       (!options->linear || pdf_linearize(out, d));
		pdf_fonts_close(&pdf.fonts);
		pdf_pictures_close(&pdf.pictures);
	}
	pdf_file_close(pdf.file);
	arena_reset(&pdf.memory);
	/* last, since drawing SVG finds what has no glyph */
	return pdf_standard_met(book, options->strict, d) && good;
}
