/*
 * foreign/pdf_copy.c - the objects of a page, written so that they stand alone
 *
 * Runs in a process of its own (foreign/process.h): whatever libqpdf does with
 * a file that was made to harm it ends there.
 */
#include "base/array.h"
#include "foreign/pdf_sheet.h"
#include "foreign/qpdf.h"

#include <stdio.h>
#include <stdlib.h>

#define OBJECTS_MOST 20000
#define BYTES_MOST   ((size_t)64 << 20)
#define DEPTH_MOST   50
#define VALUES_MOST  5000000

struct waiting {
	int id, generation;
};

struct copier {
	struct qpdf q;
	struct arena memory;
	struct pdf_copy_head head;
	struct waiting *waiting; /* in the order of their indices, from 1 */
	int count, room;
	int *index_of; /* of an object number; 0: not met */
	int index_room;
	size_t bytes;
	int values;
};

static void fail(struct copier *c, const char *why)
{
	if (!*c->head.why)
		snprintf(c->head.why, sizeof(c->head.why), "%s", why);
}

static int index_of(struct copier *c, int id, int generation)
{
	while (id >= c->index_room) {
		int room = c->index_room ? 2 * c->index_room : 1024;
		int *grown =
			arena_alloc(&c->memory, (size_t)room, sizeof(*grown));

		if (id > 8388607) {
			fail(c, "an object has a number too large");
			return 0;
		}
		if (c->index_room)
			memcpy(grown, c->index_of,
			       (size_t)c->index_room * sizeof(*grown));
		c->index_of = grown;
		c->index_room = room;
	}
	if (c->index_of[id])
		return c->index_of[id];
	if (c->count == OBJECTS_MOST) {
		fail(c, "the page has more than 20000 objects");
		return 0;
	}
	*ARRAY_ADD(&c->memory, c->waiting, c->count, c->room) =
		(struct waiting){id, generation};
	c->index_of[id] = c->count;
	return c->count;
}

/* --- what standards ask of fonts --- */

static bool key_is(struct copier *c, unsigned dict, const char *key,
                   const char *name)
{
	unsigned value = c->q.get_key(c->q.document, dict, key);
	bool is = c->q.get_type_code(c->q.document, value) == QPDF_KIND_NAME &&
	          strcmp(c->q.get_name(c->q.document, value), name) == 0;

	c->q.release(c->q.document, value);
	return is;
}

static bool has(struct copier *c, unsigned dict, const char *key)
{
	return c->q.has_key(c->q.document, dict, key);
}

static bool is_embedded(struct copier *c, unsigned font)
{
	unsigned about = c->q.get_key(c->q.document, font, "/FontDescriptor");
	bool is = c->q.get_type_code(c->q.document, about) ==
	                  QPDF_KIND_DICTIONARY &&
	          (has(c, about, "/FontFile") || has(c, about, "/FontFile2") ||
	           has(c, about, "/FontFile3"));

	c->q.release(c->q.document, about);
	return is;
}

static void keep_name(struct copier *c, unsigned font, char kept[64])
{
	unsigned name = c->q.get_key(c->q.document, font, "/BaseFont");

	if (c->q.get_type_code(c->q.document, name) == QPDF_KIND_NAME)
		snprintf(kept, 64, "%s",
		         c->q.get_name(c->q.document, name) + 1);
	else
		snprintf(kept, 64, "without a name");
	c->q.release(c->q.document, name);
}

static void check_font(struct copier *c, unsigned font)
{
	bool is_part = key_is(c, font, "/Subtype", "/CIDFontType0") ||
	               key_is(c, font, "/Subtype", "/CIDFontType2");
	bool has_file = !key_is(c, font, "/Subtype", "/Type0") &&
	                !key_is(c, font, "/Subtype", "/Type3");
	bool says = has(c, font, "/ToUnicode") ||
	            key_is(c, font, "/Encoding", "/WinAnsiEncoding") ||
	            key_is(c, font, "/Encoding", "/MacRomanEncoding");

	if (has_file && !is_embedded(c, font))
		keep_name(c, font, c->head.loose_font);
	if (!is_part && !says)
		keep_name(c, font, c->head.dumb_font);
}

/* --- values --- */

/* What belongs to the page's own document, or PDF/A does not allow. */
static bool is_left_out(struct copier *c, unsigned dict, const char *key)
{
	static const char *const keys[] = {
		"/Parent",     "/StructParent", "/StructParents",
		"/Metadata",   "/PieceInfo",    "/LastModified",
		"/OC",         "/OPI",          "/Ref",
		"/Alternates", "/Thumb",        "/AA",
		"/HTP",        "/TR2",          "/Interpolate",
		NULL};

	for (int i = 0; keys[i]; i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	/* Of a graphics state; a soft mask has one, too. */
	return strcmp(key, "/TR") == 0 && !has(c, dict, "/G");
}

static bool is_of_stream(const char *key, bool is_packed)
{
	static const char *const keys[] = {"/Length",       "/F",  "/FFilter",
	                                   "/FDecodeParms", "/DL", NULL};

	for (int i = 0; keys[i]; i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return !is_packed && (strcmp(key, "/Filter") == 0 ||
	                      strcmp(key, "/DecodeParms") == 0);
}

static void put_name(struct buf *out, const char *name)
{
	buf_char(out, '/');
	for (name++; *name; name++) {
		unsigned char c = (unsigned char)*name;

		if (c <= ' ' || c >= 0x7F || strchr("()<>[]{}/%#", c))
			buf_printf(out, "#%02X", c);
		else
			buf_char(out, (char)c);
	}
}

static void put_value(struct copier *c, unsigned handle, int depth,
                      struct buf *out);

/* The keys are taken first: libqpdf walks through one dictionary at a time. */
static void put_entries(struct copier *c, unsigned dict, int depth,
                        bool is_stream, bool is_packed, struct buf *out)
{
	struct view *keys = NULL;
	int count = 0, room = 0;

	c->q.begin_dict_key_iter(c->q.document, dict);
	while (c->q.dict_more_keys(c->q.document))
		*ARRAY_ADD(&c->memory, keys, count, room) = arena_view(
			&c->memory, view_of(c->q.dict_next_key(c->q.document)));
	for (int i = 0; i < count; i++) {
		unsigned value;

		if (is_left_out(c, dict, keys[i].p) ||
		    (is_stream && is_of_stream(keys[i].p, is_packed)))
			continue;
		put_name(out, keys[i].p);
		buf_char(out, ' ');
		value = c->q.get_key(c->q.document, dict, keys[i].p);
		put_value(c, value, depth + 1, out);
		c->q.release(c->q.document, value);
	}
}

/* What the handle is itself, not a reference to it. */
static void put_direct(struct copier *c, unsigned handle, int depth,
                       struct buf *out)
{
	int count;

	if (depth > DEPTH_MOST)
		fail(c, "its objects are nested too deep");
	if (++c->values > VALUES_MOST)
		fail(c, "the page has more than 5000000 values");
	if (*c->head.why)
		return;
	switch (c->q.get_type_code(c->q.document, handle)) {
	case QPDF_KIND_DICTIONARY:
		if (key_is(c, handle, "/Type", "/Font"))
			check_font(c, handle);
		buf_puts(out, "<<");
		put_entries(c, handle, depth, false, false, out);
		buf_puts(out, ">>");
		break;
	case QPDF_KIND_ARRAY:
		count = c->q.get_array_n_items(c->q.document, handle);
		buf_char(out, '[');
		for (int i = 0; i < count; i++) {
			unsigned item =
				c->q.get_array_item(c->q.document, handle, i);

			put_value(c, item, depth + 1, out);
			c->q.release(c->q.document, item);
		}
		buf_char(out, ']');
		break;
	case QPDF_KIND_STREAM:
		buf_puts(out, "null");
		break;
	case QPDF_KIND_NAME:
		c->head.is_cmyk = c->head.is_cmyk ||
		                  strcmp(c->q.get_name(c->q.document, handle),
		                         "/DeviceCMYK") == 0;
		/* fall through */
	default:
		buf_puts(out, c->q.unparse(c->q.document, handle));
		buf_char(out, ' ');
	}
}

static void put_value(struct copier *c, unsigned handle, int depth,
                      struct buf *out)
{
	int id = c->q.get_object_id(c->q.document, handle);
	int kind = c->q.get_type_code(c->q.document, handle);

	/* Objects are dictionaries and streams; the rest stands in them. */
	if (id > 0 &&
	    (kind == QPDF_KIND_DICTIONARY || kind == QPDF_KIND_STREAM))
		buf_printf(out, "%c%d%c", PDF_SHEET_REFERENCE,
		           index_of(c, id,
		                    c->q.get_generation(c->q.document, handle)),
		           PDF_SHEET_REFERENCE);
	else
		put_direct(c, handle, depth, out);
}

/* --- objects --- */

static void put_object(struct copier *c, const struct buf *text,
                       struct view bytes, struct pdf_copy_part part,
                       struct buf *out)
{
	part.text = text->len;
	part.bytes = bytes.n;
	c->bytes += text->len + bytes.n;
	if (c->bytes > BYTES_MOST)
		fail(c, "the page has more than 64 MB");
	if (*c->head.why)
		return;
	buf_add(out, (const char *)&part, sizeof(part));
	buf_add(out, buf_text(text), text->len);
	buf_view(out, bytes);
}

static void put_stream(struct copier *c, unsigned stream, struct buf *out)
{
	unsigned dict = c->q.get_dict(c->q.document, stream);
	struct pdf_copy_part part = {.is_stream = true};
	struct buf text = {0}, clean = {0};
	unsigned char *bytes = NULL;
	struct view data;
	size_t n = 0;
	int is_decoded = 0;

	if (c->q.get_stream_data(c->q.document, stream, 1, &is_decoded, &bytes,
	                         &n) &
	    QPDF_ERRORS) {
		fail(c, "a part of it cannot be read");
		return;
	}
	part.is_packed = !is_decoded;
	data = (struct view){(const char *)bytes, n};
	if (is_decoded && (key_is(c, dict, "/Subtype", "/Form") ||
	                   has(c, dict, "/PatternType"))) {
		pdf_content_clean(data, &clean, &c->head.is_cmyk);
		data = (struct view){buf_text(&clean), clean.len};
	}
	put_entries(c, dict, 0, true, part.is_packed, &text);
	put_object(c, &text, data, part, out);
	buf_clear(&text);
	buf_clear(&clean);
	free(bytes);
}

static void put_waiting(struct copier *c, struct buf *out)
{
	for (int i = 0; i < c->count && !*c->head.why; i++) {
		unsigned handle =
			c->q.get_object_by_id(c->q.document, c->waiting[i].id,
		                              c->waiting[i].generation);
		struct buf text = {0};

		if (c->q.get_type_code(c->q.document, handle) ==
		    QPDF_KIND_STREAM) {
			put_stream(c, handle, out);
		} else {
			put_direct(c, handle, 0, &text);
			put_object(c, &text, VIEW(""),
			           (struct pdf_copy_part){0}, out);
		}
		buf_clear(&text);
		c->q.release(c->q.document, handle);
	}
}

/* --- the page --- */

struct box {
	double left, bottom, right, top;
};

static bool read_box(struct copier *c, unsigned page, const char *key,
                     struct box *box)
{
	unsigned array = c->q.get_key(c->q.document, page, key);
	double sides[4];
	bool is_array =
		c->q.get_type_code(c->q.document, array) == QPDF_KIND_ARRAY &&
		c->q.get_array_n_items(c->q.document, array) == 4;

	for (int i = 0; is_array && i < 4; i++) {
		unsigned side = c->q.get_array_item(c->q.document, array, i);

		sides[i] = c->q.get_numeric_value(c->q.document, side);
		c->q.release(c->q.document, side);
	}
	c->q.release(c->q.document, array);
	if (!is_array)
		return false;
	*box = (struct box){
		sides[0] < sides[2] ? sides[0] : sides[2],
		sides[1] < sides[3] ? sides[1] : sides[3],
		sides[0] < sides[2] ? sides[2] : sides[0],
		sides[1] < sides[3] ? sides[3] : sides[1],
	};
	return box->right - box->left > 0.01 && box->top - box->bottom > 0.01 &&
	       box->right - box->left < 20000 && box->top - box->bottom < 20000;
}

static int quarter_turns(struct copier *c, unsigned page)
{
	unsigned value = c->q.get_key(c->q.document, page, "/Rotate");
	int turn = 0;

	if (c->q.get_type_code(c->q.document, value) != QPDF_KIND_NULL)
		turn = (int)c->q.get_numeric_value(c->q.document, value) % 360;
	c->q.release(c->q.document, value);
	return (turn + 360) % 360 / 90;
}

/* The box, and the matrix that brings it, turned clockwise, onto the unit
 * square. */
static void put_box(struct copier *c, const struct box *box, int turns,
                    struct buf *text)
{
	double w = box->right - box->left, h = box->top - box->bottom;
	const double matrices[4][6] = {
		{1 / w, 0, 0, 1 / h, -box->left / w, -box->bottom / h},
		{0, -1 / w, 1 / h, 0, -box->bottom / h, box->right / w},
		{-1 / w, 0, 0, -1 / h, box->right / w, box->top / h},
		{0, 1 / w, -1 / h, 0, box->top / h, -box->left / w},
	};

	c->head.width = turns % 2 ? h : w;
	c->head.height = turns % 2 ? w : h;
	buf_printf(text, "/Type/XObject/Subtype/Form/BBox[%.4f %.4f %.4f %.4f]",
	           box->left, box->bottom, box->right, box->top);
	buf_puts(text, "/Matrix[");
	for (int i = 0; i < 6; i++)
		buf_printf(text, "%.9f ", matrices[turns][i]);
	buf_puts(text, "]");
}

static void put_page(struct copier *c, unsigned page, struct buf *out)
{
	static const char *const keys[] = {"/Resources", "/Group"};
	struct box box = {0, 0, 612, 792};
	struct buf text = {0}, clean = {0};
	unsigned char *bytes = NULL;
	size_t n = 0;

	if (!read_box(c, page, "/CropBox", &box) &&
	    !read_box(c, page, "/MediaBox", &box))
		fail(c, "the page has no size");
	put_box(c, &box, quarter_turns(c, page), &text);
	for (int i = 0; i < 2; i++) {
		unsigned value = c->q.get_key(c->q.document, page, keys[i]);

		if (c->q.get_type_code(c->q.document, value) ==
		    QPDF_KIND_DICTIONARY) {
			buf_printf(&text, "%s ", keys[i]);
			put_value(c, value, 0, &text);
		} else if (i == 0) {
			buf_puts(&text, "/Resources<<>>");
		}
		c->q.release(c->q.document, value);
	}
	if (c->q.get_page_content_data(c->q.document, page, &bytes, &n) &
	    QPDF_ERRORS)
		fail(c, "the page cannot be read");
	pdf_content_clean((struct view){(const char *)bytes, n}, &clean,
	                  &c->head.is_cmyk);
	put_object(c, &text, (struct view){buf_text(&clean), clean.len},
	           (struct pdf_copy_part){.is_stream = true}, out);
	buf_clear(&text);
	buf_clear(&clean);
	free(bytes);
}

static void copy(struct copier *c, const struct pdf_sheet_job *job,
                 struct buf *out)
{
	struct qpdf *q = &c->q;
	int pages;

	q->document = q->init();
	q->silence_errors(q->document);
	q->set_suppress_warnings(q->document, 1);
	if (q->read_memory(q->document, "picture", job->file.p, job->file.n,
	                   NULL) &
	    QPDF_ERRORS)
		fail(c, "it is no PDF that can be read, or encrypted");
	else if (q->is_encrypted(q->document))
		fail(c, "it is encrypted");
	if (*c->head.why)
		return;
	pages = q->get_num_pages(q->document);
	if (job->number < 1 || job->number > pages) {
		snprintf(c->head.why, sizeof(c->head.why),
		         "it has no page %d, but %d in all", job->number,
		         pages);
		return;
	}
	q->push_inherited(q->document);
	put_page(c, q->get_page_n(q->document, (size_t)job->number - 1), out);
	put_waiting(c, out);
}

void pdf_sheet_copy(void *data, struct buf *out)
{
	struct copier c = {0};
	struct buf objects = {0};

	if (qpdf_load(&c.q)) {
		copy(&c, data, &objects);
		c.q.cleanup(&c.q.document);
		qpdf_unload(&c.q);
	} else {
		fail(&c, "PDF needs libqpdf (Debian: libqpdf29)");
	}
	c.head.count = *c.head.why ? 0 : c.count + 1;
	buf_add(out, (const char *)&c.head, sizeof(c.head));
	buf_view(out, (struct view){buf_text(&objects), objects.len});
	buf_clear(&objects);
	arena_reset(&c.memory);
}
