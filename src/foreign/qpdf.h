/*
 * foreign/qpdf.h - libqpdf's interface in C, as far as pages are read with it
 *
 * Owns    the library stays loaded until qpdf_unload(); handles (unsigned
 *         numbers) live until they are released, or as long as the document
 * Fails   qpdf_load() is false where the library is not installed
 */
#ifndef FOREIGN_QPDF_H
#define FOREIGN_QPDF_H

#include <stdbool.h>
#include <stddef.h>

/* What a handle stands for, with libqpdf's numbers. */
enum qpdf_kind {
	QPDF_KIND_NULL = 2,
	QPDF_KIND_STRING = 6,
	QPDF_KIND_NAME = 7,
	QPDF_KIND_ARRAY = 8,
	QPDF_KIND_DICTIONARY = 9,
	QPDF_KIND_STREAM = 10,
};

/* In the results of its functions; the other bit says there were warnings. */
#define QPDF_ERRORS 2

struct qpdf {
	void *library;
	void *document;
	void *(*init)(void);
	void (*cleanup)(void **document);
	void (*silence_errors)(void *document);
	void (*set_suppress_warnings)(void *document, int on);
	int (*read_memory)(void *document, const char *name, const char *bytes,
	                   unsigned long long n, const char *password);
	int (*is_encrypted)(void *document);
	int (*get_num_pages)(void *document);
	unsigned (*get_page_n)(void *document, size_t page);
	int (*push_inherited)(void *document);
	unsigned (*get_object_by_id)(void *document, int id, int generation);
	void (*release)(void *document, unsigned handle);
	int (*get_type_code)(void *document, unsigned handle);
	int (*get_object_id)(void *document, unsigned handle);
	int (*get_generation)(void *document, unsigned handle);
	int (*get_array_n_items)(void *document, unsigned handle);
	unsigned (*get_array_item)(void *document, unsigned handle, int n);
	void (*begin_dict_key_iter)(void *document, unsigned handle);
	int (*dict_more_keys)(void *document);
	const char *(*dict_next_key)(void *document);
	int (*has_key)(void *document, unsigned handle, const char *key);
	unsigned (*get_key)(void *document, unsigned handle, const char *key);
	const char *(*get_name)(void *document, unsigned handle);
	double (*get_numeric_value)(void *document, unsigned handle);
	const char *(*unparse)(void *document, unsigned handle);
	unsigned (*get_dict)(void *document, unsigned handle);
	int (*get_stream_data)(void *document, unsigned handle, int level,
	                       int *is_decoded, unsigned char **bytes,
	                       size_t *n);
	int (*get_page_content_data)(void *document, unsigned handle,
	                             unsigned char **bytes, size_t *n);
};

bool qpdf_load(struct qpdf *q);
void qpdf_unload(struct qpdf *q);

#endif
