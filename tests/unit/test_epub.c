/* tests/unit/test_epub.c - one EPUB: the same bytes, an honest package file */
#include "doc/book.h"
#include "import/import.h"
#include "tests/check.h"
#include "write/cover.h"
#include "write/epub.h"
#include "write/epub_limits.h"
#include "write/epub_meta.h"
#include "write/epub_nav.h"
#include "write/epub_opf.h"
#include "write/picture_shrink.h"
#include "write/write.h"

/* A book of one chapter with headings of some levels, 0 for the end. */
struct fixture {
	struct arena memory;
	struct book book;
	struct chapter chapter;
	struct chapter *chapters[1];
	struct heading headings[8];
	struct diag diag;
};

static const struct place nowhere = {"a.md", 1, 1};

static void begin(struct fixture *f, const int *levels)
{
	struct node *top;
	uint32_t serial = 0;

	*f = (struct fixture){0};
	top = node_new(&f->memory, NODE_DOCUMENT, nowhere);
	top->serial = ++serial;
	f->chapter = (struct chapter){
		.name = VIEW("a"), .top = top, .matter = MATTER_BODY};
	f->chapters[0] = &f->chapter;
	f->book.memory = &f->memory;
	f->book.theme = theme_default();
	f->book.meta.lang = VIEW("en");
	f->book.meta.title = VIEW("A & B");
	f->book.meta.toc_depth = 6;
	f->book.chapters = f->chapters;
	f->book.chapter_count = 1;
	f->book.headings = f->headings;
	f->book.places.memory = &f->memory;
	f->book.pictures.memory = &f->memory;
	for (int i = 0; levels[i]; i++) {
		struct node *heading =
			node_new(&f->memory, NODE_HEADER, nowhere);
		struct node *text = node_text(&f->memory, NODE_STR, nowhere,
		                              VIEW("Heading"));

		heading->level = levels[i];
		heading->serial = ++serial;
		text->serial = ++serial;
		node_append(heading, text);
		node_append(top, heading);
		f->headings[f->book.heading_count++] = (struct heading){
			heading, &f->chapter, VIEW("Heading"), {0}, levels[i]};
	}
}

static void end(struct fixture *f)
{
	diag_clear(&f->diag);
	arena_reset(&f->memory);
}

static bool make(struct fixture *f, struct buf *out)
{
	struct write_options options = {.threads = 1};

	return epub_write(&f->book, NULL, NULL, &options, out, &f->diag);
}

static bool has(const struct buf *text, const char *words)
{
	return strstr(buf_text(text), words) != NULL;
}

static void same_book_gives_the_same_bytes(void)
{
	struct fixture f;
	struct buf one = {0}, other = {0};

	begin(&f, (int[]){1, 2, 0});
	CHECK(make(&f, &one) && make(&f, &other));
	CHECK(one.len && one.len == other.len &&
	      memcmp(one.bytes, other.bytes, one.len) == 0);
	CHECK(!f.diag.total);
	buf_clear(&one);
	buf_clear(&other);
	end(&f);
}

static void book_without_chapters_fails(void)
{
	struct fixture f;
	struct buf out = {0};

	begin(&f, (int[]){0});
	f.book.chapter_count = 0;
	CHECK(!make(&f, &out));
	CHECK(diag_count(&f.diag, DIAG_EPUB_FAILED) == 1);
	buf_clear(&out);
	end(&f);
}

static void broken_cover_is_reported_and_left_out(void)
{
	static const struct picture cover = {
		.kind = PICTURE_SVG,
		.path = {"cover.svg", 9},
		.bytes = {"<svg", 4},
	};
	struct fixture f;
	struct buf out = {0};

	begin(&f, (int[]){1, 0});
	f.book.cover = &cover;
	CHECK(make(&f, &out));
	CHECK(diag_count(&f.diag, DIAG_IMAGE_BAD) == 1);
	CHECK(!memmem(out.bytes, out.len, "cover.xhtml", 11));
	buf_clear(&out);
	end(&f);
}

/* The parts of an epub that the navigation and the package file need. */
static struct epub parts(struct fixture *f)
{
	return (struct epub){
		.memory = &f->memory,
		.diag = &f->diag,
		.book = &f->book,
		.plan = plan_make(&f->memory, &f->book, NULL),
		.fonts = web_fonts_make(&f->memory, letters_new(&f->memory),
	                                &f->book.theme, NULL),
		.identifier = VIEW("978-3-16-148410-0"),
		.modified = VIEW("2026-01-01T00:00:00Z"),
		.lang = VIEW("en"),
	};
}

static void skipped_levels_leave_no_gap_in_the_contents(void)
{
	struct fixture f;
	struct epub epub;
	struct buf nav = {0}, ncx = {0};

	begin(&f, (int[]){2, 5, 1, 3, 0});
	epub = parts(&f);
	epub_nav(&epub, &nav);
	CHECK(has(&nav,
	          "<ol>\n"
	          "<li><a href=\"text/a.xhtml#place\">Heading</a><ol>\n"
	          "<li><a href=\"text/a.xhtml#place-2\">Heading</a></li>\n"
	          "</ol>\n</li>\n"
	          "<li><a href=\"text/a-2.xhtml#place\">Heading</a><ol>\n"
	          "<li><a href=\"text/a-2.xhtml#place-2\">Heading</a></li>\n"
	          "</ol>\n</li>\n</ol>\n</nav>"));
	CHECK(epub.toc_depth == 2);
	epub_ncx(&epub, &ncx);
	CHECK(has(&ncx, "name=\"dtb:depth\" content=\"2\""));
	CHECK(has(&ncx, "content=\"978-3-16-148410-0\""));
	buf_clear(&nav);
	buf_clear(&ncx);
	end(&f);
}

static void lists_are_read_without_contents(void)
{
	struct fixture f;
	struct epub epub;
	struct buf nav = {0}, opf = {0};

	begin(&f, (int[]){1, 0});
	f.book.meta.list_of_figures = true;
	epub = parts(&f);
	epub_nav(&epub, &nav);
	CHECK(has(&nav, "aria-labelledby=\"toc-title\" hidden=\"hidden\">"));
	epub_opf(&epub, &opf);
	CHECK(has(&opf, "<itemref idref=\"nav\"/>\n<itemref idref=\"text-a"));
	buf_clear(&nav);
	buf_clear(&opf);
	end(&f);
}

static void skipped_levels_are_closed_up_in_the_text(void)
{
	struct fixture f;
	struct xhtml_facts facts = {0};
	struct buf text = {0};
	struct epub epub;

	begin(&f, (int[]){2, 5, 3, 1, 6, 0});
	f.book.meta.values = NULL;
	epub = parts(&f);
	for (int i = 0; i < epub.plan->file_count; i++)
		xhtml_body(epub.plan, i, &facts, NULL, &text);
	CHECK_TEXT(buf_text(&text),
	           "<h2 id=\"place\">Heading</h2>\n"
	           "<h3 id=\"place-2\" class=\"level-5\">Heading</h3>\n"
	           "<h3 id=\"place-3\">Heading</h3>\n"
	           "<h1 id=\"place\">Heading</h1>\n"
	           "<h2 id=\"place-2\" class=\"level-6\">Heading</h2>\n");
	CHECK(facts.levels[5] && !facts.levels[3] && facts.levels[6]);
	buf_clear(&text);
	end(&f);
}

static void package_claims_what_the_book_holds(void)
{
	struct fixture f;
	struct epub epub;
	struct buf opf = {0};

	begin(&f, (int[]){1, 0});
	epub = parts(&f);
	epub_opf(&epub, &opf);
	CHECK(has(&opf, ">A &amp; B</dc:title>"));
	CHECK(has(&opf, "scheme=\"onix:codelist5\">15</meta>"));
	CHECK(has(&opf, "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"));
	CHECK(!has(&opf, ">visual<") && !has(&opf, ">alternativeText<"));
	CHECK(!has(&opf, "pageBreakMarkers"));
	buf_empty(&opf);
	epub.facts.undescribed = 1;
	epub_opf(&epub, &opf);
	CHECK(has(&opf, ">visual<") && !has(&opf, ">alternativeText<"));
	CHECK(!has(&opf, "conformsTo"));
	CHECK(has(&opf, "1 of 1 pictures have no alternative text"));
	buf_clear(&opf);
	end(&f);
}

/* The package file of a book with these facts. */
static void package(struct epub *epub, struct xhtml_facts facts,
                    struct buf *opf)
{
	epub->facts = facts;
	buf_empty(opf);
	epub_opf(epub, opf);
}

static const char *const claim[] = {"dcterms:conformsTo", "a11y:certifiedBy"};

static bool claims(const struct buf *opf)
{
	CHECK(has(opf, claim[0]) == has(opf, claim[1]));
	return has(opf, claim[0]);
}

static void every_claim_goes_on_and_off(void)
{
	const struct xhtml_facts plain = {0}, told = {.described = 1},
				 untold = {.described = 1, .undescribed = 1},
				 formula = {.formulas = 1};
	static const char textual[] = "Sufficient\">textual</meta>";
	static const char both[] = "Sufficient\">textual,visual</meta>";
	struct fixture f;
	struct epub epub;
	struct buf opf = {0};

	begin(&f, (int[]){1, 0});
	epub = parts(&f);
	package(&epub, plain, &opf);
	CHECK(has(&opf, "accessMode\">textual<") && has(&opf, textual) &&
	      !has(&opf, ">visual<") && !has(&opf, both) &&
	      !has(&opf, ">alternativeText<") && claims(&opf) &&
	      has(&opf, ">structuralNavigation<") &&
	      has(&opf, ">tableOfContents<") &&
	      has(&opf, "accessibilityHazard\">none<") &&
	      !has(&opf, ">pageNavigation<") && !f.diag.total);
	package(&epub, told, &opf);
	CHECK(has(&opf, ">visual<") && has(&opf, textual) && has(&opf, both) &&
	      has(&opf, ">alternativeText<") && claims(&opf));
	CHECK(!has(&opf, ">latex<") && !has(&opf, ">index<"));
	package(&epub, formula, &opf);
	CHECK(!has(&opf, ">visual<") && has(&opf, ">latex<") && claims(&opf));
	node_set_value(&f.memory, f.headings[0].node, VIEW("epub:type"),
	               VIEW("index"));
	package(&epub, plain, &opf);
	CHECK(has(&opf, ">index<"));
	package(&epub, untold, &opf);
	CHECK(has(&opf, ">visual<") && !has(&opf, textual) && has(&opf, both) &&
	      !has(&opf, ">alternativeText<") && !claims(&opf) &&
	      diag_count(&f.diag, DIAG_ACCESS_UNCLAIMED) == 1);
	epub.has_pages = true;
	package(&epub, plain, &opf);
	CHECK(has(&opf, ">pageBreakMarkers<") && has(&opf, ">pageNavigation<"));
	epub.has_own_colours = true;
	package(&epub, plain, &opf);
	CHECK(!claims(&opf));
	epub.has_own_colours = false;
	f.book.meta.lang = VIEW("");
	package(&epub, plain, &opf);
	CHECK(!claims(&opf));
	f.book.meta.lang = VIEW("en");
	f.book.meta.title = VIEW("  ");
	package(&epub, plain, &opf);
	CHECK(!claims(&opf));
	f.book.meta.title = VIEW("A");
	f.book.heading_count = 0;
	package(&epub, plain, &opf);
	CHECK(claims(&opf) && !has(&opf, ">structuralNavigation<"));
	buf_clear(&opf);
	end(&f);
}

/* What a settings file of this text makes of the package file. */
static struct buf package_of(struct fixture *f, const char *yaml)
{
	struct epub epub;
	struct buf opf = {0};
	struct meta meta = {0};

	begin(f, (int[]){1, 0});
	meta_merge(&f->memory, &meta,
	           yaml_read(&f->memory, view_of(yaml), "a.yaml", 1, &f->diag),
	           true);
	meta_read(&f->memory, &meta, &f->diag);
	f->book.meta = meta;
	epub = parts(f);
	epub.identifier = meta.identifier;
	epub_opf(&epub, &opf);
	return opf;
}

static void pandocs_metadata_reach_the_package(void)
{
	static const char yaml[] =
		"title: T\n"
		"creator: [{role: editor, text: A B, file-as: 'B, A'}]\n"
		"contributor: {role: ill, text: C}\n"
		"identifier: [{scheme: DOI, text: x}, {scheme: Shelf, text: "
		"y}]\n"
		"subject: [{text: S, authority: BISAC, term: COM051010}, K]\n"
		"keywords: [K, L]\n"
		"relation: [r1, r2]\n"
		"belongs-to-collection: Tales\n"
		"group-position: 2.1\n"
		"page-progression-direction: rtl\n"
		"ibooks: {version: 1.2}\n"
		"calibre: {series: Tales, series-index: 2}\n";
	struct fixture f;
	struct buf opf = package_of(&f, yaml);

	CHECK(has(&opf, "#creator-1\" property=\"role\""
	                " scheme=\"marc:relators\">edt<"));
	CHECK(has(&opf, "property=\"file-as\">B, A<"));
	CHECK(has(&opf, "#contributor-1\" property=\"role\""
	                " scheme=\"marc:relators\">ill<"));
	CHECK(has(&opf, "#book-id\" property=\"identifier-type\""
	                " scheme=\"onix:codelist5\">06<"));
	CHECK(has(&opf, "#identifier-2\" property=\"identifier-type\">Shelf<"));
	CHECK(has(&opf, "property=\"authority\">BISAC<"));
	CHECK(has(&opf, "property=\"term\">COM051010<"));
	CHECK(has(&opf, ">K</dc:subject>\n<dc:subject>L</dc:subject>"));
	CHECK(has(&opf, "<dc:relation>r1</dc:relation>\n"
	                "<dc:relation>r2</dc:relation>"));
	CHECK(has(&opf, "property=\"group-position\">2.1<"));
	CHECK(has(&opf, "page-progression-direction=\"rtl\""));
	CHECK(has(&opf, "property=\"ibooks:version\">1.2<"));
	CHECK(has(&opf, "name=\"calibre:series_index\" content=\"2\""));
	CHECK(!f.diag.total);
	buf_clear(&opf);
	end(&f);
}

static void metadata_that_epub_forbids_are_left_out(void)
{
	static const char yaml[] = "title: T\n"
				   "subject: {text: S, authority: BISAC}\n"
				   "belongs-to-collection: Tales\n"
				   "group-position: second\n"
				   "accessModes: [textual, smell]\n"
				   "accessibilityFeatures: [index]\n";
	struct fixture f;
	struct buf opf = package_of(&f, yaml);

	CHECK(has(&opf, ">S</dc:subject>") && !has(&opf, "authority"));
	CHECK(has(&opf, ">Tales</meta>") && !has(&opf, "group-position"));
	CHECK(has(&opf, ">textual<") && !has(&opf, "smell"));
	CHECK(has(&opf, "accessibilityFeature\">index<"));
	CHECK(!has(&opf, "tableOfContents"));
	CHECK(diag_count(&f.diag, DIAG_VALUE_BAD) == 1);
	buf_clear(&opf);
	end(&f);
}

static void chapters_are_cut_before_their_headings(void)
{
	struct fixture f;

	begin(&f, (int[]){2, 2, 1, 2, 0});
	/* a heading with its subheadings stays in one file */
	CHECK(parts(&f).plan->file_count == 2);
	meta_set(&f.memory, &f.book.meta, VIEW("split-level"), VIEW("2"));
	CHECK(parts(&f).plan->file_count == 3);
	meta_set(&f.memory, &f.book.meta, VIEW("split-level"), VIEW("0"));
	CHECK(parts(&f).plan->file_count == 1);
	f.book.title_page = f.chapter.top;
	CHECK(parts(&f).plan->file_count == 2);
	meta_set(&f.memory, &f.book.meta, VIEW("epub-title-page"),
	         VIEW("false"));
	CHECK(parts(&f).plan->file_count == 1);
	end(&f);
}

/* Their tags are most of what a short note takes. */
static void chapters_of_notes_are_cut(void)
{
	struct fixture f;

	begin(&f, (int[]){1, 0});
	for (int i = 0; i < 1000; i++) {
		struct node *para = node_new(&f.memory, NODE_PARA, nowhere);

		node_append(para, node_new(&f.memory, NODE_NOTE, nowhere));
		node_append(f.chapter.top, para);
	}
	CHECK(parts(&f).plan->file_count == 2);
	end(&f);
}

/* A heading alone makes no file, however much follows it in one block. */
static void huge_block_stays_with_its_heading(void)
{
	struct fixture f;
	struct node *para;

	begin(&f, (int[]){1, 0});
	para = node_new(&f.memory, NODE_PARA, nowhere);
	for (int i = 0; i < 4000; i++)
		node_append(para, node_new(&f.memory, NODE_NOTE, nowhere));
	node_append(f.chapter.top, para);
	CHECK(parts(&f).plan->file_count == 1);
	end(&f);
}

static void cover_is_made_from_the_title(void)
{
	struct fixture f;
	struct fonts *fonts;
	const struct picture *one, *other;

	begin(&f, (int[]){1, 0});
	fonts = fonts_open(".", &f.diag);
	one = cover_dots(&f.memory, &f.book, fonts);
	other = cover_dots(&f.memory, &f.book, fonts);
	CHECK(one && other && view_equal(one->bytes, other->bytes));
	CHECK(one && one->bytes.n > 1000 && one->kind == PICTURE_PNG);
	f.book.meta.title = VIEW("Donaudampfschifffahrtsgesellschaft");
	CHECK(cover_dots(&f.memory, &f.book, fonts) != NULL);
	CHECK(!cover_dots(&f.memory, &f.book, NULL));
	meta_set(&f.memory, &f.book.meta, VIEW("cover-image"), VIEW("false"));
	CHECK(!cover_dots(&f.memory, &f.book, fonts));
	fonts_close(fonts);
	end(&f);
}

/* A cover of vectors; beside it a PNG, where there are bytes. */
static void shops_get_a_cover_of_dots(void)
{
	static const struct picture cover = {.kind = PICTURE_SVG,
	                                     .path = {"cover.svg", 9}};
	struct fixture f;
	struct epub epub;
	struct xhtml_facts facts = {0};
	struct buf opf = {0}, page = {0}, bare = {0};

	begin(&f, (int[]){1, 0});
	f.book.cover = &cover;
	epub = parts(&f);
	CHECK(view_is(epub.plan->media[0].dots_name, "cover.png"));
	xhtml_file(epub.plan, 0, &facts, epub.letters, &bare);
	CHECK(has(&bare, "<img src=\"../media/cover.svg\""));
	epub.plan->media[0].dots = VIEW("a PNG");
	epub_opf(&epub, &opf);
	CHECK(has(&opf, "<meta name=\"cover\" content=\"media-cover.png\"/>"));
	CHECK(has(&opf, "media-type=\"image/png\" properties=\"cover-image\""));
	CHECK(has(&opf, "href=\"media/cover.svg\""
	                " media-type=\"image/svg+xml\""
	                " fallback=\"media-cover.png\"/>"));
	xhtml_file(epub.plan, 0, &facts, epub.letters, &page);
	CHECK(has(&page, "<img src=\"../media/cover.png\""));
	meta_set(&f.memory, &f.book.meta, VIEW("epub-svg-fallback"),
	         VIEW("false"));
	CHECK(!parts(&f).plan->media[0].dots_name.n);
	buf_clear(&opf);
	buf_clear(&page);
	buf_clear(&bare);
	end(&f);
}

static void pictures_lose_pixels_and_nothing_else(void)
{
	struct fixture f;
	struct fonts *fonts;
	struct picture picture, read;
	const struct picture *cover, *small;
	const char *reason = NULL;

	begin(&f, (int[]){1, 0});
	fonts = fonts_open(".", &f.diag);
	cover = cover_dots(&f.memory, &f.book, fonts);
	CHECK(cover != NULL);
	CHECK(!picture_shrink(&f.memory, cover, 1800, 88));
	small = picture_shrink(&f.memory, cover, 300, 88);
	CHECK(small && cover && small->width == cover->width);
	read = *small;
	read.pixel_width = 0;
	CHECK(image_read(&read, &reason) && read.pixel_width == 200 &&
	      read.pixel_height == 300 && small->pixel_width == 200 &&
	      small->pixel_height == 300);
	picture = *cover;
	picture.bytes.n /= 2; /* cut off: it stays as it is */
	CHECK(!picture_shrink(&f.memory, &picture, 300, 88));
	fonts_close(fonts);
	end(&f);
}

static void what_is_too_large_is_said(void)
{
	static const struct picture cover = {.kind = PICTURE_PNG,
	                                     .path = {"c.png", 5},
	                                     .pixel_width = 625,
	                                     .pixel_height = 999};
	struct fixture f;
	struct epub epub;
	struct node *table;
	struct buf texts[2] = {{.len = 300000}, {.len = 300000}};

	begin(&f, (int[]){1, 0});
	table = node_new(&f.memory, NODE_TABLE, nowhere);
	node_append(f.chapter.top, table);
	node_append(table, node_new(&f.memory, NODE_TABLE_BODY, nowhere));
	for (int i = 0; i < 100; i++)
		node_append(table->first,
		            node_new(&f.memory, NODE_ROW, nowhere));
	f.book.cover = &cover;
	epub = parts(&f);
	epub.texts = texts;
	epub_limits(&epub, (size_t)50 << 20);
	CHECK(diag_count(&f.diag, DIAG_COVER_SIZE) == 1 && f.diag.total == 1);
	texts[1].len++;
	node_append(table->first, node_new(&f.memory, NODE_ROW, nowhere));
	epub_limits(&epub, ((size_t)50 << 20) + 1);
	CHECK(diag_count(&f.diag, DIAG_TEXT_LARGE) == 1);
	CHECK(diag_count(&f.diag, DIAG_TABLE_LARGE) == 1);
	CHECK(diag_count(&f.diag, DIAG_EPUB_LARGE) == 1);
	end(&f);
}

int main(void)
{
	same_book_gives_the_same_bytes();
	book_without_chapters_fails();
	broken_cover_is_reported_and_left_out();
	skipped_levels_leave_no_gap_in_the_contents();
	lists_are_read_without_contents();
	skipped_levels_are_closed_up_in_the_text();
	package_claims_what_the_book_holds();
	every_claim_goes_on_and_off();
	pandocs_metadata_reach_the_package();
	metadata_that_epub_forbids_are_left_out();
	chapters_are_cut_before_their_headings();
	chapters_of_notes_are_cut();
	huge_block_stays_with_its_heading();
	cover_is_made_from_the_title();
	shops_get_a_cover_of_dots();
	pictures_lose_pixels_and_nothing_else();
	what_is_too_large_is_said();
	return check_done();
}
