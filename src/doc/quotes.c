/* doc/quotes.c - the quotation marks of a language */
#include "doc/quotes.h"

#include <string.h>

#define NBSP "\xC2\xA0"

/* The first line is the default. */
static const struct quotes languages[] = {
	{"en", "“", "”", "‘", "’"},        {"bg", "„", "“", "‚", "‘"},
	{"cs", "„", "“", "‚", "‘"},        {"da", "»", "«", "›", "‹"},
	{"de", "„", "“", "‚", "‘"},        {"de-CH", "«", "»", "‹", "›"},
	{"el", "«", "»", "“", "”"},        {"es", "«", "»", "“", "”"},
	{"es-MX", "“", "”", "‘", "’"},     {"et", "„", "“", "‚", "‘"},
	{"fi", "”", "”", "’", "’"},        {"fr", "«" NBSP, NBSP "»", "“", "”"},
	{"fr-CH", "«", "»", "‹", "›"},     {"hu", "„", "”", "»", "«"},
	{"it", "«", "»", "“", "”"},        {"lt", "„", "“", "‚", "‘"},
	{"nb", "«", "»", "‘", "’"},        {"nl", "“", "”", "‘", "’"},
	{"nn", "«", "»", "‘", "’"},        {"no", "«", "»", "‘", "’"},
	{"pl", "„", "”", "«", "»"},        {"pt", "“", "”", "‘", "’"},
	{"pt-PT", "«", "»", "“", "”"},     {"ro", "„", "”", "«", "»"},
	{"ru", "«", "»", "„", "“"},        {"sk", "„", "“", "‚", "‘"},
	{"sl", "„", "“", "‚", "‘"},        {"sv", "”", "”", "’", "’"},
	{"uk", "«", "»", "„", "“"},        {"ar", "”", "“", "’", "‘"},
	{"fa", "«", "»", "‹", "›"},        {"he", "”", "”", "’", "’"},
	{"hr", "„", "”", "‘", "’"},        {"lv", "“", "”", "„", "“"},
	{"sr", "„", "”", "’", "’"},        {"tr", "“", "”", "‘", "’"},
	{"ja", "「", "」", "『", "』"},    {"ko", "“", "”", "‘", "’"},
	{"zh", "“", "”", "‘", "’"},        {"zh-Hant", "「", "」", "『", "』"},
	{"zh-TW", "「", "」", "『", "』"}, {"zh-HK", "「", "」", "『", "』"},
};

const struct quotes *quotes_of(struct view lang)
{
	const struct quotes *found = &languages[0];
	size_t longest = 0, count = sizeof(languages) / sizeof(*languages);

	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(languages[i].lang);

		if (n <= longest || n > lang.n ||
		    (n < lang.n && lang.p[n] != '-' && lang.p[n] != '_') ||
		    !view_is_nocase(view_part(lang, 0, n), languages[i].lang))
			continue;
		found = &languages[i];
		longest = n;
	}
	return found;
}

bool quotes_alternate(const struct quotes *quotes)
{
	return strncmp(quotes->lang, "zh", 2) == 0 ||
	       strncmp(quotes->lang, "ja", 2) == 0;
}
