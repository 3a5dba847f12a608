/*
 * base/unicode.h - what Unicode says of characters (the door to ICU)
 *
 * Takes   valid UTF-8
 * Gives   break opportunities, lower case, scripts, bidi levels
 * Owns    struct unicode holds ICU's iterators; one for each thread
 * Fails   never: where ICU fails, text has no breaks and one direction
 * Source  Unicode 15.0 through ICU 72; UAX 14 (lines), UAX 29 (clusters),
 *         UAX 9 (bidi), UAX 24 (scripts)
 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include "base/arena.h"
#include "base/text.h"

struct unicode *unicode_open(void);
void unicode_close(struct unicode *u);

/* breaks[i] = 1 where a line may break before byte i (0 < i < v.n). breaks
 * holds v.n bytes, zeroed here. */
void unicode_line_breaks(struct unicode *u, struct view v, uint8_t *breaks);
/* The same for the starts of grapheme clusters. */
void unicode_clusters(struct unicode *u, struct view v, uint8_t *starts);

/* Lower case by the rules of the language (BCP 47, may be NULL). */
struct view unicode_lower(struct arena *a, struct view v, const char *lang);
/* Upper case, likewise. */
struct view unicode_upper(struct arena *a, struct view v, const char *lang);

/* ISO 15924 tag of the script as HarfBuzz packs it ('L'<<24|'a'<<16|...);
 * Zyyy for common, Zinh for inherited characters. */
uint32_t unicode_script(uint32_t c);
#define SCRIPT_COMMON    UINT32_C(0x5A797979) /* Zyyy */
#define SCRIPT_INHERITED UINT32_C(0x5A696E68) /* Zinh */
#define SCRIPT_LATIN     UINT32_C(0x4C61746E) /* Latn */

bool unicode_is_letter(uint32_t c); /* and marks */
bool unicode_is_upper(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_space(uint32_t c);
bool unicode_is_mark(uint32_t c);
bool unicode_is_ignorable(
	uint32_t c);               /* drawn as nothing when no font has it */
bool unicode_is_emoji(uint32_t c); /* shown as a picture by default */
/* Columns of a terminal: 2 for Han, kana, emoji, 0 for what joins the character
 * before it. */
int unicode_columns(uint32_t c);
bool unicode_is_rtl(uint32_t c); /* strong right to left: R, AL */
/* The same, Arabic numbers, and marks that make text run to the left. */
bool unicode_wants_bidi(uint32_t c);

/* Does it stand upright in lines that run down, as Chinese does (UAX 50)? */
bool unicode_is_upright(uint32_t c);

/* Languages (BCP 47) written from right to left. */
bool unicode_lang_is_rtl(struct view lang);

/* '.' or ',': what parts whole from decimal in numbers of this language. */
char unicode_decimal_sign(struct view lang);

/*
 * The embedding level of each byte of a paragraph. base: 0 left to right,
 * 1 right to left, -1 from the first strong character. Returns the
 * paragraph's level.
 */
int unicode_bidi_levels(struct view v, int base, uint8_t *levels);

#endif
