/*
 * write/pdf_page.h - the content of one page of the PDF
 *
 * Takes   a page, and what was settled for all pages before: codes, tags
 * Gives   its content stream, compressed; the element of each MCID; the
 *         pictures it shows
 * Owns    everything lives in the arena passed in
 * Fails   never
 *
 * Pages are prepared one after another, in order, since codes are given as
 * glyphs come. Then they are painted by several threads, each page alone: what
 * a page holds does not depend on the others, nor on who paints it.
 */
#ifndef WRITE_PDF_PAGE_H
#define WRITE_PDF_PAGE_H

#include "write/pdf_picture.h"
#include "write/pdf_tags.h"

/* What all pages share. */
struct pdf_setting {
	const struct pdf_tags *tags;
	/* changed by pdf_page_prepare() alone */
	struct pdf_fonts *fonts;
	struct pdf_pictures *pictures;
};

struct pdf_page {
	const struct page *page;
	uint32_t *codes; /* of each run, in the order of painting */
	int run_count, run_room;
	/* painted */
	struct view content; /* deflated, unless the compressor was NULL */
	struct pdf_mark *marks;
	int mark_count, mark_room;
	struct pdf_figure *figures;
	int figure_count, figure_room;
	int *pictures; /* picture->index, each once */
	int picture_count, picture_room;
};

/* Give codes to its glyphs, and note its pictures. */
void pdf_page_prepare(struct pdf_page *page, const struct pdf_setting *setting,
                      struct arena *memory);

/* scratch: a buf to be used again for the next page. */
void pdf_page_paint(struct pdf_page *page, const struct pdf_setting *setting,
                    struct arena *memory,
                    struct libdeflate_compressor *compressor,
                    struct buf *scratch);

#endif
