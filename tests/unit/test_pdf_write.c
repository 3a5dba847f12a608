/* tests/unit/test_pdf_write.c - small books as a PDF: what its objects say */
#include "import/import.h"
#include "tests/check.h"
#include "write/write.h"

#include <stdlib.h>

struct trial {
	struct arena memory, page_memory;
	struct diag diag;
	struct book book;
	struct fonts *fonts;
	struct pages *pages;
	struct buf pdf;
};

/* One line of metadata, "key: value", may be given. */
static bool write_with(struct trial *t, const char *text, const char *metadata,
                       const struct write_options *options)
{
	*t = (struct trial){.book.theme = theme_default()};
	t->book.memory = &t->memory;
	t->book.meta.lang = VIEW("en-GB");
	t->book.meta.title = VIEW("On <Crabs>");
	t->book.meta.iso_date = VIEW("2024-05-01");
	t->book.meta.toc = true;
	t->book.meta.toc_depth = 3;
	t->book.meta.values =
		yaml_read(&t->memory, view_of(metadata), "m.yaml", 1, &t->diag);
	book_add_chapter(
		&t->book, VIEW("a.md"),
		markdown_read(&t->memory, view_of(text), "a.md", 1, &t->diag));
	book_resolve(&t->book, &t->diag);
	t->fonts = fonts_open(".", &t->diag);
	t->pages = pages_make(&t->page_memory, &t->book, t->fonts, 1, &t->diag);
	return pdf_write(&t->book, t->pages, t->fonts, options, &t->pdf,
	                 &t->diag);
}

static void write_book(struct trial *t, const char *text, bool debug,
                       int threads)
{
	struct write_options options = {
		.threads = threads, .debug = debug, .data_dir = "."};

	CHECK(write_with(t, text, "a_: b\n", &options));
}

static void trial_close(struct trial *t)
{
	pages_close(t->pages);
	fonts_close(t->fonts);
	buf_clear(&t->pdf);
	arena_reset(&t->page_memory);
	arena_reset(&t->memory);
	diag_clear(&t->diag);
}

/* How often word stands in the file. */
static int count_of(const struct trial *t, const char *word)
{
	size_t n = strlen(word);
	int count = 0;

	for (size_t i = 0; i + n <= t->pdf.len; i++)
		count += memcmp(t->pdf.bytes + i, word, n) == 0;
	return count;
}

/* Where the first such object begins: "17 0 obj". 0: nowhere. */
static int object_with(const struct trial *t, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= t->pdf.len; i++) {
		size_t at = i;

		if (memcmp(t->pdf.bytes + i, word, n) != 0)
			continue;
		while (at > 8 && memcmp(t->pdf.bytes + at, " 0 obj", 6) != 0)
			at--;
		while (at > 0 && ascii_is_digit(t->pdf.bytes[at - 1]))
			at--;
		return atoi(t->pdf.bytes + at);
	}
	return 0;
}

static void claims_and_metadata(void)
{
	struct trial t;

	write_book(&t, "# One\n\nText.\n", true, 1);
	CHECK(count_of(&t, "<pdfuaid:part>1</pdfuaid:part>") == 1);
	CHECK(count_of(&t, "<pdfaid:conformance>A</pdfaid:conformance>") == 1);
	CHECK(count_of(&t, "On &lt;Crabs&gt;") == 1);
	CHECK(count_of(&t, "/Title(On <Crabs>)") == 1);
	CHECK(count_of(&t, "/CreationDate(D:20240501000000Z)") == 1);
	CHECK(count_of(&t, "/Lang(en-GB)") == 1);
	CHECK(count_of(&t, "/MarkInfo<</Marked true>>") == 1);
	CHECK(count_of(&t, "/DisplayDocTitle true") == 1);
	CHECK(count_of(&t, "/S/GTS_PDFA1") == 1);
	trial_close(&t);
}

/* Every mark is in an element or an artifact, and none in another. */
static void marks_do_not_nest(void)
{
	struct trial t;
	int depth = 0, in_text = 0, wrong = 0;

	write_book(&t,
	           "# One\n\nText with `code`, a [link](https://a.org) and a "
	           "note[^n].\n\n- item\n\n```\ncode\n```\n\n> quote\n\n"
	           "[^n]: Its text.\n",
	           true, 1);
	for (size_t i = 3; i + 3 <= t.pdf.len; i++) {
		const char *p = t.pdf.bytes + i;

		if (!memcmp(p, "BDC\n", 4) || !memcmp(p, "BMC\n", 4))
			wrong += depth++ != 0;
		else if (!memcmp(p, "EMC\n", 4))
			wrong += --depth != 0;
		else if (!memcmp(p - 1, "\nBT\n", 4))
			wrong += in_text++ != 0;
		else if (!memcmp(p - 1, "\nET\n", 4))
			wrong += --in_text != 0;
		else if (!memcmp(p, "]TJ\n", 4))
			wrong += depth != 1 || in_text != 1;
	}
	CHECK(wrong == 0);
	CHECK(depth == 0 && in_text == 0);
	CHECK(count_of(&t, "<</MCID ") > 8);
	trial_close(&t);
}

static void structure_mirrors_the_text(void)
{
	struct trial t;

	write_book(&t,
	           "# One\n\n### Deep\n\nA note[^n] and `code`.\n\n"
	           "1. first\n2. second\n\n| A | B |\n|---|---|\n| 1 |   |\n\n"
	           "[^n]: Its text.\n",
	           true, 1);
	CHECK(count_of(&t, "/S/Document") == 1);
	/* the contents have one, too */
	CHECK(count_of(&t, "/S/H1") == 2);
	CHECK(count_of(&t, "/S/H2") == 1); /* not H3: no level is skipped */
	CHECK(count_of(&t, "/S/TOC/") + count_of(&t, "/S/TOCI/") == 4);
	CHECK(count_of(&t, "/S/LI/") == 2);
	CHECK(count_of(&t, "/S/LBody/") == 2);
	CHECK(count_of(&t, "/ListNumbering/Decimal") == 1);
	CHECK(count_of(&t, "/S/Lbl/") == 3); /* of the note, too */
	CHECK(count_of(&t, "/S/Note/") == 1);
	CHECK(count_of(&t, "/ID(note-0") == 1);
	CHECK(count_of(&t, "/IDTree") == 1);
	CHECK(count_of(&t, "/S/TH/") == 2);
	CHECK(count_of(&t, "/Scope/Column") == 2);
	CHECK(count_of(&t, "/S/TD/") == 2); /* the empty one is there */
	CHECK(count_of(&t, "/S/Code/") == 1);
	trial_close(&t);
}

/* Two Parts, each with its own Sect and the chapter's; the preface and the
 * appendix stand beside them. */
static void parts_hold_their_chapters(void)
{
	struct trial t;

	write_book(&t,
	           "# Before {.preface}\n\nText.\n\n# East {.part}\n\n"
	           "# One\n\nText.\n\n# West {.part}\n\n# Two\n\nText.\n\n"
	           "# Tables {.appendix}\n\nText.\n",
	           true, 1);
	CHECK(count_of(&t, "/S/Document") == 1);
	CHECK(count_of(&t, "/S/Part") == 2);
	CHECK(count_of(&t, "/S/Sect") == 6); /* title page and contents, too */
	trial_close(&t);
}

static void links_lead_somewhere(void)
{
	struct trial t;

	write_book(
		&t,
		"# One {#one}\n\n[out](<https://a.org/\xC3\xA9?a(b> \"Out\") "
		"[in](#one) [lost](#lost) [file](b.txt)\n",
		true, 1);
	/* the contents' entry, and two */
	CHECK(count_of(&t, "/Subtype/Link") == 3);
	CHECK(count_of(&t, "/S/Link/") == 3);
	CHECK(count_of(&t, "/Type/OBJR") == 3);
	CHECK(count_of(&t, "/URI(https://a.org/%C3%A9?a\\(b)") == 1);
	CHECK(count_of(&t, "/Contents(Out)") == 1);
	CHECK(count_of(&t, "/Dest[") == 3); /* with the outline's */
	CHECK(count_of(&t, "/Names[(one)[") == 1);
	CHECK(object_with(&t, "/Title(One)") != 0);
	CHECK(count_of(&t, "/PageLabels") == 1);
	trial_close(&t);
}

static void any_threads_same_bytes(void)
{
	struct buf text = {0};
	struct trial one, three;

	for (int i = 0; i < 400; i++)
		buf_printf(&text, "## Number %d\n\nSome text, %d words.\n\n", i,
		           i * 7);
	write_book(&one, buf_text(&text), false, 1);
	write_book(&three, buf_text(&text), false, 3);
	CHECK(one.pages->count > 20);
	CHECK(one.pdf.len == three.pdf.len);
	CHECK(one.pdf.len == three.pdf.len &&
	      !memcmp(one.pdf.bytes, three.pdf.bytes, one.pdf.len));
	trial_close(&one);
	trial_close(&three);
	buf_clear(&text);
}

static void claims_what_is_asked_for(void)
{
	static const struct {
		const char *metadata, *part, *level;
		int universal;
	} cases[] = {
		{"pdfstandard: [ua-1, a-2u]\n", ">2<", ">U<", 1},
		{"pdfstandard: A-3B\n", ">3<", ">B<", 0},
		{"pdfstandard: ua-1\n", NULL, NULL, 1},
		{"pdfstandard: none\n", NULL, NULL, 0},
		{"attach-sources: true\n", ">3<", ">A<", 1},
	};
	struct write_options options = {
		.threads = 1, .debug = true, .data_dir = "."};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct trial t;

		CHECK(write_with(&t, "# One\n", cases[i].metadata, &options));
		CHECK(count_of(&t, "<pdfuaid:part>") == cases[i].universal);
		CHECK(count_of(&t, "<pdfaid:part>") == !!cases[i].part);
		if (cases[i].part) {
			CHECK(count_of(&t, cases[i].part) >= 1);
			CHECK(count_of(&t, cases[i].level) == 1);
		}
		CHECK(t.diag.worst <= DIAG_NOTE);
		trial_close(&t);
	}
}

static void says_what_it_cannot_claim(void)
{
	struct write_options options = {
		.threads = 1, .debug = true, .data_dir = "."};
	struct buf printed = {0};
	struct trial t;

	CHECK(write_with(&t, "# One\n\nA \xF3\xBF\xBF\xBD here.\n",
	                 "pdfstandard: [a-2b, a-4]\n", &options));
	diag_print(&t.diag, DIAG_WARNING, &printed);
	CHECK(strstr(buf_text(&printed), "m.yaml:1:21: error") != NULL);
	CHECK(strstr(buf_text(&printed), "a.md:3:1: warning: PDF is") != NULL);
	trial_close(&t);
	options.strict = true;
	CHECK(!write_with(&t, "# One\n\nA \xF3\xBF\xBF\xBD here.\n", "a_: b\n",
	                  &options));
	CHECK(diag_count(&t.diag, DIAG_PDF_REFUSED) == 1);
	trial_close(&t);
	CHECK(write_with(&t, "# One\n", "a_: b\n", &options));
	trial_close(&t);
	buf_clear(&printed);
}

static void attaches_the_sources(void)
{
	static const struct attachment sources[] = {
		{{"a/one.md", 8}, {"# One\n", 6}},
		{{"b/one.md", 8}, {"# Two\n", 6}},
	};
	struct write_options options = {.threads = 1,
	                                .debug = true,
	                                .data_dir = ".",
	                                .sources = sources,
	                                .source_count = 2};
	struct trial t;

	CHECK(write_with(&t, "# One\n", "attach-sources: true\n", &options));
	CHECK(count_of(&t, "/AFRelationship/Source") == 2);
	CHECK(count_of(&t, "/Names[(2-one.md)") == 1);
	CHECK(count_of(&t, "(one.md)") == 4); /* with Limits */
	CHECK(count_of(&t, "stream\r\n# Two\n") == 1);
	CHECK(count_of(&t, "/AF[") == 1);
	trial_close(&t);
	CHECK(write_with(&t, "# One\n",
	                 "attach-sources: true\npdfstandard: a-2b\n",
	                 &options));
	CHECK(count_of(&t, "/AF[") == 0);
	CHECK(diag_count(&t.diag, DIAG_VALUE_BAD) == 1);
	trial_close(&t);
}

static void linear_on_demand(void)
{
	struct write_options options = {
		.threads = 1, .linear = true, .data_dir = "."};
	struct trial t;

	CHECK(write_with(&t, "# One\n", "a_: b\n", &options));
	CHECK(count_of(&t, "/Linearized 1") == 1);
	trial_close(&t);
}

static void comments_for_who_reads_it(void)
{
	struct trial t;

	write_book(&t, "# One\n\nText.\n", true, 1);
	CHECK(count_of(&t, "% a.md:3:1: P\n") == 1);
	CHECK(count_of(&t, "% what is on page 1\n") == 1);
	trial_close(&t);
	write_book(&t, "# One\n\nText.\n", false, 1);
	CHECK(count_of(&t, "% a.md") == 0);
	trial_close(&t);
}

static void empty_book(void)
{
	struct trial t;

	write_book(&t, "", true, 4);
	CHECK(count_of(&t, "%%EOF") == 1);
	trial_close(&t);
}

int main(void)
{
	claims_and_metadata();
	marks_do_not_nest();
	structure_mirrors_the_text();
	parts_hold_their_chapters();
	links_lead_somewhere();
	any_threads_same_bytes();
	claims_what_is_asked_for();
	says_what_it_cannot_claim();
	attaches_the_sources();
	linear_on_demand();
	comments_for_who_reads_it();
	empty_book();
	return check_done();
}
