/* write/pdf_meta.c - what the file says about itself */
#include "write/pdf_meta.h"

#include "base/file.h"
#include "write/pdf_syntax.h"
#include "write/xml.h"

#include <stdio.h>

#define PROFILE_MOST ((size_t)4 * 1024 * 1024)

#define PROGRAM "chapbook"

struct meta_writer {
	const struct meta *meta;
	struct view title;
	struct view date;   /* CCYY-MM-DDThh:mm:ssZ, or empty */
	struct buf authors; /* "one, two" */
	struct buf keywords;
	char producer[64];
	struct pdf_standard standard;
};

/* "2024-05-01T12:30:00Z" */
static bool is_full_date(struct view date)
{
	static const char form[] = "0000-00-00T00:00:00Z";

	if (date.n != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < date.n; i++)
		if (form[i] == '0' ? !ascii_is_digit(date.p[i])
		                   : form[i] != date.p[i])
			return false;
	return true;
}

static struct view find_date(struct arena *a, const struct meta *meta,
                             const struct write_options *options)
{
	struct view date = view_of(options->modified);

	if (!date.n && meta->iso_date.n == 10)
		date = view_of(
			arena_printf(a, "%.10sT00:00:00Z", meta->iso_date.p));
	return is_full_date(date) ? date : VIEW("");
}

static struct view find_title(const struct book *book)
{
	if (book->meta.title.n)
		return book->meta.title;
	if (book->chapter_count && book->chapters[0]->title.n)
		return book->chapters[0]->title;
	return VIEW("Untitled");
}

/* What the book is about: pandoc's subject, else its description. */
static struct view subject_of(const struct meta *meta)
{
	return meta->subject.n ? meta->subject : meta->description;
}

static void put_info(struct buf *out, const char *key, struct view text)
{
	if (!text.n)
		return;
	buf_puts(out, key);
	pdf_text_string(out, text);
}

/* D:20240501123000Z */
static void put_date(struct buf *out, const char *key, struct view date)
{
	if (!date.n)
		return;
	buf_puts(out, key);
	buf_puts(out, "(D:");
	for (size_t i = 0; i < date.n; i++)
		if (ascii_is_digit(date.p[i]) || date.p[i] == 'Z')
			buf_char(out, date.p[i]);
	buf_char(out, ')');
}

static struct view text_of(const struct buf *b)
{
	return (struct view){buf_text(b), b->len};
}

static void write_info(const struct meta_writer *w, struct pdf_file *file)
{
	struct buf text = {0};

	put_info(&text, "/Title", w->title);
	put_info(&text, "/Author", text_of(&w->authors));
	put_info(&text, "/Subject", subject_of(w->meta));
	put_info(&text, "/Keywords", text_of(&w->keywords));
	put_info(&text, "/Creator", VIEW(PROGRAM));
	put_info(&text, "/Producer", view_of(w->producer));
	put_date(&text, "/CreationDate", w->date);
	put_date(&text, "/ModDate", w->date);
	pdf_object_set(file, pdf_file_info(file), &text);
	buf_clear(&text);
}

static void put_element(struct buf *out, const char *name, struct view text)
{
	if (!text.n)
		return;
	buf_printf(out, "<%s>", name);
	xml_text(out, text);
	buf_printf(out, "</%s>\n", name);
}

static void put_alternative(struct buf *out, const char *name, struct view text)
{
	if (!text.n)
		return;
	buf_printf(out, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
	xml_text(out, text);
	buf_printf(out, "</rdf:li></rdf:Alt></%s>\n", name);
}

/* kind: Seq or Bag. */
static void open_list(struct buf *out, const char *name, const char *kind)
{
	buf_printf(out, "<%s><rdf:%s>", name, kind);
}

static void put_item(struct buf *out, struct view text)
{
	buf_puts(out, "<rdf:li>");
	xml_text(out, text);
	buf_puts(out, "</rdf:li>");
}

static void close_list(struct buf *out, const char *name, const char *kind)
{
	buf_printf(out, "</rdf:%s></%s>\n", kind, name);
}

static void put_single(struct buf *out, const char *name, const char *kind,
                       struct view text)
{
	if (!text.n)
		return;
	open_list(out, name, kind);
	put_item(out, text);
	close_list(out, name, kind);
}

static void put_dublin_core(const struct meta_writer *w, struct buf *out)
{
	const struct meta *meta = w->meta;

	put_element(out, "dc:format", VIEW("application/pdf"));
	put_alternative(out, "dc:title", w->title);
	if (meta->author_count) {
		open_list(out, "dc:creator", "Seq");
		for (int i = 0; i < meta->author_count; i++)
			put_item(out, meta->authors[i].name);
		close_list(out, "dc:creator", "Seq");
	}
	put_alternative(out, "dc:description", subject_of(meta));
	if (meta->keyword_count) {
		open_list(out, "dc:subject", "Bag");
		for (int i = 0; i < meta->keyword_count; i++)
			put_item(out, meta->keywords[i]);
		close_list(out, "dc:subject", "Bag");
	}
	if (xml_is_language(meta->lang))
		put_single(out, "dc:language", "Bag", meta->lang);
	put_single(out, "dc:publisher", "Bag", meta->publisher);
	put_alternative(out, "dc:rights", meta->rights);
	put_element(out, "dc:identifier", meta->identifier);
}

/* PDF/A wants to be told what pdfuaid is. */
static const char extension[] =
	"<rdf:Description rdf:about=\"\"\n"
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag>"
	"<rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
	"</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289"
	"</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	"</rdf:Description>\n";

static void put_claims(const struct pdf_standard *standard, struct buf *out)
{
	if (standard->is_accessible)
		put_element(out, "pdfuaid:part", VIEW("1"));
	if (!standard->part)
		return;
	buf_printf(out, "<pdfaid:part>%d</pdfaid:part>\n", standard->part);
	buf_printf(out, "<pdfaid:conformance>%c</pdfaid:conformance>\n",
	           standard->level);
}

static void put_packet(const struct meta_writer *w, struct buf *out)
{
	buf_puts(out,
	         "<?xpacket begin=\"\xEF\xBB\xBF\" "
	         "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
	         "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	         "<rdf:Description rdf:about=\"\"\n"
	         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	         " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	         " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
	put_dublin_core(w, out);
	put_element(out, "xmp:CreatorTool", VIEW(PROGRAM));
	put_element(out, "xmp:CreateDate", w->date);
	put_element(out, "xmp:ModifyDate", w->date);
	put_element(out, "pdf:Producer", view_of(w->producer));
	put_element(out, "pdf:Keywords", text_of(&w->keywords));
	put_claims(&w->standard, out);
	buf_puts(out, "</rdf:Description>\n");
	if (w->standard.part && w->standard.is_accessible)
		buf_puts(out, extension);
	buf_puts(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* XMP is not compressed: programs look for it without reading PDF. */
static int write_packet(const struct meta_writer *w, struct pdf_file *file)
{
	struct buf text = {0}, packet = {0};
	int object = pdf_object_new(file);

	put_packet(w, &packet);
	buf_puts(&text, "/Type/Metadata/Subtype/XML");
	pdf_object_stream(file, object, &text,
	                  arena_view(&file->memory, text_of(&packet)));
	buf_clear(&text);
	buf_clear(&packet);
	return object;
}

/* The profile of sRGB, in which all colours of the file are given; 0 when it
 * cannot be read. */
static int write_profile(const struct write_options *options,
                         struct pdf_file *file)
{
	struct view folder =
		view_of(options->data_dir ? options->data_dir : ".");
	char *path = file_join(&file->memory, folder, VIEW("fonts/sRGB.icc"));
	struct buf profile = {0}, text = {0};
	enum file_status status = file_read(path, PROFILE_MOST, &profile);
	int object = 0;

	if (status != FILE_OK) {
		diag_add(file->diag, DIAG_FILE_UNREADABLE,
		         (struct place){path, 0, 0},
		         "%s: the PDF is not for archives (PDF/A)",
		         file_status_text(status));
	} else {
		object = pdf_object_new(file);
		buf_puts(&text, "/N 3");
		pdf_object_deflate(file, object, &text, text_of(&profile));
		pdf_object_note(file, object, "the profile of sRGB");
	}
	buf_clear(&profile);
	buf_clear(&text);
	return object;
}

static void join(struct buf *out, struct view text)
{
	if (out->len)
		buf_puts(out, ", ");
	buf_view(out, text);
}

void pdf_meta_write(const struct book *book,
                    const struct write_options *options,
                    const struct pdf_standard *standard, struct pdf_file *file,
                    struct buf *catalog)
{
	struct meta_writer w = {
		.meta = &book->meta,
		.title = find_title(book),
		.date = find_date(&file->memory, &book->meta, options),
		.standard = *standard,
	};
	int profile = write_profile(options, file);

	for (int i = 0; i < book->meta.author_count; i++)
		join(&w.authors, book->meta.authors[i].name);
	for (int i = 0; i < book->meta.keyword_count; i++)
		join(&w.keywords, book->meta.keywords[i]);
	snprintf(w.producer, sizeof(w.producer), PROGRAM " (%s)",
	         pdf_file_library());
	if (!profile)
		w.standard.part = 0;
	write_info(&w, file);
	buf_printf(catalog, "/Metadata %d 0 R", write_packet(&w, file));
	if (profile)
		buf_printf(catalog,
		           "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		           "/OutputConditionIdentifier(sRGB)"
		           "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 "
		           "R>>]",
		           profile);
	buf_clear(&w.authors);
	buf_clear(&w.keywords);
}
