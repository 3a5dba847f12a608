/* font/installed.c - the fonts of this machine (the door to fontconfig) */
#include "font/installed.h"

#include "base/array.h"
#include "base/library.h"

#include <stdlib.h>
#include <string.h>

/* fontconfig.h's list of patterns, and the numbers that are used of it. */
struct font_set {
	int count, room;
	void **patterns;
};

enum {
	MATCH = 0,
	SPACING_MONO = 100,
	SLANT_ROMAN = 0,
	WEIGHT_REGULAR = 80,
};

/* The interface of libfontconfig, as far as it is used. */
struct fontconfig {
	void *library;
	void *config;
	void *(*load)(void);
	void (*destroy)(void *config);
	void (*finish)(void);
	struct font_set *(*fonts)(void *config, int which);
	int (*get_string)(const void *pattern, const char *name, int n,
	                  unsigned char **value);
	int (*get_integer)(const void *pattern, const char *name, int n,
	                   int *value);
	int (*get_bool)(const void *pattern, const char *name, int n,
	                int *value);
	int (*get_characters)(const void *pattern, const char *name, int n,
	                      void **value);
	int (*has)(const void *characters, uint32_t c);
};

static bool load(struct fontconfig *fc)
{
	static const char *const names[] = {"libfontconfig.so.1"};
	const struct library_function functions[] = {
		{"FcInitLoadConfigAndFonts", &fc->load},
		{"FcConfigDestroy", &fc->destroy},
		{"FcFini", &fc->finish},
		{"FcConfigGetFonts", &fc->fonts},
		{"FcPatternGetString", &fc->get_string},
		{"FcPatternGetInteger", &fc->get_integer},
		{"FcPatternGetBool", &fc->get_bool},
		{"FcPatternGetCharSet", &fc->get_characters},
		{"FcCharSetHasChar", &fc->has},
	};

	fc->library = library_open(names, 1, functions,
	                           sizeof(functions) / sizeof(*functions));
	if (!fc->library)
		return false;
	fc->config = fc->load();
	if (!fc->config)
		library_close(fc->library);
	return fc->config != NULL;
}

static const char *text_of(const struct fontconfig *fc, const void *pattern,
                           const char *name)
{
	unsigned char *value;

	return fc->get_string(pattern, name, 0, &value) == MATCH
	               ? (const char *)value
	               : "";
}

static int number_of(const struct fontconfig *fc, const void *pattern,
                     const char *name, int otherwise)
{
	int value;

	return fc->get_integer(pattern, name, 0, &value) == MATCH ? value
	                                                          : otherwise;
}

static bool is_set(const struct fontconfig *fc, const void *pattern,
                   const char *name)
{
	int value;

	return fc->get_bool(pattern, name, 0, &value) == MATCH && value;
}

/* fontconfig's weights, of which a handful are named, in those of CSS. */
static int css_weight(int weight)
{
	static const int weights[][2] = {
		{0, 100},   {40, 200},  {50, 300},  {80, 400},       {100, 500},
		{180, 600}, {200, 700}, {205, 800}, {INT32_MAX, 900}};
	int i = 0;

	while (weight > weights[i][0])
		i++;
	return weights[i][1];
}

/* Outlines of one weight, in one file: variable fonts, whose embedding would
 * want an instance of them, colours and bitmaps are left out. */
static void add_font(struct installed *installed, struct arena *a,
                     const struct fontconfig *fc, const void *pattern)
{
	struct installed_font font = {
		.path = text_of(fc, pattern, "file"),
		.family = text_of(fc, pattern, "family"),
		.collection_index = number_of(fc, pattern, "index", 0),
		.weight = css_weight(
			number_of(fc, pattern, "weight", WEIGHT_REGULAR)),
		.italic = number_of(fc, pattern, "slant", SLANT_ROMAN) !=
	                  SLANT_ROMAN,
		.monospaced =
			number_of(fc, pattern, "spacing", 0) >= SPACING_MONO,
	};
	void *characters;

	if (!*font.path || font.collection_index > 0xFFFF ||
	    is_set(fc, pattern, "variable") || is_set(fc, pattern, "color") ||
	    !is_set(fc, pattern, "scalable") ||
	    fc->get_characters(pattern, "charset", 0, &characters) != MATCH)
		return;
	font.characters = characters;
	*ARRAY_ADD(a, installed->fonts, installed->count, installed->room) =
		font;
}

/* Families of which there are one for each script, in one style, come first;
 * and those for books before those for screens. */
static int rank(const char *family)
{
	static const char *const first[] = {"Noto Serif", "Noto Sans", "Noto",
	                                    "DejaVu", "Free"};
	int i = 0;

	while (i < 5 && strncmp(family, first[i], strlen(first[i])) != 0)
		i++;
	return i;
}

static int by_name(const void *one, const void *other)
{
	const struct installed_font *a = one, *b = other;
	int order = rank(a->family) - rank(b->family);

	if (!order)
		order = strcmp(a->family, b->family);
	if (!order)
		order = a->weight - b->weight;
	if (!order)
		order = a->italic - b->italic;
	if (!order)
		order = strcmp(a->path, b->path);
	return order ? order : a->collection_index - b->collection_index;
}

void installed_open(struct installed *installed, struct arena *a)
{
	struct fontconfig fc = {0};
	const struct font_set *set;

	*installed = (struct installed){0};
	if (!load(&fc))
		return;
	installed->library = arena_new(a, struct fontconfig);
	*installed->library = fc;
	set = fc.fonts(fc.config, 0);
	for (int i = 0; set && i < set->count; i++)
		add_font(installed, a, &fc, set->patterns[i]);
	if (installed->count)
		qsort(installed->fonts, (size_t)installed->count,
		      sizeof(*installed->fonts), by_name);
}

void installed_close(struct installed *installed)
{
	struct fontconfig *fc = installed->library;

	if (!fc)
		return;
	fc->destroy(fc->config);
	fc->finish();
	library_close(fc->library);
	*installed = (struct installed){0};
}

bool installed_has(const struct installed *installed, int font, uint32_t c)
{
	return installed->library->has(installed->fonts[font].characters, c);
}
