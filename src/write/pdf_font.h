/*
 * write/pdf_font.h - fonts of the PDF: codes for glyphs, and what they say
 *
 * Takes   glyphs as they were shaped, with the text they stand for
 * Gives   a code for each glyph with its advance and its text; fonts that hold
 *         only what is used
 * Owns    everything lives in the arena passed to pdf_fonts_open()
 * Fails   with FONT_BAD for a face that cannot be made smaller; its text is
 *         there, and drawn with the reader's own font
 * Source  ISO 32000-1, 9.7 and 9.10.3
 *
 * One glyph may stand for several texts (the "=" of a ligature, a hyphen that
 * a line break put in), and copied text must be right in every reader, so each
 * pair has its code. So has a glyph that is kerned: the pen goes on by another
 * advance after it, which costs less as a glyph of the font than as a number
 * in every word:
 *
 *	glyph 36 "A"         -> code 41       glyph 16 "-"       -> code 0141
 *	glyph 36 "A" -17     -> code 42       glyph 16 U+00AD    -> code 43
 *
 * Codes are given in the order of the pages, before anything is painted, and
 * settled: those used most get one byte, the others two, and 20 is the space,
 * which readers can be told to widen (Tw). Then pages are painted by several
 * threads, which only read. No byte of a code is ( ) \ or CR, so that strings
 * need no escapes.
 */
#ifndef WRITE_PDF_FONT_H
#define WRITE_PDF_FONT_H

#include "font/shape.h"
#include "write/pdf_object.h"

/* The index of the code 20, which is kept for the space. */
#define PDF_SPACE_INDEX 16

/* What a code stands for. */
struct pdf_code {
	uint16_t glyph;
	uint16_t value;  /* its bytes; one, when it is below 256 */
	int16_t advance; /* font units */
	int16_t width;   /* the same in 1/1000 em, rounded */
	struct view text;
	uint64_t hash;
	uint32_t uses;
};

struct pdf_font {
	const struct face *face;
	int number;             /* its name is /F<number> */
	struct pdf_code *codes; /* in the order they came */
	int count, room;
	uint32_t *slots; /* order + 1, by hash; 0 is free */
	uint32_t slot_count;
	/* once it is settled: of the code with pdf_code_value(index, ...), its order
	 * plus 1; 0: none */
	int *order_at;
	int index_count;
};

struct known_run;

struct pdf_fonts {
	struct arena *memory;
	struct pdf_font **fonts;
	int count, room;
	struct pdf_font **of_face; /* by face->index: the newest font of it */
	int face_room;
	uint16_t *orders; /* of all different runs, one after another */
	uint32_t order_count, order_room;
	struct known_run *known;
	uint32_t known_count, known_slots;
};

void pdf_fonts_open(struct pdf_fonts *fonts, struct arena *memory);
void pdf_fonts_close(struct pdf_fonts *fonts);

/*
 * Where the codes of these glyphs stand. Clusters count from the start of
 * text, and the last one ends with it.
 */
uint32_t pdf_fonts_add(struct pdf_fonts *fonts, const struct face *face,
                       const struct glyph *glyphs, int count, struct view text);

/* All is added: every code gets its bytes. */
void pdf_fonts_settle(struct pdf_fonts *fonts);

/* First the font's number, then for each glyph the order of its code plus 1, 0
 * for one that must not be drawn. Good until the next pdf_fonts_add(). */
static inline const uint16_t *pdf_fonts_codes(const struct pdf_fonts *fonts,
                                              uint32_t at)
{
	return fonts->orders + at;
}

static inline const struct pdf_code *
pdf_fonts_code(const struct pdf_fonts *fonts, const uint16_t *codes, int glyph)
{
	return &fonts->fonts[codes[0] - 1]->codes[codes[glyph + 1] - 1];
}

/* The bytes of the code with this index: 0, 1, 2 ... is_wide: always two. */
uint16_t pdf_code_value(int index, bool is_wide);

/* Write all fonts; returns the object "/F1 5 0 R /F2 ..." for resources
 * (write/pdf_embed.c). */
int pdf_fonts_embed(const struct pdf_fonts *fonts, struct pdf_file *file);

#endif
