/*
 * font/subset_kerned.c - glyphs of a subset with other advances
 *
 *	glyf   A B C | A' C' C"     composite glyphs: "A, as it stands"
 *	loca   0 1 2 | 3  4  5
 *	hmtx   a b c | a-17 c+5 c-9
 *
 * The tables glyf, loca, hmtx, hhea, maxp and head are made anew, all others
 * are those of the subset.
 */
#include "font/subset.h"

#include <hb.h>

#define GLYF HB_TAG('g', 'l', 'y', 'f')
#define LOCA HB_TAG('l', 'o', 'c', 'a')
#define HMTX HB_TAG('h', 'm', 't', 'x')
#define HHEA HB_TAG('h', 'h', 'e', 'a')
#define MAXP HB_TAG('m', 'a', 'x', 'p')
#define HEAD HB_TAG('h', 'e', 'a', 'd')

/* Where the numbers stand that change, in bytes. */
#define HEAD_LOCA_FORMAT  50
#define HHEA_METRICS      34
#define MAXP_GLYPHS       4
#define MAXP_PARTS        28
#define MAXP_DEPTH        30
#define GLYPH_HEAD        10
#define COMPOSITE         16
#define ARGUMENTS_ARE_X_Y 2

/* The largest glyf table that short offsets reach. */
#define SHORT_MOST 0x1FFFE

#define GLYPHS_MOST 0xFFFF

/* The tables as they were, and as they become. */
struct kerner {
	hb_face_t *face;
	struct buf glyf, loca, hmtx, hhea, maxp, head;
	uint32_t *offsets; /* of each old glyph, and the end */
	int old_count, metric_count;
	bool is_short; /* loca counts in pairs of bytes */
};

static unsigned get16(const struct buf *b, size_t at)
{
	const unsigned char *p = (const unsigned char *)b->bytes + at;

	return (unsigned)p[0] << 8 | p[1];
}

static void set16(struct buf *b, size_t at, unsigned value)
{
	b->bytes[at] = (char)(value >> 8);
	b->bytes[at + 1] = (char)(value & 0xFF);
}

static void put16(struct buf *out, unsigned value)
{
	buf_char(out, (char)(value >> 8 & 0xFF));
	buf_char(out, (char)(value & 0xFF));
}

static void get_table(const struct kerner *k, hb_tag_t tag, struct buf *out)
{
	hb_blob_t *blob = hb_face_reference_table(k->face, tag);
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);

	buf_add(out, bytes, length);
	hb_blob_destroy(blob);
}

/* Is all there that is read or changed below? */
static bool open_tables(struct kerner *k, struct arena *scratch)
{
	size_t width;

	get_table(k, GLYF, &k->glyf);
	get_table(k, LOCA, &k->loca);
	get_table(k, HMTX, &k->hmtx);
	get_table(k, HHEA, &k->hhea);
	get_table(k, MAXP, &k->maxp);
	get_table(k, HEAD, &k->head);
	if (k->head.len < 54 || k->hhea.len < 36 || k->maxp.len < 32)
		return false;
	k->is_short = get16(&k->head, HEAD_LOCA_FORMAT) == 0;
	width = k->is_short ? 2 : 4;
	k->old_count = (int)get16(&k->maxp, MAXP_GLYPHS);
	k->metric_count = (int)get16(&k->hhea, HHEA_METRICS);
	if (k->metric_count < 1 || k->metric_count > k->old_count ||
	    k->loca.len < ((size_t)k->old_count + 1) * width ||
	    k->hmtx.len < (size_t)(k->metric_count + k->old_count) * 2)
		return false;
	k->offsets = arena_raw(scratch, (size_t)k->old_count + 1,
	                       sizeof(*k->offsets));
	for (int i = 0; i <= k->old_count; i++) {
		size_t at = (size_t)i * width;

		k->offsets[i] = k->is_short
		                        ? 2 * (uint32_t)get16(&k->loca, at)
		                        : (uint32_t)get16(&k->loca, at) << 16 |
		                                  get16(&k->loca, at + 2);
		if (k->offsets[i] > k->glyf.len ||
		    (i && k->offsets[i] < k->offsets[i - 1]))
			return false;
	}
	return true;
}

static unsigned bearing_of(const struct kerner *k, int glyph)
{
	size_t at = glyph < k->metric_count
	                    ? (size_t)glyph * 4 + 2
	                    : (size_t)(k->metric_count + glyph) * 2;

	return get16(&k->hmtx, at);
}

static unsigned own_advance(const struct kerner *k, int glyph)
{
	int last = glyph < k->metric_count ? glyph : k->metric_count - 1;

	return get16(&k->hmtx, (size_t)last * 4);
}

/* A full row for each glyph, in place of the table that was. */
static void make_metrics(struct kerner *k, const struct subset_kerned *kerned,
                         int count)
{
	struct buf rows = {0};

	for (int i = 0; i < k->old_count; i++) {
		put16(&rows, own_advance(k, i));
		put16(&rows, bearing_of(k, i));
	}
	for (int i = 0; i < count; i++) {
		put16(&rows, (unsigned)kerned[i].advance);
		put16(&rows, bearing_of(k, kerned[i].glyph));
	}
	buf_clear(&k->hmtx);
	k->hmtx = rows;
	set16(&k->hhea, HHEA_METRICS, (unsigned)(k->old_count + count));
}

/* "This glyph, as it stands"; nothing for one that is empty. */
static void add_composite(struct kerner *k, int glyph)
{
	uint32_t start = k->offsets[glyph];

	if (k->offsets[glyph + 1] < start + GLYPH_HEAD)
		return;
	put16(&k->glyf, 0xFFFF);
	for (size_t i = 2; i < GLYPH_HEAD; i += 2)
		put16(&k->glyf, get16(&k->glyf, start + i));
	put16(&k->glyf, ARGUMENTS_ARE_X_Y);
	put16(&k->glyf, (unsigned)glyph);
	put16(&k->glyf, 0);
}

static void put_offset(struct kerner *k, uint32_t offset)
{
	if (!k->is_short)
		put16(&k->loca, offset >> 16);
	put16(&k->loca, (k->is_short ? offset / 2 : offset) & 0xFFFF);
}

static void make_glyphs(struct kerner *k, const struct subset_kerned *kerned,
                        int count)
{
	if (k->glyf.len % 2)
		buf_char(&k->glyf, 0);
	k->is_short &= k->glyf.len + (size_t)count * COMPOSITE <= SHORT_MOST;
	set16(&k->head, HEAD_LOCA_FORMAT, k->is_short ? 0 : 1);
	buf_empty(&k->loca);
	for (int i = 0; i < k->old_count; i++)
		put_offset(k, k->offsets[i]);
	for (int i = 0; i < count; i++) {
		put_offset(k, (uint32_t)k->glyf.len);
		add_composite(k, kerned[i].glyph);
	}
	put_offset(k, (uint32_t)k->glyf.len);
	set16(&k->maxp, MAXP_GLYPHS, (unsigned)(k->old_count + count));
	if (get16(&k->maxp, MAXP_PARTS) == 0)
		set16(&k->maxp, MAXP_PARTS, 1);
	set16(&k->maxp, MAXP_DEPTH, get16(&k->maxp, MAXP_DEPTH) + 1);
}

static void add_table(hb_face_t *builder, hb_tag_t tag, const struct buf *table)
{
	hb_blob_t *blob = hb_blob_create(table->bytes, (unsigned)table->len,
	                                 HB_MEMORY_MODE_READONLY, NULL, NULL);

	hb_face_builder_add_table(builder, tag, blob);
	hb_blob_destroy(blob);
}

static bool is_made(hb_tag_t tag)
{
	return tag == GLYF || tag == LOCA || tag == HMTX || tag == HHEA ||
	       tag == MAXP || tag == HEAD;
}

/* All tables as one file, in place of the font's bytes. */
static bool join_tables(struct kerner *k, struct buf *font)
{
	hb_face_t *builder = hb_face_builder_create();
	hb_tag_t tags[64];
	unsigned count = sizeof(tags) / sizeof(*tags), length;
	struct buf whole = {0};
	const char *bytes;
	hb_blob_t *blob;

	hb_face_get_table_tags(k->face, 0, &count, tags);
	for (unsigned i = 0; i < count; i++) {
		if (is_made(tags[i]))
			continue;
		blob = hb_face_reference_table(k->face, tags[i]);
		hb_face_builder_add_table(builder, tags[i], blob);
		hb_blob_destroy(blob);
	}
	add_table(builder, GLYF, &k->glyf);
	add_table(builder, LOCA, &k->loca);
	add_table(builder, HMTX, &k->hmtx);
	add_table(builder, HHEA, &k->hhea);
	add_table(builder, MAXP, &k->maxp);
	add_table(builder, HEAD, &k->head);
	blob = hb_face_reference_blob(builder);
	bytes = hb_blob_get_data(blob, &length);
	buf_add(&whole, bytes, length);
	hb_blob_destroy(blob);
	hb_face_destroy(builder);
	if (!whole.len)
		return false;
	buf_clear(font);
	*font = whole;
	return true;
}

int subset_add_kerned(struct buf *font, const struct subset_kerned *kerned,
                      int count)
{
	hb_blob_t *blob = hb_blob_create(font->bytes, (unsigned)font->len,
	                                 HB_MEMORY_MODE_READONLY, NULL, NULL);
	struct kerner k = {.face = hb_face_create(blob, 0)};
	struct arena scratch = {0};
	int first = 0;

	hb_blob_destroy(blob);
	if (count && open_tables(&k, &scratch) &&
	    k.old_count + count <= GLYPHS_MOST) {
		make_metrics(&k, kerned, count);
		make_glyphs(&k, kerned, count);
		first = k.old_count;
	}
	if (first && !join_tables(&k, font))
		first = 0;
	hb_face_destroy(k.face);
	buf_clear(&k.glyf);
	buf_clear(&k.loca);
	buf_clear(&k.hmtx);
	buf_clear(&k.hhea);
	buf_clear(&k.maxp);
	buf_clear(&k.head);
	arena_reset(&scratch);
	return first;
}
