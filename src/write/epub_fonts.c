/* write/epub_fonts.c - font files with just the characters that are shown */
#include "write/epub_fonts.h"

#include "base/array.h"
#include "base/unicode.h"
#include "font/subset.h"

#define BLOCK_COUNT (0x110000 / 256)

/* --- sets of characters --- */

struct letters *letters_new(struct arena *a)
{
	struct letters *letters = arena_new(a, struct letters);

	letters->memory = a;
	return letters;
}

static void add_character(struct letters *letters, int style, uint32_t c)
{
	uint32_t ***blocks = &letters->blocks[style];
	uint32_t **block;

	if (!*blocks)
		*blocks = arena_alloc(letters->memory, BLOCK_COUNT,
		                      sizeof(**blocks));
	block = &(*blocks)[c >> 8];
	if (!*block)
		*block = arena_alloc(letters->memory, 8, sizeof(**block));
	(*block)[(c & 0xFF) >> 5] |= UINT32_C(1) << (c & 31);
}

void letters_add(struct letters *letters, int style, struct view text)
{
	uint8_t *ascii = letters->ascii[style];
	size_t at = 0;

	while (at < text.n) {
		unsigned char byte = (unsigned char)text.p[at];

		if (byte < 128) {
			ascii[byte] = 1;
			at++;
		} else {
			add_character(letters, style,
			              utf8_next(text.p, text.n, &at));
		}
	}
}

/* A list of characters that grows. */
struct list {
	uint32_t *items;
	int count, room;
};

/* The characters of a style that are to be seen, in order. */
static struct list letters_list(struct arena *a, const struct letters *letters,
                                int style)
{
	struct list list = {0};
	uint32_t *const *blocks = letters->blocks[style];

	for (uint32_t c = ' '; c < 127; c++)
		if (letters->ascii[style][c])
			*ARRAY_ADD(a, list.items, list.count, list.room) = c;
	for (uint32_t b = 0; blocks && b < BLOCK_COUNT; b++)
		for (uint32_t i = 0; blocks[b] && i < 256; i++)
			if (blocks[b][i >> 5] & UINT32_C(1) << (i & 31))
				*ARRAY_ADD(a, list.items, list.count,
				           list.room) = (b << 8) + i;
	return list;
}

/* --- font files --- */

/* Faces that stand in for others, in the order they were needed. */
struct extras {
	struct {
		const struct face *face;
		struct list letters;
	} * faces;
	int count, room;
};

const char *web_family(int family)
{
	static const char *const names[FAMILIES] = {
		[FAMILY_SERIF] = "Chapbook Serif",
		[FAMILY_SANS] = "Chapbook Sans",
		[FAMILY_MONO] = "Chapbook Mono",
	};

	return names[family];
}

static bool add_font(struct arena *a, struct web_fonts *web,
                     const struct face *face, const struct list *letters,
                     const char *family, int style)
{
	struct buf bytes = {0}, name = {0};
	bool bold = style & LETTERS_BOLD, italic = style & LETTERS_ITALIC;
	struct web_font *font;

	if (!subset_for_web(face, letters->items, letters->count, family,
	                    &bytes)) {
		buf_clear(&bytes);
		return false;
	}
	for (const char *p = family; *p; p++)
		buf_char(&name, *p == ' ' ? '-' : ascii_lower(*p));
	buf_puts(&name, bold     ? italic ? "-bold-italic" : "-bold"
	                : italic ? "-italic"
	                         : "-regular");
	buf_puts(&name, face->cff ? ".otf" : ".ttf");
	font = ARRAY_ADD(a, web->fonts, web->count, web->room);
	*font = (struct web_font){
		.file = arena_copy(a, buf_text(&name), name.len),
		.family = family,
		.type = face->cff ? "font/otf" : "font/ttf",
		.bold = bold,
		.italic = italic,
		.bytes = arena_view(a, (struct view){bytes.bytes, bytes.len}),
	};
	buf_clear(&bytes);
	buf_clear(&name);
	return true;
}

/* c is wanted, but font has it not: note it with the face that has. Emoji are
 * left to the reading system, whose own are in colour. */
static void add_extra(struct arena *a, struct extras *extras,
                      struct fonts *fonts, const struct font *font, uint32_t c)
{
	const struct face *face;
	int i = 0;

	if (unicode_is_emoji(c) || unicode_is_ignorable(c) ||
	    unicode_is_space(c))
		return;
	face = fonts_fallback(fonts, font, c);
	if (!face)
		return;
	while (i < extras->count && extras->faces[i].face != face)
		i++;
	if (i == extras->count)
		ARRAY_ADD(a, extras->faces, extras->count, extras->room)->face =
			face;
	*ARRAY_ADD(a, extras->faces[i].letters.items,
	           extras->faces[i].letters.count,
	           extras->faces[i].letters.room) = c;
}

/* The weight that bold means: that of the headings in their own family. */
static int bold_weight(const struct theme *theme, int family)
{
	int weight = theme->headings[0].weight;

	if (family == (int)theme->headings[0].family &&
	    family != (int)theme->body_family && weight > 500)
		return weight;
	return 700;
}

/* Is something of this family shown in capitals that were not written? */
static bool shows_capitals(const struct theme *theme, int family)
{
	for (int i = 0; i < HEADING_LEVELS; i++)
		if (theme->headings[i].letter_case &&
		    family == (int)theme->headings[0].family)
			return true;
	return false;
}

/* Add the capitals of the letters that are there. */
static void add_capitals(struct arena *a, struct letters *letters, int style)
{
	struct list all = letters_list(a, letters, style);

	for (int i = 0; i < all.count; i++) {
		char text[4];
		size_t n = (size_t)utf8_put(all.items[i], text);

		letters_add(letters, style,
		            unicode_upper(a, (struct view){text, n}, NULL));
	}
}

static void add_style(struct arena *a, struct web_fonts *web,
                      const struct letters *letters, const struct theme *theme,
                      struct fonts *fonts, int style, struct extras *extras)
{
	int family = style / LETTERS_FAMILY;
	struct list all = letters_list(a, letters, style), own = {0};
	const struct font *font;

	if (!all.count)
		return;
	font = fonts_get(fonts, family,
	                 style & LETTERS_BOLD ? bold_weight(theme, family)
	                                      : 400,
	                 style & LETTERS_ITALIC, 0);
	if (!font)
		return;
	for (int i = 0; i < all.count; i++) {
		if (face_has(font->face, all.items[i]))
			*ARRAY_ADD(a, own.items, own.count, own.room) =
				all.items[i];
		else
			add_extra(a, extras, fonts, font, all.items[i]);
	}
	if (own.count && add_font(a, web, font->face, &own, web_family(family),
	                          style & (LETTERS_BOLD | LETTERS_ITALIC)))
		web->has_family[family] = true;
}

bool web_font_read(struct arena *a, struct view file_name, struct view bytes,
                   struct web_font *font)
{
	static const struct {
		const char *start, *type;
	} kinds[] = {
		{"OTTO", "font/otf"},
		{"true", "font/ttf"},
		{"wOFF", "font/woff"},
		{"wOF2", "font/woff2"},
	};
	const char *type = NULL;

	if (bytes.n > 12 && memcmp(bytes.p, "\0\1\0\0", 4) == 0)
		type = "font/ttf";
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (bytes.n > 12 && memcmp(bytes.p, kinds[i].start, 4) == 0)
			type = kinds[i].type;
	*font = (struct web_font){
		.file = arena_view(a, file_name).p,
		.type = type,
		.bytes = bytes,
	};
	return type;
}

struct web_fonts *web_fonts_make(struct arena *a, struct letters *letters,
                                 const struct theme *theme, struct fonts *fonts)
{
	struct web_fonts *web = arena_new(a, struct web_fonts);
	struct extras extras = {0};

	for (int style = 0; style < LETTERS_STYLES; style++)
		if (shows_capitals(theme, style / LETTERS_FAMILY))
			add_capitals(a, letters, style);
	for (int style = 0; fonts && style < LETTERS_STYLES; style++)
		add_style(a, web, letters, theme, fonts, style, &extras);
	for (int i = 0; i < extras.count; i++) {
		const char *family = arena_printf(a, "Chapbook Extra %d",
		                                  web->extra_count + 1);

		if (add_font(a, web, extras.faces[i].face,
		             &extras.faces[i].letters, family, 0))
			web->extra_count++;
	}
	return web;
}
