/*
 * write/pdf_text.h - runs of glyphs -> BT ... TJ ... ET
 *
 * Takes   runs in the order they are drawn, with their codes
 * Gives   operators of a content stream, appended to out
 * Units   milli-points on the page, y upwards; inside a TJ, thousandths of the
 *         font's size
 * Fails   never
 *
 * Runs on one baseline with the same font, size, colour and width of glyphs
 * become one TJ:
 *
 *	BT /F1 10.5 Tf 59.528 520 Td .252 Tw (Two roads diverged) Tj
 *	   0 -15 Td .315 Tw [(in a)-40(yellow wood)] TJ ET
 *
 * The first space of a TJ that is wider or narrower than the font's sets the
 * word space (Tw), which then holds for all of the line, as a rule. Other
 * numbers in a TJ lead from where the reader's pen is, by the widths that
 * stand in the font, to where the glyph belongs; both are kept as integers
 * from the start of the TJ, so that rounding never adds up.
 */
#ifndef WRITE_PDF_TEXT_H
#define WRITE_PDF_TEXT_H

#include "line/run.h"
#include "write/pdf_font.h"

struct pdf_text {
	struct buf *out;
	const struct pdf_fonts *fonts;
	bool is_open; /* between BT and ET */
	bool in_list; /* between [ and ] TJ */
	bool in_string;
	bool has_word_space;    /* Tw may be set */
	int64_t line_x, line_y; /* where Td has led, since BT */
	/* the state of the content stream */
	uint32_t colour; /* for filling; PDF_NO_COLOUR before the first */
	int font;
	int64_t size;       /* milli-points */
	int expansion;      /* 1/1000 wider */
	int64_t rise;       /* of one glyph: set and taken back in its TJ */
	int64_t word_space; /* Tw, in 1e-6 pt */
	/* the TJ that is open */
	sp start, baseline;
	sp run_size;
	size_t list_at;      /* of its [ in out */
	int numbers, spaces; /* in it so far */
	bool after_space;
	int64_t space; /* what Tw adds to a space, 1/1000 of the size */
	int64_t gap;   /* the last between two runs */
	int64_t pen;   /* where the reader's pen is, 1/1000 of the size */
};

#define PDF_NO_COLOUR UINT32_C(0xFF000000)

void pdf_text_open(struct pdf_text *text, struct buf *out,
                   const struct pdf_fonts *fonts);

/* x, y: the run's origin, y up from the bottom of the page. */
void pdf_text_run(struct pdf_text *text, const struct run *run, sp x, sp y,
                  const uint16_t *codes);

/* Enter BT ... ET, for what must be inside. */
void pdf_text_begin(struct pdf_text *text);
/* Leave TJ: what follows may be BDC or EMC. */
void pdf_text_flush(struct pdf_text *text);
/* Leave BT: what follows may be paths and pictures. */
void pdf_text_end(struct pdf_text *text);

/* Fill what follows with this colour. */
void pdf_text_colour(struct pdf_text *text, uint32_t colour);

/*
 * One piece of shaped text as "[...] TJ" alone, for drawings: the font, the
 * size and the place are set before.
 */
void pdf_text_piece(struct buf *out, const struct pdf_fonts *fonts,
                    const struct piece *piece, bool rtl, const uint16_t *codes,
                    int64_t size);

#endif
