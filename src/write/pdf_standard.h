/*
 * write/pdf_standard.h - which standards the PDF claims to follow
 *
 * Takes   pdfstandard from the metadata: a name or a list of names, "ua-1",
 *         "a-2a", "a-2u", "a-2b", the same of "a-3", or "none"
 * Gives   what XMP has to say; PDF/UA-1 and PDF/A-2a unless told otherwise
 * Fails   a name that is not known is reported and left out
 * Source  ISO 14289-1 (PDF/UA-1); ISO 19005-2 and -3 (PDF/A-2, PDF/A-3)
 *
 * Files may be attached in PDF/A-3, not in PDF/A-2: with attach-sources the
 * default is PDF/A-3a.
 */
#ifndef WRITE_PDF_STANDARD_H
#define WRITE_PDF_STANDARD_H

#include "doc/book.h"

struct pdf_standard {
	bool is_accessible; /* PDF/UA-1 */
	int part;           /* of PDF/A: 2 or 3; 0: not claimed */
	char level;         /* of PDF/A: A, B or U */
	bool attaches;      /* the sources go with the file */
};

struct pdf_standard pdf_standard_read(const struct meta *meta, struct diag *d);

/* Report what the author has to mend before a standard is met, each with its
 * first place. False when something is and strict asks for all. */
bool pdf_standard_met(const struct book *book, bool strict, struct diag *d);

#endif
