/* write/epub_access.c - what an EPUB says of its own accessibility */
#include "write/epub_access.h"

static void add_meta(struct buf *out, const char *property, const char *text)
{
	buf_printf(out, "<meta property=\"%s\">%s</meta>\n", property, text);
}

bool epub_is_accessible(const struct epub *epub)
{
	const struct meta *meta = &epub->book->meta;

	return !epub->facts.undescribed && !epub->facts.heading_skipped &&
	       view_trim(meta->title).n && view_trim(meta->lang).n;
}

static void add_modes(const struct epub *epub, struct buf *out)
{
	const struct xhtml_facts *facts = &epub->facts;

	add_meta(out, "schema:accessMode", "textual");
	if (facts->images)
		add_meta(out, "schema:accessMode", "visual");
	if (!facts->undescribed)
		add_meta(out, "schema:accessModeSufficient", "textual");
	if (facts->images)
		add_meta(out, "schema:accessModeSufficient", "textual,visual");
}

static void add_features(const struct epub *epub, struct buf *out)
{
	const struct xhtml_facts *facts = &epub->facts;
	const char *feature = "schema:accessibilityFeature";

	add_meta(out, feature, "tableOfContents");
	add_meta(out, feature, "readingOrder");
	if (epub->book->heading_count && !facts->heading_skipped)
		add_meta(out, feature, "structuralNavigation");
	if (facts->described && !facts->undescribed)
		add_meta(out, feature, "alternativeText");
	if (epub->has_pages) {
		add_meta(out, feature, "pageBreakMarkers");
		add_meta(out, feature, "pageNavigation");
	}
	add_meta(out, feature, "displayTransformability");
	add_meta(out, feature, "unlocked");
}

static const char *hazard(const struct epub *epub)
{
	static const char *const known[] = {
		"none",
		"unknown",
		"flashing",
		"noFlashingHazard",
		"motionSimulation",
		"noMotionSimulationHazard",
		"sound",
		"noSoundHazard",
	};
	const struct value *value =
		value_get(epub->book->meta.values, "accessibilityHazards");

	if (value && value->kind == VALUE_LIST && value->count)
		value = value->items[0];
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (view_is(value_text(value), known[i]))
			return known[i];
	return "none"; /* nothing in our EPUBs moves or sounds */
}

/* The summary in words: for people, and for shops that show it. */
static void add_summary(const struct epub *epub, struct buf *out)
{
	const struct xhtml_facts *facts = &epub->facts;
	struct view given = value_text(
		value_get(epub->book->meta.values, "accessibilitySummary"));

	if (view_trim(given).n) {
		buf_puts(out,
		         "<meta property=\"schema:accessibilitySummary\">");
		xml_text(out, view_trim(given));
		buf_puts(out, "</meta>\n");
		return;
	}
	buf_puts(out, "<meta property=\"schema:accessibilitySummary\""
	              " xml:lang=\"en\">The text flows, and the reader may "
	              "change its size, font and colours. Headings, notes "
	              "and links can be navigated.");
	if (facts->images && !facts->undescribed)
		buf_puts(out, " Every picture that carries meaning has an "
		              "alternative text.");
	if (facts->undescribed)
		buf_printf(out, " %d of %d pictures have no alternative text.",
		           facts->undescribed, facts->images);
	if (epub->has_pages)
		buf_puts(out, " The page numbers are those of the printed "
		              "edition.");
	buf_puts(out, "</meta>\n");
}

/* The claim, and who makes it: the book's own authors, by our checks. */
static void add_claim(const struct epub *epub, struct buf *out)
{
	const struct meta *meta = &epub->book->meta;
	struct view who = meta->publisher;

	if (!epub_is_accessible(epub))
		return;
	if (!view_trim(who).n && meta->author_count)
		who = meta->authors[0].name;
	if (!view_trim(who).n)
		who = VIEW("chapbook");
	buf_puts(out, "<meta id=\"conformance\""
	              " property=\"dcterms:conformsTo\">"
	              "EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>\n"
	              "<meta refines=\"#conformance\""
	              " property=\"a11y:certifiedBy\">");
	xml_text(out, view_trim(who));
	buf_puts(out, "</meta>\n");
}

void epub_access(const struct epub *epub, struct buf *out)
{
	add_modes(epub, out);
	add_features(epub, out);
	add_meta(out, "schema:accessibilityHazard", hazard(epub));
	add_summary(epub, out);
	add_claim(epub, out);
}
