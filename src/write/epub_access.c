/* write/epub_access.c - what an EPUB says of its own accessibility */
#include "write/epub_access.h"

static void add_meta(struct buf *out, const char *property, const char *text)
{
	buf_printf(out, "<meta property=\"%s\">%s</meta>\n", property, text);
}

/* What speaks against the claim, or NULL. */
static const char *obstacle(const struct epub *epub)
{
	const struct meta *meta = &epub->book->meta;

	return epub->facts.undescribed        ? "pictures without a text"
	       : !xml_trim(meta->title).n     ? "no title"
	       : !xml_is_language(meta->lang) ? "no language"
	       : epub->has_own_colours
	               ? "an own stylesheet sets colours: their contrast is "
	                 "not checked"
	               : NULL;
}

bool epub_is_accessible(const struct epub *epub)
{
	return !obstacle(epub);
}

/* --- what the author says stands in place of ours --- */

static const char *const modes[] = {
	"auditory",        "chartOnVisual", "chemOnVisual",  "colorDependent",
	"diagramOnVisual", "mathOnVisual",  "musicOnVisual", "tactile",
	"textOnVisual",    "textual",       "visual",        NULL};

static const char *const features[] = {"ARIA",
                                       "alternativeText",
                                       "annotations",
                                       "audioDescription",
                                       "bookmarks",
                                       "braille",
                                       "captions",
                                       "closedCaptions",
                                       "describedMath",
                                       "displayTransformability",
                                       "fullRubyAnnotations",
                                       "highContrastAudio",
                                       "highContrastDisplay",
                                       "horizontalWriting",
                                       "index",
                                       "largePrint",
                                       "latex",
                                       "longDescription",
                                       "MathML",
                                       "none",
                                       "openCaptions",
                                       "pageBreakMarkers",
                                       "pageNavigation",
                                       "printPageNumbers",
                                       "readingOrder",
                                       "rubyAnnotations",
                                       "signLanguage",
                                       "structuralNavigation",
                                       "synchronizedAudioText",
                                       "tableOfContents",
                                       "tactileGraphic",
                                       "tactileObject",
                                       "taggedPDF",
                                       "timingControl",
                                       "transcript",
                                       "ttsMarkup",
                                       "unknown",
                                       "unlocked",
                                       "verticalWriting",
                                       "withAdditionalWordSegmentation",
                                       "withoutAdditionalWordSegmentation",
                                       NULL};

static const char *const hazards[] = {"none",
                                      "unknown",
                                      "flashing",
                                      "noFlashingHazard",
                                      "unknownFlashingHazard",
                                      "motionSimulation",
                                      "noMotionSimulationHazard",
                                      "unknownMotionSimulationHazard",
                                      "sound",
                                      "noSoundHazard",
                                      "unknownSoundHazard",
                                      NULL};

static bool is_known(const char *const *known, struct view word)
{
	for (; *known; known++)
		if (view_is(word, *known))
			return true;
	return false;
}

/* Every word between commas is known: "textual,visual". */
static bool are_known(const char *const *known, struct view words)
{
	struct view word;
	bool good = words.n > 0;

	while (view_split(&words, ',', &word))
		good &= is_known(known, xml_trim(word));
	return good;
}

static bool add_given_one(const struct epub *epub, const struct value *value,
                          const char *key, const char *property,
                          const char *const *known, struct buf *out)
{
	struct view text = xml_trim(value_text(value));

	if (!are_known(known, text)) {
		diag_add(epub->diag, DIAG_VALUE_BAD, value->at, "%s: %.*s", key,
		         (int)text.n, text.p);
		return false;
	}
	buf_printf(out, "<meta property=\"schema:%s\">", property);
	xml_text(out, text);
	buf_puts(out, "</meta>\n");
	return true;
}

/* What the metadata give under key, a word or a list; false: nothing. */
static bool add_given(const struct epub *epub, const char *key,
                      const char *property, const char *const *known,
                      struct buf *out)
{
	const struct value *value = value_get(epub->book->meta.values, key);
	bool is_given = false;

	if (value && value->kind == VALUE_TEXT)
		return add_given_one(epub, value, key, property, known, out);
	for (int i = 0; value && value->kind == VALUE_LIST && i < value->count;
	     i++)
		is_given |= add_given_one(epub, value->items[i], key, property,
		                          known, out);
	return is_given;
}

/* --- what is computed --- */

/* Pictures that carry meaning: those that decorate are no content. */
static int pictures(const struct xhtml_facts *facts)
{
	return facts->described + facts->undescribed;
}

static void add_modes(const struct epub *epub, struct buf *out)
{
	const struct xhtml_facts *facts = &epub->facts;

	if (!add_given(epub, "accessModes", "accessMode", modes, out)) {
		add_meta(out, "schema:accessMode", "textual");
		if (pictures(facts))
			add_meta(out, "schema:accessMode", "visual");
	}
	if (add_given(epub, "accessModeSufficient", "accessModeSufficient",
	              modes, out))
		return;
	if (!facts->undescribed)
		add_meta(out, "schema:accessModeSufficient", "textual");
	if (pictures(facts))
		add_meta(out, "schema:accessModeSufficient", "textual,visual");
}

static bool has_index(const struct book *book)
{
	for (int i = 0; i < book->heading_count; i++)
		if (view_is(node_value(book->headings[i].node, "epub:type"),
		            "index"))
			return true;
	return false;
}

static void add_features(const struct epub *epub, struct buf *out)
{
	const struct xhtml_facts *facts = &epub->facts;
	const char *feature = "schema:accessibilityFeature";

	if (add_given(epub, "accessibilityFeatures", "accessibilityFeature",
	              features, out))
		return;
	add_meta(out, feature, "tableOfContents");
	add_meta(out, feature, "readingOrder");
	if (epub->book->heading_count)
		add_meta(out, feature, "structuralNavigation");
	if (facts->described && !facts->undescribed)
		add_meta(out, feature, "alternativeText");
	if (facts->formulas)
		add_meta(out, feature, "latex");
	if (has_index(epub->book))
		add_meta(out, feature, "index");
	if (epub->has_pages) {
		add_meta(out, feature, "pageBreakMarkers");
		add_meta(out, feature, "pageNavigation");
	}
	add_meta(out, feature, "displayTransformability");
	add_meta(out, feature, "unlocked");
}

/* Nothing in our EPUBs moves or sounds. */
static void add_hazards(const struct epub *epub, struct buf *out)
{
	if (!add_given(epub, "accessibilityHazards", "accessibilityHazard",
	               hazards, out))
		add_meta(out, "schema:accessibilityHazard", "none");
}

/* The summary in words: for people, and for shops that show it. */
static void add_summary(const struct epub *epub, struct buf *out)
{
	const struct xhtml_facts *facts = &epub->facts;
	struct view given = value_text(
		value_get(epub->book->meta.values, "accessibilitySummary"));

	if (xml_trim(given).n) {
		buf_puts(out,
		         "<meta property=\"schema:accessibilitySummary\">");
		xml_text(out, xml_trim(given));
		buf_puts(out, "</meta>\n");
		return;
	}
	buf_puts(out, "<meta property=\"schema:accessibilitySummary\""
	              " xml:lang=\"en\">The text flows, and the reader may "
	              "change its size, font and colours. ");
	buf_puts(out, epub->book->heading_count
	                      ? "Headings, notes and links can be navigated."
	                      : "Notes and links can be navigated.");
	if (facts->described && !facts->undescribed)
		buf_puts(out, " Every picture that carries meaning has an "
		              "alternative text.");
	if (facts->undescribed)
		buf_printf(out, " %d of %d pictures have no alternative text.",
		           facts->undescribed, pictures(facts));
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

	if (!epub_is_accessible(epub)) {
		diag_add(epub->diag, DIAG_ACCESS_UNCLAIMED,
		         epub->book->chapter_count
		                 ? epub->book->chapters[0]->top->at
		                 : (struct place){0},
		         "%s", obstacle(epub));
		return;
	}
	if (!xml_trim(who).n && meta->author_count)
		who = meta->authors[0].name;
	if (!xml_trim(who).n)
		who = VIEW("chapbook");
	buf_puts(out, "<meta id=\"conformance\""
	              " property=\"dcterms:conformsTo\">"
	              "EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>\n"
	              "<meta refines=\"#conformance\""
	              " property=\"a11y:certifiedBy\">");
	xml_text(out, xml_trim(who));
	buf_puts(out, "</meta>\n");
}

void epub_access(const struct epub *epub, struct buf *out)
{
	add_modes(epub, out);
	add_features(epub, out);
	add_hazards(epub, out);
	add_summary(epub, out);
	add_claim(epub, out);
}
