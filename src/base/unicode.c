/* base/unicode.c - what Unicode says of characters (the door to ICU) */
#include "base/unicode.h"

#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unum.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct unicode {
	UBreakIterator *lines;
	UBreakIterator *clusters;
};

struct unicode *unicode_open(void)
{
	struct unicode *u = calloc(1, sizeof(*u));

	if (!u)
		arena_no_memory(sizeof(*u));
	return u;
}

void unicode_close(struct unicode *u)
{
	if (!u)
		return;
	if (u->lines)
		ubrk_close(u->lines);
	if (u->clusters)
		ubrk_close(u->clusters);
	free(u);
}

/* Mark each boundary inside v. The iterator is opened on first use: most
 * books never ask for clusters. */
static void mark_boundaries(UBreakIterator **kept, UBreakIteratorType type,
                            struct view v, uint8_t *marks)
{
	UErrorCode error = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;

	memset(marks, 0, v.n);
	if (!*kept)
		*kept = ubrk_open(type, "en", NULL, 0, &error);
	utext_openUTF8(&text, v.p, (int64_t)v.n, &error);
	if (U_FAILURE(error))
		return;
	ubrk_setUText(*kept, &text, &error);
	if (U_SUCCESS(error))
		for (int32_t at = ubrk_first(*kept); at != UBRK_DONE;
		     at = ubrk_next(*kept))
			if (at > 0 && (size_t)at < v.n)
				marks[at] = 1;
	utext_close(&text);
}

void unicode_line_breaks(struct unicode *u, struct view v, uint8_t *breaks)
{
	mark_boundaries(&u->lines, UBRK_LINE, v, breaks);
}

void unicode_clusters(struct unicode *u, struct view v, uint8_t *starts)
{
	mark_boundaries(&u->clusters, UBRK_CHARACTER, v, starts);
}

typedef int32_t case_function(const UCaseMap *, char *, int32_t, const char *,
                              int32_t, UErrorCode *);

static struct view change_case(struct arena *a, struct view v, const char *lang,
                               case_function *change)
{
	UErrorCode error = U_ZERO_ERROR;
	UCaseMap *map = ucasemap_open(lang ? lang : "", 0, &error);
	int32_t room = (int32_t)(3 * v.n + 8);
	char *out = arena_raw(a, (size_t)room, 1);
	int32_t n = 0;

	if (U_SUCCESS(error))
		n = change(map, out, room, v.p, (int32_t)v.n, &error);
	if (map)
		ucasemap_close(map);
	if (U_FAILURE(error) || n > room)
		return v;
	return (struct view){out, (size_t)n};
}

struct view unicode_lower(struct arena *a, struct view v, const char *lang)
{
	return change_case(a, v, lang, ucasemap_utf8ToLower);
}

struct view unicode_upper(struct arena *a, struct view v, const char *lang)
{
	return change_case(a, v, lang, ucasemap_utf8ToUpper);
}

uint32_t unicode_script(uint32_t c)
{
	UErrorCode error = U_ZERO_ERROR;
	const char *name;

	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? SCRIPT_LATIN
		                                              : SCRIPT_COMMON;
	name = uscript_getShortName(uscript_getScript((UChar32)c, &error));
	if (U_FAILURE(error) || !name || strlen(name) != 4)
		return SCRIPT_COMMON;
	return (uint32_t)(unsigned char)name[0] << 24 |
	       (uint32_t)(unsigned char)name[1] << 16 |
	       (uint32_t)(unsigned char)name[2] << 8 | (unsigned char)name[3];
}

bool unicode_is_letter(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_alpha((char)c);
	return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool unicode_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return u_isupper((UChar32)c);
}

bool unicode_is_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return u_islower((UChar32)c);
}

bool unicode_is_digit(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_digit((char)c);
	return u_isdigit((UChar32)c);
}

bool unicode_is_space(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_space((char)c);
	return u_isUWhiteSpace((UChar32)c);
}

bool unicode_is_mark(uint32_t c)
{
	return c >= 0x300 && (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

bool unicode_is_ignorable(uint32_t c)
{
	return c >= 0x80 &&
	       u_hasBinaryProperty((UChar32)c,
	                           UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

int unicode_columns(uint32_t c)
{
	int width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
	int category = u_charType((UChar32)c);

	if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
	    category == U_FORMAT_CHAR)
		return 0;
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool unicode_is_emoji(uint32_t c)
{
	return c >= 0x2000 &&
	       u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_PRESENTATION);
}

bool unicode_is_upright(uint32_t c)
{
	int orientation;

	if (c < 0xA0)
		return false;
	orientation =
		u_getIntPropertyValue((UChar32)c, UCHAR_VERTICAL_ORIENTATION);
	return orientation == U_VO_UPRIGHT ||
	       orientation == U_VO_TRANSFORMED_UPRIGHT ||
	       orientation == U_VO_TRANSFORMED_ROTATED;
}

bool unicode_is_rtl(uint32_t c)
{
	UCharDirection direction;

	if (c < 0x590)
		return false;
	direction = u_charDirection((UChar32)c);
	return direction == U_RIGHT_TO_LEFT ||
	       direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool unicode_wants_bidi(uint32_t c)
{
	if (c < 0x590)
		return false;
	switch (u_charDirection((UChar32)c)) {
	case U_RIGHT_TO_LEFT:
	case U_RIGHT_TO_LEFT_ARABIC:
	case U_ARABIC_NUMBER:
	case U_RIGHT_TO_LEFT_EMBEDDING:
	case U_RIGHT_TO_LEFT_OVERRIDE:
	case U_RIGHT_TO_LEFT_ISOLATE:
		return true;
	default:
		return false;
	}
}

bool unicode_lang_is_rtl(struct view lang)
{
	static const char *const names[] = {"ar", "he",  "fa",  "ur",
	                                    "yi", "ps",  "sd",  "ug",
	                                    "dv", "ckb", "syr", "arc"};

	lang.n = view_find(lang, '-', 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (view_is_nocase(lang, names[i]))
			return true;
	return false;
}

char unicode_decimal_sign(struct view lang)
{
	UErrorCode error = U_ZERO_ERROR;
	UNumberFormat *numbers;
	UChar sign[8] = {'.'};
	char tag[40] = "en"; /* never the locale of the machine */

	if (lang.n && lang.n < sizeof(tag)) {
		memcpy(tag, lang.p, lang.n);
		tag[lang.n] = '\0';
	}
	numbers = unum_open(UNUM_DECIMAL, NULL, 0, tag, NULL, &error);
	if (U_FAILURE(error))
		return '.';
	unum_getSymbol(numbers, UNUM_DECIMAL_SEPARATOR_SYMBOL, sign,
	               (int32_t)(sizeof(sign) / sizeof(*sign)), &error);
	unum_close(numbers);
	return sign[0] == ',' ? ',' : '.';
}

/* ICU's bidi wants UTF-16: convert, and carry the levels back byte by byte. */
int unicode_bidi_levels(struct view v, int base, uint8_t *levels)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar *units = malloc((v.n + 1) * sizeof(*units));
	UBiDi *bidi = ubidi_open();
	UBiDiLevel level = base == 1 ? 1 : base == 0 ? 0 : UBIDI_DEFAULT_LTR;
	const UBiDiLevel *found = NULL;
	int32_t count = 0;
	int paragraph = base == 1;

	memset(levels, paragraph, v.n);
	if (!units)
		arena_no_memory(v.n * sizeof(*units));
	u_strFromUTF8(units, (int32_t)v.n + 1, &count, v.p, (int32_t)v.n,
	              &error);
	if (bidi && U_SUCCESS(error)) {
		ubidi_setPara(bidi, units, count, level, NULL, &error);
		found = ubidi_getLevels(bidi, &error);
		paragraph = ubidi_getParaLevel(bidi) & 1;
	}
	if (found && U_SUCCESS(error)) {
		int32_t unit = 0;
		size_t at = 0;

		while (at < v.n && unit < count) {
			size_t start = at;
			uint32_t c = utf8_next(v.p, v.n, &at);

			memset(levels + start, found[unit], at - start);
			unit += c > 0xFFFF ? 2 : 1;
		}
	}
	if (bidi)
		ubidi_close(bidi);
	free(units);
	return paragraph;
}
