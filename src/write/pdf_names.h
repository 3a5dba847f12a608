/*
 * write/pdf_names.h - name trees: from a string to an object
 *
 * Takes   entries with their values as PDF text; sorted here, by bytes
 * Gives   the object at the root of the tree, 0 for no entries
 * Source  ISO 32000-1, 7.9.6
 */
#ifndef WRITE_PDF_NAMES_H
#define WRITE_PDF_NAMES_H

#include "write/pdf_object.h"

struct pdf_name_entry {
	struct view name;
	struct view value;
};

/* Of two entries with the same name, one is left out. */
int pdf_names_write(struct pdf_file *file, struct pdf_name_entry *entries,
                    int count);

#endif
