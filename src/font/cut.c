/* font/cut.c - cut a text where its face or script changes */
#include "font/cut.h"

#include "base/array.h"
#include "font/face.h"

/* HarfBuzz looks back over all marks for the letter of each, and merges all
 * soft hyphens that it takes out: a heap of more of them (no writing has it)
 * goes on in another stretch. */
#define HEAP_MOST 64

/* The characters that stay together, decoded. */
struct cluster {
	uint32_t start, end;
	uint32_t characters[CLUSTER_MOST]; /* without the ignorable ones */
	int count;
	uint32_t script; /* 0: common */
	bool picture;
};

void cutter_close(struct cutter *cutter)
{
	unicode_close(cutter->unicode);
	arena_reset(&cutter->memory);
}

static bool is_in_face(const struct face *face, unsigned char c)
{
	return face->ascii[c >> 6 & 1] >> (c & 63) & 1;
}

/* Most text: ASCII, and the face has all of it. */
static bool is_plain(const struct face *face, struct view text)
{
	unsigned char all = 0;
	bool has = true;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		all |= c;
		has &= is_in_face(face, c & 0x7F);
	}
	return has && all < 0x80;
}

static uint32_t script_of(uint32_t c)
{
	uint32_t script = unicode_script(c);

	return script == SCRIPT_COMMON || script == SCRIPT_INHERITED ? 0
	                                                             : script;
}

/* Add one decoded character to the cluster. */
static void add_character(struct cluster *cluster, uint32_t c)
{
	if (c == 0xFE0F) /* asks for an emoji, as 0xFE0E asks for a sign */
		cluster->picture = true;
	if (c == 0xFE0E)
		cluster->picture = false;
	if (unicode_is_ignorable(c))
		return;
	if (cluster->count == 0)
		cluster->picture |= unicode_is_emoji(c);
	if (!cluster->script)
		cluster->script = script_of(c);
	cluster->characters[cluster->count++] = c;
}

/* The cluster at byte *at; starts[i] tells where clusters start, or NULL: each
 * character is one. *at moves past it. */
static void next_cluster(struct cluster *cluster, struct view text,
                         const uint8_t *starts, size_t *at)
{
	cluster->start = (uint32_t)*at;
	cluster->count = 0;
	cluster->script = 0;
	cluster->picture = false;
	for (int i = 0; i < CLUSTER_MOST; i++) {
		add_character(cluster, utf8_next(text.p, text.n, at));
		if (!starts || *at == text.n || starts[*at])
			break;
	}
	cluster->end = (uint32_t)*at;
}

static struct stretch *last_stretch(struct cutter *cutter)
{
	return cutter->count ? &cutter->stretches[cutter->count - 1] : NULL;
}

/* Would the cluster pile too many marks on one letter? */
static bool is_heap(struct cutter *cutter, const struct cluster *cluster)
{
	if (cluster->count == 0)
		cutter->heap++; /* drawn as nothing */
	for (int i = 0; i < cluster->count; i++)
		cutter->heap = unicode_is_mark(cluster->characters[i])
		                       ? cutter->heap + 1
		                       : 0;
	if (cutter->heap <= HEAP_MOST)
		return false;
	cutter->heap = 0;
	return true;
}

/* Take the cluster into the last stretch where face and script are the same,
 * into a new one where they are not. */
static void add_cluster(struct cutter *cutter, const struct cluster *cluster,
                        const struct face *face)
{
	struct stretch *last = last_stretch(cutter);
	uint32_t start = last ? last->end : 0; /* with ignorable ones before */
	bool heap = is_heap(cutter, cluster);

	if (last && face && !heap && last->face == face &&
	    (!last->script || !cluster->script ||
	     last->script == cluster->script)) {
		last->end = cluster->end;
		if (cluster->script)
			last->script = cluster->script;
		return;
	}
	*ARRAY_ADD(&cutter->memory, cutter->stretches, cutter->count,
	           cutter->room) =
		(struct stretch){start, cluster->end, face, cluster->script};
}

/* The face for a cluster: the font's own; that of the text before, for marks
 * and signs of no script; the first of the fallback list; or NULL. */
static const struct face *choose_face(struct cutter *cutter,
                                      const struct font *font,
                                      const struct cluster *cluster)
{
	const struct stretch *last = last_stretch(cutter);

	if (face_covers(font->face, cluster->characters, cluster->count))
		return font->face;
	if (last && last->face && last->face != font->face &&
	    !cluster->script && !cluster->picture &&
	    face_covers(last->face, cluster->characters, cluster->count))
		return last->face;
	return fonts_fallback_cluster(cutter->fonts, font, cluster->characters,
	                              cluster->count, cluster->picture);
}

/* What is drawn as nothing goes with the text before it, at the start with the
 * text after it. */
static void place_ignorable(struct cutter *cutter, const struct font *font,
                            const struct cluster *cluster)
{
	struct stretch *last = last_stretch(cutter);

	if (!last && ++cutter->heap <= HEAP_MOST)
		return;
	if (last && !last->face)
		last->end = cluster->end;
	else
		add_cluster(cutter, cluster, last ? last->face : font->face);
}

static void place_cluster(struct cutter *cutter, const struct font *font,
                          struct view text, const struct cluster *cluster)
{
	const struct face *face;

	if (cluster->count == 0) {
		place_ignorable(cutter, font, cluster);
		return;
	}
	face = choose_face(cutter, font, cluster);
	if (!face && cluster->count > 1) {
		/* Nobody has all of it: each character for itself. */
		size_t at = cluster->start;

		while (at < cluster->end) {
			struct cluster one;

			next_cluster(&one, text, NULL, &at);
			place_cluster(cutter, font, text, &one);
		}
		return;
	}
	add_cluster(cutter, cluster, face);
}

/* Is there a glyph in the font's face for each character by itself? Then no
 * cluster needs another face, and nobody has to ask where they start. */
static bool covers_each(const struct face *face, struct view text)
{
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = utf8_next(text.p, text.n, &at);

		if (c < 0x80 ? !is_in_face(face, (unsigned char)c)
		             : !face_covers(face, &c, 1))
			return false;
	}
	return true;
}

static const uint8_t *find_clusters(struct cutter *cutter, struct view text)
{
	if (!cutter->unicode)
		cutter->unicode = unicode_open();
	if (cutter->starts_room < text.n) {
		cutter->starts_room = 2 * text.n;
		cutter->starts =
			arena_raw(&cutter->memory, cutter->starts_room, 1);
	}
	unicode_clusters(cutter->unicode, text, cutter->starts);
	return cutter->starts;
}

void cut_text(struct cutter *cutter, const struct font *font, struct view text)
{
	const uint8_t *starts = NULL;
	struct cluster cluster;
	size_t at = 0;

	cutter->count = 0;
	cutter->heap = 0;
	if (is_plain(font->face, text)) {
		cluster.end = (uint32_t)text.n;
		cluster.count = 0;
		cluster.script = SCRIPT_LATIN;
		add_cluster(cutter, &cluster, font->face);
		return;
	}
	if (!covers_each(font->face, text))
		starts = find_clusters(cutter, text);
	while (at < text.n) {
		next_cluster(&cluster, text, starts, &at);
		place_cluster(cutter, font, text, &cluster);
	}
}
