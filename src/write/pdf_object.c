/* write/pdf_object.c - the objects of a PDF file (the door to libharu) */
#include "write/pdf_object.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Best at 6 for text: 9 takes twice as long for 3% less. */
#define DEFLATE_LEVEL 6

/* Kids of one node of the page tree. */
#define PAGES_OF_A_NODE 64

/* Headers and library must agree, since the insides of structs are used. */
#if HPDF_VERSION_ID == 20300 && defined(__LP64__)
_Static_assert(sizeof(HPDF_Doc_Rec) == 200, "libharu's document");
_Static_assert(sizeof(HPDF_Dict_Rec) == 96, "libharu's dictionary");
_Static_assert(sizeof(HPDF_PageAttr_Rec) == 136, "libharu's page");
_Static_assert(sizeof(HPDF_Xref_Rec) == 56, "libharu's table");
#endif

static void *allocate(HPDF_UINT size)
{
	void *memory = malloc(size);

	if (!memory)
		arena_no_memory(size);
	return memory;
}

/* libharu remembers its first error; pdf_file_good() asks for it. */
static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	(void)error;
	(void)detail;
	(void)user;
}

static void fail(struct pdf_file *file, const char *why)
{
	if (!file->failed)
		diag_add(file->diag, DIAG_PDF_FAILED, (struct place){0}, "%s",
		         why);
	file->failed = true;
}

bool pdf_file_good(struct pdf_file *file)
{
	char why[64];

	if (!file->doc)
		fail(file, "libharu cannot begin a document");
	else if (HPDF_GetError(file->doc) != HPDF_OK) {
		snprintf(why, sizeof(why), "libharu reports error 0x%04lX",
		         (unsigned long)HPDF_GetError(file->doc));
		fail(file, why);
	}
	return !file->failed;
}

/* Every object has its entry in file->objects. */
static struct pdf_object *note_object(struct pdf_file *file, int object)
{
	if (object >= file->room) {
		int room = file->room ? 2 * file->room : 1024;

		while (room <= object)
			room *= 2;
		file->objects = realloc(file->objects,
		                        (size_t)room * sizeof(*file->objects));
		if (!file->objects)
			arena_no_memory((size_t)room * sizeof(*file->objects));
		memset(file->objects + file->room, 0,
		       (size_t)(room - file->room) * sizeof(*file->objects));
		file->room = room;
	}
	if (object >= file->count)
		file->count = object + 1;
	return &file->objects[object];
}

static int number_of(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return (int)(header->obj_id & 0x00FFFFFF);
}

/* libharu's table grows by a fixed number of entries: let it grow by half. */
static void prepare_table(struct pdf_file *file)
{
	HPDF_List entries = file->doc->xref->entries;

	if (entries->count == entries->block_siz &&
	    entries->block_siz / 2 > entries->items_per_block)
		entries->items_per_block = entries->block_siz / 2;
}

static HPDF_STATUS write_bytes(HPDF_Stream out, struct view bytes)
{
	if (!bytes.n)
		return HPDF_OK;
	return HPDF_Stream_Write(out, (const HPDF_BYTE *)bytes.p,
	                         (HPDF_UINT)bytes.n);
}

/* Called by libharu between << and >>. */
static HPDF_STATUS write_text(HPDF_Dict dict, HPDF_Stream out)
{
	struct pdf_file *file = dict->error->user_data;
	const struct pdf_object *object = &file->objects[number_of(dict)];
	char length[40];
	int n;

	file->out = out;
	if (object->is_stream) {
		n = snprintf(length, sizeof(length), "/Length %zu",
		             object->bytes.n);
		write_bytes(out, (struct view){length, (size_t)n});
	}
	return write_bytes(out, object->text);
}

/* Called by libharu after >>. */
static HPDF_STATUS write_stream(HPDF_Dict dict)
{
	struct pdf_file *file = dict->error->user_data;
	const struct pdf_object *object = &file->objects[number_of(dict)];
	HPDF_Stream out = file->out;
	HPDF_STATUS status = HPDF_OK;

	if (!object->is_stream)
		return HPDF_OK;
	status = write_bytes(out, VIEW("\nstream\r\n"));
	if (status == HPDF_OK)
		status = write_bytes(out, object->bytes);
	if (status == HPDF_OK)
		status = write_bytes(out, VIEW("\nendstream"));
	return status;
}

/* From now on the insides of dict are ours. */
static int take_over(struct pdf_file *file, HPDF_Dict dict)
{
	dict->write_fn = write_text;
	dict->after_write_fn = write_stream;
	note_object(file, number_of(dict));
	return number_of(dict);
}

struct pdf_file *pdf_file_open(bool plain, struct diag *d)
{
	struct pdf_file *file = calloc(1, sizeof(*file));

	if (!file)
		arena_no_memory(sizeof(*file));
	file->diag = d;
	file->plain = plain;
	file->compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (!file->compressor)
		arena_no_memory(0);
	if (strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0) {
		fail(file, "libharu is not the version this was built for");
		return file;
	}
	file->doc = HPDF_NewEx(on_error, allocate, free, 0, file);
	if (!file->doc) {
		pdf_file_good(file);
		return file;
	}
	file->doc->pdf_version = HPDF_VER_17;
	HPDF_SetPagesConfiguration(file->doc, PAGES_OF_A_NODE);
	take_over(file, file->doc->catalog);
	HPDF_Dict_RemoveElement(file->doc->info, "Producer");
	take_over(file, file->doc->info);
	return file;
}

void pdf_file_close(struct pdf_file *file)
{
	if (file->doc)
		HPDF_Free(file->doc);
	libdeflate_free_compressor(file->compressor);
	free(file->objects);
	arena_reset(&file->memory);
	free(file);
}

int pdf_object_new(struct pdf_file *file)
{
	HPDF_Dict dict;

	if (!file->doc)
		return 0;
	prepare_table(file);
	dict = HPDF_Dict_New(file->doc->mmgr);
	if (HPDF_Xref_Add(file->doc->xref, dict) != HPDF_OK)
		return 0;
	return take_over(file, dict);
}

void pdf_object_set(struct pdf_file *file, int object, const struct buf *text)
{
	if (object > 0 && object < file->count)
		file->objects[object].text =
			arena_view(&file->memory,
		                   (struct view){buf_text(text), text->len});
}

void pdf_object_stream(struct pdf_file *file, int object,
                       const struct buf *text, struct view bytes)
{
	pdf_object_set(file, object, text);
	if (object > 0 && object < file->count) {
		file->objects[object].bytes = bytes;
		file->objects[object].is_stream = true;
	}
}

void pdf_object_deflate(struct pdf_file *file, int object,
                        const struct buf *text, struct view bytes)
{
	struct buf whole = {0}, data = {0};

	buf_add(&whole, buf_text(text), text->len);
	if (!file->plain)
		buf_puts(&whole, "/Filter/FlateDecode");
	pdf_deflate(file->plain ? NULL : file->compressor, bytes, &data);
	pdf_object_stream(file, object, &whole,
	                  arena_view(&file->memory,
	                             (struct view){buf_text(&data), data.len}));
	buf_clear(&whole);
	buf_clear(&data);
}

void pdf_object_note(struct pdf_file *file, int object, const char *format, ...)
{
	struct buf words = {0};
	va_list args;
	char *note;

	if (!file->plain || object <= 0 || object >= file->count)
		return;
	va_start(args, format);
	buf_vprintf(&words, format, args);
	va_end(args);
	note = arena_copy(&file->memory, buf_text(&words), words.len);
	for (char *p = note; *p; p++)
		if ((unsigned char)*p < ' ')
			*p = ' '; /* a comment is one line */
	file->objects[object].note = note;
	buf_clear(&words);
}

int pdf_object_add(struct pdf_file *file, const struct buf *text)
{
	int object = pdf_object_new(file);

	pdf_object_set(file, object, text);
	return object;
}

void pdf_deflate(struct libdeflate_compressor *compressor, struct view bytes,
                 struct buf *out)
{
	size_t most, room;

	if (!compressor) {
		buf_view(out, bytes);
		return;
	}
	most = libdeflate_zlib_compress_bound(compressor, bytes.n);
	room = out->len + most + 1;
	if (!out->bytes || out->cap < room) {
		out->cap = room;
		out->bytes = realloc(out->bytes, out->cap);
		if (!out->bytes)
			arena_no_memory(out->cap);
	}
	out->len += libdeflate_zlib_compress(compressor, bytes.p, bytes.n,
	                                     out->bytes + out->len, most);
	out->bytes[out->len] = '\0';
}

/* The Length that libharu gives its streams is a second object, which ours do
 * not need. */
static void drop_length(struct pdf_file *file, HPDF_Dict contents)
{
	void *length =
		HPDF_Dict_GetItem(contents, "Length", HPDF_OCLASS_NUMBER);
	HPDF_XrefEntry entry;

	if (length) {
		entry = HPDF_Xref_GetEntry(file->doc->xref,
		                           (HPDF_UINT)number_of(length));
		entry->entry_typ = HPDF_FREE_ENTRY;
		HPDF_Dict_RemoveElement(contents, "Length");
	}
	HPDF_Stream_Free(contents->stream);
	contents->stream = NULL;
}

int pdf_page_new(struct pdf_file *file, int *contents)
{
	HPDF_Page page;
	HPDF_PageAttr attr;

	*contents = 0;
	if (!file->doc)
		return 0;
	prepare_table(file);
	page = HPDF_AddPage(file->doc);
	if (!page)
		return 0;
	attr = page->attr;
	drop_length(file, attr->contents);
	attr->stream = NULL;
	*contents = take_over(file, attr->contents);
	/* libharu would write these as floats, and with a ProcSet */
	HPDF_Dict_RemoveElement(page, "MediaBox");
	HPDF_Dict_RemoveElement(page, "Resources");
	return take_over(file, page);
}

int pdf_outline_new(struct pdf_file *file, int parent, bool closed)
{
	HPDF_Outline above = NULL;
	HPDF_Outline entry;

	if (!file->doc)
		return 0;
	prepare_table(file);
	if (parent)
		above = HPDF_Xref_GetEntry(file->doc->xref, (HPDF_UINT)parent)
		                ->obj;
	entry = HPDF_CreateOutline(file->doc, above, "", NULL);
	if (!entry)
		return 0;
	HPDF_Outline_SetOpened(entry, closed ? HPDF_FALSE : HPDF_TRUE);
	HPDF_Dict_RemoveElement(entry, "Title");
	HPDF_Dict_RemoveElement(entry, "Type");
	return take_over(file, entry);
}

void pdf_label_from(struct pdf_file *file, int page, enum pdf_label_style style,
                    int first)
{
	static const HPDF_PageNumStyle styles[] = {
		[PDF_LABEL_DECIMAL] = HPDF_PAGE_NUM_STYLE_DECIMAL,
		[PDF_LABEL_LOWER_ROMAN] = HPDF_PAGE_NUM_STYLE_LOWER_ROMAN,
		[PDF_LABEL_UPPER_ROMAN] = HPDF_PAGE_NUM_STYLE_UPPER_ROMAN,
	};

	if (file->doc)
		HPDF_AddPageLabel(file->doc, (HPDF_UINT)page, styles[style],
		                  (HPDF_UINT)first, NULL);
}

int pdf_file_catalog(const struct pdf_file *file)
{
	return file->doc ? number_of(file->doc->catalog) : 0;
}

int pdf_file_info(const struct pdf_file *file)
{
	return file->doc ? number_of(file->doc->info) : 0;
}

const char *pdf_file_library(void)
{
	return "libharu " HPDF_VERSION_TEXT;
}
