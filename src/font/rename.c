/* font/rename.c - a font under another family name */
#include "font/rename.h"

#include "base/buf.h"

#include <hb-ot.h>
#include <hb.h>

/* Records of the name table: Windows, Unicode, US English. */
#define PLATFORM 3
#define ENCODING 1
#define LANGUAGE 0x0409

#define RECORD_BYTES 12

/* A longer name is cut: the table counts in 16 bits. */
#define NAME_MOST 200

/* The ids written, in the order the table needs them. */
static const hb_ot_name_id_t ids[] = {
	HB_OT_NAME_ID_COPYRIGHT,
	HB_OT_NAME_ID_FONT_FAMILY,
	HB_OT_NAME_ID_FONT_SUBFAMILY,
	HB_OT_NAME_ID_UNIQUE_ID,
	HB_OT_NAME_ID_FULL_NAME,
	HB_OT_NAME_ID_VERSION_STRING,
	HB_OT_NAME_ID_POSTSCRIPT_NAME,
	HB_OT_NAME_ID_LICENSE,
	HB_OT_NAME_ID_LICENSE_URL,
	HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY,
	HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY,
};
#define ID_COUNT (sizeof(ids) / sizeof(ids[0]))

/* What the new names are made of. "Some Sans SemiBold" is of the family "Some
 * Sans", in the style "SemiBold Italic"; to programs that know four styles it
 * is the family "Some Sans SemiBold", with the weight added. */
struct names {
	hb_face_t *original;
	struct view family;
	struct buf old_family;
	struct buf style;
};

/* Big-endian, as everything in a font. */
static void put16(struct buf *out, unsigned value)
{
	buf_char(out, (char)(value >> 8 & 0xFF));
	buf_char(out, (char)(value & 0xFF));
}

static void put_utf16(struct buf *out, struct view text)
{
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (c > 0xFFFF) {
			put16(out, 0xD800 + ((c - 0x10000) >> 10));
			c = 0xDC00 + (c & 0x3FF);
		}
		put16(out, c);
	}
}

/* A text of the original's name table, in UTF-8; empty when it has none. */
static void read_name(hb_face_t *face, hb_ot_name_id_t id, struct buf *out)
{
	hb_language_t english = hb_language_from_string("en", -1);
	char part[4096];
	unsigned size = sizeof(part);

	buf_empty(out);
	if (hb_ot_name_get_utf8(face, id, english, &size, part))
		buf_add(out, part, size);
}

static void read_names(hb_face_t *face, const char *family, struct names *names)
{
	*names = (struct names){.original = face, .family = view_of(family)};
	if (names->family.n > NAME_MOST)
		names->family.n = NAME_MOST;
	read_name(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, &names->old_family);
	if (!names->old_family.len)
		read_name(face, HB_OT_NAME_ID_FONT_FAMILY, &names->old_family);
	read_name(face, HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY, &names->style);
	if (!names->style.len)
		read_name(face, HB_OT_NAME_ID_FONT_SUBFAMILY, &names->style);
}

/* PostScript's: letters and digits of the family, a hyphen, the style. */
static void write_postscript_name(const struct names *names, struct buf *words)
{
	for (size_t i = 0; i < names->family.n && words->len < 40; i++)
		if (ascii_is_alpha(names->family.p[i]) ||
		    ascii_is_digit(names->family.p[i]))
			buf_char(words, names->family.p[i]);
	buf_char(words, '-');
	for (size_t i = 0; i < names->style.len && words->len < 63; i++)
		if (ascii_is_alpha(names->style.bytes[i]))
			buf_char(words, names->style.bytes[i]);
}

/* The new text of one id into words; nothing for what the old font lacks. */
static void write_name(const struct names *names, hb_ot_name_id_t id,
                       struct buf *words)
{
	size_t old = names->old_family.len;

	read_name(names->original, id, words);
	switch (id) {
	case HB_OT_NAME_ID_FONT_FAMILY: {
		struct buf weight = {0};

		if (view_starts((struct view){buf_text(words), words->len},
		                buf_text(&names->old_family)))
			buf_puts(&weight, buf_text(words) + old);
		buf_empty(words);
		buf_view(words, names->family);
		buf_puts(words, buf_text(&weight));
		buf_clear(&weight);
		break;
	}
	case HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY:
		if (!words->len)
			break;
		buf_empty(words);
		buf_view(words, names->family);
		break;
	case HB_OT_NAME_ID_UNIQUE_ID:
	case HB_OT_NAME_ID_FULL_NAME:
		buf_empty(words);
		buf_view(words, names->family);
		buf_printf(words, " %s", buf_text(&names->style));
		break;
	case HB_OT_NAME_ID_POSTSCRIPT_NAME:
		buf_empty(words);
		write_postscript_name(names, words);
		break;
	default:
		break;
	}
}

static void write_name_table(const struct names *names, struct buf *out)
{
	struct buf words = {0}, texts = {0}, records = {0};
	unsigned count = 0;

	for (size_t i = 0; i < ID_COUNT; i++) {
		size_t start = texts.len;

		write_name(names, ids[i], &words);
		if (!words.len)
			continue;
		put_utf16(&texts, (struct view){buf_text(&words), words.len});
		put16(&records, PLATFORM);
		put16(&records, ENCODING);
		put16(&records, LANGUAGE);
		put16(&records, ids[i]);
		put16(&records, (unsigned)(texts.len - start));
		put16(&records, (unsigned)start);
		count++;
	}
	put16(out, 0);
	put16(out, count);
	put16(out, 6 + count * RECORD_BYTES);
	buf_add(out, buf_text(&records), records.len);
	buf_add(out, buf_text(&texts), texts.len);
	buf_clear(&words);
	buf_clear(&texts);
	buf_clear(&records);
}

/* Copy the tables of the subset, all but the name table. HarfBuzz lists the
 * tables of a file only, not those of a face that is being built. */
static void copy_tables(hb_face_t *subset, hb_face_t *to)
{
	hb_blob_t *file = hb_face_reference_blob(subset);
	hb_face_t *from = hb_face_create(file, 0);
	hb_tag_t tags[64];
	unsigned count = sizeof(tags) / sizeof(tags[0]);

	hb_face_get_table_tags(from, 0, &count, tags);
	for (unsigned i = 0; i < count; i++) {
		hb_blob_t *table;

		if (tags[i] == HB_TAG('n', 'a', 'm', 'e'))
			continue;
		table = hb_face_reference_table(from, tags[i]);
		hb_face_builder_add_table(to, tags[i], table);
		hb_blob_destroy(table);
	}
	hb_face_destroy(from);
	hb_blob_destroy(file);
}

hb_face_t *face_renamed(hb_face_t *subset, hb_face_t *original,
                        const char *name)
{
	hb_face_t *renamed = hb_face_builder_create();
	struct buf table = {0};
	struct names names;
	hb_blob_t *blob;

	read_names(original, name, &names);
	write_name_table(&names, &table);
	blob = hb_blob_create(buf_text(&table), (unsigned)table.len,
	                      HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
	copy_tables(subset, renamed);
	hb_face_builder_add_table(renamed, HB_TAG('n', 'a', 'm', 'e'), blob);
	hb_blob_destroy(blob);
	buf_clear(&table);
	buf_clear(&names.old_family);
	buf_clear(&names.style);
	hb_face_destroy(subset);
	return renamed;
}
