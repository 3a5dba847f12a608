/*
 * write/pdf_foreign.h - a page of another PDF as a Form XObject
 *
 * Takes   the page (foreign/pdf_sheet.h), and the object that the form shall be
 * Gives   that object and those that it refers to, in the file
 * Owns    packed streams live in the arena until the file is saved
 */
#ifndef WRITE_PDF_FOREIGN_H
#define WRITE_PDF_FOREIGN_H

#include "foreign/pdf_sheet.h"
#include "write/pdf_object.h"

void pdf_foreign_write(const struct pdf_sheet *page, struct pdf_file *file,
                       int object, struct arena *memory);

#endif
