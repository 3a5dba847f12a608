/*
 * write/pdf_save.c - all objects as the bytes of a file
 *
 * libharu's own writer knows only the old cross-reference table, and no object
 * streams, without which a tagged book is two and a half times as large. So
 * its table is walked here, and each object writes itself into a buffer.
 *
 *	%PDF-1.7
 *	5 0 obj << ... >> stream ... endstream endobj     streams, each its own
 *	90 0 obj << /Type/ObjStm ... >> stream             up to 200 others
 *	91 0 obj << /Type/XRef ... >> stream               where each stands
 *	startxref ... %%EOF
 */
#include "base/hash.h"
#include "write/pdf_object.h"
#include "write/pdf_syntax.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <stdio.h>
#include <string.h>

/* Objects of one object stream: enough to compress well, few enough for a
 * reader that needs only one of them. */
#define OBJECTS_OF_A_STREAM 500

/* A row of the cross-reference stream: type, offset or object stream, index. */
#define ROW_BYTES 7

struct saver {
	struct pdf_file *file;
	struct buf *out;
	size_t start;       /* of the file in out */
	struct buf *target; /* what libharu writes to at the moment */
	HPDF_Stream stream;
	struct buf places;  /* of the objects waiting: "17 0 18 45 " */
	struct buf waiting; /* their texts */
	int waiting_count;
	uint8_t *rows;
	int row_count;
	int next; /* number of the next object stream */
};

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes,
                              HPDF_UINT n)
{
	const struct saver *saver = stream->attr;

	buf_add(saver->target, (const char *)bytes, n);
	return HPDF_OK;
}

static void set_row(struct saver *s, int object, int type, uint64_t where,
                    int index)
{
	uint8_t *row = s->rows + (size_t)object * ROW_BYTES;

	row[0] = (uint8_t)type;
	for (int i = 0; i < 4; i++)
		row[1 + i] = (uint8_t)(where >> (24 - 8 * i));
	row[5] = (uint8_t)(index >> 8);
	row[6] = (uint8_t)index;
}

static void begin_object(struct saver *s, int object)
{
	if (object < s->file->count && s->file->objects[object].note)
		buf_printf(s->out, "%% %s\n", s->file->objects[object].note);
	set_row(s, object, 1, s->out->len - s->start, 0);
	buf_int(s->out, object);
	buf_puts(s->out, " 0 obj\n");
}

/* What stands in the table, as its dictionary or array. */
static void write_value(struct saver *s, void *object, struct buf *target)
{
	s->target = target;
	if (HPDF_Obj_WriteValue(object, s->stream, NULL) != HPDF_OK)
		pdf_file_good(s->file);
}

/* Append a stream that is made here, text without << and >>. */
static void write_own(struct saver *s, int object, const struct buf *text,
                      struct view bytes)
{
	struct buf data = {0};

	pdf_deflate(s->file->plain ? NULL : s->file->compressor, bytes, &data);
	begin_object(s, object);
	buf_puts(s->out, "<<");
	buf_add(s->out, buf_text(text), text->len);
	if (!s->file->plain)
		buf_puts(s->out, "/Filter/FlateDecode");
	buf_printf(s->out, "/Length %zu>>\nstream\n", data.len);
	buf_add(s->out, buf_text(&data), data.len);
	buf_puts(s->out, "\nendstream\nendobj\n");
	buf_clear(&data);
}

static void flush_waiting(struct saver *s)
{
	struct buf text = {0};
	size_t first = s->places.len;

	if (!s->waiting_count)
		return;
	buf_printf(&text, "/Type/ObjStm/N %d/First %zu", s->waiting_count,
	           first);
	buf_add(&s->places, buf_text(&s->waiting), s->waiting.len);
	write_own(s, s->next++, &text,
	          (struct view){buf_text(&s->places), s->places.len});
	buf_clear(&text);
	buf_empty(&s->places);
	buf_empty(&s->waiting);
	s->waiting_count = 0;
}

static void write_waiting(struct saver *s, int object, void *value)
{
	buf_int(&s->places, object);
	buf_char(&s->places, ' ');
	buf_int(&s->places, (int64_t)s->waiting.len);
	buf_char(&s->places, ' ');
	write_value(s, value, &s->waiting);
	buf_char(&s->waiting, '\n');
	set_row(s, object, 2, (uint64_t)s->next, s->waiting_count);
	if (++s->waiting_count == OBJECTS_OF_A_STREAM)
		flush_waiting(s);
}

static void write_alone(struct saver *s, int object, void *value)
{
	begin_object(s, object);
	s->stream->size = (HPDF_UINT32)(s->out->len - s->start);
	write_value(s, value, s->out);
	buf_puts(s->out, "\nendobj\n");
}

static void write_objects(struct saver *s)
{
	HPDF_Xref xref = s->file->doc->xref;

	for (int i = 1; i < s->row_count; i++) {
		HPDF_XrefEntry entry = HPDF_Xref_GetEntry(xref, (HPDF_UINT)i);

		if (entry->entry_typ == HPDF_FREE_ENTRY)
			set_row(s, i, 0, 0, 65535);
		else if (s->file->plain ||
		         (i < s->file->count && s->file->objects[i].is_stream))
			write_alone(s, i, entry->obj);
		else
			write_waiting(s, i, entry->obj);
	}
	flush_waiting(s);
}

/* Rows as differences from the one above, as PNG's filter Up. */
static void put_rows(const struct saver *s, struct buf *rows)
{
	const uint8_t *row = s->rows;

	if (s->file->plain) {
		buf_add(rows, (const char *)row, (size_t)s->next * ROW_BYTES);
		return;
	}
	for (int i = 0; i < s->next; i++, row += ROW_BYTES) {
		buf_char(rows, 2);
		for (int k = 0; k < ROW_BYTES; k++) {
			uint8_t above = i ? row[k - ROW_BYTES] : 0;

			buf_char(rows, (char)(uint8_t)(row[k] - above));
		}
	}
}

/* Two equal strings: the file was never changed after it was made. */
static void put_id(const struct saver *s, struct buf *text)
{
	struct hash_wide hash =
		hash_wide((struct hash_wide){0}, s->out->bytes + s->start,
	                  s->out->len - s->start);
	char id[33];

	snprintf(id, sizeof(id), "%016llX%016llX",
	         (unsigned long long)hash.high, (unsigned long long)hash.low);
	buf_printf(text, "/ID[<%s><%s>]", id, id);
}

static void write_table(struct saver *s)
{
	size_t where = s->out->len - s->start;
	struct buf text = {0}, rows = {0};
	int table = s->next++;

	set_row(s, 0, 0, 0, 65535);
	set_row(s, table, 1, where, 0);
	put_rows(s, &rows);
	buf_printf(&text, "/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R",
	           s->next, pdf_file_catalog(s->file), pdf_file_info(s->file));
	put_id(s, &text);
	if (!s->file->plain)
		buf_printf(&text, "/DecodeParms<</Columns %d/Predictor 12>>",
		           ROW_BYTES);
	write_own(s, table, &text, (struct view){buf_text(&rows), rows.len});
	buf_printf(s->out, "startxref\n%zu\n%%%%EOF\n", where);
	buf_clear(&text);
	buf_clear(&rows);
}

bool pdf_file_save(struct pdf_file *file, struct buf *out)
{
	struct saver s = {.file = file, .out = out, .start = out->len};
	size_t most;

	if (!pdf_file_good(file))
		return false;
	s.row_count = (int)file->doc->xref->entries->count;
	s.next = s.row_count;
	most = (size_t)s.row_count + (size_t)s.row_count / OBJECTS_OF_A_STREAM +
	       4;
	s.rows = arena_alloc(&file->memory, most, ROW_BYTES);
	s.stream = HPDF_CallbackWriter_New(file->doc->mmgr, take_bytes, &s);
	if (!s.stream)
		return pdf_file_good(file);
	buf_puts(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	write_objects(&s);
	write_table(&s);
	HPDF_Stream_Free(s.stream);
	buf_clear(&s.places);
	buf_clear(&s.waiting);
	return pdf_file_good(file);
}
