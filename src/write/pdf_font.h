/*
 * write/pdf_font.h - fonts of the PDF: codes for glyphs, and what they say
 *
 * Takes   glyphs as they were shaped, with the text they stand for
 * Gives   a code of two bytes for each pair of glyph and text; fonts that hold
 *         only what is used
 * Owns    everything lives in the arena passed to pdf_fonts_open()
 * Fails   with FONT_BAD for a face that cannot be made smaller; its text is
 *         there, and drawn with the reader's own font
 * Source  ISO 32000-1, 9.7 and 9.10.3
 *
 * One glyph may stand for several texts (the "=" of a ligature, a hyphen that
 * a line break put in), and copied text must be right in every reader, so each
 * pair has its code:
 *
 *	glyph 36 "A"       -> code 0001       glyph 16 "-"       -> code 0007
 *	glyph 91 "fi"      -> code 0002       glyph 16 U+00AD    -> code 0008
 *
 * Codes are given in the order of the pages, before anything is painted; then
 * pages are painted by several threads, which only read them. No byte of a
 * code is ( ) \ or CR, so that strings need no escapes.
 */
#ifndef WRITE_PDF_FONT_H
#define WRITE_PDF_FONT_H

#include "font/shape.h"
#include "write/pdf_object.h"

/* What a code stands for. */
struct pdf_code {
	uint16_t glyph;
	struct view text;
	uint64_t hash;
};

struct pdf_font {
	const struct face *face;
	int number;             /* its name is /F<number> */
	struct pdf_code *codes; /* by order; pdf_code_value() */
	int count, room;
	uint32_t *slots; /* order + 1, by hash; 0 is free */
	uint32_t slot_count;
	const int16_t *widths; /* of each glyph, in 1/1000 em, rounded */
};

struct known_run;

struct pdf_fonts {
	struct arena *memory;
	struct pdf_font **fonts;
	int count, room;
	struct pdf_font **of_face; /* by face->index: the newest font of it */
	int face_room;
	uint16_t *codes; /* of all different runs, one after another */
	uint32_t code_count, code_room;
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

/* First the font's number, then a code for each glyph, 0 for one that must not
 * be drawn. Good until the next pdf_fonts_add(). */
static inline const uint16_t *pdf_fonts_codes(const struct pdf_fonts *fonts,
                                              uint32_t at)
{
	return fonts->codes + at;
}

/* The code of the pair that came at this place, 0, 1, 2 ... */
uint16_t pdf_code_value(int order);

/* Write all fonts; returns the object "/F1 5 0 R /F2 ..." for resources
 * (write/pdf_embed.c). */
int pdf_fonts_embed(const struct pdf_fonts *fonts, struct pdf_file *file);

#endif
