/* write/pdf_linear.c - reorder a PDF so that its first page loads first */
#include "write/pdf_linear.h"

#include "base/library.h"

/* libqpdf's interface in C, as far as it is used. */
struct qpdf {
	void *library;
	void *(*init)(void);
	void (*cleanup)(void **data);
	int (*read_memory)(void *data, const char *description,
	                   const char *bytes, unsigned long long n,
	                   const char *password);
	int (*init_write_memory)(void *data);
	void (*set_deterministic_id)(void *data, int on);
	void (*set_linearization)(void *data, int on);
	void (*set_newline_before_endstream)(void *data, int on);
	int (*write)(void *data);
	size_t (*get_length)(void *data);
	const unsigned char *(*get_buffer)(void *data);
};

static bool load(struct qpdf *q)
{
	static const char *const names[] = {"libqpdf.so.29", "libqpdf.so.30",
	                                    "libqpdf.so"};
	const struct library_function functions[] = {
		{"qpdf_init", &q->init},
		{"qpdf_cleanup", &q->cleanup},
		{"qpdf_read_memory", &q->read_memory},
		{"qpdf_init_write_memory", &q->init_write_memory},
		{"qpdf_set_deterministic_ID", &q->set_deterministic_id},
		{"qpdf_set_linearization", &q->set_linearization},
		{"qpdf_set_newline_before_endstream",
	         &q->set_newline_before_endstream},
		{"qpdf_write", &q->write},
		{"qpdf_get_buffer_length", &q->get_length},
		{"qpdf_get_buffer", &q->get_buffer},
	};

	q->library =
		library_open(names, sizeof(names) / sizeof(*names), functions,
	                     sizeof(functions) / sizeof(*functions));
	return q->library != NULL;
}

/* libqpdf's results: bit 0 says there were warnings, bit 1 errors. */
static bool rewrite(const struct qpdf *q, void *data, struct buf *file)
{
	const unsigned char *bytes;
	size_t n;

	if (q->read_memory(data, "book", buf_text(file), file->len, NULL) ||
	    q->init_write_memory(data))
		return false;
	q->set_deterministic_id(data, 1);
	q->set_linearization(data, 1);
	q->set_newline_before_endstream(data, 1); /* PDF/A, 6.1.7.1 */
	if (q->write(data))
		return false;
	n = q->get_length(data);
	bytes = q->get_buffer(data);
	buf_empty(file);
	buf_add(file, (const char *)bytes, n);
	return n > 0;
}

bool pdf_linearize(struct buf *file, struct diag *d)
{
	struct qpdf q = {0};
	void *data;
	bool good;

	if (!load(&q)) {
		diag_add(d, DIAG_PDF_FAILED, (struct place){0}, "%s",
		         "--linearize needs libqpdf (Debian: libqpdf29)");
		return false;
	}
	data = q.init();
	good = rewrite(&q, data, file);
	q.cleanup(&data);
	library_close(q.library);
	if (!good)
		diag_add(d, DIAG_PDF_FAILED, (struct place){0}, "%s",
		         "libqpdf cannot linearize it");
	return good;
}
