/* foreign/qpdf.c - load libqpdf, where it is installed */
#include "foreign/qpdf.h"

#include "base/library.h"

bool qpdf_load(struct qpdf *q)
{
	static const char *const names[] = {"libqpdf.so.29", "libqpdf.so.30",
	                                    "libqpdf.so"};
	const struct library_function functions[] = {
		{"qpdf_init", &q->init},
		{"qpdf_cleanup", &q->cleanup},
		{"qpdf_silence_errors", &q->silence_errors},
		{"qpdf_set_suppress_warnings", &q->set_suppress_warnings},
		{"qpdf_read_memory", &q->read_memory},
		{"qpdf_is_encrypted", &q->is_encrypted},
		{"qpdf_get_num_pages", &q->get_num_pages},
		{"qpdf_get_page_n", &q->get_page_n},
		{"qpdf_push_inherited_attributes_to_page", &q->push_inherited},
		{"qpdf_get_object_by_id", &q->get_object_by_id},
		{"qpdf_oh_release", &q->release},
		{"qpdf_oh_get_type_code", &q->get_type_code},
		{"qpdf_oh_get_object_id", &q->get_object_id},
		{"qpdf_oh_get_generation", &q->get_generation},
		{"qpdf_oh_get_array_n_items", &q->get_array_n_items},
		{"qpdf_oh_get_array_item", &q->get_array_item},
		{"qpdf_oh_begin_dict_key_iter", &q->begin_dict_key_iter},
		{"qpdf_oh_dict_more_keys", &q->dict_more_keys},
		{"qpdf_oh_dict_next_key", &q->dict_next_key},
		{"qpdf_oh_has_key", &q->has_key},
		{"qpdf_oh_get_key", &q->get_key},
		{"qpdf_oh_get_name", &q->get_name},
		{"qpdf_oh_get_numeric_value", &q->get_numeric_value},
		{"qpdf_oh_unparse", &q->unparse},
		{"qpdf_oh_get_dict", &q->get_dict},
		{"qpdf_oh_get_stream_data", &q->get_stream_data},
		{"qpdf_oh_get_page_content_data", &q->get_page_content_data},
	};

	q->library =
		library_open(names, sizeof(names) / sizeof(*names), functions,
	                     sizeof(functions) / sizeof(*functions));
	return q->library != NULL;
}

void qpdf_unload(struct qpdf *q)
{
	library_close(q->library);
}
