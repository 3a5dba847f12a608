/* write/pdf_standard.c - which standards the PDF claims to follow */
#include "write/pdf_standard.h"

/* "a-2u": the part and the level of PDF/A. */
static bool read_archival(struct view name, struct pdf_standard *standard)
{
	static const char levels[] = "abu";
	const char *level;

	if (name.n != 4 || ascii_lower(name.p[0]) != 'a' || name.p[1] != '-' ||
	    (name.p[2] != '2' && name.p[2] != '3'))
		return false;
	level = memchr(levels, ascii_lower(name.p[3]), sizeof(levels) - 1);
	if (!level)
		return false;
	standard->part = name.p[2] - '0';
	standard->level = (char)(*level - 'a' + 'A');
	return true;
}

static void read_name(const struct value *value, struct pdf_standard *standard,
                      struct diag *d)
{
	struct view name = view_trim(value_text(value));

	if (view_is_nocase(name, "ua-1"))
		standard->is_accessible = true;
	else if (!view_is_nocase(name, "none") &&
	         !read_archival(name, standard))
		diag_add_once(d, DIAG_VALUE_BAD, value->at,
		              "pdfstandard: %.*s (known are ua-1, a-2a, a-2b, "
		              "a-2u, a-3a, a-3b, a-3u, none)",
		              (int)name.n, name.p);
}

struct pdf_standard pdf_standard_read(const struct meta *meta, struct diag *d)
{
	const struct value *names = value_get(meta->values, "pdfstandard");
	const struct value *attach = value_get(meta->values, "attach-sources");
	struct pdf_standard standard = {.attaches = value_bool(attach, false)};
	struct view rest = value_text(names), word;

	if (!names) {
		standard.is_accessible = true;
		standard.part = standard.attaches ? 3 : 2;
		standard.level = 'A';
	} else if (names->kind == VALUE_LIST) {
		for (int i = 0; i < names->count; i++)
			read_name(names->items[i], &standard, d);
	} else {
		/* -M pdfstandard=ua-1,a-2u */
		while (view_split(&rest, ',', &word)) {
			struct value one = {.kind = VALUE_TEXT,
			                    .at = names->at,
			                    .text = word};

			read_name(&one, &standard, d);
		}
	}
	if (standard.attaches && standard.part == 2) {
		diag_add_once(d, DIAG_VALUE_BAD, attach->at, "%s",
		              "attach-sources: PDF/A-2 holds no sources, "
		              "PDF/A-3 does");
		standard.attaches = false;
	}
	return standard;
}

static const struct {
	enum diag_kind kind;
	const char *what;
} faults[] = {
	{DIAG_ALT_MISSING, "without alternative text"},
	{DIAG_GLYPH_MISSING, "without a glyph"},
	{DIAG_PDF_PAGE_POOR, "with a page that does not stand by itself"},
};

static void report(struct diag *d, bool strict, struct place at,
                   const char *what)
{
	diag_add_once(d, strict ? DIAG_PDF_REFUSED : DIAG_PDF_STANDARD, at,
	              "%s", what);
}

bool pdf_standard_met(const struct book *book, bool strict, struct diag *d)
{
	struct pdf_standard standard = pdf_standard_read(&book->meta, d);
	const struct chapter *first =
		book->chapter_count ? book->chapters[0] : NULL;
	bool is_met = true;

	if (!standard.is_accessible && !standard.part)
		return true;
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct place at;

		/* glyphs are PDF/A's business, too, pictures only level A's */
		if (faults[i].kind == DIAG_ALT_MISSING &&
		    !standard.is_accessible && standard.level != 'A')
			continue;
		if (!diag_first(d, faults[i].kind, &at))
			continue;
		report(d, strict, at, faults[i].what);
		is_met = false;
	}
	if (standard.is_accessible && first && !book->meta.title.n) {
		report(d, strict, first->top->at, "without a title");
		is_met = false;
	}
	return is_met || !strict;
}
