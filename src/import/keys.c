/*
 * import/keys.c - the keys that a settings file may have
 *
 * A wrong key in front matter is the author's own business, as in pandoc. In a
 * settings file it is a slip that would otherwise go unseen.
 *
 * Source  pandoc's App/Opt.hs (defaults files) and its MANUAL (metadata)
 */
#include "base/nearest.h"
#include "import/import.h"

static const char *const known[] = {
	/* defaults files */
	"abbreviations",
	"ascii",
	"bibliography",
	"citation-abbreviations",
	"citeproc",
	"columns",
	"csl",
	"css",
	"data-dir",
	"default-image-extension",
	"defaults",
	"dpi",
	"email-obfuscation",
	"embed-resources",
	"eol",
	"epub-chapter-level",
	"epub-cover-image",
	"epub-embed-font",
	"epub-fonts",
	"epub-image-max",
	"epub-metadata",
	"epub-subdirectory",
	"epub-title-page",
	"extract-media",
	"fail-if-warnings",
	"figure-caption-position",
	"file-scope",
	"filters",
	"from",
	"highlight-style",
	"html-math-method",
	"identifier-prefix",
	"include-after-body",
	"include-before-body",
	"include-in-header",
	"incremental",
	"input-file",
	"input-files",
	"list-of-figures",
	"list-of-tables",
	"listings",
	"lof",
	"log-file",
	"lot",
	"markdown-headings",
	"metadata",
	"metadata-file",
	"metadata-files",
	"number-offset",
	"number-sections",
	"output-file",
	"output-files",
	"pdf-engine",
	"pdf-engine-opt",
	"pdf-engine-opts",
	"preserve-tabs",
	"reader",
	"reference-doc",
	"reference-links",
	"reference-location",
	"resource-path",
	"sandbox",
	"section-divs",
	"self-contained",
	"shift-heading-level-by",
	"slide-level",
	"split-level",
	"standalone",
	"strip-comments",
	"syntax-definitions",
	"syntax-highlighting",
	"tab-stop",
	"table-caption-position",
	"table-of-contents",
	"template",
	"title-prefix",
	"to",
	"toc",
	"toc-depth",
	"top-level-division",
	"trace",
	"track-changes",
	"variables",
	"verbosity",
	"wrap",
	"writer",
	/* metadata */
	"abstract",
	"abstract-title",
	"author",
	"attach-sources",
	"belongs-to-collection",
	"calibre",
	"contributor",
	"coverage",
	"cover-alt",
	"cover-design",
	"cover-image",
	"creator",
	"date",
	"description",
	"dir",
	"format",
	"group-position",
	"ibooks",
	"identifier",
	"keywords",
	"lang",
	"language",
	"page-progression-direction",
	"publisher",
	"relation",
	"rights",
	"source",
	"stylesheet",
	"subject",
	"subtitle",
	"thanks",
	"title",
	"toc-title",
	"type",
	"accessModes",
	"accessModeSufficient",
	"accessibilityFeatures",
	"accessibilityHazards",
	"accessibilitySummary",
	/* numbers and references (pandoc-crossref's names), index */
	"figPrefix",
	"figureTitle",
	"index-title",
	"listingTitle",
	"lofTitle",
	"lotTitle",
	"lstPrefix",
	"number-figures",
	"page-references",
	"secPrefix",
	"tableTitle",
	"tblPrefix",
	/* print variables */
	"CJKmainfont",
	"block-headings",
	"citecolor",
	"classoption",
	"colorlinks",
	"documentclass",
	"figures",
	"fontsize",
	"geometry",
	"header-includes",
	"heading-case",
	"hyphenate",
	"hyphenation",
	"indent",
	"justify",
	"linestretch",
	"linkcolor",
	"links-as-notes",
	"mainfont",
	"mainfontfallback",
	"margin",
	"margin-bottom",
	"margin-left",
	"margin-right",
	"margin-top",
	"mathfont",
	"monofont",
	"numbersections",
	"page-numbering",
	"pagestyle",
	"papersize",
	"pdfstandard",
	"running-case",
	"sansfont",
	"secnumdepth",
	"section-numbering",
	"system-fonts",
	"theme",
	"toccolor",
	"urlcolor",
	"epub-chart-data",
};

#define KNOWN_COUNT (sizeof(known) / sizeof(*known))
static bool is_known(struct view key)
{
	if (key.n && key.p[key.n - 1] == '_')
		return true;
	for (size_t i = 0; i < KNOWN_COUNT; i++)
		if (view_is(key, known[i]))
			return true;
	return false;
}

void keys_check(const struct value *map, struct diag *d)
{
	for (int i = 0; map && map->kind == VALUE_MAP && i < map->count; i++) {
		struct view key = map->keys[i];
		struct nearest nearest = nearest_start(key);
		const char *like;

		if (is_known(key))
			continue;
		for (size_t k = 0; k < KNOWN_COUNT; k++)
			nearest_offer(&nearest, known[k]);
		like = nearest.best;
		diag_add(d, DIAG_KEY_UNKNOWN, map->key_places[i], "%.*s%s%s%s",
		         (int)key.n, key.p, like ? " (did you mean " : "",
		         like ? like : "", like ? "?)" : "");
	}
}
