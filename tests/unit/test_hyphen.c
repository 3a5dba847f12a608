/* tests/unit/test_hyphen.c - words divide where TeX divides them */
#include "line/hyphen.h"
#include "tests/check.h"

static const struct hyphen_language *language(const char *tag)
{
	return hyphen_language(tag, strlen(tag));
}

/* The word with a hyphen at each point. */
static const char *divided(const char *tag, const char *word)
{
	static char text[512];
	uint8_t points[256];
	size_t n = strlen(word), at = 0;
	int found = hyphen_word(language(tag), word, n, points);

	for (size_t i = 0; i < n; i++) {
		if (points[i]) {
			text[at++] = '-';
			found--;
		}
		text[at++] = word[i];
	}
	text[at] = '\0';
	CHECK(found == 0);
	return text;
}

static void tags_find_patterns(void)
{
	static const struct {
		const char *tag;
		const char *patterns;
	} known[] = {
		{"en", "en-us"},
		{"en-US", "en-us"},
		{"EN-gb", "en-gb"},
		{"en-GB-oxendict", "en-gb"},
		{"en-AU", "en-gb"},
		{"en-CA", "en-us"},
		{"de", "de-1996"},
		{"de-CH", "de-1996"},
		{"de-CH-1996", "de-1996"},
		{"fr-CA", "fr"},
		{"es-419", "es"},
		{"it", "it"},
		{"nl-BE", "nl"},
		{"pl", "pl"},
		{"uk-UA", "uk"},
		{"pt-BR", "pt"},
		{"ru", "ru"},
		{"sv-FI", "sv"},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		CHECK(language(known[i].tag) != NULL);
		if (language(known[i].tag))
			CHECK_TEXT(hyphen_tag(language(known[i].tag)),
			           known[i].patterns);
	}
	CHECK(!language(""));
	CHECK(!hyphen_language(NULL, 0));
	CHECK(!language("-"));
	CHECK(!language("-en"));
	CHECK(!language("e"));
	CHECK(!language("eng"));
	CHECK(!language("zh-Hans"));
	CHECK(!language("x-en"));
	CHECK(hyphen_language("de-and-more", 2) == language("de"));
}

static void minima_are_those_of_tex(void)
{
	CHECK(hyphen_left_min(language("en")) == 2);
	CHECK(hyphen_right_min(language("en")) == 3);
	CHECK(hyphen_right_min(language("en-GB")) == 3);
	CHECK(hyphen_right_min(language("pt")) == 3);
	CHECK(hyphen_left_min(language("de")) == 2);
	CHECK(hyphen_right_min(language("de")) == 2);
	CHECK_TEXT(divided("de", "abend"), "abend"); /* not a-bend */
	CHECK_TEXT(divided("fr", "école"), "école"); /* letters, not bytes */
}

static void words_of_each_language(void)
{
	CHECK_TEXT(divided("en", "hyphenation"), "hy-phen-ation");
	CHECK_TEXT(divided("en", "algorithm"), "al-go-rithm");
	CHECK_TEXT(divided("en", "supercalifragilisticexpialidocious"),
	           "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious");
	CHECK_TEXT(divided("en-GB", "typography"), "ty-po-graphy");
	CHECK_TEXT(divided("de", "silbentrennung"), "sil-ben-tren-nung");
	CHECK_TEXT(divided("de", "donaudampfschifffahrt"),
	           "do-nau-dampf-schiff-fahrt");
	CHECK_TEXT(divided("de", "übermäßig"), "über-mä-ßig");
	CHECK_TEXT(divided("fr", "anticonstitutionnellement"),
	           "an-ti-cons-ti-tu-tion-nel-le-ment");
	CHECK_TEXT(divided("es", "murciélago"), "mur-cié-la-go");
	CHECK_TEXT(divided("it", "biblioteca"), "bi-blio-te-ca");
	CHECK_TEXT(divided("nl", "boekdrukkunst"), "boek-druk-kunst");
	CHECK_TEXT(divided("pl", "drukarnia"), "dru-kar-nia");
	CHECK_TEXT(divided("uk", "друкарня"), "дру-кар-ня");
	CHECK_TEXT(divided("pt", "impressão"), "im-pres-são");
	CHECK_TEXT(divided("ru", "типография"), "ти-по-гра-фия");
	CHECK_TEXT(divided("sv", "typografi"), "ty-po-gra-fi");
}

static void exceptions_come_first(void)
{
	CHECK_TEXT(divided("en", "project"), "project");
	CHECK_TEXT(divided("en", "projects"), "projects");
	CHECK_TEXT(divided("en", "projector"), "pro-jec-tor");
	CHECK_TEXT(divided("en", "table"), "ta-ble");
	CHECK_TEXT(divided("en", "associate"), "as-so-ciate");
	CHECK_TEXT(divided("en-GB", "however"), "how-ever");
	CHECK_TEXT(divided("nl", "aandachtstrekker"), "aan-dachts-trek-ker");
	CHECK_TEXT(divided("pl", "bynajmniej"), "by-naj-mniej");
	CHECK_TEXT(divided("pt", "software"), "soft-ware");
	CHECK_TEXT(divided("ru", "бизнесмен"), "биз-нес-мен");
}

static void apostrophes_are_letters(void)
{
	CHECK_TEXT(divided("fr", "aujourd'hui"), "au-jour-d'hui");
	CHECK_TEXT(divided("fr", "aujourd’hui"), "au-jour-d’hui");
	CHECK_TEXT(divided("it", "dell'opera"), "del-l'o-pe-ra");
	CHECK_TEXT(divided("it", "dell’opera"), "del-l’o-pe-ra");
	CHECK_TEXT(divided("uk", "об'єднання"), "об'-єд-на-н-ня");
	CHECK_TEXT(divided("uk", "обʼєднання"), "обʼ-єд-на-н-ня");
	CHECK_TEXT(divided("en", "don’t"), "don’t");
}

/* Upper case, digits and letters of another language are in no pattern. */
static void strange_letters_match_nothing(void)
{
	CHECK_TEXT(divided("en", "HYPHENATION"), "HYPHENATION");
	CHECK_TEXT(divided("en", "1234567890"), "1234567890");
	CHECK_TEXT(divided("en", "типография"), "типография");
	CHECK_TEXT(divided("ru", "hyphenation"), "hyphenation");
	CHECK_TEXT(divided("en", "漢字漢字漢字"), "漢字漢字漢字");
	CHECK_TEXT(divided("en", "....."), ".....");
}

static void every_point_is_written(void)
{
	uint8_t points[12];

	memset(points, 7, sizeof(points));
	CHECK(hyphen_word(language("en"), "hyphenation", 11, points) == 2);
	for (int i = 0; i < 11; i++)
		CHECK(points[i] == (i == 2 || i == 6));
	CHECK(points[11] == 7);
	CHECK(hyphen_word(language("tlh"), "hyphenation", 11, points) == 0);
	CHECK(points[2] == 0);
}

static void short_and_long_words(void)
{
	char word[1000];
	uint8_t points[1000];

	CHECK(hyphen_word(language("en"), "", 0, points) == 0);
	CHECK(hyphen_word(language("en"), NULL, 0, NULL) == 0);
	CHECK_TEXT(divided("en", "a"), "a");
	CHECK_TEXT(divided("de", "ab"), "ab");
	for (size_t i = 0; i < sizeof(word); i += 2)
		memcpy(word + i, "la", 2);
	CHECK(hyphen_word(language("it"), word, 63, points) > 20);
	CHECK(hyphen_word(language("it"), word, 64, points) == 0);
	memset(points, 7, sizeof(points));
	CHECK(hyphen_word(language("it"), word, sizeof(word), points) == 0);
	CHECK(points[0] == 0 && points[999] == 0);
	for (size_t i = 0; i < sizeof(word); i += 2)
		memcpy(word + i, i % 4 ? "а" : "л", 2); /* two bytes each */
	CHECK(hyphen_word(language("ru"), word, 126, points) > 20);
	CHECK(hyphen_word(language("ru"), word, 128, points) == 0);
}

static void broken_text_gives_none(void)
{
	CHECK_TEXT(divided("en", "hyphen\xFFtion"), "hyphen\xFFtion");
	CHECK_TEXT(divided("de", "tren\xC3"), "tren\xC3");
	CHECK_TEXT(divided("de", "\x80\x80silbentrennung"),
	           "\x80\x80silbentrennung");
}

/* Any bytes at all: no crash, and only starts of characters are points. */
static void random_bytes(void)
{
	static const char letters[] = "abcdeinrstu'\xC3\xBC\xD0\xB0\xE2\x80"
				      "\x99.-0\xFF";
	static const char *const tags[] = {"en", "de", "fr", "uk", "ru"};
	uint32_t seed = 1;
	char word[300];
	uint8_t points[300];

	for (int round = 0; round < 20000; round++) {
		size_t n = seed % sizeof(word);

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525u + 1013904223u;
			word[i] = letters[(seed >> 16) % sizeof(letters)];
		}
		hyphen_word(language(tags[round % 5]), word, n, points);
		for (size_t i = 0; i < n; i++)
			CHECK(points[i] == 0 ||
			      (points[i] == 1 &&
			       ((unsigned char)word[i] & 0xC0) != 0x80));
		seed = seed * 1664525u + 1013904223u;
	}
}

int main(void)
{
	tags_find_patterns();
	minima_are_those_of_tex();
	words_of_each_language();
	exceptions_come_first();
	apostrophes_are_letters();
	strange_letters_match_nothing();
	every_point_is_written();
	short_and_long_words();
	broken_text_gives_none();
	random_bytes();
	return check_done();
}
